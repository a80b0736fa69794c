#include "core/db/incoming_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Error failed(const QByteArray& path, int why)
{
    // A limit on the size of files stops a write like a full disk does.
    const bool isFull = why == ENOSPC || why == EDQUOT || why == EFBIG;
    return {Error::Kind::Unavailable, QFile::decodeName(path),
        QString::fromLocal8Bit(std::strerror(why)),
        isFull ? u"STORAGE_FULL"_s : u"FILE_UNREADABLE"_s};
}

/// Whoever may write the desk may write its files.
mode_t modeOf(const QByteArray& desk)
{
    struct stat found = {};
    return ::stat(desk.constData(), &found) == 0 ? found.st_mode & 0666 : 0600;
}

Result<> makeFolder(const QByteArray& path, mode_t mode)
{
    if (::mkdir(path.constData(), mode | ((mode & 0444) >> 2)) == 0 || errno == EEXIST) {
        struct stat found = {};
        if (::lstat(path.constData(), &found) == 0 && S_ISDIR(found.st_mode))
            return {};
        errno = ENOTDIR; // a link might lead anywhere
    }
    return failed(path, errno);
}

Result<> flushFolder(const QByteArray& path)
{
    const int folder = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failed(path, errno);
    const int code = ::fsync(folder);
    const int why = errno;
    ::close(folder);
    return code == 0 ? Result<>() : failed(path, why);
}

} // namespace

IncomingFile::IncomingFile(const QString& desk, const QString& folder)
    : m_desk(QFile::encodeName(desk)), m_folder(QFile::encodeName(folder))
{}

IncomingFile::~IncomingFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (!m_path.isEmpty())
        ::unlink(m_path.constData());
}

Result<> IncomingFile::open(const QString& name)
{
    const auto mode = modeOf(m_desk);
    if (auto made = makeFolder(m_folder, mode); !made)
        return made;
    const auto path = m_folder + '/' + QFile::encodeName(name) + ".part";
    m_file = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (m_file < 0)
        return failed(path, errno);
    m_path = path;
    return {};
}

Result<> IncomingFile::write(const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto written = ::write(m_file, bytes.constData() + at, size_t(bytes.size() - at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed(m_path, errno);
        at += written;
    }
    return {};
}

Result<> IncomingFile::keepAs(const QString& path)
{
    const auto target = QFile::encodeName(path);
    const auto folder = QFile::encodeName(QFileInfo(path).path());
    if (::fsync(m_file) != 0)
        return failed(m_path, errno);
    if (auto made = makeFolder(folder, modeOf(m_desk)); !made)
        return made;
    if (::rename(m_path.constData(), target.constData()) != 0)
        return failed(m_path, errno);
    m_path.clear();
    if (auto flushed = flushFolder(folder); !flushed)
        return flushed;
    return flushFolder(m_folder);
}

} // namespace homeport
