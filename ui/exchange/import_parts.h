#pragma once

#include <QStringList>

class QFrame;
class QLabel;
class QTableWidget;
class QVBoxLayout;

namespace homeport {

// What the parts of the import page are made of, so that they look alike.

/// A table to read, without rows.
QTableWidget* importTable(const QString& name, const QStringList& headings);
/// Adds a row of texts at the end.
void addImportRow(QTableWidget* table, const QStringList& cells);
QLabel* importHeading(const QString& text);
/// A framed part; `layout` is where its content goes.
QFrame* importCard(QVBoxLayout*& layout);

} // namespace homeport
