#include "core/audit/audit_trail.h"
#include "core/exchange/ticket_export.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_past.h"
#include "core/tickets/ticket_sight.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
#include <QTest>

#include "record/ticket_link.h"
#include "record/ticket_watcher.h"
#include "record/time_entry.h"
#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

/// What an end user does not see of a ticket, and not even that it is there (access.md section 5).
class TstTicketSight : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aNoteAndItsUndoLeaveNoTrace();
    void anActWithANoteIsToldWithoutIt();
    void whatWasANoteOnceIsNotToldOf();
    void internalFieldsAreNotToldOf();
    void timeIsToldToItsOwnerAndToManagers();
    void aLinkedTicketStaysUnnamed();
    void aRestrictedTicketHasAStoryForWhoFollowsIt();
    void aDeletedTicketIsThereForWhoMayDeleteIt();
    void thePastShowsNoMoreThanThePresent();
    void theAuditIsNotSearchedForWhatItHides();
    void theExportHoldsNoNotes();
    void whatIsSaidInOneMillisecondKeepsItsOrder();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    Result<> say(const QString& body, TicketCommentVisibility visibility)
    {
        m_story->desk->clock.advance(1min);
        auto said = m_story->incidents().comment(m_story->mira(), m_id, body, visibility);
        return said ? Result<>() : said.error();
    }
    Result<> put(const std::function<Result<>(UnitOfWork&)>& work, PersonId by)
    {
        m_story->desk->clock.advance(1min);
        Author author;
        author.person = by;
        auto written = replica().write(author, {.code = u"incident.edit"_s}, work);
        return written ? Result<>() : written.error();
    }
    QList<HistoryItem> story(const Actor& reader)
    {
        const auto told = historyOf(replica(), reader, m_id.value());
        return told ? *told : QList<HistoryItem>();
    }
    static QStringList fields(const QList<HistoryItem>& items)
    {
        QStringList out;
        for (const auto& item : items) {
            for (const auto& edit : item.edits)
                out << edit.table + u'.' + edit.field;
        }
        return out;
    }

    std::unique_ptr<Story> m_story;
    Actor m_noor; ///< the requester, an end user
    TicketId m_id;
};

void TstTicketSight::init()
{
    m_story = std::make_unique<Story>();
    m_noor = m_story->personHolding({u"incident.create"_s, u"incident.read"_s,
                                        u"ticket.comment_public"_s, u"incident.export"_s},
        u"Noor"_s);
    auto form = m_story->form();
    form.requester = m_noor.person;
    const auto made = m_story->incidents().create(m_noor, form);
    QVERIFY(made);
    m_id = made->ticket.id;
}

void TstTicketSight::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstTicketSight::aNoteAndItsUndoLeaveNoTrace()
{
    const auto before = story(m_noor).size();
    QVERIFY(say(u"The boss did it"_s, TicketCommentVisibility::Internal));
    QCOMPARE(story(m_noor).size(), before);
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));
    QCOMPARE(story(m_noor).size(), before);
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));
    QCOMPARE(story(m_noor).size(), before);

    QCOMPARE(story(m_story->mira()).size(), before + 3);
    QVERIFY(story(m_story->mira())[before].isInternal);
}

void TstTicketSight::anActWithANoteIsToldWithoutIt()
{
    QVERIFY(m_story->incidents().assign(
        m_story->mira(), m_id, {{}, m_story->mira().person, u"She broke it"_s}));
    const auto told = story(m_noor).last();
    QCOMPARE(told.command, u"incident.assign"_s);
    QVERIFY(!told.isInternal);
    QVERIFY(told.comment.isEmpty());
    QVERIFY(fields({told}).contains(u"ticket.assigned_user_id"_s));
    QCOMPARE(story(m_story->mira()).last().comment, u"She broke it"_s);
}

void TstTicketSight::whatWasANoteOnceIsNotToldOf()
{
    QVERIFY(say(u"Meant for all"_s, TicketCommentVisibility::Public));
    TicketCommentId id;
    const auto said = m_story->incidents().comment(
        m_story->mira(), m_id, u"Not meant for all"_s, TicketCommentVisibility::Public);
    QVERIFY(said);
    id = *said;
    QVERIFY(put(
        [&](UnitOfWork& unit) -> Result<> {
            auto comment = unit.get<record::TicketComment>(id);
            if (!comment)
                return comment.error();
            comment->visibility = TicketCommentVisibility::Internal;
            return unit.put(*comment);
        },
        m_story->mira().person));

    QStringList comments;
    const auto items = story(m_noor);
    for (const auto& item : items)
        comments << item.comment;
    comments.removeAll(QString());
    QCOMPARE(comments, QStringList{u"Meant for all"_s});
    QVERIFY(items.last().comment == u"Meant for all"_s);
}

void TstTicketSight::internalFieldsAreNotToldOf()
{
    const auto before = story(m_noor).size();
    QVERIFY(put(
        [&](UnitOfWork& unit) -> Result<> {
            auto ticket = unit.get<record::Ticket>(m_id);
            auto incident = unit.get<record::Incident>(m_id);
            if (!ticket || !incident)
                return Error{};
            ticket->criticality = TicketCriticality::High;
            incident->rootCauseNote = u"Old fuser"_s;
            if (auto done = unit.put(*ticket); !done)
                return done;
            return unit.put(*incident);
        },
        m_story->mira().person));
    QCOMPARE(story(m_noor).size(), before);
    QVERIFY(fields(story(m_story->mira())).contains(u"ticket.criticality"_s));
    QVERIFY(fields(story(m_story->mira())).contains(u"incident.root_cause_note"_s));

    auto found = m_story->incidents().find(m_story->mira(), m_id);
    QVERIFY(found);
    TicketSight(m_noor, found->ticket, false).withhold(found->ticket, found->incident);
    QVERIFY(!found->ticket.criticality);
    QVERIFY(!found->incident.rootCauseNote);
    QCOMPARE(found->ticket.title, u"Printer on fire"_s);
}

void TstTicketSight::timeIsToldToItsOwnerAndToManagers()
{
    const auto before = story(m_noor).size();
    auto agent = m_story->mira();
    agent.grants.remove(u"report.read"_s);
    auto other = agent;
    other.person = m_noor.person;
    QVERIFY(put(
        [&](UnitOfWork& unit) -> Result<> {
            record::TimeEntry time;
            time.ticketId = m_id;
            time.userId = agent.person;
            time.startedAt = unit.now();
            time.minutes = 30;
            return unit.create(time);
        },
        agent.person));

    QCOMPARE(story(m_noor).size(), before);
    QCOMPARE(story(other).size(), before);
    QVERIFY(fields(story(agent)).contains(u"time_entry.minutes"_s));
    other.grants.insert(u"report.read"_s, Scope::Team);
    QVERIFY(fields(story(other)).contains(u"time_entry.minutes"_s));
}

void TstTicketSight::aLinkedTicketStaysUnnamed()
{
    const auto other = m_story->incidentIn(TicketStatus::New);
    QVERIFY(other);
    const auto number = m_story->ticket(*other).number;
    QVERIFY(put(
        [&](UnitOfWork& unit) -> Result<> {
            record::TicketLink link;
            link.id = TicketLinkId(derivedUuid(m_id.value(), other->value().toRfc4122()));
            link.fromTicketId = m_id;
            link.toTicketId = *other;
            link.linkType = TicketLinkLinkType::RelatesTo;
            return unit.create(link);
        },
        m_story->mira().person));
    const auto linked = [&](const Actor& reader) {
        const auto items = story(reader);
        for (const auto& edit : items.last().edits) {
            if (edit.field == "to_ticket_id"_L1)
                return edit.after;
        }
        return QString();
    };

    QCOMPARE(linked(m_story->mira()), number);
    QCOMPARE(linked(m_noor), u"…"_s);
}

void TstTicketSight::aRestrictedTicketHasAStoryForWhoFollowsIt()
{
    QVERIFY(put(
        [&](UnitOfWork& unit) -> Result<> {
            auto ticket = unit.get<record::Ticket>(m_id);
            if (!ticket)
                return ticket.error();
            ticket->confidentiality = TicketConfidentiality::Restricted;
            return unit.put(*ticket);
        },
        m_story->mira().person));
    auto agent = m_story->mira();
    agent.grants.remove(u"ticket.read_restricted"_s);
    QVERIFY(story(agent).isEmpty());
    QVERIFY(!ticketAt(replica().database(), replica().rules(), agent, m_id, replica().now()));

    record::TicketWatcher watcher;
    watcher.id = TicketWatcherId(derivedUuid(m_id.value(), agent.person.value().toRfc4122()));
    watcher.ticketId = m_id;
    watcher.userId = agent.person;
    QVERIFY(m_story->add(watcher));

    QVERIFY(!story(agent).isEmpty());
    QVERIFY(ticketAt(replica().database(), replica().rules(), agent, m_id, replica().now()));
}

/// Nobody else finds it any more, so nobody else reads what became of it; the audit trail tells.
void TstTicketSight::aDeletedTicketIsThereForWhoMayDeleteIt()
{
    QVERIFY(say(u"We are on it"_s, TicketCommentVisibility::Public));
    const auto then = replica().now();
    const auto other = m_story->incidentIn(TicketStatus::New, m_noor.person);
    QVERIFY(other);
    record::TicketLink link;
    link.id = TicketLinkId(derivedUuid(other->value(), m_id.value().toRfc4122()));
    link.fromTicketId = *other;
    link.toTicketId = m_id;
    link.linkType = TicketLinkLinkType::RelatesTo;
    QVERIFY(m_story->add(link));
    const auto number = m_story->ticket(m_id).number;
    QVERIFY(!story(m_noor).isEmpty());
    QVERIFY(ticketAt(replica().database(), replica().rules(), m_noor, m_id, then));

    QVERIFY(put([&](UnitOfWork& unit) { return unit.remove<record::Ticket>(m_id); },
        m_story->mira().person));

    auto agent = m_story->mira();
    agent.grants.remove(u"incident.delete"_s);
    for (const auto& reader : {m_noor, agent}) {
        QCOMPARE(test::codeOf(historyOf(replica(), reader, m_id.value())), u"NOT_FOUND"_s);
        QCOMPARE(
            test::codeOf(ticketAt(replica().database(), replica().rules(), reader, m_id, then)),
            u"NOT_FOUND"_s);
        const auto told = historyOf(replica(), reader, other->value());
        QVERIFY(told);
        for (const auto& item : *told) {
            for (const auto& edit : item.edits)
                QVERIFY(!edit.after.contains(number));
        }
    }
    QVERIFY(!story(m_story->mira()).isEmpty());
    QVERIFY(ticketAt(replica().database(), replica().rules(), m_story->mira(), m_id, then));
    AuditFilter filter;
    filter.record = u"ticket"_s;
    const auto page = auditPage(replica().database(), agent, filter, newestAct, 1);
    QVERIFY(page && page->lines.size() == 1);
    QVERIFY(!page->lines.first().isHidden);
}

void TstTicketSight::thePastShowsNoMoreThanThePresent()
{
    QVERIFY(say(u"For all"_s, TicketCommentVisibility::Public));
    const auto said = m_story->incidents().comment(
        m_story->mira(), m_id, u"Not for all"_s, TicketCommentVisibility::Public);
    QVERIFY(said);
    const auto then = replica().now();
    QVERIFY(put(
        [&](UnitOfWork& unit) -> Result<> {
            auto comment = unit.get<record::TicketComment>(*said);
            auto ticket = unit.get<record::Ticket>(m_id);
            if (!comment || !ticket)
                return Error{};
            comment->visibility = TicketCommentVisibility::Internal;
            ticket->criticality = TicketCriticality::High;
            if (auto done = unit.put(*ticket); !done)
                return done;
            return unit.put(*comment);
        },
        m_story->mira().person));

    const auto past = ticketAt(replica().database(), replica().rules(), m_noor, m_id, then);
    QVERIFY(past);
    QCOMPARE(past->conversation.size(), 1);
    QCOMPARE(past->conversation.first().body, u"For all"_s);
    const auto now =
        ticketAt(replica().database(), replica().rules(), m_noor, m_id, replica().now());
    QVERIFY(now && !now->ticket.criticality);
    const auto support =
        ticketAt(replica().database(), replica().rules(), m_story->mira(), m_id, replica().now());
    QVERIFY(support && support->ticket.criticality);
    QCOMPARE(support->conversation.size(), 2);
}

void TstTicketSight::theAuditIsNotSearchedForWhatItHides()
{
    QVERIFY(say(u"The quokka did it"_s, TicketCommentVisibility::Internal));
    AuditFilter filter;
    filter.text = u"quokka"_s;
    auto outsider = m_story->mira();
    const auto count = [&](const Actor& reader) {
        const auto page = auditPage(replica().database(), reader, filter, newestAct, 50);
        return page ? page->lines.size() : -1;
    };
    QCOMPARE(count(m_story->mira()), 1);
    outsider.grants.remove(u"ticket.read_internal"_s);
    QCOMPARE(count(outsider), 0);
    outsider = m_story->mira();
    outsider.grants.remove(u"incident.read"_s);
    QCOMPARE(count(outsider), 0);
}

void TstTicketSight::theExportHoldsNoNotes()
{
    QVERIFY(say(u"The boss did it"_s, TicketCommentVisibility::Internal));
    QVERIFY(say(u"We are on it"_s, TicketCommentVisibility::Public));
    const auto written = [&](const Actor& reader) {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        ExportRequest request;
        request.format = ExportFormat::Json;
        const auto count = writeTickets(replica(), reader, request, out);
        return count && *count > 0 ? out.data() : QByteArray();
    };
    QVERIFY(written(m_noor).contains("We are on it"));
    QVERIFY(!written(m_noor).contains("The boss"));
    QVERIFY(!written(m_noor).contains("internal"));
    QVERIFY(written(m_story->mira()).contains("The boss"));
}

void TstTicketSight::whatIsSaidInOneMillisecondKeepsItsOrder()
{
    QStringList expected;
    for (int i = 0; i < 12; ++i) {
        expected << u"Word %1"_s.arg(i);
        QVERIFY(m_story->incidents().comment(
            m_story->mira(), m_id, expected.last(), TicketCommentVisibility::Public));
    }
    const auto bodies = [](const QList<ConversationItem>& items) {
        QStringList out;
        for (const auto& item : items)
            out << item.body;
        return out;
    };
    auto& database = replica().database();
    const auto conversation = TicketQueries::conversation(database, m_noor, m_id);
    QVERIFY(conversation);
    QCOMPARE(bodies(*conversation), expected);
    const auto past = ticketAt(database, replica().rules(), m_noor, m_id, replica().now());
    QVERIFY(past);
    QCOMPARE(bodies(past->conversation), expected);
    QStringList told;
    const auto items = story(m_noor);
    for (const auto& item : items)
        told << item.comment;
    told.removeAll(QString());
    QCOMPARE(told, expected);

    QBuffer out;
    out.open(QIODevice::WriteOnly);
    ExportRequest request;
    request.format = ExportFormat::Json;
    QVERIFY(writeTickets(replica(), m_noor, request, out));
    qsizetype last = -1;
    for (const auto& body : std::as_const(expected)) {
        const auto at = out.data().indexOf('"' + body.toUtf8() + '"');
        QVERIFY(at > last);
        last = at;
    }
}

QTEST_GUILESS_MAIN(TstTicketSight)
#include "tst_ticket_sight.moc"
