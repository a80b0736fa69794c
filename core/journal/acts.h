#pragma once

#include "core/journal/entry.h"

#include <map>
#include <set>

namespace homeport {

/// A position in the journal, as a key.
using EntryPlace = std::pair<QUuid, qint64>;

inline EntryPlace placeOf(const Entry& entry)
{
    return {entry.device, entry.number};
}
inline EntryPlace placeOf(const EntryRef& ref)
{
    return {ref.device, ref.number};
}

/// Which act each entry is about: its own, or for an undo the one at the end of the chain, and
/// whether that act stands after it. Taking back an undo lets its act stand again.
class Acts
{
public:
    struct Act
    {
        EntryPlace of;
        bool stands = true;
    };

    /// What noting the entry would make of its act. An undo of an entry that was not noted is taken
    /// for an act of its own.
    Act of(const Entry& entry) const
    {
        if (entry.undoes.isNull())
            return {placeOf(entry)};
        const auto before = m_acts.find(placeOf(entry.undoes));
        return before == m_acts.end() ? Act{placeOf(entry)}
                                      : Act{before->second.of, !before->second.stands};
    }
    /// Entries may come in any order in which what is taken back comes before what takes it back;
    /// of several that are about one act the last one noted decides whether it stands.
    Act note(const Entry& entry)
    {
        const auto act = of(entry);
        m_acts.insert_or_assign(placeOf(entry), act);
        if (act.stands)
            m_takenBack.erase(act.of);
        else
            m_takenBack.insert(act.of);
        return act;
    }
    /// Whether the act of this entry, which is no undo, stands after all that was noted.
    bool stands(const Entry& entry) const { return !m_takenBack.contains(placeOf(entry)); }

private:
    std::map<EntryPlace, Act> m_acts;
    std::set<EntryPlace> m_takenBack;
};

} // namespace homeport
