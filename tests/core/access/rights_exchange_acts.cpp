#include "core/audit/audit_trail.h"
#include "core/audit/journal_check.h"
#include "core/exchange/import_preset.h"
#include "core/exchange/import_undo.h"
#include "core/exchange/ticket_export.h"
#include "tests/core/access/rights_acts.h"

#include <QTemporaryDir>

namespace homeport::test {

std::vector<DeskAct> exchangeActs()
{
    return {
        {"take back an import step by step", "integration.import", "",
            [](PeopleStory& story, const Actor& actor) {
                ImportUndoing undoing(actor, RunId(QUuid::createUuid()));
                return plain(undoing.step(story.replica()));
            }},
        {"keep an import preset", "integration.import", "",
            [](PeopleStory& story, const Actor& actor) {
                ImportMapping mapping;
                mapping.name = named<record::Team>().name;
                return saveImportPreset(story.replica(), actor, mapping);
            }},
        {"export incidents to a file", "incident.export", "",
            [](PeopleStory& story, const Actor& actor) {
                const QTemporaryDir folder;
                return plain(
                    exportTickets(story.replica(), actor, {}, folder.filePath(u"all.csv"_s)));
            }},
        {"export the audit trail to a file", "audit.export", "",
            [](PeopleStory& story, const Actor& actor) {
                const QTemporaryDir folder;
                return plain(
                    exportAudit(story.replica(), actor, {}, folder.filePath(u"trail.csv"_s)));
            }},
        {"note that the journal was verified", "audit.verify", "",
            [](PeopleStory& story, const Actor& actor) {
                return noteJournalCheck(story.replica(), actor, {});
            }},
    };
}

} // namespace homeport::test
