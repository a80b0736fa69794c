#include "core/db/desk_place.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct Mark
{
    const char* name; ///< what lies in the uppermost folder that is kept in step
    const char* service;
};
constexpr Mark marks[] = {
    {".dropbox.cache", "Dropbox"},
    {".stfolder", "Syncthing"},
    {".owncloudsync.log", "ownCloud"},
    {".nextcloudsync.log", "Nextcloud"},
    {".sync_*.db", "Nextcloud"},
    {"._sync_*.db", "ownCloud"},
    {".sync/ID", "Resilio Sync"},
    {".tmp.drivedownload", "Google Drive"},
    {".tmp.driveupload", "Google Drive"},
};

/// The service that keeps `folder` itself in step; empty: none is known to.
QString serviceAt(const QDir& folder)
{
    for (const auto& [name, service] : marks) {
        const auto text = QString::fromLatin1(name);
        const bool isThere = text.contains(u'*')
            ? !folder.entryList({text}, QDir::Files | QDir::Hidden).isEmpty()
            : QFileInfo::exists(folder.filePath(text));
        if (isThere)
            return QString::fromLatin1(service);
    }
    return {};
}

/// Services that say in the environment, or by a fixed path, where their folder is.
QString serviceOver(const QString& path)
{
    for (const auto* name : {"OneDrive", "OneDriveConsumer", "OneDriveCommercial"}) {
        const auto root = qEnvironmentVariable(name);
        if (!root.isEmpty() && path.startsWith(QDir::cleanPath(root) + u'/'))
            return u"OneDrive"_s;
    }
    if (path.contains(u"/Library/Mobile Documents/"_s))
        return u"iCloud"_s;
    return path.contains(u"/Library/CloudStorage/"_s) ? u"a cloud service"_s : QString();
}

} // namespace

bool isForeignFileSystem(const QByteArray& type)
{
    // Programs that only put a layer over a local disk.
    for (const auto* local : {"fuseblk", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.encfs",
             "fuse.cryfs", "fuse.securefs", "fuse.bindfs", "fuse.mergerfs", "fuse.ntfs-3g"}) {
        if (type == local)
            return false;
    }
    if (type == "fuse" || type.startsWith("fuse."))
        return true;
    for (const auto* remote : {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs",
             "coda", "9p", "ceph", "glusterfs", "lustre", "gpfs", "ocfs2", "gfs2", "orangefs",
             "vboxsf", "prl_fs", "vmhgfs", "davfs", "webdav", "afpfs", "pvfs2", "beegfs"}) {
        if (type == remote)
            return true;
    }
    return false;
}

Result<> checkedPlace(const QString& path)
{
    const Error unsuitable{Error::Kind::Invalid, path, {}, u"UNSUITABLE_PLACE"_s};
    const auto refused = [&](const QString& why) {
        auto error = unsuitable;
        error.detail = why;
        return error;
    };
    const QFileInfo file(path);
    // A link may lead elsewhere: what counts is where the file itself lies.
    auto folder = file.exists() ? QFileInfo(file.canonicalFilePath()).absolutePath()
                                : QDir(file.absolutePath()).canonicalPath();
    if (folder.isEmpty())
        return {}; // there is no such folder, which others tell better
    if (const auto type = QStorageInfo(folder).fileSystemType(); isForeignFileSystem(type))
        return refused(QString::fromLatin1(type));
    if (const auto service = serviceOver(folder + u'/'); !service.isEmpty())
        return refused(service);
    QDir at(folder);
    do {
        if (const auto service = serviceAt(at); !service.isEmpty())
            return refused(service);
    } while (at.cdUp());
    return {};
}

QString canonicalPath(const Address& address)
{
    return QFileInfo(address.text).canonicalFilePath();
}

QString nameOf(const Address& address)
{
    if (!address.isPostgresql())
        return QFileInfo(address.text).completeBaseName();
    const QUrl url(address.text, QUrl::StrictMode);
    const QUrlQuery given(url);
    auto database = url.path().mid(1);
    if (database.isEmpty())
        database = given.queryItemValue(u"dbname"_s);
    const auto host = url.host().isEmpty() ? given.queryItemValue(u"host"_s) : url.host();
    return host.isEmpty() ? database : u"%1 · %2"_s.arg(database, host);
}

} // namespace homeport
