#pragma once

#include <QString>

namespace homeport::test {

inline const QString good = QStringLiteral("tulip under grey bridge");

/// Code points that follow no path and repeat nothing.
inline QString varied(int length)
{
    QString text;
    for (int i = 0; i < length; ++i)
        text += QChar(char16_t(u'а' + (i * i * 7 + i * 3 + i / 31) % 32));
    return text;
}

} // namespace homeport::test
