#include "core/incidents/incident_bulk.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/history.h"
#include "tests/core/access/rights_acts.h"

#include <QFile>

namespace homeport::test {

namespace {

template <typename T>
Result<> plain(const Result<T>& result)
{
    return result ? Result<>() : Result<>(result.error());
}

Result<> viaStory(PeopleStory& story, const Actor& actor, const char* command, TicketId id)
{
    return story.runAs(actor, QString::fromLatin1(command), id);
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
    case Relation::Team: return scope >= Scope::Team;
    case Relation::Other: return scope == Scope::Organization;
    }
    return false;
}

/// access.md section 1, steps 3 to 6.
bool isAllowed(const QString& role, const QString& permission, Relation relation, bool isRestricted)
{
    const bool takesPart = relation != Relation::Other;
    return covers(matrix().of(role, permission), relation)
        && (!isRestricted || takesPart
            || covers(matrix().of(role, u"ticket.read_restricted"_s), relation));
}

const std::vector<TicketAct>& ticketActs()
{
    using Status = TicketStatus;
    static const auto by = [](const char* command) {
        return [command](PeopleStory& story, const Actor& actor, TicketId id) {
            return viaStory(story, actor, command, id);
        };
    };
    static const std::vector<TicketAct> acts{
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
        {"reply", "ticket.comment_public", Status::InProgress, false, by("comment_public")},
        {"note", "ticket.comment_internal", Status::InProgress, false, by("comment_internal")},
        {"reply as on any kind", "ticket.comment_public", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().comments.add(actor, id, {u"So it is."_s}));
            }},
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
        {"open as any kind", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.replica().read(
                    [&](Database& database) { return readTicket(database, actor, id); }));
            }},
        {"read", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.incidents().find(actor, id));
            }},
        {"history", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(historyOf(story.replica(), actor, id.value()));
            }},
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
        {"tag", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().tags.add(actor, id, u"smoke"_s);
            }},
        {"have somebody watch", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().watchers.add(actor, id, story.mira().person);
            }},
        {"add a task", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                NewTask task;
                task.title = u"Look"_s;
                return plain(story.session().tasks.add(actor, id, task));
            }},
        {"book time", "ticket.book_time", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                TimeBooking booking;
                booking.minutes = 5;
                booking.startedAt = story.desk->clock.now() - std::chrono::hours(1);
                return story.session().times.book(actor, id, booking);
            }},
        {"read tags", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().tags.list(actor, id));
            }},
        {"read tasks", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().tasks.list(actor, id));
            }},
        {"read watchers", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().watchers.list(actor, id));
            }},
        {"read related tickets", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().links.related(actor, id));
            }},
        {"read attachments", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().attachments.list(actor, id));
            }},
        {"acknowledge many", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) -> Result<> {
                BulkRun run(BulkRun::Mode::Write, theseTickets({id}),
                    bulkOf([](IncidentService& service, const Actor& one, TicketId which,
                               const Origin& origin) {
                        return service.acknowledge(one, which, origin);
                    }));
                for (bool isMore = true; isMore;) {
                    const auto step = run.step(story.replica(), actor);
                    if (!step)
                        return step.error();
                    isMore = *step;
                }
                const auto& refused = run.outcome().refused;
                return refused.isEmpty() ? Result<>() : Result<>(refused.first().error);
            },
            "ticket.bulk"},
    };
    return acts;
}

} // namespace homeport::test
