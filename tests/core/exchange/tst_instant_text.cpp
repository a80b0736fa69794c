#include "core/exchange/instant_text.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

Timestamp utc(const QString& iso)
{
    return fromMsecs(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

const Timestamp now = utc(u"2026-07-01T12:00:00Z"_s);

Result<Timestamp> readIn(const QByteArray& zone, const QString& pattern, const QString& text)
{
    const auto layout = InstantPattern::fromText(pattern);
    if (!layout)
        return layout.error();
    const auto clock = WallClock::fromZone(zone, now);
    if (!clock)
        return clock.error();
    return InstantReader(*layout, *clock, now).read(text, u"opened_at"_s);
}

QString isoOf(const Result<Timestamp>& at)
{
    if (!at)
        return at.error().code;
    return QDateTime::fromMSecsSinceEpoch(toMsecs(*at), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

class TstInstantText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void textFollowsAPattern_data();
    void textFollowsAPattern();
    void badPatternsAreRefused_data();
    void badPatternsAreRefused();
    void clocksThatMove_data();
    void clocksThatMove();
    void everyHourOfEveryZoneComesBack_data();
    void everyHourOfEveryZoneComesBack();
    void unknownZonesAreRefused_data();
    void unknownZonesAreRefused();
    void implausibleInstantsAreRefused_data();
    void implausibleInstantsAreRefused();
    void theRefusalNamesItsSubject();
    void thePatternIsDetected_data();
    void thePatternIsDetected();
    void contradictionsAreNotDetected_data();
    void contradictionsAreNotDetected();
};

void TstInstantText::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TstInstantText::textFollowsAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const QString refused = u"VALUE_INVALID"_s;
    const QString dayFirst = u"dd-MM-yyyy HH:mm"_s;
    QTest::newRow("day first") << dayFirst << u"05-03-2016 09:07"_s
                               << u"2016-03-05T09:07:00.000Z"_s;
    QTest::newRow("blanks around")
        << dayFirst << u"  05-03-2016   09:07 "_s << u"2016-03-05T09:07:00.000Z"_s;
    QTest::newRow("one digit for two") << dayFirst << u"5-03-2016 09:07"_s << refused;
    QTest::newRow("other separator") << dayFirst << u"05/03/2016 09:07"_s << refused;
    QTest::newRow("month 13") << dayFirst << u"05-13-2016 09:07"_s << refused;
    QTest::newRow("30 February") << dayFirst << u"30-02-2016 09:07"_s << refused;
    QTest::newRow("29 February") << dayFirst << u"29-02-2016 09:07"_s
                                 << u"2016-02-29T09:07:00.000Z"_s;
    QTest::newRow("29 February, no leap year") << dayFirst << u"29-02-2015 09:07"_s << refused;
    QTest::newRow("day 0") << dayFirst << u"00-02-2016 09:07"_s << refused;
    QTest::newRow("hour 24") << dayFirst << u"05-03-2016 24:00"_s << refused;
    QTest::newRow("minute 60") << dayFirst << u"05-03-2016 09:60"_s << refused;
    QTest::newRow("text behind") << dayFirst << u"05-03-2016 09:07 x"_s << refused;
    QTest::newRow("cut off") << dayFirst << u"05-03-2016 09:"_s << refused;
    QTest::newRow("empty") << dayFirst << u""_s << refused;
    QTest::newRow("question mark") << dayFirst << u"?"_s << refused;
    QTest::newRow("foreign digits") << dayFirst << u"٠٥-٠٣-٢٠١٦ ٠٩:٠٧"_s << refused;
    QTest::newRow("negative") << dayFirst << u"-5-03-2016 09:07"_s << refused;
    QTest::newRow("month first") << u"M/d/yyyy h:mm AP"_s << u"3/5/2016 9:07 PM"_s
                                 << u"2016-03-05T21:07:00.000Z"_s;
    QTest::newRow("noon") << u"M/d/yyyy h:mm AP"_s << u"3/5/2016 12:00 pm"_s
                          << u"2016-03-05T12:00:00.000Z"_s;
    QTest::newRow("midnight") << u"M/d/yyyy h:mm AP"_s << u"3/5/2016 12:00 AM"_s
                              << u"2016-03-05T00:00:00.000Z"_s;
    QTest::newRow("13 PM") << u"M/d/yyyy h:mm AP"_s << u"3/5/2016 13:00 PM"_s << refused;
    QTest::newRow("date only") << u"d.M.yyyy"_s << u"5.3.2016"_s << u"2016-03-05T00:00:00.000Z"_s;
    QTest::newRow("seconds") << u"d.M.yyyy H:mm:ss"_s << u"5.3.2016 9:07:08"_s
                             << u"2016-03-05T09:07:08.000Z"_s;

    const QString iso = u"yyyy-MM-ddTHH:mm[:ss[.zzz]][Z]"_s;
    QTest::newRow("ISO") << iso << u"2016-03-05T09:07:08Z"_s << u"2016-03-05T09:07:08.000Z"_s;
    QTest::newRow("ISO, no seconds")
        << iso << u"2016-03-05T09:07"_s << u"2016-03-05T09:07:00.000Z"_s;
    QTest::newRow("ISO, ahead") << iso << u"2016-03-05T01:07:08+02:30"_s
                                << u"2016-03-04T22:37:08.000Z"_s;
    QTest::newRow("ISO, behind") << iso << u"2016-03-05T23:07:08-0500"_s
                                 << u"2016-03-06T04:07:08.000Z"_s;
    QTest::newRow("ISO, hours only")
        << iso << u"2016-03-05T23:07-05"_s << u"2016-03-06T04:07:00.000Z"_s;
    QTest::newRow("ISO, offset too big") << iso << u"2016-03-05T23:07+15:00"_s << refused;
    QTest::newRow("ISO, offset without minutes") << iso << u"2016-03-05T23:07+05:"_s << refused;
    QTest::newRow("ISO, tenths") << iso << u"2016-03-05T09:07:08.5Z"_s
                                 << u"2016-03-05T09:07:08.500Z"_s;
    QTest::newRow("ISO, microseconds")
        << iso << u"2016-03-05T09:07:08.123999Z"_s << u"2016-03-05T09:07:08.123Z"_s;
    QTest::newRow("quoted letters") << u"'on' d.M.yyyy 'at' H:mm"_s << u"on 5.3.2016 at 9:07"_s
                                    << u"2016-03-05T09:07:00.000Z"_s;
}

void TstInstantText::textFollowsAPattern()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, expected);

    QCOMPARE(isoOf(readIn("UTC", pattern, text)), expected);
}

void TstInstantText::badPatternsAreRefused_data()
{
    QTest::addColumn<QString>("pattern");

    QTest::newRow("empty") << u""_s;
    QTest::newRow("no year") << u"dd-MM HH:mm"_s;
    QTest::newRow("short year") << u"dd-MM-yy"_s;
    QTest::newRow("month twice") << u"dd-MM-yyyy MM"_s;
    QTest::newRow("minutes for months") << u"dd-mm-yyyy"_s;
    QTest::newRow("unknown letter") << u"dd-MM-yyyy Q"_s;
    QTest::newRow("AM without h") << u"dd-MM-yyyy HH:mm AP"_s;
    QTest::newRow("h without AM") << u"dd-MM-yyyy hh:mm"_s;
    QTest::newRow("open bracket") << u"dd-MM-yyyy[ HH:mm"_s;
    QTest::newRow("closing bracket") << u"dd-MM-yyyy HH:mm]"_s;
    QTest::newRow("open bracket inside") << u"dd-MM-yyyy[[ HH:mm]"_s;
    QTest::newRow("open quote") << u"dd-MM-yyyy 'x"_s;
    QTest::newRow("one quote") << u"dd-MM-yyyy '"_s;
    QTest::newRow("empty bracket") << u"dd-MM-yyyy[]"_s;
    QTest::newRow("too long") << u"dd-MM-yyyy"_s + QString(500, u'[') + u' ' + QString(500, u']');
}

void TstInstantText::badPatternsAreRefused()
{
    QFETCH(QString, pattern);

    const auto refused = InstantPattern::fromText(pattern);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"VALUE_INVALID"_s);
    QCOMPARE(refused.error().subject, u"pattern"_s);
}

void TstInstantText::clocksThatMove_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");

    QTest::newRow("winter") << "Europe/Berlin"_ba << u"2026-01-15 12:00"_s
                            << u"2026-01-15T11:00:00.000Z"_s;
    QTest::newRow("summer") << "Europe/Berlin"_ba << u"2025-07-15 12:00"_s
                            << u"2025-07-15T10:00:00.000Z"_s;
    QTest::newRow("just before the gap")
        << "Europe/Berlin"_ba << u"2026-03-29 01:59"_s << u"2026-03-29T00:59:00.000Z"_s;
    QTest::newRow("begin of the gap")
        << "Europe/Berlin"_ba << u"2026-03-29 02:00"_s << u"2026-03-29T01:00:00.000Z"_s;
    QTest::newRow("in the gap, read as 03:30")
        << "Europe/Berlin"_ba << u"2026-03-29 02:30"_s << u"2026-03-29T01:30:00.000Z"_s;
    QTest::newRow("behind the gap")
        << "Europe/Berlin"_ba << u"2026-03-29 03:00"_s << u"2026-03-29T01:00:00.000Z"_s;
    QTest::newRow("before the overlap")
        << "Europe/Berlin"_ba << u"2025-10-26 01:59"_s << u"2025-10-25T23:59:00.000Z"_s;
    QTest::newRow("overlap, the earlier")
        << "Europe/Berlin"_ba << u"2025-10-26 02:30"_s << u"2025-10-26T00:30:00.000Z"_s;
    QTest::newRow("behind the overlap")
        << "Europe/Berlin"_ba << u"2025-10-26 03:00"_s << u"2025-10-26T02:00:00.000Z"_s;
    QTest::newRow("gap in the west")
        << "America/New_York"_ba << u"2026-03-08 02:30"_s << u"2026-03-08T07:30:00.000Z"_s;
    QTest::newRow("overlap in the west")
        << "America/New_York"_ba << u"2025-11-02 01:30"_s << u"2025-11-02T05:30:00.000Z"_s;
    QTest::newRow("gap of half an hour")
        << "Australia/Lord_Howe"_ba << u"2025-10-05 02:15"_s << u"2025-10-04T15:45:00.000Z"_s;
    QTest::newRow("a day that never was")
        << "Pacific/Apia"_ba << u"2011-12-30 12:00"_s << u"2011-12-30T22:00:00.000Z"_s;
    QTest::newRow("no summer time")
        << "Asia/Kolkata"_ba << u"2026-03-29 02:30"_s << u"2026-03-28T21:00:00.000Z"_s;
    QTest::newRow("midnight gap") << "America/Sao_Paulo"_ba << u"2018-11-04 00:30"_s
                                  << u"2018-11-04T03:30:00.000Z"_s;
    QTest::newRow("an offset in the text wins")
        << "Europe/Berlin"_ba << u"2026-03-29 02:30+00:00"_s << u"2026-03-29T02:30:00.000Z"_s;
}

void TstInstantText::clocksThatMove()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, shown);
    QFETCH(QString, expected);

    QCOMPARE(isoOf(readIn(zone, u"yyyy-MM-dd HH:mm[Z]"_s, shown)), expected);
}

void TstInstantText::everyHourOfEveryZoneComesBack_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char* zone : {"UTC", "Europe/Lisbon", "Europe/Dublin", "America/St_Johns",
             "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia", "Pacific/Kiritimati",
             "Antarctica/Troll", "Asia/Tehran"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TstInstantText::everyHourOfEveryZoneComesBack()
{
    QFETCH(QByteArray, zone);
    const QTimeZone reference(zone);
    const auto clock = WallClock::fromZone(zone, now);
    QVERIFY(clock);

    const auto shownAt = [&reference](Timestamp at) {
        const auto moment = QDateTime::fromMSecsSinceEpoch(toMsecs(at), Qt::UTC);
        return at.time_since_epoch() + std::chrono::seconds(reference.offsetFromUtc(moment));
    };
    for (auto at = utc(u"2009-12-31T00:30:00Z"_s); at < now; at += std::chrono::hours(7)) {
        const auto again = clock->instantOf(shownAt(at));
        // In an overlap it may be an earlier instant, but never one at which clocks showed anything
        // else.
        QVERIFY(again <= at);
        QCOMPARE(shownAt(again).count(), shownAt(at).count());
    }
}

void TstInstantText::unknownZonesAreRefused_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no such place") << "Europe/Atlantis"_ba;
    QTest::newRow("path") << "../../etc/passwd"_ba;
    QTest::newRow("not ASCII") << "Europe/Z\xC3\xBCrich"_ba;
}

void TstInstantText::unknownZonesAreRefused()
{
    QFETCH(QByteArray, zone);

    const auto clock = WallClock::fromZone(zone, now);

    QVERIFY(!clock);
    QCOMPARE(clock.error().kind, Error::Kind::NotFound);
    QCOMPARE(clock.error().code, u"ZONE_UNKNOWN"_s);
    QCOMPARE(clock.error().subject, QString::fromUtf8(zone));
}

void TstInstantText::implausibleInstantsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPlausible");

    QTest::newRow("1900") << u"1900-01-01 00:00"_s << false;
    QTest::newRow("year 0") << u"0000-01-01 00:00"_s << false;
    QTest::newRow("epoch") << u"1970-01-01 00:00"_s << false;
    QTest::newRow("before the first") << u"1970-01-01 23:59"_s << false;
    QTest::newRow("the first") << u"1970-01-02 00:00"_s << true;
    QTest::newRow("now") << u"2026-07-01 12:00"_s << true;
    QTest::newRow("the last") << u"2026-07-02 12:00"_s << true;
    QTest::newRow("behind the last") << u"2026-07-02 12:01"_s << false;
    QTest::newRow("9999") << u"9999-12-31 23:59"_s << false;
}

void TstInstantText::implausibleInstantsAreRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, isPlausible);

    const auto at = readIn("UTC", u"yyyy-MM-dd HH:mm"_s, text);

    QCOMPARE(bool(at), isPlausible);
    if (!isPlausible)
        QCOMPARE(at.error().code, u"VALUE_INVALID"_s);
}

void TstInstantText::theRefusalNamesItsSubject()
{
    const auto refused = readIn("UTC", u"d.M.yyyy"_s, u"yesterday"_s);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QCOMPARE(refused.error().subject, u"opened_at"_s);
    QVERIFY(!refused.error().detail.contains(u"yesterday"_s));
}

void TstInstantText::thePatternIsDetected_data()
{
    QTest::addColumn<QStringList>("samples");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("isAmbiguous");
    QTest::addColumn<QString>("first");

    QTest::newRow("day first") << QStringList{u"29-02-2016 01:16"_s, u"05-03-2016 12:00"_s}
                               << u"d-M-yyyy[[,] H:mm[:ss[.zzz]][[ ]Z]]"_s << false
                               << u"2016-02-29T01:16:00.000Z"_s;
    QTest::newRow("month first") << QStringList{u"05/03/2016 12:00"_s, u"02/29/2016 01:16"_s}
                                 << u"M/d/yyyy[[,] H:mm[:ss[.zzz]][[ ]Z]]"_s << false
                                 << u"2016-05-03T12:00:00.000Z"_s;
    QTest::newRow("either") << QStringList{u"05.03.2016"_s, u"01.12.2016"_s}
                            << u"d.M.yyyy[[,] H:mm[:ss[.zzz]][[ ]Z]]"_s << true
                            << u"2016-03-05T00:00:00.000Z"_s;
    QTest::newRow("AM and PM") << QStringList{u"1/5/2016 9:15 AM"_s, u"1/25/2016 12:15 PM"_s}
                               << u"M/d/yyyy[[,] h:mm[:ss][ ]AP]"_s << false
                               << u"2016-01-05T09:15:00.000Z"_s;
    QTest::newRow("ISO") << QStringList{u"2016-01-05T09:15:00Z"_s,
        u"2016-01-05T09:15:30.25+01:00"_s}
                         << u"yyyy-M-d[TH:mm[:ss[.zzz]][Z]]"_s << false
                         << u"2016-01-05T09:15:00.000Z"_s;
    QTest::newRow("ISO with a blank")
        << QStringList{u""_s, u"2016-01-05 09:15:01"_s, u" "_s}
        << u"yyyy-M-d[[,] H:mm[:ss[.zzz]][[ ]Z]]"_s << false << QString();
    QTest::newRow("comma") << QStringList{u"13.1.2016, 09:15"_s}
                           << u"d.M.yyyy[[,] H:mm[:ss[.zzz]][[ ]Z]]"_s << false
                           << u"2016-01-13T09:15:00.000Z"_s;
}

void TstInstantText::thePatternIsDetected()
{
    QFETCH(QStringList, samples);
    QFETCH(QString, expected);
    QFETCH(bool, isAmbiguous);
    QFETCH(QString, first);

    const auto detected = detectInstantPattern(samples);

    QVERIFY(detected);
    QCOMPARE(detected->pattern.text(), expected);
    QCOMPARE(detected->isAmbiguous, isAmbiguous);
    if (!first.isEmpty())
        QCOMPARE(isoOf(readIn("UTC", expected, samples.first())), first);
}

void TstInstantText::contradictionsAreNotDetected_data()
{
    QTest::addColumn<QStringList>("samples");
    QTest::addColumn<QString>("subject");

    QTest::newRow("none") << QStringList{} << u"0"_s;
    QTest::newRow("only blanks") << QStringList{u""_s, u" "_s} << u"0"_s;
    QTest::newRow("day and month")
        << QStringList{u"13-01-2016"_s, u"1-2-2016"_s, u"01-13-2016"_s} << u"2"_s;
    QTest::newRow("separators") << QStringList{u"13-01-2016"_s, u"13.01.2016"_s} << u"1"_s;
    QTest::newRow("no date") << QStringList{u"13-01-2016"_s, u"?"_s} << u"1"_s;
    QTest::newRow("no such day") << QStringList{u"31-02-2016"_s} << u"0"_s;
    QTest::newRow("epoch seconds") << QStringList{u"1456708560"_s} << u"0"_s;
}

void TstInstantText::contradictionsAreNotDetected()
{
    QFETCH(QStringList, samples);
    QFETCH(QString, subject);

    const auto detected = detectInstantPattern(samples);

    QVERIFY(!detected);
    QCOMPARE(detected.error().code, u"VALUE_INVALID"_s);
    QCOMPARE(detected.error().subject, subject);
}

QTEST_GUILESS_MAIN(TstInstantText)
#include "tst_instant_text.moc"
