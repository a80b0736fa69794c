#pragma once

#include "core/incidents/due_pass.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/support/incident_story.h"

namespace homeport::test {

/// What tests of what time alone brings about begin with. The desk stands in Oslo; it is Monday, 10
/// o'clock there, which is 09:00 in UTC.
class InPassingTime
{
protected:
    void begin()
    {
        m_story = std::make_unique<Story>();
        m_requester = m_story->personWith(u"end_user"_s, u"Rita"_s);
    }
    void end() { m_story.reset(); }

    Replica& replica() { return *m_story->desk->session->replica; }
    Timestamp now() { return m_story->desk->clock.now(); }
    void pass(std::chrono::milliseconds time) { m_story->desk->clock.advance(time); }
    void waitUntil(const char* at) { pass(instant(at) - now()); }
    TicketId in(TicketStatus status) { return *m_story->incidentIn(status, m_requester.person); }
    /// Does what is due.
    DuePassOutcome look()
    {
        auto& session = *m_story->desk->session;
        auto outcome = runDuePass(*session.replica, session.serviceLevels);
        Story::must(outcome);
        for (const auto& failure : std::as_const(outcome->failures))
            QTest::qFail(qPrintable(failure.subject + u' ' + failure.code), __FILE__, __LINE__);
        return *outcome;
    }

    qint64 rows(const char* sql)
    {
        auto found = number(replica().database(), {"test.rows", sql});
        Story::must(found);
        return *found;
    }
    /// A word and an instant of each row.
    QString text(const char* sql)
    {
        auto rows = replica().database().query({"test.text", sql});
        Story::must(rows);
        QStringList lines;
        while ((*rows)->next())
            lines << (*rows)->text(0) + u' ' + shown((*rows)->read<Timestamp>(1)).mid(5, 11);
        return lines.join(u", "_s);
    }
    QUuid idOf(const char* sql)
    {
        auto row = one(replica().database(), {"test.id", sql});
        Story::must(row);
        return (*row)->uuid(0);
    }

    std::unique_ptr<Story> m_story;
    Actor m_requester;
};

} // namespace homeport::test
