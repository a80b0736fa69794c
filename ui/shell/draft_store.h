#pragma once

#include "core/access/actor.h"

#include <QFuture>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace homeport {

/// What a person has begun to write and not yet sent, in a file of its own for each text, readable
/// by them alone. It belongs to this device, not to the desk, and survives the end of the program,
/// whatever ends it; at most the last second is lost.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    explicit DraftStore(const Actor& actor, QObject* parent = nullptr);
    /// Writes what still waits.
    ~DraftStore() override;

    /// What was kept under the key; empty where there is nothing.
    QFuture<QJsonObject> draft(const QString& key);
    /// Is on disk within a second; saved() tells. An empty one is forgotten.
    void keep(const QString& key, const QJsonObject& draft);
    void forget(const QString& key);

signals:
    void saved(const QString& key);
    /// The disk refuses; the text is only in its field.
    void failed(const QString& key);

private:
    void write();
    QString pathOf(const QString& key) const;

    QString m_folder;
    QThreadPool m_pool; ///< one thread: a key's writes stay in order
    QHash<QString, QJsonObject> m_waiting;
    QTimer m_timer;
};

} // namespace homeport
