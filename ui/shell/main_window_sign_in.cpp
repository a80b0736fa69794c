#include "core/access/fresh_proof.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/main_window.h"
#include "ui/shell/seen_tickets.h"
#include "ui/shell/window_memory.h"
#include "ui/shell/workspace.h"
#include "ui/start/lock_page.h"
#include "ui/start/sign_in_page.h"
#include "ui/words/password_words.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QDateTime>
#include <QStackedWidget>
#include <QToolTip>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// Who comes in and goes, and locking in between; main_window.cpp opens desks.

/// Who came in, and how long their window may stay open without them.
struct MainWindow::SignedIn
{
    Actor actor;
    UserSessionId session;
    std::chrono::minutes idleLimit{};
};

void MainWindow::signIn(const QString& login, const QString& password, const QString& fresh)
{
    // Whoever finds the own locked desk here gets it back as it was.
    const auto locked = m_isLocked ? m_backend->actor().person : PersonId();
    const auto answer =
        m_backend->run([login, password, fresh, locked, present = m_backend->session()](
                           Session& session) -> Result<SignedIn> {
            const auto person = fresh.isEmpty()
                ? session.signIn.signIn(login, password, u"desktop"_s)
                : session.signIn.signInAnew(login, password, fresh, u"desktop"_s);
            if (!person)
                return person.error();
            SignedIn in{{}, present, {}};
            if (!locked.isNull() && *person == locked) {
                if (auto renewed = session.sessions.renew(present); !renewed)
                    return renewed.error();
            } else {
                auto begun = session.sessions.begin(*person, UserSessionClient::Desktop);
                if (!begun)
                    return begun.error();
                in.session = *begun;
            }
            return completed(session, *person, std::move(in));
        });
    deliver(answer, m_backend.get(), [this](const Result<SignedIn>& signedIn) {
        if (!signedIn) {
            m_stack->setCurrentWidget(m_signIn);
            if (signedIn.error().code == "PASSWORD_EXPIRED"_L1)
                askForPassword(signedIn.error());
            else
                m_signIn->fail(Words::of(signedIn.error()));
        } else if (isSignedIn() && signedIn->session == m_backend->session()) {
            reveal(*signedIn);
        } else {
            enter(*signedIn);
        }
    });
}

Result<MainWindow::SignedIn> MainWindow::completed(Session& session, PersonId person, SignedIn in)
{
    auto actor = session.access.actorFor(person);
    if (!actor)
        return actor.error();
    const auto limit = session.sessions.idleLimit(*actor);
    if (!limit)
        return limit.error();
    in.actor = std::move(*actor);
    in.idleLimit = *limit;
    return in;
}

void MainWindow::askForPassword(const Error& why)
{
    const auto asked = m_backend->ask([](Session& session) {
        return session.replica->read([&](Database& database) {
            return passwordPolicy(database, OrganizationId(session.replica->organization()));
        });
    });
    deliver(asked, m_backend.get(), [this, why](const Result<PasswordPolicy>& policy) {
        // Where they cannot be read, whatever breaks them is told when it is tried.
        m_signIn->askForNew(Words::of(why), policy ? PasswordWords::rules(*policy) : QString());
    });
}

void MainWindow::enter(const SignedIn& signedIn)
{
    endSession(); // of somebody whose desk was locked
    m_isLocked = false;
    m_hidden.clear();
    m_signIn->setLockedBy({});
    m_backend->setActor(signedIn.actor, signedIn.session);
    leavePages();
    m_drafts = std::make_unique<DraftStore>(signedIn.actor);
    m_seen = std::make_unique<SeenTickets>(
        signedIn.actor, fromMsecs(QDateTime::currentMSecsSinceEpoch()));
    openPages();
    restoreWindow();
    if (const auto upgraded = std::exchange(m_upgraded, {}))
        m_workspace->say(Tone::Information, Words::of(*upgraded));
    m_idle->start(signedIn.idleLimit);
    emit this->signedIn();
}

void MainWindow::followIdleLimit()
{
    if (!isSignedIn())
        return;
    const auto asked = m_backend->ask([actor = m_backend->actor()](Session& session) {
        return session.sessions.idleLimit(actor);
    });
    deliver(asked, m_backend.get(),
        m_latestLimit(
            [this, person = m_backend->actor().person](const Result<std::chrono::minutes>& limit) {
                // While the desk cannot be read, what held goes on.
                if (limit && isSignedIn() && m_backend->actor().person == person)
                    m_idle->setLimit(*limit);
            }));
}

void MainWindow::lock(const QString& reason)
{
    if (!isSignedIn() || m_isLocked)
        return;
    m_isLocked = true;
    m_idle->stop();
    while (auto* popup = QApplication::activePopupWidget())
        popup->close();
    QToolTip::hideText();
    m_focusBefore = focusWidget();
    m_activeBefore = QApplication::activeWindow();
    const auto before = others();
    m_wasMinimized = isMinimized() && before != Others::Unseen;
    m_hidden.clear();
    for (auto* each : QApplication::topLevelWidgets()) {
        if (each != this && each->isVisible()) {
            m_hidden.append(each);
            each->hide();
        }
    }
    m_stack->setCurrentWidget(m_lock);
    m_lock->start(m_backend->actor().displayName, reason);
    comeForward(before);
}

void MainWindow::unlock(const QString& password)
{
    const auto answer = m_backend->run(
        [password, actor = m_backend->actor()](Session& session) -> Result<SignedIn> {
            auto proven = proveAgain(*session.replica, actor, password, u"desktop"_s);
            if (!proven)
                return proven.error();
            return completed(session, actor.person, {{}, actor.session, {}});
        });
    deliver(answer, m_backend.get(), [this](const Result<SignedIn>& signedIn) {
        if (!m_isLocked)
            return;
        if (signedIn)
            reveal(*signedIn);
        else if (signedIn.error().code == "SESSION_ENDED"_L1)
            loseSession(SessionState::Ended);
        else
            m_lock->fail(Words::of(signedIn.error()));
    });
}

void MainWindow::reveal(const SignedIn& signedIn)
{
    m_isLocked = false;
    m_signIn->setLockedBy({});
    m_backend->setActor(signedIn.actor, signedIn.session);
    if (m_workspace)
        m_stack->setCurrentWidget(m_workspace);
    if (m_focusBefore)
        m_focusBefore->setFocus();
    for (const auto& each : std::exchange(m_hidden, {})) {
        if (each)
            each->show();
    }
    if (!m_workspace) // as it was
        hide();
    else if (m_wasMinimized)
        showMinimized();
    if (m_activeBefore && m_activeBefore != this)
        m_activeBefore->activateWindow();
    m_idle->start(signedIn.idleLimit);
}

void MainWindow::letSomeoneElse()
{
    m_signIn->setLockedBy(m_backend->actor().displayName);
    m_stack->setCurrentWidget(m_signIn);
    m_signIn->start();
}

void MainWindow::loseSession(SessionState state)
{
    if (state == SessionState::Expired)
        return lock(tr("You have been signed in for a whole day's work. Please type your password "
                       "again."));
    // It has ended already, so there is nothing to end.
    m_backend->setActor(m_backend->actor());
    signOut(Words::of(Error{Error::Kind::Denied, {}, {}, u"SESSION_ENDED"_s}));
}

void MainWindow::signOut(const QString& sentence)
{
    if (!isSignedIn())
        return;
    m_idle->stop();
    m_isLocked = false;
    m_hidden.clear();
    m_signIn->setLockedBy({});
    const auto before = others();
    m_stack->setCurrentWidget(m_signIn);
    leavePages();
    endSession();
    m_signIn->start();
    comeForward(before);
    if (!sentence.isEmpty())
        m_signIn->fail(sentence);
}

void MainWindow::endSession()
{
    if (!m_backend)
        return;
    if (const auto id = m_backend->session(); !id.isNull())
        m_backend->run([id, actor = m_backend->actor()](
                           Session& session) { return session.sessions.end(id, actor); });
    m_backend->setActor({});
}

} // namespace homeport
