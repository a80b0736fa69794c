#include "core/tickets/ticket_foresight.h"

#include "core/journal/fold.h"
#include "core/tickets/involvement.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_queries.h"
#include "core/tickets/undo_rules.h"

#include "record/incident.h"
#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql openPartsOf{"tickets.openParts", R"sql(
    SELECT count(*) FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id
       AND kind = 'incident' AND is_open AND deleted_at IS NULL
)sql"};

} // namespace

Question openPartsQuestion(OrganizationId organization, TicketId id)
{
    return {openPartsOf, {{"organization_id", organization}, {"ticket_id", id}}};
}

Result<> foreseeTicket(Database& database, const Actor& actor, TicketId id, TicketDepth depth)
{
    if (database.dialect() == Dialect::Sqlite)
        return {};
    // For this ticket it may be otherwise; then the conversation is waited for by itself.
    const auto internal = u"ticket.read_internal"_s;
    const bool seesInternal =
        actor.scopeOf(internal) != Scope::None || actor.teamGrants.contains(internal);
    std::vector<Question> questions{rowQuestion(record::Ticket::table(), id.value()),
        rowQuestion(record::Incident::table(), id.value()),
        watchesQuestion(actor.person, id.value()), openPartsQuestion(actor.organization, id),
        TicketQueries::conversationQuestion(id, seesInternal)};
    if (const auto tasks = taskTeamsQuestion(actor, id.value()))
        questions.push_back(*tasks);
    if (depth == TicketDepth::History) {
        questions.push_back(StreamBook::question());
        questions.push_back(entriesQuestion(id.value()));
        questions.push_back(UndoRules::commentsQuestion(id.value()));
    }
    return database.foresee(questions);
}

} // namespace homeport
