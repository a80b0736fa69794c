#include "core/exchange/csv_format.h"
#include "tests/core/exchange/log_file.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::fileOf;
using test::rowOf;
using Values = test::LogValues;

namespace {

Timestamp utc(const QString& iso)
{
    return fromMsecs(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch());
}

IncidentLogOptions options()
{
    return {.zoneId = "UTC",
        .now = utc(u"2026-07-01T12:00:00Z"_s),
        .limits = {},
        .rowsPerIncident = 10'000};
}

struct Outcome
{
    QList<LoggedIncident> incidents;
    QList<LogReject> rejects;
    LogCounts counts;
};

Outcome readAll(QIODevice& device, const IncidentLogOptions& how = options())
{
    auto log = IncidentLogReader::open(device, {}, how);
    Outcome outcome;
    if (!log)
        return outcome;
    while (const auto item = log->next()) {
        if (const auto* incident = std::get_if<LoggedIncident>(&*item))
            outcome.incidents.append(*incident);
        else
            outcome.rejects.append(std::get<LogReject>(*item));
    }
    outcome.counts = log->counts();
    return outcome;
}

Outcome readAll(const QByteArray& bytes, const IncidentLogOptions& how = options())
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    return readAll(device, how);
}

Result<IncidentLogReader> opened(QBuffer& device, const QByteArray& bytes)
{
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    return IncidentLogReader::open(device, {}, options());
}

/// "line status/hold at" of each event, the day left out.
QString told(const QList<LoggedEvent>& events)
{
    QStringList lines;
    for (const auto& event : events) {
        const auto at = QDateTime::fromMSecsSinceEpoch(toMsecs(event.at), Qt::UTC);
        const QString hold = event.holdReason ? u'/' + *event.holdReason : QString();
        lines.append(
            u"%1 %2%3 %4"_s.arg(event.line).arg(event.status, hold, at.toString(u"HH:mm"_s)));
    }
    return lines.join(u"; "_s);
}

QStringList told(const QList<LogRemark>& remarks)
{
    static const QHash<LogRemark::Kind, QString> names{
        {LogRemark::Kind::CountRepeated, u"CountRepeated"_s},
        {LogRemark::Kind::InstantMoved, u"InstantMoved"_s},
        {LogRemark::Kind::BeforeOpening, u"BeforeOpening"_s},
        {LogRemark::Kind::StateKept, u"StateKept"_s},
        {LogRemark::Kind::OpeningUnknown, u"OpeningUnknown"_s},
        {LogRemark::Kind::ResolutionUnknown, u"ResolutionUnknown"_s},
        {LogRemark::Kind::ClosingUnknown, u"ClosingUnknown"_s},
        {LogRemark::Kind::ClosingDiffers, u"ClosingDiffers"_s},
        {LogRemark::Kind::ValueDiffers, u"ValueDiffers"_s},
        {LogRemark::Kind::TitleUnknown, u"TitleUnknown"_s}};
    QStringList lines;
    for (const auto& remark : remarks)
        lines.append(names[remark.kind] + u' ' + QString::number(remark.line));
    return lines;
}

Values edit(int modification, const QString& state, const QString& time)
{
    return {{u"sys_mod_count"_s, QString::number(modification)}, {u"incident_state"_s, state},
        {u"sys_updated_at"_s, u"01-03-2016 "_s + time}};
}

Values with(Values values, const Values& more)
{
    values.insert(more);
    return values;
}

} // namespace

class TstIncidentLog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void statesAreMapped_data();
    void statesAreMapped();
    void channelsAreMapped_data();
    void channelsAreMapped();
    void rowsBecomeAnIncident();
    void titlesLeaveOutWhatIsUnknown_data();
    void titlesLeaveOutWhatIsUnknown();
    void anUnknownStateKeepsThePrevious();
    void eventsFollowTheCountOfEdits();
    void aRepeatedCountLeavesTheOrderOfTheFile();
    void aFileFromNewToOldIsTurnedRound();
    void asFewInstantsAsPossibleAreMoved();
    void anEventBeforeTheOpeningMovesTheCreation();
    void missingMilestonesComeFromTheEvents();
    void aReopenedIncidentKeepsItsLastResolution();
    void differingValuesAreRemarked();
    void scatteredRowsAreCollected();
    void aBadRowIsRejectedAlone_data();
    void aBadRowIsRejectedAlone();
    void aRowTwiceIsRejectedOnce();
    void tooManyRowsOfOneNumberAreRejected();
    void tooManyBytesOfOneNumberAreRejected();
    void anIncidentOfBadRowsIsNone();
    void slashesAndSecondsAreRead();
    void wallClocksAreThoseOfTheZone();
    void aForeignHeaderIsRefused_data();
    void aForeignHeaderIsRefused();
    void anUnknownZoneIsRefused();
    void anInterruptedRunGoesOn();
    void thePublishedLogIsReadCompletely();
    void thePublishedLogHasKnownOddities();
    void thePublishedLogMayBeScattered();
};

void TstIncidentLog::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TstIncidentLog::statesAreMapped_data()
{
    QTest::addColumn<QString>("logged");
    QTest::addColumn<bool>("hasTeam");
    QTest::addColumn<bool>("hasAssignee");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("holdReason");

    QTest::newRow("New") << u"New"_s << true << true << u"new"_s << QString();
    QTest::newRow("Active") << u"Active"_s << true << true << u"in_progress"_s << QString();
    QTest::newRow("Active, team only")
        << u"Active"_s << true << false << u"assigned"_s << QString();
    QTest::newRow("Active, nobody known")
        << u"Active"_s << false << false << u"in_progress"_s << QString();
    QTest::newRow("Awaiting User Info")
        << u"Awaiting User Info"_s << true << true << u"on_hold"_s << u"awaiting_requester"_s;
    QTest::newRow("Awaiting Problem")
        << u"Awaiting Problem"_s << true << true << u"on_hold"_s << u"awaiting_problem"_s;
    QTest::newRow("Awaiting Vendor")
        << u"Awaiting Vendor"_s << true << true << u"on_hold"_s << u"awaiting_supplier"_s;
    QTest::newRow("Awaiting Evidence")
        << u"Awaiting Evidence"_s << true << true << u"on_hold"_s << u"other"_s;
    QTest::newRow("Resolved") << u"Resolved"_s << true << true << u"resolved"_s << QString();
    QTest::newRow("Closed") << u"Closed"_s << true << true << u"closed"_s << QString();
    QTest::newRow("-100") << u"-100"_s << true << true << QString() << QString();
    QTest::newRow("foreign") << u"Pending"_s << true << true << QString() << QString();
}

void TstIncidentLog::statesAreMapped()
{
    QFETCH(QString, logged);
    QFETCH(bool, hasTeam);
    QFETCH(bool, hasAssignee);
    QFETCH(QString, status);
    QFETCH(QString, holdReason);

    const auto mapped = mappedState(logged, hasTeam, hasAssignee);

    QCOMPARE(mapped.has_value(), !status.isEmpty());
    if (mapped) {
        QCOMPARE(mapped->status, status);
        QCOMPARE(mapped->holdReason.value_or(QString()), holdReason);
    }
}

void TstIncidentLog::channelsAreMapped_data()
{
    QTest::addColumn<QString>("contactType");
    QTest::addColumn<QString>("channel");

    QTest::newRow("Phone") << u"Phone"_s << u"phone"_s;
    QTest::newRow("IVR") << u"IVR"_s << u"phone"_s;
    QTest::newRow("Email") << u"Email"_s << u"email"_s;
    QTest::newRow("Self service") << u"Self service"_s << u"portal"_s;
    QTest::newRow("Direct opening") << u"Direct opening"_s << u"desktop"_s;
    QTest::newRow("foreign") << u"Pigeon"_s << u"import"_s;
    QTest::newRow("unknown") << u"?"_s << u"import"_s;
}

void TstIncidentLog::channelsAreMapped()
{
    QFETCH(QString, contactType);
    QFETCH(QString, channel);

    const auto outcome = readAll(fileOf({{{u"contact_type"_s, contactType}}}));

    QCOMPARE(outcome.incidents.size(), 1);
    QCOMPARE(outcome.incidents.first().channel, channel);
}

void TstIncidentLog::rowsBecomeAnIncident()
{
    const Values end{{u"resolved_at"_s, u"01-03-2016 11:00"_s},
        {u"closed_at"_s, u"01-03-2016 12:00"_s}, {u"closed_code"_s, u"code 6"_s},
        {u"resolved_by"_s, u"Resolved by 149"_s}};

    const auto outcome = readAll(fileOf({with(edit(0, u"New"_s, u"08:05"_s), end),
        with(with(edit(2, u"Active"_s, u"09:00"_s), end),
            {{u"assigned_to"_s, u"Resolver 3"_s}, {u"impact"_s, u"1 - High"_s},
                {u"urgency"_s, u"3 - Low"_s}, {u"priority"_s, u"2 - High"_s},
                {u"problem_id"_s, u"Problem ID  2"_s}, {u"knowledge"_s, u"FALSE"_s}}),
        with(edit(3, u"Resolved"_s, u"11:00"_s), end),
        with(with(edit(4, u"Closed"_s, u"12:00"_s), end),
            {{u"made_sla"_s, u"FALSE"_s}, {u"reassignment_count"_s, u"3"_s},
                {u"reopen_count"_s, u"1"_s}, {u"assignment_group"_s, u"?"_s}})}));

    QCOMPARE(outcome.counts, (LogCounts{.rows = 4, .events = 4, .rejects = 0, .incidents = 1}));
    QCOMPARE(outcome.incidents.size(), 1);
    const auto& incident = outcome.incidents.first();
    QCOMPARE(incident.number, u"INC1"_s);
    QCOMPARE(incident.title, u"Category 55 · Subcategory 170 · Symptom 72"_s);
    QCOMPARE(incident.caller, u"Caller 1"_s);
    QCOMPARE(incident.opener, u"Opened by 8"_s);
    QCOMPARE(incident.location, std::nullopt);
    QCOMPARE(incident.priority, 3);
    QVERIFY(incident.createdAt == utc(u"2016-03-01T08:00:00Z"_s));
    QVERIFY(incident.resolvedAt == utc(u"2016-03-01T11:00:00Z"_s));
    QVERIFY(incident.closedAt == utc(u"2016-03-01T12:00:00Z"_s));
    QCOMPARE(incident.resolvedBy, u"Resolved by 149"_s);
    QCOMPARE(incident.closedCode, u"code 6"_s);
    QCOMPARE(incident.resolutionCode, u"other"_s);
    QCOMPARE(incident.resolutionNotes, u"code 6"_s);
    QCOMPARE(incident.madeSla, false);
    QCOMPARE(incident.reassignmentCount, 3);
    QCOMPARE(incident.reopenCount, 1);
    QCOMPARE(told(incident.events),
        u"2 new 08:05; 3 in_progress 09:00; 4 resolved 11:00; 5 closed 12:00"_s);
    QVERIFY(incident.remarks.isEmpty());

    const auto& second = incident.events[1];
    QCOMPARE(second.modification, 2);
    QCOMPARE(second.assignee, u"Resolver 3"_s);
    QCOMPARE(second.team, u"Group 70"_s);
    QCOMPARE(second.impact, 1);
    QCOMPARE(second.urgency, 3);
    QCOMPARE(second.priority, 2);
    QCOMPARE(second.problem, u"Problem ID 2"_s);
    QCOMPARE(second.hasKnowledge, false);
    QCOMPARE(second.loggedState, u"Active"_s);
    QCOMPARE(incident.events[3].team, std::nullopt);
}

void TstIncidentLog::titlesLeaveOutWhatIsUnknown_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<QString>("title");

    const QString unknown = u"?"_s;
    QTest::newRow("no symptom") << Values{{u"u_symptom"_s, unknown}}
                                << u"Category 55 · Subcategory 170"_s;
    QTest::newRow("no category") << Values{{u"category"_s, unknown}}
                                 << u"Subcategory 170 · Symptom 72"_s;
    QTest::newRow("nothing") << Values{{u"category"_s, unknown}, {u"subcategory"_s, unknown},
        {u"u_symptom"_s, unknown}}
                             << u"INC1"_s;
    QTest::newRow("two letters") << Values{{u"category"_s, u"PC"_s}, {u"subcategory"_s, unknown},
        {u"u_symptom"_s, unknown}}
                                 << u"INC1"_s;
}

void TstIncidentLog::titlesLeaveOutWhatIsUnknown()
{
    QFETCH(Values, values);
    QFETCH(QString, title);

    const auto outcome = readAll(fileOf({values}));

    QCOMPARE(outcome.incidents.size(), 1);
    QCOMPARE(outcome.incidents.first().title, title);
}

void TstIncidentLog::anUnknownStateKeepsThePrevious()
{
    const auto outcome = readAll(fileOf({edit(0, u"-100"_s, u"08:05"_s),
        edit(1, u"Awaiting Vendor"_s, u"08:10"_s), edit(2, u"-100"_s, u"08:15"_s),
        edit(3, u"?"_s, u"08:20"_s), edit(4, u"Active"_s, u"08:25"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events),
        u"2 new 08:05; 3 on_hold/awaiting_supplier 08:10; 4 on_hold/awaiting_supplier 08:15; "
        "5 on_hold/awaiting_supplier 08:20; 6 assigned 08:25"_s);
    QCOMPARE(told(incident.remarks),
        (QStringList{u"StateKept 2"_s, u"StateKept 4"_s, u"StateKept 5"_s}));
    QCOMPARE(incident.events[2].loggedState, u"-100"_s);
}

void TstIncidentLog::eventsFollowTheCountOfEdits()
{
    const auto outcome = readAll(fileOf({edit(4, u"Resolved"_s, u"08:15"_s),
        edit(1, u"New"_s, u"08:05"_s), edit(3, u"Active"_s, u"08:15"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events), u"3 new 08:05; 4 assigned 08:15; 2 resolved 08:15"_s);
}

void TstIncidentLog::aRepeatedCountLeavesTheOrderOfTheFile()
{
    const auto outcome = readAll(fileOf({edit(2, u"New"_s, u"08:05"_s),
        edit(1, u"Active"_s, u"08:10"_s), edit(2, u"Resolved"_s, u"08:15"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events), u"2 new 08:05; 3 assigned 08:10; 4 resolved 08:15"_s);
    QCOMPARE(told(incident.remarks), (QStringList{u"CountRepeated 4"_s, u"ResolutionUnknown 4"_s}));
}

void TstIncidentLog::aFileFromNewToOldIsTurnedRound()
{
    const auto outcome = readAll(fileOf({edit(2, u"Resolved"_s, u"08:15"_s),
        edit(1, u"Active"_s, u"08:10"_s), edit(2, u"New"_s, u"08:05"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events), u"4 new 08:05; 3 assigned 08:10; 2 resolved 08:15"_s);
}

void TstIncidentLog::asFewInstantsAsPossibleAreMoved()
{
    const auto outcome = readAll(fileOf({edit(0, u"New"_s, u"11:10"_s),
        edit(1, u"New"_s, u"09:52"_s), edit(2, u"Active"_s, u"10:00"_s),
        edit(3, u"Active"_s, u"09:00"_s), edit(4, u"Resolved"_s, u"11:03"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events),
        u"2 new 09:52; 3 new 09:52; 4 assigned 10:00; 5 assigned 10:00; 6 resolved 11:03"_s);
    QCOMPARE(told(incident.remarks),
        (QStringList{u"InstantMoved 2"_s, u"InstantMoved 5"_s, u"ResolutionUnknown 6"_s}));
    QVERIFY(incident.events[0].loggedAt == utc(u"2016-03-01T11:10:00Z"_s));
    QVERIFY(incident.events[3].loggedAt == utc(u"2016-03-01T09:00:00Z"_s));
}

void TstIncidentLog::anEventBeforeTheOpeningMovesTheCreation()
{
    const auto outcome =
        readAll(fileOf({edit(0, u"New"_s, u"07:14"_s), edit(1, u"Active"_s, u"09:45"_s)}));

    const auto& incident = outcome.incidents.first();
    QVERIFY(incident.createdAt == utc(u"2016-03-01T07:14:00Z"_s));
    QVERIFY(incident.openedAt == utc(u"2016-03-01T08:00:00Z"_s));
    QCOMPARE(told(incident.remarks), QStringList{u"BeforeOpening 2"_s});
}

void TstIncidentLog::missingMilestonesComeFromTheEvents()
{
    const Values noOpening{{u"opened_at"_s, u"?"_s}};

    const auto outcome = readAll(fileOf({with(edit(0, u"New"_s, u"08:05"_s), noOpening),
        with(edit(1, u"Resolved"_s, u"09:00"_s), noOpening),
        with(edit(2, u"Active"_s, u"10:00"_s), noOpening),
        with(edit(3, u"Resolved"_s, u"11:00"_s), noOpening),
        with(edit(4, u"Resolved"_s, u"11:30"_s), noOpening),
        with(edit(5, u"Closed"_s, u"12:00"_s), noOpening)}));

    const auto& incident = outcome.incidents.first();
    QVERIFY(incident.createdAt == utc(u"2016-03-01T08:05:00Z"_s));
    QCOMPARE(incident.openedAt, std::nullopt);
    QVERIFY(incident.resolvedAt == utc(u"2016-03-01T11:00:00Z"_s));
    QVERIFY(incident.closedAt == utc(u"2016-03-01T12:00:00Z"_s));
    QCOMPARE(told(incident.remarks),
        (QStringList{u"OpeningUnknown 2"_s, u"ResolutionUnknown 5"_s, u"ClosingUnknown 7"_s}));
    QCOMPARE(incident.resolutionCode, u"other"_s);
    QCOMPARE(incident.resolutionNotes, std::nullopt);
}

void TstIncidentLog::aReopenedIncidentKeepsItsLastResolution()
{
    const Values end{
        {u"resolved_at"_s, u"01-03-2016 11:00"_s}, {u"closed_at"_s, u"01-03-2016 12:30"_s}};

    const auto outcome = readAll(fileOf({with(edit(0, u"Resolved"_s, u"09:00"_s), end),
        with(with(edit(1, u"Active"_s, u"10:00"_s), end), {{u"reopen_count"_s, u"1"_s}}),
        with(with(edit(2, u"Resolved"_s, u"11:00"_s), end), {{u"reopen_count"_s, u"1"_s}}),
        with(with(edit(3, u"Closed"_s, u"12:00"_s), end), {{u"reopen_count"_s, u"1"_s}}),
        with(with(edit(4, u"Closed"_s, u"12:30"_s), end), {{u"reopen_count"_s, u"1"_s}})}));

    const auto& incident = outcome.incidents.first();
    QVERIFY(incident.resolvedAt == utc(u"2016-03-01T11:00:00Z"_s));
    QVERIFY(incident.closedAt == utc(u"2016-03-01T12:30:00Z"_s));
    QCOMPARE(incident.reopenCount, 1);
    QCOMPARE(told(incident.remarks), QStringList{u"ClosingDiffers 5"_s});
}

void TstIncidentLog::differingValuesAreRemarked()
{
    const auto outcome =
        readAll(fileOf({with(edit(0, u"New"_s, u"08:05"_s), {{u"caller_id"_s, u"Caller 2"_s}}),
            edit(1, u"New"_s, u"08:10"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(incident.caller, u"Caller 1"_s);
    QCOMPARE(
        incident.remarks, (QList<LogRemark>{{LogRemark::Kind::ValueDiffers, 2, u"caller_id"_s}}));
}

void TstIncidentLog::scatteredRowsAreCollected()
{
    const Values other{{u"number"_s, u"INC2"_s}};

    const auto outcome = readAll(fileOf({edit(0, u"New"_s, u"08:05"_s),
        with(edit(0, u"New"_s, u"08:06"_s), other), edit(1, u"Active"_s, u"08:07"_s),
        edit(2, u"Resolved"_s, u"08:08"_s), with(edit(1, u"Active"_s, u"08:09"_s), other)}));

    QCOMPARE(outcome.incidents.size(), 2);
    QCOMPARE(outcome.incidents[0].number, u"INC1"_s);
    QCOMPARE(
        told(outcome.incidents[0].events), u"2 new 08:05; 4 assigned 08:07; 5 resolved 08:08"_s);
    QCOMPARE(outcome.incidents[1].number, u"INC2"_s);
    QCOMPARE(told(outcome.incidents[1].events), u"3 new 08:06; 6 assigned 08:09"_s);
}

void TstIncidentLog::aBadRowIsRejectedAlone_data()
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

void TstIncidentLog::aBadRowIsRejectedAlone()
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

void TstIncidentLog::aRowTwiceIsRejectedOnce()
{
    const auto first = edit(0, u"New"_s, u"08:05"_s);
    const auto second = edit(1, u"New"_s, u"08:05"_s);

    const auto outcome = readAll(fileOf({first, second, first}));

    QCOMPARE(outcome.counts, (LogCounts{.rows = 3, .events = 2, .rejects = 1, .incidents = 1}));
    QCOMPARE(outcome.rejects.first().line, 4);
    QCOMPARE(outcome.rejects.first().code, u"DUPLICATE"_s);
    QVERIFY(outcome.incidents.first().remarks.isEmpty());
}

void TstIncidentLog::tooManyRowsOfOneNumberAreRejected()
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

void TstIncidentLog::tooManyBytesOfOneNumberAreRejected()
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

void TstIncidentLog::anIncidentOfBadRowsIsNone()
{
    const auto outcome = readAll(fileOf({{{u"impact"_s, u"x"_s}}, {{u"number"_s, u"INC2"_s}}}));

    QCOMPARE(outcome.counts, (LogCounts{.rows = 2, .events = 1, .rejects = 1, .incidents = 1}));
    QCOMPARE(outcome.incidents.first().number, u"INC2"_s);
}

void TstIncidentLog::slashesAndSecondsAreRead()
{
    const auto outcome = readAll(fileOf(
        {{{u"opened_at"_s, u"29/2/2016 01:16"_s}, {u"sys_updated_at"_s, u"29/2/2016 1:23:45"_s}}}));

    QCOMPARE(outcome.incidents.size(), 1);
    const auto& incident = outcome.incidents.first();
    QVERIFY(incident.createdAt == utc(u"2016-02-29T01:16:00Z"_s));
    QVERIFY(incident.events.first().at == utc(u"2016-02-29T01:23:45Z"_s));
}

void TstIncidentLog::wallClocksAreThoseOfTheZone()
{
    auto how = options();
    how.zoneId = "Europe/Berlin";

    const auto outcome = readAll(fileOf({{}}), how);

    QVERIFY(outcome.incidents.first().createdAt == utc(u"2016-03-01T07:00:00Z"_s));
}

void TstIncidentLog::aForeignHeaderIsRefused_data()
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

void TstIncidentLog::aForeignHeaderIsRefused()
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

void TstIncidentLog::anUnknownZoneIsRefused()
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

void TstIncidentLog::anInterruptedRunGoesOn()
{
    const auto bytes = fileOf({edit(0, u"New"_s, u"08:05"_s), {{u"number"_s, u"INC2"_s}},
        with(edit(0, u"Pending"_s, u"08:06"_s), {{u"number"_s, u"INC3"_s}}),
        edit(1, u"New"_s, u"08:06"_s),
        with(edit(1, u"New"_s, u"08:06"_s), {{u"number"_s, u"INC3"_s}})});
    QBuffer first;
    auto interrupted = opened(first, bytes);
    QVERIFY(interrupted);
    QVERIFY(interrupted->next());
    const qint64 behindOne = interrupted->position();
    QVERIFY(interrupted->next());
    const auto reject = interrupted->next();
    QVERIFY(reject && std::holds_alternative<LogReject>(*reject));
    const qint64 beforeThree = interrupted->position();

    QBuffer second;
    auto resumed = opened(second, bytes);
    QVERIFY(resumed);
    resumed->skipTo(behindOne);
    const auto two = resumed->next();
    QVERIFY(two);
    QCOMPARE(std::get<LoggedIncident>(*two).number, u"INC2"_s);

    resumed->skipTo(beforeThree);
    QVERIFY(resumed->next() == reject);
    const auto three = resumed->next();
    QVERIFY(three);
    QCOMPARE(std::get<LoggedIncident>(*three).number, u"INC3"_s);
    QVERIFY(!resumed->next());
    QVERIFY(resumed->status());
}

void TstIncidentLog::thePublishedLogIsReadCompletely()
{
    QFile file(QStringLiteral(HOMEPORT_TEST_DATA) + u"/uci_incident_event_log_part.csv"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto format = detectCsvFormat(file);
    QVERIFY(format);
    QVERIFY((*format == CsvFormat{TextEncoding::Utf8, ',', true}));

    const auto outcome = readAll(file);

    QCOMPARE(
        outcome.counts, (LogCounts{.rows = 5998, .events = 5998, .rejects = 0, .incidents = 890}));
    QMap<QString, int> statuses;
    QMap<QString, int> holds;
    int changesOfState = 0;
    int changesOfStatus = 0;
    int slaMissed = 0;
    int reopened = 0;
    int reassigned = 0;
    for (const auto& incident : outcome.incidents) {
        for (qsizetype at = 0; at < incident.events.size(); ++at) {
            const auto& here = incident.events[at];
            ++statuses[here.status];
            if (here.holdReason)
                ++holds[*here.holdReason];
            if (at == 0)
                continue;
            const auto& above = incident.events[at - 1];
            QVERIFY(above.at <= here.at);
            changesOfState += above.loggedState != here.loggedState ? 1 : 0;
            changesOfStatus += above.status != here.status || above.holdReason != here.holdReason;
        }
        slaMissed += incident.madeSla == false ? 1 : 0;
        reopened += incident.reopenCount;
        reassigned += incident.reassignmentCount;
        QVERIFY(incident.title.size() >= 3);
        QVERIFY(incident.createdAt <= incident.events.first().at);
        QVERIFY(incident.resolvedAt && incident.closedAt);
        QVERIFY(*incident.resolvedAt <= *incident.closedAt);
        QCOMPARE(incident.events.last().status, u"closed"_s);
    }
    QCOMPARE(statuses,
        (QMap<QString, int>{{u"new"_s, 1638}, {u"assigned"_s, 256}, {u"in_progress"_s, 1288},
            {u"on_hold"_s, 990}, {u"resolved"_s, 929}, {u"closed"_s, 897}}));
    QCOMPARE(holds,
        (QMap<QString, int>{{u"awaiting_requester"_s, 910}, {u"awaiting_problem"_s, 71},
            {u"awaiting_supplier"_s, 7}, {u"other"_s, 2}}));
    QCOMPARE(changesOfState, 2527);
    QCOMPARE(changesOfStatus, 2623);
    QCOMPARE(slaMissed, 395);
    QCOMPARE(reopened, 11);
    QCOMPARE(reassigned, 877);
}

void TstIncidentLog::thePublishedLogHasKnownOddities()
{
    QFile file(QStringLiteral(HOMEPORT_TEST_DATA) + u"/uci_incident_event_log_part.csv"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));

    const auto outcome = readAll(file);

    QMap<LogRemark::Kind, QStringList> oddities;
    for (const auto& incident : outcome.incidents) {
        for (const auto& remark : incident.remarks)
            oddities[remark.kind].append(incident.number);
    }
    using Kind = LogRemark::Kind;
    QCOMPARE(oddities.value(Kind::CountRepeated),
        (QStringList{
            u"INC0000130"_s, u"INC0000134"_s, u"INC0000135"_s, u"INC0000137"_s, u"INC0000164"_s}));
    QCOMPARE(oddities.value(Kind::InstantMoved), QStringList{u"INC0000137"_s});
    QCOMPARE(oddities.value(Kind::BeforeOpening),
        (QStringList{
            u"INC0000130"_s, u"INC0000131"_s, u"INC0000134"_s, u"INC0000135"_s, u"INC0000164"_s}));
    QCOMPARE(oddities.value(Kind::ResolutionUnknown).size(), 29);
    QCOMPARE(oddities.value(Kind::ClosingDiffers),
        (QStringList{u"INC0000358"_s, u"INC0000649"_s, u"INC0000977"_s, u"INC0001006"_s}));
    QCOMPARE(oddities.value(Kind::TitleUnknown).size(), 4);
    QCOMPARE(oddities.size(), 6);
}

void TstIncidentLog::thePublishedLogMayBeScattered()
{
    QFile file(QStringLiteral(HOMEPORT_TEST_DATA) + u"/uci_incident_event_log_part.csv"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto inOrder = readAll(file);
    QVERIFY(file.seek(0));
    auto lines = file.readAll().split('\n');
    lines.removeAll({});
    // The header stays; every row goes as far from its neighbours as it can.
    QByteArrayList scattered{lines.takeFirst()};
    for (qsizetype step = 0; step < 97; ++step) {
        for (qsizetype at = step; at < lines.size(); at += 97)
            scattered.append(lines[at]);
    }

    auto outcome = readAll(scattered.join('\n'));

    QCOMPARE(outcome.counts, inOrder.counts);
    std::sort(outcome.incidents.begin(), outcome.incidents.end(),
        [](const auto& a, const auto& b) { return a.number < b.number; });
    for (qsizetype at = 0; at < inOrder.incidents.size(); ++at) {
        auto expected = inOrder.incidents[at];
        auto found = outcome.incidents[at];
        QCOMPARE(found.number, expected.number);
        const bool needsOrderOfFile = std::any_of(expected.remarks.begin(), expected.remarks.end(),
            [](const auto& remark) { return remark.kind == LogRemark::Kind::CountRepeated; });
        if (needsOrderOfFile)
            continue;
        QCOMPARE(found.events.size(), expected.events.size());
        for (qsizetype event = 0; event < found.events.size(); ++event)
            found.events[event].line = expected.events[event].line;
        QVERIFY(found.events == expected.events);
    }
}

QTEST_GUILESS_MAIN(TstIncidentLog)
#include "tst_incident_log.moc"
