#include "core/search/ticket_texts.h"

#include "core/db/id_list.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qsizetype snippetLength = 160;
constexpr qsizetype snippetLead = 40; ///< shown before the first word found
constexpr qsizetype longestWordShown = 20; ///< a cut moves by no more to fall between words

Result<> addComments(
    Database& database, const QList<TicketId>& ids, QHash<TicketId, TicketTexts>& into)
{
    const IdList listed(ids);
    const QByteArray text = "SELECT ticket_id, id, visibility, body FROM ticket_comment"
                            " WHERE deleted_at IS NULL AND ticket_id IN "
        + listed.text() + " ORDER BY created_at, id";
    auto rows = database.query({"search.comments", text.constData()}, listed.bindings());
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        const auto found = into.find((*rows)->read<TicketId>(0));
        if (found == into.end())
            continue;
        const bool isPublic = (*rows)->text(2) == "public"_L1;
        found->comments += {isPublic ? SearchPlace::Comment : SearchPlace::InternalNote,
            (*rows)->text(3), (*rows)->read<TicketCommentId>(1)};
    }
    return (*rows)->status();
}

/// The terms found in a text, as bits, and where.
struct Found
{
    quint32 terms = 0;
    QList<TextRange> ranges;
};

Found foundIn(const SearchQuery& query, SearchPlace place, const FoldedText& folded)
{
    Found out;
    const bool isText = place >= SearchPlace::Description;
    for (qsizetype i = 0; i < query.terms.size(); ++i) {
        const auto ranges =
            occurrences(query.terms[i], folded, place == SearchPlace::Title, !isText);
        if (ranges.isEmpty())
            continue;
        out.terms |= 1U << i;
        out.ranges += ranges;
    }
    return out;
}

Found foundIn(const SearchQuery& query, SearchPlace place, const QString& text)
{
    return foundIn(query, place, FoldedText(text));
}

/// INC-000123 holds 123 as well, and INC-123.
Found foundInNumber(const SearchQuery& query, const QString& number)
{
    auto found = foundIn(query, SearchPlace::Number, number);
    QString shorter;
    std::vector<qsizetype> at;
    for (qsizetype i = 0; i < number.size(); ++i) {
        const bool isLeading = number[i] == u'0'
            && (i == 0 || !number[i - 1].isDigit() || at.empty() || at.back() != i - 1)
            && i + 1 < number.size() && number[i + 1].isDigit();
        if (isLeading)
            continue;
        shorter += number[i];
        at.push_back(i);
    }
    if (shorter.size() == number.size())
        return found;
    const auto again = foundIn(query, SearchPlace::Number, shorter);
    if ((again.terms & ~found.terms) != 0) {
        found.terms |= again.terms;
        for (const auto& range : again.ranges)
            found.ranges += {at[size_t(range.begin)], at[size_t(range.end - 1)] + 1};
    }
    return found;
}

/// In order, without overlaps.
QList<TextRange> merged(QList<TextRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
        [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    QList<TextRange> out;
    for (const auto& range : std::as_const(ranges)) {
        if (!out.isEmpty() && range.begin <= out.last().end)
            out.last().end = std::max(out.last().end, range.end);
        else
            out += range;
    }
    return out;
}

void cutSnippet(SearchHit& hit, const QString& text, const QList<TextRange>& ranges)
{
    auto begin = ranges.isEmpty() ? 0 : std::max<qsizetype>(0, ranges.first().begin - snippetLead);
    if (begin > 0) {
        const auto space = text.indexOf(u' ', begin);
        if (space >= 0 && space < ranges.first().begin && space - begin < longestWordShown)
            begin = space + 1;
        else if (text[begin].isLowSurrogate())
            --begin;
    }
    auto end = std::min(text.size(), begin + snippetLength);
    if (end < text.size()) {
        const auto space = text.lastIndexOf(u' ', end);
        if (end - space < longestWordShown)
            end = space;
        else if (text[end].isLowSurrogate())
            --end;
    }
    const auto ahead = begin > 0 ? u"…"_s : QString();
    hit.snippet = ahead + text.mid(begin, end - begin) + (end < text.size() ? u"…"_s : QString());
    for (auto& unit : hit.snippet) {
        if (unit.isSpace() || !unit.isPrint())
            unit = unit.isSurrogate() ? unit : QChar(u' ');
    }
    for (const auto& range : ranges) {
        const TextRange shown{std::max(range.begin, begin), std::min(range.end, end)};
        if (shown.begin < shown.end)
            hit.highlights +=
                {shown.begin - begin + ahead.size(), shown.end - begin + ahead.size()};
    }
}

} // namespace

std::optional<SearchHit> TicketTexts::hit(const SearchQuery& query, bool seesNotes) const
{
    const quint32 all = (1U << query.terms.size()) - 1;
    quint32 seen = 0;
    int most = 0;
    TicketText best{SearchPlace::Title, {}};
    Found where;
    SearchHit out;
    const auto look = [&](const TicketText& at) {
        auto found = at.place == SearchPlace::Number ? foundInNumber(query, at.text)
                                                     : foundIn(query, at.place, at.text);
        if (at.place == SearchPlace::Title)
            out.titleHighlights = merged(found.ranges);
        seen |= found.terms;
        const int count = qPopulationCount(found.terms);
        if (count <= most)
            return;
        most = count;
        best = at;
        where = std::move(found);
    };
    for (const auto& text : {TicketText{SearchPlace::Number, ticket.number},
             TicketText{SearchPlace::Title, ticket.title},
             TicketText{SearchPlace::Requester, ticket.requester},
             TicketText{SearchPlace::Assignee, ticket.assignee},
             TicketText{SearchPlace::Description, description}})
        look(text);
    for (const auto& comment : comments) {
        if (most == query.terms.size())
            break; // nothing holds more
        if (comment.place == SearchPlace::Comment || seesNotes)
            look(comment);
    }
    if (seen != all || query.terms.isEmpty())
        return std::nullopt;
    out.ticket = ticket;
    out.place = best.place;
    out.comment = best.comment;
    cutSnippet(out, best.text, merged(where.ranges));
    return out;
}

Result<QList<TicketTexts>> textsOf(
    Database& database, const QList<TicketId>& ids, bool withComments)
{
    if (ids.isEmpty())
        return QList<TicketTexts>();
    const IdList listed(ids);
    const QByteArray text = QByteArray("SELECT ") + queueColumns + ", "
        + QByteArray(withComments ? "t.description" : "''")
        + " FROM ticket t LEFT JOIN user_account requester ON requester.id = t.requester_id"
          " LEFT JOIN team ON team.id = t.assigned_team_id"
          " LEFT JOIN user_account assignee ON assignee.id = t.assigned_user_id WHERE t.id IN "
        + listed.text();
    auto rows = database.query({"search.ticketTexts", text.constData()}, listed.bindings());
    if (!rows)
        return rows.error();
    QHash<TicketId, TicketTexts> found;
    while ((*rows)->next()) {
        const auto& row = **rows;
        TicketTexts texts;
        texts.ticket = queueRowAt(row);
        texts.ticket.clock = {}; // found is found by its texts, whoever may see service levels
        texts.description = row.text(queueColumnCount);
        found.insert(texts.ticket.id, texts);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    if (withComments) {
        if (auto added = addComments(database, ids, found); !added)
            return added.error();
    }
    QList<TicketTexts> out;
    for (const auto& id : ids) {
        if (const auto at = found.constFind(id); at != found.cend())
            out += *at;
    }
    return out;
}

} // namespace homeport
