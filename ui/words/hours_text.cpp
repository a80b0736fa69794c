#include "ui/words/hours_text.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QString clockText(int minute)
{
    return u"%1:%2"_s.arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

/// Minute of the day, up to 24:00; -1 where there is no such time.
int minuteOf(const QString& hour, const QString& minute)
{
    const auto at = hour.toInt() * 60 + minute.toInt();
    return minute.toInt() < 60 && at <= 1440 ? at : -1;
}

} // namespace

std::optional<std::vector<MinuteSpan>> hoursIn(const QString& text)
{
    static const QRegularExpression span(
        uR"(^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—)\s*(\d{1,2})(?:[:.](\d{2}))?$)"_s);
    const auto typed = text.trimmed();
    std::vector<MinuteSpan> hours;
    if (typed.isEmpty() || typed == "-"_L1 || typed == u"–"_s)
        return hours;
    const auto parts = typed.split(QRegularExpression(u"[,;]"_s));
    for (const auto& part : parts) {
        const auto match = span.match(part.trimmed());
        if (!match.hasMatch())
            return std::nullopt;
        const MinuteSpan read{minuteOf(match.captured(1), match.captured(2)),
            minuteOf(match.captured(3), match.captured(4))};
        if (read.start < 0 || read.end < 0)
            return std::nullopt;
        hours.push_back(read);
    }
    return hours;
}

QString hoursText(const std::vector<MinuteSpan>& hours)
{
    QStringList parts;
    for (const auto& span : hours)
        parts += clockText(span.start) + u'–' + clockText(span.end);
    return parts.join(u", "_s);
}

} // namespace homeport
