#include "core/tickets/history.h"

#include "core/access/access_service.h"
#include "core/tickets/name_book.h"
#include "core/tickets/undo_rules.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include "record/incident.h"
#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql fileOfRun{"history.fileOfRun", "SELECT mapping FROM import_job WHERE id = :run"};
constexpr Sql entriesOf{"history.entries", R"sql(
    SELECT t.no, t.stream, t.seq, t.body FROM jr_root r JOIN jr_tx t ON t.no = r.no
     WHERE r.root = :root AND t.state = 0
     ORDER BY t.happened_at, t.no)sql"};

/// What merely accompanies an act, such as the moment of it, says nothing of its own.
bool isAside(const TableMeta& table, int at)
{
    using Field = record::Ticket::Field;
    if (at == table.rootField)
        return true;
    if (table.id == record::Incident::tableId)
        return at == record::Incident::Field::UserConfirmedAt;
    if (table.id != record::Ticket::tableId)
        return false;
    switch (at) {
    case Field::Number:
    case Field::Kind:
    case Field::StatusChangedAt:
    case Field::ContactEmail:
    case Field::ContactPhone:
    case Field::DepartmentId:
    case Field::FirstAssignedAt:
    case Field::AssignedAt:
    case Field::PrioritySource:
    case Field::PriorityOverriddenBy:
    case Field::HoldReturnStatus:
    case Field::AcknowledgedAt:
    case Field::FirstResponseAt:
    case Field::FirstResponseBy:
    case Field::ResolvedAt:
    case Field::ResolvedBy:
    case Field::ClosedAt:
    case Field::ClosedBy:
    case Field::CancelledAt:
    case Field::ReopenCount:
    case Field::LastReopenedAt:
    case Field::EscalatedAt:
    case Field::TemplateId:
    case Field::OriginNodeId: return true;
    default: return false;
    }
}

/// The command at the end of a chain of undos, and whether it stands again at this end of it.
Result<std::pair<QString, bool>> actBehind(Database& database, Entry entry)
{
    bool stands = true;
    while (!entry.undoes.isNull()) {
        auto before = entryAt(database, entry.undoes);
        if (!before)
            return before.error();
        entry = std::move(*before);
        stands = !stands;
    }
    return std::pair(entry.command, stands);
}

/// The file an import read; empty where the run is none or has no record.
Result<QString> fileOf(Database& database, const QUuid& run, std::map<QUuid, QString>& known)
{
    if (const auto found = known.find(run); found != known.end())
        return found->second;
    auto cursor = database.query(fileOfRun, {{"run", run}});
    if (!cursor)
        return cursor.error();
    QString file;
    if ((*cursor)->next()) {
        const auto said = QJsonDocument::fromJson((*cursor)->text(0).toUtf8()).object();
        file = said.value("file"_L1).toString();
    }
    if (auto read = (*cursor)->status(); !read)
        return read.error();
    return known.emplace(run, file).first->second;
}

/// A refusal is an answer, a failed read is not.
Result<bool> isAllowed(const Result<>& judgement)
{
    if (judgement)
        return true;
    switch (judgement.error().kind) {
    case Error::Kind::Denied:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict: return false;
    default: return judgement.error();
    }
}

} // namespace

Result<QList<HistoryItem>> historyOf(Replica& replica, const Actor& actor, const QUuid& root)
{
    auto& database = replica.database();
    StreamBook streams;
    if (auto loaded = streams.load(database); !loaded)
        return loaded.error();
    auto ticket = loadRow(database, record::Ticket::table(), root);
    if (!ticket)
        return ticket.error();
    if (!*ticket || !AccessService::mayRead(actor, record::Ticket::fromRow(**ticket)))
        return Error{Error::Kind::NotFound, u"ticket"_s, {}, u"NOT_FOUND"_s};
    const bool mayReadInternal = bool(AccessService::require(
        actor, u"ticket.read_internal"_s, record::Ticket::fromRow(**ticket)));

    auto cursor = database.query(entriesOf, {{"root", root}});
    if (!cursor)
        return cursor.error();
    std::vector<Entry> entries;
    while ((*cursor)->next()) {
        auto entry = Entry::decoded((*cursor)->blob(3));
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    cursor->reset();

    NameBook names(database);
    UndoRules rules(database, streams, replica.rules(), actor);
    std::map<QUuid, QString> files;
    QList<HistoryItem> out;
    for (const auto& entry : entries) {
        HistoryItem item;
        item.entry = {entry.device, entry.number};
        item.at = fromMsecs(entry.happenedAt);
        const auto person = entry.onBehalfOf.isNull() ? entry.actor : entry.onBehalfOf;
        item.actorId = PersonId(person);
        item.actor = person.isNull() ? QString() : names.of(record::UserAccount::tableId, person);
        if (person != entry.actor && !entry.actor.isNull())
            item.writtenBy = names.of(record::UserAccount::tableId, entry.actor);
        item.command = entry.command;
        item.reason = entry.reason;
        if (!entry.undoes.isNull()) {
            auto undone = actBehind(database, entry);
            if (!undone)
                return undone.error();
            item.undone = undone->first;
            item.isDoneAgain = undone->second;
        }
        if (!entry.run.isNull()) {
            auto file = fileOf(database, entry.run, files);
            if (!file)
                return file.error();
            item.isImported = true;
            item.file = *file;
        }
        auto undoable = isAllowed(rules.judge(entry));
        if (!undoable)
            return undoable.error();
        item.isUndoable = *undoable;
        QSet<QUuid> internal;
        QSet<QUuid> created;
        for (const auto& edit : entry.edits) {
            if (edit.table == record::TicketComment::tableId && edit.value == Value(u"internal"_s))
                internal.insert(edit.row);
            if (edit.isCreation())
                created.insert(edit.row);
        }
        for (const auto& edit : entry.edits) {
            const auto* table = tableById(edit.table);
            const int at = table->position(edit.field);
            if (table->id == record::TicketComment::tableId) {
                const bool isHidden = internal.contains(edit.row);
                item.isInternal = item.isInternal || isHidden;
                if (at == record::TicketComment::Field::Body && (!isHidden || mayReadInternal))
                    item.comment = edit.value.text();
                continue;
            }
            if (at < 0 || edit.value == edit.oldValue)
                continue;
            const auto& field = table->fields[size_t(at)];
            HistoryEdit told;
            told.table = QString::fromLatin1(table->name);
            told.field = QString::fromLatin1(field.name);
            told.label = QString::fromUtf8(field.label);
            told.before = edit.oldIsHash ? u"…"_s : names.shown(field, edit.oldValue);
            told.after = names.shown(field, edit.value);
            told.type = field.type;
            told.row = edit.row;
            told.oldValue = edit.oldValue;
            told.value = edit.value;
            told.isInitial = created.contains(edit.row);
            told.isAside = isAside(*table, at);
            item.edits.push_back(std::move(told));
        }
        if (item.isInternal && !mayReadInternal && item.edits.isEmpty())
            continue;
        out.push_back(std::move(item));
    }
    return out;
}

} // namespace homeport
