#pragma once

#include "core/base/random.h"

#include <QString>

#include <span>

#include "record/incident.h"
#include "record/ticket.h"

namespace homeport::demo {

/// One kind of trouble of the invented company; texts hold {app}, {host}, {site}, {floor}, {number}
/// and {person} for what differs from one incident to the next.
struct Trouble
{
    const char* title;
    const char* details;
    const char* category; ///< of the seed
    const char* team; ///< of the seed; where it is solved in the end
    int impact;
    int urgency;
    const char* resolution;
    IncidentResolutionCode code;
};

std::span<const Trouble> troubles();
std::span<const char* const> firstNames();
std::span<const char* const> lastNames();
std::span<const char* const> sites();
/// What is said in public by support and by the requester, and among agents.
std::span<const char* const> supportReplies();
std::span<const char* const> requesterReplies();
std::span<const char* const> notes();

/// What the placeholders of one incident's texts stand for.
struct Filling
{
    QString app, host, site, floor, number, person;
};
Filling filling(SeededRandom& random, const QString& site, const QString& person);
QString filled(const char* text, const Filling& with);

} // namespace homeport::demo
