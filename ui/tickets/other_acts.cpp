#include "ui/tickets/other_acts.h"

#include "ui/words/story_words.h"
#include "ui/words/words.h"

#include <utility>

namespace homeport {

namespace {

constexpr int mostTold = 1; // fields, of what someone else did

} // namespace

QString OtherActs::told(const HistoryItem& item)
{
    auto said = tr("%1 %2 at %3", "who did what at a time")
                    .arg(StoryWords::who(item), StoryWords::did(item), Words::time(item.at));
    if (const auto changes = StoryWords::changes(item, mostTold); !changes.isEmpty())
        said += tr(": %1", "the fields that changed").arg(changes);
    return said;
}

QString OtherActs::since(const QList<HistoryItem>& items, PersonId own)
{
    if (items.isEmpty())
        return {};
    const auto last = std::exchange(m_last, items.last().entry);
    if (last.isNull())
        return {};
    for (auto item = items.crbegin(); item != items.crend() && !(item->entry == last); ++item) {
        if (item->actorId != own && item->comment.isEmpty())
            return told(*item);
    }
    return {};
}

} // namespace homeport
