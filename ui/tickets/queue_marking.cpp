#include "ui/tickets/queue_marking.h"

#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTableView>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QueueMarking::QueueMarking(Actions& actions, QTableView* table, QueueModel* model, bool canMark)
    : QObject(table), m_table(table), m_model(model)
{
    addActions(actions, canMark);
    if (!canMark)
        return;
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
}

void QueueMarking::addActions(Actions& actions, bool canMark)
{
    const auto add = [&](const QString& id, const QString& text, const QList<QKeySequence>& keys,
                         const std::function<void()>& act) {
        auto* action = actions.addFor(m_table, id, text, keys);
        connect(action, &QAction::triggered, this, act);
    };
    add(u"list.next"_s, tr("Next ticket in the list"), {QKeySequence(u"J"_s)}, [this] { move(1); });
    add(u"list.previous"_s, tr("Previous ticket in the list"), {QKeySequence(u"K"_s)},
        [this] { move(-1); });
    if (!canMark)
        return;
    add(u"list.mark"_s, tr("Mark the ticket"), {QKeySequence(u"X"_s)}, [this] { toggle(); });
    add(u"list.markDown"_s, tr("Mark this ticket and the next"),
        {QKeySequence(u"Shift+J"_s), QKeySequence(u"Shift+Down"_s)}, [this] { extend(1); });
    add(u"list.markUp"_s, tr("Mark this ticket and the one above"),
        {QKeySequence(u"Shift+K"_s), QKeySequence(u"Shift+Up"_s)}, [this] { extend(-1); });
    add(u"list.markAll"_s, tr("Mark all tickets of the list"), {QKeySequence::SelectAll}, [this] {
        m_model->setMarks({true, {}});
    });
}

void QueueMarking::move(int rows)
{
    if (m_model->rowCount() == 0)
        return;
    const auto now = m_table->currentIndex();
    const auto next = now.isValid() ? now.row() + rows : 0;
    m_table->setCurrentIndex(m_model->index(std::clamp(next, 0, m_model->rowCount() - 1), 0));
}

void QueueMarking::toggle()
{
    const auto* row = m_model->row(m_table->currentIndex().row());
    if (!row)
        return;
    auto marks = m_model->marks();
    marks.set(row->id, !marks.contains(row->id));
    m_model->setMarks(marks);
}

void QueueMarking::extend(int rows)
{
    const auto now = m_table->currentIndex().row();
    if (now < 0 || m_model->rowCount() == 0)
        return;
    const auto next = std::clamp(now + rows, 0, m_model->rowCount() - 1);
    m_model->mark(qMin(now, next), qMax(now, next));
    m_table->setCurrentIndex(m_model->index(next, 0));
}

bool QueueMarking::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport()) {
        return event->type() == QEvent::MouseButtonPress
            && press(*static_cast<QMouseEvent*>(event));
    }
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape
        || m_model->marks() == QueueMarks())
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_model->setMarks({});
    return true;
}

bool QueueMarking::press(const QMouseEvent& event)
{
    const auto index = m_table->indexAt(event.position().toPoint());
    if (event.button() != Qt::LeftButton || !index.isValid())
        return false;
    const auto anchor = m_table->currentIndex().row();
    if (event.modifiers() == Qt::ControlModifier) {
        m_table->setCurrentIndex(index);
        toggle();
        return true;
    }
    if (event.modifiers() == Qt::ShiftModifier && anchor >= 0) {
        m_model->mark(qMin(anchor, index.row()), qMax(anchor, index.row()));
        m_table->setCurrentIndex(index);
        return true;
    }
    return false;
}

} // namespace homeport
