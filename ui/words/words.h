#pragma once

#include "core/base/result.h"
#include "core/db/upgrade.h"
#include "ui/theme/theme.h"
#include "ui/words/key_words.h"

#include <QCoreApplication>

#include "record/incident.h"
#include "record/ticket.h"

namespace homeport {

/// What the core's errors, keys and moments are called for people.
class Words : public KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::Words)

public:
    using KeyWords::of;
    /// One sentence: what happened, and what to do about it.
    static QString of(const Error& error);
    /// The same of an act with a command of its own, which is safe to send again.
    static QString ofSent(const Error& error);
    /// What became of an older desk, and where the copy of it lies.
    static QString of(const UpgradeOutcome& outcome);
    static Tone tone(TicketStatus status);
    static Tone tone(TicketKind kind);
    static Tone priorityTone(int priority);

    /// "now", "4 min ago", "yesterday 14:02", "12 Nov".
    static QString ago(Timestamp at);
    /// "Today", "Yesterday", "Tuesday, 12 November 2026": the local day.
    static QString day(Timestamp at);
    /// As ago(), with the time of day where that tells only the date: "12 Nov 14:02".
    static QString agoWithTime(Timestamp at);
    /// The local time of the day, "14:02".
    static QString time(Timestamp at);
    /// The local time in full, for tool tips.
    static QString exact(Timestamp at);
    /// "84.0 kB"
    static QString size(qint64 bytes);
    static QString number(qint64 number);

private:
    static QString ofPeople(const Error& error);
    static QString newerSchema(const Error& error);
    static QString ofFile(const Error& error);
    static QString ofLink(const Error& error);
};

} // namespace homeport
