#include "core/search/postgres_hits.h"

#include "core/search/search_index.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql manyTickets{"search.manyTickets",
    "SELECT CAST(greatest(reltuples, 0) AS bigint) FROM pg_class"
    " WHERE oid = CAST('ticket' AS regclass)"};
/// Values that one term binds at most.
constexpr size_t mostValues = 8;

QByteArray placeOf(size_t term)
{
    return '_' + QByteArray::number(qsizetype(term));
}

/// Side by side, in what has a weight.
QString inTitle(const SearchTerm& term, bool mayGoOn)
{
    QStringList parts;
    for (const auto& word : term.words)
        parts += u'\'' + word + u"':A"_s;
    if (mayGoOn)
        parts.last() = u'\'' + term.words.last() + u"':*A"_s;
    return parts.join(u" <-> "_s);
}

} // namespace

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

Result<ServerTerm> serverTerm(Database& database, const SearchTerm& term)
{
    auto people = peopleNamed(database, term);
    if (!people)
        return people.error();
    ServerTerm asked;
    asked.words = asked.wholly = serverMatch(term);
    asked.inTitle = inTitle(term, false);
    if (term.isPrefix)
        asked.begun = inTitle(term, true);
    asked.shown = u'%' + term.words.front() + u'%'; // letters and digits alone
    if (term.isPart())
        asked.part = asked.shown;
    if (term.isPrefix && !term.beginsTexts()) {
        auto whole = term;
        whole.isPrefix = false;
        asked.wholly = serverMatch(whole);
    }
    QStringList named;
    for (const auto& person : std::as_const(*people))
        named += u"'#"_s + personWord(person) + u'\'';
    if (!named.isEmpty())
        asked.named = named.join(u" | "_s);
    asked.people = std::move(*people);
    return asked;
}

void TermBindings::add(const char* name, size_t term, const Value& value)
{
    m_names.push_back(name + placeOf(term));
    m_out.push_back({m_names.back().constData(), value});
}

ServerHits::ServerHits(Database& database, const Actor& actor, const SearchAsked& asked)
    : m_database(database)
    , m_readable(TicketFilter::readable(actor))
    , m_notInternal(asked.withInternal ? "" : " AND NOT d.is_internal")
    , m_rank(asked.ranksInternal
              ? "ts_rank(d.words, CAST(:all AS tsquery))"
              : "CASE WHEN d.is_internal THEN 0 ELSE ts_rank(d.words, CAST(:all AS tsquery)) END")
{}

Result<> ServerHits::add(const SearchTerm& term)
{
    auto asked = serverTerm(m_database, term);
    if (!asked)
        return asked.error();
    m_terms.push_back(std::move(*asked));
    return {};
}

QString ServerHits::listOf(const QList<QUuid>& ids)
{
    QStringList texts;
    for (const auto& id : ids)
        texts += id.toString(QUuid::WithoutBraces);
    return u'{' + texts.join(u',') + u'}';
}

QByteArray ServerHits::inDocument(const ServerTerm& term, const QByteArray& at) const
{
    return "d.ticket_id IS NOT NULL" + QByteArray(m_notInternal) + " AND (d.words @@ CAST(:words"
        + at + " AS tsquery)" + (term.part.isNull() ? "" : " OR d.title LIKE :part" + at) + ')';
}

/// What the document of a ticket is worth by its best place of each term.
QByteArray ServerHits::points() const
{
    QByteArray sum;
    for (size_t i = 0; i < m_terms.size(); ++i) {
        const auto& term = m_terms[i];
        const auto at = placeOf(i);
        sum += (i > 0 ? " + " : "") + ("CASE WHEN d.words @@ CAST(:in_title" + at)
            + " AS tsquery) THEN CASE WHEN d.title LIKE :shown" + at + " THEN 6 ELSE 8 END";
        if (!term.begun.isNull())
            sum += " WHEN d.words @@ CAST(:begun" + at + " AS tsquery) THEN 4";
        if (!term.part.isNull())
            sum += " WHEN d.title LIKE :part" + at + " THEN 4";
        if (!term.named.isNull())
            sum += " WHEN d.words @@ CAST(:named" + at + " AS tsquery) THEN 2";
        sum += " ELSE 0 END";
    }
    return sum;
}

void ServerHits::bindPoints(TermBindings& bindings) const
{
    for (size_t i = 0; i < m_terms.size(); ++i) {
        const auto& term = m_terms[i];
        bindings.add("in_title", i, term.inTitle);
        bindings.add("shown", i, term.shown);
        if (!term.begun.isNull())
            bindings.add("begun", i, term.begun);
        if (!term.named.isNull())
            bindings.add("named", i, term.named);
    }
}

Result<ServerHits::Tickets> ServerHits::look(const Place& place, int most, bool withPoints)
{
    QByteArray asked, has, each;
    for (size_t i = 0; i < m_terms.size(); ++i) {
        const auto at = placeOf(i);
        asked += (i > 0 ? ", " : "") + ("CAST(:words" + at + " AS tsquery) AS q" + at)
            + ", CAST(:people" + at + " AS uuid[]) AS people" + at;
        has += ", bool_or(d.words @@ asked.q" + at
            + (m_terms[i].part.isNull() ? "" : " OR d.title LIKE :part" + at) + ") AS has" + at;
        each += ", (m.has" + at + " OR part.requester_id = ANY(asked.people" + at
            + ") OR part.assigned_user_id = ANY(asked.people" + at + "))";
    }
    const QByteArray worth = withPoints
        ? "max(CASE WHEN d.source = d.ticket_id THEN " + points() + " ELSE 0 END)"
        : QByteArray("0");
    const QByteArray text =
        "WITH part AS MATERIALIZED (SELECT id, created_at, requester_id, assigned_user_id"
        " FROM ticket WHERE "
        + m_readable.where() + " AND (created_at, id) < (:before, :before_id)"
        + (place.only.isNull() ? "" : " AND id = ANY(CAST(:only AS uuid[]))")
        + " ORDER BY created_at DESC, id DESC LIMIT :most), asked AS MATERIALIZED (SELECT " + asked
        + ") SELECT part.id, part.created_at, CAST(m.points AS bigint)" + each
        + " FROM part CROSS JOIN asked CROSS JOIN LATERAL (SELECT " + worth + " AS points" + has
        + " FROM search_document d WHERE d.ticket_id = part.id" + m_notInternal
        + ") m ORDER BY part.created_at DESC, part.id DESC";
    auto bindings = m_readable.bindings();
    bindings.push_back({"before", place.before});
    bindings.push_back({"before_id", place.beforeId});
    if (!place.only.isNull())
        bindings.push_back({"only", place.only});
    bindings.push_back({"most", most});
    TermBindings named(bindings, m_terms.size() * mostValues);
    for (size_t i = 0; i < m_terms.size(); ++i) {
        named.add("words", i, m_terms[i].words);
        named.add("people", i, listOf(m_terms[i].people));
        if (!m_terms[i].part.isNull())
            named.add("part", i, m_terms[i].part);
    }
    if (withPoints)
        bindPoints(named);
    return read({"search.look", text.constData()}, bindings, true);
}

Result<ServerHits::Tickets> ServerHits::read(
    const Sql& sql, const Bindings& bindings, bool withTerms)
{
    auto rows = m_database.query(sql, bindings);
    if (!rows)
        return rows.error();
    Tickets found;
    while ((*rows)->next()) {
        const auto& row = **rows;
        Ticket ticket{row.read<TicketId>(0), row.integer(1), double(row.integer(2)), true};
        for (int i = 0; withTerms && i < int(m_terms.size()); ++i) {
            ticket.has += row.boolean(3 + i);
            ticket.isHit = ticket.isHit && ticket.has.last();
        }
        found.push_back(std::move(ticket));
    }
    if (auto done = (*rows)->status(); !done)
        return done.error();
    return found;
}

Result<ServerHits::Tickets> ServerHits::older(const Place& place, int most)
{
    QByteArray where;
    for (size_t i = 0; i < m_terms.size(); ++i)
        where += " AND id IN (SELECT d.ticket_id FROM search_document d WHERE "
            + inDocument(m_terms[i], placeOf(i)) + ')';
    const QByteArray text = "SELECT id, created_at, CAST(0 AS bigint) FROM ticket WHERE "
        + m_readable.where() + " AND (created_at, id) < (:before, :before_id)" + where
        + " ORDER BY created_at DESC, id DESC LIMIT :most";
    auto bindings = m_readable.bindings();
    bindings.push_back({"before", place.before});
    bindings.push_back({"before_id", place.beforeId});
    bindings.push_back({"most", most});
    TermBindings named(bindings, m_terms.size() * mostValues);
    for (size_t i = 0; i < m_terms.size(); ++i) {
        named.add("words", i, m_terms[i].inIndex());
        if (!m_terms[i].part.isNull())
            named.add("part", i, m_terms[i].part);
    }
    return read({"search.older", text.constData()}, bindings, false);
}

// All that is found stands in a part of its own without LIMIT, or the server would hope to meet
// enough by reading the table from its beginning. It is still read only as far as it is asked for.
Result<std::optional<QList<QUuid>>> ServerHits::rare(const ServerTerm& term, int most)
{
    const auto text = "WITH found AS MATERIALIZED (SELECT d.ticket_id FROM search_document d WHERE "
        + inDocument(term, "") + ") SELECT ticket_id FROM found LIMIT :most";
    Bindings bindings{{"words", term.inIndex()}, {"most", most + 1}};
    if (!term.part.isNull())
        bindings.push_back({"part", term.part});
    auto rows = m_database.query({"search.rare", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    QSet<QUuid> ids;
    int count = 0;
    for (; (*rows)->next(); ++count)
        ids.insert((*rows)->uuid(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return count > most ? std::optional<QList<QUuid>>() : std::optional(ids.values());
}

Result<std::optional<ServerHits::Tickets>> ServerHits::ranked(size_t driver, int most)
{
    const auto& term = m_terms[driver];
    const auto worth = points();
    // The words in a comment, and others in the title: that stands in another document.
    const auto titled = m_terms.size() == 1
        ? QByteArray("s.points")
        : "CASE WHEN s.is_own THEN s.points ELSE coalesce((SELECT " + worth
            + " FROM search_document d WHERE d.source = s.ticket_id), 0) END";
    const auto text = "WITH found AS MATERIALIZED (SELECT d.ticket_id, d.source = d.ticket_id AS "
                      "is_own, "
        + QByteArray(m_rank) + " AS rank, CASE WHEN d.source = d.ticket_id THEN " + worth
        + " ELSE 0 END AS points FROM search_document d WHERE " + inDocument(term, placeOf(driver))
        + "), part AS MATERIALIZED (SELECT * FROM found LIMIT :most),"
          " scored AS (SELECT ticket_id, bool_or(is_own) AS is_own, sum(rank) AS rank,"
          " max(points) AS points FROM part GROUP BY ticket_id)"
          " SELECT c.many, s.ticket_id, CAST(1000000 * (("
        + titled
        + ") + s.rank / (1 + s.rank)) AS bigint) AS score"
          " FROM (SELECT count(*) AS many FROM part) c LEFT JOIN scored s ON c.many < :most"
          " ORDER BY score DESC, s.ticket_id DESC";
    QStringList all;
    for (const auto& each : m_terms)
        all += each.words;
    Bindings bindings{{"all", all.join(u" | "_s)}, {"most", most + 1}};
    TermBindings named(bindings, m_terms.size() * mostValues);
    named.add("words", driver, term.inIndex());
    for (size_t i = 0; i < m_terms.size(); ++i) {
        if (!m_terms[i].part.isNull())
            named.add("part", i, m_terms[i].part);
    }
    bindPoints(named);
    auto rows = m_database.query({"search.ranked", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    Tickets tickets;
    while ((*rows)->next()) {
        const auto& row = **rows;
        if (row.integer(0) > most)
            return std::optional<Tickets>();
        if (!row.isNull(1))
            tickets.push_back({row.read<TicketId>(1), 0, double(row.integer(2))});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return std::optional(std::move(tickets));
}

Result<double> ServerHits::tickets()
{
    auto many = number(m_database, manyTickets);
    return many ? Result<double>(double(*many)) : many.error();
}

} // namespace homeport
