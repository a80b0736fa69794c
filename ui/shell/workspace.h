#pragma once

#include "core/base/deliver.h"
#include "core/tickets/ticket_queries.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticket_acts.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QStackedWidget;

namespace homeport {

class Actions;
class AuditPage;
class Backend;
class DraftStore;
class ImportPage;
class MessageStrip;
class NavList;
class QueuePage;
class StatusLine;
class TabStrip;
class TicketPage;
class UndoStack;
class ViewExport;

/// The desk of a signed-in person: places at the left, lists and tickets in the middle.
class Workspace final : public QWidget
{
    Q_OBJECT

public:
    explicit Workspace(Backend& backend, QWidget* parent = nullptr);
    ~Workspace() override;

    Actions& actions() const { return *m_actions; }
    void openTicket(TicketId id);
    void openPalette(const QString& text = {});
    void newIncident(const QString& title = {});
    void showShortcuts();
    /// A sentence over what is shown.
    void say(Tone tone, const QString& sentence);
    /// Null where the person may not import.
    ImportPage* showImport();
    /// Null where the person may not read the audit trail.
    AuditPage* showAudit();
    /// Null while a list is in front.
    TicketPage* ticketPage() const;
    QueuePage* queuePage() const { return m_queue; }

signals:
    void signOutRequested();
    void lockRequested();

private:
    QWidget* makeTopBar();
    void setUpActions();
    void addFieldActs();
    void add(const QString& id, const QString& text, const QKeySequence& keys,
        const std::function<void()>& act);
    void goTo(QueueView::Which which);
    void showQueue();
    void closeTicket(const QString& key);
    void actOnCurrent(TicketAct act);
    void updateActs();
    void fetchCounts();
    void lookForHeldBack();
    void showUndo();
    void setUpUndo();
    /// The list in front, or all incidents where none is.
    void exportView();
    bool may(const QString& permission) const;
    void showPersonMenu();
    bool isCovered() const;

    Backend& m_backend;
    Actions* m_actions;
    UndoStack* m_undo;
    DraftStore* m_drafts;
    Latest m_latestCounts;
    NavList* m_nav;
    TabStrip* m_tabs;
    QStackedWidget* m_stack;
    QueuePage* m_queue;
    ImportPage* m_import = nullptr; ///< made when it is first shown
    AuditPage* m_audit = nullptr; ///< likewise
    MessageStrip* m_message;
    QString m_lossSentence; ///< what it said when the desk was last out of reach
    ViewExport* m_export;
    StatusLine* m_status;
    QTimer m_heldBackTimer;
    QHash<QString, TicketPage*> m_pages;
    QList<QAction*> m_fieldActs;
};

} // namespace homeport
