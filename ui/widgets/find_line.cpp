#include "ui/widgets/find_line.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/visibility.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

bool isReturn(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

QToolButton* button(const QString& name, const QString& text)
{
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

FindLine::FindLine(QWidget* parent) : QFrame(parent), m_words(new QLineEdit), m_count(new QLabel)
{
    setObjectName(u"findLine"_s);
    setStyleClass(this, u"card"_s);
    m_words->setObjectName(u"findWords"_s);
    m_words->setAccessibleName(tr("Words to find"));
    m_words->setPlaceholderText(tr("Find here"));
    m_count->setObjectName(u"findCount"_s);
    setStyleClass(m_count, u"muted"_s);
    auto* before = button(u"findPrevious"_s, tr("The place before"));
    before->setIcon(icon(u"chevron_up"));
    auto* next = button(u"findNext"_s, tr("The next place"));
    next->setIcon(icon(u"chevron_down"));
    auto* end = button(u"findClose"_s, tr("Close"));
    end->setIcon(icon(u"close"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::smallSpace, 4, Theme::smallSpace, 4);
    row->setSpacing(Theme::smallSpace);
    row->addWidget(m_words, 1);
    row->addWidget(m_count);
    row->addWidget(before);
    row->addWidget(next);
    row->addWidget(end);
    connect(m_words, &QLineEdit::textChanged, this, [this] {
        const auto places = look();
        go(places, nearest(places));
    });
    connect(before, &QToolButton::clicked, this, [this] { step(false); });
    connect(next, &QToolButton::clicked, this, [this] { step(true); });
    connect(end, &QToolButton::clicked, this, &FindLine::close);
    hide();
}

void FindLine::open()
{
    setShown(this, true);
    m_words->setFocus();
    m_words->selectAll();
    const auto places = look();
    go(places, nearest(places));
}

void FindLine::setArea(QScrollArea* area)
{
    if (area == m_area)
        return;
    unmark(std::exchange(m_place, {}));
    m_area = area;
    if (!isOpen())
        return;
    const auto places = look();
    go(places, nearest(places));
}

void FindLine::step(bool isForward)
{
    if (!isOpen())
        return open();
    const auto places = look();
    const auto now = places.indexOf(m_place);
    if (now < 0 || !m_place.part)
        return go(places, nearest(places));
    go(places, (now + (isForward ? 1 : places.size() - 1)) % places.size());
}

QList<TextPlace> FindLine::look()
{
    if (!m_area)
        return {};
    if (!m_words->text().isEmpty())
        emit sought(m_words->text());
    return placesOf(m_words->text(), *m_area);
}

qsizetype FindLine::nearest(const QList<TextPlace>& places) const
{
    const auto top = m_area ? m_area->verticalScrollBar()->value() : 0;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (depthOf(places[i], *m_area) >= top)
            return i;
    }
    return 0;
}

void FindLine::go(const QList<TextPlace>& places, qsizetype which)
{
    unmark(std::exchange(m_place, places.value(which)));
    if (m_area)
        showPlace(m_place, *m_area);
    const QLocale locale;
    m_count->setText(m_words->text().isEmpty() ? QString()
            : places.isEmpty()
            ? tr("Not found")
            : tr("%1 of %2", "which place, of how many")
                  .arg(locale.toString(which + 1), locale.toString(places.size())));
}

void FindLine::close()
{
    setShown(this, false);
    if (m_area)
        m_area->setFocus(); // the keys are those of the page again
}

bool FindLine::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.key() == Qt::Key_Escape || isReturn(key)) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

void FindLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (isReturn(*event))
        return step(!event->modifiers().testFlag(Qt::ShiftModifier));
    QFrame::keyPressEvent(event);
}

} // namespace homeport
