// Rows that have neither number nor reference are known by what they say: a file whose refused rows
// were corrected is imported whole, and makes nothing twice.
#include "tests/core/exchange/table_import.h"

#include <QCryptographicHash>
#include <QTest>

#include "record/import_job.h"
#include "record/incident.h"
#include "record/ticket.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstUnnumberedRows : public QObject, test::OnTableImport
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void rowsOfAnEarlierFileAreKnownByWhatTheySay_data();
    void rowsOfAnEarlierFileAreKnownByWhatTheySay();
    void aCellIsTheSameHoweverItWasSaved_data();
    void aCellIsTheSameHoweverItWasSaved();
    void aCellBelongsToItsColumnWhereverThatStands_data();
    void aCellBelongsToItsColumnWhereverThatStands();
    void whatSomebodyHasWorkedOnIsLeftAlone();
    void whatMayNotBeReadIsNotTold();
    void whatWasKnownByItsLineIsKnownStill();
    void noLineIsAskedForWhereNoFormerVersionImported();

private:
    /// Of the row in the second line of the file, as former versions knew it.
    TicketId idByLine(const QByteArray& text)
    {
        const auto digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
        return TicketId(derivedUuid(replica().organization(), "import/line/" + digest + "/2"));
    }
    Result<> standing(TicketId id, const QString& title);
    /// The record of a run, with what those versions wrote into it.
    Result<> formerRun();
    /// Of the one incident there is, as somebody who works on it does.
    Result<QUuid> retitle(const QString& title);
};

/// An incident of that id, as if an import had made it.
Result<> TstUnnumberedRows::standing(TicketId id, const QString& title)
{
    auto written = replica().write(
        m_desk->admin.author(), {.code = u"incident.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            record::Ticket ticket;
            ticket.id = id;
            ticket.kind = TicketKind::Incident;
            ticket.status = TicketStatus::New;
            ticket.number = u"OLD-1"_s;
            ticket.title = ticket.description = title;
            ticket.requesterId = m_desk->admin.person;
            if (auto made = unit.create(ticket); !made)
                return made;
            record::Incident incident;
            incident.id = id;
            return unit.create(incident);
        });
    return written ? Result<>() : written.error();
}

Result<> TstUnnumberedRows::formerRun()
{
    auto written = replica().write(
        m_desk->admin.author(), {.code = u"import.record"_s}, [](UnitOfWork& unit) -> Result<> {
            record::ImportJob job;
            job.entity = u"incident"_s;
            job.mapping = u"{\"file\":\"f.csv\",\"mapping\":{},\"preset\":\"auto\"}"_s;
            job.isDryRun = false;
            job.status = ImportJobStatus::Partial;
            return unit.create(job);
        });
    return written ? Result<>() : written.error();
}

Result<QUuid> TstUnnumberedRows::retitle(const QString& title)
{
    constexpr Sql only{"test.only", "SELECT id FROM ticket"};
    auto found = one(replica().database(), only);
    if (!found)
        return found.error();
    const auto id = (*found)->uuid(0);
    found->reset();
    auto written = replica().write(
        m_desk->admin.author(), {.code = u"incident.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto ticket = unit.get<record::Ticket>(TicketId(id));
            if (!ticket)
                return ticket.error();
            ticket->title = title;
            return unit.put(*ticket);
        });
    return written ? Result<QUuid>(id) : written.error();
}

void TstUnnumberedRows::rowsOfAnEarlierFileAreKnownByWhatTheySay_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<int>("made");
    QTest::addColumn<int>("known");
    QTest::newRow("the same file")
        << QByteArray("Title,Team\nLamp flickers,\nab,\nDoor is stuck,\nLamp flickers,\n") << 0
        << 3;
    QTest::newRow("the refused row is corrected")
        << QByteArray("Title,Team\nLamp flickers,\nDark hall,\nDoor is stuck,\nLamp flickers,\n")
        << 1 << 3;
    QTest::newRow("only the corrected row") << QByteArray("Title,Team\nDark hall,\n") << 1 << 0;
    QTest::newRow("the lines have moved")
        << QByteArray("Title,Team\nDark hall,\nDoor is stuck,\n\nLamp flickers,\nLamp flickers,\n")
        << 1 << 3;
    QTest::newRow("saved by another program")
        << QByteArray("\xEF\xBB\xBFTeam;Title\r\n;\"Lamp flickers\"\r\n;Dark hall\r\n"
                      ";Door is stuck\r\n;Lamp flickers \r\n")
        << 1 << 3;
    QTest::newRow("a row says more")
        << QByteArray("Title,Team,Remark\nLamp flickers,,\nDoor is stuck,,twice\n") << 1 << 1;
    QTest::newRow("an equal row more")
        << QByteArray("Title,Team\nLamp flickers,\nLamp flickers,\nLamp flickers,\n") << 1 << 2;
}

void TstUnnumberedRows::rowsOfAnEarlierFileAreKnownByWhatTheySay()
{
    QFETCH(QByteArray, next);
    QFETCH(int, made);
    QFETCH(int, known);
    const auto first = run("Title,Team\nLamp flickers,\nab,\nDoor is stuck,\nLamp flickers,\n");
    QVERIFY(first);
    QCOMPARE(first->incidents, 3);
    QCOMPARE(first->recognised, 0);
    QCOMPARE(first->rejected, 1);
    QVERIFY(first->isCorrectable);

    const auto outcome = run(next);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, made);
    QCOMPARE(outcome->recognised, known);
    QCOMPARE(outcome->unchanged, known);
    QCOMPARE(outcome->updated, 0);
    QCOMPARE(tickets(), 3 + made);
}

void TstUnnumberedRows::aCellIsTheSameHoweverItWasSaved_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<int>("made");
    QTest::newRow("CRLF for LF") << QByteArray("\"It hums.\nAll night.\"")
                                 << QByteArray("\"It hums.\r\nAll night.\"") << 0;
    QTest::newRow("CR for CRLF") << QByteArray("\"It hums.\r\nAll night.\"")
                                 << QByteArray("\"It hums.\rAll night.\"") << 0;
    QTest::newRow("accents as signs of their own")
        << QByteArray("Bl\xc3\xa4tter") << QByteArray("Bla\xcc\x88tter") << 0;
    QTest::newRow("more space") << QByteArray("It hums. All night.")
                                << QByteArray("It  hums.  All\xc2\xa0night.") << 0;
    QTest::newRow("other words") << QByteArray("It hums. All night.")
                                 << QByteArray("It hums. All day.") << 1;
}

void TstUnnumberedRows::aCellIsTheSameHoweverItWasSaved()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, next);
    QFETCH(int, made);
    const QByteArray start = "Title,Description\nLamp flickers,";
    const auto before = run(start + first + "\n");
    QVERIFY(before && before->incidents == 1);

    const auto outcome = run(start + next + "\n");

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, made);
    QCOMPARE(outcome->recognised, 1 - made);
}

void TstUnnumberedRows::aCellBelongsToItsColumnWhereverThatStands_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<int>("made");
    QTest::newRow("in another order")
        << QByteArray("Description,Title\nIt hums.,Lamp flickers\n") << 0;
    QTest::newRow("in another column") << QByteArray("Title,Remark\nLamp flickers,It hums.\n") << 1;
    QTest::newRow("in each other's")
        << QByteArray("Title,Description\nIt hums.,Lamp flickers\n") << 1;
}

void TstUnnumberedRows::aCellBelongsToItsColumnWhereverThatStands()
{
    QFETCH(QByteArray, next);
    QFETCH(int, made);
    const auto before = run("Title,Description\nLamp flickers,It hums.\n");
    QVERIFY(before && before->incidents == 1);

    const auto outcome = run(next);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, made);
    QCOMPARE(outcome->recognised, 1 - made);
}

void TstUnnumberedRows::whatSomebodyHasWorkedOnIsLeftAlone()
{
    const QByteArray text = "Title,Team\nLamp flickers,\n";
    const auto first = run(text);
    QVERIFY(first && first->incidents == 1);
    const auto id = retitle(u"Ballast hums"_s);
    QVERIFY(id);

    const auto again = run(text);

    QVERIFY(again);
    QCOMPARE(again->recognised, 1);
    QCOMPARE(again->updated, 0);
    const auto row = loadRow(replica().database(), record::Ticket::table(), *id);
    QCOMPARE(record::Ticket::fromRow(**row).title, u"Ballast hums"_s);
}

void TstUnnumberedRows::whatMayNotBeReadIsNotTold()
{
    const QByteArray text = "Title,Team\nLamp flickers,\n";
    const auto first = run(text);
    QVERIFY(first && first->incidents == 1);
    QVERIFY(retitle(u"Ballast hums"_s));
    const auto seen = run(text, true);
    QVERIFY(seen && seen->preview.size() == 1);
    QCOMPARE(seen->preview.first().title, u"Ballast hums"_s);
    QVERIFY(!seen->preview.first().number.isEmpty());

    m_desk->admin.grants.remove(u"incident.read"_s);
    const auto unseen = run(text, true);

    QVERIFY(unseen && unseen->preview.size() == 1);
    QCOMPARE(unseen->recognised, 1);
    QCOMPARE(unseen->preview.first().title, u"Lamp flickers"_s);
    QCOMPARE(unseen->preview.first().number, QString());
}

void TstUnnumberedRows::whatWasKnownByItsLineIsKnownStill()
{
    const QByteArray text = "Title,Team\nLamp flickers,\nDoor is stuck,\nab,\n";
    QVERIFY(formerRun());
    QVERIFY(standing(idByLine(text), u"Lamp flickers"_s));

    const auto outcome = run(text);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->recognised, 1);
    QCOMPARE(tickets(), 2);
    QCOMPARE(run(text)->recognised, 2);
    // With the refused row corrected it would be another file.
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->knownByLine, 1);
    QVERIFY(!outcome->isCorrectable);
    QCOMPARE(run("Title,Team\nDark hall,\n")->incidents, 1);
    QCOMPARE(tickets(), 3);
}

/// Not even an id that such a version would have given is found then.
void TstUnnumberedRows::noLineIsAskedForWhereNoFormerVersionImported()
{
    const QByteArray text = "Title,Team\nLamp flickers,\nDoor is stuck,\n";
    QVERIFY(standing(idByLine(text), u"Lamp flickers"_s));
    const auto other = run("Title,Team\nDark hall,\n");
    QVERIFY(other && other->incidents == 1);

    const auto outcome = run(text);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, 2);
    QCOMPARE(outcome->knownByLine, 0);
    QVERIFY(outcome->isCorrectable);
}

QTEST_GUILESS_MAIN(TstUnnumberedRows)
#include "tst_unnumbered_rows.moc"
