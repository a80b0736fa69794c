#include "core/tickets/history.h"
#include "tests/core/tickets/attached_files.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// Who may attach what to a ticket, see it and take it away: F-33, and the rights of access.md on
/// files of tickets.
class TstAttaching : public QObject, test::OnAttachments
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void internalFilesAreHidden();
    void rightsAreThoseOfComments();
    void aClosedTicketTakesInternalFilesOnly();
    void filesOfOthersNeedTheRightToDelete();
    void aCommentTakesItsFilesAlong();
    void attachingIsUndoneAndDoneAgain();
    void oneTicketHoldsOnlySoMuch();
    void whatWasDetachedTakesNoRoom();
    void tenMegabytesAreNoComment();
};

void TstAttaching::internalFilesAreHidden()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    QVERIFY(id);
    const auto own = files().attach(
        m_story->mira(), *id, {staged(u"seen.txt"_s, "for Ada")}, AttachmentVisibility::Public);
    const auto secret = files().attach(m_story->mira(), *id,
        {staged(u"suspicion.txt"_s, "not for Ada")}, AttachmentVisibility::Internal);
    QVERIFY(own && secret);

    const auto list = files().list(ada, *id);

    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().name, u"seen.txt"_s);
    QVERIFY(files().open(ada, own->first(), m_folder->path()));
    QCOMPARE(test::codeOf(files().open(ada, secret->first(), m_folder->path())), u"NOT_FOUND"_s);
    QCOMPARE(test::codeOf(files().detach(ada, secret->first())), u"NOT_FOUND"_s);
    const auto story = historyOf(*session().replica, ada, id->value());
    QVERIFY(story);
    QStringList told;
    for (const auto& item : *story) {
        told << item.command;
        for (const auto& edit : item.edits)
            QVERIFY(edit.after != u"suspicion.txt"_s);
    }
    QVERIFY(told.contains(u"incident.attach"_s));
    QVERIFY(!told.contains(u"incident.attach_internal"_s));
}

void TstAttaching::rightsAreThoseOfComments()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto bo = m_story->personWith(u"end_user"_s, u"Bo"_s);
    const auto auditor = m_story->personWith(u"auditor"_s, u"Cy"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    QVERIFY(id);
    const auto path = written(u"mine.txt"_s, "mine");
    const auto attachAs = [&](const Actor& actor, AttachmentVisibility visibility) -> QString {
        const auto file = files().stage(actor, *id, path);
        return file ? test::codeOf(files().attach(actor, *id, {*file}, visibility))
                    : file.error().code;
    };

    QCOMPARE(attachAs(ada, AttachmentVisibility::Public), QString());
    QCOMPARE(attachAs(ada, AttachmentVisibility::Internal), u"FORBIDDEN"_s);
    QCOMPARE(attachAs(bo, AttachmentVisibility::Public), u"NOT_FOUND"_s);
    QCOMPARE(attachAs(auditor, AttachmentVisibility::Public), u"FORBIDDEN"_s);
    QCOMPARE(attachAs(m_story->mira(), AttachmentVisibility::Internal), QString());
}

/// G-11
void TstAttaching::aClosedTicketTakesInternalFilesOnly()
{
    const auto id = attached();
    QVERIFY(m_story->run(u"resolve"_s, m_id));
    QVERIFY(m_story->run(u"close"_s, m_id));

    const auto refused =
        files().attach(m_story->mira(), m_id, {staged()}, AttachmentVisibility::Public);
    const auto note =
        files().attach(m_story->mira(), m_id, {staged()}, AttachmentVisibility::Internal);

    QCOMPARE(test::codeOf(refused), u"TICKET_CLOSED"_s);
    QVERIFY2(note, qPrintable(test::told(note)));
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));
    QCOMPARE(test::codeOf(files().detach(m_story->mira(), id)), u"TICKET_CLOSED"_s);
}

void TstAttaching::filesOfOthersNeedTheRightToDelete()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = attached();
    const auto entry = session().replica->lastWritten();

    QCOMPARE(test::told(files().detach(agent, id)), u"FORBIDDEN incident.delete"_s);
    QCOMPARE(test::codeOf(undo(*session().replica, agent, entry)), u"FORBIDDEN"_s);
    QVERIFY(files().detach(m_story->mira(), id));

    QVERIFY(files().list(agent, m_id)->isEmpty());
    QCOMPARE(test::codeOf(files().detach(m_story->mira(), id)), u"NOT_FOUND"_s);
}

void TstAttaching::aCommentTakesItsFilesAlong()
{
    const CommandId command(QUuid::createUuid());
    const QList<StagedFile> two{staged(u"a.txt"_s, "a"), staged(u"b.txt"_s, "b")};
    const auto send = [&] {
        return session().incidents.comment(m_story->mira(), m_id, u"See these."_s,
            TicketCommentVisibility::Internal, command, two);
    };

    const auto comment = send();
    QVERIFY2(comment, qPrintable(test::told(comment)));
    const auto again = send(); // a commit in doubt, asked for once more

    QVERIFY(again);
    QCOMPARE(*again, *comment);
    const auto list = files().list(m_story->mira(), m_id);
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).comment, std::optional(*comment));
    QVERIFY(list->at(1).isInternal);
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));
    QVERIFY(files().list(m_story->mira(), m_id)->isEmpty());
}

void TstAttaching::attachingIsUndoneAndDoneAgain()
{
    const auto id = attached();
    const auto entry = session().replica->lastWritten();

    QVERIFY(undo(*session().replica, m_story->mira(), entry));
    QVERIFY(files().list(m_story->mira(), m_id)->isEmpty());
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));
    QCOMPARE(files().list(m_story->mira(), m_id)->size(), 1);
    QVERIFY(files().detach(m_story->mira(), id));
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));

    QCOMPARE(files().list(m_story->mira(), m_id)->first().id, id);
    QVERIFY(files().open(m_story->mira(), id, m_folder->path()));
}

void TstAttaching::oneTicketHoldsOnlySoMuch()
{
    set(u"attachment.max_per_ticket"_s, 2);
    attached();
    const QList<StagedFile> two{staged(u"a.txt"_s, "a"), staged(u"b.txt"_s, "b")};

    const auto refused = files().attach(m_story->mira(), m_id, two, AttachmentVisibility::Public);

    QCOMPARE(test::told(refused), u"STORAGE_FULL ticket"_s);
    QCOMPARE(files().list(m_story->mira(), m_id)->size(), 1);
    QVERIFY(files().attach(m_story->mira(), m_id, {two.first()}, AttachmentVisibility::Public));
    set(u"attachment.max_ticket_bytes"_s, 20);
    const auto other = m_story->incidentIn(TicketStatus::New);
    QCOMPARE(test::told(files().attach(m_story->mira(), *other,
                 {staged(u"c.txt"_s, QByteArray(21, 'c'))}, AttachmentVisibility::Public)),
        u"STORAGE_FULL ticket"_s);
    // None: ten times what one file may have.
    set(u"attachment.max_ticket_bytes"_s, 0);
    set(u"attachment.max_bytes"_s, 2);
    QVERIFY(files().attach(
        m_story->mira(), *other, {staged(u"d.txt"_s, "d")}, AttachmentVisibility::Public));
}

void TstAttaching::whatWasDetachedTakesNoRoom()
{
    set(u"attachment.max_per_ticket"_s, 1);
    const auto id = attached();
    const auto other = staged(u"other.txt"_s, "another one\n");
    QCOMPARE(
        test::told(files().attach(m_story->mira(), m_id, {other}, AttachmentVisibility::Public)),
        u"STORAGE_FULL ticket"_s);

    QVERIFY(files().detach(m_story->mira(), id));

    QCOMPARE(
        test::told(files().attach(m_story->mira(), m_id, {other}, AttachmentVisibility::Public)),
        QString());
}

void TstAttaching::tenMegabytesAreNoComment()
{
    const QString text(10 * 1024 * 1024, u'a');

    const auto refused =
        session().incidents.comment(m_story->mira(), m_id, text, TicketCommentVisibility::Public);

    QCOMPARE(test::told(refused), u"VALIDATION_ERROR body"_s);
    QVERIFY(session().incidents.comment(
        m_story->mira(), m_id, text.left(mostCommentBytes), TicketCommentVisibility::Public));
}

QTEST_GUILESS_MAIN(TstAttaching)
#include "tst_attaching.moc"
