#include "core/incidents/incident_bulk.h"
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_past.h"
#include "tests/core/access/rights_acts.h"

#include <QFile>

namespace homeport::test {

namespace {

Result<> viaStory(PeopleStory& story, const Actor& actor, const char* command, TicketId id)
{
    return story.runAs(actor, QString::fromLatin1(command), id);
}

/// A ticket that whoever asks has asked for, so that its end of a link is never what is missing.
TicketId another(PeopleStory& story, const Actor& actor)
{
    const auto id = story.incidentIn(TicketStatus::New, actor.person);
    Story::must(id);
    return *id;
}

/// Nobody answers, for longer than any weekend.
ClockKey missedOn(PeopleStory& story)
{
    story.desk->clock.advance(std::chrono::hours(120));
    return {SlaPolicyAgreementType::Sla, SlaTargetMetric::Response, 1};
}

Result<> readAny(PeopleStory& story, const Actor& actor, TicketId id)
{
    return plain(
        story.replica().read([&](Database& database) { return readTicket(database, actor, id); }));
}

Result<> readHistory(PeopleStory& story, const Actor& actor, TicketId id)
{
    return plain(historyOf(story.replica(), actor, id.value()));
}

Result<> say(PeopleStory& story, const Actor& actor, TicketId id)
{
    return plain(story.session().comments.add(actor, id, {u"So it is."_s}));
}

Result<> sayByMail(PeopleStory& story, const Actor& actor, TicketId id)
{
    Remark remark{u"So it is."_s};
    remark.way = RemarkWay::Email;
    return plain(story.session().comments.add(actor, id, remark));
}

Result<> deleted(PeopleStory& story, const Actor& actor, TicketId id)
{
    return story.session().deletions.remove(actor, id);
}

Result<> note(PeopleStory& story, const Actor& actor, TicketId id)
{
    return plain(story.session().comments.add(
        actor, id, {u"Between us."_s, TicketCommentVisibility::Internal}));
}

/// A new incident that takes up the closed one (processes.md section 11).
Result<> followUp(PeopleStory& story, const Actor& actor, TicketId id)
{
    const auto begun = story.incidents().followUp(actor, id);
    if (!begun)
        return begun.error();
    auto form = begun->form;
    form.title = u"Printer on fire again"_s;
    form.description = u"It smokes again."_s;
    return plain(story.incidents().create(actor, form));
}

BulkRun acknowledging(TicketId id)
{
    return {BulkRun::Mode::Write, theseTickets({id}),
        bulkOf([](IncidentService& service, const Actor& actor, TicketId which,
                   const Origin& origin) { return service.acknowledge(actor, which, origin); })};
}

/// To its end; answers the refusal, if there is one.
Result<> ended(PeopleStory& story, const Actor& actor, BulkRun& run)
{
    for (bool isMore = true; isMore;) {
        const auto step = run.step(story.replica(), actor);
        if (!step)
            return step.error();
        isMore = *step;
    }
    const auto& refused = run.outcome().refused;
    return refused.isEmpty() ? Result<>() : Result<>(refused.first().error);
}

} // namespace

const Matrix& matrix()
{
    static const Matrix read = [] {
        Matrix out;
        QFile file(QStringLiteral(HOMEPORT_TEST_DATA) + u"/permission_matrix.txt"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the matrix is missing");
        const QHash<QString, Scope> letters{{u"-"_s, Scope::None}, {u"O"_s, Scope::Own},
            {u"T"_s, Scope::Team}, {u"D"_s, Scope::Department}, {u"A"_s, Scope::Organization}};
        while (!file.atEnd()) {
            const auto line = QString::fromUtf8(file.readLine()).trimmed();
            const auto words = line.split(u' ', Qt::SkipEmptyParts);
            if (line.startsWith(u'#'))
                continue;
            if (out.roles.isEmpty()) {
                out.roles = words.sliced(1);
                continue;
            }
            out.permissions += words.first();
            for (qsizetype i = 0; i < out.roles.size(); ++i)
                out.scopes[out.roles[i]][words.first()] = letters.value(words.value(i + 1));
        }
        return out;
    }();
    return read;
}

bool covers(Scope scope, Relation relation)
{
    switch (relation) {
    case Relation::Own: return scope >= Scope::Own;
    case Relation::Team:
    case Relation::Task: return scope >= Scope::Team;
    case Relation::Other: return scope == Scope::Organization;
    }
    return false;
}

/// access.md section 1, steps 3 to 6.
bool isAllowed(const QString& role, const QString& permission, Relation relation, bool isRestricted)
{
    const bool takesPart = relation == Relation::Own || relation == Relation::Team;
    return covers(matrix().of(role, permission), relation)
        && (!isRestricted || takesPart
            || covers(matrix().of(role, u"ticket.read_restricted"_s), relation));
}

namespace {

/// All but those on what it carries.
std::vector<TicketAct> actsOnItself()
{
    using Status = TicketStatus;
    static const auto by = [](const char* command) {
        return [command](PeopleStory& story, const Actor& actor, TicketId id) {
            return viaStory(story, actor, command, id);
        };
    };
    return {
        {"acknowledge", "incident.update", Status::New, false, by("acknowledge")},
        {"assign", "incident.assign", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.incidents().assign(actor, id, {{}, story.mira().person, u"Yours"_s});
            }},
        {"take", "incident.update", Status::New, false, by("take")},
        {"start work", "incident.update", Status::New, false, by("start_work")},
        {"hold", "incident.update", Status::InProgress, false, by("hold")},
        {"resume", "incident.update", Status::OnHold, false, by("resume")},
        {"resolve", "incident.resolve", Status::InProgress, false, by("resolve")},
        {"confirm", "", Status::Resolved, true, by("confirm")},
        {"close", "incident.close", Status::Resolved, false, by("close")},
        {"reopen", "incident.reopen", Status::Resolved, true, by("reopen")},
        {"cancel", "incident.cancel", Status::InProgress, false, by("cancel")},
        {"withdraw", "incident.cancel", Status::New, true, by("cancel")},
        {"reply", "ticket.comment_public", Status::InProgress, false, by("comment_public"),
            "incident.read"},
        {"note", "ticket.comment_internal", Status::InProgress, false, by("comment_internal"),
            "incident.read"},
        {"reply as on any kind", "ticket.comment_public", Status::InProgress, false, say,
            "incident.read"},
        {"convert to a request", "incident.update", Status::InProgress, false,
            by("convert_to_request"), "service_request.create"},
        {"raise a problem", "problem.create", Status::InProgress, false, by("raise_problem"),
            "incident.read"},
        {"raise a change", "change.create", Status::InProgress, false, by("raise_change"),
            "incident.read"},
        {"edit", "incident.update", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.incidents().edit(actor, id, {.title = u"Printer in flames"_s});
            }},
        {"describe", "incident.update", Status::New, true, by("edit")},
        {"open as any kind", "incident.read", Status::New, false, readAny},
        {"read", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.incidents().find(actor, id));
            }},
        {"history", "incident.read", Status::New, false, readHistory},
        {"undo an edit", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) -> Result<> {
                Story::must(story.incidents().edit(story.mira(), id, {.title = u"Smoke"_s}));
                return story.undoLast(actor);
            }},
        {"override the priority", "incident.override_priority", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                PriorityOverride given;
                given.priority = 1;
                given.reason = u"The harbour stands still"_s;
                return story.incidents().overridePriority(actor, id, given);
            }},
        {"escalate", "incident.escalate", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.incidents().escalate(actor, id, u"Nobody moves"_s);
            }},
        {"void a breach", "sla.void_breach", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().breaches.voidBreach(
                    actor, id, missedOn(story), u"The harbour stood still"_s);
            },
            "incident.read"},
        {"take back that a breach was voided", "sla.void_breach", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) -> Result<> {
                Story::must(story.session().breaches.voidBreach(
                    story.mira(), id, missedOn(story), u"The harbour stood still"_s));
                return story.undoLast(actor);
            },
            "incident.read"},
        {"acknowledge a breach", "sla.acknowledge", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().breaches.acknowledge(actor, id, missedOn(story), {});
            },
            "incident.read"},
        {"recalculate the clocks", "sla.admin", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().breaches.recalculate(actor, id);
            },
            "incident.read"},
        {"read related tickets", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().links.related(actor, id));
            }},
        {"link", "ticket.link", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().links.link(
                    actor, id, TicketLinkLinkType::RelatesTo, another(story, actor));
            }},
        {"unlink", "ticket.link", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& links = story.session().links;
                Story::must(links.link(
                    story.mira(), id, TicketLinkLinkType::RelatesTo, another(story, actor)));
                const auto related = links.related(story.mira(), id);
                Story::must(related);
                return links.unlink(actor, related->links.first().link);
            }},
        {"put under a parent", "incident.update", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().links.setParent(actor, id, another(story, actor));
            }},
        {"take from its parent", "incident.update", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& links = story.session().links;
                Story::must(links.setParent(story.mira(), id, another(story, actor)));
                return links.setParent(actor, id, {});
            }},
        {"merge a duplicate", "incident.cancel", Status::InProgress, false, by("merge_duplicate")},
        {"broadcast", "ticket.comment_public", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.incidents().broadcast(actor, id, u"It is being put out."_s);
            },
            "incident.read"},
        {"clear the override", "incident.override_priority", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                PriorityOverride given;
                given.priority = 1;
                given.reason = u"The harbour stands still"_s;
                Story::must(story.incidents().overridePriority(story.mira(), id, given));
                return story.incidents().clearOverride(actor, id);
            }},
        {"de-escalate", "incident.escalate", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                Story::must(story.incidents().escalate(story.mira(), id, u"Nobody moves"_s));
                return story.incidents().deEscalate(actor, id, u"They move"_s);
            }},
        {"delete", "incident.delete", Status::InProgress, false, deleted},
        {"delete what is closed", "incident.delete", Status::Closed, false, deleted},
        {"undo a deletion", "incident.delete", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                Story::must(deleted(story, story.mira(), id));
                return story.undoLast(actor);
            }},
        {"delete a request", "service_request.delete", Status::New, false, deleted, "",
            TicketKind::ServiceRequest},
        {"delete a problem", "problem.delete", Status::New, false, deleted, "",
            TicketKind::Problem},
        {"delete a change", "change.delete", Status::New, false, deleted, "", TicketKind::Change},
        {"read clocks", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.replica().read([&](Database& database) {
                    return ticketServiceLevels(database, actor, story.session().serviceLevels, id,
                        story.desk->clock.now());
                }));
            }},
        {"read a request", "service_request.read", Status::New, false, readAny, "",
            TicketKind::ServiceRequest},
        {"read a request's history", "service_request.read", Status::New, false, readHistory, "",
            TicketKind::ServiceRequest},
        {"reply on a request", "ticket.comment_public", Status::New, false, say,
            "service_request.read", TicketKind::ServiceRequest},
        {"note on a request", "ticket.comment_internal", Status::New, false, note,
            "service_request.read", TicketKind::ServiceRequest},
        {"read a problem", "problem.read", Status::New, false, readAny, "", TicketKind::Problem},
        {"read a problem's history", "problem.read", Status::New, false, readHistory, "",
            TicketKind::Problem},
        {"reply on a problem", "ticket.comment_public", Status::New, false, say, "problem.read",
            TicketKind::Problem},
        {"note on a problem", "ticket.comment_internal", Status::New, false, note, "problem.read",
            TicketKind::Problem},
        {"read a change", "change.read", Status::New, false, readAny, "", TicketKind::Change},
        {"read a change's history", "change.read", Status::New, false, readHistory, "",
            TicketKind::Change},
        {"reply on a change", "ticket.comment_public", Status::New, false, say, "change.read",
            TicketKind::Change},
        {"note on a change", "ticket.comment_internal", Status::New, false, note, "change.read",
            TicketKind::Change},
        {"acknowledge many", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto run = acknowledging(id);
                return ended(story, actor, run);
            },
            "ticket.bulk"},
        {"take back many", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto run = acknowledging(id);
                Story::must(ended(story, story.mira(), run));
                auto back = undoOf(run.run());
                return ended(story, actor, back);
            }},
        {"report a follow-up", "incident.create", Status::Closed, false, followUp, "incident.read",
            TicketKind::Incident, true},
        {"make a template of it", "incident.admin", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                const auto name = named<record::TicketTemplate>().name;
                return plain(story.session().templates.createFrom(actor, id, name));
            },
            "incident.read", TicketKind::Incident, true},
        {"look back", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.replica().read([&](Database& database) {
                    return ticketAt(
                        database, story.replica().rules(), actor, id, story.desk->clock.now());
                }));
            }},
        {"find by number", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().links.byNumber(actor, story.ticket(id).number));
            }},
        {"reply by e-mail", "ticket.comment_public", Status::InProgress, false, sayByMail,
            "incident.read"},
        {"find a request", "service_request.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().requests.find(actor, id));
            },
            "", TicketKind::ServiceRequest},
        {"find a problem", "problem.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().problems.find(actor, id));
            },
            "", TicketKind::Problem},
        {"find a change", "change.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().changes.find(actor, id));
            },
            "", TicketKind::Change},
    };
}

} // namespace

const std::vector<TicketAct>& ticketActs()
{
    static const std::vector<TicketAct> acts = [] {
        auto all = actsOnItself();
        for (const auto& further : {thingActs(), likenessActs()})
            all.insert(all.end(), further.begin(), further.end());
        return all;
    }();
    return acts;
}

} // namespace homeport::test
