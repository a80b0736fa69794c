#include "ui/shell/own_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace homeport {

QString ownFileName(const Actor& actor)
{
    const auto who = actor.organization.value().toRfc4122() + actor.person.value().toRfc4122();
    const auto name = QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex().left(32);
    return QString::fromLatin1(name);
}

bool writeOwnFile(const QString& path, const QByteArray& text)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return false;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(text);
    return file.commit();
}

} // namespace homeport
