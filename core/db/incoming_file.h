#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace homeport {

/// A file being written into the folder of a file store. Unless it is kept it is gone with this
/// object. Its rights are those of the desk's file; links are not followed.
class IncomingFile
{
public:
    IncomingFile(const QString& desk, const QString& folder);
    ~IncomingFile();
    Q_DISABLE_COPY_MOVE(IncomingFile)

    Result<> open(const QString& name);
    /// STORAGE_FULL where there is no room.
    Result<> write(const QByteArray& bytes);
    /// Puts it there, flushed with its folder: after this it survives a loss of power.
    Result<> keepAs(const QString& path);

private:
    QByteArray m_desk;
    QByteArray m_folder;
    QByteArray m_path;
    int m_file = -1;
};

} // namespace homeport
