#include "core/audit/journal_check.h"

#include "core/access/access_service.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<VerifyOutcome> checkJournal(Replica& replica, const Actor& actor)
{
    if (auto allowed = AccessService::require(actor, u"audit.verify"_s); !allowed)
        return allowed.error();
    return verifyJournal(replica);
}

Result<> noteJournalCheck(Replica& replica, const Actor& actor, const VerifyOutcome& outcome)
{
    if (auto allowed = AccessService::require(actor, u"audit.verify"_s); !allowed)
        return allowed.error();
    const bool isWhole = outcome.findings.isEmpty();
    Command event;
    event.code = isWhole ? u"audit.verified"_s : u"audit.verification_failed"_s;
    event.reason = outcome.findings.value(0);
    event.isEvent = true;
    const auto written =
        replica.write(actor.author(), event, [](UnitOfWork&) { return Result<>(); });
    return written ? Result<>() : Result<>(written.error());
}

} // namespace homeport
