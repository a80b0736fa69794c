#include "core/base/text.h"
#include "core/db/desk_place.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/further_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/seen_tickets.h"
#include "ui/shell/window_memory.h"
#include "ui/shell/workspace.h"
#include "ui/start/lock_page.h"
#include "ui/start/sign_in_page.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/visibility.h"

#include <QApplication>
#include <QCloseEvent>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The windows of whoever is signed in; main_window_sign_in.cpp holds the doors.

Workspace* MainWindow::makeWorkspace()
{
    auto* made = new Workspace(*m_backend, *m_drafts, *m_seen);
    // Its acts end it, so it has to have returned from them.
    connect(
        made, &Workspace::signOutRequested, this,
        [this] { goWhenFree(tr("Stop it and sign out"), [this] { signOut(); }); },
        Qt::QueuedConnection);
    connect(
        made, &Workspace::lockRequested, this, [this] { lock(); }, Qt::QueuedConnection);
    connect(made, &Workspace::windowRequested, this, &MainWindow::openAnother);
    connect(&made->actions(), &Actions::keysChanged, this,
        [this](const QString& id, const QList<QKeySequence>& keys) {
            const auto all = workspaces();
            for (const auto* each : all)
                each->actions().adoptKeys(id, keys);
        });
    connect(made, &Workspace::rowHeightChosen, this, [this, made](RowHeight height) {
        const auto all = workspaces();
        for (const auto* each : all) {
            if (each != made)
                each->queuePage()->setRowHeight(height);
        }
    });
    connect(made, &Workspace::quitRequested, this,
        [this] { goWhenFree(tr("Stop it and quit"), [] { QApplication::closeAllWindows(); }); });
    return made;
}

QString MainWindow::titleWith(const Workspace* workspace) const
{
    const auto product = tr("Homeport");
    if (!m_backend)
        return product;
    auto words = nameOf(m_backend->address());
    if (workspace && !workspace->frontName().isEmpty())
        words =
            tr("%1 – %2", "what a window shows, and which desk").arg(workspace->frontName(), words);
    words = withControlsShown(words);
    // Qt would take it for the place of a mark that something is not saved.
    words.replace("[*]"_L1, "[*][*]"_L1);
    return tr("%1 – %2", "what a window shows, and the product").arg(words, product);
}

/// A desk that is locked does not tell what is open in it.
void MainWindow::showTitle()
{
    const bool isShown = m_workspace && m_stack->currentWidget() == m_workspace;
    setWindowTitle(titleWith(isShown ? m_workspace : nullptr));
}

void MainWindow::openPages()
{
    m_workspace = makeWorkspace();
    connect(m_workspace, &Workspace::frontChanged, this, &MainWindow::showTitle);
    connect(m_workspace, &Workspace::openTicketsChanged, this, &MainWindow::keepTabs);
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    m_workspace->queuePage()->focusList();
}

void MainWindow::restoreWindow()
{
    if (m_backend->address().text == m_examples)
        return;
    m_memory = std::make_unique<WindowMemory>(m_backend->actor());
    if (const auto geometry = m_memory->geometry(); geometry != saveGeometry())
        restoreGeometry(geometry);
    m_workspace->restore(m_memory->tickets());
}

void MainWindow::keepPlace()
{
    if (m_memory && isVisible())
        m_memory->keepGeometry(saveGeometry());
}

void MainWindow::keepTabs()
{
    if (m_memory && m_workspace && !m_workspace->isRestoring())
        m_memory->keep(m_workspace->openTickets());
}

void MainWindow::openAnother()
{
    if (!isSignedIn() || m_isLocked)
        return;
    if (!isVisible()) { // it was closed, so it is the one that is missing
        if (!m_workspace) {
            openPages();
            restoreWindow();
        }
        return bringForward(this);
    }
    auto* shown = makeWorkspace();
    auto* other = new FurtherWindow(shown);
    const auto tell = [this, shown, other] { other->setWindowTitle(titleWith(shown)); };
    connect(shown, &Workspace::frontChanged, other, tell);
    tell();
    other->setWindowIcon(windowIcon());
    other->setMinimumSize(minimumSize());
    other->resize(size());
    m_others.removeIf([](const QPointer<QWidget>& each) { return !each; });
    m_others.append(other);
    bringForward(other);
}

void MainWindow::closeOthers()
{
    for (const auto& each : std::exchange(m_others, {}))
        delete each.data();
}

void MainWindow::leavePages()
{
    keepPlace();
    m_memory.reset();
    delete std::exchange(m_workspace, nullptr);
    closeOthers();
    m_drafts.reset();
    m_seen.reset();
}

/// The sign-in goes on in the other windows. The pages of this one end as those of any window that
/// is closed, once whatever closed it has returned.
void MainWindow::closeEvent(QCloseEvent* event)
{
    if (holdsOpen())
        return event->ignore();
    keepPlace();
    QWidget::closeEvent(event);
    const auto leaveOwn = [this] {
        const bool goesOn = std::any_of(m_others.begin(), m_others.end(),
            [](const QPointer<QWidget>& each) { return each && each->isVisible(); });
        if (goesOn && !isVisible() && !m_isLocked)
            delete std::exchange(m_workspace, nullptr);
    };
    QMetaObject::invokeMethod(this, leaveOwn, Qt::QueuedConnection);
}

QList<Workspace*> MainWindow::workspaces() const
{
    QList<Workspace*> all;
    if (m_workspace)
        all.append(m_workspace);
    for (const auto& each : m_others) {
        if (each)
            all += each->findChildren<Workspace*>();
    }
    return all;
}

void MainWindow::goWhenFree(const QString& confirm, const std::function<void()>& go)
{
    const auto all = workspaces();
    for (auto* each : all) {
        if (each->underWay().isEmpty())
            continue;
        // The button that is pressed has to have returned before its window goes.
        return each->askToStop(confirm, [this, confirm, go] {
            QMetaObject::invokeMethod(
                this, [this, confirm, go] { goWhenFree(confirm, go); }, Qt::QueuedConnection);
        });
    }
    go();
}

/// A locked window shows nothing of the desk, so it cannot ask.
bool MainWindow::holdsOpen()
{
    if (!m_isLocked)
        return m_workspace && m_workspace->holdsOpen();
    const auto all = workspaces();
    const bool isFree = std::all_of(
        all.begin(), all.end(), [](const Workspace* each) { return each->underWay().isEmpty(); });
    if (isFree)
        return false;
    const auto sentence = tr("Something is under way here that would end half way. Unlock the "
                             "window to let it end or to stop it.");
    if (m_stack->currentWidget() == m_lock)
        m_lock->fail(sentence);
    else
        m_signIn->fail(sentence);
    bringForward(this);
    return true;
}

MainWindow::Others MainWindow::others() const
{
    const auto* active = QApplication::activeWindow();
    if (active && active != this)
        return Others::InUse;
    const bool isSeen =
        std::any_of(m_others.begin(), m_others.end(), [](const QPointer<QWidget>& each) {
            return each && each->isVisible() && !each->isMinimized();
        });
    return isSeen ? Others::Seen : Others::Unseen;
}

void MainWindow::comeForward(Others insteadOf)
{
    if (insteadOf == Others::InUse)
        return bringForward(this);
    if (insteadOf == Others::Seen)
        setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
}

bool MainWindow::isSignedIn() const
{
    return m_backend && !m_backend->actor().person.isNull();
}

} // namespace homeport
