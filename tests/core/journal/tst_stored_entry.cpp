#include "core/exchange/verify.h"
#include "core/journal/bytes.h"
#include "core/journal/replica.h"
#include "core/journal/stored_entry.h"
#include "tests/support/test_database.h"

#include <QTest>

#include "record/tag.h"
#include "record/ticket.h"
#include "record/ticket_comment.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql newestFirst{
    "test.bodies", "SELECT " STORED_ENTRY ", t.no FROM jr_tx t ORDER BY t.no DESC"};
constexpr Sql setBody{"test.setBody", "UPDATE jr_tx SET body = :body WHERE no = :no"};

QUuid anId(quint8 which)
{
    return QUuid::fromRfc4122(QByteArray(16, char(which)));
}

const QUuid space = anId(1);
const QUuid device = anId(2);
const QUuid person = anId(3);

/// A row of the journal as it would be read, with a body of choice.
class OneRow final : public Cursor
{
public:
    OneRow(const Entry& entry, const QByteArray& body)
        : m_cells{body, entry.number, qint64(entry.stamp), entry.happenedAt,
            entry.actor.isNull() ? Value() : Value(entry.actor), entry.command, entry.commandId,
            entry.run.isNull() ? Value() : Value(entry.run), entry.device, space}
    {}
    bool next() override { return false; }
    Result<> status() const override { return {}; }
    bool isNull(int column) const override { return cell(column).isNull(); }
    qint64 integer(int column) const override { return cell(column).integer(); }
    bool boolean(int column) const override { return cell(column).boolean(); }
    QString text(int column) const override { return cell(column).text(); }
    QByteArray blob(int column) const override { return cell(column).blob(); }
    QUuid uuid(int column) const override { return cell(column).uuid(); }

private:
    const Value& cell(int column) const { return m_cells[size_t(column)]; }
    std::vector<Value> m_cells;
};

CellEdit set(quint16 field, Value value, Value old = {}, quint8 row = 9)
{
    return {record::Ticket::tableId, anId(row), field, std::move(value), std::move(old), false};
}

Entry plainEntry()
{
    Entry entry;
    entry.space = space;
    entry.device = device;
    entry.number = 7;
    entry.stamp = quint64(1'767'600'000'000) << 16;
    entry.happenedAt = 1'767'600'000'000;
    entry.actor = person;
    entry.command = u"incident.start_work"_s;
    entry.commandId = anId(4);
    entry.secret = QByteArray(16, 's');
    entry.edits = {set(14, u"in_progress"_s, u"assigned"_s), set(38, {}), set(53, 0, 0)};
    return entry;
}

/// A comment as people write it.
Entry commentEntry()
{
    auto entry = plainEntry();
    const auto of = [](quint16 field, Value value) {
        return CellEdit{
            record::TicketComment::tableId, anId(9), field, std::move(value), {}, false};
    };
    entry.edits = {of(0, {}), of(10, anId(8)), of(11, person), of(14, u"Done."_s), of(19, true)};
    return entry;
}

} // namespace

/// What the journal keeps of an entry is less than its canonical bytes, and says all of them.
class TstStoredEntry : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void anEntryComesBackAsItWas_data();
    void anEntryComesBackAsItWas();
    void whatTheRowSaysIsNotStoredAgain();
    void cutBytesAreNoEntry();
    void whatOthersWroteIsGivenOnByteForByte();
    void whatAnotherProgramWroteItsOwnWayIsGivenOnByteForByte();
    void whatOlderProgramsStoredIsRead();

private:
    Replica& replica() { return *m_desk->session->replica; }
    Entry tagged(const QUuid& by, const QString& name)
    {
        auto entry = plainEntry();
        entry.space = replica().organization();
        entry.device = by;
        entry.number = 1;
        entry.commandId = QUuid::createUuidV5(by, name);
        entry.actor = m_desk->admin.person.value();
        const auto field = record::Tag::table().fields[record::Tag::Field::Name].id;
        const auto row = QUuid::createUuidV5(by, u"tag"_s);
        entry.edits = {{record::Tag::tableId, row, 0, {}, {}, false},
            {record::Tag::tableId, row, field, name, {}, false}};
        return entry;
    }
    QByteArray givenOn(const QUuid& by)
    {
        const auto all = replica().entriesAfter({}, 100'000);
        if (!all)
            return all.error().code.toUtf8();
        for (const auto& bytes : *all) {
            if (const auto entry = Entry::decoded(bytes); entry && entry->device == by)
                return bytes;
        }
        return "nothing";
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstStoredEntry::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstStoredEntry::anEntryComesBackAsItWas_data()
{
    QTest::addColumn<std::function<void(Entry&)>>("edit");
    const auto add = [](const char* name, std::function<void(Entry&)> edit) {
        QTest::newRow(name) << std::move(edit);
    };
    const QString longText(400, u'ä');
    add("as it is", [](Entry&) {});
    add("without edits", [](Entry& entry) { entry.edits.clear(); });
    add("of the system", [](Entry& entry) { entry.actor = {}; });
    add("for somebody", [](Entry& entry) { entry.onBehalfOf = anId(5); });
    add("of another space", [](Entry& entry) { entry.space = anId(6); });
    add("of no space", [](Entry& entry) { entry.space = {}; });
    add("of a run, with a reason", [](Entry& entry) {
        entry.run = anId(7);
        entry.reason = u"line 3"_s;
    });
    add("written later", [](Entry& entry) {
        entry.isBackdated = true;
        entry.happenedAt = -5;
    });
    add("an undo", [](Entry& entry) { entry.undoes = {anId(5), 300}; });
    add("after others", [](Entry& entry) { entry.context = {{anId(5), 1}, {anId(6), 70'000}}; });
    add("every kind of value", [](Entry& entry) {
        entry.edits = {set(10, true, false), set(11, -1, qint64(1) << 62), set(12, u""_s, u"ß"_s),
            set(13, QByteArray("\0\x01", 2), QByteArray("")), set(14, anId(7), anId(8)),
            set(15, QUuid(), anId(7))};
    });
    add("values of other kinds that look alike", [](Entry& entry) {
        entry.edits = {set(10, 0, false), set(11, u"a"_s, QByteArray("a")), set(12, 1, 1)};
    });
    add("long old values", [longText](Entry& entry) {
        entry.edits = {set(12, longText, longText), set(13, u"short"_s, longText),
            set(14, longText, QByteArray(31, 'x')), set(15, {}, QByteArray(30, 'x'))};
    });
    add("the same row and ids again", [](Entry& entry) {
        entry.edits = {set(16, person), set(25, anId(9)), set(25, person, anId(9), 10),
            set(26, space, person, 9), {record::Tag::tableId, anId(9), 0, {}, {}, false}};
    });
    add("more ids than are remembered", [](Entry& entry) {
        entry.edits.clear();
        for (int i = 0; i < 200; ++i)
            entry.edits.push_back(set(16, anId(quint8(i)), anId(quint8(255 - i)), quint8(i / 2)));
    });
}

void TstStoredEntry::anEntryComesBackAsItWas()
{
    QFETCH(const std::function<void(Entry&)>, edit);
    auto entry = plainEntry();
    edit(entry);
    const OneRow row(entry, storedBody(entry, space));

    const auto read = storedEntry(row);
    const auto bytes = storedBytes(row);

    QVERIFY(read && bytes);
    QCOMPARE(*bytes, entry.encoded());
    QVERIFY(*read == *Entry::decoded(entry.encoded()));
    const QByteArray before(32, 'h');
    QCOMPARE(read->chained(before), entry.chained(before));
}

void TstStoredEntry::whatTheRowSaysIsNotStoredAgain()
{
    const auto comment = commentEntry();
    const auto stored = storedBody(comment, space);

    QVERIFY(stored.size() * 2 < comment.encoded().size());
    for (const auto& id : {space, device, person, comment.commandId})
        QVERIFY(!stored.contains(id.toRfc4122()));
}

void TstStoredEntry::cutBytesAreNoEntry()
{
    const auto comment = commentEntry();
    const auto stored = storedBody(comment, space);

    for (qsizetype size = 0; size < stored.size(); ++size)
        QVERIFY2(
            !storedEntry(OneRow(comment, stored.first(size))), qPrintable(QString::number(size)));
    QVERIFY(!storedEntry(OneRow(comment, stored + 'x')));
}

void TstStoredEntry::whatOthersWroteIsGivenOnByteForByte()
{
    auto entry = tagged(anId(20), u"network"_s);
    entry.run = anId(21);
    entry.reason = u"line 3"_s;

    QCOMPARE(replica().receive({entry.encoded()})->folded, 1);

    QCOMPARE(givenOn(entry.device), entry.encoded());
    QCOMPARE(replica().receive({entry.encoded()})->known, 1);
    entry.reason = u"line 4"_s;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused: fork"_s));
    QCOMPARE(replica().receive({entry.encoded()})->refused, 1);
}

/// A number in more bytes than it needs is read alike, and is not what we would write.
void TstStoredEntry::whatAnotherProgramWroteItsOwnWayIsGivenOnByteForByte()
{
    const auto entry = tagged(anId(20), u"network"_s);
    auto bytes = entry.encoded();
    const auto lastOfHeader = qsizetype(bytes[0]);
    QVERIFY(lastOfHeader < 0x7f);
    QCOMPARE(bytes[lastOfHeader], '\0'); // nothing that it had seen
    bytes.replace(lastOfHeader, 1, QByteArray("\x80\0", 2));
    bytes[0] = char(lastOfHeader + 1);
    QVERIFY(*Entry::decoded(bytes) == entry);

    QCOMPARE(replica().receive({bytes})->folded, 1);

    QCOMPARE(givenOn(entry.device), bytes);
    QCOMPARE(verifyDesk(replica())->findings, QStringList());
}

void TstStoredEntry::whatOlderProgramsStoredIsRead()
{
    const auto before = replica().entriesAfter({}, 100'000);
    QVERIFY(before);
    auto rows = replica().database().query(newestFirst);
    QVERIFY(rows);
    QMap<qint64, QByteArray> canonical;
    while ((*rows)->next()) {
        const auto bytes = storedBytes(**rows);
        QVERIFY(bytes && bytes->size() > (*rows)->blob(0).size());
        canonical.insert((*rows)->integer(10), *bytes);
    }
    rows->reset();
    QVERIFY(!canonical.isEmpty());
    for (auto it = canonical.cbegin(); it != canonical.cend(); ++it)
        QVERIFY(replica().database().exec(setBody, {{"body", it.value()}, {"no", it.key()}}));

    const auto after = replica().entriesAfter({}, 100'000);

    QVERIFY(after);
    QCOMPARE(*after, *before);
    QCOMPARE(verifyDesk(replica())->findings, QStringList());
}

QTEST_GUILESS_MAIN(TstStoredEntry)
#include "tst_stored_entry.moc"
