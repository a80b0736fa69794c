#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace homeport::test {

/// Ends the test where the file cannot be read: it would compare nothing with nothing.
inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

} // namespace homeport::test
