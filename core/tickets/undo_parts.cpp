#include "core/journal/field_clock.h"
#include "core/tickets/link_rules.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/undo_rules.h"

#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

// What an undo takes back on other tickets.

/// Where something was said in public.
struct Saying
{
    QUuid ticket;
    QUuid from; ///< the parent it was said on, of which the ticket is a part; null: none
};

/// Nothing where the act said nothing in public.
std::optional<Saying> sayingOf(const Entry& act)
{
    using Field = record::TicketComment::Field;
    if (!act.command.endsWith(".comment_public"_L1))
        return std::nullopt;
    const auto& fields = record::TicketComment::table().fields;
    Saying said;
    for (const auto& edit : act.edits) {
        if (edit.table != record::TicketComment::tableId)
            continue;
        if (edit.field == fields[Field::TicketId].id)
            said.ticket = edit.value.uuid();
        else if (edit.field == fields[Field::FromTicketId].id)
            said.from = edit.value.uuid();
    }
    return said.ticket.isNull() ? std::nullopt : std::optional(said);
}

/// The newest entry about the same act as `one`, if it leaves the act as that one did.
const Entry* newestLike(const std::vector<Entry>& story, const Entry& one)
{
    Acts acts;
    Acts::Act wanted;
    Acts::Act newest;
    const Entry* found = nullptr;
    for (const auto& entry : story) {
        const auto act = acts.note(entry);
        const bool isItself = placeOf(entry) == placeOf(one);
        if (isItself)
            wanted = act;
        if (!isItself && (!found || act.of != wanted.of))
            continue;
        newest = act;
        found = &entry;
    }
    return found && newest.stands == wanted.stands ? found : nullptr;
}

} // namespace

Result<std::vector<UndoRules::OnPart>> UndoRules::partsOf(const Entry& entry)
{
    std::vector<OnPart> parts;
    if (entry.run.isNull())
        return parts;
    auto act = actBehind(entry);
    if (!act)
        return act.error();
    const auto said = sayingOf(*act->entry);
    if (!said || !said->from.isNull()) // a part has none of its own (PC-1)
        return parts;
    auto entries = entriesInRun(m_database, entry.run);
    if (!entries)
        return entries.error();
    for (const auto& other : *entries) {
        auto otherAct = actBehind(other);
        if (!otherAct)
            return otherAct.error();
        const auto repeated = sayingOf(*otherAct->entry);
        if (!repeated || repeated->from != said->ticket)
            continue;
        auto part = aggregate(repeated->ticket);
        if (!part)
            return part.error();
        if (!*part || (*part)->story.ticket.head.deletedAt) // as nobody sees it, it says nothing
            continue;
        const auto& story = (*part)->story;
        if (const auto* standing = newestLike(story.entries, other))
            parts.push_back({standing, &story});
    }
    return parts;
}

/// What kept the part from it, said of the part. A failure stays what it is.
Error UndoRules::standsInTheWay(const OnPart& part, const Error& refusal) const
{
    const bool isRefusal = refusal.kind == Error::Kind::Conflict
        || refusal.kind == Error::Kind::Denied || refusal.kind == Error::Kind::NotFound;
    if (!isRefusal || m_database.isRetryable(refusal))
        return refusal;
    const auto& story = *part.part;
    const bool isSeen = AccessService::mayRead(m_actor, story.ticket, story.involved);
    return {Error::Kind::Conflict, isSeen ? story.ticket.number : u"ticket"_s, refusal.code,
        u"SAID_ON_PART"_s};
}

/// PC-1: a part comes back, or back to its parent, to where there is one level. Meanwhile the
/// parent may have become a part, and what was a part may have got some of its own.
Result<> UndoRules::judgeDepth(const Entry& entry, const record::Ticket& ticket)
{
    static const auto field = record::Ticket::table().fields[record::Ticket::Field::ParentId].id;
    auto parent = ticket.parentId;
    bool comesBack = false;
    bool isMoved = false;
    for (const auto& edit : entry.edits) {
        if (edit.table != record::Ticket::tableId || edit.row != ticket.id.value())
            continue;
        const bool isGone = edit.field == FieldClock::deletedAt && edit.value.isNull();
        if (edit.isCreation() || isGone) // taken back, the ticket is deleted
            return {};
        if (edit.field == field) {
            isMoved = true;
            parent = edit.oldValue.isNull() ? std::nullopt
                                            : std::optional(TicketId(edit.oldValue.uuid()));
        }
        comesBack = comesBack || edit.field == field || edit.field == FieldClock::deletedAt;
    }
    if (!comesBack || !parent)
        return {};
    auto above = loadRow(m_database, record::Ticket::table(), parent->value());
    if (!above)
        return above.error();
    if (!*above || (*above)->head.deletedAt) // nobody sees that it is a part
        return {};
    // Two levels that stood before it was deleted, as two replicas joined them, come back as such.
    const auto clock = FieldClock::unpacked((*above)->head.clock);
    if (!isMoved && clock.of(field).stamp <= entry.stamp)
        return {};
    return checkParent(m_database, ticket, record::Ticket::fromRow(**above));
}

} // namespace homeport
