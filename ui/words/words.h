#pragma once

#include "core/base/result.h"
#include "core/db/upgrade.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include "record/incident.h"
#include "record/ticket.h"

namespace homeport {

/// What the core's keys, errors and moments are called for people.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(homeport::Words)

public:
    /// One sentence: what happened, and what to do about it.
    static QString of(const Error& error);
    /// What became of an older desk, and where the copy of it lies.
    static QString of(const UpgradeOutcome& outcome);
    static QString of(TicketStatus status);
    static QString of(TicketHoldReason reason);
    static QString of(TicketCancelReason reason);
    static QString of(IncidentResolutionCode code);
    /// What an act of the journal did, after a name: "Mira Kovač assigned the ticket".
    static QString command(const QString& code);
    static QString priority(int priority);
    /// Impact and urgency, 1 to 3.
    static QString level(int level);

    static Tone tone(TicketStatus status);
    static Tone priorityTone(int priority);

    /// "now", "4 min ago", "yesterday 14:02", "12 Nov".
    static QString ago(Timestamp at);
    /// The local time in full, for tool tips.
    static QString exact(Timestamp at);
    static QString number(qint64 number);

private:
    static QString newerSchema(const Error& error);
};

} // namespace homeport
