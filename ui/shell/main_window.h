#pragma once

#include "core/desk/desk.h"

#include <QWidget>

#include <functional>
#include <optional>

class QStackedWidget;

namespace homeport {

class Backend;
class FirstStartPage;
class SignInPage;
class Workspace;

/// A desk that was made to look around in, and who one is there.
struct Demonstration
{
    Address address;
    QString login;
    QString password;
};

/// The window: first start, sign-in, and then the desk.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Runs on a thread of its own.
    using MakeDemonstration = std::function<Result<Demonstration>()>;

    explicit MainWindow(MakeDemonstration makeDemonstration = {});
    ~MainWindow() override;

    void showFirstStart();
    /// Opens the desk and signs in, with the login and password where they are known.
    void openDesk(const Address& address, const QString& login = {}, const QString& password = {});
    void openDemonstration();
    /// Null before someone has signed in.
    Workspace* workspace() const { return m_workspace; }

signals:
    void signedIn();
    void deskOpened(const homeport::Address& address);

private:
    void setUp(const Address& address, const DeskSetup& setup);
    void signIn(const QString& login, const QString& password);
    void enter(const Actor& actor);
    void signOut();
    void leaveDesk();

    MakeDemonstration m_makeDemonstration;
    QStackedWidget* m_stack;
    FirstStartPage* m_firstStart;
    SignInPage* m_signIn;
    Workspace* m_workspace = nullptr;
    std::unique_ptr<Backend> m_backend;
};

} // namespace homeport
