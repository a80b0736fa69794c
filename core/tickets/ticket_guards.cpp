#include "core/tickets/ticket_guards.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Error fieldRequired(const QString& field)
{
    return {Error::Kind::Invalid, field, {}, u"FIELD_REQUIRED"_s};
}

Error invalidField(const QString& field, const QString& detail)
{
    return {Error::Kind::Invalid, field, detail, u"VALIDATION_ERROR"_s};
}

Error guardFailed(const QString& code, const QString& subject)
{
    return {Error::Kind::Conflict, subject.isEmpty() ? u"ticket"_s : subject, u"guard"_s, code};
}

Error fieldError(const Error& error)
{
    const auto isOfCell = error.kind == Error::Kind::Invalid && error.subject.contains(u'.')
        && (error.code == "TOO_LONG"_L1 || error.code == "FORMAT"_L1
            || error.code == "REQUIRED"_L1);
    return isOfCell ? invalidField(error.subject.section(u'.', 1), error.code) : error;
}

} // namespace homeport
