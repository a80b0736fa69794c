// What a transaction holds back is nowhere to be noticed: whoever asks sees it, and it is stored
// as if each row had gone alone.
#include "core/db/row_buffer.h"
#include "tests/core/db/held_back.h"

#include <QTest>

#include "record/department.h"
#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::making;

namespace {

constexpr Sql tagCount{"test.tags", "SELECT count(*) FROM tag WHERE deleted_at IS NULL"};
constexpr Sql keptTagCount{
    "test.keptTags", "SELECT count(*) FROM tag WHERE deleted_at IS NULL", true};
constexpr Sql tagNames{"test.tagNames", "SELECT name FROM tag ORDER BY created_at, id"};

record::UserAccount person(const QString& name)
{
    record::UserAccount out;
    out.username = name;
    out.displayName = name;
    return out;
}

} // namespace

class TstHeldBack : public QObject, test::OnHeldBack
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void whoeverAsksSeesIt();
    void readingARowLeavesOthersHeldBack();
    void manyRowsAreStoredAsTheyAre();
    void manyChangesAreStoredAsTheyAre();
    void rowsThatReferToOneAnotherAreWritten_data();
    void rowsThatReferToOneAnotherAreWritten();
    void aRowChangedOftenIsWrittenAsItIsInTheEnd();
    void aNameThatIsFreedMayBeTaken_data();
    void aNameThatIsFreedMayBeTaken();
    void aKeptAnswerIsForgottenWithItsTable();
    void arrivalsRiseOverLongTransactions();
    void statementsForLaterKeepTheirOrder();
};

void TstHeldBack::whoeverAsksSeesIt()
{
    QList<qint64> seen;
    const auto before = *number(replica().database(), tagCount);
    const Replica::Step asking{{}, {.code = u"test.ask"_s}, [&](UnitOfWork& unit) -> Result<> {
                                   auto count = number(unit.database(), tagCount);
                                   if (!count)
                                       return count.error();
                                   seen.append(*count - before);
                                   return {};
                               }};

    const auto done = replica().writeAll({making(u"a"_s), asking, making(u"b"_s), asking});

    QVERIFY(done);
    QCOMPARE(seen, (QList<qint64>{1, 2}));
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::readingARowLeavesOthersHeldBack()
{
    record::Tag stands;
    stands.name = u"stands"_s;
    QVERIFY(replica().write(
        {}, {.code = u"test.tag"_s}, [&](UnitOfWork& unit) { return unit.create(stands); }));
    QString read;
    bool isLeft = false;
    const Replica::Step reading{{}, {.code = u"test.read"_s}, [&](UnitOfWork& unit) -> Result<> {
                                    auto tag = unit.get<record::Tag>(stands.id);
                                    if (!tag)
                                        return tag.error();
                                    read = tag->name;
                                    const auto* buffer = unit.database().rowBuffer();
                                    isLeft = !buffer || !buffer->isEmpty();
                                    return {};
                                }};

    const auto done = replica().writeAll({making(u"a"_s), reading});

    QVERIFY(done);
    QCOMPARE(read, u"stands"_s);
    QVERIFY(isLeft);
    QCOMPARE(*number(replica().database(), tagCount), 2);
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::manyRowsAreStoredAsTheyAre()
{
    const QStringList odd{u"tab\there"_s, u"back\\slash"_s, u"\\N"_s, u"\\."_s, u"Ünïcödé 東京"_s,
        u"'quote\" $1 :name"_s};
    std::vector<Replica::Step> steps;
    QStringList names;
    for (int i = 0; i < 60; ++i) {
        names << odd[i % odd.size()] + QString::number(i);
        steps.push_back(making(names.last()));
        m_desk->clock.advance(std::chrono::milliseconds(1));
    }

    const auto done = replica().writeAll(steps);

    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QStringList stored;
    auto rows = replica().database().query(tagNames);
    QVERIFY(rows);
    while ((*rows)->next())
        stored << (*rows)->text(0);
    std::sort(stored.begin(), stored.end());
    std::sort(names.begin(), names.end());
    QCOMPARE(stored, names);
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::manyChangesAreStoredAsTheyAre()
{
    const QStringList odd{
        u"tab\there"_s, u"back\\slash"_s, u"NULL"_s, u"a,{b}"_s, u"\"quoted\""_s, u"line\nline"_s};
    std::vector<record::Department> made(30);
    const auto step = [&](record::Department& department, std::function<void()> change) {
        return Replica::Step{{}, {.code = u"test"_s}, [&department, change](UnitOfWork& unit) {
                                 change();
                                 return department.head.isStored() ? unit.put(department)
                                                                   : unit.create(department);
                             }};
    };
    std::vector<Replica::Step> steps;
    for (int i = 0; i < int(made.size()); ++i)
        steps.push_back(step(made[size_t(i)], [&made, i] {
            made[size_t(i)].name = u"D%1"_s.arg(i);
            made[size_t(i)].description = u"as it was %1"_s.arg(i);
        }));
    QVERIFY(replica().writeAll(steps));
    const auto stored = [&](const record::Department& department) {
        auto row =
            loadRow(replica().database(), record::Department::table(), department.id.value());
        return record::Department::fromRow(**row);
    };
    for (auto& department : made)
        department = stored(department);
    m_desk->clock.advance(std::chrono::seconds(1));

    // Each in other cells; one of them goes.
    steps.clear();
    for (int i = 0; i < int(made.size()); ++i)
        steps.push_back(step(made[size_t(i)], [&made, &odd, i] {
            if (i % 3 == 0)
                made[size_t(i)].name = odd[i % odd.size()] + QString::number(i);
            else if (i % 3 == 1)
                made[size_t(i)].description.reset();
            else
                made[size_t(i)].costCenter = odd[i % odd.size()];
        }));
    steps.push_back({{}, {.code = u"test"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Department>(made[4].id); }});
    const auto done = replica().writeAll(steps);

    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    for (const auto& department : made) {
        const auto now = stored(department);
        QCOMPARE(now.name, department.name);
        QCOMPARE(now.description, department.description);
        QCOMPARE(now.costCenter, department.costCenter);
        QCOMPARE(now.head.updatedAt, replica().now());
        QCOMPARE(now.head.deletedAt.has_value(), department.id == made[4].id);
    }
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::rowsThatReferToOneAnotherAreWritten_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("few") << 2;
    QTest::newRow("many") << 40;
}

/// A department has a head, who works in a department: no order of tables suits both.
void TstHeldBack::rowsThatReferToOneAnotherAreWritten()
{
    QFETCH(int, count);
    std::vector<Replica::Step> steps;
    for (int i = 0; i < count; ++i) {
        steps.push_back({{}, {.code = u"test"_s}, [i](UnitOfWork& unit) -> Result<> {
                             record::Department department;
                             department.name = u"D%1"_s.arg(i);
                             if (auto done = unit.create(department); !done)
                                 return done;
                             auto head = person(u"p%1"_s.arg(i));
                             head.departmentId = department.id;
                             if (auto done = unit.create(head); !done)
                                 return done;
                             return {};
                         }});
        // Names somebody who comes later than the department itself.
        steps.push_back({{}, {.code = u"test"_s}, [i](UnitOfWork& unit) -> Result<> {
                             auto row = one(unit.database(),
                                 {"test.pair",
                                     "SELECT d.id, u.id FROM department d JOIN user_account u ON "
                                     "u.department_id = d.id WHERE d.name = :name"},
                                 {{"name", u"D%1"_s.arg(i)}});
                             if (!row)
                                 return row.error();
                             const DepartmentId id((*row)->uuid(0));
                             const PersonId head((*row)->uuid(1));
                             row->reset();
                             auto department = unit.get<record::Department>(id);
                             if (!department)
                                 return department.error();
                             department->headId = head;
                             return unit.put(*department);
                         }});
    }
    // And one that is never asked for in between.
    steps.push_back({{}, {.code = u"test"_s}, [](UnitOfWork& unit) -> Result<> {
                         record::Department department;
                         department.name = u"Ring"_s;
                         if (auto done = unit.create(department); !done)
                             return done;
                         auto head = person(u"ring"_s);
                         head.departmentId = department.id;
                         return unit.create(head);
                     }});

    const auto done = replica().writeAll(steps);

    QVERIFY2(done, done ? "" : qPrintable(done.error().subject + done.error().detail));
    QCOMPARE(*number(replica().database(),
                 {"test.heads", "SELECT count(*) FROM department WHERE head_id IS NOT NULL"}),
        count);
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::aRowChangedOftenIsWrittenAsItIsInTheEnd()
{
    record::Department department;
    const auto later = std::make_shared<PersonId>();
    const auto change = [&](std::function<void(record::Department&)> how) {
        return Replica::Step{{}, {.code = u"test"_s}, [&department, how](UnitOfWork& unit) {
                                 auto row = unit.get<record::Department>(department.id);
                                 if (!row)
                                     return Result<>(row.error());
                                 how(*row);
                                 return unit.put(*row);
                             }};
    };

    const auto done = replica().writeAll({
        {{}, {.code = u"test"_s},
            [&](UnitOfWork& unit) {
                department = {};
                department.name = u"First"_s;
                return unit.create(department);
            }},
        change([](auto& d) { d.description = u"said"_s; }),
        {{}, {.code = u"test"_s},
            [later](UnitOfWork& unit) {
                auto made = person(u"later"_s);
                auto created = unit.create(made);
                *later = made.id;
                return created;
            }},
        change([later](auto& d) { d.headId = *later; }), // made after the department
        change([](auto& d) { d.name = u"Last"_s; }),
    });

    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    auto row = loadRow(replica().database(), record::Department::table(), department.id.value());
    QVERIFY(row && *row);
    const auto stored = record::Department::fromRow(**row);
    QCOMPARE(stored.name, u"Last"_s);
    QCOMPARE(stored.description, u"said"_s);
    QCOMPARE(stored.headId, *later);
    QCOMPARE(stored.head.version, 4);
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::aNameThatIsFreedMayBeTaken_data()
{
    QTest::addColumn<bool>("isDeleted");
    QTest::addColumn<int>("others");
    QTest::newRow("renamed") << false << 0;
    QTest::newRow("deleted") << true << 0;
    QTest::newRow("renamed, among many") << false << 20;
}

/// In one entry, and by somebody who works in a department that is as new.
void TstHeldBack::aNameThatIsFreedMayBeTaken()
{
    QFETCH(bool, isDeleted);
    QFETCH(int, others);
    auto first = person(u"ada"_s);
    std::vector<record::UserAccount> more;
    QVERIFY(replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
        for (int i = 0; i < others; ++i) {
            more.push_back(person(u"p%1"_s.arg(i)));
            if (auto done = unit.create(more.back()); !done)
                return done;
        }
        return unit.create(first);
    }));

    const auto done = replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
        for (auto& each : more) {
            each.jobTitle = u"Agent"_s;
            if (auto put = unit.put(each); !put)
                return put;
        }
        auto former = first;
        former.username = u"ada.l"_s;
        auto freed = isDeleted ? unit.remove<record::UserAccount>(first.id) : unit.put(former);
        if (!freed)
            return freed;
        record::Department department;
        department.name = u"Ports"_s;
        if (auto made = unit.create(department); !made)
            return made;
        auto next = person(u"ada"_s);
        next.departmentId = department.id;
        return unit.create(next);
    });

    QVERIFY2(done, done ? "" : qPrintable(done.error().subject + done.error().detail));
    QCOMPARE(*number(replica().database(),
                 {"test.adas",
                     "SELECT count(*) FROM user_account WHERE username = 'ada' AND deleted_at IS "
                     "NULL AND department_id IS NOT NULL"}),
        1);
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::aKeptAnswerIsForgottenWithItsTable()
{
    QList<qint64> seen;
    const auto before = *number(replica().database(), keptTagCount);
    const Replica::Step asking{{}, {.code = u"test.ask"_s}, [&](UnitOfWork& unit) -> Result<> {
                                   for (int i = 0; i < 2; ++i) {
                                       auto count = number(unit.database(), keptTagCount);
                                       if (!count)
                                           return count.error();
                                       seen.append(*count - before);
                                   }
                                   return {};
                               }};

    QVERIFY(replica().writeAll({asking, making(u"a"_s), asking}));
    QVERIFY(replica().writeAll({making(u"b"_s)}));
    QVERIFY(replica().writeAll({asking}));

    QCOMPARE(seen, (QList<qint64>{0, 0, 1, 1, 2, 2}));
}

void TstHeldBack::arrivalsRiseOverLongTransactions()
{
    for (const int count : {1, 3, 40, 2}) {
        std::vector<Replica::Step> steps;
        for (int i = 0; i < count; ++i)
            steps.push_back(making(QString::number(i)));
        QVERIFY(replica().writeAll(steps));
    }

    // In the order of the stream, each later than the one before.
    QCOMPARE(*number(replica().database(),
                 {"test.order",
                     "SELECT count(*) FROM jr_tx a JOIN jr_tx b ON b.stream = a.stream AND b.seq = "
                     "a.seq + 1 WHERE b.no <= a.no"}),
        0);
    QCOMPARE(findings(), QStringList());
}

void TstHeldBack::statementsForLaterKeepTheirOrder()
{
    auto& database = replica().database();
    constexpr Sql version{"test.version", "SELECT version FROM search_state"};
    constexpr Sql kept{"test.keptVersion", "SELECT version FROM search_state", true};
    constexpr Sql put{"test.put", "UPDATE search_state SET version = :version"};
    constexpr Sql twice{"test.twice", "UPDATE search_state SET version = version * 2"};
    const auto before = *number(database, version);
    QVERIFY(database.begin());
    QCOMPARE(*number(database, kept), before);

    QVERIFY(database.execLater("search_state", put, {{"version", 7}}));
    QVERIFY(database.execLater("search_state", twice, {}));

    QCOMPARE(*number(database, kept), 14);
    QVERIFY(database.execLater("search_state", put, {{"version", 3}}));
    QVERIFY(database.execLater("search_state", twice, {}));
    QVERIFY(database.commit());
    QCOMPARE(*number(database, version), 6);
    QVERIFY(database.begin());
    QVERIFY(database.execLater("search_state", twice, {}));
    database.rollback();
    QCOMPARE(*number(database, version), 6);
}

QTEST_GUILESS_MAIN(TstHeldBack)
#include "tst_held_back.moc"
