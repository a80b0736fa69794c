#include "ui/audit/audit_page.h"
#include "ui/models/queue_model.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/key_settings.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/theme/appearance.h"
#include "ui/tickets/bulk_acts.h"
#include "ui/tickets/clock_acts.h"
#include "ui/tickets/property_fields.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/thing_acts.h"
#include "ui/tickets/ticket_page.h"
#include "ui/tickets/view_acts.h"
#include "ui/widgets/overlay.h"
#include "ui/words/language.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStackedWidget>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What can be done in a workspace, by key, menu and palette; workspace.cpp holds what it looks
// like.

namespace {

/// It deletes a word of what is being written, also on a card.
bool isOfText(const QKeyEvent& key)
{
    const auto* field = QApplication::focusWidget();
    return field && field->testAttribute(Qt::WA_InputMethodEnabled)
        && (key.matches(QKeySequence::DeleteEndOfWord)
            || key.matches(QKeySequence::DeleteStartOfWord));
}

} // namespace

/// Qt's fields do not claim these keys themselves before an act takes them.
bool Workspace::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOfText(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool Workspace::may(const QString& permission) const
{
    return m_backend.actor().scopeOf(permission) != Scope::None;
}

/// In the order in which the palette and the sheet of keys show them.
void Workspace::setUpActions()
{
    addDeskActs();
    addListPlaces();
    addTaskPlaces();
    addDataPlaces();
    addPageActs();
    addOrderActs();
    addRowHeightActs();
    add(u"ledger"_s, tr("Show why a target was met or missed"), QKeySequence(u"Ctrl+Shift+L"_s),
        [this] {
            if (auto* page = ticketPage())
                page->toggleLedger();
        });
    addAppearanceActs();
    addWindowActs();
    add(u"list.edit"_s, tr("Change fields of the marked tickets"), QKeySequence(u"Shift+X"_s),
        [this] {
            if (isBulk())
                m_bulk->editFields();
        });
    addViewActs();
    addSettingActs();
    addPersonActs();
    addFieldActs();
    addTicketKeys();
    addOpening();
    addWalk();
    addCopying();
}

void Workspace::addDeskActs()
{
    add(u"new"_s, tr("New incident"), QKeySequence(u"C"_s), [this] { newIncident(); });
    m_actions->find(u"new"_s)->setShortcuts({QKeySequence(u"C"_s), QKeySequence::New});
    addNewTickets();
    add(u"palette"_s, tr("Search and commands"), QKeySequence(u"Ctrl+K"_s),
        [this] { openPalette(); });
    add(u"undo"_s, tr("Undo"), QKeySequence::Undo, [this] { m_undo->undo(); });
    add(u"redo"_s, tr("Do again what was undone"), QKeySequence(u"Ctrl+Shift+Z"_s),
        [this] { m_undo->redo(); });
    m_actions->find(u"redo"_s)->setShortcuts(
        {QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    add(u"shortcuts"_s, tr("Show all keys"), QKeySequence(u"?"_s), [this] { showShortcuts(); });
    add(u"keys"_s, tr("Change keys"), {}, [this] { KeySettings::open(*m_actions, window()); });
}

/// Of the page that is in front.
void Workspace::addPageActs()
{
    add(u"filter"_s, tr("Filter the list"), QKeySequence(u"/"_s), [this] {
        if (m_audit && m_stack->currentWidget() == m_audit)
            return m_audit->focusFilter();
        if (m_settings && m_stack->currentWidget() == m_settings)
            return m_settings->focusFilter();
        showQueue();
        m_queue->focusFilter();
    });
    add(u"back"_s, tr("Back to the list"), QKeySequence(Qt::Key_Escape), [this] { goBack(); });
    add(u"tab.next"_s, tr("Go to the next tab"), QKeySequence(u"Ctrl+Tab"_s),
        [this] { stepTab(1); });
    add(u"tab.previous"_s, tr("Go to the tab before"), QKeySequence(u"Ctrl+Shift+Tab"_s),
        [this] { stepTab(-1); });
    add(u"closeTab"_s, tr("Close the ticket's tab"), QKeySequence::Close, [this] {
        if (auto* page = ticketPage())
            closeTicket(page->ticket().toString());
    });
    add(u"unread"_s, tr("Mark as unread, or as read"), QKeySequence(u"Shift+U"_s), [this] {
        if (auto* page = ticketPage()) {
            m_queue->leaveUnread(page->ticket());
            page->toggleUnread();
        } else if (m_stack->currentWidget() == m_queue) {
            m_queue->toggleUnread();
        }
    });
    add(u"history"_s, tr("Show the ticket's history"), QKeySequence(u"Shift+H"_s), [this] {
        if (auto* page = ticketPage())
            page->showHistory();
    });
}

void Workspace::addOrderActs()
{
    using Order = QueueView::Order;
    const std::tuple<const char*, QString, int, Order> orders[] = {
        {"sort.due", tr("Sort the list by time left"), QueueModel::Due, Order::Due},
        {"sort.created", tr("Sort the list by when it was reported"), QueueModel::Created,
            Order::Created},
        {"sort.updated", tr("Sort the list by the last change"), QueueModel::Updated,
            Order::Updated},
        {"sort.priority", tr("Sort the list by priority"), QueueModel::Priority, Order::Priority},
        {"sort.number", tr("Sort the list by number"), QueueModel::Number, Order::Number},
        {"sort.title", tr("Sort the list by title"), QueueModel::Title, Order::Title},
        {"sort.status", tr("Sort the list by status"), QueueModel::Status, Order::Status},
        {"sort.requester", tr("Sort the list by requester"), QueueModel::Requester,
            Order::Requester},
        {"sort.assignee", tr("Sort the list by who works on it"), QueueModel::Who, Order::Assignee},
        {"sort.team", tr("Sort the list by team"), QueueModel::Team, Order::Team},
        {"sort.category", tr("Sort the list by category"), QueueModel::Category, Order::Category}};
    for (const auto& [name, text, column, order] : orders) {
        const auto id = QString::fromLatin1(name);
        add(id, text, {}, [this, column = column] {
            showQueue();
            m_queue->sortBy(column);
        });
        m_actions->find(id)->setData(int(order));
    }
    add(u"sort.rank"_s, tr("Sort the list by rank, what is most urgent first"), {}, [this] {
        showQueue();
        m_queue->sortByRank();
    });
    m_actions->find(u"sort.rank"_s)->setData(int(Order::Rank));
    for (const auto& id : {u"sort.due"_s, u"sort.rank"_s})
        m_actions->find(id)->setEnabled(mayReadClocks(m_backend.actor()));
}

void Workspace::addRowHeightActs()
{
    const std::tuple<const char*, QString, RowHeight> heights[] = {
        {"rows.comfortable", tr("Comfortable rows in the list"), RowHeight::Comfortable},
        {"rows.compact", tr("Compact rows in the list"), RowHeight::Compact}};
    for (const auto& [name, text, height] : heights) {
        const auto id = QString::fromLatin1(name);
        add(id, text, {}, [this, height = height] {
            keep(height);
            m_queue->setRowHeight(height);
            emit rowHeightChosen(height);
        });
        m_actions->find(id)->setData(int(height));
    }
}

void Workspace::addAppearanceActs()
{
    add(u"appearance.light"_s, tr("Light appearance"), {},
        [] { ChosenAppearance::choose(*qApp, Appearance::Light); });
    add(u"appearance.dark"_s, tr("Dark appearance"), {},
        [] { ChosenAppearance::choose(*qApp, Appearance::Dark); });
    add(u"appearance.system"_s, tr("Appearance as the system"), {},
        [] { ChosenAppearance::choose(*qApp, Appearance::System); });
    // Names of languages are the same in every language.
    const std::pair<QString, QString> languages[] = {
        {{}, tr("Language of the system")}, {u"de"_s, u"Deutsch"_s}, {u"en"_s, u"English"_s}};
    for (const auto& [code, name] : languages) {
        add(u"language."_s + (code.isEmpty() ? u"system"_s : code), name, {}, [this, code = code] {
            Language::keep(code);
            say(Tone::Information,
                tr("From the next start on Homeport speaks the chosen language."));
        });
    }
}

void Workspace::addWindowActs()
{
    // Also from under an open card, which stays as it is.
    connect(m_actions->add(u"lock"_s, tr("Lock the window"), QKeySequence(u"Ctrl+L"_s)),
        &QAction::triggered, this, &Workspace::lockRequested);
    connect(m_actions->add(u"window.new"_s, tr("New window"), QKeySequence(u"Ctrl+Shift+N"_s)),
        &QAction::triggered, this, &Workspace::windowRequested);
    connect(
        m_actions->add(u"window.close"_s, tr("Close this window"), QKeySequence(u"Ctrl+Shift+W"_s)),
        &QAction::triggered, this, [this] { window()->close(); });
    connect(m_actions->add(u"quit"_s, tr("Quit Homeport"), QKeySequence(u"Ctrl+Q"_s)),
        &QAction::triggered, this, &Workspace::quitRequested);
    add(u"signOut"_s, tr("Sign out"), {}, [this] { emit signOutRequested(); });
}

/// Of the ticket in front, or of what is marked.
void Workspace::addTicketKeys()
{
    addThingActs(*m_actions);
    for (const auto act : thingActs()) {
        connect(m_actions->find(actionId(act)), &QAction::triggered, this, [this, act] {
            if (act == ThingAct::Tag && isBulk() && !isCovered())
                return m_bulk->tag();
            if (auto* page = isCovered() ? nullptr : ticketPage())
                page->act(act);
        });
        m_fieldActs.append(m_actions->find(actionId(act)));
    }
    addClockActs(*m_actions);
    for (const auto act : clockActs()) {
        connect(m_actions->find(actionId(act)), &QAction::triggered, this, [this, act] {
            if (auto* page = isCovered() ? nullptr : ticketPage())
                page->act(act);
        });
    }
    addTicketActs(*m_actions);
    for (const auto act : ticketActs()) {
        connect(m_actions->find(actionId(act)), &QAction::triggered, this, [this, act] {
            if (!isCovered())
                actOnCurrent(act);
        });
    }
}

/// What can be done with lists and the views that are saved of them.
void Workspace::addViewActs()
{
    add(u"view.columns"_s, tr("Choose the columns of the list"), {},
        [this] { m_queue->chooseColumns(); });
    connect(m_actions->addFor(m_queue, u"view.menu"_s,
                tr("Show what can be chosen for the list: columns, groups, order, rows"),
                {QKeySequence(u"Alt+V"_s)}),
        &QAction::triggered, this, &Workspace::showListMenu);
    using Group = QueueView::Group;
    const std::tuple<const char*, QString, Group> groups[] = {
        {"status", tr("Group the list by status"), Group::Status},
        {"priority", tr("Group the list by priority"), Group::Priority},
        {"team", tr("Group the list by team"), Group::Team},
        {"assignee", tr("Group the list by person"), Group::Assignee},
        {"none", tr("Do not group the list"), Group::None}};
    for (const auto& [name, text, group] : groups) {
        const auto id = u"group."_s + QString::fromLatin1(name);
        add(id, text, {}, [this, group = group] { m_queue->groupBy(group); });
        m_actions->find(id)->setData(int(group));
    }
    add(u"view.save"_s, tr("Save the list as a view"), QKeySequence(u"V"_s), [this] {
        if (m_stack->currentWidget() == m_queue)
            m_views->save();
    });
    const std::tuple<const char*, QString, const char*, std::function<void()>> own[] = {
        {"view.edit", tr("Change this view: name, team, and what it shows now"), "Shift+V",
            [this] { m_views->edit(); }},
        {"view.up", tr("Move this view up"), "Ctrl+Shift+Up", [this] { m_views->move(-1); }},
        {"view.down", tr("Move this view down"), "Ctrl+Shift+Down", [this] { m_views->move(1); }},
        {"view.delete", tr("Delete this view"), "", [this] { m_views->remove(); }}};
    for (const auto& [name, text, keys, act] : own) {
        const auto id = QString::fromLatin1(name);
        add(id, text, QKeySequence(QString::fromLatin1(keys)), act);
        m_viewActs.append(m_actions->find(id));
    }
}

/// Each field of a ticket that can be changed where it stands.
void Workspace::addFieldActs()
{
    const std::pair<Property, const char*> keys[] = {{Property::Title, "F2"},
        {Property::Impact, "P"}, {Property::Urgency, "Shift+P"}, {Property::Category, "Shift+C"},
        {Property::Requester, ""}, {Property::Assignee, ""}, {Property::Team, ""},
        {Property::Service, ""}, {Property::Location, ""}, {Property::Description, ""},
        {Property::AffectedUsers, ""}, {Property::DueAt, ""}, {Property::ContactEmail, ""},
        {Property::ContactPhone, ""}, {Property::Criticality, ""}, {Property::Confidentiality, ""},
        {Property::Security, ""}, {Property::PersonalData, ""}, {Property::DetectedAt, ""},
        {Property::OutageStart, ""}, {Property::OutageEnd, ""}, {Property::RootCause, ""},
        {Property::Workaround, ""}};
    for (const auto& [property, key] : keys) {
        add(u"edit."_s + nameOf(property), tr("Change: %1", "a field").arg(labelOf(property)),
            QKeySequence(QString::fromLatin1(key)), [this, which = property] {
                if (auto* page = ticketPage())
                    page->edit(which);
            });
        m_editActs.append(m_actions->find(u"edit."_s + nameOf(property)));
    }
    for (const auto shows : conversationShows()) {
        const auto id = u"talk."_s + QString::number(int(shows));
        add(id, tr("Conversation: %1", "what of it is shown").arg(nameOf(shows)), {},
            [this, shows] {
                if (auto* page = ticketPage())
                    page->showOnly(shows);
            });
        m_fieldActs.append(m_actions->find(id));
    }
}

void Workspace::add(const QString& id, const QString& text, const QKeySequence& keys,
    const std::function<void()>& act)
{
    connect(m_actions->add(id, text, keys), &QAction::triggered, this, [this, act] {
        // What lies under an open card must not move.
        if (!isCovered())
            act();
    });
}

bool Workspace::isCovered() const
{
    const auto overlays = window()->findChildren<Overlay*>();
    return std::any_of(
        overlays.begin(), overlays.end(), [](const Overlay* each) { return each->isOpen(); });
}

} // namespace homeport
