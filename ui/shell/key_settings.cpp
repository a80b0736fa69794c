#include "ui/shell/key_settings.h"

#include "ui/shell/actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/overlay.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

enum Column { Act, Keys, ColumnCount };

QString plain(QString text)
{
    return text.remove(u'&');
}

QString wordsOf(const QList<QKeySequence>& keys)
{
    QStringList words;
    for (const auto& each : keys)
        words += KeyHint::words(each);
    return words.join(u",  "_s);
}

} // namespace

KeySettings::KeySettings(Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_filter(new QLineEdit)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_edit(new QKeySequenceEdit)
    , m_said(new QLabel)
    , m_set(new HintButton(tr("Set"), {}, HintButton::Look::Primary))
    , m_none(new HintButton(tr("No key")))
    , m_usual(new HintButton(tr("Usual key")))
{
    setObjectName(u"keySettings"_s);
    setMinimumSize(640, 520);
    m_filter->setObjectName(u"keyFilter"_s);
    m_filter->setPlaceholderText(tr("Find an act"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_table->setObjectName(u"keyTable"_s);
    m_table->setAccessibleName(tr("Acts and their keys"));
    m_table->setHorizontalHeaderLabels({tr("Act"), tr("Keys")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(Act, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(Keys, 190);
    m_table->installEventFilter(this);
    m_edit->setObjectName(u"keyEdit"_s);
    m_edit->setAccessibleName(tr("New keys"));
    m_edit->installEventFilter(this);
    m_said->setObjectName(u"keySaid"_s);
    m_said->setWordWrap(true);
    m_set->setObjectName(u"keySet"_s);
    m_none->setObjectName(u"keyNone"_s);
    m_usual->setObjectName(u"keyUsual"_s);

    auto* heading = new QLabel(tr("Keys"));
    setStyleClass(heading, u"heading"_s);
    auto* hint =
        new QLabel(tr("Choose an act, press Enter, and then the keys it shall have from now on."));
    setStyleClass(hint, u"muted"_s);
    auto* leave = new HintButton(tr("Back"), KeyHint::words(Qt::Key_Escape));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_edit, 1);
    for (auto* each : {m_set, m_none, m_usual, leave})
        foot->addWidget(each);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addWidget(hint);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_said);
    layout->addLayout(foot);

    connect(&m_actions, &Actions::keysChanged, this, &KeySettings::refresh);
    connect(m_filter, &QLineEdit::textChanged, this, &KeySettings::fill);
    connect(m_table, &QTableWidget::currentCellChanged, this, &KeySettings::follow);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeySettings::judge);
    connect(m_edit, &QKeySequenceEdit::editingFinished, this, [this] {
        if (m_set->isEnabled())
            m_set->setFocus();
    });
    connect(m_set, &HintButton::clicked, this, &KeySettings::set);
    connect(m_none, &HintButton::clicked, this, [this] { show({}); });
    connect(m_usual, &HintButton::clicked, this, [this] {
        if (auto* action = current())
            show(m_actions.usualKeys(action->objectName()));
    });
    connect(leave, &HintButton::clicked, this, &KeySettings::leaveRequested);
    fill();
}

void KeySettings::open(Actions& actions, QWidget* window)
{
    auto* overlay = new Overlay(window);
    auto* settings = new KeySettings(actions);
    overlay->setContent(settings);
    connect(settings, &KeySettings::leaveRequested, overlay, [overlay] {
        overlay->dismiss();
        overlay->deleteLater();
    });
    connect(overlay, &Overlay::dismissed, overlay, &QObject::deleteLater);
    overlay->open(settings->m_filter);
}

void KeySettings::fill()
{
    auto* kept = current();
    const auto wanted = m_filter->text().trimmed();
    m_table->setRowCount(0);
    for (auto* action : m_actions.all()) {
        const auto text = plain(action->text());
        if (!wanted.isEmpty() && !text.contains(wanted, Qt::CaseInsensitive))
            continue;
        const auto row = m_table->rowCount();
        m_table->insertRow(row);
        auto* name = new QTableWidgetItem(text);
        name->setData(Qt::UserRole, action->objectName());
        m_table->setItem(row, Act, name);
        m_table->setItem(row, Keys, new QTableWidgetItem(wordsOf(action->shortcuts())));
        if (action == kept)
            m_table->setCurrentCell(row, Act);
    }
    if (!current() && m_table->rowCount() > 0)
        m_table->setCurrentCell(0, Act);
    follow();
}

QAction* KeySettings::current() const
{
    const auto* item = m_table->item(m_table->currentRow(), Act);
    return item ? m_actions.find(item->data(Qt::UserRole).toString()) : nullptr;
}

/// Who has the keys in the field, if that is another act.
QAction* KeySettings::holder() const
{
    auto* action = current();
    return action ? m_actions.holderOf(m_edit->keySequence(), action) : nullptr;
}

void KeySettings::follow()
{
    m_edit->clear();
    offer();
}

/// What can be done with the chosen act and with the keys in the field.
void KeySettings::offer()
{
    auto* action = current();
    m_none->setEnabled(action && !action->shortcuts().isEmpty());
    m_usual->setEnabled(action && action->shortcuts() != m_actions.usualKeys(action->objectName()));
    judge();
}

void KeySettings::judge()
{
    auto* action = current();
    const auto keys = m_edit->keySequence();
    m_set->setEnabled(action && !keys.isEmpty() && !action->shortcuts().contains(keys));
    const auto* other = keys.isEmpty() ? nullptr : holder();
    m_set->setText(other ? tr("Take it over") : tr("Set"));
    m_said->setText(other ? tr("“%1” has %2 already; taken over, it has it no longer.")
                                .arg(plain(other->text()), KeyHint::words(keys))
                          : QString());
}

void KeySettings::set()
{
    auto* action = current();
    const auto keys = m_edit->keySequence();
    if (!action || keys.isEmpty())
        return;
    while (auto* other = holder()) {
        auto left = other->shortcuts();
        left.removeIf([&](const QKeySequence& each) { return Actions::clash(each, keys); });
        m_actions.setKeys(other->objectName(), left);
    }
    show({keys});
}

void KeySettings::show(const QList<QKeySequence>& keys)
{
    auto* action = current();
    if (!action)
        return;
    m_actions.setKeys(action->objectName(), keys);
    fill();
    m_table->setFocus();
    m_said->setText(keys.isEmpty()
            ? tr("“%1” has no key now.").arg(plain(action->text()))
            : tr("“%1” has %2 now.").arg(plain(action->text()), wordsOf(keys)));
}

/// An act has other keys, from here or from another window; the keys in the field stay.
void KeySettings::refresh(const QString& id)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, Act)->data(Qt::UserRole).toString() == id)
            m_table->item(row, Keys)->setText(wordsOf(m_actions.find(id)->shortcuts()));
    }
    offer();
}

bool KeySettings::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_edit->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
