// Services and the sections they stand in: access.md 3.12; data-model.md M06, R-4, R-10;
// interfaces.md F-61.
#include "core/access/catalogue_rules.h"
#include "core/access/directory.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace homeport::test;

class TstCatalogue : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup()
    {
        m_section.reset();
        end();
    }
    void sectionsAreATree();
    void aServiceStandsInASection();
    void nameAndCodeAreTakenOnce();
    void whatAServiceSaysFits_data();
    void whatAServiceSaysFits();
    void f61_aServiceIsADraftUntilItIsPublished();
    void f61_whatIsWaitedForIsNotRetired();
    void whetherItIsOfferedIsNotEdited();
    void onlyWhatIsInUseIsChosen();
    void editsAreJournalledAndTakenBack();
    void publishingIsTakenBack();
    void whatIsWaitedForStaysPublished();
    void whatIsUsedStays();
    void whoHoldsNothingMayDoNothing();
    void whoMayPublishMayNotEdit();

private:
    CatalogueService& service() { return m_story->session().catalogue; }
    const Actor& mira() { return m_story->mira(); }
    record::ServiceCategory section(
        const QString& name, std::optional<ServiceCategoryId> parent = {})
    {
        record::ServiceCategory row;
        row.name = name;
        row.parentId = parent;
        const auto made = service().create(mira(), row);
        Story::must(made);
        return m_story->row<record::ServiceCategory>(*made);
    }
    record::Service form(const QString& name)
    {
        if (!m_section.has_value())
            m_section = section(u"Workplace"_s).id;
        record::Service row;
        row.name = name;
        row.code = name;
        row.categoryId = *m_section;
        return row;
    }
    record::Service made(const record::Service& row)
    {
        const auto id = service().create(mira(), row);
        Story::must(id);
        return m_story->row<record::Service>(*id);
    }
    QStringList offered()
    {
        QStringList names;
        const auto found = services(m_story->replica().database(), mira().organization);
        for (const auto& choice : *found)
            names += choice.name;
        return names;
    }
    QStringList requestable()
    {
        QStringList names;
        const auto found = m_story->session().requests.requestable(mira(), mira().person);
        for (const auto& choice : *found)
            names += choice.name;
        return names;
    }

    std::optional<ServiceCategoryId> m_section;
};

///
void TstCatalogue::sectionsAreATree()
{
    const auto top = section(u"Workplace"_s);
    const auto below = section(u"Screens"_s, top.id);
    auto wanted = top;
    wanted.parentId = below.id;
    QCOMPARE(refusal(service().edit(mira(), top, wanted)), u"TREE_CYCLE parent_id"_s);
    record::ServiceCategory same;
    same.name = u" Screens "_s;
    same.parentId = top.id;
    QCOMPARE(refusal(service().create(mira(), same)), u"DUPLICATE name"_s);
    QCOMPARE(refusal(service().remove(mira(), top.id)), u"IN_USE service_category"_s);
    QVERIFY(service().remove(mira(), below.id));
    QVERIFY(service().remove(mira(), top.id));

    std::optional<ServiceCategoryId> above;
    for (int level = 1; level <= serviceCategoryLevels; ++level)
        above = section(u"Level %1"_s.arg(level), above).id;
    record::ServiceCategory deeper;
    deeper.name = u"Deeper"_s;
    deeper.parentId = above;
    QCOMPARE(refusal(service().create(mira(), deeper)), u"DEPTH_LIMIT parent_id"_s);
}

void TstCatalogue::aServiceStandsInASection()
{
    auto row = form(u"Laptop"_s);
    row.categoryId = {};
    QCOMPARE(refusal(service().create(mira(), row)), u"FIELD_REQUIRED category_id"_s);
    row.categoryId = ServiceCategoryId(QUuid::createUuid());
    QCOMPARE(refusal(service().create(mira(), row)), u"VALIDATION_ERROR category_id REFERENCE"_s);
    const auto made = this->made(form(u"Laptop"_s));
    QCOMPARE(refusal(service().remove(mira(), made.categoryId)), u"IN_USE service_category"_s);
}

void TstCatalogue::nameAndCodeAreTakenOnce()
{
    made(form(u"Laptop"_s));
    auto row = form(u" Laptop "_s);
    QCOMPARE(refusal(service().create(mira(), row)), u"DUPLICATE name"_s);
    row.name = u"Another"_s;
    QCOMPARE(refusal(service().create(mira(), row)), u"DUPLICATE code"_s);
    row.code = u" "_s;
    QCOMPARE(refusal(service().create(mira(), row)), u"FIELD_REQUIRED code"_s);
    row.name = u" "_s;
    QCOMPARE(refusal(service().create(mira(), row)), u"FIELD_REQUIRED name"_s);
}

void TstCatalogue::whatAServiceSaysFits_data()
{
    using Spoil = std::function<void(record::Service&)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char* name, const Spoil& spoil, const QString& refused) {
        QTest::newRow(name) << spoil << u"VALIDATION_ERROR "_s + refused;
    };
    row(
        "done at once", [](record::Service& it) { it.fulfilmentMinutes = 0; },
        u"fulfilment_minutes RANGE"_s);
    row(
        "costs less than nothing", [](record::Service& it) { it.priceMinor = -1; },
        u"price_minor RANGE"_s);
    row(
        "no currency", [](record::Service& it) { it.currency = u"euro"_s; }, u"currency FORMAT"_s);
    row(
        "more than always", [](record::Service& it) { it.targetAvailabilityPct = 10001; },
        u"target_availability_pct RANGE"_s);
    row(
        "an audience nobody reads", [](record::Service& it) { it.audience = u"[1]"_s; },
        u"audience FORMAT"_s);
}

void TstCatalogue::whatAServiceSaysFits()
{
    QFETCH(const std::function<void(record::Service&)>, spoil);
    QFETCH(const QString, refused);
    auto row = form(u"Laptop"_s);
    spoil(row);

    QCOMPARE(refusal(service().create(mira(), row)), refused);
}

void TstCatalogue::f61_aServiceIsADraftUntilItIsPublished()
{
    auto row = form(u"Laptop"_s);
    row.isRequestable = true;
    const auto laptop = made(row);
    QVERIFY(offered().isEmpty());

    QVERIFY(service().publish(mira(), laptop.id));

    QCOMPARE(offered(), QStringList{u"Laptop"_s});
    QCOMPARE(requestable(), QStringList{u"Laptop"_s});
    QCOMPARE(codeOf(service().publish(mira(), laptop.id)), u"INVALID_TRANSITION"_s);
    auto incident = m_story->form();
    incident.service = laptop.id;
    QVERIFY(m_story->incidents().create(mira(), incident));
    QVERIFY(service().retire(mira(), laptop.id)); // what it was about stays
    QVERIFY(offered().isEmpty());
    QCOMPARE(allServices(m_story->replica().database(), mira())->size(), 1);
}

void TstCatalogue::f61_whatIsWaitedForIsNotRetired()
{
    auto row = form(u"Laptop"_s);
    row.isRequestable = true;
    row.lifecycle = ServiceLifecycle::Published;
    const auto laptop = made(row);
    auto wish = m_story->requestForm();
    wish.service = laptop.id;
    QVERIFY(m_story->session().requests.create(mira(), wish));

    QCOMPARE(refusal(service().retire(mira(), laptop.id)), u"OPEN_REQUESTS service"_s);
}

void TstCatalogue::whetherItIsOfferedIsNotEdited()
{
    const auto seen = made(form(u"Laptop"_s));
    auto wanted = seen;
    wanted.lifecycle = ServiceLifecycle::Published;

    QCOMPARE(refusal(service().edit(mira(), seen, wanted)),
        u"VALIDATION_ERROR lifecycle UNKNOWN_FIELD"_s);
}

/// G-03.
void TstCatalogue::onlyWhatIsInUseIsChosen()
{
    const auto closed = section(u"Closed"_s);
    auto wanted = closed;
    wanted.isActive = false;
    QVERIFY(service().edit(mira(), closed, wanted));
    auto row = form(u"Laptop"_s);
    row.categoryId = closed.id;
    QCOMPARE(refusal(service().create(mira(), row)), u"VALIDATION_ERROR category_id REFERENCE"_s);
    row = form(u"Laptop"_s);
    row.ownerId = PersonId(QUuid::createUuid());
    QCOMPARE(refusal(service().create(mira(), row)), u"VALIDATION_ERROR owner_id REFERENCE"_s);
    row.ownerId = mira().person;
    row.supportTeamId = TeamId(QUuid::createUuid());
    QCOMPARE(
        refusal(service().create(mira(), row)), u"VALIDATION_ERROR support_team_id REFERENCE"_s);
}

void TstCatalogue::editsAreJournalledAndTakenBack()
{
    const auto seen = made(form(u"Laptop"_s));
    auto wanted = seen;
    wanted.criticality = ServiceCriticality::Critical;
    wanted.shortDescription = u" A machine of one's own "_s;
    QVERIFY(service().edit(mira(), seen, wanted));
    QCOMPARE(m_story->told(),
        u"service.edit; short_description: – → A machine of one's own; criticality: medium → critical"_s);

    QVERIFY(m_story->undoLast(mira()));

    QCOMPARE(m_story->row<record::Service>(seen.id).criticality, ServiceCriticality::Medium);
}

void TstCatalogue::publishingIsTakenBack()
{
    const auto laptop = made(form(u"Laptop"_s));
    QVERIFY(service().publish(mira(), laptop.id));
    const auto publication = m_story->replica().lastWritten();
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    QCOMPARE(refusal(undo(m_story->replica(), jonas, publication)), u"FORBIDDEN catalog.approve"_s);

    QVERIFY(undo(m_story->replica(), mira(), publication));

    QVERIFY(offered().isEmpty());
}

void TstCatalogue::whatIsWaitedForStaysPublished()
{
    auto row = form(u"Laptop"_s);
    row.isRequestable = true;
    const auto laptop = made(row);
    QVERIFY(service().publish(mira(), laptop.id));
    const auto publication = m_story->replica().lastWritten();
    auto wish = m_story->requestForm();
    wish.service = laptop.id;
    const auto request = m_story->session().requests.create(mira(), wish);
    QVERIFY(request);

    QCOMPARE(refusal(undo(m_story->replica(), mira(), publication)), u"OPEN_REQUESTS service"_s);

    QVERIFY(requestable().contains(u"Laptop"_s));
}

///
void TstCatalogue::whatIsUsedStays()
{
    auto row = form(u"Laptop"_s);
    row.lifecycle = ServiceLifecycle::Published;
    const auto used = made(row);
    auto incident = m_story->form();
    incident.service = used.id;
    QVERIFY(m_story->incidents().create(mira(), incident));
    QCOMPARE(refusal(service().remove(mira(), used.id)), u"IN_USE service"_s);

    const auto unused = made(form(u"Screen"_s));
    QVERIFY(service().remove(mira(), unused.id));
    QVERIFY(!m_story->stands<record::Service>(unused.id));
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(m_story->stands<record::Service>(unused.id));
}

void TstCatalogue::whoHoldsNothingMayDoNothing()
{
    const auto actor = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto laptop = made(form(u"Laptop"_s));
    auto wanted = laptop;
    wanted.isRequestable = true;
    QCOMPARE(refusal(service().create(actor, form(u"Screen"_s))), u"FORBIDDEN catalog.create"_s);
    QCOMPARE(refusal(service().edit(actor, laptop, wanted)), u"FORBIDDEN catalog.update"_s);
    QCOMPARE(refusal(service().publish(actor, laptop.id)), u"FORBIDDEN catalog.approve"_s);
    QCOMPARE(refusal(service().remove(actor, laptop.id)), u"FORBIDDEN catalog.delete"_s);
}

/// The manager of IT publishes and retires what others describe.
void TstCatalogue::whoMayPublishMayNotEdit()
{
    const auto actor = m_story->personWith(u"it_manager"_s, u"Jonas"_s);
    const auto laptop = made(form(u"Laptop"_s));
    auto wanted = laptop;
    wanted.isRequestable = true;
    QCOMPARE(refusal(service().edit(actor, laptop, wanted)), u"FORBIDDEN catalog.update"_s);
    QVERIFY(service().publish(actor, laptop.id));
    QVERIFY(service().retire(actor, laptop.id));
    auto published = form(u"Screen"_s);
    published.lifecycle = ServiceLifecycle::Published;
    QCOMPARE(refusal(service().create(actor, published)), u"FORBIDDEN catalog.create"_s);
}

QTEST_GUILESS_MAIN(TstCatalogue)
#include "tst_catalogue.moc"
