#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "tests/support/fake_clock.h"
#include "tests/support/session_oracle.h"
#include "tests/sync/simulation.h"

#include <vector>

#include "record/category.h"
#include "record/tag.h"
#include "record/ticket.h"
#include "record/user_account.h"

namespace homeport::test {

/// One run: what happens (simulation.cpp), what people do (simulation_acts.cpp), and whether
/// the promises hold afterwards (simulation_judge.cpp).
class Simulation
{
public:
    Simulation(quint64 seed, const Terms& terms);
    Outcome run();

private:
    struct Peer
    {
        FakeClock clock;
        std::unique_ptr<SeededRandom> random;
        std::unique_ptr<Replica> replica;
        std::unique_ptr<SessionOracle> oracle;
    };
    using Cell = std::pair<QUuid, quint16>;

    bool holds() const { return m_fault.isEmpty(); }
    void demand(bool condition, const QString& otherwise);
    void fail(const QString& what, const Error& error);
    template <typename T>
    bool went(const Result<T>& result, const QString& what)
    {
        if (!result)
            fail(what, result.error());
        return bool(result);
    }
    int below(int bound) { return int(m_dice.below(quint64(bound))); }
    bool oneIn(int n) { return below(n) == 0; }
    template <typename T>
    const T& any(const std::vector<T>& from)
    {
        return from[size_t(below(int(from.size())))];
    }
    void makePeer(Peer& peer, int index);
    void makeReplicas();

    int replicaCount() const { return m_terms.replicas; }
    Replica& replica(int who) { return *m_peers[size_t(who)].replica; }

    bool write(int who, const QString& code, const Replica::Work& work);
    /// Counts an entry that was acknowledged; false where nothing was written.
    bool noted(int who, const QString& what, const Result<EntryRef>& written);

    FoldRules rules() const;
    Result<> promise(UnitOfWork& unit);

    /// The organization and what the steps work on, made by the first and received by the others.
    void found();
    void step();
    void exchange();
    void deliver(int from, int to, const Context& after, int limit);
    void receive(Replica& to, QList<QByteArray> entries);
    bool knowsEverything(int who);
    std::optional<Row> rowOf(Replica& at, const TableMeta& table, const QUuid& id);

    /// Two write the same cell at one moment, apart.
    void collide(int who);
    int anyField();

    void editCell(int who, TicketId id) { editCell(who, id, anyField()); }
    void editCell(int who, TicketId id, int at);
    void act(int who);
    Result<> acted(UnitOfWork& unit, int which, record::Ticket ticket);

    /// What a person takes back, newest first, and does again: entries, as the window keeps them.
    struct Deeds
    {
        std::vector<EntryRef> done;
        std::vector<EntryRef> undone;
    };

    /// Ctrl+Z some times, and perhaps some times forward again.
    void stepBack(int who);
    void turn(int who, std::vector<EntryRef>& from, std::vector<EntryRef>& to);
    void comment(int who);
    void toggleTag(int who);
    void nameTag(int who);
    /// What priorities are calculated by (G-05): a cell of the matrix, or the method.
    void editTerms(int who);
    void moveCategory(int who);
    void moveCategory(int who, CategoryId id, std::optional<CategoryId> parent);
    /// Two move a category below the other's each, apart: together that would close a cycle.
    void crossCategories(int who);
    void toggleTicket(int who);
    /// A ticket becomes a part of the last one, until that is taken back. One replica alone says
    /// so: of a part that has left, what its parent did is looked up by clocks on the wall, and
    /// here they differ by more than they may.
    void join();
    /// Somebody decides about a clock, also where others know of no such clock, or miss nothing.
    void rule(int who);
    /// As a runner does: at what is due there by `now`; at all where a recalculation is to follow
    /// edits of terms.
    void look(Replica& at, Timestamp now);
    void heal();
    void judge();
    QString difference(int one, int other);
    void lastWritesShow();
    void noCategoryIsItsOwnAncestor();
    /// Section 6.10: the same entries, the same milliseconds.
    void clocksAgree(Replica& one, Replica& other);
    void breachesAgree(Replica& one, Replica& other);
    /// The same once a runner has come by everywhere, whatever was noticed before.
    void looksAgree(Peer& fresh);
    /// Section 6.6: the same entries, the same holders of names.
    void claimsAgree(Replica& one, Replica& other);

    /// Section 6.3 once more, without the kernel's shortcuts: every command of every ticket in
    /// order.
    void statusesFollowTheOrder(const QList<QByteArray>& all);

    SeededRandom m_dice;
    Terms m_terms;
    QUuid m_organization;
    std::vector<Peer> m_peers; ///< they stay where they are: replicas know their clocks
    std::vector<Deeds> m_deeds;
    Actor m_actor; ///< the person at every replica, with every right
    Context m_written; ///< every acknowledged entry
    std::map<Cell, Value> m_last; ///< written by one who knew everything, and by nobody since
    PersonId m_person; ///< reports all tickets
    std::vector<PersonId> m_people;
    bool m_areClocksEqual = false;
    bool m_pausesChildren = false; ///< clocks of parts stand still while the last ticket is open
    bool m_isLookedAt = false; ///< runners come by now and then
    bool m_editsTerms = false; ///< people edit what priorities are calculated by
    std::vector<CategoryId> m_categories;
    std::vector<TagId> m_tags;
    std::vector<TicketId> m_tickets;
    QString m_fault;
};

} // namespace homeport::test
