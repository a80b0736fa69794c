#include "core/tickets/time_entries.h"

#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_guards.h"
#include "core/tickets/ticket_sight.h"

#include <QRegularExpression>

#include "record/ticket_task.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr int longest = 24 * 60;

constexpr Sql entriesOf{"time.list", R"sql(
    SELECT time_entry.id, time_entry.user_id, user_account.display_name, time_entry.started_at,
           time_entry.minutes, time_entry.activity, time_entry.note, time_entry.is_billable,
           time_entry.task_id
      FROM time_entry
      LEFT JOIN user_account ON user_account.id = time_entry.user_id
     WHERE time_entry.ticket_id = :ticket_id AND time_entry.deleted_at IS NULL
     ORDER BY time_entry.started_at, time_entry.id
)sql"};

Result<> checkBooking(UnitOfWork& unit, TicketId ticket, const TimeBooking& booking, Timestamp at)
{
    if (booking.minutes < 1 || booking.minutes > longest)
        return invalidField(u"minutes"_s, u"RANGE"_s);
    if (at > unit.now())
        return invalidField(u"started_at"_s, u"RANGE"_s);
    if (!booking.task)
        return {};
    auto task = unit.find<record::TicketTask>(*booking.task);
    if (!task)
        return task.error();
    const bool isOurs = *task && !(*task)->head.deletedAt && (*task)->ticketId == ticket;
    return isOurs ? Result<>() : invalidField(u"task_id"_s, u"REFERENCE"_s);
}

Result<> requireToBook(const TicketAct& on)
{
    if (auto may = on.require(u"ticket.book_time"_s); !may)
        return may;
    return on.requireOpen();
}

/// What the form says, at what the time of the person costs now.
Result<> take(UnitOfWork& unit, const Actor& actor, const TimeBooking& booking, Timestamp at,
    record::TimeEntry& entry)
{
    if (auto fine = checkBooking(unit, entry.ticketId, booking, at); !fine)
        return fine;
    auto person = chosen<record::UserAccount>(unit, actor, actor.person, u"user_id"_s);
    if (!person)
        return person.error();
    entry.userId = actor.person;
    entry.taskId = booking.task;
    entry.startedAt = at;
    entry.minutes = booking.minutes;
    entry.activity = booking.activity;
    entry.isBillable = booking.isBillable;
    entry.costMinor.reset();
    if (person->hourlyCostMinor)
        entry.costMinor = *person->hourlyCostMinor * booking.minutes / 60;
    const auto note = booking.note.trimmed();
    entry.note = note.isEmpty() ? std::nullopt : std::optional(note);
    return {};
}

} // namespace

std::optional<int> minutesFrom(const QString& text)
{
    static const QRegularExpression clock(u"^(\\d{1,3}):([0-5]\\d)$"_s);
    static const QRegularExpression words(
        u"^(?:(\\d{1,3}(?:[.,]\\d{1,2})?) ?h)? ?(?:(\\d{1,4}) ?(?:m|min)?)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto typed = text.simplified();
    if (typed.isEmpty())
        return std::nullopt;
    if (const auto match = clock.match(typed); match.hasMatch())
        return match.captured(1).toInt() * 60 + match.captured(2).toInt();
    const auto match = words.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    const auto hours = match.captured(1).replace(u',', u'.').toDouble();
    return qRound(hours * 60) + match.captured(2).toInt();
}

Result<> TimeService::book(
    const Actor& actor, TicketId ticket, const TimeBooking& booking, CommandId command)
{
    const auto written = actOn(m_replica, actor, ticket, u"add_time"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToBook(on); !may)
                return may;
            const auto at = booking.startedAt.value_or(
                unit.now() - std::chrono::minutes(qBound(0, booking.minutes, longest)));
            record::TimeEntry entry;
            entry.ticketId = ticket;
            if (auto taken = take(unit, actor, booking, at, entry); !taken)
                return taken;
            return unit.create(entry);
        });
    return written ? Result<>() : written.error();
}

Result<TicketId> TimeService::ticketOf(TimeEntryId id)
{
    return m_replica.read([&](Database& database) -> Result<TicketId> {
        auto row = loadRow(database, record::TimeEntry::table(), id.value());
        if (!row)
            return row.error();
        if (!*row || (*row)->head.deletedAt)
            return Error{Error::Kind::NotFound, u"time_entry"_s, id.toString(), u"NOT_FOUND"_s};
        return record::TimeEntry::fromRow(**row).ticketId;
    });
}

Result<> TimeService::correct(
    const Actor& actor, TimeEntryId id, const TimeBooking& booking, CommandId command)
{
    auto ticket = ticketOf(id);
    if (!ticket)
        return ticket.error();
    const auto written = actOn(m_replica, actor, *ticket, u"edit_time"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToBook(on); !may)
                return may;
            auto entry = unit.get<record::TimeEntry>(id);
            if (!entry)
                return entry.error();
            if (entry->userId != actor.person)
                return Error{Error::Kind::Denied, u"time_entry"_s, id.toString(), u"FORBIDDEN"_s};
            const auto at = booking.startedAt.value_or(entry->startedAt);
            if (auto taken = take(unit, actor, booking, at, *entry); !taken)
                return taken;
            return unit.put(*entry);
        });
    return written ? Result<>() : written.error();
}

Result<> TimeService::remove(const Actor& actor, TimeEntryId id, CommandId command)
{
    auto ticket = ticketOf(id);
    if (!ticket)
        return ticket.error();
    const auto written = actOn(m_replica, actor, *ticket, u"remove_time"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            auto entry = unit.get<record::TimeEntry>(id);
            if (!entry)
                return entry.error();
            const bool isOwn = entry->userId == actor.person;
            if (auto may =
                    isOwn ? on.require(u"ticket.book_time"_s) : on.requireOfKind(u"delete"_s);
                !may)
                return may;
            if (auto open = on.requireOpen(); !open)
                return open;
            return unit.remove<record::TimeEntry>(id);
        });
    return written ? Result<>() : written.error();
}

Result<QList<BookedTime>> TimeService::list(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<QList<BookedTime>> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        const TicketSight sight(actor, act->ticket, act->involved());
        const bool showsAll = sight.shows(record::TimeEntry::table());
        auto rows = database.query(entriesOf, {{"ticket_id", ticket}});
        if (!rows)
            return rows.error();
        QList<BookedTime> entries;
        while ((*rows)->next()) {
            const auto& row = **rows;
            BookedTime entry{row.read<TimeEntryId>(0), row.read<PersonId>(1), row.text(2),
                row.read<Timestamp>(3), row.read<int>(4), row.read<TimeEntryActivity>(5),
                row.text(6), row.read<bool>(7), row.readOptional<TicketTaskId>(8)};
            if (showsAll || entry.person == actor.person)
                entries.append(entry);
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return entries;
    });
}

} // namespace homeport
