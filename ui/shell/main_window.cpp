#include "ui/shell/main_window.h"

#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/shell/workspace.h"
#include "ui/start/first_start_page.h"
#include "ui/start/sign_in_page.h"
#include "ui/theme/icons.h"
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

MainWindow::MainWindow(MakeDemonstration makeDemonstration)
    : m_makeDemonstration(std::move(makeDemonstration))
    , m_stack(new QStackedWidget)
    , m_firstStart(new FirstStartPage)
    , m_signIn(new SignInPage)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Homeport"));
    setWindowIcon(productMark());
    resize(1440, 900);
    setMinimumSize(880, 560);
    m_stack->addWidget(m_firstStart);
    m_stack->addWidget(m_signIn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

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
    showFirstStart();
}

MainWindow::~MainWindow()
{
    // The pages speak to the backend, so they go first.
    delete std::exchange(m_workspace, nullptr);
    m_backend.reset();
}

void MainWindow::showFirstStart()
{
    m_stack->setCurrentWidget(m_firstStart);
    m_firstStart->setFocus();
}

void MainWindow::openDesk(const Address& address, const QString& login, const QString& password)
{
    leaveDesk();
    m_backend = std::make_unique<Backend>(address);
    connect(m_backend.get(), &Backend::actorLost, this, [this](const Error& error) {
        signOut();
        m_signIn->fail(Words::of(error));
    });
    const auto opened = m_backend->run([](Session&) { return Result<>(); });
    deliver(opened, m_backend.get(), [this, address, login, password](const Result<>& result) {
        if (!result) {
            m_firstStart->fail(Words::of(result.error()));
            showFirstStart();
            return;
        }
        m_firstStart->setBusy(false);
        emit deskOpened(address);
        m_signIn->setDesk(address.shown());
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
    const auto done = inBackground([address, setup]() -> Result<> {
        auto session = setUpDesk(address, setup, systemWorld());
        return session ? Result<>() : Result<>(session.error());
    });
    deliver(done, this, [this, address, setup](const Result<>& result) {
        if (!result)
            return m_firstStart->fail(Words::of(result.error()));
        openDesk(address, setup.adminLogin, setup.password);
    });
}

void MainWindow::signIn(const QString& login, const QString& password)
{
    const auto answer = m_backend->run([login, password](Session& session) -> Result<Actor> {
        const auto person = session.signIn.signIn(login, password, u"desktop"_s);
        if (!person)
            return person.error();
        return session.access.actorFor(*person);
    });
    deliver(answer, m_backend.get(), [this](const Result<Actor>& actor) {
        if (actor) {
            enter(*actor);
            return;
        }
        m_stack->setCurrentWidget(m_signIn);
        m_signIn->fail(Words::of(actor.error()));
    });
}

void MainWindow::enter(const Actor& actor)
{
    m_backend->setActor(actor);
    delete m_workspace;
    m_workspace = new Workspace(*m_backend);
    connect(m_workspace, &Workspace::signOutRequested, this, &MainWindow::signOut,
        Qt::QueuedConnection);
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    emit signedIn();
}

void MainWindow::signOut()
{
    if (m_backend)
        m_backend->setActor({});
    m_stack->setCurrentWidget(m_signIn);
    delete std::exchange(m_workspace, nullptr);
    m_signIn->start();
}

void MainWindow::leaveDesk()
{
    delete std::exchange(m_workspace, nullptr);
    // A deliver() of this backend may be on the stack; it is deleted once that has returned.
    if (auto* old = m_backend.release())
        old->deleteLater();
}

} // namespace homeport
