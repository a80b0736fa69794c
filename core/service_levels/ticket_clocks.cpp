#include "core/service_levels/ticket_clocks.h"

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
    /// Why clocks of an agreement pause at present; nothing: they run.
    std::optional<PauseCause> pauseOf(Type type, const Agreement& agreement) const;
    bool isDue(const Agreement& agreement) const;
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
    void close();

    TicketClocks m_result;
    Timestamp m_now = Timestamp::min();
    const Agreement* m_agreements[3] = {};
    std::set<SlaPolicyStartOn> m_started;
    bool m_isOpen = false;
    bool m_hasReplied = false;
    bool m_isApprovalPending = false;
    bool m_isParentOpen = false; ///< whatever becomes of the ticket itself
    std::optional<TeamId> m_team;
    std::optional<TeamId> m_owner; ///< the team, as of when work was last left to do
    std::optional<TicketHoldReason> m_hold;
    std::optional<SupplierId> m_supplier;
};

Result<> Run::apply(const ServiceLevelEvent& event)
{
    m_now = std::max(m_now, event.at);
    switch (event.kind) {
    case Kind::Created: return started(SlaPolicyStartOn::Created);
    case Kind::Submitted: return started(SlaPolicyStartOn::Submitted);
    case Kind::ApprovalRequested: m_isApprovalPending = true; return adjustPauses();
    case Kind::Approved: m_isApprovalPending = false; return started(SlaPolicyStartOn::Approved);
    case Kind::Rejected: m_started.erase(SlaPolicyStartOn::Approved); [[fallthrough]];
    case Kind::Cancelled:
        cancelAll();
        close();
        return {};
    case Kind::Assigned: return assign(event);
    case Kind::Held: return hold(event);
    case Kind::Resumed: return resume();
    case Kind::Replied: return reply();
    case Kind::Resolved: resolve(); return {};
    case Kind::Reopened:
        if (std::exchange(m_isOpen, true))
            return {};
        if (auto done = reopen(Type::Sla); !done)
            return done;
        if (auto done = m_owner == m_team ? reopen(Type::Ola) : own(); !done)
            return done;
        return adjustPauses();
    case Kind::ParentOpened: m_isParentOpen = true; return adjustPauses();
    case Kind::ParentOver: m_isParentOpen = false; return adjustPauses();
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

std::optional<PauseCause> Run::pauseOf(Type type, const Agreement& agreement) const
{
    if (type == Type::Uc)
        return std::nullopt;
    if (m_hold && agreement.pausesFor(*m_hold))
        return PauseCause(*m_hold);
    if (m_isApprovalPending && agreement.pauseOnApproval)
        return PauseCause();
    if (m_isParentOpen)
        return PauseCause::openParent();
    return std::nullopt;
}

bool Run::isDue(const Agreement& agreement) const
{
    switch (agreement.type) {
    case Type::Sla: return m_started.contains(agreement.startOn);
    case Type::Ola: return m_team.has_value();
    case Type::Uc: return m_hold == TicketHoldReason::AwaitingSupplier;
    }
    return false;
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
        {agreement.type, metric, int(cycle), agreement.type == Type::Ola ? m_team : std::nullopt,
            agreement.type == Type::Uc ? m_supplier : std::nullopt, std::move(*clock)});
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
    if (!m_isOpen || !agreement || !isDue(*agreement))
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
    m_started.insert(event);
    const bool opens = (event == SlaPolicyStartOn::Created || event == SlaPolicyStartOn::Submitted)
        && !std::exchange(m_isOpen, true);
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
    const auto cause = pauseOf(clock.type, *agreement);
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
    if (event.team != m_team) {
        stopAll(Type::Ola);
        m_team = event.team;
        agreementOn(Type::Ola) = event.agreement;
        if (auto begun = m_isOpen ? own() : Result<>(); !begun)
            return begun;
    }
    return started(SlaPolicyStartOn::Assigned);
}

/// SL-12: the team's own time begins. Whoever got the ticket while it was resolved owns it from the
/// reopening on.
Result<> Run::own()
{
    m_owner = m_team;
    const auto* agreement = agreementOn(Type::Ola);
    return m_team && agreement ? beginAll(*agreement) : Result<>();
}

Result<> Run::hold(const ServiceLevelEvent& event)
{
    if (!m_isOpen)
        return {};
    stopAll(Type::Uc);
    m_hold = event.hold;
    m_supplier = event.supplier;
    const bool isWithSupplier = m_hold == TicketHoldReason::AwaitingSupplier;
    agreementOn(Type::Uc) = isWithSupplier ? event.agreement : nullptr;
    if (auto done = adjustPauses(); !done)
        return done;
    const auto* contract = agreementOn(Type::Uc);
    return contract ? beginAll(*contract) : Result<>();
}

Result<> Run::resume()
{
    stopAll(Type::Uc);
    m_hold.reset();
    m_supplier.reset();
    return adjustPauses();
}

Result<> Run::reply()
{
    if (!m_isOpen)
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
    if (!m_isOpen)
        return;
    m_hasReplied = true;
    stopAll();
    close();
}

void Run::close()
{
    m_isOpen = false;
    m_isApprovalPending = false;
    m_hold.reset();
    m_supplier.reset();
}

Result<> Run::reopen(Type type)
{
    const auto* agreement = agreementOn(type);
    if (!agreement)
        return {};
    for (const auto metric : {SlaTargetMetric::Resolution, SlaTargetMetric::Update}) {
        auto* clock = last(type, metric);
        if (!clock || clock->clock.state() != SlaClockState::Stopped
            || (type == Type::Ola && clock->team != m_team))
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
