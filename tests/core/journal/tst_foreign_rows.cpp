#include "tests/core/journal/foreign_entries.h"

#include <QTest>

#include <limits>

#include "record/category.h"
#include "record/ticket_tag.h"
#include "record/time_entry.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What becomes of rows that others made or edited, too.
class TstForeignRows : public QObject, test::OnForeignEntries
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aMembershipIsMadeAnewOverAFasterClock();
    void whatIsSetAtCreationStays();
    void aRowMadeTwiceBelongsWhereTheLaterMakesIt();
    void nobodyFollowsAStampToTheEndOfTime();
    void twoMovesAtOnceMakeNoCycle();
};

void TstForeignRows::aMembershipIsMadeAnewOverAFasterClock()
{
    const auto ticket = incident();
    auto fast = entryOf(QUuid::createUuid(), 1, u"vpn"_s);
    fast.stamp += quint64(3'600'000) << 16;
    const auto tag = fast.edits[0].row;
    const auto id = QUuid::createUuid();
    const auto& table = record::TicketTag::table();
    using Field = record::TicketTag::Field;
    fast.edits.push_back({table.id, id, 0, {}, {}, false});
    fast.edits.push_back(
        {table.id, id, table.fields[Field::TicketId].id, ticket.value(), {}, false});
    fast.edits.push_back({table.id, id, table.fields[Field::TagId].id, tag, {}, false});
    auto removed = entryOf(fast.device, 2, {});
    removed.stamp = fast.stamp + 1;
    removed.edits = {{table.id, id, FieldClock::deletedAt, removed.happenedAt, {}, false}};
    const auto received = replica().receive({fast.encoded(), removed.encoded()});
    QVERIFY(received);
    QCOMPARE(received->folded, 2);

    const auto written = replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) {
        record::TicketTag member;
        member.id = TicketTagId(id);
        member.ticketId = ticket;
        member.tagId = TagId(tag);
        return unit.create(member);
    });

    QVERIFY(written);
    QCOMPARE(count("SELECT count(*) FROM ticket_tag WHERE deleted_at IS NULL"), 1);
}

/// synchronisation.md 6.1, `add`; so a kind never changes (G-01), nor a number once it was shown.
void TstForeignRows::whatIsSetAtCreationStays()
{
    using Field = record::Ticket::Field;
    const auto ticket = incident();
    const auto& table = record::Ticket::table();
    auto entry = entryOf(QUuid::createUuid(), 1, {});
    entry.stamp += quint64(3'600'000) << 16;
    const auto edit = [&](Field::Position field, const Value& value) {
        return CellEdit{table.id, ticket.value(), table.fields[field].id, value, {}, false};
    };
    entry.edits = {edit(Field::Kind, u"problem"_s), edit(Field::Number, u"INC-999999"_s),
        edit(Field::Title, u"Printer in flames"_s)};

    const auto received = replica().receive({entry.encoded()});

    QVERIFY(received);
    QCOMPARE(received->folded, 1);
    const char* asMade = "SELECT count(*) FROM ticket WHERE kind = 'incident'"
                         " AND number <> 'INC-999999' AND title = 'Printer in flames'";
    QCOMPARE(count(asMade), 1);
    // Nor does anybody here say so.
    const auto refused =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Ticket>(ticket);
            if (!row)
                return row.error();
            row->kind = TicketKind::Problem;
            return unit.put(*row);
        });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"FORMAT"_s);
    QCOMPARE(refused.error().subject, u"ticket.kind"_s);
}

/// Two devices make a row of one id, at two tickets; also where it was sent to a third meanwhile.
void TstForeignRows::aRowMadeTwiceBelongsWhereTheLaterMakesIt()
{
    const auto early = incident();
    const auto late = incident();
    const auto third = incident();
    const auto& times = record::TimeEntry::table();
    using Field = record::TimeEntry::Field;
    const auto entryAt = [&](quint64 later) {
        auto entry = entryOf(QUuid::createUuid(), 1, {});
        entry.stamp += later;
        entry.edits.clear();
        return entry;
    };
    const auto bookedOn = [&](const QUuid& row, TicketId ticket, quint64 later) {
        auto entry = entryAt(later);
        entry.edits.push_back({times.id, row, 0, {}, {}, false});
        const std::pair<int, Value> cells[] = {{Field::TicketId, ticket},
            {Field::UserId, m_desk->admin.person}, {Field::StartedAt, m_desk->clock.now()},
            {Field::Minutes, 5}};
        for (const auto& [field, value] : cells)
            entry.edits.push_back(
                {times.id, row, times.fields[size_t(field)].id, value, {}, false});
        return entry.encoded();
    };
    const auto sentOn = [&](const QUuid& row, TicketId ticket, quint64 later) {
        auto entry = entryAt(later);
        const auto field = times.fields[size_t(Field::TicketId)].id;
        entry.edits.push_back({times.id, row, field, ticket, {}, false});
        return entry.encoded();
    };
    QList<QList<QByteArray>> sent;
    for (const bool isInOrder : {true, false}) {
        const auto row = QUuid::createUuid();
        const QList<QByteArray> both{bookedOn(row, early, 1), bookedOn(row, late, 2)};
        sent << QList<QByteArray>{both[isInOrder ? 0 : 1]}
             << QList<QByteArray>{both[isInOrder ? 1 : 0]};
        const auto sentAlong = QUuid::createUuid();
        const QList<QByteArray> made{bookedOn(sentAlong, early, 1), bookedOn(sentAlong, late, 2)};
        sent << QList<QByteArray>{made[isInOrder ? 0 : 1], sentOn(sentAlong, third, 3)}
             << QList<QByteArray>{made[isInOrder ? 1 : 0]};
    }

    for (const auto& entries : std::as_const(sent)) {
        const auto received = replica().receive(entries);
        QVERIFY2(received, qPrintable(received ? QString() : received.error().detail));
        QCOMPARE(received->folded, int(entries.size()));
    }

    const auto roots = number(replica().database(),
        {"test.roots", "SELECT count(*) FROM time_entry WHERE root_id = :root"}, {{"root", late}});
    QVERIFY(roots);
    QCOMPARE(*roots, 4);
    QCOMPARE(count("SELECT count(*) FROM time_entry WHERE ticket_id = root_id"), 2);
}

/// Whose entry came after it would have written the last one that others take in.
void TstForeignRows::nobodyFollowsAStampToTheEndOfTime()
{
    auto last = entryOf(QUuid::createUuid(), 1, u"last"_s);
    last.stamp = quint64(std::numeric_limits<qint64>::max());
    const TagId id(last.edits[0].row);
    QCOMPARE(replica().receive({last.encoded()})->folded, 1);
    const auto renamed =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto tag = unit.get<record::Tag>(id);
            if (!tag)
                return tag.error();
            tag->name = u"first"_s;
            return unit.put(*tag);
        });
    const auto other = replica().write({}, {.code = u"test"_s}, [](UnitOfWork& unit) -> Result<> {
        record::Tag tag;
        tag.name = u"other"_s;
        return unit.create(tag);
    });

    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, u"FORMAT"_s);
    QVERIFY(other);
    QCOMPARE(tags(), (QStringList{u"last"_s, u"other"_s}));
    QCOMPARE(count("SELECT count(*) FROM jr_tx WHERE stamp < 0"), 0);
}

void TstForeignRows::twoMovesAtOnceMakeNoCycle()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("one file has one writer");
    CategoryId a;
    CategoryId b;
    QVERIFY(replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
        for (auto* id : {&a, &b}) {
            record::Category category;
            category.name = u"c"_s;
            if (auto done = unit.create(category); !done)
                return done;
            *id = category.id;
        }
        return {};
    }));
    auto database = Database::open(m_desk->address, Access::ReadWrite);
    QVERIFY(database);
    Replica other(std::move(*database), {QUuid::createUuid()}, m_desk->world(), deskRules());
    const auto under = [](CategoryId row, CategoryId parent) {
        return [=](UnitOfWork& unit) -> Result<> {
            auto category = unit.get<record::Category>(row);
            if (!category)
                return category.error();
            category->parentId = parent;
            return unit.put(*category);
        };
    };

    int runs = 0;
    const auto written =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (++runs == 1) {
                if (auto first = other.write({}, {.code = u"test"_s}, under(b, a)); !first)
                    return first.error();
            }
            return under(a, b)(unit);
        });

    QVERIFY(written);
    QCOMPARE(count("SELECT count(*) FROM category WHERE name = 'c' AND parent_id IS NULL"), 1);
}

QTEST_GUILESS_MAIN(TstForeignRows)
#include "tst_foreign_rows.moc"
