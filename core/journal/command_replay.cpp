#include "core/journal/command_replay.h"

#include <algorithm>

namespace homeport {

CommandReplay::Fate CommandReplay::take(const Entry& entry, const Version& version)
{
    const auto act = m_acts.of(entry);
    std::vector<quint16> created;
    std::vector<const CellEdit*> commands;
    for (const auto& edit : entry.edits) {
        const auto* table = edit.row == m_row ? tableById(edit.table) : nullptr;
        if (!table)
            continue;
        if (edit.isCreation()) {
            created.push_back(edit.table);
            for (const auto& field : table->fields) {
                if (field.merge == Merge::Command)
                    set({edit.table, field.id}, defaultValue(field), entry, version, act);
            }
            continue;
        }
        const int at = table->position(edit.field);
        if (at >= 0 && table->fields[size_t(at)].merge == Merge::Command)
            commands.push_back(&edit);
    }
    const bool isCreation = !commands.empty()
        && std::find(created.begin(), created.end(), commands.front()->table) != created.end();
    const bool isOvertaken = !commands.empty() && !isCreation && !isLegal(entry, commands);
    if (!isOvertaken || entry.undoes.isNull())
        m_acts.note(entry);
    if (isOvertaken)
        return Fate::Overtaken;
    if (commands.empty())
        return Fate::NoCommand;
    for (const auto* edit : commands)
        set({edit->table, edit->field}, edit->value, entry, version, act);
    return Fate::Effective;
}

bool CommandReplay::isHeldBy(const Cell& cell, const EntryRef& entry) const
{
    const auto found = m_cells.find(cell);
    if (found == m_cells.end())
        return false;
    const auto& [value, version, standing, after] = found->second;
    const auto then = after.find(placeOf(entry));
    const auto now = standing.empty() ? EntryPlace() : standing.back();
    return then != after.end() && then->second == now;
}

bool CommandReplay::isLegal(const Entry& entry, const std::vector<const CellEdit*>& commands) const
{
    if (m_rules.plantedDefect == 7) // commands are taken as plain values
        return true;
    if (!entry.undoes.isNull()) {
        return std::all_of(commands.begin(), commands.end(), [&](const CellEdit* edit) {
            return isHeldBy({edit->table, edit->field}, entry.undoes);
        });
    }
    if (!m_rules.isLegal)
        return true;
    const auto& statusTable = *tableById(m_rules.statusTable);
    const int at = statusTable.positionOf(QLatin1StringView("status"));
    const auto status = m_cells.find({m_rules.statusTable, statusTable.fields[size_t(at)].id});
    return m_rules.isLegal(
        entry.command, status == m_cells.end() ? QString() : status->second.value.text());
}

void CommandReplay::set(const Cell& cell, const Value& value, const Entry& entry,
    const Version& version, const Acts::Act& act)
{
    auto& state = m_cells[cell];
    state.value = value;
    state.version = version;
    std::erase(state.standing, act.of);
    if (act.stands)
        state.standing.push_back(act.of);
    state.after.insert_or_assign(
        placeOf(entry), state.standing.empty() ? EntryPlace() : state.standing.back());
}

} // namespace homeport
