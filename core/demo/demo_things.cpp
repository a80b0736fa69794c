#include "core/demo/demo_things.h"

#include "core/access/directory.h"
#include "core/db/id_list.h"
#include "core/incidents/incident_conversion.h"

#include <QBuffer>

#include "record/service.h"
#include "record/service_category.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql openIncidents{"demo.open", R"sql(
    SELECT id FROM ticket
     WHERE organization_id = :organization_id AND kind = 'incident' AND is_open
       AND deleted_at IS NULL
     ORDER BY next_due_at NULLS LAST, id
     LIMIT 10
)sql"};

constexpr const char* tags[] = {"vpn", "oslo", "new starter", "printer", "recurring", "vendor"};
constexpr const char* tasks[] = {"Ask the supplier for a date", "Replace the cable in room 214",
    "Compare the two gateways", "Tell the shift lead", "Check the logs of last night"};
constexpr const char* notes[] = {"Same switch in both", "Seen at the same time"};

struct Form
{
    const char* name;
    const char* values;
    const char* tasks;
};
constexpr Form templates[] = {
    {"New starter",
        R"({"title":"New starter","description":"Name, first day, manager.","impact":3,"urgency":2})",
        R"([{"title":"Order the laptop","sequence":1},{"title":"Make the account","sequence":1},
            {"title":"Hand it over","sequence":2}])"},
    {"Badge lost", R"({"title":"Badge lost","description":"Where it was seen last.","urgency":1})",
        R"([{"title":"Lock the badge"},{"title":"Print another","is_mandatory":false}])"},
    {"Shared printer", R"({"title":"Printer does not print","impact":2,"urgency":2})", "[]"},
};

struct Text
{
    const char* name;
    const char* body;
    bool isForAll;
};
constexpr Text textModules[] = {
    {"Greeting", "Dear {{requester.name}},\n\nthank you for your report {{ticket.number}}.", true},
    {"Password", "For your safety we never ask for your password, and you need not send it.", true},
    {"Try again", "Please start the machine anew, and tell us whether it helps.\n\n{{actor.name}}",
        false},
};

constexpr const char* services[] = {"New laptop", "Second screen", "Loan equipment"};

Result<> addForms(Session& session, const Actor& actor)
{
    for (const auto& form : templates) {
        record::TicketTemplate row;
        row.name = QString::fromUtf8(form.name);
        row.values = QString::fromUtf8(form.values);
        row.tasks = QString::fromUtf8(form.tasks);
        if (auto made = session.templates.create(actor, row); !made)
            return made.error();
    }
    for (const auto& text : textModules) {
        record::TextModule row;
        row.name = QString::fromUtf8(text.name);
        row.body = QString::fromUtf8(text.body);
        if (!text.isForAll)
            row.ownerId = actor.person;
        if (auto made = session.textModules.create(actor, row); !made)
            return made.error();
    }
    return {};
}

Result<QList<TicketId>> incidents(Session& session, const Actor& actor)
{
    return session.replica->read([&](Database& database) {
        return idsOf<QList<TicketId>>(
            database, openIncidents, {{"organization_id", actor.organization}});
    });
}

template <size_t Count>
QString nth(const char* const (&texts)[Count], qsizetype at)
{
    return QString::fromUtf8(texts[size_t(at) % Count]);
}

Result<> addLog(Session& session, const Actor& actor, TicketId id, qsizetype at)
{
    QBuffer log;
    for (int line = 0; line < 900; ++line) {
        log.buffer() += "09:" + QByteArray::number(line / 60).rightJustified(2, '0') + ':'
            + QByteArray::number(line % 60).rightJustified(2, '0') + " gateway "
            + QByteArray::number(at) + ": rekey of tunnel " + QByteArray::number(line % 7)
            + " took too long, closing\n";
    }
    if (!log.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Internal, u"demo"_s};
    auto staged = session.attachments.stage(actor, id, u"vpn-client.log"_s, log);
    if (!staged)
        return staged.error();
    auto said = session.incidents.comment(
        actor, id, u"The log of this morning."_s, TicketCommentVisibility::Internal, {}, {*staged});
    return said ? Result<>() : said.error();
}

Result<> addWork(Session& session, const Actor& actor, TicketId id, qsizetype at)
{
    NewTask first{.title = nth(tasks, at), .sequence = 1, .assignee = actor.person};
    auto made = session.tasks.add(actor, id, first);
    if (!made)
        return made.error();
    if (at % 4 == 0) {
        if (auto begun = session.tasks.perform(actor, *made, TaskEvent::Start); !begun)
            return begun;
    }
    auto second = session.tasks.add(
        actor, id, {.title = nth(tasks, at + 2), .sequence = 2, .isMandatory = false});
    if (!second)
        return second.error();
    return session.times.book(actor, id, {.minutes = 15 + int(at % 5) * 20});
}

/// Answers the first of them.
Result<ServiceId> addServices(Session& session, const Actor& actor)
{
    ServiceId first;
    const auto written = session.replica->write(
        actor.author(), {.code = u"service.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            first = {};
            record::ServiceCategory section;
            section.id = ServiceCategoryId(unit.newId());
            section.name = u"Workplace"_s;
            if (auto made = unit.create(section); !made)
                return made;
            for (const auto* name : services) {
                record::Service service;
                service.id = ServiceId(unit.newId());
                service.name = service.code = QString::fromUtf8(name);
                service.categoryId = section.id;
                service.lifecycle = ServiceLifecycle::Published;
                service.isRequestable = true;
                if (auto made = unit.create(service); !made)
                    return made;
                if (first.isNull())
                    first = service.id;
            }
            return {};
        });
    return written ? Result<ServiceId>(first) : written.error();
}

Result<> raiseProblem(Session& session, const Actor& actor, const Incident& from)
{
    auto form = problemFrom(*session.replica, actor, from);
    if (!form)
        return form.error();
    form->owner = actor.person;
    form->symptoms = u"Several reports a week, more of them on Monday mornings."_s;
    auto made = session.incidents.raiseProblem(actor, from.ticket.id, *form);
    return made ? Result<>() : made.error();
}

Result<> raiseChange(Session& session, const Actor& actor, const Incident& from)
{
    auto form = changeFrom(*session.replica, actor, from);
    if (!form)
        return form.error();
    form->justification = u"It comes back whatever is done about it; only a change ends it."_s;
    auto made = session.incidents.raiseChange(actor, from.ticket.id, *form);
    return made ? Result<>() : made.error();
}

Result<> convert(Session& session, const Actor& actor, const Incident& from, ServiceId service)
{
    auto form = requestFrom(*session.replica, actor, from);
    if (!form)
        return form.error();
    form->title = u"New laptop for a new colleague"_s;
    form->description = u"She begins on the first; a docking station and two screens are there."_s;
    form->service = service;
    auto made = session.incidents.convertToRequest(actor, from.ticket.id, *form);
    return made ? Result<>() : made.error();
}

/// What comes of incidents.
Result<> addOthers(Session& session, const Actor& actor, const QList<TicketId>& ids)
{
    const auto service = addServices(session, actor);
    if (!service)
        return service.error();
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto from = session.incidents.find(actor, ids.at(i));
        if (!from)
            return from.error();
        const bool isLast = i > 0 && i + 1 == ids.size();
        auto done = i == 0 ? raiseProblem(session, actor, *from)
            : isLast       ? convert(session, actor, *from, *service)
            : i % 4 == 1   ? raiseChange(session, actor, *from)
                           : Result<>();
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Result<> addDemoThings(Session& session, const Actor& actor)
{
    if (auto made = addForms(session, actor); !made)
        return made;
    auto ids = incidents(session, actor);
    if (!ids)
        return ids.error();
    auto colleagues =
        session.replica->read([&](Database& database) { return people(database, actor); });
    if (!colleagues)
        return colleagues.error();
    for (qsizetype i = 0; i < ids->size(); ++i) {
        const auto id = ids->at(i);
        if (auto tagged = session.tags.add(actor, id, nth(tags, i)); !tagged)
            return tagged;
        if (i > 0 && i % 2 == 0) {
            auto linked = session.links.link(
                actor, id, TicketLinkLinkType::RelatesTo, ids->at(i - 1), nth(notes, i));
            if (!linked)
                return linked;
        }
        if (i % 3 == 0) {
            const auto& who = colleagues->at((i * 7) % colleagues->size());
            if (auto added = session.watchers.add(actor, id, PersonId(who.id)); !added)
                return added;
        }
        if (i % 2 == 0) {
            if (auto worked = addWork(session, actor, id, i); !worked)
                return worked;
        }
        if (i % 4 == 0) {
            if (auto logged = addLog(session, actor, id, i); !logged)
                return logged;
        }
    }
    return addOthers(session, actor, *ids);
}

} // namespace homeport
