#include "core/exchange/verify.h"
#include "tests/support/incident_story.h"
#include "tests/support/watched_desks.h"

#include <QTest>

#include "record/skill.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstVerify : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aWholeDeskHasNoFindings();
    void whatDoesNotFollowFromTheJournalIsFound_data();
    void whatDoesNotFollowFromTheJournalIsFound();
    void eachTicketHasItsOwnKindsPart_data();
    void eachTicketHasItsOwnKindsPart();
    void aDanglingReferenceIsFound();
    void theFolderForScratchFilesIsTheOneNamed();
    void anEqualNameIsANoteAndNoFinding();

private:
    Database& database() { return m_story->desk->session->replica->database(); }
    /// Past the journal; false where the database refuses it.
    bool damage(const QByteArray& sql);
    QString findings();

    std::unique_ptr<test::Story> m_story;
};

void TstVerify::init()
{
    m_story = std::make_unique<test::Story>();
    for (const auto status : {TicketStatus::New, TicketStatus::Resolved})
        QVERIFY(m_story->incidentIn(status));
}

void TstVerify::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

bool TstVerify::damage(const QByteArray& sql)
{
    const test::Unwatched past("damage is no entry");
    test::Story::must(database().begin());
    test::Story::must(database().openGuard());
    const auto damaged = database().script(sql);
    if (!damaged && damaged.error().code == "VALIDATION_ERROR"_L1) {
        database().rollback();
        return false;
    }
    test::Story::must(damaged);
    database().closeGuard();
    test::Story::must(database().commit());
    return true;
}

QString TstVerify::findings()
{
    const auto found = verifyDesk(*m_story->desk->session->replica);
    test::Story::must(found);
    return found->findings.join(u'\n');
}

void TstVerify::aWholeDeskHasNoFindings()
{
    for (const auto kind : {TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        m_story->ticketOf(kind);

    const auto found = verifyDesk(*m_story->desk->session->replica);

    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
    QCOMPARE(found->notes, QStringList());
    QVERIFY(found->entries >= 5);
}

void TstVerify::whatDoesNotFollowFromTheJournalIsFound_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a title") << QByteArray("UPDATE ticket SET title = 'Quietly altered'")
                             << u"ticket: 2 rows are not what the journal says"_s;
    QTest::newRow("a derived field") << QByteArray("UPDATE ticket SET priority = 1")
                                     << u"ticket: 2 rows are not what the journal says"_s;
    QTest::newRow("a lost row") << QByteArray("DELETE FROM incident") << u"has no incident part"_s;
    QTest::newRow("a broken rule")
        << QByteArray("UPDATE ticket SET status = 'on_hold', hold_reason = NULL")
        << u"break a rule"_s;
    QTest::newRow("an entry's body")
        << QByteArray("UPDATE jr_tx SET body = (SELECT other.body FROM jr_tx AS other"
                      " WHERE other.seq = 3 AND other.stream = jr_tx.stream) WHERE seq = 4")
        << u"the chain breaks at entry 4"_s;
    QTest::newRow("a lost entry") << QByteArray("DELETE FROM jr_tx WHERE seq = 2")
                                  << u"entry 2 is damaged or missing"_s;
    QTest::newRow("an index") << QByteArray("DROP INDEX ticket_number")
                              << u"schema: index ticket_number is missing"_s;
    QTest::newRow("a column") << QByteArray("ALTER TABLE ticket ADD COLUMN mine TEXT")
                              << u"schema: column ticket.mine is not declared"_s;
    QTest::newRow("a table") << QByteArray("DROP TABLE jr_quarantine")
                             << u"schema: table jr_quarantine is missing"_s;
}

void TstVerify::whatDoesNotFollowFromTheJournalIsFound()
{
    QFETCH(QByteArray, damage);
    QFETCH(QString, finding);
    QVERIFY(this->damage(damage));

    const auto all = findings();

    QVERIFY2(all.contains(finding), qPrintable(all));
}

void TstVerify::eachTicketHasItsOwnKindsPart_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a request") << TicketKind::ServiceRequest
                               << QByteArray("DELETE FROM service_request")
                               << u"ticket: %1 has no service_request part"_s;
    QTest::newRow("a problem") << TicketKind::Problem << QByteArray("DELETE FROM problem")
                               << u"ticket: %1 has no problem part"_s;
    QTest::newRow("a change") << TicketKind::Change << QByteArray("DELETE FROM change")
                              << u"ticket: %1 has no change part"_s;
    const QByteArray turned = "UPDATE ticket SET kind = 'incident', status = 'resolved'"
                              " WHERE kind = 'problem'";
    QTest::newRow("another kind's")
        << TicketKind::Problem << turned << u"ticket: %1 has a problem part"_s;
    QTest::newRow("not its own") << TicketKind::Problem << turned
                                 << u"ticket: %1 has no incident part"_s;
}

/// G-01
void TstVerify::eachTicketHasItsOwnKindsPart()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QByteArray, damage);
    QFETCH(const QString, finding);
    const auto id = m_story->ticketOf(kind);
    auto number =
        one(database(), {"test.number", "SELECT number FROM ticket WHERE id = :id"}, {{"id", id}});
    test::Story::must(number);
    const auto expected = finding.arg((*number)->text(0));
    number->reset();
    QVERIFY(this->damage(damage));

    const auto all = findings();

    QVERIFY2(all.contains(expected), qPrintable(all));
}

/// Both databases refuse it unless they are told not to look.
void TstVerify::aDanglingReferenceIsFound()
{
    const test::Unwatched past("damage is no entry");
    const bool isServer = database().dialect() == Dialect::Postgresql;
    QVERIFY(database().script(
        isServer ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF"));
    QVERIFY(database().begin());
    QVERIFY(database().openGuard());
    const auto damaged =
        database().exec({"test.dangle", "UPDATE ticket SET category_id = :category"},
            {{"category", QUuid::createUuid()}});
    QVERIFY2(damaged, qPrintable(damaged ? QString() : damaged.error().detail));
    database().closeGuard();
    QVERIFY(database().commit());

    const auto found = verifyDesk(*m_story->desk->session->replica);

    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    const auto all = found->findings.join(u'\n');
    QVERIFY2(all.contains(u"ticket: 2 rows refer to a missing category"_s), qPrintable(all));
}

void TstVerify::anEqualNameIsANoteAndNoFinding()
{
    record::Skill later;
    for (int i = 0; i < 2; ++i) {
        later.id = SkillId(QUuid::createUuid());
        later.name = u"Welding"_s;
        QVERIFY(m_story->add(later));
    }

    const auto found = verifyDesk(*m_story->desk->session->replica);

    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->findings, QStringList());
    QCOMPARE(found->notes.join(u'\n'),
        u"skill: 1 row has a name that another had first: "_s
            + later.id.value().toString(QUuid::WithoutBraces));
}

void TstVerify::theFolderForScratchFilesIsTheOneNamed()
{
    auto& replica = *m_story->desk->session->replica;
    replica.world().places.scratch = u"/there/is/none"_s;

    const auto found = verifyDesk(replica);

    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Unavailable);
    QCOMPARE(found.error().code, u"FILE_UNREADABLE"_s);
}

QTEST_GUILESS_MAIN(TstVerify)
#include "tst_verify.moc"
