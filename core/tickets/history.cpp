#include "core/tickets/history.h"

#include "core/access/access_service.h"
#include "core/tickets/name_book.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_sight.h"
#include "core/tickets/undo_rules.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <set>

#include "record/incident.h"
#include "record/problem.h"
#include "record/service_request.h"
#include "record/ticket_comment.h"
#include "record/ticket_link.h"
#include "record/time_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql fileOfRun{"history.fileOfRun", "SELECT mapping FROM import_job WHERE id = :run"};

bool isAsideOfRequest(int at)
{
    using Field = record::ServiceRequest::Field;
    switch (at) {
    case Field::FormVersion:
    case Field::SubmittedAt:
    case Field::ApprovalRound:
    case Field::ApprovedAt:
    case Field::RejectedAt:
    case Field::FulfilledAt: return true;
    default: return false;
    }
}

/// What merely accompanies an act, such as the moment of it, says nothing of its own.
bool isAside(const TableMeta& table, int at)
{
    using Field = record::Ticket::Field;
    if (at == table.rootField || (isSubject(table.id) && !isBesideSubject(table, at)))
        return true;
    if (table.id == record::Incident::tableId)
        return at == record::Incident::Field::UserConfirmedAt;
    if (table.id == record::ServiceRequest::tableId)
        return isAsideOfRequest(at);
    if (table.id == record::Problem::tableId)
        return at == record::Problem::Field::DiagnosedAt
            || at == record::Problem::Field::SolutionIdentifiedAt;
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
    case Field::PriorityBasis:
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

QUuid personOf(const Entry& entry)
{
    return entry.onBehalfOf.isNull() ? entry.actor : entry.onBehalfOf;
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

/// Reads the story of one ticket for one reader, within one transaction.
class Telling
{
public:
    Telling(Replica& replica, const Actor& actor)
        : m_database(replica.database())
        , m_actor(actor)
        , m_names(m_database)
        , m_rules(m_database, m_streams, replica.rules(), actor)
        , m_readable(m_database, actor)
        , m_subjects(m_database, m_names, m_readable)
    {}

    Result<QList<HistoryItem>> run(const QUuid& root)
    {
        if (auto loaded = m_streams.load(m_database); !loaded)
            return loaded.error();
        auto story = m_rules.story(root);
        if (!story)
            return story.error();
        if (*story)
            m_sight.emplace(m_actor, (*story)->ticket, (*story)->involved);
        if (!m_sight || !m_sight->mayRead())
            return Error{Error::Kind::NotFound, u"ticket"_s, {}, u"NOT_FOUND"_s};
        m_root = root;
        if (auto done = foresee((*story)->entries); !done)
            return done.error();
        m_internal = internalRows((*story)->entries);
        // By when it happened; what happened at once, in the order of the fold.
        std::vector<const Entry*> entries;
        for (const auto& entry : (*story)->entries)
            entries.push_back(&entry);
        std::stable_sort(entries.begin(), entries.end(),
            [](const Entry* a, const Entry* b) { return a->happenedAt < b->happenedAt; });
        QList<HistoryItem> out;
        out.reserve(qsizetype(entries.size()));
        for (const auto* entry : entries) {
            HistoryItem item;
            auto isTold = tell(*entry, item);
            if (!isTold)
                return isTold.error();
            if (*isTold)
                out.push_back(std::move(item));
        }
        return out;
    }

private:
    /// What the entries name, so that a server is waited for once and not for each name.
    Result<> foresee(const std::vector<Entry>& entries)
    {
        if (m_database.dialect() == Dialect::Sqlite)
            return {};
        auto questions = m_rules.rowQuestions(entries);
        std::set<std::pair<quint16, QUuid>> asked;
        const auto name = [&](quint16 table, const Value& id) {
            const bool isNamed = table != 0 && table != record::Ticket::tableId
                && id.kind() == Value::Kind::Uuid && !id.uuid().isNull();
            if (!isNamed || !asked.insert({table, id.uuid()}).second)
                return;
            if (const auto question = m_names.question(table, id.uuid()))
                questions.push_back(*question);
        };
        for (const auto& entry : entries) {
            name(record::UserAccount::tableId, entry.actor);
            name(record::UserAccount::tableId, entry.onBehalfOf);
            for (const auto& edit : entry.edits) {
                const auto& table = *tableById(edit.table);
                if (isSubject(edit.table) && asked.insert({edit.table, edit.row}).second)
                    questions.push_back(rowQuestion(table, edit.row));
                const int at = table.position(edit.field);
                if (at < 0 || edit.table == record::TicketComment::tableId)
                    continue;
                name(table.fields[size_t(at)].refTable, edit.oldValue);
                name(table.fields[size_t(at)].refTable, edit.value);
            }
        }
        return m_database.foresee(questions);
    }

    Result<> describe(const Entry& entry, HistoryItem& item)
    {
        item.entry = {entry.device, entry.number};
        item.at = fromMsecs(entry.happenedAt);
        const auto person = personOf(entry);
        const auto nameOf = [&](const QUuid& id) {
            return id.isNull() ? QString() : m_names.of(record::UserAccount::tableId, id);
        };
        item.actorId = PersonId(person);
        item.actor = nameOf(person);
        if (person != entry.actor)
            item.writtenBy = nameOf(entry.actor);
        item.command = entry.command;
        item.reason = entry.reason;
        if (!entry.undoes.isNull()) {
            auto undone = m_rules.actBehind(entry);
            if (!undone)
                return undone.error();
            item.undone = undone->entry->command;
            item.isDoneAgain = undone->stands;
        }
        if (isImported(entry)) {
            auto file = fileOf(m_database, entry.run, m_files);
            if (!file)
                return file.error();
            item.isImported = true;
            item.file = *file;
        }
        auto undoable = isAllowed(m_rules.judge(entry));
        if (!undoable)
            return undoable.error();
        item.isUndoable = *undoable;
        return {};
    }

    /// The rows of another ticket that an act changed along with a link between the two.
    Result<QSet<QUuid>> rowsElsewhere(const Entry& entry)
    {
        QSet<QUuid> rows;
        const auto isLink = [](const CellEdit& edit) {
            return edit.table == record::TicketLink::tableId;
        };
        if (std::none_of(entry.edits.begin(), entry.edits.end(), isLink))
            return rows;
        for (const auto& edit : entry.edits) {
            if (isLink(edit) || isKeptByUndo(edit.table) || rows.contains(edit.row))
                continue;
            auto row = loadRow(m_database, *tableById(edit.table), edit.row);
            if (!row)
                return row.error();
            if (*row && (*row)->head.rootId != m_root)
                rows.insert(edit.row);
        }
        return rows;
    }

    /// False where all of the entry is hidden from the reader: then even that there is one.
    Result<bool> tell(const Entry& entry, HistoryItem& item)
    {
        const auto elsewhere = rowsElsewhere(entry);
        if (!elsewhere)
            return elsewhere.error();
        item.isElsewhere = !elsewhere->isEmpty();
        bool isPartHidden = false;
        std::vector<QUuid> created;
        for (const auto& edit : entry.edits) {
            if (edit.isCreation())
                created.push_back(edit.row);
        }
        for (const auto& edit : entry.edits) {
            const auto& table = *tableById(edit.table);
            const int at = table.position(edit.field);
            if (isKeptByUndo(table.id))
                continue; // the file's or the tag's name is told, not what it is made of
            if (elsewhere->contains(edit.row))
                continue;
            if (table.id != record::TicketLink::tableId)
                item.isElsewhere = false;
            if (isHidden(entry, edit, table, at)) {
                isPartHidden = true;
                continue;
            }
            if (table.id == record::TicketComment::tableId) {
                item.isInternal = item.isInternal || m_internal.contains(edit.row);
                if (at == record::TicketComment::Field::Body)
                    item.comment = edit.value.text();
                continue;
            }
            if (isSubject(table.id)) {
                if (auto noted = noteSubject(edit, item); !noted)
                    return noted.error();
            }
            if (at < 0 || edit.value == edit.oldValue)
                continue;
            const bool isInitial =
                std::find(created.begin(), created.end(), edit.row) != created.end();
            if (auto added = addEdit(edit, table, at, isInitial, item); !added)
                return added.error();
        }
        if (auto described = describe(entry, item); !described)
            return described.error();
        const bool saysNothing = item.comment.isEmpty() && item.subjects.isEmpty()
            && std::all_of(item.edits.begin(), item.edits.end(),
                [](const HistoryEdit& edit) { return edit.isAside; });
        return !isPartHidden || !saysNothing;
    }

    bool isHidden(const Entry& entry, const CellEdit& edit, const TableMeta& table, int at) const
    {
        if (m_internal.contains(edit.row))
            return !m_sight->showsInternal();
        if (at >= 0 && !m_sight->shows(table, at))
            return true;
        const bool isOwnTime =
            table.id == record::TimeEntry::tableId && PersonId(personOf(entry)) == m_actor.person;
        return !m_sight->shows(table) && !isOwnTime;
    }

    Result<> noteSubject(const CellEdit& edit, HistoryItem& item)
    {
        const bool isKnown = std::any_of(item.subjects.begin(), item.subjects.end(),
            [&](const HistorySubject& subject) { return subject.row == edit.row; });
        if (isKnown)
            return {};
        auto subject = m_subjects.subject(edit.table, edit.row);
        if (!subject)
            return subject.error();
        if (*subject)
            item.subjects.append(**subject);
        return {};
    }

    Result<> addEdit(
        const CellEdit& edit, const TableMeta& table, int at, bool isInitial, HistoryItem& item)
    {
        const auto& field = table.fields[size_t(at)];
        const auto before = shown(field, edit.oldValue, table);
        const auto after = shown(field, edit.value, table);
        if (!before || !after)
            return before ? after.error() : before.error();
        auto told = toldEdit(table, field, edit, *before, *after);
        told.isInitial = isInitial;
        told.isAside = isAside(table, at);
        item.edits.push_back(std::move(told));
        return {};
    }

    /// Of another ticket its number, for who may read that one (access.md section 4).
    Result<QString> shown(const FieldMeta& field, const Value& value, const TableMeta& table)
    {
        const bool isOther = field.refTable == record::Ticket::tableId && !value.isNull()
            && table.id != record::Incident::tableId;
        if (isOther) {
            auto isReadable = m_readable.contains(value.uuid());
            if (!isReadable)
                return isReadable.error();
            if (!*isReadable)
                return u"…"_s;
        }
        return m_names.shown(field, value);
    }

    Database& m_database;
    const Actor& m_actor;
    StreamBook m_streams;
    NameBook m_names;
    UndoRules m_rules;
    ReadableTickets m_readable;
    SubjectReading m_subjects;
    std::optional<TicketSight> m_sight;
    QUuid m_root;
    QSet<QUuid> m_internal;
    std::map<QUuid, QString> m_files;
};

} // namespace

Result<QList<HistoryItem>> historyOf(Replica& replica, const Actor& actor, const QUuid& root)
{
    // One snapshot, and one lock instead of one for each statement.
    return replica.read([&](Database&) { return Telling(replica, actor).run(root); });
}

} // namespace homeport
