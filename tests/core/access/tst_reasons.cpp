// Reasons that people give: each has the length of the place where it is kept.
#include "core/access/reason.h"
#include "tests/support/people_story.h"

#include <QTest>

#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstReasons : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<test::PeopleStory>(); }
    void cleanup() { end(); }
    void noneIsLongerThanItsPlace_data();
    void noneIsLongerThanItsPlace();
    void aLetterCountsOnce();

private:
    const Actor& mira() { return m_story->mira(); }
    /// The act of that name on something of its own.
    std::function<Result<>(const QString&)> actNamed(const QString& name);
};

std::function<Result<>(const QString&)> TstReasons::actNamed(const QString& name)
{
    auto& session = m_story->session();
    if (name == "deactivate"_L1 || name == "give a role"_L1) {
        const auto person = m_story->personWith(u"agent"_s, u"Jonas"_s).person;
        if (name == "deactivate"_L1) {
            return [this, &session, person](const QString& reason) {
                return session.people.deactivate(mira(), person, reason);
            };
        }
        return [this, &session, person](const QString& reason) {
            RoleTerms terms;
            terms.reason = reason;
            return session.roles.give(mira(), person, m_story->role(u"end_user"_s), terms);
        };
    }
    const bool isReopened = name == "reopen"_L1;
    const auto made =
        m_story->incidentIn(isReopened ? TicketStatus::Resolved : TicketStatus::InProgress);
    Story::must(made);
    const auto id = *made;
    return [this, &session, name, id](const QString& reason) -> Result<> {
        if (name == "reopen"_L1)
            return session.incidents.reopen(mira(), id, reason);
        if (name == "override the priority"_L1)
            return session.incidents.overridePriority(mira(), id, {1, reason});
        return session.deletions.remove(mira(), id, reason);
    };
}

void TstReasons::noneIsLongerThanItsPlace_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("field");
    QTest::newRow("reopen") << int(longestReason) << u"reason"_s;
    QTest::newRow("delete") << int(longestReason) << u"reason"_s;
    QTest::newRow("deactivate") << int(longestReason) << u"reason"_s;
    QTest::newRow("give a role") << 255 << u"reason"_s;
    QTest::newRow("override the priority") << 500 << u"priority_override_reason"_s;
}

void TstReasons::noneIsLongerThanItsPlace()
{
    QFETCH(const int, most);
    QFETCH(const QString, field);
    const auto act = actNamed(QString::fromLatin1(QTest::currentDataTag()));
    const auto before = m_story->replica().lastWritten();

    const auto refused = act(QString(most + 1, u'x'));

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QCOMPARE(refused.error().code, u"VALIDATION_ERROR"_s);
    QCOMPARE(refused.error().subject, field);
    QCOMPARE(refused.error().detail, u"TOO_LONG"_s);
    QCOMPARE(m_story->replica().lastWritten(), before);
    // Space around it is not kept, and so does not count.
    Story::must(act(u"  "_s + QString(most, u'x') + u'\n'));
    QVERIFY(!(m_story->replica().lastWritten() == before));
}

/// Also one that takes two of the units texts are made of, as columns count them.
void TstReasons::aLetterCountsOnce()
{
    const auto letter = u"𝕏"_s;
    QCOMPARE(letter.size(), 2);

    QVERIFY(checkReason(letter.repeated(longestReason)));
    QVERIFY(!checkReason(letter.repeated(longestReason + 1)));
}

QTEST_GUILESS_MAIN(TstReasons)

#include "tst_reasons.moc"
