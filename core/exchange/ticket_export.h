#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"
#include "core/tickets/ticket_queries.h"

#include <memory>
#include <optional>

class QIODevice;

namespace homeport {

class PendingFile;

enum class ExportFormat { Csv, Json };

/// What to write: the tickets of a kind in a view, in its order; without one all that the actor may
/// read, by number.
struct ExportRequest
{
    ExportFormat format = ExportFormat::Csv;
    QueueView view = {QueueView::Which::All, QueueView::Order::Number, false};
    TicketKind kind = TicketKind::Incident;
};

/// More tickets than these leave a desk only with a fresh proof of who asks for them (SEC-17).
inline constexpr qint64 exportedWithoutProof = 100;

/// What the journal says of an export: the reason of a record.export.
struct ExportedRows
{
    QString entity; ///< registry name
    QString format; ///< "csv", "json"
    qint64 count = 0;
    QString file; ///< its name, without the folder

    QString toText() const;
    /// Nothing where the text is no such thing.
    static std::optional<ExportedRows> fromText(const QString& text);
    friend bool operator==(const ExportedRows&, const ExportedRows&) = default;
};

/// Writes tickets of one kind to `out`, as of one moment; answers how many. Needs "<kind>.export";
/// what that permission or the right to read does not cover is left out. Denied with AUTH_REQUIRED
/// beyond exportedWithoutProof, see requireFreshProof(). JSON has a header {format,
/// version, exported_at, entity, count} and the rows with their comments; internal notes and fields
/// only where the actor may read them. CSV of incidents comes in again without changing anything
/// (SEC-64).
/// Journals nothing: what leaves the desk goes through WrittenExport.
Result<qint64> writeTickets(
    Replica& replica, const Actor& actor, const ExportRequest& request, QIODevice& out);

/// An export that is written and not yet in its place. Reading may take long and needs no writer;
/// finishing is short. Dropped before, nothing is left of it.
class WrittenExport
{
public:
    /// Nothing is written yet; see tickets().
    explicit WrittenExport(std::unique_ptr<PendingFile> file);
    ~WrittenExport();

    /// Into the folder of `path`. Errors: those of writeTickets(); FILE_UNREADABLE, STORAGE_FULL.
    static Result<std::shared_ptr<WrittenExport>> tickets(
        Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path);

    /// Journals who exported what, how many and when (record.export, access.md section 9), and then
    /// puts the file in its place, where it replaces one that stands there. What cannot be
    /// journalled is not handed out. Answers how many rows. Once.
    Result<qint64> finish(Replica& replica, const Actor& actor);

private:
    std::unique_ptr<PendingFile> m_file;
    ExportedRows m_rows;
};

/// Both in one.
Result<qint64> exportTickets(
    Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path);

} // namespace homeport
