#pragma once

#include "core/base/deliver.h"
#include "core/journal/command.h"
#include "core/tickets/assigned_tasks.h"
#include "core/tickets/ticket_queries.h"
#include "ui/shell/window_memory.h"
#include "ui/theme/theme.h"
#include "ui/tickets/row_height.h"
#include "ui/tickets/ticket_acts.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QStackedWidget;

namespace homeport {

class Actions;
class AuditPage;
class Backend;
class BulkActs;
class DraftStore;
class ImportPage;
class ListActs;
class MessageStrip;
class MyTasksPage;
class NavList;
class NewIncidentDialog;
class NewTicketDialog;
class PersonPage;
class QueuePage;
class SeenTickets;
class SettingsPage;
class StatusLine;
class TabStrip;
class TicketPage;
class UndoStack;
class ViewActs;
class ViewExport;

/// The desk of a signed-in person: places at the left, lists and tickets in the middle.
class Workspace final : public QWidget
{
    Q_OBJECT

public:
    Workspace(Backend& backend, DraftStore& drafts, SeenTickets& seen, QWidget* parent = nullptr);
    ~Workspace() override;

    Actions& actions() const { return *m_actions; }
    void openTicket(TicketId id);
    /// Its tab is there, and what is in front stays so.
    TicketPage* openBehind(TicketId id);
    void openPalette(const QString& text = {});
    void newIncident(const QString& title = {});
    /// The form of an incident that takes up that closed one.
    void followUp(TicketId closed);
    /// The form of a problem or change that stands for itself.
    void newTicket(TicketKind kind);
    /// The form of what comes of the incident: a problem, a change, or a request in its place.
    void raiseTicket(TicketKind kind, TicketId incident);
    void showShortcuts();
    /// A sentence over what is shown.
    void say(Tone tone, const QString& sentence);
    /// Null where the person may not import.
    ImportPage* showImport();
    /// Null where the person may not read the audit trail.
    AuditPage* showAudit();
    /// The settings, with that part in front or the one that was shown last.
    SettingsPage* showSettings(const QString& part = {});
    /// What is left to be done, by the person or by their teams.
    void showTasks(AssignedTasks::Whose whose = AssignedTasks::Whose::Mine);
    /// Who somebody is and what they have open.
    void openPerson(PersonId id);
    /// Who is signed in.
    PersonId person() const;
    /// Null while a list is in front.
    TicketPage* ticketPage() const;
    OpenTickets openTickets() const;
    /// Brings back those that are there and theirs to see; their pages are made once they are
    /// looked at.
    void restore(const OpenTickets& left);
    /// Which of them are brought back is not known yet.
    bool isRestoring() const { return m_isRestoring; }
    /// What is in front: the ticket's number and title, or what the page is called.
    QString frontName() const;
    QueuePage* queuePage() const { return m_queue; }
    /// What would end half way with this window, as a sentence; empty: nothing.
    QString underWay() const;
    /// Asks in front of all whether that may end. Then it does, and `go` follows.
    void askToStop(const QString& confirm, const std::function<void()>& go);
    /// False where nothing is under way; else whoever closes the window is asked first.
    bool holdsOpen();

signals:
    /// Something else is in front, or what is in front is called otherwise.
    void frontChanged();
    /// Other tickets are open, or another one is in front.
    void openTicketsChanged();
    /// This device keeps it, and the list here is as high; those of other windows are to follow.
    void rowHeightChosen(homeport::RowHeight height);
    void signOutRequested();
    void lockRequested();
    /// Another window, beside the one this lies in.
    void windowRequested();
    void quitRequested();

protected:
    bool event(QEvent* event) override;

private:
    QWidget* makeTopBar();
    void setUpActions();
    void addDeskActs();
    void addListPlaces();
    void addTaskPlaces();
    void makeTasks();
    void addDataPlaces();
    void addPageActs();
    void addOrderActs();
    void addRowHeightActs();
    void addAppearanceActs();
    void addWindowActs();
    void addTicketKeys();
    void addFieldActs();
    void addSettingActs();
    void addPersonActs();
    void addViewActs();
    void add(const QString& id, const QString& text, const QKeySequence& keys,
        const std::function<void()>& act);
    /// The key of the list of that kind in the navigation.
    static QString placeOf(TicketKind kind);
    /// Nothing where that is the key of something else.
    static std::optional<TicketKind> kindAt(const QString& place);
    /// Of the list that is shown, which is no saved view.
    static QString placeOf(const QueueView& view);
    bool mayList(TicketKind kind) const;
    void addTicketPlaces();
    void setUpFront();
    void goTo(QueueView::Which which, const std::optional<TicketKind>& kind = {});
    void showQueue();
    /// From a person to what was in front before, from all else to the list.
    void goBack();
    /// The tab that many further, round and round; from a list the first or the last.
    void stepTab(int by);
    void closeTicket(const QString& key);
    void actOnCurrent(TicketAct act);
    void actInList(TicketAct act);
    void setUpListActs();
    void addWalk();
    void addOpening();
    /// The list alone, with the chosen ticket beside it, that ticket alone, and again.
    void nextMode();
    void addCopying();
    int currentRow() const;
    QString namedInFront(bool hasTitle) const;
    QString markedLines() const;
    static void copy(const QString& text);
    /// To the ticket that many rows from the one in front, in the list it was opened from.
    void walk(int rows);
    void openFromList(TicketId id);
    /// The one that is chosen in the list, which stays in front and goes on to the next.
    void deleteChosen();
    void addNewTickets();
    NewIncidentDialog* makeNewIncident();
    NewTicketDialog* makeNewTicket(TicketKind kind);
    void updateActs();
    /// Tickets of the list in front are marked, and acts are about all of them.
    bool isBulk() const;
    void fetchCounts();
    void lookForHeldBack();
    void tell(const Error& error);
    void showUndo();
    void setUpUndo();
    /// The list in front, or all incidents where none is.
    void exportView();
    bool may(const QString& permission) const;
    void showPersonMenu();
    void showViewMenu(const QString& key, const QPoint& at);
    void showTicketMenu(const QPoint& at);
    /// Columns, groups, order and row height of the list.
    void showListMenu();
    bool isCovered() const;
    void stopRuns();

    Backend& m_backend;
    Actions* m_actions;
    UndoStack* m_undo;
    DraftStore& m_drafts;
    SeenTickets& m_seen;
    Latest m_latestCounts;
    Latest m_latestForm;
    std::optional<TicketKind> m_countedKind; ///< of the list in front when it was counted
    NavList* m_nav;
    TabStrip* m_tabs;
    QStackedWidget* m_stack;
    QueuePage* m_queue;
    ListActs* m_listActs;
    BulkActs* m_bulk = nullptr; ///< after the actions
    ImportPage* m_import = nullptr; ///< made when it is first shown
    AuditPage* m_audit = nullptr; ///< likewise
    SettingsPage* m_settings = nullptr; ///< likewise
    PersonPage* m_person = nullptr; ///< likewise
    MyTasksPage* m_tasks = nullptr; ///< likewise
    QPointer<QWidget> m_beforePerson; ///< the page that led to the person in front
    ViewActs* m_views = nullptr; ///< after the list that they are about
    MessageStrip* m_message;
    QString m_lossSentence; ///< what it said when the desk was last out of reach
    TicketId m_walkedFrom; ///< while the next one is on its way
    TicketId m_deleting; ///< from the list, which shows it still
    QString m_deletedSentence; ///< what it said of the ticket that was deleted from the list last
    EntryRef m_deleted; ///< what that can be taken back by
    ViewExport* m_export;
    StatusLine* m_status;
    QTimer m_heldBackTimer;
    QPointer<QWidget> m_question; ///< whether what is under way may end
    QHash<QString, TicketPage*> m_pages; ///< of tabs that have been looked at
    bool m_isRestoring = false;
    TicketId m_restoredFront; ///< until the person goes somewhere
    QList<QAction*> m_fieldActs;
    QList<QAction*> m_editActs; ///< of the fields that are changed where they stand
    QList<QAction*> m_viewActs; ///< on an own saved view
};

} // namespace homeport
