// Whoever reports something without an account (I-01): access.md 3.22.
#include "core/tickets/new_reporter.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace homeport::test;

class TstNewReporter : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void theLoginFollowsTheAddressOrTheName_data();
    void theLoginFollowsTheAddressOrTheName();
    void aTakenLoginGetsANumber();
    void anAddressIsHeldOnce();
    void whoMayMakeNoAccountsAddsNobody();
};

void TstNewReporter::theLoginFollowsTheAddressOrTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("login");
    QTest::newRow("address") << u"Ada Berg"_s << u"A.Berg@example.org"_s << u"a.berg"_s;
    QTest::newRow("name") << u"Ada Berg"_s << QString() << u"ada.berg"_s;
    QTest::newRow("accents") << u"Jürgen Groß"_s << QString() << u"jurgen.gross"_s;
    QTest::newRow("signs") << u"  O'Neil, (Zoë) "_s << QString() << u"o.neil.zoe"_s;
    QTest::newRow("an address without a beginning") << u"Ada"_s << u"@example.org"_s << u"ada"_s;
    QTest::newRow("nothing to call them by") << u"???"_s << QString() << u"user"_s;
}

void TstNewReporter::theLoginFollowsTheAddressOrTheName()
{
    QFETCH(const QString, name);
    QFETCH(const QString, email);
    QFETCH(const QString, login);
    NewReporter reporter;
    reporter.name = name;
    reporter.email = email;
    QCOMPARE(loginOf(reporter), login);
}

void TstNewReporter::aTakenLoginGetsANumber()
{
    NewReporter reporter;
    reporter.name = u"Zoë Quist"_s;
    reporter.phone = u"0123 456"_s;
    auto& people = m_story->session().people;
    QStringList logins;
    for (int i = 0; i < 3; ++i) {
        const auto added = addReporter(people, m_story->mira(), reporter);
        QCOMPARE(refusal(added), QString());
        const auto account = m_story->row<record::UserAccount>(*added);
        QCOMPARE(account.displayName, reporter.name);
        QCOMPARE(account.phone, std::optional(reporter.phone));
        QVERIFY(!account.email);
        logins += account.username;
    }
    QCOMPARE(logins, (QStringList{u"zoe.quist"_s, u"zoe.quist2"_s, u"zoe.quist3"_s}));
}

void TstNewReporter::anAddressIsHeldOnce()
{
    NewReporter reporter;
    reporter.name = u"Zoë Quist"_s;
    reporter.email = u"zoe@example.org"_s;
    auto& people = m_story->session().people;
    QVERIFY(addReporter(people, m_story->mira(), reporter));
    reporter.name = u"Zoë Other"_s;
    QCOMPARE(refusal(addReporter(people, m_story->mira(), reporter)), u"DUPLICATE email"_s);
}

void TstNewReporter::whoMayMakeNoAccountsAddsNobody()
{
    NewReporter reporter;
    reporter.name = u"Zoë Quist"_s;
    const auto added =
        addReporter(m_story->session().people, m_story->personWith(u"agent"_s, u"Bo"_s), reporter);
    QVERIFY(!added);
    QCOMPARE(added.error().code, u"FORBIDDEN"_s);
}

QTEST_GUILESS_MAIN(TstNewReporter)

#include "tst_new_reporter.moc"
