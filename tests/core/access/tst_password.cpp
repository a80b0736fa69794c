#include "core/access/password.h"
#include "tests/core/access/password_texts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::good;
using test::varied;

namespace {

const QStringList mira{u"mira.bergstrom"_s, u"Mira Bergström"_s, u"m.bergstrom@northwind.example"_s,
    u"Northwind Traders"_s, u"Ålesund"_s};

QString times(const QString& text, int count)
{
    return text.repeated(count);
}

} // namespace

/// What is taken for a password, and how good it is: SEC-11.
class TstPassword : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aPasswordIsJudged_data();
    void aPasswordIsJudged();
    void everyListedWordIsCommon();
    void theMinimumIsTheCallers();
    void aLongerPasswordIsStronger();
    void aGuessablePasswordIsWeak_data();
    void aGuessablePasswordIsWeak();
};

void TstPassword::aPasswordIsJudged_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("faults");
    const auto row = [](const char* name, const QString& password, const QString& faults = {}) {
        QTest::newRow(name) << password << faults;
    };

    row("four words", u"correct horse battery staple"_s);
    row("four words, hyphens", u"tulip-under-grey-bridge"_s);
    row("fifteen letters", u"qjxvzkwmbtphdgf"_s);
    row("no digit, no capital", u"morningfogoverlakes"_s);
    row("digits that follow nothing", u"839105728461937"_s);
    row("signs only", u"#%&/(=?)*'_:;>-"_s);
    row("a sentence", u"We met at Oslo harbour, 1998."_s);
    row("blank in front", u" zebra lamp quiet"_s);
    row("fourteen and a trailing blank", u"zebralampquiet "_s);
    row("several trailing blanks", u"zebra lamp quiet   "_s);
    row("a tab within", u"zebra\tlamp\tquiet"_s);
    row("no-break blanks", u"zebra\u00a0lamp\u00a0quiet"_s);
    row("fifteen emoji", u"🌵🚲🍋🎺🐙🧭🪁🌋🧊🎲🦉🍄🪐🛶🧵"_s);
    row("emoji and words", u"🌵 cactus seldom 🚲"_s);
    row("a joined emoji", u"👩‍🚒 puts out 👨‍🍳"_s);
    row("Cyrillic", u"тихая река зимой"_s);
    row("Greek", u"ήσυχο ποτάμι νύχτα"_s);
    row("Arabic", u"نهر هادئ في الشتاء"_s);
    row("Chinese", u"冬天的河流很安静但是夜里会唱歌"_s);
    row("Devanagari with marks", u"सर्दियों की शांत नदी"_s);
    row("umlauts, composed", u"größere übungen täglich"_s);
    row("umlauts, decomposed", u"gro\u0308\u00dfere u\u0308bungen"_s);
    row("fifteen only where marks stay apart", u"q\u0323\u0307jxvzkwmbtphd"_s);
    row("256", varied(256));
    row("256 emoji of two units",
        times(u"🌵🚲🍋🎺🐙🧭🪁🌋🧊🎲🦉🍄🪐🛶🧵"_s, 2) + varied(226));
    row("256 decomposed to 257", u"e\u0301"_s + varied(255));
    row("a listed word among others", u"the dragon sleeps late"_s);
    row("a short run", u"zebra 1111 lamp quiet"_s);
    row("a short sequence", u"zebra abcd lamp quiet"_s);
    row("a long run that is the lesser part", u"zebra 111111 lamp quiet"_s);
    row("twice the same words", u"zebralamp zebralamp"_s);
    row("a short personal part", u"zebra and lamp, m. b."_s);
    row("half a personal word", u"berg lamp quiet zebra"_s);
    row("looks like a hash", u"$argon2id$v=19$m=1,t=1,p=1"_s);
    row("looks like SQL", u"'; DROP TABLE ticket; --"_s);
    row("a zero within", u"zebra"_s + QChar(0) + u"lamp quiet x"_s);

    row("empty", u""_s, u"too_short"_s);
    row("one letter", u"z"_s, u"too_short"_s);
    row("fourteen", u"zebralampquiet"_s, u"too_short"_s);
    row("fourteen emoji", u"🌵🚲🍋🎺🐙🧭🪁🌋🧊🎲🦉🍄🪐🛶"_s,
        u"too_short"_s);
    row("fifteen that compose to fourteen", u"ze\u0301bralampquiet"_s, u"too_short"_s);
    row("257", varied(257), u"too_long"_s);
    row("257 emoji", times(u"🌵"_s, 257), u"too_long"_s);
    row("256 and a trailing blank", varied(256) + u' ', u"too_long"_s);
    row("a book", times(u"zebra lamp "_s, 100000), u"too_long"_s);
    row("short and common", u"password"_s, u"too_short,common"_s);
    row("short, common, leet", u"P@ssw0rd"_s, u"too_short,common"_s);
    row("listed as it is", u"correcthorsebatterystaple"_s, u"common"_s);
    row("listed, in capitals", u"CorrectHorseBatteryStaple"_s, u"common"_s);
    row("listed, leet", u"c0rr3cth0rs3b4tt3ryst4pl3"_s, u"common"_s);
    row("listed, digits behind", u"password20261948"_s, u"common"_s);
    row("listed, signs around", u"!#?;password;?#!"_s, u"common"_s);
    row("listed, digits in front", u"8391057password"_s, u"common"_s);
    row("listed, leet and year", u"P@ssw0rd-2026-99"_s, u"common"_s);
    row("listed, twice", u"passwordpassword"_s, u"common"_s);
    row("listed, twice with a blank", u"princess princess"_s, u"common"_s);
    row("listed, trailing blanks", u"password        "_s, u"common"_s);
    row("listed, three times", u"dragondragondragon"_s, u"common,repeats"_s);
    row("one character", u"zzzzzzzzzzzzzzzzz"_s, u"repeats"_s);
    row("blanks", times(u" "_s, 15), u"repeats"_s);
    row("one emoji", times(u"🌵"_s, 15), u"repeats"_s);
    row("mostly one character", u"zebzzzzzzzzzzzzzz"_s, u"repeats"_s);
    row("two runs", u"xxxxxxxxvvvvvvvv"_s, u"repeats"_s);
    row("the alphabet", u"abcdefghijklmnop"_s, u"repeats"_s);
    row("the alphabet, backwards", u"zyxwvutsrqponmlk"_s, u"repeats"_s);
    row("the alphabet, capitals", u"ABCDEFGHIJKLMNOP"_s, u"repeats"_s);
    row("counting", u"234567890123456"_s, u"repeats"_s);
    row("a keyboard's rows", u"qwertyuiopasdfghjkl"_s, u"repeats"_s);
    row("a German keyboard's rows", u"qwertzuiopyxcvbnm"_s, u"repeats"_s);
    row("a keyboard's columns", u"3edc4rfv5tgb6yhn"_s, u"repeats"_s);
    row("a syllable", u"zu-zu-zu-zu-zu-zu"_s, u"repeats"_s);
    row("the login", u"mira.bergstrom 77 up"_s, u"personal"_s);
    row("the family name in capitals", u"tulip BERGSTRÖM lamp"_s, u"personal"_s);
    row("the family name, decomposed", u"tulip bergstro\u0308m lamp"_s, u"personal"_s);
    row("the given name", u"tulip for mira lamp"_s, u"personal"_s);
    row("the organization", u"I love Northwind lots"_s, u"personal"_s);
    row("the organization, leet", u"i love n0rthw1nd lots"_s, u"personal"_s);
    row("the mail's domain", u"under northwind.example"_s, u"personal"_s);
    row("the town with a ring", u"rain in ÅLESUND today"_s, u"personal"_s);
}

void TstPassword::aPasswordIsJudged()
{
    QFETCH(const QString, password);
    QFETCH(const QString, faults);

    QCOMPARE(passwordFaults(password, mira).join(u','), faults);
}

/// SEC-11: ten thousand at least, however they are written.
void TstPassword::everyListedWordIsCommon()
{
    initSeed();
    QFile file(u":/seed/frequent_passwords.txt"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto words = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(words.size() >= 10'000);
    QVERIFY(QFile::exists(u":/seed/frequent_passwords.LICENSE"_s));

    for (qsizetype i = 0; i < words.size(); i += 5) {
        const auto& word = words[i];
        QVERIFY2(passwordFaults(word, {}, {4}).contains(u"common"_s), qPrintable(word));
        QVERIFY2(passwordFaults(word.toUpper(), {}, {4}).contains(u"common"_s), qPrintable(word));
        // What stands around a word of letters does not make it another.
        const auto decorated = word.normalized(QString::NormalizationForm_D) + u" 2026!"_s;
        if (word.back().isLetter())
            QVERIFY2(passwordFaults(decorated, {}, {4}).contains(u"common"_s), qPrintable(word));
    }
}

void TstPassword::theMinimumIsTheCallers()
{
    const auto twelve = u"zebra lampqv"_s;

    QCOMPARE(passwordFaults(twelve, {}), QStringList{u"too_short"_s});
    QCOMPARE(passwordFaults(twelve, {}, {12}), QStringList{});
    QCOMPARE(passwordFaults(twelve.chopped(1), {}, {12}), QStringList{u"too_short"_s});
}

void TstPassword::aLongerPasswordIsStronger()
{
    const auto none = passwordStrength({}, {});
    const auto some = passwordStrength(u"zebra lamp"_s, {});
    const auto more = passwordStrength(good, {});
    const auto most = passwordStrength(varied(256), {});

    QCOMPARE(none, 0);
    QVERIFY(some > none);
    QVERIFY(some < 50);
    QVERIFY(more > some);
    QCOMPARE(most, 100);
}

void TstPassword::aGuessablePasswordIsWeak_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("common") << u"P@ssw0rd-2026-99"_s;
    QTest::newRow("personal") << u"tulip for mira lamp"_s;
    QTest::newRow("repeats") << u"abcdefghijklmnopqrstuvwxyz"_s;
}

void TstPassword::aGuessablePasswordIsWeak()
{
    QFETCH(const QString, password);

    QVERIFY(passwordStrength(password, mira) <= 20);
}

QTEST_GUILESS_MAIN(TstPassword)
#include "tst_password.moc"
