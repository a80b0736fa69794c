#include "ui/tickets/thing_acts.h"

#include "ui/shell/actions.h"

#include <QCoreApplication>

#include <array>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ActEntry
{
    ThingAct act;
    const char* verb;
    const char* keys;
    const char* text;
    const char* tip;
};

constexpr std::array<ActEntry, 28> entries{{
    {ThingAct::Attach, "attach", "Ctrl+Shift+A",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Attach files"),
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Choose files that go with the next message")},
    {ThingAct::InsertText, "insertText", "Ctrl+M",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Insert a text module"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Choose one of the texts for replies and notes; :: in the text does the same")},
    {ThingAct::Strong, "strong", "Ctrl+B", QT_TRANSLATE_NOOP("homeport::ThingActs", "Bold"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Put ** around what is marked in the reply or the note, or take them away")},
    {ThingAct::Emphasize, "emphasize", "Ctrl+I", QT_TRANSLATE_NOOP("homeport::ThingActs", "Italic"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Put * around what is marked in the reply or the note, or take them away")},
    {ThingAct::OpenFile, "openFile", "Shift+O",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Open an attached file"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Open the file that is chosen, else the newest one")},
    {ThingAct::SaveFile, "saveFile", "Ctrl+S",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Save an attached file"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Save the file that is chosen, else the newest one")},
    {ThingAct::RemoveFile, "removeFile", "",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Remove an attached file"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Remove the file that is chosen, else the newest one")},
    {ThingAct::Link, "link", "L", QT_TRANSLATE_NOOP("homeport::ThingActs", "Link"),
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Say how another ticket has to do with this one")},
    {ThingAct::MarkDuplicate, "markDuplicate", "Shift+D",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Mark as duplicate of …"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "End the incident: another ticket is about the same")},
    {ThingAct::Tag, "tag", "T", QT_TRANSLATE_NOOP("homeport::ThingActs", "Tag"),
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Put a word on the ticket that finds it again")},
    {ThingAct::AddService, "addService", "Shift+S",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Add a service"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Say which further service suffers, and how much")},
    {ThingAct::Follow, "follow", "F",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Follow, or no longer"),
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Hear of what happens to the ticket")},
    {ThingAct::AddFollower, "addFollower", "Shift+F",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Let someone follow"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Let a colleague hear of what happens to the ticket")},
    {ThingAct::BookTime, "bookTime", "B", QT_TRANSLATE_NOOP("homeport::ThingActs", "Book time"),
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Say how long you worked on it")},
    {ThingAct::AddTask, "addTask", "Shift+N",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Add a task"),
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Split off a piece of the work")},
    {ThingAct::ShowTasks, "showTasks", "Shift+T",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Show the ticket's tasks"), ""},
    {ThingAct::ShowRelated, "showRelated", "Shift+L",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Show related tickets"), ""},
    {ThingAct::SaveTemplate, "saveTemplate", "",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Save as template"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Let new incidents begin with what this one says, and with its tasks")},
    {ThingAct::Find, "find", "Ctrl+F",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Find in the ticket"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Find words in the conversation, the tasks, the related tickets or the history")},
    {ThingAct::FindNext, "findNext", "F3",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Find the next place"), ""},
    {ThingAct::FindPrevious, "findPrevious", "Shift+F3",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Find the place before"), ""},
    {ThingAct::NextMessage, "nextMessage", "Alt+Down",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Choose the next message"), ""},
    {ThingAct::PreviousMessage, "previousMessage", "Alt+Up",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Choose the message before"), ""},
    {ThingAct::CopyMessage, "copyMessage", "Ctrl+Shift+C",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Copy a message"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Copy the message that is chosen, else the last one")},
    {ThingAct::MessageMenu, "messageMenu", "Shift+M",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Menu of a message"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "What can be done with the message that is chosen, else the last one; its links, too")},
    {ThingAct::Quote, "quote", "Q", QT_TRANSLATE_NOOP("homeport::ThingActs", "Reply with quote"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Answer the message that is chosen, else the last public one, below its words")},
    {ThingAct::SendAndHold, "sendAndHold", "",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Send and put on hold"),
        QT_TRANSLATE_NOOP("homeport::ThingActs",
            "Send what is written, then say what the ticket waits for, such as the requester")},
    {ThingAct::SendAndResolve, "sendAndResolve", "",
        QT_TRANSLATE_NOOP("homeport::ThingActs", "Send and resolve"),
        QT_TRANSLATE_NOOP(
            "homeport::ThingActs", "Send what is written, then say how the ticket was resolved")},
}};

constexpr std::array<ThingAct, 28> allActs{ThingAct::Attach, ThingAct::InsertText, ThingAct::Strong,
    ThingAct::Emphasize, ThingAct::OpenFile, ThingAct::SaveFile, ThingAct::RemoveFile,
    ThingAct::Link, ThingAct::MarkDuplicate, ThingAct::Tag, ThingAct::AddService, ThingAct::Follow,
    ThingAct::AddFollower, ThingAct::BookTime, ThingAct::AddTask, ThingAct::ShowTasks,
    ThingAct::ShowRelated, ThingAct::SaveTemplate, ThingAct::Find, ThingAct::FindNext,
    ThingAct::FindPrevious, ThingAct::NextMessage, ThingAct::PreviousMessage, ThingAct::CopyMessage,
    ThingAct::MessageMenu, ThingAct::Quote, ThingAct::SendAndHold, ThingAct::SendAndResolve};

} // namespace

std::span<const ThingAct> thingActs()
{
    return allActs;
}

QString actionId(ThingAct act)
{
    return u"ticket."_s + QLatin1StringView(entries[size_t(act)].verb);
}

void addThingActs(Actions& actions)
{
    const auto translated = [](const char* text) {
        return *text ? QCoreApplication::translate("homeport::ThingActs", text) : QString();
    };
    for (const auto& entry : entries) {
        auto* action = actions.add(actionId(entry.act), translated(entry.text),
            QKeySequence(QString::fromLatin1(entry.keys)), translated(entry.tip));
        action->setEnabled(false);
    }
}

} // namespace homeport
