#pragma once

#include "core/base/deliver.h"
#include "core/tickets/saved_views.h"
#include "ui/tickets/row_height.h"
#include "ui/tickets/ticket_acts.h"

#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QSplitter;
class QTableView;
class QVBoxLayout;

namespace homeport {

class Actions;
class Backend;
class ChipBar;
class EmptyState;
class FilterLine;
class HintButton;
class MessageStrip;
class QueueColumns;
class QueueModel;
class SeenTickets;
class TicketPreview;
struct TicketStory;

/// Lists of tickets with filter chips above and the chosen ticket beside.
class QueuePage final : public QWidget
{
    Q_OBJECT

public:
    QueuePage(Backend& backend, SeenTickets& seen, QWidget* parent = nullptr);
    ~QueuePage() override;

    /// Tickets of one kind, or of all.
    void choose(QueueView::Which which, const std::optional<TicketKind>& kind = {});
    QueueView::Which which() const;
    /// What one import wrote, until another view is chosen.
    void showRun(RunId run);
    /// A saved view, until another one is chosen; `key` tells its columns from those of others.
    void showView(const QString& key, const ViewSetup& setup);
    QList<ViewColumn> columns() const;
    void chooseColumns();
    /// What chooseColumns() offers, as a part of another menu.
    void addColumnsTo(QMenu& menu);
    void setRowHeight(RowHeight height);
    /// What belongs together stands together; None: no longer.
    void groupBy(QueueView::Group group);
    /// What the view is called, its filter included.
    QString name() const;
    /// The same without it.
    QString baseName() const;
    /// Of the kind that is listed.
    void setCounts(const Counts& counts);
    /// By that column of the model, where lists can be sorted by it; once more: the other way.
    void sortBy(int column);
    /// What is most urgent at the top (engines.md 2.3); once more: at the bottom.
    void sortByRank();
    void focusFilter();
    void focusList();
    void togglePreview();
    bool showsPreview() const;
    /// Null while nothing is chosen.
    TicketId current() const;
    /// Of the chosen ticket; nothing while none is, or its line is not there.
    std::optional<TicketStanding> standing() const;
    /// The chosen ticket as it is shown beside the list; null until it has been read.
    const TicketStory* story() const;
    void step(int rows);
    void openCurrent();
    /// Opens the ticket that many rows from one that was opened here, also where that has left the
    /// list since. False: there is none.
    bool openBeside(TicketId opened, int rows);
    /// What is marked, else what is chosen, counts as unread, or where it does already as read.
    void toggleUnread();
    /// Seeing that ticket beside the list changes nothing until another one is chosen.
    void leaveUnread(TicketId id);
    QueueModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    /// Of the acts that stand on the page, from now on.
    void showKeys(const Actions& actions);
    /// Where the menu belongs that viewMenuRequested() asks for.
    QWidget* viewButton() const;
    /// A part under the list, which takes it over.
    void setFoot(QWidget* foot);

signals:
    void openRequested(homeport::TicketId id);
    /// Of the kind that is listed.
    void newRequested();
    /// The menu of what the list shows, and how.
    void viewMenuRequested();
    /// It is another list, or the same under another name.
    void named();
    /// Another list, which is no saved view.
    void chosen(const homeport::QueueView& view);
    /// More is known of the chosen ticket than its row says.
    void currentLoaded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpTable();
    void showOrder();
    QString newOf(TicketKind kind) const;
    void offerNextStep();
    void reportVisible();
    void remember();
    void restore();
    void followCurrent();
    void updateTitle();
    void keepPlace();
    bool isWithinKind() const;
    void clearFilter();

    Backend& m_backend;
    QueueModel* m_model;
    QLabel* m_title;
    QLabel* m_count;
    QLabel* m_order; ///< what it is sorted by, where the head of the table does not say it all
    HintButton* m_viewButton;
    ChipBar* m_chips;
    FilterLine* m_filter;
    MessageStrip* m_message;
    QTableView* m_table;
    QueueColumns* m_columns;
    QString m_savedName; ///< of the saved view that is shown; empty: none is
    /// And whether it is descending: of the lists that one comes back to from a saved view.
    std::pair<QueueView::Order, bool> m_usualOrder{QueueView::Order::Updated, true};
    EmptyState* m_empty;
    QString m_newKeys; ///< of the act that makes an incident
    TicketPreview* m_preview;
    QSplitter* m_splitter;
    QVBoxLayout* m_list;
    TicketId m_current;
    TicketId m_opened; ///< last, from here
    int m_place = -1; ///< where that stands, or stood when it left the list
    bool m_opensNext = false; ///< what is chosen, once its page is there
    bool m_isRestoring = false;
};

} // namespace homeport
