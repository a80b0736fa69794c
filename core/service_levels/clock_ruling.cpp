#include "core/service_levels/clock_ruling.h"

namespace homeport {

namespace {

/// The same key of another table's enumeration.
template <KeyedEnum To, KeyedEnum From>
std::optional<To> same(const std::optional<From>& key)
{
    return key ? fromKey<To>(keyOf(*key)) : std::nullopt;
}

std::optional<ClockKey> keyIn(const record::SlaRuling& row)
{
    const auto type = same<SlaPolicyAgreementType>(row.agreementType);
    const auto metric = same<SlaTargetMetric>(row.metric);
    return type && metric && row.cycle ? std::optional(ClockKey{*type, *metric, *row.cycle})
                                       : std::nullopt;
}

} // namespace

std::optional<ClockRuling> rulingIn(const Entry& entry, const QUuid& ticket)
{
    const auto& table = record::SlaRuling::table();
    std::optional<Row> made;
    for (const auto& edit : entry.edits) {
        if (edit.table != record::SlaRuling::tableId)
            continue;
        if (edit.isCreation()) {
            made = Row{&table, edit.row, {}, {}};
            for (const auto& field : table.fields)
                made->cells.push_back(defaultValue(field));
            continue;
        }
        const int position = table.position(edit.field);
        if (made && made->id == edit.row && position >= 0)
            made->cells[size_t(position)] = edit.value;
    }
    if (!made)
        return std::nullopt;
    const auto row = record::SlaRuling::fromRow(*made);
    const auto clock = keyIn(row);
    const bool isOfOne = row.act != SlaRulingAct::Recalculated;
    if (row.ticketId.value() != ticket || (isOfOne && !clock))
        return std::nullopt;
    return ClockRuling{row.act, clock,
        PersonId(entry.onBehalfOf.isNull() ? entry.actor : entry.onBehalfOf),
        fromMsecs(entry.happenedAt), row.reason.value_or(QString()), row.cause,
        row.causeNote.value_or(QString())};
}

} // namespace homeport
