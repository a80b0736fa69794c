#include "core/access/directory.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

#include "record/priority_matrix.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstDirectory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void thoseWhoReadOnlyThemselvesListOnlyThemselves();
    void theMatrixHasEveryCell();
    void aCellForIncidentsReplacesTheCellForAll();

private:
    PersonId addPerson(const QString& login);
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstDirectory::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_desk = test::freshDesk();
}

void TstDirectory::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

PersonId TstDirectory::addPerson(const QString& login)
{
    record::UserAccount person;
    const auto written = m_desk->session->replica->write(
        m_desk->admin.author(), {.code = u"user.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            person.id = PersonId(unit.newId());
            person.username = login;
            person.displayName = login;
            return unit.create(person);
        });
    return written ? person.id : PersonId();
}

// access.md section 3.22: user.read "own" is the person alone.
void TstDirectory::thoseWhoReadOnlyThemselvesListOnlyThemselves()
{
    const auto caller = addPerson(u"caller"_s);
    QVERIFY(!caller.isNull());
    Actor user = m_desk->admin;
    user.person = caller;
    user.grants = {{u"user.read"_s, Scope::Own}};
    auto& database = m_desk->session->replica->database();

    const auto seenByAdmin = people(database, m_desk->admin);
    const auto seenByUser = people(database, user);
    user.grants.clear();
    const auto seenByNobody = people(database, user);

    QVERIFY(seenByAdmin && seenByUser && seenByNobody);
    QCOMPARE(seenByAdmin->size(), 2);
    QCOMPARE(seenByUser->size(), 1);
    QCOMPARE(seenByUser->first().id, caller.value());
    QCOMPARE(seenByNobody->size(), 1);
}

void TstDirectory::theMatrixHasEveryCell()
{
    const auto cells =
        priorityCells(m_desk->session->replica->database(), m_desk->admin.organization);

    QVERIFY(cells);
    QCOMPARE(cells->size(), 9);
}

void TstDirectory::aCellForIncidentsReplacesTheCellForAll()
{
    const auto written = m_desk->session->replica->write(m_desk->admin.author(),
        {.code = u"priority_matrix.update"_s}, [&](UnitOfWork& unit) -> Result<> {
            record::PriorityMatrix cell;
            cell.id = PriorityMatrixId(unit.newId());
            cell.ticketKind = PriorityMatrixTicketKind::Incident;
            cell.impact = 3;
            cell.urgency = 3;
            cell.priority = 1;
            return unit.create(cell);
        });
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));

    const auto cells =
        priorityCells(m_desk->session->replica->database(), m_desk->admin.organization);

    QVERIFY(cells);
    QCOMPARE(cells->size(), 9);
    const auto found = std::find_if(cells->begin(), cells->end(),
        [](const MatrixCell& cell) { return cell.impact == 3 && cell.urgency == 3; });
    QVERIFY(found != cells->end());
    QCOMPARE(found->priority, 1);
}

QTEST_GUILESS_MAIN(TstDirectory)
#include "tst_directory.moc"
