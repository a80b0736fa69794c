#include "ui/settings/settings_part.h"

namespace homeport {

void SettingsPart::focusFilter()
{
    focusFirst();
}

} // namespace homeport
