// Further affected services: add_service of processes.md section 2.
#include "core/tickets/history.h"
#include "tests/core/tickets/linked_tickets.h"
#include "tests/support/second_replica.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketServiceDegradation;

constexpr TicketKind kinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

} // namespace

class TstAffectedServices : public QObject, test::OnLinks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theyComeAndGo_data() { addKinds(); }
    void theyComeAndGo();
    void theWorstOffComesFirst();
    void theSameAgainSaysHowMuch();
    void g03OnlyThoseOfTheCatalogue();
    void whatIsOverTakesNone_data();
    void whatIsOverTakesNone(); // G-11
    void theHistoryNamesThem();
    void twoWhoAddItMakeOneRow();
    void saidTwiceItIsDoneOnce();

private:
    static void addKinds()
    {
        QTest::addColumn<TicketKind>("kind");
        for (const auto kind : kinds)
            QTest::newRow(qPrintable(keyOf(kind))) << kind;
    }
    AffectedServices& services() { return m_story->desk->session->affectedServices; }
    ServiceId service(const QString& name, ServiceLifecycle lifecycle = ServiceLifecycle::Published)
    {
        record::Service made;
        made.name = made.code = name;
        made.lifecycle = lifecycle;
        return m_story->serviceLike(made);
    }
    /// "Ferries unavailable, Mail degraded"
    QString listed(TicketId id)
    {
        const auto found = services().list(mira(), id);
        Story::must(found);
        QStringList lines;
        for (const auto& each : *found)
            lines << each.name + u' ' + keyOf(each.degradation);
        return lines.join(u", "_s);
    }
};

void TstAffectedServices::theyComeAndGo()
{
    QFETCH(const TicketKind, kind);
    const auto id = ticketOf(kind);
    const auto mail = service(u"Mail"_s);
    auto without = mira();
    without.grants.remove(keyOf(kind) + u".update"_s);
    QCOMPARE(told(services().add(without, id, mail, Degraded)),
        u"FORBIDDEN "_s + keyOf(kind) + u".update"_s);
    QCOMPARE(listed(id), QString());

    QCOMPARE(told(services().add(mira(), id, mail, Degraded)), QString());
    const auto added = replica().lastWritten();

    QCOMPARE(listed(id), u"Mail degraded"_s);
    QCOMPARE(told(undo(replica(), mira(), added)), QString());
    QCOMPARE(listed(id), QString());
    Story::must(services().add(mira(), id, mail, AtRisk)); // made anew where one was
    QCOMPARE(listed(id), u"Mail at_risk"_s);
    QCOMPARE(
        told(services().remove(without, id, mail)), u"FORBIDDEN "_s + keyOf(kind) + u".update"_s);
    QCOMPARE(told(services().remove(mira(), id, mail)), QString());
    const auto removed = replica().lastWritten();
    QCOMPARE(listed(id), QString());
    QCOMPARE(told(undo(replica(), mira(), removed)), QString());
    QCOMPARE(listed(id), u"Mail at_risk"_s);
}

void TstAffectedServices::theWorstOffComesFirst()
{
    const auto id = incident();
    Story::must(services().add(mira(), id, service(u"Anchors"_s), AtRisk));
    Story::must(services().add(mira(), id, service(u"Mail"_s), Degraded));
    Story::must(services().add(mira(), id, service(u"Ferries"_s), Unavailable));
    Story::must(services().add(mira(), id, service(u"Buoys"_s), Degraded));

    QCOMPARE(listed(id), u"Ferries unavailable, Buoys degraded, Mail degraded, Anchors at_risk"_s);
}

void TstAffectedServices::theSameAgainSaysHowMuch()
{
    const auto id = incident();
    const auto mail = service(u"Mail"_s);
    Story::must(services().add(mira(), id, mail, Degraded));
    const auto added = replica().lastWritten();
    Story::must(services().add(mira(), id, mail, Degraded));
    QCOMPARE(replica().lastWritten(), added); // there was nothing to say

    Story::must(services().add(mira(), id, mail, Unavailable));

    QCOMPARE(listed(id), u"Mail unavailable"_s);
    Story::must(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(listed(id), u"Mail degraded"_s);
}

void TstAffectedServices::g03OnlyThoseOfTheCatalogue()
{
    const auto id = incident();
    for (const auto& other :
        {ServiceId(QUuid::createUuid()), service(u"Not yet"_s, ServiceLifecycle::Draft),
            service(u"No more"_s, ServiceLifecycle::Retired)})
        QCOMPARE(
            told(services().add(mira(), id, other, Degraded)), u"VALIDATION_ERROR service_id"_s);
    const auto mail = service(u"Mail"_s);
    Story::must(services().add(mira(), id, mail, Degraded));

    m_story->alter<record::Service>(
        mail, [](record::Service& row) { row.lifecycle = ServiceLifecycle::Retired; });

    QCOMPARE(listed(id), u"Mail degraded"_s); // what it was is still so
    QCOMPARE(told(services().add(mira(), id, mail, Unavailable)), QString());
    QCOMPARE(told(services().remove(mira(), id, mail)), QString());
    QCOMPARE(listed(id), QString());
}

void TstAffectedServices::whatIsOverTakesNone_data()
{
    QTest::addColumn<TicketStatus>("status");
    QTest::newRow("closed") << TicketStatus::Closed;
    QTest::newRow("cancelled") << TicketStatus::Cancelled;
}

void TstAffectedServices::whatIsOverTakesNone()
{
    QFETCH(const TicketStatus, status);
    const auto id = incident(TicketStatus::InProgress);
    const auto mail = service(u"Mail"_s);
    Story::must(services().add(mira(), id, mail, Degraded));
    const auto added = replica().lastWritten();
    if (status == TicketStatus::Closed)
        Story::must(m_story->run(u"resolve"_s, id));
    Story::must(m_story->run(status == TicketStatus::Closed ? u"close"_s : u"cancel"_s, id));

    QCOMPARE(
        codeOf(services().add(mira(), id, service(u"Ferries"_s), Degraded)), u"TICKET_CLOSED"_s);
    QCOMPARE(codeOf(services().remove(mira(), id, mail)), u"TICKET_CLOSED"_s);
    QCOMPARE(codeOf(undo(replica(), mira(), added)), u"TICKET_CLOSED"_s);
    QCOMPARE(listed(id), u"Mail degraded"_s);
}

void TstAffectedServices::theHistoryNamesThem()
{
    const auto id = incident();
    const auto mail = service(u"Mail"_s);
    Story::must(services().add(mira(), id, mail, Unavailable));
    Story::must(services().remove(mira(), id, mail));

    const auto story = historyOf(replica(), mira(), id.value());

    Story::must(story);
    const auto& removed = story->last();
    const auto& added = story->at(story->size() - 2);
    QCOMPARE(added.command, u"incident.add_service"_s);
    QCOMPARE(removed.command, u"incident.remove_service"_s);
    for (const auto* item : {&added, &removed}) {
        QCOMPARE(item->subjects.size(), 1);
        QCOMPARE(item->subjects.first().name, u"Mail"_s);
    }
    QCOMPARE(added.edits.size(), 3);
    for (const auto& edit : added.edits)
        QCOMPARE(edit.isAside, edit.field != "degradation"_L1);
}

void TstAffectedServices::twoWhoAddItMakeOneRow()
{
    const auto id = incident();
    const auto mail = service(u"Mail"_s);
    test::SecondReplica other(*m_story);
    Story::must(services().add(mira(), id, mail, Degraded));
    m_story->desk->clock.advance(std::chrono::minutes(1));
    Story::must(AffectedServices(other.replica()).add(mira(), id, mail, Unavailable));

    other.exchange();

    QCOMPARE(listed(id), u"Mail unavailable"_s);
    QCOMPARE(*AffectedServices(other.replica()).list(mira(), id), *services().list(mira(), id));
}

void TstAffectedServices::saidTwiceItIsDoneOnce()
{
    const auto id = incident();
    const auto mail = service(u"Mail"_s);
    const CommandId command(QUuid::createUuid());
    Story::must(services().add(mira(), id, mail, Degraded, command));
    const auto added = replica().lastWritten();

    QCOMPARE(told(services().add(mira(), id, mail, Degraded, command)), QString());
    QCOMPARE(replica().lastWritten(), added);
    QCOMPARE(
        codeOf(services().add(mira(), id, mail, Unavailable, command)), u"IDEMPOTENCY_MISMATCH"_s);
}

QTEST_GUILESS_MAIN(TstAffectedServices)
#include "tst_affected_services.moc"
