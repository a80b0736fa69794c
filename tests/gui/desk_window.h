#pragma once

#include "core/desk/desk.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_database.h"

#include <QPointer>
#include <QStringList>
#include <QTest>
#include <QWidget>

#include <memory>

class QTableView;

namespace homeport {
class MainWindow;
}

namespace homeport::test {

/// Generous: a loaded machine must not fail a test, and a quick one never waits that long.
constexpr int patience = 30'000;

#define AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, homeport::test::patience)

/// A desk with a few people and tickets, the real window over it, and a connection of its own to
/// look at what the window wrote.
class DeskWindow
{
public:
    enum Ground { WithDesk, NoDesk };

    explicit DeskWindow(Ground ground = WithDesk);
    /// On a new desk there.
    explicit DeskWindow(const Address& place);
    ~DeskWindow();

    /// The window over this desk, at its sign-in page; without a desk at the first start.
    void open();
    /// The same with a window that was made otherwise.
    void open(std::unique_ptr<MainWindow> made);
    /// Mira signs in with real keys; answers once her queue is there.
    bool signIn();
    /// Bo, an agent, gets the password and signs in with real keys; answers once he is in.
    bool signInAsBo();
    /// The keys of a sign-in, from the field of the name on.
    void enter(const QString& login, const QString& secret);
    MainWindow& window() { return *m_window; }
    /// The further windows that can be seen.
    QList<QWidget*> others() const;
    /// What the screen shows is read from that window of the program from now on; at first, and
    /// once it is gone, from the main window.
    void lookAt(QWidget& which) { m_front = &which; }
    /// And keys go to it; false: it does not come to the front.
    bool turnTo(QWidget& which);
    void close();
    /// From now on a window that is opened comes back as the one before was left; else each is as
    /// for somebody who is new at this device.
    void comeBack() { m_comesBack = true; }
    /// By which the window tells how long nobody was there.
    FakeClock& clock() { return m_clock; }

    // --- keys and what the screen shows
    /// To whatever has the focus, the shortcuts included, as the window system would.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& text);
    /// Gives the focus to the next part until the one of that name has it; false: there is none.
    bool tabTo(const QString& name);
    /// Types the path into the file dialog that is open and confirms; false: there is none.
    bool chooseFile(const QString& path);
    /// Gives the words to the palette and takes what it puts first; false: it does not open.
    bool chooseInPalette(const QString& words);
    /// Presses Ctrl+Z once the status line offers to take that deed back; false: it does not. What
    /// an act did can be seen before the window hears that it is done.
    bool takeBack(const QString& deed);
    /// Waits until nothing in front has come, gone or moved for a while: answers are there and laid
    /// out.
    void comeToRest() const;
    /// Whether the names to choose from are there, and one begins so.
    bool offers(const QString& box, const QString& name) const;
    /// The part of that name where it can be seen; null else, and where no window is open.
    QWidget* part(const QString& name) const;
    /// The text of a visible label, button or field; empty where there is none of that name.
    QString text(const QString& name) const;
    /// Whether some visible label, button or field holds the words.
    bool says(const QString& words) const;
    bool hasFocus(const QString& name) const;
    /// The lines of the queue as they can be read, columns joined by " | ".
    QStringList queue() const;
    /// The line of the queue that is chosen.
    QString chosenLine() const;

    // --- the desk behind it
    const Address& address() const { return m_address; }
    Session& desk() { return *m_desk; }
    const Actor& mira() const { return m_mira; }
    PersonId bo() const { return m_bo; }
    PersonId ada() const { return m_ada; }
    /// Reported by Ada, with a category.
    TicketId report(const QString& title, const QString& details = QStringLiteral("It smokes."));
    TicketId numbered(const QString& number);
    record::Ticket ticket(TicketId id);
    QStringList comments(TicketId id);

    /// Another process changes the ticket as Bo; true when it said that it is done.
    bool elsewhere(const QString& deed, TicketId id, const QString& text = {});
    /// Another process with the same profile writes in the ticket's composer as Mira and is killed
    /// once it says that the text is kept.
    bool writeAndBeKilled(TicketId id, const QString& text);
    /// The same in the form that resolves all of her tickets at once.
    bool resolveAllAndBeKilled(const QString& notes);
    /// The same in the form that resolves the ticket.
    bool resolveAndBeKilled(TicketId id, const QString& notes);

private:
    void fill();
    /// Opens the window and waits until it asks who it is.
    bool reachSignIn();
    bool writeAndBeKilled(const QString& what, const QString& text);
    QWidget& front() const;

    Address m_address;
    FakeClock m_clock;
    std::unique_ptr<Session> m_desk;
    std::unique_ptr<MainWindow> m_window;
    QPointer<QWidget> m_front;
    bool m_comesBack = false;
    Actor m_mira;
    PersonId m_bo;
    PersonId m_ada;
};

/// What Bo signs in with.
inline const QString passwordOfBo = QStringLiteral("lighthouse ferry lantern");

/// Opens the only ticket of the desk out of the list of incidents; Mira signs in before, where
/// nobody has. Answers once it can be read.
bool openOnly(DeskWindow& window);
/// Another window of the program, which comes to the front; null: it does not.
QWidget* openSecond(DeskWindow& window);
/// Whoever is signed in typed the password so long ago that it proves nothing any more (SEC-17).
bool letTheProofAge(DeskWindow& window);

/// main() of a window test: the same program is also the other process, see elsewhere().
int runWindowTest(int argc, char** argv, QObject& test);

#define HOMEPORT_WINDOW_TEST(Class)                                                                \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        Class test;                                                                                \
        return homeport::test::runWindowTest(argc, argv, test);                                    \
    }

} // namespace homeport::test
