#pragma once

#include "core/base/deliver.h"
#include "core/tickets/ticket_news.h"
#include "core/tickets/ticket_queries.h"
#include "ui/models/queue_marks.h"
#include "ui/models/queue_reading.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>

namespace homeport {

class Backend;
class CalendarShelf;
class SeenTickets;

/// A queue of any length as a table. Knows how many rows there are and holds only the pages around
/// those that can be seen; the others are placeholders until they are shown.
class QueueModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Number,
        Title,
        Priority,
        Status,
        Who,
        Due,
        Requester,
        Updated,
        Team,
        Created,
        Group,
        Kind,
        Category,
        Service,
        Location,
        Impact,
        Urgency,
        Resolved,
        HeldUntil,
        Channel,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole,
        LoadedRole,
        ToneRole,
        SortRole,
        MarkedRole,
        FaceRole,
        UnreadRole,
        EscalatedRole
    };

    /// By what a column sorts the list; nothing: by nothing.
    static std::optional<QueueView::Order> orderOf(int column);
    /// The column that shows what the list is sorted by; -1: none does.
    static int columnOf(QueueView::Order order);

    static constexpr int pageSize = 100;
    static constexpr int mostPages = 20;
    static constexpr int countedAtOnce = 10'000; ///< what is beyond is counted in the background
    static constexpr int mostMarked = 10'000; ///< of one stretch; all of the list is another matter

    explicit QueueModel(Backend& backend, QObject* parent = nullptr);

    const QueueView& view() const { return m_view; }
    void setView(const QueueView& view);
    /// Says which rows can be seen, so that their pages are fetched and refreshed.
    void show(int first, int last);
    /// Asks for the count and the visible pages again.
    void refresh();
    /// What "now" and "today" are in filters.
    static FilterMoment presentMoment();

    bool isCounted() const { return m_isCounted; }
    qint64 total() const { return m_total; }
    /// False while only the first ten thousand of more rows are known of.
    bool isExact() const { return m_isExact; }
    /// Nothing while the row's page is not there.
    const QueueRow* row(int row) const;
    /// The row of a ticket on the pages at hand; -1 where it is on none.
    int rowOf(TicketId id) const;

    /// Of the view that is shown; another one begins without any.
    const QueueMarks& marks() const { return m_marks; }
    void setMarks(const QueueMarks& marks);
    /// Marks a stretch of rows besides, as soon as it is known which tickets those are.
    void mark(int first, int last);
    /// Where not all are marked: which ones, always in the same order.
    QList<TicketId> markedIds() const;
    /// Of the marked rows at hand that are incidents.
    QSet<TicketStatus> markedStatuses() const;

    /// Whether what the columns behind Kind show is read as well, which takes a little longer.
    void setDetailed(bool isDetailed);

    /// Tells which tickets are unread from now on; outlives the model.
    void setSeen(SeenTickets* seen);
    bool isUnread(TicketId id) const;
    void setUnread(TicketId id, bool isUnread);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void aboutToRefresh();
    void refreshed();
    void failed(const homeport::Error& error);
    void marksChanged();

private:
    QVariant clockIn(const QueueClock& clock, int role) const;
    void tellTimeAnew();
    void ask(const QList<int>& pages, bool isWithCount);
    void countOn(QueueAnchors pass);
    void sortOn(const std::shared_ptr<QueueSorting>& pass);
    void takeOver(const std::shared_ptr<QueueSorting>& sorting);
    void goOnBehind(const QueueBatch& batch);
    void setTotal(qint64 total);
    void takeOver(const QueueBatch& batch, bool isNewView);
    void forgetFarPages();
    void addMarks(const QList<TicketId>& ids);
    void askNews(const QList<int>& pages);
    void tellUnread();
    QString groupOf(const QueueRow& row) const;
    QVariant groupIn(int row, int role) const;
    QList<int> visiblePages() const;

    Backend& m_backend;
    CalendarShelf* m_calendars;
    QueueView m_view;
    qint64 m_total = 0;
    bool m_isCounted = false;
    bool m_isExact = true;
    bool m_isCountingOn = false;
    QueueAnchors m_anchors; ///< of the last pass that came to its end
    /// The same, in an order that no index has; shared with the questions on their way.
    std::shared_ptr<const QueueSorting> m_sorting;
    bool m_isPassOld = false; ///< something changed since the one that is on its way began
    bool m_isNewView = true;
    bool m_isRefreshing = false;
    bool m_isStale = false;
    bool m_isDetailed = false;
    int m_generation = 0;
    int m_first = 0;
    int m_last = 0;
    QHash<int, QList<QueueRow>> m_pages;
    QSet<int> m_asked;
    QueueMarks m_marks;
    SeenTickets* m_seen = nullptr;
    QHash<TicketId, TicketNews> m_news; ///< of the pages at hand, and of some that were
};

} // namespace homeport
