#pragma once

#include <QString>

#include <span>

namespace homeport {

class Actions;

/// What a person can put on a ticket, take off it, and look at.
enum class ThingAct {
    Attach,
    InsertText,
    Strong,
    Emphasize,
    OpenFile,
    SaveFile,
    RemoveFile,
    Link,
    MarkDuplicate,
    Tag,
    AddService,
    Follow,
    AddFollower,
    BookTime,
    AddTask,
    ShowTasks,
    ShowRelated,
    SaveTemplate,
    Find,
    FindNext,
    FindPrevious,
    NextMessage,
    PreviousMessage,
    CopyMessage,
    MessageMenu,
    Quote,
    SendAndHold,
    SendAndResolve
};

std::span<const ThingAct> thingActs();
/// The id of the act's QAction: "ticket.link".
QString actionId(ThingAct act);
/// Adds them switched off: they need a ticket in front.
void addThingActs(Actions& actions);

} // namespace homeport
