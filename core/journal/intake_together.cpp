#include "core/journal/intake_together.h"

#include "core/journal/cell_check.h"
#include "core/journal/stored_entry.h"
#include "core/journal/stored_rows.h"

#include <set>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql leftAside{"journal.leftAside", R"sql(
    SELECT (SELECT count(*) FROM (SELECT 1 FROM jr_pending LIMIT 1) AS p)
         + (SELECT count(*) FROM (SELECT 1 FROM jr_quarantine LIMIT 1) AS q))sql"};
constexpr Sql entryAtNumber{"journal.entryAt",
    "SELECT " STORED_ENTRY " FROM jr_tx t WHERE t.stream = :stream AND t.seq = :seq"};
// The same words as of a single entry: whoever watches a file knows by them that it takes over.
constexpr Sql savepoint{"journal.savepoint", "SAVEPOINT entry"};
constexpr Sql keep{"journal.keep", "RELEASE SAVEPOINT entry"};
constexpr Sql takeBack{"journal.takeBack", "ROLLBACK TO SAVEPOINT entry"};

/// Entries that come at once.
class Together
{
public:
    Together(Database& database, StreamBook& streams, const FoldRules& rules, const QUuid& space,
        Touch& touch)
        : m_database(database), m_streams(streams), m_rules(rules), m_space(space), m_touch(touch)
    {}

    /// False: something speaks against the entry.
    Result<bool> take(const QByteArray& bytes)
    {
        const auto entry = Entry::decoded(bytes);
        if (!entry || entry->schema > schemaVersion || !checkEntry(*entry, m_space))
            return false;
        const auto* stream = m_streams.byDevice(entry->device);
        const qint64 head = stream ? stream->head : 0;
        if (entry->number <= head)
            return isKnown(*stream, entry->number, bytes);
        if (entry->number != head + 1 || !standCauses(*entry))
            return false;
        auto folded = fold(*entry, bytes);
        return folded ? Result<bool>(true) : folded.error();
    }

    Result<Received> finish()
    {
        if (auto told = m_stored.tell(m_database, m_rules); !told)
            return told.error();
        for (const auto no : m_moved) {
            if (auto saved = m_streams.save(m_database, *m_streams.byNo(no)); !saved)
                return saved.error();
        }
        // What the database refuses must be known while it can be taken back.
        auto written = m_database.flush();
        return written ? Result<Received>(m_received) : written.error();
    }

private:
    Result<bool> isKnown(const StreamBook::Stream& stream, qint64 number, const QByteArray& bytes)
    {
        const auto held = bytesAt(m_database, stream.no, number);
        if (!held)
            return held.error();
        ++m_received.known;
        return *held == bytes;
    }

    bool standCauses(const Entry& entry) const
    {
        for (auto it = entry.context.begin(); it != entry.context.end(); ++it) {
            const auto* cause = m_streams.byDevice(it.key());
            if (!cause || cause->head < it.value())
                return false;
        }
        return true;
    }

    Result<> fold(const Entry& entry, const QByteArray& bytes)
    {
        auto opened = m_streams.open(m_database, entry.space, entry.device);
        if (!opened)
            return opened.error();
        auto& stream = **opened;
        auto seen = stream.context;
        for (auto it = entry.context.begin(); it != entry.context.end(); ++it)
            seen.insert(it.key(), qMax(it.value(), seen.value(it.key(), 0)));
        // Where one of them stands after all, the database refuses it.
        expectNewRows(m_database, entry);
        Fold fold(m_database, m_streams, m_rules, &m_stored);
        const auto folded = fold.apply(entry, {entry.stamp, stream.no, entry.number}, seen);
        if (!folded)
            return folded.error();
        stream.hash = entry.chained(stream.hash);
        stream.head = entry.number;
        stream.lastStamp = qMax(stream.lastStamp, entry.stamp);
        stream.context = seen;
        m_moved.insert(stream.no);
        ++m_received.folded;
        const auto body = storedBody(entry, bytes, stream.space);
        return insertTx(m_database, entry, stream, body, *folded, m_touch);
    }

    Database& m_database;
    StreamBook& m_streams;
    const FoldRules& m_rules;
    QUuid m_space;
    Touch& m_touch;
    StoredRows m_stored;
    std::set<qint32> m_moved; ///< streams that go on
    Received m_received;
};

/// Nothing where something speaks against one of them.
Result<std::optional<Received>> taken(Together& together, const QList<QByteArray>& entries)
{
    for (const auto& bytes : entries) {
        const auto isTaken = together.take(bytes);
        if (!isTaken)
            return isTaken.error();
        if (!*isTaken)
            return std::optional<Received>();
    }
    const auto received = together.finish();
    if (!received)
        return received.error();
    return std::optional(*received);
}

/// As it was before any of them.
Result<> takeAllBack(Database& database, StreamBook& streams, const FoldRules& rules)
{
    for (const auto& statement : {takeBack, keep}) {
        if (auto done = database.exec(statement); !done)
            return done.error();
    }
    if (rules.began) // what was read since may be of them
        rules.began();
    return streams.load(database);
}

} // namespace

Result<QByteArray> bytesAt(Database& database, qint32 stream, qint64 number)
{
    auto held = one(database, entryAtNumber, {{"stream", int(stream)}, {"seq", number}});
    return held ? storedBytes(**held) : held.error();
}

bool isOfEntry(const Database& database, const Error& error)
{
    if (database.isRetryable(error) || error.subject == "journal.newStream"_L1)
        return false;
    return error.kind == Error::Kind::Invalid || error.kind == Error::Kind::NotFound
        || error.kind == Error::Kind::Conflict;
}

bool isRaceForRow(const Database& database, const Error& error)
{
    // A file has one writer at a time.
    if (database.dialect() != Dialect::Postgresql || error.code != "DUPLICATE"_L1)
        return false;
    const auto* table = tableByName(error.subject);
    return table && table->isSynced();
}

Result<std::optional<Received>> takeTogether(Database& database, StreamBook& streams,
    const FoldRules& rules, const QUuid& space, const QList<QByteArray>& entries, Touch& touch)
{
    const auto aside = number(database, leftAside);
    if (!aside)
        return aside.error();
    if (*aside > 0)
        return std::optional<Received>();
    if (auto set = database.exec(savepoint); !set)
        return set.error();
    const auto before = touch;
    Together together(database, streams, rules, space, touch);
    auto received = taken(together, entries);
    if (!received && !isOfEntry(database, received.error()))
        return received;
    if (received && *received) {
        auto kept = database.exec(keep);
        return kept ? received : kept.error();
    }
    touch = before;
    if (auto back = takeAllBack(database, streams, rules); !back)
        return back.error();
    return std::optional<Received>();
}

} // namespace homeport
