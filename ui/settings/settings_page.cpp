#include "ui/settings/settings_page.h"

#include "ui/settings/record_part.h"
#include "ui/shell/backend.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QStackedWidget>
#include <QStyle>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int leastListWidth = 188;
constexpr int lineHeight = 28;
constexpr int keyRole = Qt::UserRole;

/// Room for the longest of them in whatever language, beside a scroll bar.
int widthFor(const QList<SettingsEntry>& entries, const QWidget& list)
{
    const QFontMetrics metrics(Theme::font());
    int longest = 0;
    for (const auto& entry : entries)
        longest = std::max(longest, metrics.horizontalAdvance(entry.title));
    const auto bar = list.style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const auto sides = 2 * Theme::smallSpace; // of a line; the list has as much again
    return std::max(leastListWidth, longest + 2 * sides + bar + Theme::smallSpace);
}

} // namespace

SettingsPage::SettingsPage(const SettingsContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_list(new QListWidget), m_stack(new QStackedWidget)
{
    setObjectName(u"settingsPage"_s);
    const auto& actor = m_context.backend.actor();
    const auto all = SettingsParts::all();
    std::copy_if(all.begin(), all.end(), std::back_inserter(m_entries),
        [&](const SettingsEntry& entry) { return entry.isOpenTo(actor); });
    m_list->setObjectName(u"settingsList"_s);
    m_list->setAccessibleName(tr("Settings"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    fillList();

    auto* title = new QLabel(tr("Settings"));
    setStyleClass(title, u"title"_s);
    auto* side = new QFrame;
    setStyleClass(side, u"panel rightLine"_s);
    side->setFixedWidth(widthFor(m_entries, *m_list));
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(
        Theme::smallSpace, Theme::wideSpace, Theme::smallSpace, Theme::smallSpace);
    title->setContentsMargins(Theme::smallSpace, 0, 0, 0);
    sideLayout->addWidget(title);
    sideLayout->addWidget(m_list, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(m_stack, 1);

    connect(m_list, &QListWidget::currentItemChanged, this,
        [this](const QListWidgetItem* item) { chosen(item); });
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (auto* part = m_parts.value(m_current))
            part->focusFirst();
    });
}

SettingsPage::~SettingsPage()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void SettingsPage::fillList()
{
    QString section;
    for (const auto& entry : std::as_const(m_entries)) {
        if (entry.section != section) {
            section = entry.section;
            auto* heading = new QListWidgetItem(section, m_list);
            heading->setFlags(Qt::NoItemFlags);
            heading->setFont(Theme::font(Theme::captionSize, QFont::DemiBold));
        }
        auto* item = new QListWidgetItem(entry.title, m_list);
        item->setData(keyRole, entry.key);
    }
    // Said here, as the list may be laid out before the style sheet, which says so too, reaches it.
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setSizeHint({1, lineHeight});
}

SettingsPart* SettingsPage::showPart(const QString& key)
{
    const auto known = std::find_if(m_entries.begin(), m_entries.end(),
        [&](const SettingsEntry& entry) { return entry.key == key; });
    if (known == m_entries.end())
        return nullptr;
    m_current = key;
    auto* part = partOf(*known);
    m_stack->setCurrentWidget(part);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(keyRole).toString() == key) {
            const QSignalBlocker quiet(m_list);
            m_list->setCurrentRow(row);
        }
    }
    part->refresh();
    return part;
}

SettingsPart* SettingsPage::showLast()
{
    if (!m_current.isEmpty())
        return showPart(m_current);
    return m_entries.isEmpty() ? nullptr : showPart(m_entries.first().key);
}

void SettingsPage::choose(const QString& key, const QUuid& row)
{
    if (auto* part = qobject_cast<RecordPart*>(showPart(key)))
        part->choose(row);
}

void SettingsPage::focusFilter()
{
    if (auto* part = m_parts.value(m_current))
        part->focusFilter();
}

void SettingsPage::refresh()
{
    if (auto* part = m_parts.value(m_current))
        part->refresh();
}

void SettingsPage::chosen(const QListWidgetItem* item)
{
    const auto key = item ? item->data(keyRole).toString() : QString();
    if (!key.isEmpty() && key != m_current)
        showPart(key);
}

SettingsPart* SettingsPage::partOf(const SettingsEntry& entry)
{
    auto*& part = m_parts[entry.key];
    if (!part) {
        part = entry.make(m_context);
        m_stack->addWidget(part);
        connect(part, &SettingsPart::acted, this, &SettingsPage::acted);
        connect(part, &SettingsPart::ticketRequested, this, &SettingsPage::ticketRequested);
        connect(part, &SettingsPart::personRequested, this, &SettingsPage::personRequested);
        connect(part, &SettingsPart::listRequested, this, &SettingsPage::listRequested);
    }
    return part;
}

bool SettingsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Right || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (auto* part = m_parts.value(m_current))
                part->focusFirst();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
