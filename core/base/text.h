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

/// What a reader cannot see and yet can be misled by (SEC-56).
enum class Joiners {
    Shown, ///< in names: of people, teams, files, titles
    Kept, ///< in messages: many scripts and emoji need them
};

/// The text with controls of direction and characters without a width in sight, each as a dotted
/// circle in its place, so that positions in the text stay.
QString withControlsShown(const QString& text, Joiners joiners = Joiners::Shown);

/// A number and what it counts, for what is said in English alone: "1 row", "34 rows".
QString counted(qint64 count, QLatin1StringView one, QLatin1StringView many);
/// The same where the plural ends in an s and nothing else.
QString counted(qint64 count, QLatin1StringView one);

} // namespace homeport
