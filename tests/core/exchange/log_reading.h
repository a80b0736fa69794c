#pragma once

#include "tests/core/exchange/log_file.h"

#include <QBuffer>
#include <QDateTime>
#include <QHash>

// Logs as they are read, and what was read in words.
namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

inline Timestamp utc(const QString& iso)
{
    return fromMsecs(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch());
}

inline IncidentLogOptions options()
{
    return {.zoneId = "UTC",
        .now = utc(u"2026-07-01T12:00:00Z"_s),
        .limits = {},
        .rowsPerIncident = 10'000};
}

/// All that a log tells.
struct Outcome
{
    QList<LoggedIncident> incidents;
    QList<LogReject> rejects;
    LogCounts counts;
};

inline Outcome readAll(QIODevice& device, const IncidentLogOptions& how = options())
{
    auto log = IncidentLogReader::open(device, {}, how);
    if (!log)
        qFatal("no log: %s %s", qPrintable(log.error().code), qPrintable(log.error().subject));
    Outcome outcome;
    while (const auto item = log->next()) {
        if (const auto* incident = std::get_if<LoggedIncident>(&*item))
            outcome.incidents.append(*incident);
        else
            outcome.rejects.append(std::get<LogReject>(*item));
    }
    outcome.counts = log->counts();
    return outcome;
}

inline Outcome readAll(const QByteArray& bytes, const IncidentLogOptions& how = options())
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    return readAll(device, how);
}

inline Result<IncidentLogReader> opened(QBuffer& device, const QByteArray& bytes)
{
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    return IncidentLogReader::open(device, {}, options());
}

/// "line status/hold at" of each event, the day left out.
inline QString told(const QList<LoggedEvent>& events)
{
    QStringList lines;
    for (const auto& event : events) {
        const auto at = QDateTime::fromMSecsSinceEpoch(toMsecs(event.at), Qt::UTC);
        const QString hold = event.holdReason ? u'/' + *event.holdReason : QString();
        lines.append(
            u"%1 %2%3 %4"_s.arg(event.line).arg(event.status, hold, at.toString(u"HH:mm"_s)));
    }
    return lines.join(u"; "_s);
}

inline QStringList told(const QList<LogRemark>& remarks)
{
    static const QHash<LogRemark::Kind, QString> names{
        {LogRemark::Kind::CountRepeated, u"CountRepeated"_s},
        {LogRemark::Kind::InstantMoved, u"InstantMoved"_s},
        {LogRemark::Kind::BeforeOpening, u"BeforeOpening"_s},
        {LogRemark::Kind::StateKept, u"StateKept"_s},
        {LogRemark::Kind::OpeningUnknown, u"OpeningUnknown"_s},
        {LogRemark::Kind::ResolutionUnknown, u"ResolutionUnknown"_s},
        {LogRemark::Kind::ClosingUnknown, u"ClosingUnknown"_s},
        {LogRemark::Kind::ClosingDiffers, u"ClosingDiffers"_s},
        {LogRemark::Kind::ValueDiffers, u"ValueDiffers"_s},
        {LogRemark::Kind::TitleUnknown, u"TitleUnknown"_s}};
    QStringList lines;
    for (const auto& remark : remarks)
        lines.append(names[remark.kind] + u' ' + QString::number(remark.line));
    return lines;
}

/// A row of that moment on 1 March 2016.
inline LogValues edit(int modification, const QString& state, const QString& time)
{
    return {{u"sys_mod_count"_s, QString::number(modification)}, {u"incident_state"_s, state},
        {u"sys_updated_at"_s, u"01-03-2016 "_s + time}};
}

inline LogValues with(LogValues values, const LogValues& more)
{
    values.insert(more);
    return values;
}

} // namespace homeport::test
