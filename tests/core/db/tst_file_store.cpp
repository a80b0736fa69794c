#include "core/db/body_cipher.h"
#include "core/db/file_store.h"
#include "tests/support/failing_files.h"
#include "tests/support/memory_watch.h"
#include "tests/support/pipe.h"
#include "tests/support/test_database.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largest = 100 * 1024 * 1024;

/// Of so many bytes, and different all along.
QByteArray textOfSize(qsizetype size)
{
    QByteArray text;
    for (int line = 0; text.size() < size; ++line)
        text += "line " + QByteArray::number(line) + '\n';
    return text.left(size);
}

template <typename T>
QString codeOf(const Result<T>& result)
{
    return result ? QString() : result.error().code;
}

} // namespace

/// Bodies of files, in a folder and in a table: SEC-08, SEC-62, REL-09.
class TstFileStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void whatIsAddedLiesEncryptedAndIsReadBack_data();
    void whatIsAddedLiesEncryptedAndIsReadBack();
    void equalContentLiesThereAsDifferentBodies();
    void aBodyOfAnOlderProgramIsReadAsItLies();
    void whatIsNotWhatWasAddedIsFound_data();
    void whatIsNotWhatWasAddedIsFound();
    void flippedBitsAreFound();
    void aBodyOpensAsACopyAndUnderNoOtherName();
    void theLimitIsOneOfContent();
    void aSourceThatBreaksOffLeavesNothing();
    void aFullDiskLeavesNothing();
    void aDiskThatBreaksWhileReadingIsTold();
    void aReaderThatStopsIsHeeded();
    void aBodyIsNeverWholeInMemory();

private:
    Database& database() { return m_desk->session->replica->database(); }
    QUuid organization() { return m_desk->session->replica->organization(); }
    FileStore store() { return {m_files, database(), organization()}; }
    FileBody added(const QByteArray& content)
    {
        QBuffer source;
        source.setData(content);
        if (!source.open(QIODevice::ReadOnly))
            qFatal("a buffer does not open");
        auto body = store().add(m_desk->random, source, largest, m_desk->clock.now());
        if (!body)
            qFatal("%s", qPrintable(body.error().detail));
        return *body;
    }
    /// As much as is handed over; `code` tells what comes of it.
    QByteArray read(const FileBody& body, QString* code = nullptr)
    {
        QByteArray content;
        const auto done = store().read(body, [&](const QByteArray& piece) {
            content += piece;
            return Result<>();
        });
        if (code)
            *code = codeOf(done);
        else if (!done)
            qFatal("%s", qPrintable(done.error().code));
        return content;
    }
    QByteArray stored(const QString& key)
    {
        QByteArray bytes;
        const auto done = store().readStored(key, [&](const QByteArray& piece) {
            bytes += piece;
            return Result<>();
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().code));
        return bytes;
    }
    QString folder() { return m_desk->address.text + u".files"_s; }
    /// Has these bytes lie there, past the store; on a server in parts of another size than its.
    void put(const QString& key, const QByteArray& bytes)
    {
        if (!test::isSqlite()) {
            constexpr qsizetype size = 100'000;
            if (!store().remove(key))
                qFatal("the body stays");
            for (qsizetype at = 0; at == 0 || at < bytes.size(); at += size) {
                if (!FileStore::addPart(database(), organization(), key, int(at / size),
                        bytes.mid(at, size), m_desk->clock.now()))
                    qFatal("the body cannot be put there");
            }
            return;
        }
        const auto path = folder() + u'/' + key.left(2) + u'/' + key;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the body cannot be put there");
    }
    /// Half-written ones included.
    qint64 bodies()
    {
        if (!test::isSqlite())
            return *number(
                database(), {"test.bodies", "SELECT count(DISTINCT storage_key) FROM file_part"});
        QDirIterator found(
            folder(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        qint64 count = 0;
        for (; found.hasNext(); found.next())
            ++count;
        return count;
    }

    test::FailingFiles m_files; // outlives what is opened through it
    std::unique_ptr<QTemporaryDir> m_sources;
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstFileStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_sources = std::make_unique<QTemporaryDir>();
    m_desk = test::freshDesk();
}

void TstFileStore::cleanup()
{
    m_files.heal();
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstFileStore::whatIsAddedLiesEncryptedAndIsReadBack_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const auto size : {qsizetype(0), qsizetype(1), qsizetype(100), bodyPieceSize - 1,
             bodyPieceSize, bodyPieceSize + 1, 3 * bodyPieceSize + 7})
        QTest::addRow("%lld bytes", qint64(size)) << size;
}

void TstFileStore::whatIsAddedLiesEncryptedAndIsReadBack()
{
    QFETCH(qsizetype, size);
    const auto content = textOfSize(size);

    const auto body = added(content);

    QCOMPARE(body.size, qint64(size));
    QCOMPARE(body.sha256.toLatin1(),
        QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    QVERIFY(body.bodyKey && body.bodyKey->size() == bodyKeySize);
    QVERIFY(*store().contains(body.key));
    QCOMPARE(bodies(), 1);
    QVERIFY(read(body) == content);
    const auto bytes = stored(body.key);
    QVERIFY(bytes.size() > content.size());
    QVERIFY(!bytes.contains("line "));
    QVERIFY(!bytes.contains(*body.bodyKey));
}

/// Who compares bodies does not learn that two tickets carry the same file.
void TstFileStore::equalContentLiesThereAsDifferentBodies()
{
    const auto one = added("the same");
    const auto other = added("the same");

    QCOMPARE(one.sha256, other.sha256);
    QVERIFY(one.key != other.key);
    QVERIFY(one.bodyKey != other.bodyKey);
    QVERIFY(stored(one.key) != stored(other.key));
}

void TstFileStore::aBodyOfAnOlderProgramIsReadAsItLies()
{
    for (const qsizetype size : {qsizetype(0), qsizetype(100), 2 * bodyPieceSize + 3}) {
        const auto content = textOfSize(size);
        auto body = added(content);
        body.bodyKey.reset();
        put(body.key, content);

        QVERIFY(read(body) == content);

        QString code;
        put(body.key, content + 'x');
        read(body, &code);
        QCOMPARE(code, u"FILE_DAMAGED"_s);
    }
}

void TstFileStore::whatIsNotWhatWasAddedIsFound_data()
{
    using Alter = std::function<void(FileBody&, QByteArray&)>;
    QTest::addColumn<Alter>("alter"); // what is known of the body, and what lies there
    QTest::newRow("another key") << Alter(
        [](FileBody& body, QByteArray&) { body.bodyKey = QByteArray(bodyKeySize, 'k'); });
    QTest::newRow("a key that is lost")
        << Alter([](FileBody& body, QByteArray&) { body.bodyKey = QByteArray(); });
    QTest::newRow("taken for one that lies open")
        << Alter([](FileBody& body, QByteArray&) { body.bodyKey.reset(); });
    QTest::newRow("another hash") << Alter(
        [](FileBody& body, QByteArray&) { body.sha256.replace(0, 1, u"x"_s); });
    QTest::newRow("another size") << Alter([](FileBody& body, QByteArray&) { ++body.size; });
    QTest::newRow("cut off by a byte")
        << Alter([](FileBody&, QByteArray& bytes) { bytes.chop(1); });
    QTest::newRow("cut off after a piece")
        << Alter([](FileBody&, QByteArray& bytes) { bytes.truncate(24 + bodyPieceSize + 17); });
    QTest::newRow("emptied") << Alter([](FileBody&, QByteArray& bytes) { bytes.clear(); });
    QTest::newRow("a byte more") << Alter([](FileBody&, QByteArray& bytes) { bytes += 'x'; });
    QTest::newRow("its content, open")
        << Alter([](FileBody& body, QByteArray& bytes) { bytes = textOfSize(body.size); });
}

void TstFileStore::whatIsNotWhatWasAddedIsFound()
{
    using Alter = std::function<void(FileBody&, QByteArray&)>;
    QFETCH(Alter, alter);
    const auto content = textOfSize(2 * bodyPieceSize + 1);
    auto body = added(content);
    auto bytes = stored(body.key);
    alter(body, bytes);
    put(body.key, bytes);
    QString code;

    read(body, &code);

    QCOMPARE(code, u"FILE_DAMAGED"_s);
    QVERIFY(store().remove(body.key));
    read(body, &code);
    QCOMPARE(code, u"FILE_ABSENT"_s);
}

void TstFileStore::flippedBitsAreFound()
{
    const auto content = textOfSize(3000);
    const auto body = added(content);
    const auto bytes = stored(body.key);
    SeededRandom random(23);
    for (int i = 0; i < 100; ++i) {
        auto altered = bytes;
        const auto at = qsizetype(random.below(quint64(bytes.size())));
        altered[at] = char(altered[at] ^ (1 << random.below(8)));
        put(body.key, altered);
        QString code;

        const auto handed = read(body, &code);

        QCOMPARE(code, u"FILE_DAMAGED"_s);
        QVERIFY(handed.isEmpty());
    }
    put(body.key, bytes);
    QVERIFY(read(body) == content);
}

/// A copy of the store is as good as the store; bodies that are exchanged within it are found.
void TstFileStore::aBodyOpensAsACopyAndUnderNoOtherName()
{
    const auto one = added("the first");
    const auto other = added("the other");
    const auto bytes = stored(one.key);
    const auto otherBytes = stored(other.key);
    put(one.key, otherBytes);
    put(other.key, bytes);
    QString code;
    auto moved = one;
    moved.key = other.key;

    for (const auto& body : {one, other, moved}) {
        const auto handed = read(body, &code);
        QCOMPARE(code, u"FILE_DAMAGED"_s);
        QVERIFY(handed.isEmpty());
    }

    put(one.key, bytes);
    QCOMPARE(read(one), QByteArray("the first"));
}

void TstFileStore::theLimitIsOneOfContent()
{
    const auto content = textOfSize(bodyPieceSize + 10);
    for (const qint64 limit : {content.size() - 1, content.size()}) {
        QBuffer source;
        source.setData(content);
        QVERIFY(source.open(QIODevice::ReadOnly));

        const auto body = store().add(m_desk->random, source, limit, m_desk->clock.now());

        QCOMPARE(bool(body), limit == content.size());
        QCOMPARE(bodies(), body ? 1 : 0);
        if (!body) {
            QCOMPARE(body.error().code, u"FILE_TOO_LARGE"_s);
            QCOMPARE(body.error().subject, QString::number(limit));
        }
    }
}

void TstFileStore::aSourceThatBreaksOffLeavesNothing()
{
    const auto path = m_sources->filePath(u"large.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(textOfSize(600'000));
    file.close();
    auto source = m_files.read(path);
    QVERIFY(source);
    m_files.leaveLegible(300'000);

    const auto body = store().add(m_desk->random, **source, largest, m_desk->clock.now());

    m_files.heal();
    QCOMPARE(codeOf(body), u"FILE_UNREADABLE"_s);
    QCOMPARE(bodies(), 0);
    QVERIFY(!database().inTransaction());
    QVERIFY(read(added("room for others")) == "room for others");
}

void TstFileStore::aFullDiskLeavesNothing()
{
    if (!test::isSqlite())
        QSKIP("the server's disk is not ours; its transaction leaves nothing");
    for (const qint64 room : {0, 10, 30, 300'000, 600'070}) {
        QBuffer source;
        source.setData(textOfSize(600'000)); // in three pieces 600'075
        QVERIFY(source.open(QIODevice::ReadOnly));
        m_files.leaveRoom(room);

        const auto body = store().add(m_desk->random, source, largest, m_desk->clock.now());

        m_files.heal();
        QCOMPARE(codeOf(body), u"STORAGE_FULL"_s);
        QCOMPARE(bodies(), 0);
    }
    QVERIFY(read(added("room again")) == "room again");
}

void TstFileStore::aDiskThatBreaksWhileReadingIsTold()
{
    if (!test::isSqlite())
        QSKIP("rows are not read from files of ours");
    const auto content = textOfSize(600'000);
    const auto body = added(content);
    m_files.leaveLegible(300'000);
    QString code;

    const auto handed = read(body, &code);

    m_files.heal();
    QCOMPARE(code, u"FILE_UNREADABLE"_s); // and not damaged
    QVERIFY(content.startsWith(handed));
    QVERIFY(read(body) == content);
}

void TstFileStore::aReaderThatStopsIsHeeded()
{
    const auto content = textOfSize(3 * bodyPieceSize);
    const auto body = added(content);
    const Error stopped{Error::Kind::Cancelled, u"reader"_s};
    int handed = 0;

    const auto done = store().read(
        body, [&](const QByteArray&) { return ++handed == 2 ? Result<>(stopped) : Result<>(); });

    QVERIFY(!done);
    QCOMPARE(done.error(), stopped);
    QCOMPARE(handed, 2);
    QVERIFY(read(body) == content);
}

void TstFileStore::aBodyIsNeverWholeInMemory()
{
    constexpr qint64 size = 64 * 1024 * 1024;
    if (!test::memoryTells)
        QSKIP("a build with sanitizers holds back what is freed");
    test::Pipe source(size, 9999);
    qint64 handed = 0;
    const test::MemoryWatch watch;

    const auto body = store().add(m_desk->random, source, largest, m_desk->clock.now());
    QVERIFY2(body, qPrintable(codeOf(body)));
    const auto done = store().read(*body, [&](const QByteArray& piece) {
        handed += piece.size();
        return Result<>();
    });

    QVERIFY2(done, qPrintable(codeOf(done)));
    QCOMPARE(body->size, size);
    QCOMPARE(handed, size);
    QVERIFY2(watch.mebibytes() < 24, qPrintable(QString::number(watch.mebibytes())));
}

QTEST_GUILESS_MAIN(TstFileStore)
#include "tst_file_store.moc"
