#include "core/tickets/priority_book.h"

#include "core/journal/field_clock.h"
#include "core/journal/stored_entry.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>

#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Rows are never removed, and each edit counts their version on.
constexpr Sql whatStands{"priorityTerms.standing", R"sql(
    SELECT CAST(coalesce(sum(row_version), 0) AS bigint), coalesce(max(updated_at), 0), count(*)
      FROM (SELECT row_version, updated_at FROM priority_matrix
             WHERE organization_id = :organization_id
            UNION ALL
            SELECT row_version, updated_at FROM setting
             WHERE organization_id = :organization_id AND key = 'priority.method') AS terms
)sql"};

constexpr Sql theirEntries{"priorityTerms.entries", "SELECT " STORED_ENTRY R"sql(
      FROM jr_tx t
     WHERE t.state = 0 AND t.no IN (
           SELECT no FROM jr_root WHERE root IN (
                  SELECT id FROM priority_matrix WHERE organization_id = :organization_id
                  UNION ALL SELECT id FROM setting
                   WHERE organization_id = :organization_id AND key = 'priority.method'))
     ORDER BY t.no
)sql"};

bool isOurs(const CellEdit& edit)
{
    return PriorityBook::isReadFrom(edit.table);
}

bool isEarlier(const Entry& a, const Entry& b)
{
    return priorityMomentOf(a) < priorityMomentOf(b);
}

/// Of what the terms are made by alone: the entry that sets a desk up is long.
Entry shortened(Entry entry)
{
    std::erase_if(entry.edits, [](const CellEdit& edit) { return !isOurs(edit); });
    return entry;
}

/// Goes through the entries and keeps the rows as they stood after each.
class Reading
{
public:
    /// Whether it touched what the terms are made by.
    bool take(const Entry& entry)
    {
        bool touches = false;
        for (const auto& edit : entry.edits) {
            const auto& row = apply(entry, edit);
            touches = touches || edit.table == record::PriorityMatrix::tableId || isMethod(row);
        }
        return touches;
    }

    PriorityTerms terms() const
    {
        PriorityTerms terms;
        bool isMethodFound = false;
        for (const auto& [key, row] : m_rows) {
            if (key.first == record::PriorityMatrix::tableId) {
                terms.matrix.push_back(record::PriorityMatrix::fromRow(row));
            } else if (isMethod(row) && !row.head.deletedAt && !isMethodFound) {
                terms.method = methodIn(record::Setting::fromRow(row));
                isMethodFound = true;
            }
        }
        return terms;
    }

private:
    const Row& apply(const Entry& entry, const CellEdit& edit)
    {
        const auto& table = *tableById(edit.table);
        auto& row = m_rows[{edit.table, edit.row}];
        if (!row.table || edit.isCreation()) {
            row.table = &table;
            row.id = edit.row;
            row.head.deletedAt.reset();
            row.cells.clear();
            for (const auto& field : table.fields)
                row.cells.push_back(defaultValue(field));
        }
        if (edit.field == FieldClock::deletedAt)
            row.head.deletedAt =
                edit.value.isNull() ? std::nullopt : std::optional(fromMsecs(entry.happenedAt));
        else if (const int at = table.position(edit.field); at >= 0)
            row.cells[size_t(at)] = edit.value;
        return row;
    }

    static bool isMethod(const Row& row)
    {
        if (row.table->id != record::Setting::tableId)
            return false;
        const auto setting = record::Setting::fromRow(row);
        return setting.key == "priority.method"_L1 && setting.scope == SettingScope::Organization;
    }

    static PriorityMethod methodIn(const record::Setting& setting)
    {
        const auto parsed = QJsonDocument::fromJson('[' + setting.value.toUtf8() + ']').array();
        return fromKey<PriorityMethod>(parsed.first().toString()).value_or(PriorityMethod::Matrix);
    }

    std::map<std::pair<quint16, QUuid>, Row> m_rows;
};

} // namespace

bool PriorityBook::isReadFrom(quint16 table)
{
    return table == record::PriorityMatrix::tableId || table == record::Setting::tableId;
}

bool PriorityBook::isReadFrom(const Entry& entry)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), isOurs);
}

Result<PriorityBook::Standing> PriorityBook::standing(
    Database& database, OrganizationId organization)
{
    auto found = one(database, whatStands, {{"organization_id", organization}});
    if (!found)
        return found.error();
    return Standing{(*found)->integer(0), (*found)->integer(1), (*found)->integer(2)};
}

Result<> PriorityBook::look(Database& database, OrganizationId organization)
{
    if (m_isLooked && m_organization == organization)
        return {};
    const auto seen = standing(database, organization);
    if (!seen)
        return seen.error();
    if (m_organization == organization && m_seen == *seen) {
        m_isLooked = true;
        return {};
    }
    m_isLooked = false;
    m_seen.reset();
    m_organization = organization;
    m_entries.clear();
    auto bodies = database.query(theirEntries, {{"organization_id", organization}});
    if (!bodies)
        return bodies.error();
    while ((*bodies)->next()) {
        auto entry = storedEntry(**bodies);
        if (!entry)
            return entry.error();
        m_entries.push_back(shortened(std::move(*entry)));
    }
    if (auto read = (*bodies)->status(); !read)
        return read;
    std::sort(m_entries.begin(), m_entries.end(), isEarlier);
    makeEditions();
    m_seen = *seen;
    m_isLooked = true;
    return {};
}

Result<bool> PriorityBook::take(Database& database, OrganizationId organization, const Entry& entry)
{
    if (!isReadFrom(entry))
        return false;
    if (auto looked = look(database, organization); !looked)
        return looked.error();
    const auto place = std::lower_bound(m_entries.begin(), m_entries.end(), entry, isEarlier);
    if (place != m_entries.end() && priorityMomentOf(*place) == priorityMomentOf(entry))
        return false;
    m_entries.insert(place, shortened(entry));
    m_seen.reset(); // it may be taken back with its transaction
    makeEditions();
    return std::any_of(m_editions.begin(), m_editions.end(),
        [&](const Edition& edition) { return edition.at == priorityMomentOf(entry); });
}

void PriorityBook::makeEditions()
{
    m_editions.clear();
    Reading reading;
    for (const auto& entry : m_entries) {
        if (reading.take(entry))
            m_editions.push_back({priorityMomentOf(entry), reading.terms()});
    }
}

const PriorityTerms& PriorityBook::at(const PriorityMoment& moment) const
{
    static const PriorityTerms builtIn;
    const auto after = std::upper_bound(m_editions.begin(), m_editions.end(), moment,
        [](const PriorityMoment& wanted, const Edition& edition) { return wanted < edition.at; });
    return after == m_editions.begin() ? builtIn : std::prev(after)->terms;
}

quint64 PriorityBook::newestUntil(quint64 most) const
{
    const auto found = std::find_if(m_editions.rbegin(), m_editions.rend(),
        [most](const Edition& edition) { return std::get<0>(edition.at) <= most; });
    return found == m_editions.rend() ? 0 : std::get<0>(found->at);
}

bool PriorityBook::isEditedAt(quint64 stamp) const
{
    return std::any_of(m_editions.begin(), m_editions.end(),
        [stamp](const Edition& edition) { return std::get<0>(edition.at) == stamp; });
}

} // namespace homeport
