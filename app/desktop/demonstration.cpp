#include "app/desktop/demonstration.h"

#include "core/access/directory.h"
#include "core/base/random.h"

#include <array>

#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int ticketCount = 60;

// The invented world is data, the same in every language.
constexpr std::array<const char*, 8> names{"Ada Obi", "Jonas Dahl", "Luis Prado", "Ines Moreau",
    "Sofia Nygaard", "Tom Becker", "Priya Raman", "Eli Novak"};

struct Story
{
    const char* title;
    const char* details;
    int impact;
    int urgency;
};

constexpr std::array<Story, 20> stories{{
    {"VPN drops every 10 minutes for the Oslo office",
        "Since this morning the VPN closes about every ten minutes. A reconnect works, but calls "
        "are cut.",
        1, 1},
    {"Mail delivery delayed for all finance mailboxes", "Messages arrive an hour late.", 1, 1},
    {"Printer on 3rd floor prints blank pages", "New toner is in it already.", 3, 2},
    {"Cannot open shared drive \"Projects\"", "It says that access is denied since the move.", 2,
        1},
    {"Badge reader at dock 4 does not respond", "The lamp stays dark.", 2, 1},
    {"ERP: goods receipt posts twice", "Seen on four orders today.", 1, 2},
    {"Wi-Fi handover fails between halls 2 and 3", "Scanners lose the connection on the way.", 2,
        2},
    {"Scanner app crashes on start after the update", "Only on the older handhelds.", 2, 2},
    {"Monitor flickers on docking station", "Another cable did not help.", 3, 3},
    {"Calendar invitations show the wrong time zone", "Everything is one hour early.", 3, 2},
    {"Backup job nightly-fs02 finished with warnings", "Two files were in use.", 3, 2},
    {"Phone queue announces old opening hours", "They changed on the first.", 3, 3},
    {"Two-factor prompt loops on tablets", "One comes back to the start after the code.", 2, 3},
    {"Password reset mail does not arrive", "The junk folder is empty as well.", 2, 2},
    {"Label printer in packing cuts labels short", "The last line is missing.", 3, 2},
    {"Slow sign-in on terminal server ts-04", "It takes three minutes in the morning.", 2, 2},
    {"Web shop reports a certificate warning", "Customers call about it.", 1, 1},
    {"Laptop battery swells", "The touch pad is lifted; it is switched off now.", 3, 1},
    {"Meeting room screen shows no signal", "Room Fjord, second floor.", 3, 3},
    {"Time clock in hall 1 is eight minutes late", "Since the power cut.", 3, 2},
}};

Result<QList<PersonId>> addPeople(Replica& replica)
{
    QList<PersonId> added;
    const auto written =
        replica.write({}, {.code = u"person.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            added.clear();
            for (const auto* name : names) {
                record::UserAccount person;
                person.head.organizationId = unit.organization();
                person.displayName = QString::fromUtf8(name);
                person.username = person.displayName.toLower().replace(u' ', u'.');
                person.email = person.username + u"@example.org"_s;
                if (auto done = unit.create(person); !done)
                    return done.error();
                added.append(person.id);
            }
            return {};
        });
    if (!written)
        return written.error();
    return added;
}

/// Leads the ticket some way on; the number decides how far.
Result<> lead(Session& session, const Actor& actor, const Incident& made, int number,
    const QList<Choice>& teams)
{
    auto& incidents = session.incidents;
    const auto id = made.ticket.id;
    const auto stage = number % 8;
    if (stage == 0)
        return {};
    if (auto done = incidents.acknowledge(actor, id); !done)
        return done;
    if (stage == 1 && !teams.isEmpty())
        return incidents.assign(actor, id, {TeamId(teams.at(number % teams.size()).id), {}, {}});
    if (auto done = incidents.take(actor, id); !done || stage == 2)
        return done;
    if (auto done = incidents.startWork(actor, id); !done)
        return done;
    const auto replied = incidents.comment(actor, id,
        u"Thank you, I am on it. Since when does it happen, and are others affected too?"_s,
        TicketCommentVisibility::Public);
    if (!replied)
        return replied.error();
    if (stage == 3 || stage == 7) {
        const auto noted = incidents.comment(actor, id,
            u"Looks like last week's interval; comparing with the other site."_s,
            TicketCommentVisibility::Internal);
        return noted ? Result<>() : Result<>(noted.error());
    }
    if (stage == 4)
        return incidents.hold(
            actor, id, {TicketHoldReason::AwaitingRequester, {}, {}, u"Waiting for an answer."_s});
    if (stage == 6)
        return incidents.resolve(actor, id,
            {IncidentResolutionCode::Fixed, u"Restarted the service and set the interval back."_s});
    return {};
}

} // namespace

Result<Demonstration> makeDemonstration(const QString& file)
{
    // Nothing secret lies in such a desk, but its door is like that of any other.
    Demonstration made{{file}, u"mira"_s, {}};
    made.password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminName = u"Mira Kovač"_s;
    setup.adminLogin = made.login;
    setup.password = made.password;
    setup.timeZone = u"Europe/Oslo"_s;
    auto session = setUpDesk(made.address, setup, systemWorld());
    if (!session)
        return session.error();
    auto& desk = **session;
    const auto person = desk.signIn.signIn(made.login, made.password, u"desktop"_s);
    if (!person)
        return person.error();
    const auto actor = desk.access.actorFor(*person);
    if (!actor)
        return actor.error();
    const auto requesters = addPeople(*desk.replica);
    if (!requesters)
        return requesters.error();
    const auto offered = desk.replica->read(
        [&](Database& database) { return teams(database, actor->organization); });
    if (!offered)
        return offered.error();
    const auto kinds = desk.replica->read(
        [&](Database& database) { return categories(database, actor->organization); });
    if (!kinds)
        return kinds.error();

    for (int i = ticketCount - 1; i >= 0; --i) {
        const auto& story = stories[size_t(i) % stories.size()];
        NewIncident form;
        form.title = QString::fromUtf8(story.title);
        form.description = QString::fromUtf8(story.details);
        form.requester = requesters->at(i % requesters->size());
        // Work cannot start on what is not classified (I-04).
        if (!kinds->isEmpty())
            form.category = CategoryId(kinds->at(i % kinds->size()).id);
        form.impact = story.impact;
        form.urgency = story.urgency;
        const auto incident = desk.incidents.create(*actor, form);
        if (!incident)
            return incident.error();
        if (auto done = lead(desk, *actor, *incident, i + 3, *offered); !done)
            return done.error();
    }
    return made;
}

} // namespace homeport
