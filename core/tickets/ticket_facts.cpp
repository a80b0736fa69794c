#include "core/tickets/ticket_facts.h"

#include "core/tickets/standing_entries.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

template <typename T>
T cellAs(const Row& row, Field::Position field)
{
    T out{};
    fromValue(row.cells[size_t(field)], out);
    return out;
}

quint16 idOf(Field::Position field)
{
    return record::Ticket::table().fields[size_t(field)].id;
}

/// The act's own name: "incident.hold" and "problem.hold" are both holding.
QStringView actOf(const Entry& entry)
{
    return QStringView(entry.command).mid(entry.command.indexOf(u'.') + 1);
}

/// The rights were asked as it was said; nobody's are those of a later day.
bool saysAsSupport(const Entry& entry)
{
    static const auto field =
        record::TicketComment::table().fields[record::TicketComment::Field::IsFromSupport].id;
    return std::any_of(entry.edits.begin(), entry.edits.end(), [](const CellEdit& edit) {
        return edit.table == record::TicketComment::tableId && edit.field == field
            && edit.value.boolean();
    });
}

/// G-10. Only support users hold, resolve and write notes; an imported past says no more than
/// that a ticket had left its first state.
bool acknowledges(const Entry& entry, const QUuid& ticket, const QUuid& requester)
{
    if (isImported(entry)) {
        return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
            return edit.row == ticket && edit.table == record::Ticket::tableId
                && edit.field == idOf(Field::Status) && edit.value != Value(TicketStatus::New);
        });
    }
    const auto person = entry.onBehalfOf.isNull() ? entry.actor : entry.onBehalfOf;
    if (person.isNull())
        return false;
    const auto act = actOf(entry);
    if (act == "comment_public"_L1 || act == "cancel"_L1) // cancelling says why, in public
        return person != requester && saysAsSupport(entry);
    return act == "acknowledge"_L1 || act == "start_work"_L1 || act == "hold"_L1
        || act == "resolve"_L1 || act == "comment_internal"_L1;
}

void keepEarlier(std::optional<Timestamp>& kept, Timestamp at)
{
    kept = kept ? std::min(*kept, at) : at;
}

/// Said to the requester: by someone else, and not by a machine.
bool isToRequester(const Said& comment, PersonId requester)
{
    using enum TicketCommentKind;
    return comment.author != requester && comment.kind != System && comment.kind != ApprovalNote;
}

} // namespace

void StoryFacts::add(const Entry& entry, const QUuid& ticket, const QUuid& requester)
{
    const auto at = fromMsecs(entry.happenedAt);
    bool assigns = false;
    for (const auto& edit : entry.edits) {
        if (edit.table != record::Ticket::tableId || edit.row != ticket)
            continue;
        const bool isUser = edit.field == idOf(Field::AssignedUserId);
        assigns = assigns || isUser || edit.field == idOf(Field::AssignedTeamId);
        if (isUser && !edit.value.isNull())
            keepEarlier(firstAssignedAt, at);
    }
    if (assigns) {
        ++assignments;
        assignedAt = assignedAt ? std::max(*assignedAt, at) : at;
    }
    if (acknowledges(entry, ticket, requester))
        keepEarlier(acknowledgedAt, at);
}

StoryFacts factsOf(const std::vector<Entry>& entries, const FoldRules& rules, const QUuid& ticket,
    const QUuid& requester)
{
    StoryFacts facts;
    for (const auto* entry : standingEntries(entries, rules, ticket))
        facts.add(*entry, ticket, requester);
    return facts;
}

StoryFacts factsIn(const Row& ticket)
{
    StoryFacts facts;
    facts.firstAssignedAt = cellAs<std::optional<Timestamp>>(ticket, Field::FirstAssignedAt);
    facts.assignedAt = cellAs<std::optional<Timestamp>>(ticket, Field::AssignedAt);
    facts.acknowledgedAt = cellAs<std::optional<Timestamp>>(ticket, Field::AcknowledgedAt);
    facts.assignments = facts.assignedAt ? cellAs<int>(ticket, Field::ReassignmentCount) + 1 : 0;
    return facts;
}

void putFacts(const StoryFacts& facts, Row& ticket)
{
    ticket.cells[Field::FirstAssignedAt] = toValue(facts.firstAssignedAt);
    ticket.cells[Field::AssignedAt] = toValue(facts.assignedAt);
    ticket.cells[Field::AcknowledgedAt] = toValue(facts.acknowledgedAt);
    ticket.cells[Field::ReassignmentCount] = facts.reassignments();
}

FirstResponse firstResponse(std::span<const Said> said, const Row& ticket)
{
    const auto requester = cellAs<PersonId>(ticket, Field::RequesterId);
    FirstResponse first;
    for (const auto& comment : said) {
        const bool isResponse =
            comment.kind == TicketCommentKind::Resolution || isToRequester(comment, requester);
        if (isResponse && (!first.at || comment.at < *first.at))
            first = {comment.at, comment.author, comment.id};
    }
    const auto resolvedAt = cellAs<std::optional<Timestamp>>(ticket, Field::ResolvedAt);
    if (resolvedAt && (!first.at || *resolvedAt < *first.at))
        first = {resolvedAt, cellAs<std::optional<PersonId>>(ticket, Field::ResolvedBy)};
    return first;
}

int publicContacts(
    std::span<const Said> said, PersonId requester, const std::optional<Timestamp>& resolvedAt)
{
    return int(std::count_if(said.begin(), said.end(), [&](const Said& comment) {
        return isToRequester(comment, requester) && comment.kind != TicketCommentKind::Resolution
            && (!resolvedAt || comment.at < *resolvedAt);
    }));
}

} // namespace homeport
