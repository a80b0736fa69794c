#pragma once

#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/overlay.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QSet>

namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

inline bool takesTab(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
        && (widget->focusPolicy() & Qt::TabFocus);
}

/// The field inside of a box is the box.
inline bool isInside(const QWidget* widget)
{
    const auto* parent = widget->parentWidget();
    return qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent);
}

inline QString described(const QWidget* widget)
{
    QStringList way;
    for (const auto* up = widget; up && way.size() < 3; up = up->parentWidget()) {
        way.prepend(QString::fromLatin1(up->metaObject()->className()).section(u"::"_s, -1)
            + (up->objectName().isEmpty() ? QString() : u'#' + up->objectName()));
    }
    return way.join(u" > "_s);
}

inline QRect placeOf(const QWidget* widget)
{
    return {widget->mapTo(widget->window(), QPoint()), widget->size()};
}

/// Above in the same column, or further left in the same line.
inline bool isBefore(const QRect& a, const QRect& b)
{
    const bool isSameColumn = a.left() <= b.right() && b.left() <= a.right();
    const bool isSameLine = a.top() <= b.bottom() && b.top() <= a.bottom();
    return (isSameColumn && !isSameLine && a.bottom() <= b.top())
        || (isSameLine && !isSameColumn && a.right() <= b.left());
}

inline QStringList nameless(const QWidget& window)
{
    QStringList out;
    for (const auto* each : window.findChildren<QWidget*>()) {
        if (!takesTab(each) || isInside(each))
            continue;
        auto* shown = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(each));
        if (!shown || shown->text(QAccessible::Name).trimmed().isEmpty())
            out << described(each);
    }
    return out;
}

/// Once round with the key, from the start.
inline QStringList disordered(DeskWindow& window, QWidget& front)
{
    QStringList out;
    front.setFocus();
    QSet<const QWidget*> passed;
    const QWidget* before = nullptr;
    while (true) {
        window.press(Qt::Key_Tab);
        const auto* now = QApplication::focusWidget();
        if (!now || now == &front)
            break; // what only shows something is left by Esc
        if (passed.contains(now)) {
            if (now == before && passed.size() > 1)
                out << described(now) + u" keeps the focus"_s;
            break;
        }
        // Where they are now: going to the one may have scrolled the other.
        if (before && isBefore(placeOf(now), placeOf(before)))
            out << described(before) + u" before "_s + described(now);
        passed.insert(now);
        before = now;
    }
    for (const auto* each : front.findChildren<QWidget*>()) {
        if (takesTab(each) && !isInside(each) && !passed.contains(each))
            out << described(each) + u" is not reached"_s;
    }
    if (passed.isEmpty() && front.isWindow())
        out << u"nothing takes the focus"_s;
    return out;
}

/// What is in front: all that takes the focus has a name, and Tab goes through it in reading order.
/// `what` names it where one test looks at several.
inline void check(DeskWindow& window, const QString& what = {})
{
    window.comeToRest();
    QWidget* front = &window.window();
    for (auto* each : window.window().findChildren<Overlay*>()) {
        if (each->isVisible())
            front = each; // it keeps the focus to itself
    }
    const auto found = nameless(*front) + disordered(window, *front);
    QVERIFY2(found.isEmpty(), qPrintable(what + u": "_s + found.join(u"; "_s)));
}

} // namespace homeport::test
