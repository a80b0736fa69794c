#include "app/ctl/password_prompt.h"

#include <QByteArray>
#include <QTextStream>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype longestPassword = 4096; // bytes, as of one from a file
/// Those that end the program or put it aside while it asks.
constexpr std::array endings{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

volatile std::sig_atomic_t caught = 0;

void catchSignal(int number)
{
    caught = number;
}

/// To the person at the terminal, so that standard error is left to errors; there where no terminal
/// is this program's own.
void say(const QString& text)
{
    const auto bytes = text.toUtf8();
    const int terminal = ::open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);
    const bool isSaid =
        terminal >= 0 && ::write(terminal, bytes.constData(), size_t(bytes.size())) == bytes.size();
    if (terminal >= 0)
        ::close(terminal);
    if (!isSaid)
        QTextStream(stderr) << text;
}

void set(const termios& state)
{
    while (tcsetattr(STDIN_FILENO, TCSAFLUSH, &state) != 0 && errno == EINTR) {}
}

/// Keeps the terminal from showing what is typed; as before at the end. Until then signals that
/// end the program arrive only while it waits in isReadable().
class Silence
{
public:
    Silence()
    {
        caught = 0;
        sigset_t held;
        sigemptyset(&held);
        for (const int each : endings)
            sigaddset(&held, each);
        sigprocmask(SIG_BLOCK, &held, &m_open);
        struct sigaction action = {};
        action.sa_handler = &catchSignal;
        sigemptyset(&action.sa_mask);
        for (size_t i = 0; i < endings.size(); ++i)
            sigaction(endings[i], &action, &m_handlers[i]);
        m_isKnown = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isKnown)
            return;
        auto quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        quiet.c_lflag |= tcflag_t(ECHONL | ICANON);
        set(quiet);
    }
    ~Silence()
    {
        if (m_isKnown)
            set(m_before);
        for (size_t i = 0; i < endings.size(); ++i)
            sigaction(endings[i], &m_handlers[i], nullptr);
        sigprocmask(SIG_SETMASK, &m_open, nullptr);
    }
    Q_DISABLE_COPY_MOVE(Silence)

    bool isKept() const
    {
        termios now = {};
        return m_isKnown && tcgetattr(STDIN_FILENO, &now) == 0
            && (now.c_lflag & tcflag_t(ECHO)) == 0;
    }
    /// Waits for a line; false where a signal came instead.
    bool isReadable() const
    {
        while (caught == 0) {
            fd_set input;
            FD_ZERO(&input);
            FD_SET(STDIN_FILENO, &input);
            if (pselect(STDIN_FILENO + 1, &input, nullptr, nullptr, nullptr, &m_open) >= 0)
                return true;
            if (errno != EINTR)
                return false;
        }
        return false;
    }

private:
    std::array<struct sigaction, endings.size()> m_handlers = {};
    sigset_t m_open = {};
    termios m_before = {};
    bool m_isKnown = false;
};

/// One line without its end; nothing where the input ended or a signal came.
std::optional<QByteArray> typedLine(const Silence& silence)
{
    QByteArray line;
    while (silence.isReadable()) {
        char typed = 0;
        if (::read(STDIN_FILENO, &typed, 1) != 1)
            return std::nullopt;
        if (typed == '\n')
            return line;
        if (line.size() < longestPassword)
            line += typed;
    }
    return std::nullopt;
}

Result<QString> askedFor(const QString& what)
{
    for (;;) {
        std::optional<QByteArray> typed;
        {
            const Silence silence;
            if (!silence.isKept())
                return Error{Error::Kind::Unavailable, u"The terminal"_s,
                    u"it cannot be kept from showing what is typed; use --password-file"_s,
                    u"FILE_UNREADABLE"_s};
            say(what + u": "_s);
            typed = typedLine(silence);
        }
        if (typed)
            return QString::fromUtf8(*typed);
        say(u"\n"_s);
        if (caught == 0)
            return Error{
                Error::Kind::Cancelled, u"password"_s, u"no password was typed"_s, u"CANCELLED"_s};
        // As if nobody had caught it; after a pause, or where it is ignored, it is asked again.
        raise(int(caught));
    }
}

} // namespace

bool canAskForPassword()
{
    return isatty(STDIN_FILENO) == 1;
}

Result<QString> askedPassword()
{
    return askedFor(u"Password"_s);
}

Result<QString> askedNewPassword()
{
    for (;;) {
        auto first = askedFor(u"New password"_s);
        if (!first)
            return first;
        auto second = askedFor(u"Once more"_s);
        if (!second || *second == *first)
            return second;
        say(u"These are two different ones.\n"_s);
    }
}

} // namespace homeport
