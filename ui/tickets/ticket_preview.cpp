#include "ui/tickets/ticket_preview.h"

#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/ticket_queries.h"
#include "ui/service_levels/clock_face.h"
#include "ui/shell/backend.h"
#include "ui/shell/seen_tickets.h"
#include "ui/tickets/conversation_view.h"
#include "ui/tickets/field_list.h"
#include "ui/tickets/moment_label.h"
#include "ui/tickets/number_opener.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/time_pill.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

struct TicketPreview::Loaded
{
    TicketStory story;
    TicketServiceLevels levels;
};

namespace {

constexpr int aLook = 1'000; // milliseconds; who steps through the list has not read it

Result<TicketServiceLevels> levelsNow(Session& session, const Actor& actor, TicketId id)
{
    return session.replica->read([&](Database& database) {
        return ticketServiceLevels(
            database, actor, session.serviceLevels, id, session.replica->now());
    });
}

} // namespace

TicketPreview::TicketPreview(Backend& backend, SeenTickets& seen, QWidget* parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_seen(seen)
    , m_body(new QWidget)
    , m_empty(new EmptyState(tr("Choose a ticket to see it here.")))
    , m_number(new QLabel)
    , m_priority(new Pill)
    , m_status(new Pill)
    , m_time(new TimePill)
    , m_title(new QLabel)
    , m_fields(new FieldList)
    , m_message(new MessageStrip)
    , m_conversation(new ConversationView)
{
    setObjectName(u"preview"_s);
    m_time->setObjectName(u"previewTime"_s);
    setStyleClass(this, u"panel"_s);
    setMinimumWidth(280);

    m_look.setSingleShot(true);
    m_look.setInterval(aLook);
    connect(&m_look, &QTimer::timeout, this, &TicketPreview::look);
    m_open = new HintButton(tr("Open"), KeyHint::words(Qt::Key_Return), HintButton::Look::Quiet);
    connect(m_open, &HintButton::clicked, this, [this] { emit openRequested(m_id); });
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(m_number, u"secondary"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::smallSpace);
    head->addWidget(m_number);
    head->addWidget(m_priority);
    head->addWidget(m_status);
    head->addStretch();
    head->addWidget(m_open);

    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setStyleClass(m_title, u"subtitle"_s);
    auto* rule = new QFrame;
    setStyleClass(rule, u"rule"_s);
    auto* latest = new QLabel(tr("Latest"));
    setStyleClass(latest, u"strong"_s);

    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(Theme::space);
    body->addLayout(head);
    body->addWidget(m_title);
    body->addWidget(m_time, 0, Qt::AlignLeading);
    body->addWidget(m_fields);
    body->addWidget(rule);
    body->addWidget(latest);
    body->addWidget(m_message);
    body->addWidget(m_conversation, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wideSpace, Theme::space, Theme::wideSpace, Theme::space);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_empty, 1);
    setShown(m_body, false);

    auto* numbers = new NumberOpener(m_backend, *m_conversation);
    connect(numbers, &NumberOpener::found, this, &TicketPreview::openRequested);
    connect(numbers, &NumberOpener::refused, this,
        [this](const QString& sentence) { m_message->say(Tone::Medium, sentence); });
    connect(&m_backend, &Backend::timePassed, this, &TicketPreview::tellTimeAnew);
    connect(&m_backend, &Backend::changed, this, [this](const QSet<QUuid>& roots) {
        // What a requester sees of the time left is a setting, which belongs to no ticket.
        const bool isBySetting = !m_id.isNull() && !mayReadClocks(m_backend.actor());
        if (isBySetting || roots.contains(m_id.value()))
            load();
    });
}

void TicketPreview::setTicket(TicketId id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_story.reset();
    m_look.stop();
    m_isLeftUnread = false;
    m_message->dismiss();
    load();
}

void TicketPreview::showKeys(const QString& keys)
{
    m_open->setKeys(keys);
}

void TicketPreview::leaveUnread()
{
    m_look.stop();
    m_isLeftUnread = true;
}

void TicketPreview::look()
{
    if (isVisible() && m_story && !m_isLeftUnread)
        m_seen.see(m_id, m_shownUntil);
}

void TicketPreview::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    if (m_story)
        m_look.start();
}

void TicketPreview::load()
{
    if (m_id.isNull()) {
        m_latest([](int) {}); // answers still under way are of no use
        setShown(m_body, false);
        setShown(m_empty, true);
        return;
    }
    const auto loaded =
        m_backend.ask([actor = m_backend.actor(), id = m_id](Session& session) -> Result<Loaded> {
            auto story = storyOf(session, actor, id);
            if (!story)
                return story.error();
            auto levels = levelsNow(session, actor, id);
            if (!levels)
                return levels.error();
            return Loaded{std::move(*story), std::move(*levels)};
        });
    deliver(loaded, this, m_latest([this](const Result<Loaded>& found) {
        if (found) {
            show(*found);
            return;
        }
        m_empty->setSentence(Words::of(found.error()));
        setShown(m_body, false);
        setShown(m_empty, true);
    }));
}

void TicketPreview::tellTimeAnew()
{
    if (m_id.isNull() || !m_story)
        return;
    tellTimesIn(*this);
    const auto levels = m_backend.ask([actor = m_backend.actor(), id = m_id](Session& session) {
        return levelsNow(session, actor, id);
    });
    deliver(levels, this, [this, id = m_id](const Result<TicketServiceLevels>& found) {
        if (found && id == m_id)
            showTime(*found);
    });
}

void TicketPreview::showTime(const TicketServiceLevels& levels)
{
    const auto* clock = levels.foremost();
    m_time->setFace(clock ? faceOf(*clock) : TimeFace(), clock ? toldOf(*clock) : QString());
}

void TicketPreview::show(const Loaded& loaded)
{
    const auto& story = loaded.story;
    showTime(loaded.levels);
    const auto& ticket = story.ticket;
    m_number->setText(ticket.number);
    const auto tone = Words::priorityTone(ticket.priority);
    m_priority->set(Words::priority(ticket.priority), tone, Pill::markOf(tone));
    m_status->set(Words::of(ticket.status), Words::tone(ticket.status));
    m_title->setText(ticket.title);

    m_fields->clear();
    if (ticket.kind != TicketKind::Incident)
        m_fields->addText(tr("Kind"), Words::of(ticket.kind));
    m_fields->addPerson(tr("Requester"), story.names.requester);
    m_fields->addPerson(tr("Assignee"), story.names.assignee);
    m_fields->addText(tr("Team"), story.names.team);
    m_fields->addText(tr("Category"), story.names.category);
    if (!story.names.service.isEmpty())
        m_fields->addText(tr("Service"), story.names.service);
    m_fields->addMoment(tr("Reported"), ticket.head.createdAt);

    m_conversation->setItems(conversationOf(story));
    setShown(m_empty, false);
    setShown(m_body, true);
    m_story = story;
    m_shownUntil = newestIn(story);
    if (!m_look.isActive())
        m_look.start();
    emit this->loaded();
}

} // namespace homeport
