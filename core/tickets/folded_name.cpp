#include "core/tickets/folded_name.h"

#include <QStringList>

#include <algorithm>

namespace homeport {

QString foldedName(QStringView name)
{
    QString folded;
    const auto apart = name.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const auto c : apart) {
        if (c.isMark())
            continue;
        if (c == u'ß') // which folding letter by letter leaves
            folded += u"ss";
        else if (c.isLetterOrNumber() || c.isSurrogate())
            folded += c;
        else if (!folded.isEmpty() && folded.back() != u' ')
            folded += u' ';
    }
    return folded.trimmed();
}

bool beginsWords(const QString& begun, const QString& name)
{
    const auto words = name.split(u' ');
    const auto wanted = begun.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString& each) {
        return std::any_of(
            words.begin(), words.end(), [&](const QString& word) { return word.startsWith(each); });
    });
}

} // namespace homeport
