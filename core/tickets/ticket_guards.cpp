#include "core/tickets/ticket_guards.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Error guardFailed(const QString& code, const QString& subject)
{
    return {Error::Kind::Conflict, subject.isEmpty() ? u"ticket"_s : subject, u"guard"_s, code};
}

} // namespace homeport
