#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QWidget;

namespace homeport {

/// Which look is wanted; System takes what the desktop shows when it is applied.
enum class Appearance { System, Light, Dark };

/// What a tinted thing says: pills, meters and message strips take one.
enum class Tone { Neutral, Accent, Critical, High, Medium, Low, Good, Information, Thought };

/// The look in one place: colours by meaning for light and dark, type sizes, spacing and radii.
/// Painters ask current() each time they paint, so a switch of appearance needs no further signal.
struct Theme
{
    bool isDark = false;

    QColor ground; // behind everything
    QColor panel; // what lies on the ground: lists, side columns, cards
    QColor line;
    QColor strongLine; // edges under the pointer, scroll bar handles
    QColor fieldGround;
    QColor hover;
    QColor selection;
    QColor shade; // what an overlay lays over the window, with alpha

    QColor text;
    QColor secondary;
    QColor muted;
    QColor disabledText;

    QColor accent;
    QColor accentStrong; // accent under the pointer
    QColor accentTint;
    QColor accentText; // text on accent

    QColor critical;
    QColor criticalTint;
    QColor high;
    QColor highTint;
    QColor medium;
    QColor mediumTint;
    QColor low;
    QColor lowTint;
    QColor good;
    QColor goodTint;
    QColor information;
    QColor informationTint;
    QColor thought;
    QColor thoughtTint;
    QColor noteTint; // internal notes

    QColor navGround;
    QColor navText;
    QColor navSelected;
    QColor navSelectedText;
    QColor navHover;
    QColor navMuted;

    QColor avatarText;

    static constexpr int captionSize = 11;
    static constexpr int smallSize = 12;
    static constexpr int bodySize = 13;
    static constexpr int headingSize = 15;
    static constexpr int titleSize = 17;
    static constexpr int displaySize = 20;
    static constexpr int welcomeSize = 24;

    static constexpr int tinySpace = 4;
    static constexpr int smallSpace = 8;
    static constexpr int space = 12;
    static constexpr int wideSpace = 16;
    static constexpr int largeSpace = 24;

    static constexpr int smallRadius = 5;
    static constexpr int radius = 7;
    static constexpr int largeRadius = 9;

    static constexpr int compactRow = 28;
    static constexpr int normalRow = 36;
    static constexpr int roomyRow = 44;
    static constexpr int controlHeight = 30;
    static constexpr int fieldHeight = 32;
    static constexpr int topBarHeight = 48;
    static constexpr int navWidth = 208;

    const QColor& ink(Tone tone) const;
    const QColor& tint(Tone tone) const;
    /// One of a few well-distinguishable grounds for white initials; any number is welcome.
    static QColor avatarGround(quint32 number);
    static QFont font(int pixelSize = bodySize, QFont::Weight weight = QFont::Normal);

    static const Theme& light();
    static const Theme& dark();
    static const Theme& current();
    static void apply(QApplication& app, Appearance appearance);
};

/// Sets the property the style sheet selects by ("primary", "card", "muted" and so on; several
/// words are allowed) and has the widget take its new look at once.
void setStyleClass(QWidget* widget, const QString& names);

} // namespace homeport
