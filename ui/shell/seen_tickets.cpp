#include "ui/shell/seen_tickets.h"

#include "core/base/deliver.h"
#include "ui/shell/own_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QPromise>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int delay = 800; // milliseconds from a look to the disk

std::optional<Timestamp> momentIn(const QJsonValue& value)
{
    const auto moment = value.toDouble(-1);
    if (moment < 0 || moment != std::floor(moment))
        return std::nullopt;
    return fromMsecs(qint64(moment));
}

} // namespace

SeenTickets::SeenTickets(const Actor& actor, Timestamp now, QObject* parent)
    : QObject(parent)
    , m_path(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/seen/"_s
          + ownFileName(actor) + u".json"_s)
{
    m_kept.since = now;
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &SeenTickets::write);
    auto promise = std::make_shared<QPromise<std::optional<Kept>>>();
    const auto kept = promise->future();
    promise->start();
    m_pool.start([promise, path = m_path] {
        promise->addResult(load(path));
        promise->finish();
    });
    deliver(kept, this, [this](const std::optional<Kept>& found) { takeOver(found); });
}

SeenTickets::~SeenTickets()
{
    // Before the answer is there the file holds more than is known here.
    if (m_isLoaded && m_timer.isActive())
        write();
    m_pool.waitForDone();
}

std::optional<Timestamp> SeenTickets::lastSeen(TicketId id) const
{
    const auto found = m_kept.seen.constFind(id);
    return found == m_kept.seen.constEnd() ? std::nullopt : std::optional(found->until);
}

bool SeenTickets::isUnread(TicketId id, const TicketNews& news) const
{
    if (!m_isLoaded)
        return false;
    const auto found = m_kept.seen.constFind(id);
    if (found == m_kept.seen.constEnd())
        return news.isTheirs && news.at > m_kept.since;
    return found->isMarked || news.at > found->until;
}

void SeenTickets::see(TicketId id, Timestamp until)
{
    set(id, {std::max(until, lastSeen(id).value_or(until)), false});
}

void SeenTickets::markUnread(TicketId id)
{
    set(id, {lastSeen(id).value_or(Timestamp()), true});
}

void SeenTickets::set(TicketId id, const Seen& seen)
{
    const auto known = m_kept.seen.constFind(id);
    if (known != m_kept.seen.constEnd() && *known == seen)
        return;
    m_kept.seen.insert(id, seen);
    if (m_isLoaded)
        m_timer.start();
    emit changed();
}

void SeenTickets::takeOver(const std::optional<Kept>& kept)
{
    const auto meanwhile = std::exchange(m_kept.seen, {});
    if (kept)
        m_kept = *kept;
    m_isLoaded = true;
    for (auto seen = meanwhile.constBegin(); seen != meanwhile.constEnd(); ++seen) {
        if (seen->isMarked)
            markUnread(seen.key());
        else
            see(seen.key(), seen->until);
    }
    if (!kept) // from when on tickets count has to stand there, even if nobody looks at one
        m_timer.start();
    emit loaded();
    emit changed();
}

std::optional<SeenTickets::Kept> SeenTickets::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto kept = read(QJsonDocument::fromJson(file.readAll()).object());
    file.close();
    if (kept)
        return kept;
    const auto aside = path + u".damaged"_s;
    QFile::remove(aside);
    file.rename(aside);
    return std::nullopt;
}

std::optional<SeenTickets::Kept> SeenTickets::read(const QJsonObject& object)
{
    const auto since = momentIn(object.value("since"_L1));
    if (!since || !object.value("seen"_L1).isObject() || !object.value("unread"_L1).isObject())
        return std::nullopt;
    Kept kept{*since, {}};
    for (const auto isMarked : {false, true}) {
        const auto part = object.value(isMarked ? "unread"_L1 : "seen"_L1).toObject();
        for (auto each = part.constBegin(); each != part.constEnd(); ++each) {
            const auto id = TicketId::fromString(each.key());
            const auto until = momentIn(each.value());
            if (id.isNull() || !until)
                return std::nullopt;
            kept.seen.insert(id, {*until, isMarked});
        }
    }
    return kept;
}

QByteArray SeenTickets::textOf(const Kept& kept)
{
    QJsonObject seen;
    QJsonObject unread;
    for (auto each = kept.seen.constBegin(); each != kept.seen.constEnd(); ++each)
        (each->isMarked ? unread : seen).insert(each.key().toString(), toMsecs(each->until));
    const QJsonObject object{
        {u"since"_s, toMsecs(kept.since)}, {u"seen"_s, seen}, {u"unread"_s, unread}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void SeenTickets::prune(Kept& kept)
{
    if (kept.seen.size() <= most)
        return;
    QList<std::pair<TicketId, Seen>> all;
    all.reserve(kept.seen.size());
    for (auto each = kept.seen.constBegin(); each != kept.seen.constEnd(); ++each)
        all.append({each.key(), *each});
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const auto& each) {
            return std::tuple(each.second.isMarked, each.second.until, each.first);
        };
        return rank(b) < rank(a);
    });
    // What is forgotten was seen: up to there nothing becomes unread again.
    if (!all[most].second.isMarked)
        kept.since = std::max(kept.since, all[most].second.until);
    all.resize(most);
    kept.seen = QHash<TicketId, Seen>();
    for (const auto& [id, seen] : std::as_const(all))
        kept.seen.insert(id, seen);
}

void SeenTickets::write()
{
    m_timer.stop();
    prune(m_kept);
    auto promise = std::make_shared<QPromise<bool>>();
    const auto written = promise->future();
    promise->start();
    m_pool.start([promise, path = m_path, kept = m_kept] {
        promise->addResult(writeOwnFile(path, textOf(kept)));
        promise->finish();
    });
    deliver(written, this, [this](bool isWritten) {
        if (!isWritten)
            emit failed();
    });
}

} // namespace homeport
