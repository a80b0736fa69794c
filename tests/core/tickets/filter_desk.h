#pragma once

#include "core/tickets/ticket_queries.h"
#include "tests/core/tickets/filters.h"
#include "tests/support/incident_story.h"

#include <QHash>
#include <QSet>

#include <functional>

#include "record/tag.h"
#include "record/ticket_tag.h"

namespace homeport::test {

/// What tests of filters begin with that ask a database: a desk with six incidents that differ in
/// what one filters by.
class OnFilters : protected OnIncidents
{
protected:
    void begin()
    {
        OnIncidents::begin();
        m_tickets.clear();
        m_tags.clear();
        m_bo = m_story->personWith(u"agent"_s, u"Bo"_s).person;
        m_blue = m_story->teamOf(u"Service Desk Blue"_s, {m_story->mira().person});
        m_red = m_story->teamOf(u"Red"_s, {m_bo});
        m_story->desk->admin = m_story->actorOf(m_story->mira().person); // now of a team
        record::Category network;
        network.id = m_network = CategoryId(QUuid::createUuid());
        network.name = u"Radio network"_s;
        Story::must(m_story->add(network));
        record::Category vpn = network;
        vpn.id = m_vpn = CategoryId(QUuid::createUuid());
        vpn.name = u"Tunnel"_s;
        vpn.parentId = m_network;
        Story::must(m_story->add(vpn));
        m_parents = {{m_vpn.value(), m_network.value()}};
        for (auto* tag : {&m_hot, &m_cold}) {
            record::Tag made;
            made.id = *tag = TagId(QUuid::createUuid());
            made.name = tag == &m_hot ? u"hot"_s : u"cold"_s;
            Story::must(m_story->add(made));
        }
        const auto own = m_story->mira().person;
        const auto at = [&](int minutes) {
            return m_story->desk->clock.now() + std::chrono::minutes(minutes);
        };
        tell(u"Printer on fire"_s, [&](auto& t) {
            t.priority = 1;
            t.assignedTeamId = m_blue;
        });
        tell(u"VPN \"drops\" 100%"_s, [&](auto& t) {
            t.assignedUserId = own;
            t.categoryId = m_vpn;
        });
        tell(u"Monitor_flickers"_s, [&](auto& t) {
            t.assignedTeamId = m_red;
            t.categoryId = m_network;
        });
        tell(u"Printer jam"_s, [&](auto& t) {
            t.assignedUserId = m_bo;
            t.categoryId.reset();
        });
        tell(u"Nobody cares"_s, [&](auto& t) {
            t.impact = 3;
            t.reopenCount = 2;
        });
        tell(u"Waits"_s, [&](auto& t) {
            t.holdReason = TicketHoldReason::Other;
            t.holdUntil = at(90);
        });
        for (qsizetype i = 0; i < m_tickets.size(); ++i) {
            for (const auto& tag : {m_hot, m_cold}) {
                if ((i + (tag == m_hot ? 0 : 1)) % 3 != 0)
                    continue;
                record::TicketTag linked;
                linked.ticketId = m_tickets[i];
                linked.tagId = tag;
                Story::must(m_story->add(linked));
                m_tags[m_tickets[i]].insert(tag.value());
            }
        }
        m_moment.now = at(10);
        m_moment.today = at(-600);
    }

    Database& database() { return m_story->desk->session->replica->database(); }
    void tell(const QString& title, const std::function<void(record::Ticket&)>& change)
    {
        auto form = m_story->form();
        form.title = title;
        auto made = m_story->incidents().create(m_story->mira(), form);
        Story::must(made);
        m_tickets.append(made->ticket.id);
        m_story->alter<record::Ticket>(made->ticket.id, change);
    }

    FilterMoment m_moment;
    QList<TicketId> m_tickets;
    TeamId m_blue, m_red;
    PersonId m_bo;
    CategoryId m_network, m_vpn;
    TagId m_hot, m_cold;
    QHash<QUuid, QUuid> m_parents; ///< of categories
    QHash<TicketId, QSet<QUuid>> m_tags;
};

} // namespace homeport::test
