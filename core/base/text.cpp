#include "core/base/text.h"

#include <QChar>

namespace homeport {

namespace {

/// Letters and marks by their category, and yet nothing is drawn for them (Unicode's
/// Default_Ignorable_Code_Point; and the Braille pattern without dots).
bool isWithoutGlyph(char32_t c)
{
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f) || c == 0x2800 || c == 0x3164 || c == 0xffa0
        || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
}

bool isSeen(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format: return false;
    default: return !isWithoutGlyph(c);
    }
}

bool isJoiner(QChar c)
{
    return c == u'\u200c' || c == u'\u200d';
}

bool isMisleading(QChar c)
{
    return (c >= u'\u200b' && c <= u'\u200f') || (c >= u'\u202a' && c <= u'\u202e')
        || (c >= u'\u2066' && c <= u'\u2069') || c == u'\ufeff';
}

} // namespace

QString withControlsShown(const QString& text, Joiners joiners)
{
    QString shown = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (isMisleading(c) && !(joiners == Joiners::Kept && isJoiner(c)))
            shown[i] = u'\u25cc';
    }
    return shown;
}

qsizetype shownLength(QStringView text)
{
    qsizetype length = 0;
    qsizetype sinceFirst = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        const bool isPair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair)
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
        i += isPair ? 1 : 0;
        const bool isShown = isSeen(c);
        if (isShown || sinceFirst > 0)
            ++sinceFirst;
        if (isShown)
            length = sinceFirst;
    }
    return length;
}

QString counted(qint64 count, QLatin1StringView one, QLatin1StringView many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString counted(qint64 count, QLatin1StringView one)
{
    return QString::number(count) + u' ' + one + QLatin1StringView(count == 1 ? "" : "s");
}

} // namespace homeport
