#include "ui/tickets/clock_acts.h"

#include "core/service_levels/ticket_service_levels.h"
#include "ui/shell/actions.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ActEntry
{
    ClockAct act;
    const char* verb;
    const char* text;
    const char* tip;
};

constexpr std::array<ActEntry, 3> entries{{
    {ClockAct::Void, "void", QT_TRANSLATE_NOOP("homeport::ClockActs", "Void a breach …"),
        QT_TRANSLATE_NOOP("homeport::ClockActs",
            "Take a missed target out of compliance, with a reason; it stays missed")},
    {ClockAct::Acknowledge, "acknowledge",
        QT_TRANSLATE_NOOP("homeport::ClockActs", "Acknowledge a breach …"),
        QT_TRANSLATE_NOOP("homeport::ClockActs", "Say why a target was missed")},
    {ClockAct::Recalculate, "recalculate",
        QT_TRANSLATE_NOOP("homeport::ClockActs", "Recalculate the clocks"),
        QT_TRANSLATE_NOOP("homeport::ClockActs",
            "Measure all that happened to the ticket by policies and calendars as they are now")},
}};

constexpr std::array<ClockAct, 3> allActs{
    ClockAct::Void, ClockAct::Acknowledge, ClockAct::Recalculate};

} // namespace

std::span<const ClockAct> clockActs()
{
    return allActs;
}

QString actionId(ClockAct act)
{
    return u"clock."_s + QLatin1StringView(entries[size_t(act)].verb);
}

bool isPossible(ClockAct act, const TicketServiceLevels& levels)
{
    const auto& clocks = levels.clocks;
    switch (act) {
    case ClockAct::Void:
        return levels.rights.mayVoid
            && std::any_of(clocks.begin(), clocks.end(),
                [](const ClockReading& clock) { return clock.breachedAt && !clock.voided; });
    case ClockAct::Acknowledge:
        return levels.rights.mayAcknowledge
            && std::any_of(clocks.begin(), clocks.end(),
                [](const ClockReading& clock) { return clock.breachedAt.has_value(); });
    case ClockAct::Recalculate: return levels.rights.mayRecalculate && !clocks.isEmpty();
    }
    return false;
}

void addClockActs(Actions& actions)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("homeport::ClockActs", text);
    };
    for (const auto& entry : entries) {
        auto* action =
            actions.add(actionId(entry.act), translated(entry.text), {}, translated(entry.tip));
        action->setEnabled(false);
    }
}

} // namespace homeport
