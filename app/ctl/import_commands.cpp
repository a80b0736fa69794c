#include "app/ctl/command_line.h"
#include "app/ctl/exchange_commands.h"
#include "app/ctl/interruption.h"
#include "app/ctl/progress_line.h"
#include "app/ctl/sentences.h"
#include "core/base/text.h"
#include "core/exchange/import_job.h"
#include "core/exchange/import_preset.h"
#include "core/exchange/import_rejects.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Result<ImportMapping> mappingIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path, file.errorString(), u"FILE_UNREADABLE"_s};
    if (file.size() > 1'000'000)
        return Error{Error::Kind::Invalid, path, u"longer than 1 MB"_s, u"FILE_UNREADABLE"_s};
    return ImportMapping::fromJson(file.readAll());
}

QString kindName(ImportedRow::Kind kind)
{
    switch (kind) {
    case ImportedRow::Kind::Create: return u"create"_s;
    case ImportedRow::Kind::Update: return u"update"_s;
    case ImportedRow::Kind::Unchanged: return u"unchanged"_s;
    }
    Q_UNREACHABLE();
}

QJsonArray previewOf(const ImportOutcome& outcome)
{
    QJsonArray rows;
    for (const auto& row : outcome.preview) {
        QJsonArray edits;
        for (const auto& edit : row.edits)
            edits.append(QJsonObject{
                {u"field"_s, edit.field}, {u"before"_s, edit.before}, {u"after"_s, edit.after}});
        rows.append(QJsonObject{{u"line"_s, row.line}, {u"kind"_s, kindName(row.kind)},
            {u"number"_s, row.number}, {u"title"_s, row.title}, {u"edits"_s, edits}});
    }
    return rows;
}

/// How rows that were refused, or left out, come in.
void tellWhatComesAgain(const ImportOutcome& outcome, bool isRehearsal)
{
    if (outcome.recognised > 0)
        out() << (outcome.recognised == 1
                ? u"1 row without number and reference says what came in before, so it is "
                  "left out; where it means another incident, give it a reference.\n"_s
                : u"%1 rows without number and reference say what came in before, so they "
                  "are left out; where they mean other incidents, give them a "
                  "reference.\n"_s.arg(outcome.recognised));
    if (!isRehearsal && outcome.rejected > 0 && outcome.isCorrectable)
        out() << "Correct the refused rows in the file and import it again: what is here already "
                 "is not made twice.\n";
    if (!isRehearsal && outcome.rejected > 0 && outcome.knownByLine > 0)
        out() << "Put the corrected rows into a file of their own and import that: the rest of "
                 "this file is known only as long as the file stays as it is.\n";
}

int tell(const ImportOutcome& outcome, bool isRehearsal, bool asJson)
{
    if (asJson) {
        QJsonObject said{{u"run"_s, outcome.run.toString()}, {u"rows"_s, outcome.rows},
            {u"incidents"_s, outcome.incidents}, {u"updated"_s, outcome.updated},
            {u"events"_s, outcome.events}, {u"unchanged"_s, outcome.unchanged},
            {u"recognised"_s, outcome.recognised}, {u"people"_s, outcome.people},
            {u"teams"_s, outcome.teams}, {u"categories"_s, outcome.categories},
            {u"locations"_s, outcome.locations}, {u"rejects"_s, outcome.rejected},
            {u"rejects_unlisted"_s, outcome.unlisted()}, {u"rehearsal"_s, isRehearsal}};
        if (isRehearsal)
            said.insert(u"preview"_s, previewOf(outcome));
        print(said);
        return Done;
    }
    if (isRehearsal) {
        for (const auto& row : outcome.preview) {
            if (row.kind == ImportedRow::Kind::Unchanged)
                continue;
            out() << "line " << row.line << ": " << kindName(row.kind) << ' ' << row.number << ' '
                  << row.title << '\n';
            for (const auto& edit : row.edits)
                out() << "    " << edit.field << ": " << edit.before << " -> " << edit.after
                      << '\n';
        }
    }
    out() << (isRehearsal ? "Would create " : "Created ")
          << counted(outcome.incidents, "incident"_L1) << " and "
          << (isRehearsal ? "update " : "updated ") << outcome.updated << " from "
          << counted(outcome.rows, "row"_L1) << "; "
          << counted(outcome.people, "person"_L1, "people"_L1) << ", "
          << counted(outcome.teams, "team"_L1) << ", "
          << counted(outcome.categories, "category"_L1, "categories"_L1) << ", "
          << counted(outcome.locations, "location"_L1) << "; "
          << counted(outcome.unchanged, "incident"_L1) << " stood already; "
          << counted(outcome.rejected, "row"_L1) << " refused.\n";
    if (outcome.unlisted() > 0)
        out() << "Only the first "
              << counted(outcome.rejects.size(), "refused row is listed"_L1,
                     "refused rows are listed"_L1)
              << ".\n";
    tellWhatComesAgain(outcome, isRehearsal);
    if (!isRehearsal && outcome.incidents + outcome.updated > 0)
        out() << "Take it back with: homeportctl undo-run " << outcome.run.toString() << '\n';
    out().flush();
    return Done;
}

/// Why a run stopped of which something is written: what was not is its last step alone.
QString reasonOfStop(const Error& error)
{
    if (error.kind == Error::Kind::Cancelled)
        return u"The import was cancelled."_s;
    if (error.code == "COMMIT_UNKNOWN"_L1)
        return u"The connection was lost while saving (%1); the last step was saved whole or not "
               "at all."_s.arg(error.detail);
    return sentence(error);
}

/// Says on standard error why the import stopped and what of it stands; answers Refused.
int tellStop(const Error& error, const ImportOutcome& outcome, bool isRehearsal, bool asJson)
{
    // What of it still stands is for who ended it to say.
    const bool isKept =
        !isRehearsal && outcome.incidents + outcome.updated > 0 && error.code != "IMPORT_ENDED"_L1;
    auto said =
        isKept || error.kind == Error::Kind::Cancelled ? reasonOfStop(error) : sentence(error);
    if (isKept) {
        const auto goesOn = error.code == "LIMIT"_L1
            ? u"The rest needs a file of its own."_s
            : u"The same import started again goes on from there."_s;
        said += u" Kept: %1 created and %2 updated before. %3 Take it back with: "
                "homeportctl undo-run %4"_s.arg(counted(outcome.incidents, "incident"_L1))
                    .arg(outcome.updated)
                    .arg(goesOn, outcome.run.toString());
    } else if (error.kind == Error::Kind::Cancelled) {
        said += u" No incident was written."_s;
    }
    QTextStream stream(stderr);
    if (!asJson) {
        stream << "homeportctl: " << said << '\n';
        return Refused;
    }
    QJsonObject object{{u"code"_s, error.code}, {u"subject"_s, error.subject}, {u"message"_s, said},
        {u"incidents"_s, isKept ? outcome.incidents : 0},
        {u"updated"_s, isKept ? outcome.updated : 0}, {u"rejects"_s, outcome.rejected}};
    if (isKept)
        object.insert(u"run"_s, outcome.run.toString());
    stream << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n';
    return Refused;
}

Result<ImportOutcome> finishedInSight(ImportRun& run, ImportOptions options)
{
    ProgressLine line(options.isRehearsal ? u"Reading"_s : u"Importing"_s);
    options.progress = [&line](qint64 done, qint64 total) { line.show(done, total); };
    return finished(run, options);
}

/// Keeps the mapping that the request names or its file suggests. A rehearsal, which writes
/// nothing, only looks whether it could.
Result<> keepPreset(
    Replica& replica, const Actor& actor, const ImportRequest& request, const QString& name)
{
    auto mapping = request.mapping.value_or(ImportMapping());
    if (!request.mapping) {
        auto sample = sampleOf(replica.world().disk(), request.path);
        if (!sample)
            return sample.error();
        mapping = guessedMapping(*sample);
    }
    mapping.name = name;
    if (!request.options.isRehearsal)
        return saveImportPreset(replica, actor, mapping);
    const auto fits = presetName(name);
    return fits ? Result<>() : fits.error();
}

/// Ends with the next step once the person wishes it. Also of a run that stops half way the refused
/// rows are written.
int runImport(Replica& replica, const Actor& actor, ImportRequest request, const CommandLine& line)
{
    const Interruption interruption;
    request.options.cancelled = &interruption.flag();
    const bool isRehearsal = request.options.isRehearsal;
    auto run = openImport(replica, actor, request);
    if (!run)
        return tellStop(run.error(), {}, isRehearsal, line.asJson());
    const auto outcome = finishedInSight(**run, request.options);
    Result<> listed;
    if (line.isSet(u"rejects"_s))
        listed = saveRejects(replica.world().disk(), line.value(u"rejects"_s), (*run)->outcome());
    const int told = outcome
        ? tell(*outcome, isRehearsal, line.asJson())
        : tellStop(outcome.error(), (*run)->outcome(), isRehearsal, line.asJson());
    return listed ? told : fail(listed.error(), line.asJson());
}

} // namespace

int importCommand(const QStringList& words)
{
    CommandLine line(u"Imports incidents from a CSV file; encoding and delimiter are detected. "
                     "Presets: auto (columns by their names), servicenow-log (one row per event of "
                     "an incident), and those saved in the desk. A run that is cut off keeps whole "
                     "batches, also by Ctrl+C; started again it goes on."_s);
    line.needsSignIn();
    line.needs(u"preset"_s, u"NAME"_s, u"How the file is read."_s);
    line.takes(u"mapping"_s, u"F"_s, u"A mapping as JSON, in place of the preset's."_s);
    line.takes(u"save-preset"_s, u"NAME"_s,
        u"Keep the mapping in the desk under this name; when rehearsing, look whether that works."_s);
    line.takes(u"rehearse"_s, {}, u"Show what would happen; write nothing."_s);
    line.takes(u"rejects"_s, u"F"_s, u"Write refused rows with line, column, code and reason."_s);
    line.takes(u"time-zone"_s, u"ZONE"_s,
        u"Zone of the file's times; the organization's when left out."_s);
    line.argument(u"FILE"_s, u"The file."_s);
    return line.signedIn(words, [&](Session& session, const Actor& actor) {
        auto& replica = *session.replica;
        ImportRequest request;
        request.path = line.first();
        request.preset = line.value(u"preset"_s);
        request.options.isRehearsal = line.isSet(u"rehearse"_s);
        request.options.zoneId = line.value(u"time-zone"_s).toUtf8();
        request.options.previewRows = request.options.isRehearsal ? 20 : 0;
        if (line.isSet(u"mapping"_s)) {
            auto mapping = mappingIn(line.value(u"mapping"_s));
            if (!mapping)
                return fail(mapping.error(), line.asJson());
            request.mapping = *mapping;
        }
        if (line.isSet(u"save-preset"_s)) {
            auto kept = keepPreset(replica, actor, request, line.value(u"save-preset"_s));
            if (!kept)
                return fail(kept.error(), line.asJson());
        }
        return runImport(replica, actor, request, line);
    });
}

int undoRunCommand(const QStringList& words)
{
    CommandLine line(u"Takes back an import: what it created is deleted, what it updated is as "
                     "before, what someone changed since stays."_s);
    line.needsSignIn();
    line.argument(u"RUN"_s, u"The run's id, as import printed it."_s);
    return line.signedIn(words, [&](Session& session, const Actor& actor) {
        auto undone = undoImport(*session.replica, actor, RunId::fromString(line.first()));
        if (!undone)
            return fail(undone.error(), line.asJson());
        if (line.asJson())
            print({{u"removed"_s, undone->removed}, {u"reverted"_s, undone->reverted},
                {u"kept"_s, undone->kept}, {u"in_use"_s, undone->inUse}});
        else
            out() << counted(undone->removed, "incident"_L1) << " removed, "
                  << counted(undone->reverted, "update"_L1) << " taken back, "
                  << counted(undone->kept, "row kept because it was changed since"_L1,
                         "rows kept because they were changed since"_L1)
                  << ", "
                  << counted(undone->inUse,
                         "person, team, category or place kept because others use it"_L1,
                         "people, teams, categories and places kept because others use them"_L1)
                  << ".\n";
        out().flush();
        return int(Done);
    });
}

} // namespace homeport
