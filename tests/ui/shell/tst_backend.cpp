#include "core/journal/job_lease.h"
#include "tests/core/service_levels/administered_calendars.h"
#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"
#include "ui/shell/recalculation.h"

#include <QTest>

#include <future>

using namespace Qt::Literals::StringLiterals;
using namespace homeport;

class TstBackend : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void theSearchIndexIsJoinedWhileNobodyWaits();
    void whatCouldNotBeReachedIsOpenedLater();
    void aRecalculationIsKnownBeforeItBegins();
};

/// measured.md 5.8: commits leave their words apart, the window joins them when it rests.
void TstBackend::theSearchIndexIsJoinedWhileNobodyWaits()
{
    test::Story story;
    if (story.desk->address.isPostgresql())
        QSKIP("a server joins by itself");
    auto& database = story.desk->session->replica->database();
    const auto segments = [&] {
        const auto found = number(
            database, {"test.segments", "SELECT count(DISTINCT segid) FROM search_text_idx"});
        return found ? *found : -1;
    };
    for (int i = 0; i < 60; ++i)
        QVERIFY(story.incidents().create(story.mira(), story.form()));
    QVERIFY(segments() > 30);

    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());

    QTRY_VERIFY_WITH_TIMEOUT(segments() > 0 && segments() < 10, 30'000);
    QVERIFY(story.incidents().create(story.mira(), story.form()));
}

/// A connection that a server refused is made as soon as it can be.
void TstBackend::whatCouldNotBeReachedIsOpenedLater()
{
    const auto desk = test::freshDesk();
    if (!desk->address.isPostgresql())
        QSKIP("a server refuses connections while it lets others be");
    const auto answers = [](QFuture<Result<Actor>> asked) {
        return QTest::qWaitFor([&] { return asked.isFinished(); }, 30'000) && asked.result();
    };
    const auto actor = [person = desk->admin.person](
                           Session& session) { return session.access.actorFor(person); };
    Backend window(desk->address, ownPlaces());
    QVERIFY(answers(window.ask(actor)));

    test::admitConnections(desk->address, false);
    QVERIFY(!answers(window.labour(actor))); // by a connection that is made for it
    QVERIFY(answers(window.run(actor)));
    test::admitConnections(desk->address, true);

    QTRY_VERIFY_WITH_TIMEOUT(answers(window.labour(actor)), 30'000);
}

/// The window may be closed while other long work still keeps it from beginning.
void TstBackend::aRecalculationIsKnownBeforeItBegins()
{
    test::Story story;
    JobLease looked(*story.desk->session->replica, u"recalculation"_s);
    Backend window(story.desk->address, ownPlaces());
    std::promise<void> end; // goes before the window does
    const auto longWork = window.labour([isOver = end.get_future().share()](Session&) {
        isOver.wait();
        return Result<>();
    });

    test::Story::must(
        story.desk->session->calendars.create(story.desk->admin, test::officeHours(u"Evenings"_s)));
    window.recalculation().start();

    QVERIFY(*looked.state() == LeaseState::Free);
    QVERIFY(window.recalculation().isRunning());
    QVERIFY(!longWork.isFinished());
    end.set_value();
    QTRY_VERIFY_WITH_TIMEOUT(!window.recalculation().isRunning(), 15'000);
    QVERIFY(*looked.state() == LeaseState::NeverTaken);
}

QTEST_MAIN(TstBackend)

#include "tst_backend.moc"
