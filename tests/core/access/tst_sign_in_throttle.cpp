#include "tests/core/access/sign_in_desk.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Sql fillWindow{"test.fillWindow", R"sql(
    UPDATE login_throttle SET window_count = 100, failed_count = 0, locked_until = NULL
     WHERE login_name = :login
)sql"};

} // namespace

/// Whoever guesses has to wait, whether there is such a person or not: access.md 6.2.
class TstSignInThrottle : public QObject, test::OnSignIn
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void fiveTriesAreFreeAndThenDelaysDouble_data();
    void fiveTriesAreFreeAndThenDelaysDouble();
    void aTryDuringTheDelayProlongsNothing();
    void aSuccessResetsTheCounter();
    void anHourHasAHundredTries();
    void aTryIsChargedBeforeTheAnswer();
    void confirmingIsForTheSamePersonAndThrottled();
};

void TstSignInThrottle::fiveTriesAreFreeAndThenDelaysDouble_data()
{
    QTest::addColumn<QString>("who");
    QTest::newRow("known") << login;
    QTest::newRow("unknown") << unknown;
}

void TstSignInThrottle::fiveTriesAreFreeAndThenDelaysDouble()
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

void TstSignInThrottle::aTryDuringTheDelayProlongsNothing()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);

    m_desk->clock.advance(30s);

    QCOMPARE(failures(login), 5);
    QCOMPARE(trying(login, right), u"in"_s);
}

void TstSignInThrottle::aSuccessResetsTheCounter()
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

void TstSignInThrottle::anHourHasAHundredTries()
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

void TstSignInThrottle::aTryIsChargedBeforeTheAnswer()
{
    QCOMPARE(failures(unknown), -1);

    QCOMPARE(trying(unknown, right), u"BAD_CREDENTIALS"_s);
    QCOMPARE(trying(login, wrong), u"BAD_CREDENTIALS"_s);

    QVERIFY(!database().inTransaction());
    QCOMPARE(failures(unknown), 1);
    QCOMPARE(failures(login), 1);
}

void TstSignInThrottle::confirmingIsForTheSamePersonAndThrottled()
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

QTEST_GUILESS_MAIN(TstSignInThrottle)
#include "tst_sign_in_throttle.moc"
