#include "core/service_levels/policy_selection.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
T newId()
{
    return T(QUuid::createUuid());
}

record::SlaPolicy policy(const QString& name)
{
    record::SlaPolicy result;
    result.id = newId<SlaPolicyId>();
    result.name = name;
    result.ticketKind = SlaPolicyTicketKind::Incident;
    result.effectiveFrom = u"2026-01-01"_s;
    return result;
}

record::SlaTarget target(const record::SlaPolicy& policy, int priority)
{
    record::SlaTarget result;
    result.policyId = policy.id;
    result.priority = priority;
    return result;
}

} // namespace

/// engines.md 3.5.
class TstPolicySelection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theWorkedExample();
    void eachConditionHasItsWeight();
    void tiesAreBroken();
    void whatIsNotInForceIsNoCandidate();
    void treesMatchTheirSubtrees();
    void teamsAndSuppliersMustMatch();
    void aServiceForcesItsPolicy();
    void aForcedPolicyIsForcedInEveryVersion();
    void everyReplicaChoosesTheSame();

private:
    /// The names of the candidates, the winner first.
    QString ranked(SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla) const
    {
        QStringList names;
        for (const auto& candidate : rankedPolicies(type, m_subject, m_policies, targets()))
            names += candidate.policy->name;
        return names.join(u' ');
    }
    std::vector<record::SlaTarget> targets() const
    {
        std::vector<record::SlaTarget> all;
        for (const auto& one : m_policies)
            all.push_back(target(one, 2));
        return all;
    }
    void begin()
    {
        m_policies.clear();
        m_subject = {};
        m_subject.createdOn = u"2026-06-15"_s;
        m_subject.priority = 2;
    }

    std::vector<record::SlaPolicy> m_policies;
    PolicySubject m_subject;
};

void TstPolicySelection::theWorkedExample()
{
    begin();
    m_subject.service = newId<ServiceId>();
    m_subject.requester = newId<PersonId>();
    m_subject.categories = {newId<CategoryId>()};
    m_subject.departments = {newId<DepartmentId>()};
    m_subject.impact = 1;
    m_subject.urgency = 2;
    auto a = policy(u"A"_s), b = policy(u"B"_s), c = policy(u"C"_s), d = policy(u"D"_s);
    a.serviceId = m_subject.service;
    b.ticketKind = SlaPolicyTicketKind::Any;
    b.requesterId = m_subject.requester;
    c.categoryId = m_subject.categories[0];
    c.departmentId = m_subject.departments[0];
    c.impact = 1;
    c.urgency = 2;
    QCOMPARE(specificityOf(a), 129);
    QCOMPARE(specificityOf(b), 256);
    QCOMPARE(specificityOf(c), 87);
    QCOMPARE(specificityOf(d), 1);

    m_policies = {d, c, a, b};
    QCOMPARE(ranked(), u"B A C D"_s);
    m_policies = {d, c, a};
    QCOMPARE(ranked(), u"A C D"_s);
}

void TstPolicySelection::eachConditionHasItsWeight()
{
    auto all = policy(u"all"_s);
    all.serviceCategoryId = newId<ServiceCategoryId>();
    all.locationId = newId<LocationId>();
    QCOMPARE(specificityOf(all), 32 + 8 + 1);
    all.teamId = newId<TeamId>();
    QCOMPARE(specificityOf(all), 32 + 8 + 1);
}

void TstPolicySelection::tiesAreBroken()
{
    begin();
    auto low = policy(u"a"_s), high = policy(u"d"_s), late = policy(u"c"_s), named = policy(u"b"_s);
    high.precedence = 1;
    late.effectiveFrom = u"2026-02-01"_s;
    m_policies = {low, named, late, high};
    QCOMPARE(ranked(), u"d c a b"_s);
}

void TstPolicySelection::whatIsNotInForceIsNoCandidate()
{
    begin();
    auto first = policy(u"first"_s), last = policy(u"last"_s), early = policy(u"early"_s),
         late = policy(u"late"_s), idle = policy(u"idle"_s), gone = policy(u"gone"_s),
         change = policy(u"change"_s), ola = policy(u"ola"_s);
    first.effectiveFrom = u"2026-06-15"_s;
    last.effectiveUntil = u"2026-06-15"_s;
    early.effectiveUntil = u"2026-06-14"_s;
    late.effectiveFrom = u"2026-06-16"_s;
    idle.isActive = false;
    gone.head.deletedAt = Timestamp{};
    change.ticketKind = SlaPolicyTicketKind::Change;
    ola.agreementType = SlaPolicyAgreementType::Ola;
    m_policies = {first, last, early, late, idle, gone, change, ola};
    QCOMPARE(ranked(), u"first last"_s);
    QCOMPARE(ranked(SlaPolicyAgreementType::Ola), u"ola"_s);
    // No target for the priority: no candidate.
    m_subject.priority = 3;
    QCOMPARE(ranked(), QString());
}

void TstPolicySelection::treesMatchTheirSubtrees()
{
    begin();
    const auto root = newId<CategoryId>(), node = newId<CategoryId>(), leaf = newId<CategoryId>();
    auto wide = policy(u"wide"_s), other = policy(u"other"_s);
    wide.categoryId = root;
    other.categoryId = leaf;
    m_policies = {wide, other};
    m_subject.categories = {node, root};
    QCOMPARE(ranked(), u"wide"_s);
    m_subject.categories = {};
    QCOMPARE(ranked(), QString());
}

void TstPolicySelection::teamsAndSuppliersMustMatch()
{
    begin();
    auto ola = policy(u"ola"_s), uc = policy(u"uc"_s);
    ola.agreementType = SlaPolicyAgreementType::Ola;
    ola.teamId = newId<TeamId>();
    uc.agreementType = SlaPolicyAgreementType::Uc;
    uc.supplierId = newId<SupplierId>();
    m_policies = {ola, uc};
    QCOMPARE(ranked(SlaPolicyAgreementType::Ola), QString());
    m_subject.team = ola.teamId;
    m_subject.supplier = uc.supplierId;
    QCOMPARE(ranked(SlaPolicyAgreementType::Ola), u"ola"_s);
    QCOMPARE(ranked(SlaPolicyAgreementType::Uc), u"uc"_s);
}

void TstPolicySelection::aServiceForcesItsPolicy()
{
    begin();
    auto special = policy(u"special"_s), usual = policy(u"usual"_s);
    special.requesterId = newId<PersonId>();
    m_policies = {usual, special};
    QCOMPARE(ranked(), u"usual"_s);
    m_subject.forced = special.id;
    QCOMPARE(ranked(), u"special usual"_s);
    m_policies[1].isActive = false;
    QCOMPARE(ranked(), u"usual"_s);
}

// The catalogue names a policy once; its later versions are forced as well, each in its time.
void TstPolicySelection::aForcedPolicyIsForcedInEveryVersion()
{
    begin();
    auto first = policy(u"first"_s), second = policy(u"second"_s), usual = policy(u"usual"_s);
    first.requesterId = second.requesterId = newId<PersonId>();
    first.effectiveUntil = u"2026-03-31"_s;
    second.effectiveFrom = u"2026-04-01"_s;
    second.replacesId = first.id;
    m_policies = {usual, first, second};
    for (const auto& named : {first.id, second.id}) {
        m_subject.forced = named;
        m_subject.createdOn = u"2026-06-15"_s;
        QCOMPARE(ranked(), u"second usual"_s);
        m_subject.createdOn = u"2026-02-15"_s;
        QCOMPARE(ranked(), u"first usual"_s);
    }
}

void TstPolicySelection::everyReplicaChoosesTheSame()
{
    begin();
    auto one = policy(u"same"_s), two = policy(u"same"_s);
    const auto winner = [&](std::vector<record::SlaPolicy> order) {
        m_policies = std::move(order);
        return rankedPolicies(SlaPolicyAgreementType::Sla, m_subject, m_policies, targets())
            .front()
            .policy->id;
    };
    QVERIFY(winner({one, two}) == winner({two, one}));
}

QTEST_GUILESS_MAIN(TstPolicySelection)

#include "tst_policy_selection.moc"
