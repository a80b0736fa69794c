#pragma once

#include "ui/tickets/ticket_story.h"

#include <QList>

namespace homeport {

/// A field of a ticket that is only shown.
struct ShownField
{
    QString name;
    QString value; ///< in words; empty: nothing yet
    QString toolTip = {};
    bool isPerson = false;

    friend bool operator==(const ShownField&, const ShownField&) = default;
};

/// What the ticket has besides what tickets of every kind have: what says what it is always, the
/// rest where it is filled in. None of incidents, whose own fields have places of their own.
QList<ShownField> kindFields(const TicketStory& story);

} // namespace homeport
