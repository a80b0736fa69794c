#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

#include <QStringList>

#include "record/ticket.h"

namespace homeport {

/// The sign-in names that stand behind an "@" in a text, in lower case and each once. An "@" within
/// a word, as in an address, is none.
QStringList mentionedLogins(const QString& text);

/// Someone to be mentioned: by the sign-in name.
struct Mentionable
{
    QString login;
    QString name;

    friend bool operator==(const Mentionable&, const Mentionable&) = default;
};

/// Active people of the organization whom user.read reaches, by name (access.md section 4); nobody
/// where it reaches no further than the actor.
Result<QList<Mentionable>> mentionable(Database& database, const Actor& actor);

/// Notes who is mentioned in a comment, within the act that makes it: active people of the
/// organization who may read what was said. Whoever may not is passed over, so that a mention tells
/// nobody of what they cannot see.
Result<> addMentions(UnitOfWork& unit, const record::Ticket& ticket, TicketCommentId comment,
    const QString& body, bool isInternal);
/// Takes those back who stood in a comment `before` and whom its corrected `body` leaves out.
Result<> dropMentions(
    UnitOfWork& unit, TicketCommentId comment, const QString& before, const QString& body);

} // namespace homeport
