#include "core/tickets/priority_sheet.h"

#include "core/base/field_error.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

bool isLevel(int level)
{
    return level >= 1 && level <= PrioritySheet::levels;
}

QString nameOf(const PriorityPlace& place)
{
    return u"%1 %2 %3"_s.arg(
        keyOf(place.kind), QString::number(place.impact), QString::number(place.urgency));
}

} // namespace

PrioritySheet PrioritySheet::of(const std::vector<record::PriorityMatrix>& rows)
{
    PrioritySheet sheet;
    for (const auto& row : rows) {
        const PriorityPlace place{row.ticketKind, row.impact, row.urgency};
        const bool isCell = isLevel(row.impact) && isLevel(row.urgency);
        if (isCell && !row.head.deletedAt && !sheet.at(place))
            sheet.set(place, row.priority);
    }
    return sheet;
}

const std::vector<PriorityPlace>& PrioritySheet::places()
{
    static const auto all = [] {
        std::vector<PriorityPlace> cells;
        for (size_t kind = 0; kind < kinds; ++kind) {
            for (int impact = 1; impact <= levels; ++impact) {
                for (int urgency = 1; urgency <= levels; ++urgency)
                    cells.push_back({Kind(kind), impact, urgency});
            }
        }
        return cells;
    }();
    return all;
}

std::optional<int> PrioritySheet::priorityAt(const PriorityPlace& place) const
{
    const auto own = at(place);
    return own ? own : at({Kind::Any, place.impact, place.urgency});
}

std::optional<PriorityPlace> PrioritySheet::gap() const
{
    for (const auto& place : places()) {
        if (place.kind != Kind::Any && !priorityAt(place))
            return PriorityPlace{Kind::Any, place.impact, place.urgency};
    }
    return std::nullopt;
}

Result<> PrioritySheet::check() const
{
    for (const auto& place : places()) {
        const auto priority = at(place);
        if (priority && (*priority < 1 || *priority > priorities)) {
            auto wrong = invalidField(u"priority"_s, u"RANGE"_s);
            wrong.detail += u' ' + nameOf(place);
            return wrong;
        }
    }
    if (const auto missing = gap()) {
        auto wanted = fieldRequired(u"priority"_s);
        wanted.detail = nameOf(*missing);
        return wanted;
    }
    return {};
}

size_t PrioritySheet::indexOf(const PriorityPlace& place)
{
    Q_ASSERT(isLevel(place.impact) && isLevel(place.urgency));
    return (size_t(place.kind) * levels + size_t(place.impact - 1)) * levels
        + size_t(place.urgency - 1);
}

} // namespace homeport
