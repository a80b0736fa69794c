#include "tests/core/exchange/log_reading.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::edit;
using test::fileOf;
using test::opened;
using test::options;
using test::readAll;
using test::rowOf;
using test::told;
using Values = test::LogValues;

/// Rows and files of a log that cannot be read; see tst_refused_log_rows for those that can.
class TstLogRejects : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aBadRowIsRejectedAlone_data();
    void aBadRowIsRejectedAlone();
    void aRowTwiceIsRejectedOnce();
    void tooManyRowsOfOneNumberAreRejected();
    void tooManyBytesOfOneNumberAreRejected();
    void anIncidentOfBadRowsIsNone();
    void aForeignHeaderIsRefused_data();
    void aForeignHeaderIsRefused();
    void anUnknownZoneIsRefused();
};

void TstLogRejects::aBadRowIsRejectedAlone_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("code");

    const auto bad = [](const QString& column, const QString& value) {
        QTest::addRow("%s = %s", qPrintable(column), qPrintable(value))
            << rowOf({{column, value}}) << u"INC1"_s << column << u"VALUE_INVALID"_s;
    };
    bad(u"incident_state"_s, u"Pending"_s);
    bad(u"sys_updated_at"_s, u"?"_s);
    bad(u"sys_updated_at"_s, u"2016-03-01 08:05"_s);
    bad(u"sys_updated_at"_s, u"31-02-2016 08:05"_s);
    bad(u"sys_updated_at"_s, u"01-03-1900 08:05"_s);
    bad(u"opened_at"_s, u"01-03-2099 08:05"_s);
    bad(u"resolved_at"_s, u"soon"_s);
    bad(u"closed_at"_s, u"0"_s);
    bad(u"sys_mod_count"_s, u"?"_s);
    bad(u"sys_mod_count"_s, u"-1"_s);
    bad(u"reopen_count"_s, u"two"_s);
    bad(u"reassignment_count"_s, u"99999999999"_s);
    bad(u"made_sla"_s, u"maybe"_s);
    bad(u"knowledge"_s, u"1"_s);
    bad(u"impact"_s, u"4 - None"_s);
    bad(u"urgency"_s, u"High"_s);
    bad(u"priority"_s, u"12"_s);
    QTest::newRow("no number") << rowOf({{u"number"_s, u" "_s}}) << QString() << u"number"_s
                               << u"VALUE_INVALID"_s;
    QTest::newRow("long number") << rowOf(
        {{u"number"_s, QString(5000, u'9')}, {u"incident_state"_s, u"Pending"_s}})
                                 << QString(60, u'9') << u"incident_state"_s << u"VALUE_INVALID"_s;
    QTest::newRow("unknown number")
        << rowOf({{u"number"_s, u"?"_s}}) << QString() << u"number"_s << u"VALUE_INVALID"_s;
    QTest::newRow("too few fields")
        << "INC1,New\r\n"_ba << u"INC1"_s << QString() << u"VALUE_INVALID"_s;
    QTest::newRow("not text") << rowOf({}).replace("New", "\xFF") << QString()
                              << u"incident_state"_s << u"ENCODING"_s;
    QTest::newRow("open quote") << "INC1,\"New\r\n"_ba << QString() << u"incident_state"_s
                                << u"VALUE_INVALID"_s;
    QTest::newRow("huge field") << "INC1,New" + QByteArray(10'000'000, 'w') + "\r\n"
                                << QString() << u"incident_state"_s << u"LIMIT"_s;
}

void TstLogRejects::aBadRowIsRejectedAlone()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, number);
    QFETCH(QString, column);
    QFETCH(QString, code);
    const auto before = edit(0, u"New"_s, u"08:01"_s);
    const auto behind = edit(9, u"Active"_s, u"09:00"_s);

    const auto outcome = readAll(fileOf({before}) + row + rowOf(behind));

    QCOMPARE(outcome.counts, (LogCounts{.rows = 3, .events = 2, .rejects = 1, .incidents = 1}));
    QCOMPARE(told(outcome.incidents.first().events), u"2 new 08:01; 4 assigned 09:00"_s);
    const auto& reject = outcome.rejects.first();
    QCOMPARE(reject.line, 3);
    QCOMPARE(reject.number, number);
    QCOMPARE(reject.code, code);
    QVERIFY(!reject.reason.isEmpty());
    if (!reject.reason.contains(u"quote"_s))
        QCOMPARE(reject.column, column);
}

void TstLogRejects::aRowTwiceIsRejectedOnce()
{
    const auto first = edit(0, u"New"_s, u"08:05"_s);
    const auto second = edit(1, u"New"_s, u"08:05"_s);

    const auto outcome = readAll(fileOf({first, second, first}));

    QCOMPARE(outcome.counts, (LogCounts{.rows = 3, .events = 2, .rejects = 1, .incidents = 1}));
    QCOMPARE(outcome.rejects.first().line, 4);
    QCOMPARE(outcome.rejects.first().code, u"DUPLICATE"_s);
    QVERIFY(outcome.incidents.first().remarks.isEmpty());
}

void TstLogRejects::tooManyRowsOfOneNumberAreRejected()
{
    QList<Values> rows;
    for (int row = 0; row < 5; ++row)
        rows.append(edit(row, u"New"_s, u"08:05"_s));
    auto how = options();
    how.rowsPerIncident = 3;

    const auto outcome = readAll(fileOf(rows), how);

    QCOMPARE(outcome.counts, (LogCounts{.rows = 5, .events = 3, .rejects = 2, .incidents = 1}));
    QCOMPARE(outcome.rejects.last().code, u"LIMIT"_s);
}

void TstLogRejects::tooManyBytesOfOneNumberAreRejected()
{
    QList<Values> rows;
    for (int row = 0; row < 5; ++row)
        rows.append(edit(row, u"New"_s, u"08:05"_s));
    rows.append(Values{{u"number"_s, u"INC2"_s}});
    auto how = options();
    how.bytesPerIncident = 3 * (rowOf(rows.first()).size() - 2); // without the line break

    const auto outcome = readAll(fileOf(rows), how);

    QCOMPARE(outcome.counts, (LogCounts{.rows = 6, .events = 4, .rejects = 2, .incidents = 2}));
    QCOMPARE(outcome.rejects.first().line, 5);
    QCOMPARE(outcome.rejects.last().code, u"LIMIT"_s);
}

void TstLogRejects::anIncidentOfBadRowsIsNone()
{
    const auto outcome = readAll(fileOf({{{u"impact"_s, u"x"_s}}, {{u"number"_s, u"INC2"_s}}}));

    QCOMPARE(outcome.counts, (LogCounts{.rows = 2, .events = 1, .rejects = 1, .incidents = 1}));
    QCOMPARE(outcome.incidents.first().number, u"INC2"_s);
}

void TstLogRejects::aForeignHeaderIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("subject");

    auto two = IncidentLogReader::neededColumns();
    two.removeAll(u"opened_at"_s);
    two.removeAll(u"closed_code"_s);
    QTest::newRow("empty") << ""_ba << u"HEADER_MISSING"_s << u"header"_s;
    QTest::newRow("data only") << rowOf({}) << u"HEADER_MISSING"_s
                               << IncidentLogReader::neededColumns().join(u", "_s);
    QTest::newRow("two missing") << two.join(u',').toUtf8() + "\r\n" + rowOf({})
                                 << u"COLUMN_UNKNOWN"_s << u"opened_at, closed_code"_s;
}

void TstLogRejects::aForeignHeaderIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, subject);
    QBuffer device;

    const auto log = opened(device, bytes);

    QVERIFY(!log);
    QCOMPARE(log.error().kind, Error::Kind::Invalid);
    QCOMPARE(log.error().code, code);
    QCOMPARE(log.error().subject, subject);
}

void TstLogRejects::anUnknownZoneIsRefused()
{
    QBuffer device;
    device.setData(fileOf({{}}));
    device.open(QIODevice::ReadOnly);
    auto how = options();
    how.zoneId = "Mars/Olympus";

    const auto log = IncidentLogReader::open(device, {}, how);

    QVERIFY(!log);
    QCOMPARE(log.error().code, u"ZONE_UNKNOWN"_s);
}

QTEST_GUILESS_MAIN(TstLogRejects)
#include "tst_log_rejects.moc"
