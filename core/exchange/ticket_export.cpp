#include "core/exchange/ticket_export.h"

#include "core/access/access_service.h"
#include "core/access/fresh_proof.h"
#include "core/base/disk.h"
#include "core/exchange/csv_writer.h"
#include "core/exchange/export_columns.h"
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
/// Where each stretch reads all of the list to find its place.
constexpr int rowsPerSorting = 50'000;

// A list of ids is appended.
constexpr char commentsText[] = R"sql(
    SELECT c.ticket_id, c.created_at, u.username, u.display_name, c.visibility, c.kind, c.body,
           c.field_clock
      FROM ticket_comment c LEFT JOIN user_account u ON u.id = c.author_id
     WHERE c.deleted_at IS NULL AND c.ticket_id IN )sql";
constexpr char commentsOrder[] = " ORDER BY c.created_at, c.id";

QString momentText(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// Of the row's category, with those above it.
QString categoryPath(const Cursor& row, int column)
{
    QStringList path{row.text(column)};
    for (const int above : {1, 2}) {
        if (!row.isNull(above))
            path.prepend(row.text(above));
    }
    return path.join(u" > "_s);
}

QString cell(const Cursor& row, int column, ExportColumn::Shape shape)
{
    using enum ExportColumn::Shape;
    if (row.isNull(column))
        return {};
    switch (shape) {
    case Text: break;
    case Number: return QString::number(row.integer(column));
    case Moment: return momentText(row.integer(column));
    case Flag: return row.boolean(column) ? u"true"_s : u"false"_s;
    case Path: return categoryPath(row, column);
    }
    return row.text(column);
}

/// The view without tickets of other kinds. Of incidents there are the most by far: others among
/// them are passed over.
QueueView narrowed(QueueView view, TicketKind kind)
{
    if (kind != TicketKind::Incident)
        view.filter =
            FilterNode::all({view.filter, FilterNode::leaf("kind", FilterOp::Eq, keyOf(kind))});
    return view;
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
    Export(Database& database, const Actor& actor, TicketKind kind, QIODevice& out)
        : m_database(database)
        , m_actor(actor)
        , m_kind(kind)
        , m_table(ExportTable::of(kind))
        , m_out(out)
    {}

    Result<qint64> run(const ExportRequest& request, Timestamp now)
    {
        m_now = now;
        if (auto begun = begin(request.format); !begun)
            return begun.error();
        const auto view = narrowed(request.view, m_kind);
        const auto permission = AccessService::permissionFor(m_kind, u"export"_s);
        const auto most = hasIndex(view.order) ? rowsPerStretch : rowsPerSorting;
        QueueKey from;
        for (bool more = true; more;) {
            auto stretch =
                TicketQueries::stretch(m_database, m_actor, view, permission, from, most);
            if (!stretch)
                return stretch.error();
            for (qsizetype at = 0; at < stretch->ids.size(); at += rowsPerStretch) {
                if (auto done = write(stretch->ids.mid(at, rowsPerStretch)); !done)
                    return done.error();
            }
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
    Result<> begin(ExportFormat format)
    {
        if (format == ExportFormat::Csv) {
            m_csv.emplace(m_out);
            return m_csv->write(names());
        }
        return put("{\"format\":\"homeport\",\"version\":1,\"entity\":\"" + keyOf(m_kind).toUtf8()
            + "\",\"exported_at\":\"" + momentText(toMsecs(m_now)).toUtf8() + "\",\"rows\":[\n");
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
        QSet<TicketId> open; // to internal fields and notes
        if (!m_csv || m_table.hasInternal) {
            auto covered =
                TicketQueries::covered(m_database, m_actor, u"ticket.read_internal"_s, ids);
            if (!covered)
                return covered.error();
            open = std::move(*covered);
        }
        auto held = cellsOf(list, bindings, open);
        if (!held)
            return held.error();
        QHash<TicketId, QJsonArray> said;
        if (!m_csv) {
            auto comments = commentsOf(list, bindings, open);
            if (!comments)
                return comments.error();
            said = std::move(*comments);
        }
        for (const auto& id : ids) {
            const auto cells = held->constFind(id);
            if (cells == held->constEnd())
                continue; // a ticket of another kind
            if (m_written == exportedWithoutProof) {
                auto proven = requireFreshProof(m_database, m_actor, m_now);
                if (!proven)
                    return proven;
            }
            if (auto done = m_csv ? m_csv->write(*cells) : putObject(*cells, said.value(id)); !done)
                return done;
            ++m_written;
        }
        return {};
    }

    QStringList names() const
    {
        QStringList names;
        for (const auto& column : m_table.columns)
            names << column.name;
        return names;
    }

    Result<QHash<TicketId, QStringList>> cellsOf(
        const QByteArray& list, const Bindings& bindings, const QSet<TicketId>& open)
    {
        const QByteArray text = m_table.question + list;
        auto rows = m_database.query({"export.tickets", text.constData()}, bindings);
        if (!rows)
            return rows.error();
        QHash<TicketId, QStringList> held;
        while ((*rows)->next()) {
            const auto id = (*rows)->read<TicketId>(0);
            const bool showsInternal = open.contains(id);
            QStringList cells;
            int at = ExportTable::firstColumn;
            for (const auto& column : m_table.columns) {
                const bool isShown = showsInternal || !column.isInternal;
                cells << (isShown ? cell(**rows, at, column.shape) : QString());
                ++at;
            }
            held.insert(id, cells);
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return held;
    }

    Result<> putObject(const QStringList& cells, const QJsonArray& said)
    {
        QJsonObject object;
        for (qsizetype i = 0; i < cells.size(); ++i)
            object.insert(
                m_table.columns[i].name, cells[i].isEmpty() ? QJsonValue() : QJsonValue(cells[i]));
        object.insert(u"comments"_s, said);
        const QByteArray separator = m_written > 0 ? ",\n" : "";
        return put(separator + QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    /// The conversations; internal notes only of tickets in `open`.
    Result<QHash<TicketId, QJsonArray>> commentsOf(
        const QByteArray& list, const Bindings& bindings, const QSet<TicketId>& open)
    {
        const QByteArray text = commentsText + list + commentsOrder;
        auto rows = m_database.query({"export.comments", text.constData()}, bindings);
        if (!rows)
            return rows.error();
        std::vector<Comment> found;
        while ((*rows)->next()) {
            const auto& row = **rows;
            const auto ticket = row.read<TicketId>(0);
            if (row.text(4) != "public"_L1 && !open.contains(ticket))
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
    TicketKind m_kind;
    const ExportTable& m_table;
    QIODevice& m_out;
    std::optional<CsvWriter> m_csv;
    std::vector<QByteArray> m_names; ///< of the placeholders; bindings only point to them
    qint64 m_written = 0;
    Timestamp m_now{};
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

Result<qint64> writeTickets(
    Replica& replica, const Actor& actor, const ExportRequest& request, QIODevice& out)
{
    const auto permission = AccessService::permissionFor(request.kind, u"export"_s);
    if (actor.scopeOf(permission) == Scope::None)
        return Error{Error::Kind::Denied, permission, {}, u"FORBIDDEN"_s};
    return replica.read([&](Database& database) {
        return Export(database, actor, request.kind, out).run(request, replica.now());
    });
}

WrittenExport::WrittenExport(std::unique_ptr<PendingFile> file) : m_file(std::move(file)) {}

WrittenExport::~WrittenExport() = default;

Result<std::shared_ptr<WrittenExport>> WrittenExport::tickets(
    Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path)
{
    auto file = replica.world().disk().replace(path);
    if (!file)
        return file.error();
    auto made = std::make_shared<WrittenExport>(std::move(*file));
    auto written = writeTickets(replica, actor, request, *made->m_file);
    if (!written)
        return made->m_file->failure().value_or(written.error());
    if (auto flushed = made->m_file->flush(); !flushed)
        return flushed.error();
    made->m_rows = {keyOf(request.kind), request.format == ExportFormat::Csv ? u"csv"_s : u"json"_s,
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

Result<qint64> exportTickets(
    Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path)
{
    auto written = WrittenExport::tickets(replica, actor, request, path);
    return written ? (*written)->finish(replica, actor) : written.error();
}

} // namespace homeport
