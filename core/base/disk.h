#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QFileDevice>
#include <QIODevice>
#include <QLockFile>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <optional>

namespace homeport {

inline constexpr QFileDevice::Permissions ownerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// What a disk says of a file or folder. Links are followed.
struct FileFacts
{
    bool isFile = false; ///< no folder, pipe or device
    qint64 size = 0; ///< bytes
    Timestamp modified{};
    QFileDevice::Permissions rights = ownerOnly; ///< who may read and write it
};

/// A file being written. Unless it is kept nothing is left of it.
class PendingFile : public QIODevice
{
public:
    /// Writes all of it.
    Result<> put(const QByteArray& bytes);
    /// Waits until what was written is on the disk, so that little is left for keep() to fail at.
    virtual Result<> flush() = 0;
    /// Puts the file there; it survives a loss of power from then on. Refuses after a write that
    /// failed. Once.
    virtual Result<> keep() = 0;
    /// Why the first write failed; nothing as long as none has.
    const std::optional<Error>& failure() const { return m_failure; }

    bool isSequential() const final { return true; }

protected:
    Error fail(const Error& error);
    qint64 readData(char*, qint64) final { return -1; }

private:
    std::optional<Error> m_failure;
};

/// Removes itself and what it holds, unless told otherwise.
using TemporaryFolder = std::unique_ptr<QTemporaryDir>;
/// Held until it is dropped.
using HeldLock = std::unique_ptr<QLockFile>;

/// The files that core reads and writes. Tests pass one that fails. Any thread may use it. Errors
/// are Unavailable, STORAGE_FULL where there is no room and FILE_UNREADABLE else, and name the
/// path.
///
/// Three things do not go through it. SQLite opens the desk's file, its log and copies of both by
/// itself, and its own seam is the VFS. The lock file beside them must be the system's to keep
/// other programs out. And where the desk's file lies, and who may write there, is asked of the
/// system that SQLite will ask.
class Disk
{
public:
    virtual ~Disk() = default;

    /// Nothing where there is none, or a link that leads nowhere.
    virtual std::optional<FileFacts> look(const QString& path) = 0;
    /// The paths of all files in the folder and those below it.
    virtual QStringList filesBelow(const QString& folder) = 0;

    /// NotFound, FILE_UNREADABLE where there is no such file.
    virtual Result<std::unique_ptr<QIODevice>> read(const QString& path) = 0;
    /// A new file under its own name, with these rights whatever the mask of this person. Refuses
    /// where anything has that name, be it a link.
    virtual Result<std::unique_ptr<PendingFile>> create(
        const QString& path, QFileDevice::Permissions rights) = 0;
    /// A file that takes the name, and the place of what has it, once it is kept.
    virtual Result<std::unique_ptr<PendingFile>> replace(const QString& path) = 0;
    /// A file to be read and written where it stands, made where there is none. What is written
    /// does not wait for the disk.
    virtual Result<std::unique_ptr<QIODevice>> openInPlace(const QString& path) = 0;
    /// Adds to the end of a file and waits for the disk.
    virtual Result<> append(const QString& path, const QByteArray& bytes) = 0;

    /// Gives a file another name, durably, within one file system. Never over what has that name.
    virtual Result<> rename(const QString& from, const QString& to) = 0;
    virtual bool remove(const QString& path) = 0;
    /// Makes a folder, durably and with these rights, and those above it. One that stands is fine,
    /// a link to one is not.
    virtual Result<> makeFolder(const QString& path, QFileDevice::Permissions rights) = 0;
    /// A new folder that only this person may enter; its name is `path` and something behind it.
    virtual Result<TemporaryFolder> temporaryFolder(const QString& path) = 0;
    /// Keeps out other programs that ask for the same; waits for them.
    virtual Result<HeldLock> lock(const QString& path, std::chrono::milliseconds wait) = 0;
};

} // namespace homeport
