#pragma once

#include "core/incidents/incident_service.h"
#include "tests/support/session_oracle.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <memory>

#include "record/category.h"

namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

/// A set-up desk and incidents in any state on it; "mira" reports and works on them. On SQLite
/// every commit is held against the journal.
class Story
{
public:
    Story() : desk(freshDesk()), oracle(SessionOracle::watch(*desk->session->replica)) {}
    ~Story()
    {
        if (oracle && !oracle->findings().isEmpty())
            QTest::qFail(qPrintable(oracle->findings().join(u'\n')), __FILE__, __LINE__);
    }
    Q_DISABLE_COPY_MOVE(Story)

    IncidentService& incidents() { return desk->session->incidents; }
    const Actor& mira() const { return desk->admin; }

    std::optional<CategoryId> category()
    {
        auto found = desk->session->replica->read([](Database& database) -> Result<QUuid> {
            auto row = one(database,
                {"test.category",
                    "SELECT id FROM category WHERE module = 'incident' AND is_selectable AND "
                    "is_active"
                    " AND deleted_at IS NULL ORDER BY id LIMIT 1"});
            return row ? Result<QUuid>((*row)->uuid(0)) : row.error();
        });
        return found ? std::optional(CategoryId(*found)) : std::nullopt;
    }

    NewIncident form()
    {
        NewIncident form;
        form.title = u"Printer on fire"_s;
        form.description = u"It smokes."_s;
        form.requester = mira().person;
        form.impact = 2;
        form.urgency = 1;
        form.category = category();
        return form;
    }

    /// Brings a new incident to `status` by the shortest legal way.
    Result<TicketId> incidentIn(TicketStatus status)
    {
        auto made = incidents().create(mira(), form());
        if (!made)
            return made.error();
        const auto id = made->ticket.id;
        QStringList way;
        switch (status) {
        case TicketStatus::New: break;
        case TicketStatus::Acknowledged: way = {u"acknowledge"_s}; break;
        case TicketStatus::Assigned: way = {u"assign"_s}; break;
        case TicketStatus::InProgress: way = {u"start_work"_s}; break;
        case TicketStatus::OnHold: way = {u"start_work"_s, u"hold"_s}; break;
        case TicketStatus::Resolved: way = {u"start_work"_s, u"resolve"_s}; break;
        case TicketStatus::Closed: way = {u"start_work"_s, u"resolve"_s, u"close"_s}; break;
        default: way = {u"cancel"_s}; break;
        }
        for (const auto& command : way) {
            if (auto done = run(command, id); !done)
                return done.error();
        }
        return id;
    }

    Result<> run(const QString& command, TicketId id, const IncidentService::Seen& seen = {})
    {
        auto& service = incidents();
        if (command == "acknowledge"_L1)
            return service.acknowledge(mira(), id, seen);
        if (command == "assign"_L1)
            return service.assign(mira(), id, {{}, mira().person, {}}, seen);
        if (command == "start_work"_L1)
            return service.startWork(mira(), id, seen);
        if (command == "hold"_L1)
            return service.hold(mira(), id, {}, seen);
        if (command == "resume"_L1)
            return service.resume(mira(), id, seen);
        if (command == "resolve"_L1)
            return service.resolve(
                mira(), id, {IncidentResolutionCode::Fixed, u"Put out."_s}, seen);
        if (command == "confirm"_L1)
            return service.confirm(mira(), id, seen);
        if (command == "close"_L1)
            return service.close(mira(), id, TicketCloseReason::Administrative, seen);
        if (command == "reopen"_L1)
            return service.reopen(mira(), id, u"Burns again"_s, seen);
        return service.cancel(mira(), id, TicketCancelReason::Withdrawn, u"Never mind"_s, seen);
    }

    record::Ticket ticket(TicketId id) { return incidents().find(mira(), id)->ticket; }

    template <typename R>
    Result<> add(R record)
    {
        auto written = desk->session->replica->write(mira().author(), {.code = u"test.add"_s},
            [&](UnitOfWork& unit) { return unit.create(record); });
        return written ? Result<>() : written.error();
    }

    std::unique_ptr<TestDesk> desk;
    std::unique_ptr<SessionOracle> oracle; ///< to be dropped before the session is
};

inline QString codeOf(const Result<>& result)
{
    return result ? QString() : result.error().code;
}

} // namespace homeport::test
