// A command that is told twice under one id is done once (architecture.md section 3).
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

namespace {

using enum TicketStatus;

CommandId newCommand()
{
    return CommandId(QUuid::createUuid());
}

} // namespace

class TstIncidentCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup();
    void aTicketIsMadeOnce();
    void aTicketIsMadeOnceAlsoByTwoConnections();
    void aCommentIsMadeOnce();
    void aTransitionIsMadeOnce_data();
    void aTransitionIsMadeOnce();
    void whatWasRefusedMayBeToldAgain();
    void theEntryFromThenCanBeTakenBack();
    void anIdBelongsToOneAct();

private:
    qint64 count(const char* sql)
    {
        const auto found = number(m_story->desk->session->replica->database(), {"test.count", sql});
        return found ? *found : -1;
    }
    qint64 tickets() { return count("SELECT count(*) FROM ticket"); }
    qint64 comments() { return count("SELECT count(*) FROM ticket_comment"); }
    qint64 entries() { return count("SELECT count(*) FROM jr_tx"); }

    std::unique_ptr<Story> m_story;
};

void TstIncidentCommands::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstIncidentCommands::aTicketIsMadeOnce()
{
    auto form = m_story->form();
    const auto command = newCommand();
    const auto first = m_story->incidents().create(m_story->mira(), form, command);
    QVERIFY(first);
    m_story->desk->clock.advance(std::chrono::minutes(1));
    form.title = u"Printer on fire, again"_s;
    const auto again = m_story->incidents().create(m_story->mira(), form, command);
    QVERIFY2(again, qPrintable(codeOf(again)));
    QCOMPARE(again->ticket.id, first->ticket.id);
    QCOMPARE(again->ticket.number, first->ticket.number);
    QCOMPARE(again->ticket.title, u"Printer on fire"_s);
    QCOMPARE(tickets(), 1);
    const auto other = m_story->incidents().create(m_story->mira(), form, newCommand());
    QVERIFY(other);
    QCOMPARE(other->ticket.number, u"INC-000002"_s); // none was drawn in between
}

void TstIncidentCommands::aTicketIsMadeOnceAlsoByTwoConnections()
{
    const auto command = newCommand();
    const auto first = m_story->incidents().create(m_story->mira(), m_story->form(), command);
    QVERIFY(first);
    auto other = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    const auto again = (*other)->incidents.create(m_story->mira(), m_story->form(), command);
    QVERIFY2(again, qPrintable(codeOf(again)));
    QCOMPARE(again->ticket.number, first->ticket.number);
    QCOMPARE(tickets(), 1);
}

void TstIncidentCommands::aCommentIsMadeOnce()
{
    const auto id = m_story->incidentIn(New);
    QVERIFY(id);
    for (const auto visibility :
        {TicketCommentVisibility::Public, TicketCommentVisibility::Internal}) {
        const auto before = comments();
        const auto command = newCommand();
        const auto first =
            m_story->incidents().comment(m_story->mira(), *id, u"Soon."_s, visibility, command);
        const auto again =
            m_story->incidents().comment(m_story->mira(), *id, u"Soon."_s, visibility, command);
        QVERIFY(first);
        QVERIFY2(again, qPrintable(codeOf(again)));
        QCOMPARE(*again, *first);
        QCOMPARE(comments(), before + 1);
    }
}

void TstIncidentCommands::aTransitionIsMadeOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<TicketStatus>("from");
    const std::pair<const char*, TicketStatus> acts[] = {{"acknowledge", New}, {"assign", New},
        {"take", New}, {"start_work", New}, {"hold", InProgress}, {"resume", OnHold},
        {"resolve", InProgress}, {"confirm", Resolved}, {"close", Resolved}, {"reopen", Resolved},
        {"cancel", New}, {"edit", New}};
    for (const auto& [name, from] : acts)
        QTest::addRow("%s", name) << QString::fromLatin1(name) << from;
}

void TstIncidentCommands::aTransitionIsMadeOnce()
{
    QFETCH(QString, name);
    QFETCH(TicketStatus, from);
    const auto id = m_story->incidentIn(from);
    QVERIFY(id);
    // As the form does: the same screen, the same id, both times.
    const Origin origin(m_story->ticket(*id), newCommand());
    m_story->desk->clock.advance(std::chrono::minutes(1));
    const auto before = entries();
    QCOMPARE(codeOf(m_story->run(name, *id, origin)), QString());
    const auto after = m_story->ticket(*id);
    const auto said = comments();
    m_story->desk->clock.advance(std::chrono::minutes(1));
    QCOMPARE(codeOf(m_story->run(name, *id, origin)), QString());
    QCOMPARE(m_story->ticket(*id), after);
    QCOMPARE(comments(), said);
    QCOMPARE(entries(), before + 1);
}

void TstIncidentCommands::whatWasRefusedMayBeToldAgain()
{
    auto form = m_story->form();
    form.description.clear();
    const auto command = newCommand();
    QCOMPARE(
        codeOf(m_story->incidents().create(m_story->mira(), form, command)), u"FIELD_REQUIRED"_s);
    const auto made = m_story->incidents().create(m_story->mira(), m_story->form(), command);
    QVERIFY2(made, qPrintable(codeOf(made)));
    QCOMPARE(made->ticket.number, u"INC-000001"_s);
}

void TstIncidentCommands::theEntryFromThenCanBeTakenBack()
{
    auto& replica = *m_story->desk->session->replica;
    const auto id = m_story->incidentIn(New);
    QVERIFY(id);
    const Origin origin(newCommand());
    QVERIFY(m_story->run(u"acknowledge"_s, *id, origin));
    const auto entry = replica.lastWritten();
    QVERIFY(m_story->incidentIn(New));
    QVERIFY(replica.lastWritten() != entry);
    QVERIFY(m_story->run(u"acknowledge"_s, *id, origin));
    QCOMPARE(replica.lastWritten(), entry);
    QVERIFY(undo(replica, m_story->mira(), replica.lastWritten()));
    QCOMPARE(m_story->ticket(*id).status, New);
}

void TstIncidentCommands::anIdBelongsToOneAct()
{
    const auto command = newCommand();
    const auto made = m_story->incidents().create(m_story->mira(), m_story->form(), command);
    const auto other = m_story->incidentIn(New);
    QVERIFY(made && other);
    const auto mismatch = u"IDEMPOTENCY_MISMATCH"_s;
    QCOMPARE(codeOf(m_story->run(u"acknowledge"_s, made->ticket.id, command)), mismatch);
    QCOMPARE(codeOf(m_story->run(u"comment_public"_s, made->ticket.id, command)), mismatch);
    QCOMPARE(comments(), 0);
    const auto acknowledging = newCommand();
    QVERIFY(m_story->run(u"acknowledge"_s, made->ticket.id, acknowledging));
    QCOMPARE(codeOf(m_story->run(u"acknowledge"_s, *other, acknowledging)), mismatch);
    // Nor is what someone else did an answer to oneself.
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    QCOMPARE(codeOf(m_story->incidents().create(bo, m_story->form(), command)), mismatch);
}

QTEST_GUILESS_MAIN(TstIncidentCommands)

#include "tst_incident_commands.moc"
