#include "ui/widgets/line_model.h"

#include "core/base/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto indent = u"\u2003"_s; // one em

bool fits(const ListLine& line, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        const auto holds = [&](const QString& text) {
            return text.contains(word, Qt::CaseInsensitive);
        };
        return std::any_of(line.cells.begin(), line.cells.end(), holds)
            || std::any_of(line.searched.begin(), line.searched.end(), holds);
    });
}

} // namespace

LineModel::LineModel(const QStringList& headings, QObject* parent)
    : QAbstractTableModel(parent), m_headings(headings)
{}

void LineModel::setLines(const QList<ListLine>& lines)
{
    m_all = lines;
    update();
}

void LineModel::setFilter(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    update();
}

const ListLine* LineModel::line(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown[row] : nullptr;
}

int LineModel::rowOf(const QUuid& id) const
{
    const auto found = std::find_if(
        m_shown.begin(), m_shown.end(), [&](const ListLine& line) { return line.id == id; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int LineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int LineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_headings.size());
}

QVariant LineModel::data(const QModelIndex& index, int role) const
{
    const auto* found = index.isValid() ? line(index.row()) : nullptr;
    if (!found)
        return {};
    const auto text = withControlsShown(found->cells.value(index.column()));
    switch (role) {
    case Qt::DisplayRole: return index.column() == 0 ? indent.repeated(found->depth) + text : text;
    case Qt::ToolTipRole:
        return plainToolTip(found->note.isEmpty() ? text : text + u'\n' + found->note);
    case Qt::AccessibleTextRole: return text;
    case Qt::AccessibleDescriptionRole: return found->note;
    case Qt::ForegroundRole: return found->isMuted ? QVariant(Theme::current().muted) : QVariant();
    default: return {};
    }
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_headings.value(section);
}

QList<ListLine> LineModel::shown() const
{
    const auto words = m_filter.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return m_all;
    QList<ListLine> kept;
    QList<ListLine> above; // the way down to the line
    for (const auto& line : m_all) {
        while (!above.isEmpty() && above.last().depth >= line.depth)
            above.removeLast();
        above.append(line);
        if (!fits(line, words))
            continue;
        for (const auto& each : std::as_const(above)) {
            if (!kept.contains(each))
                kept.append(each);
        }
    }
    return kept;
}

void LineModel::update()
{
    const auto next = shown();
    if (next == m_shown)
        return;
    // Lines that merely read otherwise keep their place, and with it selection and scrolling.
    const bool isSameOrder = next.size() == m_shown.size()
        && std::equal(next.begin(), next.end(), m_shown.begin(),
            [](const auto& a, const auto& b) { return a.id == b.id; });
    if (!isSameOrder)
        beginResetModel();
    m_shown = next;
    if (!isSameOrder)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(int(m_shown.size()) - 1, columnCount() - 1));
}

} // namespace homeport
