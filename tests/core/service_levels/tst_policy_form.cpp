#include "tests/core/service_levels/administered_policies.h"

#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What a policy and its targets have to be, new and edited: data-model M10.
class TstPolicyForm : public QObject, test::OnPolicies
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
};

void TstPolicyForm::whatCannotBeIsRefused_data()
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

void TstPolicyForm::whatCannotBeIsRefused()
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

QTEST_GUILESS_MAIN(TstPolicyForm)
#include "tst_policy_form.moc"
