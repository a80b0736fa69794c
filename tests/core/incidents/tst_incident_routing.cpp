// To which team a new incident goes where nobody names one: processes.md I-01, engines.md 5.1.
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

} // namespace

class TstIncidentRouting : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init()
    {
        begin();
        m_network = m_story->teamOf(u"Network"_s, {mira().person});
        m_mail = m_story->teamOf(u"Mail"_s, {});
    }
    void cleanup() { end(); }
    void en51_theTeamOfTheCategoryOrTheNearestAbove();
    void en51_thenTheTeamThatSupportsTheService();
    void en51_aTeamThatIsNotInUseIsPassedOver();
    void i01_whatTheFormNamesComesFirst();
    void g02_anAssigneeKeepsToTheirTeams();
    void i01_endUsersAreRoutedToo();
    void i01_anotherCategoryRoutesNothingAnew();

private:
    CategoryId category(
        const std::optional<TeamId>& team, const std::optional<CategoryId>& above = {});
    NewIncident form(const std::optional<CategoryId>& category);
    std::optional<TeamId> teamOf(const NewIncident& form)
    {
        const auto made = incidents().create(mira(), form);
        Story::must(made);
        m_made = made->ticket;
        return made->ticket.assignedTeamId;
    }

    TeamId m_network; ///< Mira's
    TeamId m_mail;
    record::Ticket m_made;
};

CategoryId TstIncidentRouting::category(
    const std::optional<TeamId>& team, const std::optional<CategoryId>& above)
{
    record::Category row;
    row.id = CategoryId(QUuid::createUuid());
    row.module = CategoryModule::Incident;
    row.name = row.id.toString();
    row.parentId = above;
    row.defaultTeamId = team;
    Story::must(m_story->add(row));
    return row.id;
}

NewIncident TstIncidentRouting::form(const std::optional<CategoryId>& category)
{
    auto form = m_story->form();
    form.category = category;
    return form;
}

void TstIncidentRouting::en51_theTeamOfTheCategoryOrTheNearestAbove()
{
    const auto top = category(m_network);
    const auto middle = category({}, top);
    const auto leaf = category({}, middle);
    const auto own = category(m_mail, middle);
    QCOMPARE(teamOf(form(leaf)), std::optional(m_network));
    QCOMPARE(m_made.status, Assigned);
    QVERIFY(m_made.assignedAt && !m_made.firstAssignedAt && !m_made.assignedUserId);
    QVERIFY(!m_made.acknowledgedAt); // G-10
    QCOMPARE(teamOf(form(own)), std::optional(m_mail));
    QCOMPARE(teamOf(form(category({}))), std::nullopt);
    QCOMPARE(m_made.status, New);
    QCOMPARE(teamOf(form({})), std::nullopt);
}

void TstIncidentRouting::en51_thenTheTeamThatSupportsTheService()
{
    record::Service mail;
    mail.name = mail.code = u"mail"_s;
    mail.lifecycle = ServiceLifecycle::Published;
    mail.supportTeamId = m_mail;
    const auto service = m_story->serviceLike(mail);
    auto asked = form(category({}));
    asked.service = service;
    QCOMPARE(teamOf(asked), std::optional(m_mail));
    asked.category = category(m_network);
    QCOMPARE(teamOf(asked), std::optional(m_network));
}

void TstIncidentRouting::en51_aTeamThatIsNotInUseIsPassedOver()
{
    const auto leaf = category(m_mail, category(m_network));
    m_story->alter<record::Team>(m_mail, [](record::Team& team) { team.isActive = false; });
    QCOMPARE(teamOf(form(leaf)), std::optional(m_network));
    m_story->alter<record::Team>(m_network, [](record::Team& team) { team.isActive = false; });
    QCOMPARE(teamOf(form(leaf)), std::nullopt);
    QCOMPARE(m_made.status, New);
}

void TstIncidentRouting::i01_whatTheFormNamesComesFirst()
{
    auto named = form(category(m_network));
    named.team = m_mail;
    QCOMPARE(teamOf(named), std::optional(m_mail));
}

void TstIncidentRouting::g02_anAssigneeKeepsToTheirTeams()
{
    auto mine = form(category(m_network));
    mine.assignee = mira().person;
    QCOMPARE(teamOf(mine), std::optional(m_network));
    QCOMPARE(m_made.assignedUserId, mira().person);
    mine.category = category(m_mail);
    QCOMPARE(teamOf(mine), std::nullopt); // Mira is not of Mail
    QCOMPARE(m_made.assignedUserId, mira().person);
}

/// By the desk itself: who may assign nothing gets no refusal.
void TstIncidentRouting::i01_endUsersAreRoutedToo()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    auto own = form(category(m_network));
    own.requester = noor.person;
    const auto made = incidents().create(noor, own);
    QCOMPARE(told(made), QString());
    QCOMPARE(made->ticket.assignedTeamId, m_network);
    QCOMPARE(made->ticket.status, Assigned);
}

void TstIncidentRouting::i01_anotherCategoryRoutesNothingAnew()
{
    QCOMPARE(teamOf(form(category(m_network))), std::optional(m_network));
    QCOMPARE(told(incidents().edit(mira(), m_made.id, {.category = category(m_mail)})), QString());
    QCOMPARE(ticket(m_made.id).assignedTeamId, m_network);
}

QTEST_GUILESS_MAIN(TstIncidentRouting)
#include "tst_incident_routing.moc"
