#include "core/tickets/transitions.h"

#include <QLatin1StringView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr QLatin1StringView withoutKind[] = {"undo"_L1, "import"_L1};
/// Of whatever kind.
constexpr QLatin1StringView inAnyState[] = {"create"_L1, "edit"_L1, "comment_internal"_L1};

bool holds(std::span<const QLatin1StringView> codes, QStringView code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

const TicketTransition* transitionFrom(
    Transitions table, const QString& command, TicketStatus status)
{
    for (const auto& transition : table) {
        if (command == QLatin1StringView(transition.command) && transition.from.contains(status))
            return &transition;
    }
    return nullptr;
}

bool isLegalBy(Transitions table, const QString& command, const QString& status)
{
    const auto dot = command.indexOf(u'.');
    if (dot < 0 ? holds(withoutKind, command)
                : holds(inAnyState, QStringView(command).mid(dot + 1)))
        return true;
    const auto state = fromKey<TicketStatus>(status);
    return state && transitionFrom(table, command, *state);
}

QString permissionIn(std::span<const CommandRight> rights, const QString& command)
{
    for (const auto& right : rights) {
        if (command == QLatin1StringView(right.command))
            return QString::fromLatin1(right.permission);
    }
    return {};
}

} // namespace homeport
