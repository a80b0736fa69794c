#include "ui/settings/requesters_part.h"

#include "ui/settings/setting_card.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

RequestersPart::RequestersPart(const SettingsContext& context)
    : CardsPart(context, u"requesters"_s, tr("For requesters"))
{
    auto* card = addCard(tr("Their own tickets"));
    card->addFlag(u"portal.show_sla"_s, tr("Requesters see until when their tickets are due"),
        tr("changed whether requesters see what is due"));
    card->addNote(
        tr("Agreements with teams and suppliers stay with those who work on the ticket."));
}

} // namespace homeport
