#include "ui/tickets/suggestion_line.h"

#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype mostWords = 4;
const auto dot = u" · "_s;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(dot);
}

} // namespace

SuggestionLine SuggestionLine::of(const SimilarTicket& similar)
{
    const auto& ticket = similar.ticket;
    SuggestionLine line;
    line.number = ticket.number;
    line.title = ticket.title;
    line.state = joined({Words::of(ticket.status), Words::ago(ticket.createdAt)});
    line.reporter = joined({ticket.requester, similar.department});
    QString shared;
    if (similar.isOfSameService && similar.isOfSameCategory)
        shared = tr("Same service and category");
    else if (similar.isOfSameService)
        shared = tr("Same service");
    else if (similar.isOfSameCategory)
        shared = tr("Same category");
    auto words = similar.overlap.shared.mid(0, mostWords).join(u", "_s);
    if (similar.overlap.shared.size() > mostWords)
        words += u", …"_s;
    line.why = joined({shared, words});
    return line;
}

QString SuggestionLine::spoken() const
{
    return QStringList{number, title, state, reporter, why}.join(u", "_s);
}

} // namespace homeport
