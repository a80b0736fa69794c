#include "ui/widgets/filter_field.h"

#include <QKeyEvent>

namespace homeport {

bool FilterField::event(QEvent* event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || text().isEmpty() || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QLineEdit::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        clear();
        emit textEdited({});
    }
    return true;
}

} // namespace homeport
