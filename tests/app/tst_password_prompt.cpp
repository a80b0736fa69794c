// What homeportctl asks for at a terminal: nothing of it is shown, and the terminal is as before at
// the end, whichever end that is.
#include "tests/support/test_database.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

/// Both ends of a terminal.
struct Terminal
{
    Terminal() : person(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (person >= 0 && ::grantpt(person) == 0 && ::unlockpt(person) == 0)
            program = ::open(::ptsname(person), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        ::close(program);
        ::close(person);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    bool showsWhatIsTyped() const
    {
        termios state = {};
        return ::tcgetattr(program, &state) == 0 && (state.c_lflag & tcflag_t(ECHO)) != 0;
    }
    bool type(const QByteArray& text) const
    {
        return ::write(person, text.constData(), size_t(text.size())) == text.size();
    }
    /// What stands on its screen by now.
    QByteArray screen() const
    {
        ::fcntl(person, F_SETFL, O_NONBLOCK);
        QByteArray shown(4096, '\0');
        const auto size = ::read(person, shown.data(), size_t(shown.size()));
        return shown.left(qMax<qsizetype>(0, qsizetype(size)));
    }

    int person = -1;
    int program = -1;
};

/// Where a program looks for the person who started it.
enum class Console { Own, None };

/// Starts it with the terminal as its input; as a session of its own, so that the terminal of who
/// runs the tests is nobody's.
void start(QProcess& program, const Terminal& terminal, const QStringList& words, Console console)
{
    program.setChildProcessModifier([end = terminal.program, console] {
        ::setsid();
        ::dup2(end, STDIN_FILENO);
        if (console == Console::Own)
            ::ioctl(STDIN_FILENO, TIOCSCTTY, 0);
    });
    program.start(QStringLiteral(HOMEPORTCTL), words);
}

/// Starts it and waits until `question` stands on its terminal.
bool asks(QProcess& program, const Terminal& terminal, const QStringList& words,
    const QByteArray& question)
{
    start(program, terminal, words, Console::Own);
    QByteArray shown;
    while (!shown.endsWith(question)) {
        pollfd more{terminal.person, POLLIN, 0};
        if (::poll(&more, 1, patience) != 1)
            return false;
        shown += terminal.screen();
    }
    return true;
}

/// The same where the terminal is not its own, and the question comes on standard error.
bool asksElsewhere(QProcess& program, const Terminal& terminal, const QStringList& words,
    const QByteArray& question)
{
    start(program, terminal, words, Console::None);
    program.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.endsWith(question)) {
        if (!program.waitForReadyRead(patience))
            return false;
        said += program.readAllStandardError();
    }
    return true;
}

} // namespace

class TstPasswordPrompt : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void aPasswordIsAskedForUnseen();
    void whatIsAskedStandsOnTheTerminalAlone();
    void withoutATerminalOfItsOwnStandardErrorAsks();
    void whoLeavesThePromptFindsTheTerminalAsBefore();
};

void TstPasswordPrompt::aPasswordIsAskedForUnseen()
{
    const auto address = test::freshDesk()->address; // with nobody working on it
    const Terminal terminal;
    QVERIFY(terminal.program >= 0 && terminal.showsWhatIsTyped());
    QProcess program;
    QVERIFY(asks(program, terminal,
        {u"search"_s, u"--db"_s, address.text, u"--user"_s, u"mira"_s, u"word"_s}, "Password: "));
    QVERIFY(!terminal.showsWhatIsTyped());

    QVERIFY(terminal.type(test::password.toUtf8() + '\n'));

    QVERIFY(program.waitForFinished(patience));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    QVERIFY(program.readAllStandardOutput().contains("Nothing found"));
    QVERIFY(terminal.showsWhatIsTyped());
    QVERIFY(!terminal.screen().contains("horse"));
}

/// A program that reads the answer as JSON finds nothing else there.
void TstPasswordPrompt::whatIsAskedStandsOnTheTerminalAlone()
{
    const auto address = test::freshDesk()->address;
    const Terminal terminal;
    QProcess program;
    QVERIFY(asks(program, terminal,
        {u"search"_s, u"--db"_s, address.text, u"--user"_s, u"mira"_s, u"--json"_s, u"word"_s},
        "Password: "));

    QVERIFY(terminal.type("not the right one at all\n"));

    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 1);
    const auto said = program.readAllStandardError();
    const auto error = QJsonDocument::fromJson(said).object();
    QVERIFY2(error["code"_L1].toString() == "BAD_CREDENTIALS"_L1, said.constData());
    QVERIFY(program.readAllStandardOutput().isEmpty());
}

void TstPasswordPrompt::withoutATerminalOfItsOwnStandardErrorAsks()
{
    const auto address = test::freshDesk()->address;
    const Terminal terminal;
    QProcess program;
    QVERIFY(asksElsewhere(program, terminal,
        {u"search"_s, u"--db"_s, address.text, u"--user"_s, u"mira"_s, u"word"_s}, "Password: "));
    QVERIFY(!terminal.showsWhatIsTyped());

    QVERIFY(terminal.type(test::password.toUtf8() + '\n'));

    QVERIFY(program.waitForFinished(patience));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    QVERIFY(terminal.showsWhatIsTyped());
}

void TstPasswordPrompt::whoLeavesThePromptFindsTheTerminalAsBefore()
{
    const auto address = test::freshAddress();
    const Terminal terminal;
    const QStringList words{
        u"init"_s, u"--db"_s, address.text, u"--organization"_s, u"N"_s, u"--admin"_s, u"mira"_s};
    QProcess stopped;
    QVERIFY(asks(stopped, terminal, words, "New password: "));
    QVERIFY(!terminal.showsWhatIsTyped());
    QVERIFY(::kill(pid_t(stopped.processId()), SIGTERM) == 0);
    QVERIFY(stopped.waitForFinished(patience));
    QCOMPARE(stopped.exitStatus(), QProcess::CrashExit);
    QVERIFY(terminal.showsWhatIsTyped());

    QProcess ended;
    QVERIFY(asks(ended, terminal, words, "New password: "));
    QVERIFY(terminal.type("\x04")); // Ctrl+D
    QVERIFY(ended.waitForFinished(patience));
    QCOMPARE(ended.exitStatus(), QProcess::NormalExit);
    QCOMPARE(ended.exitCode(), 1);
    QVERIFY(ended.readAllStandardError().contains("cancelled"));
    QVERIFY(terminal.showsWhatIsTyped());
    QVERIFY(!QFile::exists(address.text));
}

QTEST_GUILESS_MAIN(TstPasswordPrompt)
#include "tst_password_prompt.moc"
