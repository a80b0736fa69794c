// What administrators do for an account, and people for their own: passwords (access.md 6.1,
// SEC-12, SEC-15, SEC-20), delays (6.2), sessions (6.4, SEC-16) and the sign-in log (section 5).
#include "core/access/sign_in_log.h"
#include "core/access/sign_in_service.h"
#include "tests/support/people_story.h"

#include "record/setting.h"

using namespace homeport;
using namespace homeport::test;
using namespace std::chrono_literals;

namespace {

const auto desktop = u"desktop"_s;
const auto own = u"seven otters juggling teapots"_s;

} // namespace

class TstAccountCare : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void aChancePasswordOpensOnlyTheChoiceOfAnother();
    void anOwnPasswordMustObeyTheRules();
    void aChancePasswordLastsOneHour();
    void anInvitationLastsThreeDays();
    void aResetEndsSessionsAndIsJournalled();
    void nobodyResetsWhoMayDoMore();
    void onlyWhoMayResets_data();
    void onlyWhoMayResets();
    void anInactiveAccountGetsNoPassword();
    void unlockingEndsTheDelay();
    void peopleSeeAndEndTheirSessions();
    void sessionsOfOthersAreForAdministrators();
    void theLogTellsOfEachTry();
    void theLogOfOthersIsForFew();
    void theIdleLimitOfAPersonGoesFirst();

private:
    SignInService& signIn() { return m_story->session().signIn; }
    SessionBook& sessions() { return m_story->session().sessions; }
    const Actor& mira() { return m_story->mira(); }
    Actor jonas() { return m_story->personWith(u"agent"_s, u"Jonas"_s); }
    QList<SignInLine> log(const Actor& actor, const SignInFilter& filter = {},
        const std::optional<SignInLine>& after = {}, int limit = 10)
    {
        const auto found = signInLog(m_story->replica().database(), actor, filter, after, limit);
        Story::must(found);
        return *found;
    }
};

/// access.md 6.1, administrator reset; SEC-15: nobody but its owner knows a password.
void TstAccountCare::aChancePasswordOpensOnlyTheChoiceOfAnother()
{
    const auto agent = jonas();
    const auto told = signIn().resetPassword(mira(), agent.person);
    QVERIFY2(told, qPrintable(refusal(told)));
    QCOMPARE(told->size(), 23);

    QCOMPARE(refusal(signIn().signIn(u"jonas"_s, *told, desktop)), u"PASSWORD_EXPIRED password"_s);
    QCOMPARE(refusal(signIn().signIn(u"jonas"_s, u"wrong"_s, desktop)), u"BAD_CREDENTIALS login"_s);
    QCOMPARE(
        refusal(signIn().confirm(agent.person, *told, desktop)), u"PASSWORD_EXPIRED password"_s);

    const auto entered = signIn().signInAnew(u"Jonas"_s, *told, own, desktop);

    QVERIFY2(entered, qPrintable(refusal(entered)));
    QCOMPARE(*entered, agent.person);
    QVERIFY(signIn().signIn(u"jonas"_s, own, desktop));
    QCOMPARE(refusal(signIn().signIn(u"jonas"_s, *told, desktop)), u"BAD_CREDENTIALS login"_s);
    const auto again = signIn().resetPassword(mira(), agent.person);
    QVERIFY(again && *again != *told);
}

void TstAccountCare::anOwnPasswordMustObeyTheRules()
{
    const auto agent = jonas();
    const auto told = *signIn().resetPassword(mira(), agent.person);

    QCOMPARE(refusal(signIn().signInAnew(u"jonas"_s, told, u"short"_s, desktop)),
        u"PASSWORD_POLICY password"_s);
    QCOMPARE(refusal(signIn().signInAnew(u"jonas"_s, told, told, desktop)),
        u"PASSWORD_REUSED password"_s);
    QCOMPARE(
        refusal(signIn().signInAnew(u"jonas"_s, own, own, desktop)), u"BAD_CREDENTIALS login"_s);

    QVERIFY(signIn().signInAnew(u"jonas"_s, told, own, desktop));
    const auto second = *signIn().resetPassword(mira(), agent.person);
    QCOMPARE(refusal(signIn().signInAnew(u"jonas"_s, second, own, desktop)),
        u"PASSWORD_REUSED password"_s); // SEC-12
}

/// access.md 6.1: valid 60 minutes.
void TstAccountCare::aChancePasswordLastsOneHour()
{
    const auto agent = jonas();
    const auto first = *signIn().resetPassword(mira(), agent.person);
    QVERIFY(signIn().signInAnew(u"jonas"_s, first, own, desktop));
    const auto told = *signIn().resetPassword(mira(), agent.person);

    m_story->desk->clock.advance(59min);
    QCOMPARE(codeOf(signIn().signIn(u"jonas"_s, told, desktop)), u"PASSWORD_EXPIRED"_s);
    m_story->desk->clock.advance(1min);

    QCOMPARE(codeOf(signIn().signIn(u"jonas"_s, told, desktop)), u"BAD_CREDENTIALS"_s);
    QCOMPARE(codeOf(signIn().signInAnew(u"jonas"_s, told, u"another "_s + own, desktop)),
        u"BAD_CREDENTIALS"_s);
}

/// SEC-20: to whom has never signed in, 72 hours.
void TstAccountCare::anInvitationLastsThreeDays()
{
    const auto agent = jonas();
    const auto told = *signIn().resetPassword(mira(), agent.person);

    m_story->desk->clock.advance(71h);
    QCOMPARE(codeOf(signIn().signIn(u"jonas"_s, told, desktop)), u"PASSWORD_EXPIRED"_s);
    m_story->desk->clock.advance(1h);

    QCOMPARE(codeOf(signIn().signIn(u"jonas"_s, told, desktop)), u"BAD_CREDENTIALS"_s);
}

void TstAccountCare::aResetEndsSessionsAndIsJournalled()
{
    const auto agent = jonas();
    const auto session = *sessions().begin(agent.person, UserSessionClient::Desktop);

    const auto told = signIn().resetPassword(mira(), agent.person);

    QVERIFY(told);
    QVERIFY(!*sessions().isLive(session));
    const auto entry = m_story->entryOf(m_story->replica().lastWritten());
    QCOMPARE(entry.command, u"auth.password_reset"_s);
    QCOMPARE(entry.actor, mira().person.value());
    QCOMPARE(entry.onBehalfOf, agent.person.value());
    QVERIFY(!entry.encoded().contains(told->toUtf8()));
}

/// Whoever could set the password of an administrator could become one (SD-3).
void TstAccountCare::nobodyResetsWhoMayDoMore()
{
    const auto manager = m_story->personWith(u"service_desk_manager"_s, u"Petra"_s);

    QVERIFY(refusal(signIn().resetPassword(manager, mira().person))
                .startsWith(u"PRIVILEGE_ESCALATION"_s));
    QVERIFY(signIn().resetPassword(manager, jonas().person));
    QVERIFY(signIn().signIn(u"mira"_s, password, desktop));
}

void TstAccountCare::onlyWhoMayResets_data()
{
    QTest::addColumn<QString>("holder");
    QTest::addColumn<bool>("may");
    for (const auto& holder : {u"end_user"_s, u"agent"_s, u"it_manager"_s, u"auditor"_s})
        QTest::newRow(qPrintable(holder)) << holder << false;
    for (const auto& holder : {u"service_desk_manager"_s, u"administrator"_s})
        QTest::newRow(qPrintable(holder)) << holder << true;
}

void TstAccountCare::onlyWhoMayResets()
{
    QFETCH(const QString, holder);
    QFETCH(const bool, may);
    const auto actor = m_story->personWith(holder, u"Petra"_s);
    const auto caller = m_story->personWith(u"end_user"_s, u"Caller"_s);
    const auto refused = [&](const QString& permission) {
        if (may)
            return QString();
        return holder == "end_user"_L1 ? u"NOT_FOUND user_account"_s : u"FORBIDDEN "_s + permission;
    };

    QCOMPARE(
        refusal(signIn().resetPassword(actor, caller.person)), refused(u"user.reset_password"_s));
    QCOMPARE(refusal(signIn().unlock(actor, caller.person)), refused(u"user.unlock"_s));
}

void TstAccountCare::anInactiveAccountGetsNoPassword()
{
    const auto agent = jonas();
    QVERIFY(m_story->session().people.deactivate(mira(), agent.person));

    QCOMPARE(
        refusal(signIn().resetPassword(mira(), agent.person)), u"USER_INACTIVE user_account"_s);
    QCOMPARE(refusal(signIn().resetPassword(mira(), PersonId(QUuid::createUuid()))),
        u"NOT_FOUND user_account"_s);
}

/// access.md 6.2.
void TstAccountCare::unlockingEndsTheDelay()
{
    const auto agent = jonas();
    const auto told = *signIn().resetPassword(mira(), agent.person);
    QVERIFY(signIn().signInAnew(u"jonas"_s, told, own, desktop));
    for (int tries = 0; tries < 5; ++tries)
        QVERIFY(!signIn().signIn(u"jonas"_s, u"wrong"_s, desktop));
    QVERIFY(!signIn().signIn(u"jonas"_s, own, desktop));

    QVERIFY(signIn().unlock(mira(), agent.person));

    QCOMPARE(m_story->entryOf(m_story->replica().lastWritten()).command, u"auth.unlocked"_s);
    QVERIFY(signIn().signIn(u"jonas"_s, own, desktop));
}

/// SEC-16.
void TstAccountCare::peopleSeeAndEndTheirSessions()
{
    const auto agent = jonas();
    const auto first = *sessions().begin(agent.person, UserSessionClient::Desktop);
    m_story->desk->clock.advance(1h);
    const auto second = *sessions().begin(agent.person, UserSessionClient::Cli);
    const auto third = *sessions().begin(agent.person, UserSessionClient::Desktop);
    QVERIFY(sessions().end(third, agent));

    auto lines = sessions().sessionsOf(agent, agent.person);
    QVERIFY(lines);
    QCOMPARE(lines->size(), 3);
    QCOMPARE(lines->at(0).id, second);
    QVERIFY(lines->at(0).isLive && lines->at(1).isLive && !lines->at(2).isLive);
    QCOMPARE(lines->at(2).endReason, UserSessionEndReason::Logout);
    QCOMPARE(lines->at(0).client, UserSessionClient::Cli);

    QVERIFY(sessions().revoke(agent, first));
    QVERIFY(!*sessions().isLive(first));
    QVERIFY(*sessions().isLive(second));
    QCOMPARE(m_story->entryOf(m_story->replica().lastWritten()).command, u"auth.session_revoked"_s);
    const auto fourth = *sessions().begin(agent.person, UserSessionClient::Desktop);
    QVERIFY(sessions().revokeAll(agent, agent.person, fourth));
    QVERIFY(!*sessions().isLive(second));
    QVERIFY(*sessions().isLive(fourth));
}

/// access.md 3.22 and section 5: user.admin.
void TstAccountCare::sessionsOfOthersAreForAdministrators()
{
    const auto agent = jonas();
    const auto manager = m_story->personWith(u"service_desk_manager"_s, u"Petra"_s);
    const auto session = *sessions().begin(agent.person, UserSessionClient::Desktop);

    QCOMPARE(refusal(sessions().sessionsOf(manager, agent.person)), u"FORBIDDEN user.admin"_s);
    QCOMPARE(refusal(sessions().revoke(manager, session)), u"FORBIDDEN user.admin"_s);
    QCOMPARE(refusal(sessions().revokeAll(manager, agent.person)), u"FORBIDDEN user.admin"_s);
    QVERIFY(*sessions().isLive(session));
    QCOMPARE(sessions().sessionsOf(mira(), agent.person)->size(), 1);
    QVERIFY(sessions().revokeAll(mira(), agent.person)); // F-15, forced logout
    QVERIFY(!*sessions().isLive(session));
    QCOMPARE(refusal(sessions().revoke(mira(), UserSessionId(QUuid::createUuid()))),
        u"NOT_FOUND user_session"_s);
}

void TstAccountCare::theLogTellsOfEachTry()
{
    QVERIFY(signIn().signIn(u"mira"_s, password, desktop));
    m_story->desk->clock.advance(1s);
    QVERIFY(!signIn().signIn(u"mira"_s, u"wrong"_s, u"cli"_s));
    m_story->desk->clock.advance(1s);
    QVERIFY(!signIn().signIn(u"my secret password"_s, u"x"_s, desktop));

    const auto lines = log(mira());

    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].person.isNull());
    QCOMPARE(lines[0].name, u"my***"_s); // it may be a password
    QCOMPARE(lines[1].name, u"Mira Kovač"_s);
    QCOMPARE(lines[1].outcome, LoginAttemptOutcome::BadCredentials);
    QCOMPARE(lines[1].client, LoginAttemptClient::Cli);
    QCOMPARE(lines[2].outcome, LoginAttemptOutcome::Success);
    QVERIFY(!lines[2].device.isEmpty());
    QCOMPARE(log(mira(), {.isRefused = true}).size(), 2);
    QCOMPARE(log(mira(), {.person = mira().person}).size(), 2);
    const auto first = log(mira(), {}, {}, 1);
    QCOMPARE(log(mira(), {}, first.last()), lines.sliced(1));
}

void TstAccountCare::theLogOfOthersIsForFew()
{
    const auto agent = jonas();
    QVERIFY(signIn().signIn(u"mira"_s, password, desktop));
    const auto told = *signIn().resetPassword(mira(), agent.person);
    QVERIFY(signIn().signInAnew(u"jonas"_s, told, own, desktop));
    const auto auditor = m_story->personWith(u"auditor"_s, u"Petra"_s);

    const auto lines = log(agent);

    QVERIFY(!lines.isEmpty());
    for (const auto& line : lines)
        QCOMPARE(line.person, agent.person);
    QCOMPARE(
        refusal(signInLog(m_story->replica().database(), agent, {.person = mira().person}, {}, 10)),
        u"FORBIDDEN user.admin"_s);
    QVERIFY(log(auditor).size() > lines.size());
}

/// SEC-16: the most specific setting says when the window locks.
void TstAccountCare::theIdleLimitOfAPersonGoesFirst()
{
    const auto agent = jonas();
    const auto before = sessions().idleLimit(agent);
    QVERIFY(before);
    QCOMPARE(*before, 15min);
    record::Setting own;
    own.scope = SettingScope::User;
    own.userId = agent.person;
    own.key = u"session.idle_lock_minutes"_s;
    own.value = u"5"_s;

    QVERIFY(m_story->add(own));

    const auto limit = sessions().idleLimit(agent);
    const auto ofOthers = sessions().idleLimit(mira());
    QVERIFY(limit && ofOthers);
    QCOMPARE(*limit, 5min);
    QCOMPARE(*ofOthers, 15min);
}

QTEST_GUILESS_MAIN(TstAccountCare)
#include "tst_account_care.moc"
