#include "ui/shell/workspace.h"

#include "core/access/access_service.h"
#include "core/journal/held_back.h"
#include "ui/audit/audit_page.h"
#include "ui/exchange/import_page.h"
#include "ui/exchange/view_export.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/palette.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/bulk_acts.h"
#include "ui/tickets/list_acts.h"
#include "ui/tickets/queue_marking.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/tickets/view_acts.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/nav_list.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/tab_strip.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int heldBackRest = 60'000; // milliseconds

} // namespace

Workspace::Workspace(Backend& backend, DraftStore& drafts, SeenTickets& seen, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_actions(new Actions(this))
    , m_undo(new UndoStack(backend, this))
    , m_drafts(drafts)
    , m_seen(seen)
    , m_nav(new NavList)
    , m_tabs(new TabStrip)
    , m_stack(new QStackedWidget)
    , m_queue(new QueuePage(backend, seen))
    , m_listActs(new ListActs(backend, drafts, m_queue))
    , m_message(new MessageStrip)
    , m_export(new ViewExport(backend, this))
    , m_status(new StatusLine(backend.address()))
{
    setObjectName(u"workspace"_s);
    Overlay::holdIn(this); // so that a locked window hides them too
    setUpActions();
    m_queue->showKeys(*m_actions);
    const auto isBulkAllowed = may(u"ticket.bulk"_s);
    new QueueMarking(*m_actions, m_queue->table(), m_queue->model(), isBulkAllowed);
    if (isBulkAllowed)
        m_bulk = new BulkActs(backend, drafts, *m_actions, *m_undo, m_queue);
    m_nav->setObjectName(u"nav"_s);
    m_nav->addPlace(u"mine"_s, tr("My work"));
    m_nav->addPlace(u"tasks"_s, tr("My tasks"));
    m_nav->addSection(tr("Work"));
    addTicketPlaces();
    m_nav->addSection(ViewActs::heading());
    m_nav->setPlaces(ViewActs::heading(), {});
    if (may(u"integration.import"_s) || may(u"audit.read"_s))
        m_nav->addSection(tr("Data"));
    if (may(u"integration.import"_s))
        m_nav->addPlace(u"import"_s, tr("Import"));
    if (may(u"audit.read"_s))
        m_nav->addPlace(u"audit"_s, tr("Audit trail"));
    m_nav->addSection(tr("Steer", "heading over reports, settings and the like"));
    m_nav->addPlace(u"settings"_s, tr("Settings"));
    m_nav->setPerson(m_backend.actor().displayName, tr("Service desk"));
    m_message->setObjectName(u"workspaceMessage"_s);
    m_tabs->setObjectName(u"ticketStrip"_s);
    m_stack->addWidget(m_queue);

    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(makeTopBar());
    right->addWidget(m_tabs);
    right->addWidget(m_message);
    right->addWidget(m_stack, 1);
    right->addWidget(m_status);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_nav);
    layout->addLayout(right, 1);

    connect(m_nav, &NavList::chosen, this, [this](const QString& key) {
        if (key == "import"_L1)
            showImport();
        else if (key == "audit"_L1)
            showAudit();
        else if (key == "settings"_L1)
            showSettings();
        else if (key == "tasks"_L1)
            showTasks();
        else if (ViewActs::isViewKey(key))
            m_views->open(key);
        else if (const auto kind = kindAt(key))
            goTo(QueueView::Which::Open, kind);
        else
            goTo(QueueView::Which::Mine);
    });
    connect(m_nav, &NavList::personActivated, this, &Workspace::showPersonMenu);
    connect(m_tabs, &TabStrip::chosen, this,
        [this](const QString& key) { openTicket(TicketId::fromString(key)); });
    // While a list is in front, the strip's current tab is not the page that is shown.
    connect(m_tabs->findChild<QTabBar*>(), &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            openTicket(TicketId::fromString(m_tabs->keyAt(index)));
    });
    connect(m_tabs, &TabStrip::closeRequested, this, &Workspace::closeTicket);
    connect(m_queue, &QueuePage::openRequested, this, &Workspace::openFromList);
    m_queue->table()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(
        m_queue->table(), &QWidget::customContextMenuRequested, this, &Workspace::showTicketMenu);
    connect(m_queue, &QueuePage::newRequested, this, [this] {
        const auto kind = m_queue->model()->view().kind.value_or(TicketKind::Incident);
        if (kind == TicketKind::Incident)
            newIncident();
        else
            newTicket(kind);
    });
    connect(m_queue, &QueuePage::viewMenuRequested, this, &Workspace::showListMenu);
    m_views = new ViewActs(backend, *m_undo, m_queue, m_nav);
    connect(m_views, &ViewActs::opened, this, [this] {
        showQueue();
        updateActs();
    });
    connect(m_views, &ViewActs::left, this, [this] { goTo(QueueView::Which::Mine); });
    connect(m_views, &ViewActs::failed, this, &Workspace::tell);
    connect(m_nav, &NavList::menuRequested, this, &Workspace::showViewMenu);
    connect(m_queue, &QueuePage::chosen, this, [this](const QueueView& view) {
        m_nav->setChosen(placeOf(view));
        if (view.kind != m_countedKind)
            fetchCounts();
    });
    connect(m_queue->model(), &QueueModel::refreshed, this, [this] {
        m_deleting = {};
        updateActs();
    });
    connect(m_queue->model(), &QueueModel::marksChanged, this, &Workspace::updateActs);
    connect(m_queue->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &Workspace::updateActs);
    connect(m_queue, &QueuePage::currentLoaded, this, &Workspace::updateActs);
    connect(m_stack, &QStackedWidget::currentChanged, this, &Workspace::updateActs);
    connect(m_export, &ViewExport::said, m_message,
        [this](Tone tone, const QString& sentence) { m_message->say(tone, sentence); });
    connect(&m_backend, &Backend::changed, this, &Workspace::fetchCounts);
    connect(&m_backend, &Backend::measured, m_status, [this](qint64 milliseconds) {
        m_status->setReachable(true);
        m_status->setLatency(milliseconds);
    });
    connect(&m_backend, &Backend::failed, this, &Workspace::tell);
    connect(&m_backend, &Backend::recovered, this, [this] {
        if (m_message->sentence() == m_lossSentence)
            m_message->dismiss();
        fetchCounts();
    });
    if (const auto& failure = m_backend.failure())
        tell(*failure); // it was told of before there was this window
    setUpFront();
    setUpUndo();
    setUpListActs();
    // Files of messages that were never sent; what fails is done at the next start.
    deliver(m_backend.run([](Session& session) { return session.attachments.sweep(); }), this,
        [](const Result<int>&) {});
    // What others sent is not a change of this desk yet, so nothing tells of it.
    m_heldBackTimer.setInterval(heldBackRest);
    connect(&m_heldBackTimer, &QTimer::timeout, this, &Workspace::lookForHeldBack);
    m_heldBackTimer.start();
    lookForHeldBack();
    fetchCounts();
    m_actions->restoreKeys();
    goTo(QueueView::Which::Mine);
}

Workspace::~Workspace()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void Workspace::openTicket(TicketId id)
{
    auto* page = openBehind(id);
    m_tabs->setCurrent(id.toString());
    m_stack->setCurrentWidget(page);
    page->setFocus();
}

TicketPage* Workspace::openBehind(TicketId id)
{
    const auto key = id.toString();
    auto* page = m_pages.value(key);
    if (!page) {
        page = new TicketPage(m_backend, *m_actions, m_drafts, m_seen, id);
        m_pages.insert(key, page);
        m_stack->addWidget(page);
        if (!m_tabs->contains(key)) // else its title is known already
            m_tabs->addTab(key, page->tabTitle());
        connect(page, &TicketPage::loaded, this, [this, page, key] {
            m_tabs->setTitle(key, page->tabTitle());
            updateActs();
            emit frontChanged();
        });
        connect(page, &TicketPage::clocksLoaded, this, &Workspace::updateActs);
        connect(page, &TicketPage::acted, this, [this](const QString& deed, const EntryRef& entry) {
            m_undo->remember({deed, entry});
        });
        connect(page, &TicketPage::openRequested, this, &Workspace::openTicket);
        connect(page, &TicketPage::personRequested, this, &Workspace::openPerson);
    }
    return page;
}

void Workspace::openPalette(const QString& text)
{
    auto* palette = new Palette(m_backend, *m_actions, window());
    connect(palette, &Palette::ticketChosen, this, &Workspace::openTicket);
    connect(palette, &Palette::personChosen, this, &Workspace::openPerson);
    connect(palette, &Palette::newIncidentRequested, this, &Workspace::newIncident);
    palette->open(text);
}

void Workspace::showShortcuts()
{
    auto* overlay = new Overlay(window());
    overlay->setContent(new ShortcutSheet(*m_actions));
    overlay->setClosesOnOutsideClick(true);
    connect(overlay, &Overlay::dismissed, overlay, &QObject::deleteLater);
    overlay->open();
}

ImportPage* Workspace::showImport()
{
    if (!may(u"integration.import"_s))
        return nullptr;
    if (!m_import) {
        m_import = new ImportPage(m_backend);
        m_stack->addWidget(m_import);
        connect(m_import, &ImportPage::showRequested, this, [this](RunId run) {
            m_queue->showRun(run);
            m_nav->setChosen(placeOf(TicketKind::Incident));
            showQueue();
        });
    }
    m_nav->setChosen(u"import"_s);
    m_tabs->setCurrent({});
    m_stack->setCurrentWidget(m_import);
    m_import->refresh();
    m_import->focusFile();
    return m_import;
}

void Workspace::exportView()
{
    if (m_audit && m_stack->currentWidget() == m_audit)
        return m_audit->chooseExport();
    const bool isList = m_stack->currentWidget() == m_queue;
    const auto kind = isList ? onlyKindOf(m_queue->model()->view()) : std::nullopt;
    const auto needed =
        AccessService::permissionFor(kind.value_or(TicketKind::Incident), u"export"_s);
    if (!may(needed)) // and yet they may export other lists
        return tell({Error::Kind::Denied, needed, {}, u"FORBIDDEN"_s});
    if (isList)
        m_export->start(m_queue->model()->view(), m_queue->name());
    else
        m_export->start({QueueView::Which::All, QueueView::Order::Number, false}, {});
}

TicketPage* Workspace::ticketPage() const
{
    return qobject_cast<TicketPage*>(m_stack->currentWidget());
}

QWidget* Workspace::makeTopBar()
{
    auto* bar = new QFrame;
    bar->setObjectName(u"topBar"_s);
    setStyleClass(bar, u"panel bottomLine"_s);
    bar->setFixedHeight(Theme::topBarHeight);
    auto* search = new SearchField(tr("Search tickets and people, or type a command"));
    KeyHint::follow(m_actions->find(u"palette"_s), search,
        [search](const QString& keys) { search->setKeys(keys); });
    search->setObjectName(u"search"_s);
    search->setMinimumWidth(220);
    search->setMaximumWidth(440);
    connect(search, &SearchField::activated, this, &Workspace::openPalette);
    auto* create = new HintButton(m_actions->find(u"new"_s), HintButton::Look::Primary);
    create->setObjectName(u"newButton"_s);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Theme::wideSpace, 0, Theme::wideSpace, 0);
    layout->addWidget(search, 1);
    layout->addStretch();
    layout->addWidget(create);
    return bar;
}

void Workspace::closeTicket(const QString& key)
{
    auto* page = m_pages.take(key);
    const bool wasCurrent = page && page == m_stack->currentWidget();
    if (page) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    m_tabs->removeTab(key);
    if (wasCurrent)
        showQueue();
}

void Workspace::updateActs()
{
    const auto* page = ticketPage();
    const auto standing = page ? page->standing() : m_queue->standing();
    const bool isMany = isBulk();
    for (const auto act : ticketActs()) {
        // To what lies behind another page nothing is done unseen.
        const bool isSeen = page || m_stack->currentWidget() == m_queue;
        const bool isOffered =
            isMany ? m_bulk->offers(act) : standing && isSeen && isPossible(act, *standing);
        m_actions->find(actionId(act))->setEnabled(isOffered);
    }
    const bool isListed = !page && standing && m_stack->currentWidget() == m_queue;
    for (const auto& id : {u"list.open"_s, u"list.openBehind"_s, u"list.copy"_s})
        m_actions->find(id)->setEnabled(isListed);
    for (const auto& id : {u"ticket.copyNumber"_s, u"ticket.copyTitle"_s})
        m_actions->find(id)->setEnabled(page || isListed);
    m_actions->find(u"list.edit"_s)->setEnabled(isMany && m_bulk->offersFields());
    for (auto* action : std::as_const(m_viewActs))
        action->setEnabled(m_views && m_views->isOwnOpen());
    const bool isThere = page && !page->isGone();
    const bool isIncident = isThere && (!standing || standing->kind == TicketKind::Incident);
    for (auto* action : std::as_const(m_fieldActs))
        action->setEnabled(isThere);
    if (isMany)
        m_actions->find(actionId(ThingAct::Tag))->setEnabled(true);
    m_actions->find(actionId(ThingAct::MarkDuplicate))
        ->setEnabled(isThere && standing && isPossible(TicketAct::Cancel, *standing));
    for (auto* action : std::as_const(m_editActs))
        action->setEnabled(isIncident);
    for (const auto act : clockActs())
        m_actions->find(actionId(act))->setEnabled(page && page->offers(act));
    m_actions->find(u"ticket.saveTemplate"_s)->setEnabled(isIncident && may(u"incident.admin"_s));
    for (const auto& id : {u"history"_s, u"ledger"_s})
        m_actions->find(id)->setEnabled(isThere);
    // In the list the same keys go through it.
    for (const auto& id : {u"closeTab"_s, u"ticket.next"_s, u"ticket.previous"_s})
        m_actions->find(id)->setEnabled(page);
}

bool Workspace::isBulk() const
{
    return m_stack->currentWidget() == m_queue && m_bulk && m_bulk->isOffered();
}

void Workspace::lookForHeldBack()
{
    const auto found = m_backend.ask([](Session& session) {
        return session.replica->read([](Database& database) { return heldBackBySchema(database); });
    });
    deliver(found, this, [this](const Result<HeldBack>& held) {
        if (held)
            m_status->setHeldBack(*held);
    });
}

/// That the desk is out of reach goes once it answers again, whatever else has failed with it.
void Workspace::tell(const Error& error)
{
    const auto& loss = m_backend.failure();
    m_message->say(Tone::Critical, Words::of(loss ? *loss : error));
    if (!loss)
        return;
    m_status->setReachable(false);
    m_lossSentence = m_message->sentence();
}

void Workspace::say(Tone tone, const QString& sentence)
{
    m_message->say(tone, sentence);
}

} // namespace homeport
