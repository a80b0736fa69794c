#include "core/audit/audit_trail.h"
#include "core/audit/journal_check.h"
#include "core/tickets/priority_matrix_service.h"
#include "core/tickets/setting_service.h"
#include "tests/support/incident_story.h"
#include "tests/support/watched_desks.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "record/comment_mention.h"
#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql agents{"test.role", "SELECT id FROM role WHERE code = 'agent'"};

} // namespace

class TstAuditTrail : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<test::Story>(); }
    void cleanup();
    void everyActIsThereWithItsFields();
    void signInsAndRefusalsAreThere();
    void whatWasTakenBackIsNamed();
    void filtersNarrowTogether();
    void settingsAndRightsCanBeAskedFor();
    void theNumberOfATicketAsksForItsActs();
    void pagesFollowOnWithoutGapsOrRepeats();
    void whatTheReaderMayNotSeeIsToldNotShown();
    void whatIsOfATicketIsHiddenWithIt();
    void whoseTicketNobodyCanTellIsHidden();
    void filesAndMentionsBelongToTheirTicket();
    void withoutTheRightThereIsNoAnswer();
    void theExportHoldsOneLineForEachField();
    void aTouchedEntryBreaksTheCheckAndIsJournaled();
    void anotherEndOfTheChainBreaksTheCheck();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QList<AuditLine> acts(const AuditFilter& filter = {}, std::optional<Actor> reader = {})
    {
        const auto actor = reader.value_or(m_story->mira());
        QList<AuditLine> all;
        for (qint64 before = newestAct; before > 0;) {
            const auto page = replica().read(
                [&](Database& database) { return auditPage(database, actor, filter, before, 7); });
            test::Story::must(page);
            all += page->lines;
            before = page->next;
        }
        return all;
    }
    QStringList commands(const AuditFilter& filter = {})
    {
        QStringList codes;
        const auto all = acts(filter);
        for (const auto& line : all)
            codes << line.item.command;
        return codes;
    }
    static QString fieldOf(const AuditLine& line, const QString& field)
    {
        for (const auto& edit : line.item.edits) {
            if (edit.field == field)
                return edit.before + u" → "_s + edit.after;
        }
        return {};
    }

    std::unique_ptr<test::Story> m_story;
};

void TstAuditTrail::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstAuditTrail::everyActIsThereWithItsFields()
{
    const auto id = m_story->incidentIn(TicketStatus::Assigned);
    QVERIFY(id);

    const auto all = acts();

    const auto entries =
        number(replica().database(), {"test.entries", "SELECT count(*) FROM jr_tx"});
    QCOMPARE(all.size(), *entries);
    QCOMPARE(all.first().item.command, u"incident.assign"_s);
    QCOMPARE(all.first().item.actor, m_story->mira().displayName);
    QCOMPARE(all.first().record, id->value());
    QVERIFY(all.first().name.endsWith(u" Printer on fire"_s));
    QCOMPARE(fieldOf(all.first(), u"status"_s), u"new → assigned"_s);
    QCOMPARE(fieldOf(all.first(), u"assigned_user_id"_s), u" → "_s + m_story->mira().displayName);
}

void TstAuditTrail::signInsAndRefusalsAreThere()
{
    auto& desk = *m_story->desk->session;
    QVERIFY(!desk.signIn.signIn(u"mira"_s, u"a guess"_s, u"desktop"_s));
    QVERIFY(desk.signIn.signIn(u"mira"_s, test::password, u"desktop"_s));

    AuditFilter filter;
    filter.kind = AuditKind::SignIn;
    const auto all = acts(filter);
    QCOMPARE(all.size(), 3); // the first password was set as the desk was made
    QCOMPARE(all.at(0).item.command, u"auth.login"_s);
    QCOMPARE(all.at(1).item.command, u"auth.login_failed"_s);
    QCOMPARE(all.at(1).item.actor, m_story->mira().displayName); // whom it concerns
    QCOMPARE(all.at(1).table, nullptr);

    filter.kind = AuditKind::Refusal;
    QCOMPARE(acts(filter).size(), 1);
    filter.person = m_story->mira().person;
    QCOMPARE(acts(filter).size(), 1);
    filter.person = PersonId(QUuid::createUuid());
    QCOMPARE(acts(filter).size(), 0);
}

void TstAuditTrail::whatWasTakenBackIsNamed()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id && m_story->incidents().take(m_story->mira(), *id));
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));

    AuditFilter filter;
    filter.kind = AuditKind::Undo;
    const auto all = acts(filter);

    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(1).item.undone, u"incident.take"_s);
    QVERIFY(!all.at(1).item.isDoneAgain);
    QCOMPARE(all.at(0).item.undone, u"incident.take"_s);
    QVERIFY(all.at(0).item.isDoneAgain);
}

void TstAuditTrail::filtersNarrowTogether()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    record::Setting setting;
    setting.head.organizationId = OrganizationId(replica().organization());
    setting.key = u"ticket.reopen_text_only"_s;
    setting.value = u"7"_s;
    QVERIFY(m_story->add(setting));

    AuditFilter filter;
    filter.record = u"setting"_s;
    filter.text = u"reopen_text_only"_s;
    QCOMPARE(acts(filter).size(), 1);
    QCOMPARE(acts(filter).first().name, u"ticket.reopen_text_only"_s);

    filter.text.clear();
    filter.record = u"ticket"_s;
    const QStringList story{u"incident.resolve"_s, u"incident.start_work"_s, u"incident.create"_s};
    QCOMPARE(commands(filter), story);
    filter.text = u"PUT OUT"_s; // the resolution's notes
    QCOMPARE(commands(filter), QStringList{u"incident.resolve"_s});
    filter.from = replica().now() + std::chrono::hours(1);
    QCOMPARE(acts(filter).size(), 0);
    filter.from = {};
    filter.until = replica().now() - std::chrono::hours(1);
    QCOMPARE(acts(filter).size(), 0);
}

void TstAuditTrail::settingsAndRightsCanBeAskedFor()
{
    const auto& mira = m_story->mira();
    test::Story::must(SettingService(replica()).set(mira, u"priority.method"_s, u"weighted"_s));
    PriorityMatrixService matrix(replica());
    const auto seen = matrix.sheet(mira);
    test::Story::must(seen);
    auto wanted = *seen;
    wanted.set({PriorityMatrixTicketKind::Any, 2, 1}, 4);
    test::Story::must(matrix.edit(mira, *seen, wanted));
    const auto role = replica().read([](Database& database) -> Result<RoleId> {
        auto row = one(database, agents);
        return row ? Result(RoleId((*row)->uuid(0))) : row.error();
    });
    test::Story::must(role);
    test::Story::must(m_story->desk->session->roles.copy(mira, *role, u"Night watch"_s));

    AuditFilter filter;
    filter.kind = AuditKind::Settings;
    const QStringList terms{u"priority_matrix.edit"_s, u"incident_setting.edit"_s};
    QCOMPARE(commands(filter), terms);
    filter.record = u"priority_matrix"_s;
    QCOMPARE(commands(filter), terms.mid(0, 1));
    filter = {};
    filter.kind = AuditKind::Rights;
    QCOMPARE(commands(filter).value(0), u"role.create"_s);
}

void TstAuditTrail::theNumberOfATicketAsksForItsActs()
{
    const auto first = m_story->incidentIn(TicketStatus::Assigned);
    QVERIFY(first && m_story->incidentIn(TicketStatus::Assigned));
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *first, u"On my way"_s, TicketCommentVisibility::Public));

    AuditFilter filter;
    filter.text = m_story->ticket(*first).number.toLower();
    const auto all = acts(filter);

    QCOMPARE(all.size(), 3);
    for (const auto& line : all)
        QCOMPARE(line.record, first->value()); // the comment's too
}

void TstAuditTrail::pagesFollowOnWithoutGapsOrRepeats()
{
    for (int i = 0; i < 9; ++i)
        QVERIFY(m_story->incidentIn(TicketStatus::InProgress));
    AuditFilter filter;
    filter.record = u"ticket"_s;
    const auto all = acts(filter); // seven at a time
    QCOMPARE(all.size(), 18);
    for (qsizetype i = 1; i < all.size(); ++i)
        QVERIFY(all.at(i).arrival < all.at(i - 1).arrival);
}

void TstAuditTrail::whatTheReaderMayNotSeeIsToldNotShown()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *id, u"The boss did it"_s, TicketCommentVisibility::Internal));
    AuditFilter filter;
    filter.record = u"ticket"_s;

    auto outsider = m_story->mira();
    outsider.grants.remove(u"ticket.read_internal"_s);
    auto lines = acts(filter, outsider);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().item.isInternal);
    QVERIFY(fieldOf(lines.first(), u"body"_s).isEmpty());
    QVERIFY(!fieldOf(acts(filter).first(), u"body"_s).isEmpty());

    auto stranger = m_story->mira();
    stranger.grants.remove(u"incident.read"_s);
    lines = acts(filter, stranger);
    QCOMPARE(lines.size(), 2);
    for (const auto& line : lines) {
        QVERIFY(line.isHidden);
        QVERIFY(line.name.isEmpty());
        QVERIFY(line.item.edits.isEmpty());
    }
}

/// A mention is of a comment, and only that of a ticket.
void TstAuditTrail::whatIsOfATicketIsHiddenWithIt()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto said = m_story->incidents().comment(
        m_story->mira(), *id, u"Ask Mira"_s, TicketCommentVisibility::Public);
    QVERIFY(said);
    record::CommentMention mention;
    mention.commentId = *said;
    mention.userId = m_story->mira().person;
    QVERIFY(m_story->add(mention));
    AuditFilter filter;
    filter.record = u"ticket"_s;

    const auto shown = acts(filter).first();
    QCOMPARE(shown.item.command, u"test.add"_s);
    QCOMPARE(shown.record, id->value());
    QCOMPARE(fieldOf(shown, u"user_id"_s), u" → "_s + m_story->mira().displayName);

    auto stranger = m_story->mira();
    stranger.grants.remove(u"incident.read"_s);
    const auto hidden = acts(filter, stranger).first();
    QVERIFY(hidden.isHidden);
    QVERIFY(hidden.name.isEmpty());
    QVERIFY(hidden.item.edits.isEmpty());
}

void TstAuditTrail::whoseTicketNobodyCanTellIsHidden()
{
    const auto first = m_story->incidentIn(TicketStatus::New);
    const auto second = m_story->incidentIn(TicketStatus::New);
    QVERIFY(first && second);
    std::vector<TicketCommentId> said;
    const auto written = replica().write(
        m_story->mira().author(), {.code = u"test.bulk"_s}, [&](UnitOfWork& unit) -> Result<> {
            said.clear();
            for (const auto& id : {*first, *second}) {
                record::TicketComment comment;
                comment.ticketId = id;
                comment.authorId = m_story->mira().person;
                comment.body = u"The boss did it"_s;
                if (auto made = unit.create(comment); !made)
                    return made;
                said.push_back(comment.id);
            }
            return {};
        });
    QVERIFY(written);
    const auto whole = acts().first().item.edits.size();
    QVERIFY(whole > 0);

    const test::Unwatched past("as a retention run would");
    auto& database = replica().database();
    QVERIFY(database.begin());
    QVERIFY(database.openGuard());
    QVERIFY(database.exec(
        {"test.purge", "DELETE FROM ticket_comment WHERE id = :id"}, {{"id", said[1]}}));
    QVERIFY(database.commit());

    const auto line = acts().first();
    QVERIFY(!line.isHidden); // the first one's ticket is known
    QCOMPARE(line.item.edits.size(), whole / 2);
}

/// Content of a file and a mention have rows of their own; the act is one on the ticket.
void TstAuditTrail::filesAndMentionsBelongToTheirTicket()
{
    m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = m_story->incidentIn(TicketStatus::New);
    auto& desk = *m_story->desk->session;
    for (int i = 0; i < 4; ++i) { // the ids of the content come before and after the ticket's
        QBuffer bytes;
        bytes.setData("log " + QByteArray::number(i));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const auto staged = desk.attachments.stage(m_story->mira(), *id, u"a.log"_s, bytes);
        QVERIFY(staged);
        QVERIFY(desk.attachments.attach(
            m_story->mira(), *id, {*staged}, AttachmentVisibility::Internal));
        QCOMPARE(acts().first().record, id->value());
        QCOMPARE(fieldOf(acts().first(), u"file_name"_s), u" → a.log"_s);
    }
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *id, u"@bo look"_s, TicketCommentVisibility::Internal));
    QCOMPARE(acts().first().record, id->value());
    QVERIFY(!acts().first().isHidden);

    // Who reads the trail and no internal notes learns neither name nor size.
    auto reader = m_story->mira();
    reader.grants.remove(u"ticket.read_internal"_s);
    const auto lines = acts({}, reader);
    QCOMPARE(lines.size(), acts().size());
    for (const auto& line : lines) {
        QCOMPARE(fieldOf(line, u"file_name"_s), QString());
        QCOMPARE(fieldOf(line, u"size_bytes"_s), QString());
    }
}

void TstAuditTrail::withoutTheRightThereIsNoAnswer()
{
    auto stranger = m_story->mira();
    for (const auto& right : {u"audit.read"_s, u"audit.export"_s, u"audit.verify"_s})
        stranger.grants.remove(right);
    QTemporaryDir folder;
    const auto page = replica().read(
        [&](Database& database) { return auditPage(database, stranger, {}, newestAct, 10); });
    QVERIFY(!page && page.error().code == "FORBIDDEN"_L1);
    const auto file = exportAudit(replica(), stranger, {}, folder.filePath(u"acts.csv"_s));
    QVERIFY(!file && file.error().code == "FORBIDDEN"_L1);
    QVERIFY(!QFile::exists(folder.filePath(u"acts.csv"_s)));
    QVERIFY(!noteAuditExport(replica(), stranger));
    QVERIFY(!checkJournal(replica(), stranger));
}

void TstAuditTrail::theExportHoldsOneLineForEachField()
{
    QVERIFY(m_story->incidentIn(TicketStatus::Assigned));
    QTemporaryDir folder;
    const auto path = folder.filePath(u"acts.csv"_s);
    AuditFilter filter;
    filter.text = u"incident.assign"_s;

    QVERIFY(noteAuditExport(replica(), m_story->mira()));
    const auto written = exportAudit(replica(), m_story->mira(), filter, path);

    QVERIFY(written);
    QCOMPARE(*written, 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + acts(filter).first().item.edits.size());
    QVERIFY(lines.filter(u",status,new,assigned,"_s).size() == 1);
    QCOMPARE(acts().first().item.command, u"audit.exported"_s);
}

void TstAuditTrail::aTouchedEntryBreaksTheCheckAndIsJournaled()
{
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    const auto whole = checkJournal(replica(), m_story->mira());
    QVERIFY(whole && whole->findings.isEmpty());
    QVERIFY(whole->entries > 0);
    QVERIFY(noteJournalCheck(replica(), m_story->mira(), *whole));
    QCOMPARE(acts().first().item.command, u"audit.verified"_s);

    QVERIFY(replica().database().begin());
    QVERIFY(replica().database().exec({"test.touch",
        "UPDATE jr_tx SET hash = (SELECT hash FROM jr_tx WHERE no = 1) WHERE no = 2"}));
    QVERIFY(replica().database().commit());
    const auto broken = checkJournal(replica(), m_story->mira());
    QVERIFY(broken);
    QVERIFY(!broken->findings.isEmpty());
    QVERIFY(noteJournalCheck(replica(), m_story->mira(), *broken));
    QCOMPARE(acts().first().item.command, u"audit.verification_failed"_s);
    QCOMPARE(acts().first().item.reason, broken->findings.first());
}

/// Every entry is whole and in its place, but the stream ended with another one.
void TstAuditTrail::anotherEndOfTheChainBreaksTheCheck()
{
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    QVERIFY(replica().database().begin());
    QVERIFY(replica().database().exec(
        {"test.end", "UPDATE jr_stream SET hash = :hash"}, {{"hash", QByteArray(32, 'x')}}));
    QVERIFY(replica().database().commit());

    const auto broken = checkJournal(replica(), m_story->mira());

    QVERIFY(broken);
    QVERIFY(!broken->findings.isEmpty());
}

QTEST_GUILESS_MAIN(TstAuditTrail)
#include "tst_audit_trail.moc"
