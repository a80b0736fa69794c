// What a form says the priority will be, against what it becomes (engines.md 2, I-01).
#include "core/incidents/incident_rating.h"
#include "core/tickets/setting_service.h"
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;
using test::told;

using Level = std::optional<int>;
using Critical = std::optional<ServiceCriticality>;

class TstIncidentRating : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aFormIsRatedAsItsIncidentWillBe_data();
    void aFormIsRatedAsItsIncidentWillBe();
    void whatCreationRefusesHasNoRating();

private:
    ServiceId service(ServiceCriticality criticality);
    IncidentRating rating()
    {
        const auto organization = mira().organization;
        return *m_story->desk->session->replica->read(
            [&](Database& database) { return IncidentRating::read(database, organization); });
    }
    static IncidentRating::Said said(const NewIncident& form)
    {
        return {form.impact, form.urgency, form.category, form.service};
    }
};

ServiceId TstIncidentRating::service(ServiceCriticality criticality)
{
    record::ServiceCategory section;
    section.id = ServiceCategoryId(QUuid::createUuid());
    section.name = u"Ferries"_s;
    Story::must(m_story->add(section));
    record::Service service;
    service.id = ServiceId(QUuid::createUuid());
    service.name = u"Gates"_s;
    service.code = u"GATES"_s;
    service.categoryId = section.id;
    service.criticality = criticality;
    service.lifecycle = ServiceLifecycle::Published;
    Story::must(m_story->add(service));
    return service.id;
}

void TstIncidentRating::aFormIsRatedAsItsIncidentWillBe_data()
{
    using Source = IncidentRating::Source;
    QTest::addColumn<QString>("method");
    QTest::addColumn<Level>("impact");
    QTest::addColumn<Level>("urgency");
    QTest::addColumn<Critical>("criticality");
    QTest::addColumn<int>("level");
    QTest::addColumn<Source>("source");
    const auto row = [](const char* name, const QString& method, Level impact, Level urgency,
                         Critical criticality, int level, Source source) {
        QTest::newRow(name) << method << impact << urgency << criticality << level << source;
    };
    const Critical none;
    const Critical critical = ServiceCriticality::Critical;
    row("matrix", u"matrix"_s, 1, 2, none, 2, Source::Matrix);
    row("matrix, critical", u"matrix"_s, 1, 2, critical, 2, Source::Matrix);
    row("weighted, critical", u"weighted"_s, 1, 2, critical, 1, Source::Score);
    row("higher of both, alike", u"higher_of_both"_s, 3, 3, none, 4, Source::Matrix);
    row("higher of both, critical", u"higher_of_both"_s, 2, 3, critical, 3, Source::Score);
    row("nothing known", u"matrix"_s, {}, {}, none, 1, Source::Category);
    row("only the urgency known", u"weighted"_s, {}, 3, critical, 1, Source::Category);
}

void TstIncidentRating::aFormIsRatedAsItsIncidentWillBe()
{
    QFETCH(QString, method);
    QFETCH(Level, impact);
    QFETCH(Level, urgency);
    QFETCH(Critical, criticality);
    QFETCH(int, level);
    QFETCH(IncidentRating::Source, source);
    auto form = m_story->form();
    form.impact = impact;
    form.urgency = urgency;
    if (criticality)
        form.service = service(*criticality);
    m_story->alter<record::Category>(
        *form.category, [](record::Category& category) { category.defaultPriority = 1; });
    auto& replica = *m_story->desk->session->replica;
    Story::must(SettingService(replica).set(mira(), u"priority.method"_s, method));

    const auto foreseen = rating().rate(said(form));
    const auto made = incidents().create(mira(), form);

    QVERIFY(foreseen);
    QCOMPARE(foreseen->level, level);
    QCOMPARE(foreseen->source, source);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.priority, level);
}

void TstIncidentRating::whatCreationRefusesHasNoRating()
{
    auto form = m_story->form();
    form.urgency.reset();
    QVERIFY(!rating().rate(said(form)));
    QCOMPARE(told(incidents().create(mira(), form)), u"FIELD_REQUIRED urgency"_s);

    form.impact.reset();
    form.category.reset();
    QVERIFY(!rating().rate(said(form)));
    QCOMPARE(told(incidents().create(mira(), form)), u"FIELD_REQUIRED impact"_s);
}

QTEST_GUILESS_MAIN(TstIncidentRating)

#include "tst_incident_rating.moc"
