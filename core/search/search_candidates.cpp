#include "core/search/search_candidates.h"

#include "core/search/postgres_candidates.h"
#include "core/search/postgres_hits.h"
#include "core/search/sqlite_candidates.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr int mostPeople = 200;

constexpr Sql sqlitePeople{"search.peopleInFile", R"sql(
    SELECT u.id FROM search_person p CROSS JOIN user_account u
     WHERE search_person MATCH :match AND u."row" = p.rowid LIMIT :most)sql"};
constexpr Sql serverPeople{"search.peopleOnServer", R"sql(
    SELECT source FROM search_document
     WHERE ticket_id IS NULL AND words @@ CAST(:match AS tsquery) LIMIT :most)sql"};

} // namespace

Result<std::unique_ptr<SearchCandidates>> SearchCandidates::of(
    Database& database, const Actor& actor, const SearchAsked& asked)
{
    if (database.dialect() == Dialect::Sqlite)
        return sqliteCandidates(database, actor, asked);
    return postgresCandidates(database, actor, asked);
}

Result<QList<QUuid>> peopleNamed(Database& database, const SearchTerm& term)
{
    const bool isSqlite = database.dialect() == Dialect::Sqlite;
    const auto match = isSqlite
        ? u'"' + term.words.join(u' ') + u'"' + (term.isPrefix ? u"*"_s : QString())
        : serverMatch(term);
    auto rows = database.query(
        isSqlite ? sqlitePeople : serverPeople, {{"match", match}, {"most", mostPeople}});
    if (!rows)
        return rows.error();
    QList<QUuid> people;
    while ((*rows)->next())
        people += (*rows)->uuid(0);
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return people;
}

} // namespace homeport
