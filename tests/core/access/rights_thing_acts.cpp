#include "tests/core/access/rights_acts.h"

#include <QBuffer>
#include <QTemporaryDir>

namespace homeport::test {

namespace {

Result<StagedFile> prepare(PeopleStory& story, const Actor& actor, TicketId id)
{
    QBuffer text;
    text.setData(QByteArrayLiteral("tunnel closed\n"));
    text.open(QIODevice::ReadOnly);
    return story.session().attachments.stage(actor, id, u"vpn.log"_s, text);
}

/// What Mira has prepared on the ticket.
StagedFile staged(PeopleStory& story, TicketId id)
{
    const auto file = prepare(story, story.mira(), id);
    Story::must(file);
    return *file;
}

AttachmentId attached(PeopleStory& story, TicketId id)
{
    const auto made = story.session().attachments.attach(
        story.mira(), id, {staged(story, id)}, AttachmentVisibility::Public);
    Story::must(made);
    return made->first();
}

TicketTaskId taskOn(PeopleStory& story, TicketId id)
{
    NewTask task;
    task.title = u"Look"_s;
    const auto made = story.session().tasks.add(story.mira(), id, task);
    Story::must(made);
    return *made;
}

TimeBooking fiveMinutes(PeopleStory& story)
{
    TimeBooking booking;
    booking.minutes = 5;
    booking.startedAt = story.desk->clock.now() - std::chrono::hours(1);
    return booking;
}

} // namespace

std::vector<TicketAct> thingActs()
{
    using Status = TicketStatus;
    return {
        {"tag", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().tags.add(actor, id, u"smoke"_s);
            }},
        {"have somebody watch", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().watchers.add(actor, id, story.mira().person);
            }},
        {"add a task", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                NewTask task;
                task.title = u"Look"_s;
                return plain(story.session().tasks.add(actor, id, task));
            }},
        {"book time", "ticket.book_time", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().times.book(actor, id, fiveMinutes(story));
            }},
        {"read tags", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().tags.list(actor, id));
            }},
        {"read tasks", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().tasks.list(actor, id));
            }},
        {"read watchers", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().watchers.list(actor, id));
            }},
        {"read attachments", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().attachments.list(actor, id));
            }},
        {"prepare a file", "ticket.comment_public", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(prepare(story, actor, id));
            },
            "incident.read"},
        {"attach", "ticket.comment_public", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().attachments.attach(
                    actor, id, {staged(story, id)}, AttachmentVisibility::Public));
            },
            "incident.read"},
        {"attach internally", "ticket.comment_internal", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().attachments.attach(
                    actor, id, {staged(story, id)}, AttachmentVisibility::Internal));
            },
            "incident.read"},
        {"detach what another attached", "incident.delete", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().attachments.detach(actor, attached(story, id));
            }},
        {"open a file", "incident.read", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                const QTemporaryDir folder;
                return plain(
                    story.session().attachments.open(actor, attached(story, id), folder.path()));
            }},
        {"save a file", "incident.read", Status::InProgress, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                const QTemporaryDir folder;
                return story.session().attachments.save(
                    actor, attached(story, id), folder.filePath(u"copy.log"_s), true);
            }},
        {"start a task", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().tasks.perform(actor, taskOn(story, id), TaskEvent::Start);
            }},
        {"skip a task that is needed", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().tasks.perform(
                    actor, taskOn(story, id), TaskEvent::Skip, u"Nothing to see"_s);
            },
            "incident.admin"},
        {"edit a task", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                taskOn(story, id);
                const auto tasks = story.session().tasks.list(story.mira(), id);
                Story::must(tasks);
                return story.session().tasks.edit(
                    actor, tasks->first().task, {.assignee = story.mira().person});
            }},
        {"remove a task", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().tasks.remove(actor, taskOn(story, id));
            }},
        {"remove a tag", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& tags = story.session().tags;
                Story::must(tags.add(story.mira(), id, u"smoke"_s));
                const auto standing = tags.list(story.mira(), id);
                Story::must(standing);
                return tags.remove(actor, id, standing->first().tag);
            }},
        {"add a service", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().affectedServices.add(
                    actor, id, story.requestable(), TicketServiceDegradation::Degraded);
            }},
        {"remove a service", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& services = story.session().affectedServices;
                Story::must(services.add(
                    story.mira(), id, story.requestable(), TicketServiceDegradation::Unavailable));
                return services.remove(actor, id, story.requestable());
            }},
        {"read services", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().affectedServices.list(actor, id));
            }},
        {"follow", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().watchers.add(actor, id, actor.person);
            }},
        {"follow no more", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return story.session().watchers.remove(actor, id, actor.person);
            }},
        {"have somebody watch no more", "incident.update", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& watchers = story.session().watchers;
                Story::must(watchers.add(story.mira(), id, story.mira().person));
                return watchers.remove(actor, id, story.mira().person);
            }},
        {"correct time", "ticket.book_time", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& times = story.session().times;
                if (auto booked = times.book(actor, id, fiveMinutes(story)); !booked)
                    return booked;
                const auto own = times.list(actor, id);
                Story::must(own);
                return times.correct(actor, own->first().id, fiveMinutes(story));
            }},
        {"remove the time of another", "incident.delete", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                auto& times = story.session().times;
                Story::must(times.book(story.mira(), id, fiveMinutes(story)));
                const auto booked = times.list(story.mira(), id);
                Story::must(booked);
                return times.remove(actor, booked->first().id);
            }},
        {"read time", "incident.read", Status::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                return plain(story.session().times.list(actor, id));
            }},
    };
}

} // namespace homeport::test
