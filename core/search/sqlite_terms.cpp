#include "core/search/sqlite_terms.h"

#include "core/search/search_candidates.h"
#include "core/search/search_index.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

const qint64 HitStream::beyond =
    std::numeric_limits<qint64>::max() / SearchIndex::documentsPerTicket - 1;

namespace {

constexpr qint64 perTicket = SearchIndex::documentsPerTicket;
/// Words that one beginning stands for; the shortest ones.
constexpr int mostWords = 128;
/// Of the newest tickets one or two letters are compared with number and title.
constexpr int newestTickets = 2000;
/// So far the next hit is sought by stepping; then it is asked for.
constexpr int stepsToSeek = 32;

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

Result<> addNewestBegun(Database& database, const SearchTerm& term, TermMatch& match)
{
    auto rows = database.query(newest, {{"most", newestTickets}});
    if (!rows)
        return rows.error();
    int count = 0;
    for (; (*rows)->next(); ++count) {
        const FoldedText text(QString((*rows)->text(1) + u' ' + (*rows)->text(2)));
        if (!occurrences(term, text, false, true).isEmpty())
            match.begun.push_back((*rows)->integer(0));
    }
    match.hasOlder = count == newestTickets;
    return (*rows)->status();
}

} // namespace

QString TermMatch::anywhere(bool withInternal) const
{
    QString match =
        withInternal ? u"{number title body internal} : ("_s : u"{number title body} : ("_s;
    match += phrases + u')';
    if (!named.isEmpty())
        match += u" OR people : ("_s + named + u')';
    return match;
}

QString TermMatch::inNotes() const
{
    return u"internal : ("_s + phrases + u')';
}

Result<TermMatch> matchOf(Database& database, const SearchTerm& term)
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
    auto people = peopleNamed(database, term);
    if (!people)
        return people.error();
    QStringList named;
    for (const auto& person : std::as_const(*people))
        named += u'"' + personWord(person) + u'"';
    TermMatch match{phrases.first(), phrases.join(u" OR "_s), named.join(u" OR "_s),
        term.isPart() ? QString(u'"' + term.words.front() + u'"') : QString()};
    if (term.isPrefix && !term.beginsTexts()) {
        if (auto done = addNewestBegun(database, term, match); !done)
            return done.error();
    }
    return match;
}

Result<> HitStream::seek(qint64 atMost, int& steps)
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

Result<> HitStream::step(int& steps)
{
    ++steps;
    const bool isThere = m_cursor->next();
    m_head = isThere ? m_cursor->integer(0) / m_perRow : 0;
    return isThere ? Result<>() : m_cursor->status();
}

qint64 TermStream::head() const
{
    qint64 highest = 0;
    for (const auto& part : parts)
        highest = std::max(highest, part.head());
    return highest;
}

Result<> TermStream::seek(qint64 atMost, int& steps)
{
    for (auto& part : parts) {
        if (auto done = part.seek(atMost, steps); !done)
            return done;
    }
    return {};
}

TermStream streamOf(Database& database, const TermMatch& match, bool withInternal)
{
    TermStream out;
    out.parts.emplace_back(database, textHits, perTicket, match.anywhere(withInternal));
    if (!match.part.isEmpty())
        out.parts.emplace_back(database, titleHits, 1, match.part);
    if (!match.begun.empty())
        out.parts.emplace_back(match.begun);
    return out;
}

} // namespace homeport
