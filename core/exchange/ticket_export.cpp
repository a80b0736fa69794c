#include "core/exchange/ticket_export.h"

#include "core/access/access_service.h"
#include "core/exchange/csv_writer.h"

#include <QDateTime>
#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsPerPage = 500;

constexpr Sql pageOfIncidents{"export.incidents", R"sql(
    SELECT t.id, t.number, t.title, t.description, t.status, t.priority, t.impact, t.urgency,
           r.display_name, g.name, a.display_name, c.name, t.created_at, t.updated_at, t.resolved_at, t.closed_at,
           i.resolution_code, i.resolution_notes, t.reopen_count, t.hold_reason
      FROM ticket t JOIN incident i ON i.ticket_id = t.id
      LEFT JOIN user_account r ON r.id = t.requester_id
      LEFT JOIN user_account a ON a.id = t.assigned_user_id
      LEFT JOIN team g ON g.id = t.assigned_team_id
      LEFT JOIN category c ON c.id = t.category_id
     WHERE t.organization_id = :organization_id AND t.kind = 'incident' AND t.deleted_at IS NULL
       AND (t.number, t.id) > (:after_number, :after_id)
     ORDER BY t.number, t.id
     LIMIT :page)sql"};

const QStringList columns{u"number"_s, u"title"_s, u"description"_s, u"status"_s, u"priority"_s,
    u"impact"_s, u"urgency"_s, u"requester"_s, u"team"_s, u"assignee"_s, u"category"_s,
    u"created_at"_s, u"updated_at"_s, u"resolved_at"_s, u"closed_at"_s, u"resolution_code"_s,
    u"resolution_notes"_s, u"reopen_count"_s, u"hold_reason"_s};

QString cell(const Cursor& row, int column)
{
    if (row.isNull(column))
        return {};
    const auto& name = columns[column - 1];
    if (name.endsWith(u"_at"_s))
        return QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC)
            .toString(Qt::ISODateWithMs);
    if (name == "priority"_L1 || name == "impact"_L1 || name == "urgency"_L1
        || name == "reopen_count"_L1)
        return QString::number(row.integer(column));
    return row.text(column);
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

} // namespace homeport
