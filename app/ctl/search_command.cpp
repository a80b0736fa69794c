#include "app/ctl/search_command.h"

#include "app/ctl/command_line.h"
#include "core/search/ticket_search.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int usualLimit = 50;
constexpr int highestLimit = 1000;

QString placeKey(SearchPlace place)
{
    return QString::fromLatin1(EnumKeys<SearchPlace>::keys[size_t(place)]);
}

QString marked(const QString& text, const QList<TextRange>& ranges)
{
    QString out;
    qsizetype at = 0;
    for (const auto& range : ranges) {
        out += text.mid(at, range.begin - at) + u'*'
            + text.mid(range.begin, range.end - range.begin) + u'*';
        at = range.end;
    }
    return out + text.mid(at);
}

QJsonArray asJson(const QList<TextRange>& ranges)
{
    QJsonArray out;
    for (const auto& range : ranges)
        out.append(QJsonArray{range.begin, range.end});
    return out;
}

QJsonObject asJson(const SearchHit& hit)
{
    QJsonObject out{{u"number"_s, hit.ticket.number}, {u"title"_s, hit.ticket.title},
        {u"id"_s, hit.ticket.id.toString()}, {u"place"_s, placeKey(hit.place)},
        {u"snippet"_s, hit.snippet}, {u"highlights"_s, asJson(hit.highlights)},
        {u"title_highlights"_s, asJson(hit.titleHighlights)}};
    if (hit.comment)
        out.insert(u"comment"_s, hit.comment->toString());
    return out;
}

int tell(const SearchAnswer& answer, bool isJson)
{
    if (isJson) {
        QJsonArray hits;
        for (const auto& hit : answer.hits)
            hits.append(asJson(hit));
        print({{u"hits"_s, hits}, {u"complete"_s, answer.isComplete}});
        return Done;
    }
    for (const auto& hit : answer.hits) {
        out() << hit.ticket.number << "  " << marked(hit.ticket.title, hit.titleHighlights) << '\n';
        if (hit.place != SearchPlace::Title && hit.place != SearchPlace::Number)
            out() << "    " << placeKey(hit.place).replace(u'_', u' ') << ": "
                  << marked(hit.snippet, hit.highlights) << '\n';
    }
    if (answer.hits.isEmpty())
        out() << "Nothing found.\n";
    else if (!answer.isComplete)
        out() << "There may be more.\n";
    out().flush();
    return Done;
}

} // namespace

int searchCommand(const QStringList& words)
{
    CommandLine line(u"Finds tickets by number, title, description, comments and people. The last "
                     "word may be unfinished; \"quoted words\" stand together."_s);
    line.needsSignIn();
    line.onlyLooks(Access::ReadWrite);
    line.takes(u"limit"_s, u"N"_s, u"At most so many hits, 50 when left out, 1000 at most."_s);
    line.takes(u"relevance"_s, {}, u"The best hits first, instead of the newest."_s);
    line.argument(u"TEXT"_s, u"What to look for, as one argument."_s);
    return line.signedIn(words, [&](Session& session, const Actor& actor) {
        bool isNumber = true;
        const int limit =
            line.isSet(u"limit"_s) ? line.value(u"limit"_s).toInt(&isNumber) : usualLimit;
        if (!isNumber || limit < 1 || limit > highestLimit)
            return wrongUse(u"--limit is a number from 1 to %1."_s.arg(highestLimit));
        const auto order =
            line.isSet(u"relevance"_s) ? SearchOrder::Relevance : SearchOrder::Newest;
        auto answer = session.replica->read([&](Database& database) {
            return searchTickets(database, actor, line.first(), limit, order);
        });
        return answer ? tell(*answer, line.asJson()) : fail(answer.error(), line.asJson());
    });
}

} // namespace homeport
