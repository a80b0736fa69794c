#include "core/base/system_disk.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// `why` is the system's number, 0 where it gave none.
Error failed(const QString& path, const QString& detail, int why)
{
    // A limit on the size of files stops a write like a full disk does.
    const bool isFull = why == ENOSPC || why == EDQUOT || why == EFBIG;
    return {
        Error::Kind::Unavailable, path, detail, isFull ? u"STORAGE_FULL"_s : u"FILE_UNREADABLE"_s};
}

Error failed(const QString& path, int why)
{
    return failed(path, QString::fromLocal8Bit(std::strerror(why)), why);
}

mode_t modeOf(QFileDevice::Permissions rights)
{
    const auto bits = unsigned(rights.toInt()); // a hex digit each for owner, user, group, others
    return mode_t(((bits >> 6) & 0700) | ((bits >> 1) & 0070) | (bits & 0007));
}

QString folderOf(const QString& path)
{
    return QFileInfo(path).path();
}

/// Answers the system's number, 0 where all is written.
int writeAll(int file, const char* bytes, qint64 size)
{
    for (qint64 at = 0; at < size;) {
        const auto written = ::write(file, bytes + at, size_t(size - at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        at += written;
    }
    return 0;
}

/// Likewise. A file system that cannot do it keeps nobody from going on.
int flushed(int file)
{
    if (::fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP)
        return 0;
    return errno;
}

/// Brings the names in a folder to the disk.
Result<> flushFolder(const QString& path)
{
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0 && errno == EACCES)
        return {}; // it may be written and not read
    if (folder < 0)
        return failed(path, errno);
    const int why = flushed(folder);
    ::close(folder);
    return why == 0 ? Result<>() : failed(path, why);
}

/// A name has the rights that are asked for: what a desk shares, the mask of one person does not
/// take from the others. Some file systems have none.
void setMode(int file, mode_t mode)
{
    struct stat found = {};
    if (::fstat(file, &found) != 0 || (found.st_mode & 0777) == mode)
        return;
    // A folder has its group from the one above, and passes it on.
    [[maybe_unused]] const int isLeft = ::fchmod(file, (found.st_mode & 07000) | mode);
}

/// Those that are missing above a path, each durably. Where one cannot be made, neither can the
/// next.
void makeParents(const QString& path)
{
    const auto folder = folderOf(path);
    if (QFileInfo::exists(folder))
        return;
    makeParents(folder);
    if (QDir().mkdir(folder))
        (void)flushFolder(folderOf(folder));
}

class CreatedFile final : public PendingFile
{
public:
    explicit CreatedFile(const QString& path) : m_path(path), m_name(QFile::encodeName(path)) {}
    ~CreatedFile() override
    {
        if (m_file < 0)
            return;
        ::close(m_file);
        ::unlink(m_name.constData());
    }

    Result<> begin(mode_t mode)
    {
        m_file =
            ::open(m_name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (m_file < 0)
            return fail(failed(m_path, errno));
        setMode(m_file, mode);
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        return {};
    }
    Result<> flush() override
    {
        if (failure())
            return *failure();
        const int why = flushed(m_file);
        return why == 0 ? Result<>() : fail(failed(m_path, why));
    }
    Result<> keep() override
    {
        if (auto done = flush(); !done)
            return done;
        if (auto done = flushFolder(folderOf(m_path)); !done)
            return fail(done.error());
        ::close(m_file);
        m_file = -1;
        close();
        return {};
    }

protected:
    qint64 writeData(const char* bytes, qint64 size) override
    {
        const int why = writeAll(m_file, bytes, size);
        if (why == 0)
            return size;
        fail(failed(m_path, why));
        return -1;
    }

private:
    QString m_path;
    QByteArray m_name;
    int m_file = -1;
};

class ReplacingFile final : public PendingFile
{
public:
    explicit ReplacingFile(const QString& path) : m_file(path) {}

    Result<> begin()
    {
        errno = 0;
        if (!m_file.open(QIODevice::WriteOnly)) {
            const int why = errno;
            return fail(failed(m_file.fileName(), m_file.errorString(), why));
        }
        open(QIODevice::WriteOnly | QIODevice::Unbuffered); // the other one has a buffer
        return {};
    }
    Result<> flush() override
    {
        if (failure())
            return *failure();
        errno = 0;
        if (!m_file.flush())
            return failNow();
        const int why = flushed(m_file.handle());
        return why == 0 ? Result<>() : fail(failed(m_file.fileName(), why));
    }
    Result<> keep() override
    {
        // commit() would put a file there whose last bytes found no room (Qt 6.4).
        if (auto done = flush(); !done)
            return done;
        errno = 0;
        if (!m_file.commit())
            return failNow();
        close();
        // A link is not replaced, but where it leads. It is there, whatever is said now.
        (void)flushFolder(QFileInfo(m_file.fileName()).canonicalPath());
        return {};
    }

protected:
    qint64 writeData(const char* bytes, qint64 size) override
    {
        errno = 0;
        if (m_file.write(bytes, size) == size)
            return size;
        failNow();
        return -1;
    }

private:
    Error failNow()
    {
        // Qt has words for what it refuses itself; a write that was cut short leaves only a number.
        const int why = errno;
        const auto path = m_file.fileName();
        return fail(why != 0 ? failed(path, why) : failed(path, m_file.errorString(), 0));
    }

    QSaveFile m_file;
};

/// Answers the system's number, 0 where it is done.
int renameOnly(const QByteArray& from, const QByteArray& to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
#endif
    struct stat found = {};
    if (::lstat(to.constData(), &found) == 0)
        return EEXIST;
    return ::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

} // namespace

std::optional<FileFacts> SystemDisk::look(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    constexpr auto all = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup
        | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    return FileFacts{info.isFile(), info.size(), fromMsecs(info.lastModified().toMSecsSinceEpoch()),
        info.permissions() & all};
}

QStringList SystemDisk::filesBelow(const QString& folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext())
        found << files.next();
    return found;
}

Result<std::unique_ptr<QIODevice>> SystemDisk::read(const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    if (file->open(QIODevice::ReadOnly))
        return Result<std::unique_ptr<QIODevice>>(std::move(file));
    auto error = failed(path, file->errorString(), 0);
    if (!file->exists())
        error.kind = Error::Kind::NotFound;
    return error;
}

Result<std::unique_ptr<PendingFile>> SystemDisk::create(
    const QString& path, QFileDevice::Permissions rights)
{
    auto file = std::make_unique<CreatedFile>(path);
    if (auto begun = file->begin(modeOf(rights)); !begun)
        return begun.error();
    return Result<std::unique_ptr<PendingFile>>(std::move(file));
}

Result<std::unique_ptr<PendingFile>> SystemDisk::replace(const QString& path)
{
    auto file = std::make_unique<ReplacingFile>(path);
    if (auto begun = file->begin(); !begun)
        return begun.error();
    return Result<std::unique_ptr<PendingFile>>(std::move(file));
}

Result<std::unique_ptr<QIODevice>> SystemDisk::openInPlace(const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    if (file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return Result<std::unique_ptr<QIODevice>>(std::move(file));
    const int why = errno;
    return failed(path, file->errorString(), why);
}

Result<> SystemDisk::append(const QString& path, const QByteArray& bytes)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return failed(path, errno);
    int why = writeAll(file, bytes.constData(), bytes.size());
    if (why == 0)
        why = flushed(file);
    ::close(file);
    return why == 0 ? Result<>() : failed(path, why);
}

Result<> SystemDisk::rename(const QString& from, const QString& to)
{
    const auto oldName = QFile::encodeName(from);
    const auto newName = QFile::encodeName(to);
    if (const int why = renameOnly(oldName, newName); why != 0)
        return failed(to, why);
    auto done = flushFolder(folderOf(to));
    if (done && folderOf(from) != folderOf(to))
        done = flushFolder(folderOf(from));
    if (!done)
        renameOnly(newName, oldName); // what is told as not done is not done
    return done;
}

bool SystemDisk::remove(const QString& path)
{
    return QFile::remove(path);
}

Result<> SystemDisk::makeFolder(const QString& path, QFileDevice::Permissions rights)
{
    const auto name = QFile::encodeName(path);
    const auto mode = modeOf(rights);
    const auto whole = mode | ((mode & 0444) >> 2);
    makeParents(path);
    if (::mkdir(name.constData(), whole) == 0) {
        const int folder =
            ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (folder >= 0) {
            setMode(folder, whole);
            ::close(folder);
        }
        return flushFolder(folderOf(path));
    }
    if (errno != EEXIST)
        return failed(path, errno);
    struct stat found = {};
    const bool isFolder = ::lstat(name.constData(), &found) == 0 && S_ISDIR(found.st_mode);
    return isFolder ? Result<>() : failed(path, ENOTDIR); // a link might lead anywhere
}

Result<TemporaryFolder> SystemDisk::temporaryFolder(const QString& path)
{
    errno = 0;
    auto folder = std::make_unique<QTemporaryDir>(path + u"-XXXXXX"_s);
    const int why = errno;
    if (folder->isValid())
        return Result<TemporaryFolder>(std::move(folder));
    return failed(path, folder->errorString(), why);
}

Result<HeldLock> SystemDisk::lock(const QString& path, std::chrono::milliseconds wait)
{
    auto held = std::make_unique<QLockFile>(path);
    errno = 0;
    if (held->tryLock(int(wait.count())))
        return Result<HeldLock>(std::move(held));
    const int why = errno;
    const bool isTaken = held->error() == QLockFile::LockFailedError;
    return failed(
        path, isTaken ? u"another program holds it"_s : u"it cannot be made"_s, isTaken ? 0 : why);
}

} // namespace homeport
