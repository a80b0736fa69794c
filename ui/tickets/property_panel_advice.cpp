#include "core/tickets/priority_assessment.h"
#include "core/tickets/requester_tickets.h"
#include "ui/shell/backend.h"
#include "ui/tickets/edit_cell.h"
#include "ui/tickets/pick_box.h"
#include "ui/tickets/property_panel.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QGridLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What the panel advises of impact and urgency (engines.md 2.4 and 2.5), and what else is known of
// the requester; it decides nothing.

/// Of the present alone, and only where there are some.
void PropertyPanel::showOtherTickets()
{
    const auto requester = m_isReadOnly ? PersonId() : m_story->ticket.requesterId;
    if (std::exchange(m_counted, requester) != requester)
        setNote(u"otherTickets"_s, {});
    m_latestOthers([](int) {}); // answers still under way are of an earlier state
    if (requester.isNull())
        return;
    const auto asked =
        m_backend.ask([actor = m_backend.actor(), ticket = m_story->ticket](Session& session) {
            return session.replica->read([&](Database& database) -> Result<RequesterTickets> {
                auto all = RequesterTickets::read(database, actor, ticket.requesterId, 1);
                return all ? all->besides(ticket) : all;
            });
        });
    // The ticket is worked on as well without, so an error says nothing.
    deliver(asked, this, m_latestOthers([this](const Result<RequesterTickets>& others) {
        if (!others)
            return;
        const bool isAny = others->open + others->closed > 0;
        setNote(u"otherTickets"_s,
            isAny ? tr("%1 open · %2 closed", "tickets of a person")
                        .arg(Words::number(others->open), Words::number(others->closed))
                  : QString());
    }));
}

void PropertyPanel::addSuggestion(Property property)
{
    auto* button = new HintButton({}, {}, HintButton::Look::Quiet);
    button->setObjectName(u"suggested."_s + nameOf(property));
    button->setToolTip(tr("Takes the suggestion over"));
    setShown(button, false);
    connect(button, &HintButton::clicked, this, [this, property] { takeOver(property); });
    m_suggestions.emplace(property, std::pair(button, 0));
    m_grid->addWidget(button, m_rows++, 1, Qt::AlignLeft);
}

/// Only where there is something to go by, and it says otherwise.
void PropertyPanel::showSuggestions()
{
    const auto& ticket = m_story->ticket;
    const bool isSaid = ticket.affectedUserCount > 1 || ticket.criticality;
    const auto impact = assessedImpact(ticket.affectedUserCount, ticket.criticality);
    const bool isByCount = impact == assessedImpact(ticket.affectedUserCount, std::nullopt);
    const auto why = isByCount || !ticket.criticality
        ? tr("%n people", nullptr, ticket.affectedUserCount)
        : tr("criticality: %1")
              .arg(Words::of(u"ticket"_s, u"criticality"_s, keyOf(*ticket.criticality)));
    const bool isImpact = isSaid && impact != ticket.impact;
    suggest(Property::Impact, isImpact ? std::optional(impact) : std::nullopt, why);
    std::optional<int> urgency;
    if (ticket.dueAt) {
        // What those affected can still do is not known: the wanted date can only press.
        const auto now = fromMsecs(QDateTime::currentMSecsSinceEpoch());
        urgency = assessedUrgency(WorkEffect::Minor, true, *ticket.dueAt - now);
    }
    const bool isUrgent = urgency && *urgency < ticket.urgency;
    suggest(Property::Urgency, isUrgent ? urgency : std::nullopt,
        ticket.dueAt ? tr("wanted by %1").arg(Words::exact(*ticket.dueAt)) : QString());
}

void PropertyPanel::suggest(Property property, std::optional<int> level, const QString& why)
{
    auto& [button, suggested] = m_suggestions.at(property);
    const bool isOffered = level && m_cells.at(property)->isEditable();
    setShown(button, isOffered);
    if (!isOffered)
        return;
    suggested = *level;
    button->setText(tr("Suggested: %1 (%2)", "a level, why").arg(Words::level(*level), why));
}

/// As if it had been chosen in the field.
void PropertyPanel::takeOver(Property property)
{
    edit(property);
    auto* box = qobject_cast<PickBox*>(m_cells.at(property)->editor());
    if (!box || m_open != property)
        return;
    box->setCurrentIndex(box->findData(m_suggestions.at(property).second));
    save();
}

} // namespace homeport
