#include "ui/shell/main_window.h"

#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/workspace.h"
#include "ui/start/first_start_page.h"
#include "ui/start/lock_page.h"
#include "ui/start/sign_in_page.h"
#include "ui/theme/icons.h"
#include "ui/widgets/tab_order.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QPromise>
#include <QStackedWidget>
#include <QThreadPool>
#include <QToolTip>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// For what takes long before there is a desk with a thread of its own.
template <typename Job>
auto inBackground(Job job) -> QFuture<std::invoke_result_t<Job>>
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Job>>>();
    auto future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, job = std::move(job)] {
        promise->addResult(job());
        promise->finish();
    });
    return future;
}

} // namespace

/// Who came in, and how long their window may stay open without them.
struct MainWindow::SignedIn
{
    Actor actor;
    UserSessionId session;
    std::chrono::minutes idleLimit{};
};

MainWindow::MainWindow(
    const Places& places, MakeDemonstration makeDemonstration, const Clock* clock)
    : m_places(places)
    , m_makeDemonstration(std::move(makeDemonstration))
    , m_stack(new QStackedWidget)
    , m_firstStart(new FirstStartPage)
    , m_signIn(new SignInPage)
    , m_lock(new LockPage)
    , m_idle(new IdleWatch(clock ? *clock : *systemWorld(places).clock, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Homeport"));
    setWindowIcon(productMark());
    resize(1440, 900);
    setMinimumSize(880, 560);
    m_stack->addWidget(m_firstStart);
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_lock);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setUpPages();
    showFirstStart();
}

MainWindow::~MainWindow()
{
    m_idle->stop();
    leavePages(); // first, as they speak to the backend
    endSession();
    m_backend.reset();
}

/// Every Tab in the window ends up here.
bool MainWindow::focusNextPrevChild(bool next)
{
    return stepFocus(this, next);
}

void MainWindow::setUpPages()
{
    m_firstStart->setDemonstrationPossible(bool(m_makeDemonstration));
    connect(m_firstStart, &FirstStartPage::demonstrationRequested, this,
        &MainWindow::openDemonstration);
    connect(m_firstStart, &FirstStartPage::setUpRequested, this, &MainWindow::setUp);
    connect(m_firstStart, &FirstStartPage::openRequested, this, [this](const Address& address) {
        m_firstStart->setBusy(true);
        openDesk(address);
    });
    connect(m_signIn, &SignInPage::signInRequested, this, &MainWindow::signIn);
    connect(m_signIn, &SignInPage::otherDeskRequested, this, [this] {
        leaveDesk();
        showFirstStart();
    });
    connect(m_signIn, &SignInPage::backRequested, this, [this] {
        m_stack->setCurrentWidget(m_lock);
        m_lock->start(m_backend->actor().displayName);
    });
    connect(m_lock, &LockPage::unlockRequested, this, &MainWindow::unlock);
    connect(m_lock, &LockPage::someoneElseRequested, this, &MainWindow::letSomeoneElse);
    connect(m_idle, &IdleWatch::expired, this, [this] { lock(); });
    connect(m_idle, &IdleWatch::active, this, [this] {
        m_backend->run(
            [id = m_backend->session()](Session& session) { return session.sessions.touch(id); });
    });
}

void MainWindow::showFirstStart()
{
    m_stack->setCurrentWidget(m_firstStart);
    m_firstStart->setFocus();
}

void MainWindow::openDesk(const Address& address, const QString& login, const QString& password)
{
    leaveDesk();
    m_backend = std::make_unique<Backend>(address, m_places);
    connect(m_backend.get(), &Backend::actorLost, this,
        [this](const Error& error) { signOut(Words::of(error)); });
    connect(m_backend.get(), &Backend::sessionLost, this, &MainWindow::loseSession);
    connect(m_backend.get(), &Backend::changed, this, &MainWindow::followIdleLimit);
    using Upgraded = std::optional<UpgradeOutcome>;
    const auto opened =
        m_backend->run([](Session& session) -> Result<Upgraded> { return session.upgraded; });
    deliver(opened, m_backend.get(),
        [this, address, login, password](const Result<Upgraded>& upgraded) {
            if (!upgraded) {
                leaveDesk(); // which else would be tried again behind the page
                m_firstStart->fail(Words::of(upgraded.error()));
                showFirstStart();
                return;
            }
            m_upgraded = *upgraded;
            m_firstStart->setBusy(false);
            emit deskOpened(address);
            m_signIn->setDesk(address.shown());
            m_signIn->setLockedBy({});
            m_signIn->start(login);
            if (!password.isEmpty()) {
                m_signIn->setBusy(true);
                signIn(login, password);
            } else {
                m_stack->setCurrentWidget(m_signIn);
                m_signIn->start(login);
            }
        });
}

void MainWindow::openDemonstration()
{
    if (!m_makeDemonstration)
        return;
    m_firstStart->setBusy(true);
    deliver(inBackground(m_makeDemonstration), this, [this](const Result<Demonstration>& made) {
        if (!made)
            return m_firstStart->fail(Words::of(made.error()));
        openDesk(made->address, made->login, made->password);
    });
}

void MainWindow::setUp(const Address& address, const DeskSetup& setup)
{
    m_firstStart->setBusy(true);
    const auto done = inBackground([address, setup, places = m_places]() -> Result<> {
        auto session = setUpDesk(address, setup, systemWorld(places));
        return session ? Result<>() : Result<>(session.error());
    });
    deliver(done, this, [this, address, setup](const Result<>& result) {
        if (!result)
            return m_firstStart->fail(Words::of(result.error()));
        openDesk(address, setup.adminLogin, setup.password);
    });
}

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
                m_signIn->askForNew(Words::of(signedIn.error()));
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

void MainWindow::enter(const SignedIn& signedIn)
{
    endSession(); // of somebody whose desk was locked
    m_isLocked = false;
    m_hidden.clear();
    m_signIn->setLockedBy({});
    m_backend->setActor(signedIn.actor, signedIn.session);
    leavePages();
    m_drafts = std::make_unique<DraftStore>(signedIn.actor);
    openPages();
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
    const auto answer =
        m_backend->run([password, person = m_backend->actor().person,
                           present = m_backend->session()](Session& session) -> Result<SignedIn> {
            if (auto known = session.signIn.confirm(person, password, u"desktop"_s); !known)
                return known.error();
            if (auto renewed = session.sessions.renew(present); !renewed)
                return renewed.error();
            return completed(session, person, {{}, present, {}});
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

void MainWindow::leaveDesk()
{
    m_idle->stop();
    m_isLocked = false;
    leavePages();
    endSession();
    // A deliver() of this backend may be on the stack; it is deleted once that has returned.
    if (auto* old = m_backend.release())
        old->deleteLater();
}

} // namespace homeport
