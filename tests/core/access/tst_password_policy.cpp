// The settings password.* (access.md 6.1; SEC-11, SEC-12).
#include "core/access/password_policy.h"
#include "core/access/sign_in_service.h"
#include "tests/support/people_story.h"

#include <QTest>

#include "record/setting.h"

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TstPasswordPolicy : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void settingsGoAsFarAsTheyMay_data();
    void settingsGoAsFarAsTheyMay();
    void aLongerMinimumHolds();
    void kindsOfSignsCanBeDemanded();
    void theListCanBeLeftOut();
    void theHistoryIsAsLongAsItIsSet();
    void anAgedPasswordOpensOnlyTheChoiceOfAnother();
    void anAgedPasswordStillConfirms();

private:
    SignInService& signIn() { return m_story->session().signIn; }
    PersonId mira() { return m_story->mira().person; }
    QString setting(const QString& password)
    {
        return refusal(signIn().setPassword(mira(), password));
    }
    void choose(const QString& key, const QString& value);
};

namespace {

const auto own = u"tulip under grey bridge"_s;
const auto desktop = u"desktop"_s;

} // namespace

/// In place of the value that the desk was set up with.
void TstPasswordPolicy::choose(const QString& key, const QString& value)
{
    auto found = one(m_story->replica().database(),
        {"test.setting", "SELECT id FROM setting WHERE key = :key"}, {{"key", key}});
    Story::must(found);
    const SettingId id((*found)->uuid(0));
    found->reset();
    m_story->alter<record::Setting>(id, [&](record::Setting& row) { row.value = value; });
}

void TstPasswordPolicy::settingsGoAsFarAsTheyMay_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QList<int>>("policy"); // minimum, classes, list, history, days
    QTest::newRow("as it is set up")
        << u"password.min_length"_s << u"12"_s << QList{15, 0, 1, 10, 0};
    QTest::newRow("longer") << u"password.min_length"_s << u"20"_s << QList{20, 0, 1, 10, 0};
    QTest::newRow("no number") << u"password.min_length"_s << u"\"x\""_s << QList{15, 0, 1, 10, 0};
    QTest::newRow("classes") << u"password.required_classes"_s << u"9"_s << QList{15, 4, 1, 10, 0};
    QTest::newRow("no list") << u"password.blocklist"_s << u"false"_s << QList{15, 0, 0, 10, 0};
    QTest::newRow("history") << u"password.history"_s << u"99"_s << QList{15, 0, 1, 24, 0};
    QTest::newRow("no history") << u"password.history"_s << u"-1"_s << QList{15, 0, 1, 0, 0};
    QTest::newRow("days") << u"password.max_age_days"_s << u"90"_s << QList{15, 0, 1, 10, 90};
}

void TstPasswordPolicy::settingsGoAsFarAsTheyMay()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QList<int>, policy);
    choose(key, value);

    const auto read = passwordPolicy(m_story->replica().database(), m_story->mira().organization);

    Story::must(read);
    const auto& [rules, history, days] = *read;
    QCOMPARE((QList{rules.minimum, rules.classes, int(rules.isListAsked), history, days}), policy);
}

void TstPasswordPolicy::aLongerMinimumHolds()
{
    choose(u"password.min_length"_s, u"20"_s);

    QCOMPARE(setting(u"grey bridge, quiet"_s), u"PASSWORD_POLICY password"_s);
    QCOMPARE(setting(u"grey bridge, quiet ox"_s), QString());
}

void TstPasswordPolicy::kindsOfSignsCanBeDemanded()
{
    choose(u"password.required_classes"_s, u"4"_s);

    const auto refused = signIn().setPassword(mira(), u"Tulip under grey bridge"_s);

    QCOMPARE(refused.error().code, u"PASSWORD_POLICY"_s);
    QCOMPARE(refused.error().detail, u"classes"_s);
    QCOMPARE(setting(u"Tulip under grey bridge 7"_s), QString());
}

void TstPasswordPolicy::theListCanBeLeftOut()
{
    QCOMPARE(setting(u"passwordpassword"_s), u"PASSWORD_POLICY password"_s);
    choose(u"password.blocklist"_s, u"false"_s);
    QCOMPARE(setting(u"passwordpassword"_s), QString());
}

void TstPasswordPolicy::theHistoryIsAsLongAsItIsSet()
{
    choose(u"password.history"_s, u"1"_s);
    for (const auto& word : {u"otter"_s, u"heron"_s, u"adder"_s})
        QCOMPARE(setting(word + u" under grey bridge"_s), QString());

    QCOMPARE(
        setting(u"adder under grey bridge"_s), u"PASSWORD_REUSED password"_s); // the present one
    QCOMPARE(setting(u"heron under grey bridge"_s), u"PASSWORD_REUSED password"_s);
    QCOMPARE(setting(u"otter under grey bridge"_s), QString());
}

void TstPasswordPolicy::anAgedPasswordOpensOnlyTheChoiceOfAnother()
{
    QCOMPARE(setting(own), QString());
    m_story->desk->clock.advance(std::chrono::days(90) - 1ms);
    choose(u"password.max_age_days"_s, u"90"_s);
    QVERIFY(signIn().signIn(u"mira"_s, own, desktop));
    m_story->desk->clock.advance(1ms);

    QCOMPARE(refusal(signIn().signIn(u"mira"_s, own, desktop)), u"PASSWORD_EXPIRED password"_s);
    QCOMPARE(refusal(signIn().signIn(u"mira"_s, u"wrong"_s, desktop)), u"BAD_CREDENTIALS login"_s);
    const auto fresh = u"heron under grey bridge"_s;
    QVERIFY(signIn().signInAnew(u"mira"_s, own, fresh, desktop));
    QVERIFY(signIn().signIn(u"mira"_s, fresh, desktop));
}

/// Who is signed in already goes on, and can choose another with it.
void TstPasswordPolicy::anAgedPasswordStillConfirms()
{
    choose(u"password.max_age_days"_s, u"1"_s);
    QCOMPARE(setting(own), QString());
    m_story->desk->clock.advance(48h);

    QVERIFY(signIn().confirm(mira(), own, desktop));
    QVERIFY(signIn().changePassword(
        m_story->mira(), own, u"heron under grey bridge"_s, UserSessionId(), desktop));
}

QTEST_GUILESS_MAIN(TstPasswordPolicy)
#include "tst_password_policy.moc"
