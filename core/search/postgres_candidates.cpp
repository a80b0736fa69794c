#include "core/search/postgres_candidates.h"

#include "core/search/search_index.h"
#include "core/tickets/ticket_filter.h"

#include <limits>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

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
constexpr Step wordSteps[] = {{Step::Kind::Newest, 512}, {Step::Kind::Rarest, 2000},
    {Step::Kind::Newest, 1024}, {Step::Kind::Newest, 2048}, {Step::Kind::Rarest, 20'000}};
/// One or two letters begin much, and the index is asked for whole words only.
constexpr Step letterSteps[] = {{Step::Kind::Newest, 512}, {Step::Kind::Newest, 1536},
    {Step::Kind::Rarest, 2000}, {Step::Kind::Rarest, 20'000}};
/// Then so many at a time, and so many in all: terms that are frequent, and never together.
constexpr int furtherTickets = 2048;
constexpr int mostTickets = 40'000;

QString listOf(const auto& ids)
{
    QStringList texts;
    for (const auto& id : ids)
        texts += id.toString(QUuid::WithoutBraces);
    return u'{' + texts.join(u',') + u'}';
}

/// A term as the server is asked for it.
struct Asked
{
    QString words; ///< as tsquery
    QString wholly; ///< the same without what one or two letters begin
    QString part; ///< for LIKE; null where only words count
    QList<QUuid> people;

    /// As tsquery, with the people a ticket is about.
    QString inIndex() const
    {
        auto match = wholly;
        for (const auto& person : people)
            match += u" | '#"_s + personWord(person) + u'\'';
        return match;
    }
};

class PostgresCandidates final : public SearchCandidates
{
public:
    PostgresCandidates(Database& database, const Actor& actor, bool withInternal)
        : m_database(database)
        , m_readable(TicketFilter::readable(actor))
        , m_notInternal(withInternal ? "" : " AND NOT d.is_internal")
    {}

    Result<> add(const SearchTerm& term)
    {
        auto people = peopleNamed(m_database, term);
        if (!people)
            return people.error();
        Asked asked{serverMatch(term), serverMatch(term), {}, std::move(*people)};
        if (term.isPart())
            asked.part = u'%' + term.words.front() + u'%'; // letters and digits alone
        if (term.isPrefix && !term.beginsTexts()) {
            auto whole = term;
            whole.isPrefix = false;
            asked.wholly = serverMatch(whole);
            m_steps = letterSteps;
        }
        m_terms.push_back(std::move(asked));
        return {};
    }

    Result<QList<TicketId>> next(int count) override
    {
        while (m_found.size() < count && !m_isAtEnd) {
            if (auto done = lookOn(); !done)
                return done.error();
        }
        const auto given = m_found.first(qMin(qsizetype(count), m_found.size()));
        m_found.remove(0, given.size());
        return given;
    }
    bool gaveUp() const override { return m_gaveUp; }

private:
    Result<> lookOn()
    {
        if (m_steps.empty())
            return look(furtherTickets);
        const auto step = m_steps.front();
        m_steps = m_steps.subspan(1);
        return step.kind == Step::Kind::Newest ? look(step.most) : seekRarest(step.most);
    }

    /// Reads the words of the next ones, whatever the index holds.
    Result<> look(int most)
    {
        QByteArray asked, has, all = "true";
        for (size_t i = 0; i < m_terms.size(); ++i) {
            const auto at = '_' + QByteArray::number(i);
            asked += (i > 0 ? ", " : "") + ("CAST(:words" + at + " AS tsquery) AS q" + at)
                + ", CAST(:people" + at + " AS uuid[]) AS people" + at;
            has += (i > 0 ? ", " : "") + ("bool_or(d.words @@ asked.q" + at)
                + (m_terms[i].part.isNull() ? "" : " OR d.title LIKE :part" + at) + ") AS has" + at;
            all += " AND (m.has" + at + " OR part.requester_id = ANY(asked.people" + at
                + ") OR part.assigned_user_id = ANY(asked.people" + at + "))";
        }
        const QByteArray text =
            "WITH part AS MATERIALIZED (SELECT id, created_at, requester_id, assigned_user_id"
            " FROM ticket WHERE "
            + m_readable.where() + " AND (created_at, id) < (:before, :before_id)"
            + (m_only.isNull() ? "" : " AND id = ANY(CAST(:only AS uuid[]))")
            + " ORDER BY created_at DESC, id DESC LIMIT :most), asked AS MATERIALIZED (SELECT "
            + asked + ") SELECT part.id, part.created_at, " + all
            + " FROM part CROSS JOIN asked CROSS JOIN LATERAL (SELECT " + has
            + " FROM search_document d WHERE d.ticket_id = part.id" + m_notInternal
            + ") m ORDER BY part.created_at DESC, part.id DESC";
        std::vector<QByteArray> names;
        return read({"search.newest", text.constData()}, bindings(most, names), most);
    }

    Bindings bindings(int most, std::vector<QByteArray>& names) const
    {
        auto out = m_readable.bindings();
        out.push_back({"before", m_before});
        out.push_back({"before_id", m_beforeId});
        out.push_back({"only", m_only});
        out.push_back({"most", most});
        names.reserve(m_terms.size() * 3);
        const auto bind = [&](const char* name, size_t i, const Value& value) {
            names.push_back(QByteArray(name) + '_' + QByteArray::number(i));
            out.push_back({names.back().constData(), value});
        };
        for (size_t i = 0; i < m_terms.size(); ++i) {
            bind("words", i, m_terms[i].words);
            bind("part", i, m_terms[i].part);
            bind("people", i, listOf(m_terms[i].people));
        }
        return out;
    }

    /// Tickets, when they were created, and whether they are hits; the oldest comes last.
    Result<> read(const Sql& sql, const Bindings& bindings, int most)
    {
        auto rows = m_database.query(sql, bindings);
        if (!rows)
            return rows.error();
        int count = 0;
        for (; (*rows)->next(); ++count) {
            m_beforeId = (*rows)->uuid(0);
            m_before = (*rows)->integer(1);
            if ((*rows)->boolean(2))
                m_found += TicketId(m_beforeId);
        }
        m_looked += count;
        m_isAtEnd = count < most;
        m_gaveUp = !m_isAtEnd && m_looked >= mostTickets;
        m_isAtEnd = m_isAtEnd || m_gaveUp;
        return (*rows)->status();
    }

    /// Looks for a term that stands in `most` documents or fewer, and goes on with those.
    Result<> seekRarest(int most)
    {
        for (const auto& term : m_terms) {
            const QByteArray text =
                "SELECT d.ticket_id FROM search_document d WHERE d.ticket_id IS NOT NULL"
                + QByteArray(m_notInternal) + " AND (d.words @@ CAST(:words AS tsquery)"
                + (term.part.isNull() ? "" : " OR d.title LIKE :part") + ") LIMIT :most";
            auto rows = m_database.query({"search.rare", text.constData()},
                {{"words", term.inIndex()}, {"part", term.part}, {"most", most + 1}});
            if (!rows)
                return rows.error();
            QSet<QUuid> ids;
            int count = 0;
            for (; (*rows)->next(); ++count)
                ids.insert((*rows)->uuid(0));
            if (auto done = (*rows)->status(); !done)
                return done;
            if (count > most)
                continue;
            m_only = listOf(ids);
            m_steps = {};
            return {};
        }
        return {};
    }

    Database& m_database;
    TicketFilter m_readable;
    const char* m_notInternal;
    std::vector<Asked> m_terms;
    std::span<const Step> m_steps = wordSteps;
    qint64 m_before = std::numeric_limits<qint64>::max();
    QUuid m_beforeId;
    QString m_only; ///< the tickets of a rare term; null: any
    QList<TicketId> m_found; ///< and not given yet
    int m_looked = 0;
    bool m_isAtEnd = false;
    bool m_gaveUp = false;
};

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

Result<std::unique_ptr<SearchCandidates>> postgresCandidates(
    Database& database, const Actor& actor, const SearchQuery& query, bool withInternal)
{
    auto made = std::make_unique<PostgresCandidates>(database, actor, withInternal);
    for (const auto& term : query.terms) {
        if (auto added = made->add(term); !added)
            return added.error();
    }
    return Result<std::unique_ptr<SearchCandidates>>(std::move(made));
}

} // namespace homeport
