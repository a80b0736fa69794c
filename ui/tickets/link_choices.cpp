#include "ui/tickets/link_choices.h"

#include "core/tickets/link_rules.h"
#include "ui/words/key_words.h"

#include <QCoreApplication>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

QList<LinkChoice> linkChoices(TicketKind kind)
{
    using How = LinkChoice::How;
    using enum TicketLinkLinkType;
    QList<LinkChoice> choices{{How::Link, RelatesTo}};
    if (kind == TicketKind::Incident)
        choices << LinkChoice{How::Duplicate, Duplicates} << LinkChoice{How::Child, RelatesTo};
    choices << LinkChoice{How::Link, BlockedBy} << LinkChoice{How::LinkBack, BlockedBy};
    constexpr TicketKind kinds[] = {
        TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};
    const auto add = [&](How how, TicketLinkLinkType type) {
        for (const auto& known : std::as_const(choices)) {
            if (known.how == how && known.type == type)
                return;
        }
        if (type != RelatesTo) // the same from both ends
            choices << LinkChoice{how, type};
    };
    for (const auto other : kinds) {
        for (const auto type : linkTypesBetween(kind, other))
            add(How::Link, type);
    }
    for (const auto other : kinds) {
        for (const auto type : linkTypesBetween(other, kind))
            add(How::LinkBack, type);
    }
    return choices;
}

QString nameOf(const LinkChoice& choice)
{
    switch (choice.how) {
    case LinkChoice::How::Link: return KeyWords::link(keyOf(choice.type), true);
    case LinkChoice::How::LinkBack: return KeyWords::link(keyOf(choice.type), false);
    case LinkChoice::How::Duplicate:
        return QCoreApplication::translate(
            "homeport::LinkChoices", "is a duplicate, and ends with this");
    case LinkChoice::How::Child:
        return QCoreApplication::translate("homeport::LinkChoices", "is part of");
    }
    Q_UNREACHABLE();
}

Result<> makeLink(Session& session, const Actor& actor, const LinkChoice& choice, TicketId id,
    TicketId other, const QString& note, const Origin& origin)
{
    switch (choice.how) {
    case LinkChoice::How::Link:
        return session.links.link(actor, id, choice.type, other, note, origin.command);
    case LinkChoice::How::LinkBack:
        return session.links.link(actor, other, choice.type, id, note, origin.command);
    case LinkChoice::How::Duplicate:
        return session.incidents.mergeDuplicate(actor, id, other, origin);
    case LinkChoice::How::Child: return session.links.setParent(actor, id, other, origin.command);
    }
    Q_UNREACHABLE();
}

} // namespace homeport
