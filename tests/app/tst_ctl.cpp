// What homeportctl does as a process of its own: its exit status, and what it says where.
#include "tests/app/ctl_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The names that `homeportctl --help` lists.
QStringList commands()
{
    QStringList names;
    const auto lines = ctl({u"--help"_s}).out.split('\n');
    for (const auto& line : lines) {
        if (line.startsWith("  "))
            names << QString::fromUtf8(line.simplified().split(' ').first());
    }
    return names;
}

} // namespace

class TstCtl : public QObject, test::OnCtl
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void initTestCase();
    void cleanup() { test::dropFreshAddresses(); }
    void everyCommandHasHelp();
    void wrongUseIsTwoAndToldOnStandardError_data();
    void wrongUseIsTwoAndToldOnStandardError();
    void aDeskIsMadeAndALogComesIn();
    void examplesAreExportedFoundAndRead();
    void ticketsOfOtherKindsAreExportedAndTold_data();
    void ticketsOfOtherKindsAreExportedAndTold();
    void whatIsRefusedIsOneAndOneSentence();

private:
    QStringList init(const Address& address) const
    {
        return {u"init"_s, u"--db"_s, address.text, u"--organization"_s, u"Nordhafen"_s,
            u"--admin"_s, u"mira"_s, u"--password-file"_s, path(u"password"_s), u"--time-zone"_s,
            u"Europe/Lisbon"_s};
    }
    /// Two incidents of a real log, and one row twice.
    bool writeLog() const
    {
        QFile whole(QStringLiteral(HOMEPORT_TESTS_DIR "/data/uci_incident_event_log_part.csv"));
        if (!whole.open(QIODevice::ReadOnly))
            return false;
        QByteArray part;
        QByteArray line;
        for (int i = 0; i < 14; ++i) {
            line = whole.readLine();
            part += line;
        }
        return write(u"log.csv"_s, part + line);
    }
};

void TstCtl::initTestCase()
{
    QVERIFY(write(u"wrong"_s, "not the right one at all\n"));
    QVERIFY(write(u"weak"_s, "password\n"));
    QVERIFY(writeLog());
}

void TstCtl::everyCommandHasHelp()
{
    const auto names = commands();
    QVERIFY(names.size() >= 13);
    for (const auto& name : names) {
        const auto said = ctl({name, u"--help"_s});
        QVERIFY2(said.status == 0, qPrintable(name));
        QVERIFY2(said.out.startsWith("Usage:"), qPrintable(name));
        QVERIFY2(said.out.contains("--json"), qPrintable(name));
        QVERIFY2(said.error.isEmpty(), qPrintable(name));
    }
}

void TstCtl::wrongUseIsTwoAndToldOnStandardError_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("told");
    const QStringList history{u"history"_s, u"--db"_s, u"nowhere"_s, u"--user"_s, u"mira"_s};
    const QStringList ready = history + QStringList{u"--password-file"_s, u"nowhere"_s};
    QTest::newRow("no command") << QStringList() << QByteArray("COMMAND");
    QTest::newRow("unknown command") << QStringList{u"dance"_s} << QByteArray("COMMAND");
    QTest::newRow("unknown option")
        << QStringList{u"verify"_s, u"--db"_s, u"x"_s, u"--dance"_s} << QByteArray("dance");
    QTest::newRow("no desk named") << QStringList{u"verify"_s} << QByteArray("--db is needed");
    QTest::newRow("no password, no terminal")
        << history + QStringList{u"INC1"_s} << QByteArray("--password-file");
    QTest::newRow("no password for a new desk") << QStringList{u"init"_s, u"--db"_s, u"nowhere"_s,
        u"--organization"_s, u"N"_s, u"--admin"_s, u"mira"_s}
                                                << QByteArray("--password-file");
    QTest::newRow("an argument too few") << ready << QByteArray("1 argument");
    QTest::newRow("an argument too many")
        << ready + QStringList{u"1"_s, u"2"_s} << QByteArray("1 argument");
    QTest::newRow("no such kind") << QStringList{u"export"_s, u"--db"_s, u"nowhere"_s, u"--user"_s,
        u"mira"_s, u"--kind"_s, u"dance"_s, u"--format"_s, u"csv"_s, u"--out"_s, u"nowhere"_s,
        u"--password-file"_s, u"nowhere"_s}
                                  << QByteArray("no kind dance");
    QTest::newRow("no number") << QStringList{u"demo"_s, u"--db"_s, u"nowhere"_s, u"--tickets"_s,
        u"many"_s} << QByteArray("--tickets");
}

void TstCtl::wrongUseIsTwoAndToldOnStandardError()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, told);

    const auto said = ctl(words);

    QCOMPARE(said.status, 2);
    QVERIFY2(said.out.isEmpty(), said.out.constData());
    QVERIFY2(said.error.contains(told), said.error.constData());
}

void TstCtl::aDeskIsMadeAndALogComesIn()
{
    const auto address = test::freshAddress();
    const auto made = ctl(init(address) + QStringList{u"--json"_s});
    QVERIFY2(made.status == 0, made.error.constData());
    QCOMPARE(made.json()["organization"_L1].toString().size(), 36);
    QCOMPARE(ctl(init(address)).status, 1);

    const auto import = signedIn(u"import"_s, address)
        + QStringList{u"--preset"_s, u"servicenow-log"_s, u"--json"_s, path(u"log.csv"_s)};
    const auto rehearsed = ctl(import + QStringList{u"--rehearse"_s});
    QVERIFY2(rehearsed.status == 0, rehearsed.error.constData());
    QCOMPARE(rehearsed.json()["rehearsal"_L1].toBool(), true);
    QCOMPARE(rehearsed.json()["preview"_L1].toArray().size(), 2);
    const auto imported = ctl(import + QStringList{u"--rejects"_s, path(u"rejects.csv"_s)});
    QVERIFY2(imported.status == 0, imported.error.constData());
    QCOMPARE(imported.json()["incidents"_L1].toInt(), 2);
    QCOMPARE(imported.json()["rejects"_L1].toInt(), 1);
    QVERIFY(contentOf(path(u"rejects.csv"_s)).contains("15,INC0000047,"));

    const auto number = u"INC0000045"_s;
    const auto told = ctl(signedIn(u"history"_s, address) + QStringList{number, u"--json"_s});
    QVERIFY2(told.status == 0, told.error.constData());
    QCOMPARE(told.json()["number"_L1].toString(), number);
    QVERIFY(told.json()["entries"_L1].toArray().size() > 1);
    const auto read = ctl(signedIn(u"history"_s, address) + QStringList{number});
    QCOMPARE(read.status, 0);
    QVERIFY(read.out.startsWith("2016-02-29T"));

    const auto due = ctl({u"due"_s, u"--db"_s, address.text, u"--json"_s});
    QVERIFY2(due.status == 0, due.error.constData());
    const auto undone = ctl(signedIn(u"undo-run"_s, address)
        + QStringList{imported.json()["run"_L1].toString(), u"--json"_s});
    QVERIFY2(undone.status == 0, undone.error.constData());
    QCOMPARE(undone.json()["removed"_L1].toInt(), 2);
    const auto verified = ctl({u"verify"_s, u"--db"_s, address.text, u"--json"_s});
    QVERIFY2(verified.status == 0, verified.out.constData());
    QVERIFY(verified.json()["entries"_L1].toInt() > 0);
}

void TstCtl::examplesAreExportedFoundAndRead()
{
    constexpr int tickets = 20;
    const auto address = test::freshAddress();
    const QStringList demo{u"demo"_s, u"--db"_s, address.text, u"--tickets"_s,
        QString::number(tickets), u"--password-file"_s, path(u"password"_s), u"--json"_s};
    const auto made = ctl(demo);
    QVERIFY2(made.status == 0, made.error.constData());
    QCOMPARE(made.json()["tickets"_L1].toInt(), tickets);
    const auto again = ctl(demo);
    QCOMPARE(again.status, 1);
    QVERIFY2(again.error.contains("NOT_EMPTY"), again.error.constData());

    const auto exported = [&](const QString& format) {
        return ctl(signedIn(u"export"_s, address)
            + QStringList{u"--kind"_s, u"incident"_s, u"--format"_s, format, u"--out"_s,
                path(u"all."_s + format), u"--json"_s});
    };
    const auto table = exported(u"csv"_s);
    QVERIFY2(table.status == 0, table.error.constData());
    QCOMPARE(table.json()["count"_L1].toInt(), tickets);
    QCOMPARE(exported(u"json"_s).status, 0);
    const auto header = QJsonDocument::fromJson(contentOf(path(u"all.json"_s))).object();
    QCOMPARE(header["count"_L1].toInt(), tickets);
    const auto first = contentOf(path(u"all.csv"_s)).split('\n').value(1);
    const auto number = QString::fromUtf8(first.split(',').first()).remove(u'"');
    QVERIFY2(number.startsWith(u"INC"_s), first.constData());

    const auto search = signedIn(u"search"_s, address) + QStringList{number};
    const auto found = ctl(search + QStringList{u"--json"_s});
    QVERIFY2(found.status == 0, found.error.constData());
    const auto hits = found.json()["hits"_L1].toArray();
    QVERIFY(std::any_of(hits.begin(), hits.end(),
        [&](const QJsonValue& hit) { return hit.toObject()["number"_L1].toString() == number; }));
    QVERIFY(ctl(search).out.contains(number.toUtf8()));

    const auto copy = path(u"copy.backup"_s);
    QFile::remove(copy);
    const QStringList backup{u"backup"_s, u"--db"_s, address.text, u"--out"_s, copy};
    const auto copied = ctl(backup + QStringList{u"--json"_s});
    QVERIFY2(copied.status == 0, copied.error.constData());
    QCOMPARE(copied.json()["file"_L1].toString(), copy);
    QCOMPARE(ctl(backup).status, 1);
    const auto other = test::freshAddress();
    const auto restored = ctl({u"restore"_s, u"--in"_s, copy, u"--db"_s, other.text});
    QVERIFY2(restored.status == 0, restored.error.constData());
    QVERIFY(restored.out.contains("restored"));
    const auto verified = ctl({u"verify"_s, u"--db"_s, other.text});
    QVERIFY2(verified.status == 0, verified.out.constData());
    QVERIFY(verified.out.contains(" 0 findings"));
}

void TstCtl::ticketsOfOtherKindsAreExportedAndTold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("problem") << u"problem"_s << u"PRB-000001"_s << QByteArray("1 problem written.")
                             << QByteArray("opened the problem");
    QTest::newRow("change") << u"change"_s << u"CHG-000001"_s << QByteArray("1 change written.")
                            << QByteArray("opened the change");
    QTest::newRow("service_request") << u"service_request"_s << QString()
                                     << QByteArray("0 service requests written.") << QByteArray();
}

void TstCtl::ticketsOfOtherKindsAreExportedAndTold()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, number);
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, told);
    Address address;
    {
        const auto desk = test::freshDesk();
        address = desk->address;
        NewProblem problem;
        problem.title = problem.description = u"Printers burn"_s;
        problem.detection = ProblemDetection::Trend;
        QVERIFY(desk->session->problems.create(desk->admin, problem));
        NewChange change;
        change.title = change.description = u"Printers of stone"_s;
        change.type = ChangeChangeType::Normal;
        QVERIFY(desk->session->changes.create(desk->admin, change));
    }

    const auto exported = ctl(signedIn(u"export"_s, address)
        + QStringList{u"--kind"_s, kind, u"--format"_s, u"csv"_s, u"--out"_s, path(kind)});

    QVERIFY2(exported.status == 0, exported.error.constData());
    QVERIFY2(exported.out.contains(written), exported.out.constData());
    QVERIFY(contentOf(path(kind)).contains(number.toUtf8()));
    if (number.isEmpty())
        return;
    const auto story = ctl(signedIn(u"history"_s, address) + QStringList{number});
    QVERIFY2(story.status == 0, story.error.constData());
    QVERIFY2(story.out.contains(told), story.out.constData());
}

void TstCtl::whatIsRefusedIsOneAndOneSentence()
{
    const auto address = standingDesk();
    const auto nowhere = test::freshAddress();
    auto wrong = signedIn(u"history"_s, address) + QStringList{u"INC1"_s};
    wrong.replace(wrong.indexOf(path(u"password"_s)), path(u"wrong"_s));
    auto weak = init(nowhere);
    weak.replace(weak.indexOf(path(u"password"_s)), path(u"weak"_s));
    auto zone = init(nowhere);
    zone.replace(zone.indexOf(u"Europe/Lisbon"_s), u"Europe/Nowhere"_s);
    auto noSecret = init(nowhere);
    noSecret.replace(noSecret.indexOf(path(u"password"_s)), path(u"none"_s));
    const auto import = signedIn(u"import"_s, address)
        + QStringList{u"--preset"_s, u"nobodys"_s, path(u"log.csv"_s)};
    const auto unknown = signedIn(u"history"_s, address) + QStringList{u"INC1"_s};
    const struct
    {
        QStringList words;
        QByteArray told;
        QString code;
    } refusals[] = {
        {{u"verify"_s, u"--db"_s, nowhere.text}, isSqlite() ? "no file" : "not a Homeport desk",
            isSqlite() ? u"NO_FILE"_s : u"NOT_A_DESK"_s},
        {wrong, "sign-in name or the password", u"BAD_CREDENTIALS"_s},
        {weak, "does not meet the policy", u"PASSWORD_POLICY"_s},
        {zone, "Europe/Nowhere", u"ZONE_UNKNOWN"_s},
        {noSecret, "cannot be read", u"FILE_UNREADABLE"_s},
        {init(address), "is taken", u"DUPLICATE"_s},
        {unknown, "no such ticket", u"NOT_FOUND"_s},
        {import, "nobodys", u"NOT_FOUND"_s},
        {{u"restore"_s, u"--in"_s, path(u"log.csv"_s), u"--db"_s, nowhere.text}, "damaged",
            u"DAMAGED"_s},
    };
    for (const auto& refusal : refusals) {
        const auto said = ctl(refusal.words);
        const auto about = refusal.code.toUtf8() + ": " + said.error;
        QVERIFY2(said.status == 1, about.constData());
        QVERIFY2(said.out.isEmpty(), said.out.constData());
        QVERIFY2(said.error.startsWith("homeportctl: "), about.constData());
        QVERIFY2(said.error.endsWith(".\n") && said.error.count('\n') == 1, about.constData());
        QVERIFY2(said.error.contains(refusal.told), about.constData());
    }
    const auto asJson = ctl(unknown + QStringList{u"--json"_s});
    QCOMPARE(asJson.status, 1);
    QVERIFY(asJson.out.isEmpty());
    const auto error = QJsonDocument::fromJson(asJson.error).object();
    QCOMPARE(error["code"_L1].toString(), u"NOT_FOUND"_s);
    QVERIFY(error["message"_L1].toString().endsWith(u'.'));
}

QTEST_GUILESS_MAIN(TstCtl)
#include "tst_ctl.moc"
