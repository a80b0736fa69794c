#include "core/search/postgres_candidates.h"

#include "core/access/access_service.h"
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
/// Who reads few tickets would have all others read for the newest of them.
constexpr Step fewSteps[] = {{Step::Kind::Rarest, 2000}, {Step::Kind::Rarest, 20'000}};
/// Then so many at a time, and so many in all; what is frequent and only in the past is left to the
/// index, of which so many are taken.
constexpr int furtherTickets = 2048;
constexpr int mostTickets = 20'000;
constexpr int mostOlder = 5000;

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

    bool isWhole() const { return wholly == words; }
    /// As tsquery, with the people a ticket is about.
    QString inIndex() const
    {
        auto match = wholly;
        for (const auto& person : people)
            match += u" | '#"_s + personWord(person) + u'\'';
        return match;
    }
};

bool readsMany(const Actor& actor)
{
    const auto reading = AccessService::permissionFor(TicketKind::Incident, u"read"_s);
    return actor.scopeOf(reading) == Scope::Organization;
}

/// As the header says.
class PostgresCandidates final : public SearchCandidates
{
public:
    PostgresCandidates(Database& database, const Actor& actor, bool withInternal)
        : m_database(database)
        , m_readable(TicketFilter::readable(actor))
        , m_notInternal(withInternal ? "" : " AND NOT d.is_internal")
        , m_steps(readsMany(actor) ? std::span<const Step>(wordSteps) : fewSteps)
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
            return m_looked < mostTickets || !m_only.isNull() ? look(furtherTickets) : takeOlder();
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
        return (*rows)->status();
    }

    QByteArray inDocument(const Asked& term, const QByteArray& at) const
    {
        return "d.ticket_id IS NOT NULL" + QByteArray(m_notInternal)
            + " AND (d.words @@ CAST(:words" + at + " AS tsquery)"
            + (term.part.isNull() ? "" : " OR d.title LIKE :part" + at) + ')';
    }

    /// The documents that hold the term, counted up to `most`.
    Result<qint64> countOf(const Asked& term, int most)
    {
        const auto text = "SELECT count(*) FROM (SELECT 1 FROM search_document d WHERE "
            + inDocument(term, "") + " LIMIT :most) AS found";
        return number(m_database, {"search.countRare", text.constData()},
            {{"words", term.inIndex()}, {"part", term.part}, {"most", most}});
    }

    /// Goes on with the tickets of the rarest term, if it stands in `most` documents or fewer.
    Result<> seekRarest(int most)
    {
        const Asked* rarest = nullptr;
        qint64 least = most + 1;
        for (const auto& term : m_terms) {
            auto count = countOf(term, most + 1);
            if (!count)
                return count.error();
            // What may go on counts only where nothing else is rare.
            const bool isWorse = rarest && rarest->isWhole() && !term.isWhole();
            const bool isBetter = rarest && !rarest->isWhole() && term.isWhole();
            if (*count <= most && !isWorse && (isBetter || *count < least)) {
                least = *count;
                rarest = &term;
            }
        }
        if (!rarest)
            return {};
        const auto text =
            "SELECT DISTINCT d.ticket_id FROM search_document d WHERE " + inDocument(*rarest, "");
        auto rows = m_database.query({"search.rare", text.constData()},
            {{"words", rarest->inIndex()}, {"part", rarest->part}});
        if (!rows)
            return rows.error();
        QList<QUuid> ids;
        while ((*rows)->next())
            ids += (*rows)->uuid(0);
        m_only = listOf(ids);
        m_steps = {};
        // Of what it only begins in titles nothing older is found.
        m_gaveUp = !rarest->isWhole();
        return (*rows)->status();
    }

    /// What is older than all that was looked at, from the index alone.
    Result<> takeOlder()
    {
        QByteArray where;
        for (size_t i = 0; i < m_terms.size(); ++i) {
            where += " AND id IN (SELECT d.ticket_id FROM search_document d WHERE "
                + inDocument(m_terms[i], '_' + QByteArray::number(i)) + ')';
            m_gaveUp = m_gaveUp || !m_terms[i].isWhole();
            m_terms[i].words = m_terms[i].inIndex();
        }
        const QByteArray text = "SELECT id, created_at, true FROM ticket WHERE "
            + m_readable.where() + " AND (created_at, id) < (:before, :before_id)" + where
            + " ORDER BY created_at DESC, id DESC LIMIT :most";
        std::vector<QByteArray> names;
        auto done = read({"search.older", text.constData()}, bindings(mostOlder, names), mostOlder);
        m_gaveUp = m_gaveUp || !m_isAtEnd;
        m_isAtEnd = true;
        return done;
    }

    Database& m_database;
    TicketFilter m_readable;
    const char* m_notInternal;
    std::vector<Asked> m_terms;
    std::span<const Step> m_steps;
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
