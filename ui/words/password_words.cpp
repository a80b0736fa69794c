#include "ui/words/password_words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString PasswordWords::rules(const PasswordPolicy& policy)
{
    const auto& asked = policy.rules;
    QStringList parts{tr("At least %1 characters, for example four words").arg(asked.minimum)};
    if (asked.classes > 1) { // of one kind any password is
        parts += asked.classes > 3
            ? tr("small letters, capitals, digits and other signs in it")
            : tr("%1 kinds of signs in it, out of small letters, capitals, digits and others")
                  .arg(asked.classes);
    }
    if (asked.isListAsked)
        parts += tr("nothing common, no names and no repeats");
    parts += policy.history > 1
        ? tr("neither your present password nor one of the %1 before it").arg(policy.history)
        : policy.history == 1 ? tr("neither your present password nor the one before it")
                              : tr("not your present password");
    return tr("%1.", "parts of a sentence").arg(parts.join(u"; "_s));
}

} // namespace homeport
