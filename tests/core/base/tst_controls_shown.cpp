#include "core/base/text.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstControlsShown : public QObject
{
    Q_OBJECT

private slots:
    void sec56WhatMisleadsIsSeen_data();
    void sec56WhatMisleadsIsSeen();
};

void TstControlsShown::sec56WhatMisleadsIsSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inNames");
    QTest::addColumn<QString>("inMessages");
    const auto add = [](const char* what, const QString& text, const QString& inNames,
                         const QString& inMessages) {
        QTest::newRow(what) << text << inNames << inMessages;
    };
    const auto same = [&add](
                          const char* what, const QString& text) { add(what, text, text, text); };
    add("a file turned round", u"invoice\u202efdp.exe"_s, u"invoice\u25ccfdp.exe"_s,
        u"invoice\u25ccfdp.exe"_s);
    for (char16_t c = 0x202a; c <= 0x202e; ++c)
        add(qPrintable(u"embedding "_s + QString::number(c, 16)), u"a"_s + QChar(c), u"a\u25cc"_s,
            u"a\u25cc"_s);
    for (char16_t c = 0x2066; c <= 0x2069; ++c)
        add(qPrintable(u"isolate "_s + QString::number(c, 16)), u"a"_s + QChar(c), u"a\u25cc"_s,
            u"a\u25cc"_s);
    add("no width", u"Mi\u200bra"_s, u"Mi\u25ccra"_s, u"Mi\u25ccra"_s);
    add("marks", u"\u200eA\u200f"_s, u"\u25ccA\u25cc"_s, u"\u25ccA\u25cc"_s);
    add("byte order", u"\ufeffMira"_s, u"\u25ccMira"_s, u"\u25ccMira"_s);
    add("joiners", u"a\u200cb\u200dc"_s, u"a\u25ccb\u25ccc"_s, u"a\u200cb\u200dc"_s);
    same("none", u"Mira Ødegård"_s);
    same("right to left by its letters", u"\u05e9\u05dc\u05d5\u05dd"_s);
    same("beside the ranges", u"\u2010\u2029\u202f\u2065\u206a"_s);
    same("an emoji", u"\U0001f525"_s);
    same("nothing", QString());
}

void TstControlsShown::sec56WhatMisleadsIsSeen()
{
    QFETCH(const QString, text);
    QFETCH(const QString, inNames);
    QFETCH(const QString, inMessages);

    QCOMPARE(withControlsShown(text), inNames);
    QCOMPARE(withControlsShown(text, Joiners::Kept), inMessages);
    QCOMPARE(withControlsShown(inNames), inNames);
}

QTEST_GUILESS_MAIN(TstControlsShown)

#include "tst_controls_shown.moc"
