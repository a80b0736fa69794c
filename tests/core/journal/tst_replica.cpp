#include "core/desk/desk.h"
#include "core/exchange/verify.h"
#include "core/journal/stored_entry.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/changed_feed.h"
#include "tests/support/judged_times.h"
#include "tests/support/test_database.h"

#include <QTest>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstReplica : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void journalAndRowsCommitTogether();
    void aRefusedCommandWritesNothing();
    void aWriteWithoutAUnitIsRefused();
    void aCommandIdIsDoneOnce();
    void aFieldThatMovedOnIsAConflict();
    void otherFieldsMayMoveOn();
    void anotherConnectionSeesTheEdit();
    void anotherConnectionSeesACommitWithinASecond();
    void twoSessionsOfOneProgramSeeEachOther();
    void undoRestoresWhatTheEntryReplaced();
    void undoIsRefusedOnceSomeoneBuiltOnIt();
    void textIsRefusedThatCannotBeStored_data();
    void textIsRefusedThatCannotBeStored();
    void severalStepsStandOrFallTogether();
    void anotherReplicaFoldsToTheSameState();
    void aBrokenChainIsFound();
    void aCommandNamesEveryCellThatCommandsSet();

private:
    Incident stored(const QString& title)
    {
        auto& s = *m_desk->session;
        auto made = s.incidents.create(m_desk->admin,
            {.title = title,
                .description = u"It does not work"_s,
                .requester = m_desk->admin.person,
                .impact = 2,
                .urgency = 2});
        if (!made)
            qFatal("%s %s", qPrintable(made.error().code), qPrintable(made.error().detail));
        return *made;
    }
    Replica& replica() { return *m_desk->session->replica; }

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstReplica::init()
{
    m_desk = test::freshDesk();
}

void TstReplica::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstReplica::journalAndRowsCommitTogether()
{
    const auto incident = stored(u"Printer on fire"_s);

    const auto story = historyOf(replica(), m_desk->admin, incident.ticket.id.value());

    QVERIFY(story);
    QCOMPARE(story->size(), 1);
    QCOMPARE(story->first().command, u"incident.create"_s);
    QCOMPARE(story->first().actor, u"Mira Kovač"_s);
    const auto found = verifyDesk(replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstReplica::aRefusedCommandWritesNothing()
{
    const auto before = replica().stateHash();

    const auto refused = replica().write({}, {.code = u"test"_s}, [](UnitOfWork& unit) -> Result<> {
        record::Tag tag;
        tag.name = u"vpn"_s;
        if (auto done = unit.create(tag); !done)
            return done;
        return Error{Error::Kind::Denied, u"test"_s};
    });

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Denied);
    QCOMPARE(*replica().stateHash(), *before);
}

void TstReplica::aWriteWithoutAUnitIsRefused()
{
    stored(u"Printer on fire"_s);

    const auto changed =
        replica().database().exec({"test.update", "UPDATE ticket SET title = 'x'"});
    const auto deleted = replica().database().exec({"test.delete", "DELETE FROM ticket"});

    QVERIFY(!changed);
    QCOMPARE(changed.error().code, u"NO_UNIT"_s);
    QVERIFY(!deleted);
    QCOMPARE(deleted.error().code, u"NO_UNIT"_s);
}

void TstReplica::aCommandIdIsDoneOnce()
{
    const Command command{.code = u"test"_s, .id = CommandId(QUuid::createUuid())};
    int runs = 0;
    const auto work = [&](UnitOfWork& unit) {
        ++runs;
        record::Tag tag;
        tag.name = u"vpn"_s;
        return unit.create(tag);
    };

    const auto first = replica().write({}, command, work);
    const auto second = replica().write({}, command, work);

    QVERIFY(first);
    QVERIFY(second);
    QCOMPARE(*second, *first);
    QCOMPARE(runs, 1);
}

void TstReplica::aFieldThatMovedOnIsAConflict()
{
    const auto incident = stored(u"Printer on fire"_s);
    auto& incidents = m_desk->session->incidents;
    QVERIFY(incidents.edit(m_desk->admin, incident.ticket.id, {.title = u"Printer smokes"_s}));

    const auto late = incidents.edit(
        m_desk->admin, incident.ticket.id, {.title = u"Printer burns"_s}, incident.ticket);

    QVERIFY(!late);
    QCOMPARE(late.error().kind, Error::Kind::Conflict);
    QCOMPARE(late.error().code, u"VERSION_CONFLICT"_s);
}

void TstReplica::otherFieldsMayMoveOn()
{
    const auto incident = stored(u"Printer on fire"_s);
    auto& incidents = m_desk->session->incidents;
    QVERIFY(incidents.edit(m_desk->admin, incident.ticket.id, {.title = u"Printer smokes"_s}));

    QVERIFY(incidents.edit(
        m_desk->admin, incident.ticket.id, {.description = u"Third floor"_s}, incident.ticket));

    const auto now = incidents.find(m_desk->admin, incident.ticket.id);
    QVERIFY(now);
    QCOMPARE(now->ticket.title, u"Printer smokes"_s);
    QCOMPARE(now->ticket.description, u"Third floor"_s);
}

void TstReplica::anotherConnectionSeesTheEdit()
{
    auto other = openDesk(m_desk->address, Access::ReadWrite, m_desk->world());
    QVERIFY(other);
    QVERIFY((*other)->replica->poll());

    const auto incident = stored(u"Printer on fire"_s);

    QSet<QUuid> seen; // a change is told once
    QTRY_VERIFY_WITH_TIMEOUT(
        seen.unite((*other)->replica->poll()->roots).contains(incident.ticket.id.value()), 15'000);
    QVERIFY((*other)->incidents.find(m_desk->admin, incident.ticket.id));
}

void TstReplica::anotherConnectionSeesACommitWithinASecond()
{
    auto other = openDesk(m_desk->address, Access::ReadWrite, m_desk->world());
    QVERIFY(other);
    QVERIFY((*other)->replica->poll());
    QList<qint64> waits;

    for (int i = 0; i < 5; ++i) {
        const auto incident = stored(u"Printer %1 on fire"_s.arg(i));
        waits << test::toldAfter(*(*other)->replica, incident.ticket.id.value());
        QVERIFY(waits.last() >= 0);
    }

    QVERIFY(test::isWithinASecond(waits));
}

void TstReplica::twoSessionsOfOneProgramSeeEachOther()
{
    SeededRandom random(29);
    auto opened =
        openDesk(m_desk->address, Access::ReadWrite, {&m_desk->clock, &random, ownPlaces()});
    QVERIFY(opened);
    auto& other = **opened;
    QVERIFY(replica().poll());
    QVERIFY(other.replica->poll());
    const auto incident = stored(u"Printer on fire"_s);
    const auto id = incident.ticket.id;
    QVERIFY(test::toldAfter(*other.replica, id.value()) >= 0);

    // Each builds on what the other did.
    QVERIFY(
        other.incidents.edit(m_desk->admin, id, {.title = u"Printer smokes"_s}, incident.ticket));
    QVERIFY(test::toldAfter(replica(), id.value()) >= 0);
    const auto seen = m_desk->session->incidents.find(m_desk->admin, id);
    QVERIFY(seen);
    QCOMPARE(seen->ticket.title, u"Printer smokes"_s);
    QVERIFY(m_desk->session->incidents.edit(
        m_desk->admin, id, {.title = u"Printer is out"_s}, seen->ticket));
    QVERIFY(test::toldAfter(*other.replica, id.value()) >= 0);

    QCOMPARE(other.incidents.find(m_desk->admin, id)->ticket.title, u"Printer is out"_s);
    QCOMPARE(*other.replica->stateHash(), *replica().stateHash());
    const auto found = verifyDesk(replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstReplica::undoRestoresWhatTheEntryReplaced()
{
    const auto longText = QString(200, u'x');
    const auto incident = stored(u"Printer on fire"_s);
    auto& incidents = m_desk->session->incidents;
    QVERIFY(incidents.edit(m_desk->admin, incident.ticket.id, {.description = longText}));
    QVERIFY(incidents.edit(m_desk->admin, incident.ticket.id, {.description = u"short"_s}));
    const auto story = historyOf(replica(), m_desk->admin, incident.ticket.id.value());
    QVERIFY(story && story->last().isUndoable);

    QVERIFY(undo(replica(), m_desk->admin, story->last().entry));

    // Long old values are only hashes in the journal and come from the entries before.
    QCOMPARE(incidents.find(m_desk->admin, incident.ticket.id)->ticket.description, longText);
}

void TstReplica::undoIsRefusedOnceSomeoneBuiltOnIt()
{
    const auto incident = stored(u"Printer on fire"_s);
    auto& incidents = m_desk->session->incidents;
    QVERIFY(incidents.edit(m_desk->admin, incident.ticket.id, {.title = u"Printer smokes"_s}));
    const auto story = historyOf(replica(), m_desk->admin, incident.ticket.id.value());
    QVERIFY(incidents.edit(m_desk->admin, incident.ticket.id, {.title = u"Printer burns"_s}));

    const auto refused = undo(replica(), m_desk->admin, story->last().entry);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"VERSION_CONFLICT"_s);
}

void TstReplica::textIsRefusedThatCannotBeStored_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("NUL") << u"a\0b"_s << u"FORMAT"_s;
    QTest::newRow("lone high surrogate") << QString(QChar(0xd800)) + u"x"_s << u"FORMAT"_s;
    QTest::newRow("lone low surrogate") << QString(QChar(0xdc00)) << u"FORMAT"_s;
    QTest::newRow("61 of 60") << QString(61, u'x') << u"TOO_LONG"_s;
    QTest::newRow("60 emoji fit") << QString::fromUtf8("😀").repeated(60) << QString();
}

void TstReplica::textIsRefusedThatCannotBeStored()
{
    QFETCH(QString, name);
    QFETCH(QString, code);

    const auto outcome = replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) {
        record::Tag tag;
        tag.name = name;
        return unit.create(tag);
    });

    QCOMPARE(outcome ? QString() : outcome.error().code, code);
}

void TstReplica::severalStepsStandOrFallTogether()
{
    const auto before = replica().stateHash();
    const auto make = [](UnitOfWork& unit) {
        record::Tag tag;
        tag.name = u"vpn"_s;
        return unit.create(tag);
    };
    const auto refuse = [](UnitOfWork&) -> Result<> {
        return Error{Error::Kind::Invalid, u"test"_s};
    };

    QVERIFY(!replica().writeAll({{{}, {.code = u"a"_s}, make}, {{}, {.code = u"b"_s}, refuse}}));

    QCOMPARE(*replica().stateHash(), *before);
}

void TstReplica::anotherReplicaFoldsToTheSameState()
{
    const auto incident = stored(u"Printer on fire"_s);
    QVERIFY(m_desk->session->incidents.comment(
        m_desk->admin, incident.ticket.id, u"On it"_s, TicketCommentVisibility::Public));
    auto database = Database::create({u":memory:"_s});
    QVERIFY(database);
    // Shipped rows come with the program, not with the journal.
    auto permissions = replica().database().query({"test.permissions",
        "SELECT id, code, module, action, description, is_sensitive FROM permission"});
    QVERIFY(permissions);
    while ((*permissions)->next()) {
        QVERIFY((*database)->exec({"test.permission", R"sql(
            INSERT INTO permission (id, code, module, action, description, is_sensitive)
            VALUES (:id, :code, :module, :action, :description, :is_sensitive))sql"},
            {{"id", (*permissions)->uuid(0)}, {"code", (*permissions)->text(1)},
                {"module", (*permissions)->text(2)}, {"action", (*permissions)->text(3)},
                {"description", (*permissions)->text(4)},
                {"is_sensitive", (*permissions)->boolean(5)}}));
    }
    Replica other(std::move(*database), {QUuid::createUuid()}, m_desk->world(), deskRules());
    const auto entries = replica().entriesAfter({}, 1000);
    QVERIFY(entries);

    const auto folded = other.receive(*entries);

    QVERIFY2(folded, qPrintable(folded ? QString() : folded.error().detail));
    QCOMPARE(folded->folded, int(entries->size()));
    QCOMPARE(*other.stateHash(), *replica().stateHash());
}

void TstReplica::aBrokenChainIsFound()
{
    stored(u"Printer on fire"_s);
    QVERIFY(replica().database().exec({"test.forge", "UPDATE jr_tx SET hash = :hash WHERE seq = 1"},
        {{"hash", QByteArray(32, 'x')}}));

    const auto found = verifyDesk(replica());

    QVERIFY(found);
    QVERIFY(!found->findings.isEmpty());
}

/// Also those that it leaves as they were: what set them may turn out to be overtaken.
void TstReplica::aCommandNamesEveryCellThatCommandsSet()
{
    const auto incident = stored(u"Printer on fire"_s);

    QVERIFY(m_desk->session->incidents.acknowledge(m_desk->admin, incident.ticket.id));

    auto newest = one(replica().database(),
        {"test.newest", "SELECT " STORED_ENTRY " FROM jr_tx t ORDER BY t.no DESC LIMIT 1"});
    QVERIFY(newest);
    const auto entry = storedEntry(**newest);
    newest->reset();
    QVERIFY(entry);
    QCOMPARE(entry->command, u"incident.acknowledge"_s);
    QSet<quint16> named;
    for (const auto& edit : entry->edits) {
        if (edit.table == record::Ticket::tableId)
            named.insert(edit.field);
    }
    for (const auto& field : record::Ticket::table().fields)
        QVERIFY2(field.merge != Merge::Command || named.contains(field.id), field.name);
}

QTEST_GUILESS_MAIN(TstReplica)
#include "tst_replica.moc"
