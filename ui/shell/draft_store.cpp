#include "ui/shell/draft_store.h"

#include "core/base/deliver.h"
#include "ui/shell/draft.h"
#include "ui/shell/own_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPromise>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int delay = 800; ///< milliseconds from a key press to the disk

QString folderFor(const Actor& actor)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/drafts/"_s
        + ownFileName(actor);
}

/// The files of a key are called after it, each with a mark of its own.
QList<KeptDraft> keptIn(const QString& folder, const QString& key)
{
    const QFileInfo wanted(folder + u'/' + key);
    const auto base = wanted.fileName();
    const auto files = wanted.dir().entryInfoList(
        {base + u".json"_s, base + u".*.json"_s}, QDir::Files, QDir::Time);
    QList<KeptDraft> found;
    for (const auto& each : files) {
        QFile file(each.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto text = QJsonDocument::fromJson(file.readAll()).object();
        if (!text.isEmpty())
            found.append({key.chopped(base.size()) + each.completeBaseName(), text});
    }
    return found;
}

} // namespace

DraftStore::DraftStore(const Actor& actor, QObject* parent)
    : QObject(parent), m_folder(folderFor(actor))
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::write);
}

DraftStore::~DraftStore()
{
    write();
    m_pool.waitForDone();
}

std::shared_ptr<Draft> DraftStore::open(const QString& key)
{
    return std::make_shared<Draft>(*this, key);
}

QFuture<bool> DraftStore::isKept(const QString& key)
{
    return kept(key).then([](const QList<KeptDraft>& found) { return !found.isEmpty(); });
}

QFuture<QList<KeptDraft>> DraftStore::kept(const QString& key)
{
    write(); // before the look: a page that was just closed may have left it waiting
    auto promise = std::make_shared<QPromise<QList<KeptDraft>>>();
    auto future = promise->future();
    promise->start();
    m_pool.start([promise, folder = m_folder, key] {
        promise->addResult(keptIn(folder, key));
        promise->finish();
    });
    return future;
}

bool DraftStore::hold(const QString& name)
{
    if (m_taken.contains(name) || m_waiting.contains(name))
        return false;
    m_taken.insert(name);
    return true;
}

void DraftStore::letGo(const QString& name)
{
    m_taken.remove(name);
}

QString DraftStore::newName(const QString& key)
{
    const auto name = key + u'.' + QUuid::createUuid().toString(QUuid::Id128);
    m_taken.insert(name);
    return name;
}

void DraftStore::keep(const QString& name, const QJsonObject& text)
{
    m_waiting.insert(name, text);
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftStore::forget(const QString& name)
{
    m_waiting.remove(name);
    m_pool.start([path = pathOf(name)] { QFile::remove(path); });
}

void DraftStore::write()
{
    m_timer.stop();
    const auto waiting = std::exchange(m_waiting, {});
    for (auto draft = waiting.constBegin(); draft != waiting.constEnd(); ++draft) {
        if (draft->isEmpty()) {
            forget(draft.key());
            continue;
        }
        auto promise = std::make_shared<QPromise<bool>>();
        const auto written = promise->future();
        promise->start();
        m_pool.start([promise, path = pathOf(draft.key()),
                         text = QJsonDocument(*draft).toJson(QJsonDocument::Compact)] {
            promise->addResult(writeOwnFile(path, text));
            promise->finish();
        });
        deliver(written, this, [this, name = draft.key()](bool isWritten) {
            if (isWritten)
                emit saved(name);
            else
                emit failed(name);
        });
    }
}

QString DraftStore::pathOf(const QString& name) const
{
    return m_folder + u'/' + name + u".json"_s;
}

} // namespace homeport
