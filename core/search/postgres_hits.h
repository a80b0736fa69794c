#pragma once

#include "core/search/search_candidates.h"
#include "core/tickets/ticket_filter.h"

#include <limits>

namespace homeport {

/// A term as the server is asked for it.
struct ServerTerm
{
    QString words; ///< as tsquery
    QString wholly; ///< the same without what one or two letters begin
    QString part; ///< for LIKE; null where only words count
    QString named; ///< the people it names, as tsquery; null where there are none
    QString inTitle; ///< in number or title as it stands, as tsquery
    QString begun; ///< the same by its beginning; null where it may not go on
    QString shown; ///< for LIKE: the title holds it, not the number alone
    QList<QUuid> people;

    bool isWhole() const { return wholly == words; }
    /// As tsquery, with the people a ticket is about.
    QString inIndex() const
    {
        return named.isNull() ? wholly : wholly + QStringLiteral(" | ") + named;
    }
};
Result<ServerTerm> serverTerm(Database& database, const SearchTerm& term);

/// Values for a statement that names several terms; the names live as long as this does.
class TermBindings
{
public:
    TermBindings(Bindings& out, size_t mostNames) : m_out(out) { m_names.reserve(mostNames); }
    void add(const char* name, size_t term, const Value& value);

private:
    Bindings& m_out;
    std::vector<QByteArray> m_names;
};

/// The questions a server is asked for the tickets that hold all terms.
class ServerHits
{
public:
    ServerHits(Database& database, const Actor& actor, const SearchAsked& asked);
    Result<> add(const SearchTerm& term);

    struct Ticket
    {
        TicketId id;
        qint64 createdAt = 0;
        double points = 0; ///< of number, title and names, where asked for
        bool isHit = false;
        QList<bool> has = {}; ///< each term
    };
    using Tickets = std::vector<Ticket>;
    /// Where to look on: below a ticket, among all that may be read or some of them.
    struct Place
    {
        qint64 before = std::numeric_limits<qint64>::max();
        QUuid beforeId;
        QString only; ///< as uuid[]; null: any
    };
    /// Reads the words of the next so many, whatever the index holds; the newest first.
    Result<Tickets> look(const Place& place, int most, bool withPoints);
    /// What is older than the place, from the index alone: all of them are hits.
    Result<Tickets> older(const Place& place, int most);
    /// The tickets that hold the term, unless it stands in more documents than so many.
    Result<std::optional<QList<QUuid>>> rare(const ServerTerm& term, int most);
    /// As rare(), and how well each answers; the best first.
    Result<std::optional<Tickets>> ranked(size_t driver, int most);
    /// About how many there are on this server.
    Result<double> tickets();

    const std::vector<ServerTerm>& terms() const { return m_terms; }
    static QString listOf(const QList<QUuid>& ids);

private:
    Result<Tickets> read(const Sql& sql, const Bindings& bindings, bool withTerms);
    QByteArray inDocument(const ServerTerm& term, const QByteArray& at) const;
    QByteArray points() const;
    void bindPoints(TermBindings& bindings) const;

    Database& m_database;
    TicketFilter m_readable;
    const char* m_notInternal;
    const char* m_rank; ///< of a document
    std::vector<ServerTerm> m_terms;
};

/// A term as tsquery; words hold letters and digits alone. One or two letters begin only what has a
/// weight: numbers, titles and people.
QString serverMatch(const SearchTerm& term);

} // namespace homeport
