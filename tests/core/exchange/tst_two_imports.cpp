// Two processes import one file at the same time: what both make is made once.
#include "core/exchange/import_job.h"
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

constexpr int rows = 1500; // a batch and a half

/// Lets something happen before it is asked the next time. A batch asks it for the ids of its
/// commands, when all is read and nothing is written.
class InterruptedRandom final : public RandomSource
{
public:
    void fill(void* bytes, size_t size) override
    {
        if (before)
            std::exchange(before, {})();
        m_random.fill(bytes, size);
    }

    std::function<void()> before;

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

    QTemporaryDir m_folder;
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstTwoImports::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstTwoImports::whatTheOtherMadeMeanwhileIsKnown_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("recognised");
    QTest::newRow("rows without number") << QByteArray("Title,Team") << 500;
    QTest::newRow("rows with a reference") << QByteArray("Title,External ID") << 0;
}

void TstTwoImports::whatTheOtherMadeMeanwhileIsKnown()
{
    QFETCH(QByteArray, header);
    QFETCH(int, recognised);
    QByteArray text = header + '\n';
    for (int i = 0; i < rows; ++i) {
        const auto which = QByteArray::number(i);
        text += "Lamp " + which + " flickers," + (recognised > 0 ? QByteArray() : which) + '\n';
    }
    QFile file(m_folder.filePath(u"many.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    InterruptedRandom random;
    auto late =
        openDesk(m_desk->address, Access::ReadWrite, {&m_desk->clock, &random, ownPlaces()});
    QVERIFY(late);
    auto opened = open(*(*late)->replica, file.fileName());
    QVERIFY(opened);
    auto& run = **opened;
    QVERIFY(run.step());
    std::optional<Result<ImportOutcome>> other;
    random.before = [&] {
        auto whole = open(replica(), file.fileName());
        other = whole ? finished(**whole, {}) : Result<ImportOutcome>(whole.error());
    };

    const auto more = run.step();

    QVERIFY2(more, more ? "" : qPrintable(more.error().code + u' ' + more.error().detail));
    QVERIFY(!*more);
    QVERIFY(other && *other);
    QCOMPARE((*other)->incidents, 500);
    QCOMPARE((*other)->unchanged, 1000);
    QCOMPARE(run.outcome().incidents, 1000);
    QCOMPARE(run.outcome().unchanged, 500);
    QCOMPARE(run.outcome().recognised, recognised);
    QCOMPARE(count("SELECT count(*) FROM ticket"), rows);
    QCOMPARE(count("SELECT count(DISTINCT number) FROM ticket"), rows);
}

QTEST_GUILESS_MAIN(TstTwoImports)
#include "tst_two_imports.moc"
