#pragma once

#include "core/base/disk.h"

namespace homeport {

/// The files of the operating system.
class SystemDisk final : public Disk
{
public:
    std::optional<FileFacts> look(const QString& path) override;
    QStringList filesBelow(const QString& folder) override;
    Result<std::unique_ptr<QIODevice>> read(const QString& path) override;
    Result<std::unique_ptr<PendingFile>> create(
        const QString& path, QFileDevice::Permissions rights) override;
    Result<std::unique_ptr<PendingFile>> replace(const QString& path) override;
    Result<std::unique_ptr<QIODevice>> openInPlace(const QString& path) override;
    Result<> append(const QString& path, const QByteArray& bytes) override;
    Result<> rename(const QString& from, const QString& to) override;
    bool remove(const QString& path) override;
    Result<> makeFolder(const QString& path, QFileDevice::Permissions rights) override;
    Result<TemporaryFolder> temporaryFolder(const QString& path) override;
    Result<HeldLock> lock(const QString& path, std::chrono::milliseconds wait) override;
};

} // namespace homeport
