#include "ui/shell/draft_store.h"

#include "core/base/deliver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPromise>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int delay = 800; ///< milliseconds from a key press to the disk

/// Desk and person without their names: a listing of the folder says nothing.
QString folderFor(const Actor& actor)
{
    const auto who = actor.organization.value().toRfc4122() + actor.person.value().toRfc4122();
    const auto name = QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex().left(32);
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/drafts/"_s
        + QString::fromLatin1(name);
}

bool writeFile(const QString& path, const QByteArray& text)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return false;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(text);
    return file.commit();
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

QFuture<QJsonObject> DraftStore::draft(const QString& key)
{
    auto promise = std::make_shared<QPromise<QJsonObject>>();
    auto future = promise->future();
    promise->start();
    if (const auto waiting = m_waiting.constFind(key); waiting != m_waiting.constEnd()) {
        promise->addResult(*waiting);
        promise->finish();
        return future;
    }
    m_pool.start([promise, path = pathOf(key)] {
        QFile file(path);
        QJsonObject found;
        if (file.open(QIODevice::ReadOnly))
            found = QJsonDocument::fromJson(file.readAll()).object();
        promise->addResult(found);
        promise->finish();
    });
    return future;
}

void DraftStore::keep(const QString& key, const QJsonObject& draft)
{
    m_waiting.insert(key, draft);
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftStore::forget(const QString& key)
{
    m_waiting.remove(key);
    m_pool.start([path = pathOf(key)] { QFile::remove(path); });
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
            promise->addResult(writeFile(path, text));
            promise->finish();
        });
        deliver(written, this, [this, key = draft.key()](bool isWritten) {
            if (isWritten)
                emit saved(key);
            else
                emit failed(key);
        });
    }
}

QString DraftStore::pathOf(const QString& key) const
{
    return m_folder + u'/' + key + u".json"_s;
}

} // namespace homeport
