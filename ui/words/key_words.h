#pragma once

#include "core/db/registry.h"

#include <QCoreApplication>

#include "record/incident.h"
#include "record/ticket.h"

namespace homeport {

/// What stored keys and numbers are called for people. Needs no window, so that the command line
/// says the same words.
class KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::KeyWords)

public:
    static QString of(TicketStatus status);
    static QString of(TicketHoldReason reason);
    static QString of(TicketCancelReason reason);
    static QString of(IncidentResolutionCode code);
    static QString of(TicketKind kind);
    /// What a list of them is called: "Problems".
    static QString ofMany(TicketKind kind);
    /// The words of a key of the registry; empty where there are none.
    static QString of(const QString& table, const QString& field, const QString& key);
    /// How a link reads in a sentence between two tickets: "blocked by", and from the other end
    /// "blocks" (processes.md section 7).
    static QString link(const QString& type, bool isOutgoing);
    static QString priority(int priority);
    /// Impact and urgency, 1 to 3.
    static QString level(int level);
    /// A number that stands for a level or a priority; empty where it is only a number.
    static QString level(const QString& field, qint64 level);
    /// What a field is called, from the registry.
    static QString label(const QString& table, const QString& field);
};

} // namespace homeport
