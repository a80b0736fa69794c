// Who does what is dear proves once more who they are: SEC-17, access.md 6.3.
#include "core/access/fresh_proof.h"
#include "core/audit/audit_trail.h"
#include "core/exchange/ticket_export.h"
#include "tests/support/people_story.h"

#include <QBuffer>
#include <QTemporaryDir>

#include "record/incident.h"

using namespace homeport;
using namespace homeport::test;
using namespace std::chrono_literals;

namespace {

const auto desktop = u"desktop"_s;

enum class Act { Copy, Edit, Grant, Remove, Give, Take, Reset, Audit, AuditNote };

template <typename T>
Result<> plain(const Result<T>& result)
{
    return result ? Result<>() : Result<>(result.error());
}

} // namespace

class TstFreshProof : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void whatIsDearNeedsAFreshProof_data();
    void whatIsDearNeedsAFreshProof();
    void manyTicketsLeaveWithAFreshProofOnly();
    void aTeamTakesRolesAlongWithAFreshProofOnly();
    void theRightComesFirst();
    void aPasswordThatIsWrongProvesNothing();
    void aSignInElsewhereProvesNothingHere();
    void aSessionThatEndedProvesNothing();
    void aClockThatWasSetBackProvesNothing();

private:
    RoleService& roles() { return m_story->session().roles; }
    SessionBook& sessions() { return m_story->session().sessions; }
    Replica& replica() { return m_story->replica(); }
    /// Somebody who has just signed in.
    Actor signedIn(Actor actor)
    {
        const auto begun = sessions().begin(actor.person, UserSessionClient::Desktop);
        Story::must(begun);
        actor.session = *begun;
        return actor;
    }
    Result<> give(const Actor& actor)
    {
        return roles().give(actor, m_bo, m_story->role(u"agent"_s));
    }
    Result<> done(Act act, const Actor& actor);
    UserRoleId assignmentOfBo();
    void addTickets(int count);

    Actor m_mira; ///< in a session
    PersonId m_bo;
    RoleId m_night; ///< a role that can be changed
};

void TstFreshProof::init()
{
    begin();
    m_bo = m_story->personWith(u"end_user"_s, u"Bo"_s).person;
    const auto night = roles().copy(m_story->mira(), m_story->role(u"agent"_s), u"Night desk"_s);
    Story::must(night);
    m_night = *night;
    m_mira = signedIn(m_story->mira());
}

UserRoleId TstFreshProof::assignmentOfBo()
{
    auto found = one(replica().database(),
        {"test.assignmentOfBo",
            "SELECT id FROM user_role WHERE user_id = :user AND deleted_at IS NULL"},
        {{"user", m_bo}});
    Story::must(found);
    return UserRoleId((*found)->uuid(0));
}

Result<> TstFreshProof::done(Act act, const Actor& actor)
{
    const auto seen = m_story->row<record::Role>(m_night);
    auto renamed = seen;
    renamed.name = u"Night watch"_s;
    const QTemporaryDir folder;
    switch (act) {
    case Act::Copy: return plain(roles().copy(actor, m_night, u"Day desk"_s));
    case Act::Edit: return roles().edit(actor, seen, renamed);
    case Act::Grant: return roles().setGrant(actor, m_night, u"incident.read"_s, {});
    case Act::Remove: return roles().remove(actor, m_night);
    case Act::Give: return give(actor);
    case Act::Take: return roles().take(actor, assignmentOfBo());
    case Act::Reset: return plain(m_story->session().signIn.resetPassword(actor, m_bo));
    case Act::Audit:
        return plain(exportAudit(replica(), actor, {}, folder.filePath(u"audit.csv"_s)));
    case Act::AuditNote: return noteAuditExport(replica(), actor);
    }
    return {};
}

void TstFreshProof::whatIsDearNeedsAFreshProof_data()
{
    QTest::addColumn<Act>("act");
    QTest::newRow("copy a role") << Act::Copy;
    QTest::newRow("edit a role") << Act::Edit;
    QTest::newRow("change what a role grants") << Act::Grant;
    QTest::newRow("delete a role") << Act::Remove;
    QTest::newRow("give a role") << Act::Give;
    QTest::newRow("take a role away") << Act::Take;
    QTest::newRow("set another's password") << Act::Reset;
    QTest::newRow("export the audit trail") << Act::Audit;
    QTest::newRow("note that the audit trail is exported") << Act::AuditNote;
}

void TstFreshProof::whatIsDearNeedsAFreshProof()
{
    QFETCH(const Act, act);
    const auto before = replica().lastWritten();
    m_story->desk->clock.advance(proofLasts);

    const auto refused = done(act, m_mira);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Denied);
    QCOMPARE(refusal(refused), u"AUTH_REQUIRED user_session"_s);
    QVERIFY(replica().lastWritten() == before);
    QVERIFY(proveAgain(replica(), m_mira, password, desktop));
    m_story->desk->clock.advance(proofLasts - 1ms);
    const auto proven = done(act, m_mira);
    QVERIFY2(proven, qPrintable(refusal(proven)));
}

void TstFreshProof::addTickets(int count)
{
    std::vector<Replica::Step> steps;
    const auto base = m_story->ticket(*m_story->incidentIn(TicketStatus::New));
    for (int i = 1; i < count; ++i) {
        steps.push_back(
            {m_mira.author(), {.code = u"test.add"_s}, [base, i](UnitOfWork& unit) -> Result<> {
                 auto ticket = base;
                 ticket.id = {};
                 ticket.head = {};
                 ticket.head.organizationId = unit.organization();
                 ticket.number = u"INC-7%1"_s.arg(i, 5, 10, QChar(u'0'));
                 if (auto made = unit.create(ticket); !made)
                     return made;
                 record::Incident incident;
                 incident.id = ticket.id;
                 return unit.create(incident);
             }});
    }
    Story::must(replica().writeAll(steps));
}

/// "Exports above a limit".
void TstFreshProof::manyTicketsLeaveWithAFreshProofOnly()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"all.csv"_s);
    addTickets(exportedWithoutProof);
    m_story->desk->clock.advance(proofLasts);

    const auto few = exportTickets(replica(), m_mira, {}, path);
    QVERIFY2(few, qPrintable(refusal(few)));
    QCOMPARE(*few, exportedWithoutProof);
    QVERIFY(QFile::remove(path));
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    QCOMPARE(refusal(exportTickets(replica(), m_mira, {}, path)), u"AUTH_REQUIRED user_session"_s);
    QVERIFY(!QFile::exists(path));

    QVERIFY(proveAgain(replica(), m_mira, password, desktop));
    const auto many = exportTickets(replica(), m_mira, {}, path);
    QVERIFY2(many, qPrintable(refusal(many)));
    QCOMPARE(*many, exportedWithoutProof + 1);
}

/// Those that are limited to it are taken away from whoever holds them.
void TstFreshProof::aTeamTakesRolesAlongWithAFreshProofOnly()
{
    auto& teams = m_story->session().teams;
    const auto team = [&](const QString& name) {
        record::Team form;
        form.name = name;
        const auto made = teams.create(m_mira, form);
        Story::must(made);
        return *made;
    };
    const auto ports = team(u"Ports"_s);
    const auto cranes = team(u"Cranes"_s);
    const auto docks = team(u"Docks"_s);
    m_story->give(m_bo, u"agent"_s, ports);
    const auto soon = m_story->desk->clock.now() + 1min;
    QVERIFY(roles().give(m_mira, m_bo, m_story->role(u"agent"_s), {.team = cranes, .until = soon}));
    m_story->desk->clock.advance(proofLasts);

    const auto before = replica().lastWritten();
    QCOMPARE(refusal(teams.remove(m_mira, ports)), u"AUTH_REQUIRED user_session"_s);
    QVERIFY(replica().lastWritten() == before);
    QVERIFY(!m_story->actorOf(m_bo).teamGrants.isEmpty());
    QVERIFY(teams.remove(m_mira, docks)); // nobody holds a role for it
    QVERIFY(teams.remove(m_mira, cranes)); // nor for this one any more

    QVERIFY(proveAgain(replica(), m_mira, password, desktop));
    QVERIFY(teams.remove(m_mira, ports));
    QVERIFY(m_story->actorOf(m_bo).teamGrants.isEmpty());
}

/// Nobody is asked for a password for what they may not do.
void TstFreshProof::theRightComesFirst()
{
    const auto agent = signedIn(m_story->personWith(u"agent"_s, u"Jonas"_s));
    m_story->desk->clock.advance(1h);

    QCOMPARE(codeOf(done(Act::Copy, agent)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(done(Act::Give, agent)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(done(Act::Take, agent)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(done(Act::Audit, agent)), u"FORBIDDEN"_s);
}

/// It is charged like a try to sign in (SEC-13).
void TstFreshProof::aPasswordThatIsWrongProvesNothing()
{
    m_story->desk->clock.advance(1h);
    for (int tries = 0; tries < 5; ++tries)
        QCOMPARE(codeOf(proveAgain(replica(), m_mira, u"wrong"_s, desktop)), u"BAD_CREDENTIALS"_s);

    QCOMPARE(codeOf(proveAgain(replica(), m_mira, password, desktop)), u"BAD_CREDENTIALS"_s);
    QCOMPARE(codeOf(give(m_mira)), u"AUTH_REQUIRED"_s);
    m_story->desk->clock.advance(1min);
    QVERIFY(proveAgain(replica(), m_mira, password, desktop));
    QVERIFY(give(m_mira));
}

void TstFreshProof::aSignInElsewhereProvesNothingHere()
{
    m_story->desk->clock.advance(1h);

    const auto elsewhere = signedIn(m_story->mira());

    QCOMPARE(codeOf(give(m_mira)), u"AUTH_REQUIRED"_s);
    auto another = m_mira;
    another.session = signedIn(m_story->personWith(u"agent"_s, u"Jonas"_s)).session;
    QCOMPARE(codeOf(give(another)), u"AUTH_REQUIRED"_s);
    QVERIFY(give(elsewhere));
}

void TstFreshProof::aSessionThatEndedProvesNothing()
{
    QVERIFY(sessions().end(m_mira.session, m_mira));

    QCOMPARE(codeOf(give(m_mira)), u"AUTH_REQUIRED"_s);
    QCOMPARE(codeOf(proveAgain(replica(), m_mira, password, desktop)), u"SESSION_ENDED"_s);
    QCOMPARE(codeOf(give(m_mira)), u"AUTH_REQUIRED"_s);
}

void TstFreshProof::aClockThatWasSetBackProvesNothing()
{
    m_story->desk->clock.advance(-1min);

    QCOMPARE(codeOf(give(m_mira)), u"AUTH_REQUIRED"_s);
}

QTEST_GUILESS_MAIN(TstFreshProof)
#include "tst_fresh_proof.moc"
