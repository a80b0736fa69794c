#include "ui/words/moment_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int beginOfWork = 9; ///< o'clock, where only a day is said

/// A distance from now: 30m, 2h, +3d, 1w, -2h.
std::optional<QDateTime> distanceIn(const QString& text, const QDateTime& now, Lean lean)
{
    static const QRegularExpression pattern(u"^([+-]?)(\\d{1,4}) ?([mhdw])$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto sign = match.captured(1);
    const bool isBack = sign == u"-"_s || (sign.isEmpty() && lean == Lean::Back);
    const auto count = match.captured(2).toInt() * (isBack ? -1 : 1);
    switch (match.captured(3).at(0).unicode()) {
    case 'm': return now.addSecs(count * 60LL);
    case 'h': return now.addSecs(count * 3600LL);
    case 'd': return now.addDays(count);
    default: return now.addDays(count * 7LL);
    }
}

std::optional<QDate> namedDay(const QString& word, const QDate& today, Lean lean)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("homeport::MomentText", text).toLower();
    };
    if (word == translated(QT_TRANSLATE_NOOP("homeport::MomentText", "today")))
        return today;
    if (word == translated(QT_TRANSLATE_NOOP("homeport::MomentText", "tomorrow")))
        return today.addDays(1);
    if (word == translated(QT_TRANSLATE_NOOP("homeport::MomentText", "yesterday")))
        return today.addDays(-1);
    if (word.size() < 2)
        return std::nullopt;
    for (int day = 1; day <= 7; ++day) {
        if (!QLocale().standaloneDayName(day).toLower().startsWith(word))
            continue;
        const auto ahead = (day - today.dayOfWeek() + 7) % 7;
        if (lean == Lean::Back)
            return today.addDays(ahead - 7);
        return today.addDays(ahead == 0 ? 7 : ahead);
    }
    return std::nullopt;
}

/// 27.11., 27.11.2026, 2026-11-27, or as the locale writes it short; without a year the next one,
/// or the last.
std::optional<QDate> writtenDay(const QString& text, const QDate& today, Lean lean)
{
    static const QRegularExpression pointed(u"^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})?$"_s);
    if (const auto match = pointed.match(text); match.hasMatch()) {
        const auto hasYear = !match.captured(3).isEmpty();
        QDate day(hasYear ? match.captured(3).toInt() : today.year(), match.captured(2).toInt(),
            match.captured(1).toInt());
        if (!hasYear && lean == Lean::Ahead && day.isValid() && day < today)
            day = day.addYears(1);
        if (!hasYear && lean == Lean::Back && day.isValid() && day > today)
            day = day.addYears(-1);
        return day.isValid() ? std::optional(day) : std::nullopt;
    }
    if (const auto day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return day;
    const auto day = QLocale().toDate(text, QLocale::ShortFormat);
    // Two digits are read as the last century; nobody plans for that.
    return day.isValid() ? std::optional(day.year() < 1950 ? day.addYears(100) : day)
                         : std::nullopt;
}

} // namespace

std::optional<QDateTime> momentIn(const QString& text, const QDateTime& now, Lean lean)
{
    const auto said = text.simplified().toLower();
    if (const auto moment = distanceIn(said, now, lean))
        return moment;
    static const QRegularExpression timeAtEnd(u"(?:^|[ ,t])(\\d{1,2}):(\\d{2})$"_s);
    const auto match = timeAtEnd.match(said);
    QTime time(beginOfWork, 0);
    auto day = said;
    if (match.hasMatch()) {
        time = QTime(match.captured(1).toInt(), match.captured(2).toInt());
        if (!time.isValid())
            return std::nullopt;
        day = said.left(match.capturedStart()).trimmed();
        if (day.endsWith(u','))
            day.chop(1);
        if (day.isEmpty()) {
            const QDateTime moment(now.date(), time);
            if (lean == Lean::Back)
                return moment <= now ? moment : moment.addDays(-1);
            return moment > now ? moment : moment.addDays(1);
        }
    }
    if (const auto named = namedDay(day, now.date(), lean))
        return QDateTime(*named, time);
    if (const auto written = writtenDay(day, now.date(), lean))
        return QDateTime(*written, time);
    return std::nullopt;
}

} // namespace homeport
