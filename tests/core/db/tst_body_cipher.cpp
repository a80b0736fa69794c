#include "core/db/body_cipher.h"

#include <QByteArrayList>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype headerSize = 24;
constexpr qsizetype addedSize = 17;
constexpr qsizetype sealedPieceSize = bodyPieceSize + addedSize;

BodyName ownName()
{
    return {
        QUuid(u"{0190a000-0000-7000-8000-000000000001}"_s), u"00112233445566778899aabbccddeeff"_s};
}

/// 00 01 02 … 1f
QByteArray ownKey()
{
    QByteArray key;
    for (qsizetype i = 0; i < bodyKeySize; ++i)
        key += char(i);
    return key;
}

/// No two pieces of it are alike.
QByteArray contentOfSize(qsizetype size)
{
    SeededRandom random(5);
    QByteArray bytes(size, Qt::Uninitialized);
    random.fill(bytes.data(), size_t(size));
    return bytes;
}

/// `cut`: so many bytes are added at once.
QByteArray encrypted(const QByteArray& content, qsizetype cut = bodyPieceSize)
{
    QByteArray stored;
    BodyEncryption encryption(ownName(), ownKey(), [&](const QByteArray& piece) {
        stored += piece;
        return Result<>();
    });
    for (qsizetype at = 0; at < content.size(); at += cut) {
        if (!encryption.add(content.mid(at, cut)))
            qFatal("nothing can be added");
    }
    if (!encryption.finish())
        qFatal("it does not end");
    return stored;
}

struct Decrypted
{
    QByteArray content; ///< as much as was handed over
    QString code; ///< empty: it is whole
};

Decrypted decrypted(const QByteArray& stored, qsizetype cut = bodyPieceSize,
    const BodyName& name = ownName(), const QByteArray& key = ownKey())
{
    Decrypted out;
    BodyDecryption decryption(name, key, [&](const QByteArray& piece) {
        out.content += piece;
        return Result<>();
    });
    Result<> done;
    for (qsizetype at = 0; done && at < stored.size(); at += cut)
        done = decryption.add(stored.mid(at, cut));
    if (done)
        done = decryption.finish();
    if (!done)
        out.code = done.error().code;
    return out;
}

/// A body of three pieces and a bit, taken apart.
QList<QByteArray> parts()
{
    const auto stored = encrypted(contentOfSize(3 * bodyPieceSize + 5));
    QList<QByteArray> out{stored.left(headerSize)};
    for (auto at = headerSize; at < stored.size(); at += sealedPieceSize)
        out << stored.mid(at, sealedPieceSize);
    return out;
}

} // namespace

/// How bodies of files are encrypted: SEC-02, SEC-08, SEC-62.
class TstBodyCipher : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatIsEncryptedIsReadBack_data();
    void whatIsEncryptedIsReadBack();
    void aBodyOfTheFirstProgramIsReadForever();
    void oneContentNeverLooksTheSame();
    void otherKeysAndNamesOpenNothing_data();
    void otherKeysAndNamesOpenNothing();
    void everyFlippedBitIsFound();
    void flippedBitsOfALargeBodyAreFound();
    void everyCutIsFound();
    void piecesThatMovedAreFound_data();
    void piecesThatMovedAreFound();
    void whoeverStopsIsHeeded();
    void withoutAWholeKeyNothingIsEncrypted();
};

void TstBodyCipher::whatIsEncryptedIsReadBack_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("cut");
    for (const auto size : {qsizetype(0), qsizetype(1), qsizetype(1000), bodyPieceSize - 1,
             bodyPieceSize, bodyPieceSize + 1, 2 * bodyPieceSize, 3 * bodyPieceSize + 5}) {
        for (const auto cut : {qsizetype(999), bodyPieceSize, sealedPieceSize, 8 * bodyPieceSize})
            QTest::addRow("%lld in parts of %lld", qint64(size), qint64(cut)) << size << cut;
    }
}

void TstBodyCipher::whatIsEncryptedIsReadBack()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, cut);
    const auto content = contentOfSize(size);
    const auto pieces = std::max<qsizetype>(1, (size + bodyPieceSize - 1) / bodyPieceSize);

    const auto stored = encrypted(content, cut);
    const auto read = decrypted(stored, cut);

    QCOMPARE(read.code, QString());
    QVERIFY(read.content == content);
    QCOMPARE(stored.size(), headerSize + size + pieces * addedSize);
    QVERIFY(size < 16 || !stored.contains(content.right(16)));
}

/// Its bytes stand here: whatever changes, desks hold such bodies.
void TstBodyCipher::aBodyOfTheFirstProgramIsReadForever()
{
    const auto stored = QByteArray::fromHex(
        "0a8929b38f2ee76d52ff842b41f4056406fa1464fa86c00469b479fc13c65cef3cdaadcb47d1db4e23ae4837cd"
        "60b0339ad063e5d5a809ef62");

    const auto read = decrypted(stored);

    QCOMPARE(read.code, QString());
    QCOMPARE(read.content, QByteArray("Printer on fire\n"));
}

void TstBodyCipher::oneContentNeverLooksTheSame()
{
    const auto content = contentOfSize(100);

    const auto first = encrypted(content);
    const auto second = encrypted(content); // with the same key

    QVERIFY(first.left(headerSize) != second.left(headerSize));
    QVERIFY(first.mid(headerSize) != second.mid(headerSize));
}

void TstBodyCipher::otherKeysAndNamesOpenNothing_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QUuid>("organization");
    QTest::addColumn<QString>("name");
    const auto own = ownName();
    const auto key = ownKey();
    auto flipped = key;
    flipped[31] = char(flipped[31] ^ 1);
    QTest::newRow("a key of one other bit") << flipped << own.organization << own.key;
    QTest::newRow("a key that is cut off") << key.left(31) << own.organization << own.key;
    QTest::newRow("a longer key") << key + '\0' << own.organization << own.key;
    QTest::newRow("no key") << QByteArray() << own.organization << own.key;
    QTest::newRow("another name") << key << own.organization
                                  << u"00112233445566778899aabbccddeefe"_s;
    QTest::newRow("no name") << key << own.organization << QString();
    QTest::newRow("another organization")
        << key << QUuid(u"{0190a000-0000-7000-8000-000000000002}"_s) << own.key;
}

void TstBodyCipher::otherKeysAndNamesOpenNothing()
{
    QFETCH(QByteArray, key);
    QFETCH(QUuid, organization);
    QFETCH(QString, name);
    for (const qsizetype size : {qsizetype(0), qsizetype(100), 2 * bodyPieceSize}) {
        const auto stored = encrypted(contentOfSize(size));

        const auto read = decrypted(stored, bodyPieceSize, {organization, name}, key);

        QCOMPARE(read.code, u"FILE_DAMAGED"_s);
        QVERIFY(read.content.isEmpty());
    }
}

void TstBodyCipher::everyFlippedBitIsFound()
{
    for (const qsizetype size : {0, 40}) {
        auto stored = encrypted(contentOfSize(size));
        for (qsizetype bit = 0; bit < 8 * stored.size(); ++bit) {
            const auto flip = [&] { stored[bit / 8] = char(stored[bit / 8] ^ (1 << bit % 8)); };
            flip();

            const auto read = decrypted(stored);

            QCOMPARE(read.code, u"FILE_DAMAGED"_s);
            QVERIFY(read.content.isEmpty());
            flip();
        }
        QCOMPARE(decrypted(stored).code, QString());
    }
}

/// What was handed over before the damage is genuine.
void TstBodyCipher::flippedBitsOfALargeBodyAreFound()
{
    const auto content = contentOfSize(2 * bodyPieceSize + 1000);
    const auto stored = encrypted(content);
    SeededRandom random(11);
    for (int i = 0; i < 300; ++i) {
        auto altered = stored;
        const auto at = qsizetype(random.below(quint64(stored.size())));
        altered[at] = char(altered[at] ^ (1 << random.below(8)));

        const auto read = decrypted(altered, 70'000);

        QCOMPARE(read.code, u"FILE_DAMAGED"_s);
        QVERIFY(content.startsWith(read.content));
        QVERIFY(read.content.size() <= std::max<qsizetype>(0, at - headerSize));
    }
}

void TstBodyCipher::everyCutIsFound()
{
    const auto small = encrypted(contentOfSize(40));
    for (qsizetype size = 0; size < small.size(); ++size)
        QCOMPARE(decrypted(small.left(size)).code, u"FILE_DAMAGED"_s);
    const auto content = contentOfSize(2 * bodyPieceSize);
    const auto large = encrypted(content);
    const auto end = headerSize + sealedPieceSize; // of the first piece
    for (const auto size : {end - 1, end, end + 1, end + addedSize, large.size() - 1}) {
        const auto read = decrypted(large.left(size));
        QCOMPARE(read.code, u"FILE_DAMAGED"_s);
        QVERIFY(content.startsWith(read.content));
    }
}

void TstBodyCipher::piecesThatMovedAreFound_data()
{
    QTest::addColumn<QList<QByteArray>>("altered");
    const auto whole = parts();
    QCOMPARE(whole.size(), 5); // with the header
    auto altered = whole;
    altered.swapItemsAt(1, 2);
    QTest::newRow("two are exchanged") << altered;
    altered = whole;
    altered.insert(2, whole[1]);
    QTest::newRow("one is there twice") << altered;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        altered = whole;
        altered.removeAt(i);
        QTest::addRow("number %lld is missing", qint64(i)) << altered;
    }
    QTest::newRow("the end comes twice") << whole + QList<QByteArray>{whole.last()};
    QTest::newRow("the whole comes twice") << whole + whole;
    QTest::newRow("a byte follows") << whole + QList<QByteArray>{"x"};
    altered = whole;
    altered[2] = parts()[2]; // of the same content, with the same key
    QTest::newRow("one is of another body") << altered;
    altered = whole;
    altered[0] = parts()[0];
    QTest::newRow("the header is of another body") << altered;
}

void TstBodyCipher::piecesThatMovedAreFound()
{
    QFETCH(QList<QByteArray>, altered);

    const auto read = decrypted(altered.join());

    QCOMPARE(read.code, u"FILE_DAMAGED"_s);
    QVERIFY(contentOfSize(3 * bodyPieceSize + 5).startsWith(read.content));
}

void TstBodyCipher::whoeverStopsIsHeeded()
{
    const auto content = contentOfSize(3 * bodyPieceSize);
    const Error full{Error::Kind::Unavailable, u"disk"_s, {}, u"STORAGE_FULL"_s};
    int made = 0;
    BodyEncryption encryption(ownName(), ownKey(),
        [&](const QByteArray&) { return ++made == 2 ? Result<>(full) : Result<>(); });
    const auto written = encryption.add(content);
    QVERIFY(!written);
    QCOMPARE(written.error(), full);
    QCOMPARE(made, 2);

    int handed = 0;
    const Error stopped{Error::Kind::Cancelled, u"reader"_s};
    BodyDecryption decryption(ownName(), ownKey(),
        [&](const QByteArray&) { return ++handed == 2 ? Result<>(stopped) : Result<>(); });
    const auto read = decryption.add(encrypted(content));
    QVERIFY(!read);
    QCOMPARE(read.error(), stopped);
    QVERIFY(!decryption.add("more"));
    QVERIFY(!decryption.finish());
    QCOMPARE(handed, 2);
}

void TstBodyCipher::withoutAWholeKeyNothingIsEncrypted()
{
    for (const auto& key : {QByteArray(), ownKey().left(31), ownKey() + ownKey()}) {
        bool isMade = false;
        BodyEncryption encryption(ownName(), key, [&](const QByteArray&) {
            isMade = true;
            return Result<>();
        });

        const auto added = encryption.add("Printer on fire\n");
        const auto ended = encryption.finish();

        QVERIFY(!added || !ended);
        QVERIFY(!isMade);
    }
}

QTEST_GUILESS_MAIN(TstBodyCipher)
#include "tst_body_cipher.moc"
