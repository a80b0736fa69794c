#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

class QIODevice;

namespace homeport {

class Disk;

/// The last entry of one stream as its device remembers it.
struct StreamEnd
{
    qint64 number = 0;
    QByteArray hash; ///< chain value after that entry, 32 bytes
    friend bool operator==(const StreamEnd&, const StreamEnd&) = default;
};

/// Remembers, outside the database, how far a device has come in its stream, so that a database
/// which was set back notices (SY-11). Written after each commit, without waiting for the disk: a
/// power cut may leave it behind the database, never ahead of it for long.
class StreamWitness
{
public:
    /// `path` names the witness's file; its folder exists.
    StreamWitness(Disk& disk, const QString& path);
    ~StreamWitness();

    /// Nothing where nothing legible is remembered.
    std::optional<StreamEnd> recall();
    /// A failure is no reason to stop working: the next one may succeed.
    void remember(const StreamEnd& end);

private:
    Disk& m_disk;
    QString m_path;
    std::unique_ptr<QIODevice> m_file; ///< once something was to be remembered
};

} // namespace homeport
