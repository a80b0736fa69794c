#include "ui/tickets/row_height.h"

#include "ui/theme/theme.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto key = "list/row_height"_L1;
const auto compact = "compact"_L1;

} // namespace

int pixelsOf(RowHeight height)
{
    return height == RowHeight::Compact ? Theme::compactRow : Theme::normalRow;
}

RowHeight keptRowHeight()
{
    return QSettings().value(key).toString() == compact ? RowHeight::Compact
                                                        : RowHeight::Comfortable;
}

void keep(RowHeight height)
{
    QSettings settings;
    if (height == RowHeight::Compact)
        settings.setValue(key, QString(compact));
    else
        settings.remove(key);
}

} // namespace homeport
