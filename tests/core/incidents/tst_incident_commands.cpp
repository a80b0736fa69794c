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

class TstIncidentCommands : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aTicketIsMadeOnce();
    void aTicketIsMadeOnceAlsoByTwoConnections();
    void aCommentIsMadeOnce();
    void aTransitionIsMadeOnce_data();
    void aTransitionIsMadeOnce();
    void whatWasRefusedMayBeToldAgain();
    void theEntryFromThenCanBeTakenBack();
    void anIdBelongsToOneAct();
    void anIdAsksForOneThing_data();
    void anIdAsksForOneThing();

private:
    /// The act with what it needs, or with something else.
    Result<> ask(const QString& name, TicketId id, const Origin& origin, bool isOther);
    qint64 count(const char* sql)
    {
        const auto found = number(m_story->desk->session->replica->database(), {"test.count", sql});
        return found ? *found : -1;
    }
    qint64 tickets() { return count("SELECT count(*) FROM ticket"); }
    qint64 comments() { return count("SELECT count(*) FROM ticket_comment"); }
    qint64 entries() { return count("SELECT count(*) FROM jr_tx"); }
};

void TstIncidentCommands::aTicketIsMadeOnce()
{
    const auto form = m_story->form();
    const auto command = newCommand();
    const auto first = incidents().create(mira(), form, command);
    QVERIFY(first);
    m_story->desk->clock.advance(std::chrono::minutes(1));
    const auto again = incidents().create(mira(), form, command);
    QVERIFY2(again, qPrintable(codeOf(again)));
    QCOMPARE(again->ticket.id, first->ticket.id);
    QCOMPARE(again->ticket.number, first->ticket.number);
    QCOMPARE(tickets(), 1);
    const auto other = incidents().create(mira(), form, newCommand());
    QVERIFY(other);
    QCOMPARE(other->ticket.number, u"INC-000002"_s); // none was drawn in between
}

void TstIncidentCommands::aTicketIsMadeOnceAlsoByTwoConnections()
{
    const auto command = newCommand();
    const auto first = incidents().create(mira(), m_story->form(), command);
    QVERIFY(first);
    auto other = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    const auto again = (*other)->incidents.create(mira(), m_story->form(), command);
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
        const auto first = incidents().comment(mira(), *id, u"Soon."_s, visibility, command);
        const auto again = incidents().comment(mira(), *id, u"Soon."_s, visibility, command);
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
    const Origin origin(ticket(*id), newCommand());
    m_story->desk->clock.advance(std::chrono::minutes(1));
    const auto before = entries();
    QCOMPARE(codeOf(m_story->run(name, *id, origin)), QString());
    const auto after = ticket(*id);
    const auto said = comments();
    m_story->desk->clock.advance(std::chrono::minutes(1));
    QCOMPARE(codeOf(m_story->run(name, *id, origin)), QString());
    QCOMPARE(ticket(*id), after);
    QCOMPARE(comments(), said);
    QCOMPARE(entries(), before + 1);
}

void TstIncidentCommands::whatWasRefusedMayBeToldAgain()
{
    auto form = m_story->form();
    form.description.clear();
    const auto command = newCommand();
    QCOMPARE(codeOf(incidents().create(mira(), form, command)), u"FIELD_REQUIRED"_s);
    const auto made = incidents().create(mira(), m_story->form(), command);
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
    QVERIFY(undo(replica, mira(), replica.lastWritten()));
    QCOMPARE(ticket(*id).status, New);
}

void TstIncidentCommands::anIdBelongsToOneAct()
{
    const auto command = newCommand();
    const auto made = incidents().create(mira(), m_story->form(), command);
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
    QCOMPARE(codeOf(incidents().create(bo, m_story->form(), command)), mismatch);
}

Result<> TstIncidentCommands::ask(
    const QString& name, TicketId id, const Origin& origin, bool isOther)
{
    const auto said = isOther ? u"Never mind."_s : u"So it is."_s;
    if (name == "create"_L1) {
        auto form = m_story->form();
        if (isOther)
            form.title = said;
        const auto made = incidents().create(mira(), form, origin.command);
        return made ? Result<>() : made.error();
    }
    if (name == "comment"_L1) {
        const auto made =
            incidents().comment(mira(), id, said, TicketCommentVisibility::Public, origin.command);
        return made ? Result<>() : made.error();
    }
    if (name == "assign"_L1)
        return incidents().assign(mira(), id, {{}, mira().person, said}, origin);
    if (name == "hold"_L1)
        return incidents().hold(
            mira(), id, {TicketHoldReason::AwaitingRequester, {}, {}, said}, origin);
    if (name == "resolve"_L1)
        return incidents().resolve(mira(), id, {IncidentResolutionCode::Fixed, said}, origin);
    if (name == "close"_L1)
        return incidents().close(mira(), id,
            isOther ? TicketCloseReason::NoResponse : TicketCloseReason::Administrative, origin);
    if (name == "reopen"_L1)
        return incidents().reopen(mira(), id, said, origin);
    if (name == "cancel"_L1)
        return incidents().cancel(mira(), id, TicketCancelReason::Withdrawn, said, origin);
    IncidentEdit edit;
    edit.title = u"It smokes"_s;
    if (name == "edit"_L1 && isOther)
        edit.title = said;
    if (name == "edit more"_L1 && isOther)
        edit.impact = 3;
    if (name == "edit to nothing"_L1 && isOther)
        edit.location = std::optional<LocationId>();
    return incidents().edit(mira(), id, edit, origin);
}

void TstIncidentCommands::anIdAsksForOneThing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<TicketStatus>("from");
    const std::pair<const char*, TicketStatus> acts[] = {{"create", New}, {"comment", New},
        {"assign", New}, {"hold", InProgress}, {"resolve", InProgress}, {"close", Resolved},
        {"reopen", Resolved}, {"cancel", New}, {"edit", New}, {"edit more", New},
        {"edit to nothing", New}};
    for (const auto& [name, from] : acts)
        QTest::addRow("%s", name) << QString::fromLatin1(name) << from;
}

/// Interfaces.md section 2: the same key with another body. A form that was altered after a commit
/// in doubt must not be answered as if that had been saved.
void TstIncidentCommands::anIdAsksForOneThing()
{
    QFETCH(QString, name);
    QFETCH(TicketStatus, from);
    const auto id = m_story->incidentIn(from);
    QVERIFY(id);
    const Origin origin(newCommand());
    QCOMPARE(codeOf(ask(name, *id, origin, false)), QString());
    const auto before = ticket(*id);
    const auto written = entries();

    QCOMPARE(codeOf(ask(name, *id, origin, true)), u"IDEMPOTENCY_MISMATCH"_s);

    QCOMPARE(ticket(*id), before);
    QCOMPARE(entries(), written);
    QCOMPARE(codeOf(ask(name, *id, origin, false)), QString());
    QCOMPARE(entries(), written);
}

QTEST_GUILESS_MAIN(TstIncidentCommands)

#include "tst_incident_commands.moc"
