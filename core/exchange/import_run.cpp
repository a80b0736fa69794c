#include "core/exchange/import_run.h"

#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<ImportOutcome> finished(ImportRun& run, const ImportOptions& options)
{
    for (;;) {
        if (options.cancelled && *options.cancelled) {
            return Error{Error::Kind::Cancelled, u"import"_s,
                counted(run.outcome().incidents + run.outcome().updated, "incident kept"_L1,
                    "incidents kept"_L1)};
        }
        auto more = run.step();
        if (!more)
            return more.error();
        if (options.progress)
            options.progress(run.done(), run.total());
        if (!*more)
            return run.outcome();
    }
}

} // namespace homeport
