#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/category.h"
#include "record/location.h"
#include "record/setting.h"
#include "record/tag.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

/// Taking back an import leaves what others use since.
class TstRunUndo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void whatNobodyUsesIsGone();
    void whatATicketOutsideRefersToStays();
    void whatADeletedTicketRefersToStays();
    void aDeletedTicketOfTheRunKeepsWhatItRefersTo();
    void aChangedTicketKeepsWhatItRefersTo();
    void aTicketThatOthersArePartOfStays();
    void aTeamThatSomeoneJoinedStays();
    void aMembershipStaysWhereBothEndsDo();
    void aDefaultKeepsItsCategory();
    void whoActedStays();
    void whatComesIntoUseMeanwhileStays();
    void askedAgainItGoesOn();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    Result<> write(const Replica::Work& work, RunId run = {}, std::optional<PersonId> by = {});
    template <typename R>
    bool stands(typename R::IdType id)
    {
        const auto row = loadRow(replica().database(), R::table(), id.value());
        return row && *row && !(*row)->head.deletedAt;
    }
    RunUndo undone()
    {
        const auto done = undoRun(replica(), m_story->mira(), m_run);
        if (!done)
            QTest::qFail(qPrintable(done.error().detail), __FILE__, __LINE__);
        return done ? *done : RunUndo();
    }
    Result<> report(PersonId requester, CategoryId category, RunId run = {});

    std::unique_ptr<Story> m_story;
    RunId m_run{QUuid::createUuid()};
    PersonId m_vera, m_idle;
    TeamId m_blue;
    TeamMemberId m_member;
    CategoryId m_hardware, m_fans;
    LocationId m_dock;
    TicketId m_ticket; ///< made last
};

Result<> TstRunUndo::write(const Replica::Work& work, RunId run, std::optional<PersonId> by)
{
    Author author = m_story->mira().author();
    if (by)
        author.person = by;
    auto written = replica().write(
        author, {.code = run.isNull() ? u"test.use"_s : u"import"_s, .run = run}, work);
    return written ? Result<>() : written.error();
}

Result<> TstRunUndo::report(PersonId requester, CategoryId category, RunId run)
{
    return write(
        [&](UnitOfWork& unit) -> Result<> {
            record::Ticket ticket;
            ticket.kind = TicketKind::Incident;
            ticket.status = TicketStatus::New;
            ticket.number = u"OLD-1"_s;
            ticket.title = u"Fan too loud"_s;
            ticket.description = u"It howls."_s;
            ticket.requesterId = requester;
            ticket.categoryId = category;
            ticket.assignedTeamId = m_blue;
            ticket.assignedUserId = m_idle;
            ticket.locationId = m_dock;
            if (run.isNull()) {
                ticket.assignedTeamId.reset();
                ticket.assignedUserId.reset();
                ticket.locationId.reset();
            }
            if (auto made = unit.create(ticket); !made)
                return made;
            m_ticket = ticket.id;
            record::Incident incident;
            incident.id = ticket.id;
            return unit.create(incident);
        },
        run);
}

void TstRunUndo::init()
{
    m_story = std::make_unique<Story>();
    const auto made = write(
        [&](UnitOfWork& unit) -> Result<> {
            record::UserAccount vera;
            vera.username = vera.displayName = u"vera"_s;
            record::UserAccount idle;
            idle.username = idle.displayName = u"idle"_s;
            record::Team blue;
            blue.name = u"Blue"_s;
            record::Category hardware;
            hardware.name = u"Hardware of old"_s;
            record::Location dock;
            dock.name = u"Dock"_s;
            for (const auto& done : {unit.create(vera), unit.create(idle), unit.create(blue),
                     unit.create(hardware), unit.create(dock)}) {
                if (!done)
                    return done;
            }
            record::Category fans;
            fans.name = u"Fans"_s;
            fans.parentId = hardware.id;
            record::TeamMember member;
            member.id = TeamMemberId(derivedUuid(blue.id.value(), idle.id.value().toRfc4122()));
            member.teamId = blue.id;
            member.userId = idle.id;
            member.joinedAt = unit.now();
            for (const auto& done : {unit.create(fans), unit.create(member)}) {
                if (!done)
                    return done;
            }
            m_vera = vera.id;
            m_idle = idle.id;
            m_blue = blue.id;
            m_hardware = hardware.id;
            m_fans = fans.id;
            m_dock = dock.id;
            m_member = member.id;
            return {};
        },
        m_run);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().subject + made.error().detail));
    QVERIFY(report(m_vera, m_fans, m_run));
}

void TstRunUndo::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstRunUndo::whatNobodyUsesIsGone()
{
    const auto outcome = undone();

    QCOMPARE(outcome.removed, 1);
    QCOMPARE(outcome.kept, 0);
    QCOMPARE(outcome.inUse, 0);
    QVERIFY(!stands<record::Ticket>(m_ticket));
    QVERIFY(!stands<record::Incident>(m_ticket));
    QVERIFY(!stands<record::UserAccount>(m_vera));
    QVERIFY(!stands<record::Team>(m_blue));
    QVERIFY(!stands<record::TeamMember>(m_member));
    QVERIFY(!stands<record::Category>(m_fans));
    QVERIFY(!stands<record::Category>(m_hardware));
    QVERIFY(!stands<record::Location>(m_dock));
}

void TstRunUndo::whatATicketOutsideRefersToStays()
{
    const auto imported = m_ticket;
    QVERIFY(report(m_vera, m_fans));

    const auto outcome = undone();

    QCOMPARE(outcome.removed, 1);
    QCOMPARE(outcome.kept, 0);
    QCOMPARE(outcome.inUse, 3);
    QVERIFY(!stands<record::Ticket>(imported));
    QVERIFY(stands<record::UserAccount>(m_vera));
    QVERIFY(stands<record::Category>(m_fans));
    QVERIFY(stands<record::Category>(m_hardware)); // the one above it
    QVERIFY(!stands<record::UserAccount>(m_idle));
    QVERIFY(!stands<record::Team>(m_blue));
    QVERIFY(!stands<record::Location>(m_dock));
}

/// G-13: it may be brought back.
void TstRunUndo::whatADeletedTicketRefersToStays()
{
    QVERIFY(report(m_vera, m_fans));
    const auto ticket = m_ticket;
    Story::must(m_story->desk->session->deletions.remove(m_story->mira(), ticket, u"Gone"_s));
    const auto deleted = replica().lastWritten();

    const auto outcome = undone();

    QCOMPARE(outcome.removed, 1);
    QCOMPARE(outcome.inUse, 3);
    Story::must(undo(replica(), m_story->mira(), deleted));
    QVERIFY(stands<record::Ticket>(ticket));
    QVERIFY(stands<record::UserAccount>(m_vera));
    QVERIFY(stands<record::Category>(m_fans));
    QVERIFY(!stands<record::Location>(m_dock)); // the imported one's
}

void TstRunUndo::aDeletedTicketOfTheRunKeepsWhatItRefersTo()
{
    Story::must(m_story->desk->session->deletions.remove(m_story->mira(), m_ticket, u"Gone"_s));
    const auto deleted = replica().lastWritten();

    const auto outcome = undone();

    QCOMPARE(outcome.removed, 0);
    QCOMPARE(outcome.kept, 0); // it is gone already
    QCOMPARE(outcome.inUse, 6);
    Story::must(undo(replica(), m_story->mira(), deleted));
    QVERIFY(stands<record::Ticket>(m_ticket));
    QVERIFY(stands<record::UserAccount>(m_vera));
    QVERIFY(stands<record::Location>(m_dock));
}

void TstRunUndo::aChangedTicketKeepsWhatItRefersTo()
{
    QVERIFY(write([&](UnitOfWork& unit) -> Result<> {
        record::TicketComment comment;
        comment.ticketId = m_ticket;
        comment.authorId = m_story->mira().person;
        comment.body = u"Still howling"_s;
        return unit.create(comment);
    }));

    const auto outcome = undone();

    QCOMPARE(outcome.removed, 0);
    QCOMPARE(outcome.kept, 1);
    QCOMPARE(outcome.inUse, 6);
    QVERIFY(stands<record::Ticket>(m_ticket));
    QVERIFY(stands<record::Location>(m_dock));
    QVERIFY(stands<record::TeamMember>(m_member)); // the assignee's (G-02)
}

/// a part does not write to the ticket that it is part of.
void TstRunUndo::aTicketThatOthersArePartOfStays()
{
    const auto imported = m_ticket;
    QVERIFY(report(m_story->mira().person, m_fans));
    const auto part = m_ticket;
    auto& links = m_story->desk->session->links;
    Story::must(links.setParent(m_story->mira(), part, imported));

    const auto first = undone();

    QCOMPARE(first.removed, 0);
    QCOMPARE(first.kept, 1);
    QVERIFY(stands<record::Ticket>(imported));
    QVERIFY(stands<record::Location>(m_dock)); // as it is needed

    Story::must(m_story->desk->session->deletions.remove(m_story->mira(), part, u"Gone"_s));
    const auto second = undone();

    QCOMPARE(second.removed, 1);
    QCOMPARE(second.kept, 0);
    QVERIFY(!stands<record::Ticket>(imported));
}

void TstRunUndo::aTeamThatSomeoneJoinedStays()
{
    QVERIFY(write([&](UnitOfWork& unit) -> Result<> {
        record::TeamMember member;
        member.id =
            TeamMemberId(derivedUuid(m_blue.value(), m_story->mira().person.value().toRfc4122()));
        member.teamId = m_blue;
        member.userId = m_story->mira().person;
        member.joinedAt = unit.now();
        return unit.create(member);
    }));

    QCOMPARE(undone().inUse, 1);
    QVERIFY(stands<record::Team>(m_blue));
    QVERIFY(!stands<record::TeamMember>(m_member)); // its person is gone
}

void TstRunUndo::aMembershipStaysWhereBothEndsDo()
{
    QVERIFY(write([&](UnitOfWork& unit) -> Result<> {
        auto team = unit.get<record::Team>(m_blue);
        if (!team)
            return team.error();
        team->leadId = m_idle;
        return unit.put(*team);
    }));

    QCOMPARE(undone().inUse, 2);
    QVERIFY(stands<record::UserAccount>(m_idle));
    QVERIFY(stands<record::TeamMember>(m_member));
}

void TstRunUndo::aDefaultKeepsItsCategory()
{
    record::Setting setting;
    setting.key = u"test.default_category"_s;
    setting.value =
        u"{\"category\":\"%1\"}"_s.arg(m_hardware.value().toString(QUuid::WithoutBraces));
    QVERIFY(m_story->add(setting));

    QCOMPARE(undone().inUse, 1);
    QVERIFY(stands<record::Category>(m_hardware));
    QVERIFY(!stands<record::Category>(m_fans));
}

void TstRunUndo::whoActedStays()
{
    QVERIFY(write(
        [&](UnitOfWork& unit) -> Result<> {
            record::Location attic;
            attic.name = u"Attic"_s;
            return unit.create(attic);
        },
        {}, m_vera));

    QCOMPARE(undone().inUse, 1);
    QVERIFY(stands<record::UserAccount>(m_vera));
    QVERIFY(!stands<record::UserAccount>(m_idle));
}

/// Long runs are taken back in several transactions, and others work on the desk between them.
void TstRunUndo::whatComesIntoUseMeanwhileStays()
{
    constexpr int rowsOfOnePart = 500;
    const auto team = m_story->teamOf(u"Green"_s, {});
    PersonId late;
    QVERIFY(write(
        [&](UnitOfWork& unit) -> Result<> {
            for (int i = 0; i < rowsOfOnePart; ++i) {
                record::Tag tag;
                tag.name = u"old %1"_s.arg(i);
                if (auto made = unit.create(tag); !made)
                    return made;
            }
            record::UserAccount person;
            person.username = person.displayName = u"late"_s;
            if (auto made = unit.create(person); !made)
                return made;
            late = person.id;
            return {};
        },
        m_run));
    auto other = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    int parts = 0;
    bool isUsed = false;
    const auto watching = std::exchange(replica().touched, [&](const Touch&) {
        if (++parts != 2) // the tickets, then the first part of the others
            return;
        isUsed = bool((*other)->replica->write(
            m_story->mira().author(), {.code = u"test.use"_s}, [&](UnitOfWork& unit) -> Result<> {
                auto found = unit.get<record::Team>(team);
                if (!found)
                    return found.error();
                found->leadId = late;
                return unit.put(*found);
            }));
    });

    const auto outcome = undone();
    replica().touched = watching;

    QVERIFY(isUsed);
    QCOMPARE(parts, 3);
    QCOMPARE(outcome.inUse, 1);
    QVERIFY(stands<record::UserAccount>(late));
    QVERIFY(!stands<record::UserAccount>(m_vera));
}

void TstRunUndo::askedAgainItGoesOn()
{
    QVERIFY(report(m_vera, m_fans));
    // As if the first try had broken off after the tickets.
    QVERIFY(replica().write(m_story->mira().author(), {.code = u"import.undo"_s, .run = m_run},
        [&](UnitOfWork& unit) { return unit.remove<record::Location>(m_dock); }));

    const auto first = undone();
    QCOMPARE(first.removed, 1);
    QCOMPARE(first.inUse, 3);
    const auto second = undone();

    QCOMPARE(second.removed, 0);
    QCOMPARE(second.kept, 0);
    QCOMPARE(second.inUse, 3);
    QCOMPARE(codeOf([&] {
        const auto none = undoRun(replica(), m_story->mira(), RunId(QUuid::createUuid()));
        return none ? Result<>() : Result<>(none.error());
    }()),
        u"NOT_FOUND"_s);
}

QTEST_GUILESS_MAIN(TstRunUndo)
#include "tst_run_undo.moc"
