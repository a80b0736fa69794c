#include "core/access/session_book.h"
#include "core/desk/desk.h"
#include "tests/core/access/sign_in_desk.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Another password: who may set it, which one, and what ends with it: access.md 6.1.
class TstNewPassword : public QObject, test::OnSignIn
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aPasswordOfThePastIsRefused();
    void aPasswordAgainstThePolicyChangesNothing();
    void anUnknownPersonGetsNoPassword();
    void onesOwnPasswordNeedsThePresentOne();
    void aNewPasswordEndsTheOtherSessions();
};

void TstNewPassword::aPasswordOfThePastIsRefused()
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

void TstNewPassword::aPasswordAgainstThePolicyChangesNothing()
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

void TstNewPassword::anUnknownPersonGetsNoPassword()
{
    const auto refused =
        signIn().setPassword(PersonId(QUuid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7)), right);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NotFound);
}

void TstNewPassword::onesOwnPasswordNeedsThePresentOne()
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

void TstNewPassword::aNewPasswordEndsTheOtherSessions()
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

QTEST_GUILESS_MAIN(TstNewPassword)
#include "tst_new_password.moc"
