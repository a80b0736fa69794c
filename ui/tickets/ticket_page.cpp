#include "ui/tickets/ticket_page.h"

#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/begun_forms.h"
#include "ui/tickets/clock_forms.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/deleted_ticket.h"
#include "ui/tickets/edit_cell.h"
#include "ui/tickets/history_view.h"
#include "ui/tickets/moment_label.h"
#include "ui/tickets/property_panel.h"
#include "ui/tickets/ticket_deeds.h"
#include "ui/tickets/ticket_head.h"
#include "ui/tickets/ticket_messages.h"
#include "ui/tickets/ticket_parts.h"
#include "ui/tickets/ticket_side.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/find_line.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int longestTab = 24;
constexpr int leastConversation = 80;

} // namespace

TicketPage::TicketPage(Backend& backend, Actions& actions, DraftStore& drafts, SeenTickets& seen,
    TicketId id, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_id(id)
    , m_seen(seen)
    , m_deeds(new TicketDeeds(backend, drafts, id, this))
    , m_forms(new TicketForms(backend, this))
    , m_begun(new BegunForms(drafts, id, this))
    , m_clockForms(new ClockForms(backend, this))
    , m_properties(new PropertyPanel(backend))
    , m_message(new MessageStrip)
    , m_past(new MessageStrip)
    , m_gone(new MessageStrip)
    , m_deleted(new DeletedTicket(backend, m_gone, this))
    , m_others(new MessageStrip)
    , m_tabs(new QTabBar)
    , m_shows(new ChipBar)
    , m_find(new FindLine)
    , m_stack(new QStackedWidget)
    , m_conversation(new ConversationView)
    , m_history(new HistoryView)
    , m_composer(new Composer)
    , m_messages(new TicketMessages(backend, drafts, *m_composer, id))
    , m_parts(new TicketParts(backend, actions, *m_composer, *m_conversation, id, this))
    , m_side(new TicketSide(backend, id, {m_properties, m_parts->panel()}))
{
    setObjectName(u"ticketPage"_s);
    setAcceptDrops(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeMain(actions), 1);
    layout->addWidget(m_side);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        if (tab == History)
            m_history->setItems(m_items);
        setShown(m_shows, tab == Conversation);
        look();
    });
    connectActs();
    connectParts();
    connectClocks(actions);
    connectHistory();
    connectFinding();
    connectMessages();
    connect(&m_backend, &Backend::timePassed, this, [this] {
        tellTimesIn(*m_conversation);
        m_properties->tellTimeAnew();
    });
    connect(&m_backend, &Backend::changed, this, [this](const QSet<QUuid>& roots) {
        if (roots.contains(m_id.value()))
            load();
    });
    load();
}

QString TicketPage::tabTitle() const
{
    return m_story ? tabTitle(m_story->ticket) : tr("Ticket");
}

QString TicketPage::tabTitle(const record::Ticket& ticket)
{
    const auto title = ticket.number + u' ' + ticket.title;
    return title.size() <= longestTab ? title : title.left(longestTab - 1) + u'…';
}

std::optional<TicketStatus> TicketPage::status() const
{
    return m_story ? std::optional(m_story->ticket.status) : std::nullopt;
}

void TicketPage::act(TicketAct act)
{
    if (m_isGone)
        return;
    if (!m_story) {
        m_waiting = act;
        return;
    }
    if (m_moment)
        showMoment({}); // only the present can be changed
    if (act == TicketAct::Delete)
        return remove();
    if (act != TicketAct::Reply && act != TicketAct::Note)
        return m_forms->act(act, m_story->ticket);
    m_tabs->setCurrentIndex(Conversation);
    m_composer->write(act == TicketAct::Note);
}

void TicketPage::act(ThingAct act)
{
    if (find(act) || talk(act))
        return;
    if (m_moment)
        showMoment({});
    if (!m_story || m_isGone)
        return;
    const bool isOfMessages = act == ThingAct::Attach || act == ThingAct::OpenFile
        || act == ThingAct::SaveFile || act == ThingAct::RemoveFile || act == ThingAct::InsertText
        || act == ThingAct::Strong || act == ThingAct::Emphasize;
    if (isOfMessages)
        m_tabs->setCurrentIndex(Conversation);
    m_parts->act(act);
}

void TicketPage::act(ClockAct act)
{
    if (m_story && offers(act))
        m_clockForms->act(act, m_story->ticket, m_side->levels());
}

bool TicketPage::offers(ClockAct act) const
{
    return m_story && !m_moment && !m_isGone && isPossible(act, m_side->levels());
}

/// What is done to the ticket here, wherever it was asked for.
void TicketPage::connectActs()
{
    connect(m_forms, &TicketForms::begun, m_deeds, &TicketDeeds::keepDraft);
    connect(m_parts, &TicketParts::begun, m_deeds, &TicketDeeds::keepDraft);
    connect(m_forms, &TicketForms::ready, this,
        [this](
            const QString& deed, const IncidentJob& job, const CommandId& command, ActForm* form) {
            const TicketJob here = [job, id = m_id, actor = m_backend.actor()](
                                       Session& session, const Origin& origin) {
                return job(session.incidents, actor, id, origin);
            };
            perform(deed, here, command, form);
        });
    connect(m_parts, &TicketParts::ready, this, &TicketPage::perform);
    connect(m_deeds, &TicketDeeds::done, this, [this](const QString& deed, const EntryRef& entry) {
        m_message->dismiss();
        emit acted(deed, entry);
        m_backend.poll();
        load();
    });
    connect(m_deeds, &TicketDeeds::refused, this, [this](const QString& sentence) {
        m_message->say(Tone::Critical, sentence);
        load();
    });
    connect(m_properties, &PropertyPanel::edited, this,
        [this](const QString& deed, const EntryRef& entry) {
            emit acted(deed, entry);
            m_backend.poll();
            load();
        });
    connect(m_begun, &BegunForms::changed, this, [this] {
        if (!m_story)
            return;
        show(*m_story);
        emit loaded();
    });
    connect(m_messages, &TicketMessages::sending, m_message, &MessageStrip::dismiss);
    connect(m_messages, &TicketMessages::refused, this,
        [this](const QString& sentence) { m_message->say(Tone::Critical, sentence); });
    connect(m_messages, &TicketMessages::sent, this, [this](const EntryRef& entry) {
        if (m_story)
            emit acted(tr("wrote in %1").arg(m_story->ticket.number), entry);
        m_conversation->showEnd(); // where their words will stand
        // Its form is about the ticket as it is after them; elsewhere it would be in the way.
        if (const auto next = m_composer->takeNext(); next && isVisible())
            m_waiting = next;
        load();
    });
}

void TicketPage::connectParts()
{
    connect(m_properties, &PropertyPanel::outdated, this, &TicketPage::load);
    connect(m_properties, &PropertyPanel::personRequested, this, &TicketPage::personRequested);
    connect(m_properties, &PropertyPanel::assignmentRequested, this,
        [this](const std::optional<TeamId>& team) { m_forms->assign(m_story->ticket, team); });
    connect(m_properties, &PropertyPanel::textRequested, this, [this](Property property) {
        if (const auto* part = std::get_if<record::Incident>(&m_story->extension))
            m_forms->editText(property, m_story->ticket, *part);
    });
    connect(m_side, &TicketSide::ledgerClosed, this, [this] { setFocus(); });
    connect(m_parts, &TicketParts::openRequested, this, &TicketPage::openRequested);
    connect(m_parts, &TicketParts::said, this,
        [this](Tone tone, const QString& sentence) { m_message->say(tone, sentence); });
    connect(
        m_parts, &TicketParts::tasksRequested, this, [this] { m_tabs->setCurrentIndex(Tasks); });
    connect(m_parts, &TicketParts::relatedRequested, this,
        [this] { m_tabs->setCurrentIndex(Related); });
}

void TicketPage::connectClocks(Actions& actions)
{
    connect(m_clockForms, &ClockForms::begun, m_deeds, &TicketDeeds::keepDraft);
    connect(m_clockForms, &ClockForms::ready, this, &TicketPage::perform);
    connect(m_side, &TicketSide::levelsRead, this, [this] {
        const auto all = clockActs();
        m_side->setMenuOffered(
            std::any_of(all.begin(), all.end(), [this](ClockAct act) { return offers(act); }));
        emit clocksLoaded();
    });
    connect(m_side, &TicketSide::menuRequested, this, [this, &actions](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(actions.find(u"ledger"_s));
        for (const auto act : clockActs()) {
            if (offers(act))
                menu->addAction(actions.find(actionId(act)));
        }
        menu->popup(at);
    });
}

void TicketPage::connectHistory()
{
    connect(m_history, &HistoryView::undoRequested, this,
        [this](const EntryRef& entry) { m_deeds->takeBack(m_story->ticket, entry); });
    connect(m_history, &HistoryView::momentChosen, this, &TicketPage::showMoment);
    connect(m_past, &MessageStrip::actionRequested, this, [this] { showMoment({}); });
    connect(m_deleted, &DeletedTicket::restoreRequested, this,
        [this](const QString& number, const EntryRef& entry) {
            record::Ticket ticket;
            ticket.number = number;
            m_deeds->takeBack(ticket, entry);
        });
    connect(m_others, &MessageStrip::actionRequested, this, [this] {
        m_others->dismiss();
        showHistory();
    });
}

void TicketPage::edit(Property property)
{
    if (m_moment)
        showMoment({});
    if (m_story && !m_isGone)
        m_properties->edit(property);
}

void TicketPage::toggleLedger()
{
    m_side->toggleLedger();
}

QWidget* TicketPage::makeMain(Actions& actions)
{
    m_head = new TicketHead(actions, m_properties->title());
    m_others->setObjectName(u"othersStrip"_s);
    m_gone->setObjectName(u"deletedStrip"_s);
    m_past->setObjectName(u"pastStrip"_s);
    m_past->setDismissible(false);
    m_tabs->setObjectName(u"ticketTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Conversation"));
    m_tabs->addTab(m_parts->tasksTitle());
    m_tabs->addTab(m_parts->relatedTitle());
    m_tabs->addTab(tr("History"));
    m_shows->setObjectName(u"shows"_s);
    m_shows->setFilterVisible(false);
    for (const auto shows : conversationShows())
        m_shows->addChip(QString::number(int(shows)), nameOf(shows));
    connect(m_shows, &ChipBar::chosenEdited, this,
        [this](const QStringList& keys) { showOnly(Shows(keys.value(0).toInt())); });

    auto* talk = new QWidget;
    auto* talkLayout = new QVBoxLayout(talk);
    talkLayout->setContentsMargins(0, 0, 0, 0);
    // It gives room to what is written, down to a few lines.
    m_conversation->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_conversation->setMinimumHeight(leastConversation);
    talkLayout->addWidget(m_conversation, 1);
    talkLayout->addWidget(m_composer);
    m_stack->addWidget(talk);
    m_stack->addWidget(m_parts->tasks());
    m_stack->addWidget(m_parts->related());
    m_stack->addWidget(m_history);

    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(22, Theme::wideSpace, 22, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(m_head);
    layout->addWidget(m_gone);
    layout->addWidget(m_past);
    layout->addWidget(m_others);
    layout->addWidget(m_message);
    auto* tabRow = new QHBoxLayout;
    tabRow->addWidget(m_tabs);
    tabRow->addStretch();
    tabRow->addWidget(m_shows, 0, Qt::AlignVCenter);
    layout->addLayout(tabRow);
    layout->addWidget(m_find);
    layout->addWidget(m_stack, 1);
    return main;
}

/// At once: it can be taken back (screens.md 2). Pressed again before the answer it is the same
/// command.
void TicketPage::remove()
{
    if (m_deletion.isNull())
        m_deletion = newCommand();
    const TicketJob deletes = [actor = m_backend.actor(), id = m_id](
                                  Session& session, const Origin& origin) {
        return session.deletions.remove(actor, id, {}, origin.command);
    };
    perform(tr("deleted %1").arg(m_story->ticket.number), deletes, m_deletion, nullptr);
}

void TicketPage::perform(
    const QString& deed, const TicketJob& job, const CommandId& command, ActForm* form)
{
    m_message->dismiss();
    m_deeds->perform(m_story->ticket, deed, job, command, form);
}

} // namespace homeport
