#include "core/access/password.h"
#include "core/access/sign_in_service.h"
#include "core/desk/desk.h"
#include "core/exchange/verify.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr HashCost smallCost{2, 46 * 1024 * 1024};
const auto login = u"mira"_s;
const auto right = u"correct horse battery staple"_s;
const auto wrong = u"correct horse battery stable"_s;
const auto unknown = u"nobody"_s;

constexpr Sql attempts{"test.attempts", R"sql(
    SELECT outcome FROM login_attempt ORDER BY occurred_at DESC, id DESC
)sql"};
constexpr Sql throttle{"test.throttle", R"sql(
    SELECT failed_count, locked_until, window_count FROM login_throttle WHERE login_name = :login
)sql"};
constexpr Sql storedHash{"test.storedHash", R"sql(
    SELECT password_hash, last_login_at FROM credential WHERE user_id = :person_id
)sql"};
constexpr Sql weakenHash{"test.weakenHash", R"sql(
    UPDATE credential SET password_hash = :password_hash WHERE user_id = :person_id
)sql"};
constexpr Sql securityEvents{"test.securityEvents", R"sql(
    SELECT body FROM jr_tx
     WHERE command LIKE 'auth.%'
       AND no > (SELECT min(no) FROM jr_tx WHERE command = 'auth.password_changed')
     ORDER BY no
)sql"};
constexpr Sql fillWindow{"test.fillWindow", R"sql(
    UPDATE login_throttle SET window_count = 100, failed_count = 0, locked_until = NULL
     WHERE login_name = :login
)sql"};

} // namespace

class TstSignIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup() { m_desk.reset(); }
    void theRightPasswordSignsIn();
    void aLoginIsFolded_data();
    void aLoginIsFolded();
    void everyRefusalLooksTheSame_data();
    void everyRefusalLooksTheSame();
    void fiveTriesAreFreeAndThenDelaysDouble_data();
    void fiveTriesAreFreeAndThenDelaysDouble();
    void aTryDuringTheDelayProlongsNothing();
    void aSuccessResetsTheCounter();
    void anHourHasAHundredTries();
    void aTryIsChargedBeforeTheAnswer();
    void aWeakerHashIsReplaced();
    void aPasswordOfThePastIsRefused();
    void aPasswordAgainstThePolicyChangesNothing();
    void anUnknownPersonGetsNoPassword();
    void everyRefusalDoesTheSameWork_data();
    void everyRefusalDoesTheSameWork();
    void aNewPasswordEndsTheOtherSessions();
    void aSessionLastsEightHours();
    void onesOwnPasswordNeedsThePresentOne();
    void confirmingIsForTheSamePersonAndThrottled();
    void triesAndPasswordsStandInTheJournal();
    void theLoginOfTheFirstPersonIsFolded();

private:
    SignInService& signIn() { return m_desk->session->signIn; }
    Database& database() { return m_desk->session->replica->database(); }
    PersonId admin() const { return m_desk->admin.person; }
    QString trying(const QString& who, const QString& password);
    QString lastOutcome();
    int failures(const QString& who);
    QString hashOfAdmin();

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstSignIn::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_desk = test::freshDesk();
    QVERIFY(m_desk);
}

/// "in", or the code of the refusal.
QString TstSignIn::trying(const QString& who, const QString& password)
{
    const auto answer = signIn().signIn(who, password, u"desktop"_s);
    m_desk->clock.advance(1ms); // attempts have an order
    return answer ? u"in"_s : answer.error().code;
}

QString TstSignIn::lastOutcome()
{
    const auto row = one(database(), attempts);
    return row ? (*row)->text(0) : QString();
}

int TstSignIn::failures(const QString& who)
{
    const auto row = one(database(), throttle, {{"login", who}});
    return row ? (*row)->read<int>(0) : -1;
}

QString TstSignIn::hashOfAdmin()
{
    const auto row = one(database(), storedHash, {{"person_id", admin()}});
    return row ? (*row)->text(0) : QString();
}

void TstSignIn::theRightPasswordSignsIn()
{
    const auto at = toMsecs(m_desk->clock.now());

    const auto person = signIn().signIn(login, right, u"cli"_s);

    QVERIFY(person);
    QCOMPARE(*person, admin());
    QCOMPARE(lastOutcome(), u"success"_s);
    const auto row = one(database(), storedHash, {{"person_id", admin()}});
    QVERIFY(row);
    QCOMPARE((*row)->integer(1), at);
}

void TstSignIn::aLoginIsFolded_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("capitals") << u"MIRA"_s;
    QTest::newRow("blanks around") << u"  Mira\t"_s;
}

void TstSignIn::aLoginIsFolded()
{
    QFETCH(const QString, typed);

    QCOMPARE(trying(typed, right), u"in"_s);
    QCOMPARE(failures(login), 0);
}

void TstSignIn::everyRefusalLooksTheSame_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong") << login << wrong;
    QTest::newRow("trailing blank") << login << right + u' ';
    QTest::newRow("empty") << login << QString();
    QTest::newRow("unknown") << unknown << right;
    QTest::newRow("no login") << QString() << right;
    QTest::newRow("a login with a zero") << u"mi"_s + QChar(0) + u"ra"_s << right;
    QTest::newRow("an endless login") << QString(100000, u'm') << right;
    QTest::newRow("an endless password") << login << QString(1000000, u'm');
}

void TstSignIn::everyRefusalLooksTheSame()
{
    QFETCH(const QString, who);
    QFETCH(const QString, password);

    const auto refused = signIn().signIn(who, password, u"desktop"_s);

    QVERIFY(!refused);
    QVERIFY(refused.error() == (Error{Error::Kind::Denied, u"login"_s, {}, u"BAD_CREDENTIALS"_s}));
    QCOMPARE(lastOutcome(), u"bad_credentials"_s);
}

void TstSignIn::fiveTriesAreFreeAndThenDelaysDouble_data()
{
    QTest::addColumn<QString>("who");
    QTest::newRow("known") << login;
    QTest::newRow("unknown") << unknown;
}

void TstSignIn::fiveTriesAreFreeAndThenDelaysDouble()
{
    QFETCH(const QString, who);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(trying(who, wrong), u"BAD_CREDENTIALS"_s);
        QCOMPARE(lastOutcome(), u"bad_credentials"_s);
    }

    const std::chrono::milliseconds delays[] = {30s, 1min, 2min, 4min, 8min, 16min, 30min, 30min};
    for (const auto delay : delays) {
        m_desk->clock.advance(delay - 3ms);
        QCOMPARE(trying(who, right), u"BAD_CREDENTIALS"_s);
        QCOMPARE(lastOutcome(), u"locked"_s);
        m_desk->clock.advance(2ms);
        QCOMPARE(trying(who, wrong), u"BAD_CREDENTIALS"_s);
        QCOMPARE(lastOutcome(), u"bad_credentials"_s);
    }
}

void TstSignIn::aTryDuringTheDelayProlongsNothing()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);

    m_desk->clock.advance(30s);

    QCOMPARE(failures(login), 5);
    QCOMPARE(trying(login, right), u"in"_s);
}

void TstSignIn::aSuccessResetsTheCounter()
{
    for (int i = 0; i < 4; ++i)
        QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);

    QCOMPARE(trying(login, right), u"in"_s);

    QCOMPARE(failures(login), 0);
    const auto row = one(database(), throttle, {{"login", login}});
    QVERIFY(row);
    QVERIFY((*row)->isNull(1));
    QCOMPARE((*row)->read<int>(2), 4);
}

void TstSignIn::anHourHasAHundredTries()
{
    QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);
    QVERIFY(database().begin());
    QVERIFY(database().exec(fillWindow, {{"login", login}}));
    QVERIFY(database().commit());

    const auto withinTheHour = trying(login, right);
    const auto outcome = lastOutcome();
    m_desk->clock.advance(1h);
    const auto afterIt = trying(login, right);

    QCOMPARE(withinTheHour, u"BAD_CREDENTIALS"_s);
    QCOMPARE(outcome, u"rate_limited"_s);
    QCOMPARE(afterIt, u"in"_s);
}

void TstSignIn::aTryIsChargedBeforeTheAnswer()
{
    QCOMPARE(failures(unknown), -1);

    QCOMPARE(trying(unknown, right), u"BAD_CREDENTIALS"_s);
    QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);

    QVERIFY(!database().inTransaction());
    QCOMPARE(failures(unknown), 1);
    QCOMPARE(failures(login), 1);
}

void TstSignIn::aWeakerHashIsReplaced()
{
    const auto weak = hashedPassword(right, smallCost);
    QVERIFY(weak);
    QVERIFY(database().begin());
    QVERIFY(database().exec(weakenHash, {{"password_hash", *weak}, {"person_id", admin()}}));
    QVERIFY(database().commit());

    QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);
    const auto afterFailure = hashOfAdmin();
    QCOMPARE(trying(login, right), u"in"_s);

    QCOMPARE(afterFailure, *weak);
    QVERIFY(hashOfAdmin().startsWith(u"$argon2id$v=19$m=65536,t=3,p=1$"_s));
    QCOMPARE(trying(login, right), u"in"_s);
}

void TstSignIn::aPasswordOfThePastIsRefused()
{
    const auto second = u"tulip under grey bridge"_s;
    QVERIFY(signIn().setPassword(admin(), second));

    const auto present = signIn().setPassword(admin(), second);
    const auto former = signIn().setPassword(admin(), right);

    QVERIFY(!present);
    QCOMPARE(present.error().code, u"PASSWORD_REUSED"_s);
    QVERIFY(!former);
    QCOMPARE(former.error().kind, Error::Kind::Invalid);
    QCOMPARE(former.error().code, u"PASSWORD_REUSED"_s);
    QCOMPARE(trying(login, right), u"BAD_CREDENTIALS"_s);
    QCOMPARE(trying(login, second), u"in"_s);
}

void TstSignIn::aPasswordAgainstThePolicyChangesNothing()
{
    const auto before = hashOfAdmin();

    const auto common = signIn().setPassword(admin(), u"passwordpassword"_s);
    const auto personal = signIn().setPassword(admin(), u"tulip for mira lamp"_s);

    QVERIFY(!common);
    QCOMPARE(common.error().code, u"PASSWORD_POLICY"_s);
    QCOMPARE(common.error().detail, u"common"_s);
    QVERIFY(!personal);
    QCOMPARE(personal.error().detail, u"personal"_s);
    QCOMPARE(hashOfAdmin(), before);
}

void TstSignIn::anUnknownPersonGetsNoPassword()
{
    const auto refused =
        signIn().setPassword(PersonId(QUuid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7)), right);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NotFound);
}

void TstSignIn::everyRefusalDoesTheSameWork_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("triesBefore");
    QTest::newRow("wrong") << login << 0;
    QTest::newRow("unknown") << unknown << 0;
    QTest::newRow("locked") << login << 5;
    QTest::newRow("unknown and locked") << unknown << 5;
    QTest::newRow("inactive") << login << -1;
}

void TstSignIn::everyRefusalDoesTheSameWork()
{
    QFETCH(const QString, who);
    QFETCH(const int, triesBefore);
    for (int i = 0; i < triesBefore; ++i)
        QCOMPARE(trying(who, wrong), u"BAD_CREDENTIALS"_s);
    if (triesBefore < 0) {
        QVERIFY(m_desk->session->replica->write(
            {}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
                auto person = unit.get<record::UserAccount>(admin());
                if (!person)
                    return person.error();
                person->isActive = false;
                return unit.put(*person);
            }));
    }
    const auto before = hashRuns();

    QCOMPARE(trying(who, wrong), u"BAD_CREDENTIALS"_s);

    QCOMPARE(hashRuns() - before, quint64(1));
    if (triesBefore >= 0)
        return;
    QCOMPARE(trying(who, test::password), u"BAD_CREDENTIALS"_s);
    QCOMPARE(hashRuns() - before, quint64(2));
}

void TstSignIn::aNewPasswordEndsTheOtherSessions()
{
    auto& sessions = m_desk->session->sessions;
    const auto here = sessions.begin(admin(), UserSessionClient::Desktop);
    const auto elsewhere = sessions.begin(admin(), UserSessionClient::Cli);
    QVERIFY(here && elsewhere);

    QVERIFY(
        signIn().setPassword(admin(), u"tulip under grey bridge"_s, m_desk->admin.author(), *here));

    QVERIFY(*sessions.isLive(*here));
    QVERIFY(!*sessions.isLive(*elsewhere));
    const auto refused = sessions.renew(*elsewhere);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"SESSION_ENDED"_s);
    m_desk->clock.advance(SessionBook::longest);
    QVERIFY(!*sessions.isLive(*here));
}

/// access.md 6.4: eight hours whatever is done meanwhile, and again after a full sign-in.
void TstSignIn::aSessionLastsEightHours()
{
    auto& sessions = m_desk->session->sessions;
    const auto session = sessions.begin(admin(), UserSessionClient::Desktop);
    QVERIFY(session);

    for (int signIns = 1; signIns <= 2; ++signIns) {
        m_desk->clock.advance(8h - 1ms);
        QVERIFY(sessions.touch(*session));
        QCOMPARE(*sessions.stateOf(*session), SessionState::Live);
        m_desk->clock.advance(1ms);
        QCOMPARE(*sessions.stateOf(*session), SessionState::Expired);
        QVERIFY(sessions.renew(*session));
    }
}

void TstSignIn::onesOwnPasswordNeedsThePresentOne()
{
    const auto fresh = u"tulip under grey bridge"_s;

    const auto refused = signIn().changePassword(m_desk->admin, wrong, fresh, {}, u"desktop"_s);
    m_desk->clock.advance(1ms);
    const auto done = signIn().changePassword(m_desk->admin, right, fresh, {}, u"desktop"_s);
    m_desk->clock.advance(1ms);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"BAD_CREDENTIALS"_s);
    QVERIFY(done);
    QCOMPARE(trying(login, fresh), u"in"_s);
}

void TstSignIn::confirmingIsForTheSamePersonAndThrottled()
{
    QVERIFY(signIn().confirm(admin(), right, u"desktop"_s));
    const auto stranger =
        signIn().confirm(PersonId(QUuid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7)), right, u"desktop"_s);
    QVERIFY(!stranger);
    QCOMPARE(stranger.error().code, u"BAD_CREDENTIALS"_s);

    for (int i = 0; i < 5; ++i) {
        m_desk->clock.advance(1ms);
        QVERIFY(!signIn().confirm(admin(), wrong, u"desktop"_s));
    }

    m_desk->clock.advance(1ms);
    QVERIFY(!signIn().confirm(admin(), right, u"desktop"_s));
    QCOMPARE(lastOutcome(), u"locked"_s);
}

void TstSignIn::triesAndPasswordsStandInTheJournal()
{
    QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);
    QCOMPARE(trying(login, right), u"in"_s);
    QVERIFY(signIn().setPassword(admin(), u"tulip under grey bridge"_s, m_desk->admin.author()));

    auto rows = database().query(securityEvents);
    QVERIFY(rows);
    QStringList told;
    while ((*rows)->next()) {
        const auto entry = Entry::decoded((*rows)->blob(0));
        QVERIFY(entry);
        QVERIFY(entry->edits.empty());
        told += entry->command + u' ' + entry->reason + u' '
            + (entry->actor == admin().value() ? u"by"_s : u"nobody"_s) + u' '
            + (entry->onBehalfOf == admin().value() ? u"of"_s : u"-"_s);
    }
    rows->reset();
    QCOMPARE(told,
        (QStringList{u"auth.login_failed bad_credentials nobody of"_s, u"auth.login  by -"_s,
            u"auth.password_changed  by -"_s}));
    const auto whole = verifyDesk(*m_desk->session->replica);
    QVERIFY(whole);
    QCOMPARE(whole->findings, QStringList());
}

void TstSignIn::theLoginOfTheFirstPersonIsFolded()
{
    DeskSetup setup;
    setup.organization = u"Nordhafen"_s;
    setup.adminLogin = u" ÄDA "_s;
    setup.password = right;
    auto made = setUpDesk(test::freshAddress(), setup, m_desk->world());
    QVERIFY(made);

    QVERIFY((*made)->signIn.signIn(u"äda"_s, right, u"desktop"_s));
}

QTEST_GUILESS_MAIN(TstSignIn)
#include "tst_sign_in.moc"
