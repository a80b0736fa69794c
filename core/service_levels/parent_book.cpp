#include "core/service_levels/parent_book.h"

#include "core/journal/acts.h"
#include "core/journal/field_clock.h"
#include "core/service_levels/called_looks.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_derivation.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace homeport {

namespace {

using Field = record::Ticket::Field;

// Also what is over or deleted: what comes late may reach behind that, and both may be taken back.
constexpr Sql childrenOf{"serviceLevels.childrenOf", R"sql(
    SELECT id FROM ticket WHERE organization_id = :organization_id AND parent_id = :parent_id
)sql"};

// Whoever left a parent was touched then, or since; what is there and what is deleted have an index
// each.
constexpr Sql touchedSince{"serviceLevels.touchedSince", R"sql(
    SELECT id, field_clock FROM ticket
     WHERE organization_id = :organization_id AND updated_at >= :since AND kind = 'incident'
       AND deleted_at IS NULL
    UNION ALL
    SELECT id, field_clock FROM ticket
     WHERE organization_id = :organization_id AND updated_at >= :since AND kind = 'incident'
       AND deleted_at IS NOT NULL
)sql"};

constexpr std::chrono::minutes clocksDiffer{15};

/// So many tickets are asked about at once: neither memory nor a statement takes any number.
constexpr qsizetype ticketsAtOnce = 500;

quint16 parentField()
{
    return record::Ticket::table().fields[Field::ParentId].id;
}

bool edits(const Entry& entry, const QUuid& ticket)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return edit.table == record::Ticket::tableId && edit.row == ticket;
    });
}

/// A ticket on its way through its acts, as far as being open goes.
class Course
{
public:
    Course(const QUuid& ticket, const ServiceLevelBook& book) : m_ticket(ticket), m_book(book) {}

    /// What an undo left otherwise.
    void take(const CellLeft& left)
    {
        if (left.edit->field == FieldClock::deletedAt)
            m_isDeleted = !left.edit->value.isNull();
    }

    void take(const Entry& entry)
    {
        const bool isLegal = m_book.isLegal(entry.command, keyOf(m_status));
        bool isCreation = false;
        for (const auto& edit : entry.edits) {
            if (edit.table != record::Ticket::tableId || edit.row != m_ticket)
                continue;
            if (edit.isCreation()) {
                isCreation = m_isThere = true;
                fromValue(defaultValue(table().fields[Field::Status]), m_status);
            } else if (edit.field == FieldClock::deletedAt) {
                m_isDeleted = !edit.value.isNull();
            } else if (table().position(edit.field) == Field::Status && (isCreation || isLegal)) {
                fromValue(edit.value, m_status);
            }
        }
    }

    bool isOpen() const
    {
        return m_isThere && !m_isDeleted && isOpenStatus(TicketKind::Incident, m_status);
    }

private:
    static const TableMeta& table() { return record::Ticket::table(); }

    QUuid m_ticket;
    const ServiceLevelBook& m_book;
    TicketStatus m_status = TicketStatus::New;
    bool m_isThere = false;
    bool m_isDeleted = false;
};

} // namespace

Result<ParentTurns> ParentBook::of(const ClockStory& story)
{
    ParentTurns turns;
    if (!m_book.hasPausedChildren())
        return turns;
    std::set<QUuid> parents;
    for (const auto& act : story.acts()) {
        for (const auto& [position, value] : act.cells) {
            if (position == Field::ParentId && !value.isNull())
                parents.insert(value.uuid());
        }
    }
    for (const auto& parent : parents) {
        auto known = m_known.constFind(parent);
        if (known == m_known.cend()) {
            auto found = read(parent);
            if (!found)
                return found;
            known = m_known.insert(parent, std::move(*found));
        }
        turns.insert(turns.end(), known->begin(), known->end());
    }
    std::stable_sort(turns.begin(), turns.end(),
        [](const ParentTurn& a, const ParentTurn& b) { return a.order < b.order; });
    return turns;
}

Result<ParentTurns> ParentBook::read(const QUuid& parent)
{
    auto entries = entriesOfRoot(m_database, parent);
    if (!entries)
        return entries.error();
    if (m_arriving && edits(*m_arriving, parent))
        entries->push_back(*m_arriving);
    if (m_until) {
        std::erase_if(*entries,
            [this](const Entry& entry) { return fromMsecs(entry.happenedAt) > *m_until; });
    }
    FoldRules replay;
    replay.statusTable = record::Ticket::tableId;
    replay.isLegal = m_book.legal();
    ParentTurns turns;
    Course course(parent, m_book);
    const auto pass = [&](const Entry& entry, const auto& act) {
        const bool wasOpen = course.isOpen();
        course.take(act);
        if (course.isOpen() != wasOpen)
            turns.push_back({orderOf(entry), fromMsecs(entry.happenedAt), parent, course.isOpen()});
    };
    const auto standing = standingEntries(*entries, replay, parent);
    const auto left = cellsLeftByUndos(*entries, standing, parent);
    auto undo = left.begin();
    for (const auto* entry : standing) {
        for (; undo != left.end() && orderOf(*undo->by) < orderOf(*entry); ++undo)
            pass(*undo->by, *undo);
        pass(*entry, *entry);
    }
    for (; undo != left.end(); ++undo)
        pass(*undo->by, *undo);
    return turns;
}

namespace {

/// When the earliest act of the parent happened that may count otherwise with the entry.
Result<Timestamp> turnedSince(
    Database& database, const Entry& entry, const QUuid& parent, bool isRearranged)
{
    auto since = fromMsecs(entry.happenedAt);
    if (!isRearranged)
        return since;
    auto entries = entriesOfRoot(database, parent);
    if (!entries)
        return entries.error();
    std::set<EntryPlace> undone{placeOf(entry.undoes)};
    for (const auto& other : *entries) {
        if (!other.undoes.isNull())
            undone.insert(placeOf(other.undoes));
    }
    for (const auto& other : *entries) {
        if (undone.contains(placeOf(other)))
            since = std::min(since, fromMsecs(other.happenedAt));
    }
    return since;
}

Result<QList<QUuid>> partsNow(Database& database, const Row& parent)
{
    auto found = database.query(
        childrenOf, {{"organization_id", parent.head.organizationId}, {"parent_id", parent.id}});
    if (!found)
        return found.error();
    QList<QUuid> ids;
    while ((*found)->next())
        ids.append((*found)->uuid(0));
    auto read = (*found)->status();
    return read ? Result<QList<QUuid>>(ids) : read.error();
}

/// Those of the tickets that were ever parts of the parent.
Result<QList<QUuid>> everPartsOf(
    Database& database, const QList<QUuid>& tickets, const QUuid& parent)
{
    QList<QUuid> ids;
    for (qsizetype first = 0; first < tickets.size(); first += ticketsAtOnce) {
        const auto entries = entriesOfRoots(database, tickets.mid(first, ticketsAtOnce));
        if (!entries)
            return entries.error();
        for (auto own = entries->cbegin(); own != entries->cend(); ++own) {
            const auto joins = [&](const CellEdit& edit) {
                return edit.table == record::Ticket::tableId && edit.row == own.key()
                    && edit.field == parentField() && edit.value == Value(parent);
            };
            const bool wasPart = std::any_of(own->begin(), own->end(), [&](const Entry& entry) {
                return std::any_of(entry.edits.begin(), entry.edits.end(), joins);
            });
            if (wasPart)
                ids.append(own.key());
        }
    }
    return ids;
}

/// Those that have left the parent since, by clocks that differ no more than they may
/// (synchronisation.md 5.4).
Result<QList<QUuid>> partsUntil(Database& database, const Row& parent, Timestamp since)
{
    auto found = database.query(touchedSince,
        {{"organization_id", parent.head.organizationId}, {"since", since - clocksDiffer}});
    if (!found)
        return found.error();
    QList<QUuid> ids;
    while ((*found)->next()) {
        // Whoever left one had its parent set after it was made.
        if (FieldClock::unpacked((*found)->blob(1)).has(parentField()))
            ids.append((*found)->uuid(0));
    }
    if (auto read = (*found)->status(); !read)
        return read.error();
    found->reset();
    return everPartsOf(database, ids, parent.id);
}

} // namespace

Result<> lookAtChildren(
    Database& database, const Entry& entry, const Row& parent, bool isRearranged)
{
    const auto since = turnedSince(database, entry, parent.id, isRearranged);
    if (!since)
        return since.error();
    auto parts = partsNow(database, parent);
    if (!parts)
        return parts.error();
    auto ids = std::move(*parts);
    // What an import tells of was over before anything here was a part.
    if (!entry.isBackdated || !isImported(entry)) {
        const auto former = partsUntil(database, parent, *since);
        if (!former)
            return former.error();
        for (const auto& id : *former) {
            if (!ids.contains(id))
                ids.append(id);
        }
    }
    for (const auto& edit : entry.edits) {
        if (edit.table == record::Ticket::tableId)
            ids.removeAll(edit.row);
    }
    return callForLook(database, ids, *since);
}

} // namespace homeport
