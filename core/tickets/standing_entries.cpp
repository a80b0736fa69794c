#include "core/tickets/standing_entries.h"

#include "core/db/id_list.h"
#include "core/journal/command_replay.h"
#include "core/journal/field_clock.h"
#include "core/journal/stored_entry.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql ofRoot{"entries.ofRoot", "SELECT " STORED_ENTRY R"sql(
      FROM jr_root r JOIN jr_tx t ON t.no = r.no
     WHERE r.root = :root AND t.state = 0
     ORDER BY t.no)sql"};

constexpr Sql oneEntry{"entries.one", "SELECT " STORED_ENTRY R"sql(
      FROM jr_tx t JOIN jr_stream s ON s.no = t.stream
     WHERE s.device = :device AND t.seq = :seq AND t.state = 0)sql"};

constexpr Sql ofRun{"entries.ofRun", "SELECT " STORED_ENTRY R"sql(
      FROM jr_tx t WHERE t.run_id = :run AND t.state = 0 ORDER BY t.no)sql"};

auto place(const Entry& entry)
{
    return std::tuple(entry.stamp, entry.device, entry.number);
}

/// In the one total order. They mostly arrive in it, and moving entries about is dear.
void sort(std::vector<Entry>& entries)
{
    const auto isEarlier = [](const Entry& a, const Entry& b) { return place(a) < place(b); };
    if (!std::is_sorted(entries.begin(), entries.end(), isEarlier))
        std::sort(entries.begin(), entries.end(), isEarlier);
}

bool isEarlierEntry(const Entry* a, const Entry* b)
{
    return place(*a) < place(*b);
}

std::vector<const Entry*> inOrder(const std::vector<Entry>& entries)
{
    std::vector<const Entry*> ordered;
    ordered.reserve(entries.size());
    for (const auto& entry : entries)
        ordered.push_back(&entry);
    if (!std::is_sorted(ordered.begin(), ordered.end(), isEarlierEntry))
        std::sort(ordered.begin(), ordered.end(), isEarlierEntry);
    return ordered;
}

/// Of rows that are entries and nothing else.
Result<> takeAll(
    const Result<std::unique_ptr<Cursor>>& cursor, const std::function<void(Entry&&)>& take)
{
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {
        auto entry = storedEntry(**cursor);
        if (!entry)
            return entry.error();
        take(std::move(*entry));
    }
    return (*cursor)->status();
}

bool isCommandOn(const QUuid& root, const CellEdit& edit)
{
    const auto* table = edit.row == root ? tableById(edit.table) : nullptr;
    const int at = table ? table->position(edit.field) : -1;
    return at >= 0 && table->fields[size_t(at)].merge == Merge::Command;
}

} // namespace

Result<Entry> entryAt(Database& database, const EntryRef& ref)
{
    auto row = one(database, oneEntry, {{"device", ref.device}, {"seq", ref.number}});
    return row ? storedEntry(**row) : row.error();
}

Question entriesQuestion(const QUuid& root)
{
    return {ofRoot, {{"root", root}}};
}

Result<std::vector<Entry>> entriesOfRoot(Database& database, const QUuid& root)
{
    std::vector<Entry> out;
    const auto asked = entriesQuestion(root);
    auto read = takeAll(database.query(asked.sql, asked.bindings),
        [&](Entry&& entry) { out.push_back(std::move(entry)); });
    if (!read)
        return read.error();
    sort(out);
    return out;
}

Result<std::vector<Entry>> entriesInRun(Database& database, const QUuid& run)
{
    std::vector<Entry> out;
    auto read = takeAll(database.query(ofRun, {{"run", run}}),
        [&](Entry&& entry) { out.push_back(std::move(entry)); });
    if (!read)
        return read.error();
    return out;
}

Result<> eachEntryInRun(
    Database& database, const QUuid& run, const std::function<void(Entry&&)>& take)
{
    return takeAll(database.stream(ofRun, {{"run", run}}), take);
}

Result<QHash<QUuid, std::vector<Entry>>> entriesOfRoots(
    Database& database, const QList<QUuid>& roots)
{
    const IdList listed(roots);
    const QByteArray text = "SELECT r.root, " STORED_ENTRY
                            " FROM jr_root r JOIN jr_tx t ON t.no = r.no"
                            " WHERE r.root IN "
        + listed.text() + " AND t.state = 0 ORDER BY r.root, r.no";
    auto cursor = database.query({"entries.ofRoots", text.constData()}, listed.bindings());
    if (!cursor)
        return cursor.error();
    QHash<QUuid, std::vector<Entry>> out;
    while ((*cursor)->next()) {
        auto entry = storedEntry(**cursor, 1);
        if (!entry)
            return entry.error();
        out[(*cursor)->uuid(0)].push_back(std::move(*entry));
    }
    if (auto read = (*cursor)->status(); !read)
        return read.error();
    for (auto& entries : out)
        sort(entries);
    return out;
}

std::vector<const Entry*> standingEntries(
    const std::vector<Entry>& entries, const FoldRules& rules, const QUuid& root)
{
    auto ordered = inOrder(entries);
    // Of most tickets nothing is ever taken back, and then all of it stands.
    const bool isPlain = std::all_of(
        entries.begin(), entries.end(), [](const Entry& entry) { return entry.undoes.isNull(); });
    if (isPlain)
        return ordered;
    CommandReplay replay(rules, root);
    for (const auto* entry : ordered)
        replay.take(*entry, {entry->stamp, 0, entry->number});
    std::erase_if(ordered,
        [&](const Entry* entry) { return !entry->undoes.isNull() || !replay.stands(*entry); });
    return ordered;
}

std::vector<CellLeft> cellsLeftByUndos(const std::vector<Entry>& entries,
    const std::vector<const Entry*>& standing, const QUuid& ticket)
{
    std::vector<CellLeft> left;
    if (standing.size() == entries.size())
        return left; // nothing was ever taken back
    struct Course
    {
        Value value; ///< by the acts that stand, and by what undos left
        std::optional<CellLeft> last; ///< undo since
    };
    std::map<quint16, Course> courses;
    const auto settle = [&left](Course& course) {
        if (course.last && course.last->edit->value != course.value) {
            course.value = course.last->edit->value;
            left.push_back(*course.last);
        }
        course.last.reset();
    };
    const auto& table = record::Ticket::table();
    const std::set<const Entry*> allStanding(standing.begin(), standing.end());
    for (const auto* entry : inOrder(entries)) {
        const bool stands = allStanding.contains(entry);
        if (!stands && entry->undoes.isNull())
            continue; // taken back it counts for nothing
        for (const auto& edit : entry->edits) {
            const bool isOurs = edit.table == record::Ticket::tableId && edit.row == ticket;
            if (!isOurs || edit.isCreation() || isCommandOn(ticket, edit))
                continue;
            const int at = table.position(edit.field);
            if (at >= 0 && table.fields[size_t(at)].merge == Merge::Add)
                continue; // nobody edits it
            const auto untouched = at < 0 ? Value() : defaultValue(table.fields[size_t(at)]);
            auto& course = courses.try_emplace(edit.field, Course{untouched, {}}).first->second;
            if (!stands) {
                course.last = CellLeft{entry, &edit};
                continue;
            }
            settle(course);
            course.value = edit.value;
        }
    }
    for (auto& [field, course] : courses)
        settle(course);
    std::stable_sort(left.begin(), left.end(),
        [](const CellLeft& a, const CellLeft& b) { return isEarlierEntry(a.by, b.by); });
    return left;
}

bool movesOthers(const Entry& entry, const Row& before)
{
    if (!entry.undoes.isNull())
        return true;
    const bool isCommand = std::any_of(entry.edits.begin(), entry.edits.end(),
        [&](const CellEdit& edit) { return isCommandOn(before.id, edit); });
    return isCommand
        && entry.stamp <= FieldClock::unpacked(before.head.clock).of(FieldClock::lastCommand).stamp;
}

bool isImported(const Entry& entry)
{
    return !entry.run.isNull()
        && (entry.command.startsWith("import"_L1) || entry.command.endsWith(".create"_L1));
}

} // namespace homeport
