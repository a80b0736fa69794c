#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// Corrections of booked time (F-37).
class TstTimeEntries : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void timeOfYesterdayIsBooked();
    void anOwnEntryIsCorrected();
    void aCorrectionIsToldAndTakenBack();
    void aCorrectionIsChecked_data();
    void aCorrectionIsChecked();
    void timeOfOthersIsNotCorrected();
    void aClosedTicketKeepsItsTimes();

private:
    Session& session() { return *m_story->desk->session; }
    TimeService& times() { return session().times; }
    const Actor& mira() const { return m_story->mira(); }
    Timestamp now() const { return m_story->desk->clock.now(); }
    QList<BookedTime> all()
    {
        const auto found = times().list(mira(), m_id);
        test::Story::must(found);
        return *found;
    }

    std::unique_ptr<test::Story> m_story;
    TicketId m_id;
};

void TstTimeEntries::init()
{
    m_story = std::make_unique<test::Story>();
    const auto id = m_story->incidentIn(TicketStatus::InProgress);
    QVERIFY(id);
    m_id = *id;
}

void TstTimeEntries::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstTimeEntries::timeOfYesterdayIsBooked()
{
    const auto yesterday = now() - std::chrono::hours(26);
    const auto task = session().tasks.add(mira(), m_id, {.title = u"Look"_s});
    QVERIFY(task);

    QVERIFY(times().book(mira(), m_id,
        {.minutes = 30,
            .startedAt = yesterday,
            .note = u" On site "_s,
            .isBillable = true,
            .task = *task}));

    QCOMPARE(all().size(), 1);
    const auto booked = all().first();
    QCOMPARE(booked.startedAt, yesterday);
    QCOMPARE(booked.note, u"On site"_s);
    QVERIFY(booked.isBillable);
    QCOMPARE(booked.task, std::optional(*task));
}

void TstTimeEntries::anOwnEntryIsCorrected()
{
    QVERIFY(times().book(mira(), m_id, {.minutes = 30, .note = u"Travel"_s}));
    const auto booked = all().first();

    QVERIFY(times().correct(mira(), booked.id,
        {.minutes = 45, .activity = TimeEntryActivity::Travel, .isBillable = true}));

    QCOMPARE(all().size(), 1);
    const auto corrected = all().first();
    QCOMPARE(corrected.id, booked.id);
    QCOMPARE(corrected.startedAt, booked.startedAt);
    QCOMPARE(corrected.minutes, 45);
    QCOMPARE(corrected.activity, TimeEntryActivity::Travel);
    QCOMPARE(corrected.note, QString());
    QVERIFY(corrected.isBillable);
}

void TstTimeEntries::aCorrectionIsToldAndTakenBack()
{
    QVERIFY(times().book(mira(), m_id, {.minutes = 30}));
    const auto booked = all().first();
    const CommandId command(QUuid::createUuid());
    auto& replica = *session().replica;

    QVERIFY(times().correct(mira(), booked.id, {.minutes = 45}, command));
    QVERIFY(times().correct(mira(), booked.id, {.minutes = 45}, command));

    const auto story = historyOf(replica, mira(), m_id.value());
    QVERIFY(story);
    QCOMPARE(story->last().command, u"incident.edit_time"_s);
    QVERIFY(undo(replica, mira(), replica.lastWritten()));
    QCOMPARE(all().first(), booked);
}

void TstTimeEntries::aCorrectionIsChecked_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("hoursAgo");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("none") << 0 << 1 << u"VALIDATION_ERROR minutes"_s;
    QTest::newRow("the longest") << 1440 << 30 << QString();
    QTest::newRow("longer than a day") << 1441 << 30 << u"VALIDATION_ERROR minutes"_s;
    QTest::newRow("not yet") << 5 << -1 << u"VALIDATION_ERROR started_at"_s;
}

void TstTimeEntries::aCorrectionIsChecked()
{
    QFETCH(int, minutes);
    QFETCH(int, hoursAgo);
    QFETCH(QString, outcome);
    QVERIFY(times().book(mira(), m_id, {.minutes = 30}));

    const auto corrected = times().correct(mira(), all().first().id,
        {.minutes = minutes, .startedAt = now() - std::chrono::hours(hoursAgo)});

    QCOMPARE(test::told(corrected), outcome);
    QCOMPARE(all().first().minutes, outcome.isEmpty() ? minutes : 30);
}

void TstTimeEntries::timeOfOthersIsNotCorrected()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    QVERIFY(times().book(bo, m_id, {.minutes = 30}));
    const auto booked = all().first();

    QCOMPARE(test::codeOf(times().correct(mira(), booked.id, {.minutes = 5})), u"FORBIDDEN"_s);

    QCOMPARE(all().first(), booked);
}

/// G-11, F-37
void TstTimeEntries::aClosedTicketKeepsItsTimes()
{
    QVERIFY(times().book(mira(), m_id, {.minutes = 30}));
    const auto booked = all().first();
    QVERIFY(m_story->run(u"resolve"_s, m_id));
    QVERIFY(m_story->run(u"close"_s, m_id));

    QCOMPARE(test::codeOf(times().correct(mira(), booked.id, {.minutes = 5})), u"TICKET_CLOSED"_s);
}

QTEST_GUILESS_MAIN(TstTimeEntries)
#include "tst_time_entries.moc"
