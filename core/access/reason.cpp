#include "core/access/reason.h"

#include "core/base/field_error.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<> checkReason(const QString& reason)
{
    if (reason.contains(QChar(u'\0')))
        return invalidField(u"reason"_s, u"FORMAT"_s);
    const auto text = reason.trimmed();
    const auto halves =
        std::count_if(text.begin(), text.end(), [](QChar each) { return each.isLowSurrogate(); });
    return text.size() - halves > longestReason ? invalidField(u"reason"_s, u"TOO_LONG"_s)
                                                : Result<>();
}

} // namespace homeport
