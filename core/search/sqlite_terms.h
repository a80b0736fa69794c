#pragma once

#include "core/db/database.h"
#include "core/search/search_query.h"

namespace homeport {

/// What a term is asked for in the tables of FTS5.
struct TermMatch
{
    QString phrase; ///< the words as they stand, quoted
    QString phrases; ///< the same and what its last word may go on to, for search_text
    QString named; ///< the words of the people it names; empty where there are none
    QString part; ///< for search_title; empty where a part is not enough
    std::vector<qint64>
        begun; ///< rows of the newest whose number or title one or two letters begin
    bool hasOlder = false; ///< than those are

    /// In search_text, wherever it may stand.
    QString anywhere(bool withInternal) const;
    QString inNotes() const;
};

/// A beginning becomes the words it may stand for, since FTS5 would read all their hits before it
/// told the first.
Result<TermMatch> matchOf(Database& database, const SearchTerm& term);

/// Tickets in descending order of their local row number.
class HitStream
{
public:
    HitStream(Database& database, const Sql& sql, qint64 perRow, const QString& match)
        : m_database(&database), m_sql(&sql), m_perRow(perRow), m_match(match)
    {}
    explicit HitStream(std::vector<qint64> rows) : m_rows(std::move(rows)) {}

    /// Above all rows before the first one is sought; 0 at the end.
    qint64 head() const { return m_head; }
    /// On to the first ticket at or below; 0 at the end. Counts the steps it takes.
    Result<> seek(qint64 atMost, int& steps);

    static const qint64 beyond;

private:
    Result<> step(int& steps);

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
    std::vector<HitStream> parts;

    qint64 head() const;
    Result<> seek(qint64 atMost, int& steps);
};

TermStream streamOf(Database& database, const TermMatch& match, bool withInternal);

} // namespace homeport
