#pragma once

#include "core/service_levels/clock_events.h"

#include <QHash>

namespace homeport {

/// Keeps the local fields of a ticket's row that follow from its clocks. next_due_at, at_risk_at,
/// critical_at, is_clock_paused and lacks_policy depend on its entries, those of its parents where
/// these count (PC-2), and the editions alone; next_threshold_at, breached_at and is_clock_breached
/// also on noticed_until, the instant until which a runner has looked at them here. Belongs to one
/// replica: it remembers the stories of tickets that are at work. What incidents came to is kept
/// with it (incident_metric.h), also where nothing is promised.
class ClockDerivation
{
public:
    explicit ClockDerivation(LegalCommand isLegal) : m_book(std::move(isLegal)) {}

    /// For FoldRules::began.
    void lookAgain()
    {
        m_isLooked = false;
        m_edited = {};
    }
    /// For FoldRules::derive, once first_response_at stands. Rows of other tables pass. Where
    /// clocks of the parts of an incident stand still as long as it is open, what opens or ends it
    /// has a runner look at them the next time (next_threshold_at); so has an edit of service
    /// levels that comes late, for tickets that are over (SL-3).
    Result<> derive(Database& database, const Entry& entry, Row& row, const Row* before);
    /// For FoldRules::refresh: as known at `now`; keeps what was missed or announced until then in
    /// sla_clock, sla_clock_event and sla_breach. Rows of other tables pass.
    Result<> refresh(Database& database, std::span<Row> rows, Timestamp now);
    /// For FoldRules::lookAhead: the editions.
    Result<> lookAhead(Database& database) { return m_book.look(database); }

private:
    struct Known
    {
        ClockStory story;
        qint64 version = 0; ///< of the row it was last derived for
        quint64 newest = 0; ///< highest stamp of that row
    };
    using Stories = QHash<QUuid, Known>;

    Known* known(const Row& row);
    Known& keep(const QUuid& ticket, Known known);
    void forget(const QUuid& ticket);
    Result<Known*> storyWith(Database& database, const Entry& entry, const Row& row,
        const Row* before, bool isRearranged, bool& moves);
    Result<std::optional<TicketClocks>> putClocks(Database& database, Row& row,
        const ClockStory& story, const ReplyTimes& replies, ParentBook& parents);
    Result<> refreshPart(Database& database, std::span<Row> rows, Timestamp now);

    Result<> look(Database& database);
    Result<> takeEdit(Database& database, const Entry& entry);

    ServiceLevelBook m_book;
    bool m_isLooked = false; ///< and the rows the book is read from have not changed since
    EntryRef m_edited; ///< the last one that edits service levels
    Stories m_stories;
    Stories m_older; ///< not asked for since the last time there were too many
};

} // namespace homeport
