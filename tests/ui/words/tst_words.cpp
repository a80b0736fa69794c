#include "ui/words/words.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstWords : public QObject
{
    Q_OBJECT

private slots:
    void whatHasACommandOfItsOwnMayBeSentAgain();
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

QTEST_GUILESS_MAIN(TstWords)

#include "tst_words.moc"
