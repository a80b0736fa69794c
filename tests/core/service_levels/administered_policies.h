#pragma once

#include "core/service_levels/policy_service.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>

namespace homeport::test {

/// What tests of policies begin with that people administer: a desk for each function, and its
/// policies with their targets. The desk's day is 5 January 2026.
class OnPolicies : protected OnIncidents
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        OnIncidents::begin();
    }

    PolicyService& policies() { return m_story->desk->session->policies; }
    Replica& replica() { return *m_story->desk->session->replica; }
    BusinessCalendarId calendar(const QString& name)
    {
        auto read = replica().read(
            [&](Database& database) { return readCalendars(database, mira().organization); });
        for (const auto& row : read->calendars) {
            if (row.name == name)
                return row.id;
        }
        return {};
    }
    Policy gold()
    {
        Policy form;
        form.policy.name = u"Gold"_s;
        form.policy.ticketKind = SlaPolicyTicketKind::Incident;
        form.policy.calendarId = calendar(u"Business"_s);
        form.policy.effectiveFrom = u"2026-01-01"_s;
        form.policy.impact = 1;
        form.policy.precedence = 5;
        form.targets = {target(1, SlaTargetMetric::Resolution, 240),
            target(1, SlaTargetMetric::Response, 15), target(2, SlaTargetMetric::Resolution, 480)};
        form.targets[0].calendarId = calendar(u"Always"_s);
        return form;
    }
    PolicyRows rows()
    {
        auto read = replica().read(
            [&](Database& database) { return readPolicies(database, mira().organization); });
        return read ? *read : PolicyRows();
    }
    Policy standing(SlaPolicyId id)
    {
        auto policy = policyOf(id, rows());
        return policy ? *policy : Policy();
    }
    SlaPolicyId made(const Policy& form)
    {
        const auto id = policies().create(mira(), form);
        Story::must(id);
        return *id;
    }

private:
    static record::SlaTarget target(int priority, SlaTargetMetric metric, int minutes)
    {
        record::SlaTarget row;
        row.priority = priority;
        row.metric = metric;
        row.targetMinutes = minutes;
        return row;
    }
};

} // namespace homeport::test
