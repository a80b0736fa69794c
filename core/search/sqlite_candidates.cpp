#include "core/search/sqlite_candidates.h"

#include "core/db/id_list.h"
#include "core/search/search_index.h"
#include "core/tickets/ticket_filter.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qint64 perTicket = SearchIndex::documentsPerTicket;
constexpr qint64 beyond = std::numeric_limits<qint64>::max() / perTicket - 1;
/// Words that one beginning stands for; the shortest ones.
constexpr int mostWords = 128;
/// Of the newest tickets one or two letters are compared with number and title.
constexpr int newestTickets = 2000;
/// So far the next hit is sought by stepping; then it is asked for.
constexpr int stepsToSeek = 32;
/// All steps of one question, a few tenths of a second at worst.
constexpr int mostSteps = 200'000;

constexpr Sql textHits{"search.texts", R"sql(
    SELECT rowid FROM search_text
     WHERE search_text MATCH :match AND rowid < :below ORDER BY rowid DESC)sql"};
constexpr Sql titleHits{"search.titles", R"sql(
    SELECT rowid FROM search_title
     WHERE search_title MATCH :match AND rowid < :below ORDER BY rowid DESC)sql"};
constexpr Sql wordsFrom{"search.words", R"sql(
    SELECT word FROM search_word WHERE word >= :first AND word < :last
     ORDER BY length(word), word LIMIT :most)sql"};
constexpr Sql newest{
    "search.newest", "SELECT \"row\", number, title FROM ticket ORDER BY \"row\" DESC LIMIT :most"};

/// Tickets in descending order of their local row number.
class Stream
{
public:
    Stream(Database& database, const Sql& sql, qint64 perRow, const QString& match)
        : m_database(&database), m_sql(&sql), m_perRow(perRow), m_match(match)
    {}
    explicit Stream(std::vector<qint64> rows) : m_rows(std::move(rows)) {}

    qint64 head() const { return m_head; }

    /// On to the first ticket at or below; 0 at the end. Counts the steps it takes.
    Result<> seek(qint64 atMost, int& steps)
    {
        if (m_head == 0 || m_head <= atMost)
            return {};
        if (!m_database) {
            while (m_next < m_rows.size() && m_rows[m_next] > atMost)
                ++m_next;
            m_head = m_next < m_rows.size() ? m_rows[m_next] : 0;
            return {};
        }
        for (int i = 0; m_cursor && i < stepsToSeek; ++i) {
            if (auto done = step(steps); !done)
                return done;
            if (m_head <= atMost)
                return {};
        }
        m_cursor.reset();
        auto opened =
            m_database->query(*m_sql, {{"match", m_match}, {"below", (atMost + 1) * m_perRow}});
        if (!opened)
            return opened.error();
        m_cursor = std::move(*opened);
        return step(steps);
    }

private:
    Result<> step(int& steps)
    {
        ++steps;
        const bool isThere = m_cursor->next();
        m_head = isThere ? m_cursor->integer(0) / m_perRow : 0;
        return isThere ? Result<>() : m_cursor->status();
    }

    Database* m_database = nullptr;
    const Sql* m_sql = nullptr;
    qint64 m_perRow = 1;
    QString m_match;
    std::unique_ptr<Cursor> m_cursor;
    std::vector<qint64> m_rows;
    size_t m_next = 0;
    qint64 m_head = beyond;
};

/// The tickets that hold one term somewhere.
struct TermStream
{
    std::vector<Stream> parts;

    qint64 head() const
    {
        qint64 highest = 0;
        for (const auto& part : parts)
            highest = std::max(highest, part.head());
        return highest;
    }
    Result<> seek(qint64 atMost, int& steps)
    {
        for (auto& part : parts) {
            if (auto done = part.seek(atMost, steps); !done)
                return done;
        }
        return {};
    }
};

Result<QStringList> wordsBeginning(Database& database, const QString& start)
{
    auto rows = database.query(wordsFrom,
        {{"first", start}, {"last", start + QString::fromUcs4(U"\U0010fffd", 1)},
            {"most", mostWords}});
    if (!rows)
        return rows.error();
    QStringList words;
    while ((*rows)->next())
        words += (*rows)->text(0);
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return words;
}

/// As an expression of FTS5. A beginning becomes the words it may stand for, since FTS5 would read
/// all their hits before it told the first.
Result<QString> textMatch(Database& database, const SearchTerm& term, bool withInternal)
{
    QStringList lasts{term.words.last()};
    if (term.isPrefix && term.beginsTexts()) {
        auto words = wordsBeginning(database, term.words.last());
        if (!words)
            return words.error();
        lasts += *words;
        lasts.removeDuplicates();
    }
    QStringList phrases;
    for (const auto& last : std::as_const(lasts)) {
        auto words = term.words;
        words.last() = last;
        phrases += u'"' + words.join(u' ') + u'"';
    }
    QString match =
        withInternal ? u"{number title body internal} : ("_s : u"{number title body} : ("_s;
    match += phrases.join(u" OR "_s) + u')';
    auto people = peopleNamed(database, term);
    if (!people)
        return people.error();
    QStringList named;
    for (const auto& person : std::as_const(*people))
        named += u'"' + personWord(person) + u'"';
    if (!named.isEmpty())
        match += u" OR people : ("_s + named.join(u" OR "_s) + u')';
    return match;
}

Result<std::vector<qint64>> newestBeginning(
    Database& database, const SearchTerm& term, bool& hasOlder)
{
    auto rows = database.query(newest, {{"most", newestTickets}});
    if (!rows)
        return rows.error();
    std::vector<qint64> found;
    int count = 0;
    for (; (*rows)->next(); ++count) {
        const FoldedText text(QString((*rows)->text(1) + u' ' + (*rows)->text(2)));
        if (!occurrences(term, text, false, true).isEmpty())
            found.push_back((*rows)->integer(0));
    }
    hasOlder = hasOlder || count == newestTickets;
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<TermStream> streamOf(
    Database& database, const SearchTerm& term, bool withInternal, bool& hasOlder)
{
    auto match = textMatch(database, term, withInternal);
    if (!match)
        return match.error();
    TermStream out;
    out.parts.emplace_back(database, textHits, perTicket, *match);
    if (term.isPart())
        out.parts.emplace_back(database, titleHits, 1, u'"' + term.words.front() + u'"');
    if (term.isPrefix && !term.beginsTexts()) {
        auto rows = newestBeginning(database, term, hasOlder);
        if (!rows)
            return rows.error();
        out.parts.emplace_back(std::move(*rows));
    }
    return out;
}

class SqliteCandidates final : public SearchCandidates
{
public:
    SqliteCandidates(Database& database, const Actor& actor)
        : m_database(database), m_readable(TicketFilter::readable(actor))
    {}
    Result<> add(const SearchTerm& term, bool withInternal)
    {
        auto made = streamOf(m_database, term, withInternal, m_hasOlder);
        if (!made)
            return made.error();
        m_terms.push_back(std::move(*made));
        return {};
    }

    Result<QList<TicketId>> next(int count) override
    {
        while (!m_isAtEnd) {
            QList<qint64> rows;
            while (rows.size() < count && !m_isAtEnd) {
                auto row = nextRow();
                if (!row)
                    return row.error();
                if (*row > 0)
                    rows += *row;
                else
                    m_isAtEnd = true;
            }
            auto ids = readable(rows);
            if (!ids || !ids->isEmpty())
                return ids;
        }
        return QList<TicketId>();
    }
    bool gaveUp() const override { return m_gaveUp || m_hasOlder; }

private:
    /// The newest ticket below the last that stands in all streams; 0 where there is none.
    Result<qint64> nextRow()
    {
        auto target = m_last - 1;
        for (bool isMoved = true; isMoved;) {
            isMoved = false;
            for (auto& term : m_terms) {
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

    Result<QList<TicketId>> readable(const QList<qint64>& rows)
    {
        if (rows.isEmpty())
            return QList<TicketId>();
        auto filter = m_readable;
        filter.addRows(rows);
        const QByteArray text =
            "SELECT id FROM ticket WHERE " + filter.where() + " ORDER BY \"row\" DESC";
        return idsOf<QList<TicketId>>(
            m_database, {"search.readable", text.constData()}, filter.bindings());
    }

    Database& m_database;
    TicketFilter m_readable;
    std::vector<TermStream> m_terms;
    qint64 m_last = beyond;
    int m_steps = 0;
    bool m_isAtEnd = false;
    bool m_gaveUp = false;
    bool m_hasOlder = false; ///< than one or two letters are compared with
};

} // namespace

Result<std::unique_ptr<SearchCandidates>> sqliteCandidates(
    Database& database, const Actor& actor, const SearchQuery& query, bool withInternal)
{
    auto made = std::make_unique<SqliteCandidates>(database, actor);
    for (const auto& term : query.terms) {
        if (auto added = made->add(term, withInternal); !added)
            return added.error();
    }
    return Result<std::unique_ptr<SearchCandidates>>(std::move(made));
}

} // namespace homeport
