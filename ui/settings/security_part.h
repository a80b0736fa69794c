#pragma once

#include "ui/settings/cards_part.h"

namespace homeport {

/// What keeps strangers out: what passwords must be, and when windows lock (access.md 6.1, 6.4).
class SecurityPart final : public CardsPart
{
    Q_OBJECT

public:
    explicit SecurityPart(const SettingsContext& context);

private:
    void addPasswords();
    void addLock();
    void addFiles();
};

} // namespace homeport
