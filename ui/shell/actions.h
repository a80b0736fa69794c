#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

namespace homeport {

/// Every act of the window once: what menus, buttons, the palette and the key sheet show.
class Actions final : public QObject
{
    Q_OBJECT

public:
    /// Actions are added to the window, so that their keys work everywhere in it.
    explicit Actions(QWidget* window);

    QAction* add(const QString& id, const QString& text, const QKeySequence& keys = {},
        const QString& tip = {});
    /// An act of one part, whose keys work only while the focus is in it. A part that is yet to be
    /// made is null here, and gets the act with addAction() then.
    QAction* addFor(QWidget* part, const QString& id, const QString& text,
        const QList<QKeySequence>& keys, const QString& tip = {});
    /// Null where there is none of that id.
    QAction* find(const QString& id) const { return m_byId.value(id); }
    const QList<QAction*>& all() const { return m_all; }

    /// Once all are added: remembers their usual keys, and gives them those that this profile
    /// keeps.
    void restoreKeys();
    QList<QKeySequence> usualKeys(const QString& id) const { return m_usual.value(id); }
    /// Other keys from now on; the profile keeps them.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    /// The same where another window of the profile has them kept.
    void adoptKeys(const QString& id, const QList<QKeySequence>& keys);
    /// Another act that would answer to these keys; null: they are free. Acts that share a key from
    /// the start, since never both are possible, may go on doing so.
    QAction* holderOf(const QKeySequence& keys, const QAction* except) const;
    /// The same, or one is how the other begins.
    static bool clash(const QKeySequence& a, const QKeySequence& b);

signals:
    /// An act has other keys now.
    void keysChanged(const QString& id, const QList<QKeySequence>& keys);

private:
    QAction* make(const QString& id, const QString& text, const QString& tip);

    QWidget* m_window;
    QHash<QString, QAction*> m_byId;
    QList<QAction*> m_all;
    QHash<QString, QList<QKeySequence>> m_usual;
};

} // namespace homeport
