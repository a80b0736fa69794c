#include "core/access/password_hash.h"
#include "tests/core/access/password_texts.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::good;
using test::varied;

namespace {

constexpr HashCost smallCost{2, 46 * 1024 * 1024};

} // namespace

/// What is stored of a password: Argon2id, within bounds.
class TstPasswordHash : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aHashMatchesItsPasswordOnly_data();
    void aHashMatchesItsPasswordOnly();
    void composedAndDecomposedAreOnePassword();
    void hashesOfOnePasswordDiffer();
    void aStoredTextOutsideTheBoundsMatchesNothing_data();
    void aStoredTextOutsideTheBoundsMatchesNothing();
    void aCostOutsideTheBoundsIsRefused_data();
    void aCostOutsideTheBoundsIsRefused();
    void aWeakerHashIsSeen();
};

void TstPasswordHash::aHashMatchesItsPasswordOnly_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("other");
    QTest::newRow("a word more") << good << good + u" x"_s;
    QTest::newRow("trailing blank") << good << good + u' ';
    QTest::newRow("case") << good << good.toUpper();
    QTest::newRow("last of 256") << varied(255) + u'x' << varied(255) + u'y';
    QTest::newRow("after a zero") << u"zebra"_s + QChar(0) + u'x' << u"zebra"_s + QChar(0) + u'y';
    QTest::newRow("ligature") << u"office lamp zebra"_s << u"oﬃce lamp zebra"_s;
    QTest::newRow("empty") << good << QString();
}

void TstPasswordHash::aHashMatchesItsPasswordOnly()
{
    QFETCH(const QString, password);
    QFETCH(const QString, other);

    const auto stored = hashedPassword(password, smallCost);

    QVERIFY(stored);
    QVERIFY(stored->startsWith(u"$argon2id$v=19$m=47104,t=2,p=1$"_s));
    QVERIFY(passwordMatches(*stored, password));
    QVERIFY(!passwordMatches(*stored, other));
}

void TstPasswordHash::composedAndDecomposedAreOnePassword()
{
    const auto composed = u"caf\u00e9 under grey bridge"_s;
    const auto decomposed = u"cafe\u0301 under grey bridge"_s;

    const auto stored = hashedPassword(decomposed, smallCost);

    QVERIFY(stored);
    QVERIFY(passwordMatches(*stored, composed));
    QVERIFY(passwordMatches(*stored, decomposed));
}

void TstPasswordHash::hashesOfOnePasswordDiffer()
{
    const auto first = hashedPassword(good, smallCost);
    const auto second = hashedPassword(good, smallCost);

    QVERIFY(first);
    QVERIFY(second);
    QVERIFY(*first != *second);
}

void TstPasswordHash::aStoredTextOutsideTheBoundsMatchesNothing_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("no text") << u"^.*$"_s << u""_s;
    QTest::newRow("the password itself") << u"^.*$"_s << good;
    QTest::newRow("argon2i") << u"argon2id"_s << u"argon2i"_s;
    QTest::newRow("bcrypt") << u"argon2id"_s << u"2b"_s;
    QTest::newRow("another version") << u"v=19"_s << u"v=16"_s;
    QTest::newRow("4 GiB") << u"m=47104"_s << u"m=4194304"_s;
    QTest::newRow("just above 256 MiB") << u"m=47104"_s << u"m=262145"_s;
    QTest::newRow("just below 46 MiB") << u"m=47104"_s << u"m=47103"_s;
    QTest::newRow("more digits than a number has") << u"m=47104"_s << u"m=99999999999999999999"_s;
    QTest::newRow("negative") << u"m=47104"_s << u"m=-47104"_s;
    QTest::newRow("one pass") << u"t=2"_s << u"t=1"_s;
    QTest::newRow("passes without end") << u"t=2"_s << u"t=4294967295"_s;
    QTest::newRow("several lanes") << u"p=1"_s << u"p=64"_s;
    QTest::newRow("text behind") << u"$"_s << u"$x"_s;
    QTest::newRow("a line behind") << u"\\z"_s << u"\n"_s;
}

void TstPasswordHash::aStoredTextOutsideTheBoundsMatchesNothing()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    const auto stored = hashedPassword(good, smallCost);
    QVERIFY(stored);

    const auto forged = QString(*stored).replace(QRegularExpression(from), to);

    QVERIFY(forged != *stored);
    QVERIFY(!passwordMatches(forged, good));
}

void TstPasswordHash::aCostOutsideTheBoundsIsRefused_data()
{
    QTest::addColumn<qulonglong>("passes");
    QTest::addColumn<qulonglong>("mebibytes");
    QTest::newRow("one pass") << 1ull << 64ull;
    QTest::newRow("little memory") << 3ull << 45ull;
    QTest::newRow("much memory") << 3ull << 257ull;
}

void TstPasswordHash::aCostOutsideTheBoundsIsRefused()
{
    QFETCH(const qulonglong, passes);
    QFETCH(const qulonglong, mebibytes);

    const auto refused = hashedPassword(good, {passes, size_t(mebibytes) * 1024 * 1024});

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
}

void TstPasswordHash::aWeakerHashIsSeen()
{
    const auto stored = hashedPassword(good, smallCost);
    QVERIFY(stored);

    QVERIFY(hashIsBelow(*stored));
    QVERIFY(hashIsBelow(u"plain"_s));
    QVERIFY(!hashIsBelow(*stored, smallCost));
    QVERIFY(!hashIsBelow(QString(*stored).replace(u"m=47104,t=2"_s, u"m=131072,t=4"_s)));
}

QTEST_GUILESS_MAIN(TstPasswordHash)
#include "tst_password_hash.moc"
