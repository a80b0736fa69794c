#include "core/audit/audit_trail.h"

#include "core/access/access_service.h"
#include "core/access/fresh_proof.h"
#include "core/audit/audit_reading.h"
#include "core/base/disk.h"
#include "core/exchange/csv_writer.h"
#include "core/journal/stored_entry.h"
#include "core/tickets/ticket_queries.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsPerQuestion = 500;
constexpr qint64 rowsPerPage = 20'000;
constexpr int exportedPerPage = 500;

/// Sign-ins that were refused have no author yet; whom they concern stands in the entry.
constexpr Sql actsBefore{"audit.acts", "SELECT t.no, t.happened_at, t.command, " STORED_ENTRY R"sql(
      FROM jr_tx t
     WHERE t.no < :before AND t.no >= :floor
       AND t.happened_at >= :from AND t.happened_at < :until
       AND (t.actor IS NULL OR t.actor BETWEEN :first_actor AND :last_actor)
       AND (t.command LIKE :first_command OR t.command LIKE :second_command)
     ORDER BY t.no DESC
     LIMIT :rows)sql"};
constexpr Sql newest{"audit.newest", "SELECT coalesce(max(no), 0) FROM jr_tx"};

/// Patterns for the commands of a group; escaping is not needed, there are no others with them.
std::pair<QString, QString> patternsOf(AuditKind kind)
{
    switch (kind) {
    case AuditKind::Any: break;
    case AuditKind::SignIn: return {u"auth.%"_s, u"auth.%"_s};
    case AuditKind::Refusal: return {u"auth.login_failed"_s, u"access.denied"_s};
    case AuditKind::Rights: return {u"access.role%"_s, u"role.%"_s};
    case AuditKind::Settings: return {u"%setting.edit"_s, u"priority_matrix.%"_s};
    case AuditKind::Undo: return {u"undo"_s, u"%.undo"_s};
    case AuditKind::Import: return {u"import%"_s, u"%.import"_s};
    case AuditKind::Export: return {u"audit.%"_s, u"%.export%"_s};
    }
    return {u"%"_s, u"%"_s};
}

Bindings bindingsOf(const AuditFilter& filter)
{
    const auto [first, second] = patternsOf(filter.kind);
    const QUuid lowest;
    const QUuid highest = QUuid::fromRfc4122(QByteArray(16, '\xff'));
    const auto person = filter.person ? filter.person->value() : QUuid();
    constexpr qint64 farthest = std::numeric_limits<qint64>::max();
    return {{"from", filter.from ? toMsecs(*filter.from) : -farthest},
        {"until", filter.until ? toMsecs(*filter.until) : farthest},
        {"first_actor", filter.person ? person : lowest},
        {"last_actor", filter.person ? person : highest}, {"first_command", first},
        {"second_command", second}, {"rows", rowsPerQuestion}};
}

/// What SQL cannot ask of an entry's bytes.
bool fits(const Entry& entry, const AuditFilter& filter, const QSet<QUuid>& wantedRoots)
{
    if (filter.person && entry.actor != filter.person->value()
        && entry.onBehalfOf != filter.person->value())
        return false;
    const auto isOfKind = [&](const CellEdit& edit) {
        const auto* table = tableById(edit.table);
        const auto* aggregate = table ? aggregateOf(*table) : nullptr;
        return aggregate && QLatin1StringView(aggregate->name) == filter.record;
    };
    if (!filter.record.isEmpty() && std::none_of(entry.edits.begin(), entry.edits.end(), isOfKind))
        return false;
    if (filter.text.isEmpty() || !wantedRoots.isEmpty())
        return true;
    const auto holds = [&](const Value& value) {
        return value.kind() == Value::Kind::Text
            && value.text().contains(filter.text, Qt::CaseInsensitive);
    };
    return entry.command.contains(filter.text, Qt::CaseInsensitive)
        || entry.reason.contains(filter.text, Qt::CaseInsensitive)
        || std::any_of(entry.edits.begin(), entry.edits.end(),
            [&](const CellEdit& edit) { return holds(edit.value) || holds(edit.oldValue); });
}

/// The same of what the reader is shown: a search must not find what it does not show.
bool showsText(const AuditLine& line, const QString& text)
{
    const auto holds = [&](const Value& value) {
        return value.kind() == Value::Kind::Text
            && value.text().contains(text, Qt::CaseInsensitive);
    };
    const auto& item = line.item;
    return item.command.contains(text, Qt::CaseInsensitive)
        || item.reason.contains(text, Qt::CaseInsensitive)
        || std::any_of(item.edits.begin(), item.edits.end(),
            [&](const HistoryEdit& edit) { return holds(edit.value) || holds(edit.oldValue); });
}

/// Goes back through the journal and keeps what fits.
class Walk
{
public:
    Walk(Database& database, const Actor& actor, const AuditFilter& filter)
        : m_database(database), m_filter(filter), m_reading(database, actor)
    {}

    /// A text that is the number of a ticket asks for the acts on it.
    Result<> prepare(const Actor& actor)
    {
        m_filter.text = m_filter.text.trimmed();
        if (m_filter.text.isEmpty())
            return {};
        const auto ticket = TicketQueries::byNumber(m_database, actor, m_filter.text.toUpper());
        if (ticket)
            m_roots.insert(ticket->value());
        else if (ticket.error().kind != Error::Kind::NotFound)
            return ticket.error();
        return {};
    }

    Result<AuditStretch> run(qint64 before, int limit)
    {
        if (before == newestAct) {
            const auto last = number(m_database, newest);
            if (!last)
                return last.error();
            before = *last + 1;
        }
        AuditStretch page;
        const auto floor = std::max<qint64>(before - rowsPerPage, 1);
        page.next = before;
        for (bool more = true; more && page.next > floor && page.lines.size() < limit;) {
            auto asked = stretch(page, floor, limit);
            if (!asked)
                return asked.error();
            more = *asked;
        }
        if (page.lines.size() < limit)
            page.next = floor > 1 ? floor : 0;
        else if (page.next <= 1)
            page.next = 0;
        return page;
    }

private:
    /// Answers whether there may be more above the floor.
    Result<bool> stretch(AuditStretch& page, qint64 floor, int limit)
    {
        struct Found
        {
            qint64 arrival;
            Timestamp at;
            QString command;
            std::optional<Entry> entry;
        };
        auto bindings = bindingsOf(m_filter);
        bindings.push_back({"before", page.next});
        bindings.push_back({"floor", floor});
        auto rows = m_database.query(actsBefore, bindings);
        if (!rows)
            return rows.error();
        std::vector<Found> found;
        int count = 0;
        while ((*rows)->next()) {
            const auto& row = **rows;
            ++count;
            Found act{row.integer(0), row.read<Timestamp>(1), row.text(2), {}};
            if (auto entry = storedEntry(row, 3))
                act.entry = std::move(*entry);
            if (!act.entry || fits(*act.entry, m_filter, m_roots))
                found.push_back(std::move(act));
            page.next = row.integer(0);
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        rows->reset();
        for (const auto& act : found) {
            if (!m_roots.isEmpty()) {
                const auto touches = m_reading.touches(act.arrival, m_roots);
                if (!touches)
                    return touches.error();
                if (!*touches)
                    continue;
            }
            AuditLine line;
            if (act.entry) {
                auto read = m_reading.line(act.arrival, *act.entry);
                if (!read)
                    return read.error();
                if (!m_filter.text.isEmpty() && m_roots.isEmpty()
                    && !showsText(*read, m_filter.text))
                    continue;
                line = std::move(*read);
            } else {
                line.arrival = act.arrival;
                line.item.at = act.at;
                line.item.command = act.command;
                line.isDamaged = true;
            }
            page.lines.append(std::move(line));
            if (page.lines.size() == limit) {
                page.next = act.arrival;
                return false;
            }
        }
        return count == rowsPerQuestion;
    }

    Database& m_database;
    AuditFilter m_filter;
    AuditReading m_reading;
    QSet<QUuid> m_roots;
};

const QStringList columns{u"happened_at"_s, u"actor"_s, u"written_by"_s, u"command"_s,
    u"record_kind"_s, u"record"_s, u"field"_s, u"before"_s, u"after"_s, u"reason"_s, u"device"_s,
    u"entry"_s};

Result<> writeLine(CsvWriter& csv, const AuditLine& line)
{
    const auto& item = line.item;
    const auto at = QDateTime::fromMSecsSinceEpoch(toMsecs(item.at), QTimeZone::utc())
                        .toString(Qt::ISODateWithMs);
    const auto kind = line.table ? QString::fromLatin1(line.table->name) : QString();
    const auto device = item.entry.device.toString(QUuid::WithoutBraces);
    const auto put = [&](const HistoryEdit& edit) {
        return csv.write({at, item.actor, line.writtenBy, item.command, kind, line.name, edit.field,
            edit.before, edit.after, item.reason, device, QString::number(item.entry.number)});
    };
    if (item.edits.isEmpty())
        return put({});
    for (const auto& edit : item.edits) {
        if (auto done = put(edit); !done)
            return done;
    }
    return {};
}

/// access.md 6.3.
Result<> requireExport(Replica& replica, const Actor& actor)
{
    if (auto allowed = AccessService::require(actor, u"audit.export"_s); !allowed)
        return allowed;
    return replica.read(
        [&](Database& database) { return requireFreshProof(database, actor, replica.now()); });
}

} // namespace

Result<AuditStretch> auditPage(
    Database& database, const Actor& actor, const AuditFilter& filter, qint64 before, int limit)
{
    if (auto allowed = AccessService::require(actor, u"audit.read"_s); !allowed)
        return allowed.error();
    Walk walk(database, actor, filter);
    if (auto ready = walk.prepare(actor); !ready)
        return ready.error();
    return walk.run(before, limit);
}

Result<qint64> exportAudit(
    Replica& replica, const Actor& actor, const AuditFilter& filter, const QString& path)
{
    if (auto allowed = requireExport(replica, actor); !allowed)
        return allowed.error();
    auto file = replica.world().disk().replace(path);
    if (!file)
        return file.error();
    const auto unwritten = [&](const Error& error) { return (*file)->failure().value_or(error); };
    CsvWriter csv(**file);
    if (auto done = csv.write(columns); !done)
        return unwritten(done.error());
    qint64 acts = 0;
    for (qint64 before = newestAct; before > 0;) {
        // What has arrived never changes, so each stretch may be read by itself.
        const auto page = replica.read([&](Database& database) {
            return auditPage(database, actor, filter, before, exportedPerPage);
        });
        if (!page)
            return page.error();
        for (const auto& line : page->lines) {
            if (auto done = writeLine(csv, line); !done)
                return unwritten(done.error());
        }
        acts += page->lines.size();
        before = page->next;
    }
    auto kept = (*file)->keep();
    return kept ? Result<qint64>(acts) : kept.error();
}

Result<> noteAuditExport(Replica& replica, const Actor& actor)
{
    if (auto allowed = requireExport(replica, actor); !allowed)
        return allowed;
    const auto written = replica.write(actor.author(),
        {.code = u"audit.exported"_s, .isEvent = true}, [](UnitOfWork&) { return Result<>(); });
    return written ? Result<>() : Result<>(written.error());
}

} // namespace homeport
