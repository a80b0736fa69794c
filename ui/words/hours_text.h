#pragma once

#include "core/service_levels/calendar.h"

#include <QString>

namespace homeport {

/// Hours of a day as people type them: "8-12, 13-17", "08:00–17:30", "22:00–24:00"; an empty text
/// or a dash is a closed day. Nothing where it cannot be read; order and overlaps are not judged.
std::optional<std::vector<MinuteSpan>> hoursIn(const QString& text);
/// As hoursIn() reads it back: "08:00–12:00, 13:00–17:00"; empty for a closed day.
QString hoursText(const std::vector<MinuteSpan>& hours);

} // namespace homeport
