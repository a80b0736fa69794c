#include "core/exchange/incident_draft.h"

#include "core/journal/field_clock.h"
#include "core/journal/fold.h"
#include "core/tickets/standing_entries.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql idByNumber{"import.number",
    "SELECT id, deleted_at FROM ticket WHERE organization_id = :organization_id AND "
    "number = :number AND kind = 'incident' "
    "ORDER BY CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END, id"};

constexpr std::pair<QLatin1StringView, Sql> nameQueries[] = {
    {"user_account"_L1,
        {"import.personName", "SELECT display_name FROM user_account WHERE id = :id"}},
    {"team"_L1, {"import.teamName", "SELECT name FROM team WHERE id = :id"}},
    {"category"_L1, {"import.categoryName", "SELECT name FROM category WHERE id = :id"}},
    {"location"_L1, {"import.locationName", "SELECT name FROM location WHERE id = :id"}},
};

/// What the id of an incident without a number follows from, so that it is the same on every
/// replica, and what is read twice makes it once. Empty: nothing tells it from another.
QByteArray originOf(const IncidentRow& row)
{
    if (!row.reference.isEmpty())
        return QByteArray("import/incident/") + row.reference.toUtf8();
    if (!row.content.isEmpty())
        return QByteArray("import/row/") + row.content;
    return {};
}

/// What it followed from in desks that hold imports of former versions; empty: from the same. Only
/// then is the desk asked a second time for a new row.
QByteArray formerOriginOf(const IncidentRow& row)
{
    if (row.content.isEmpty() || row.file.isEmpty())
        return {};
    return QByteArray("import/line/") + row.file + '/' + QByteArray::number(row.line);
}

/// Whether what holds the ticket deleted is the act of deleting, be it done again; what the journal
/// lacks by now counts as that.
Result<bool> isDeletedByAct(
    Database& database, const StreamBook& streams, const record::Ticket& ticket)
{
    const auto version = FieldClock::unpacked(ticket.head.clock).of(FieldClock::deletedAt);
    EntryRef ref{streams.deviceOf(version.stream), version.number};
    for (;;) {
        auto entry = entryAt(database, ref);
        if (!entry) {
            const bool isLacking = entry.error().kind == Error::Kind::NotFound;
            return isLacking ? Result<bool>(true) : entry.error();
        }
        if (entry->undoes.isNull())
            return entry->command.endsWith(".delete"_L1);
        ref = entry->undoes;
    }
}

QString shown(Database& database, const FieldMeta& field, const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null: return {};
    case Value::Kind::Boolean: return value.boolean() ? u"yes"_s : u"no"_s;
    case Value::Kind::Integer: return QString::number(value.integer());
    case Value::Kind::Text: return value.text();
    case Value::Kind::Blob: return u"…"_s;
    case Value::Kind::Uuid: break;
    }
    for (const auto& [table, sql] : nameQueries) {
        if (table != QLatin1StringView(tableById(field.refTable)->name))
            continue;
        if (auto row = one(database, sql, {{"id", value.uuid()}}))
            return (*row)->text(0);
    }
    return u"(new)"_s;
}

/// The state and its moments; `now` where the row does not say when.
void applyStatus(const IncidentRow& row, IncidentDraft& draft, bool isNew, Timestamp now)
{
    auto& ticket = draft.ticket;
    auto& incident = draft.incident;
    const auto at = row.createdAt.value_or(now);
    const auto status = row.status.value_or(ticket.status);
    const bool moves = isNew || status != ticket.status;
    const bool isDone = status == TicketStatus::Resolved || status == TicketStatus::Closed;
    ticket.status = status;
    if (moves)
        ticket.statusChangedAt = row.closedAt ? *row.closedAt : row.resolvedAt.value_or(at);
    if (status == TicketStatus::OnHold) {
        const auto reason = row.holdReason ? row.holdReason : ticket.holdReason;
        ticket.holdReason = reason.value_or(TicketHoldReason::Other);
        if (!ticket.holdReturnStatus)
            ticket.holdReturnStatus = u"in_progress"_s;
    } else if (moves) {
        ticket.holdReason.reset();
        ticket.holdReturnStatus.reset();
    }
    if (isDone) {
        if (row.resolvedAt || !ticket.resolvedAt)
            ticket.resolvedAt = row.resolvedAt ? *row.resolvedAt : row.closedAt.value_or(at);
        const auto code = row.resolutionCode ? row.resolutionCode : incident.resolutionCode;
        incident.resolutionCode = code.value_or(IncidentResolutionCode::Other);
        if (row.resolutionNotes || !incident.resolutionNotes)
            incident.resolutionNotes = row.resolutionNotes.value_or(u"unknown"_s);
    } else {
        if (moves)
            ticket.resolvedAt.reset();
        // What a reopened incident was resolved with once.
        if (row.resolutionCode)
            incident.resolutionCode = row.resolutionCode;
        if (row.resolutionNotes)
            incident.resolutionNotes = row.resolutionNotes;
    }
    if (status == TicketStatus::Closed) {
        if (row.closedAt || !ticket.closedAt)
            ticket.closedAt = row.closedAt.value_or(*ticket.resolvedAt);
        if (!ticket.closeReason)
            ticket.closeReason = TicketCloseReason::Administrative;
    } else if (moves) {
        ticket.closedAt.reset();
        ticket.closeReason.reset();
    }
    if (status == TicketStatus::Cancelled && !ticket.cancelledAt) {
        ticket.cancelledAt = row.closedAt.value_or(at);
        ticket.cancelReason = TicketCancelReason::Withdrawn;
    } else if (status != TicketStatus::Cancelled) {
        ticket.cancelledAt.reset();
        ticket.cancelReason.reset();
    }
}

} // namespace

Result<> requireNoneDeleted(Database& database, const QList<TicketId>& tickets)
{
    if (tickets.isEmpty())
        return {};
    StreamBook streams;
    if (auto loaded = streams.load(database); !loaded)
        return loaded;
    for (const auto& id : tickets) {
        auto row = loadRow(database, record::Ticket::table(), id.value());
        if (!row)
            return row.error();
        if (!*row || !(*row)->head.deletedAt)
            continue;
        auto isByAct = isDeletedByAct(database, streams, record::Ticket::fromRow(**row));
        if (!isByAct)
            return isByAct.error();
        if (*isByAct) {
            return Error{
                Error::Kind::Conflict, u"number"_s, u"deleted on purpose"_s, u"TICKET_DELETED"_s};
        }
    }
    return {};
}

Result<> IncidentDraft::write(UnitOfWork& unit)
{
    if (isNew() && !isStored) {
        if (auto done = unit.create(ticket); !done)
            return done;
        if (auto done = unit.create(incident); !done)
            return done;
    } else {
        if (isNew()) { // an import that was taken back left it deleted
            if (auto done = unit.restore<record::Ticket>(ticket.id); !done)
                return done;
            if (auto done = unit.restore<record::Incident>(incident.id); !done)
                return done;
            ticket.head.deletedAt.reset();
            incident.head.deletedAt.reset();
        }
        if (auto done = unit.put(ticket); !done)
            return done;
        if (auto done = unit.put(incident); !done)
            return done;
    }
    for (auto& comment : comments) {
        auto standing = unit.find<record::TicketComment>(comment.id);
        if (!standing)
            return standing.error();
        auto done =
            *standing ? unit.restore<record::TicketComment>(comment.id) : unit.create(comment);
        if (!done)
            return done;
    }
    return {};
}

Result<IncidentDraft> IncidentDrafting::begin(const IncidentRow& row)
{
    IncidentDraft draft;
    draft.ticket.kind = TicketKind::Incident;
    draft.ticket.status = TicketStatus::New;
    draft.ticket.channel = TicketChannel::Import;
    draft.ticket.number = row.number;
    auto& database = m_replica.database();
    QUuid id;
    if (!row.number.isEmpty()) {
        auto standing = database.query(
            idByNumber, {{"organization_id", m_replica.organization()}, {"number", row.number}});
        if (!standing)
            return standing.error();
        QList<TicketId> deleted;
        while (id.isNull() && (*standing)->next()) {
            if ((*standing)->isNull(1))
                id = (*standing)->uuid(0);
            else
                deleted.append((*standing)->read<TicketId>(0));
        }
        if (auto status = (*standing)->status(); !status)
            return status.error();
        standing->reset();
        if (id.isNull()) {
            // Brought back, it would share its number with the new one.
            if (auto none = requireNoneDeleted(database, deleted); !none)
                return none.error();
            draft.ticket.id = TicketId(m_directory.newId());
        }
    } else if (const auto origin = originOf(row); !origin.isEmpty()) {
        id = derivedUuid(m_replica.organization(), origin);
        draft.ticket.id = TicketId(id);
        if (!row.reference.isEmpty()) {
            const QJsonObject fields{{u"external_reference"_s, row.reference}};
            draft.ticket.customFields =
                QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
        }
    } else {
        draft.ticket.id = TicketId(m_directory.newId());
    }
    draft.incident.id = draft.ticket.id;
    if (id.isNull())
        return draft;
    if (auto loaded = load(id, draft); !loaded)
        return loaded.error();
    if (const auto former = formerOriginOf(row); !draft.isStored && !former.isEmpty()) {
        if (auto loaded = load(derivedUuid(m_replica.organization(), former), draft); !loaded)
            return loaded.error();
        draft.isKnownByLine = draft.isStored;
    }
    if (draft.isStored && draft.ticket.head.deletedAt) {
        if (auto none = requireNoneDeleted(database, {draft.ticket.id}); !none)
            return none.error();
    }
    return draft;
}

/// Takes over what stands under the id, if anything does.
Result<> IncidentDrafting::load(const QUuid& id, IncidentDraft& draft)
{
    auto ticket = loadRow(m_replica.database(), record::Ticket::table(), id);
    if (!ticket || !*ticket)
        return ticket ? Result<>() : ticket.error();
    auto incident = loadRow(m_replica.database(), record::Incident::table(), id);
    if (!incident || !*incident)
        return incident ? Result<>() : incident.error();
    draft.ticket = record::Ticket::fromRow(**ticket);
    draft.incident = record::Incident::fromRow(**incident);
    draft.isStored = true;
    return {};
}

Result<> IncidentDrafting::apply(const IncidentRow& row, IncidentDraft& draft)
{
    const bool isNew = draft.isNew();
    auto& ticket = draft.ticket;
    if (row.title)
        ticket.title = *row.title;
    if (row.description)
        ticket.description = *row.description;
    else if (isNew && ticket.description.isEmpty())
        ticket.description = ticket.title;
    ticket.impact = row.impact.value_or(ticket.impact);
    ticket.urgency = row.urgency.value_or(ticket.urgency);
    ticket.channel = row.channel.value_or(ticket.channel);
    if (isNew && ticket.requesterId.isNull() && !row.requester)
        ticket.requesterId = m_actor.person;
    if (auto named = applyNames(row, ticket); !named)
        return named;
    applyStatus(row, draft, isNew, m_replica.now());
    if (row.comment) {
        if (auto done = addComment(draft, *row.comment, TicketCommentVisibility::Public); !done)
            return done;
    }
    if (row.internalNote)
        return addComment(draft, *row.internalNote, TicketCommentVisibility::Internal);
    return {};
}

Result<> IncidentDrafting::applyNames(const IncidentRow& row, record::Ticket& ticket)
{
    if (row.requester) {
        auto person = m_directory.person(*row.requester, UserAccountUserType::EndUser);
        if (!person)
            return person.error();
        ticket.requesterId = *person;
    }
    if (!row.category.isEmpty()) {
        auto category = m_directory.category(row.category);
        if (!category)
            return category.error();
        ticket.categoryId = *category;
    }
    if (row.location) {
        auto location = m_directory.location(*row.location);
        if (!location)
            return location.error();
        ticket.locationId = *location;
    }
    std::optional<PersonId> assignee;
    if (row.assignee) {
        auto person = m_directory.person(*row.assignee, UserAccountUserType::Agent);
        if (!person)
            return person.error();
        assignee = *person;
    }
    return m_directory.assign(ticket, row.team, assignee, row.createdAt.value_or(m_replica.now()));
}

/// The comment's id follows from its text, so that the next import of the file does not repeat it.
Result<> IncidentDrafting::addComment(
    IncidentDraft& draft, const QString& body, TicketCommentVisibility visibility)
{
    record::TicketComment comment;
    comment.id = TicketCommentId(derivedUuid(draft.ticket.id.value(), body.toUtf8()));
    auto standing =
        loadRow(m_replica.database(), record::TicketComment::table(), comment.id.value());
    if (!standing)
        return standing.error();
    if (*standing && !(*standing)->head.deletedAt)
        return {};
    comment.ticketId = draft.ticket.id;
    comment.authorId = m_actor.person;
    comment.visibility = visibility;
    comment.body = body;
    draft.comments.push_back(comment);
    return {};
}

QList<ImportedRow::Edit> IncidentDrafting::editsOf(
    const IncidentDraft& before, const IncidentDraft& after)
{
    QList<ImportedRow::Edit> edits;
    const auto compare = [&](const Row& old, const Row& fresh) {
        for (size_t i = 0; i < old.cells.size(); ++i) {
            if (old.cells[i] == fresh.cells[i])
                continue;
            const auto& field = old.table->fields[i];
            edits.push_back(
                {QString::fromLatin1(field.name), shown(m_replica.database(), field, old.cells[i]),
                    shown(m_replica.database(), field, fresh.cells[i])});
        }
    };
    compare(before.ticket.toRow(), after.ticket.toRow());
    compare(before.incident.toRow(), after.incident.toRow());
    for (const auto& comment : after.comments)
        edits.push_back({u"comment"_s, {}, comment.body});
    return edits;
}

} // namespace homeport
