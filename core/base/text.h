#pragma once

#include <QString>
#include <QStringView>

namespace homeport {

/// The number of characters (code points) from the first to the last one that a reader can see; 0
/// where there is none. Spaces, controls and characters without a glyph, such as U+200B, are not
/// seen at the ends and count in between.
qsizetype shownLength(QStringView text);

/// True where a reader sees nothing.
inline bool isBlank(QStringView text)
{
    return shownLength(text) == 0;
}

/// A number and what it counts, for what is said in English alone: "1 row", "34 rows".
QString counted(qint64 count, QLatin1StringView one, QLatin1StringView many);
/// The same where the plural ends in an s and nothing else.
QString counted(qint64 count, QLatin1StringView one);

} // namespace homeport
