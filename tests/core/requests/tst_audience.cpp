// Who a service is for: the departments a person belongs to, at home and besides.
#include "core/requests/requestable.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/department.h"
#include "record/department_member.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstAudience : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup();
    void r01WhichDepartmentsCount();

private:
    DepartmentId add(const QString& name, const std::optional<DepartmentId>& above = {});
    void join(PersonId person, DepartmentId department, bool hasLeft = false);

    std::unique_ptr<Story> m_story;
};

void TstAudience::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

DepartmentId TstAudience::add(const QString& name, const std::optional<DepartmentId>& above)
{
    record::Department made;
    made.id = DepartmentId(QUuid::createUuid());
    made.name = name;
    made.parentId = above;
    Story::must(m_story->add(made));
    return made.id;
}

void TstAudience::join(PersonId person, DepartmentId department, bool hasLeft)
{
    record::DepartmentMember member;
    member.id = DepartmentMemberId(QUuid::createUuid());
    member.departmentId = department;
    member.userId = person;
    member.joinedAt = m_story->desk->clock.now();
    if (hasLeft)
        member.leftAt = m_story->desk->clock.now();
    Story::must(m_story->add(member));
}

void TstAudience::r01WhichDepartmentsCount()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s).person;
    const auto harbour = add(u"Harbour"_s);
    const auto quay = add(u"Quay"_s, harbour);
    const auto works = add(u"Works council"_s);
    const auto safety = add(u"Safety"_s, works);
    const auto crane = add(u"Crane"_s, quay);
    const auto former = add(u"Stores"_s);
    m_story->alter<record::UserAccount>(
        ada, [&](record::UserAccount& person) { person.departmentId = quay; });
    join(ada, safety);
    join(ada, former, true);
    join(m_story->mira().person, crane);
    const std::pair<DepartmentId, bool> expected[] = {{quay, true}, {harbour, true}, {safety, true},
        {works, true}, {crane, false}, {former, false}};

    const auto audience = m_story->desk->session->replica->read([&](Database& database) {
        return Audience::of(
            database, m_story->mira().organization, ada, m_story->desk->clock.now());
    });

    Story::must(audience);
    for (const auto& [department, isMeant] : expected) {
        const auto listed = u"{\"departments\": [\"%1\"]}"_s.arg(department.toString());
        QCOMPARE(audience->isIn(listed), isMeant);
    }
}

QTEST_GUILESS_MAIN(TstAudience)
#include "tst_audience.moc"
