#pragma once

#include "core/journal/entry.h"

#include <map>

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

    /// Entries may come in any order in which what is taken back comes before what takes it back.
    /// An undo of an entry that was not noted is taken for an act of its own.
    Act note(const Entry& entry)
    {
        Act act{placeOf(entry)};
        if (!entry.undoes.isNull()) {
            const auto before = m_acts.find(placeOf(entry.undoes));
            if (before != m_acts.end())
                act = {before->second.of, !before->second.stands};
        }
        m_acts.insert_or_assign(placeOf(entry), act);
        return act;
    }

private:
    std::map<EntryPlace, Act> m_acts;
};

} // namespace homeport
