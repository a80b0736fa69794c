#include "core/search/sqlite_candidates.h"

#include "core/search/sqlite_ranking.h"
#include "core/tickets/ticket_filter.h"

#include <QHash>

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// Rows whose rights are asked for together.
constexpr int readAtOnce = 256;
/// All steps of one question, a few tenths of a second at worst.
constexpr int mostSteps = 200'000;

constexpr Sql together{"search.together", R"sql(
    SELECT count(*) FROM (
        SELECT 1 FROM search_text WHERE search_text MATCH :match LIMIT :most) AS found)sql"};

/// The tickets of a file that hold all terms.
class SqliteHits
{
public:
    SqliteHits(Database& database, const Actor& actor, const SearchAsked& asked)
        : m_database(database)
        , m_readable(TicketFilter::readable(actor))
        , m_withInternal(asked.withInternal)
        , m_ranksInternal(asked.ranksInternal)
    {}
    Result<> add(const SearchTerm& term)
    {
        auto match = matchOf(m_database, term);
        if (!match)
            return match.error();
        m_hasOlder = m_hasOlder || match->hasOlder;
        m_matches.push_back(std::move(*match));
        startAgain();
        return {};
    }

    /// The newest ticket below the last that stands in all streams; 0 where there is none.
    Result<qint64> nextRow()
    {
        auto target = m_last - 1;
        for (bool isMoved = true; isMoved;) {
            isMoved = false;
            for (auto& term : m_streams) {
                if (auto done = term.seek(target, m_steps); !done)
                    return done.error();
                const auto head = term.head();
                isMoved = isMoved || head < target;
                target = head;
                if (head == 0)
                    return 0;
            }
            m_gaveUp = m_gaveUp || m_steps > mostSteps;
            if (m_gaveUp)
                return 0;
        }
        m_last = target;
        return target;
    }
    /// Up to so many, and fewer where there are no more.
    Result<std::vector<qint64>> nextRows(int most)
    {
        std::vector<qint64> rows;
        while (rows.size() < size_t(most)) {
            auto row = nextRow();
            if (!row)
                return row.error();
            if (*row == 0)
                break;
            rows.push_back(*row);
        }
        return rows;
    }
    /// From the newest on.
    void startAgain()
    {
        m_last = HitStream::beyond;
        m_steps = 0;
        m_gaveUp = false;
        m_streams.clear();
        for (const auto& match : m_matches)
            m_streams.push_back(streamOf(m_database, match, m_withInternal));
    }
    /// Documents that hold all terms by themselves, counted up to so many; tickets are counted only
    /// by stepping, which costs more.
    Result<qint64> documents(int most)
    {
        QStringList all;
        for (const auto& match : m_matches)
            all += u'(' + match.anywhere(m_ranksInternal) + u')';
        return number(m_database, together, {{"match", all.join(u" AND ")}, {"most", most}});
    }
    /// Those that may be read.
    Result<QHash<qint64, TicketId>> readable(std::span<const qint64> rows)
    {
        QHash<qint64, TicketId> ids;
        if (rows.empty())
            return ids;
        auto filter = m_readable;
        filter.addRows(QList<qint64>(rows.begin(), rows.end()));
        const QByteArray text = "SELECT \"row\", id FROM ticket WHERE " + filter.where();
        auto found = m_database.query({"search.readable", text.constData()}, filter.bindings());
        if (!found)
            return found.error();
        while ((*found)->next())
            ids.insert((*found)->integer(0), (*found)->read<TicketId>(1));
        if (auto read = (*found)->status(); !read)
            return read.error();
        return ids;
    }
    /// The same in the order of the rows.
    Result<QList<TicketId>> readableInOrder(std::span<const qint64> rows)
    {
        const auto ids = readable(rows);
        if (!ids)
            return ids.error();
        QList<TicketId> out;
        for (const auto row : rows) {
            if (const auto id = ids->constFind(row); id != ids->cend())
                out += *id;
        }
        return out;
    }
    /// Rows that may be read, up to so many, and fewer where there are no more.
    Result<std::vector<qint64>> nextReadable(size_t most)
    {
        std::vector<qint64> readableRows;
        for (bool isMore = true; isMore && readableRows.size() < most;) {
            auto rows = nextRows(readAtOnce);
            if (!rows)
                return rows.error();
            isMore = rows->size() == size_t(readAtOnce);
            const auto ids = readable(*rows);
            if (!ids)
                return ids.error();
            std::copy_if(rows->begin(), rows->end(), std::back_inserter(readableRows),
                [&](qint64 row) { return ids->contains(row); });
        }
        if (readableRows.size() > most)
            readableRows.resize(most);
        return readableRows;
    }
    Result<std::vector<qint64>> ranked(const std::vector<qint64>& rows, bool comparesTexts)
    {
        const bool showsAllNotes = m_ranksInternal || !m_withInternal;
        return rankedRows(
            m_database, m_matches, {m_ranksInternal, comparesTexts, showsAllNotes}, rows);
    }
    bool gaveUp() const { return m_gaveUp || m_hasOlder; }

private:
    Database& m_database;
    TicketFilter m_readable;
    bool m_withInternal;
    bool m_ranksInternal;
    std::vector<TermMatch> m_matches;
    std::vector<TermStream> m_streams;
    qint64 m_last = HitStream::beyond;
    int m_steps = 0;
    bool m_gaveUp = false;
    bool m_hasOlder = false; ///< than one or two letters are compared with
};

/// The newest first.
class SqliteNewest final : public SearchCandidates
{
public:
    explicit SqliteNewest(SqliteHits hits) : m_hits(std::move(hits)) {}
    Result<QList<TicketId>> next(int count) override
    {
        for (;;) {
            auto rows = m_hits.nextRows(count);
            if (!rows)
                return rows.error();
            auto ids = m_hits.readableInOrder(*rows);
            if (!ids || !ids->isEmpty() || rows->size() < size_t(count))
                return ids;
        }
    }
    bool gaveUp() const override { return m_hits.gaveUp(); }

private:
    SqliteHits m_hits;
};

/// The best first.
class SqliteBest final : public SearchCandidates
{
public:
    SqliteBest(SqliteHits hits, const SearchBounds& bounds)
        : m_hits(std::move(hits)), m_bounds(bounds)
    {}
    Result<QList<TicketId>> next(int count) override
    {
        if (!m_isRanked) {
            if (auto done = rank(); !done)
                return done.error();
        }
        while (m_given < m_rows.size()) {
            const auto some = std::span(m_rows).subspan(
                m_given, std::min(size_t(count), m_rows.size() - m_given));
            m_given += some.size();
            auto ids = m_hits.readableInOrder(some);
            if (!ids || !ids->isEmpty())
                return ids;
        }
        return QList<TicketId>();
    }
    bool gaveUp() const override { return m_isCut || m_hits.gaveUp(); }

private:
    Result<> rank()
    {
        m_isRanked = true;
        auto documents = m_hits.documents(m_bounds.ranked + 1);
        if (!documents)
            return documents.error();
        std::vector<qint64> rows;
        if (*documents <= m_bounds.ranked) {
            auto all = m_hits.nextRows(m_bounds.ranked + 1);
            if (!all)
                return all.error();
            rows = std::move(*all);
        }
        const bool areMany = *documents > m_bounds.ranked || rows.size() > size_t(m_bounds.ranked);
        if (areMany) {
            const auto most = size_t(m_bounds.compared);
            m_hits.startAgain();
            auto newest = m_hits.nextReadable(most + 1);
            if (!newest)
                return newest.error();
            rows = std::move(*newest);
            m_isCut = rows.size() > most;
            rows.resize(std::min(rows.size(), most));
        }
        auto ranked = m_hits.ranked(rows, !areMany);
        if (!ranked)
            return ranked.error();
        m_rows = std::move(*ranked);
        return {};
    }

    SqliteHits m_hits;
    SearchBounds m_bounds;
    std::vector<qint64> m_rows;
    size_t m_given = 0;
    bool m_isRanked = false;
    bool m_isCut = false; ///< there are more hits than are compared
};

} // namespace

Result<std::unique_ptr<SearchCandidates>> sqliteCandidates(
    Database& database, const Actor& actor, const SearchAsked& asked)
{
    SqliteHits hits(database, actor, asked);
    for (const auto& term : asked.query.terms) {
        if (auto added = hits.add(term); !added)
            return added.error();
    }
    std::unique_ptr<SearchCandidates> made;
    if (asked.order == SearchOrder::Relevance)
        made = std::make_unique<SqliteBest>(std::move(hits), asked.bounds);
    else
        made = std::make_unique<SqliteNewest>(std::move(hits));
    return made;
}

} // namespace homeport
