#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/tickets/filters.h"
#include "tests/support/people_story.h"

#include "record/ticket_comment.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

/// What somebody said, corrected by them.
class TstCorrections : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void theHistoryKeepsWhatItSaid();
    void onlyTheAuthorCorrects();
    void whatAReaderMayNotSeeIsNotFound();
    void g11_aClosedTicketTakesCorrectedNotesOnly();
    void aWordIsNeeded();
    void theSameWordsChangeNothing();
    void itIsTakenBack();
    void whoIsMentionedThenIsOnceToo();
    void whoIsLeftOutIsNotMentioned();
    void wordsOfTheParentAreCorrectedThere();

private:
    CommentService& comments() { return m_story->session().comments; }
    const Actor& mira() { return m_story->mira(); }
    TicketCommentId say(const Actor& actor, const QString& body, bool isInternal = false)
    {
        m_story->desk->clock.advance(std::chrono::seconds(1));
        const auto made = m_story->incidents().comment(actor, m_ticket, body,
            isInternal ? TicketCommentVisibility::Internal : TicketCommentVisibility::Public);
        Story::must(made);
        return lastComment();
    }
    TicketCommentId lastComment()
    {
        const auto items =
            TicketQueries::conversation(m_story->replica().database(), mira(), m_ticket);
        Story::must(items);
        return items->last().id;
    }
    qint64 mentions()
    {
        const auto found = number(m_story->replica().database(),
            {"test.mentions", "SELECT count(*) FROM comment_mention WHERE deleted_at IS NULL"});
        Story::must(found);
        return *found;
    }
    QString loginOf(const Actor& actor)
    {
        return m_story->row<record::UserAccount>(actor.person).username;
    }
    QString bodyOf(TicketCommentId id) { return m_story->row<record::TicketComment>(id).body; }

    TicketId m_ticket;
};

void TstCorrections::init()
{
    begin();
    const auto made = m_story->incidentIn(TicketStatus::InProgress);
    Story::must(made);
    m_ticket = *made;
}

void TstCorrections::theHistoryKeepsWhatItSaid()
{
    const auto id = say(mira(), u"Turn it of."_s);
    QVERIFY(!m_story->row<record::TicketComment>(id).editedAt);
    m_story->desk->clock.advance(std::chrono::minutes(2));
    QVERIFY(comments().correct(mira(), id, u"Turn it off."_s));

    const auto comment = m_story->row<record::TicketComment>(id);
    QCOMPARE(comment.body, u"Turn it off."_s);
    QVERIFY(comment.editedAt && *comment.editedAt > comment.head.createdAt);
    const auto items = TicketQueries::conversation(m_story->replica().database(), mira(), m_ticket);
    QVERIFY(items);
    QCOMPARE(items->last().editedAt, comment.editedAt);
    const auto story = historyOf(m_story->replica(), mira(), m_ticket.value());
    QVERIFY(story && story->size() > 2);
    QCOMPARE(story->last().command, u"incident.edit_reply"_s);
    QCOMPARE(story->last().comment, u"Turn it off."_s);
    QCOMPARE(story->at(story->size() - 2).comment, u"Turn it of."_s);
}

void TstCorrections::onlyTheAuthorCorrects()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = say(bo, u"Turn it of."_s);
    QCOMPARE(codeOf(comments().correct(mira(), id, u"Turn it off."_s)), u"FORBIDDEN"_s);
    QCOMPARE(bodyOf(id), u"Turn it of."_s);
    QVERIFY(comments().correct(bo, id, u"Turn it off."_s));
}

void TstCorrections::whatAReaderMayNotSeeIsNotFound()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    m_ticket = *m_story->incidentIn(TicketStatus::InProgress, ada.person); // which she reads
    const auto note = say(mira(), u"They did it."_s, true);
    QCOMPARE(codeOf(comments().correct(ada, note, u"I did."_s)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(comments().correct(mira(), TicketCommentId(QUuid::createUuid()), u"No."_s)),
        u"NOT_FOUND"_s);
}

void TstCorrections::g11_aClosedTicketTakesCorrectedNotesOnly()
{
    const auto reply = say(mira(), u"Turn it of."_s);
    const auto note = say(mira(), u"Old fuze."_s, true);
    Story::must(m_story->run(u"resolve"_s, m_ticket));
    Story::must(m_story->run(u"close"_s, m_ticket));
    QCOMPARE(codeOf(comments().correct(mira(), reply, u"Turn it off."_s)), u"TICKET_CLOSED"_s);
    QVERIFY(comments().correct(mira(), note, u"Old fuse."_s));
    QCOMPARE(bodyOf(note), u"Old fuse."_s);
}

void TstCorrections::aWordIsNeeded()
{
    const auto id = say(mira(), u"Turn it of."_s);
    QCOMPARE(codeOf(comments().correct(mira(), id, u" \n"_s)), u"FIELD_REQUIRED"_s);
    QCOMPARE(bodyOf(id), u"Turn it of."_s);
}

void TstCorrections::theSameWordsChangeNothing()
{
    const auto id = say(mira(), u"Turn it off."_s);
    const auto before = m_story->replica().lastWritten();
    QVERIFY(comments().correct(mira(), id, u"Turn it off."_s));
    QCOMPARE(m_story->replica().lastWritten(), before);
    QVERIFY(!m_story->row<record::TicketComment>(id).editedAt);
}

void TstCorrections::itIsTakenBack()
{
    const auto id = say(mira(), u"Turn it of."_s);
    QVERIFY(comments().correct(mira(), id, u"Turn it off."_s));
    QVERIFY(m_story->undoLast(mira()));
    const auto comment = m_story->row<record::TicketComment>(id);
    QCOMPARE(comment.body, u"Turn it of."_s);
    QVERIFY(!comment.editedAt);
}

void TstCorrections::whoIsMentionedThenIsOnceToo()
{
    const auto login = loginOf(mira());
    const auto id = say(mira(), u"@%1 turn it of."_s.arg(login));
    QCOMPARE(mentions(), qint64(1));
    QVERIFY(comments().correct(mira(), id, u"@%1 turn it off."_s.arg(login)));
    QCOMPARE(mentions(), qint64(1));
}

void TstCorrections::whoIsLeftOutIsNotMentioned()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto ofBo = [&] {
        QueueView view{QueueView::Which::All};
        view.filter = test::readAlone(u"mentioned:me"_s).tree;
        return *TicketQueries::count(m_story->replica().database(), bo, view);
    };
    const auto id = say(mira(), u"@%1 @%2 turn it off."_s.arg(loginOf(mira()), loginOf(bo)));
    QCOMPARE(ofBo(), 1);

    QVERIFY(comments().correct(mira(), id, u"@%1 turn it off."_s.arg(loginOf(mira()))));

    QCOMPARE(ofBo(), 0);
    QCOMPARE(mentions(), qint64(1));
    QVERIFY(m_story->undoLast(mira()));
    QCOMPARE(ofBo(), 1);
    QVERIFY(comments().correct(mira(), id, u"Turn it off."_s));
    QCOMPARE(mentions(), qint64(0));
    QVERIFY(comments().correct(mira(), id, u"@%1 turn it off."_s.arg(loginOf(bo))));
    QCOMPARE(ofBo(), 1);
}

/// PC-4
void TstCorrections::wordsOfTheParentAreCorrectedThere()
{
    const auto made = m_story->incidentIn(TicketStatus::InProgress);
    Story::must(made);
    m_story->alter<record::Ticket>(
        *made, [&](record::Ticket& ticket) { ticket.parentId = m_ticket; });
    Story::must(m_story->incidents().broadcast(mira(), m_ticket, u"It is bak."_s, {}, {}));
    const auto items = TicketQueries::conversation(m_story->replica().database(), mira(), *made);
    QVERIFY(items && items->size() == 1);
    QCOMPARE(
        codeOf(comments().correct(mira(), items->first().id, u"It is back."_s)), u"FORBIDDEN"_s);
}

QTEST_GUILESS_MAIN(TstCorrections)
#include "tst_corrections.moc"
