// Two processes import one file at the same time, or one comes in from another replica: what both
// make is made once.
#include "core/exchange/import_job.h"
#include "core/journal/intake.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>
#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int batch = 1000;
constexpr int rows = 1500; // a batch and a half

/// Lets something happen before it is asked the next time. A batch asks it for the ids of its
/// commands, when all is read and nothing is written; and each entry for its secret, once what its
/// transaction sees is fixed.
class InterruptedRandom final : public RandomSource
{
public:
    void fill(void* bytes, size_t size) override
    {
        if (before && (only == 0 || size == only))
            std::exchange(before, {})();
        m_random.fill(bytes, size);
    }

    std::function<void()> before;
    size_t only = 0; ///< where it is asked for so many bytes; 0: whatever it is asked for

private:
    SeededRandom m_random{29};
};

} // namespace

class TstTwoImports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void whatTheOtherMadeMeanwhileIsKnown_data();
    void whatTheOtherMadeMeanwhileIsKnown();
    void whatTheOtherMadeMeanwhileIsLeftAlone();
    void whatComesInAsItIsWrittenIsKnown();

private:
    Result<std::unique_ptr<ImportRun>> open(Replica& into, const QString& path)
    {
        ImportRequest request;
        request.path = path;
        request.preset = u"auto"_s;
        return openImport(into, m_desk->admin, request);
    }
    Replica& replica() { return *m_desk->session->replica; }
    qint64 count(const char* question)
    {
        const auto found = number(replica().database(), {"test.count", question});
        return found ? *found : -1;
    }
    /// In the journal, each as often as it was made.
    qint64 creations()
    {
        return count("SELECT count(*) FROM jr_tx WHERE command = 'incident.create'");
    }
    /// "title number" of each ticket.
    QStringList tickets()
    {
        QStringList lines;
        auto found = replica().database().query(
            {"test.tickets", "SELECT title, number FROM ticket ORDER BY number"});
        while (found && (*found)->next())
            lines << (*found)->text(0) + u' ' + (*found)->text(1);
        return lines;
    }
    Result<> retitleAny(const QString& title);

    QTemporaryDir m_folder;
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstTwoImports::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

/// As somebody does who works on it.
Result<> TstTwoImports::retitleAny(const QString& title)
{
    auto found = one(replica().database(), {"test.any", "SELECT id FROM ticket"});
    if (!found)
        return found.error();
    const TicketId id((*found)->uuid(0));
    found->reset();
    return m_desk->session->incidents.edit(m_desk->admin, id, {.title = title});
}

void TstTwoImports::whatTheOtherMadeMeanwhileIsKnown_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isByContent");
    QTest::addColumn<int>("theirs"); // rows of the file that the other reads
    const QByteArray content("Title,Team");
    const QByteArray reference("Title,External ID");
    QTest::newRow("rows without number") << content << true << rows;
    QTest::newRow("rows with a reference") << reference << false << rows;
    QTest::newRow("some rows without number") << content << true << 1200;
    QTest::newRow("some rows with a reference") << reference << false << 1200;
}

void TstTwoImports::whatTheOtherMadeMeanwhileIsKnown()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, isByContent);
    QFETCH(int, theirs);
    const int meanwhile = theirs - 1000; // behind the batch that is written by then
    const auto fileOf = [&](const QString& name, int count) {
        QByteArray text = header + '\n';
        for (int i = 0; i < count; ++i) {
            const auto which = QByteArray::number(i);
            text += "Lamp " + which + " flickers," + (isByContent ? QByteArray() : which) + '\n';
        }
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return file.fileName();
    };
    const auto ownFile = fileOf(u"own.csv"_s, rows);
    const auto theirFile = fileOf(u"theirs.csv"_s, theirs);
    InterruptedRandom random;
    auto late =
        openDesk(m_desk->address, Access::ReadWrite, {&m_desk->clock, &random, ownPlaces()});
    QVERIFY(late);
    auto opened = open(*(*late)->replica, ownFile);
    QVERIFY(opened);
    auto& run = **opened;
    QVERIFY(run.step());
    std::optional<Result<ImportOutcome>> other;
    random.before = [&] {
        auto whole = open(replica(), theirFile);
        other = whole ? finished(**whole, {}) : Result<ImportOutcome>(whole.error());
    };

    const auto more = run.step();

    QVERIFY2(more, more ? "" : qPrintable(more.error().code + u' ' + more.error().detail));
    QVERIFY(!*more);
    QVERIFY(other && *other);
    QCOMPARE((*other)->incidents, meanwhile);
    QCOMPARE((*other)->unchanged, 1000);
    QCOMPARE(run.outcome().incidents, rows - meanwhile);
    QCOMPARE(run.outcome().unchanged, meanwhile);
    QCOMPARE(run.outcome().recognised, isByContent ? meanwhile : 0);
    QCOMPARE(count("SELECT count(*) FROM ticket"), rows);
    QCOMPARE(count("SELECT count(DISTINCT number) FROM ticket"), rows);
    QCOMPARE(creations(), rows);
}

/// It has its number, which may have been told, and what somebody has done to it since.
void TstTwoImports::whatTheOtherMadeMeanwhileIsLeftAlone()
{
    const QByteArray text("Title,Team\nLamp flickers,\nDoor is stuck,\n");
    QFile file(m_folder.filePath(u"both.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    file.close();
    InterruptedRandom random;
    auto late =
        openDesk(m_desk->address, Access::ReadWrite, {&m_desk->clock, &random, ownPlaces()});
    QVERIFY(late);
    auto opened = open(*(*late)->replica, file.fileName());
    QVERIFY(opened);
    auto& run = **opened;
    std::optional<Result<ImportOutcome>> other;
    std::optional<Result<>> retitled;
    QStringList made;
    random.before = [&] {
        auto whole = open(replica(), file.fileName());
        other = whole ? finished(**whole, {}) : Result<ImportOutcome>(whole.error());
        retitled = retitleAny(u"Ballast hums"_s);
        made = tickets();
    };

    const auto more = run.step();

    QVERIFY2(more, more ? "" : qPrintable(more.error().code + u' ' + more.error().detail));
    QVERIFY(other && *other && retitled && *retitled);
    QCOMPARE((*other)->incidents, 2);
    QCOMPARE(made.size(), 2);
    QCOMPARE(tickets(), made);
    QCOMPARE(creations(), 2);
    QCOMPARE(run.outcome().incidents, 0);
    QCOMPARE(run.outcome().unchanged, 2);
}

/// The same rows, imported at a desk of its own, come in when the transaction has looked for them
/// and is about to write them: the server tells of them as it refuses ours.
void TstTwoImports::whatComesInAsItIsWrittenIsKnown()
{
    if (test::isSqlite())
        QSKIP("whoever writes to a file is alone with it");
    const auto fileOf = [&](const QString& name, int first) {
        QByteArray text("Title,Team\n");
        for (int i = first; i < rows; ++i)
            text += "Lamp " + QByteArray::number(i) + " flickers,\n";
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return file.fileName();
    };
    const auto replicaAt = [&](const Address& address, RandomSource& random) {
        auto database = Database::open(address, Access::ReadWrite);
        if (!database)
            qFatal("no desk");
        return std::make_unique<Replica>(std::move(*database), DeviceIdentity{QUuid::createUuid()},
            World{&m_desk->clock, &random, ownPlaces()}, deskRules());
    };
    const auto elsewhere = test::freshDesk();
    elsewhere->session.reset();
    SeededRandom theirs{31};
    const auto other = replicaAt(elsewhere->address, theirs);
    auto opened = open(*other, fileOf(u"theirs.csv"_s, batch)); // what is behind our first batch
    QVERIFY(opened);
    const auto made = finished(**opened, {});
    QVERIFY(made);
    QCOMPARE(made->incidents, rows - batch);
    SeededRandom hands{37};
    const auto hub = replicaAt(m_desk->address, hands);
    const auto known = hub->heads();
    QVERIFY(known);
    const auto entries = other->entriesAfter(*known, 100'000);
    QVERIFY(entries);
    InterruptedRandom random;
    auto late =
        openDesk(m_desk->address, Access::ReadWrite, {&m_desk->clock, &random, ownPlaces()});
    QVERIFY(late);
    auto own = open(*(*late)->replica, fileOf(u"own.csv"_s, 0));
    QVERIFY(own);
    auto& run = **own;
    QVERIFY(run.step());
    std::optional<Result<Received>> received;
    random.only = 16; // the secret of an entry
    random.before = [&] { received = hub->receive(*entries); };

    const auto more = run.step();

    QVERIFY2(more, more ? "" : qPrintable(more.error().code + u' ' + more.error().detail));
    QVERIFY(!*more);
    QVERIFY(received && *received);
    QCOMPARE((*received)->refused + (*received)->waiting, 0);
    QCOMPARE(run.outcome().incidents, batch);
    QCOMPARE(run.outcome().unchanged, rows - batch);
    QCOMPARE(run.outcome().recognised, rows - batch);
    QCOMPARE(count("SELECT count(*) FROM ticket"), rows);
    QCOMPARE(creations(), rows);
}

QTEST_GUILESS_MAIN(TstTwoImports)
#include "tst_two_imports.moc"
