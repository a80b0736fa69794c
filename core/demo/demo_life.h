#pragma once

#include "core/demo/demo_cast.h"
#include "core/demo/demo_pace.h"
#include "core/demo/demo_words.h"
#include "core/tickets/number_lease.h"

#include <memory>

namespace homeport::demo {

/// What is settled about an incident before it begins.
struct Fate
{
    Timestamp reportedAt{};
    Timestamp until{}; ///< the moment the desk has come to
    bool isLong = false; ///< much is said about it
    bool staysOpen = false; ///< nobody solves it
};

/// One incident of the invented company, from its report to its end or to where it stands today.
/// Holds what is still to come; each step is one entry of the journal.
class Life
{
public:
    /// Shared by the steps that draw from it, which outlive whoever collects them.
    using Numbers = std::shared_ptr<NumberReserve>;

    Life(const Cast& cast, SeededRandom& random, const Fate& fate);

    Timestamp nextAt() const { return m_at; }
    bool isOver() const { return m_next >= m_acts.size(); }
    /// The next step; draws when the one after it comes.
    Replica::Step step(const Cast& cast, SeededRandom& random, const Numbers& numbers);

private:
    enum class Act { Report, Assign, Start, Reply, Answer, Note, Hold, Resume, Resolve, Close };

    void plan(SeededRandom& random, int comments);
    void cutShort(SeededRandom& random);
    Replica::Work report(const Cast& cast, SeededRandom& random, const Numbers& numbers);
    Replica::Work comment(SeededRandom& random, Act act);
    Replica::Work change(const Cast& cast, Act act);
    Timestamp timeOfNext(const Cast& cast, SeededRandom& random);
    std::chrono::milliseconds partOfPace(SeededRandom& random);

    TicketId m_id;
    const Trouble* m_trouble;
    const Cast::Person* m_requester;
    const Cast::Team* m_team;
    const Cast::Person* m_agent;
    Filling m_filling;
    Timestamp m_at;
    int m_impact;
    int m_urgency;
    int m_priority;
    Pace m_pace; ///< what is left of it
    std::vector<Act> m_acts;
    size_t m_next = 0;
    size_t m_resolve = 0; ///< place of the resolution, whether it comes or not
};

} // namespace homeport::demo
