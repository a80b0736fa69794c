#include "core/exchange/verify.h"

#include "core/journal/entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql streamHeads{
    "verify.streams", "SELECT no, device, head, hash FROM jr_stream ORDER BY no"};
constexpr Sql streamEntries{
    "verify.entries", "SELECT seq, hash, body FROM jr_tx WHERE stream = :stream ORDER BY seq"};
constexpr Sql lostExtensions{"verify.extensions", R"sql(
    SELECT t.number FROM ticket t LEFT JOIN incident i ON i.ticket_id = t.id
     WHERE t.kind = 'incident' AND i.ticket_id IS NULL)sql"};
constexpr Sql quickCheck{"verify.quickCheck", "PRAGMA quick_check"};

Result<> verifyChains(Database& database, VerifyOutcome& outcome)
{
    struct Head
    {
        qint64 no;
        QUuid device;
        qint64 head;
        QByteArray hash;
    };
    QList<Head> heads;
    auto streams = database.query(streamHeads);
    if (!streams)
        return streams.error();
    while ((*streams)->next())
        heads.push_back({(*streams)->integer(0), (*streams)->uuid(1), (*streams)->integer(2),
            (*streams)->blob(3)});
    streams->reset();
    for (const auto& stream : std::as_const(heads)) {
        auto entries = database.query(streamEntries, {{"stream", stream.no}});
        if (!entries)
            return entries.error();
        QByteArray hash(32, '\0');
        qint64 expected = 1;
        const auto name = stream.device.toString(QUuid::WithoutBraces);
        while ((*entries)->next()) {
            auto entry = Entry::decoded((*entries)->blob(2));
            if (!entry || entry->number != expected || entry->device != stream.device) {
                outcome.findings
                    << u"journal: stream %1, entry %2 is damaged or missing"_s.arg(name).arg(
                           expected);
                break;
            }
            hash = entry->chained(hash);
            if (hash != (*entries)->blob(1)) {
                outcome.findings << u"journal: stream %1, the chain breaks at entry %2"_s.arg(name)
                                        .arg(expected);
                break;
            }
            ++expected;
            ++outcome.entries;
        }
        if (auto status = (*entries)->status(); !status)
            return status;
        if (expected - 1 != stream.head || hash != stream.hash)
            outcome.findings << u"journal: stream %1 ends at %2 instead of %3"_s.arg(name)
                                    .arg(expected - 1)
                                    .arg(stream.head);
    }
    return {};
}

Result<> verifyTables(Database& database, VerifyOutcome& outcome)
{
    for (const auto& table : tables()) {
        if (table.cls > TableClass::Append)
            continue;
        const QByteArray name = QByteArray("\"") + table.name + '"';
        auto rows = number(
            database, {"verify.count", QByteArray("SELECT count(*) FROM " + name).constData()});
        if (!rows)
            return rows.error();
        outcome.rows += *rows;
        auto ask = [&](const QByteArray& condition, const QString& what) -> Result<> {
            const QByteArray text = "SELECT count(*) FROM " + name + " t WHERE " + condition;
            auto found = number(database, {"verify.rule", text.constData()});
            if (!found)
                return found.error();
            if (*found > 0)
                outcome.findings
                    << u"%1: %2 rows %3"_s.arg(QLatin1StringView(table.name)).arg(*found).arg(what);
            return {};
        };
        for (const auto& field : table.fields) {
            if (field.refTable == 0)
                continue;
            const auto& target = *tableById(field.refTable);
            const QByteArray condition = QByteArray("t.\"") + field.name
                + "\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"" + target.name + "\" r WHERE r."
                + target.key + " = t.\"" + field.name + "\")";
            if (auto done =
                    ask(condition, u"refer to a missing %1"_s.arg(QLatin1StringView(target.name)));
                !done)
                return done;
        }
        for (const auto* rule : table.rules) {
            if (auto done = ask(QByteArray("NOT (") + rule + ')',
                    u"break a rule: %1"_s.arg(QLatin1StringView(rule)));
                !done)
                return done;
        }
    }
    return {};
}

} // namespace

Result<VerifyOutcome> verifyDesk(Replica& replica)
{
    VerifyOutcome outcome;
    auto& database = replica.database();
    if (database.dialect() == Dialect::Sqlite) {
        // The guard answers "open" meanwhile, else every guarded row would look broken
        // (measured.md 5.9).
        if (auto opened = database.openGuard(); !opened)
            return opened.error();
        auto check = database.query(quickCheck);
        if (!check)
            return check.error();
        while ((*check)->next()) {
            if ((*check)->text(0) != "ok"_L1)
                outcome.findings << u"file: "_s + (*check)->text(0);
        }
        auto status = (*check)->status();
        check->reset();
        database.closeGuard();
        if (!status)
            return status.error();
    }
    return replica.read([&](Database& reading) -> Result<VerifyOutcome> {
        if (auto done = verifyChains(reading, outcome); !done)
            return done.error();
        if (auto done = verifyTables(reading, outcome); !done)
            return done.error();
        auto lost = reading.query(lostExtensions);
        if (!lost)
            return lost.error();
        while ((*lost)->next())
            outcome.findings << u"ticket: %1 has no incident part"_s.arg((*lost)->text(0));
        return outcome;
    });
}

} // namespace homeport
