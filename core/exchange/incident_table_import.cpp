#include "core/exchange/incident_table_import.h"

#include "core/access/access_service.h"
#include "core/base/disk.h"
#include "core/exchange/import_directory.h"
#include "core/exchange/import_record.h"
#include "core/exchange/incident_draft.h"
#include "core/exchange/incident_row.h"
#include "core/exchange/row_contents.h"
#include "core/tickets/number_lease.h"
#include "core/tickets/number_takeover.h"

#include <QCryptographicHash>

#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsPerStep = 1000; // of one transaction (measured.md 5.12)
/// Of the file: its rows wait in memory for their transaction, and one of them may hold megabytes.
constexpr qint64 bytesPerStep = 4 << 20;

class TableImportRun final : public ImportRun
{
public:
    TableImportRun(Replica& replica, const Actor& actor, const ImportOptions& options)
        : m_replica(replica), m_actor(actor), m_options(options)
    {
        m_outcome.run = RunId(newUuid(replica.now(), *replica.world().random));
        m_outcome.isCorrectable = true;
    }

    Result<> open(
        const QString& path, const std::optional<CsvFormat>& format, const ImportMapping& mapping);
    Result<bool> step() override;
    qint64 done() const override { return m_csv ? m_csv->bytesRead() : 0; }
    qint64 total() const override { return m_file ? m_file->size() : 0; }
    const ImportOutcome& outcome() const override { return m_outcome; }

private:
    Result<bool> takeBatch();
    Result<> take(const CsvRecord& record);
    Result<QByteArray> digest();
    Result<> takeRow(IncidentRow row);
    void queue(const IncidentRow& row, const IncidentDraft& draft, bool isNew);
    void note(ImportedRow row, qint64 count);
    Result<> flush();
    Result<> lookForMade(UnitOfWork& unit);
    void countMade();

    Replica& m_replica;
    const Actor m_actor;
    const ImportOptions m_options;
    ImportOutcome m_outcome;
    ImportDirectory m_directory{m_replica, m_actor, m_outcome};
    IncidentDrafting m_drafting{m_replica, m_actor, m_directory};
    ImportMapping m_mapping;
    QString m_path;
    std::unique_ptr<QIODevice> m_file;
    QStringList m_header;
    std::optional<CsvReader> m_csv;
    std::optional<IncidentRowReader> m_rows;
    QSet<quint64> m_seen; ///< hashes of the keys so far
    RowContents m_contents;
    QByteArray m_digest; ///< of the file, once it is needed
    bool m_mayKnowByLine = false; ///< such rows may stand here, made by former versions
    std::shared_ptr<NumberReserve> freshNumbers() const
    {
        return std::make_shared<NumberReserve>(m_replica.identity().device, TicketKind::Incident);
    }

    /// A row whose incident has an id that another import of the same row gives it, too.
    struct Derived
    {
        qint64 line = 0;
        bool isByContent = false;
    };

    std::vector<Replica::Step> m_steps;
    QHash<QUuid, Derived> m_derived; ///< the new ones among the steps
    QSet<QUuid> m_made; ///< those of them that stood as they were to be written
    std::shared_ptr<NumberReserve> m_numbers = freshNumbers();
    QStringList m_broughtAlong; ///< numbers of the new ones among the steps
    LeasedNumbers m_leased;
};

Result<> TableImportRun::open(
    const QString& path, const std::optional<CsvFormat>& format, const ImportMapping& mapping)
{
    m_mapping = mapping;
    m_directory.setCreatesMissing(mapping.createsMissing);
    auto file = m_replica.world().disk().read(path);
    if (!file)
        return file.error();
    m_path = path;
    m_file = std::move(*file);
    auto used = format ? Result<CsvFormat>(*format) : detectCsvFormat(*m_file);
    if (!used)
        return used.error();
    m_csv.emplace(*m_file, *used);
    auto header = m_csv->header();
    if (!header)
        return header.error();
    m_header = *header;
    m_contents = RowContents(m_header);
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
    auto isByLine = mayHoldRowsKnownByLine(m_replica);
    if (!isByLine)
        return isByLine.error();
    m_mayKnowByLine = *isByLine;
    return {};
}

Result<bool> TableImportRun::step()
{
    const auto before = static_cast<const ImportWrites&>(m_outcome);
    auto more = takeBatch();
    if (!more)
        static_cast<ImportWrites&>(m_outcome) = before;
    return more;
}

Result<bool> TableImportRun::takeBatch()
{
    const auto from = m_csv->bytesRead();
    const auto begun = m_replica.now();
    for (int i = 0; i < rowsPerStep && m_csv->bytesRead() - from < bytesPerStep
         && m_replica.now() - begun < longestReading;
         ++i) {
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
            || error.code == "LOOKUP_AMBIGUOUS"_L1 || error.code == "NUMBER_LEASED"_L1
            || error.code == "TICKET_DELETED"_L1;
        if (!isRow)
            return error;
        m_outcome.reject({record.line, number, error.subject, error.code, error.detail});
        return {};
    };
    if (!row)
        return rejected({}, row.error());
    const auto number = row->key();
    if (number.isEmpty()) {
        if (m_mayKnowByLine) {
            auto file = digest();
            if (!file)
                return file.error();
            row->file = *file;
        }
        row->content = m_contents.next(record);
    }
    if (auto taken = takeRow(std::move(*row)); !taken)
        return rejected(number, taken.error());
    return {};
}

/// Of all the file holds; empty where it can be read only once.
Result<QByteArray> TableImportRun::digest()
{
    if (m_digest.isEmpty() && !m_file->isSequential()) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const auto place = m_file->pos();
        if (!m_file->seek(0) || !hash.addData(m_file.get()) || !m_file->seek(place)) {
            return Error{
                Error::Kind::Unavailable, m_path, m_file->errorString(), u"FILE_UNREADABLE"_s};
        }
        m_digest = hash.result().toHex();
    }
    return m_digest;
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
    auto found = m_drafting.begin(row);
    if (!found)
        return found.error();
    const auto before = *found;
    if (before.isKnownByLine) {
        ++m_outcome.knownByLine;
        m_outcome.isCorrectable = false;
    }
    const bool isNew = before.isNew();
    if (isNew && !row.title)
        return Error{Error::Kind::Invalid, u"title"_s, u"missing"_s, u"VALUE_INVALID"_s};
    // Known by what it says, it has nothing to say that was not said before.
    if (!isNew && !row.content.isEmpty()) {
        ++m_outcome.recognised;
        const bool mayRead = AccessService::mayRead(m_actor, before.ticket);
        note({ImportedRow::Kind::Unchanged, row.line, mayRead ? before.ticket.number : QString(),
                 mayRead ? before.ticket.title : row.title.value_or(QString()), {}},
            ++m_outcome.unchanged);
        return {};
    }
    if (!isNew) {
        if (auto may = AccessService::require(m_actor, u"incident.update"_s, before.ticket); !may)
            return may;
    }
    if (isNew && m_leased.contains(row.number)) {
        return Error{Error::Kind::Conflict, u"number"_s, u"in a block of another device"_s,
            u"NUMBER_LEASED"_s};
    }
    auto after = before;
    if (auto applied = m_drafting.apply(row, after); !applied)
        return applied;
    const auto number = after.ticket.number.isEmpty() ? row.reference : after.ticket.number;
    if (isNew) {
        queue(row, after, true);
        note({ImportedRow::Kind::Create, row.line, number, after.ticket.title, {}},
            ++m_outcome.incidents);
        return {};
    }
    const auto edits = m_drafting.editsOf(before, after);
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

void TableImportRun::queue(const IncidentRow& row, const IncidentDraft& draft, bool isNew)
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
        if (!draft.isStored)
            m_derived.insert(draft.ticket.id.value(), {row.line, !row.content.isEmpty()});
    } else if (isNew) {
        m_broughtAlong << draft.ticket.number;
    }
    m_steps.push_back({{m_actor.person, {}}, command,
        [this, draft, numbers, place](UnitOfWork& unit) -> Result<> {
            if (m_made.contains(draft.ticket.id.value()))
                return {};
            auto written = draft; // a repeated attempt draws its number anew
            if (numbers) {
                auto number = numbers->number(unit, place);
                if (!number)
                    return number.error();
                written.ticket.number = *number;
            }
            return written.write(unit);
        }});
    ++m_outcome.events;
}

/// What another import of the file, at work at the same time, has written since these rows were
/// drafted. Asked once for all of them, before anything is written.
Result<> TableImportRun::lookForMade(UnitOfWork& unit)
{
    m_made.clear();
    auto rows = loadRows(unit.database(), record::Ticket::table(), m_derived.keys());
    if (!rows)
        return rows.error();
    for (const auto& row : *rows)
        m_made.insert(row.id);
    return {};
}

/// They were counted as new when they were drafted.
void TableImportRun::countMade()
{
    QSet<qint64> lines;
    for (const auto& id : std::as_const(m_made)) {
        const auto derived = m_derived.value(id);
        lines.insert(derived.line);
        --m_outcome.events;
        --m_outcome.incidents;
        ++m_outcome.unchanged;
        m_outcome.recognised += derived.isByContent ? 1 : 0;
    }
    for (auto& row : m_outcome.preview) {
        if (lines.contains(row.line))
            row.kind = ImportedRow::Kind::Unchanged;
    }
    m_made.clear();
}

Result<> TableImportRun::flush()
{
    auto made = m_directory.takeSteps();
    std::move(made.begin(), made.end(), std::back_inserter(m_steps));
    auto steps = std::exchange(m_steps, {});
    const auto numbers = std::exchange(m_numbers, freshNumbers());
    const auto broughtAlong = std::exchange(m_broughtAlong, {});
    if (steps.empty() || m_options.isRehearsal) {
        m_derived.clear();
        return {};
    }
    std::vector<Replica::Step> first{tellingProgress(m_actor, m_outcome)};
    if (!m_derived.isEmpty())
        first.push_back(
            {m_actor.author(), {.code = u"import"_s}, [this, numbers](UnitOfWork& unit) {
                 numbers->forget(); // the step that asks for the first may be passed over
                 return lookForMade(unit);
             }});
    if (!broughtAlong.isEmpty())
        first.push_back(
            takingInNumbers(m_replica.identity().device, TicketKind::Incident, broughtAlong));
    steps.insert(steps.begin(), first.begin(), first.end());
    auto written = m_replica.writeAll(steps);
    // Another import on the server draws its numbers from the same sequence, so that the one that
    // is later is repeated as a whole. What comes in from another replica does not: of such rows
    // the server tells by refusing ours once those are committed.
    if (!written && written.error().code == "DUPLICATE"_L1 && !m_derived.isEmpty())
        written = m_replica.writeAll(steps);
    if (!written)
        return written;
    countMade();
    m_derived.clear();
    return {};
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
