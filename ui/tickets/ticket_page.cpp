#include "ui/tickets/ticket_page.h"

#include "core/access/directory.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/conversation_view.h"
#include "ui/tickets/field_list.h"
#include "ui/tickets/history_view.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int sideWidth = 340;
constexpr int longestTab = 24;

constexpr std::array way{TicketStatus::New, TicketStatus::Acknowledged, TicketStatus::Assigned,
    TicketStatus::InProgress, TicketStatus::Resolved, TicketStatus::Closed};

int stepOf(const record::Ticket& ticket)
{
    auto status = ticket.status;
    if (status == TicketStatus::OnHold) {
        status = fromKey<TicketStatus>(ticket.holdReturnStatus.value_or(QString()))
                     .value_or(TicketStatus::InProgress);
    }
    const auto found = std::find(way.begin(), way.end(), status);
    return found == way.end() ? -1 : int(found - way.begin());
}

template <typename E>
QComboBox* keyBox()
{
    auto* box = new QComboBox;
    for (size_t i = 0; i < std::size(EnumKeys<E>::keys); ++i)
        box->addItem(Words::of(E(i)), int(i));
    return box;
}

/// What the assignment form offers.
struct Assignees
{
    QList<Choice> teams;
    QList<Choice> people;
};

} // namespace

TicketPage::TicketPage(Backend& backend, Actions& actions, TicketId id, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_id(id)
    , m_number(new QLabel)
    , m_priority(new Pill)
    , m_hold(new Pill)
    , m_title(new QLabel)
    , m_steps(new StepBar)
    , m_message(new MessageStrip)
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_conversation(new ConversationView)
    , m_history(new HistoryView)
    , m_composer(new Composer)
    , m_fields(new FieldList)
{
    setObjectName(u"ticketPage"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeMain(actions), 1);
    layout->addWidget(makeSide());

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        if (tab == 1)
            loadHistory();
    });
    connect(m_composer, &Composer::sendRequested, this, &TicketPage::send);
    connect(m_history, &HistoryView::undoRequested, this, &TicketPage::takeBack);
    connect(&m_backend, &Backend::changed, this, [this](const QSet<QUuid>& roots) {
        if (roots.contains(m_id.value()))
            load();
    });
    load();
}

QString TicketPage::tabTitle() const
{
    if (!m_story)
        return tr("Ticket");
    const auto& ticket = m_story->incident.ticket;
    const auto title = ticket.number + u' ' + ticket.title;
    return title.size() <= longestTab ? title : title.left(longestTab - 1) + u'…';
}

std::optional<TicketStatus> TicketPage::status() const
{
    return m_story ? std::optional(m_story->incident.ticket.status) : std::nullopt;
}

void TicketPage::act(TicketAct act)
{
    if (!m_story) {
        m_waiting = act;
        return;
    }
    const auto number = m_story->incident.ticket.number;
    const auto actor = m_backend.actor();
    const auto id = m_id;
    switch (act) {
    case TicketAct::Acknowledge:
        return perform(
            tr("acknowledged %1").arg(number), [actor, id](Session& s, const auto& seen) {
                return s.incidents.acknowledge(actor, id, seen);
            });
    case TicketAct::Take:
        return perform(tr("took %1").arg(number), [actor, id](Session& s, const auto& seen) {
            return s.incidents.take(actor, id, seen);
        });
    case TicketAct::Assign: return askAssign();
    case TicketAct::StartWork:
        return perform(tr("started %1").arg(number), [actor, id](Session& s, const auto& seen) {
            return s.incidents.startWork(actor, id, seen);
        });
    case TicketAct::Hold: return askHold();
    case TicketAct::Resume:
        return perform(tr("resumed %1").arg(number), [actor, id](Session& s, const auto& seen) {
            return s.incidents.resume(actor, id, seen);
        });
    case TicketAct::Resolve: return askResolve();
    case TicketAct::Confirm:
        return perform(tr("confirmed %1").arg(number), [actor, id](Session& s, const auto& seen) {
            return s.incidents.confirm(actor, id, seen);
        });
    case TicketAct::Close: return askClose();
    case TicketAct::Reopen: return askReopen();
    case TicketAct::Cancel: return askCancel();
    case TicketAct::Reply:
    case TicketAct::Note:
        m_tabs->setCurrentIndex(0);
        return m_composer->write(act == TicketAct::Note);
    }
}

void TicketPage::showHistory()
{
    m_tabs->setCurrentIndex(1);
}

QWidget* TicketPage::makeMain(Actions& actions)
{
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(m_number, u"secondary"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::smallSpace);
    head->addWidget(m_number);
    head->addWidget(m_priority);
    head->addWidget(m_hold);
    head->addStretch();

    m_title->setObjectName(u"ticketTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(m_title, u"display"_s);

    QStringList steps;
    for (const auto status : way)
        steps.append(Words::of(status));
    m_steps->setSteps(steps, -1);
    auto* stepRow = new QHBoxLayout; // the steps whole, whatever the acts need
    stepRow->addWidget(m_steps);
    stepRow->addStretch();
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::tinySpace);
    acts->addStretch();
    for (const auto act : {TicketAct::Cancel, TicketAct::Acknowledge, TicketAct::Take,
             TicketAct::Assign, TicketAct::Hold, TicketAct::StartWork, TicketAct::Resume,
             TicketAct::Reopen, TicketAct::Close, TicketAct::Confirm, TicketAct::Resolve}) {
        const auto isMain = act == TicketAct::Resolve || act == TicketAct::Confirm;
        auto* button = new HintButton(actions.find(actionId(act)),
            isMain ? HintButton::Look::Primary : HintButton::Look::Normal);
        setShown(button, false);
        m_buttons.append({act, button});
        acts->addWidget(button);
    }

    m_tabs->setObjectName(u"ticketTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Conversation"));
    m_tabs->addTab(tr("History"));

    auto* talk = new QWidget;
    auto* talkLayout = new QVBoxLayout(talk);
    talkLayout->setContentsMargins(0, 0, 0, 0);
    talkLayout->addWidget(m_conversation, 1);
    talkLayout->addWidget(m_composer);
    m_stack->addWidget(talk);
    m_stack->addWidget(m_history);

    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(22, Theme::wideSpace, 22, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    head->addLayout(acts);
    layout->addLayout(head);
    layout->addWidget(m_title);
    layout->addLayout(stepRow);
    layout->addWidget(m_message);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    return main;
}

QWidget* TicketPage::makeSide()
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::smallSpace, Theme::wideSpace, Theme::wideSpace);
    layout->addWidget(m_fields);
    layout->addStretch();
    auto* side = new QScrollArea;
    side->setObjectName(u"properties"_s);
    side->setFrameShape(QFrame::NoFrame);
    side->setWidgetResizable(true);
    side->setFixedWidth(sideWidth);
    setStyleClass(content, u"panel"_s);
    side->setWidget(content);
    return side;
}

void TicketPage::load()
{
    const auto story = m_backend.ask([actor = m_backend.actor(), id = m_id](
                                         Session& session) { return storyOf(session, actor, id); });
    deliver(story, this, m_latest([this](const Result<TicketStory>& found) {
        if (!found) {
            m_message->say(Tone::Critical, Words::of(found.error()));
            return;
        }
        show(*found);
        emit loaded();
        if (m_waiting)
            act(*std::exchange(m_waiting, std::nullopt));
    }));
    if (m_tabs->currentIndex() == 1)
        loadHistory();
}

void TicketPage::loadHistory()
{
    const auto items = m_backend.ask([actor = m_backend.actor(), id = m_id](Session& session) {
        return historyOf(*session.replica, actor, id.value());
    });
    deliver(items, this, m_latestHistory([this](const Result<QList<HistoryItem>>& found) {
        if (found)
            m_history->setItems(*found);
        else
            m_message->say(Tone::Critical, Words::of(found.error()));
    }));
}

void TicketPage::show(const TicketStory& story)
{
    m_story = story;
    const auto& ticket = story.incident.ticket;
    m_number->setText(ticket.number);
    const auto tone = Words::priorityTone(ticket.priority);
    m_priority->set(Words::priority(ticket.priority), tone, Pill::markOf(tone));
    const auto isBesides =
        ticket.status == TicketStatus::OnHold || ticket.status == TicketStatus::Cancelled;
    m_hold->set(isBesides ? Words::of(ticket.status) : QString(), Words::tone(ticket.status));
    m_title->setText(ticket.title);
    m_steps->setCurrent(stepOf(ticket));

    auto conversation = story.conversation;
    if (!ticket.description.isEmpty()) {
        conversation.prepend({TicketCommentId(ticket.id.value()), story.names.requester, false, {},
            ticket.description, ticket.head.createdAt});
    }
    m_conversation->setItems(conversation);
    m_tabs->setTabText(0,
        conversation.isEmpty() ? tr("Conversation")
                               : tr("Conversation %1").arg(Words::number(conversation.size())));
    m_composer->setRequester(story.names.requester);
    m_composer->setReplyPossible(isPossible(TicketAct::Reply, ticket.status));

    m_fields->clear();
    m_fields->addHeading(tr("People"));
    m_fields->addPerson(tr("Requester"), story.names.requester);
    m_fields->addPerson(tr("Assignee"), story.names.assignee);
    m_fields->addText(tr("Team"), story.names.team);
    m_fields->addHeading(tr("Classification"));
    m_fields->addText(tr("Status"), Words::of(ticket.status));
    if (ticket.status == TicketStatus::OnHold && ticket.holdReason)
        m_fields->addText(tr("On hold"), Words::of(*ticket.holdReason));
    m_fields->addText(tr("Category"), story.names.category);
    m_fields->addText(tr("Impact"), Words::level(ticket.impact));
    m_fields->addText(tr("Urgency"), Words::level(ticket.urgency));
    m_fields->addText(tr("Location"), story.names.location);
    m_fields->addHeading(tr("Dates"));
    const auto addDate = [this](const QString& name, Timestamp at) {
        m_fields->addText(name, Words::ago(at), Words::exact(at));
    };
    addDate(tr("Reported"), ticket.head.createdAt);
    addDate(tr("Updated"), ticket.head.updatedAt);
    if (ticket.resolvedAt)
        addDate(tr("Resolved"), *ticket.resolvedAt);
    if (ticket.closedAt)
        addDate(tr("Closed"), *ticket.closedAt);
    if (story.incident.incident.resolutionCode) {
        m_fields->addHeading(tr("Resolution"));
        m_fields->addText(tr("How"), Words::of(*story.incident.incident.resolutionCode));
        m_fields->addText(tr("Notes"), story.incident.incident.resolutionNotes.value_or(QString()));
    }
    showActs(ticket.status);
}

void TicketPage::showActs(TicketStatus status)
{
    // The row has room for what comes next; all of it is in the palette.
    const auto isAssigned = status == TicketStatus::Assigned || status == TicketStatus::InProgress;
    for (const auto& [act, button] : m_buttons) {
        const auto isSpare = act == TicketAct::Cancel || act == TicketAct::Close
            || (act == TicketAct::Take && isAssigned)
            || (act == TicketAct::StartWork && status != TicketStatus::Assigned)
            || (act == TicketAct::Assign && status == TicketStatus::OnHold);
        setShown(button, !isSpare && isPossible(act, status));
    }
}

void TicketPage::perform(const QString& deed, const Job& job, ActForm* form)
{
    m_message->dismiss();
    const auto done = m_backend.run(
        [job, seen = m_story->incident.ticket](Session& session) { return job(session, seen); });
    deliver(done, this, [this, deed, form = QPointer(form)](const Result<>& result) {
        if (result) {
            if (form)
                form->finish();
            emit acted(m_id, deed);
            m_backend.poll();
            load();
        } else if (form) {
            form->fail(Words::of(result.error()));
        } else {
            m_message->say(Tone::Critical, Words::of(result.error()));
            load();
        }
    });
}

void TicketPage::send(const QString& text, bool isInternal)
{
    if (!m_story)
        return;
    m_composer->setBusy(true);
    m_message->dismiss();
    const auto visibility =
        isInternal ? TicketCommentVisibility::Internal : TicketCommentVisibility::Public;
    const auto sent =
        m_backend.run([actor = m_backend.actor(), id = m_id, text, visibility](Session& session) {
            return session.incidents.comment(actor, id, text, visibility);
        });
    deliver(sent, this, [this](const Result<TicketCommentId>& result) {
        m_composer->setBusy(false);
        if (!result) { // the text stays in the field
            m_message->say(Tone::Critical, Words::of(result.error()));
            return;
        }
        m_composer->clear();
        emit acted(m_id, tr("wrote in %1").arg(m_story->incident.ticket.number));
        load();
    });
}

void TicketPage::takeBack(const EntryRef& entry)
{
    const auto done = m_backend.run([actor = m_backend.actor(), entry](Session& session) {
        return undo(*session.replica, actor, entry);
    });
    deliver(done, this, [this](const Result<>& result) {
        if (result)
            m_message->dismiss();
        else
            m_message->say(Tone::Critical, Words::of(result.error()));
        load();
    });
}

void TicketPage::askAssign()
{
    const auto ticket = m_story->incident.ticket;
    auto* form = new ActForm(
        tr("Assign %1").arg(ticket.number), tr("Assign"), HintButton::Look::Primary, window());
    auto* team = new ChoiceBox(tr("No team"));
    auto* person = new ChoiceBox(tr("Nobody in particular"));
    auto* comment = new QLineEdit;
    team->setObjectName(u"team"_s);
    person->setObjectName(u"person"_s);
    comment->setObjectName(u"comment"_s);
    form->addRow(tr("&Team"), team);
    form->addRow(tr("&Person"), person);
    form->addRow(tr("&Why"), comment)->setHint(tr("Needed when it goes to another team."));

    const auto lists = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) -> Result<Assignees> {
            auto foundTeams = teams(database, actor.organization);
            if (!foundTeams)
                return foundTeams.error();
            auto foundPeople = people(database, actor);
            if (!foundPeople)
                return foundPeople.error();
            return Assignees{*foundTeams, *foundPeople};
        });
    });
    deliver(lists, form, [form, team, person, ticket](const Result<Assignees>& found) {
        if (!found)
            return form->fail(Words::of(found.error()));
        team->setChoices(found->teams);
        person->setChoices(found->people);
        if (ticket.assignedTeamId)
            team->choose(ticket.assignedTeamId->value());
        if (ticket.assignedUserId)
            person->choose(ticket.assignedUserId->value());
    });
    connect(form, &ActForm::submitted, this, [this, form, team, person, comment, ticket] {
        Assignment to;
        if (const auto chosen = team->chosen())
            to.team = TeamId(*chosen);
        if (const auto chosen = person->chosen())
            to.user = PersonId(*chosen);
        to.comment = comment->text().trimmed();
        if (!to.team && !to.user)
            return form->fail(tr("Choose a team or a person from the lists."));
        perform(
            tr("assigned %1").arg(ticket.number),
            [actor = m_backend.actor(), id = m_id, to](Session& s, const record::Ticket& seen) {
                return s.incidents.assign(actor, id, to, seen);
            },
            form);
    });
    form->open(team);
}

void TicketPage::askHold()
{
    const auto number = m_story->incident.ticket.number;
    auto* form = new ActForm(
        tr("Put %1 on hold").arg(number), tr("Put on hold"), HintButton::Look::Primary, window());
    auto* reason = keyBox<TicketHoldReason>();
    reason->setObjectName(u"reason"_s);
    auto* comment = new QLineEdit;
    comment->setObjectName(u"comment"_s);
    form->addRow(tr("&Waits for"), reason);
    form->addRow(tr("&Comment"), comment);
    connect(form, &ActForm::submitted, this, [this, form, reason, comment, number] {
        Hold hold;
        hold.reason = TicketHoldReason(reason->currentData().toInt());
        hold.comment = comment->text().trimmed();
        perform(
            tr("put %1 on hold").arg(number),
            [actor = m_backend.actor(), id = m_id, hold](Session& s, const record::Ticket& seen) {
                return s.incidents.hold(actor, id, hold, seen);
            },
            form);
    });
    form->open(reason);
}

void TicketPage::askResolve()
{
    const auto number = m_story->incident.ticket.number;
    auto* form = new ActForm(
        tr("Resolve %1").arg(number), tr("Resolve"), HintButton::Look::Primary, window());
    auto* code = keyBox<IncidentResolutionCode>();
    code->setObjectName(u"code"_s);
    auto* notes = new QPlainTextEdit;
    notes->setObjectName(u"notes"_s);
    form->addRow(tr("&How"), code);
    form->addRow(tr("&What was done"), notes)->setHint(tr("The requester reads this."));
    connect(form, &ActForm::submitted, this, [this, form, code, notes, number] {
        const Resolution resolution{
            IncidentResolutionCode(code->currentData().toInt()), notes->toPlainText().trimmed()};
        perform(
            tr("resolved %1").arg(number),
            [actor = m_backend.actor(), id = m_id, resolution](
                Session& s, const record::Ticket& seen) {
                return s.incidents.resolve(actor, id, resolution, seen);
            },
            form);
    });
    form->open(notes);
}

void TicketPage::askCancel()
{
    const auto number = m_story->incident.ticket.number;
    auto* form = new ActForm(
        tr("Cancel %1").arg(number), tr("Cancel ticket"), HintButton::Look::Danger, window());
    auto* reason = keyBox<TicketCancelReason>();
    reason->setObjectName(u"reason"_s);
    auto* comment = new QLineEdit;
    comment->setObjectName(u"comment"_s);
    form->addRow(tr("&Reason"), reason);
    form->addRow(tr("&Comment"), comment);
    connect(form, &ActForm::submitted, this, [this, form, reason, comment, number] {
        perform(
            tr("cancelled %1").arg(number),
            [actor = m_backend.actor(), id = m_id,
                why = TicketCancelReason(reason->currentData().toInt()),
                text = comment->text().trimmed()](Session& s, const record::Ticket& seen) {
                return s.incidents.cancel(actor, id, why, text, seen);
            },
            form);
    });
    form->open(reason);
}

void TicketPage::askClose()
{
    const auto number = m_story->incident.ticket.number;
    auto* form =
        new ActForm(tr("Close %1").arg(number), tr("Close"), HintButton::Look::Primary, window());
    auto* reason = new QComboBox;
    reason->setObjectName(u"closeReason"_s);
    // That it was confirmed only the requester can say, and the wait only the clock.
    reason->addItem(tr("The requester did not answer"), int(TicketCloseReason::NoResponse));
    reason->addItem(tr("Administrative"), int(TicketCloseReason::Administrative));
    form->addRow(tr("&Reason"), reason);
    connect(form, &ActForm::submitted, this, [this, form, reason, number] {
        perform(
            tr("closed %1").arg(number),
            [actor = m_backend.actor(), id = m_id,
                why = TicketCloseReason(reason->currentData().toInt())](Session& s,
                const record::Ticket& seen) { return s.incidents.close(actor, id, why, seen); },
            form);
    });
    form->open(reason);
}

void TicketPage::askReopen()
{
    const auto number = m_story->incident.ticket.number;
    auto* form =
        new ActForm(tr("Reopen %1").arg(number), tr("Reopen"), HintButton::Look::Primary, window());
    auto* reason = new QLineEdit;
    reason->setObjectName(u"reason"_s);
    form->addRow(tr("&What is still wrong"), reason);
    connect(form, &ActForm::submitted, this, [this, form, reason, number] {
        perform(
            tr("reopened %1").arg(number),
            [actor = m_backend.actor(), id = m_id, text = reason->text().trimmed()](Session& s,
                const record::Ticket& seen) { return s.incidents.reopen(actor, id, text, seen); },
            form);
    });
    form->open(reason);
}

} // namespace homeport
