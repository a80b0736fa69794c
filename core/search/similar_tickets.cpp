#include "core/search/similar_tickets.h"

#include "core/db/id_list.h"
#include "core/search/folded_text.h"
#include "core/search/ticket_texts.h"
#include "core/tickets/ticket_filter.h"

#include <QByteArrayList>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr std::chrono::days newEnough{7};
constexpr int mostSuggested = 5;
// One question costs no more than these, however much is open: so many of the newest are looked at,
// and so many of those that share service or category are read.
constexpr int mostLooked = 4000;
constexpr int mostCompared = 1000;
/// Of each text; the question says it, too.
constexpr qsizetype mostCharacters = 2000;
constexpr qsizetype shortestWord = 3;

/// Words that stand in any text, folded, of the languages the program speaks.
bool saysNothing(const QString& word)
{
    static const QSet<QString> words = [] {
        const auto english =
            u"about after again all also and any are because been before being but can cannot "
            u"could "
            "did does for from had has have her here his how into its just not off our out she "
            "should since some than that the their them then there these they this those too was "
            "were what when where which who will with would you your"_s;
        const auto german =
            u"aber als auch auf aus bei beim bin bis das dass dem den der des die durch ein eine "
            "einem einen einer eines fur haben hat ich ihr ihre ist kann kein keine man mein meine "
            "mehr mich mir mit nach nicht noch nur oder ohne sehr seit sich sie sind und uns unser "
            "unsere uber unter vom von vor war was wenn wer werden wie wieder wir wird zum zur"_s;
        QSet<QString> all;
        for (const auto& each : QString(english + u' ' + german).split(u' '))
            all.insert(each);
        return all;
    }();
    return words.contains(word);
}

struct Likely
{
    TicketId id;
    qint64 createdAt = 0;
    bool isOfSameService = false;
    bool isOfSameCategory = false;
    WordOverlap overlap = {};
};

/// Those that are likely the same, in no order.
Result<std::vector<Likely>> likelyOnes(
    Database& database, const Actor& actor, const BegunTicket& begun, Timestamp now)
{
    auto readable = TicketFilter::readable(actor);
    readable.addKind(begun.kind);
    auto bindings = readable.bindings();
    QByteArray others;
    if (!begun.itself.isNull()) {
        others = " AND id <> :itself";
        bindings.push_back({"itself", begun.itself});
    }
    bindings.push_back({"since", now - newEnough});
    bindings.push_back({"looked", mostLooked});
    bindings.push_back({"compared", mostCompared});
    QByteArrayList shared;
    if (begun.service) {
        shared += "service_id = :service";
        bindings.push_back({"service", *begun.service});
    }
    if (begun.category) {
        shared += "category_id = :category";
        bindings.push_back({"category", *begun.category});
    }
    const QByteArray text =
        "WITH newest AS MATERIALIZED (SELECT id, created_at, service_id, category_id"
        " FROM ticket WHERE "
        + readable.where() + others
        + " AND is_open AND created_at >= :since"
          " ORDER BY created_at DESC, id DESC LIMIT :looked),"
          " sharing AS MATERIALIZED (SELECT id FROM newest WHERE "
        + shared.join(" OR ")
        + " ORDER BY created_at DESC, id DESC LIMIT :compared)"
          " SELECT t.id, t.created_at, t.service_id, t.category_id, t.title,"
          " substr(t.description, 1, 2000)"
          " FROM sharing CROSS JOIN ticket t WHERE t.id = sharing.id";
    auto rows = database.query({"search.openDuplicates", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    const auto title = tellingWords(begun.title);
    const auto words = tellingWords(begun.title, begun.description);
    std::vector<Likely> likely;
    while ((*rows)->next()) {
        const auto& row = **rows;
        auto overlap = overlapOf(title, tellingWords(row.text(4)));
        if (auto whole = overlapOf(words, tellingWords(row.text(4), row.text(5)));
            whole.isMoreThan(overlap))
            overlap = std::move(whole);
        if (!overlap.isLikely())
            continue;
        likely.push_back({row.read<TicketId>(0), row.integer(1),
            begun.service && row.readOptional<ServiceId>(2) == begun.service,
            begun.category && row.readOptional<CategoryId>(3) == begun.category,
            std::move(overlap)});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return likely;
}

Result<QHash<TicketId, QString>> departmentsOf(Database& database, const QList<TicketId>& ids)
{
    const IdList listed(ids);
    const QByteArray text = "SELECT t.id, d.name FROM ticket t"
                            " JOIN department d ON d.id = t.department_id WHERE t.id IN "
        + listed.text();
    auto rows = database.query({"search.departments", text.constData()}, listed.bindings());
    if (!rows)
        return rows.error();
    QHash<TicketId, QString> names;
    while ((*rows)->next())
        names.insert((*rows)->read<TicketId>(0), (*rows)->text(1));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return names;
}

} // namespace

QStringList tellingWords(const QString& title, const QString& description)
{
    QStringList words;
    QSet<QString> known;
    for (const auto& text : {QStringView(title), QStringView(description)}) {
        const FoldedText folded(text.left(mostCharacters));
        for (size_t i = 0; i < folded.words().size(); ++i) {
            const auto& place = folded.words()[i];
            if (place.isIdeographic ? place.endsRun : place.length < shortestWord)
                continue;
            const auto word = folded.word(i).toString();
            if (known.contains(word) || saysNothing(word))
                continue;
            known.insert(word);
            words += word;
        }
    }
    return words;
}

WordOverlap overlapOf(const QStringList& first, const QStringList& second)
{
    const QSet<QString> others(second.cbegin(), second.cend());
    WordOverlap overlap;
    for (const auto& word : first) {
        if (others.contains(word))
            overlap.shared += word;
    }
    overlap.all = first.size() + second.size() - overlap.shared.size();
    return overlap;
}

Result<QList<SimilarTicket>> openDuplicates(
    Database& database, const Actor& actor, const BegunTicket& begun, Timestamp now)
{
    if (!begun.canBeLikened())
        return QList<SimilarTicket>();
    auto likely = likelyOnes(database, actor, begun, now);
    if (!likely)
        return likely.error();
    if (likely->empty())
        return QList<SimilarTicket>();
    std::sort(likely->begin(), likely->end(), [](const Likely& a, const Likely& b) {
        if (a.overlap.isMoreThan(b.overlap) || b.overlap.isMoreThan(a.overlap))
            return a.overlap.isMoreThan(b.overlap);
        return std::pair(b.createdAt, b.id) < std::pair(a.createdAt, a.id);
    });
    if (likely->size() > size_t(mostSuggested))
        likely->resize(size_t(mostSuggested));

    QList<TicketId> ids;
    for (const auto& each : *likely)
        ids += each.id;
    auto texts = textsOf(database, ids, false);
    if (!texts)
        return texts.error();
    auto departments = departmentsOf(database, ids);
    if (!departments)
        return departments.error();
    QList<SimilarTicket> similar;
    for (const auto& found : std::as_const(*texts)) { // as they stand; none that went meanwhile
        const auto each = std::find_if(likely->cbegin(), likely->cend(),
            [&](const Likely& one) { return one.id == found.ticket.id; });
        similar += SimilarTicket{found.ticket, departments->value(found.ticket.id),
            each->isOfSameService, each->isOfSameCategory, each->overlap};
    }
    return similar;
}

} // namespace homeport
