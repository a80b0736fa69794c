// What the database refuses of what was held back is told as if each row had gone alone.
#include "tests/core/db/held_back.h"

#include <QTest>

#include "record/department.h"
#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::making;

class TstHeldBackRefusals : public QObject, test::OnHeldBack
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void whatIsRefusedNamesItsTable_data();
    void whatIsRefusedNamesItsTable();
    void aStatementForLaterThatIsRefusedNamesItsTable();
    void aSerializationFailureRunsTheCommandAgain();
};

void TstHeldBackRefusals::whatIsRefusedNamesItsTable_data()
{
    QTest::addColumn<int>("before");
    QTest::newRow("alone") << 0;
    QTest::newRow("among others") << 5;
    QTest::newRow("among many") << 50;
}

void TstHeldBackRefusals::whatIsRefusedNamesItsTable()
{
    QFETCH(int, before);
    const auto state = *replica().stateHash();
    std::vector<Replica::Step> steps;
    for (int i = 0; i < before; ++i)
        steps.push_back(making(QString::number(i)));
    for (int i = 0; i <= before; ++i) {
        steps.push_back({{}, {.code = u"test"_s}, [i, before](UnitOfWork& unit) {
                             record::Department department;
                             department.name = QString::number(i);
                             if (i == before) // nobody
                                 department.headId = PersonId(QUuid::createUuid());
                             return unit.create(department);
                         }});
    }

    const auto refused = replica().writeAll(steps);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    QCOMPARE(refused.error().code, u"IN_USE"_s);
    QCOMPARE(refused.error().subject, u"department"_s);
    QCOMPARE(*replica().stateHash(), state);
    QVERIFY(!replica().database().inTransaction());
    QVERIFY(replica().writeAll({making(u"after"_s)}));
    QCOMPARE(findings(), QStringList());
}

void TstHeldBackRefusals::aStatementForLaterThatIsRefusedNamesItsTable()
{
    auto& database = replica().database();
    constexpr Sql again{"search_state", "INSERT INTO search_state (one, version) VALUES (1, 1)"};
    QVERIFY(database.begin());

    auto done = database.execLater("search_state", again, {});
    if (done)
        done = database.commit();
    else
        database.rollback();

    QVERIFY(!done);
    QVERIFY2(done.error().subject.contains(u"search_state"_s), qPrintable(done.error().subject));
    QCOMPARE(*number(database, {"test.one", "SELECT count(*) FROM search_state"}), 1);
}

/// The rows meet only when they are sent, at the end.
void TstHeldBackRefusals::aSerializationFailureRunsTheCommandAgain()
{
    if (replica().database().dialect() == Dialect::Sqlite)
        QSKIP("one writer at a time there");
    record::Tag tag;
    tag.name = u"contested"_s;
    QVERIFY(replica().write(
        {}, {.code = u"test"_s}, [&](UnitOfWork& unit) { return unit.create(tag); }));
    SeededRandom random(99);
    auto database = Database::open(m_desk->address, Access::ReadWrite);
    QVERIFY(database);
    // A device of its own: those of one stream wait for each other.
    Replica other(std::move(*database), {QUuid::createUuid()},
        {&m_desk->clock, &random, ownPlaces()}, deskRules());
    int runs = 0;
    const Command command{.code = u"test"_s, .id = CommandId(QUuid::createUuid())};
    const auto describe = [&](UnitOfWork& unit, const QString& text) -> Result<> {
        auto row = unit.get<record::Tag>(tag.id);
        if (!row)
            return row.error();
        row->name += text;
        return unit.put(*row);
    };

    const auto done = replica().write({}, command, [&](UnitOfWork& unit) -> Result<> {
        if (auto put = describe(unit, u" mine"_s); !put)
            return put;
        if (++runs > 1)
            return {};
        auto theirs = other.write({}, {.code = u"test"_s},
            [&](UnitOfWork& others) { return describe(others, u" theirs"_s); });
        return theirs ? Result<>() : theirs.error();
    });

    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(runs, 2);
    auto row = loadRow(replica().database(), record::Tag::table(), tag.id.value());
    QCOMPARE(record::Tag::fromRow(**row).name, u"contested theirs mine"_s);
    QCOMPARE(*number(replica().database(),
                 {"test.once", "SELECT count(*) FROM jr_tx WHERE command_id = :id"},
                 {{"id", command.id}}),
        1);
    QCOMPARE(findings(), QStringList());
}

QTEST_GUILESS_MAIN(TstHeldBackRefusals)
#include "tst_held_back_refusals.moc"
