// What is known of an incident beside what every ticket has: whom it affects, since when, who may
// see it (data-model M04 and M05, G-05, access.md sections 1 and 5).
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "core/tickets/watchers.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/service.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;
using enum TicketConfidentiality;

const auto forbidden = u"FORBIDDEN incident.update"_s;

} // namespace

class TstIncidentDetails : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void m04AndM05AreToldOnCreationAndByEdits();
    void m05AnOutageBeginsBeforeItEnds();
    void m05WhatHasHappenedIsPast();
    void m04NumbersAndTextsAreBounded();
    void requestersSetTheWantedDateAndTheContact();
    void onlySupportSaysOnCreationWhatIsInternal();
    void g05TheCriticalitySetByHandStays();
    void g14AnEditOverAnotherOneIsAConflict();
    void securityIncidentsAreRestrictedFromTheStart();
    void whoeverRestrictsKeepsSight();
    void step6LiftingNeedsTheRightToSeeAll();
    void step6TheHistoryFollowsTheRestriction();

private:
    Timestamp now() const { return m_story->desk->clock.now(); }
    ServiceId service(ServiceCriticality criticality);
    record::Incident part(TicketId id) { return incidents().find(mira(), id)->incident; }
    Result<> edit(const Actor& actor, TicketId id, const IncidentEdit& edit)
    {
        return incidents().edit(actor, id, edit);
    }
};

ServiceId TstIncidentDetails::service(ServiceCriticality criticality)
{
    record::Service service;
    service.name = service.code = keyOf(criticality);
    service.criticality = criticality;
    service.lifecycle = ServiceLifecycle::Published;
    return m_story->serviceLike(service);
}

void TstIncidentDetails::m04AndM05AreToldOnCreationAndByEdits()
{
    auto form = m_story->form();
    form.affectedUserCount = 12;
    form.dueAt = now() + 48h;
    form.contactEmail = u" noor@example.org "_s;
    form.contactPhone = u"+47 55 00 00"_s;
    form.personalDataInvolved = true;
    form.detectedAt = now() - 2h;
    form.outageStartedAt = now() - 3h;
    form.outageEndedAt = now() - 1h;
    form.rootCauseNote = u"A cable"_s;
    form.workaroundUsed = true;
    const auto made = incidents().create(mira(), form);
    QCOMPARE(told(made), QString());
    const auto id = made->ticket.id;
    QCOMPARE(made->ticket.affectedUserCount, 12);
    QCOMPARE(made->ticket.dueAt, form.dueAt);
    QCOMPARE(made->ticket.contactEmail, u"noor@example.org"_s);
    QCOMPARE(made->ticket.contactPhone, form.contactPhone);
    QCOMPARE(made->incident.detectedAt, form.detectedAt);
    QCOMPARE(made->incident.outageStartedAt, form.outageStartedAt);
    QCOMPARE(made->incident.outageEndedAt, form.outageEndedAt);
    QCOMPARE(made->incident.rootCauseNote, form.rootCauseNote);
    QVERIFY(made->incident.personalDataInvolved && made->incident.workaroundUsed);
    QVERIFY(!made->incident.isSecurity);
    QCOMPARE(made->ticket.confidentiality, Normal);

    IncidentEdit none;
    none.affectedUserCount = 0;
    none.dueAt.emplace(std::nullopt);
    none.contactEmail = u" "_s;
    none.detectedAt.emplace(std::nullopt);
    none.outageStartedAt.emplace(std::nullopt);
    none.outageEndedAt.emplace(std::nullopt);
    none.rootCauseNote = QString();
    none.workaroundUsed = false;
    QCOMPARE(told(edit(mira(), id, none)), QString());
    const auto after = part(id);
    QVERIFY(!after.detectedAt && !after.outageStartedAt && !after.outageEndedAt);
    QVERIFY(!after.rootCauseNote && !after.workaroundUsed && after.personalDataInvolved);
    QVERIFY(!ticket(id).dueAt && !ticket(id).contactEmail);
    QCOMPARE(ticket(id).affectedUserCount, 0);
    QCOMPARE(ticket(id).contactPhone, form.contactPhone); // what is absent stays
}

void TstIncidentDetails::m05AnOutageBeginsBeforeItEnds()
{
    const auto id = in(New);
    IncidentEdit outage;
    outage.outageEndedAt = now() - 1h;
    QCOMPARE(told(edit(mira(), id, outage)), u"FIELD_REQUIRED outage_started_at"_s);
    outage.outageStartedAt = now() - 1h + 1ms;
    QCOMPARE(told(edit(mira(), id, outage)), u"VALIDATION_ERROR outage_ended_at"_s);
    outage.outageStartedAt = now() - 1h;
    QCOMPARE(told(edit(mira(), id, outage)), QString());
    IncidentEdit later;
    later.outageStartedAt = now();
    QCOMPARE(told(edit(mira(), id, later)), u"VALIDATION_ERROR outage_ended_at"_s);
    later.outageStartedAt.emplace(std::nullopt);
    QCOMPARE(told(edit(mira(), id, later)), u"FIELD_REQUIRED outage_started_at"_s);
    QCOMPARE(part(id).outageStartedAt, outage.outageStartedAt.value());
}

void TstIncidentDetails::m05WhatHasHappenedIsPast()
{
    const auto id = in(New);
    IncidentEdit detected;
    detected.detectedAt = now() + 1ms;
    QCOMPARE(told(edit(mira(), id, detected)), u"VALIDATION_ERROR detected_at"_s);
    IncidentEdit started;
    started.outageStartedAt = now() + 1ms;
    QCOMPARE(told(edit(mira(), id, started)), u"VALIDATION_ERROR outage_started_at"_s);
    started.outageStartedAt = now();
    started.outageEndedAt = now() + 1ms;
    QCOMPARE(told(edit(mira(), id, started)), u"VALIDATION_ERROR outage_ended_at"_s);
    started.outageEndedAt = now();
    QCOMPARE(told(edit(mira(), id, started)), QString());
}

void TstIncidentDetails::m04NumbersAndTextsAreBounded()
{
    const auto id = in(New);
    QCOMPARE(told(edit(mira(), id, {.affectedUserCount = -1})),
        u"VALIDATION_ERROR affected_user_count"_s);
    QCOMPARE(told(edit(mira(), id, {.affectedUserCount = 10'000'001})),
        u"VALIDATION_ERROR affected_user_count"_s);
    QCOMPARE(
        told(edit(mira(), id, {.contactEmail = u"noor"_s})), u"VALIDATION_ERROR contact_email"_s);
    QCOMPARE(told(edit(mira(), id, {.contactPhone = QString(33, u'1')})),
        u"VALIDATION_ERROR contact_phone"_s);
    QCOMPARE(told(edit(mira(), id, {.rootCauseNote = QString(20'001, u'x')})),
        u"VALIDATION_ERROR root_cause_note"_s);
    QCOMPARE(told(edit(mira(), id, {.rootCauseNote = QString(20'000, u'x')})), QString());
}

/// access.md section 5: on their own tickets, and until they are closed.
void TstIncidentDetails::requestersSetTheWantedDateAndTheContact()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto id = in(InProgress, noor.person);
    IncidentEdit own{.contactEmail = u"noor@example.org"_s, .contactPhone = u"1234"_s};
    own.dueAt = now() + 24h;
    QCOMPARE(told(edit(noor, id, own)), QString());
    QCOMPARE(ticket(id).dueAt, own.dueAt.value());
    auto more = own;
    more.description = u"It smokes, and smells."_s; // it is not new any more
    QCOMPARE(told(edit(noor, id, more)), forbidden);
    for (const auto& beyond :
        {IncidentEdit{.affectedUserCount = 9}, IncidentEdit{.criticality = TicketCriticality::High},
            IncidentEdit{.confidentiality = Restricted}, IncidentEdit{.isSecurity = true},
            IncidentEdit{.personalDataInvolved = true}, IncidentEdit{.detectedAt = now()},
            IncidentEdit{.outageStartedAt = now()}, IncidentEdit{.rootCauseNote = u"A cable"_s},
            IncidentEdit{.workaroundUsed = true}})
        QCOMPARE(told(edit(noor, id, beyond)), forbidden);
    const auto other = in(InProgress);
    QCOMPARE(codeOf(edit(noor, other, own)), u"NOT_FOUND"_s);
}

void TstIncidentDetails::onlySupportSaysOnCreationWhatIsInternal()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    auto form = m_story->form();
    form.requester = noor.person;
    form.affectedUserCount = 3;
    form.detectedAt = now();
    QCOMPARE(told(incidents().create(noor, form)), QString());
    auto rated = form;
    rated.criticality = TicketCriticality::Critical;
    QCOMPARE(told(incidents().create(noor, rated)), forbidden);
    QCOMPARE(incidents().create(mira(), rated)->ticket.criticality, TicketCriticality::Critical);
    auto cause = form;
    cause.rootCauseNote = u"A cable"_s;
    QCOMPARE(told(incidents().create(noor, cause)), forbidden);
}

void TstIncidentDetails::g05TheCriticalitySetByHandStays()
{
    const auto id = in(New);
    IncidentEdit mail;
    mail.service = service(ServiceCriticality::Low);
    QVERIFY(edit(mira(), id, mail));
    const auto before = *ticket(id).priorityScore;

    QVERIFY(edit(mira(), id, {.criticality = TicketCriticality::Critical}));
    QCOMPARE(ticket(id).criticality, TicketCriticality::Critical);
    QCOMPARE(*ticket(id).priorityScore, before + 1500); // rated anew

    IncidentEdit other;
    other.service = service(ServiceCriticality::Medium);
    QVERIFY(edit(mira(), id, other));
    QCOMPARE(ticket(id).criticality, TicketCriticality::Critical);

    IncidentEdit none;
    none.criticality.emplace(std::nullopt);
    QVERIFY(edit(mira(), id, none));
    QCOMPARE(ticket(id).criticality, TicketCriticality::Medium); // the service's again
    QCOMPARE(told(edit(m_story->personWith(u"auditor"_s, u"Ada"_s), id,
                 {.criticality = TicketCriticality::Low})),
        forbidden);
}

void TstIncidentDetails::g14AnEditOverAnotherOneIsAConflict()
{
    const auto id = in(New);
    const auto seen = *incidents().find(mira(), id);
    Origin origin(seen.ticket);
    origin.seenPart = seen.incident;
    m_story->desk->clock.advance(1s);
    QVERIFY(edit(mira(), id, {.affectedUserCount = 4, .rootCauseNote = u"A cable"_s}));

    QCOMPARE(codeOf(incidents().edit(mira(), id, {.affectedUserCount = 5}, origin)),
        u"VERSION_CONFLICT"_s);
    QCOMPARE(codeOf(incidents().edit(mira(), id, {.rootCauseNote = u"A plug"_s}, origin)),
        u"VERSION_CONFLICT"_s);
    QCOMPARE(told(incidents().edit(mira(), id, {.workaroundUsed = true}, origin)), QString());
}

void TstIncidentDetails::securityIncidentsAreRestrictedFromTheStart()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    auto form = m_story->form();
    form.requester = noor.person;
    form.isSecurity = true;
    form.confidentiality = Normal; // says less than that it is one
    const auto made = incidents().create(noor, form);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.confidentiality, Restricted);
    QVERIFY(made->incident.isSecurity);
    QCOMPARE(codeOf(incidents().find(bo, made->ticket.id)), u"NOT_FOUND"_s);

    const auto id = in(New); // and one that turns out to be one
    QVERIFY(incidents().find(bo, id));
    QVERIFY(edit(mira(), id, {.isSecurity = true}));
    QCOMPARE(ticket(id).confidentiality, Restricted);
    QCOMPARE(codeOf(incidents().find(bo, id)), u"NOT_FOUND"_s);
    auto& database = m_story->desk->session->replica->database();
    QCOMPARE(*TicketQueries::count(database, bo, {QueueView::Which::All}), 0);

    const auto other = in(New);
    QVERIFY(edit(mira(), other, {.confidentiality = Normal, .isSecurity = true}));
    QCOMPARE(ticket(other).confidentiality, Restricted);
    QVERIFY(edit(mira(), other, {.confidentiality = Normal, .isSecurity = true}));
    QCOMPARE(ticket(other).confidentiality, Normal); // it was one before
}

void TstIncidentDetails::whoeverRestrictsKeepsSight()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    WatcherService watchers(*m_story->desk->session->replica);
    const auto followers = [&](TicketId id) {
        QList<PersonId> found;
        const auto listed = watchers.list(mira(), id);
        for (const auto& watcher : *listed)
            found.append(watcher.person);
        return found;
    };
    auto form = m_story->form();
    form.requester = noor.person;
    form.confidentiality = Restricted;
    const auto made = incidents().create(bo, form);
    QCOMPARE(told(made), QString()); // and the answer could be read
    QCOMPARE(followers(made->ticket.id), QList{bo.person});

    const auto id = in(New, noor.person);
    QCOMPARE(told(edit(bo, id, {.confidentiality = Restricted})), QString());
    QVERIFY(incidents().find(bo, id));
    QCOMPARE(followers(id), QList{bo.person});

    form.team = m_story->teamOf(u"Network"_s, {bo.person}); // takes part, and need not follow
    const auto ours = incidents().create(m_story->actorOf(bo.person), form);
    QCOMPARE(told(ours), QString());
    QCOMPARE(followers(ours->ticket.id), QList<PersonId>());
    QVERIFY(edit(mira(), in(New), {.confidentiality = Restricted})); // sees all of them
}

void TstIncidentDetails::step6LiftingNeedsTheRightToSeeAll()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = in(New);
    QVERIFY(assign(id, {}, bo.person));
    QVERIFY(edit(mira(), id, {.confidentiality = Restricted}));
    QCOMPARE(
        told(edit(bo, id, {.confidentiality = Normal})), u"FORBIDDEN ticket.read_restricted"_s);
    const auto story = historyOf(*m_story->desk->session->replica, bo, id.value());
    QVERIFY(story);
    const auto undone = undo(*m_story->desk->session->replica, bo, story->last().entry);
    QCOMPARE(told(undone), u"FORBIDDEN ticket.read_restricted"_s);
    QCOMPARE(ticket(id).confidentiality, Restricted);
    QCOMPARE(told(edit(mira(), id, {.confidentiality = Normal})), QString());
    QCOMPARE(ticket(id).confidentiality, Normal);
}

/// Who no longer sees the ticket reads nothing of its past either.
void TstIncidentDetails::step6TheHistoryFollowsTheRestriction()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = in(New);
    auto& replica = *m_story->desk->session->replica;
    QVERIFY(historyOf(replica, bo, id.value()));
    QVERIFY(edit(mira(), id, {.confidentiality = Restricted, .rootCauseNote = u"A leak"_s}));
    QCOMPARE(codeOf(historyOf(replica, bo, id.value())), u"NOT_FOUND"_s);
    QVERIFY(historyOf(replica, mira(), id.value()));
}

QTEST_GUILESS_MAIN(TstIncidentDetails)
#include "tst_incident_details.moc"
