#include "ui/widgets/key_hint.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QFontMetrics>
#include <QPainter>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int lineHeight = 18;
constexpr int sideSpace = 6;

QFont capFont()
{
    return Theme::font(Theme::captionSize);
}

/// As QKeySequence has them, which speaks English.
constexpr const char* namedKeys[] = {
    QT_TRANSLATE_NOOP("homeport::KeyHint", "Ctrl"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "Shift"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "Del"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "Ins"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "Home"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "End"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "PgUp"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "PgDown"),
    QT_TRANSLATE_NOOP("homeport::KeyHint", "Space"),
};

QString keyWord(const QString& key)
{
    static const std::pair<QLatin1StringView, QStringView> signs[] = {
        {"Return"_L1, u"↵"},
        {"Enter"_L1, u"↵"},
        {"Up"_L1, u"↑"},
        {"Down"_L1, u"↓"},
        {"Left"_L1, u"←"},
        {"Right"_L1, u"→"},
        {"Backspace"_L1, u"⌫"},
    };
    for (const auto& [name, sign] : signs) {
        if (key == name)
            return sign.toString();
    }
    for (const auto* name : namedKeys) {
        if (key == QLatin1StringView(name))
            return KeyHint::tr(name);
    }
    return key;
}

} // namespace

KeyHint::KeyHint(const QString& keys, QWidget* parent) : QLabel(keys, parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

KeyHint::KeyHint(const QKeySequence& keys, QWidget* parent) : KeyHint(words(keys), parent) {}

QSize KeyHint::sizeHint() const
{
    return sizeHint(text());
}

QSize KeyHint::sizeHint(const QString& keys)
{
    if (keys.isEmpty())
        return {0, lineHeight};
    const int width = QFontMetrics(capFont()).horizontalAdvance(keys) + 2 * sideSpace;
    return {qMax(width, lineHeight), lineHeight};
}

QString KeyHint::words(const QKeySequence& keys)
{
    QStringList strokes;
    for (int i = 0; i < keys.count(); ++i) {
        // The plus key itself ends in the separator: "Ctrl++" is Ctrl and plus.
        QString stroke = QKeySequence(keys[uint(i)]).toString(QKeySequence::PortableText);
        const bool endsInPlus = stroke.endsWith(u'+');
        QStringList parts = stroke.split(u'+', Qt::SkipEmptyParts);
        if (endsInPlus)
            parts << u"+"_s;
        for (QString& part : parts)
            part = keyWord(part);
        strokes << parts.join(u' ');
    }
    return strokes.join(u' ');
}

void KeyHint::follow(
    const QAction* action, QObject* receiver, const std::function<void(const QString& keys)>& tell)
{
    auto told = words(action->shortcut());
    tell(told);
    connect(action, &QAction::changed, receiver, [action, tell, told]() mutable {
        const auto now = words(action->shortcut());
        if (std::exchange(told, now) != now) // more than keys can be other about an act
            tell(now);
    });
}

void KeyHint::paint(QPainter& painter, const QRect& cap, const QString& keys, Ground ground)
{
    if (keys.isEmpty())
        return;
    const Theme& theme = Theme::current();
    const bool onAccent = ground == Ground::OnAccent;
    QColor edge = onAccent ? theme.accentText : theme.line;
    if (onAccent)
        edge.setAlphaF(0.45f);

    painter.save();
    paintBox(painter, cap, 4, onAccent ? QColor() : theme.panel, edge);
    painter.setFont(capFont());
    painter.setPen(onAccent ? theme.accentText : theme.secondary);
    painter.drawText(cap, Qt::AlignCenter | Qt::TextSingleLine, keys);
    painter.restore();
}

void KeyHint::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), text());
}

} // namespace homeport
