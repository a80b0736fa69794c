#pragma once

#include "core/base/deliver.h"
#include "core/tickets/assigned_tasks.h"
#include "core/tickets/history.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QTableView;

namespace homeport {

class Backend;
class ChipBar;
class DraftStore;
class EmptyState;
class LineModel;
class MessageStrip;
class TaskForms;
class TicketDeeds;

/// What somebody, or their teams, have left to do on open tickets, the next to be due first.
class MyTasksPage final : public QWidget
{
    Q_OBJECT

public:
    using Whose = AssignedTasks::Whose;

    MyTasksPage(Backend& backend, DraftStore& drafts, QWidget* parent = nullptr);
    ~MyTasksPage() override;

    QTableView* table() const { return m_table; }
    Whose whose() const { return m_whose; }
    /// Reads them anew, once the page is shown, and has the keys go to them.
    void open(Whose whose);
    void focusList();
    void openCurrent();
    /// That the chosen one is done; asks for a word first where that needs one.
    void finishCurrent();

signals:
    void ticketRequested(homeport::TicketId id);
    /// Something was done that can be taken back by its entry; the text names it.
    void acted(const QString& deed, const homeport::EntryRef& entry);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectParts();
    void connectActs();
    void fetch();
    /// Reads anew where those of the changed tickets are not as they are shown.
    void follow(const QSet<QUuid>& changed);
    void present();
    void showMore();
    /// Null while there is none.
    const AssignedTask* current() const;

    Backend& m_backend;
    Latest m_latest;
    Whose m_whose = Whose::Mine;
    int m_most; ///< lines at a time, more once the end of them was reached
    QList<AssignedTask> m_tasks;
    AssignedTask m_acting; ///< which the form is about
    QSet<TicketTaskId> m_finished; ///< which the list shows still
    TaskForms* m_forms;
    TicketDeeds* m_deeds;
    QLabel* m_count;
    ChipBar* m_chips;
    MessageStrip* m_message;
    LineModel* m_lines;
    QTableView* m_table;
    EmptyState* m_none;
};

} // namespace homeport
