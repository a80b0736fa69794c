#pragma once

#include "core/audit/audit_trail.h"
#include "core/base/deliver.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace homeport {

class Backend;
struct Session;

/// The acts of the desk, the newest first. Reads on as one scrolls down and holds only the pages
/// around those that can be seen.
class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, Act, Record, Changes, ColumnCount };

    static constexpr int pageSize = 100;
    static constexpr int mostPages = 20;

    explicit AuditModel(Backend& backend, QObject* parent = nullptr);

    const AuditFilter& filter() const { return m_filter; }
    void setFilter(const AuditFilter& filter);
    /// Starts again from the newest act.
    void reload();
    /// Says which rows can be seen.
    void show(int first, int last);

    /// Nothing while the row's page is not there.
    const AuditLine* line(int row) const;
    /// Whether all that fits has been found.
    bool isComplete() const { return m_next == 0; }
    bool isSearching() const { return m_isSearching; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// Rows came, or the search ended without.
    void advanced();
    void failed(const homeport::Error& error);

private:
    static Result<AuditStretch> read(
        Session& session, const Actor& actor, const AuditFilter& filter, qint64 before, int lines);
    void readOn();
    void append(const AuditStretch& page);
    void readAgain(int page);
    void forgetFarPages();

    Backend& m_backend;
    AuditFilter m_filter;
    QList<qint64> m_starts; ///< before which arrival each page begins
    QHash<int, QList<AuditLine>> m_pages;
    QSet<int> m_asked;
    qint64 m_next = newestAct;
    int m_rows = 0;
    int m_first = 0;
    int m_last = 0;
    int m_generation = 0;
    bool m_isSearching = false;
};

} // namespace homeport
