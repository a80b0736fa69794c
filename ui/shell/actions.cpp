#include "ui/shell/actions.h"

#include <QSettings>
#include <QWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto keyGroup = "keys"_L1;

} // namespace

Actions::Actions(QWidget* window) : QObject(window), m_window(window) {}

QAction* Actions::make(const QString& id, const QString& text, const QString& tip)
{
    Q_ASSERT(!m_byId.contains(id));
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    action->setStatusTip(tip.isEmpty() ? text : tip);
    action->setToolTip(tip.isEmpty() ? text : tip);
    m_byId.insert(id, action);
    m_all.append(action);
    return action;
}

QAction* Actions::add(
    const QString& id, const QString& text, const QKeySequence& keys, const QString& tip)
{
    auto* action = make(id, text, tip);
    action->setShortcut(keys);
    m_window->addAction(action);
    return action;
}

QAction* Actions::addFor(QWidget* part, const QString& id, const QString& text,
    const QList<QKeySequence>& keys, const QString& tip)
{
    auto* action = make(id, text, tip);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (part)
        part->addAction(action);
    return action;
}

void Actions::restoreKeys()
{
    QSettings settings;
    settings.beginGroup(keyGroup);
    for (auto* action : std::as_const(m_all)) {
        m_usual.insert(action->objectName(), action->shortcuts());
        const auto kept = settings.value(action->objectName());
        if (kept.isValid())
            action->setShortcuts(QKeySequence::listFromString(kept.toString()));
    }
}

void Actions::setKeys(const QString& id, const QList<QKeySequence>& keys)
{
    if (!find(id))
        return;
    QSettings settings;
    settings.beginGroup(keyGroup);
    if (keys == m_usual.value(id))
        settings.remove(id);
    else
        settings.setValue(id, QKeySequence::listToString(keys));
    adoptKeys(id, keys);
}

void Actions::adoptKeys(const QString& id, const QList<QKeySequence>& keys)
{
    auto* action = find(id);
    if (!action || action->shortcuts() == keys)
        return;
    action->setShortcuts(keys);
    emit keysChanged(id, keys);
}

QAction* Actions::holderOf(const QKeySequence& keys, const QAction* except) const
{
    const auto usual = m_usual.value(except->objectName());
    for (auto* action : m_all) {
        const auto others = action->shortcuts();
        const bool clashes = action != except
            && std::any_of(others.begin(), others.end(),
                [&](const QKeySequence& each) { return clash(each, keys); });
        const bool isShared =
            usual.contains(keys) && m_usual.value(action->objectName()).contains(keys);
        if (clashes && !isShared)
            return action;
    }
    return nullptr;
}

bool Actions::clash(const QKeySequence& a, const QKeySequence& b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

} // namespace homeport
