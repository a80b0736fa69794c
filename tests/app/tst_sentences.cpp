#include "app/ctl/sentences.h"
#include "tests/support/core_codes.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Error::Kind kinds[] = {Error::Kind::Invalid, Error::Kind::NotFound, Error::Kind::Conflict,
    Error::Kind::Denied, Error::Kind::Unavailable, Error::Kind::Corrupt, Error::Kind::Cancelled,
    Error::Kind::Internal};

/// What is said of a code that nobody knows, as if it were this one.
QString saidOfUnknown(const QString& code)
{
    const Error unknown{Error::Kind::Internal, u"subject"_s, u"detail"_s, u"NOBODY_KNOWS"_s};
    return sentence(unknown).replace(u"NOBODY_KNOWS"_s, code);
}

} // namespace

/// What homeportctl says of errors.
class TstSentences : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeOfTheCoreHasASentenceOfItsOwn_data();
    void everyCodeOfTheCoreHasASentenceOfItsOwn();
    void whatIsUnknownIsSaidByKindAndNeverThatNothingWasWritten();
    void aConnectionLostWithinAStatementSaysWhatIsKept();
    void aServersSignInIsNotARightInHomeport();
};

void TstSentences::everyCodeOfTheCoreHasASentenceOfItsOwn_data()
{
    QTest::addColumn<QString>("code");
    const auto codes = test::coreCodes(QStringLiteral(HOMEPORT_SOURCE_DIR));
    QVERIFY(codes.size() > 70);
    for (const auto& code : codes)
        QTest::newRow(qPrintable(code)) << code;
}

void TstSentences::everyCodeOfTheCoreHasASentenceOfItsOwn()
{
    QFETCH(QString, code);

    const auto said = sentence({Error::Kind::Internal, u"subject"_s, u"detail"_s, code});

    QVERIFY2(said != saidOfUnknown(code), "give it a line in app/ctl/sentences.cpp");
    QVERIFY2(said.endsWith(u'.'), qPrintable(said));
    // The code is for programs; with --json it stands beside the sentence.
    QVERIFY2(!said.contains(code), qPrintable(said));
    for (const auto* place : {"%1", "%2"})
        QVERIFY2(!said.contains(QLatin1StringView(place)), qPrintable(said));
}

void TstSentences::whatIsUnknownIsSaidByKindAndNeverThatNothingWasWritten()
{
    QStringList all;
    for (const auto kind : kinds) {
        const auto said = sentence({kind, u"subject"_s, u"detail"_s, u"NOBODY_KNOWS"_s});
        QVERIFY2(!said.contains(u"othing was"_s), qPrintable(said));
        QVERIFY2(said.contains(u"NOBODY_KNOWS: subject: detail"_s), qPrintable(said));
        QVERIFY2(!all.contains(said), qPrintable(said));
        all << said;
    }
    QVERIFY(sentence({}).contains(u"no more is known"_s));
}

/// PostgreSQL then gives no code, and a commit may or may not have come before.
void TstSentences::aConnectionLostWithinAStatementSaysWhatIsKept()
{
    const auto said = sentence({Error::Kind::Unavailable, u"journal.append"_s,
        u"server closed the connection unexpectedly"_s, {}});

    QVERIFY2(said.startsWith(u"The connection to the database was lost"_s), qPrintable(said));
    QVERIFY2(said.contains(u"server closed the connection"_s), qPrintable(said));
    QVERIFY2(said.contains(u"is kept; look whether"_s), qPrintable(said));
}

void TstSentences::aServersSignInIsNotARightInHomeport()
{
    const auto byServer = sentence({Error::Kind::Denied, u"ticket"_s, u"permission denied"_s, {}});
    QVERIFY2(byServer.contains(u"database"_s), qPrintable(byServer));
    const auto signIn = sentence(
        {Error::Kind::Denied, u"postgresql://x@y/z"_s, u"no such role"_s, u"SERVER_SIGN_IN"_s});
    QVERIFY2(signIn.contains(u"server"_s), qPrintable(signIn));
}

QTEST_GUILESS_MAIN(TstSentences)
#include "tst_sentences.moc"
