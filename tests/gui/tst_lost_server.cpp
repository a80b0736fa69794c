#include "tests/gui/desk_window.h"
#include "tests/support/private_server.h"
#include "ui/shell/main_window.h"

#include <QPlainTextEdit>

#include <optional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

const auto unreachable = u"The database cannot be reached."_s;
const auto full = u"The disk is full. This was not saved, all that was before is; make room."_s;

} // namespace

/// The server dies, or has no room, under the open window: one sentence, nothing typed is lost, and
/// the window goes on as soon as the server does.
class TestLostServer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void aReplyOutlivesTheServer();
    void aWindowThatIsOpenedMeanwhileSaysSoAtOnce();
    void aReplyWaitsForRoomOnTheServer();

private:
    /// The only ticket is open and a reply to it is written, not sent.
    static bool writeReply(DeskWindow& window);

    std::optional<test::PrivateServer> m_server;
};

void TestLostServer::init()
{
    m_server.emplace();
    if (!m_server->whyNot().isEmpty())
        QSKIP(qPrintable(m_server->whyNot()));
    QVERIFY(m_server->start());
}

bool TestLostServer::writeReply(DeskWindow& window)
{
    if (!openOnly(window))
        return false;
    window.type(u"r"_s);
    if (!QTest::qWaitFor([&] { return window.hasFocus(u"composerText"_s); }, test::patience))
        return false;
    window.type(u"The fire is out"_s);
    return true;
}

void TestLostServer::aReplyOutlivesTheServer()
{
    DeskWindow window(m_server->address());
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(writeReply(window));

    m_server->killAtOnce();
    AWAIT(window.says(unreachable));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.part(u"send"_s)->isEnabled()); // it was refused, and can be sent again
    const auto* text = qobject_cast<QPlainTextEdit*>(window.part(u"composerText"_s));
    QVERIFY(text);
    QCOMPARE(text->toPlainText(), u"The fire is out"_s);

    QVERIFY(m_server->start());
    // The sentence goes by itself once the desk answers again.
    AWAIT(!window.part(u"workspaceMessage"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(text->toPlainText().isEmpty());
    QCOMPARE(window.comments(id).count(u"public: The fire is out"_s), 1);
    AWAIT(window.says(u"The fire is out"_s));
}

void TestLostServer::aWindowThatIsOpenedMeanwhileSaysSoAtOnce()
{
    DeskWindow window(m_server->address());
    QVERIFY(window.signIn());
    m_server->killAtOnce();
    AWAIT(window.says(unreachable));

    window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);

    QCOMPARE(window.others().size(), 1);
    auto* second = window.others().first();
    window.lookAt(*second);
    QVERIFY(window.says(unreachable));
    QVERIFY(window.text(u"deskName"_s).endsWith(u"not reachable"_s));
    QVERIFY(window.text(u"openCount"_s).isEmpty());

    QVERIFY(m_server->start());
    for (auto* each : {static_cast<QWidget*>(&window.window()), second}) {
        window.lookAt(*each);
        AWAIT(!window.part(u"workspaceMessage"_s));
        AWAIT(!window.text(u"deskName"_s).endsWith(u"not reachable"_s));
        AWAIT(!window.text(u"openCount"_s).isEmpty());
    }
}

void TestLostServer::aReplyWaitsForRoomOnTheServer()
{
    DeskWindow window(m_server->address());
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(writeReply(window));
    m_server->fillUp("ticket_comment");

    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(full));
    const auto* text = qobject_cast<QPlainTextEdit*>(window.part(u"composerText"_s));
    QVERIFY(text);
    QCOMPARE(text->toPlainText(), u"The fire is out"_s);
    QCOMPARE(window.comments(id), QStringList());

    // What finds room is saved meanwhile.
    QVERIFY(window.elsewhere(u"title"_s, id, u"Printer smokes"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer smokes"_s);

    m_server->makeRoom();
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(text->toPlainText().isEmpty());
    QCOMPARE(window.comments(id), QStringList{u"public: The fire is out"_s});
    AWAIT(window.says(u"The fire is out"_s));
}

HOMEPORT_WINDOW_TEST(TestLostServer)

#include "tst_lost_server.moc"
