#include "core/tickets/tags.h"
#include "tests/core/tickets/bulk_acts.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

/// Tags and internal notes for many tickets at once.
class TstBulkTags : public QObject, test::OnBulk
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void eachGetsThemAndLosesTheOthers();
    void takenBackAsOneEachIsAsItWas();
    void whatIsThereAlreadyIsNothingToDo();
    void g11AlsoWhatIsClosedIsTagged();
    void ticketsOfEveryKindAreTagged();
    void withoutATagNothingHappens();
    void aNoteIsSaidOnEach();

private:
    QString tagsOn(TicketId id)
    {
        const auto found = m_story->desk->session->tags.list(m_story->mira(), id);
        Story::must(found);
        QStringList names;
        for (const auto& tag : *found)
            names << tag.name;
        return names.join(u' ');
    }
    void tag(TicketId id, const QString& name)
    {
        Story::must(m_story->desk->session->tags.add(m_story->mira(), id, name));
    }
};

void TstBulkTags::eachGetsThemAndLosesTheOthers()
{
    const QList<TicketId> ids{in(TicketStatus::New), in(TicketStatus::InProgress)};
    tag(ids[0], u"printer"_s);

    const auto outcome = done(ids, bulkTags({{u" VPN "_s, u"site  b"_s}, {u"Printer"_s}}));

    QCOMPARE(outcome.changed, 2);
    for (const auto& id : ids)
        QCOMPARE(tagsOn(id), u"site b vpn"_s);
}

void TstBulkTags::takenBackAsOneEachIsAsItWas()
{
    const QList<TicketId> ids{
        in(TicketStatus::New), in(TicketStatus::InProgress), in(TicketStatus::New)};
    tag(ids[1], u"printer"_s);
    RunId run;
    done(ids, bulkTags({{u"vpn"_s}, {u"printer"_s}}), &run);

    const auto outcome = undone(run);

    QCOMPARE(outcome.changed, 3);
    QCOMPARE(tagsOn(ids[0]), QString());
    QCOMPARE(tagsOn(ids[1]), u"printer"_s);
    QCOMPARE(tagsOn(ids[2]), QString());
}

void TstBulkTags::whatIsThereAlreadyIsNothingToDo()
{
    const QList<TicketId> ids{in(TicketStatus::New), in(TicketStatus::New)};
    tag(ids[0], u"vpn"_s);

    const auto outcome = done(ids, bulkTags({{u"vpn"_s}, {u"unknown"_s}}));

    QCOMPARE(outcome.changed, 1);
    QCOMPARE(outcome.unchanged, 1);
}

void TstBulkTags::g11AlsoWhatIsClosedIsTagged()
{
    const QList<TicketId> ids{in(TicketStatus::Closed), in(TicketStatus::Cancelled)};

    const auto outcome = done(ids, bulkTags({{u"vpn"_s}, {}}));

    QCOMPARE(outcome.changed, 2);
}

void TstBulkTags::ticketsOfEveryKindAreTagged()
{
    QList<TicketId> ids;
    for (const auto kind :
        {TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        ids << m_story->ticketOf(kind);

    const auto outcome = done(ids, bulkTags({{u"vpn"_s}, {}}));

    QCOMPARE(outcome.changed, 4);
    for (const auto& id : ids)
        QCOMPARE(tagsOn(id), u"vpn"_s);
}

void TstBulkTags::withoutATagNothingHappens()
{
    const QList<TicketId> ids{in(TicketStatus::New)};

    const auto outcome = done(ids, bulkTags({}));

    QCOMPARE(outcome.changed, 0);
    QCOMPARE(outcome.refused.first().error.code, u"FIELD_REQUIRED"_s);
}

void TstBulkTags::aNoteIsSaidOnEach()
{
    const QList<TicketId> ids{in(TicketStatus::New), in(TicketStatus::InProgress)};
    const auto note = test::each([](auto& s, auto& a, auto id) -> Result<> {
        auto said = s.comment(a, id, u"Same cause."_s, TicketCommentVisibility::Internal);
        return said ? Result<>() : said.error();
    });
    const auto notes = [&] {
        return number(replica().database(),
            {"test.notes",
                "SELECT count(*) FROM ticket_comment WHERE deleted_at IS NULL"
                " AND visibility = 'internal' AND body = 'Same cause.'"});
    };
    RunId run;

    QCOMPARE(done(ids, note, &run).changed, 2);
    QCOMPARE(*notes(), 2);

    QCOMPARE(undone(run).changed, 2);
    QCOMPARE(*notes(), 0);
}

QTEST_GUILESS_MAIN(TstBulkTags)
#include "tst_bulk_tags.moc"
