#include "core/search/search_candidates.h"

#include "core/search/sqlite_candidates.h"
#include "core/tickets/ticket_filter.h"

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

/// As tsquery; words hold letters and digits alone. One or two letters begin only what has a
/// weight: numbers, titles and people.
QString serverMatch(const SearchTerm& term)
{
    QStringList parts;
    for (const auto& word : term.words)
        parts += u'\'' + word + u'\'';
    const auto whole = parts.join(u" <-> "_s);
    if (!term.isPrefix)
        return u'(' + whole + u')';
    if (term.beginsTexts())
        return u'(' + whole + u":*)"_s;
    return u"("_s + whole + u" | "_s + whole + u":*A)"_s;
}

QString escapedPart(QString text)
{
    return u'%' + text.replace(u"!"_s, u"!!"_s) + u'%';
}

/// PostgreSQL intersects the terms itself.
class PostgresCandidates final : public SearchCandidates
{
public:
    PostgresCandidates(Database& database, const Actor& actor, bool withInternal)
        : m_database(database)
        , m_filter(TicketFilter::readable(actor))
        , m_notInternal(withInternal ? "" : " AND NOT is_internal")
    {}

    Result<> add(const SearchTerm& term)
    {
        auto people = peopleNamed(m_database, term);
        if (!people)
            return people.error();
        auto match = serverMatch(term);
        for (const auto& person : std::as_const(*people))
            match += u" | '#"_s + QString::fromLatin1(person.toRfc4122().toHex()) + u'\'';
        const auto at = QByteArray::number(m_values.size());
        m_where += " AND id IN (SELECT ticket_id FROM search_document WHERE ticket_id IS NOT NULL"
            + QByteArray(m_notInternal) + " AND (words @@ CAST(:match_" + at + " AS tsquery)";
        m_values.push_back({"match_" + at, match});
        if (term.isPart()) {
            m_where += " OR title LIKE CAST(:part_" + at + " AS text) ESCAPE '!'";
            m_values.push_back({"part_" + at, escapedPart(term.words.front())});
        }
        m_where += "))";
        return {};
    }

    Result<QList<TicketId>> next(int count) override
    {
        const QByteArray text = "SELECT id FROM ticket WHERE " + m_filter.where() + m_where
            + " ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset";
        auto bindings = m_filter.bindings();
        for (const auto& [name, value] : m_values)
            bindings.push_back({name.constData(), value});
        bindings.push_back({"limit", count});
        bindings.push_back({"offset", m_offset});
        auto rows = m_database.query({"search.tickets", text.constData()}, bindings);
        if (!rows)
            return rows.error();
        QList<TicketId> found;
        while ((*rows)->next())
            found += (*rows)->read<TicketId>(0);
        if (auto read = (*rows)->status(); !read)
            return read.error();
        m_offset += count;
        return found;
    }
    bool gaveUp() const override { return false; }

private:
    Database& m_database;
    TicketFilter m_filter;
    const char* m_notInternal;
    QByteArray m_where;
    std::vector<std::pair<QByteArray, QString>> m_values;
    qint64 m_offset = 0;
};

} // namespace

Result<std::unique_ptr<SearchCandidates>> SearchCandidates::of(
    Database& database, const Actor& actor, const SearchQuery& query, bool withInternal)
{
    if (database.dialect() == Dialect::Sqlite)
        return sqliteCandidates(database, actor, query, withInternal);
    auto made = std::make_unique<PostgresCandidates>(database, actor, withInternal);
    for (const auto& term : query.terms) {
        if (auto added = made->add(term); !added)
            return added.error();
    }
    return Result<std::unique_ptr<SearchCandidates>>(std::move(made));
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
