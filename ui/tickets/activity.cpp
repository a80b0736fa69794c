#include "ui/tickets/activity.h"

#include "ui/words/story_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostChanges = 3; // in one line
constexpr auto longestPause = std::chrono::minutes(15); // between edits that are one

bool isEdit(const HistoryItem& item)
{
    return item.undone.isEmpty() && item.comment.isEmpty() && item.command.endsWith(".edit"_L1);
}

bool goesOn(const HistoryItem& before, const HistoryItem& item)
{
    return isEdit(before) && isEdit(item) && before.actorId == item.actorId
        && item.at - before.at <= longestPause;
}

/// What both changed together; a field that both changed keeps its first value as the old one.
void takeIn(HistoryItem& item, const HistoryItem& next)
{
    item.entry = next.entry;
    item.at = next.at;
    for (const auto& edit : next.edits) {
        const auto known =
            std::find_if(item.edits.begin(), item.edits.end(), [&](const HistoryEdit& each) {
                return each.row == edit.row && each.table == edit.table && each.field == edit.field;
            });
        if (known == item.edits.end()) {
            item.edits.append(edit);
            continue;
        }
        known->after = edit.after;
        known->value = edit.value;
    }
    item.edits.removeIf([](const HistoryEdit& edit) { return edit.value == edit.oldValue; });
}

/// The report itself is the first message.
bool isReport(const HistoryItem& item)
{
    return std::any_of(item.edits.begin(), item.edits.end(), [](const HistoryEdit& edit) {
        return edit.isInitial && edit.table == "ticket"_L1 && edit.field == "number"_L1;
    });
}

/// What came with a message stands under the message.
QSet<AttachmentId> filesOf(const HistoryItem& item)
{
    QSet<AttachmentId> files;
    for (const auto& subject : item.subjects) {
        if (subject.table == "attachment"_L1 && item.comment.isEmpty())
            files.insert(AttachmentId(subject.row));
    }
    return files;
}

/// Of a report and a reply only what the message does not say itself.
QString told(const HistoryItem& item)
{
    const auto changes = StoryWords::changes(item, mostChanges);
    if (isReport(item) || !item.comment.isEmpty() || (isEdit(item) && item.edits.isEmpty()))
        return changes;
    const auto deed = u"%1 %2"_s.arg(StoryWords::who(item), StoryWords::did(item));
    return changes.isEmpty() ? deed
                             : QCoreApplication::translate("homeport::Activity", "%1: %2",
                                 "what was done, and the fields that changed")
                                   .arg(deed, changes);
}

} // namespace

QList<ActivityEvent> eventsOf(
    const QList<HistoryItem>& history, const std::optional<Timestamp>& until)
{
    QList<HistoryItem> folded;
    for (const auto& item : history) {
        if (until && item.at > *until)
            break;
        if (!folded.isEmpty() && goesOn(folded.last(), item))
            takeIn(folded.last(), item);
        else
            folded.append(item);
    }
    QList<ActivityEvent> events;
    for (const auto& item : std::as_const(folded)) {
        const auto text = told(item);
        if (!text.isEmpty())
            events.append({item.entry, item.at, text, filesOf(item), item.actorId});
    }
    return events;
}

} // namespace homeport
