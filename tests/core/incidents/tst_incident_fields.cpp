// What is entered into an incident: the fields of creation and editing (processes.md I-01, G-03 to
// G-05).
#include "core/base/text.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/location.h"
#include "record/service.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

const auto nothing = u" \u200b\u2060\u00ad\t\u3164\u2800\ufe0f "_s;

} // namespace

class TstIncidentFields : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void blankIsWhatNobodySees();
    void i01_endUsersNameOnlyThemselves();
    void i01_endUsersAssignNobody();
    void requestersEditTheDescriptionAlone();
    void i01_theRequesterIsActive();
    void i01_theTitleHasThreeToFiveHundredCharacters();
    void i01_textThatShowsNothingIsMissing();
    void i01_aCategorysPriorityStandsIn();
    void i01_serviceAndPlaceAreThoseOfTheForm();
    void g03_onlyTeamsInUse();
    void g04_onlySelectableCategoriesOfIncidents();
    void g05_theCriticalityFollowsTheService();
    void g04_aDeletedCategoryIsNoChoice();

private:
    ServiceId service(const QString& name, ServiceCriticality criticality,
        ServiceLifecycle lifecycle = ServiceLifecycle::Published);
    LocationId location(const QString& name);
};

ServiceId TstIncidentFields::service(
    const QString& name, ServiceCriticality criticality, ServiceLifecycle lifecycle)
{
    record::Service service;
    service.name = service.code = name;
    service.criticality = criticality;
    service.lifecycle = lifecycle;
    return m_story->serviceLike(service);
}

LocationId TstIncidentFields::location(const QString& name)
{
    record::Location place;
    place.id = LocationId(QUuid::createUuid());
    place.name = name;
    Story::must(m_story->add(place));
    return place.id;
}

void TstIncidentFields::blankIsWhatNobodySees()
{
    QVERIFY(isBlank(QString()));
    QVERIFY(isBlank(nothing));
    QVERIFY(isBlank(QString::fromUcs4(U"\U000e0041\U000e0100")));
    QVERIFY(!isBlank(nothing + u'.' + nothing));
    QCOMPARE(shownLength(u"  a b\u200b "_s), 3);
    QCOMPARE(shownLength(QString::fromUcs4(U"\U0001f525\ufe0f")), 1);
    QCOMPARE(shownLength(u"e\u0301"_s), 2); // marks are characters of their own
}

void TstIncidentFields::i01_endUsersNameOnlyThemselves()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    auto form = m_story->form();
    QCOMPARE(told(incidents().create(noor, form)), u"FORBIDDEN incident.create"_s);
    form.requester = noor.person;
    const auto made = incidents().create(noor, form);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.status, New);
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    QCOMPARE(told(incidents().create(agent, form)), QString());
}

void TstIncidentFields::i01_endUsersAssignNobody()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    auto form = m_story->form();
    form.requester = noor.person;
    form.assignee = mira().person;
    QCOMPARE(told(incidents().create(noor, form)), u"FORBIDDEN incident.assign"_s);
    const auto made = incidents().create(mira(), form);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.status, Assigned);
    QCOMPARE(made->ticket.assignedUserId, mira().person);
    QVERIFY(made->ticket.firstAssignedAt && made->ticket.assignedAt);
}

/// access.md 3.2 and section 5: neither what the priority follows nor whose incident it is.
void TstIncidentFields::requestersEditTheDescriptionAlone()
{
    struct Case
    {
        const char* field;
        IncidentEdit edit;
    };
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto id = in(New, noor.person);
    const Case cases[] = {
        {"title", {.title = u"Printer explodes"_s}},
        {"impact", {.impact = 1}},
        {"urgency", {.urgency = 2}},
        {"category", {.category = m_story->category()}},
        {"requester", {.requester = mira().person}},
        {"service", {.service = service(u"print"_s, ServiceCriticality::Critical)}},
        {"location", {.location = location(u"Oslo"_s)}},
    };
    const auto before = ticket(id);
    for (const auto& row : cases) {
        auto edit = row.edit;
        for (int turn = 0; turn < 2; ++turn) {
            const auto refused = told(incidents().edit(noor, id, edit));
            QVERIFY2(refused == "FORBIDDEN incident.update"_L1, row.field);
            edit.description = u"It smokes, and smells."_s; // nor with what they may edit
        }
    }
    QCOMPARE(ticket(id), before);

    QCOMPARE(
        told(incidents().edit(noor, id, {.description = u"It smokes, and smells."_s})), QString());
}

void TstIncidentFields::i01_theRequesterIsActive()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    auto form = m_story->form();
    form.requester = noor.person;
    m_story->alter<record::UserAccount>(
        noor.person, [](record::UserAccount& person) { person.isActive = false; });
    QCOMPARE(told(incidents().create(mira(), form)), u"VALIDATION_ERROR requester_id"_s);
}

void TstIncidentFields::i01_theTitleHasThreeToFiveHundredCharacters()
{
    auto form = m_story->form();
    for (const auto& [title, answer] : {std::pair(u"ab"_s, u"VALIDATION_ERROR title"_s),
             std::pair(u" ab \u200b"_s, u"VALIDATION_ERROR title"_s),
             std::pair(u" abc "_s, QString()), std::pair(QString(500, u'x'), QString()),
             std::pair(QString(501, u'x'), u"VALIDATION_ERROR title"_s)}) {
        form.title = title;
        const auto made = incidents().create(mira(), form);
        QCOMPARE(told(made), answer);
        if (!made)
            continue;
        QCOMPARE(made->ticket.title, title.trimmed());
        IncidentEdit edit;
        edit.title = u"ab"_s;
        QCOMPARE(
            told(incidents().edit(mira(), made->ticket.id, edit)), u"VALIDATION_ERROR title"_s);
    }
}

void TstIncidentFields::i01_textThatShowsNothingIsMissing()
{
    auto form = m_story->form();
    form.title = nothing;
    QCOMPARE(told(incidents().create(mira(), form)), u"FIELD_REQUIRED title"_s);
    form = m_story->form();
    form.description = nothing;
    QCOMPARE(told(incidents().create(mira(), form)), u"FIELD_REQUIRED description"_s);
    const auto id = in(New);
    QCOMPARE(told(incidents().edit(mira(), id, {.title = nothing})), u"FIELD_REQUIRED title"_s);
    QCOMPARE(told(incidents().edit(mira(), id, {.description = nothing})),
        u"FIELD_REQUIRED description"_s);
    for (const auto visibility :
        {TicketCommentVisibility::Public, TicketCommentVisibility::Internal}) {
        QCOMPARE(
            told(incidents().comment(mira(), id, nothing, visibility)), u"FIELD_REQUIRED body"_s);
    }
    QCOMPARE(told(incidents().cancel(mira(), id, TicketCancelReason::Withdrawn, nothing)),
        u"FIELD_REQUIRED comment"_s);
}

void TstIncidentFields::i01_aCategorysPriorityStandsIn()
{
    auto form = m_story->form();
    form.urgency.reset();
    QCOMPARE(told(incidents().create(mira(), form)), u"FIELD_REQUIRED urgency"_s);
    m_story->alter<record::Category>(
        *form.category, [](record::Category& category) { category.defaultPriority = 1; });
    form.impact.reset();
    const auto made = incidents().create(mira(), form);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.priority, 1);
    QCOMPARE(made->ticket.prioritySource, TicketPrioritySource::CategoryDefault);
    // Once someone has assessed it, the matrix counts (G-05).
    QVERIFY(incidents().edit(mira(), made->ticket.id, {.impact = 3, .urgency = 3}));
    QCOMPARE(ticket(made->ticket.id).priority, 4);
    QCOMPARE(ticket(made->ticket.id).prioritySource, TicketPrioritySource::Matrix);
    form = m_story->form(); // both said: the category is not asked
    QCOMPARE(incidents().create(mira(), form)->ticket.priority, 2);
}

void TstIncidentFields::i01_serviceAndPlaceAreThoseOfTheForm()
{
    const auto home = location(u"Bergen"_s);
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    m_story->alter<record::UserAccount>(
        noor.person, [&](record::UserAccount& person) { person.locationId = home; });
    auto form = m_story->form();
    form.requester = noor.person;
    auto made = incidents().create(mira(), form);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.locationId, home);
    QVERIFY(!made->ticket.serviceId);

    form.location = location(u"Oslo"_s);
    form.service = service(u"remote"_s, ServiceCriticality::High);
    made = incidents().create(mira(), form);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.locationId, form.location);
    QCOMPARE(made->ticket.serviceId, form.service);

    form.service = service(u"draft"_s, ServiceCriticality::High, ServiceLifecycle::Draft);
    QCOMPARE(told(incidents().create(mira(), form)), u"VALIDATION_ERROR service_id"_s);
    form.service = service(u"retired"_s, ServiceCriticality::High, ServiceLifecycle::Retired);
    QCOMPARE(told(incidents().create(mira(), form)), u"VALIDATION_ERROR service_id"_s);
    IncidentEdit edit;
    edit.service = form.service;
    QCOMPARE(
        told(incidents().edit(mira(), made->ticket.id, edit)), u"VALIDATION_ERROR service_id"_s);
    form.service.reset();
    form.location = LocationId(QUuid::createUuid());
    QCOMPARE(told(incidents().create(mira(), form)), u"VALIDATION_ERROR location_id"_s);
}

void TstIncidentFields::g03_onlyTeamsInUse()
{
    const auto id = in(New);
    const auto refused = u"VALIDATION_ERROR assigned_team_id"_s;
    QCOMPARE(told(assign(id, TeamId(QUuid::createUuid()), {})), refused);
    const auto closed = m_story->teamOf(u"Closed"_s, {});
    m_story->alter<record::Team>(closed, [](record::Team& team) { team.isActive = false; });
    QCOMPARE(told(assign(id, closed, {})), refused);
    const auto gone = m_story->teamOf(u"Gone"_s, {});
    QVERIFY(m_story->desk->session->replica->write(mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Team>(gone); }));
    QCOMPARE(told(assign(id, gone, {})), refused);
}

void TstIncidentFields::g04_onlySelectableCategoriesOfIncidents()
{
    const auto id = in(New);
    const auto refusal = [&](const auto& change) {
        record::Category category;
        category.id = CategoryId(QUuid::createUuid());
        category.module = CategoryModule::Incident;
        category.name = category.id.toString();
        change(category);
        Story::must(m_story->add(category));
        auto form = m_story->form();
        form.category = category.id;
        const auto made = told(incidents().create(mira(), form));
        const auto edited = told(incidents().edit(mira(), id, {.category = category.id}));
        return made == edited ? made : made + u" / "_s + edited;
    };
    const auto refused = u"CATEGORY_INVALID category_id"_s;
    QCOMPARE(refusal([](record::Category&) {}), QString());
    QCOMPARE(refusal([](auto& category) { category.module = CategoryModule::Problem; }), refused);
    QCOMPARE(refusal([](auto& category) { category.isSelectable = false; }), refused);
    QCOMPARE(refusal([](auto& category) { category.isActive = false; }), refused);
    auto form = m_story->form();
    form.category = CategoryId(QUuid::createUuid());
    QCOMPARE(told(incidents().create(mira(), form)), refused);
}

void TstIncidentFields::g05_theCriticalityFollowsTheService()
{
    const auto id = in(New);
    const auto edit = [&](const std::optional<ServiceId>& service) {
        IncidentEdit wanted;
        wanted.service = service;
        Story::must(incidents().edit(mira(), id, wanted));
        return ticket(id);
    };
    QVERIFY(!ticket(id).criticality);
    QCOMPARE(ticket(id).priorityScore, std::optional(6000));
    const auto mail = service(u"mail"_s, ServiceCriticality::Critical);
    const auto print = service(u"print"_s, ServiceCriticality::Medium);
    QCOMPARE(edit(mail).criticality, TicketCriticality::Critical);
    QCOMPARE(ticket(id).priorityScore, std::optional(7500));
    QCOMPARE(edit(print).criticality, TicketCriticality::Medium);
    QVERIFY(!edit({}).criticality);
    QCOMPARE(ticket(id).priorityScore, std::optional(6000));
    edit(print);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& row) { row.criticality = TicketCriticality::High; });
    QCOMPARE(edit(mail).criticality, TicketCriticality::High); // someone chose it
    auto form = m_story->form();
    form.service = mail;
    QCOMPARE(incidents().create(mira(), form)->ticket.priorityScore, std::optional(7500));
}

void TstIncidentFields::g04_aDeletedCategoryIsNoChoice()
{
    const auto id = in(New);
    record::Category category;
    category.id = CategoryId(QUuid::createUuid());
    category.module = CategoryModule::Incident;
    category.name = u"Typewriters"_s;
    Story::must(m_story->add(category));
    QVERIFY(m_story->desk->session->replica->write(mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Category>(category.id); }));
    auto form = m_story->form();
    form.category = category.id;

    const auto refused = u"CATEGORY_INVALID category_id"_s;
    QCOMPARE(told(incidents().create(mira(), form)), refused);
    QCOMPARE(told(incidents().edit(mira(), id, {.category = category.id})), refused);
}

QTEST_GUILESS_MAIN(TstIncidentFields)

#include "tst_incident_fields.moc"
