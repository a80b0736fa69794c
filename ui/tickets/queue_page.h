#pragma once

#include "core/base/deliver.h"
#include "core/tickets/ticket_queries.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QTableView;

namespace homeport {

class Backend;
class ChipBar;
class EmptyState;
class MessageStrip;
class QueueModel;
class TicketPreview;

/// Lists of tickets with filter chips above and the chosen ticket beside.
class QueuePage final : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePage(Backend& backend, QWidget* parent = nullptr);
    ~QueuePage() override;

    void choose(QueueView::Which which);
    QueueView::Which which() const;
    /// What one import wrote, until another view is chosen.
    void showRun(RunId run);
    /// What the view is called, its filter included.
    QString name() const;
    void setCounts(const Counts& counts);
    /// What is due first at the top; once more: at the bottom.
    void sortByTimeLeft();
    void focusFilter();
    void focusList();
    void togglePreview();
    /// Null while nothing is chosen.
    TicketId current() const;
    void step(int rows);
    QueueModel* model() const { return m_model; }

signals:
    void openRequested(homeport::TicketId id);
    void newRequested();
    void chosen(homeport::QueueView::Which which);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpTable();
    void sortBy(int column);
    void reportVisible();
    void remember();
    void restore();
    void followCurrent();
    void updateTitle();
    void openCurrent();

    Backend& m_backend;
    QueueModel* m_model;
    QLabel* m_title;
    QLabel* m_count;
    ChipBar* m_chips;
    MessageStrip* m_message;
    QTableView* m_table;
    EmptyState* m_empty;
    TicketPreview* m_preview;
    QSplitter* m_splitter;
    TicketId m_current;
    bool m_isRestoring = false;
};

} // namespace homeport
