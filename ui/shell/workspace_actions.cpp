#include "core/access/access_service.h"
#include "ui/audit/audit_page.h"
#include "ui/models/queue_model.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/key_settings.h"
#include "ui/shell/recalculation.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/bulk_acts.h"
#include "ui/tickets/clock_acts.h"
#include "ui/tickets/property_fields.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/thing_acts.h"
#include "ui/tickets/ticket_page.h"
#include "ui/tickets/view_acts.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/words/bulk_words.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

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

void Workspace::setUpActions()
{
    using Which = QueueView::Which;
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
    add(u"go.mine"_s, tr("Go to my work"), QKeySequence(u"G, M"_s), [this] { goTo(Which::Mine); });
    add(u"go.teams"_s, tr("Go to the tickets of my teams"), QKeySequence(u"G, T"_s),
        [this] { goTo(Which::MyTeams); });
    add(u"go.unassigned"_s, tr("Go to unassigned tickets"), QKeySequence(u"G, U"_s),
        [this] { goTo(Which::Unassigned); });
    const std::tuple<TicketKind, QString, const char*> lists[] = {
        {TicketKind::Incident, tr("Go to all open incidents"), "G, I"},
        {TicketKind::ServiceRequest, tr("Go to all open requests"), "G, R"},
        {TicketKind::Problem, tr("Go to all open problems"), "G, L"},
        {TicketKind::Change, tr("Go to all open changes"), "G, C"}};
    for (const auto& [kind, text, keys] : lists) {
        const auto id = u"go."_s + placeOf(kind);
        add(id, text, QKeySequence(QString::fromLatin1(keys)),
            [this, kind = kind] { goTo(Which::Open, kind); });
        m_actions->find(id)->setEnabled(kind == TicketKind::Incident || mayList(kind));
    }
    // Of the kind that is in front, as the chips of the list.
    const auto goAlong = [this](Which which) { goTo(which, m_queue->model()->view().kind); };
    add(u"go.hold"_s, tr("Go to tickets on hold"), QKeySequence(u"G, H"_s),
        [goAlong] { goAlong(Which::OnHold); });
    add(u"go.resolved"_s, tr("Go to resolved tickets"), QKeySequence(u"G, D"_s),
        [goAlong] { goAlong(Which::Resolved); });
    add(u"go.all"_s, tr("Go to all tickets, closed ones too"), QKeySequence(u"G, E"_s),
        [goAlong] { goAlong(Which::All); });
    add(u"go.import"_s, tr("Import incidents from a file"), QKeySequence(u"G, F"_s),
        [this] { showImport(); });
    m_actions->find(u"go.import"_s)->setEnabled(may(u"integration.import"_s));
    add(u"export"_s, tr("Export the list to a file"), QKeySequence(u"Ctrl+Shift+E"_s),
        [this] { exportView(); });
    m_actions->find(u"export"_s)
        ->setEnabled(may(u"audit.export"_s)
            || std::any_of(std::begin(lists), std::end(lists), [this](const auto& list) {
                   return may(
                       AccessService::permissionFor(std::get<TicketKind>(list), u"export"_s));
               }));
    add(u"go.audit"_s, tr("Go to the audit trail"), QKeySequence(u"G, A"_s),
        [this] { showAudit(); });
    m_actions->find(u"go.audit"_s)->setEnabled(may(u"audit.read"_s));
    add(u"audit.verify"_s, tr("Verify the journal"), {}, [this] {
        if (auto* page = showAudit())
            page->verify();
    });
    m_actions->find(u"audit.verify"_s)->setEnabled(may(u"audit.verify"_s));
    add(u"filter"_s, tr("Filter the list"), QKeySequence(u"/"_s), [this] {
        if (m_audit && m_stack->currentWidget() == m_audit)
            return m_audit->focusFilter();
        if (m_settings && m_stack->currentWidget() == m_settings)
            return m_settings->focusFilter();
        showQueue();
        m_queue->focusFilter();
    });
    add(u"back"_s, tr("Back to the list"), QKeySequence(Qt::Key_Escape), [this] { showQueue(); });
    add(u"closeTab"_s, tr("Close the ticket's tab"), QKeySequence::Close, [this] {
        if (auto* page = ticketPage())
            closeTicket(page->ticket().toString());
    });
    add(u"history"_s, tr("Show the ticket's history"), QKeySequence(u"Shift+H"_s), [this] {
        if (auto* page = ticketPage())
            page->showHistory();
    });
    const std::tuple<const char*, QString, int> orders[] = {
        {"sort.due", tr("Sort the list by time left"), QueueModel::Due},
        {"sort.created", tr("Sort the list by when it was reported"), QueueModel::Created},
        {"sort.updated", tr("Sort the list by the last change"), QueueModel::Updated},
        {"sort.priority", tr("Sort the list by priority"), QueueModel::Priority},
        {"sort.number", tr("Sort the list by number"), QueueModel::Number}};
    for (const auto& [id, text, column] : orders) {
        add(QString::fromLatin1(id), text, {}, [this, column = column] {
            showQueue();
            m_queue->sortBy(column);
        });
    }
    add(u"sort.rank"_s, tr("Sort the list by rank, what is most urgent first"), {}, [this] {
        showQueue();
        m_queue->sortByRank();
    });
    for (const auto& id : {u"sort.due"_s, u"sort.rank"_s})
        m_actions->find(id)->setEnabled(mayReadClocks(m_backend.actor()));
    add(u"ledger"_s, tr("Show why a target was met or missed"), QKeySequence(u"Ctrl+Shift+L"_s),
        [this] {
            if (auto* page = ticketPage())
                page->toggleLedger();
        });
    add(u"appearance.light"_s, tr("Light appearance"), {},
        [] { Theme::apply(*qApp, Appearance::Light); });
    add(u"appearance.dark"_s, tr("Dark appearance"), {},
        [] { Theme::apply(*qApp, Appearance::Dark); });
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

    add(u"list.edit"_s, tr("Change fields of the marked tickets"), QKeySequence(u"Shift+X"_s),
        [this] {
            if (isBulk())
                m_bulk->editFields();
        });
    addViewActs();
    addSettingActs();
    addPersonActs();
    addFieldActs();
    addThingActs(*m_actions);
    for (const auto act : thingActs()) {
        connect(m_actions->find(actionId(act)), &QAction::triggered, this, [this, act] {
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

/// The settings as a whole and each part of them that is open to the person.
void Workspace::addSettingActs()
{
    add(u"go.settings"_s, tr("Go to the settings"), QKeySequence(Qt::Key_G, Qt::Key_Comma),
        [this] { showSettings(); });
    for (const auto& entry : SettingsParts::all()) {
        if (!entry.isOpenTo(m_backend.actor()))
            continue;
        add(u"settings."_s + entry.key, tr("Settings: %1", "a part of them").arg(entry.title), {},
            [this, key = entry.key] { showSettings(key); });
    }
}

/// The people of the ticket in front.
void Workspace::addPersonActs()
{
    const auto open = [this](PersonId person) {
        if (!person.isNull())
            openPerson(person);
    };
    add(u"person.requester"_s, tr("Show the requester"), QKeySequence(u"G, P"_s), [this, open] {
        if (const auto* page = ticketPage())
            open(page->requester());
    });
    add(u"person.assignee"_s, tr("Show the assignee"), QKeySequence(u"G, O"_s), [this, open] {
        if (const auto* page = ticketPage())
            open(page->assignee());
    });
    for (const auto& id : {u"person.requester"_s, u"person.assignee"_s})
        m_fieldActs.append(m_actions->find(id));
}

/// What can be done with lists and the views that are saved of them.
void Workspace::addViewActs()
{
    add(u"view.columns"_s, tr("Choose the columns of the list"), {},
        [this] { m_queue->chooseColumns(); });
    using Group = QueueView::Group;
    const std::tuple<const char*, QString, Group> groups[] = {
        {"status", tr("Group the list by status"), Group::Status},
        {"priority", tr("Group the list by priority"), Group::Priority},
        {"team", tr("Group the list by team"), Group::Team},
        {"assignee", tr("Group the list by person"), Group::Assignee},
        {"none", tr("Do not group the list"), Group::None}};
    for (const auto& [name, text, group] : groups)
        add(u"group."_s + QString::fromLatin1(name), text, {},
            [this, group = group] { m_queue->groupBy(group); });
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
        {Property::Service, ""}, {Property::Location, ""}};
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

void Workspace::actOnCurrent(TicketAct act)
{
    if (isBulk())
        return m_bulk->act(act);
    if (!ticketPage()) {
        if (act == TicketAct::Delete)
            return deleteChosen();
        const auto id = m_queue->current();
        if (id.isNull())
            return;
        openTicket(id);
    }
    if (act == TicketAct::FollowUp)
        return followUp(ticketPage()->ticket());
    if (const auto kind = raisedBy(act))
        return raiseTicket(*kind, ticketPage()->ticket());
    ticketPage()->act(act);
}

void Workspace::deleteChosen()
{
    const auto id = m_queue->current();
    const auto* row = m_queue->model()->row(m_queue->model()->rowOf(id));
    if (m_stack->currentWidget() != m_queue || !row || id == m_deleting)
        return;
    m_deleting = id;
    const auto number = row->number;
    const auto done = m_backend.run([actor = m_backend.actor(), id](Session& session) {
        return entryOf(session, [&] { return session.deletions.remove(actor, id); });
    });
    deliver(done, this, [this, number](const Result<EntryRef>& entry) {
        if (!entry) {
            m_deleting = {};
            return tell(entry.error());
        }
        m_undo->remember({tr("deleted %1").arg(number), *entry});
        m_deleted = *entry;
        m_message->say(Tone::Information, tr("%1 was deleted.").arg(number), tr("Bring it back"));
        m_deletedSentence = m_message->sentence();
        m_backend.poll();
    });
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

void Workspace::setUpUndo()
{
    connect(m_undo, &UndoStack::moved, this, &Workspace::showUndo);
    // What is said of a deletion is over once it is not what Undo takes back.
    connect(m_undo, &UndoStack::moved, this, [this] {
        const auto* next = m_undo->nextUndo();
        if (!m_deletedSentence.isEmpty() && m_message->sentence() == m_deletedSentence
            && (!next || next->entry != m_deleted))
            m_message->dismiss();
    });
    connect(
        m_message, &MessageStrip::actionRequested, m_actions->find(u"undo"_s), &QAction::trigger);
    connect(m_undo, &UndoStack::undone, this, [this](const QString& deed) {
        m_message->dismiss();
        m_status->say(tr("Taken back: %1").arg(deed));
    });
    connect(m_undo, &UndoStack::redone, this, [this](const QString& deed) {
        m_message->dismiss();
        m_status->say(tr("Done again: %1").arg(deed));
    });
    connect(m_undo, &UndoStack::partlyTurned, this,
        [this](const QString& deed, const BulkOutcome& outcome, bool wasStopped) {
            m_status->say(wasStopped ? QString() : tr("Taken back: %1").arg(deed));
            m_message->say(Tone::Medium, BulkWords::result(outcome, wasStopped, true));
        });
    connect(m_undo, &UndoStack::clocksMoved, this, [this] { m_backend.recalculation().start(); });
    connect(m_undo, &UndoStack::refused, this, [this](const QString& deed, const Error& error) {
        m_status->say({});
        m_message->say(Tone::Critical, tr("Not taken back: %1. %2").arg(deed, Words::of(error)));
    });
    showUndo();
}

void Workspace::showUndo()
{
    const auto* undo = m_undo->nextUndo();
    m_status->setUndo(undo ? undo->text : QString());
    m_actions->find(u"undo"_s)->setEnabled(undo);
    m_actions->find(u"redo"_s)->setEnabled(m_undo->nextRedo());
}

} // namespace homeport
