#include "ui/exchange/exchange_words.h"

#include "ui/words/words.h"

namespace homeport {

QString ExchangeWords::of(ImportField field)
{
    switch (field) {
    case ImportField::Ignored: return tr("Not imported");
    case ImportField::Number: return tr("Number");
    case ImportField::ExternalReference: return tr("Reference elsewhere");
    case ImportField::Title: return tr("Title");
    case ImportField::Description: return tr("Description");
    case ImportField::Status: return tr("Status");
    case ImportField::HoldReason: return tr("Waits for");
    case ImportField::Impact: return tr("Impact");
    case ImportField::Urgency: return tr("Urgency");
    case ImportField::Priority: return tr("Priority");
    case ImportField::Category: return tr("Category");
    case ImportField::Subcategory: return tr("Subcategory");
    case ImportField::Requester: return tr("Requester");
    case ImportField::Team: return tr("Team");
    case ImportField::Assignee: return tr("Assignee");
    case ImportField::Location: return tr("Location");
    case ImportField::Channel: return tr("Channel");
    case ImportField::CreatedAt: return tr("Reported at");
    case ImportField::ResolvedAt: return tr("Resolved at");
    case ImportField::ClosedAt: return tr("Closed at");
    case ImportField::ResolutionCode: return tr("Resolution code");
    case ImportField::ResolutionNotes: return tr("Resolution notes");
    case ImportField::Comment: return tr("Public comment");
    case ImportField::InternalNote: return tr("Internal note");
    }
    Q_UNREACHABLE();
}

QString ExchangeWords::of(ImportedRow::Kind kind)
{
    switch (kind) {
    case ImportedRow::Kind::Create: return tr("New");
    case ImportedRow::Kind::Update: return tr("Update");
    case ImportedRow::Kind::Unchanged: return tr("As it stands");
    }
    Q_UNREACHABLE();
}

QString ExchangeWords::of(ImportJobStatus status)
{
    switch (status) {
    case ImportJobStatus::Queued: return tr("Waiting");
    case ImportJobStatus::Running: return tr("Under way or cut off");
    case ImportJobStatus::Succeeded: return tr("Done");
    case ImportJobStatus::Partial: return tr("Done, with refused rows");
    case ImportJobStatus::Failed: return tr("Stopped by an error");
    case ImportJobStatus::Cancelled: return tr("Cancelled");
    case ImportJobStatus::Undone: return tr("Taken back");
    }
    Q_UNREACHABLE();
}

QString ExchangeWords::stateOf(const ImportJobRow& job)
{
    if (job.isPartlyTakenBack)
        return tr("Partly taken back");
    if (job.isAtWork)
        return *job.isAtWork ? tr("Under way") : tr("Stopped half way");
    return of(job.status);
}

QString ExchangeWords::of(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return tr("UTF-8");
    case TextEncoding::Utf16LittleEndian: return tr("UTF-16, little endian");
    case TextEncoding::Utf16BigEndian: return tr("UTF-16, big endian");
    case TextEncoding::Windows1252: return tr("Western (Windows-1252)");
    }
    Q_UNREACHABLE();
}

QString ExchangeWords::preset(const QString& name)
{
    if (name == QLatin1StringView("auto"))
        return tr("By the names of the columns");
    if (name == QLatin1StringView("servicenow-log"))
        return tr("ServiceNow event log");
    return name;
}

QString ExchangeWords::reason(const LogReject& reject)
{
    const auto& column = reject.column;
    if (reject.code == QLatin1StringView("DUPLICATE"))
        return tr("The same number stands in an earlier row.");
    if (reject.code == QLatin1StringView("NUMBER_LEASED"))
        return tr("The number belongs to another device, which may still give it.");
    if (reject.code == QLatin1StringView("TICKET_DELETED"))
        return tr("It was deleted here. Whoever may delete it can bring it back.");
    if (reject.code == QLatin1StringView("ENCODING"))
        return tr("“%1” cannot be read as text.").arg(column);
    if (reject.code == QLatin1StringView("LIMIT"))
        return tr("“%1” is longer than can be taken.").arg(column);
    if (reject.code == QLatin1StringView("LOOKUP_FAILED"))
        return tr("There is no %1 of that name.").arg(column);
    if (reject.code == QLatin1StringView("LOOKUP_AMBIGUOUS"))
        return tr("Several people have that name.");
    if (reject.code == QLatin1StringView("FORBIDDEN"))
        return tr("You may not change this incident.");
    if (column.isEmpty())
        return tr("The row has not the columns of the header.");
    return tr("“%1” holds no value that can be taken.").arg(column);
}

QString ExchangeWords::edits(const ImportedRow& row)
{
    QStringList said;
    for (const auto& edit : row.edits) {
        const auto before = edit.before.isEmpty() ? QStringLiteral("–") : edit.before.left(60);
        said << tr("%1: %2 → %3").arg(edit.field, before, edit.after.left(60));
    }
    return said.join(QStringLiteral("; "));
}

QString ExchangeWords::of(const ImportUndo& undone)
{
    const auto said = tr("%1 incidents are gone again. Updates taken back: %2; left as they are, "
                         "since someone has changed them: %3.",
        nullptr, int(undone.removed))
                          .arg(Words::number(undone.removed), Words::number(undone.reverted),
                              Words::number(undone.kept));
    if (undone.inUse == 0)
        return said;
    return said + QChar(u' ')
        + tr("People, teams, categories and places of the import that stay, since others use "
             "them: %1.")
              .arg(Words::number(undone.inUse));
}

QString ExchangeWords::ofPart(const ImportUndo& undone)
{
    return tr("%1 The rest of the import stands; undo it again to go on.").arg(of(undone));
}

QString ExchangeWords::summary(const ImportOutcome& outcome, bool isRehearsal)
{
    const int created = int(outcome.incidents);
    const auto said = isRehearsal
        ? tr("%1 incidents would be created and %2 updated. As the file says already: %3; rows "
             "refused: %4. Nothing is written yet.",
            nullptr, created)
        : tr("%1 incidents were created and %2 updated. As the file says already: %3; rows "
             "refused: %4.",
            nullptr, created);
    QStringList sentences{said.arg(Words::number(outcome.incidents), Words::number(outcome.updated),
        Words::number(outcome.unchanged), Words::number(outcome.rejected))};
    if (outcome.recognised > 0)
        sentences << tr("%1 rows without number and reference say what came in before, so they are "
                        "left out; where they mean other incidents, give them a reference.",
            nullptr, int(outcome.recognised))
                         .arg(Words::number(outcome.recognised));
    if (!isRehearsal && outcome.rejected > 0 && outcome.isCorrectable)
        sentences << tr("Correct the refused rows in the file and import it again: what is here "
                        "already is not made twice.");
    if (!isRehearsal && outcome.rejected > 0 && outcome.knownByLine > 0)
        sentences << tr("Put the corrected rows into a file of their own and import that: the rest "
                        "of this file is known only as long as the file stays as it is.");
    return sentences.join(QChar(u' '));
}

QString ExchangeWords::ofStop(const Error& error)
{
    if (error.code == QLatin1StringView("LOCKED"))
        return tr("Another program is using the desk's file.");
    if (error.code == QLatin1StringView("STORAGE_FULL"))
        return tr("The disk is full.");
    if (error.code == QLatin1StringView("READ_ONLY"))
        return tr("The desk can no longer be written here.");
    if (error.code == QLatin1StringView("FILE_UNREADABLE"))
        return tr("The file can no longer be read.");
    if (error.code == QLatin1StringView("COMMIT_UNKNOWN"))
        return tr("The connection was lost while saving; the last step was saved whole or not at "
                  "all.");
    if (error.code == QLatin1StringView("LIMIT"))
        return tr("The file is larger than can be taken at once.");
    if (error.kind == Error::Kind::Unavailable)
        return tr("The desk cannot be reached any more.");
    if (error.kind == Error::Kind::Corrupt)
        return tr("The database is damaged; restore the latest backup.");
    return tr("An error stopped the import.");
}

QString ExchangeWords::stopped(const Error& error, const ImportOutcome& kept)
{
    // What of it still stands is for who ended it to say.
    if (error.code == QLatin1StringView("IMPORT_ENDED"))
        return Words::of(error);
    const auto said = error.code == QLatin1StringView("LIMIT")
        ? tr("%1 Kept are the incidents that were created (%2) and updated (%3) before. The rest "
             "needs a file of its own.")
        : tr("%1 Kept are the incidents that were created (%2) and updated (%3) before. Import the "
             "file again to go on.");
    return said.arg(ofStop(error), Words::number(kept.incidents), Words::number(kept.updated));
}

} // namespace homeport
