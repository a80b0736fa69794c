#pragma once

#include "core/access/password_policy.h"

#include <QCoreApplication>

namespace homeport {

/// What is said about passwords before one is chosen.
class PasswordWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::PasswordWords)

public:
    /// All that a new one has to be, in one sentence; nothing about what is not asked.
    static QString rules(const PasswordPolicy& policy);
};

} // namespace homeport
