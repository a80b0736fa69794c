#pragma once

#include <QDateTime>

#include <optional>

namespace homeport {

/// Which of two moments is meant where the words leave it open: "Friday", "27.11.", "9:00", "2h".
enum class Lean { Ahead, Back };

/// The moment that people typed, local time: "tomorrow 9:00", "Fri 14:00", "27.11. 8:30",
/// "2026-11-27 08:30", "+3d", "2h". A day alone means its beginning of work, 9:00; a time alone
/// its next coming, or its last where that is meant. Nothing where it cannot be read. Past moments
/// are read too.
std::optional<QDateTime> momentIn(
    const QString& text, const QDateTime& now, Lean lean = Lean::Ahead);

} // namespace homeport
