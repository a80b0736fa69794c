// Departments, locations and categories: access.md 3.25; data-model.md M03, R-4, R-10.
#include "core/access/directory.h"
#include "core/access/organization_rules.h"
#include "core/access/organization_service.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace homeport::test;

class TstOrganization : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void treesHaveNoCircles();
    void treesEndSomewhere();
    void neighboursHaveNamesOfTheirOwn();
    void aDepartmentHasACodeOfItsOwn();
    void whatIsUsedStays();
    void membersBelongBesidesTheirOwn();
    void aPlaceHasAZoneOrNone();
    void aCategoryStaysInItsModule();
    void aCategoryIsMadeRenamedMovedAndSwitchedOff();
    void aCategoryWithTicketsStays();
    void editsAreJournalledAndTakenBack();
    void whatIsGoneComesBackWhereItFits();
    void onlyWhoMay_data();
    void onlyWhoMay();

private:
    OrganizationService& service() { return m_story->session().organization; }
    const Actor& mira() { return m_story->mira(); }
    record::Department department(const QString& name, std::optional<DepartmentId> parent = {})
    {
        record::Department row;
        row.name = name;
        row.parentId = parent;
        const auto made = service().create(mira(), row);
        Story::must(made);
        return m_story->row<record::Department>(*made);
    }
    record::Location location(const QString& name, std::optional<LocationId> parent = {})
    {
        record::Location row;
        row.name = name;
        row.parentId = parent;
        const auto made = service().create(mira(), row);
        Story::must(made);
        return m_story->row<record::Location>(*made);
    }
    record::Category category(const QString& name, std::optional<CategoryId> parent = {})
    {
        record::Category row;
        row.name = name;
        row.parentId = parent;
        const auto made = service().create(mira(), row);
        Story::must(made);
        return m_story->row<record::Category>(*made);
    }
    QStringList choices()
    {
        QStringList names;
        const auto found = categories(m_story->replica().database(), mira().organization);
        for (const auto& choice : *found)
            names += choice.name;
        return names;
    }
};

///
void TstOrganization::treesHaveNoCircles()
{
    const auto top = department(u"Harbour"_s);
    const auto middle = department(u"Cranes"_s, top.id);
    const auto bottom = department(u"Crane 4"_s, middle.id);
    auto wanted = top;

    wanted.parentId = bottom.id;
    QCOMPARE(refusal(service().edit(mira(), top, wanted)), u"TREE_CYCLE parent_id"_s);
    wanted.parentId = top.id;
    QCOMPARE(refusal(service().edit(mira(), top, wanted)), u"TREE_CYCLE parent_id"_s);
    wanted.parentId = DepartmentId(QUuid::createUuid());
    QCOMPARE(
        refusal(service().edit(mira(), top, wanted)), u"VALIDATION_ERROR parent_id REFERENCE"_s);
    auto moved = bottom;
    moved.parentId = top.id;
    QVERIFY(service().edit(mira(), bottom, moved));
    const auto hall = location(u"Hall"_s);
    auto inside = hall;
    inside.parentId = location(u"Room"_s, hall.id).id;
    QCOMPARE(refusal(service().edit(mira(), hall, inside)), u"TREE_CYCLE parent_id"_s);
}

/// Departments: 8 levels; categories: 5.
void TstOrganization::treesEndSomewhere()
{
    std::optional<DepartmentId> above;
    for (int level = 1; level <= departmentLevels; ++level)
        above = department(u"Level %1"_s.arg(level), above).id;
    record::Department deeper;
    deeper.name = u"Level 9"_s;
    deeper.parentId = above;
    QCOMPARE(refusal(service().create(mira(), deeper)), u"DEPTH_LIMIT parent_id"_s);

    std::optional<CategoryId> up;
    QList<record::Category> levels;
    for (int level = 1; level <= categoryLevels; ++level) {
        levels += category(u"Level %1"_s.arg(level), up);
        up = levels.last().id;
    }
    record::Category below;
    below.name = u"Level 6"_s;
    below.parentId = up;
    QCOMPARE(refusal(service().create(mira(), below)), u"DEPTH_LIMIT parent_id"_s);
    // With all that stands below it.
    const auto other = category(u"Other"_s);
    auto moved = levels[0];
    moved.parentId = other.id;
    QCOMPARE(refusal(service().edit(mira(), levels[0], moved)), u"DEPTH_LIMIT parent_id"_s);
    moved = levels[1];
    moved.parentId = other.id;
    QVERIFY(service().edit(mira(), levels[1], moved));
}

void TstOrganization::neighboursHaveNamesOfTheirOwn()
{
    const auto top = department(u"Harbour"_s);
    department(u"Cranes"_s, top.id);
    record::Department same;
    same.name = u" Cranes "_s;
    same.parentId = top.id;

    QCOMPARE(refusal(service().create(mira(), same)), u"DUPLICATE name"_s);
    same.name = u" "_s;
    QCOMPARE(refusal(service().create(mira(), same)), u"FIELD_REQUIRED name"_s);
    same.name = QString(256, u'x');
    QCOMPARE(refusal(service().create(mira(), same)), u"VALIDATION_ERROR name TOO_LONG"_s);
    const auto elsewhere = department(u"Cranes"_s); // not a neighbour
    auto moved = elsewhere;
    moved.parentId = top.id;
    QCOMPARE(refusal(service().edit(mira(), elsewhere, moved)), u"DUPLICATE name"_s);
}

void TstOrganization::aDepartmentHasACodeOfItsOwn()
{
    record::Department first;
    first.name = u"Harbour"_s;
    first.code = u"HB"_s;
    QVERIFY(service().create(mira(), first));
    record::Department second;
    second.name = u"Cranes"_s;
    second.code = u" HB "_s;

    QCOMPARE(refusal(service().create(mira(), second)), u"DUPLICATE code"_s);
    second.code = u" "_s;
    QVERIFY(service().create(mira(), second));
}

///
void TstOrganization::whatIsUsedStays()
{
    const auto top = department(u"Harbour"_s);
    const auto below = department(u"Cranes"_s, top.id);
    QCOMPARE(refusal(service().remove(mira(), top.id)), u"IN_USE department"_s);
    QVERIFY(service().setMember(mira(), below.id, mira().person, DepartmentMemberRole::Lead));

    QVERIFY(service().remove(mira(), below.id));

    QVERIFY(!m_story->stands<record::Department>(below.id));
    QVERIFY(m_story->actorOf(mira().person).departments.isEmpty());
    QVERIFY(service().remove(mira(), top.id));
    QCOMPARE(refusal(service().remove(mira(), top.id)), u"NOT_FOUND department"_s);
    const auto hall = location(u"Hall"_s);
    m_story->alter<record::UserAccount>(
        mira().person, [&](record::UserAccount& row) { row.locationId = hall.id; });
    QCOMPARE(refusal(service().remove(mira(), hall.id)), u"IN_USE location"_s);
}

void TstOrganization::membersBelongBesidesTheirOwn()
{
    const auto top = department(u"Harbour"_s);
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto belongs = [&] {
        return m_story->actorOf(jonas.person).departments.contains(top.id);
    };

    QVERIFY(service().setMember(mira(), top.id, jonas.person, DepartmentMemberRole::Member));
    QVERIFY(belongs());
    QVERIFY(service().setMember(mira(), top.id, jonas.person, DepartmentMemberRole::Lead));
    QCOMPARE(m_story->told(), u"department.member_set; role: member → lead"_s);
    QVERIFY(service().removeMember(mira(), top.id, jonas.person));
    QVERIFY(!belongs());
    QVERIFY(service().setMember(mira(), top.id, jonas.person, DepartmentMemberRole::Member));
    QVERIFY(belongs());
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(!belongs());
}

void TstOrganization::aPlaceHasAZoneOrNone()
{
    const auto hall = location(u"Hall"_s);
    auto wanted = hall;
    wanted.timeZone = u"Mars/Olympus"_s;
    QCOMPARE(
        refusal(service().edit(mira(), hall, wanted)), u"VALIDATION_ERROR time_zone NOT_IN_LIST"_s);
    wanted.timeZone = u"Asia/Tokyo"_s;
    wanted.kind = LocationKind::Building;
    QVERIFY(service().edit(mira(), hall, wanted));
    QCOMPARE(m_story->told(), u"location.edit; kind: site → building; time_zone: – → Asia/Tokyo"_s);
}

void TstOrganization::aCategoryStaysInItsModule()
{
    const auto network = category(u"Ports"_s);
    record::Category change;
    change.module = CategoryModule::Change;
    change.name = u"Ports"_s;
    change.parentId = network.id;

    QCOMPARE(refusal(service().create(mira(), change)), u"VALIDATION_ERROR parent_id REFERENCE"_s);
    change.parentId.reset();
    QVERIFY(service().create(mira(), change));
    auto moved = network;
    moved.module = CategoryModule::Change;
    QCOMPARE(refusal(service().edit(mira(), network, moved)),
        u"VALIDATION_ERROR module UNKNOWN_FIELD"_s);
    auto urgent = network;
    urgent.defaultPriority = 5;
    QCOMPARE(refusal(service().edit(mira(), network, urgent)),
        u"VALIDATION_ERROR default_priority RANGE"_s);
}

void TstOrganization::aCategoryIsMadeRenamedMovedAndSwitchedOff()
{
    const auto top = category(u"Ports"_s);
    const auto below = category(u"Cranes"_s, top.id);
    QVERIFY(choices().contains(u"Ports › Cranes"_s));
    auto seen = top;
    auto wanted = seen;

    wanted.name = u"Harbour"_s;
    wanted.isSelectable = false;
    QVERIFY(service().edit(mira(), seen, wanted));
    QVERIFY(choices().contains(u"Harbour › Cranes"_s));
    QVERIFY(!choices().contains(u"Harbour"_s));
    auto moved = below;
    moved.parentId.reset();
    QVERIFY(service().edit(mira(), below, moved));
    QVERIFY(choices().contains(u"Cranes"_s));
    seen = m_story->row<record::Category>(below.id);
    wanted = seen;
    wanted.isActive = false;
    QVERIFY(service().edit(mira(), seen, wanted));
    QVERIFY(!choices().contains(u"Cranes"_s));
    auto form = m_story->form();
    form.category = below.id;
    QCOMPARE(codeOf(m_story->incidents().create(mira(), form)), u"CATEGORY_INVALID"_s);
}

void TstOrganization::aCategoryWithTicketsStays()
{
    const auto used = category(u"Ports"_s);
    const auto unused = category(u"Cranes"_s);
    auto form = m_story->form();
    form.category = used.id;
    QVERIFY(m_story->incidents().create(mira(), form));

    QCOMPARE(refusal(service().remove(mira(), used.id)), u"IN_USE category"_s);
    QVERIFY(service().remove(mira(), unused.id));
}

void TstOrganization::editsAreJournalledAndTakenBack()
{
    const auto top = department(u"Harbour"_s);
    auto wanted = top;
    wanted.name = u"Port"_s;
    wanted.costCenter = u"4711"_s;
    QVERIFY(service().edit(mira(), top, wanted));
    QCOMPARE(m_story->told(), u"department.edit; name: Harbour → Port; cost_center: – → 4711"_s);

    QVERIFY(m_story->undoLast(mira()));

    QCOMPARE(m_story->row<record::Department>(top.id).name, u"Harbour"_s);
    QVERIFY(!m_story->row<record::Department>(top.id).costCenter);
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto other = department(u"Cranes"_s);
    QCOMPARE(refusal(m_story->undoLast(jonas)), u"FORBIDDEN organization.create"_s);
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(!m_story->stands<record::Department>(other.id));
}

void TstOrganization::whatIsGoneComesBackWhereItFits()
{
    const auto top = department(u"Harbour"_s);
    const auto below = department(u"Cranes"_s, top.id);
    QVERIFY(service().remove(mira(), below.id));
    const auto removal = m_story->replica().lastWritten();
    QVERIFY(undo(m_story->replica(), mira(), removal));
    QVERIFY(m_story->stands<record::Department>(below.id));
    QVERIFY(service().remove(mira(), below.id));
    const auto again = m_story->replica().lastWritten();
    department(u"Cranes"_s, top.id);
    QCOMPARE(refusal(undo(m_story->replica(), mira(), again)), u"DUPLICATE name"_s);
    // What others refer to meanwhile is not taken away from under them.
    const auto fresh = department(u"Docks"_s);
    const auto creation = m_story->replica().lastWritten();
    department(u"Dock 1"_s, fresh.id);
    QCOMPARE(refusal(undo(m_story->replica(), mira(), creation)), u"IN_USE department"_s);
}

void TstOrganization::onlyWhoMay_data()
{
    QTest::addColumn<QString>("holder");
    QTest::addColumn<QString>("toCreate");
    QTest::addColumn<QString>("toEdit");
    QTest::addColumn<QString>("toRemove");
    const auto create = u"FORBIDDEN organization.create"_s;
    const auto update = u"FORBIDDEN organization.update"_s;
    const auto remove = u"FORBIDDEN organization.delete"_s;
    QTest::newRow("an agent") << u"agent"_s << create << update << remove;
    QTest::newRow("who runs the desk")
        << u"service_desk_manager"_s << QString() << QString() << remove;
    QTest::newRow("who runs the assets") << u"asset_manager"_s << create << QString() << remove;
    QTest::newRow("an administrator") << u"administrator"_s << QString() << QString() << QString();
}

void TstOrganization::onlyWhoMay()
{
    QFETCH(const QString, holder);
    QFETCH(const QString, toCreate);
    QFETCH(const QString, toEdit);
    QFETCH(const QString, toRemove);
    const auto actor = m_story->personWith(holder, u"Jonas"_s);
    record::Location yard;
    yard.name = u"Yard"_s;
    const auto hall = location(u"Hall"_s);
    auto wanted = hall;
    wanted.address = u"Pier 4"_s;

    QCOMPARE(refusal(service().create(actor, yard)), toCreate);
    QCOMPARE(refusal(service().edit(actor, hall, wanted)), toEdit);
    QCOMPARE(refusal(service().remove(actor, hall.id)), toRemove);
}

QTEST_GUILESS_MAIN(TstOrganization)
#include "tst_organization.moc"
