#include "app/ctl/bench_searches.h"

#include "core/search/similar_tickets.h"
#include "core/search/ticket_search.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql newestOpen{"bench.newestOpen", R"sql(
    SELECT title, category_id, created_at FROM ticket
     WHERE kind = 'incident' AND is_open AND deleted_at IS NULL AND category_id IS NOT NULL
     ORDER BY created_at DESC, id DESC LIMIT 1)sql"};

/// One desk under measurement.
class Seeking
{
public:
    Seeking(Session& session, const Actor& actor, int runs)
        : m_session(session), m_actor(actor), m_runs(runs)
    {}
    void searches();
    Result<> suggestions();
    const QList<BenchRow>& rows() const { return m_rows; }

private:
    template <typename Read>
    void add(const QString& name, double budget, Read read)
    {
        const auto ours = timed(m_runs, Watch::Wall, [&] {
            return bool(
                m_session.replica->read([&](Database& database) { return read(database); }));
        });
        m_rows.append(BenchRow{name, {}, ours, {}, budget});
    }

    Session& m_session;
    const Actor& m_actor;
    int m_runs;
    QList<BenchRow> m_rows;
};

void Seeking::searches()
{
    const auto searching = [this](const QString& text, int limit, SearchOrder order) {
        return [this, text, limit, order](
                   Database& d) { return searchTickets(d, m_actor, text, limit, order); };
    };
    const auto words = u"printer floor "_s;
    add(u"search over title and comments, 50 hits, newest first"_s, 20,
        searching(words, 50, SearchOrder::Newest));
    add(u"search over title and comments, 50 hits, by relevance"_s, 50,
        searching(words, 50, SearchOrder::Relevance));
    for (const auto& typed : {u"p"_s, u"pri"_s, u"printe"_s, u"printer flo"_s})
        add(u"palette, 8 hits for \"%1\""_s.arg(typed), 50,
            searching(typed, 8, SearchOrder::Newest));
}

/// As somebody would report the newest one again, at the time when it was reported.
Result<> Seeking::suggestions()
{
    auto row = one(m_session.replica->database(), newestOpen);
    if (!row)
        return row.error().kind == Error::Kind::NotFound ? Result<>() : row.error();
    BegunTicket begun;
    begun.title = (*row)->text(0);
    begun.description = u"It is the same on the third floor, and began this morning."_s;
    begun.category = (*row)->read<CategoryId>(1);
    const auto reported = (*row)->read<Timestamp>(2);
    row->reset();
    add(u"suggestions for a new incident"_s, 50,
        [&](Database& d) { return openDuplicates(d, m_actor, begun, reported); });
    return {};
}

} // namespace

Result<QList<BenchRow>> measuredSearches(Session& session, const Actor& actor, int runs)
{
    Seeking seeking(session, actor, runs);
    seeking.searches();
    if (auto done = seeking.suggestions(); !done)
        return done.error();
    return seeking.rows();
}

} // namespace homeport
