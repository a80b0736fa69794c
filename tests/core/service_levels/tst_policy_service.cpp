#include "core/tickets/history.h"
#include "tests/core/service_levels/administered_policies.h"

#include "record/organization.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Policies as people administer them: data-model M10 (sla_policy, sla_target), F-120.
class TstPolicyService : public QObject, test::OnPolicies
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aPolicyIsKeptAsItWasEntered();
    void anEditIsANewVersionFromToday();
    void aVersionCanBeginLater();
    void whatWasReplacedOnItsFirstDayHoldsNever();
    void anEndAloneMakesNoVersion();
    void onlyTheNewestVersionIsEdited();
    void oneDefaultPerAgreementAndKind();
    void theDayIsTheOrganizations();
    void allVersionsAreSwitchedTogether();
    void rightsAreAsked_data();
    void rightsAreAsked();
    void anEditIsTakenBackWhileNobodyIsMeasuredByIt();
    void aCommandAskedForAgainMakesNoSecondPolicy();
};

void TstPolicyService::aPolicyIsKeptAsItWasEntered()
{
    const auto id = made(gold());

    QVERIFY(isSamePromise(standing(id), gold()));
    QCOMPARE(standing(id).policy.effectiveFrom, u"2026-01-01"_s);
    const auto sheets = policies().list(mira());
    QVERIFY(sheets);
    QStringList told;
    for (const auto& sheet : *sheets) {
        told += u"%1 v%2%3"_s.arg(sheet.form.policy.name)
                    .arg(sheet.version)
                    .arg(sheet.isInForce ? u" now"_s : QString());
    }
    QCOMPARE(told.join(u", "_s),
        u"Business Hours v1, Default Incident v1 now, Executive example v1, Gold v1 now, Premium "
        "Support v1, Standard Enterprise v1"_s);
}

void TstPolicyService::anEditIsANewVersionFromToday()
{
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;

    const auto next = policies().edit(mira(), id, form, standing(id));

    QVERIFY(next);
    QVERIFY(*next != id);
    QCOMPARE(standing(*next).policy.replacesId, std::optional(id));
    QCOMPARE(standing(*next).policy.effectiveFrom, u"2026-01-05"_s);
    QCOMPARE(standing(*next).targets[0].targetMinutes, 10);
    // Running clocks keep their row and its targets: both stand as they were.
    QVERIFY(isSamePromise(standing(id), gold()));
    QCOMPARE(standing(id).policy.effectiveUntil, std::optional(u"2026-01-04"_s));
    QVERIFY(standing(id).policy.isActive);
    QCOMPARE(versionNumber(*next, rows()), 2);
    QVERIFY(newestVersion(id, rows()) == *next);
}

void TstPolicyService::aVersionCanBeginLater()
{
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;
    form.policy.effectiveFrom = u"2026-01-04"_s;
    QCOMPARE(test::told(policies().edit(mira(), id, form, standing(id))),
        u"VALIDATION_ERROR effective_from"_s);

    form.policy.effectiveFrom = u"2026-03-01"_s;
    const auto next = policies().edit(mira(), id, form, standing(id));

    QVERIFY(next);
    QCOMPARE(standing(*next).policy.effectiveFrom, u"2026-03-01"_s);
    QCOMPARE(standing(id).policy.effectiveUntil, std::optional(u"2026-02-28"_s));
}

// Unique: (organization, name, effective_from), among versions that ever hold.
void TstPolicyService::whatWasReplacedOnItsFirstDayHoldsNever()
{
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;
    const auto second = policies().edit(mira(), id, form, standing(id));
    QVERIFY(second);
    form = standing(*second);
    form.targets[0].targetMinutes = 20;

    const auto third = policies().edit(mira(), *second, form, standing(*second));

    QVERIFY(third);
    QCOMPARE(standing(*third).policy.effectiveFrom, u"2026-01-05"_s);
    QCOMPARE(standing(*second).policy.effectiveUntil, std::optional(u"2026-01-04"_s));
    QCOMPARE(versionNumber(*third, rows()), 3);
}

void TstPolicyService::anEndAloneMakesNoVersion()
{
    const auto id = made(gold());
    auto form = standing(id);
    form.policy.effectiveUntil = u"2026-12-31"_s;

    const auto same = policies().edit(mira(), id, form, standing(id));

    QVERIFY(same);
    QVERIFY(*same == id);
    QCOMPARE(standing(id).policy.effectiveUntil, std::optional(u"2026-12-31"_s));
    QCOMPARE(standing(id).policy.effectiveFrom, u"2026-01-01"_s);
}

void TstPolicyService::onlyTheNewestVersionIsEdited()
{
    const auto id = made(gold());
    const auto seen = standing(id);
    auto form = seen;
    form.targets[0].targetMinutes = 10;
    const auto next = policies().edit(mira(), id, form, seen);
    QVERIFY(next);
    form.targets[0].targetMinutes = 20;

    QCOMPARE(test::codeOf(policies().edit(mira(), id, form, seen)), u"VERSION_CONFLICT"_s);
    QCOMPARE(test::codeOf(policies().edit(mira(), id, form, standing(id))), u"VERSION_CONFLICT"_s);
    QCOMPARE(test::codeOf(policies().edit(mira(), *next, form, seen)), u"VERSION_CONFLICT"_s);
    form.policy.effectiveFrom = standing(*next).policy.effectiveFrom;
    QVERIFY(policies().edit(mira(), *next, form, standing(*next)));
}

void TstPolicyService::oneDefaultPerAgreementAndKind()
{
    auto requests = gold();
    requests.policy.isDefault = true;
    requests.policy.ticketKind = SlaPolicyTicketKind::ServiceRequest;
    QVERIFY(policies().create(mira(), requests));
    auto inactive = gold();
    inactive.policy.name = u"Spare"_s;
    inactive.policy.isDefault = true;
    inactive.policy.isActive = false;
    const auto spare = made(inactive);
    QCOMPARE(test::told(policies().setActive(mira(), spare, true)), u"DUPLICATE is_default"_s);

    // The default itself has versions, each a default in its time.
    SlaPolicyId incidents;
    for (const auto& row : rows().policies) {
        if (row.name == "Default Incident"_L1)
            incidents = row.id;
    }
    auto form = standing(incidents);
    form.targets[0].targetMinutes = 10;
    QVERIFY(policies().edit(mira(), incidents, form, standing(incidents)));
    QVERIFY(policies().setActive(mira(), incidents, false));
    QVERIFY(policies().setActive(mira(), spare, true));
    QCOMPARE(test::told(policies().setActive(mira(), incidents, true)), u"DUPLICATE is_default"_s);
}

// effective_from is a day of the organization, not of UTC.
void TstPolicyService::theDayIsTheOrganizations()
{
    m_story->alter<record::Organization>(OrganizationId(replica().organization()),
        [](record::Organization& row) { row.timeZone = u"Pacific/Auckland"_s; });
    m_story->desk->clock.advance(3h); // noon by UTC; 6 January since 11:00 there
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;

    const auto next = policies().edit(mira(), id, form, standing(id));

    QVERIFY(next);
    QCOMPARE(standing(*next).policy.effectiveFrom, u"2026-01-06"_s);
}

void TstPolicyService::allVersionsAreSwitchedTogether()
{
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;
    const auto next = policies().edit(mira(), id, form, standing(id));
    QVERIFY(next);

    QVERIFY(policies().setActive(mira(), *next, false));

    QVERIFY(!standing(id).policy.isActive);
    QVERIFY(!standing(*next).policy.isActive);
    QVERIFY(policies().setActive(mira(), id, true));
    QVERIFY(standing(*next).policy.isActive);
}

void TstPolicyService::rightsAreAsked_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("create");
    QTest::addColumn<QString>("edit");
    const auto no = [](const char* action) {
        return u"FORBIDDEN sla."_s + QLatin1StringView(action);
    };
    QTest::newRow("end_user") << u"end_user"_s << no("read") << no("create") << no("update");
    QTest::newRow("agent") << u"agent"_s << QString() << no("create") << no("update");
    QTest::newRow("change_manager")
        << u"change_manager"_s << QString() << no("create") << no("update");
    QTest::newRow("service_desk_manager")
        << u"service_desk_manager"_s << QString() << QString() << QString();
}

void TstPolicyService::rightsAreAsked()
{
    QFETCH(QString, role);
    const auto someone = m_story->personWith(role, u"Someone"_s);
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;
    auto other = gold();
    other.policy.name = u"Other"_s;

    QTEST(test::told(policies().list(someone)), "list");
    QTEST(test::told(policies().create(someone, other)), "create");
    QTEST(test::told(policies().setActive(someone, id, true)), "edit");
    QTEST(test::told(policies().edit(someone, id, form, standing(id))), "edit");
}

void TstPolicyService::anEditIsTakenBackWhileNobodyIsMeasuredByIt()
{
    const auto id = made(gold());
    auto form = standing(id);
    form.targets[0].targetMinutes = 10;
    const auto next = policies().edit(mira(), id, form, standing(id));
    QVERIFY(next);
    const auto edit = replica().lastWritten();

    QVERIFY(undo(replica(), mira(), edit));
    QVERIFY(!policyOf(*next, rows()));
    QCOMPARE(standing(id).policy.effectiveUntil, std::optional<QString>());
    QVERIFY(newestVersion(id, rows()) == id);
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(standing(id).policy.effectiveUntil, std::optional(u"2026-01-04"_s));

    form = standing(*next);
    form.targets[0].targetMinutes = 20;
    QVERIFY(policies().edit(mira(), *next, form, standing(*next)));
    QCOMPARE(test::codeOf(undo(replica(), mira(), edit)), u"VERSION_CONFLICT"_s);
}

void TstPolicyService::aCommandAskedForAgainMakesNoSecondPolicy()
{
    const CommandId command(QUuid::createUuid());

    const auto first = policies().create(mira(), gold(), command);
    const auto again = policies().create(mira(), gold(), command);

    QVERIFY(first && again);
    QVERIFY(*first == *again);
    QCOMPARE(rows().policies.size(), size_t(6));
}

QTEST_GUILESS_MAIN(TstPolicyService)
#include "tst_policy_service.moc"
