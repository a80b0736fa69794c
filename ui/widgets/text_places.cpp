#include "ui/widgets/text_places.h"

#include "ui/widgets/link_text.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>

#include <algorithm>

namespace homeport {

namespace {

constexpr int around = 48; // pixels that stay free above and below what was found
constexpr int longest = 1 << 20; // pixels of a label

/// What the part shows to be read; empty where that is no text.
QString textOf(const QWidget& part)
{
    if (const auto* linked = qobject_cast<const LinkText*>(&part))
        return linked->words();
    if (const auto* label = qobject_cast<const QLabel*>(&part))
        return label->textFormat() == Qt::PlainText ? label->text() : QString();
    const auto* field = qobject_cast<const QPlainTextEdit*>(&part);
    return field && field->isReadOnly() ? field->toPlainText() : QString();
}

/// The line of the place within its part.
QRect lineOf(const TextPlace& place)
{
    if (const auto* field = qobject_cast<const QPlainTextEdit*>(place.part))
        return field->cursorRect();
    const auto* label = qobject_cast<const QLabel*>(place.part);
    if (!label)
        return {};
    const auto metrics = label->fontMetrics();
    const auto before = metrics.boundingRect(QRect(0, 0, label->width(), longest),
        label->wordWrap() ? Qt::TextWordWrap : 0, textOf(*label).left(place.at + place.length));
    return {0, before.height() - metrics.lineSpacing(), 1, metrics.lineSpacing()};
}

void mark(const TextPlace& place, qsizetype length)
{
    if (auto* label = qobject_cast<QLabel*>(place.part)) {
        label->setTextInteractionFlags(label->textInteractionFlags() | Qt::TextSelectableByMouse);
        label->setSelection(int(place.at), int(length));
    } else if (auto* field = qobject_cast<QPlainTextEdit*>(place.part)) {
        auto cursor = field->textCursor();
        cursor.setPosition(int(place.at));
        cursor.setPosition(int(place.at + length), QTextCursor::KeepAnchor);
        field->setTextCursor(cursor);
    }
}

} // namespace

QList<TextPlace> placesOf(const QString& words, const QScrollArea& area)
{
    QList<TextPlace> places;
    if (words.isEmpty() || !area.widget())
        return places;
    auto parts = area.widget()->findChildren<QWidget*>();
    parts.removeIf([&](const QWidget* part) { return !part->isVisibleTo(area.widget()); });
    const auto corner = [&](const QWidget* part) {
        const auto point = part->mapTo(area.widget(), QPoint());
        return std::pair(point.y(), point.x());
    };
    std::stable_sort(parts.begin(), parts.end(),
        [&](const QWidget* one, const QWidget* other) { return corner(one) < corner(other); });
    for (auto* part : std::as_const(parts)) {
        const auto text = textOf(*part);
        for (auto at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive))
            places.append({part, at, words.size()});
    }
    return places;
}

int depthOf(const TextPlace& place, const QScrollArea& area)
{
    return place.part->mapTo(area.widget(), lineOf(place).topLeft()).y();
}

void showPlace(const TextPlace& place, QScrollArea& area)
{
    if (!place.part)
        return;
    mark(place, place.length);
    const auto line = lineOf(place);
    const auto top = place.part->mapTo(area.widget(), line.topLeft()).y();
    area.ensureVisible(0, top, 0, around);
    area.ensureVisible(0, top + line.height(), 0, around);
}

void unmark(const TextPlace& place)
{
    if (place.part)
        mark(place, 0);
}

} // namespace homeport
