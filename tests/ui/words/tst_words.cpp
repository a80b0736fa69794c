#include "tests/support/core_codes.h"
#include "ui/words/words.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstWords : public QObject
{
    Q_OBJECT

private slots:
    void whatHasACommandOfItsOwnMayBeSentAgain();
    void everyCodeOfTheCoreHasASentenceOfItsOwn_data();
    void everyCodeOfTheCoreHasASentenceOfItsOwn();
    void whatAServerRefusesIsNoMissingRightInHomeport();
    void everyKindOfTicketHasWords();
    void whatIsTooLongIsToBeShortened();
};

/// A form keeps its command id, so it need not send people to look first; what has none must.
void TstWords::whatHasACommandOfItsOwnMayBeSentAgain()
{
    const Error doubt{Error::Kind::Unavailable, u"commit"_s, {}, u"COMMIT_UNKNOWN"_s};
    QVERIFY(Words::ofSent(doubt).contains(u"Try again"_s));
    QVERIFY(Words::of(doubt).contains(u"Look whether"_s));

    const Error altered{Error::Kind::Conflict, u"command_id"_s, {}, u"IDEMPOTENCY_MISMATCH"_s};
    QVERIFY(Words::ofSent(altered).contains(u"first try"_s));

    const Error other{Error::Kind::Denied, {}, {}, u"FORBIDDEN"_s};
    QCOMPARE(Words::ofSent(other), Words::of(other));
}

void TstWords::everyCodeOfTheCoreHasASentenceOfItsOwn_data()
{
    QTest::addColumn<QString>("code");
    const auto codes = test::coreCodes(QStringLiteral(HOMEPORT_SOURCE_DIR));
    QVERIFY(codes.size() > 70);
    for (const auto& code : codes)
        QTest::newRow(qPrintable(code)) << code;
}

/// An internal error says the least, and what it says is wrong of every other.
void TstWords::everyCodeOfTheCoreHasASentenceOfItsOwn()
{
    QFETCH(QString, code);
    const Error unknown{Error::Kind::Internal, u"title"_s, u"detail"_s, u"NOBODY_KNOWS"_s};

    const auto said = Words::of(Error{Error::Kind::Internal, u"title"_s, u"detail"_s, code});

    QVERIFY2(said != Words::of(unknown), "give it words in ui/words");
    QVERIFY2(said.endsWith(u'.'), qPrintable(said));
    QVERIFY2(!said.contains(code), qPrintable(said));
    QVERIFY2(!said.contains(u"%1"_s), qPrintable(said));
}

void TstWords::whatAServerRefusesIsNoMissingRightInHomeport()
{
    const auto missing = Words::of(Error{Error::Kind::Denied, {}, {}, u"FORBIDDEN"_s});
    const auto signIn = Words::of(Error{Error::Kind::Denied, {}, {}, u"SERVER_SIGN_IN"_s});
    const auto table = Words::of(Error{Error::Kind::Denied, u"ticket"_s, {}, {}});

    QVERIFY(signIn != missing);
    QVERIFY(signIn.contains(u"server"_s));
    QVERIFY(table != missing);
    QVERIFY(table.contains(u"server"_s));
}

void TstWords::whatIsTooLongIsToBeShortened()
{
    Error error{Error::Kind::Invalid, u"reason"_s, u"TOO_LONG"_s, u"VALIDATION_ERROR"_s};
    QCOMPARE(Words::of(error), u"That is too long: Reason. Please shorten it."_s);

    error.detail = u"FORMAT"_s;
    QVERIFY(Words::of(error).startsWith(u"That does not fit: Reason."_s));
}

/// One of them, and many.
void TstWords::everyKindOfTicketHasWords()
{
    QStringList words;
    for (size_t i = 0; i < std::size(EnumKeys<TicketKind>::keys); ++i)
        words << Words::of(TicketKind(i)) << Words::ofMany(TicketKind(i));

    QCOMPARE(words,
        (QStringList{u"Incident"_s, u"Incidents"_s, u"Service request"_s, u"Requests"_s,
            u"Problem"_s, u"Problems"_s, u"Change"_s, u"Changes"_s}));
}

QTEST_GUILESS_MAIN(TstWords)

#include "tst_words.moc"
