#include "core/exchange/import_rejects.h"

#include "core/base/disk.h"
#include "core/base/text.h"
#include "core/exchange/csv_writer.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<> saveRejects(Disk& disk, const QString& path, const ImportOutcome& outcome)
{
    auto file = disk.replace(path);
    if (!file)
        return file.error();
    CsvWriter csv(**file);
    auto done = csv.write({u"line"_s, u"number"_s, u"column"_s, u"code"_s, u"reason"_s});
    for (const auto& reject : outcome.rejects) {
        if (!done)
            break;
        done = csv.write({QString::number(reject.line), reject.number, reject.column, reject.code,
            reject.reason});
    }
    if (done && outcome.unlisted() > 0) {
        done = csv.write({QString(), QString(), QString(), u"NOT_LISTED"_s,
            counted(outcome.unlisted(), "more row was refused and is not listed"_L1,
                "more rows were refused and are not listed"_L1)});
    }
    return done ? (*file)->keep() : (*file)->failure().value_or(done.error());
}

} // namespace homeport
