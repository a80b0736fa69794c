#include "ui/words/moment_text.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstMomentText : public QObject
{
    Q_OBJECT

private slots:
    void whatPeopleTypeIsUnderstood_data();
    void whatPeopleTypeIsUnderstood();
    void whatHasBeenIsUnderstood_data();
    void whatHasBeenIsUnderstood();
    void whatIsNoMomentIsNone_data();
    void whatIsNoMomentIsNone();
};

// A Tuesday afternoon.
static const QDateTime now(QDate(2026, 11, 24), QTime(15, 30));

void TstMomentText::whatPeopleTypeIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("moment");
    const auto add = [](const QString& text, const QDateTime& moment) {
        QTest::newRow(qPrintable(text)) << text << moment;
    };
    add(u"tomorrow 9:30"_s, {QDate(2026, 11, 25), QTime(9, 30)});
    add(u" Tomorrow "_s, {QDate(2026, 11, 25), QTime(9, 0)});
    add(u"today 17:00"_s, {QDate(2026, 11, 24), QTime(17, 0)});
    add(u"17:00"_s, {QDate(2026, 11, 24), QTime(17, 0)});
    add(u"8:00"_s, {QDate(2026, 11, 25), QTime(8, 0)}); // has passed today
    add(u"Friday"_s, {QDate(2026, 11, 27), QTime(9, 0)});
    add(u"fri 14:00"_s, {QDate(2026, 11, 27), QTime(14, 0)});
    add(u"tuesday"_s, {QDate(2026, 12, 1), QTime(9, 0)}); // the next, not today
    add(u"27.11. 8:30"_s, {QDate(2026, 11, 27), QTime(8, 30)});
    add(u"1.2."_s, {QDate(2027, 2, 1), QTime(9, 0)}); // the next one
    add(u"01.02.2028, 10:00"_s, {QDate(2028, 2, 1), QTime(10, 0)});
    add(u"2026-11-30"_s, {QDate(2026, 11, 30), QTime(9, 0)});
    add(u"2026-11-30 07:15"_s, {QDate(2026, 11, 30), QTime(7, 15)});
    add(u"2026-11-30T07:15"_s, {QDate(2026, 11, 30), QTime(7, 15)});
    add(u"+3d"_s, now.addDays(3));
    add(u"2h"_s, now.addSecs(7200));
    add(u"30 m"_s, now.addSecs(1800));
    add(u"1w"_s, now.addDays(7));
    add(u"-2h"_s, now.addSecs(-7200));
    add(u"yesterday 16:00"_s, {QDate(2026, 11, 23), QTime(16, 0)});
}

void TstMomentText::whatPeopleTypeIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, moment);
    const auto found = momentIn(text, now);
    QVERIFY(found);
    QCOMPARE(*found, moment);
}

/// Where words leave it open which moment is meant, the last of them.
void TstMomentText::whatHasBeenIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("moment");
    const auto add = [](const QString& text, const QDateTime& moment) {
        QTest::newRow(qPrintable(text)) << text << moment;
    };
    add(u"yesterday"_s, {QDate(2026, 11, 23), QTime(9, 0)});
    add(u"8:00"_s, {QDate(2026, 11, 24), QTime(8, 0)});
    add(u"17:00"_s, {QDate(2026, 11, 23), QTime(17, 0)}); // has not come today
    add(u"15:30"_s, now);
    add(u"Friday"_s, {QDate(2026, 11, 20), QTime(9, 0)});
    add(u"tuesday"_s, {QDate(2026, 11, 17), QTime(9, 0)}); // the last, not today
    add(u"27.11. 8:30"_s, {QDate(2025, 11, 27), QTime(8, 30)});
    add(u"20.11."_s, {QDate(2026, 11, 20), QTime(9, 0)});
    add(u"2h"_s, now.addSecs(-7200));
    add(u"+2h"_s, now.addSecs(7200));
    add(u"2026-11-30 07:15"_s, {QDate(2026, 11, 30), QTime(7, 15)});
}

void TstMomentText::whatHasBeenIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, moment);
    const auto found = momentIn(text, now, Lean::Back);
    QVERIFY(found);
    QCOMPARE(*found, moment);
}

void TstMomentText::whatIsNoMomentIsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const auto& text :
        {u""_s, u"soon"_s, u"31.2.2027"_s, u"tomorrow 25:00"_s, u"f"_s, u"3x"_s})
        QTest::newRow(qPrintable(u'"' + text + u'"')) << text;
}

void TstMomentText::whatIsNoMomentIsNone()
{
    QFETCH(QString, text);
    QVERIFY(!momentIn(text, now));
}

QTEST_GUILESS_MAIN(TstMomentText)

#include "tst_moment_text.moc"
