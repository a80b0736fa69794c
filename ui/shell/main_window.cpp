#include "ui/shell/main_window.h"

#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/seen_tickets.h"
#include "ui/shell/sleep_watch.h"
#include "ui/shell/window_memory.h"
#include "ui/shell/workspace.h"
#include "ui/start/first_start_page.h"
#include "ui/start/lock_page.h"
#include "ui/start/sign_in_page.h"
#include "ui/theme/icons.h"
#include "ui/widgets/tab_order.h"
#include "ui/words/words.h"

#include <QPromise>
#include <QStackedWidget>
#include <QThreadPool>
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
    setWindowIcon(productMark());
    resize(1440, 900);
    setMinimumSize(880, 560);
    m_stack->addWidget(m_firstStart);
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_lock);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::showTitle);
    setUpPages();
    showTitle();
    showFirstStart();
}

MainWindow::~MainWindow()
{
    m_idle->stop();
    m_stack->disconnect(this);
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
    connect(new SleepWatch(this), &SleepWatch::aboutToSleep, this, [this] { lock(); });
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
        m_examples = made->address.text;
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
