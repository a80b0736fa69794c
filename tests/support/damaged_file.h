#pragma once

#include "tests/support/test_database.h"

#include <QFile>

namespace homeport::test {

/// Alters the body of that name where the desk keeps it, as a failing disk does.
inline void damageBody(const Address& address, const QString& key)
{
    if (address.isPostgresql()) {
        onDatabase(address,
            "UPDATE homeport.file_part SET content = '\\x6162'::bytea WHERE storage_key = '"
                + key.toLatin1() + '\'');
        return;
    }
    QFile body(QStringLiteral("%1.files/%2/%3").arg(address.text, key.left(2), key));
    char first = 0;
    const bool isAltered = body.open(QIODevice::ReadWrite) && body.getChar(&first) && body.seek(0)
        && body.putChar(char(first ^ 1));
    if (!isAltered)
        qFatal("the body cannot be altered");
}

} // namespace homeport::test
