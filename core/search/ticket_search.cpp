#include "core/search/ticket_search.h"

#include "core/search/search_candidates.h"
#include "core/search/search_index.h"
#include "core/search/ticket_texts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// So many tickets are read for one answer at most.
constexpr int mostRead = 5000;
constexpr int smallestBatch = 16;
constexpr int largestBatch = 256;

const auto readNotes = u"ticket.read_internal"_s;

bool mayReadSomeNotes(const Actor& actor)
{
    return actor.scopeOf(readNotes) != Scope::None || !actor.teamGrants.value(readNotes).isEmpty();
}

/// Of each ticket that may be read.
bool mayReadAllNotes(const Actor& actor)
{
    return actor.scopeOf(readNotes) == Scope::Organization;
}

/// Reads tickets and keeps those that answer, until there are enough.
class Answering
{
public:
    Answering(Database& database, const Actor& actor, const SearchQuery& query, int limit)
        : m_database(database), m_actor(actor), m_query(query), m_limit(limit)
    {}

    Result<> read(const QList<TicketId>& ids)
    {
        auto noted = QSet<TicketId>();
        if (mayReadSomeNotes(m_actor)) {
            auto covered = TicketQueries::covered(m_database, m_actor, readNotes, ids);
            if (!covered)
                return covered.error();
            noted = *covered;
        }
        auto texts = textsOf(m_database, ids, true);
        if (!texts)
            return texts.error();
        for (const auto& ticket : std::as_const(*texts)) {
            auto hit = ticket.hit(m_query, noted.contains(ticket.ticket.id));
            if (!hit)
                continue;
            if (isFull()) {
                m_answer.isComplete = false;
                return {};
            }
            m_answer.hits += std::move(*hit);
        }
        return {};
    }
    bool isFull() const { return m_answer.hits.size() >= m_limit; }
    bool isDone() const { return !m_answer.isComplete; }
    void giveUp() { m_answer.isComplete = false; }
    SearchAnswer answer() && { return std::move(m_answer); }

private:
    Database& m_database;
    const Actor& m_actor;
    const SearchQuery& m_query;
    int m_limit;
    SearchAnswer m_answer;
};

} // namespace

Result<SearchAnswer> searchTickets(Database& database, const Actor& actor, const QString& text,
    int limit, SearchOrder order, const SearchBounds& bounds)
{
    const auto query = SearchQuery::parsed(text);
    if (query.terms.isEmpty() || limit <= 0)
        return SearchAnswer();
    auto current = SearchIndex::isCurrent(database);
    if (!current)
        return current.error();
    if (!*current)
        return Error{Error::Kind::Unavailable, u"search"_s, {}, u"SEARCH_STALE"_s};
    auto candidates = SearchCandidates::of(
        database, actor, {query, mayReadSomeNotes(actor), mayReadAllNotes(actor), order, bounds});
    if (!candidates)
        return candidates.error();

    Answering answering(database, actor, query, limit);
    int read = 0;
    int batch = std::clamp(limit + 1, smallestBatch, largestBatch);
    while (!answering.isDone() && read < mostRead) {
        auto ids = (*candidates)->next(batch);
        if (!ids)
            return ids.error();
        if (ids->isEmpty())
            break;
        read += int(ids->size());
        if (auto done = answering.read(*ids); !done)
            return done.error();
        batch = std::min(batch * 2, largestBatch);
    }
    if (read >= mostRead || (*candidates)->gaveUp())
        answering.giveUp();
    return std::move(answering).answer();
}

} // namespace homeport
