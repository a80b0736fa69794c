#pragma once

#include "core/access/actor.h"

#include <QFuture>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace homeport {

class Draft;

/// A text that is kept, and the name of its file.
struct KeptDraft
{
    QString name;
    QJsonObject text;
};

/// What a person has begun to write and not yet sent, in a file of its own for each text, readable
/// by them alone. It belongs to this device, not to the desk, and survives the end of the program,
/// whatever ends it; at most the last second is lost. One for all windows of the person, as it
/// knows which text lies in which of them; it outlives the pages that write.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    explicit DraftStore(const Actor& actor, QObject* parent = nullptr);
    /// Writes what still waits.
    ~DraftStore() override;

    /// A place to write in. Shared, because what is sent holds it until it has arrived: whoever
    /// closes the page meanwhile must not be offered the text again.
    std::shared_ptr<Draft> open(const QString& key);
    /// Whether something is kept under the key, in whatever place.
    QFuture<bool> isKept(const QString& key);

signals:
    void saved(const QString& name);
    void failed(const QString& name);

private:
    friend class Draft;

    /// What is kept under the key in whatever place, the newest first.
    QFuture<QList<KeptDraft>> kept(const QString& key);
    /// False: it is in another place, done with, or another text than a look could find.
    bool hold(const QString& name);
    void letGo(const QString& name);
    /// Of a file that there has not been.
    QString newName(const QString& key);
    void keep(const QString& name, const QJsonObject& text);
    void forget(const QString& name);
    void write();
    QString pathOf(const QString& name) const;

    QString m_folder;
    QThreadPool m_pool; ///< one thread: a file's writes stay in order
    QHash<QString, QJsonObject> m_waiting;
    QSet<QString> m_taken; ///< names that lie in some place, or are done with
    QTimer m_timer;
};

} // namespace homeport
