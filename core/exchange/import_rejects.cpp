#include "core/exchange/import_rejects.h"

#include "core/exchange/csv_writer.h"

#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<> saveRejects(const QString& path, const ImportOutcome& outcome)
{
    QSaveFile file(path);
    const auto unwritable = [&] {
        return Error{Error::Kind::Unavailable, path, file.errorString(), u"FILE_UNREADABLE"_s};
    };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    CsvWriter csv(file);
    auto done = csv.write({u"line"_s, u"number"_s, u"column"_s, u"code"_s, u"reason"_s});
    for (const auto& reject : outcome.rejects) {
        if (!done)
            return unwritable();
        done = csv.write({QString::number(reject.line), reject.number, reject.column, reject.code,
            reject.reason});
    }
    if (done && outcome.unlisted() > 0) {
        done = csv.write({QString(), QString(), QString(), u"NOT_LISTED"_s,
            u"%1 more rows were refused and are not listed"_s.arg(outcome.unlisted())});
    }
    return done && file.commit() ? Result<>() : unwritable();
}

} // namespace homeport
