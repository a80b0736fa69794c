// G-03: what a ticket refers to is of its own organization; nothing of another is found.
#include "tests/support/incident_story.h"

#include <QTest>

#include <functional>

#include "record/location.h"
#include "record/supplier.h"
#include "record/tag.h"
#include "record/ticket_comment.h"
#include "record/ticket_template.h"
#include "record/time_entry.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;
using test::told;

namespace {

/// One row of each kind that a ticket can refer to, in use and fit for it.
struct Planted
{
    PersonId person; ///< an agent
    TeamId team;
    CategoryId category;
    ServiceId service;
    LocationId location;
    SupplierId supplier;
    TicketTemplateId form;
};

struct Act
{
    const char* name;
    const char* refusal;
    std::function<Result<>(Story&, TicketId, const Planted&)> run;
};

template <typename Change>
Result<> report(Story& story, const Change& change)
{
    auto form = story.form();
    change(form);
    return Story::withoutAnswer(story.incidents().create(story.mira(), form));
}

template <typename Change>
Result<> edit(Story& story, TicketId id, const Change& change)
{
    IncidentEdit wanted;
    change(wanted);
    return story.incidents().edit(story.mira(), id, wanted);
}

template <typename Change>
Result<> ask(Story& story, const Change& change)
{
    auto form = story.requestForm();
    change(form);
    return Story::withoutAnswer(story.desk->session->requests.create(story.mira(), form));
}

template <typename Change>
Result<> logProblem(Story& story, const Change& change)
{
    auto form = story.problemForm();
    change(form);
    return Story::withoutAnswer(story.desk->session->problems.create(story.mira(), form));
}

template <typename Change>
Result<> addTask(Story& story, TicketId id, const Change& change)
{
    NewTask task;
    task.title = u"Look"_s;
    change(task);
    return Story::withoutAnswer(story.desk->session->tasks.add(story.mira(), id, task));
}

const std::vector<Act>& acts()
{
    static const std::vector<Act> all{
        {"report for a requester", "VALIDATION_ERROR requester_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.requester = rows.person; });
            }},
        {"report with a category", "CATEGORY_INVALID category_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.category = rows.category; });
            }},
        {"report with a service", "VALIDATION_ERROR service_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.service = rows.service; });
            }},
        {"report with a place", "VALIDATION_ERROR location_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.location = rows.location; });
            }},
        {"report by a template", "VALIDATION_ERROR template_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.fromTemplate = rows.form; });
            }},
        {"report to a team", "VALIDATION_ERROR assigned_team_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.team = rows.team; });
            }},
        {"report to somebody", "ASSIGNEE_INELIGIBLE assigned_user_id",
            [](Story& story, TicketId, const Planted& rows) {
                return report(story, [&](NewIncident& form) { form.assignee = rows.person; });
            }},
        {"correct the requester", "VALIDATION_ERROR requester_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return edit(story, id, [&](IncidentEdit& form) { form.requester = rows.person; });
            }},
        {"correct the category", "CATEGORY_INVALID category_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return edit(story, id, [&](IncidentEdit& form) { form.category = rows.category; });
            }},
        {"correct the service", "VALIDATION_ERROR service_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return edit(story, id, [&](IncidentEdit& form) { form.service = rows.service; });
            }},
        {"correct the place", "VALIDATION_ERROR location_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return edit(story, id, [&](IncidentEdit& form) { form.location = rows.location; });
            }},
        {"assign to a team", "VALIDATION_ERROR assigned_team_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return story.incidents().assign(story.mira(), id, {rows.team, {}, {}});
            }},
        {"assign to somebody", "ASSIGNEE_INELIGIBLE assigned_user_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return story.incidents().assign(story.mira(), id, {{}, rows.person, {}});
            }},
        {"wait for a supplier", "VALIDATION_ERROR hold_supplier_id",
            [](Story& story, TicketId id, const Planted& rows) {
                Story::must(story.run(u"start_work"_s, id));
                Hold hold;
                hold.reason = TicketHoldReason::AwaitingSupplier;
                hold.supplier = rows.supplier;
                return story.incidents().hold(story.mira(), id, hold);
            }},
        {"have somebody watch", "VALIDATION_ERROR user_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return story.desk->session->watchers.add(story.mira(), id, rows.person);
            }},
        {"add a service", "VALIDATION_ERROR service_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return story.desk->session->affectedServices.add(
                    story.mira(), id, rows.service, TicketServiceDegradation::Degraded);
            }},
        {"give a task to a team", "VALIDATION_ERROR assigned_team_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return addTask(story, id, [&](NewTask& task) { task.team = rows.team; });
            }},
        {"give a task to somebody", "VALIDATION_ERROR assigned_user_id",
            [](Story& story, TicketId id, const Planted& rows) {
                return addTask(story, id, [&](NewTask& task) { task.assignee = rows.person; });
            }},
        {"ask for a service", "VALIDATION_ERROR service_id",
            [](Story& story, TicketId, const Planted& rows) {
                return ask(story, [&](NewServiceRequest& form) { form.service = rows.service; });
            }},
        {"ask for somebody", "VALIDATION_ERROR requested_for_id",
            [](Story& story, TicketId, const Planted& rows) {
                return ask(
                    story, [&](NewServiceRequest& form) { form.requestedFor = rows.person; });
            }},
        {"make somebody answer for a problem", "VALIDATION_ERROR owner_id",
            [](Story& story, TicketId, const Planted& rows) {
                return logProblem(story, [&](NewProblem& form) { form.owner = rows.person; });
            }},
    };
    return all;
}

/// What a unit of work says that is asked for the row, told to put it, relies on it, and deletes
/// it and brings it back.
template <typename R>
QStringList answersOn(Replica& replica, typename R::IdType id)
{
    const auto stored = loadRow(replica.database(), R::table(), id.value());
    Story::must(stored);
    const auto row = R::fromRow(**stored);
    const Replica::Work acts[] = {
        [&](UnitOfWork& unit) { return Story::withoutAnswer(unit.get<R>(id)); },
        [&](UnitOfWork& unit) { return unit.put(row); },
        [&](UnitOfWork& unit) { return unit.relyOn(row, {}); },
        [&](UnitOfWork& unit) { return unit.remove<R>(id); },
        [&](UnitOfWork& unit) { return unit.restore<R>(id); },
    };
    QStringList answers;
    for (const auto& act : acts)
        answers << told(replica.write({}, {.code = u"test"_s}, act));
    return answers;
}

} // namespace

class TstOtherOrganizations : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void g03_nothingOfAnotherIsReferredTo_data();
    void g03_nothingOfAnotherIsReferredTo();
    void g03_aUnitOfWorkFindsNoRowOfAnother();

private:
    template <typename R>
    typename R::IdType planted(R row)
    {
        row.id = typename R::IdType(QUuid::createUuid());
        Story::must(m_story->add(row));
        return row.id;
    }
    Planted plant(const QString& name);
    RoleId agents();
};

void TstOtherOrganizations::init()
{
    begin();
    m_story->personWith(u"agent"_s, u"Ola"_s); // the role is in use
}

RoleId TstOtherOrganizations::agents()
{
    const auto found = one(m_story->desk->session->replica->database(),
        {"test.agents", "SELECT id FROM role WHERE code = 'agent'"});
    Story::must(found);
    return RoleId((*found)->uuid(0));
}

Planted TstOtherOrganizations::plant(const QString& name)
{
    Planted rows;
    record::UserAccount person;
    person.username = name.toLower();
    person.displayName = name;
    rows.person = planted(person);
    record::UserRole held;
    held.userId = rows.person;
    held.roleId = agents();
    held.validFrom = m_story->desk->clock.now();
    planted(held);
    record::Team team;
    team.name = name;
    rows.team = planted(team);
    record::Category category;
    category.module = CategoryModule::Incident;
    category.name = name;
    rows.category = planted(category);
    record::ServiceCategory section;
    section.name = name;
    record::Service service;
    service.name = service.code = name;
    service.categoryId = planted(section);
    service.lifecycle = ServiceLifecycle::Published;
    service.isRequestable = true;
    rows.service = planted(service);
    record::Location location;
    location.name = name;
    rows.location = planted(location);
    record::Supplier supplier;
    supplier.name = name;
    rows.supplier = planted(supplier);
    record::TicketTemplate form;
    form.name = name;
    form.values = u"{}"_s;
    rows.form = planted(form);
    return rows;
}

void TstOtherOrganizations::g03_nothingOfAnotherIsReferredTo_data()
{
    QTest::addColumn<int>("which");
    for (size_t i = 0; i < acts().size(); ++i)
        QTest::newRow(acts()[i].name) << int(i);
}

/// The same with a row of one's own is done: nothing but the organization stands against it.
void TstOtherOrganizations::g03_nothingOfAnotherIsReferredTo()
{
    QFETCH(const int, which);
    const auto& act = acts()[size_t(which)];
    auto& replica = *m_story->desk->session->replica;
    const auto home = replica.organization();
    const auto ours = plant(u"Ours"_s);
    Story::must(replica.setOrganization(QUuid::createUuid())); // the space of what is written now
    const auto theirs = plant(u"Theirs"_s);
    Story::must(replica.setOrganization(home));
    const auto id = in(TicketStatus::New);
    const auto before = ticket(id);

    const auto refused = told(act.run(*m_story, id, theirs));

    QCOMPARE(refused, QString::fromLatin1(act.refusal));
    const auto after = ticket(id);
    QCOMPARE(after.requesterId, before.requesterId);
    QCOMPARE(after.categoryId, before.categoryId);
    QCOMPARE(after.assignedTeamId, before.assignedTeamId);
    QCOMPARE(told(act.run(*m_story, in(TicketStatus::New), ours)), QString());
}

/// Of a ticket, nor of what is part of one or stands beside it (access.md section 1, step 2).
void TstOtherOrganizations::g03_aUnitOfWorkFindsNoRowOfAnother()
{
    auto& replica = *m_story->desk->session->replica;
    const auto ticket = in(TicketStatus::InProgress);
    const auto comment =
        incidents().comment(mira(), ticket, u"On it"_s, TicketCommentVisibility::Public);
    Story::must(comment);
    record::Tag tag;
    tag.name = u"vpn"_s;
    const auto tagged = planted(tag);
    record::TimeEntry time;
    time.ticketId = ticket;
    time.userId = mira().person;
    time.startedAt = m_story->desk->clock.now();
    time.minutes = 5;
    const auto booked = planted(time);
    const auto answers = [&] {
        return answersOn<record::Ticket>(replica, ticket)
            + answersOn<record::TicketComment>(replica, *comment)
            + answersOn<record::Tag>(replica, tagged)
            + answersOn<record::TimeEntry>(replica, booked);
    };
    const auto before = replica.stateHash();
    Story::must(before);
    const auto home = replica.organization();
    Story::must(replica.setOrganization(QUuid::createUuid()));

    const auto abroad = answers();

    Story::must(replica.setOrganization(home));
    QStringList unknown;
    for (const auto& table : {u"ticket"_s, u"ticket_comment"_s, u"tag"_s, u"time_entry"_s})
        unknown += QStringList(5, u"NOT_FOUND "_s + table);
    QCOMPARE(abroad, unknown);
    const auto after = replica.stateHash();
    Story::must(after);
    QCOMPARE(*after, *before);
    QCOMPARE(answers(), QStringList(unknown.size(), QString()));
}

QTEST_GUILESS_MAIN(TstOtherOrganizations)
#include "tst_other_organizations.moc"
