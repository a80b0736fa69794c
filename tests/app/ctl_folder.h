#pragma once

#include "tests/app/ctl_process.h"

#include <QFile>
#include <QTemporaryDir>

namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

/// What tests of homeportctl begin with: a folder, and in it the password that it is called with.
class OnCtl
{
protected:
    OnCtl()
    {
        if (!write(u"password"_s, password.toUtf8() + '\n'))
            qFatal("the password cannot be written");
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList signedIn(const QString& command, const Address& address) const
    {
        return {command, u"--db"_s, address.text, u"--user"_s, u"mira"_s, u"--password-file"_s,
            path(u"password"_s)};
    }
    bool write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    QTemporaryDir m_folder;
};

} // namespace homeport::test
