#include "ui/tickets/ticket_story.h"

#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_rules.h"
#include "core/tickets/involvement.h"
#include "core/tickets/name_book.h"
#include "core/tickets/priority_terms.h"
#include "core/tickets/ticket_foresight.h"
#include "core/tickets/ticket_past.h"
#include "core/tickets/ticket_rating.h"
#include "core/tickets/ticket_sight.h"
#include "ui/words/words.h"

#include <limits>

#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

std::optional<PersonId> namedIn(const TicketExtension& extension)
{
    if (const auto* request = std::get_if<record::ServiceRequest>(&extension))
        return request->requestedForId;
    if (const auto* problem = std::get_if<record::Problem>(&extension))
        return problem->ownerId;
    if (const auto* change = std::get_if<record::Change>(&extension))
        return change->implementerId;
    return std::nullopt;
}

/// The names of everything on the ticket.
Result<> nameIn(Database& database, TicketStory& story)
{
    auto names = TicketQueries::names(database, story.ticket);
    if (!names)
        return names.error();
    story.names = std::move(*names);
    if (const auto person = namedIn(story.extension))
        story.named = NameBook(database).of(record::UserAccount::tableId, person->value());
    return {};
}

/// engines.md 2.6: what is calculated stands beside what was set.
Result<std::optional<int>> calculatedBeside(Database& database, const TicketStory& story)
{
    const auto& ticket = story.ticket;
    if (!ticket.priorityOverride || !ticket.priorityOverrideReason)
        return std::optional<int>();
    constexpr auto latest = std::numeric_limits<qint64>::max();
    const auto terms = priorityTermsAt(database, ticket.head.organizationId,
        {std::numeric_limits<quint64>::max(), QUuid(), latest});
    if (!terms)
        return terms.error();
    const auto ofMatrix = matrixPriority(terms->matrix, ticket.kind, ticket.impact, ticket.urgency);
    const auto score = priorityScore(ticket.impact, ticket.urgency, ticket.criticality);
    return std::optional(priorityBy(terms->method, ofMatrix, score));
}

/// G-13
Result<bool> mayDelete(Database& database, const Actor& actor, const record::Ticket& ticket)
{
    const auto permission = AccessService::permissionFor(ticket.kind, u"delete"_s);
    const bool isHeld =
        actor.scopeOf(permission) != Scope::None || actor.teamGrants.contains(permission);
    if (!isHeld) // most people, who need not wait for further questions
        return false;
    const auto involved = involvementOf(database, actor, ticket);
    if (!involved)
        return involved.error();
    return bool(AccessService::require(actor, permission, ticket, *involved));
}

/// What the status would allow and the core refuses them. What makes another ticket, reopens what
/// is closed, or deletes has a right of its own.
QList<TicketAct> deniedOn(
    const Actor& actor, const record::Ticket& ticket, const Involvement& involved)
{
    QList<TicketAct> denied;
    const auto reads = AccessService::mayRead(actor, ticket, involved);
    for (const auto act : ticketActs()) {
        const bool isWritten = act == TicketAct::Reply || act == TicketAct::Note;
        const bool isOther =
            act == TicketAct::Delete || act == TicketAct::FollowUp || raisedBy(act).has_value();
        const bool isOfKind = isWritten || ticket.kind == TicketKind::Incident;
        if (isOther || !isOfKind)
            continue;
        if ((isWritten && !reads) || !mayCommand(actor, ticket, commandCode(act), involved))
            denied += act;
    }
    return denied;
}

/// What the core lets whoever looks do with the ticket now.
Result<TicketRights> rightsOn(
    Database& database, const Actor& actor, const TicketStory& story, Timestamp now)
{
    const auto& ticket = story.ticket;
    TicketRights rights;
    const auto deletable = mayDelete(database, actor, ticket);
    if (!deletable)
        return deletable.error();
    rights.mayDelete = *deletable;
    const auto involved = ticket.kind == TicketKind::Incident
        ? incidentInvolvement(database, actor, ticket)
        : involvementOf(database, actor, ticket);
    if (!involved)
        return involved.error();
    rights.denied = deniedOn(actor, ticket, *involved);
    if (ticket.kind != TicketKind::Incident)
        return rights;
    const auto may = [&](const QString& permission) {
        return bool(AccessService::require(actor, permission, ticket, *involved));
    };
    rights.mayUpdate = may(u"incident.update"_s);
    rights.mayUnrestrict = may(u"ticket.read_restricted"_s);
    const auto reopenable = isReopenable(database, actor, ticket, now);
    if (!reopenable)
        return reopenable.error();
    rights.isReopenable = *reopenable;
    if (!isOpenIncident(ticket.status))
        return rights;
    rights.mayRaiseProblem = mayRaise(actor, ticket, TicketKind::Problem, *involved);
    rights.mayRaiseChange = mayRaise(actor, ticket, TicketKind::Change, *involved);
    const auto convertible =
        mayConvert(database, actor, ticket, std::get<record::Incident>(story.extension), *involved);
    if (!convertible)
        return convertible.error();
    rights.mayConvert = *convertible;
    return rights;
}

Result<TicketStory> storyIn(Database& database, Session& session, const Actor& actor, TicketId id,
    TicketDepth depth = TicketDepth::Story)
{
    if (auto done = foreseeTicket(database, actor, id, depth); !done)
        return done.error();
    auto found = readTicket(database, actor, id);
    if (!found)
        return found.error();
    TicketStory story{std::move(found->ticket), std::move(found->extension)};
    auto sight = TicketSight::of(database, actor, story.ticket);
    if (!sight)
        return sight.error();
    const auto rights = rightsOn(database, actor, story, session.replica->now());
    if (!rights)
        return rights.error();
    story.rights = *rights;
    story.showsInternal = sight->showsInternal();
    sight->withhold(story.ticket, story.extension);
    const auto calculated = calculatedBeside(database, story);
    if (!calculated)
        return calculated.error();
    story.calculatedPriority = *calculated;
    if (auto named = nameIn(database, story); !named)
        return named.error();
    auto conversation = TicketQueries::conversation(database, actor, id);
    if (!conversation)
        return conversation.error();
    story.conversation = *conversation;
    return story;
}

} // namespace

Result<TicketStory> storyOf(Session& session, const Actor& actor, TicketId id)
{
    return session.replica->read(
        [&](Database& database) { return storyIn(database, session, actor, id); });
}

Result<TicketWhole> wholeOf(Session& session, const Actor& actor, TicketId id)
{
    return session.replica->read([&](Database& database) -> Result<TicketWhole> {
        auto story = storyIn(database, session, actor, id, TicketDepth::History);
        if (!story)
            return story.error();
        auto history = historyOf(*session.replica, actor, id.value());
        if (!history)
            return history.error();
        return TicketWhole{std::move(*story), std::move(*history)};
    });
}

Result<TicketStory> pastStoryOf(Session& session, const Actor& actor, TicketId id, Timestamp at)
{
    return session.replica->read([&](Database& database) -> Result<TicketStory> {
        auto past = ticketAt(database, session.replica->rules(), actor, id, at);
        if (!past)
            return past.error();
        TicketStory story{std::move(past->ticket), std::move(past->extension)};
        const auto sight = TicketSight::of(database, actor, story.ticket);
        if (!sight)
            return sight.error();
        story.showsInternal = sight->showsInternal();
        story.conversation = std::move(past->conversation);
        auto named = nameIn(database, story);
        return named ? Result<TicketStory>(std::move(story)) : named.error();
    });
}

QHash<QString, QString> placeholdersOf(const TicketStory& story, const Actor& actor)
{
    const auto& ticket = story.ticket;
    const auto& names = story.names;
    return {{u"ticket.number"_s, ticket.number}, {u"ticket.title"_s, ticket.title},
        {u"ticket.status"_s, Words::of(ticket.status)},
        {u"ticket.priority"_s, Words::priority(ticket.priority)},
        {u"requester.name"_s, names.requester}, {u"assignee.name"_s, names.assignee},
        {u"team.name"_s, names.team}, {u"service.name"_s, names.service},
        {u"category.path"_s, names.categoryPath}, {u"actor.name"_s, actor.displayName}};
}

QList<ConversationItem> conversationOf(const TicketStory& story)
{
    const auto& ticket = story.ticket;
    auto conversation = story.conversation;
    if (!ticket.description.isEmpty()) {
        conversation.prepend({TicketCommentId(ticket.id.value()), story.names.requester, false, {},
            ticket.description, ticket.head.createdAt});
        conversation.first().authorId = ticket.head.createdBy.value_or(PersonId());
    }
    return conversation;
}

Timestamp newestIn(const TicketStory& story)
{
    auto newest = story.ticket.head.updatedAt;
    for (const auto& item : story.conversation)
        newest = std::max(newest, item.editedAt.value_or(item.createdAt));
    return newest;
}

} // namespace homeport
