#include "core/exchange/ticket_export.h"

#include "core/access/access_service.h"
#include "core/exchange/csv_writer.h"

#include <QDateTime>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsPerPage = 500;

constexpr Sql pageOfIncidents{"export.incidents", R"sql(
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
     WHERE t.organization_id = :organization_id AND t.kind = 'incident' AND t.deleted_at IS NULL
       AND (t.number, t.id) > (:after_number, :after_id)
     ORDER BY t.number, t.id
     LIMIT :page)sql"};

constexpr Sql commentsOf{"export.comments", R"sql(
    SELECT c.created_at, u.username, u.display_name, c.visibility, c.kind, c.body
      FROM ticket_comment c LEFT JOIN user_account u ON u.id = c.author_id
     WHERE c.ticket_id = :ticket_id AND c.deleted_at IS NULL AND (c.visibility = 'public' OR :may_read_internal)
     ORDER BY c.created_at, c.id)sql"};

const QStringList columns{u"number"_s, u"title"_s, u"description"_s, u"status"_s, u"priority"_s,
    u"impact"_s, u"urgency"_s, u"requester"_s, u"team"_s, u"assignee"_s, u"category"_s,
    u"created_at"_s, u"updated_at"_s, u"resolved_at"_s, u"closed_at"_s, u"resolution_code"_s,
    u"resolution_notes"_s, u"reopen_count"_s, u"hold_reason"_s, u"requester_login"_s,
    u"assignee_login"_s, u"location"_s, u"channel"_s, u"acknowledged_at"_s, u"first_response_at"_s,
    u"hold_until"_s, u"due_at"_s, u"cancelled_at"_s, u"cancel_reason"_s, u"close_reason"_s,
    u"contact_email"_s, u"contact_phone"_s};
constexpr int categoryParent = 33; ///< column of the query, as is the one behind it

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
        return QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC)
            .toString(Qt::ISODateWithMs);
    if (name == "priority"_L1 || name == "impact"_L1 || name == "urgency"_L1
        || name == "reopen_count"_L1)
        return QString::number(row.integer(column));
    return row.text(column);
}

/// The conversation; internal notes only for who may read them.
Result<QJsonArray> comments(Database& database, const Actor& actor, const record::Ticket& ticket)
{
    const bool mayReadInternal =
        bool(AccessService::require(actor, u"ticket.read_internal"_s, ticket));
    auto rows = database.query(
        commentsOf, {{"ticket_id", ticket.id}, {"may_read_internal", mayReadInternal}});
    if (!rows)
        return rows.error();
    QJsonArray list;
    while ((*rows)->next()) {
        const auto& row = **rows;
        list.append(QJsonObject{{u"created_at"_s,
                                    QDateTime::fromMSecsSinceEpoch(row.integer(0), Qt::UTC)
                                        .toString(Qt::ISODateWithMs)},
            {u"author_login"_s, row.text(1)}, {u"author"_s, row.text(2)},
            {u"visibility"_s, row.text(3)}, {u"kind"_s, row.text(4)}, {u"body"_s, row.text(5)}});
    }
    if (auto status = (*rows)->status(); !status)
        return status.error();
    return list;
}

} // namespace

Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, ExportFormat format, QIODevice& out)
{
    const auto scope = actor.scopeOf(u"incident.export"_s);
    if (scope == Scope::None)
        return Error{Error::Kind::Denied, u"incident.export"_s, {}, u"FORBIDDEN"_s};
    const Error unwritten{Error::Kind::Unavailable, u"export"_s, u"the file cannot be written"_s,
        u"FILE_UNREADABLE"_s};
    std::optional<CsvWriter> csv;
    if (format == ExportFormat::Csv) {
        csv.emplace(out);
        if (auto done = csv->write(columns); !done)
            return done.error();
    } else if (out.write("{\"format\":\"homeport\",\"version\":1,\"entity\":\"incident\","
                         "\"exported_at\":\""
                   + QDateTime::fromMSecsSinceEpoch(toMsecs(replica.now()), Qt::UTC)
                         .toString(Qt::ISODateWithMs)
                         .toUtf8()
                   + "\",\"rows\":[\n")
        < 0) {
        return unwritten;
    }
    qint64 written = 0;
    QString afterNumber = u""_s;
    QUuid afterId;
    for (bool more = true; more;) {
        auto page = replica.read([&](Database& database) -> Result<int> {
            auto rows = database.query(pageOfIncidents,
                {{"organization_id", replica.organization()}, {"after_number", afterNumber},
                    {"after_id", afterId}, {"page", rowsPerPage}});
            if (!rows)
                return rows.error();
            QList<QPair<QUuid, QStringList>> held;
            while ((*rows)->next()) {
                QStringList cells;
                for (int i = 1; i <= columns.size(); ++i)
                    cells << cell(**rows, i);
                held.push_back({(*rows)->uuid(0), cells});
            }
            if (auto status = (*rows)->status(); !status)
                return status.error();
            rows->reset();
            for (const auto& [id, cells] : std::as_const(held)) {
                afterNumber = cells.first();
                afterId = id;
                auto ticket = loadRow(database, record::Ticket::table(), id);
                if (!ticket)
                    return ticket.error();
                const auto record = record::Ticket::fromRow(**ticket);
                if (!AccessService::mayRead(actor, record)
                    || !AccessService::require(actor, u"incident.export"_s, record))
                    continue;
                if (csv) {
                    if (auto done = csv->write(cells); !done)
                        return done.error();
                } else {
                    QJsonObject object;
                    for (qsizetype i = 0; i < columns.size(); ++i)
                        object.insert(
                            columns[i], cells[i].isEmpty() ? QJsonValue() : QJsonValue(cells[i]));
                    auto said = comments(database, actor, record);
                    if (!said)
                        return said.error();
                    object.insert(u"comments"_s, *said);
                    const QByteArray separator = written > 0 ? ",\n" : "";
                    if (out.write(separator + QJsonDocument(object).toJson(QJsonDocument::Compact))
                        < 0)
                        return unwritten;
                }
                ++written;
            }
            return int(held.size());
        });
        if (!page)
            return page.error();
        more = *page == rowsPerPage;
    }
    if (!csv && out.write("\n],\"count\":" + QByteArray::number(written) + "}\n") < 0)
        return unwritten;
    return written;
}

Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, ExportFormat format, const QString& path)
{
    QSaveFile file(path);
    const auto unwritable = [&] {
        return Error{Error::Kind::Unavailable, path, file.errorString(), u"FILE_UNREADABLE"_s};
    };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    auto written = exportIncidents(replica, actor, format, file);
    if (written && !file.commit())
        return unwritable();
    return written;
}

} // namespace homeport
