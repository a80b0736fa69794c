#include "core/service_levels/ticket_service_levels.h"

#include "core/access/setting.h"
#include "core/journal/fold.h"
#include "core/service_levels/clock_derivation.h"
#include "core/service_levels/reply_times.h"
#include "core/tickets/involvement.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql calendarName{
    "serviceLevels.calendarName", "SELECT name FROM business_calendar WHERE id = :id"};
constexpr Sql teamName{"serviceLevels.teamName", "SELECT name FROM team WHERE id = :id"};
constexpr Sql supplierName{
    "serviceLevels.supplierName", "SELECT name FROM supplier WHERE id = :id"};
constexpr Sql personName{
    "serviceLevels.personName", "SELECT display_name FROM user_account WHERE id = :id"};

/// Names of rows, each asked for once.
class Names
{
public:
    explicit Names(Database& database) : m_database(database) {}

    template <typename Id>
    QString operator()(const Sql& sql, const Id& id)
    {
        const auto key = id.value();
        if (!m_known.contains(key)) {
            auto row = one(m_database, sql, {{"id", key}});
            m_known.insert(key, row ? (*row)->text(0) : QString());
        }
        return m_known.value(key);
    }

private:
    Database& m_database;
    QHash<QUuid, QString> m_known;
};

/// The edition that was in force at an instant.
const ServiceLevelEdition& editionAt(const ServiceLevelBook& book, Timestamp at)
{
    const auto& editions = book.editions();
    const auto found = std::find_if(editions.rbegin(), editions.rend(),
        [&](const ServiceLevelEdition& edition) { return edition.at() <= at; });
    return found == editions.rend() ? editions.front() : *found;
}

QList<ClockReading::Mark> marksOf(const SlaClock& clock)
{
    QList<ClockReading::Mark> marks;
    for (const int percent : clock.terms().thresholds) {
        const auto& notes = clock.notes();
        const auto passed = std::find_if(notes.begin(), notes.end(),
            [&](const ClockNote& note) { return note.thresholdPct == percent; });
        if (passed != notes.end())
            marks.append({percent, passed->occurredAt, true});
        else
            marks.append({percent, clock.reachesAt(percent), false});
    }
    if (const auto& breach = clock.breach())
        marks.append({100, breach->breachedAt, true});
    else
        marks.append({100, clock.dueAt(), false});
    return marks;
}

QList<ClockLine> linesOf(const SlaClock& clock, Timestamp at, Names& names)
{
    QList<ClockLine> lines;
    for (const auto& span : clock.ledgerAt(at)) {
        const auto calendar = span.calendar ? names(calendarName, span.calendar->id()) : QString();
        for (const auto& time : explainedTimes({span}))
            lines.append({time, calendar});
    }
    return lines;
}

ClockReading readingOf(
    const TicketClock& own, const ServiceLevelBook& book, Timestamp at, Names& names)
{
    const auto& clock = own.clock;
    const auto& terms = clock.terms();
    ClockReading reading;
    reading.type = own.type;
    reading.metric = own.metric;
    reading.cycle = own.cycle;
    const auto& edition = editionAt(book, clock.stoppedAt().value_or(at));
    reading.policyId = terms.policyId;
    if (const auto* policy = edition.policy(terms.policyId))
        reading.policy = policy->name;
    reading.policyVersion = edition.versionOf(terms.policyId);
    reading.calendarId = terms.calendar->id();
    reading.calendar = names(calendarName, terms.calendar->id());
    reading.calendarVersion = terms.calendar->version();
    reading.zoneVersion = terms.calendar->zoneVersion();
    if (own.team)
        reading.party = names(teamName, *own.team);
    else if (own.supplier)
        reading.party = names(supplierName, *own.supplier);
    reading.state = clock.state();
    reading.outcome = clock.outcome();
    reading.label = clock.labelAt(at);
    reading.startedAt = clock.startedAt();
    reading.stoppedAt = clock.stoppedAt();
    reading.target = terms.target();
    reading.elapsed = clock.elapsedAt(at);
    reading.percent = clock.percentAt(at);
    reading.dueAt = clock.dueAt();
    if (const auto& breach = clock.breach())
        reading.breachedAt = breach->breachedAt;
    reading.overrun = clock.overrunAt(at);
    reading.elapsedOverrun = clock.elapsedOverrunAt(at);
    const auto said = [&](const std::optional<ClockRuling>& ruling) {
        return ruling ? std::optional(ClockReading::Said{*ruling, names(personName, ruling->by)})
                      : std::nullopt;
    };
    reading.voided = said(own.voided);
    reading.acknowledged = said(own.acknowledged);
    reading.marks = marksOf(clock);
    reading.ledger = linesOf(clock, at, names);
    reading.notes = clock.notes();
    if (const auto ledger = clock.ledgerAt(at);
        reading.state == SlaClockState::Paused && !ledger.empty())
        reading.pauseCause = ledger.back().pauseCause;
    return reading;
}

/// What had happened by `at`.
Result<std::vector<ServiceLevelEvent>> eventsUntil(
    Database& database, const ServiceLevelBook& book, const Row& ticket, Timestamp at)
{
    auto entries = entriesOfRoot(database, ticket.id);
    if (!entries)
        return entries.error();
    std::erase_if(*entries, [&](const Entry& entry) { return fromMsecs(entry.happenedAt) > at; });
    auto replies = repliesOn(database, book, ticket);
    if (!replies)
        return replies.error();
    std::erase_if(*replies, [&](Timestamp reply) { return reply > at; });
    const auto story = ClockStory::of(*entries, book.legal(), ticket.id);
    const auto parents = ParentBook(database, book, nullptr, at).of(story);
    if (!parents)
        return parents.error();
    auto happened = clockEvents(database, book, story, *replies, *parents);
    if (!happened)
        return happened.error();
    std::erase_if(happened->events, [&](const ServiceLevelEvent& event) { return event.at > at; });
    return std::move(happened->events);
}

/// Whether an SLA was in force after the last of them.
bool isPromised(const std::vector<ServiceLevelEvent>& happened)
{
    using Kind = ServiceLevelEvent::Kind;
    const auto last = std::find_if(happened.rbegin(), happened.rend(), [](const auto& event) {
        return event.type == SlaPolicyAgreementType::Sla
            && (event.kind == Kind::Agreed || event.kind == Kind::CalendarEdited);
    });
    return last != happened.rend() && last->agreement;
}

/// What people see who are no part of support.
void withhold(QList<ClockReading>& clocks)
{
    clocks.removeIf(
        [](const ClockReading& clock) { return clock.type != SlaPolicyAgreementType::Sla; });
    for (auto& clock : clocks) {
        clock.overrun = clock.elapsedOverrun = {};
        clock.voided.reset();
        clock.acknowledged.reset();
        clock.ledger.clear();
        clock.notes.clear();
    }
}

} // namespace

const ClockReading* TicketServiceLevels::foremost() const
{
    const ClockReading* found = nullptr;
    for (const auto& clock : clocks) {
        if (!clock.isLive() || clock.type != SlaPolicyAgreementType::Sla)
            continue;
        const bool isEarlier =
            clock.dueAt && (!found || !found->dueAt || *clock.dueAt < *found->dueAt);
        if (!found || isEarlier)
            found = &clock;
    }
    return found;
}

Result<TicketClocks> ticketClocksAt(
    Database& database, ServiceLevelBook& book, const Row& ticket, Timestamp at)
{
    if (auto looked = book.look(database); !looked)
        return looked.error();
    if (book.isEmpty())
        return TicketClocks();
    auto happened = eventsUntil(database, book, ticket, at);
    return happened ? ticketClocks(*happened, at) : happened.error();
}

Result<TicketServiceLevels> ticketServiceLevels(
    Database& database, const Actor& actor, ServiceLevelBook& book, TicketId id, Timestamp at)
{
    auto row = loadRow(database, record::Ticket::table(), id.value());
    if (!row)
        return row.error();
    const Error absent{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
    if (!*row || (*row)->head.deletedAt)
        return absent;
    const auto ticket = record::Ticket::fromRow(**row);
    auto involved = involvementOf(database, actor, ticket);
    if (!involved)
        return involved.error();
    if (!AccessService::mayRead(actor, ticket, *involved))
        return absent;
    const auto may = [&](const QString& permission) {
        return bool(AccessService::require(actor, permission, ticket, *involved));
    };
    TicketServiceLevels read{id, at, {}, false, {}};
    const bool isWhole = may(u"sla.read"_s);
    if (!isWhole) {
        const auto shown = flagSetting(database, actor.organization, u"portal.show_sla"_s);
        if (!shown || !*shown)
            return shown ? Result<TicketServiceLevels>(std::move(read)) : shown.error();
    }
    if (auto looked = book.look(database); !looked)
        return looked.error();
    if (book.isEmpty())
        return read;
    auto happened = eventsUntil(database, book, **row, at);
    if (!happened)
        return happened.error();
    auto clocks = ticketClocks(*happened, at);
    if (!clocks)
        return clocks.error();
    Names names(database);
    for (const auto& clock : clocks->clocks)
        read.clocks.append(readingOf(clock, book, at, names));
    if (!isWhole) {
        withhold(read.clocks);
        return read;
    }
    read.lacksPolicy = !isPromised(*happened);
    read.rights = {may(u"sla.void_breach"_s), may(u"sla.acknowledge"_s), may(u"sla.admin"_s)};
    return read;
}

} // namespace homeport
