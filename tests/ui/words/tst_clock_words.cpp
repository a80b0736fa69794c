#include "ui/words/clock_words.h"
#include "ui/words/hours_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Service levels in words: times, targets and hours as people read and type them.
class TstClockWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void timesAreToldAtAGlanceAndToTheSecond_data();
    void timesAreToldAtAGlanceAndToTheSecond();
    void targetsAreReadAsTheyAreTyped_data();
    void targetsAreReadAsTheyAreTyped();
    void targetsAreReadBackAsTheyAreShown();
    void hoursAreReadAsTheyAreTyped_data();
    void hoursAreReadAsTheyAreTyped();
    void eachReasonAndEachLabelHasItsOwnWords();
    void refusalsNameWhatToDo();
};

void TstClockWords::timesAreToldAtAGlanceAndToTheSecond_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("exact");
    QTest::newRow("nothing") << 0LL << u"< 1 min"_s << u"0 s"_s;
    QTest::newRow("almost a minute") << 59'999LL << u"< 1 min"_s << u"59 s"_s;
    QTest::newRow("minutes") << 1'087'000LL << u"18 min"_s << u"18 m 07 s"_s;
    QTest::newRow("an hour") << 3'600'000LL << u"1 h"_s << u"1 h 00 m 00 s"_s;
    QTest::newRow("hours") << 11'400'000LL << u"3 h 10 min"_s << u"3 h 10 m 00 s"_s;
    QTest::newRow("long") << 93'600'000LL + 60'000 << u"26 h"_s << u"26 h 01 m 00 s"_s;
}

void TstClockWords::timesAreToldAtAGlanceAndToTheSecond()
{
    QFETCH(qint64, milliseconds);
    QTEST(ClockWords::shortTime(std::chrono::milliseconds(milliseconds)), "brief");
    QTEST(ClockWords::exactTime(std::chrono::milliseconds(milliseconds)), "exact");
}

void TstClockWords::targetsAreReadAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("minutes"); // -1: cannot be read
    const std::pair<const char*, int> rows[] = {{"90", 90}, {"90 min", 90}, {"90m", 90},
        {"4 h", 240}, {"4H", 240}, {"4 h 30 min", 270}, {"4h30", 270}, {"1:30", 90}, {"1.5 h", 90},
        {"1,5 h", 90}, {" 15 ", 15}, {"0", 0}, {"", -1}, {"soon", -1}, {"2 d", -1}, {"-5", -1},
        {"1.5", -1}, {"4 h 5 h", -1}};
    for (const auto& [typed, minutes] : rows)
        QTest::newRow(typed) << QString::fromLatin1(typed) << minutes;
}

void TstClockWords::targetsAreReadAsTheyAreTyped()
{
    QFETCH(QString, typed);
    QTEST(ClockWords::targetIn(typed).value_or(-1), "minutes");
}

void TstClockWords::targetsAreReadBackAsTheyAreShown()
{
    for (const int minutes : {1, 15, 59, 60, 61, 240, 270, 1440, 2880, 10080})
        QCOMPARE(ClockWords::targetIn(ClockWords::target(minutes)), std::optional(minutes));
}

void TstClockWords::hoursAreReadAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("read"); // "?": cannot be read
    const std::pair<QString, QString> rows[] = {{u"8-12, 13-17"_s, u"08:00–12:00, 13:00–17:00"_s},
        {u"08:00–17:30"_s, u"08:00–17:30"_s}, {u"22 - 24"_s, u"22:00–24:00"_s},
        {u"9.30-10"_s, u"09:30–10:00"_s}, {u""_s, u""_s}, {u"-"_s, u""_s}, {u"–"_s, u""_s},
        {u"8"_s, u"?"_s}, {u"8-25"_s, u"?"_s}, {u"8:70-9"_s, u"?"_s}, {u"24:30-25"_s, u"?"_s},
        {u"8-12,"_s, u"?"_s}, {u"morning"_s, u"?"_s}, {u"17-8"_s, u"17:00–08:00"_s}};
    for (const auto& [typed, read] : rows)
        QTest::newRow(qPrintable(u'"' + typed + u'"')) << typed << read;
}

void TstClockWords::hoursAreReadAsTheyAreTyped()
{
    QFETCH(QString, typed);
    const auto hours = hoursIn(typed);
    QTEST(hours ? hoursText(*hours) : u"?"_s, "read");
    if (hours)
        QCOMPARE(hoursIn(hoursText(*hours)), hours);
}

void TstClockWords::eachReasonAndEachLabelHasItsOwnWords()
{
    using Reason = ExplainedTime::Reason;
    QSet<QString> reasons, labels;
    for (int i = 0; i <= int(Reason::Discarded); ++i)
        reasons.insert(ClockWords::reason({{}, {}, Reason(i), TicketHoldReason::Scheduled}));
    for (int i = 0; i <= int(ClockLabel::Paused); ++i)
        labels.insert(ClockWords::of(ClockLabel(i)));

    QCOMPARE(reasons.size(), int(Reason::Discarded) + 1);
    QCOMPARE(labels.size(), int(ClockLabel::Paused) + 1);
    QVERIFY(!reasons.contains(QString()) && !labels.contains(QString()));
}

void TstClockWords::refusalsNameWhatToDo()
{
    const auto told = [](const QString& code, const QString& subject, const QString& detail = {}) {
        return ClockWords::refusal({Error::Kind::Invalid, subject, detail, code});
    };
    const QStringList sentences{told(u"CALENDAR_EMPTY"_s, u"calendar"_s),
        told(u"ZONE_UNKNOWN"_s, u"time_zone"_s), told(u"TREE_CYCLE"_s, u"parent_id"_s),
        told(u"IN_USE"_s, u"calendar"_s), told(u"IN_USE"_s, u"organization"_s),
        told(u"DUPLICATE"_s, u"name"_s), told(u"DUPLICATE"_s, u"is_default"_s),
        told(u"VALIDATION_ERROR"_s, u"intervals"_s, u"OVERLAP"_s),
        told(u"VALIDATION_ERROR"_s, u"intervals"_s, u"RANGE"_s),
        told(u"VALIDATION_ERROR"_s, u"target_minutes"_s, u"RANGE"_s),
        told(u"VALIDATION_ERROR"_s, u"effective_from"_s, u"RANGE"_s)};
    QCOMPARE(QSet<QString>(sentences.begin(), sentences.end()).size(), sentences.size());
}

QTEST_GUILESS_MAIN(TstClockWords)
#include "tst_clock_words.moc"
