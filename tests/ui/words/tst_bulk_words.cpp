#include "ui/words/bulk_words.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What became of many tickets, in words.
class TstBulkWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatIsProposedSaysWhatGoes();
    void theEndIsToldInOneSentence_data();
    void theEndIsToldInOneSentence();
    void whatStaysIsToldWithItsReason();
};

void TstBulkWords::whatIsProposedSaysWhatGoes()
{
    BulkOutcome outcome;
    outcome.total = 4;
    outcome.changed = 4;
    outcome.removed = 3;
    QCOMPARE(BulkWords::proposal(outcome), u"4 tickets: 3 are deleted, 1 changes"_s);
    outcome.total = outcome.changed = outcome.removed = 1;
    QCOMPARE(BulkWords::proposal(outcome), u"1 ticket: 1 is deleted"_s);
}

void TstBulkWords::theEndIsToldInOneSentence_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("changed");
    QTest::addColumn<bool>("wasCancelled");
    QTest::addColumn<bool>("isUndo");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("all") << 12 << 12 << false << false << u"Done for 12 tickets."_s;
    QTest::newRow("all of it back") << 12 << 12 << false << true << u"Taken back for 12 tickets."_s;
    QTest::newRow("half way") << 100 << 40 << true << false
                              << u"Done for 40 tickets, ended before the other 60 tickets."_s;
    QTest::newRow("half way back")
        << 100 << 99 << true << true
        << u"Taken back for 99 tickets, ended before the other 1 ticket."_s;
    QTest::newRow("before the first")
        << 100 << 0 << true << false
        << u"Done for 0 tickets, ended before the other 100 tickets."_s;
    QTest::newRow("cancelled too late") << 12 << 12 << true << false << u"Done for 12 tickets."_s;
}

void TstBulkWords::theEndIsToldInOneSentence()
{
    QFETCH(int, total);
    QFETCH(int, changed);
    QFETCH(bool, wasCancelled);
    QFETCH(bool, isUndo);
    BulkOutcome outcome;
    outcome.total = total;
    outcome.changed = changed;

    QTEST(BulkWords::result(outcome, wasCancelled, isUndo), "sentence");
}

void TstBulkWords::whatStaysIsToldWithItsReason()
{
    BulkOutcome outcome;
    outcome.total = 10;
    outcome.changed = 5;
    const BulkRefusal refusal{{}, {}, {Error::Kind::Denied, {}, {}, u"FORBIDDEN"_s}};
    outcome.refused = {refusal, refusal, refusal};

    QCOMPARE(BulkWords::result(outcome, true),
        u"Done for 5 tickets, ended before the other 2 tickets. "
        "What stays as it was: 3 not permitted."_s);

    const BulkRefusal parent{{}, {}, {Error::Kind::Conflict, u"parent_id"_s, u"1"_s, u"IN_USE"_s}};
    outcome.total = 6;
    outcome.refused = {parent};
    QVERIFY(BulkWords::result(outcome, false).endsWith(u"1 that others are part of."_s));
}

QTEST_GUILESS_MAIN(TstBulkWords)

#include "tst_bulk_words.moc"
