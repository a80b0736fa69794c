#include "core/search/sqlite_ranking.h"

#include "core/search/search_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qint64 perTicket = SearchIndex::documentsPerTicket;
/// Of each list, so that a word that stands everywhere costs some milliseconds.
constexpr int mostDocuments = 30'000;

constexpr Sql textsBetween{"search.textsBetween", R"sql(
    SELECT rowid FROM search_text
     WHERE search_text MATCH :match AND rowid >= :from AND rowid < :below ORDER BY rowid DESC)sql"};
constexpr Sql titlesBetween{"search.titlesBetween", R"sql(
    SELECT rowid FROM search_title
     WHERE search_title MATCH :match AND rowid >= :from AND rowid < :below ORDER BY rowid DESC)sql"};

// What a term is worth by its best place; texts together stay below the least of them.
constexpr double inNumber = 8;
constexpr double inTitle = 6;
constexpr double inPartOfTitle = 4;
constexpr double inName = 2;
/// As bm25 lets further documents count less and less. FTS5's own needs the length of each
/// document, which the tables do not keep: of short texts it then holds the title for less than the
/// body.
constexpr double saturation = 1.2;

/// What one term is worth in each row.
class TermScores
{
public:
    TermScores(Database& database, const std::vector<qint64>& rows)
        : m_database(database)
        , m_rows(rows)
        , m_points(rows.size())
        , m_texts(rows.size())
        , m_from(rows.back() * perTicket)
    {}

    Result<> add(const TermMatch& term, bool withInternal, bool comparesTexts);
    /// A rare term counts more where the rows tell nothing by how many hold it.
    void addTo(std::vector<double>& scores, bool weighsRare) const
    {
        const auto weight =
            weighsRare ? std::log(2 + double(mostDocuments) / (1 + m_documents)) : 1;
        for (size_t i = 0; i < scores.size(); ++i)
            scores[i] += weight * (m_points[i] + inName * m_texts[i] / (m_texts[i] + saturation));
    }

private:
    /// Calls back with the place of each row that holds the match, once for each of its documents.
    template <typename Found>
    Result<> each(const Sql& sql, qint64 perRow, const QString& match, Found found)
    {
        auto hits = m_database.query(sql,
            {{"match", match}, {"from", m_from / perTicket * perRow},
                {"below", (m_rows.front() + 1) * perRow}});
        if (!hits)
            return hits.error();
        size_t at = 0;
        for (int count = 0; count < mostDocuments && (*hits)->next(); ++count) {
            const auto row = (*hits)->integer(0) / perRow;
            while (at < m_rows.size() && m_rows[at] > row)
                ++at;
            if (at == m_rows.size())
                break;
            if (m_rows[at] == row)
                found(at);
            m_last = row;
            m_isCut = count + 1 == mostDocuments;
        }
        return (*hits)->status();
    }
    Result<> rate(const Sql& sql, qint64 perRow, const QString& match, double points)
    {
        return each(
            sql, perRow, match, [&](size_t at) { m_points[at] = std::max(m_points[at], points); });
    }

    Database& m_database;
    const std::vector<qint64>& m_rows;
    std::vector<double> m_points;
    std::vector<double> m_texts; ///< documents that hold it
    int m_documents = 0; ///< of all rows, notes left out
    qint64 m_from; ///< where documents are looked at
    qint64 m_last = 0;
    bool m_isCut = false;
};

Result<> TermScores::add(const TermMatch& term, bool withInternal, bool comparesTexts)
{
    if (comparesTexts) {
        const auto counted = [&](size_t at) {
            ++m_documents;
            ++m_texts[at];
        };
        if (auto done = each(textsBetween, perTicket, term.anywhere(false), counted); !done)
            return done;
        // FTS5 reads all documents of a word to find those that hold it in the title.
        if (m_isCut)
            m_from = m_last * perTicket;
        // Among the rows are some that may not be read: how many notes hold a word tells of those.
        const auto noted = [&](size_t at) { ++m_texts[at]; };
        if (withInternal) {
            if (auto done = each(textsBetween, perTicket, term.inNotes(), noted); !done)
                return done;
        }
    }
    struct Place
    {
        QString match;
        double points;
    };
    QList<Place> places{
        {u"number : "_s + term.phrase, inNumber}, {u"title : "_s + term.phrase, inTitle}};
    if (term.phrases != term.phrase)
        places += {u"{number title} : ("_s + term.phrases + u')', inPartOfTitle};
    if (!term.named.isEmpty())
        places += {u"people : ("_s + term.named + u')', inName};
    for (const auto& place : std::as_const(places)) {
        if (auto done = rate(textsBetween, perTicket, place.match, place.points); !done)
            return done;
    }
    for (size_t i = 0, at = 0; i < term.begun.size() && at < m_rows.size();) {
        if (m_rows[at] == term.begun[i])
            m_points[at] = std::max(m_points[at], inPartOfTitle);
        if (m_rows[at] > term.begun[i])
            ++at;
        else
            ++i;
    }
    return term.part.isEmpty() ? Result<>() : rate(titlesBetween, 1, term.part, inPartOfTitle);
}

} // namespace

Result<std::vector<qint64>> rankedRows(Database& database, const std::vector<TermMatch>& terms,
    const RankedBy& by, const std::vector<qint64>& rows)
{
    if (rows.empty())
        return rows;
    std::vector<double> scores(rows.size());
    for (const auto& term : terms) {
        TermScores termScores(database, rows);
        if (auto done = termScores.add(term, by.internal, by.texts); !done)
            return done.error();
        termScores.addTo(scores, by.rarity);
    }
    std::vector<size_t> places(rows.size());
    std::iota(places.begin(), places.end(), size_t(0));
    std::stable_sort(
        places.begin(), places.end(), [&](size_t a, size_t b) { return scores[a] > scores[b]; });
    std::vector<qint64> ranked;
    ranked.reserve(rows.size());
    for (const auto place : places)
        ranked.push_back(rows[place]);
    return ranked;
}

} // namespace homeport
