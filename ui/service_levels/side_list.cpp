#include "ui/service_levels/side_list.h"

#include "ui/theme/theme.h"

#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int listWidth = 168;

} // namespace

QListWidget* sideList(const QString& objectName, const QString& accessibleName)
{
    auto* list = new QListWidget;
    list->setObjectName(objectName);
    list->setAccessibleName(accessibleName);
    list->setFixedWidth(listWidth);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

QVBoxLayout* sideColumn(QListWidget* list, QWidget* below)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(Theme::smallSpace);
    column->addWidget(list, 1);
    column->addWidget(below);
    return column;
}

} // namespace homeport
