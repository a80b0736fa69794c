// X-01 of processes.md: a new change.
#include "core/tickets/history.h"
#include "tests/support/people_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::told;

class TstChangeService : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<test::PeopleStory>(); }
    void cleanup() { end(); }
    void aNewChangeIsADraft_data();
    void aNewChangeIsADraft();
    void changesAreCountedForThemselves();
    void whatIsNeeded_data();
    void whatIsNeeded();
    void onlySomePlanChanges_data();
    void onlySomePlanChanges();
    void whatItsImplementerAloneReads();
    void toldAgainItIsMadeOnce();
    void itIsTakenBackAsAWhole();

private:
    const Actor& mira() { return m_story->mira(); }
    ChangeService& changes() { return m_story->session().changes; }
};

void TstChangeService::aNewChangeIsADraft_data()
{
    QTest::addColumn<ChangeChangeType>("type");
    for (const auto type : {ChangeChangeType::Normal, ChangeChangeType::Emergency})
        QTest::newRow(qPrintable(keyOf(type))) << type;
}

void TstChangeService::aNewChangeIsADraft()
{
    QFETCH(const ChangeChangeType, type);
    auto form = m_story->changeForm();
    form.type = type;
    form.justification = u"They burn."_s;

    const auto made = changes().create(mira(), form);

    QVERIFY2(made, qPrintable(told(made)));
    const auto& [ticket, change] = *made;
    QCOMPARE(ticket.kind, TicketKind::Change);
    QCOMPARE(ticket.status, TicketStatus::Draft);
    QCOMPARE(ticket.requesterId, mira().person);
    QVERIFY(ticket.isOpen && !ticket.nextDueAt && !ticket.nextThresholdAt);
    QCOMPARE(change.changeType, type);
    QCOMPARE(change.justification, u"They burn."_s);
    QCOMPARE(change.riskLevel, ChangeRiskLevel::Medium);
    const auto again = changes().find(mira(), ticket.id);
    QVERIFY(again && again->ticket == ticket && again->change == change);
    const auto story = historyOf(m_story->replica(), mira(), ticket.id.value());
    QVERIFY(story);
    QCOMPARE(story->size(), 1);
    QCOMPARE(story->first().command, u"change.create"_s);
}

void TstChangeService::changesAreCountedForThemselves()
{
    QStringList numbers;
    for (int i = 0; i < 2; ++i)
        numbers += changes().create(mira(), m_story->changeForm())->ticket.number;

    QCOMPARE(numbers, (QStringList{u"CHG-000001"_s, u"CHG-000002"_s}));
}

void TstChangeService::whatIsNeeded_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("title") << u"title"_s << u"FIELD_REQUIRED title"_s;
    QTest::newRow("description") << u"description"_s << u"FIELD_REQUIRED description"_s;
    QTest::newRow("type") << u"type"_s << u"FIELD_REQUIRED change_type"_s;
    QTest::newRow("a model") << u"standard"_s << u"MODEL_INVALID change_type"_s;
    QTest::newRow("a level") << u"impact"_s << u"VALIDATION_ERROR impact"_s;
    QTest::newRow("a category of its kind") << u"category"_s << u"CATEGORY_INVALID category_id"_s;
}

void TstChangeService::whatIsNeeded()
{
    QFETCH(const QString, what);
    QFETCH(const QString, refusal);
    auto form = m_story->changeForm();
    if (what == "title"_L1)
        form.title = u"  "_s;
    if (what == "description"_L1)
        form.description.clear();
    if (what == "type"_L1)
        form.type.reset();
    if (what == "standard"_L1)
        form.type = ChangeChangeType::Standard;
    if (what == "impact"_L1)
        form.impact = -1;
    if (what == "category"_L1)
        form.category = m_story->category();

    QCOMPARE(told(changes().create(mira(), form)), refusal);
}

void TstChangeService::onlySomePlanChanges_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("forOneself");
    QTest::addColumn<QString>("forAnother");
    const auto refused = u"FORBIDDEN change.create"_s;
    QTest::newRow("executive") << u"executive"_s << refused << refused;
    QTest::newRow("end_user") << u"end_user"_s << QString() << refused;
    for (const auto* role : {"agent", "problem_manager", "change_manager"})
        QTest::newRow(role) << QString::fromLatin1(role) << QString() << QString();
}

void TstChangeService::onlySomePlanChanges()
{
    QFETCH(const QString, role);
    QFETCH(const QString, forOneself);
    QFETCH(const QString, forAnother);
    const auto ada = m_story->personWith(role, u"Ada"_s);
    auto form = m_story->changeForm();
    QCOMPARE(told(changes().create(ada, form)), forOneself);
    form.requester = mira().person;
    QCOMPARE(told(changes().create(ada, form)), forAnother);
}

/// access.md section 4: who implements the change has it.
void TstChangeService::whatItsImplementerAloneReads()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto others = m_story->ticketOf(TicketKind::Change);
    const auto hers = m_story->ticketOf(TicketKind::Change);
    m_story->alter<record::Change>(
        hers, [&](record::Change& change) { change.implementerId = ada.person; });

    QCOMPARE(codeOf(changes().find(ada, hers)), QString());
    QCOMPARE(codeOf(changes().find(ada, others)), u"NOT_FOUND"_s);
}

void TstChangeService::toldAgainItIsMadeOnce()
{
    const CommandId command(QUuid::createUuid());
    auto form = m_story->changeForm();
    const auto first = changes().create(mira(), form, command);
    const auto again = changes().create(mira(), form, command);

    QVERIFY(first && again);
    QCOMPARE(again->ticket.id, first->ticket.id);
    form.type = ChangeChangeType::Emergency;
    QCOMPARE(codeOf(changes().create(mira(), form, command)), u"IDEMPOTENCY_MISMATCH"_s);
}

void TstChangeService::itIsTakenBackAsAWhole()
{
    const auto id = m_story->ticketOf(TicketKind::Change);

    QCOMPARE(codeOf(m_story->undoLast(mira())), QString());

    QCOMPARE(codeOf(changes().find(mira(), id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(m_story->undoLast(mira())), QString()); // done again
    QVERIFY(changes().find(mira(), id));
}

QTEST_GUILESS_MAIN(TstChangeService)
#include "tst_change_service.moc"
