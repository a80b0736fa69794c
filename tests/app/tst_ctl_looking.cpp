// A file that homeportctl only looked at lies there as before, and nothing beside it.
#include "tests/app/ctl_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::contentOf;
using test::ctl;

class TstCtlLooking : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { test::dropFreshAddresses(); }
    void nothingIsLeftBesideTheFile_data();
    void nothingIsLeftBesideTheFile();
    void whoWorksOnItKeepsTheirLog();

private:
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_elsewhere;
    QString m_desk; ///< nobody works on it
};

void TstCtlLooking::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

void TstCtlLooking::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = m_folder->filePath(u"desk.homeport"_s);
    const auto from = test::freshDesk()->address;
    QVERIFY(QFile::copy(from.text, m_desk));
}

void TstCtlLooking::nothingIsLeftBesideTheFile_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("verify") << QStringList{u"verify"_s};
    QTest::newRow("backup") << QStringList{
        u"backup"_s, u"--out"_s, m_elsewhere.filePath(u"backup"_s)};
}

void TstCtlLooking::nothingIsLeftBesideTheFile()
{
    QFETCH(QStringList, more);
    const auto before = contentOf(m_desk);

    const auto said = ctl(more + QStringList{u"--db"_s, m_desk});

    QVERIFY2(said.status == 0, (said.out + said.error).constData());
    QCOMPARE(files(), QStringList{u"desk.homeport"_s});
    QVERIFY(contentOf(m_desk) == before);
}

void TstCtlLooking::whoWorksOnItKeepsTheirLog()
{
    auto working = Database::open({m_desk}, Access::ReadWrite);
    QVERIFY(working);

    QCOMPARE(ctl({u"verify"_s, u"--db"_s, m_desk}).status, 0);

    QVERIFY(files().contains(u"desk.homeport-wal"_s));
    QVERIFY((*working)->exec({"test.write", "UPDATE desk SET created_at = created_at + 1"}));
    QVERIFY(QFileInfo(m_desk + u"-wal"_s).size() > 0);
    working->reset();
    QCOMPARE(files(), QStringList{u"desk.homeport"_s});
}

QTEST_GUILESS_MAIN(TstCtlLooking)
#include "tst_ctl_looking.moc"
