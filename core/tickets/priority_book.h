#pragma once

#include "core/tickets/priority_terms.h"

#include <QSet>

#include <optional>
#include <utility>

namespace homeport {

/// All terms that priorities of one organization were ever calculated by, made from the journal: a
/// rating goes by those that stood at its place, whenever and wherever it is folded (G-05). Belongs
/// to one replica; what it answers is good until it is next asked to look.
class PriorityBook
{
public:
    /// Can a row of this table change what look() reads?
    static bool isReadFrom(quint16 table);
    /// Can the entry edit terms?
    static bool isReadFrom(const Entry& entry);

    /// For FoldRules::began: what was taken may have been taken back.
    void lookAgain()
    {
        m_isLooked = false;
        m_ratedAnew.clear();
    }
    /// Reads what is new, if anything is. Cheap where nothing is; inside a transaction it sees what
    /// the transaction sees.
    Result<> look(Database& database, OrganizationId organization);
    /// Takes in an entry that is being folded, and so is not in the journal yet. False: it edits no
    /// terms, or it is in already.
    Result<bool> take(Database& database, OrganizationId organization, const Entry& entry);

    /// The terms at that place: what was edited after it does not count. Without any the built-in
    /// ones.
    const PriorityTerms& at(const PriorityMoment& moment) const;
    /// Some edit has this stamp: what else has it comes before or after it by its device.
    bool isEditedAt(quint64 stamp) const;

    /// The stamp of the newest edit that has none beyond `most`; 0: there is none.
    quint64 newestUntil(quint64 most) const;

    /// A ticket was rated anew by terms that came late: for FoldRules::storedBesides.
    void noteRatedAnew(const QUuid& ticket) { m_ratedAnew.insert(ticket); }
    /// Those, once.
    QSet<QUuid> takeRatedAnew() { return std::exchange(m_ratedAnew, {}); }

private:
    struct Edition
    {
        PriorityMoment at;
        PriorityTerms terms;
    };
    struct Standing
    {
        qint64 version = 0;
        qint64 latest = 0;
        qint64 rows = 0;

        friend bool operator==(const Standing&, const Standing&) = default;
    };

    static Result<Standing> standing(Database& database, OrganizationId organization);
    void makeEditions();

    OrganizationId m_organization;
    bool m_isLooked = false;
    std::optional<Standing> m_seen;
    std::vector<Entry> m_entries; ///< with their edits of terms alone, in the one total order
    std::vector<Edition> m_editions; ///< oldest first
    QSet<QUuid> m_ratedAnew;
};

} // namespace homeport
