#pragma once

#include <QAction>
#include <QHash>
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
    /// Null where there is none of that id.
    QAction* find(const QString& id) const { return m_byId.value(id); }
    const QList<QAction*>& all() const { return m_all; }

private:
    QWidget* m_window;
    QHash<QString, QAction*> m_byId;
    QList<QAction*> m_all;
};

} // namespace homeport
