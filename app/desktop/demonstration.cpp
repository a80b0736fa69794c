#include "app/desktop/demonstration.h"

#include "core/demo/demo_desk.h"
#include "core/demo/demo_things.h"

#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Few enough to be there at once, enough for queues that look used.
constexpr qint64 ticketCount = 320;
constexpr int daysOfPast = 60;

/// What tickets carry besides their fields.
Result<> furnish(const Demonstration& made, const Places& places)
{
    auto session = openDesk(made.address, Access::ReadWrite, systemWorld(places));
    if (!session)
        return session.error();
    auto person = (*session)->signIn.signIn(made.login, made.password, u"desktop"_s);
    if (!person)
        return person.error();
    auto actor = (*session)->access.actorFor(*person);
    return actor ? addDemoThings(**session, *actor) : actor.error();
}

} // namespace

Result<Demonstration> makeDemonstration(const QString& file, const Places& places)
{
    // Nothing secret lies in such a desk, but its door is like that of any other.
    Demonstration made{{file}, u"mira"_s, {}};
    made.password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminName = u"Mira Kovač"_s;
    setup.adminLogin = made.login;
    setup.password = made.password;
    setup.timeZone = u"Europe/Oslo"_s;
    DemoPlan plan;
    plan.tickets = ticketCount;
    plan.days = daysOfPast;
    plan.until = SystemClock().now();
    const auto filled = makeDemoDesk(made.address, setup, plan, places);
    if (!filled)
        return filled.error();
    if (auto furnished = furnish(made, places); !furnished)
        return furnished.error();
    return made;
}

} // namespace homeport
