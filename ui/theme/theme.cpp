#include "ui/theme/theme.h"

#include "ui/theme/appearance.h"
#include "ui/theme/style.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QToolTip>
#include <QWidget>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

bool chosenIsDark = false;

QColor mixed(const QColor& over, const QColor& under, double share)
{
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(part(over.red(), under.red()), part(over.green(), under.green()),
        part(over.blue(), under.blue()));
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    const auto set = [&palette](
                         QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, theme.ground, theme.ground);
    set(QPalette::Base, theme.panel, theme.panel);
    set(QPalette::AlternateBase, theme.ground, theme.ground);
    set(QPalette::Button, theme.panel, theme.panel);
    set(QPalette::WindowText, theme.text, theme.disabledText);
    set(QPalette::Text, theme.text, theme.disabledText);
    set(QPalette::ButtonText, theme.text, theme.disabledText);
    set(QPalette::BrightText, theme.critical, theme.disabledText);
    set(QPalette::PlaceholderText, theme.muted, theme.disabledText);
    set(QPalette::Highlight, theme.accent, theme.line);
    set(QPalette::HighlightedText, theme.accentText, theme.disabledText);
    set(QPalette::Link, theme.accent, theme.disabledText);
    set(QPalette::LinkVisited, theme.thought, theme.disabledText);
    set(QPalette::ToolTipBase, theme.panel, theme.panel);
    set(QPalette::ToolTipText, theme.text, theme.disabledText);
    set(QPalette::Light, theme.panel, theme.panel);
    set(QPalette::Midlight, theme.hover, theme.hover);
    set(QPalette::Mid, theme.strongLine, theme.line);
    set(QPalette::Dark, theme.line, theme.line);
    set(QPalette::Shadow, theme.strongLine, theme.line);
    return palette;
}

QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontDatabase::hasFamily(u"Inter"_s))
        font.setFamilies({u"Inter"_s, font.family()});
    font.setPixelSize(Theme::bodySize);
    font.setWeight(QFont::Normal);
    return font;
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme{
        .isDark = false,
        .ground = QColor(0xf5f6f8),
        .panel = QColor(0xffffff),
        .line = QColor(0xe3e6eb),
        .strongLine = QColor(0xc3c9d2),
        .fieldGround = QColor(0xf5f6f8),
        .hover = QColor(0xf3f5f7),
        .selection = QColor(0xe6f1f2),
        .shade = QColor(13, 24, 32, 85),
        .text = QColor(0x1b2330),
        .secondary = QColor(0x5b6676),
        .muted = QColor(0x69707c),
        .disabledText = mixed(QColor(0x1b2330), QColor(0xf5f6f8), 0.4),
        .accent = QColor(0x0b6e75),
        .accentStrong = QColor(0x095b61),
        .accentTint = QColor(0xe3f2f2),
        .accentText = QColor(0xffffff),
        .critical = QColor(0xc62f3b),
        .criticalTint = QColor(0xfdecec),
        .high = QColor(0xad560b),
        .highTint = QColor(0xfdf0e3),
        .medium = QColor(0x896c00),
        .mediumTint = QColor(0xfbf5dc),
        .low = QColor(0x566274),
        .lowTint = QColor(0xeef1f5),
        .good = QColor(0x277c44),
        .goodTint = QColor(0xe5f4ea),
        .information = QColor(0x2563b8),
        .informationTint = QColor(0xe7effb),
        .thought = QColor(0x6b4fc3),
        .thoughtTint = QColor(0xefebfb),
        .noteTint = QColor(0xfdf3dc),
        .navGround = QColor(0x16212c),
        .navText = QColor(0xb8c4d0),
        .navSelected = QColor(0x24394a),
        .navSelectedText = QColor(0xffffff),
        .navHover = QColor(0x1c2a37),
        .navMuted = QColor(0x93a2b1),
        .avatarText = QColor(0xffffff),
    };
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme{
        .isDark = true,
        .ground = QColor(0x11161c),
        .panel = QColor(0x171d25),
        .line = QColor(0x2a323d),
        .strongLine = QColor(0x414c5a),
        .fieldGround = QColor(0x11161c),
        .hover = QColor(0x1f2731),
        .selection = QColor(0x1b3036),
        .shade = QColor(4, 7, 10, 150),
        .text = QColor(0xe6ebf1),
        .secondary = QColor(0xa3aebc),
        .muted = QColor(0x7a8593),
        .disabledText = mixed(QColor(0xe6ebf1), QColor(0x11161c), 0.38),
        .accent = QColor(0x3fb8b5),
        .accentStrong = QColor(0x56c7c4),
        .accentTint = QColor(0x15373a),
        .accentText = QColor(0x08191b),
        .critical = QColor(0xff7b81),
        .criticalTint = QColor(0x41222a),
        .high = QColor(0xf2a15c),
        .highTint = QColor(0x3d2a1c),
        .medium = QColor(0xe0c45c),
        .mediumTint = QColor(0x38321a),
        .low = QColor(0xa3aebc),
        .lowTint = QColor(0x262e39),
        .good = QColor(0x6ccf8c),
        .goodTint = QColor(0x183324),
        .information = QColor(0x7db0f5),
        .informationTint = QColor(0x1a2c45),
        .thought = QColor(0xb3a0f2),
        .thoughtTint = QColor(0x2a2445),
        .noteTint = QColor(0x3a2f18),
        .navGround = QColor(0x0c1116),
        .navText = QColor(0x93a1af),
        .navSelected = QColor(0x1b2a35),
        .navSelectedText = QColor(0xe6ebf1),
        .navHover = QColor(0x141c24),
        .navMuted = QColor(0x8896a5),
        .avatarText = QColor(0xffffff),
    };
    return theme;
}

const Theme& Theme::current()
{
    return chosenIsDark ? dark() : light();
}

void Theme::apply(QApplication& app, Appearance appearance)
{
    chosenIsDark = appearance == Appearance::System ? ChosenAppearance::isDesktopDark()
                                                    : appearance == Appearance::Dark;

    QApplication::setStyle(new Style);
    QApplication::setPalette(paletteOf(current()));
    QToolTip::setPalette(paletteOf(current()));
    QApplication::setFont(applicationFont());
    app.setStyleSheet(styleSheet(current()));
}

const QColor& Theme::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return secondary;
    case Tone::Accent: return accent;
    case Tone::Critical: return critical;
    case Tone::High: return high;
    case Tone::Medium: return medium;
    case Tone::Low: return low;
    case Tone::Good: return good;
    case Tone::Information: return information;
    case Tone::Thought: return thought;
    }
    return text;
}

const QColor& Theme::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Accent: return accentTint;
    case Tone::Critical: return criticalTint;
    case Tone::High: return highTint;
    case Tone::Medium: return mediumTint;
    case Tone::Good: return goodTint;
    case Tone::Information: return informationTint;
    case Tone::Thought: return thoughtTint;
    case Tone::Neutral:
    case Tone::Low: return lowTint;
    }
    return lowTint;
}

QColor Theme::avatarGround(quint32 number)
{
    static constexpr std::array<QRgb, 8> grounds{
        0x397a55, 0xa85b34, 0x8b5ba0, 0x786f3a, 0x4a6cab, 0xa8506a, 0x2f7480, 0x66707c};
    return QColor(grounds[number % grounds.size()]);
}

QFont Theme::font(int pixelSize, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

void setStyleClass(QWidget* widget, const QString& names)
{
    widget->setProperty("class", names);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace homeport
