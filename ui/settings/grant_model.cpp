#include "ui/settings/grant_model.h"

#include "ui/settings/setting_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

void GrantModel::setLines(const QList<PermissionLine>& lines)
{
    m_all = lines;
    update();
}

void GrantModel::setFilter(const QString& text)
{
    m_filter = text.trimmed();
    update();
}

const PermissionLine* GrantModel::line(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown[row] : nullptr;
}

int GrantModel::granted() const
{
    return int(std::count_if(m_all.begin(), m_all.end(),
        [](const PermissionLine& line) { return line.scope != Scope::None; }));
}

int GrantModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int GrantModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GrantModel::data(const QModelIndex& index, int role) const
{
    const auto* found = index.isValid() ? line(index.row()) : nullptr;
    if (!found)
        return {};
    const auto text = index.column() == Reach
        ? SettingWords::of(found->scope)
        : tr("%1: %2", "module, what the permission is for")
              .arg(SettingWords::module(found->module), found->description);
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::ToolTipRole: return plainToolTip(found->code);
    case Qt::ForegroundRole:
        return found->scope == Scope::None ? QVariant(Theme::current().muted) : QVariant();
    default: return {};
    }
}

QVariant GrantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Permission ? tr("Permission") : tr("Reach", "scope of a permission");
}

void GrantModel::update()
{
    QList<PermissionLine> next;
    for (const auto& line : std::as_const(m_all)) {
        const bool fits = m_filter.isEmpty() || line.code.contains(m_filter, Qt::CaseInsensitive)
            || line.description.contains(m_filter, Qt::CaseInsensitive)
            || SettingWords::module(line.module).contains(m_filter, Qt::CaseInsensitive);
        if (fits)
            next.append(line);
    }
    if (next == m_shown)
        return;
    const bool isSameOrder = next.size() == m_shown.size()
        && std::equal(next.begin(), next.end(), m_shown.begin(),
            [](const auto& a, const auto& b) { return a.code == b.code; });
    if (!isSameOrder)
        beginResetModel();
    m_shown = next;
    if (!isSameOrder)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(int(m_shown.size()) - 1, ColumnCount - 1));
}

} // namespace homeport
