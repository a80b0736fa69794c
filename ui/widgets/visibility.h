#pragma once

class QWidget;

namespace homeport {

/// Shows or hides a part of a page. Unlike QWidget::show() it is safe before the part has a parent:
/// it appears with the page then, and not as a window of its own.
void setShown(QWidget* widget, bool isShown);

/// To the front, with the keys, also where the window is hidden or minimized.
void bringForward(QWidget* window);

/// Shows a list, or what stands in its place while it is empty. Where the keyboard is with the one
/// that goes it comes to the other: to the list, or to `otherwise`; without that, to the next part
/// that takes it.
void showList(QWidget* list, QWidget* placeholder, bool isEmpty, QWidget* otherwise = nullptr);

} // namespace homeport
