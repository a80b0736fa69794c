#include "core/exchange/ticket_export.h"

#include "core/base/disk.h"
#include "core/exchange/csv_writer.h"
#include "core/journal/field_clock.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsPerStretch = 500;

// A list of ids is appended to both.
constexpr char incidentsText[] = R"sql(
    SELECT t.id, t.number, t.title, t.description, t.status, t.priority, t.impact, t.urgency,
           r.display_name, g.name, a.display_name, c.name, t.created_at, t.updated_at, t.resolved_at, t.closed_at,
           i.resolution_code, i.resolution_notes, t.reopen_count, t.hold_reason, r.username, a.username, l.name,
           t.channel, t.acknowledged_at, t.first_response_at, t.hold_until, t.due_at, t.cancelled_at, t.cancel_reason,
           t.close_reason, t.contact_email, t.contact_phone, p.name, g2.name
      FROM ticket t JOIN incident i ON i.ticket_id = t.id
      LEFT JOIN user_account r ON r.id = t.requester_id
      LEFT JOIN user_account a ON a.id = t.assigned_user_id
      LEFT JOIN team g ON g.id = t.assigned_team_id
      LEFT JOIN category c ON c.id = t.category_id
      LEFT JOIN category p ON p.id = c.parent_id
      LEFT JOIN category g2 ON g2.id = p.parent_id
      LEFT JOIN location l ON l.id = t.location_id
     WHERE t.id IN )sql";

constexpr char commentsText[] = R"sql(
    SELECT c.ticket_id, c.created_at, u.username, u.display_name, c.visibility, c.kind, c.body,
           c.field_clock
      FROM ticket_comment c LEFT JOIN user_account u ON u.id = c.author_id
     WHERE c.deleted_at IS NULL AND c.ticket_id IN )sql";
constexpr char commentsOrder[] = " ORDER BY c.created_at, c.id";

const QStringList columns{u"number"_s, u"title"_s, u"description"_s, u"status"_s, u"priority"_s,
    u"impact"_s, u"urgency"_s, u"requester"_s, u"team"_s, u"assignee"_s, u"category"_s,
    u"created_at"_s, u"updated_at"_s, u"resolved_at"_s, u"closed_at"_s, u"resolution_code"_s,
    u"resolution_notes"_s, u"reopen_count"_s, u"hold_reason"_s, u"requester_login"_s,
    u"assignee_login"_s, u"location"_s, u"channel"_s, u"acknowledged_at"_s, u"first_response_at"_s,
    u"hold_until"_s, u"due_at"_s, u"cancelled_at"_s, u"cancel_reason"_s, u"close_reason"_s,
    u"contact_email"_s, u"contact_phone"_s};
constexpr int categoryParent = 33; ///< column of the query, as is the one behind it

QString momentText(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString cell(const Cursor& row, int column)
{
    if (row.isNull(column))
        return {};
    const auto& name = columns[column - 1];
    if (name == "category"_L1) {
        QStringList path{row.text(column)};
        for (const int above : {categoryParent, categoryParent + 1}) {
            if (!row.isNull(above))
                path.prepend(row.text(above));
        }
        return path.join(u" > "_s);
    }
    if (name.endsWith(u"_at"_s) || name == "hold_until"_L1)
        return momentText(row.integer(column));
    if (name == "priority"_L1 || name == "impact"_L1 || name == "urgency"_L1
        || name == "reopen_count"_L1)
        return QString::number(row.integer(column));
    return row.text(column);
}

/// "(:id_0, :id_1 …)" and what it stands for.
std::pair<QByteArray, Bindings> listed(const QList<TicketId>& ids, std::vector<QByteArray>& names)
{
    while (names.size() < size_t(ids.size()))
        names.push_back("id_" + QByteArray::number(qsizetype(names.size())));
    QByteArrayList places;
    Bindings bindings;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        places += ':' + names[size_t(i)];
        bindings.push_back({names[size_t(i)].constData(), ids[i]});
    }
    return {'(' + places.join(", ") + ')', bindings};
}

struct Comment
{
    TicketId ticket;
    Timestamp createdAt{};
    quint64 stamp = 0;
    QJsonObject told;
};

/// Reads a view stretch by stretch, with one question for all rows of each, and writes it.
class Export
{
public:
    Export(Database& database, const Actor& actor, QIODevice& out)
        : m_database(database), m_actor(actor), m_out(out)
    {}

    Result<qint64> run(const ExportRequest& request, Timestamp now)
    {
        if (auto begun = begin(request.format, now); !begun)
            return begun.error();
        QueueKey from;
        for (bool more = true; more;) {
            auto stretch = TicketQueries::stretch(
                m_database, m_actor, request.view, u"incident.export"_s, from, rowsPerStretch);
            if (!stretch)
                return stretch.error();
            if (auto done = write(stretch->ids); !done)
                return done.error();
            more = stretch->next.has_value();
            from = stretch->next.value_or(QueueKey());
        }
        if (!m_csv) {
            if (auto done = put("\n],\"count\":" + QByteArray::number(m_written) + "}\n"); !done)
                return done.error();
        }
        return m_written;
    }

private:
    Result<> begin(ExportFormat format, Timestamp now)
    {
        if (format == ExportFormat::Csv) {
            m_csv.emplace(m_out);
            return m_csv->write(columns);
        }
        return put("{\"format\":\"homeport\",\"version\":1,\"entity\":\"incident\","
                   "\"exported_at\":\""
            + momentText(toMsecs(now)).toUtf8() + "\",\"rows\":[\n");
    }

    Result<> put(const QByteArray& bytes)
    {
        if (m_out.write(bytes) == bytes.size())
            return {};
        return Error{Error::Kind::Unavailable, u"export"_s, u"the file cannot be written"_s,
            u"FILE_UNREADABLE"_s};
    }

    Result<> write(const QList<TicketId>& ids)
    {
        if (ids.isEmpty())
            return {};
        const auto [list, bindings] = listed(ids, m_names);
        const QByteArray text = incidentsText + list;
        auto rows = m_database.query({"export.incidents", text.constData()}, bindings);
        if (!rows)
            return rows.error();
        QHash<TicketId, QStringList> held;
        while ((*rows)->next()) {
            QStringList cells;
            for (int i = 1; i <= columns.size(); ++i)
                cells << cell(**rows, i);
            held.insert((*rows)->read<TicketId>(0), cells);
        }
        if (auto read = (*rows)->status(); !read)
            return read;
        rows->reset();
        QHash<TicketId, QJsonArray> said;
        if (!m_csv) {
            auto comments = commentsOf(ids, list, bindings);
            if (!comments)
                return comments.error();
            said = std::move(*comments);
        }
        for (const auto& id : ids) {
            const auto cells = held.constFind(id);
            if (cells == held.constEnd())
                continue; // a ticket of another kind
            if (auto done = m_csv ? m_csv->write(*cells) : putObject(*cells, said.value(id)); !done)
                return done;
            ++m_written;
        }
        return {};
    }

    Result<> putObject(const QStringList& cells, const QJsonArray& said)
    {
        QJsonObject object;
        for (qsizetype i = 0; i < columns.size(); ++i)
            object.insert(columns[i], cells[i].isEmpty() ? QJsonValue() : QJsonValue(cells[i]));
        object.insert(u"comments"_s, said);
        const QByteArray separator = m_written > 0 ? ",\n" : "";
        return put(separator + QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    /// The conversations; internal notes only for who may read them.
    Result<QHash<TicketId, QJsonArray>> commentsOf(
        const QList<TicketId>& ids, const QByteArray& list, const Bindings& bindings)
    {
        const auto open =
            TicketQueries::covered(m_database, m_actor, u"ticket.read_internal"_s, ids);
        if (!open)
            return open.error();
        const QByteArray text = commentsText + list + commentsOrder;
        auto rows = m_database.query({"export.comments", text.constData()}, bindings);
        if (!rows)
            return rows.error();
        std::vector<Comment> found;
        while ((*rows)->next()) {
            const auto& row = **rows;
            const auto ticket = row.read<TicketId>(0);
            if (row.text(4) != "public"_L1 && !open->contains(ticket))
                continue;
            found.push_back({ticket, row.read<Timestamp>(1),
                FieldClock::unpacked(row.blob(7)).base().stamp,
                {{u"created_at"_s, momentText(row.integer(1))}, {u"author_login"_s, row.text(2)},
                    {u"author"_s, row.text(3)}, {u"visibility"_s, row.text(4)},
                    {u"kind"_s, row.text(5)}, {u"body"_s, row.text(6)}}});
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        std::stable_sort(found.begin(), found.end(), isSaidEarlier<Comment>);
        QHash<TicketId, QJsonArray> said;
        for (const auto& comment : found)
            said[comment.ticket].append(comment.told);
        return said;
    }

    Database& m_database;
    const Actor& m_actor;
    QIODevice& m_out;
    std::optional<CsvWriter> m_csv;
    std::vector<QByteArray> m_names; ///< of the placeholders; bindings only point to them
    qint64 m_written = 0;
};

const auto separator = u" · "_s;

} // namespace

QString ExportedRows::toText() const
{
    return QStringList{entity, format, QString::number(count), file}.join(separator);
}

std::optional<ExportedRows> ExportedRows::fromText(const QString& text)
{
    const auto parts = text.split(separator);
    bool isNumber = false;
    if (parts.size() < 4)
        return std::nullopt;
    const ExportedRows rows{
        parts[0], parts[1], parts[2].toLongLong(&isNumber), parts.mid(3).join(separator)};
    return isNumber ? std::optional(rows) : std::nullopt;
}

Result<qint64> writeIncidents(
    Replica& replica, const Actor& actor, const ExportRequest& request, QIODevice& out)
{
    if (actor.scopeOf(u"incident.export"_s) == Scope::None)
        return Error{Error::Kind::Denied, u"incident.export"_s, {}, u"FORBIDDEN"_s};
    return replica.read([&](Database& database) {
        return Export(database, actor, out).run(request, replica.now());
    });
}

WrittenExport::WrittenExport(std::unique_ptr<PendingFile> file) : m_file(std::move(file)) {}

WrittenExport::~WrittenExport() = default;

Result<std::shared_ptr<WrittenExport>> WrittenExport::incidents(
    Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path)
{
    auto file = replica.world().disk().replace(path);
    if (!file)
        return file.error();
    auto made = std::make_shared<WrittenExport>(std::move(*file));
    auto written = writeIncidents(replica, actor, request, *made->m_file);
    if (!written)
        return made->m_file->failure().value_or(written.error());
    if (auto flushed = made->m_file->flush(); !flushed)
        return flushed.error();
    made->m_rows = {u"incident"_s, request.format == ExportFormat::Csv ? u"csv"_s : u"json"_s,
        *written, path.section(u'/', -1)};
    return made;
}

Result<qint64> WrittenExport::finish(Replica& replica, const Actor& actor)
{
    Command event{.code = u"record.export"_s, .reason = m_rows.toText()};
    event.isEvent = true;
    auto noted = replica.write(actor.author(), event, [](UnitOfWork&) { return Result<>(); });
    if (!noted)
        return noted.error();
    auto kept = m_file->keep();
    return kept ? Result<qint64>(m_rows.count) : kept.error();
}

Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path)
{
    auto written = WrittenExport::incidents(replica, actor, request, path);
    return written ? (*written)->finish(replica, actor) : written.error();
}

} // namespace homeport
