#pragma once

#include "ui/settings/cards_part.h"

namespace homeport {

/// What requesters are shown of service levels (access.md section 5).
class RequestersPart final : public CardsPart
{
    Q_OBJECT

public:
    explicit RequestersPart(const SettingsContext& context);
};

} // namespace homeport
