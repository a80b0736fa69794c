#include "core/service_levels/clock_events.h"

#include "core/service_levels/policy_subject.h"
#include "core/service_levels/ticket_phase.h"
#include "core/tickets/ticket_rating.h"

#include <algorithm>
#include <set>
#include <utility>

namespace homeport {

namespace {

using Field = record::Ticket::Field;
using Kind = ServiceLevelEvent::Kind;
using Type = SlaPolicyAgreementType;

constexpr Type allTypes[] = {Type::Sla, Type::Ola, Type::Uc};

/// Cells that the priority follows.
bool isRating(int position)
{
    return position == Field::Impact || position == Field::Urgency
        || position == Field::PriorityBasis || position == Field::PriorityOverride
        || position == Field::PriorityOverrideReason || position == Field::Criticality;
}

/// Cells that policies ask for.
bool isAskedFor(int position)
{
    switch (position) {
    case Field::RequesterId:
    case Field::DepartmentId:
    case Field::LocationId:
    case Field::CategoryId:
    case Field::ServiceId: return true;
    default: return isRating(position);
    }
}

class Walk
{
public:
    Walk(Database& database, const ServiceLevelBook& book)
        : m_database(database), m_book(book), m_cells(Field::Count)
    {}

    Result<ClockEvents> through(
        const ClockStory& story, const ReplyTimes& replies, const ParentTurns& parents)
    {
        for (const auto& act : story.acts()) {
            if (act.ruling && act.ruling->act == SlaRulingAct::Recalculated)
                m_earliest = m_book.indexAt(act.order);
        }
        auto turn = parents.begin();
        for (const auto& act : story.acts()) {
            for (; turn != parents.end() && turn->order <= act.order; ++turn) {
                if (auto done = take(*turn); !done)
                    return done.error();
            }
            if (auto done = take(act); !done)
                return done.error();
        }
        for (; turn != parents.end(); ++turn) {
            if (auto done = take(*turn); !done)
                return done.error();
        }
        if (m_isCreated) {
            if (auto done = turnPages(m_book.editions().size() - 1); !done)
                return done.error();
        }
        for (const auto at : replies)
            insertReply(at);
        return std::move(m_result);
    }

private:
    const ServiceLevelEdition& edition() const { return m_book.editions()[m_edition]; }
    const Agreement*& agreed(Type type) { return m_result.agreements[size_t(type)]; }
    const Value& cell(int position) const { return m_cells[size_t(position)]; }
    template <typename T>
    T as(int position) const
    {
        T out{};
        fromValue(cell(position), out);
        return out;
    }

    void add(ServiceLevelEvent event)
    {
        m_result.lastAt = std::max(m_result.lastAt, event.at);
        m_result.events.push_back(std::move(event));
    }

    void create(const StoryAct& act)
    {
        const auto& fields = record::Ticket::table().fields;
        for (size_t i = 0; i < fields.size(); ++i)
            m_cells[i] = defaultValue(fields[i]);
        m_edition = std::max(m_book.indexAt(act.order), m_earliest);
        m_createdOn = m_book.dayOf(act.at);
    }

    Result<> take(const StoryAct& act)
    {
        const bool isFirst = act.isCreation && !m_isCreated;
        if (isFirst)
            create(act);
        else if (!m_isCreated)
            return {}; // of a ticket whose making is not known
        else if (auto done = turnPages(m_book.indexAt(act.order)); !done)
            return done;
        const auto before = isFirst ? Phase::Unsubmitted : m_phase;
        const auto team = as<std::optional<TeamId>>(Field::AssignedTeamId);
        const auto touched = set(act);
        if (isFirst || touched.rating) // an edited matrix rates what is rated after it
            readPriority(act.order);
        if (isFirst || touched.conditions) {
            m_subject.reset();
            if (auto done = selectAgain(Type::Sla, act.at); !done)
                return done;
        }
        m_isCreated = true;
        followParent(act.at);
        const bool isBegun = before == Phase::Unsubmitted && m_phase != Phase::Unsubmitted
            && (isFirst || m_phase != Phase::Cancelled);
        if (isBegun)
            begin(act.at);
        if (isFirst || !isOver(m_phase))
            followApproval(act.at);
        if (touched.assignment) {
            if (auto done = assign(act.at, team, touched.conditions); !done)
                return done;
        }
        if (auto done = move(act, before, touched.hold, touched.conditions && !isFirst); !done)
            return done;
        if (act.ruling)
            add({.kind = Kind::Ruled, .at = act.at, .ruling = act.ruling});
        return {};
    }

    Result<> take(const ParentTurn& turn)
    {
        if (auto done = m_isCreated ? turnPages(m_book.indexAt(turn.order)) : Result<>(); !done)
            return done;
        if (turn.isOpen)
            m_openParents.insert(turn.parent);
        else
            m_openParents.erase(turn.parent);
        if (m_isCreated)
            followParent(turn.at);
        return {};
    }

    /// PC-2, as the setting says at this place.
    void followParent(Timestamp at)
    {
        const auto parent = as<std::optional<TicketId>>(Field::ParentId);
        const bool isOpen = parent && edition().pausesChildren()
            && as<TicketKind>(Field::Kind) == TicketKind::Incident
            && m_openParents.contains(parent->value());
        if (std::exchange(m_isParentOpen, isOpen) != isOpen)
            add({.kind = isOpen ? Kind::ParentOpened : Kind::ParentOver, .at = at});
    }

    /// Which cells an act has set, those with another value; an assignment in any case.
    struct Touched
    {
        bool conditions = false;
        bool rating = false;
        bool assignment = false;
        bool hold = false;
    };

    Touched set(const StoryAct& act)
    {
        Touched touched;
        const bool isLegal =
            act.isCreation || m_book.isLegal(act.command, cell(Field::Status).text());
        const auto& fields = record::Ticket::table().fields;
        for (const auto& [position, value] : act.cells) {
            if (!isLegal && fields[size_t(position)].merge == Merge::Command)
                continue; // overtaken
            const bool differs = cell(position) != value;
            touched.conditions |= differs && isAskedFor(position);
            touched.rating |= differs && isRating(position);
            touched.assignment |=
                position == Field::AssignedTeamId || position == Field::AssignedUserId;
            touched.hold |=
                differs && (position == Field::HoldReason || position == Field::HoldSupplierId);
            m_cells[size_t(position)] = value;
        }
        m_phase = phaseOf(as<TicketKind>(Field::Kind), as<TicketStatus>(Field::Status));
        return touched;
    }

    void begin(Timestamp at)
    {
        for (const auto kind : {Kind::Created, Kind::Submitted})
            add({.kind = kind, .at = at});
    }

    void followApproval(Timestamp at)
    {
        const auto before = std::exchange(m_approval, approvalOf(as<TicketStatus>(Field::Status)));
        if (m_approval == before || m_approval == Approval::None)
            return;
        const bool isGiven = m_approval == Approval::Given;
        add({.kind = isGiven ? Kind::Approved : Kind::ApprovalRequested, .at = at});
    }

    /// As it was rated then, also where all is measured anew.
    void readPriority(const EntryOrder& order)
    {
        const auto& rated = m_book.editions()[m_book.indexAt(order)];
        m_priority = isPriorityGiven(m_cells)
            ? as<int>(Field::PriorityOverride)
            : rated.priority(as<TicketKind>(Field::Kind), as<int>(Field::Impact),
                as<int>(Field::Urgency), as<std::optional<TicketCriticality>>(Field::Criticality));
    }

    Result<const Agreement*> selected(Type type)
    {
        if (!edition().hasPolicies(type))
            return nullptr;
        if (!m_subject) {
            auto subject = policySubject(m_database, edition(), m_cells, m_priority, m_createdOn);
            if (!subject)
                return subject.error();
            m_subject = std::move(*subject);
        }
        m_subject->team =
            type == Type::Ola ? as<std::optional<TeamId>>(Field::AssignedTeamId) : std::nullopt;
        m_subject->supplier =
            type == Type::Uc ? as<std::optional<SupplierId>>(Field::HoldSupplierId) : std::nullopt;
        const bool isAsked = type == Type::Sla || (type == Type::Ola && m_subject->team)
            || (type == Type::Uc && m_subject->supplier);
        return isAsked ? edition().select(type, *m_subject) : nullptr;
    }

    /// C↻: another policy, or the same for another priority.
    Result<> selectAgain(Type type, Timestamp at)
    {
        auto now = selected(type);
        if (!now)
            return now.error();
        agreeOn(type, *now, at);
        return {};
    }

    void agreeOn(Type type, const Agreement* now, Timestamp at)
    {
        auto& held = agreed(type);
        if (held == now || (held && now && *held == *now))
            return;
        const bool isSame = held && now && isSamePromise(*held, *now);
        held = now;
        add({.kind = isSame ? Kind::CalendarEdited : Kind::Agreed,
            .at = at,
            .type = type,
            .agreement = now});
    }

    Result<> assign(Timestamp at, const std::optional<TeamId>& before, bool isAsked)
    {
        const auto team = as<std::optional<TeamId>>(Field::AssignedTeamId);
        if (!team && !before && cell(Field::AssignedUserId).isNull())
            return {};
        auto now = selected(Type::Ola);
        if (!now)
            return now.error();
        if (team != before)
            agreed(Type::Ola) = *now;
        else if (isAsked)
            agreeOn(Type::Ola, *now, at);
        add({.kind = Kind::Assigned, .at = at, .agreement = *now, .team = team});
        return {};
    }

    Result<> move(const StoryAct& act, Phase before, bool isOtherHold, bool isAsked)
    {
        if (isAsked) {
            for (const auto type : {Type::Ola, Type::Uc}) {
                if (!agreed(type))
                    continue;
                if (auto done = selectAgain(type, act.at); !done)
                    return done;
            }
        }
        if (m_phase == Phase::Unsubmitted) {
            if (before != Phase::Unsubmitted)
                add({.kind = Kind::Rejected, .at = act.at});
            return {};
        }
        if (isOver(before) && !isOver(m_phase))
            add({.kind = Kind::Reopened, .at = act.at});
        if (before == Phase::OnHold && m_phase == Phase::Open)
            add({.kind = Kind::Resumed, .at = act.at});
        if (m_phase == Phase::OnHold && (before != Phase::OnHold || isOtherHold))
            return hold(act.at);
        if (!isOver(m_phase) || isOver(before))
            return {};
        agreed(Type::Uc) = nullptr;
        if (m_phase == Phase::Cancelled)
            add({.kind = Kind::Cancelled, .at = given(act, Field::CancelledAt)});
        else
            add({.kind = Kind::Resolved, .at = given(act, Field::ResolvedAt)});
        return {};
    }

    /// What the act itself says about when it was; an import knows it better.
    Timestamp given(const StoryAct& act, int position) const
    {
        const bool isSaid = std::any_of(act.cells.begin(), act.cells.end(),
            [&](const auto& set) { return set.first == position && !set.second.isNull(); });
        return isSaid ? as<Timestamp>(position) : act.at;
    }

    Result<> hold(Timestamp at)
    {
        auto contract = selected(Type::Uc);
        if (!contract)
            return contract.error();
        agreed(Type::Uc) = *contract;
        add({.kind = Kind::Held,
            .at = at,
            .agreement = *contract,
            .hold = as<std::optional<TicketHoldReason>>(Field::HoldReason),
            .supplier = as<std::optional<SupplierId>>(Field::HoldSupplierId)});
        return {};
    }

    /// Goes on to a later edition. A running promise keeps its policy, as that is edited; one that
    /// is out of force holds as it last stood (data-model.md, sla_policy.replaces_id).
    Result<> turnPages(size_t until)
    {
        while (m_edition < until) {
            ++m_edition;
            m_subject.reset();
            for (const auto type : allTypes) {
                if (const auto* held = agreed(type)) {
                    if (const auto* now = edition().agreement(held->policyId, m_priority))
                        agreeOn(type, now, edition().at());
                } else if (type == Type::Sla) {
                    if (auto done = selectAgain(type, edition().at()); !done)
                        return done;
                }
            }
            followParent(edition().at());
        }
        return {};
    }

    void insertReply(Timestamp at)
    {
        auto& events = m_result.events;
        const auto place = std::find_if(events.begin(), events.end(),
            [&](const ServiceLevelEvent& event) { return event.at > at; });
        events.insert(place, {.kind = Kind::Replied, .at = at});
        m_result.lastAt = std::max(m_result.lastAt, at);
    }

    Database& m_database;
    const ServiceLevelBook& m_book;
    ClockEvents m_result;
    std::vector<Value> m_cells;
    size_t m_edition = 0;
    size_t m_earliest = 0; ///< nothing is measured by an edition before this one (SL-9)
    QString m_createdOn;
    int m_priority = 4;
    Phase m_phase = Phase::Unsubmitted;
    Approval m_approval = Approval::None;
    bool m_isCreated = false;
    std::set<QUuid> m_openParents;
    bool m_isParentOpen = false;
    std::optional<PolicySubject> m_subject;
};

} // namespace

Result<ClockEvents> clockEvents(Database& database, const ServiceLevelBook& book,
    const ClockStory& story, const ReplyTimes& replies, const ParentTurns& parents)
{
    return Walk(database, book).through(story, replies, parents);
}

} // namespace homeport
