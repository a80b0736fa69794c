#pragma once

#include "core/incidents/incident_service.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <memory>

#include "record/category.h"
#include "record/role.h"
#include "record/service.h"
#include "record/service_category.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_account.h"
#include "record/user_role.h"

namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

/// A set-up desk and incidents in any state on it; "mira" reports and works on them.
class Story
{
public:
    Story();
    /// On that desk.
    explicit Story(std::unique_ptr<TestDesk> given);
    ~Story();
    Q_DISABLE_COPY_MOVE(Story)

    IncidentService& incidents() { return desk->session->incidents; }
    const Actor& mira() const { return desk->admin; }

    std::optional<CategoryId> category();
    NewIncident form();
    NewServiceRequest requestForm();
    NewProblem problemForm();
    NewChange changeForm();
    /// A new ticket of the kind, as its form makes it.
    TicketId ticketOf(TicketKind kind);
    /// Brings a new incident to `status` by the shortest legal way.
    Result<TicketId> incidentIn(TicketStatus status, const std::optional<PersonId>& requester = {});
    Result<> run(const QString& command, TicketId id, const Origin& origin = {});
    /// Any command by its name, with all it needs; it is assigned to mira.
    Result<> runAs(
        const Actor& actor, const QString& command, TicketId id, const Origin& origin = {});
    /// This one, as a new one in a section of its own.
    ServiceId serviceLike(record::Service service);
    /// A service that everybody may request, the same each time.
    ServiceId requestable();
    /// A new active person who holds the seeded role.
    Actor personWith(const QString& role, const QString& name);
    /// A new active person without a role, who holds these permissions on what is their own.
    Actor personHolding(const QStringList& permissions, const QString& name);
    /// The role besides those held, for one team only where one is named.
    void give(PersonId person, const QString& role, const std::optional<TeamId>& team = {});
    Actor actorOf(PersonId person);
    TeamId teamOf(const QString& name, const QList<PersonId>& members);

    record::Ticket ticket(TicketId id) { return incidents().find(mira(), id)->ticket; }

    /// Changes a row past all rules.
    template <typename R, typename Change>
    void alter(typename R::IdType id, const Change& change)
    {
        must(desk->session->replica->write(
            mira().author(), {.code = u"incident.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
                auto row = unit.get<R>(id);
                if (!row)
                    return row.error();
                change(*row);
                return unit.put(*row);
            }));
    }

    template <typename R>
    Result<> add(R record)
    {
        auto written = desk->session->replica->write(mira().author(), {.code = u"test.add"_s},
            [&](UnitOfWork& unit) { return unit.create(record); });
        return written ? Result<>() : written.error();
    }

    template <typename T>
    static Result<> withoutAnswer(const Result<T>& result)
    {
        return result ? Result<>() : Result<>(result.error());
    }

    template <typename R>
    static void must(const R& result)
    {
        if (!result)
            giveUp(result.error());
    }

    std::optional<ServiceId> requestableService;
    std::unique_ptr<TestDesk> desk;

private:
    [[noreturn]] static void giveUp(const Error& error);
};

/// What tests of incidents begin with: a story for each function, and short words for it.
class OnIncidents
{
protected:
    void begin() { m_story = std::make_unique<Story>(); }
    void end()
    {
        m_story.reset();
        dropFreshAddresses();
    }

    IncidentService& incidents() { return m_story->incidents(); }
    const Actor& mira() { return m_story->mira(); }
    record::Ticket ticket(TicketId id) { return m_story->ticket(id); }
    TicketId in(TicketStatus status, const std::optional<PersonId>& requester = {})
    {
        auto id = m_story->incidentIn(status, requester);
        Story::must(id);
        return *id;
    }
    Result<> assign(TicketId id, const std::optional<TeamId>& team,
        const std::optional<PersonId>& user, const QString& comment = {})
    {
        return incidents().assign(mira(), id, {team, user, comment});
    }

    std::unique_ptr<Story> m_story;
};

template <typename T>
QString codeOf(const Result<T>& result)
{
    return result ? QString() : result.error().code;
}

/// "FIELD_REQUIRED title": the code and what it is about; empty: it went well.
template <typename T>
QString told(const Result<T>& result)
{
    return result ? QString() : result.error().code + u' ' + result.error().subject;
}

} // namespace homeport::test
