#include "ui/words/clock_words.h"

#include "ui/words/words.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int minutesPerHour = 60;
constexpr int longHours = 10; // from here on minutes are noise at a glance

} // namespace

QString ClockWords::of(ClockLabel label)
{
    switch (label) {
    case ClockLabel::OnTrack: return tr("On track");
    case ClockLabel::AtRisk: return tr("At risk");
    case ClockLabel::Critical: return tr("Critical", "little time is left");
    case ClockLabel::Breached: return tr("Breached");
    case ClockLabel::Paused: return tr("Paused");
    }
    return {};
}

QString ClockWords::of(SlaTargetMetric metric)
{
    switch (metric) {
    case SlaTargetMetric::Response: return tr("Response");
    case SlaTargetMetric::Resolution: return tr("Resolution", "of a ticket, as a target");
    case SlaTargetMetric::Update: return tr("Update", "of the requester, as a target");
    }
    return {};
}

QString ClockWords::of(SlaPolicyAgreementType type)
{
    switch (type) {
    case SlaPolicyAgreementType::Sla: return tr("With the customer (SLA)");
    case SlaPolicyAgreementType::Ola: return tr("With a team (OLA)");
    case SlaPolicyAgreementType::Uc: return tr("With a supplier (UC)");
    }
    return {};
}

QString ClockWords::of(SlaPolicyTicketKind kind)
{
    switch (kind) {
    case SlaPolicyTicketKind::Any: return tr("All tickets");
    case SlaPolicyTicketKind::Incident: return tr("Incidents");
    case SlaPolicyTicketKind::ServiceRequest: return tr("Service requests");
    case SlaPolicyTicketKind::Problem: return tr("Problems");
    case SlaPolicyTicketKind::Change: return tr("Changes");
    }
    return {};
}

QString ClockWords::of(SlaPolicyStartOn start)
{
    switch (start) {
    case SlaPolicyStartOn::Created: return tr("when the ticket is made");
    case SlaPolicyStartOn::Submitted: return tr("when it is submitted");
    case SlaPolicyStartOn::Approved: return tr("when it is approved");
    case SlaPolicyStartOn::Assigned: return tr("when it is assigned");
    }
    return {};
}

QString ClockWords::of(SlaPolicyRetargetMode mode)
{
    switch (mode) {
    case SlaPolicyRetargetMode::KeepElapsed: return tr("keeps the time used so far");
    case SlaPolicyRetargetMode::Restart: return tr("begins anew");
    }
    return {};
}

QString ClockWords::of(SlaPolicyReopenMode mode)
{
    switch (mode) {
    case SlaPolicyReopenMode::Continue: return tr("goes on where it stopped");
    case SlaPolicyReopenMode::Restart: return tr("begins anew");
    case SlaPolicyReopenMode::None: return tr("stays stopped");
    }
    return {};
}

Tone ClockWords::tone(ClockLabel label)
{
    switch (label) {
    case ClockLabel::OnTrack: return Tone::Good;
    case ClockLabel::AtRisk: return Tone::Medium;
    case ClockLabel::Critical: return Tone::High;
    case ClockLabel::Breached: return Tone::Critical;
    case ClockLabel::Paused: break;
    }
    return Tone::Neutral;
}

QString ClockWords::refusal(const Error& error)
{
    const auto isOn = [&](QLatin1StringView field) { return error.subject == field; };
    if (error.code == "ZONE_UNKNOWN"_L1)
        return tr("There is no time zone of that name. Take one from the list.");
    if (error.code == "CALENDAR_EMPTY"_L1)
        return tr("That calendar would never open, or one that takes its holidays would not. Give "
                  "it working hours.");
    if (error.code == "TREE_CYCLE"_L1)
        return tr("A calendar cannot take holidays from itself, not even through others. Choose "
                  "another one.");
    if (error.code == "IN_USE"_L1 && isOn("organization"_L1))
        return tr("This calendar is the default of the organization. Give it another one first.");
    if (error.code == "IN_USE"_L1)
        return tr("Policies are still measured by this calendar. Give them another one first.");
    if (error.code == "DUPLICATE"_L1 && isOn("is_default"_L1))
        return tr("Another policy is the default for these tickets already. Take the mark away "
                  "there first.");
    if (error.code == "DUPLICATE"_L1 && isOn("name"_L1))
        return tr("That name is taken already. Please choose another one.");
    if (error.code == "FIELD_REQUIRED"_L1 && isOn("targets"_L1))
        return tr("Please enter at least one target.");
    if (error.code == "FIELD_REQUIRED"_L1 && isOn("holiday"_L1))
        return tr("Please give every holiday a name.");
    if (error.code != "VALIDATION_ERROR"_L1)
        return Words::of(error);
    const bool isHours = isOn("intervals"_L1) || isOn("exception_hours"_L1);
    if (isHours && error.detail == "OVERLAP"_L1)
        return tr("Two stretches of hours overlap on one day. Make them one, or part them.");
    if (isHours)
        return tr("Hours must end after they begin, on the same day; 24:00 is the latest end.");
    const bool isDay = isOn("holiday_on"_L1) || isOn("exception_on"_L1);
    if (isDay && error.detail == "DUPLICATE"_L1)
        return tr("A day is listed twice. Keep one of the two.");
    if (isDay)
        return tr("A day cannot be read. Write it like 2026-12-24.");
    if (isOn("target_minutes"_L1))
        return tr("A target is at least a minute and at most a year of working time.");
    if (isOn("at_risk_pct"_L1) || isOn("critical_pct"_L1))
        return tr("“At risk” must come before “critical”, and both before 100 %.");
    if (isOn("metric"_L1))
        return tr("There are two targets for the same priority and metric. Keep one of the two.");
    if (isOn("calendar_id"_L1))
        return tr("Choose a calendar that is in use.");
    if (isOn("effective_from"_L1) && error.detail == "RANGE"_L1)
        return tr("A new version cannot begin in the past, since the past was promised otherwise.");
    if (isOn("effective_until"_L1) && error.detail == "RANGE"_L1)
        return tr("It cannot end before it begins, or before today.");
    return Words::of(error);
}

QString ClockWords::reason(const ExplainedTime& time)
{
    using Reason = ExplainedTime::Reason;
    switch (time.reason) {
    case Reason::Counted: return tr("running");
    case Reason::OutsideHours: return tr("outside working hours");
    case Reason::Holiday: return tr("holiday");
    case Reason::ExceptionalHours: return tr("outside that day's own hours");
    case Reason::OnHold:
        return time.hold ? tr("on hold: %1").arg(KeyWords::of(*time.hold)) : tr("on hold");
    case Reason::ApprovalPending: return tr("waiting for approval");
    case Reason::ParentOpen: return tr("waits for the ticket it is part of");
    case Reason::Stopped: return tr("stopped until reopened");
    case Reason::Discarded: return tr("dropped: the target began anew");
    }
    return {};
}

QString ClockWords::cause(const ClockRuling& ruling)
{
    const auto key = ruling.cause.value_or(SlaRulingCause::Unknown);
    const auto cause = KeyWords::of(u"sla_ruling"_s, u"cause"_s, keyOf(key));
    return ruling.causeNote.isEmpty()
        ? cause
        : tr("%1, %2", "why a target was missed: in one word, and more")
              .arg(cause, ruling.causeNote);
}

QString ClockWords::shortTime(std::chrono::milliseconds time)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time).count();
    if (minutes < 1)
        return tr("< 1 min", "of time");
    const auto hours = minutes / minutesPerHour;
    const auto rest = minutes % minutesPerHour;
    if (hours == 0)
        return tr("%1 min", "of time").arg(rest);
    if (rest == 0 || hours >= longHours)
        return tr("%1 h", "of time").arg(hours);
    return tr("%1 h %2 min", "of time").arg(hours).arg(rest);
}

QString ClockWords::exactTime(std::chrono::milliseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QLatin1Char('0')); };
    const auto hours = seconds / 3600;
    const auto minutes = seconds / 60 % 60;
    if (hours > 0)
        return tr("%1 h %2 m %3 s", "of time").arg(hours).arg(two(minutes), two(seconds % 60));
    return minutes > 0 ? tr("%1 m %2 s", "of time").arg(minutes).arg(two(seconds % 60))
                       : tr("%1 s", "of time").arg(seconds);
}

QString ClockWords::target(int minutes)
{
    const auto hours = minutes / minutesPerHour;
    const auto rest = minutes % minutesPerHour;
    if (hours == 0)
        return tr("%1 min", "of time").arg(rest);
    return rest == 0 ? tr("%1 h", "of time").arg(hours)
                     : tr("%1 h %2 min", "of time").arg(hours).arg(rest);
}

std::optional<int> ClockWords::targetIn(const QString& text)
{
    static const QRegularExpression hoursAndMinutes(
        uR"(^(\d{1,5})\s*(?:h|:)\s*(\d{1,2})\s*(?:m|min)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression one(uR"(^(\d{1,7}(?:[.,]\d{1,2})?)\s*(h|m|min)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto typed = text.trimmed();
    if (const auto both = hoursAndMinutes.match(typed); both.hasMatch())
        return both.captured(1).toInt() * minutesPerHour + both.captured(2).toInt();
    const auto match = one.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = match.captured(1).replace(u',', u'.').toDouble();
    const bool isHours = match.captured(2).compare(u"h"_s, Qt::CaseInsensitive) == 0;
    const auto minutes = isHours ? number * minutesPerHour : number;
    if (minutes != std::floor(minutes))
        return std::nullopt;
    return int(minutes);
}

} // namespace homeport
