// Suppliers: access.md 3.10; data-model.md M16, R-4; processes.md G-07.
#include "core/access/directory.h"
#include "tests/support/people_story.h"

#include "record/sla_policy.h"

using namespace homeport;
using namespace homeport::test;

class TstSuppliers : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void aNameIsNeededAndTakenOnce();
    void editsAreJournalledAndTakenBack();
    void oneThatIsMadeCanBeWaitedFor();
    void oneThatIsNoLongerActiveIsOfferedToNobody();
    void whatIsUsedStays();
    void whatIsGoneComesBackWhereItFits();
    void staleScreensAreRefused();
    void onlyWhoMay_data();
    void onlyWhoMay();

private:
    SupplierService& service() { return m_story->session().suppliers; }
    const Actor& mira() { return m_story->mira(); }
    record::Supplier supplier(const QString& name)
    {
        record::Supplier row;
        row.name = name;
        const auto made = service().create(mira(), row);
        Story::must(made);
        return m_story->row<record::Supplier>(*made);
    }
    QStringList offered()
    {
        QStringList names;
        const auto found = suppliers(m_story->replica().database(), mira().organization);
        for (const auto& choice : *found)
            names += choice.name;
        return names;
    }
    /// An incident that waits for it.
    TicketId waiting(SupplierId id)
    {
        const auto incident = m_story->incidentIn(TicketStatus::InProgress);
        Story::must(incident);
        Story::must(m_story->incidents().hold(
            mira(), *incident, {TicketHoldReason::AwaitingSupplier, {}, id, {}}));
        return *incident;
    }
};

void TstSuppliers::aNameIsNeededAndTakenOnce()
{
    supplier(u"Nordic Power"_s);
    record::Supplier row;

    QCOMPARE(refusal(service().create(mira(), row)), u"FIELD_REQUIRED name"_s);
    row.name = u" Nordic Power "_s;
    QCOMPARE(refusal(service().create(mira(), row)), u"DUPLICATE name"_s);
    row.name = QString(256, u'x');
    QCOMPARE(refusal(service().create(mira(), row)), u"VALIDATION_ERROR name TOO_LONG"_s);
}

void TstSuppliers::editsAreJournalledAndTakenBack()
{
    const auto seen = supplier(u"Nordic Power"_s);
    auto wanted = seen;
    wanted.contactName = u" Ada "_s;
    wanted.riskRating = SupplierRiskRating::High;
    QVERIFY(service().edit(mira(), seen, wanted));
    QCOMPARE(m_story->told(), u"supplier.edit; contact_name: – → Ada; risk_rating: – → high"_s);

    QVERIFY(m_story->undoLast(mira()));

    QVERIFY(!m_story->row<record::Supplier>(seen.id).contactName);
    const auto other = supplier(u"Fjord Cable"_s);
    const auto jonas = m_story->personWith(u"service_desk_manager"_s, u"Jonas"_s);
    supplier(u"Hansa Print"_s);
    QCOMPARE(refusal(m_story->undoLast(jonas)), u"FORBIDDEN contract.create"_s);
    QVERIFY(m_story->stands<record::Supplier>(other.id));
}

/// G-07: what nobody made could not be waited for.
void TstSuppliers::oneThatIsMadeCanBeWaitedFor()
{
    const auto row = supplier(u"Nordic Power"_s);
    QCOMPARE(offered(), QStringList{u"Nordic Power"_s});

    const auto incident = waiting(row.id);

    QCOMPARE(m_story->ticket(incident).holdSupplierId, std::optional(row.id));
}

void TstSuppliers::oneThatIsNoLongerActiveIsOfferedToNobody()
{
    const auto seen = supplier(u"Nordic Power"_s);
    auto wanted = seen;
    wanted.isActive = false;
    QVERIFY(service().edit(mira(), seen, wanted));

    QVERIFY(offered().isEmpty());
    const auto all = allSuppliers(m_story->replica().database(), mira());
    QVERIFY(all);
    QCOMPARE(all->size(), 1);
}

///
void TstSuppliers::whatIsUsedStays()
{
    const auto waited = supplier(u"Nordic Power"_s);
    waiting(waited.id);
    QCOMPARE(refusal(service().remove(mira(), waited.id)), u"IN_USE supplier"_s);
    const auto agreed = supplier(u"Fjord Cable"_s);
    const auto policies = m_story->session().policies.list(mira());
    QVERIFY(policies && !policies->isEmpty());
    m_story->alter<record::SlaPolicy>(policies->first().form.policy.id,
        [&](record::SlaPolicy& row) { row.supplierId = agreed.id; });
    QCOMPARE(refusal(service().remove(mira(), agreed.id)), u"IN_USE supplier"_s);
    const auto unused = supplier(u"Hansa Print"_s);
    QVERIFY(service().remove(mira(), unused.id));
    QVERIFY(!m_story->stands<record::Supplier>(unused.id));
}

void TstSuppliers::whatIsGoneComesBackWhereItFits()
{
    const auto row = supplier(u"Nordic Power"_s);
    QVERIFY(service().remove(mira(), row.id));
    QVERIFY(!m_story->stands<record::Supplier>(row.id));
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(m_story->stands<record::Supplier>(row.id));
    QVERIFY(service().remove(mira(), row.id));
    const auto removal = m_story->replica().lastWritten();
    supplier(u"Nordic Power"_s);
    QCOMPARE(refusal(undo(m_story->replica(), mira(), removal)), u"DUPLICATE name"_s);
}

void TstSuppliers::staleScreensAreRefused()
{
    const auto seen = supplier(u"Nordic Power"_s);
    auto wanted = seen;
    wanted.phone = u"1"_s;
    QVERIFY(service().edit(mira(), seen, wanted));
    wanted.phone = u"2"_s;

    QCOMPARE(codeOf(service().edit(mira(), seen, wanted)), u"VERSION_CONFLICT"_s);
}

void TstSuppliers::onlyWhoMay_data()
{
    QTest::addColumn<QString>("holder");
    QTest::addColumn<QString>("toCreate");
    QTest::addColumn<QString>("toEdit");
    QTest::addColumn<QString>("toRemove");
    const auto create = u"FORBIDDEN contract.create"_s;
    const auto update = u"FORBIDDEN contract.update"_s;
    const auto remove = u"FORBIDDEN contract.delete"_s;
    QTest::newRow("who runs the desk") << u"service_desk_manager"_s << create << update << remove;
    QTest::newRow("who runs the assets")
        << u"asset_manager"_s << QString() << QString() << QString();
    QTest::newRow("an administrator") << u"administrator"_s << QString() << QString() << QString();
}

void TstSuppliers::onlyWhoMay()
{
    QFETCH(const QString, holder);
    QFETCH(const QString, toCreate);
    QFETCH(const QString, toEdit);
    QFETCH(const QString, toRemove);
    const auto actor = m_story->personWith(holder, u"Jonas"_s);
    record::Supplier fresh;
    fresh.name = u"Hansa Print"_s;
    const auto seen = supplier(u"Nordic Power"_s);
    auto wanted = seen;
    wanted.address = u"Pier 4"_s;

    QCOMPARE(refusal(service().create(actor, fresh)), toCreate);
    QCOMPARE(refusal(service().edit(actor, seen, wanted)), toEdit);
    QCOMPARE(refusal(service().remove(actor, seen.id)), toRemove);
}

QTEST_GUILESS_MAIN(TstSuppliers)
#include "tst_suppliers.moc"
