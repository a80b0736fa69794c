#include "ui/service_levels/side_list_part.h"

#include "ui/service_levels/recalculation_strip.h"
#include "ui/shell/backend.h"
#include "ui/shell/recalculation.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/clock_words.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QListWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int listWidth = 168;

} // namespace

SideListPart::SideListPart(const SettingsContext& context, const Names& names, QWidget* editor)
    : m_backend(context.backend)
    , m_list(new QListWidget)
    , m_new(new HintButton(names.newThing))
    , m_message(new MessageStrip)
    , m_finding(new MessageStrip)
{
    setObjectName(names.part);
    m_list->setObjectName(names.list);
    m_list->setAccessibleName(names.title);
    m_list->setFixedWidth(listWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_new->setObjectName(names.button);
    m_new->setEnabled(m_backend.actor().scopeOf(u"sla.create"_s) != Scope::None);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    page->setSpacing(Theme::largeSpace);
    auto* side = new QVBoxLayout;
    side->setSpacing(Theme::smallSpace);
    side->addWidget(m_list, 1);
    side->addWidget(m_new);
    page->addLayout(side);
    auto* right = new QVBoxLayout;
    m_finding->setObjectName(names.part + u"Finding"_s);
    m_finding->setDismissible(false);
    right->addWidget(m_message);
    right->addWidget(m_finding);
    right->addWidget(new RecalculationStrip(m_backend.recalculation()));
    right->addWidget(editor, 1);
    page->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int line) {
        if (line >= 0)
            open(line);
    });
    connect(m_new, &HintButton::clicked, this, &SideListPart::addNew);
    connect(m_finding, &MessageStrip::actionRequested, this, [this] { followFinding(); });
}

void SideListPart::focusFirst()
{
    m_list->setFocus();
}

void SideListPart::setLines(const QStringList& lines, int current, const QStringList& tips)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_list->addItems(lines);
    for (int line = 0; line < tips.size(); ++line)
        m_list->item(line)->setToolTip(tips[line]);
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    if (m_list->currentRow() >= 0)
        open(m_list->currentRow());
}

int SideListPart::currentLine() const
{
    return std::max(m_list->currentRow(), 0);
}

void SideListPart::leaveLines()
{
    m_list->setCurrentRow(-1);
}

void SideListPart::refuse(const Error& error)
{
    m_message->say(Tone::Critical, ClockWords::refusal(error));
}

void SideListPart::showFinding(const QString& sentence, const QString& action)
{
    if (sentence.isEmpty())
        m_finding->dismiss();
    else
        m_finding->say(Tone::Medium, sentence, action);
}

void SideListPart::takeUp(const QString& deed, const EntryRef& entry)
{
    emit acted(deed, entry);
    // In a field the key of Undo would be the field's.
    if (isAncestorOf(QApplication::focusWidget()))
        focusFirst();
    m_backend.poll();
    m_backend.recalculation().start();
    refresh();
}

} // namespace homeport
