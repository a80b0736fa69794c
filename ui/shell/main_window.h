#pragma once

#include "core/base/deliver.h"
#include "core/desk/desk.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QStackedWidget;

namespace homeport {

class Backend;
class DraftStore;
class FirstStartPage;
class IdleWatch;
class LockPage;
class SeenTickets;
class SignInPage;
class WindowMemory;
class Workspace;

/// A desk that was made to look around in, and who one is there.
struct Demonstration
{
    Address address;
    QString login;
    QString password;
};

/// The window: first start, sign-in, and then the desk, which locks while nobody is there. Further
/// windows on the desk belong to it: they lock and end with it.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Runs on a thread of its own.
    using MakeDemonstration = std::function<Result<Demonstration>()>;

    /// The clock tells how long nobody was there, and must outlive the window; null: the system's.
    explicit MainWindow(const Places& places, MakeDemonstration makeDemonstration = {},
        const Clock* clock = nullptr);
    ~MainWindow() override;

    void showFirstStart();
    /// Opens the desk and signs in, with the login and password where they are known.
    void openDesk(const Address& address, const QString& login = {}, const QString& password = {});
    void openDemonstration();
    /// Hides the desk until its person's password is typed; `reason` is a sentence, where it is not
    /// that they asked for it or were away. Drafts, tabs and open cards stay.
    void lock(const QString& reason = {});
    bool isLocked() const { return m_isLocked; }
    /// Null before someone has signed in, and where this window was closed and others stay.
    Workspace* workspace() const { return m_workspace; }

signals:
    void signedIn();
    void deskOpened(const homeport::Address& address);

protected:
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct SignedIn;

    void setUpPages();
    void setUp(const Address& address, const DeskSetup& setup);
    /// `fresh`: the password from now on; empty: the same.
    void signIn(const QString& login, const QString& password, const QString& fresh = {});
    /// Adds the rights of the person and their limit; on the desk's thread.
    static Result<SignedIn> completed(Session& session, PersonId person, SignedIn in);
    /// Another password, by the rules that hold here; `why` says what is wrong with the present
    /// one.
    void askForPassword(const Error& why);
    void enter(const SignedIn& signedIn);
    /// Reads again how long nobody may be there; anyone may have set it.
    void followIdleLimit();
    void unlock(const QString& password);
    void reveal(const SignedIn& signedIn);
    void letSomeoneElse();
    void loseSession(SessionState state);
    /// The desk of whoever is signed in goes; `sentence` says why, if they did not ask for it.
    void signOut(const QString& sentence = {});
    void endSession();
    void leaveDesk();
    bool isSignedIn() const;

    /// Of all windows.
    QList<Workspace*> workspaces() const;
    /// Goes once nothing is under way in any window, or once it is stopped; where something is, the
    /// window asks, and `confirm` is what its button says.
    void goWhenFree(const QString& confirm, const std::function<void()>& go);
    /// Something is under way that would end with this window; says so.
    bool holdsOpen();

    /// What the title bar of a window on the desk says; null: nothing of it is shown.
    QString titleWith(const Workspace* workspace) const;
    void showTitle();
    /// As the person left it; nothing of that is kept of a desk of examples.
    void restoreWindow();
    void keepPlace();
    void keepTabs();
    Workspace* makeWorkspace();
    void openPages();
    /// Another window of the same person on the same desk, with pages of its own.
    void openAnother();
    void closeOthers();
    /// The pages of all windows go, and then what they keep their drafts in.
    void leavePages();
    /// How the further windows stand to whoever is at the screen.
    enum class Others { Unseen, Seen, InUse };
    Others others() const;
    /// The doors are in this window, so it is shown for them also where it was closed, and where it
    /// was minimized unless nobody saw anything of the desk.
    void comeForward(Others insteadOf);

    Places m_places;
    MakeDemonstration m_makeDemonstration;
    QStackedWidget* m_stack;
    FirstStartPage* m_firstStart;
    SignInPage* m_signIn;
    LockPage* m_lock;
    IdleWatch* m_idle;
    Latest m_latestLimit;
    Workspace* m_workspace = nullptr;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<DraftStore> m_drafts; ///< of whoever is signed in, for all windows
    std::unique_ptr<SeenTickets> m_seen; ///< likewise
    std::unique_ptr<WindowMemory> m_memory; ///< likewise, of this window; null: nothing is kept
    QString m_examples; ///< where the desk of examples stands
    std::optional<UpgradeOutcome> m_upgraded; ///< to be told once somebody is there
    bool m_isLocked = false;
    QPointer<QWidget> m_focusBefore;
    QList<QPointer<QWidget>> m_hidden; ///< windows of their own that were open when it locked
    QPointer<QWidget> m_activeBefore; ///< where somebody was when it locked
    bool m_wasMinimized = false; ///< before it locked, which brought it up
    QList<QPointer<QWidget>> m_others;
};

} // namespace homeport
