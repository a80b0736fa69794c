#pragma once

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

} // namespace homeport
