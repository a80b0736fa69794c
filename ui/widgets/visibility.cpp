#include "ui/widgets/visibility.h"

#include <QWidget>

namespace homeport {

void setShown(QWidget* widget, bool isShown)
{
    if (isShown && !widget->parentWidget())
        widget->setAttribute(Qt::WA_WState_ExplicitShowHide, false);
    else
        widget->setVisible(isShown);
}

} // namespace homeport
