// A desk on a real file that is damaged (REL-07). HOMEPORT_DAMAGES sets how many random damages are
// tried.
#include "tests/core/db/stored_desk.h"
#include "tests/support/watched_desks.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::told;

/// What is broken is said, and nothing else happens.
class TstStorageDamage : public QObject, test::OnStoredDesk
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addFileRow(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void everyDamagedPageIsFound();
    void randomDamageNeverEndsTheProgram();
    void damageIsTold_data();
    void damageIsTold();
    void verifyTellsOfDamage();

private:
    const test::Unwatched m_unwatched{"what stands on damaged pages proves nothing"};
};

void TstStorageDamage::everyDamagedPageIsFound()
{
    QVERIFY(m_story->incidentIn(TicketStatus::Closed));
    const auto free = count({"test.free", "PRAGMA freelist_count"});
    const auto whole = closedFile();
    const auto pages = QFile(whole).size() / 4096;
    SeededRandom random(5);
    QTemporaryDir folder;
    const auto damaged = folder.filePath(u"desk.homeport"_s);
    QList<qint64> unseen;

    const int step = qEnvironmentVariableIsSet("HOMEPORT_DAMAGES") ? 1 : 9;
    for (qint64 page = 1; page <= pages; page += step) {
        QFile::remove(damaged);
        QVERIFY(QFile::copy(whole, damaged));
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * 4096));
        QByteArray noise(4096, Qt::Uninitialized);
        random.fill(noise.data(), noise.size());
        QCOMPARE(file.write(noise), 4096);
        file.close();

        const auto found = look(damaged);

        if (!found)
            QVERIFY2(found.error().kind == Error::Kind::Corrupt,
                qPrintable(u"page %1: %2"_s.arg(page).arg(told(found.error()))));
        else if (found->isEmpty())
            unseen << page;
    }

    QVERIFY2(unseen.size() <= free, qPrintable(u"%1 pages unseen"_s.arg(unseen.size())));
    qInfo("one in %d of %lld pages damaged, %lld free", step, pages, free);
}

void TstStorageDamage::randomDamageNeverEndsTheProgram()
{
    QVERIFY(m_story->incidentIn(TicketStatus::Closed));
    const auto whole = closedFile();
    const auto size = QFile(whole).size();
    const int damages = qEnvironmentVariableIsSet("HOMEPORT_DAMAGES")
        ? qEnvironmentVariableIntValue("HOMEPORT_DAMAGES")
        : 30;
    SeededRandom random(9);
    QTemporaryDir folder;
    const auto damaged = folder.filePath(u"desk.homeport"_s);
    int found = 0;

    for (int i = 0; i < damages; ++i) {
        QFile::remove(damaged);
        QVERIFY(QFile::copy(whole, damaged));
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (random.below(8) == 0)
            QVERIFY(file.resize(qint64(random.below(quint64(size)))));
        for (auto left = random.below(6); left > 0; --left) {
            QByteArray noise(qsizetype(1 + random.below(64)), Qt::Uninitialized);
            random.fill(noise.data(), noise.size());
            QVERIFY(file.seek(qint64(random.below(quint64(file.size() + 1)))));
            QVERIFY(file.write(noise) > 0);
        }
        file.close();

        const auto said = look(damaged);

        found += !said || !said->isEmpty() ? 1 : 0;
        if (!said)
            QVERIFY2(said.error().kind == Error::Kind::Corrupt
                    || said.error().kind == Error::Kind::Invalid,
                qPrintable(told(said.error())));
    }

    qInfo("%d damages, %d of them told", damages, found);
}

void TstStorageDamage::damageIsTold_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("length"); ///< 0: the file ends there
    QTest::newRow("the first sector is lost") << qint64(0) << qint64(512);
    QTest::newRow("the header's first bytes") << qint64(0) << qint64(16);
    QTest::newRow("the schema's page") << qint64(100) << qint64(3996);
    QTest::newRow("the second half is gone") << qint64(200 * 4096) << qint64(0);
    QTest::newRow("half a page is left") << qint64(2048) << qint64(0);
}

void TstStorageDamage::damageIsTold()
{
    QFETCH(qint64, at);
    QFETCH(qint64, length);
    const auto damaged = closedFile();
    QFile file(damaged);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (length == 0)
        QVERIFY(at < file.size() && file.resize(at));
    else
        QVERIFY(file.seek(at) && file.write(QByteArray(length, '\0')) == length);
    file.close();

    const auto found = look(damaged);

    if (!found)
        QCOMPARE(found.error().kind, Error::Kind::Corrupt);
    else
        QVERIFY(!found->isEmpty());
}

void TstStorageDamage::verifyTellsOfDamage()
{
    const auto damaged = closedFile();
    QFile file(damaged);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // Every page but the first few, so that the desk still opens.
    for (qint64 page = 150; page * 4096 < file.size(); page += 7)
        QVERIFY(file.seek(page * 4096) && file.write(QByteArray(64, '\x55')) == 64);
    file.close();

    QProcess verify;
    verify.start(QStringLiteral(HOMEPORTCTL), {u"verify"_s, u"--db"_s, damaged});
    QVERIFY(verify.waitForFinished(120'000));

    QCOMPARE(verify.exitStatus(), QProcess::NormalExit);
    QCOMPARE(verify.exitCode(), 1);
    const auto said = verify.readAllStandardOutput() + verify.readAllStandardError();
    QVERIFY2(said.contains("damaged") || said.contains("file: "), said.constData());
}

QTEST_GUILESS_MAIN(TstStorageDamage)
#include "tst_storage_damage.moc"
