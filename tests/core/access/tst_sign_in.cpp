#include "core/access/password_hash.h"
#include "core/desk/desk.h"
#include "core/exchange/verify.h"
#include "core/journal/stored_entry.h"
#include "tests/core/access/sign_in_desk.h"

#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr HashCost smallCost{2, 46 * 1024 * 1024};
constexpr Sql weakenHash{"test.weakenHash", R"sql(
    UPDATE credential SET password_hash = :password_hash WHERE user_id = :person_id
)sql"};
constexpr Sql securityEvents{"test.securityEvents", "SELECT " STORED_ENTRY R"sql(
      FROM jr_tx t
     WHERE t.command LIKE 'auth.%'
       AND t.no > (SELECT min(no) FROM jr_tx WHERE command = 'auth.password_changed')
     ORDER BY t.no
)sql"};

} // namespace

/// Signing in with a password, and what the desk keeps of it: access.md 6.
class TstSignIn : public QObject, test::OnSignIn
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theRightPasswordSignsIn();
    void aLoginIsFolded_data();
    void aLoginIsFolded();
    void everyRefusalLooksTheSame_data();
    void everyRefusalLooksTheSame();
    void everyRefusalDoesTheSameWork_data();
    void everyRefusalDoesTheSameWork();
    void aWeakerHashIsReplaced();
    void aSessionLastsEightHours();
    void triesAndPasswordsStandInTheJournal();
    void theLoginOfTheFirstPersonIsFolded();
};

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

void TstSignIn::triesAndPasswordsStandInTheJournal()
{
    QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);
    QCOMPARE(trying(login, right), u"in"_s);
    QVERIFY(signIn().setPassword(admin(), u"tulip under grey bridge"_s, m_desk->admin.author()));

    auto rows = database().query(securityEvents);
    QVERIFY(rows);
    QStringList told;
    while ((*rows)->next()) {
        const auto entry = storedEntry(**rows);
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
