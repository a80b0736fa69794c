// A file far larger than memory should hold is imported in little of it (REL-22).
// HOMEPORT_CSV_MIB sets the size of the files, up to 1024, holds them against the promise of 200
// MiB, and has one imported, too; 128 when left out, which are only rehearsed. Of each row without
// number something is remembered; there are as many of them as a file may have where a size is set.
#include "core/exchange/import_job.h"
#include "core/exchange/incident_log.h"
#include "tests/support/memory_watch.h"
#include "tests/support/test_database.h"
#include "tests/support/watched_desks.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualMebibytes = 128;
/// A file that is held whole takes twice its size.
constexpr int usualLimit = 48;
constexpr int promisedLimit = 200;
constexpr qint64 usualUnnumbered = 20'000;

enum class Shape { Table, Unnumbered, Log };

std::optional<int> askedMebibytes()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("HOMEPORT_CSV_MIB", &isNumber);
    return isNumber ? std::optional(asked) : std::nullopt;
}

/// So many bytes of words, about.
QByteArray words(int bytes)
{
    const QByteArray sentence = "It smokes on the third floor. ";
    return sentence.repeated(bytes / sentence.size());
}

QByteArray rowOfTable(int number, const QByteArray& text)
{
    return 'R' + QByteArray::number(number) + ",Row of many," + text + '\n';
}

QByteArray rowWithoutNumber(int number, const QByteArray& text)
{
    return "Row " + QByteArray::number(number) + " of very many rows," + text + '\n';
}

/// An incident that was resolved at once, with the words as what solved it.
QByteArray rowOfLog(int number, const QByteArray& text)
{
    return "INC" + QByteArray::number(number)
        + ",Resolved,0,0,0,TRUE,Caller 1,Opened by 8,01-03-2016 08:00,Updated by 1,"
          "01-03-2016 08:05,Phone,?,Category 55,Subcategory 170,Symptom 72,2 - Medium,2 - Medium,"
          "3 - Moderate,Group 70,?,"
        + text + ",Resolved by 3,01-03-2016 08:05,?\n";
}

QByteArray headerOf(Shape shape)
{
    switch (shape) {
    case Shape::Table: return "Number,Title,Description";
    case Shape::Unnumbered: return "Title,Description";
    case Shape::Log: break;
    }
    return IncidentLogReader::neededColumns().join(u',').toUtf8();
}

QByteArray rowOf(Shape shape, int number, const QByteArray& text)
{
    switch (shape) {
    case Shape::Table: return rowOfTable(number, text);
    case Shape::Unnumbered: return rowWithoutNumber(number, text);
    case Shape::Log: break;
    }
    return rowOfLog(number, text);
}

} // namespace

class TstHugeImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void cleanup();
    void littleMemoryIsTaken_data();
    void littleMemoryIsTaken();

private:
    /// Writes the file, of at most so many bytes; answers its rows.
    int write(const QString& path, qint64 bytes, Shape shape, int cell);

    QTemporaryDir m_folder;
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstHugeImport::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

void TstHugeImport::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

int TstHugeImport::write(const QString& path, qint64 bytes, Shape shape, int cell)
{
    const bool areFew = shape == Shape::Unnumbered && !askedMebibytes();
    const qint64 mostRows = areFew ? usualUnnumbered : CsvLimits().rows;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return -1;
    const auto text = words(cell);
    file.write(headerOf(shape) + '\n');
    int rows = 0;
    for (; rows < mostRows; ++rows) {
        const auto row = rowOf(shape, rows, text);
        if (file.pos() + row.size() > bytes)
            break;
        if (file.write(row) != row.size())
            return -1;
    }
    return file.flush() ? rows : -1;
}

void TstHugeImport::littleMemoryIsTaken_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<int>("cell"); // bytes of the longest one of each row
    QTest::addColumn<bool>("isRehearsal");
    QTest::newRow("a table of many rows") << Shape::Unnumbered << 30 << true;
    QTest::newRow("a table of short rows") << Shape::Table << 4'000 << true;
    QTest::newRow("a table of long rows") << Shape::Table << 500'000 << true;
    QTest::newRow("a log of long rows") << Shape::Log << 500'000 << true;
    if (askedMebibytes())
        QTest::newRow("a table that is written") << Shape::Table << 4'000 << false;
}

void TstHugeImport::littleMemoryIsTaken()
{
    if (!test::memoryTells)
        QSKIP("sanitizers hold back what is freed");
    QFETCH(Shape, shape);
    QFETCH(int, cell);
    QFETCH(bool, isRehearsal);
    const qint64 bytes = qint64(askedMebibytes().value_or(usualMebibytes)) << 20;
    const int limit = askedMebibytes() ? promisedLimit : usualLimit;
    ImportRequest request;
    request.path = m_folder.filePath(u"huge.csv"_s);
    request.preset = shape == Shape::Log ? u"servicenow-log"_s : u"auto"_s;
    request.options.isRehearsal = isRehearsal;
    request.options.previewRows = 50;
    const int rows = write(request.path, bytes, shape, cell);
    const qint64 size = QFileInfo(request.path).size();
    QVERIFY(rows > 0);
    m_desk = test::freshDesk();
    auto& replica = *m_desk->session->replica;

    std::optional<test::Unwatched> unwatched;
    if (askedMebibytes())
        unwatched.emplace("what the watch remembers of a batch would be measured with it");
    const test::MemoryWatch watch;
    auto run = openImport(replica, m_desk->admin, request);
    QVERIFY2(run, run ? "" : qPrintable(run.error().code));
    const auto outcome = finished(**run, request.options);
    const auto taken = watch.mebibytes();

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().code));
    QCOMPARE(outcome->rows, rows);
    QCOMPARE(outcome->incidents, rows);
    QCOMPARE(outcome->rejected, 0);
    QVERIFY2(taken < limit, qPrintable(u"%1 MiB"_s.arg(taken)));
    qInfo("%lld MiB for %d rows in a file of %lld MiB", taken, rows, size >> 20);
    run->reset();
    QVERIFY(QFile::remove(request.path));
}

QTEST_GUILESS_MAIN(TstHugeImport)
#include "tst_huge_import.moc"
