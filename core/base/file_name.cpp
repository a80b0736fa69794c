#include "core/base/file_name.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qsizetype mostBytes = 200; // leaves room for "(2)" and a folder within 255
constexpr qsizetype longestEnding = 16;

/// Windows takes these for devices, whatever their ending.
bool isDevice(const QString& name)
{
    static const QRegularExpression devices(
        u"^(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return devices.match(name.section(u'.', 0, 0).trimmed()).hasMatch();
}

/// Code points that are drawn, and single spaces between them.
QString visible(const QString& name)
{
    QString kept;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool isPair =
            name[i].isHighSurrogate() && i + 1 < name.size() && name[i + 1].isLowSurrogate();
        const auto c = QStringView(name).mid(i, isPair ? 2 : 1);
        i += isPair ? 1 : 0;
        if (!isPair && c[0].isSurrogate())
            continue;
        if (!isBlank(c))
            kept += c;
        else if (c[0].isSpace() && !kept.endsWith(u' '))
            kept += u' ';
    }
    return kept.normalized(QString::NormalizationForm_C);
}

/// The longest beginning of whole characters that fits.
QString cut(const QString& text, qsizetype bytes)
{
    auto kept = text;
    while (kept.toUtf8().size() > bytes)
        kept.chop(kept.size() > 1 && kept.back().isLowSurrogate() ? 2 : 1);
    return kept;
}

QString withoutTail(QString name)
{
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    return name;
}

} // namespace

QString fileEnding(const QString& name)
{
    const auto dot = name.lastIndexOf(u'.');
    return dot <= 0 ? QString() : name.mid(dot + 1).toLower();
}

QString safeFileName(const QString& name)
{
    static const QRegularExpression separators(u"[/\\\\]"_s);
    static const QRegularExpression special(u"[<>:\"|?*]"_s);
    auto clean = visible(name.section(separators, -1));
    clean.replace(special, u"_"_s);
    clean = withoutTail(clean.trimmed());
    if (clean.isEmpty())
        clean = u"file"_s;
    if (isDevice(clean))
        clean.prepend(u'_');
    if (clean.toUtf8().size() <= mostBytes)
        return clean;
    const auto ending = fileEnding(clean);
    if (ending.isEmpty() || ending.size() > longestEnding)
        return withoutTail(cut(clean, mostBytes));
    const auto tail = u'.' + clean.right(ending.size());
    const auto base = clean.chopped(tail.size());
    return withoutTail(cut(base, mostBytes - tail.toUtf8().size())) + tail;
}

} // namespace homeport
