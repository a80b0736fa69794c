#include "core/service_levels/ticket_clocks.h"

#include "core/service_levels/ticket_conditions.h"

#include <algorithm>
#include <utility>

namespace homeport {

using Kind = ServiceLevelEvent::Kind;
using Type = SlaPolicyAgreementType;

namespace {

/// A ticket on its way through its events.
class Run
{
public:
    Result<> apply(const ServiceLevelEvent& event);
    TicketClocks finish(Timestamp now);

private:
    TicketClock* last(Type type, SlaTargetMetric metric);
    const Agreement*& agreementOn(Type type) { return m_agreements[size_t(type)]; }

    Result<> begin(const Agreement& agreement, SlaTargetMetric metric);
    Result<> beginAll(const Agreement& agreement);
    Result<> beginMissing(Type type);
    Result<> started(SlaPolicyStartOn event);
    Result<> adjustPauses();
    Result<> adjustPause(TicketClock& clock);
    void stopAll(std::optional<Type> type = {});
    void cancelAll(std::optional<Type> type = {});

    Result<> assign(const ServiceLevelEvent& event);
    Result<> own();
    Result<> hold(const ServiceLevelEvent& event);
    Result<> resume();
    Result<> reply();
    void resolve();
    Result<> reopen(Type type);
    Result<> agree(const ServiceLevelEvent& event);
    void rule(const ClockRuling& ruling);

    TicketClocks m_result;
    Timestamp m_now = Timestamp::min();
    const Agreement* m_agreements[3] = {};
    TicketConditions m_on;
    bool m_hasReplied = false;
    std::optional<TeamId> m_owner; ///< the team, as of when work was last left to do
};

Result<> Run::apply(const ServiceLevelEvent& event)
{
    m_now = std::max(m_now, event.at);
    switch (event.kind) {
    case Kind::Created: return started(SlaPolicyStartOn::Created);
    case Kind::Submitted: return started(SlaPolicyStartOn::Submitted);
    case Kind::ApprovalRequested: m_on.isApprovalPending = true; return adjustPauses();
    case Kind::Approved: m_on.isApprovalPending = false; return started(SlaPolicyStartOn::Approved);
    case Kind::Rejected: m_on.started.erase(SlaPolicyStartOn::Approved); [[fallthrough]];
    case Kind::Cancelled:
        cancelAll();
        m_on.close();
        return {};
    case Kind::Assigned: return assign(event);
    case Kind::Held: return hold(event);
    case Kind::Resumed: return resume();
    case Kind::Replied: return reply();
    case Kind::Resolved: resolve(); return {};
    case Kind::Reopened:
        if (std::exchange(m_on.isOpen, true))
            return {};
        if (auto done = reopen(Type::Sla); !done)
            return done;
        if (auto done = m_owner == m_on.team ? reopen(Type::Ola) : own(); !done)
            return done;
        return adjustPauses();
    case Kind::ParentOpened: m_on.isParentOpen = true; return adjustPauses();
    case Kind::ParentOver: m_on.isParentOpen = false; return adjustPauses();
    case Kind::Agreed:
    case Kind::CalendarEdited: return agree(event);
    case Kind::Ruled:
        if (event.ruling)
            rule(*event.ruling);
        return {};
    }
    return {};
}

TicketClocks Run::finish(Timestamp now)
{
    for (auto& clock : m_result.clocks)
        clock.clock.advance(std::max(now, m_now));
    return std::move(m_result);
}

TicketClock* Run::last(Type type, SlaTargetMetric metric)
{
    const auto found = std::find_if(m_result.clocks.rbegin(), m_result.clocks.rend(),
        [&](const TicketClock& clock) { return clock.type == type && clock.metric == metric; });
    return found == m_result.clocks.rend() ? nullptr : &*found;
}

Result<> Run::begin(const Agreement& agreement, SlaTargetMetric metric)
{
    const auto terms = agreement.terms.find(metric);
    if (terms == agreement.terms.end())
        return {};
    auto clock = SlaClock::start(terms->second, m_now);
    if (!clock)
        return clock.error();
    const auto cycle =
        1 + std::count_if(m_result.clocks.begin(), m_result.clocks.end(), [&](const auto& other) {
            return other.type == agreement.type && other.metric == metric;
        });
    m_result.clocks.push_back(
        {agreement.type, metric, int(cycle), agreement.type == Type::Ola ? m_on.team : std::nullopt,
            agreement.type == Type::Uc ? m_on.supplier : std::nullopt, std::move(*clock)});
    auto& begun = m_result.clocks.back();
    // Who was answered before the promise began has been answered in time.
    if (agreement.type == Type::Sla && metric == SlaTargetMetric::Response && m_hasReplied) {
        begun.clock.stop(m_now);
        return {};
    }
    return adjustPause(begun);
}

/// A cycle of everything that is promised.
Result<> Run::beginAll(const Agreement& agreement)
{
    for (const auto& [metric, terms] : agreement.terms) {
        if (auto begun = begin(agreement, metric); !begun)
            return begun;
    }
    return {};
}

Result<> Run::beginMissing(Type type)
{
    const auto* agreement = agreementOn(type);
    if (!m_on.isOpen || !agreement || !m_on.isDue(*agreement))
        return {};
    for (const auto& [metric, terms] : agreement->terms) {
        const auto* before = last(type, metric);
        if (before && before->clock.state() != SlaClockState::Cancelled)
            continue;
        if (auto begun = begin(*agreement, metric); !begun)
            return begun;
    }
    return {};
}

/// Who has it since before it was open owns it from now on.
Result<> Run::started(SlaPolicyStartOn event)
{
    m_on.started.insert(event);
    const bool opens = (event == SlaPolicyStartOn::Created || event == SlaPolicyStartOn::Submitted)
        && !std::exchange(m_on.isOpen, true);
    if (auto done = adjustPauses(); !done)
        return done;
    if (auto begun = beginMissing(Type::Sla); !begun)
        return begun;
    return opens ? own() : Result<>();
}

Result<> Run::adjustPauses()
{
    for (auto& clock : m_result.clocks) {
        if (auto done = adjustPause(clock); !done)
            return done;
    }
    return {};
}

Result<> Run::adjustPause(TicketClock& clock)
{
    const auto* agreement = agreementOn(clock.type);
    if (!clock.isLive() || !agreement)
        return {};
    const auto cause = m_on.pauseOf(clock.type, *agreement);
    if (!cause)
        return clock.clock.resume(m_now);
    clock.clock.pause(m_now, *cause);
    return {};
}

void Run::stopAll(std::optional<Type> type)
{
    for (auto& clock : m_result.clocks) {
        if (!type || clock.type == *type)
            clock.clock.stop(m_now);
    }
}

void Run::cancelAll(std::optional<Type> type)
{
    for (auto& clock : m_result.clocks) {
        if (!type || clock.type == *type)
            clock.clock.cancel(m_now);
    }
}

Result<> Run::assign(const ServiceLevelEvent& event)
{
    if (event.team != m_on.team) {
        stopAll(Type::Ola);
        m_on.team = event.team;
        agreementOn(Type::Ola) = event.agreement;
        if (auto begun = m_on.isOpen ? own() : Result<>(); !begun)
            return begun;
    }
    return started(SlaPolicyStartOn::Assigned);
}

/// SL-12: the team's own time begins. Whoever got the ticket while it was resolved owns it from the
/// reopening on.
Result<> Run::own()
{
    m_owner = m_on.team;
    const auto* agreement = agreementOn(Type::Ola);
    return m_on.team && agreement ? beginAll(*agreement) : Result<>();
}

Result<> Run::hold(const ServiceLevelEvent& event)
{
    if (!m_on.isOpen)
        return {};
    stopAll(Type::Uc);
    m_on.hold = event.hold;
    m_on.supplier = event.supplier;
    const bool isWithSupplier = m_on.hold == TicketHoldReason::AwaitingSupplier;
    agreementOn(Type::Uc) = isWithSupplier ? event.agreement : nullptr;
    if (auto done = adjustPauses(); !done)
        return done;
    const auto* contract = agreementOn(Type::Uc);
    return contract ? beginAll(*contract) : Result<>();
}

Result<> Run::resume()
{
    stopAll(Type::Uc);
    m_on.hold.reset();
    m_on.supplier.reset();
    return adjustPauses();
}

Result<> Run::reply()
{
    if (!m_on.isOpen)
        return {};
    m_hasReplied = true;
    const auto count = m_result.clocks.size();
    for (size_t i = 0; i < count; ++i) {
        auto& clock = m_result.clocks[i];
        if (!clock.isLive() || clock.metric == SlaTargetMetric::Resolution)
            continue;
        clock.clock.stop(m_now);
        const auto* agreement = agreementOn(clock.type);
        if (clock.metric != SlaTargetMetric::Update || !agreement)
            continue;
        if (auto begun = begin(*agreement, SlaTargetMetric::Update); !begun)
            return begun;
    }
    return {};
}

void Run::resolve()
{
    if (!m_on.isOpen)
        return;
    m_hasReplied = true;
    stopAll();
    m_on.close();
}

Result<> Run::reopen(Type type)
{
    const auto* agreement = agreementOn(type);
    if (!agreement)
        return {};
    for (const auto metric : {SlaTargetMetric::Resolution, SlaTargetMetric::Update}) {
        auto* clock = last(type, metric);
        if (!clock || clock->clock.state() != SlaClockState::Stopped
            || (type == Type::Ola && clock->team != m_on.team))
            continue;
        if (agreement->reopenMode == SlaPolicyReopenMode::Restart) {
            if (auto begun = begin(*agreement, metric); !begun)
                return begun;
        }
        if (agreement->reopenMode != SlaPolicyReopenMode::Continue)
            continue;
        if (auto running = clock->clock.reopen(m_now); !running)
            return running;
        const auto terms = agreement->terms.find(metric);
        if (terms == agreement->terms.end() || terms->second == clock->clock.terms())
            continue;
        auto done = clock->clock.retarget(terms->second, agreement->retargetMode, m_now);
        if (!done)
            return done;
    }
    return {};
}

Result<> Run::agree(const ServiceLevelEvent& event)
{
    agreementOn(event.type) = event.agreement;
    if (!event.agreement) {
        cancelAll(event.type);
        return {};
    }
    const auto mode = event.kind == Kind::CalendarEdited ? SlaPolicyRetargetMode::KeepElapsed
                                                         : event.agreement->retargetMode;
    for (auto& clock : m_result.clocks) {
        if (clock.type != event.type || !clock.isLive())
            continue;
        const auto terms = event.agreement->terms.find(clock.metric);
        if (terms == event.agreement->terms.end()) {
            clock.clock.cancel(m_now);
        } else if (terms->second != clock.clock.terms()) {
            if (auto done = clock.clock.retarget(terms->second, mode, m_now); !done)
                return done;
        }
    }
    if (auto done = adjustPauses(); !done)
        return done;
    return beginMissing(event.type);
}

/// A ruling on a clock that is not there, or had missed nothing by then, as what came late may
/// show, has no effect: what is missed later nobody has ruled on.
void Run::rule(const ClockRuling& ruling)
{
    if (ruling.act == SlaRulingAct::Recalculated) {
        for (auto& clock : m_result.clocks)
            clock.clock.markRecalculated(m_now);
        return;
    }
    const auto found = std::find_if(m_result.clocks.begin(), m_result.clocks.end(),
        [&](const TicketClock& clock) { return clock.key() == ruling.clock; });
    if (found == m_result.clocks.end())
        return;
    found->clock.advance(m_now);
    if (!found->clock.breach())
        return;
    auto& held = ruling.act == SlaRulingAct::Voided ? found->voided : found->acknowledged;
    held = ruling;
}

} // namespace

Result<TicketClocks> ticketClocks(std::span<const ServiceLevelEvent> events, Timestamp now)
{
    Run run;
    for (const auto& event : events) {
        if (auto done = run.apply(event); !done)
            return done.error();
    }
    return run.finish(now);
}

} // namespace homeport
