#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/journal/fold.h"

#include <QHash>

#include <functional>
#include <vector>

namespace homeport {

/// One entry by its reference. NotFound where the journal does not hold it.
Result<Entry> entryAt(Database& database, const EntryRef& ref);
/// The effective entries of one aggregate in the one total order (synchronisation.md 5.1), which is
/// that of the fold and the same on every replica. What is taken back comes before what takes it
/// back.
Result<std::vector<Entry>> entriesOfRoot(Database& database, const QUuid& root);
/// The same of several; those without entries are left out.
Result<QHash<QUuid, std::vector<Entry>>> entriesOfRoots(
    Database& database, const QList<QUuid>& roots);
/// What entriesOfRoot() asks the database.
Question entriesQuestion(const QUuid& root);
/// The effective entries of one run, in the order in which they came here.
Result<std::vector<Entry>> entriesInRun(Database& database, const QUuid& run);
/// The same, for runs of more entries than memory should hold: they are read as they are taken,
/// within the transaction that is open.
Result<> eachEntryInRun(
    Database& database, const QUuid& run, const std::function<void(Entry&&)>& take);
/// What is left of the entries of an aggregate when those that were taken back, and all undos, are
/// left out; in the one total order. An undo that was itself undone lets its entry stand again, and
/// one that was overtaken (synchronisation.md 6.3) took nothing back: the fold's own replay
/// decides. Depends on the set alone, not on how it is sorted.
std::vector<const Entry*> standingEntries(
    const std::vector<Entry>& entries, const FoldRules& rules, const QUuid& root);
/// A plain cell of a row as an undo left it.
struct CellLeft
{
    const Entry* by;
    const CellEdit* edit;
};
/// Where an undo left a plain cell of a ticket's row otherwise than the acts that stand say: of the
/// writes between two that stand the last one is the truth, as it is to the fold, also where others
/// had set the cell apart and one took that back. From its place on the undo counts for that cell,
/// as an act of its own. Cells of commands are the replay's. `standing` as standingEntries()
/// answers for the same entries; in the one total order.
std::vector<CellLeft> cellsLeftByUndos(const std::vector<Entry>& entries,
    const std::vector<const Entry*>& standing, const QUuid& ticket);
/// Taking in this entry may change which of the others stand: it takes one back or lets one stand
/// again, or it is a command that comes before others which the row, as it was before the fold,
/// knows already, and may overtake undos among them.
bool movesOthers(const Entry& entry, const Row& before);

/// Written by an import, which tells of a past; bulk acts are runs too, but of the present.
bool isImported(const Entry& entry);

} // namespace homeport
