// Two programs at one server make the same row at once, by an id that follows from what it is.
#include "core/base/random.h"
#include "core/desk/desk.h"
#include "tests/support/test_database.h"

#include <QTest>

#include "record/tag.h"
#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstSameRow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void anOwnRowGoesIntoOneThatCameIn();
    void aNameThatIsTakenIsRefusedAllTheSame();

private:
    Replica& replica() { return *m_desk->session->replica; }
    Entry entryOf(std::vector<CellEdit> edits)
    {
        Entry entry;
        entry.space = replica().organization();
        entry.device = QUuid::createUuid();
        entry.number = 1;
        entry.stamp = (quint64(toMsecs(m_desk->clock.now())) << 16) + 1;
        entry.happenedAt = toMsecs(m_desk->clock.now());
        entry.command = u"test"_s;
        entry.commandId = QUuid::createUuid();
        entry.secret = QByteArray(16, 's');
        entry.edits = std::move(edits);
        return entry;
    }
    /// The tag as another desk has made it.
    Entry tagElsewhere()
    {
        const auto& table = record::Tag::table();
        return entryOf({{table.id, tagId(), 0, {}, {}, false},
            {table.id, tagId(), table.fields[record::Tag::Field::Name].id, u"vpn"_s, {}, false}});
    }
    Result<> makeTag(UnitOfWork& unit)
    {
        record::Tag tag;
        tag.id = TagId(tagId());
        tag.name = u"vpn"_s;
        return unit.create(tag);
    }
    QUuid tagId() { return derivedUuid(replica().organization(), "tag:vpn"); }
    qint64 count(const char* text)
    {
        const auto answer = number(replica().database(), {"test.count", text});
        return answer ? *answer : -1;
    }
    std::unique_ptr<Replica> anotherProgram(FoldRules rules = deskRules())
    {
        auto database = Database::open(m_desk->address, Access::ReadWrite);
        if (!database)
            qFatal("%s", qPrintable(database.error().code));
        return std::make_unique<Replica>(std::move(*database), DeviceIdentity{QUuid::createUuid()},
            m_desk->world(), std::move(rules));
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstSameRow::init()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("one file has one writer");
    m_desk = test::freshDesk();
}

void TstSameRow::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstSameRow::anOwnRowGoesIntoOneThatCameIn()
{
    const auto other = anotherProgram();
    int runs = 0;

    const auto written =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (++runs == 1) {
                if (auto first = other->receive({tagElsewhere().encoded()}); !first)
                    return first.error();
            }
            return makeTag(unit);
        });

    QVERIFY2(written, written ? "" : qPrintable(written.error().code));
    QCOMPARE(runs, 2);
    QCOMPARE(count("SELECT count(*) FROM tag"), 1);
    QCOMPARE(count("SELECT count(*) FROM jr_quarantine"), 0);
}

/// No other run makes room for it: its entry goes aside, and the others are taken.
void TstSameRow::aNameThatIsTakenIsRefusedAllTheSame()
{
    const auto& table = record::UserAccount::table();
    const auto person = QUuid::createUuid();
    auto twin = entryOf({{table.id, person, 0, {}, {}, false}});
    const auto add = [&](record::UserAccount::Field::Position field, const Value& value) {
        twin.edits.push_back({table.id, person, table.fields[size_t(field)].id, value, {}, false});
    };
    auto standing =
        one(replica().database(), {"test.name", "SELECT username FROM user_account LIMIT 1"});
    QVERIFY(standing);
    const auto taken = (*standing)->text(0);
    standing->reset();
    add(record::UserAccount::Field::Username, taken);
    add(record::UserAccount::Field::DisplayName, u"Mira again"_s);

    const auto received = replica().receive({twin.encoded(), tagElsewhere().encoded()});

    QVERIFY2(received, received ? "" : qPrintable(received.error().code));
    QCOMPARE(received->refused, 1);
    QCOMPARE(received->folded, 1);
    QCOMPARE(count("SELECT count(*) FROM jr_quarantine WHERE reason = 'DUPLICATE'"), 1);
}

QTEST_GUILESS_MAIN(TstSameRow)
#include "tst_same_row.moc"
