// How often one waits for the server: over a network each wait costs more than the question.
#include "core/tickets/history.h"
#include "core/tickets/ticket_foresight.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include <cstdio>
#include <functional>
#include <libpq-fe.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstRoundTrips : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void aListWaitsOnce();
    void aTicketIsOpenedInFewQuestions();
    void anIdleTransactionAsksNothing();
    void theTurnAtAStreamIsAskedForWithTheBeginning();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// The answers that came to their end while `act` ran.
    int waits(const std::function<bool()>& act);

    std::unique_ptr<Story> m_story;
};

void TstRoundTrips::init()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect != "postgresql"_L1)
        QSKIP("a file answers at once");
    m_story = std::make_unique<Story>();
}

void TstRoundTrips::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

int TstRoundTrips::waits(const std::function<bool()>& act)
{
    if (!act()) // the statements are prepared once for a connection
        return -1;
    auto* connection = static_cast<PGconn*>(replica().database().handle());
    auto* trace = std::tmpfile();
    PQtrace(connection, trace);
    PQsetTraceFlags(connection, PQTRACE_SUPPRESS_TIMESTAMPS);
    const bool isDone = act();
    PQuntrace(connection);
    std::rewind(trace);
    char line[4096];
    int count = 0;
    while (std::fgets(line, sizeof line, trace))
        count += QByteArrayView(line).contains("ReadyForQuery") ? 1 : 0;
    std::fclose(trace);
    return isDone ? count : -1;
}

/// And once more for the end of the transaction before, which is there by then.
void TstRoundTrips::aListWaitsOnce()
{
    QVERIFY(m_story->incidentIn(TicketStatus::Assigned));
    const auto& mira = m_story->mira();

    QCOMPARE(waits([&] {
        return bool(replica().read(
            [&](Database& database) { return TicketQueries::page(database, mira, {}, 0, 100); }));
    }),
        2);
    QCOMPARE(waits([&] {
        return bool(replica().read(
            [&](Database& database) { return TicketQueries::counts(database, mira); }));
    }),
        2);
}

void TstRoundTrips::aTicketIsOpenedInFewQuestions()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    const auto& mira = m_story->mira();
    const auto open = [&] {
        return bool(replica().read([&](Database& database) -> Result<> {
            const auto foreseen = foreseeTicket(database, mira, *id, TicketDepth::History);
            if (!foreseen)
                return foreseen;
            auto incident = m_story->incidents().find(mira, *id);
            if (!incident)
                return incident.error();
            if (auto names = TicketQueries::names(database, incident->ticket); !names)
                return names.error();
            if (auto told = TicketQueries::conversation(database, mira, *id); !told)
                return told.error();
            auto history = historyOf(replica(), mira, id->value());
            return history ? Result<>() : history.error();
        }));
    };
    const auto atFirst = waits(open);
    for (int i = 0; i < 30; ++i) {
        m_story->desk->clock.advance(std::chrono::minutes(1));
        QVERIFY(m_story->incidents().comment(
            mira, *id, u"Word %1"_s.arg(i), TicketCommentVisibility::Public));
    }
    const auto later = waits(open);

    // The end of the transaction before, the ticket, the names on it, the names in its history.
    QCOMPARE(atFirst, 4);
    QCOMPARE(later, atFirst); // however much was said
}

void TstRoundTrips::anIdleTransactionAsksNothing()
{
    QVERIFY(replica().read([](Database&) { return Result<>(); }));
    QCOMPARE(waits([&] { return bool(replica().read([](Database&) { return Result<>(); })); }), 0);
}

void TstRoundTrips::theTurnAtAStreamIsAskedForWithTheBeginning()
{
    auto& database = replica().database();
    const auto alone = waits([&] {
        const bool isBegun(database.begin());
        database.rollback();
        return isBegun;
    });

    QCOMPARE(alone, 2);
    QCOMPARE(waits([&] {
        const bool isBegun(database.beginFor(replica().identity().device));
        database.rollback();
        return isBegun;
    }),
        alone);
}

QTEST_GUILESS_MAIN(TstRoundTrips)

#include "tst_round_trips.moc"
