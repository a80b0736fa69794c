#include "app/own_places.h"
#include "core/desk/desk.h"
#include "tests/sync/simulated_desk.h"
#include "tests/sync/simulation_run.h"

#include <QRegularExpression>

#include "record/business_calendar.h"
#include "record/organization.h"
#include "record/setting.h"
#include "record/sla_policy.h"
#include "record/sla_target.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace homeport::test {

namespace {

constexpr int allEntries = 100'000;

constexpr Sql insertDesk{"sim.desk", R"sql(
    INSERT INTO desk (one, replica_id, schema_version, organization_id, created_at)
    VALUES (1, :replica_id, :schema_version, NULL, :created_at))sql"};

} // namespace

Simulation::Simulation(quint64 seed, const Terms& terms)
    : m_dice(seed * 0x9e3779b97f4a7c15ULL + 1)
    , m_terms(terms)
    , m_peers(size_t(terms.replicas))
    , m_deeds(size_t(terms.replicas))
{}

FoldRules Simulation::rules() const
{
    auto rules = deskRules();
    rules.plantedDefect = m_terms.plantedDefect;
    rules.stored = {}; // what is kept beside the rows is no part of the state
    return rules;
}

Outcome Simulation::run()
{
    makeReplicas();
    found();
    for (int i = 0; i < m_terms.steps && holds(); ++i)
        step();
    if (holds())
        heal();
    if (holds())
        judge();
    return {m_fault.isEmpty(), m_fault};
}

void Simulation::demand(bool condition, const QString& otherwise)
{
    if (!condition && m_fault.isEmpty())
        m_fault = otherwise;
}

void Simulation::fail(const QString& what, const Error& error)
{
    demand(false, u"%1 failed, %2: %3 %4"_s.arg(what, error.subject, error.detail, error.code));
}

bool Simulation::write(int who, const QString& code, const Replica::Work& work)
{
    Author author;
    if (!m_people.empty())
        author.person = any(m_people);
    const auto written = replica(who).write(author, {.code = code}, work);
    if (!noted(who, code, written))
        return false;
    // The set-up of a desk is not taken back.
    if (code != "import"_L1) {
        m_deeds[size_t(who)].done.push_back(*written);
        m_deeds[size_t(who)].undone.clear();
    }
    return true;
}

bool Simulation::noted(int who, const QString& what, const Result<EntryRef>& written)
{
    if (!went(written, what + u" on "_s + QString::number(who)) || written->isNull())
        return false;
    demand(written->number == m_written.value(written->device) + 1,
        u"I-4: a number was given twice"_s);
    m_written.insert(written->device, written->number);
    if (const auto& oracle = m_peers[size_t(who)].oracle; oracle)
        demand(oracle->findings().isEmpty(), oracle->findings().join(u"; "_s));
    return true;
}

void Simulation::makePeer(Peer& peer, int index)
{
    const bool isOnServer = index == m_terms.onServer;
    auto database = emptyDatabase(isOnServer ? 0 : index, isOnServer); // one on a server at most
    if (!went(database, u"emptying"_s))
        return;
    peer.random = std::make_unique<SeededRandom>(m_dice.next());
    auto marked = (*database)->exec(insertDesk,
        {{"replica_id", newUuid(peer.clock.now(), *peer.random)}, {"schema_version", schemaVersion},
            {"created_at", peer.clock.now()}});
    if (!went(marked, u"marking"_s))
        return;
    const DeviceIdentity identity{newUuid(peer.clock.now(), *peer.random)};
    peer.replica = std::make_unique<Replica>(std::move(*database), identity,
        World{&peer.clock, peer.random.get(), ownPlaces()}, rules());
    went(peer.replica->setOrganization(m_organization), u"setOrganization"_s);
    if (m_terms.isWatched)
        peer.oracle = SessionOracle::watch(*peer.replica);
}

void Simulation::makeReplicas()
{
    m_organization = newUuid(FakeClock().now(), m_dice);
    // In a third of the runs the clocks agree to the millisecond: stamps tie.
    m_areClocksEqual = oneIn(3);
    m_pausesChildren = oneIn(2);
    m_isLookedAt = oneIn(2);
    m_editsTerms = oneIn(3);
    const int ahead = !m_areClocksEqual && oneIn(3) ? below(replicaCount()) : -1;
    for (int i = 0; i < replicaCount() && holds(); ++i) {
        if (!m_areClocksEqual)
            m_peers[size_t(i)].clock.advance(std::chrono::minutes(below(30)) - 15min);
        if (i == ahead)
            m_peers[size_t(i)].clock.advance(std::chrono::days(70 * 365));
        makePeer(m_peers[size_t(i)], i);
    }
}

void Simulation::found()
{
    if (!holds())
        return;
    write(0, u"import"_s, [&](UnitOfWork& unit) -> Result<> {
        record::Organization organization;
        organization.id = OrganizationId(m_organization);
        organization.name = organization.slug = u"nordhafen"_s;
        return unit.create(organization);
    });
    std::vector<PersonId> people;
    write(0, u"import"_s, [&](UnitOfWork& unit) -> Result<> {
        for (const auto& name : {u"mira"_s, u"noor"_s}) {
            record::UserAccount person;
            person.username = person.displayName = name;
            if (auto done = unit.create(person); !done)
                return done;
            people.push_back(person.id);
        }
        return {};
    });
    m_people = people;
    if (!holds())
        return;
    m_person = people.front();
    m_actor.person = m_person;
    m_actor.organization = OrganizationId(m_organization);
    for (const auto& code :
        {u"incident.create"_s, u"incident.read"_s, u"incident.update"_s, u"incident.assign"_s,
            u"incident.resolve"_s, u"incident.close"_s, u"incident.reopen"_s, u"incident.cancel"_s,
            u"incident.delete"_s, u"ticket.comment_internal"_s, u"ticket.comment_public"_s,
            u"sla.acknowledge"_s, u"sla.void_breach"_s, u"sla.admin"_s})
        m_actor.grants.insert(code, Scope::Organization);
    write(0, u"import"_s, [&](UnitOfWork& unit) -> Result<> {
        for (int i = 0; i < 5; ++i) {
            record::Category category;
            category.name = u"c%1"_s.arg(i);
            if (i >= 2)
                category.parentId = m_categories[size_t(i) / 2 - 1];
            if (auto done = unit.create(category); !done)
                return done;
            m_categories.push_back(category.id);
        }
        for (int i = 0; i < 2; ++i) {
            record::Tag tag;
            tag.name = u"t%1"_s.arg(i);
            if (auto done = unit.create(tag); !done)
                return done;
            m_tags.push_back(tag.id);
        }
        return {};
    });
    write(0, u"import"_s, [this](UnitOfWork& unit) { return promise(unit); });
    for (int i = 0; i < 3; ++i) {
        write(0, u"incident.create"_s, [&](UnitOfWork& unit) -> Result<> {
            record::Ticket ticket;
            ticket.number = u"INC-%1"_s.arg(i);
            ticket.title = u"Printer on fire"_s;
            ticket.description = u"It smokes."_s;
            ticket.status = TicketStatus::New;
            ticket.statusChangedAt = unit.now();
            ticket.requesterId = m_person;
            if (auto done = unit.create(ticket); !done)
                return done;
            record::Incident incident;
            incident.id = ticket.id;
            m_tickets.push_back(ticket.id);
            return unit.create(incident);
        });
    }
    for (int i = 1; i < replicaCount() && holds(); ++i)
        deliver(0, i, {}, allEntries);
}

/// Clocks that run, pause and are missed within what a run lasts.
Result<> Simulation::promise(UnitOfWork& unit)
{
    if (m_pausesChildren) {
        record::Setting setting;
        setting.key = u"incident.child_clock"_s;
        setting.value = u"\"pause\""_s;
        if (auto done = unit.create(setting); !done)
            return done;
    }
    record::BusinessCalendar calendar;
    calendar.name = u"Always"_s;
    calendar.timeZone = u"UTC"_s;
    calendar.is24x7 = true;
    if (auto done = unit.create(calendar); !done)
        return done;
    record::SlaPolicy policy;
    policy.name = u"Soon"_s;
    policy.calendarId = calendar.id;
    policy.effectiveFrom = u"1970-01-01"_s;
    if (auto done = unit.create(policy); !done)
        return done;
    constexpr std::pair<SlaTargetMetric, int> metrics[] = {{SlaTargetMetric::Response, 1},
        {SlaTargetMetric::Update, 2}, {SlaTargetMetric::Resolution, 4}};
    for (int priority = 1; priority <= 4; ++priority) {
        for (const auto& [metric, minutes] : metrics) {
            record::SlaTarget target;
            target.policyId = policy.id;
            target.priority = priority;
            target.metric = metric;
            target.targetMinutes = minutes * priority;
            if (auto done = unit.create(target); !done)
                return done;
        }
    }
    return {};
}

void Simulation::step()
{
    const bool allTick = m_areClocksEqual || oneIn(2);
    const auto tick = std::chrono::milliseconds(oneIn(4) ? below(90'000) : below(3));
    const int who = below(replicaCount());
    for (int i = 0; i < replicaCount(); ++i) {
        if (allTick || i == who)
            m_peers[size_t(i)].clock.advance(tick);
    }
    switch (below(20)) {
    case 0:
    case 1:
    case 2: exchange(); break;
    case 3: // one who knows everything
        for (int i = 0; i < replicaCount() && holds(); ++i) {
            if (i != who)
                deliver(i, who, {}, allEntries);
        }
        editCell(who, any(m_tickets));
        break;
    case 4:
    case 5: editCell(who, any(m_tickets)); break;
    case 6: collide(who); break;
    case 7:
    case 8:
    case 9:
    case 10: act(who); break;
    case 11: stepBack(who); break;
    case 12: comment(who); break;
    case 13: toggleTag(who); break;
    case 14: oneIn(2) ? crossCategories(who) : moveCategory(who); break;
    case 15: m_editsTerms&& oneIn(2) ? editTerms(who) : nameTag(who); break;
    case 16: join(); break;
    case 17: rule(who); break;
    case 18:
        if (m_isLookedAt)
            look(replica(who), replica(who).now());
        break;
    default: m_editsTerms&& oneIn(2) ? editTerms(who) : toggleTicket(who); break;
    }
}

void Simulation::exchange()
{
    const int from = below(replicaCount());
    const int to = (from + 1 + below(replicaCount() - 1)) % replicaCount();
    auto seen = replica(to).heads();
    if (!went(seen, u"heads"_s))
        return;
    Context after;
    for (auto it = seen->cbegin(); it != seen->cend() && !oneIn(3); ++it)
        after.insert(it.key(), qMax<qint64>(0, it.value() - below(4)));
    deliver(from, to, after, oneIn(2) ? allEntries : 1 + below(12));
}

void Simulation::deliver(int from, int to, const Context& after, int limit)
{
    auto sent = replica(from).entriesAfter(after, limit);
    if (went(sent, u"entriesAfter"_s))
        receive(replica(to), *sent);
}

void Simulation::receive(Replica& to, QList<QByteArray> entries)
{
    for (qsizetype i = entries.size(); i > 1; --i)
        entries.swapItemsAt(i - 1, below(int(i)));
    while (!entries.isEmpty() && holds()) {
        const auto size = qMin<qsizetype>(entries.size(), 1 + below(20));
        auto batch = entries.first(size);
        entries.remove(0, size);
        if (oneIn(3))
            batch.push_back(batch[below(int(size))]);
        if (oneIn(3) && !entries.isEmpty())
            batch.push_back(entries[below(int(entries.size()))]);
        went(to.receive(batch), u"receive"_s);
    }
}

bool Simulation::knowsEverything(int who)
{
    auto heads = replica(who).heads();
    return went(heads, u"heads"_s) && *heads == m_written;
}

void Simulation::heal()
{
    for (int round = 0; round < 3 && holds(); ++round) {
        bool isEven = true;
        for (int i = 0; i < replicaCount() && holds(); ++i)
            isEven = knowsEverything(i) && isEven;
        if (isEven)
            return;
        for (int from = 0; from < replicaCount(); ++from) {
            for (int to = 0; to < replicaCount() && holds(); ++to) {
                auto seen = replica(to).heads();
                if (from != to && went(seen, u"heads"_s))
                    deliver(from, to, *seen, allEntries);
            }
        }
    }
    for (int i = 0; i < replicaCount() && holds(); ++i)
        demand(knowsEverything(i), u"I-2: replica %1 lacks an acknowledged entry"_s.arg(i));
}

bool Outcome::isBroken() const
{
    static const QRegularExpression promise(u"^(I-\\d+|\\d+\\.\\d+): "_s);
    return !holds && promise.match(what).hasMatch();
}

int replicasOf(quint64 seed)
{
    return 2 + int(seed % 5);
}

Outcome simulate(quint64 seed, const Terms& terms)
{
    return Simulation(seed, terms).run();
}

} // namespace homeport::test
