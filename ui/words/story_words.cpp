#include "ui/words/story_words.h"

#include "ui/words/key_words.h"
#include "ui/words/registry_labels.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestValue = 60; // of a field in one line

const HistoryEdit* editOf(const HistoryItem& item, const QString& field)
{
    const auto found = std::find_if(item.edits.begin(), item.edits.end(),
        [&](const HistoryEdit& edit) { return edit.field == field; });
    return found == item.edits.end() ? nullptr : &*found;
}

/// Makes the ticket itself, in whatever command.
bool isReport(const HistoryItem& item)
{
    const auto* number = editOf(item, u"number"_s);
    return number && number->isInitial && number->table == "ticket"_L1;
}

QString imported(bool isReport)
{
    return isReport ? StoryWords::tr("brought the incident in from another system")
                    : StoryWords::tr("brought in what another system knew");
}

/// Tickets of other kinds than incidents are not reported. Nothing of an incident.
QString opened(const QString& kind)
{
    if (kind == "service_request"_L1)
        return StoryWords::tr("opened the service request");
    if (kind == "problem"_L1)
        return StoryWords::tr("opened the problem");
    if (kind == "change"_L1)
        return StoryWords::tr("opened the change");
    return {};
}

/// "reported the incident by phone".
QString reportedBy(const QString& channel)
{
    const QHash<QString, QString> ways{
        {u"email"_s, StoryWords::tr("reported the incident by e-mail")},
        {u"phone"_s, StoryWords::tr("reported the incident by phone")},
        {u"portal"_s, StoryWords::tr("reported the incident in the portal")},
        {u"chat"_s, StoryWords::tr("reported the incident by chat")},
        {u"walk_in"_s, StoryWords::tr("reported the incident in person")},
        {u"monitoring"_s, StoryWords::tr("reported what monitoring noticed")},
        {u"api"_s, StoryWords::tr("reported the incident through an interface")},
        {u"schedule"_s, StoryWords::tr("reported the incident on schedule")},
    };
    return ways.value(channel, StoryWords::tr("reported the incident"));
}

/// How it was reported or opened, for someone else where it was so.
QString reported(const HistoryItem& item)
{
    const auto set = [&](const QString& field) {
        const auto* edit = editOf(item, field);
        return edit ? edit->value.text() : QString();
    };
    const auto other = opened(set(u"kind"_s));
    const auto way = other.isEmpty() ? reportedBy(set(u"channel"_s)) : other;
    const auto* requester = editOf(item, u"requester_id"_s);
    const bool isForOther =
        requester && !requester->after.isEmpty() && requester->after != item.actor;
    return isForOther ? StoryWords::tr("%1 for %2", "reported the incident by phone, a person")
                            .arg(way, requester->after)
                      : way;
}

/// What was done, or was taken back, as this ticket's story tells it: on the one that it follows
/// up, a report is another one's.
QString deedHere(const HistoryItem& item, const QString& command)
{
    if (item.isElsewhere && command == "incident.create"_L1)
        return StoryWords::tr("reported a follow-up");
    const auto known = StoryWords::deed(command);
    return known.isEmpty() ? StoryWords::tr("changed the ticket") : known;
}

/// An edit of one field says which.
QString edited(const HistoryItem& item)
{
    const auto lines = StoryWords::lines(item);
    return lines.size() == 1 ? StoryWords::tr("changed: %1", "a field").arg(lines.first().label)
                             : StoryWords::deed(u"edit"_s);
}

} // namespace

QString StoryWords::who(const HistoryItem& item)
{
    return item.actor.isEmpty() ? tr("Homeport", "who did it: the desk itself") : item.actor;
}

QString StoryWords::deed(const QString& command)
{
    const auto verb = command.section(u'.', -1);
    if (const auto other = opened(command.section(u'.', 0, 0));
        verb == "create"_L1 && !other.isEmpty())
        return other;
    const QHash<QString, QString> known{
        {u"acknowledge"_s, tr("acknowledged the ticket")},
        {u"assign"_s, tr("assigned the ticket")},
        {u"take"_s, tr("took the ticket")},
        {u"start_work"_s, tr("started work")},
        {u"hold"_s, tr("put the ticket on hold")},
        {u"resume"_s, tr("resumed work")},
        {u"resolve"_s, tr("resolved the ticket")},
        {u"confirm"_s, tr("confirmed the resolution")},
        {u"close"_s, tr("closed the ticket")},
        {u"reopen"_s, tr("reopened the ticket")},
        {u"cancel"_s, tr("cancelled the ticket")},
        {u"auto_close"_s, tr("closed the ticket after the wait")},
        {u"override_priority"_s, tr("set the priority by hand")},
        {u"clear_override"_s, tr("let the priority be calculated again")},
        {u"escalate"_s, tr("escalated the ticket")},
        {u"de_escalate"_s, tr("ended the escalation")},
        {u"convert_to_request"_s, tr("turned it into a service request")},
        {u"raise_problem"_s, tr("raised a problem")},
        {u"raise_change"_s, tr("raised a change")},
        {u"delete"_s, tr("deleted the ticket")},
        {u"merge_duplicate"_s, tr("ended it as a duplicate")},
        {u"attach"_s, tr("attached a file")},
        {u"attach_internal"_s, tr("attached an internal file")},
        {u"detach"_s, tr("removed a file")},
        {u"link"_s, tr("linked tickets")},
        {u"unlink"_s, tr("removed a link")},
        {u"set_parent"_s, tr("changed which ticket it is part of")},
        {u"watch"_s, tr("began to follow the ticket")},
        {u"unwatch"_s, tr("no longer follows the ticket")},
        {u"add_watcher"_s, tr("let someone follow the ticket")},
        {u"remove_watcher"_s, tr("took someone off those who follow")},
        {u"add_service"_s, tr("added an affected service")},
        {u"remove_service"_s, tr("removed an affected service")},
        {u"add_tag"_s, tr("added a tag")},
        {u"remove_tag"_s, tr("removed a tag")},
        {u"add_time"_s, tr("booked time")},
        {u"edit_time"_s, tr("corrected booked time")},
        {u"remove_time"_s, tr("removed booked time")},
        {u"add_task"_s, tr("added a task")},
        {u"edit_task"_s, tr("changed a task")},
        {u"remove_task"_s, tr("removed a task")},
        {u"task_start"_s, tr("started a task")},
        {u"task_block"_s, tr("could not go on with a task")},
        {u"task_unblock"_s, tr("can go on with a task")},
        {u"task_finish"_s, tr("finished a task")},
        {u"task_skip"_s, tr("skipped a task")},
        {u"task_fail"_s, tr("reported that a task failed")},
        {u"task_retry"_s, tr("took a failed task up again")},
        {u"void_breach"_s, tr("voided a breach")},
        {u"acknowledge_breach"_s, tr("acknowledged a breach")},
        {u"recalculate_clocks"_s, tr("recalculated the clocks")},
        {u"comment_public"_s, tr("replied")},
        {u"comment_internal"_s, tr("added an internal note")},
        {u"edit_reply"_s, tr("corrected a reply")},
        {u"edit_note"_s, tr("corrected an internal note")},
        {u"create"_s, tr("reported the incident")},
        {u"edit"_s, tr("edited the ticket")},
        {u"import"_s, imported(false)},
        {u"other_record"_s, tr("changed the record")},
    };
    return known.value(verb);
}

QString StoryWords::did(const HistoryItem& item)
{
    const auto about = subjects(item);
    return about.isEmpty() ? act(item)
                           : tr("%1: %2", "what was done, and to what").arg(act(item), about);
}

QString StoryWords::subject(const HistorySubject& subject)
{
    if (subject.table == "time_entry"_L1)
        return duration(subject.minutes);
    if (subject.table == "sla_ruling"_L1)
        return KeyWords::of(subject.table, u"metric"_s, subject.key);
    if (subject.table != "ticket_link"_L1)
        return subject.name;
    return tr("%1 %2 %3", "a ticket, how it is linked, another ticket")
        .arg(subject.from, KeyWords::link(subject.key, true), subject.name);
}

QString StoryWords::duration(int minutes)
{
    if (minutes < 60)
        return tr("%n min", "a length of time", minutes);
    const auto rest = minutes % 60;
    return rest == 0 ? tr("%n h", "a length of time", minutes / 60)
                     : tr("%1 h %2 min", "a length of time").arg(minutes / 60).arg(rest);
}

/// Its own following is said already.
QString StoryWords::subjects(const HistoryItem& item)
{
    if (item.command.endsWith(".watch"_L1) || item.command.endsWith(".unwatch"_L1))
        return {};
    constexpr qsizetype most = 3;
    QStringList told;
    for (const auto& each : item.subjects.first(qMin(most, item.subjects.size())))
        told << subject(each);
    if (item.subjects.size() > most)
        told << tr("%n more", "files and the like", int(item.subjects.size() - most));
    return told.join(u", "_s);
}

QString StoryWords::act(const HistoryItem& item)
{
    if (!item.undone.isEmpty()) {
        return item.isDoneAgain
            ? tr("did again what had been taken back: %1").arg(deedHere(item, item.undone))
            : tr("took back an act: %1").arg(deedHere(item, item.undone));
    }
    if (item.isImported || item.command == "import"_L1)
        return isReport(item) ? imported(true) : deed(item.command);
    if (isReport(item))
        return reported(item);
    return item.command.endsWith(".edit"_L1) ? edited(item) : deedHere(item, item.command);
}

QList<StoryWords::Line> StoryWords::lines(const HistoryItem& item)
{
    // The first state of a ticket stands on the ticket; a story begins with what was decided.
    const QStringList begun{u"title"_s, u"description"_s, u"status"_s, u"channel"_s,
        u"requester_id"_s, u"location_id"_s};
    const bool isNew = isReport(item);
    QList<Line> lines;
    for (const auto& edit : item.edits) {
        if (edit.isAside || (isNew && begun.contains(edit.field)))
            continue;
        Line line;
        line.label = edit.label.isEmpty() ? KeyWords::label(edit.table, edit.field)
                                          : RegistryLabels::of(edit.label);
        line.before = value(edit, edit.oldValue, edit.before);
        line.after = value(edit, edit.value, edit.after);
        line.isInitial = edit.isInitial;
        if (line.before.isEmpty() && line.after.isEmpty())
            continue;
        lines.append(line);
    }
    return lines;
}

QString StoryWords::changes(const HistoryItem& item, int most)
{
    const auto shortened = [](const QString& value) {
        const auto line = value.simplified();
        return line.size() <= longestValue ? line : line.left(longestValue - 1) + u'…';
    };
    const auto all = lines(item);
    QStringList told;
    for (const auto& line : all.first(qMin(most, int(all.size())))) {
        told << (line.isInitial || line.before.isEmpty()
                ? tr("%1 %2", "a field, its new value").arg(line.label, shortened(line.after))
                : line.after.isEmpty()
                ? tr("%1 %2 taken out", "a field, its old value")
                      .arg(line.label, shortened(line.before))
                : tr("%1 %2 → %3", "a field, its old and its new value")
                      .arg(line.label, shortened(line.before), shortened(line.after)));
    }
    if (all.size() > told.size())
        told << tr("%n more", "fields", int(all.size() - told.size()));
    return told.join(u" · "_s);
}

QStringList StoryWords::notes(const HistoryItem& item)
{
    QStringList notes;
    if (!item.reason.isEmpty())
        notes << item.reason;
    if (!item.writtenBy.isEmpty())
        notes << tr("Entered by %1").arg(item.writtenBy);
    if (!item.file.isEmpty())
        notes << tr("Imported from %1", "a file").arg(item.file);
    else if (item.isImported)
        notes << tr("Part of an import");
    return notes;
}

QString StoryWords::value(const HistoryEdit& edit, const Value& value, const QString& shown)
{
    switch (value.kind()) {
    case Value::Kind::Null: return {};
    case Value::Kind::Boolean: return value.boolean() ? tr("yes") : tr("no");
    case Value::Kind::Integer: {
        if (edit.type == FieldType::Moment) {
            const auto at = QDateTime::fromMSecsSinceEpoch(value.integer()).toLocalTime();
            return QLocale().toString(at, tr("d MMM yyyy, HH:mm", "a moment"));
        }
        const auto level = KeyWords::level(edit.field, value.integer());
        return level.isEmpty() ? QLocale().toString(value.integer()) : level;
    }
    case Value::Kind::Text: {
        if (edit.type == FieldType::Json)
            return u"…"_s;
        if (edit.type != FieldType::Key)
            return shown;
        const auto words = KeyWords::of(edit.table, edit.field, value.text());
        return words.isEmpty() ? tr("another value") : words;
    }
    case Value::Kind::Blob: return shown;
    case Value::Kind::Uuid:
        // A name, or nothing that a person could read.
        return shown.isEmpty() || shown == value.uuid().toString() ? tr("another record") : shown;
    }
    Q_UNREACHABLE();
}

} // namespace homeport
