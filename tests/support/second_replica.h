#pragma once

#include "tests/support/incident_story.h"

namespace homeport::test {

/// Another replica of the story's desk, with a device of its own. Each goes its own way until they
/// exchange what they have.
class SecondReplica
{
public:
    explicit SecondReplica(Story& story) : m_story(story), m_desk(freshDesk())
    {
        m_desk->session.reset();
        auto database = Database::open(m_desk->address, Access::ReadWrite);
        Story::must(database);
        m_replica =
            std::make_unique<Replica>(std::move(*database), DeviceIdentity{QUuid::createUuid()},
                World{&story.desk->clock, &m_random, ownPlaces()}, deskRules());
        exchange();
    }

    Replica& replica() { return *m_replica; }
    IncidentService incidents() { return IncidentService(*m_replica); }
    record::Ticket ticket(TicketId id) { return incidents().find(m_story.mira(), id)->ticket; }

    /// Both ways, all there is.
    void exchange()
    {
        auto& first = *m_story.desk->session->replica;
        give(first, *m_replica);
        give(*m_replica, first);
    }

private:
    static void give(Replica& from, Replica& to)
    {
        const auto known = to.heads();
        Story::must(known);
        const auto entries = from.entriesAfter(*known, 100'000);
        Story::must(entries);
        const auto received = to.receive(*entries);
        Story::must(received);
        if (received->refused > 0 || received->waiting > 0)
            qFatal("an entry was not folded");
    }

    Story& m_story;
    std::unique_ptr<TestDesk> m_desk;
    SeededRandom m_random{23};
    std::unique_ptr<Replica> m_replica;
};

} // namespace homeport::test
