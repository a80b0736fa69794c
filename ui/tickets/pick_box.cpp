#include "ui/tickets/pick_box.h"

#include <QKeyEvent>

namespace homeport {

void PickBox::hidePopup()
{
    QComboBox::hidePopup();
    emit listClosed();
}

bool PickBox::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const auto isPlain = !(press->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        if (isPlain && !press->text().isEmpty() && press->text().at(0).isPrint()) {
            event->accept();
            return true;
        }
    }
    return QComboBox::event(event);
}

} // namespace homeport
