#include "ui/tickets/queue_columns.h"

#include "ui/models/queue_model.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct ColumnEntry
{
    const char* key;
    int width;
    bool isUsual;
};

/// In the order of QueueModel::Column.
constexpr std::array<ColumnEntry, QueueModel::ColumnCount> entries{{{"number", 120, true},
    {"title", 200, true}, {"priority", 112, true}, {"status", 108, true}, {"assignee", 48, true},
    {"due", 100, true}, {"requester", 104, false}, {"updated", 124, true}, {"team", 130, false},
    {"created", 120, false}, {"group", 130, false}, {"kind", 124, false}, {"category", 130, false},
    {"service", 130, false}, {"location", 130, false}, {"impact", 84, false},
    {"urgency", 84, false}, {"resolved", 124, false}, {"held_until", 150, false},
    {"channel", 100, false}}};
constexpr int leastWidth = 40;

int columnOf(const QString& key)
{
    for (int i = 0; i < int(entries.size()); ++i) {
        if (key == QLatin1StringView(entries[size_t(i)].key))
            return i;
    }
    return -1;
}

QList<ViewColumn> usualColumns()
{
    QList<ViewColumn> columns;
    for (const auto& entry : entries) {
        if (entry.isUsual)
            columns.append({QString::fromLatin1(entry.key), entry.width});
    }
    return columns;
}

QString settingOf(const QString& list)
{
    return u"columns/"_s + list;
}

} // namespace

QueueColumns::QueueColumns(QTableView* table) : QObject(table), m_table(table)
{
    auto* header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(leastWidth);
    header->setSectionResizeMode(QueueModel::Title, QHeaderView::Stretch);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &QueueColumns::showMenu);
    connect(header, &QHeaderView::sectionMoved, this, &QueueColumns::keep);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != QueueModel::Title) // which follows the window
            keep();
    });
    header->resizeSection(QueueModel::Group, entries[QueueModel::Group].width);
    apply(usualColumns());
}

void QueueColumns::open(const QString& list, const QList<ViewColumn>& usual)
{
    m_list = list;
    QList<ViewColumn> columns;
    const auto kept = QSettings().value(settingOf(list)).toStringList();
    for (const auto& each : kept) {
        const auto parts = each.split(u':');
        if (parts.size() == 2 && columnOf(parts[0]) >= 0)
            columns.append({parts[0], parts[1].toInt()});
    }
    if (columns.isEmpty())
        columns = usual.isEmpty() ? usualColumns() : usual;
    if (columns != current())
        apply(columns);
}

QList<ViewColumn> QueueColumns::current() const
{
    QList<ViewColumn> columns;
    const auto* header = m_table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const auto column = header->logicalIndex(place);
        if (!header->isSectionHidden(column) && column != QueueModel::Group)
            columns.append(
                {QString::fromLatin1(entries[size_t(column)].key), header->sectionSize(column)});
    }
    return columns;
}

void QueueColumns::apply(const QList<ViewColumn>& columns)
{
    m_isApplying = true;
    auto* header = m_table->horizontalHeader();
    QSet<int> shown;
    int place = 0;
    for (const auto& each : columns) {
        const auto column = columnOf(each.key);
        if (column < 0 || column == QueueModel::Group || shown.contains(column))
            continue;
        shown.insert(column);
        header->setSectionHidden(column, false);
        header->moveSection(header->visualIndex(column), place++);
        if (column != QueueModel::Title)
            header->resizeSection(
                column, each.width >= leastWidth ? each.width : entries[size_t(column)].width);
    }
    for (int column = 0; column < header->count(); ++column) {
        if (column != QueueModel::Group && !shown.contains(column))
            header->setSectionHidden(column, column != QueueModel::Number || !shown.isEmpty());
    }
    m_isApplying = false;
    setGrouped(m_isGrouped);
    tellDetails();
}

void QueueColumns::tellDetails()
{
    const auto* header = m_table->horizontalHeader();
    bool isShown = false;
    for (int column = QueueModel::Category; column < header->count(); ++column)
        isShown = isShown || !header->isSectionHidden(column);
    emit detailsShown(isShown);
}

void QueueColumns::setGrouped(bool isGrouped)
{
    m_isGrouped = isGrouped;
    m_isApplying = true;
    auto* header = m_table->horizontalHeader();
    header->setSectionHidden(QueueModel::Group, !isGrouped);
    header->moveSection(header->visualIndex(QueueModel::Group), 0);
    // With one column more the rest would leave the title no room; the list is scrolled instead.
    header->setSectionResizeMode(
        QueueModel::Title, isGrouped ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (isGrouped)
        header->resizeSection(QueueModel::Title, entries[QueueModel::Title].width);
    m_isApplying = false;
}

void QueueColumns::keep()
{
    if (m_isApplying || m_list.isEmpty())
        return;
    QStringList kept;
    const auto columns = current();
    for (const auto& each : columns)
        kept += each.key + u':' + QString::number(each.width);
    QSettings().setValue(settingOf(m_list), kept);
}

void QueueColumns::showMenu()
{
    auto* menu = new QMenu(m_table);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTo(*menu);
    const auto* header = m_table->horizontalHeader();
    menu->popup(header->viewport()->mapToGlobal(QPoint(0, header->height())));
}

void QueueColumns::addTo(QMenu& menu)
{
    const auto* header = m_table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const auto column = header->logicalIndex(place);
        if (column == QueueModel::Group)
            continue;
        auto* entry = menu.addAction(
            m_table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        entry->setCheckable(true);
        entry->setChecked(!header->isSectionHidden(column));
        entry->setEnabled(column != QueueModel::Number && column != QueueModel::Title);
        connect(entry, &QAction::toggled, this, [this, column](bool isShown) {
            m_table->horizontalHeader()->setSectionHidden(column, !isShown);
            keep();
            tellDetails();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("The usual columns")), &QAction::triggered, this, [this] {
        apply(usualColumns());
        keep();
    });
}

} // namespace homeport
