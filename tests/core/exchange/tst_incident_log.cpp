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
using test::told;
using test::utc;
using test::with;
using Values = test::LogValues;

/// What stands in an incident that the rows of a log tell of.
class TstIncidentLog : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void statesAreMapped_data();
    void statesAreMapped();
    void channelsAreMapped_data();
    void channelsAreMapped();
    void rowsBecomeAnIncident();
    void titlesLeaveOutWhatIsUnknown_data();
    void titlesLeaveOutWhatIsUnknown();
    void differingValuesAreRemarked();
    void scatteredRowsAreCollected();
    void slashesAndSecondsAreRead();
    void wallClocksAreThoseOfTheZone();
    void anInterruptedRunGoesOn();
};

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

QTEST_GUILESS_MAIN(TstIncidentLog)
#include "tst_incident_log.moc"
