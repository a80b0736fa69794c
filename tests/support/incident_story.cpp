#include "tests/support/incident_story.h"

namespace homeport::test {

Story::Story() : Story(freshDesk()) {}

Story::Story(std::unique_ptr<TestDesk> given) : desk(std::move(given)) {}

Story::~Story() = default;

std::optional<CategoryId> Story::category()
{
    auto found = desk->session->replica->read([](Database& database) -> Result<QUuid> {
        // By name: the identities are random, and tests add categories of their own.
        auto row = one(database,
            {"test.category",
                "SELECT id FROM category WHERE module = 'incident' AND name = 'End-User Device'"
                " AND organization_id = (SELECT organization_id FROM desk)"});
        return row ? Result<QUuid>((*row)->uuid(0)) : row.error();
    });
    return found ? std::optional(CategoryId(*found)) : std::nullopt;
}

NewIncident Story::form()
{
    NewIncident form;
    form.title = u"Printer on fire"_s;
    form.description = u"It smokes."_s;
    form.requester = mira().person;
    form.impact = 2;
    form.urgency = 1;
    form.category = category();
    return form;
}

NewServiceRequest Story::requestForm()
{
    NewServiceRequest form;
    form.title = u"Another printer"_s;
    form.service = requestable();
    return form;
}

NewProblem Story::problemForm()
{
    NewProblem form;
    form.title = u"Printers catch fire"_s;
    form.description = u"Three by now."_s;
    form.detection = ProblemDetection::Reactive;
    return form;
}

NewChange Story::changeForm()
{
    NewChange form;
    form.title = u"Printers of stone"_s;
    form.description = u"They do not burn."_s;
    form.type = ChangeChangeType::Normal;
    return form;
}

TicketId Story::ticketOf(TicketKind kind)
{
    auto& session = *desk->session;
    const auto idOf = [](const auto& made) {
        must(made);
        return made->ticket.id;
    };
    switch (kind) {
    case TicketKind::Incident: break;
    case TicketKind::ServiceRequest: return idOf(session.requests.create(mira(), requestForm()));
    case TicketKind::Problem: return idOf(session.problems.create(mira(), problemForm()));
    case TicketKind::Change: return idOf(session.changes.create(mira(), changeForm()));
    }
    return idOf(session.incidents.create(mira(), form()));
}

Result<TicketId> Story::incidentIn(TicketStatus status, const std::optional<PersonId>& requester)
{
    auto reported = form();
    reported.requester = requester.value_or(mira().person);
    auto made = incidents().create(mira(), reported);
    if (!made)
        return made.error();
    const auto id = made->ticket.id;
    QStringList way;
    switch (status) {
    case TicketStatus::New: break;
    case TicketStatus::Acknowledged: way = {u"acknowledge"_s}; break;
    case TicketStatus::Assigned: way = {u"assign"_s}; break;
    case TicketStatus::InProgress: way = {u"start_work"_s}; break;
    case TicketStatus::OnHold: way = {u"start_work"_s, u"hold"_s}; break;
    case TicketStatus::Resolved: way = {u"start_work"_s, u"resolve"_s}; break;
    case TicketStatus::Closed: way = {u"start_work"_s, u"resolve"_s, u"close"_s}; break;
    default: way = {u"cancel"_s}; break;
    }
    for (const auto& command : way) {
        if (auto done = run(command, id); !done)
            return done.error();
    }
    return id;
}

Result<> Story::run(const QString& command, TicketId id, const Origin& origin)
{
    return runAs(mira(), command, id, origin);
}

Result<> Story::runAs(const Actor& actor, const QString& command, TicketId id, const Origin& origin)
{
    auto& service = incidents();
    const auto said = [&](TicketCommentVisibility visibility) -> Result<> {
        auto made = service.comment(actor, id, u"So it is."_s, visibility, origin.command);
        return made ? Result<>() : made.error();
    };
    if (command == "acknowledge"_L1)
        return service.acknowledge(actor, id, origin);
    if (command == "assign"_L1)
        return service.assign(actor, id, {{}, mira().person, {}}, origin);
    if (command == "take"_L1)
        return service.take(actor, id, origin);
    if (command == "start_work"_L1)
        return service.startWork(actor, id, origin);
    if (command == "hold"_L1)
        return service.hold(actor, id, {}, origin);
    if (command == "resume"_L1)
        return service.resume(actor, id, origin);
    if (command == "resolve"_L1)
        return service.resolve(actor, id, {IncidentResolutionCode::Fixed, u"Put out."_s}, origin);
    if (command == "confirm"_L1)
        return service.confirm(actor, id, origin);
    if (command == "close"_L1)
        return service.close(actor, id, TicketCloseReason::Administrative, origin);
    if (command == "reopen"_L1)
        return service.reopen(actor, id, u"Burns again"_s, origin);
    if (command == "comment_public"_L1)
        return said(TicketCommentVisibility::Public);
    if (command == "comment_internal"_L1)
        return said(TicketCommentVisibility::Internal);
    if (command == "edit"_L1)
        return service.edit(actor, id, {.description = u"It smokes, and smells."_s}, origin);
    if (command == "merge_duplicate"_L1) {
        auto target = service.create(mira(), form());
        if (!target)
            return target.error();
        return service.mergeDuplicate(actor, id, target->ticket.id, origin);
    }
    if (command == "convert_to_request"_L1)
        return withoutAnswer(service.convertToRequest(actor, id, requestForm(), origin));
    if (command == "raise_problem"_L1)
        return withoutAnswer(service.raiseProblem(actor, id, problemForm(), origin));
    if (command == "raise_change"_L1)
        return withoutAnswer(service.raiseChange(actor, id, changeForm(), origin));
    return service.cancel(actor, id, TicketCancelReason::Withdrawn, u"Never mind"_s, origin);
}

ServiceId Story::serviceLike(record::Service service)
{
    record::ServiceCategory section;
    section.id = ServiceCategoryId(QUuid::createUuid());
    section.name = service.name;
    must(add(section));
    service.id = ServiceId(QUuid::createUuid());
    service.categoryId = section.id;
    must(add(service));
    return service.id;
}

ServiceId Story::requestable()
{
    if (requestableService)
        return *requestableService;
    record::Service service;
    service.name = service.code = u"A printer"_s;
    service.lifecycle = ServiceLifecycle::Published;
    service.isRequestable = true;
    requestableService = serviceLike(service);
    return *requestableService;
}

Actor Story::personWith(const QString& role, const QString& name)
{
    record::UserAccount person;
    person.id = PersonId(QUuid::createUuid());
    person.username = name.toLower();
    person.displayName = name;
    must(add(person));
    give(person.id, role);
    return actorOf(person.id);
}

Actor Story::personHolding(const QStringList& permissions, const QString& name)
{
    record::UserAccount person;
    person.id = PersonId(QUuid::createUuid());
    person.username = name.toLower();
    person.displayName = name;
    must(add(person));
    Actor actor;
    actor.person = person.id;
    actor.organization = mira().organization;
    for (const auto& each : permissions)
        actor.grants.insert(each, Scope::Own);
    return actor;
}

void Story::give(PersonId person, const QString& role, const std::optional<TeamId>& team)
{
    auto found = one(desk->session->replica->database(),
        {"test.role", "SELECT id FROM role WHERE code = :code"}, {{"code", role}});
    must(found);
    record::UserRole held;
    held.userId = person;
    held.roleId = RoleId((*found)->uuid(0));
    held.teamId = team;
    held.validFrom = desk->clock.now();
    found->reset();
    alter<record::Role>(held.roleId, [](record::Role& row) { row.isActive = true; });
    must(add(held));
}

Actor Story::actorOf(PersonId person)
{
    auto actor = desk->session->access.actorFor(person);
    must(actor);
    return *actor;
}

TeamId Story::teamOf(const QString& name, const QList<PersonId>& members)
{
    record::Team team;
    team.id = TeamId(QUuid::createUuid());
    team.name = name;
    must(add(team));
    for (const auto& member : members) {
        record::TeamMember joined;
        joined.teamId = team.id;
        joined.userId = member;
        joined.joinedAt = desk->clock.now();
        must(add(joined));
    }
    return team.id;
}

void Story::giveUp(const Error& error)
{
    qFatal("%s: %s", qPrintable(error.subject), qPrintable(error.detail));
}

} // namespace homeport::test
