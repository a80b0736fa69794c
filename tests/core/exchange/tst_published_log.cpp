#include "core/exchange/csv_format.h"
#include "tests/core/exchange/log_reading.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::readAll;

/// A log that others have published, from a desk at work.
class TstPublishedLog : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void thePublishedLogIsReadCompletely();
    void thePublishedLogHasKnownOddities();
    void thePublishedLogMayBeScattered();
};

void TstPublishedLog::thePublishedLogIsReadCompletely()
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

void TstPublishedLog::thePublishedLogHasKnownOddities()
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

void TstPublishedLog::thePublishedLogMayBeScattered()
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

QTEST_GUILESS_MAIN(TstPublishedLog)
#include "tst_published_log.moc"
