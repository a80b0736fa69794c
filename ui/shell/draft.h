#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

namespace homeport {

class DraftStore;
struct KeptDraft;

/// A text that is being written in one place. No other place gets it while this lives; what is kept
/// when it goes is offered to the next place that asks for its key.
class Draft final : public QObject
{
    Q_OBJECT

public:
    /// Answers whether the place goes on with it.
    using Take = std::function<bool(const QJsonObject& text)>;

    Draft(DraftStore& store, const QString& key);
    ~Draft() override;

    const QString& key() const { return m_key; }
    /// Offers the newest that is kept under the key and is in no other place. Not where something
    /// is kept here by then, nor once the receiver is gone.
    void goOn(QObject* receiver, const Take& take);
    /// Is on disk within a second; saved() tells. An empty one is forgotten.
    void keep(const QJsonObject& text);
    void forget();

signals:
    void saved();
    /// The disk refuses; the text is only in its field.
    void failed();

private:
    void offer(const QList<KeptDraft>& kept, const Take& take);

    QPointer<DraftStore> m_store; ///< null: what is under way ends with it
    QString m_key;
    QString m_name; ///< of the file; empty: nothing is kept here
};

} // namespace homeport
