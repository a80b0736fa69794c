#include "core/search/postgres_candidates.h"

#include "core/access/access_service.h"
#include "core/search/postgres_hits.h"

#include <QHash>

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Tickets = ServerHits::Tickets;

/// One way to look on, from the newest ticket not yet looked at.
struct Step
{
    enum class Kind {
        Newest, ///< reads the next ones, so many
        Rarest, ///< from here on only those of a term that stands in so many documents at most
    };
    Kind kind;
    int most;
};
/// So many tell how frequent the words are.
constexpr int sampled = 512;
constexpr Step wordSteps[] = {{Step::Kind::Newest, sampled}, {Step::Kind::Rarest, 2000},
    {Step::Kind::Newest, 1024}, {Step::Kind::Newest, 2048}, {Step::Kind::Rarest, 20'000}};
/// One or two letters begin much, and the index is asked for whole words only.
constexpr Step letterSteps[] = {{Step::Kind::Newest, sampled}, {Step::Kind::Newest, 1536},
    {Step::Kind::Rarest, 2000}, {Step::Kind::Rarest, 20'000}};
/// Who reads few tickets would have all others read for the newest of them.
constexpr Step fewSteps[] = {{Step::Kind::Rarest, 2000}, {Step::Kind::Rarest, 20'000}};
/// Then so many at a time, and so many in all; what is frequent and only in the past is left to the
/// index, of which so many are taken.
constexpr int furtherTickets = 2048;
constexpr int mostTickets = 20'000;
constexpr int mostOlder = 5000;
/// What would stand in so many documents, were there as many tickets, is not sought in the index:
/// to count them would cost more than to look on.
constexpr qint64 assumedTickets = 32'000;
/// Words so frequent are compared in so many of the newest tickets, if those hold enough hits.
constexpr int mostCompared = 4000;
constexpr int enoughHits = 64;
/// Of what is ranked so many at a time are asked for the other words and for rights.
constexpr qsizetype smallestPart = 256;
constexpr qsizetype largestPart = 1024;

bool readsMany(const Actor& actor)
{
    const auto reading = AccessService::permissionFor(TicketKind::Incident, u"read"_s);
    return actor.scopeOf(reading) == Scope::Organization;
}

/// Hits, the newest first.
class NewestHits
{
public:
    NewestHits(ServerHits& hits, bool readsMany, bool withPoints)
        : m_hits(hits)
        , m_withPoints(withPoints)
        , m_steps(readsMany ? std::span<const Step>(wordSteps) : fewSteps)
        , m_seen(hits.terms().size())
    {
        for (const auto& term : hits.terms()) {
            if (!term.isWhole())
                m_steps = letterSteps;
        }
    }

    /// About as many; fewer where there are no more.
    Result<Tickets> take(size_t count)
    {
        while (m_found.size() < count && !m_isAtEnd) {
            if (auto done = lookOn(count); !done)
                return done.error();
        }
        const auto given = std::min(count, m_found.size());
        Tickets out(m_found.begin(), m_found.begin() + qsizetype(given));
        m_found.erase(m_found.begin(), m_found.begin() + qsizetype(given));
        return out;
    }
    /// Those of the newest tickets, whose words are known then.
    Result<> sample() { return look(sampled); }
    int looked() const { return m_looked; }
    bool isAtEnd() const { return m_isAtEnd; }
    bool gaveUp() const { return m_gaveUp; }
    /// The whole terms, those first that stand in fewer of the tickets that were looked at.
    std::vector<size_t> rarestFirst() const
    {
        std::vector<size_t> terms(m_seen.size());
        std::iota(terms.begin(), terms.end(), size_t(0));
        std::erase_if(terms, [&](size_t i) { return !m_hits.terms()[i].isWhole(); });
        std::stable_sort(
            terms.begin(), terms.end(), [&](size_t a, size_t b) { return m_seen[a] < m_seen[b]; });
        return terms;
    }
    int seen(size_t term) const { return m_seen[term]; }

private:
    Result<> lookOn(size_t count)
    {
        if (m_steps.empty() && !m_place.only.isNull())
            return look(std::exchange(m_further, furtherTickets));
        if (m_steps.empty())
            return m_looked < mostTickets ? look(furtherTickets) : takeOlder();
        const auto step = m_steps.front();
        m_steps = m_steps.subspan(1);
        if (step.kind == Step::Kind::Newest)
            return look(std::min(step.most, likelyEnough(count)));
        // Looking on a little is cheaper than any question to the index.
        return m_found.size() * 4 > count ? Result<>() : seekRarest(step.most);
    }
    /// So many tickets hold what is still wanted, as those do that were looked at.
    int likelyEnough(size_t count) const
    {
        if (m_found.empty())
            return furtherTickets;
        const auto wanted = double(count - m_found.size()) * m_looked / double(m_found.size());
        return std::clamp(int(wanted * 1.5), sampled / 2, furtherTickets);
    }

    /// Reads the words of the next ones, whatever the index holds.
    Result<> look(int most)
    {
        auto tickets = m_hits.look(m_place, most, m_withPoints);
        if (!tickets)
            return tickets.error();
        for (const auto& ticket : *tickets) {
            for (size_t i = 0; i < m_seen.size(); ++i)
                m_seen[i] += ticket.has[qsizetype(i)] ? 1 : 0;
        }
        return takeIn(std::move(*tickets), most);
    }
    Result<> takeIn(Tickets tickets, int most)
    {
        if (!tickets.empty()) {
            m_place.before = tickets.back().createdAt;
            m_place.beforeId = tickets.back().id.value();
        }
        m_looked += int(tickets.size());
        m_isAtEnd = tickets.size() < size_t(most);
        std::erase_if(tickets, [](const auto& ticket) { return !ticket.isHit; });
        m_found.insert(m_found.end(), tickets.begin(), tickets.end());
        return {};
    }

    /// Goes on with the tickets of a rare term, if it stands in `most` documents or fewer.
    Result<> seekRarest(int most)
    {
        auto terms = rarestFirst();
        // What may go on counts only where nothing else is rare.
        for (size_t i = 0; i < m_hits.terms().size(); ++i) {
            if (!m_hits.terms()[i].isWhole())
                terms.push_back(i);
        }
        for (const auto term : terms) {
            if (m_looked >= sampled && m_seen[term] * assumedTickets > qint64(most) * m_looked)
                continue;
            auto ids = m_hits.rare(m_hits.terms()[term], most);
            if (!ids)
                return ids.error();
            if (!*ids)
                continue;
            m_place.only = ServerHits::listOf(**ids);
            m_steps = {};
            // Of what it only begins in titles nothing older is found.
            m_gaveUp = !m_hits.terms()[term].isWhole();
            break;
        }
        return {};
    }

    /// What is older than all that was looked at, from the index alone.
    Result<> takeOlder()
    {
        for (const auto& term : m_hits.terms())
            m_gaveUp = m_gaveUp || !term.isWhole();
        auto tickets = m_hits.older(m_place, mostOlder);
        if (!tickets)
            return tickets.error();
        auto done = takeIn(std::move(*tickets), mostOlder);
        m_gaveUp = m_gaveUp || !m_isAtEnd;
        m_isAtEnd = true;
        return done;
    }

    ServerHits& m_hits;
    bool m_withPoints;
    std::span<const Step> m_steps;
    ServerHits::Place m_place; ///< with the tickets of a rare term
    Tickets m_found; ///< and not given yet
    std::vector<int> m_seen; ///< tickets that hold each term, of those that were looked at
    int m_looked = 0;
    int m_further = sampled / 2; ///< most of a rare term's tickets are hits
    bool m_isAtEnd = false;
    bool m_gaveUp = false;
};

/// The newest first.
class PostgresNewest final : public SearchCandidates
{
public:
    PostgresNewest(ServerHits hits, bool readsMany)
        : m_hits(std::move(hits)), m_newest(m_hits, readsMany, false)
    {}
    Result<QList<TicketId>> next(int count) override
    {
        auto tickets = m_newest.take(size_t(count));
        if (!tickets)
            return tickets.error();
        QList<TicketId> ids;
        for (const auto& ticket : *tickets)
            ids += ticket.id;
        return ids;
    }
    bool gaveUp() const override { return m_newest.gaveUp(); }

private:
    ServerHits m_hits;
    NewestHits m_newest;
};

/// The best first.
class PostgresBest final : public SearchCandidates
{
public:
    PostgresBest(ServerHits hits, bool readsMany, const SearchAsked& asked)
        : m_hits(std::move(hits))
        , m_newest(m_hits, readsMany, true)
        , m_samples(readsMany && (asked.ranksInternal || !asked.withInternal))
        , m_bounds(asked.bounds)
    {}
    Result<QList<TicketId>> next(int count) override
    {
        if (!m_isRanked) {
            m_isRanked = true;
            if (auto done = rank(); !done)
                return done.error();
        }
        while (m_ready.size() < count && m_asked < m_scored.size()) {
            if (auto done = askOn(); !done)
                return done.error();
        }
        const auto given = m_ready.first(qMin(qsizetype(count), m_ready.size()));
        m_ready.remove(0, given.size());
        return given;
    }
    bool gaveUp() const override { return m_gaveUp; }

private:
    Result<> rank()
    {
        if (m_samples) {
            if (auto done = m_newest.sample(); !done)
                return done;
        }
        const auto drivers = m_newest.rarestFirst();
        for (const auto driver : drivers) {
            auto isLikely = mayBeRanked(driver);
            if (!isLikely)
                return isLikely.error();
            if (!*isLikely)
                break;
            auto scored = m_hits.ranked(driver, m_bounds.ranked);
            if (!scored)
                return scored.error();
            if (*scored) {
                m_scored = std::move(**scored);
                return {};
            }
            if (m_samples)
                break; // the others are more frequent
        }
        return compareNewest();
    }

    /// As far as the newest tickets tell.
    Result<bool> mayBeRanked(size_t driver)
    {
        if (m_newest.looked() < sampled)
            return true;
        auto many = m_hits.tickets();
        if (!many)
            return many.error();
        return *many * m_newest.seen(driver) / m_newest.looked() <= 2.0 * m_bounds.ranked;
    }

    Result<> compareNewest()
    {
        Tickets compared;
        const auto most = size_t(m_bounds.compared);
        bool isMore = true;
        while (isMore && compared.size() < most
            && (m_newest.looked() < mostCompared || compared.size() < size_t(enoughHits))) {
            const auto wanted = std::min(size_t(enoughHits), most - compared.size());
            auto some = m_newest.take(wanted);
            if (!some)
                return some.error();
            isMore = some->size() == wanted;
            compared.insert(compared.end(), some->begin(), some->end());
        }
        m_gaveUp = isMore || m_newest.gaveUp();
        std::stable_sort(compared.begin(), compared.end(),
            [](const auto& a, const auto& b) { return a.points > b.points; });
        for (const auto& ticket : compared)
            m_ready += ticket.id;
        return {};
    }

    /// Which of the next best hold all terms and may be read; of equal ones the newest comes first.
    Result<> askOn()
    {
        const auto size = std::min(size_t(m_part), m_scored.size() - m_asked);
        m_part = std::min(m_part * 2, largestPart);
        const auto some = std::span(m_scored).subspan(m_asked, size);
        m_asked += size;
        ServerHits::Place place;
        QList<QUuid> ids;
        QHash<TicketId, double> scores;
        for (const auto& ticket : some) {
            ids += ticket.id.value();
            scores.insert(ticket.id, ticket.points);
        }
        place.only = ServerHits::listOf(ids);
        auto tickets = m_hits.look(place, int(size), false);
        if (!tickets)
            return tickets.error();
        std::erase_if(*tickets, [](const auto& ticket) { return !ticket.isHit; });
        std::stable_sort(tickets->begin(), tickets->end(),
            [&](const auto& a, const auto& b) { return scores.value(a.id) > scores.value(b.id); });
        for (const auto& ticket : *tickets)
            m_ready += ticket.id;
        return {};
    }

    ServerHits m_hits;
    NewestHits m_newest;
    bool m_samples; ///< whose notes say, too, which term is the rarest
    SearchBounds m_bounds;
    Tickets m_scored; ///< the best first
    size_t m_asked = 0; ///< of those
    qsizetype m_part = smallestPart;
    QList<TicketId> m_ready; ///< and not given yet
    bool m_isRanked = false;
    bool m_gaveUp = false;
};

} // namespace

Result<std::unique_ptr<SearchCandidates>> postgresCandidates(
    Database& database, const Actor& actor, const SearchAsked& asked)
{
    ServerHits hits(database, actor, asked);
    for (const auto& term : asked.query.terms) {
        if (auto added = hits.add(term); !added)
            return added.error();
    }
    std::unique_ptr<SearchCandidates> made;
    if (asked.order == SearchOrder::Relevance)
        made = std::make_unique<PostgresBest>(std::move(hits), readsMany(actor), asked);
    else
        made = std::make_unique<PostgresNewest>(std::move(hits), readsMany(actor));
    return made;
}

} // namespace homeport
