#include "app/ctl/due_command.h"

#include "app/ctl/command_line.h"
#include "core/base/text.h"
#include "core/incidents/due_pass.h"
#include "core/service_levels/recalculation.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Result<qint64> recalculated(Session& session, bool isQuiet)
{
    QTextStream progress(stderr);
    qint64 shown = 0;
    return recalculateServiceLevels(*session.replica, [&](const RecalculationPart& part) {
        if (!isQuiet && part.done - shown >= 10'000) {
            shown = part.done;
            progress << part.done << " of " << part.all << " open tickets\n";
            progress.flush();
        }
        return true;
    });
}

int run(Session& session, const CommandLine& line)
{
    qint64 changed = 0;
    const bool recalculates = line.isSet(u"recalculate"_s);
    if (recalculates) {
        auto done = recalculated(session, line.asJson());
        if (!done)
            return fail(done.error(), line.asJson());
        changed = *done;
    }
    auto outcome = runDuePass(*session.replica, session.serviceLevels);
    if (!outcome)
        return fail(outcome.error(), line.asJson());
    changed += outcome->recalculated;
    if (line.asJson()) {
        QJsonObject object{{u"resumed"_s, outcome->resumed}, {u"closed"_s, outcome->closed},
            {u"noticed"_s, outcome->noticed}, {u"failed"_s, outcome->failures.size()},
            {u"elsewhere"_s, outcome->isElsewhere}};
        if (recalculates || changed > 0)
            object.insert(u"recalculated"_s, changed);
        print(object);
    } else if (outcome->isElsewhere) {
        out() << "Another program does what is due just now.\n";
    } else {
        if (recalculates || changed > 0)
            out() << counted(changed, "open ticket has"_L1, "open tickets have"_L1)
                  << " other clocks now.\n";
        out() << counted(outcome->resumed, "hold was over"_L1, "holds were over"_L1) << ", "
              << counted(outcome->closed, "incident was closed"_L1, "incidents were closed"_L1)
              << ", the clocks of " << counted(outcome->noticed, "ticket"_L1)
              << " had something to announce.\n";
    }
    out().flush();
    for (const auto& failure : std::as_const(outcome->failures))
        fail(failure, line.asJson());
    return outcome->failures.isEmpty() ? Done : Refused;
}

} // namespace

int dueCommand(const QStringList& words)
{
    CommandLine line(u"Does what is due: ends holds whose time is over, or whose change or problem "
                     "is done, closes resolved incidents that nobody answered, notices missed "
                     "targets."_s);
    line.needsDesk();
    line.takes(u"recalculate"_s, {},
        u"Brings the clocks of open tickets up to date with edited policies and calendars first."_s);
    return line.withDesk(words, [&](Session& session) { return run(session, line); });
}

} // namespace homeport
