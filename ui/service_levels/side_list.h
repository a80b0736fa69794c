#pragma once

#include <QString>

class QListWidget;
class QVBoxLayout;
class QWidget;

namespace homeport {

/// A list of things to choose from at the side of their editor.
QListWidget* sideList(const QString& objectName, const QString& accessibleName);
/// The list with what can be done with it as a whole below.
QVBoxLayout* sideColumn(QListWidget* list, QWidget* below);

} // namespace homeport
