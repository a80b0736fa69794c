#include "ui/words/password_words.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstPasswordWords : public QObject
{
    Q_OBJECT

private slots:
    void allThatHoldsIsSaidInOneSentence_data();
    void allThatHoldsIsSaidInOneSentence();
};

/// access.md 6.1
void TstPasswordWords::allThatHoldsIsSaidInOneSentence_data()
{
    QTest::addColumn<PasswordPolicy>("policy");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("usual") << PasswordPolicy{}
                           << u"At least 15 characters, for example four words; nothing common, no "
                              "names and no repeats; neither your present password nor one of the "
                              "10 before it."_s;
    QTest::newRow("longer, mixed") << PasswordPolicy{{20, 3, false}, 1, 90}
                                   << u"At least 20 characters, for example four words; 3 kinds of "
                                      "signs in it, out of small letters, capitals, digits and "
                                      "others; neither your present password nor the one before "
                                      "it."_s;
    QTest::newRow("all kinds, no past")
        << PasswordPolicy{{15, 4, false}, 0, 0}
        << u"At least 15 characters, for example four words; small letters, capitals, digits and "
           "other signs in it; not your present password."_s;
    QTest::newRow("one kind, which any is") << PasswordPolicy{{15, 1, false}, 0,
        0} << u"At least 15 characters, for example four words; not your present password."_s;
}

void TstPasswordWords::allThatHoldsIsSaidInOneSentence()
{
    QFETCH(const PasswordPolicy, policy);
    QFETCH(const QString, sentence);

    QCOMPARE(PasswordWords::rules(policy), sentence);
}

QTEST_GUILESS_MAIN(TstPasswordWords)

#include "tst_password_words.moc"
