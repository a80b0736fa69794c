#pragma once

#include "core/access/actor.h"
#include "core/db/database.h"
#include "core/tickets/ticket_queries.h"

#include <QStringList>

#include <optional>

namespace homeport {

/// The words by which one ticket is likened to another (engines.md 13), each once, as they stand:
/// without case and accents, without those of one or two characters and those that say nothing by
/// themselves. Chinese, Japanese and Korean count by their pairs. Of a long text its beginning
/// counts.
QStringList tellingWords(const QString& title, const QString& description = {});

/// What the words of two tickets have in common: |Q1 ∩ Q2| of |Q1 ∪ Q2| (engines.md 13.2).
struct WordOverlap
{
    QStringList shared; ///< in the order of the first
    qsizetype all = 0; ///< different ones in both

    /// Half of them or more.
    bool isLikely() const { return all > 0 && 2 * shared.size() >= all; }
    bool isMoreThan(const WordOverlap& other) const
    {
        return shared.size() * other.all > other.shared.size() * all;
    }
    friend bool operator==(const WordOverlap&, const WordOverlap&) = default;
};
/// Of what tellingWords() found.
WordOverlap overlapOf(const QStringList& first, const QStringList& second);

/// What is written of a new ticket so far, as far as others are likened to it; also of one that is
/// there already.
struct BegunTicket
{
    TicketKind kind = TicketKind::Incident;
    QString title = {};
    QString description = {};
    std::optional<CategoryId> category = {};
    std::optional<ServiceId> service = {};
    TicketId itself = {}; ///< is not likened; null: there is no such ticket yet

    /// Without a title, or without anything it is about, there is nothing to go by.
    bool canBeLikened() const { return !title.trimmed().isEmpty() && (category || service); }
    friend bool operator==(const BegunTicket&, const BegunTicket&) = default;
};

/// A ticket that is likely about the same, and why.
struct SimilarTicket
{
    QueueRow ticket;
    QString department = {}; ///< of the requester at the time of the report; empty: none
    bool isOfSameService = false;
    bool isOfSameCategory = false;
    WordOverlap overlap = {};
    friend bool operator==(const SimilarTicket&, const SimilarTicket&) = default;
};

/// Open tickets that the new one is likely a duplicate of (I-01, engines.md 13.2): of its kind,
/// created within the last seven days, with the same service or category, and with half of all
/// words in common; five at most, those with most in common first, then the newest. Titles are
/// compared alone as well, since a form asks before there is a description; what has more in common
/// counts. Of a very busy week the newest tickets are compared.
///
/// The actor's rights hold: what may not be read is not suggested. Any text is a question. Errors:
/// those of the database.
Result<QList<SimilarTicket>> openDuplicates(
    Database& database, const Actor& actor, const BegunTicket& begun, Timestamp now);

} // namespace homeport
