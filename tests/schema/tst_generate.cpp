#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// How schema/generate.py is called. What it makes is compiled into everything else; it needs no
/// database.
class TstGenerate : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void helpIsToldAndWritesNothing_data();
    void helpIsToldAndWritesNothing();
    void wrongUseIsTwoAndWritesNothing_data();
    void wrongUseIsTwoAndWritesNothing();
    void aDescriptionIsNamed();

private:
    struct Said
    {
        int status = -1;
        QByteArray out;
        QByteArray error;
    };

    Said generate(const QStringList& words) const
    {
        QProcess program;
        program.setWorkingDirectory(m_folder.path());
        program.start(QStringLiteral(HOMEPORT_PYTHON),
            QStringList{u"-B"_s, QStringLiteral(HOMEPORT_SOURCE_DIR "/schema/generate.py")}
                + words);
        if (!program.waitForFinished(180'000) || program.exitStatus() != QProcess::NormalExit)
            return {};
        return {
            program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
    QStringList written() const
    {
        return QDir(m_folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static QString library() { return QStringLiteral(HOMEPORT_SOURCE_DIR "/tests/schema"); }

    QTemporaryDir m_folder;
};

void TstGenerate::helpIsToldAndWritesNothing_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("long") << u"--help"_s;
    QTest::newRow("short") << u"-h"_s;
}

void TstGenerate::helpIsToldAndWritesNothing()
{
    QFETCH(QString, word);

    const auto said = generate({word});

    QCOMPARE(said.status, 0);
    QVERIFY2(said.out.startsWith("usage: generate.py"), said.out.constData());
    QVERIFY(said.out.contains("OUTPUT_FOLDER") && said.out.contains("--schema"));
    QVERIFY2(said.error.isEmpty(), said.error.constData());
    QCOMPARE(written(), QStringList());
}

void TstGenerate::wrongUseIsTwoAndWritesNothing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("no folder") << QStringList() << QByteArray("OUTPUT_FOLDER");
    QTest::newRow("an unknown option")
        << QStringList{u"--dance"_s, u"out"_s} << QByteArray("--dance");
    QTest::newRow("a beginning of an option")
        << QStringList{u"--sch"_s, library(), u"3"_s, u"out"_s} << QByteArray("--sch");
    QTest::newRow("two folders") << QStringList{u"out"_s, u"more"_s} << QByteArray("more");
    QTest::newRow("no version") << QStringList{u"--schema"_s, library(), u"three"_s, u"out"_s}
                                << QByteArray("three is no version");
    QTest::newRow("no description") << QStringList{u"--schema"_s, u"/nowhere"_s, u"3"_s, u"out"_s}
                                    << QByteArray("no folder tables in /nowhere");
    QTest::newRow("a file to write into")
        << QStringList{library() + u"/version_1.sqlite.sql"_s} << QByteArray("is no folder");
}

void TstGenerate::wrongUseIsTwoAndWritesNothing()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, told);

    const auto said = generate(words);

    QCOMPARE(said.status, 2);
    QVERIFY2(said.error.startsWith("usage: generate.py"), said.error.constData());
    QVERIFY2(said.error.contains(told), said.error.constData());
    QVERIFY(said.out.isEmpty());
    QCOMPARE(written(), QStringList());
}

void TstGenerate::aDescriptionIsNamed()
{
    const auto said = generate({u"--schema"_s, library(), u"3"_s, u"out"_s});

    QVERIFY2(said.status == 0, said.error.constData());
    QCOMPARE(written(), QStringList{u"out"_s});
    QVERIFY(QFile::exists(m_folder.filePath(u"out/schema.sqlite.sql"_s)));
    QVERIFY(QFile::exists(m_folder.filePath(u"out/schema.postgresql.sql"_s)));
}

QTEST_GUILESS_MAIN(TstGenerate)
#include "tst_generate.moc"
