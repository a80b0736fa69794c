#pragma once

#include "core/base/system_disk.h"

namespace homeport::test {

/// The system's files, which fail when they are told to. What opens, makes, moves, locks, reads or
/// writes one is a call, and is counted; looking at files, reading at their end and removing them
/// is none, and goes through. The database's own files are FailingDisk's. For one thread.
class FailingFiles final : public Disk
{
public:
    enum class Fault {
        Full, ///< no space is left; what needs none goes on
        Broken, ///< the disk answers with an error
    };

    /// The `call`-th call from now on fails, 1 being the next, and so do all later ones.
    void failFrom(int call, Fault fault);
    /// From now on there is room for so many bytes.
    void leaveRoom(qint64 bytes);
    /// From now on so many bytes can be read.
    void leaveLegible(qint64 bytes);
    /// Nothing below the folder may be opened, made or moved.
    void refuse(const QString& folder);
    /// From now on nothing fails, and calls are counted from 0.
    void heal();
    int calls() const { return m_calls; }
    bool hasFailed() const { return m_hasFailed; }

    std::optional<FileFacts> look(const QString& path) override { return m_system.look(path); }
    QStringList filesBelow(const QString& folder) override { return m_system.filesBelow(folder); }
    Result<std::unique_ptr<QIODevice>> read(const QString& path) override;
    Result<std::unique_ptr<PendingFile>> create(
        const QString& path, QFileDevice::Permissions rights) override;
    Result<std::unique_ptr<PendingFile>> replace(const QString& path) override;
    Result<std::unique_ptr<QIODevice>> openInPlace(const QString& path) override;
    Result<> append(const QString& path, const QByteArray& bytes) override;
    Result<> rename(const QString& from, const QString& to) override;
    bool remove(const QString& path) override { return m_system.remove(path); }
    Result<> makeFolder(const QString& path, QFileDevice::Permissions rights) override;
    Result<TemporaryFolder> temporaryFolder(const QString& path) override;
    Result<HeldLock> lock(const QString& path, std::chrono::milliseconds wait) override;

    // For the files it hands out.

    enum class Needs { Room, Nothing };
    /// Counts a call; says how it fails, if it does.
    std::optional<Error> called(const QString& path, Needs needs);
    /// How many of the bytes can be written; and how many read.
    qint64 writable(qint64 bytes) { return taken(m_room, bytes); }
    qint64 legible(qint64 bytes) { return taken(m_legible, bytes); }
    Error errorOf(const QString& path, Fault fault);

private:
    static qint64 taken(std::optional<qint64>& left, qint64 bytes);

    SystemDisk m_system;
    int m_calls = 0;
    int m_failFrom = 0; ///< 0: never
    Fault m_fault = Fault::Full;
    std::optional<qint64> m_room; ///< none: as much as there is
    std::optional<qint64> m_legible; ///< likewise
    QString m_refused;
    bool m_hasFailed = false;
};

} // namespace homeport::test
