#include "ui/words/words.h"

#include <QDateTime>
#include <QLocale>

namespace homeport {

QString Words::ago(Timestamp at)
{
    const auto then = QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime();
    const auto now = QDateTime::currentDateTime();
    const auto minutes = then.secsTo(now) / 60;
    const QLocale locale;
    if (minutes < 1 && minutes > -1)
        return tr("now");
    if (minutes >= 1 && minutes < 60)
        return tr("%n min ago", nullptr, int(minutes));
    const auto time = locale.toString(then.time(), u"HH:mm");
    const auto days = then.date().daysTo(now.date());
    if (days == 0)
        return tr("today %1").arg(time);
    if (days == 1)
        return tr("yesterday %1").arg(time);
    return then.date().year() == now.date().year()
        ? locale.toString(then.date(), tr("d MMM", "date without year"))
        : locale.toString(then.date(), tr("d MMM yyyy", "date with year"));
}

QString Words::agoWithTime(Timestamp at)
{
    const auto then = QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime();
    const auto days = then.date().daysTo(QDate::currentDate());
    return days == 0 || days == 1 ? ago(at) : tr("%1 %2", "date, time").arg(ago(at), time(at));
}

QString Words::day(Timestamp at)
{
    const auto then = QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime().date();
    const auto days = then.daysTo(QDate::currentDate());
    if (days == 0)
        return tr("Today");
    if (days == 1)
        return tr("Yesterday");
    return QLocale().toString(then, tr("dddd, d MMMM yyyy", "a day in full"));
}

QString Words::time(Timestamp at)
{
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime().time(), u"HH:mm");
}

QString Words::exact(Timestamp at)
{
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime(), QLocale::LongFormat);
}

} // namespace homeport
