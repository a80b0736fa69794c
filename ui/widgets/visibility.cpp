#include "ui/widgets/visibility.h"

#include <QApplication>
#include <QWidget>

namespace homeport {

void setShown(QWidget* widget, bool isShown)
{
    if (isShown && !widget->parentWidget())
        widget->setAttribute(Qt::WA_WState_ExplicitShowHide, false);
    else
        widget->setVisible(isShown);
}

void bringForward(QWidget* window)
{
    // Raising a minimized window leaves it where it is.
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

void showList(QWidget* list, QWidget* placeholder, bool isEmpty, QWidget* otherwise)
{
    const auto* focus = QApplication::focusWidget();
    const auto* gone = isEmpty ? list : placeholder;
    const bool hasKeys = focus && (focus == gone || gone->isAncestorOf(focus));
    setShown(isEmpty ? placeholder : list, true);
    if (auto* next = isEmpty ? otherwise : list; hasKeys && next)
        next->setFocus();
    setShown(isEmpty ? list : placeholder, false);
}

} // namespace homeport
