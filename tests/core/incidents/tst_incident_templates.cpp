#include "core/incidents/incident_templates.h"
#include "tests/support/people_story.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "record/ticket_task.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::refusal;
using test::Story;

namespace {

using OfTicket = record::Ticket::Field;

} // namespace

/// data-model.md ticket_template: kept by those who may set up incidents, offered to all who
/// report, and taken apart with care, as what they name comes and goes.
class TstIncidentTemplates : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void aTemplateIsOfferedAsItWasKept();
    void whatIsNotInUseAnyMoreIsLeftOutAndNamed();
    void whatANewerProgramWroteIsLeftOutAndStays();
    void itIsCheckedAsANewIncidentIs_data();
    void itIsCheckedAsANewIncidentIs();
    void whatWasThereBeforeMayBeOutOfUse();
    void namesAreNeededAndTheirOwn();
    void onlyThoseWhoSetUpIncidentsKeepThem();
    void whoMayNotAssignIsOfferedNobody();
    void anIncidentRemembersItsTemplateAndGetsItsTasks();
    void noIdIsTakenTwice();
    void aTaskThatCannotBeMadeIsLeftOut();
    void oneOfAnotherKindMakesNoIncident();
    void oneThatIsSwitchedOffMakesNoIncident();
    void oneThatWasUsedStays();
    void editsAreTakenBack();
    void anIncidentBecomesATemplate();

private:
    IncidentTemplateService& templates() { return m_story->session().templates; }
    const Actor& mira() { return m_story->mira(); }
    Timestamp now() { return m_story->desk->clock.now(); }
    record::TicketTemplate made(const QJsonObject& values, const QList<NewTask>& tasks = {})
    {
        record::TicketTemplate row;
        row.name = u"New starter"_s;
        row.values = QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
        row.tasks = tasksText(tasks);
        return row;
    }
    record::TicketTemplate kept(const record::TicketTemplate& row)
    {
        const auto id = templates().create(mira(), row);
        Story::must(id);
        return m_story->row<record::TicketTemplate>(*id);
    }
    QList<OfferedTemplate> offeredTo(const Actor& actor)
    {
        const auto found =
            IncidentTemplateService::offered(m_story->replica().database(), actor, now());
        Story::must(found);
        return *found;
    }
    QStringList tasksOf(TicketId id)
    {
        QStringList lines;
        const auto found = m_story->session().tasks.list(mira(), id);
        Story::must(found);
        for (const auto& each : *found)
            lines += each.task.title + u' ' + keyOf(each.task.status);
        return lines;
    }

    TeamId m_blue;
};

void TstIncidentTemplates::init()
{
    begin();
    m_blue = m_story->teamOf(u"Blue"_s, {mira().person});
}

void TstIncidentTemplates::aTemplateIsOfferedAsItWasKept()
{
    const auto row = kept(made({{u"title"_s, u"New starter"_s}, {u"impact"_s, 2},
                                   {u"category_id"_s, m_story->category()->toString()},
                                   {u"assigned_team_id"_s, m_blue.toString()}},
        {{.title = u"Order the laptop"_s, .sequence = 1}}));

    const auto offered = offeredTo(mira());

    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.first().name, u"New starter"_s);
    const auto& content = offered.first().content;
    QCOMPARE(content.leftOut, QStringList());
    QCOMPARE(content.ticket.cells[OfTicket::Title].text(), u"New starter"_s);
    QCOMPARE(content.ticket.cells[OfTicket::Impact].integer(), 2);
    QCOMPARE(content.ticket.cells[OfTicket::AssignedTeamId].uuid(), m_blue.value());
    QVERIFY(!isSaid(content.ticket.cells[OfTicket::Urgency]));
    QVERIFY(!isSaid(content.ticket.cells[OfTicket::Description]));
    QCOMPARE(content.tasks.size(), 1);
    QCOMPARE(valuesText(content.ticket), row.values);
    QCOMPARE(tasksText(content.tasks), row.tasks);
}

void TstIncidentTemplates::whatIsNotInUseAnyMoreIsLeftOutAndNamed()
{
    kept(made({{u"title"_s, u"Badge"_s}, {u"category_id"_s, m_story->category()->toString()},
        {u"assigned_team_id"_s, m_blue.toString()},
        {u"assigned_user_id"_s, mira().person.toString()}}));
    m_story->alter<record::Team>(m_blue, [](record::Team& team) { team.isActive = false; });
    m_story->alter<record::Category>(
        *m_story->category(), [](record::Category& category) { category.isActive = false; });

    const auto content = offeredTo(mira()).first().content;

    QCOMPARE(content.leftOut, (QStringList{u"category_id"_s, u"assigned_team_id"_s}));
    QVERIFY(!isSaid(content.ticket.cells[OfTicket::CategoryId]));
    QVERIFY(!isSaid(content.ticket.cells[OfTicket::AssignedTeamId]));
    QCOMPARE(content.ticket.cells[OfTicket::Title].text(), u"Badge"_s);
    // Mira works for every team, and for none.
    QCOMPARE(content.ticket.cells[OfTicket::AssignedUserId].uuid(), mira().person.value());
}

void TstIncidentTemplates::whatANewerProgramWroteIsLeftOutAndStays()
{
    auto row = made({{u"title"_s, u"Badge"_s}});
    row.values = u"{\"title\":\"Badge\",\"wing\":\"north\",\"impact\":\"high\"}"_s;
    Story::must(m_story->add(row));

    const auto content = offeredTo(mira()).first().content;

    QCOMPARE(content.leftOut, (QStringList{u"impact"_s, u"wing"_s}));
    QCOMPARE(content.ticket.cells[OfTicket::Title].text(), u"Badge"_s);
    auto ticket = content.ticket;
    ticket.cells[OfTicket::Title] = Value(u"Badges"_s);
    const auto seen = m_story->row<record::TicketTemplate>(offeredTo(mira()).first().id);
    auto wanted = seen;
    wanted.values = valuesText(ticket, seen.values);
    QVERIFY(wanted.values.contains(u"\"wing\":\"north\""_s));
    Story::must(templates().edit(mira(), seen, wanted));
}

void TstIncidentTemplates::itIsCheckedAsANewIncidentIs_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("tasks");
    QTest::addColumn<QString>("told");
    const auto nobody = u"019a0000-0000-7000-8000-000000000001"_s;
    const auto with = [](const QString& field, const QString& value) {
        return u"{\"%1\":%2}"_s.arg(field, value);
    };
    const auto none = u"[]"_s;
    QTest::newRow("no object") << u"[1]"_s << none << u"VALIDATION_ERROR values FORMAT"_s;
    QTest::newRow("nothing") << QString() << none << u"VALIDATION_ERROR values FORMAT"_s;
    QTest::newRow("unknown field")
        << with(u"status"_s, u"\"closed\""_s) << none << u"VALIDATION_ERROR status FORMAT"_s;
    QTest::newRow("impact 4") << with(u"impact"_s, u"4"_s) << none
                              << u"VALIDATION_ERROR impact FORMAT"_s;
    QTest::newRow("impact as text")
        << with(u"impact"_s, u"\"2\""_s) << none << u"VALIDATION_ERROR impact FORMAT"_s;
    QTest::newRow("long title") << with(u"title"_s, u'"' + QString(501, u'x') + u'"') << none
                                << u"VALIDATION_ERROR title FORMAT"_s;
    QTest::newRow("long text") << with(u"description"_s, u'"' + QString(70'000, u'x') + u'"')
                               << none << u"VALIDATION_ERROR values TOO_LONG"_s;
    QTest::newRow("no category") << with(u"category_id"_s, u'"' + nobody + u'"') << none
                                 << u"CATEGORY_INVALID category_id"_s;
    QTest::newRow("no team") << with(u"assigned_team_id"_s, u'"' + nobody + u'"') << none
                             << u"VALIDATION_ERROR assigned_team_id REFERENCE"_s;
    QTest::newRow("nobody") << with(u"assigned_user_id"_s, u'"' + nobody + u'"') << none
                            << u"ASSIGNEE_INELIGIBLE assigned_user_id"_s;
    QTest::newRow("tasks are no list") << u"{}"_s << u"{}"_s << u"VALIDATION_ERROR tasks FORMAT"_s;
    QTest::newRow("a task without a title")
        << u"{}"_s << u"[{\"sequence\":1}]"_s << u"VALIDATION_ERROR tasks FORMAT"_s;
    QTest::newRow("a task with a long title")
        << u"{}"_s << u"[{\"title\":\"%1\"}]"_s.arg(QString(256, u'x'))
        << u"VALIDATION_ERROR tasks FORMAT"_s;
    QString many = u"[{\"title\":\"a\"}"_s;
    for (int i = 0; i < 50; ++i)
        many += u",{\"title\":\"a\"}"_s;
    QTest::newRow("51 tasks") << u"{}"_s << many + u']' << u"VALIDATION_ERROR tasks RANGE"_s;
}

void TstIncidentTemplates::itIsCheckedAsANewIncidentIs()
{
    QFETCH(const QString, values);
    QFETCH(const QString, tasks);
    QFETCH(const QString, told);
    auto row = made({});
    row.values = values;
    row.tasks = tasks;

    QCOMPARE(refusal(templates().create(mira(), row)), told);
    QVERIFY(offeredTo(mira()).isEmpty());
}

void TstIncidentTemplates::whatWasThereBeforeMayBeOutOfUse()
{
    const auto seen = kept(made({{u"assigned_team_id"_s, m_blue.toString()}}));
    m_story->alter<record::Team>(m_blue, [](record::Team& team) { team.isActive = false; });

    auto wanted = seen;
    wanted.name = u"Starters"_s;

    Story::must(templates().edit(mira(), seen, wanted));
    auto other = made({{u"assigned_team_id"_s, m_blue.toString()}});
    QCOMPARE(refusal(templates().create(mira(), other)),
        u"VALIDATION_ERROR assigned_team_id REFERENCE"_s);
}

void TstIncidentTemplates::namesAreNeededAndTheirOwn()
{
    auto row = made({});
    row.name = u"  "_s;
    QCOMPARE(refusal(templates().create(mira(), row)), u"FIELD_REQUIRED name"_s);
    kept(made({}));
    QCOMPARE(refusal(templates().create(mira(), made({}))), u"DUPLICATE name"_s);
    row.name = QString(121, u'x');
    QCOMPARE(refusal(templates().create(mira(), row)), u"VALIDATION_ERROR name TOO_LONG"_s);
    row.name = u"Change"_s;
    row.kind = TicketTemplateKind::Change; // kept by a service that is not there yet
    QCOMPARE(refusal(templates().create(mira(), row)), u"VALIDATION_ERROR kind NOT_IN_LIST"_s);
}

/// access.md 3.2: incident.admin.
void TstIncidentTemplates::onlyThoseWhoSetUpIncidentsKeepThem()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto seen = kept(made({}));
    auto wanted = seen;
    wanted.name = u"Mine"_s;

    QCOMPARE(codeOf(templates().create(bo, made({}))), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(templates().edit(bo, seen, wanted)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(templates().remove(bo, seen.id)), u"FORBIDDEN"_s);
    QCOMPARE(
        codeOf(IncidentTemplateService::all(m_story->replica().database(), bo)), u"FORBIDDEN"_s);
    QCOMPARE(
        codeOf(undo(m_story->replica(), bo, m_story->replica().lastWritten())), u"FORBIDDEN"_s);
    QCOMPARE(offeredTo(bo).size(), 1);
    QCOMPARE(m_story->row<record::TicketTemplate>(seen.id), seen);
}

void TstIncidentTemplates::whoMayNotAssignIsOfferedNobody()
{
    kept(made({{u"title"_s, u"Badge"_s}, {u"assigned_team_id"_s, m_blue.toString()},
        {u"assigned_user_id"_s, mira().person.toString()}}));
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);

    const auto content = offeredTo(ada).first().content;

    QVERIFY(!isSaid(content.ticket.cells[OfTicket::AssignedTeamId]));
    QVERIFY(!isSaid(content.ticket.cells[OfTicket::AssignedUserId]));
    QCOMPARE(content.leftOut, QStringList());
    QCOMPARE(content.ticket.cells[OfTicket::Title].text(), u"Badge"_s);
}

/// data-model.md ticket.template_id; processes.md 4.2 for the tasks.
void TstIncidentTemplates::anIncidentRemembersItsTemplateAndGetsItsTasks()
{
    auto gone = m_story->teamOf(u"Gone"_s, {});
    const auto row = kept(made({},
        {{.title = u"Hand it over"_s, .sequence = 2, .team = gone},
            {.title = u"Order the laptop"_s, .sequence = 1},
            {.title = u"Make the account"_s, .sequence = 1, .isMandatory = false}}));
    m_story->alter<record::Team>(gone, [](record::Team& team) { team.isActive = false; });
    auto form = m_story->form();
    form.fromTemplate = row.id;
    const auto command = CommandId(QUuid::createUuid());

    const auto incident = m_story->incidents().create(mira(), form, command);

    Story::must(incident);
    QCOMPARE(incident->ticket.templateId, row.id);
    const auto id = incident->ticket.id;
    QCOMPARE(tasksOf(id),
        (QStringList{
            u"Order the laptop ready"_s, u"Make the account ready"_s, u"Hand it over pending"_s}));
    const auto tasks = m_story->session().tasks.list(mira(), id);
    QVERIFY(tasks->at(0).task.isMandatory);
    QVERIFY(!tasks->at(1).task.isMandatory);
    QVERIFY(!tasks->at(2).task.assignedTeamId);
    // Asked for again under the same id it is the same one.
    QCOMPARE(m_story->incidents().create(mira(), form, command)->ticket.id, id);
    QCOMPARE(tasksOf(id).size(), 3);
    // Taken back, the tasks go with it.
    Story::must(undo(m_story->replica(), mira(), m_story->replica().lastWritten()));
    QVERIFY(!m_story->stands<record::TicketTask>(tasks->at(0).task.id));
}

void TstIncidentTemplates::noIdIsTakenTwice()
{
    const auto seen = kept(made({{u"title"_s, u"Badge"_s}}));
    auto other = made({});
    other.id = seen.id;
    other.name = u"Other"_s;

    QCOMPARE(codeOf(templates().create(mira(), other)), u"DUPLICATE"_s);

    QCOMPARE(m_story->row<record::TicketTemplate>(seen.id), seen);
}

/// One of a newer program, or kept before its titles had a bound, keeps nobody from reporting.
void TstIncidentTemplates::aTaskThatCannotBeMadeIsLeftOut()
{
    auto row = made({});
    row.id = TicketTemplateId(QUuid::createUuid());
    row.tasks =
        u"[{\"title\":\"%1\"},{\"title\":\"%2\"}]"_s.arg(QString(256, u'x'), QString(255, u'y'));
    Story::must(m_story->add(row));
    auto form = m_story->form();
    form.fromTemplate = row.id;

    const auto incident = m_story->incidents().create(mira(), form);

    QCOMPARE(refusal(incident), QString());
    QCOMPARE(tasksOf(incident->ticket.id), QStringList{QString(255, u'y') + u" ready"_s});
    QCOMPARE(offeredTo(mira()).first().content.leftOut, QStringList{u"tasks"_s});
}

void TstIncidentTemplates::oneOfAnotherKindMakesNoIncident()
{
    auto row = made({});
    row.id = TicketTemplateId(QUuid::createUuid());
    row.kind = TicketTemplateKind::Change;
    Story::must(m_story->add(row));
    auto form = m_story->form();
    form.fromTemplate = row.id;

    QCOMPARE(refusal(m_story->incidents().create(mira(), form)),
        u"VALIDATION_ERROR template_id REFERENCE"_s);
}

void TstIncidentTemplates::oneThatIsSwitchedOffMakesNoIncident()
{
    const auto seen = kept(made({}));
    auto wanted = seen;
    wanted.isActive = false;
    Story::must(templates().edit(mira(), seen, wanted));
    auto form = m_story->form();
    form.fromTemplate = seen.id;

    QVERIFY(offeredTo(mira()).isEmpty());
    QCOMPARE(refusal(m_story->incidents().create(mira(), form)),
        u"VALIDATION_ERROR template_id REFERENCE"_s);
    form.fromTemplate = TicketTemplateId(QUuid::createUuid());
    QCOMPARE(refusal(m_story->incidents().create(mira(), form)),
        u"VALIDATION_ERROR template_id REFERENCE"_s);
}

/// data-model.md R-4
void TstIncidentTemplates::oneThatWasUsedStays()
{
    const auto row = kept(made({}));
    auto form = m_story->form();
    form.fromTemplate = row.id;
    Story::must(m_story->incidents().create(mira(), form));

    QCOMPARE(codeOf(templates().remove(mira(), row.id)), u"IN_USE"_s);

    auto unused = made({});
    unused.name = u"Unused"_s;
    Story::must(templates().remove(mira(), kept(unused).id));
    QCOMPARE(offeredTo(mira()).size(), 1);
}

void TstIncidentTemplates::editsAreTakenBack()
{
    const auto seen = kept(made({{u"title"_s, u"One"_s}}));
    auto wanted = seen;
    wanted.values = u"{\"title\":\"Two\"}"_s;
    Story::must(templates().edit(mira(), seen, wanted));
    QCOMPARE(
        m_story->told(), u"template.edit; values: {\"title\":\"One\"} → {\"title\":\"Two\"}"_s);
    QCOMPARE(codeOf(templates().edit(mira(), seen, wanted)), u"VERSION_CONFLICT"_s);

    Story::must(m_story->undoLast(mira()));

    QCOMPARE(m_story->row<record::TicketTemplate>(seen.id).values, seen.values);
    Story::must(templates().remove(mira(), seen.id));
    auto again = made({});
    kept(again);
    const auto entries = m_story->replica().lastWritten();
    // The deletion comes back only while its name is free.
    QCOMPARE(codeOf(undo(m_story->replica(), mira(), {entries.device, entries.number - 1})),
        u"DUPLICATE"_s);
}

void TstIncidentTemplates::anIncidentBecomesATemplate()
{
    auto form = m_story->form();
    form.team = m_blue;
    const auto incident = m_story->incidents().create(mira(), form);
    Story::must(incident);
    Story::must(m_story->session().tasks.add(
        mira(), incident->ticket.id, {.title = u"Look at it"_s, .sequence = 1}));
    const auto command = CommandId(QUuid::createUuid());

    const auto id = templates().createFrom(mira(), incident->ticket.id, u"On fire"_s, command);

    Story::must(id);
    const auto offered = offeredTo(mira());
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.first().id, *id);
    QCOMPARE(offered.first().name, u"On fire"_s);
    const auto& cells = offered.first().content.ticket.cells;
    QCOMPARE(cells[OfTicket::Title].text(), form.title);
    QCOMPARE(cells[OfTicket::Description].text(), form.description);
    QCOMPARE(cells[OfTicket::Impact].integer(), *form.impact);
    QCOMPARE(cells[OfTicket::AssignedTeamId].uuid(), m_blue.value());
    QCOMPARE(offered.first().content.tasks.size(), 1);
    QCOMPARE(*templates().createFrom(mira(), incident->ticket.id, u"On fire"_s, command), *id);
    QCOMPARE(codeOf(templates().createFrom(mira(), incident->ticket.id, u"Other"_s, command)),
        u"IDEMPOTENCY_MISMATCH"_s);
    const auto other = m_story->incidentIn(TicketStatus::New);
    Story::must(other);
    QCOMPARE(codeOf(templates().createFrom(mira(), *other, u"On fire"_s, command)),
        u"IDEMPOTENCY_MISMATCH"_s);
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    QCOMPARE(codeOf(templates().createFrom(bo, incident->ticket.id, u"Mine"_s)), u"FORBIDDEN"_s);
}

QTEST_GUILESS_MAIN(TstIncidentTemplates)
#include "tst_incident_templates.moc"
