#include "core/exchange/incident_table_import.h"

#include "core/access/access_service.h"
#include "core/exchange/import_directory.h"
#include "core/exchange/incident_row.h"
#include "core/tickets/number_lease.h"
#include "core/tickets/number_takeover.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <iterator>

#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsPerStep = 1000; // of one transaction (measured.md 5.12)

constexpr Sql idByNumber{"import.number",
    "SELECT id FROM ticket WHERE organization_id = :organization_id AND number = :number AND "
    "kind = 'incident' AND deleted_at IS NULL"};

constexpr std::pair<QLatin1StringView, Sql> nameQueries[] = {
    {"user_account"_L1,
        {"import.personName", "SELECT display_name FROM user_account WHERE id = :id"}},
    {"team"_L1, {"import.teamName", "SELECT name FROM team WHERE id = :id"}},
    {"category"_L1, {"import.categoryName", "SELECT name FROM category WHERE id = :id"}},
    {"location"_L1, {"import.locationName", "SELECT name FROM location WHERE id = :id"}},
};

/// An incident and the comments that a row adds to it.
struct Draft
{
    record::Ticket ticket;
    record::Incident incident;
    QList<record::TicketComment> comments;
    bool isStored = false; ///< also a deleted one has its row
};

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

class TableImportRun final : public ImportRun
{
public:
    TableImportRun(Replica& replica, const Actor& actor, const ImportOptions& options)
        : m_replica(replica), m_actor(actor), m_options(options)
    {
        m_outcome.run = RunId(newUuid(replica.now(), *replica.world().random));
    }

    Result<> open(
        const QString& path, const std::optional<CsvFormat>& format, const ImportMapping& mapping);
    Result<bool> step() override;
    qint64 done() const override { return m_csv ? m_csv->bytesRead() : 0; }
    qint64 total() const override { return m_file.size(); }
    const ImportOutcome& outcome() const override { return m_outcome; }

private:
    Result<> take(const CsvRecord& record);
    Result<> takeRow(IncidentRow row);
    Result<Draft> draftOf(const IncidentRow& row);
    Result<> apply(const IncidentRow& row, Draft& draft, bool isNew);
    Result<> applyNames(const IncidentRow& row, Draft& draft);
    Result<> addComment(Draft& draft, const QString& body, TicketCommentVisibility visibility);
    void applyStatus(const IncidentRow& row, Draft& draft, bool isNew);
    QList<ImportedRow::Edit> editsOf(const Draft& before, const Draft& after);
    void queue(const IncidentRow& row, const Draft& draft, bool isNew);
    void note(ImportedRow row, qint64 count);
    Result<> flush();

    Replica& m_replica;
    const Actor m_actor;
    const ImportOptions m_options;
    ImportOutcome m_outcome;
    ImportDirectory m_directory{m_replica, m_actor, m_outcome};
    ImportMapping m_mapping;
    QFile m_file;
    QStringList m_header;
    std::optional<CsvReader> m_csv;
    std::optional<IncidentRowReader> m_rows;
    QSet<quint64> m_seen; ///< hashes of the keys so far
    std::shared_ptr<NumberReserve> freshNumbers() const
    {
        return std::make_shared<NumberReserve>(m_replica.identity().device, TicketKind::Incident);
    }

    std::vector<Replica::Step> m_steps;
    std::shared_ptr<NumberReserve> m_numbers = freshNumbers();
    QStringList m_broughtAlong; ///< numbers of the new ones among the steps
    LeasedNumbers m_leased;
};

Result<> TableImportRun::open(
    const QString& path, const std::optional<CsvFormat>& format, const ImportMapping& mapping)
{
    m_mapping = mapping;
    m_directory.setCreatesMissing(mapping.createsMissing);
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path, m_file.errorString(), u"FILE_UNREADABLE"_s};
    auto used = format ? Result<CsvFormat>(*format) : detectCsvFormat(m_file);
    if (!used)
        return used.error();
    m_csv.emplace(m_file, *used);
    auto header = m_csv->header();
    if (!header)
        return header.error();
    m_header = *header;
    auto zone = importZone(m_replica, m_options.zoneId);
    if (!zone)
        return zone.error();
    auto rows = IncidentRowReader::open(mapping, m_header, *zone, m_replica.now());
    if (!rows)
        return rows.error();
    m_rows.emplace(std::move(*rows));
    auto leased = LeasedNumbers::ofOthers(m_replica.database(), m_replica.organization(),
        m_replica.identity().device, TicketKind::Incident);
    if (!leased)
        return leased.error();
    m_leased = std::move(*leased);
    return {};
}

Result<bool> TableImportRun::step()
{
    for (int i = 0; i < rowsPerStep; ++i) {
        const auto record = m_csv->next();
        if (!record) {
            if (auto read = m_csv->status(); !read)
                return read.error();
            if (auto done = flush(); !done)
                return done.error();
            return false;
        }
        ++m_outcome.rows;
        if (auto taken = take(*record); !taken)
            return taken.error();
    }
    if (auto done = flush(); !done)
        return done.error();
    return true;
}

/// Errors are those of the database; a row at fault becomes a reject.
Result<> TableImportRun::take(const CsvRecord& record)
{
    if (const auto& fault = record.fault) {
        m_outcome.reject(
            {record.line, {}, fault->column ? m_header.value(*fault->column) : QString(),
                fault->code, fault->detail});
        return {};
    }
    auto row = m_rows->read(record);
    const auto rejected = [&](const QString& number, const Error& error) -> Result<> {
        const bool isRow = error.kind == Error::Kind::Invalid || error.kind == Error::Kind::Denied
            || error.kind == Error::Kind::NotFound || error.code == "DUPLICATE"_L1
            || error.code == "LOOKUP_AMBIGUOUS"_L1 || error.code == "NUMBER_LEASED"_L1;
        if (!isRow)
            return error;
        m_outcome.reject({record.line, number, error.subject, error.code, error.detail});
        return {};
    };
    if (!row)
        return rejected({}, row.error());
    const auto number = row->key();
    if (auto taken = takeRow(std::move(*row)); !taken)
        return rejected(number, taken.error());
    return {};
}

Result<> TableImportRun::takeRow(IncidentRow row)
{
    if (const auto key = row.key(); !key.isEmpty()) {
        const auto hash = quint64(qHash(key));
        if (m_seen.contains(hash)) {
            return Error{Error::Kind::Conflict,
                row.number.isEmpty() ? u"external_reference"_s : u"number"_s,
                u"stands in an earlier row"_s, u"DUPLICATE"_s};
        }
        m_seen.insert(hash);
    }
    auto found = draftOf(row);
    if (!found)
        return found.error();
    const auto before = *found;
    const bool isNew = !before.isStored || before.ticket.head.deletedAt;
    if (isNew && !row.title)
        return Error{Error::Kind::Invalid, u"title"_s, u"missing"_s, u"VALUE_INVALID"_s};
    if (!isNew) {
        if (auto may = AccessService::require(m_actor, u"incident.update"_s, before.ticket); !may)
            return may;
    }
    if (isNew && m_leased.contains(row.number)) {
        return Error{Error::Kind::Conflict, u"number"_s, u"in a block of another device"_s,
            u"NUMBER_LEASED"_s};
    }
    auto after = before;
    if (auto applied = apply(row, after, isNew); !applied)
        return applied;
    const auto number = after.ticket.number.isEmpty() ? row.reference : after.ticket.number;
    if (isNew) {
        queue(row, after, true);
        note({ImportedRow::Kind::Create, row.line, number, after.ticket.title, {}},
            ++m_outcome.incidents);
        return {};
    }
    const auto edits = editsOf(before, after);
    if (edits.isEmpty()) {
        note({ImportedRow::Kind::Unchanged, row.line, number, after.ticket.title, {}},
            ++m_outcome.unchanged);
        return {};
    }
    queue(row, after, false);
    note({ImportedRow::Kind::Update, row.line, number, after.ticket.title, edits},
        ++m_outcome.updated);
    return {};
}

void TableImportRun::note(ImportedRow row, qint64 count)
{
    if (count <= m_options.previewRows)
        m_outcome.preview.push_back(std::move(row));
}

/// The incident that the row is about as it stands, or a new one.
Result<Draft> TableImportRun::draftOf(const IncidentRow& row)
{
    Draft draft;
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
        if ((*standing)->next())
            id = (*standing)->uuid(0);
        else
            draft.ticket.id = TicketId(m_directory.newId());
    } else if (!row.reference.isEmpty()) {
        // The same on every replica, so that two imports of one file make one incident.
        id = derivedUuid(
            m_replica.organization(), QByteArray("import/incident/") + row.reference.toUtf8());
        draft.ticket.id = TicketId(id);
        draft.ticket.customFields = QString::fromUtf8(QJsonDocument(
            QJsonObject{
                {u"external_reference"_s, row.reference}}).toJson(QJsonDocument::Compact));
    } else {
        draft.ticket.id = TicketId(m_directory.newId());
    }
    draft.incident.id = draft.ticket.id;
    if (id.isNull())
        return draft;
    auto ticket = loadRow(database, record::Ticket::table(), id);
    if (!ticket)
        return ticket.error();
    auto incident = loadRow(database, record::Incident::table(), id);
    if (!incident)
        return incident.error();
    if (!*ticket || !*incident)
        return draft;
    draft.ticket = record::Ticket::fromRow(**ticket);
    draft.incident = record::Incident::fromRow(**incident);
    draft.isStored = true;
    return draft;
}

Result<> TableImportRun::apply(const IncidentRow& row, Draft& draft, bool isNew)
{
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
    if (auto named = applyNames(row, draft); !named)
        return named;
    applyStatus(row, draft, isNew);
    if (row.comment) {
        if (auto done = addComment(draft, *row.comment, TicketCommentVisibility::Public); !done)
            return done;
    }
    if (row.internalNote)
        return addComment(draft, *row.internalNote, TicketCommentVisibility::Internal);
    return {};
}

Result<> TableImportRun::applyNames(const IncidentRow& row, Draft& draft)
{
    auto& ticket = draft.ticket;
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

void TableImportRun::applyStatus(const IncidentRow& row, Draft& draft, bool isNew)
{
    auto& ticket = draft.ticket;
    auto& incident = draft.incident;
    const auto at = row.createdAt.value_or(m_replica.now());
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

/// The comment's id follows from its text, so that the next import of the file does not repeat it.
Result<> TableImportRun::addComment(
    Draft& draft, const QString& body, TicketCommentVisibility visibility)
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

QList<ImportedRow::Edit> TableImportRun::editsOf(const Draft& before, const Draft& after)
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

void TableImportRun::queue(const IncidentRow& row, const Draft& draft, bool isNew)
{
    auto made = m_directory.takeSteps();
    std::move(made.begin(), made.end(), std::back_inserter(m_steps));
    Command command{.code = isNew ? u"incident.create"_s : u"import"_s, .run = m_outcome.run};
    command.reason = u"line %1"_s.arg(row.line);
    if (isNew)
        command.happenedAt = row.createdAt;
    std::shared_ptr<NumberReserve> numbers;
    qsizetype place = 0;
    if (draft.ticket.number.isEmpty()) {
        numbers = m_numbers;
        place = numbers->add();
    } else if (isNew) {
        m_broughtAlong << draft.ticket.number;
    }
    m_steps.push_back({{m_actor.person, {}}, command,
        [draft, isNew, numbers, place](UnitOfWork& unit) -> Result<> {
            // A copy: a repeated attempt draws its number anew.
            auto [ticket, incident, comments, isStored] = draft;
            if (numbers) {
                auto number = numbers->number(unit, place);
                if (!number)
                    return number.error();
                ticket.number = *number;
            }
            if (isNew && !isStored) {
                if (auto done = unit.create(ticket); !done)
                    return done;
                if (auto done = unit.create(incident); !done)
                    return done;
            } else {
                if (isNew) { // an import that was taken back left it deleted
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
                auto done = *standing ? unit.restore<record::TicketComment>(comment.id)
                                      : unit.create(comment);
                if (!done)
                    return done;
            }
            return {};
        }});
    ++m_outcome.events;
}

Result<> TableImportRun::flush()
{
    auto made = m_directory.takeSteps();
    std::move(made.begin(), made.end(), std::back_inserter(m_steps));
    auto steps = std::exchange(m_steps, {});
    m_numbers = freshNumbers();
    const auto broughtAlong = std::exchange(m_broughtAlong, {});
    if (!broughtAlong.isEmpty())
        steps.insert(steps.begin(),
            takingInNumbers(m_replica.identity().device, TicketKind::Incident, broughtAlong));
    if (steps.empty() || m_options.isRehearsal)
        return {};
    return m_replica.writeAll(steps);
}

} // namespace

Result<std::unique_ptr<ImportRun>> openTableImport(Replica& replica, const Actor& actor,
    const QString& path, const std::optional<CsvFormat>& format, const ImportMapping& mapping,
    const ImportOptions& options)
{
    for (const auto& permission : {u"integration.import"_s, u"incident.create"_s}) {
        if (auto allowed = AccessService::require(actor, permission); !allowed)
            return allowed.error();
    }
    auto run = std::make_unique<TableImportRun>(replica, actor, options);
    if (auto opened = run->open(path, format, mapping); !opened)
        return opened.error();
    return Result<std::unique_ptr<ImportRun>>(std::move(run));
}

} // namespace homeport
