// People at machines of their own work on one desk.
#include "core/access/people_lists.h"
#include "core/exchange/verify.h"
#include "tests/core/service_levels/administered_calendars.h"
#include "tests/support/changed_feed.h"
#include "tests/support/incident_story.h"
#include "tests/support/judged_times.h"

#include <QTest>

#include <functional>
#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

namespace {

/// A device of its own with a connection to the story's desk.
class Machine
{
public:
    /// `meanwhile` happens in each of its transactions, once what that sees is fixed.
    Machine(test::TestDesk& desk, quint64 seed, const std::function<void()>& meanwhile = {})
        : m_random(seed)
    {
        auto database = Database::open(desk.address, Access::ReadWrite);
        Story::must(database);
        auto rules = deskRules();
        if (meanwhile) {
            rules.began = [usual = rules.began, meanwhile] {
                usual();
                meanwhile();
            };
        }
        m_replica =
            std::make_unique<Replica>(std::move(*database), DeviceIdentity{QUuid::createUuid()},
                World{&desk.clock, &m_random, ownPlaces()}, std::move(rules));
    }

    Replica& replica() { return *m_replica; }
    Result<> call(const Actor& actor, TicketId id, const QString& title)
    {
        IncidentEdit edit;
        edit.title = title;
        return IncidentService(*m_replica).edit(actor, id, edit);
    }
    QString nameOf(const Actor& actor, TicketId id)
    {
        const auto found = IncidentService(*m_replica).find(actor, id);
        return found ? found->ticket.title : QString();
    }

private:
    SeededRandom m_random;
    std::unique_ptr<Replica> m_replica;
};

} // namespace

class TstTwoPeople : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void eachSeesWithinASecondWhatTheOtherSaved();
    void noCalendarIsChosenAndSwitchedOffAtOnce_data();
    void noCalendarIsChosenAndSwitchedOffAtOnce();
};

void TstTwoPeople::eachSeesWithinASecondWhatTheOtherSaved()
{
    Story story;
    const auto bo = story.personWith(u"administrator"_s, u"Bo"_s);
    Machine miras(*story.desk, 3);
    Machine bos(*story.desk, 5);
    const auto id = story.incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(test::toldAfter(miras.replica(), id->value()) >= 0);
    QVERIFY(test::toldAfter(bos.replica(), id->value()) >= 0);
    QList<qint64> waits;

    for (int i = 0; i < 5; ++i) {
        const auto hers = u"Printer %1 smokes"_s.arg(i);
        const auto written = miras.call(story.mira(), *id, hers);
        QVERIFY2(written, written ? "" : qPrintable(written.error().code));
        waits << test::toldAfter(bos.replica(), id->value());
        QVERIFY(waits.last() >= 0);
        QCOMPARE(bos.nameOf(bo, *id), hers);

        const auto his = u"Printer %1 burns"_s.arg(i);
        const auto answered = bos.call(bo, *id, his);
        QVERIFY2(answered, answered ? "" : qPrintable(answered.error().code));
        waits << test::toldAfter(miras.replica(), id->value());
        QVERIFY(waits.last() >= 0);
        QCOMPARE(miras.nameOf(story.mira(), *id), his);
    }

    QVERIFY(test::isWithinASecond(waits));
    QCOMPARE(*miras.replica().stateHash(), *bos.replica().stateHash());
    const auto found = verifyDesk(miras.replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstTwoPeople::noCalendarIsChosenAndSwitchedOffAtOnce_data()
{
    QTest::addColumn<bool>("isChosenFirst");
    QTest::newRow("it is chosen first") << true;
    QTest::newRow("it is switched off first") << false;
}

/// Neither writes what the other does, and neither sees it; still the second is refused.
void TstTwoPeople::noCalendarIsChosenAndSwitchedOffAtOnce()
{
    if (test::isSqlite())
        QSKIP("one file has one writer");
    QFETCH(const bool, isChosenFirst);
    Story story;
    auto& desk = *story.desk->session;
    const auto made = desk.calendars.create(story.mira(), test::officeHours(u"Berlin"_s));
    QVERIFY(made);
    const auto seen = organizationRecord(desk.replica->database(), story.mira());
    QVERIFY(seen);
    const auto act = [&](Replica& replica, bool chooses) {
        auto wanted = *seen;
        wanted.defaultCalendarId = *made;
        return chooses ? OrganizationService(replica).edit(story.mira(), *seen, wanted)
                       : CalendarService(replica).setActive(story.mira(), *made, false);
    };
    Machine bos(*story.desk, 5);
    bool areMet = false;
    int runs = 0;
    Machine miras(*story.desk, 3, [&] {
        if (areMet && ++runs == 1)
            Story::must(act(bos.replica(), isChosenFirst));
    });
    // Streams that begin at once would send one of them round again whatever it writes.
    const auto id = story.incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(bos.call(story.mira(), *id, u"Printer smokes"_s));
    QVERIFY(miras.call(story.mira(), *id, u"Printer burns"_s));

    areMet = true;
    const auto refused = act(miras.replica(), !isChosenFirst);

    QCOMPARE(test::told(refused),
        isChosenFirst ? u"IN_USE organization"_s : u"VALIDATION_ERROR default_calendar_id"_s);
    QCOMPARE(runs, 2);
    const auto stands = organizationRecord(desk.replica->database(), story.mira());
    QVERIFY(stands);
    QCOMPARE(stands->defaultCalendarId == *made, isChosenFirst);
}

QTEST_GUILESS_MAIN(TstTwoPeople)
#include "tst_two_people.moc"
