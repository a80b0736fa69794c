#pragma once

#include <QList>
#include <QString>

class QFrame;
class QLabel;
class QWidget;

namespace homeport {

/// A list of lines and what stands over them, in the order in which Tab goes through it.
struct ListParts
{
    QString title = {};
    QLabel* count = nullptr; ///< of its lines, beside the title
    QWidget* act = nullptr; ///< at the end of the title's line
    QList<QWidget*> narrowing = {}; ///< each on a line of its own
    QWidget* message = nullptr;
    QWidget* lines = nullptr;
    QWidget* empty = nullptr; ///< in place of the lines while there are none
    QWidget* foot = nullptr; ///< below them, in the middle
};

/// The panel that they lie in from now on.
QFrame* makeListPanel(const ListParts& parts);

} // namespace homeport
