#pragma once

#include "core/db/database.h"
#include "core/service_levels/service_level_edition.h"

#include <deque>
#include <list>

namespace homeport {

/// All editions of the service levels of one database, made from the journal: a policy or calendar
/// that was edited still says what it said before (architecture.md section 7). Belongs to one
/// connection and its thread; what it answers is good until it is next asked to look.
class ServiceLevelBook
{
public:
    explicit ServiceLevelBook(LegalCommand isLegal) : m_isLegal(std::move(isLegal)) {}

    /// What tells the rows that look() reads from what they were: the same as long as nobody edits.
    struct Standing
    {
        qint64 version = 0;
        qint64 latest = 0;
        qint64 rows = 0;

        friend bool operator==(const Standing&, const Standing&) = default;
    };
    static Result<Standing> standing(Database& database);

    /// Reads what is new, if anything is. Cheap where nothing is; inside a transaction it sees what
    /// the transaction sees.
    Result<> look(Database& database);

    /// Can a row of this table change what look() reads?
    static bool isReadFrom(quint16 table);

    /// Nobody ever promised anything: no ticket has clocks.
    bool isEmpty() const { return m_editions.empty(); }
    /// Oldest first.
    const std::deque<ServiceLevelEdition>& editions() const { return m_editions; }
    /// Index of the edition that an entry at this place was made under; of the first one for what
    /// is older than all. Only where the book is not empty.
    size_t indexAt(const EntryOrder& order) const;
    const ServiceLevelEdition& newest() const { return m_editions.back(); }
    /// Some edition measures public updates.
    bool hasUpdateTargets() const { return m_hasUpdateTargets; }
    /// Some edition has the clocks of an incident depend on its parent (PC-2).
    bool hasPausedChildren() const { return m_hasPausedChildren; }

    /// The local day at the organization, as ISO date.
    QString dayOf(Timestamp at) const;
    /// The organization's own calendar, for what has no policy; null: it has none.
    const Calendar* defaultCalendar() const;
    /// Acts that are not have no effect on clocks.
    bool isLegal(const QString& command, const QString& status) const
    {
        return m_isLegal(command, status);
    }
    const LegalCommand& legal() const { return m_isLegal; }
    /// What tells one reading from the next: the same as long as nothing was edited.
    qint64 version() const { return m_seen ? m_seen->version : 0; }

private:
    class Reading;

    Result<> readOrganization(Database& database);

    LegalCommand m_isLegal;
    std::optional<Standing> m_seen;
    std::list<Calendar> m_calendars;
    std::deque<ServiceLevelEdition> m_editions;
    bool m_hasUpdateTargets = false;
    bool m_hasPausedChildren = false;
    std::optional<BusinessCalendarId> m_defaultCalendar;
    std::optional<ZoneTable> m_zone;
};

} // namespace homeport
