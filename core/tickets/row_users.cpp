#include "core/tickets/row_users.h"

#include "core/tickets/any_ticket.h"

#include <QRegularExpression>

#include <algorithm>

#include "record/import_job.h"
#include "record/ticket.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql authors{"rowUsers.authors", R"sql(
    SELECT DISTINCT actor FROM jr_tx
     WHERE actor IS NOT NULL AND (run_id IS NULL OR run_id <> :run))sql"};

/// Tickets that an act deleted (G-13), which can be taken back: it deletes the ticket alone, while
/// taking back its making, or an import, deletes its kind's part as well.
QByteArray orMayComeBack()
{
    QByteArray text;
    for (const auto kind : {TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem,
             TicketKind::Change}) {
        const auto& part = extensionTable(kind);
        text += QByteArray(" OR EXISTS (SELECT 1 FROM \"") + part.name + "\" part WHERE part."
            + part.key + " = ticket.id AND part.deleted_at IS NULL)";
    }
    return text;
}

} // namespace

Result<QSet<QUuid>> RowUsers::needed(QSet<QUuid> kept)
{
    m_used.clear();
    m_within.clear();
    if (m_rows.isEmpty())
        return kept;
    for (const auto& table : tables()) {
        if (auto read = readTable(table); !read)
            return read.error();
    }
    if (auto read = readAuthors(); !read)
        return read.error();
    kept.unite(m_used);
    for (qsizetype before = -1; before != kept.size();) {
        before = kept.size();
        for (auto it = m_within.cbegin(); it != m_within.cend(); ++it) {
            const auto table = m_rows.constFind(it.key());
            const bool joins = table != m_rows.cend() && tableById(*table)->isMember
                && std::all_of(
                    it->cbegin(), it->cend(), [&](const QUuid& end) { return kept.contains(end); });
            if (joins)
                kept.insert(it.key());
            if (kept.contains(it.key()))
                kept.unite(*it);
        }
    }
    return kept;
}

Result<> RowUsers::readTable(const TableMeta& table)
{
    static const QRegularExpression uuids(u"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s,
        QRegularExpression::CaseInsensitiveOption);
    // What an import tells of itself uses nothing.
    if (table.id == record::ImportJob::tableId)
        return {};
    QSet<quint16> wanted(m_rows.cbegin(), m_rows.cend());
    std::vector<const FieldMeta*> fields;
    QByteArray text = QByteArray("SELECT ") + table.key;
    for (const auto& field : table.fields) {
        const bool refers = field.refTable != 0 && wanted.contains(field.refTable);
        if (!refers && field.type != FieldType::Json)
            continue;
        fields.push_back(&field);
        text += QByteArray(", \"") + field.name + '"';
    }
    if (fields.empty())
        return {};
    text += QByteArray(" FROM \"") + table.name + '"';
    if (table.isSynced())
        text += " WHERE deleted_at IS NULL";
    if (table.id == record::Ticket::tableId)
        text += orMayComeBack();
    auto cursor = m_database.stream({"rowUsers.table", text.constData()});
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {
        const auto& row = **cursor;
        const auto from = row.uuid(0);
        for (size_t i = 0; i < fields.size(); ++i) {
            const int column = int(i) + 1;
            if (row.isNull(column))
                continue;
            if (fields[i]->refTable != 0) {
                refer(from, row.uuid(column));
                continue;
            }
            for (auto found = uuids.globalMatch(row.text(column)); found.hasNext();)
                refer(from, QUuid::fromString(found.next().captured()));
        }
    }
    return (*cursor)->status();
}

Result<> RowUsers::readAuthors()
{
    if (std::find(m_rows.cbegin(), m_rows.cend(), record::UserAccount::tableId) == m_rows.cend())
        return {};
    auto cursor = m_database.query(authors, {{"run", m_run}});
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next())
        refer({}, (*cursor)->uuid(0));
    return (*cursor)->status();
}

void RowUsers::refer(const QUuid& from, const QUuid& to)
{
    if (from == to || !m_rows.contains(to))
        return;
    if (m_rows.contains(from))
        m_within[from].insert(to);
    else
        m_used.insert(to);
}

} // namespace homeport
