#include "tests/core/exchange/log_reading.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::edit;
using test::fileOf;
using test::readAll;
using test::told;
using test::utc;
using test::with;
using Values = test::LogValues;

/// In which order the events of an incident came, and when: a log contradicts itself.
class TstLogEvents : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void anUnknownStateKeepsThePrevious();
    void eventsFollowTheCountOfEdits();
    void aRepeatedCountLeavesTheOrderOfTheFile();
    void aFileFromNewToOldIsTurnedRound();
    void asFewInstantsAsPossibleAreMoved();
    void anEventBeforeTheOpeningMovesTheCreation();
    void missingMilestonesComeFromTheEvents();
    void aReopenedIncidentKeepsItsLastResolution();
};

void TstLogEvents::anUnknownStateKeepsThePrevious()
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

void TstLogEvents::eventsFollowTheCountOfEdits()
{
    const auto outcome = readAll(fileOf({edit(4, u"Resolved"_s, u"08:15"_s),
        edit(1, u"New"_s, u"08:05"_s), edit(3, u"Active"_s, u"08:15"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events), u"3 new 08:05; 4 assigned 08:15; 2 resolved 08:15"_s);
}

void TstLogEvents::aRepeatedCountLeavesTheOrderOfTheFile()
{
    const auto outcome = readAll(fileOf({edit(2, u"New"_s, u"08:05"_s),
        edit(1, u"Active"_s, u"08:10"_s), edit(2, u"Resolved"_s, u"08:15"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events), u"2 new 08:05; 3 assigned 08:10; 4 resolved 08:15"_s);
    QCOMPARE(told(incident.remarks), (QStringList{u"CountRepeated 4"_s, u"ResolutionUnknown 4"_s}));
}

void TstLogEvents::aFileFromNewToOldIsTurnedRound()
{
    const auto outcome = readAll(fileOf({edit(2, u"Resolved"_s, u"08:15"_s),
        edit(1, u"Active"_s, u"08:10"_s), edit(2, u"New"_s, u"08:05"_s)}));

    const auto& incident = outcome.incidents.first();
    QCOMPARE(told(incident.events), u"4 new 08:05; 3 assigned 08:10; 2 resolved 08:15"_s);
}

void TstLogEvents::asFewInstantsAsPossibleAreMoved()
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

void TstLogEvents::anEventBeforeTheOpeningMovesTheCreation()
{
    const auto outcome =
        readAll(fileOf({edit(0, u"New"_s, u"07:14"_s), edit(1, u"Active"_s, u"09:45"_s)}));

    const auto& incident = outcome.incidents.first();
    QVERIFY(incident.createdAt == utc(u"2016-03-01T07:14:00Z"_s));
    QVERIFY(incident.openedAt == utc(u"2016-03-01T08:00:00Z"_s));
    QCOMPARE(told(incident.remarks), QStringList{u"BeforeOpening 2"_s});
}

void TstLogEvents::missingMilestonesComeFromTheEvents()
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

void TstLogEvents::aReopenedIncidentKeepsItsLastResolution()
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

QTEST_GUILESS_MAIN(TstLogEvents)
#include "tst_log_events.moc"
