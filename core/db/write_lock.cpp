#include "core/db/write_lock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostAttempts = 3; ///< to find a file that others make and take away
constexpr unsigned long shortestPause = 100; ///< microseconds
constexpr unsigned long longestPause = 10'000;
/// Of whoever comes next, so that no time is lost between two writers.
constexpr unsigned long nextPause = 2'000;
/// So long the others leave the turn to whoever stands next. It may be a program that was halted.
constexpr std::chrono::milliseconds longestTurn{1000};

/// Whoever may write the desk may take its lock, whoever made it: the mask of that person does not
/// bind the others, and what an administrator made is not kept from them.
void share(int file, const struct stat& desk)
{
    if (::fchown(file, desk.st_uid, desk.st_gid) != 0) {
        [[maybe_unused]] const int noGroup = ::fchown(file, uid_t(-1), desk.st_gid);
    }
    [[maybe_unused]] const int noMode = ::fchmod(file, desk.st_mode & 0666);
}

} // namespace

WriteLock::WriteLock(const QString& database)
    : m_path(QFile::encodeName(database + u"-lock"_s)), m_database(QFile::encodeName(database))
{}

WriteLock::~WriteLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<> WriteLock::open()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
    struct stat desk = {};
    const bool isThere = ::stat(m_database.constData(), &desk) == 0;
    const mode_t mode = isThere ? desk.st_mode & 0666 : 0600;
    // Only what is made here is given away: a name that stands may lead anywhere.
    for (int attempt = 0; attempt < mostAttempts && m_file < 0; ++attempt) {
        m_file = ::open(m_path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        m_wasMadeHere = m_file >= 0;
        if (!m_wasMadeHere && errno == EEXIST)
            m_file = ::open(m_path.constData(), O_RDWR | O_CLOEXEC);
        if (m_file < 0 && errno != ENOENT)
            break;
    }
    if (m_file < 0) {
        const int why = errno;
        return Error{Error::Kind::Unavailable, QFile::decodeName(m_path),
            QString::fromLocal8Bit(std::strerror(why)),
            why == ENOSPC || why == EDQUOT ? u"STORAGE_FULL"_s : u"FILE_UNREADABLE"_s};
    }
    if (m_wasMadeHere && isThere)
        share(m_file, desk);
    return {};
}

/// Who comes next stands on a lock of its own on the file's first byte, which flock() does not
/// know: whoever has just written and goes on cannot come before those who wait. It decides about
/// the order and nothing else, so where the system does not know it everybody is next.
bool WriteLock::standNext()
{
#ifdef F_OFD_SETLK
    struct flock first = {};
    first.l_type = F_WRLCK;
    first.l_whence = SEEK_SET;
    first.l_len = 1;
    if (::fcntl(m_file, F_OFD_SETLK, &first) != 0)
        return errno != EAGAIN && errno != EACCES && errno != EINTR;
#endif
    return true;
}

void WriteLock::stepAside()
{
#ifdef F_OFD_SETLK
    struct flock first = {};
    first.l_type = F_UNLCK;
    first.l_whence = SEEK_SET;
    first.l_len = 1;
    ::fcntl(m_file, F_OFD_SETLK, &first);
#endif
}

/// Is the file that is locked still the one that others find?
bool WriteLock::isOurs() const
{
    struct stat held = {};
    struct stat found = {};
    return ::fstat(m_file, &held) == 0 && ::stat(m_path.constData(), &found) == 0
        && held.st_ino == found.st_ino && held.st_dev == found.st_dev;
}

Result<> WriteLock::take(int msecs)
{
    if (m_depth > 0) {
        ++m_depth;
        return {};
    }
    const QDeadlineTimer deadline(msecs);
    const QDeadlineTimer turn(longestTurn);
    bool isNext = false;
    for (auto pause = shortestPause;; pause = qMin(pause * 2, isNext ? nextPause : longestPause)) {
        if (m_file < 0) {
            if (auto opened = open(); !opened)
                return opened;
        }
        isNext = isNext || standNext();
        const bool mayTry = isNext || turn.hasExpired();
        const bool isTaken = mayTry && ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
        const int why = mayTry ? errno : EWOULDBLOCK;
        if (isTaken && isOurs()) {
            stepAside();
            m_depth = 1;
            return {};
        }
        if (isTaken) { // a new file holds neither lock
            isNext = false;
            if (auto opened = open(); !opened)
                return opened;
            continue;
        }
        const bool waits = why == EWOULDBLOCK || why == EINTR;
        if (!waits || deadline.hasExpired()) {
            if (isNext)
                stepAside();
            if (!waits)
                return Error{Error::Kind::Unavailable, QFile::decodeName(m_path),
                    QString::fromLocal8Bit(std::strerror(why)), u"FILE_UNREADABLE"_s};
            return Error{Error::Kind::Unavailable, QFile::decodeName(m_database),
                u"another Homeport is writing"_s, u"LOCKED"_s};
        }
        QThread::usleep(pause);
    }
}

void WriteLock::release()
{
    Q_ASSERT(m_depth > 0);
    if (--m_depth == 0)
        ::flock(m_file, LOCK_UN);
}

void WriteLock::removeFile()
{
    if (m_depth > 0)
        ::unlink(m_path.constData());
}

} // namespace homeport
