#include "core/exchange/import_preset.h"
#include "core/exchange/import_undo.h"
#include "core/tickets/history.h"
#include "tests/core/exchange/table_import.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstIncidentTableImport : public QObject, test::OnTableImport
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void headersOfCommonProgramsAreUnderstood_data();
    void headersOfCommonProgramsAreUnderstood();
    void rowsBecomeIncidentsWithTheirPast();
    void aRehearsalShowsCreatesUpdatesAndRejectsAndWritesNothing();
    void aSecondImportOfTheFileChangesNothing();
    void undoGivesBackWhatWasUpdatedAndRemovesWhatWasCreated();
    void whatAnEarlierTryTookBackIsNotCalledKept();
    void anUndoThatIsEndedGoesOnWithTheRest();
    void whatWasTakenBackCanBeImportedAgain();
    void whatWasDeletedDoesNotComeBackByAnImport_data();
    void whatWasDeletedDoesNotComeBackByAnImport();
    void aPresetIsKeptInTheDesk();
    void aRunThatIsDroppedKeepsWholeBatchesAndGoesOn();
    void aRunOfTitlesAloneGoesOnToo();
    void anUnknownColumnOfThePresetIsNamed();

private:
    /// An import that goes after its first batch, as with its window; null: it does not come so
    /// far.
    RunId dropAfterOneBatch(const QByteArray& text);
};

RunId TstIncidentTableImport::dropAfterOneBatch(const QByteArray& text)
{
    ImportRequest request;
    request.path = file(text);
    auto opened = openImport(replica(), m_desk->admin, request);
    if (!opened || !(*opened)->step())
        return {};
    return (*opened)->outcome().run;
}

void TstIncidentTableImport::headersOfCommonProgramsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("ServiceNow") << QByteArray("number,short_description,caller_id,priority,state,"
                                              "category,assignment_group,assigned_to,opened_at")
                                << QStringList{u"number"_s, u"title"_s, u"requester"_s,
                                       u"priority"_s, u"status"_s, u"category"_s, u"team"_s,
                                       u"assignee"_s, u"created_at"_s};
    QTest::newRow("GLPI") << QByteArray("ID;Title;Status;Opening date;Priority;Requester;Assigned "
                                        "to - Technician;Category")
                          << QStringList{u"external_reference"_s, u"title"_s, u"status"_s,
                                 u"created_at"_s, u"priority"_s, u"requester"_s, u"assignee"_s,
                                 u"category"_s};
    QTest::newRow("Zammad") << QByteArray("#;Title;Customer;Group;Owner;State;Priority;Created at")
                            << QStringList{u"external_reference"_s, u"title"_s, u"requester"_s,
                                   u"team"_s, u"assignee"_s, u"status"_s, u"priority"_s,
                                   u"created_at"_s};
    QTest::newRow("OTRS") << QByteArray("TicketNumber;Title;Created;Queue;State;Priority;"
                                        "CustomerUser;Owner")
                          << QStringList{u"number"_s, u"title"_s, u"created_at"_s, u"team"_s,
                                 u"status"_s, u"priority"_s, u"requester"_s, u"assignee"_s};
    QTest::newRow("iTop") << QByteArray("Ref,Title,Status,Start date,Caller->Full name,"
                                        "Agent->Full name,Team->Name")
                          << QStringList{u"number"_s, u"title"_s, u"status"_s, u"created_at"_s,
                                 u"requester"_s, u"assignee"_s, u"team"_s};
}

void TstIncidentTableImport::headersOfCommonProgramsAreUnderstood()
{
    QFETCH(QByteArray, header);
    QFETCH(QStringList, fields);

    const auto sample = sampleOf(disk(), file(header + "\n"));

    QVERIFY(sample);
    QStringList guessed;
    for (const auto& column : guessedMapping(*sample).columns)
        guessed << keyOf(column.field);
    QCOMPARE(guessed, fields);
}

void TstIncidentTableImport::rowsBecomeIncidentsWithTheirPast()
{
    const auto outcome = run(m_two);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->incidents, 2);
    QCOMPARE(outcome->rejected, 0);
    QCOMPARE(outcome->people, 3);
    const auto printer = incident(u"INC9001"_s);
    QVERIFY(printer);
    QCOMPARE(printer->ticket.status, TicketStatus::Closed);
    QCOMPARE(printer->ticket.impact, 2);
    QCOMPARE(printer->ticket.urgency, 1);
    QCOMPARE(toMsecs(printer->ticket.head.createdAt), 1767603600000); // 10:00 in Oslo, winter
    QCOMPARE(toMsecs(*printer->ticket.resolvedAt), 1767610800000);
    const auto names = TicketQueries::names(replica().database(), printer->ticket);
    QVERIFY(names);
    QCOMPARE(names->requester, u"Ann Other"_s);
    QCOMPARE(names->assignee, u"Bo Fix"_s);
    QCOMPARE(names->team, u"Field"_s);
    const auto talk =
        TicketQueries::conversation(replica().database(), m_desk->admin, printer->ticket.id);
    QVERIFY(talk);
    QCOMPARE(talk->size(), 1);
    QVERIFY(talk->first().isInternal);
    QCOMPARE(talk->first().body, u"Tray two"_s);
}

void TstIncidentTableImport::aRehearsalShowsCreatesUpdatesAndRejectsAndWritesNothing()
{
    QVERIFY(run(m_two));
    const auto before = replica().stateHash();

    const auto outcome = run("Number,Title,Impact\nINC9001,Printer jams,1\nINC9002,No mail,3\n"
                             "INC9003,Slow laptop,2\nINC9004,Door stuck,9\n",
        true);

    QVERIFY(outcome);
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->updated, 1);
    QCOMPARE(outcome->unchanged, 1);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rejects.first().line, 5);
    QCOMPARE(outcome->rejects.first().column, u"Impact"_s);
    QCOMPARE(outcome->preview.size(), 3);
    const QList<ImportedRow::Edit> edits{{u"impact"_s, u"2"_s, u"1"_s}};
    QCOMPARE(outcome->preview.first().edits, edits);
    QCOMPARE(*replica().stateHash(), *before);
}

void TstIncidentTableImport::aSecondImportOfTheFileChangesNothing()
{
    QVERIFY(run(m_two));
    const auto ticket = incident(u"INC9001"_s);

    const auto again = run(m_two);

    QVERIFY(again);
    QCOMPARE(again->incidents, 0);
    QCOMPARE(again->updated, 0);
    QCOMPARE(again->unchanged, 2);
    QCOMPARE(incident(u"INC9001"_s)->ticket.head.version, ticket->ticket.head.version);
}

void TstIncidentTableImport::undoGivesBackWhatWasUpdatedAndRemovesWhatWasCreated()
{
    QVERIFY(run(m_two));
    const auto outcome =
        run("Number,Title,Urgency\nINC9001,Printer burns,2\nINC9003,Slow laptop,2\n");
    QVERIFY(outcome);
    QCOMPARE(incident(u"INC9001"_s)->ticket.title, u"Printer burns"_s);

    const auto undone = undoImport(replica(), m_desk->admin, outcome->run);

    QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().detail));
    QCOMPARE(undone->removed, 1);
    QCOMPARE(undone->reverted, 1);
    QCOMPARE(undone->kept, 0);
    QCOMPARE(incident(u"INC9001"_s)->ticket.title, u"Printer jams"_s);
    QCOMPARE(incident(u"INC9001"_s)->ticket.urgency, 1);
    QVERIFY(!incident(u"INC9003"_s));
    const auto jobs = importJobs(replica(), m_desk->admin, 10);
    QVERIFY(jobs);
    const auto job = std::find_if(jobs->begin(), jobs->end(),
        [&](const ImportJobRow& row) { return row.run == outcome->run; });
    QVERIFY(job != jobs->end());
    QCOMPARE(job->status, ImportJobStatus::Undone);
    QCOMPARE(job->created, 1);
    QCOMPARE(job->updated, 1);
}

/// Whoever was interrupted while taking an import back begins again.
void TstIncidentTableImport::whatAnEarlierTryTookBackIsNotCalledKept()
{
    QVERIFY(run(m_two));
    const auto outcome =
        run("Number,Title,Urgency\nINC9001,Printer burns,2\nINC9003,Slow laptop,2\n");
    QVERIFY(outcome);
    const auto first = undoImport(replica(), m_desk->admin, outcome->run);
    QVERIFY(first && first->reverted == 1 && first->removed == 1);

    const auto again = undoImport(replica(), m_desk->admin, outcome->run);

    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again->reverted, 0);
    QCOMPARE(again->removed, 0);
    QCOMPARE(again->kept, 0);
    QCOMPARE(incident(u"INC9001"_s)->ticket.title, u"Printer jams"_s);
    QVERIFY(!incident(u"INC9003"_s));
}

void TstIncidentTableImport::anUndoThatIsEndedGoesOnWithTheRest()
{
    QVERIFY(run(m_two));
    const auto outcome =
        run("Number,Title,Urgency\nINC9001,Printer burns,2\nINC9003,Slow laptop,2\n");
    QVERIFY(outcome);
    ImportUndoing undoing(m_desk->admin, outcome->run);
    for (int i = 0; i < 2; ++i) { // it looks, and takes back what was updated
        const auto more = undoing.step(replica());
        QVERIFY2(more && *more, more ? "" : qPrintable(more.error().detail));
    }
    QCOMPARE(undoing.done(), 1);
    QVERIFY(undoing.total() >= 2);
    QCOMPARE(undoing.outcome().reverted, 1);
    QCOMPARE(undoing.outcome().removed, 0);
    QCOMPARE(incident(u"INC9001"_s)->ticket.title, u"Printer jams"_s);
    QVERIFY(incident(u"INC9003"_s));

    const auto rest = undoImport(replica(), m_desk->admin, outcome->run);

    QVERIFY2(rest, qPrintable(rest ? QString() : rest.error().detail));
    QCOMPARE(rest->reverted, 0);
    QCOMPARE(rest->removed, 1);
    QCOMPARE(rest->kept, 0);
    QCOMPARE(incident(u"INC9001"_s)->ticket.title, u"Printer jams"_s);
    QVERIFY(!incident(u"INC9003"_s));
}

void TstIncidentTableImport::whatWasTakenBackCanBeImportedAgain()
{
    const QByteArray text = "External ID,Title\nZ-17,Fan too loud\n";
    const auto first = run(text);
    QVERIFY(first);
    QVERIFY(undoImport(replica(), m_desk->admin, first->run));
    QCOMPARE(tickets(), 0);

    const auto again = run(text);

    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again->incidents, 1);
    QCOMPARE(tickets(), 1);
    QCOMPARE(run(text)->unchanged, 1);
    QVERIFY(undoImport(replica(), m_desk->admin, again->run));
    QCOMPARE(tickets(), 0);
}

void TstIncidentTableImport::whatWasDeletedDoesNotComeBackByAnImport_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("by its number") << QByteArray("Number,Title\nZ17,Fan too loud\n");
    QTest::newRow("by its reference") << QByteArray("External ID,Title\nZ-17,Fan too loud\n");
    QTest::newRow("by what it says") << QByteArray("Title,Caller\nFan too loud,Ann Other\n");
}

/// G-13: it is for who may delete it to bring it back, and its number is not given again.
void TstIncidentTableImport::whatWasDeletedDoesNotComeBackByAnImport()
{
    QFETCH(const QByteArray, text);
    QVERIFY(run(text));
    const QueueView all{QueueView::Which::All, QueueView::Order::Number, false};
    const auto rows = TicketQueries::page(replica().database(), m_desk->admin, all, 0, 10);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1);
    const auto id = rows->first().id;
    QVERIFY(m_desk->session->deletions.remove(m_desk->admin, id, u"It was none"_s));
    QVERIFY(undo(replica(), m_desk->admin, replica().lastWritten()));
    const auto back = replica().lastWritten();
    QCOMPARE(run(text)->unchanged, 1);
    QVERIFY(undo(replica(), m_desk->admin, back)); // deleted again
    QCOMPARE(tickets(), 0);

    const auto again = run(text);

    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again->incidents, 0);
    QCOMPARE(again->rejected, 1);
    QCOMPARE(again->rejects.first().code, u"TICKET_DELETED"_s);
    QCOMPARE(tickets(), 0);
}

void TstIncidentTableImport::aPresetIsKeptInTheDesk()
{
    auto mapping = guessedMapping(*sampleOf(disk(), file(m_two)));
    mapping.name = u"Old tool"_s;
    mapping.values[u"status"_s] = {{u"Fertig"_s, u"resolved"_s}};
    QVERIFY(saveImportPreset(replica(), m_desk->admin, mapping));
    mapping.createsMissing = false;
    QVERIFY(saveImportPreset(replica(), m_desk->admin, mapping));

    const auto names = importPresets(replica());
    const auto kept = importPreset(replica(), u"Old tool"_s);

    QVERIFY(names && kept);
    const QStringList expected{u"auto"_s, u"servicenow-log"_s, u"Old tool"_s};
    QCOMPARE(*names, expected);
    QVERIFY(*kept == mapping);
}

void TstIncidentTableImport::aRunThatIsDroppedKeepsWholeBatchesAndGoesOn()
{
    QByteArray text = "Number,Title\n";
    for (int i = 0; i < 1500; ++i)
        text += "R" + QByteArray::number(i) + ",Row of many\n";
    const auto dropped = dropAfterOneBatch(text);
    QVERIFY(!dropped.isNull());
    const auto kept = tickets();
    QVERIFY(kept > 0 && kept < 1500);
    QCOMPARE(importJobs(replica(), m_desk->admin, 1)->first().status, ImportJobStatus::Cancelled);

    const auto rest = run(text);

    QVERIFY(rest);
    QCOMPARE(rest->incidents + kept, 1500);
    QCOMPARE(tickets(), 1500);
    QCOMPARE(undoImport(replica(), m_desk->admin, dropped)->removed, int(kept));
}

void TstIncidentTableImport::aRunOfTitlesAloneGoesOnToo()
{
    QByteArray text = "Title,Caller\n";
    for (int i = 0; i < 1500; ++i)
        text += "Lamp flickers,Ann Other\n"; // only their order tells one row from another
    const auto dropped = dropAfterOneBatch(text);
    QVERIFY(!dropped.isNull());
    const auto kept = tickets();
    QVERIFY(kept > 0 && kept < 1500);

    const auto rest = run(text); // a copy of the file is the same file

    QVERIFY2(rest, qPrintable(rest ? QString() : rest.error().detail));
    QCOMPARE(rest->unchanged, kept);
    QCOMPARE(rest->incidents + kept, 1500);
    QCOMPARE(tickets(), 1500);
    QCOMPARE(undoImport(replica(), m_desk->admin, dropped)->removed, int(kept));
    QCOMPARE(tickets(), 1500 - kept);
    QCOMPARE(run(text)->incidents, kept); // what was taken back is missing again
    QCOMPARE(tickets(), 1500);
}

void TstIncidentTableImport::anUnknownColumnOfThePresetIsNamed()
{
    ImportRequest request;
    request.path = file("Number,Title\nA1,Good title\n");
    request.mapping = guessedMapping(*sampleOf(disk(), request.path));
    request.mapping->columns.push_back({u"Queue"_s, ImportField::Team});

    const auto opened = openImport(replica(), m_desk->admin, request);

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"COLUMN_UNKNOWN"_s);
    QCOMPARE(opened.error().detail, u"Queue"_s);
}

QTEST_GUILESS_MAIN(TstIncidentTableImport)
#include "tst_incident_table_import.moc"
