#pragma once

#include "core/service_levels/clock_explanation.h"
#include "core/service_levels/clock_ruling.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include "record/sla_policy.h"
#include "record/sla_target.h"

namespace homeport {

/// Service levels in words. Hours are hours of working time: a day of it would be a different
/// length in every calendar.
class ClockWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::ClockWords)

public:
    static QString of(ClockLabel label);
    static QString of(SlaTargetMetric metric);
    static QString of(SlaPolicyAgreementType type);
    static QString of(SlaPolicyTicketKind kind);
    static QString of(SlaPolicyStartOn start);
    static QString of(SlaPolicyRetargetMode mode);
    static QString of(SlaPolicyReopenMode mode);
    static Tone tone(ClockLabel label);
    /// Why a calendar or a policy was not taken, in one sentence.
    static QString refusal(const Error& error);
    /// Why a stretch of a clock's life counts or does not: "on hold: waiting for the requester".
    static QString reason(const ExplainedTime& time);
    /// Why a target was missed, as whoever acknowledged it says: "Misrouting, at night".
    static QString cause(const ClockRuling& ruling);

    /// At a glance, rounded down to minutes: "46 min", "3 h 10 min", "26 h"; "< 1 min".
    static QString shortTime(std::chrono::milliseconds time);
    /// To the second: "18 m 07 s", "1 h 02 m 07 s", "26 h 00 m 00 s".
    static QString exactTime(std::chrono::milliseconds time);
    /// As an editor takes and shows a target: "30 min", "4 h", "4 h 30 min".
    static QString target(int minutes);
    /// Minutes of a target as people type it: "90", "90 min", "4h", "4 h 30", "1,5 h", "2d" is
    /// refused, since a day has no length of its own. Nothing where it cannot be read.
    static std::optional<int> targetIn(const QString& text);
};

} // namespace homeport
