// Desks that homeportctl verifies and backs up: that nobody may write, or that are not quite whole.
#include "tests/app/ctl_folder.h"
#include "tests/support/damaged_file.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "record/skill.h"

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

class TstCtlKeeping : public QObject, test::OnCtl
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void whatNobodyMayWriteIsVerifiedAndBackedUp();
    void aBackupTellsOfDamagedFiles();
    void anEqualNameIsANoteOfVerify();
};

void TstCtlKeeping::whatNobodyMayWriteIsVerifiedAndBackedUp()
{
    if (!isSqlite())
        QSKIP("a server's files are its own");
    const QTemporaryDir folder;
    const auto frozen = folder.filePath(u"frozen.homeport"_s);
    QVERIFY(QFile::copy(standingDesk().text, frozen));
    const auto before = contentOf(frozen);
    constexpr auto reading = QFileDevice::ReadOwner | QFileDevice::ExeOwner;
    QVERIFY(QFile::setPermissions(frozen, QFileDevice::ReadOwner));
    QVERIFY(QFile::setPermissions(folder.path(), reading));

    const auto verified = ctl({u"verify"_s, u"--db"_s, frozen});
    const auto copied = ctl({u"backup"_s, u"--db"_s, frozen, u"--out"_s, path(u"frozen.backup"_s)});

    QVERIFY(QFile::setPermissions(folder.path(), reading | QFileDevice::WriteOwner));
    QVERIFY2(verified.status == 0, (verified.out + verified.error).constData());
    QVERIFY2(copied.status == 0, copied.error.constData());
    QVERIFY(contentOf(frozen) == before);
    QVERIFY(!QFile::exists(frozen + u"-shm"_s));
}

/// It is made all the same.
void TstCtlKeeping::aBackupTellsOfDamagedFiles()
{
    const QTemporaryDir folder;
    Address address;
    QString key;
    {
        const auto desk = test::freshDesk();
        address = desk->address;
        NewProblem problem;
        problem.title = problem.description = u"Printers burn"_s;
        problem.detection = ProblemDetection::Trend;
        const auto made = desk->session->problems.create(desk->admin, problem);
        QVERIFY(made);
        QBuffer source;
        source.setData(QByteArray("It smokes."));
        QVERIFY(source.open(QIODevice::ReadOnly));
        auto& files = desk->session->attachments;
        const auto staged = files.stage(desk->admin, made->ticket.id, u"a.txt"_s, source);
        QVERIFY(staged);
        QVERIFY(
            files.attach(desk->admin, made->ticket.id, {*staged}, AttachmentVisibility::Public));
        key = staged->key;
    }
    const auto backUp = [&](const QString& name, const QStringList& more = {}) {
        return ctl(
            QStringList{u"backup"_s, u"--db"_s, address.text, u"--out"_s, folder.filePath(name)}
            + more);
    };
    const auto whole = backUp(u"whole"_s, {u"--json"_s});
    QVERIFY2(whole.status == 0, whole.error.constData());
    QVERIFY(whole.json()["damaged_files"_L1].isArray());
    QVERIFY(whole.json()["damaged_files"_L1].toArray().isEmpty());
    QVERIFY(!whole.json().contains("warning"_L1));
    test::damageBody(address, key);

    const auto told = backUp(u"told"_s);
    const auto json = backUp(u"json"_s, {u"--json"_s});

    const auto sentence = QByteArray("The content of 1 attached file is damaged or missing, in the "
                                     "desk and so in the backup; it belongs to PRB-000001.");
    QCOMPARE(told.status, 0);
    QCOMPARE(told.out, QByteArray("The backup is written and checked.\n"));
    QCOMPARE(told.error, QByteArray("homeportctl: warning: " + sentence + QByteArray("\n")));
    QVERIFY(QFile::exists(folder.filePath(u"told"_s)));
    QCOMPARE(json.status, 0);
    QVERIFY2(json.error.isEmpty(), json.error.constData());
    QCOMPARE(json.json()["warning"_L1].toString(), QString::fromLatin1(sentence));
    const auto files = json.json()["damaged_files"_L1].toArray();
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first()["state"_L1].toString(), u"damaged"_s);
    QVERIFY(files.first()["tickets"_L1].toArray() == QJsonArray{u"PRB-000001"_s});
}

/// Two desks gave it; here it is written past the service, which would refuse the second.
void TstCtlKeeping::anEqualNameIsANoteOfVerify()
{
    Address address;
    {
        const auto desk = test::freshDesk();
        address = desk->address;
        const auto give = [](UnitOfWork& unit) {
            record::Skill skill;
            skill.name = u"Welding"_s;
            return unit.create(skill);
        };
        for (int i = 0; i < 2; ++i) {
            QVERIFY(
                desk->session->replica->write(desk->admin.author(), {.code = u"test.add"_s}, give));
        }
    }

    const auto told = ctl({u"verify"_s, u"--db"_s, address.text});
    const auto json = ctl({u"verify"_s, u"--db"_s, address.text, u"--json"_s});

    QVERIFY2(told.status == 0, (told.out + told.error).constData());
    QVERIFY2(told.out.startsWith("note: skill: 1 row has a name that another had first: "),
        told.out.constData());
    QVERIFY2(told.out.contains(" 0 findings"), told.out.constData());
    QCOMPARE(json.status, 0);
    QCOMPARE(json.json()["notes"_L1].toArray().size(), 1);
    QCOMPARE(json.json()["findings"_L1].toArray().size(), 0);
}

QTEST_GUILESS_MAIN(TstCtlKeeping)
#include "tst_ctl_keeping.moc"
