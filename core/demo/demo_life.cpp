#include "core/demo/demo_life.h"

#include "core/tickets/ticket_rating.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace homeport::demo {

namespace {

constexpr size_t firstReply = 3; ///< its place among the acts

/// A place in a list of `size`, the first ones far more often: about as words in a language.
size_t frequentFirst(SeededRandom& random, size_t size)
{
    return std::min(size - 1, size_t(std::exp(fraction(random) * std::log(double(size) + 1)) - 1));
}

const char* anyOf(std::span<const char* const> texts, SeededRandom& random)
{
    return texts[random.below(texts.size())];
}

TicketChannel channel(SeededRandom& random)
{
    const auto drawn = random.below(10);
    if (drawn < 4)
        return TicketChannel::Portal;
    if (drawn < 7)
        return TicketChannel::Email;
    return drawn < 9 ? TicketChannel::Phone : TicketChannel::Desktop;
}

Pace paceOf(SeededRandom& random, int priority, const Fate& fate)
{
    auto pace = drawnPace(random, priority, fate.until - fate.reportedAt);
    if (fate.staysOpen && pace.end == Pace::End::Solved)
        pace.end = random.below(3) == 0 ? Pace::End::Held : Pace::End::Left;
    return pace;
}

/// Most commonly the trouble's own level, now and then one beside it.
int level(SeededRandom& random, int usual)
{
    const auto drawn = random.below(8);
    return std::clamp(usual + (drawn == 0 ? -1 : drawn == 1 ? 1 : 0), 1, 3);
}

} // namespace

Life::Life(const Cast& cast, SeededRandom& random, const Fate& fate)
    : m_id(newUuid(fate.reportedAt, random))
    , m_trouble(&troubles()[frequentFirst(random, troubles().size())])
    , m_requester(&cast.requesters[frequentFirst(random, cast.requesters.size())])
    , m_at(fate.reportedAt)
    , m_impact(level(random, m_trouble->impact))
    , m_urgency(level(random, m_trouble->urgency))
    , m_priority(builtInPriority(m_impact, m_urgency))
    , m_pace(paceOf(random, m_priority, fate))
{
    const auto named = cast.teams.constFind(QString::fromUtf8(m_trouble->team));
    m_team = named != cast.teams.constEnd() ? &*named : &*cast.teams.constBegin();
    m_agent = &m_team->agents[random.below(m_team->agents.size())];
    m_filling = filling(random, QString::fromUtf8(sites()[m_requester->site]),
        cast.requesters[random.below(cast.requesters.size())].name);
    plan(random, fate.isLong ? 30 : 5);
    cutShort(random);
}

/// Which acts in which order; exactly `comments` of them say something.
void Life::plan(SeededRandom& random, int comments)
{
    m_acts = {Act::Report, Act::Assign, Act::Start, Act::Reply};
    const bool waits =
        m_pace.end == Pace::End::Held || (m_pace.end == Pace::End::Solved && random.below(6) == 0);
    for (int said = 1; said < comments - 1; ++said) {
        if (waits && said == 1)
            m_acts.push_back(Act::Hold);
        m_acts.push_back(said % 3 == 1 ? Act::Answer : said % 3 == 2 ? Act::Note : Act::Reply);
        if (waits && said == 1)
            m_acts.push_back(Act::Resume);
    }
    m_resolve = m_acts.size();
    m_acts.push_back(Act::Resolve);
    m_acts.push_back(Act::Answer);
    if (random.below(30) != 0)
        m_acts.push_back(Act::Close);
}

/// What is on hold or left lying goes no further.
void Life::cutShort(SeededRandom& random)
{
    if (m_pace.end == Pace::End::Held)
        m_acts.erase(std::find(m_acts.begin(), m_acts.end(), Act::Hold) + 1, m_acts.end());
    else if (m_pace.end == Pace::End::Left)
        m_acts.resize(firstReply + random.below(m_resolve - firstReply));
}

/// The most urgent ones are worked on around the clock.
Timestamp Life::timeOfNext(const Cast& cast, SeededRandom& random)
{
    const auto act = m_acts[m_next];
    if (act == Act::Close)
        return m_at + 24h + std::chrono::minutes(random.below(60));
    std::chrono::milliseconds amount = 1s;
    if (act == Act::Resume)
        amount += std::chrono::hours(2 + random.below(15));
    else if (m_next > m_resolve)
        amount += std::chrono::minutes(5 + random.below(180));
    else
        amount += partOfPace(random);
    const auto soonest = m_at + amount;
    return cast.hours && m_priority > 1 ? cast.hours->due(m_at, amount).value_or(soonest) : soonest;
}

/// What passes before the next act: about equal parts, and all that is left before the reply and
/// the resolution.
std::chrono::milliseconds Life::partOfPace(SeededRandom& random)
{
    const bool isAnswered = m_next > firstReply;
    auto& left = isAnswered ? m_pace.solution : m_pace.answer;
    const auto last = isAnswered ? m_resolve : firstReply;
    if (m_next == last)
        return std::exchange(left, 0ms);
    const auto acts = double(last - m_next + 1);
    const std::chrono::milliseconds part(
        qint64(double(left.count()) * (0.5 + fraction(random)) / acts));
    left -= part;
    return part;
}

Replica::Work Life::report(const Cast& cast, SeededRandom& random, const Numbers& numbers)
{
    record::Ticket ticket;
    ticket.id = m_id;
    ticket.kind = TicketKind::Incident;
    ticket.title = filled(m_trouble->title, m_filling);
    ticket.description = filled(m_trouble->details, m_filling);
    ticket.status = TicketStatus::New;
    ticket.statusChangedAt = m_at;
    ticket.requesterId = m_requester->id;
    ticket.locationId = cast.sites[m_requester->site];
    ticket.channel = channel(random);
    ticket.impact = m_impact;
    ticket.urgency = m_urgency;
    const auto category = cast.categories.constFind(QString::fromUtf8(m_trouble->category));
    if (category != cast.categories.constEnd())
        ticket.categoryId = *category;
    return [ticket, numbers, place = numbers->add()](UnitOfWork& unit) mutable -> Result<> {
        auto number = numbers->number(unit, place);
        if (!number)
            return number.error();
        ticket.number = *number;
        if (auto made = unit.create(ticket); !made)
            return made;
        record::Incident incident;
        incident.id = ticket.id;
        return unit.create(incident);
    };
}

Replica::Work Life::comment(SeededRandom& random, Act act)
{
    record::TicketComment comment;
    comment.id = TicketCommentId(newUuid(m_at, random));
    comment.ticketId = m_id;
    const bool isAnswer = act == Act::Answer;
    comment.authorId = isAnswer ? m_requester->id : m_agent->id;
    comment.isFromSupport = !isAnswer;
    comment.visibility =
        act == Act::Note ? TicketCommentVisibility::Internal : TicketCommentVisibility::Public;
    const auto texts = isAnswer ? requesterReplies()
        : act == Act::Note      ? notes()
                                : supportReplies();
    comment.body = filled(anyOf(texts, random), m_filling);
    if (random.below(2) == 0)
        comment.body += u' ' + filled(anyOf(texts, random), m_filling);
    return [comment](UnitOfWork& unit) mutable { return unit.create(comment); };
}

Replica::Work Life::change(const Cast&, Act act)
{
    return [act, id = m_id, team = m_team->id, agent = m_agent->id, trouble = m_trouble](
               UnitOfWork& unit) -> Result<> {
        auto ticket = unit.get<record::Ticket>(id);
        if (!ticket)
            return ticket.error();
        const auto now = unit.now();
        const auto enter = [&](TicketStatus status) {
            ticket->status = status;
            ticket->statusChangedAt = now;
        };
        switch (act) {
        case Act::Assign:
            enter(TicketStatus::Assigned);
            ticket->assignedTeamId = team;
            ticket->assignedUserId = agent;
            break;
        case Act::Start: enter(TicketStatus::InProgress); break;
        case Act::Hold:
            enter(TicketStatus::OnHold);
            ticket->holdReason = TicketHoldReason::AwaitingRequester;
            ticket->holdReturnStatus = u"in_progress"_s;
            break;
        case Act::Resume:
            enter(TicketStatus::InProgress);
            ticket->holdReason.reset();
            ticket->holdReturnStatus.reset();
            break;
        case Act::Close:
            enter(TicketStatus::Closed);
            ticket->closedAt = now;
            ticket->closeReason = TicketCloseReason::AutoClosed;
            break;
        case Act::Resolve: {
            enter(TicketStatus::Resolved);
            ticket->resolvedAt = now;
            ticket->resolvedBy = agent;
            auto incident = unit.get<record::Incident>(id);
            if (!incident)
                return incident.error();
            incident->resolutionCode = trouble->code;
            incident->resolutionNotes = QString::fromUtf8(trouble->resolution);
            if (auto put = unit.put(*ticket); !put)
                return put;
            return unit.put(*incident);
        }
        default: break;
        }
        return unit.put(*ticket);
    };
}

Replica::Step Life::step(const Cast& cast, SeededRandom& random, const Numbers& numbers)
{
    const auto act = m_acts[m_next++];
    Replica::Step step;
    step.command.happenedAt = m_at;
    step.author.person = m_agent->id;
    switch (act) {
    case Act::Report:
        step.author.person = m_requester->id;
        step.command.code = u"incident.create"_s;
        step.work = report(cast, random, numbers);
        break;
    case Act::Answer:
        step.author.person = m_requester->id;
        step.command.code = u"incident.comment_public"_s;
        step.work = comment(random, act);
        break;
    case Act::Reply:
        step.command.code = u"incident.comment_public"_s;
        step.work = comment(random, act);
        break;
    case Act::Note:
        step.command.code = u"incident.comment_internal"_s;
        step.work = comment(random, act);
        break;
    case Act::Assign: step.command.code = u"incident.assign"_s; break;
    case Act::Start: step.command.code = u"incident.start_work"_s; break;
    case Act::Hold: step.command.code = u"incident.hold"_s; break;
    case Act::Resume: step.command.code = u"incident.resume"_s; break;
    case Act::Resolve: step.command.code = u"incident.resolve"_s; break;
    case Act::Close:
        step.author.person.reset();
        step.command.code = u"incident.auto_close"_s;
        break;
    }
    if (!step.work)
        step.work = change(cast, act);
    if (!isOver())
        m_at = timeOfNext(cast, random);
    return step;
}

} // namespace homeport::demo
