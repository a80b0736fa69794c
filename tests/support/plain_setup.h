#pragma once

#include "tests/support/test_database.h"

namespace homeport::test {

/// Of a desk of which nothing else matters; "mira" signs in with `password`.
inline DeskSetup plainSetup()
{
    DeskSetup setup;
    setup.organization = QStringLiteral("Nordhafen Logistics");
    setup.adminLogin = QStringLiteral("mira");
    setup.password = password;
    return setup;
}

} // namespace homeport::test
