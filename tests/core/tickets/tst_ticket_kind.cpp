#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QSet>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

namespace {

const QStringList commands{u"acknowledge"_s, u"assign"_s, u"take"_s, u"start_work"_s, u"hold"_s,
    u"resume"_s, u"resolve"_s, u"confirm"_s, u"close"_s, u"reopen"_s, u"comment_public"_s,
    u"comment_internal"_s, u"edit"_s, u"merge_duplicate"_s, u"convert_to_request"_s,
    u"raise_problem"_s, u"raise_change"_s, u"cancel"_s};

using enum TicketStatus;
constexpr TicketStatus statuses[] = {
    New, Acknowledged, Assigned, InProgress, OnHold, Resolved, Closed, Cancelled};

constexpr TicketKind kinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

// Without the part of its own kind, or with that of another.
constexpr Sql strangers{"test.strangers", R"sql(
    SELECT count(*) FROM ticket
     WHERE (kind = 'incident') <> EXISTS (SELECT 1 FROM incident WHERE incident.ticket_id = ticket.id)
        OR (kind = 'service_request')
           <> EXISTS (SELECT 1 FROM service_request WHERE service_request.ticket_id = ticket.id)
        OR (kind = 'problem') <> EXISTS (SELECT 1 FROM problem WHERE problem.ticket_id = ticket.id)
        OR (kind = 'change') <> EXISTS (SELECT 1 FROM change WHERE change.ticket_id = ticket.id)
)sql"};

constexpr Sql standing{"test.standing", "SELECT count(*) FROM ticket WHERE kind = :kind"};

} // namespace

/// G-01: a ticket has the part of its kind, and the kind never changes. No act sets it but the one
/// that makes the ticket: conversion makes another one. The kernel takes no side in that, so it is
/// what acts write that is looked at.
class TstTicketKind : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void g01_noCommandOfAnIncidentChangesItsKind();
    void g01_noActOnAnotherKindChangesIt();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// Takes the last act back and does it again, as far as that goes.
    void thereAndBack();
    /// The commands that set the kind of a ticket which they did not make.
    QStringList changes();
    qint64 count(const Sql& sql, const Bindings& bindings = {})
    {
        const auto found = number(replica().database(), sql, bindings);
        Story::must(found);
        return *found;
    }

    int m_undone = 0;
};

void TstTicketKind::thereAndBack()
{
    const auto back = [&] {
        const bool isDone = bool(undo(replica(), mira(), replica().lastWritten()));
        m_undone += isDone ? 1 : 0;
        return isDone;
    };
    if (back())
        back();
}

QStringList TstTicketKind::changes()
{
    const auto& table = record::Ticket::table();
    const auto kind = table.fields[record::Ticket::Field::Kind].id;
    const auto bodies = replica().entriesAfter({}, 100'000);
    Story::must(bodies);
    QStringList found;
    for (const auto& body : *bodies) {
        const auto entry = Entry::decoded(body);
        Story::must(entry);
        QSet<QUuid> made;
        for (const auto& edit : entry->edits) {
            if (edit.table != table.id)
                continue;
            if (edit.isCreation())
                made.insert(edit.row);
            else if (edit.field == kind && !made.contains(edit.row))
                found += entry->command;
        }
    }
    return found;
}

void TstTicketKind::g01_noCommandOfAnIncidentChangesItsKind()
{
    int done = 0;
    for (const auto status : statuses) {
        for (const auto& command : commands) {
            const auto id = in(status);
            if (!m_story->run(command, id))
                continue; // not in that state
            ++done;
            thereAndBack();
        }
    }

    QCOMPARE(changes(), QStringList());
    QCOMPARE(count(strangers), 0);
    QVERIFY2(done > 40, qPrintable(QString::number(done)));
    QVERIFY2(m_undone > 20, qPrintable(QString::number(m_undone)));
    for (const auto kind : kinds) // conversion and what is raised made some of each
        QVERIFY2(count(standing, {{"kind", kind}}) > 0, qPrintable(keyOf(kind)));
}

void TstTicketKind::g01_noActOnAnotherKindChangesIt()
{
    auto& desk = *m_story->desk->session;
    for (const auto kind : kinds) {
        const auto id = m_story->ticketOf(kind);
        NewTask task;
        task.title = u"Look"_s;
        Story::must(desk.tasks.add(mira(), id, task));
        thereAndBack();
        Story::must(desk.tags.add(mira(), id, u"smoke"_s));
        thereAndBack();
        Story::must(desk.watchers.add(mira(), id, mira().person));
        thereAndBack();
        Story::must(desk.links.link(mira(), id, TicketLinkLinkType::RelatesTo, in(New)));
        thereAndBack();
        Story::must(desk.deletions.remove(mira(), id));
        thereAndBack();
    }

    QCOMPARE(changes(), QStringList());
    QCOMPARE(count(strangers), 0);
    QVERIFY2(m_undone >= 8, qPrintable(QString::number(m_undone))); // the deletions
}

QTEST_GUILESS_MAIN(TstTicketKind)
#include "tst_ticket_kind.moc"
