#include "ui/exchange/exchange_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What the window says of an import: what is left to do, and what is left of it.
class TstExchangeWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void refusedRowsComeInAsTheFileAllows_data();
    void refusedRowsComeInAsTheFileAllows();
    void aRehearsalAdvisesNothing();
    void whoStoppedTellsWhatIsKept();
    void whatIsPartlyTakenBackSaysHowItGoesOn();
    void oneIsNotMany();
};

void TstExchangeWords::refusedRowsComeInAsTheFileAllows_data()
{
    QTest::addColumn<bool>("isCorrectable");
    QTest::addColumn<int>("knownByLine");
    QTest::addColumn<bool>("isWholeFileAdvised");
    QTest::addColumn<bool>("isOwnFileAdvised");
    QTest::newRow("a table") << true << 0 << true << false;
    QTest::newRow("a table that a former version imported") << false << 2 << false << true;
    QTest::newRow("a log") << false << 0 << false << false;
}

void TstExchangeWords::refusedRowsComeInAsTheFileAllows()
{
    QFETCH(bool, isCorrectable);
    QFETCH(int, knownByLine);
    ImportOutcome outcome;
    outcome.rejected = 1;
    outcome.isCorrectable = isCorrectable;
    outcome.knownByLine = knownByLine;

    const auto said = ExchangeWords::summary(outcome, false);

    QTEST(said.contains(u"in the file and import it again"_s), "isWholeFileAdvised");
    QTEST(said.contains(u"into a file of their own"_s), "isOwnFileAdvised");
}

/// It made nothing yet that could be made twice.
void TstExchangeWords::aRehearsalAdvisesNothing()
{
    ImportOutcome outcome;
    outcome.rejected = 1;
    outcome.isCorrectable = true;
    outcome.knownByLine = 2;

    const auto said = ExchangeWords::summary(outcome, true);

    QVERIFY2(said.contains(u"Nothing is written yet"_s), qPrintable(said));
    QVERIFY2(!said.contains(u"in the file and import it again"_s), qPrintable(said));
    QVERIFY2(!said.contains(u"into a file of their own"_s), qPrintable(said));
}

/// Who took it back was told what is left of it; what it wrote is not kept.
void TstExchangeWords::whoStoppedTellsWhatIsKept()
{
    ImportOutcome outcome;
    outcome.incidents = 1000;

    const auto full =
        ExchangeWords::stopped({Error::Kind::Unavailable, {}, {}, u"STORAGE_FULL"_s}, outcome);
    const auto ended = ExchangeWords::stopped(
        {Error::Kind::Conflict, u"import_job"_s, u"undone"_s, u"IMPORT_ENDED"_s}, outcome);

    QVERIFY2(full.contains(u"Kept are"_s), qPrintable(full));
    QVERIFY2(!ended.contains(u"Kept are"_s), qPrintable(ended));
    QVERIFY2(ended.contains(u"taken back"_s), qPrintable(ended));
}

void TstExchangeWords::whatIsPartlyTakenBackSaysHowItGoesOn()
{
    ImportUndo undone;
    undone.removed = 50;
    ImportJobRow job;
    job.status = ImportJobStatus::Succeeded;
    QCOMPARE(ExchangeWords::stateOf(job), u"Done"_s);
    job.isPartlyTakenBack = true;

    const auto said = ExchangeWords::ofPart(undone);

    QVERIFY2(said.startsWith(ExchangeWords::of(undone)), qPrintable(said));
    QVERIFY2(said.endsWith(u"undo it again to go on."_s), qPrintable(said));
    QCOMPARE(ExchangeWords::stateOf(job), u"Partly taken back"_s);
}

void TstExchangeWords::oneIsNotMany()
{
    QTranslator english; // counts
    QVERIFY(english.load(QLocale(u"en_GB"_s), u"homeport"_s, u"_"_s, u":/i18n"_s));
    QVERIFY(QCoreApplication::installTranslator(&english));
    ImportOutcome outcome;
    outcome.incidents = 1;
    outcome.recognised = 1;
    ImportUndo undone;
    undone.removed = 1;

    QVERIFY(ExchangeWords::summary(outcome, true).startsWith(u"1 incident would be created"_s));
    const auto said = ExchangeWords::summary(outcome, false);
    QVERIFY2(said.startsWith(u"1 incident was created and 0 updated."_s), qPrintable(said));
    QVERIFY2(said.contains(u"1 row without number and reference says"_s), qPrintable(said));
    QVERIFY(ExchangeWords::of(undone).startsWith(u"1 incident is gone again."_s));

    outcome.incidents = 2;
    QVERIFY(ExchangeWords::summary(outcome, false).startsWith(u"2 incidents were created"_s));
}

QTEST_GUILESS_MAIN(TstExchangeWords)
#include "tst_exchange_words.moc"
