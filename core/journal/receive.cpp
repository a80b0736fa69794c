// What a replica takes from others, and has for them.
#include "core/journal/intake_together.h"
#include "core/journal/replica.h"
#include "core/journal/stored_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql entriesAfterNumber{"journal.entriesAfter", "SELECT " STORED_ENTRY R"sql(
      FROM jr_tx t WHERE t.stream = :stream AND t.seq > :seq ORDER BY t.seq LIMIT :limit)sql"};

} // namespace

Result<Received> Replica::receive(
    const QList<QByteArray>& entries, const std::function<Result<>(Database&)>& besides)
{
    Result<Received> outcome = Error{};
    for (int i = 0; i < attempts; ++i) {
        outcome = receiveOnce(entries, besides, i < rowRaces);
        if (outcome)
            return outcome;
        m_database->rollback();
        // Receiving twice does no harm, so a commit in doubt is simply repeated.
        if (outcome.error().code == "COMMIT_UNKNOWN"_L1) {
            if (auto again = m_database->reconnect(); !again)
                return outcome;
        } else if (!waitsToRetry(outcome.error(), i)) {
            return outcome;
        }
    }
    return outcome;
}

Result<Received> Replica::receiveOnce(const QList<QByteArray>& entries,
    const std::function<Result<>(Database&)>& besides, bool mayRace)
{
    if (!m_isDeskRead) {
        if (auto loaded = loadOrganization(); !loaded)
            return loaded.error();
    }
    if (auto begun = m_database->begin(); !begun)
        return begun.error();
    if (m_rules.began)
        m_rules.began();
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded.error();
    if (auto guard = m_database->openGuard(); !guard)
        return guard.error();
    Touch touch;
    auto together = takeTogether(*m_database, *m_streams, m_rules, m_organization, entries, touch);
    if (!together)
        return together.error();
    auto received = Received();
    if (*together) {
        received = **together;
    } else {
        Intake intake(*m_database, *m_streams, m_rules, m_organization, mayRace);
        const auto taken = intake.take(entries);
        if (!taken)
            return taken;
        received = *taken;
        touch = intake.touch();
    }
    if (auto done = besides ? besides(*m_database) : Result<>(); !done)
        return done.error();
    if (auto committed = m_database->commit(); !committed)
        return committed.error();
    m_database->notifyOthers();
    if (touched && !touch.roots.isEmpty())
        touched(touch);
    return received;
}

Result<QList<QByteArray>> Replica::entriesAfter(const Context& seen, int limit)
{
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded.error();
    QList<QByteArray> out;
    for (const auto& [no, stream] : m_streams->all()) {
        auto cursor = m_database->query(entriesAfterNumber,
            {{"stream", int(no)}, {"seq", seen.value(stream.device, 0)},
                {"limit", limit - int(out.size())}});
        if (!cursor)
            return cursor.error();
        while ((*cursor)->next()) {
            auto bytes = storedBytes(**cursor);
            if (!bytes)
                return bytes.error();
            out.push_back(std::move(*bytes));
        }
        if (out.size() >= limit)
            break;
    }
    return out;
}

Result<Context> Replica::heads()
{
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded.error();
    Context out;
    for (const auto& [no, stream] : m_streams->all())
        out.insert(stream.device, stream.head);
    return out;
}

} // namespace homeport
