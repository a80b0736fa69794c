#include "ui/audit/audit_model.h"

#include "ui/models/far_pages.h"
#include "ui/shell/backend.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/audit_words.h"
#include "ui/words/words.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

AuditModel::AuditModel(Backend& backend, QObject* parent)
    : QAbstractTableModel(parent), m_backend(backend)
{}

void AuditModel::setFilter(const AuditFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

void AuditModel::reload()
{
    beginResetModel();
    ++m_generation;
    m_starts.clear();
    m_pages.clear();
    m_asked.clear();
    m_next = newestAct;
    m_rows = 0;
    m_first = 0;
    m_last = 0;
    m_isSearching = false;
    endResetModel();
    readOn();
}

void AuditModel::show(int first, int last)
{
    m_first = std::max(first, 0);
    m_last = std::max(last, m_first);
    for (int page = m_first / pageSize; page <= m_last / pageSize && page < m_starts.size(); ++page)
        readAgain(page);
    if (m_last + pageSize / 2 >= m_rows)
        readOn();
}

const AuditLine* AuditModel::line(int row) const
{
    const auto page = m_pages.constFind(row / pageSize);
    if (row < 0 || page == m_pages.constEnd() || row % pageSize >= page->size())
        return nullptr;
    return &page->at(row % pageSize);
}

int AuditModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int AuditModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex& index, int role) const
{
    const auto* found = index.isValid() ? line(index.row()) : nullptr;
    if (!found)
        return role == Qt::DisplayRole && index.column() == Act ? QVariant(tr("…")) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case When: return Words::ago(found->item.at);
        case Who: return AuditWords::who(*found);
        case Act: return AuditWords::act(*found);
        case Record: return AuditWords::record(*found);
        case Changes: return AuditWords::changes(*found);
        default: return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == When)
            return Words::exact(found->item.at);
        return plainToolTip(data(index, Qt::DisplayRole).toString());
    default: return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("When");
    case Who: return tr("Who");
    case Act: return tr("Act");
    case Record: return tr("Record");
    case Changes: return tr("What changed");
    default: return {};
    }
}

/// A page; less where the journal was searched for long.
Result<AuditStretch> AuditModel::read(
    Session& session, const Actor& actor, const AuditFilter& filter, qint64 before, int lines)
{
    return session.replica->read(
        [&](Database& database) { return auditPage(database, actor, filter, before, lines); });
}

void AuditModel::readOn()
{
    if (m_isSearching || m_next == 0)
        return;
    m_isSearching = true;
    // The last page is filled up before the next one begins.
    const auto wanted = pageSize - m_rows % pageSize;
    const auto answer = m_backend.ask(
        [actor = m_backend.actor(), filter = m_filter, before = m_next, wanted](
            Session& session) { return read(session, actor, filter, before, wanted); });
    deliver(answer, this, [this, generation = m_generation](const Result<AuditStretch>& page) {
        if (generation != m_generation)
            return;
        m_isSearching = false;
        if (!page) {
            m_next = 0;
            emit failed(page.error());
            return;
        }
        append(*page);
        if (m_last + pageSize / 2 >= m_rows)
            readOn();
        emit advanced();
    });
}

void AuditModel::append(const AuditStretch& page)
{
    if (m_rows % pageSize == 0 && !page.lines.isEmpty())
        m_starts.append(page.lines.first().arrival + 1);
    if (!page.lines.isEmpty()) {
        const auto count = int(page.lines.size());
        beginInsertRows({}, m_rows, m_rows + count - 1);
        // A page that was let go meanwhile comes back whole when it is seen.
        const auto at = m_rows / pageSize;
        if (m_rows % pageSize == 0 || m_pages.contains(at))
            m_pages[at] += page.lines;
        m_rows += count;
        endInsertRows();
        forgetFarPages();
    }
    m_next = page.next;
}

void AuditModel::readAgain(int page)
{
    if (m_pages.contains(page) || m_asked.contains(page))
        return;
    m_asked.insert(page);
    const auto wanted = std::min(pageSize, m_rows - page * pageSize);
    const auto answer =
        m_backend.ask([actor = m_backend.actor(), filter = m_filter, before = m_starts.at(page),
                          wanted](Session& session) -> Result<QList<AuditLine>> {
            QList<AuditLine> lines;
            for (auto from = before; from > 0 && lines.size() < wanted;) {
                const auto found = read(session, actor, filter, from, wanted - int(lines.size()));
                if (!found)
                    return found.error();
                lines += found->lines;
                from = found->next;
            }
            return lines;
        });
    deliver(answer, this,
        [this, page, generation = m_generation](const Result<QList<AuditLine>>& lines) {
            if (generation != m_generation)
                return;
            m_asked.remove(page);
            if (!lines) {
                emit failed(lines.error());
                return;
            }
            m_pages.insert(page, *lines);
            const auto last = std::min((page + 1) * pageSize, m_rows) - 1;
            emit dataChanged(index(page * pageSize, 0), index(last, ColumnCount - 1));
            forgetFarPages();
            emit advanced();
        });
}

void AuditModel::forgetFarPages()
{
    dropFarPages(m_pages, (m_first + m_last) / 2 / pageSize, mostPages);
}

} // namespace homeport
