#include "core/tickets/history.h"
#include "core/tickets/mentions.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/ticket_watcher.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// Who follows a ticket, who is mentioned in it, its tags and the time booked on it.
class TstTicketParts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void followingOneselfNeedsToRead();
    void othersAreAddedWithTheRightToUpdate();
    void aFollowerReadsARestrictedTicket();
    void g15AFollowerSeesWhatTheirRightsShow();
    void followingIsUndoneByOneselfOnly();
    void tagsAreOneWhateverTheirLetters();
    void tagsOfStrangers_data();
    void tagsOfStrangers();
    void aTagIsUndoneAndItsNameStays();
    void mentionsAreFound_data();
    void mentionsAreFound();
    void onlyWhoMayReadIsMentioned();
    void aCommentWithMentionsIsUndone();
    void timeIsBookedWithinLimits_data();
    void timeIsBookedWithinLimits();
    void timeOfOthersIsHidden();
    void bookedTimeCosts();
    void closedTicketsTakeTagsOnly();
    void minutesAreRead_data();
    void minutesAreRead();
    void aFormerFollowerListsNoRestrictedTicket();

private:
    Session& session() { return *m_story->desk->session; }
    Replica& replica() { return *session().replica; }
    const Actor& mira() const { return m_story->mira(); }
    QStringList followers();
    QStringList tags();
    qint64 mentions()
    {
        return *number(replica().database(),
            {"test.mentions", "SELECT count(*) FROM comment_mention WHERE deleted_at IS NULL"});
    }
    /// Once for each comment.
    QStringList mentioned()
    {
        QStringList logins;
        auto rows = replica().database().query({"test.mentioned", R"sql(
            SELECT user_account.username FROM comment_mention
              JOIN user_account ON user_account.id = comment_mention.user_id
             WHERE comment_mention.deleted_at IS NULL ORDER BY user_account.username)sql"});
        while (rows && (*rows)->next())
            logins << (*rows)->text(0);
        return logins;
    }

    std::unique_ptr<test::Story> m_story;
    TicketId m_id;
};

void TstTicketParts::init()
{
    m_story = std::make_unique<test::Story>();
    const auto id = m_story->incidentIn(TicketStatus::InProgress);
    QVERIFY(id);
    m_id = *id;
}

void TstTicketParts::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

QStringList TstTicketParts::followers()
{
    QStringList names;
    const auto found = session().watchers.list(mira(), m_id);
    test::Story::must(found);
    for (const auto& watcher : *found)
        names << watcher.name;
    return names;
}

QStringList TstTicketParts::tags()
{
    QStringList names;
    const auto found = session().tags.list(mira(), m_id);
    test::Story::must(found);
    for (const auto& tag : *found)
        names << tag.name;
    return names;
}

void TstTicketParts::followingOneselfNeedsToRead()
{
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto stranger = m_story->personWith(u"end_user"_s, u"Ada"_s);
    auto& watchers = session().watchers;

    QVERIFY(watchers.add(executive, m_id, executive.person));
    QVERIFY(watchers.add(executive, m_id, executive.person)); // once is enough
    QCOMPARE(test::codeOf(watchers.add(stranger, m_id, stranger.person)), u"NOT_FOUND"_s);

    QCOMPARE(followers(), QStringList{u"Eva"_s});
    QVERIFY(watchers.remove(executive, m_id, executive.person));
    QVERIFY(followers().isEmpty());
    QVERIFY(watchers.add(executive, m_id, executive.person)); // and again
    QCOMPARE(followers(), QStringList{u"Eva"_s});
}

void TstTicketParts::othersAreAddedWithTheRightToUpdate()
{
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    auto& watchers = session().watchers;

    QCOMPARE(
        test::told(watchers.add(executive, m_id, agent.person)), u"FORBIDDEN incident.update"_s);
    QVERIFY(watchers.add(agent, m_id, executive.person));
    QCOMPARE(test::told(watchers.add(agent, m_id, PersonId(QUuid::createUuid()))),
        u"VALIDATION_ERROR user_id"_s);
    QVERIFY(watchers.remove(mira(), m_id, executive.person));
    QVERIFY(followers().isEmpty());
}

/// G-15
void TstTicketParts::aFollowerReadsARestrictedTicket()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    m_story->alter<record::Ticket>(m_id,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    QCOMPARE(test::codeOf(session().watchers.add(agent, m_id, agent.person)), u"NOT_FOUND"_s);

    QVERIFY(session().watchers.add(mira(), m_id, agent.person));

    QVERIFY(m_story->incidents().find(agent, m_id));
}

void TstTicketParts::g15AFollowerSeesWhatTheirRightsShow()
{
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    m_story->alter<record::Ticket>(m_id,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    test::Story::must(m_story->run(u"comment_public"_s, m_id));
    test::Story::must(m_story->run(u"comment_internal"_s, m_id));
    const auto seenBy = [&](const Actor& who) {
        const auto said = TicketQueries::conversation(replica().database(), who, m_id);
        if (!said)
            return test::codeOf(said);
        QStringList kinds;
        for (const auto& item : *said)
            kinds += item.isInternal ? u"note"_s : u"reply"_s;
        return kinds.join(u' ');
    };
    QCOMPARE(seenBy(executive), u"NOT_FOUND"_s);

    for (const auto& who : {executive, agent})
        QVERIFY(session().watchers.add(mira(), m_id, who.person));

    QCOMPARE(seenBy(executive), u"reply"_s);
    QCOMPARE(seenBy(agent), u"reply note"_s);
}

void TstTicketParts::followingIsUndoneByOneselfOnly()
{
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    QVERIFY(session().watchers.add(executive, m_id, executive.person));
    const auto entry = replica().lastWritten();

    QCOMPARE(test::codeOf(undo(replica(), agent, entry)), u"FORBIDDEN"_s);
    QVERIFY(undo(replica(), executive, entry));
    QVERIFY(followers().isEmpty());
}

void TstTicketParts::tagsAreOneWhateverTheirLetters()
{
    auto& service = session().tags;
    for (const auto& typed : {u"VPN"_s, u"  vpn "_s, u"Übung"_s, u"U\u0308BUNG"_s})
        QVERIFY(service.add(mira(), m_id, typed));

    QCOMPARE(tags(), QStringList({u"vpn"_s, u"übung"_s}));
    QCOMPARE(*service.names(mira()), QStringList({u"vpn"_s, u"übung"_s}));
    QVERIFY(service.remove(mira(), m_id, service.list(mira(), m_id)->first().tag));
    QCOMPARE(tags(), QStringList{u"übung"_s});
    QVERIFY(service.add(mira(), m_id, u"vpn"_s));
    QCOMPARE(tags().size(), 2);
}

void TstTicketParts::tagsOfStrangers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("nothing") << QString() << u"FIELD_REQUIRED name"_s;
    QTest::newRow("nothing to see") << u" \u200b\t"_s << u"FIELD_REQUIRED name"_s;
    QTest::newRow("61 letters") << QString(61, u'a') << u"VALIDATION_ERROR name"_s;
    QTest::newRow("60 letters") << QString(60, u'a') << QString();
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s << u"VALIDATION_ERROR name"_s;
    QTest::newRow("statement") << u"'; drop table tag; --"_s << QString();
    QTest::newRow("markup") << u"<img src=x onerror=alert(1)>"_s << QString();
}

void TstTicketParts::tagsOfStrangers()
{
    QFETCH(QString, name);
    QFETCH(QString, outcome);

    QCOMPARE(test::told(session().tags.add(mira(), m_id, name)), outcome);
    QCOMPARE(tags(), outcome.isEmpty() ? QStringList{name} : QStringList());
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    QCOMPARE(test::codeOf(session().tags.add(executive, m_id, u"x"_s)), u"FORBIDDEN"_s);
}

void TstTicketParts::aTagIsUndoneAndItsNameStays()
{
    QVERIFY(session().tags.add(mira(), m_id, u"vpn"_s));
    const auto entry = replica().lastWritten();

    QVERIFY(undo(replica(), mira(), entry));
    QVERIFY(tags().isEmpty());
    QCOMPARE(*session().tags.names(mira()), QStringList{u"vpn"_s});
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));

    QCOMPARE(tags(), QStringList{u"vpn"_s});
    const auto told = historyOf(replica(), mira(), m_id.value());
    QCOMPARE(told->last().subjects.first().name, u"vpn"_s);
}

void TstTicketParts::mentionsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("logins");
    QTest::newRow("one") << u"Ask @bo please"_s << QStringList{u"bo"_s};
    QTest::newRow("end of a sentence") << u"Ask @bo."_s << QStringList{u"bo"_s};
    QTest::newRow("with a dot") << u"@Jo.Lind, look"_s << QStringList{u"jo.lind"_s};
    QTest::newRow("twice") << u"@bo @BO (@ada)"_s << QStringList({u"bo"_s, u"ada"_s});
    QTest::newRow("address") << u"write to bo@example.org"_s << QStringList();
    QTest::newRow("path") << u"see /srv/@bo and a@@b"_s << QStringList();
    QTest::newRow("alone") << u"@ @. @-"_s << QStringList();
    QTest::newRow("other letters") << u"@zoë"_s << QStringList{u"zoë"_s};
}

void TstTicketParts::mentionsAreFound()
{
    QFETCH(QString, text);
    QFETCH(QStringList, logins);

    QCOMPARE(mentionedLogins(text), logins);
    QString many;
    for (int i = 0; i < 10'000; ++i)
        many += u"@p%1 "_s.arg(i);
    QCOMPARE(mentionedLogins(many).size(), 50);
}

void TstTicketParts::onlyWhoMayReadIsMentioned()
{
    m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    m_story->personWith(u"end_user"_s, u"Cy"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    const auto say = [&](TicketCommentVisibility visibility) {
        return m_story->incidents().comment(
            mira(), *id, u"@bo @ada @cy @nobody look"_s, visibility);
    };

    QVERIFY(say(TicketCommentVisibility::Public));
    QCOMPARE(mentioned(), (QStringList{u"ada"_s, u"bo"_s})); // whose ticket it is, and an agent
    QVERIFY(say(TicketCommentVisibility::Internal));

    QCOMPARE(mentioned(), (QStringList{u"ada"_s, u"bo"_s, u"bo"_s}));
}

void TstTicketParts::aCommentWithMentionsIsUndone()
{
    m_story->personWith(u"agent"_s, u"Bo"_s);
    QVERIFY(m_story->run(u"resolve"_s, m_id));
    QVERIFY(m_story->run(u"close"_s, m_id));
    QVERIFY(m_story->incidents().comment(
        mira(), m_id, u"@bo for the record"_s, TicketCommentVisibility::Internal));
    QCOMPARE(mentions(), 1);

    const auto undone = undo(replica(), mira(), replica().lastWritten());

    QVERIFY2(undone, qPrintable(test::told(undone)));
    QCOMPARE(mentions(), 0);
}

void TstTicketParts::timeIsBookedWithinLimits_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("none") << 0 << u"VALIDATION_ERROR minutes"_s;
    QTest::newRow("less than none") << -5 << u"VALIDATION_ERROR minutes"_s;
    QTest::newRow("one") << 1 << QString();
    QTest::newRow("a day") << 1440 << QString();
    QTest::newRow("more than a day") << 1441 << u"VALIDATION_ERROR minutes"_s;
    QTest::newRow("for ever") << std::numeric_limits<int>::max() << u"VALIDATION_ERROR minutes"_s;
}

void TstTicketParts::timeIsBookedWithinLimits()
{
    QFETCH(int, minutes);
    QFETCH(QString, outcome);
    const auto now = m_story->desk->clock.now();

    QCOMPARE(test::told(session().times.book(mira(), m_id, {.minutes = minutes})), outcome);
    const auto booked = session().times.list(mira(), m_id);
    QCOMPARE(booked->size(), outcome.isEmpty() ? 1 : 0);
    if (!booked->isEmpty())
        QCOMPARE(booked->first().startedAt, now - std::chrono::minutes(minutes));
    QCOMPARE(test::told(session().times.book(
                 mira(), m_id, {.minutes = 5, .startedAt = now + std::chrono::minutes(1)})),
        u"VALIDATION_ERROR started_at"_s);
}

/// access.md section 5
void TstTicketParts::timeOfOthersIsHidden()
{
    const auto technician = m_story->personWith(u"field_technician"_s, u"Tom"_s);
    const auto team = m_story->teamOf(u"Field"_s, {technician.person});
    const auto tom = m_story->actorOf(technician.person);
    QVERIFY(m_story->incidents().assign(mira(), m_id, {team, {}, u"yours"_s}));
    QVERIFY(session().times.book(mira(), m_id, {.minutes = 30}));
    const auto entry = replica().lastWritten();
    QVERIFY(session().times.book(tom, m_id, {.minutes = 20}));
    const auto all = session().times.list(mira(), m_id);
    QCOMPARE(all->size(), 2);

    const auto own = session().times.list(tom, m_id);

    QCOMPARE(own->size(), 1);
    QCOMPARE(own->first().minutes, 20);
    const auto ofMira = all->first().person == mira().person ? all->first() : all->last();
    QCOMPARE(test::codeOf(session().times.remove(tom, ofMira.id)), u"FORBIDDEN"_s);
    QCOMPARE(test::codeOf(undo(replica(), tom, entry)), u"FORBIDDEN"_s);
    QVERIFY(session().times.remove(tom, own->first().id));
    QVERIFY(undo(replica(), tom, replica().lastWritten()));
    QCOMPARE(session().times.list(tom, m_id)->size(), 1);
}

void TstTicketParts::bookedTimeCosts()
{
    m_story->alter<record::UserAccount>(
        mira().person, [](record::UserAccount& person) { person.hourlyCostMinor = 9000; });

    QVERIFY(session().times.book(mira(), m_id, {.minutes = 50}));

    QCOMPARE(
        *number(replica().database(), {"test.cost", "SELECT cost_minor FROM time_entry"}), 7500);
}

/// G-11
void TstTicketParts::closedTicketsTakeTagsOnly()
{
    QVERIFY(m_story->run(u"resolve"_s, m_id));
    QVERIFY(m_story->run(u"close"_s, m_id));

    QVERIFY(session().tags.add(mira(), m_id, u"vpn"_s));
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(test::codeOf(session().watchers.add(mira(), m_id, mira().person)), u"TICKET_CLOSED"_s);
    QCOMPARE(test::codeOf(session().times.book(mira(), m_id, {.minutes = 5})), u"TICKET_CLOSED"_s);
    QCOMPARE(test::codeOf(session().tasks.add(mira(), m_id, {.title = u"Tidy up"_s})),
        u"TICKET_CLOSED"_s);
    QCOMPARE(
        test::codeOf(session().links.setParent(mira(), m_id, std::nullopt)), u"TICKET_CLOSED"_s);
}

void TstTicketParts::minutesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("minutes"); // -1: none
    QTest::newRow("minutes") << u"45"_s << 45;
    QTest::newRow("with a word") << u"45 min"_s << 45;
    QTest::newRow("clock") << u"1:30"_s << 90;
    QTest::newRow("hours") << u"2h"_s << 120;
    QTest::newRow("hours and minutes") << u"1h 30m"_s << 90;
    QTest::newRow("hours and minutes, close") << u"1h30"_s << 90;
    QTest::newRow("part of an hour") << u"1,5 h"_s << 90;
    QTest::newRow("nothing") << u"  "_s << -1;
    QTest::newRow("less than nothing") << u"-5"_s << -1;
    QTest::newRow("no clock") << u"1:75"_s << -1;
    QTest::newRow("words") << u"an hour"_s << -1;
    QTest::newRow("far too many") << u"99999999999"_s << -1;
}

void TstTicketParts::minutesAreRead()
{
    QFETCH(QString, text);
    QFETCH(int, minutes);

    QCOMPARE(minutesFrom(text).value_or(-1), minutes);
}

/// access.md section 1, step 6, in lists.
void TstTicketParts::aFormerFollowerListsNoRestrictedTicket()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    m_story->alter<record::Ticket>(m_id,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    const auto listed = [&] {
        return *TicketQueries::count(replica().database(), agent, {QueueView::Which::All});
    };
    QCOMPARE(listed(), 0);
    QVERIFY(session().watchers.add(mira(), m_id, agent.person));
    QCOMPARE(listed(), 1);

    QVERIFY(session().watchers.remove(mira(), m_id, agent.person));

    QCOMPARE(listed(), 0);
}

QTEST_GUILESS_MAIN(TstTicketParts)
#include "tst_ticket_parts.moc"
