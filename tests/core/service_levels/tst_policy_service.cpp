#include "core/service_levels/policy_service.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>
#include <QTest>

#include "record/organization.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

record::SlaTarget target(int priority, SlaTargetMetric metric, int minutes)
{
    record::SlaTarget row;
    row.priority = priority;
    row.metric = metric;
    row.targetMinutes = minutes;
    return row;
}

} // namespace

/// Policies as people administer them: data-model M10 (sla_policy, sla_target), F-120.
class TstPolicyService : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void aPolicyIsKeptAsItWasEntered();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
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

private:
    PolicyService& policies() { return m_story->desk->session->policies; }
    const Actor& mira() { return m_story->mira(); }
    Replica& replica() { return *m_story->desk->session->replica; }
    BusinessCalendarId calendar(const QString& name);
    Policy gold();
    PolicyRows rows();
    Policy standing(SlaPolicyId id);
    SlaPolicyId made(const Policy& form);

    std::unique_ptr<test::Story> m_story;
};

void TstPolicyService::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_story = std::make_unique<test::Story>();
}

void TstPolicyService::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

BusinessCalendarId TstPolicyService::calendar(const QString& name)
{
    auto read = replica().read(
        [&](Database& database) { return readCalendars(database, mira().organization); });
    for (const auto& row : read->calendars) {
        if (row.name == name)
            return row.id;
    }
    return {};
}

/// The desk's day is 5 January 2026.
Policy TstPolicyService::gold()
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

PolicyRows TstPolicyService::rows()
{
    auto read = replica().read(
        [&](Database& database) { return readPolicies(database, mira().organization); });
    return read ? *read : PolicyRows();
}

Policy TstPolicyService::standing(SlaPolicyId id)
{
    auto policy = policyOf(id, rows());
    return policy ? *policy : Policy();
}

SlaPolicyId TstPolicyService::made(const Policy& form)
{
    const auto id = policies().create(mira(), form);
    test::Story::must(id);
    return *id;
}

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

void TstPolicyService::whatCannotBeIsRefused_data()
{
    using Change = std::function<void(Policy&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const QString& refusal, const Change& change) {
        QTest::newRow(name) << change << refusal;
    };
    const auto error = [](const char* field) {
        return u"VALIDATION_ERROR "_s + QLatin1StringView(field);
    };
    row("no name", u"FIELD_REQUIRED name"_s, [](Policy& form) { form.policy.name = u" "_s; });
    row("a name too long", error("name"),
        [](Policy& form) { form.policy.name = QString(256, u'x'); });
    row("no targets", u"FIELD_REQUIRED targets"_s, [](Policy& form) { form.targets.clear(); });
    row("a target of zero", error("target_minutes"),
        [](Policy& form) { form.targets[0].targetMinutes = 0; });
    row("a target below zero", error("target_minutes"),
        [](Policy& form) { form.targets[0].targetMinutes = -60; });
    row("a target of ten years", error("target_minutes"),
        [](Policy& form) { form.targets[0].targetMinutes = 10 * 366 * 24 * 60; });
    row("a target of a year", {},
        [](Policy& form) { form.targets[0].targetMinutes = longestTarget; });
    row("priority 5", error("priority"), [](Policy& form) { form.targets[0].priority = 5; });
    row("two targets for one", error("metric"),
        [](Policy& form) { form.targets[0].metric = SlaTargetMetric::Response; });
    row("at risk after critical", error("at_risk_pct"),
        [](Policy& form) { form.targets[0].atRiskPct = 95; });
    row("critical at the end", error("critical_pct"),
        [](Policy& form) { form.targets[0].criticalPct = 100; });
    row("no calendar", error("calendar_id"), [](Policy& form) { form.policy.calendarId = {}; });
    row("no such calendar of a target", error("calendar_id"),
        [](Policy& form) { form.targets[0].calendarId = BusinessCalendarId(QUuid::createUuid()); });
    row("an OLA of nobody", u"FIELD_REQUIRED team_id"_s,
        [](Policy& form) { form.policy.agreementType = SlaPolicyAgreementType::Ola; });
    row("a UC of nobody", u"FIELD_REQUIRED supplier_id"_s,
        [](Policy& form) { form.policy.agreementType = SlaPolicyAgreementType::Uc; });
    row("no such team", error("team_id"), [](Policy& form) {
        form.policy.agreementType = SlaPolicyAgreementType::Ola;
        form.policy.teamId = TeamId(QUuid::createUuid());
    });
    row("no such service", error("service_id"),
        [](Policy& form) { form.policy.serviceId = ServiceId(QUuid::createUuid()); });
    row("impact 4", error("impact"), [](Policy& form) { form.policy.impact = 4; });
    row("urgency 0", error("urgency"), [](Policy& form) { form.policy.urgency = 0; });
    row("no compliance", error("target_compliance_pct"),
        [](Policy& form) { form.policy.targetCompliancePct = 0; });
    row("more than all", error("target_compliance_pct"),
        [](Policy& form) { form.policy.targetCompliancePct = 10001; });
    row("no such day", error("effective_from"),
        [](Policy& form) { form.policy.effectiveFrom = u"2026-02-30"_s; });
    row("ends before it begins", error("effective_until"), [](Policy& form) {
        form.policy.effectiveFrom = u"2026-03-01"_s;
        form.policy.effectiveUntil = u"2026-02-28"_s;
    });
    row("pauses that cannot be read", error("pause_reasons"),
        [](Policy& form) { form.policy.pauseReasons = u"[\"lunch\"]"_s; });
    row("a name twice on one day", u"DUPLICATE name"_s, [](Policy& form) {
        form.policy.name = u"Bronze"_s;
        form.policy.effectiveFrom = u"2026-01-05"_s;
    });
    row("a name twice on other days", {}, [](Policy& form) {
        form.policy.name = u"Default Incident"_s;
        form.policy.effectiveFrom = u"2026-02-05"_s;
    });
    row("a second default", u"DUPLICATE is_default"_s,
        [](Policy& form) { form.policy.isDefault = true; });
}

void TstPolicyService::whatCannotBeIsRefused()
{
    QFETCH(std::function<void(Policy&)>, change);
    QFETCH(QString, refusal);
    auto form = gold();
    auto silver = gold();
    silver.policy.name = u"Silver"_s;
    const auto id = made(silver);
    auto bronze = gold();
    bronze.policy.name = u"Bronze"_s;
    bronze.policy.effectiveFrom = u"2026-01-05"_s;
    made(bronze);
    change(form);

    const auto created = policies().create(mira(), form);
    if (form.policy.name == "Gold"_L1)
        form.policy.name = u"Silver plus"_s;
    if (!created) {
        const auto edited = policies().edit(mira(), id, form, standing(id));
        QCOMPARE(test::told(edited), refusal);
        QVERIFY(isSamePromise(standing(id), silver));
    }

    QCOMPARE(test::told(created), refusal);
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
