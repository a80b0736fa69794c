#pragma once

class QWidget;

namespace homeport {

/// Shows or hides a part of a page. Unlike QWidget::show() it is safe before the part has a parent:
/// it appears with the page then, and not as a window of its own.
void setShown(QWidget* widget, bool isShown);

} // namespace homeport
