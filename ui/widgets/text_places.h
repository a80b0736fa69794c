#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

class QScrollArea;

namespace homeport {

/// Where words stand in a label or a field.
struct TextPlace
{
    QPointer<QWidget> part;
    qsizetype at = 0;
    qsizetype length = 0;
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// Everywhere the words stand, whatever the size of their letters, in labels and read-only fields
/// that can be seen in the area, if need be after scrolling; in reading order.
QList<TextPlace> placesOf(const QString& words, const QScrollArea& area);
/// How far below the upper end of all that the area shows the place stands.
int depthOf(const TextPlace& place, const QScrollArea& area);
/// Marks the words there, as with the mouse, and brings them into view.
void showPlace(const TextPlace& place, QScrollArea& area);
/// Takes that mark away.
void unmark(const TextPlace& place);

} // namespace homeport
