#include "ui/shell/actions.h"

#include <QWidget>

namespace homeport {

Actions::Actions(QWidget* window) : QObject(window), m_window(window) {}

QAction* Actions::add(
    const QString& id, const QString& text, const QKeySequence& keys, const QString& tip)
{
    Q_ASSERT(!m_byId.contains(id));
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(keys);
    action->setStatusTip(tip.isEmpty() ? text : tip);
    action->setToolTip(tip.isEmpty() ? text : tip);
    m_window->addAction(action);
    m_byId.insert(id, action);
    m_all.append(action);
    return action;
}

} // namespace homeport
