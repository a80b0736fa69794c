#pragma once

#include "core/service_levels/ticket_service_levels.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/support/incident_story.h"

#include "record/sla_policy.h"
#include "record/sla_target.h"

namespace homeport::test {

/// What tests of the clocks of real incidents begin with. The desk stands in Oslo, where its
/// business hours are 9 to 5; it is Monday, 10 o'clock, which is 09:00 in UTC. An incident of the
/// story is of priority 2: 30 minutes to answer, 480 to resolve.
class OnTicketLevels : protected OnIncidents
{
protected:
    void begin()
    {
        OnIncidents::begin();
        m_requester = m_story->personWith(u"end_user"_s, u"Rita"_s);
    }

    Replica& replica() { return *m_story->desk->session->replica; }
    Timestamp now() { return m_story->desk->clock.now(); }
    void pass(std::chrono::milliseconds time) { m_story->desk->clock.advance(time); }
    TicketId reported() { return in(TicketStatus::New, m_requester.person); }
    void run(const QString& command, TicketId id) { Story::must(m_story->run(command, id)); }
    void edit(TicketId id, const IncidentEdit& edit)
    {
        Story::must(m_story->incidents().edit(m_story->mira(), id, edit));
    }

    TicketServiceLevels levels(
        TicketId id, const std::optional<Actor>& actor = {}, std::optional<Timestamp> at = {})
    {
        auto& session = *m_story->desk->session;
        auto read = replica().read([&](Database& database) {
            return ticketServiceLevels(database, actor.value_or(m_story->mira()),
                session.serviceLevels, id, at.value_or(now()));
        });
        Story::must(read);
        return *read;
    }
    /// "sla response 1 running 20/30 due 2026-01-05T09:30:00.000Z".
    QStringList clocks(TicketId id)
    {
        QStringList lines;
        const auto read = levels(id);
        for (const auto& clock : read.clocks) {
            auto line = keyOf(clock.type) + u' ' + keyOf(clock.metric) + u' '
                + QString::number(clock.cycle) + u' ' + keyOf(clock.state);
            if (!clock.isLive())
                line += u' ' + keyOf(clock.outcome);
            line += u' '
                + QString::number(std::chrono::floor<std::chrono::minutes>(clock.elapsed).count())
                + u'/'
                + QString::number(std::chrono::floor<std::chrono::minutes>(clock.target).count());
            if (clock.dueAt)
                line += u" due "_s + shown(*clock.dueAt).mid(5, 11);
            if (clock.breachedAt)
                line += u" missed "_s + shown(*clock.breachedAt).mid(5, 11);
            lines << line;
        }
        return lines;
    }
    QString due(TicketId id) { return shown(m_story->ticket(id).nextDueAt); }

    QUuid idOf(const char* sql)
    {
        auto row = one(replica().database(), {"test.id", sql});
        Story::must(row);
        return (*row)->uuid(0);
    }
    SlaPolicyId seededPolicy()
    {
        return SlaPolicyId(idOf("SELECT id FROM sla_policy WHERE name = 'Default Incident'"));
    }
    BusinessCalendarId calendar(const QString& name)
    {
        auto row = one(replica().database(),
            {"test.calendar", "SELECT id FROM business_calendar WHERE name = :name"},
            {{"name", name}});
        Story::must(row);
        return BusinessCalendarId((*row)->uuid(0));
    }
    /// Not stored before something is promised by it.
    record::SlaPolicy policy(SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla)
    {
        record::SlaPolicy policy;
        policy.id = SlaPolicyId(QUuid::createUuid());
        policy.name = u"Mine"_s;
        policy.agreementType = type;
        policy.calendarId = calendar(u"Always"_s);
        policy.effectiveFrom = u"2000-01-01"_s;
        return policy;
    }
    void promise(record::SlaPolicy& policy, SlaTargetMetric metric, int minutes)
    {
        auto stored = replica().read([&](Database& database) {
            return loadRow(database, record::SlaPolicy::table(), policy.id.value());
        });
        Story::must(stored);
        if (!*stored)
            Story::must(m_story->add(policy));
        for (int priority = 1; priority <= 4; ++priority) {
            record::SlaTarget target;
            target.id = SlaTargetId(QUuid::createUuid());
            target.policyId = policy.id;
            target.priority = priority;
            target.metric = metric;
            target.targetMinutes = minutes;
            Story::must(m_story->add(target));
        }
    }

    Actor m_requester;
};

} // namespace homeport::test
