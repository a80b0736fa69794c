#include "core/exchange/import_job.h"
#include "core/exchange/incident_import.h"
#include "core/exchange/ticket_export.h"
#include "core/exchange/verify.h"
#include "core/tickets/history.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/test_database.h"

#include <QBuffer>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QTest>

#include <algorithm>

#include "record/ticket.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql directory{"test.directory", R"sql(
    SELECT (SELECT count(*) FROM user_account), (SELECT count(*) FROM team),
           (SELECT count(*) FROM category), (SELECT count(*) FROM location))sql"};

} // namespace

class TstIncidentImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void theRealLogComesInWhole();
    void aSecondRunChangesNothing();
    void aRehearsalWritesNothing();
    void undoTakesTheRunBackButNotWhatWasBuiltOnIt();
    void aRunThatWasTakenBackInItsSleepWritesNoMore();
    void whatWasDeletedDoesNotComeAgain();
    void aCancelledRunGoesOn();
    void anUnknownZoneIsRefused();
    void aPersonWithoutTheRightIsRefused();

private:
    const QString m_log = QStringLiteral(HOMEPORT_TEST_DATA "/uci_incident_event_log_part.csv");
    Replica& replica() { return *m_desk->session->replica; }
    Result<ImportOutcome> run(ImportOptions options = {})
    {
        return importIncidentLog(replica(), m_desk->admin, m_log, options);
    }
    qint64 tickets()
    {
        auto count = TicketQueries::count(
            replica().database(), m_desk->admin, {.which = QueueView::Which::All});
        return count ? *count : -1;
    }
    /// How many people, teams, categories and locations there are.
    QList<qint64> directoryRows()
    {
        auto row = one(replica().database(), directory);
        if (!row)
            return {};
        const auto& counts = **row;
        return {counts.integer(0), counts.integer(1), counts.integer(2), counts.integer(3)};
    }
    QHash<qint64, QString> statesByLine(const QString& number);
    QMap<QString, int> statesOfAllRows();

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstIncidentImport::init()
{
    m_desk = test::freshDesk();
}

void TstIncidentImport::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

/// The state that each entry left the incident in, by the line of the log it was made of.
QHash<qint64, QString> TstIncidentImport::statesByLine(const QString& number)
{
    const auto status = record::Ticket::table().fields[size_t(record::Ticket::Field::Status)].id;
    QHash<qint64, QString> found;
    const auto id = TicketQueries::byNumber(replica().database(), m_desk->admin, number);
    if (!id)
        return found;
    const auto entries = entriesOfRoot(replica().database(), id->value());
    if (!entries)
        return found;
    QString state;
    for (const auto& entry : *entries) {
        for (const auto& edit : entry.edits) {
            if (edit.table == record::Ticket::tableId && edit.field == status)
                state = edit.value.text();
        }
        found.insert(entry.reason.section(u' ', -1).toLongLong(), state); // "New · line 7"
    }
    return found;
}

/// In how many rows of the log the journal has an incident in a state. A row that says nothing new
/// has no entry and leaves it as it was.
QMap<QString, int> TstIncidentImport::statesOfAllRows()
{
    QMap<QString, int> found;
    QFile file(m_log);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    IncidentLogOptions options;
    options.zoneId = "UTC";
    options.now = replica().now();
    auto log = IncidentLogReader::open(file, {}, options);
    if (!log)
        return found;
    while (const auto item = log->next()) {
        const auto* incident = std::get_if<LoggedIncident>(&*item);
        if (!incident)
            continue;
        const auto states = statesByLine(incident->number);
        QString state;
        for (const auto& event : incident->events) {
            state = states.value(event.line, state);
            ++found[state];
        }
    }
    return found;
}

void TstIncidentImport::theRealLogComesInWhole()
{
    const auto before = directoryRows();
    QCOMPARE(before.size(), 4);

    const auto outcome = run();

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->rows, 5998);
    QCOMPARE(outcome->incidents, 890);
    QCOMPARE(outcome->events, 5998);
    QCOMPARE(outcome->rejects.size(), 0);
    QCOMPARE(tickets(), 890);
    QCOMPARE(outcome->people, 1102);
    QCOMPARE(outcome->teams, 61);
    QCOMPARE(outcome->categories, 152);
    QCOMPARE(outcome->locations, 84);
    const auto after = directoryRows();
    const QList<qint64> made{
        after[0] - before[0], after[1] - before[1], after[2] - before[2], after[3] - before[3]};
    QCOMPARE(made, (QList<qint64>{1102, 61, 152, 84}));
    QCOMPARE(statesOfAllRows(),
        (QMap<QString, int>{{u"new"_s, 1638}, {u"assigned"_s, 256}, {u"in_progress"_s, 1288},
            {u"on_hold"_s, 990}, {u"resolved"_s, 929}, {u"closed"_s, 897}}));

    const auto id = TicketQueries::byNumber(replica().database(), m_desk->admin, u"INC0000045"_s);
    QVERIFY(id);
    const auto story = historyOf(replica(), m_desk->admin, id->value());
    QVERIFY(story);
    QCOMPARE(story->first().actor, u"Opened by 8"_s);
    QCOMPARE(story->first().command, u"incident.create"_s);
    const auto incident = m_desk->session->incidents.find(m_desk->admin, *id);
    QVERIFY(incident);
    QCOMPARE(incident->ticket.status, TicketStatus::Closed);
    // 29-02-2016 11:29 in Oslo, winter time
    QCOMPARE(toMsecs(*incident->ticket.resolvedAt), 1456741740000);
    QVERIFY(!incident->ticket.breachedAt); // its state was Resolved before business hours began
    // Of priority 2, opened at 06:58 and promised an answer until 09:30 in Oslo; resolved at 15:51.
    const auto late = TicketQueries::byNumber(replica().database(), m_desk->admin, u"INC0000062"_s);
    QVERIFY(late);
    const auto missed = m_desk->session->incidents.find(m_desk->admin, *late);
    QVERIFY(missed && missed->ticket.breachedAt);
    QCOMPARE(toMsecs(*missed->ticket.breachedAt), 1456734600000);
    QVERIFY(!missed->ticket.nextDueAt);

    const auto found = verifyDesk(replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstIncidentImport::aSecondRunChangesNothing()
{
    QVERIFY(run());
    const auto before = replica().stateHash();

    const auto again = run();

    QVERIFY(again);
    QCOMPARE(again->incidents, 0);
    QCOMPARE(again->unchanged, 890);
    QCOMPARE(*replica().stateHash(), *before);
}

void TstIncidentImport::aRehearsalWritesNothing()
{
    const auto before = replica().stateHash();

    const auto outcome = run({.isRehearsal = true});

    QVERIFY(outcome);
    QCOMPARE(outcome->incidents, 890);
    QCOMPARE(*replica().stateHash(), *before);
}

void TstIncidentImport::undoTakesTheRunBackButNotWhatWasBuiltOnIt()
{
    const auto outcome = run();
    QVERIFY(outcome);
    const auto id = TicketQueries::byNumber(replica().database(), m_desk->admin, u"INC0000045"_s);
    // A closed ticket takes internal notes, and a note leaves the ticket's own row alone.
    QVERIFY(m_desk->session->incidents.comment(
        m_desk->admin, *id, u"Kept"_s, TicketCommentVisibility::Internal));

    const auto undone = undoRun(replica(), m_desk->admin, outcome->run);

    QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().detail));
    QCOMPARE(undone->removed, 889);
    QCOMPARE(undone->kept, 1);
    QCOMPARE(tickets(), 1);
    QVERIFY(TicketQueries::byNumber(replica().database(), m_desk->admin, u"INC0000045"_s));
}

void TstIncidentImport::aRunThatWasTakenBackInItsSleepWritesNoMore()
{
    ImportRequest request;
    request.path = m_log;
    request.preset = u"servicenow-log"_s;
    auto opened = openImport(replica(), m_desk->admin, request);
    QVERIFY(opened);
    QVERIFY((*opened)->step());
    QVERIFY(tickets() > 0);
    auto& database = replica().database();
    QVERIFY(database.begin());
    QVERIFY(database.exec(
        {"test.lease", "UPDATE job_lease SET expires_at = expires_at - 3600000"})); // an hour
    QVERIFY(database.commit());
    const auto undone = undoImport(replica(), m_desk->admin, (*opened)->outcome().run);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().code));
    QCOMPARE(tickets(), 0);

    const auto next = (*opened)->step();

    QVERIFY(!next);
    QCOMPARE(next.error().code, u"IMPORT_ENDED"_s);
    QCOMPARE(tickets(), 0);
}

/// G-13: its number is not given to another one.
void TstIncidentImport::whatWasDeletedDoesNotComeAgain()
{
    QVERIFY(run());
    const auto all = tickets();
    const auto id = TicketQueries::byNumber(replica().database(), m_desk->admin, u"INC0000045"_s);
    QVERIFY(id);
    QVERIFY(m_desk->session->deletions.remove(m_desk->admin, *id, u"It was none"_s));
    const auto deleted = replica().lastWritten();

    const auto again = run();

    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again->incidents, 0);
    QCOMPARE(again->unchanged, all - 1);
    QCOMPARE(tickets(), all - 1);
    const auto isDeleted = [](const LogReject& one) { return one.code == "TICKET_DELETED"_L1; };
    const auto& rejects = again->rejects;
    QCOMPARE(int(std::count_if(rejects.begin(), rejects.end(), isDeleted)), 1);
    QVERIFY(undo(replica(), m_desk->admin, deleted));
    QCOMPARE(tickets(), all);
}

void TstIncidentImport::aCancelledRunGoesOn()
{
    std::atomic_bool cancelled = false;
    ImportOptions options;
    options.cancelled = &cancelled;
    options.progress = [&](qint64 done, qint64) { cancelled = done > 2000; };

    const auto stopped = run(options);

    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    const auto kept = tickets();
    QVERIFY(kept > 0 && kept < 890);
    const auto rest = run();
    QVERIFY(rest);
    QCOMPARE(rest->incidents + kept, 890);
    QCOMPARE(tickets(), 890);
}

void TstIncidentImport::anUnknownZoneIsRefused()
{
    const auto outcome = run({.zoneId = "Europe/Atlantis"});

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, u"ZONE_UNKNOWN"_s);
    QCOMPARE(tickets(), 0);
}

void TstIncidentImport::aPersonWithoutTheRightIsRefused()
{
    auto reader = m_desk->admin;
    reader.grants.remove(u"integration.import"_s);

    const auto outcome = importIncidentLog(replica(), reader, m_log, {});

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Denied);
}

QTEST_GUILESS_MAIN(TstIncidentImport)
#include "tst_incident_import.moc"
