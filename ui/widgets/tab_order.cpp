#include "ui/widgets/tab_order.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QSplitter>

#include <algorithm>

namespace homeport {

namespace {

void addItem(QLayoutItem* item, QWidgetList& parts);

/// Line by line, whatever was put in first.
void addGrid(const QGridLayout* grid, QWidgetList& parts)
{
    QList<std::pair<int, int>> places;
    for (int at = 0; at < grid->count(); ++at) {
        int row = 0;
        int column = 0;
        int rows = 0;
        int columns = 0;
        grid->getItemPosition(at, &row, &column, &rows, &columns);
        places.append({row * grid->columnCount() + column, at});
    }
    std::sort(places.begin(), places.end());
    for (const auto& [place, at] : std::as_const(places))
        addItem(grid->itemAt(at), parts);
}

void addLayout(QLayout* layout, QWidgetList& parts)
{
    if (const auto* grid = qobject_cast<QGridLayout*>(layout))
        return addGrid(grid, parts);
    for (int at = 0; at < layout->count(); ++at)
        addItem(layout->itemAt(at), parts);
}

void addItem(QLayoutItem* item, QWidgetList& parts)
{
    if (auto* widget = item->widget())
        parts.append(widget);
    else if (auto* layout = item->layout())
        addLayout(layout, parts);
}

/// What lies directly in a widget; what no layout holds comes last.
QWidgetList partsOf(const QWidget* widget)
{
    QWidgetList parts;
    if (widget->layout())
        addLayout(widget->layout(), parts);
    // Of its children the panes that came last stand first.
    if (const auto* splitter = qobject_cast<const QSplitter*>(widget)) {
        for (int at = 0; at < splitter->count(); ++at)
            parts.append(splitter->widget(at));
    }
    for (auto* child : widget->children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part && !part->isWindow() && !parts.contains(part))
            parts.append(part);
    }
    return parts;
}

bool takesTab(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

/// What takes Tab, and `start` whether it does or not: it may just have been hidden.
void addStops(QWidget* widget, const QWidget* start, QWidgetList& stops)
{
    if (widget == start || takesTab(widget))
        stops.append(widget);
    for (auto* part : partsOf(widget)) {
        if (part->isVisible() || part == start || part->isAncestorOf(start))
            addStops(part, start, stops);
    }
}

} // namespace

bool stepFocus(QWidget* ground, bool isForward)
{
    auto* start = ground->window()->focusWidget();
    if (!start || !(start == ground || ground->isAncestorOf(start)))
        start = ground;
    QWidgetList stops;
    addStops(ground, start, stops);
    if (!isForward)
        std::reverse(stops.begin(), stops.end());
    std::rotate(stops.begin(), std::find(stops.begin(), stops.end(), start), stops.end());
    const auto next = std::find_if(stops.begin(), stops.end(),
        [start](const QWidget* stop) { return stop != start && takesTab(stop); });
    if (next == stops.end())
        return false;
    (*next)->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    for (auto* around = (*next)->parentWidget(); around; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around))
            area->ensureWidgetVisible(*next);
    }
    return true;
}

} // namespace homeport
