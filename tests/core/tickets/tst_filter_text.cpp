// Filter expressions (engines.md 1.4) as they are stored and as they are typed.
#include "core/tickets/filter_fields.h"
#include "tests/core/tickets/filters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::readAlone;

namespace {

using Node = FilterNode;

} // namespace

class TstFilterText : public QObject
{
    Q_OBJECT

private slots:
    void whatIsRefusedIsNamedByItsPath_data();
    void whatIsRefusedIsNamedByItsPath();
    void aHundredDeepIsRefused();
    void typedTextIsRead_data();
    void typedTextIsRead();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
};

void TstFilterText::whatIsRefusedIsNamedByItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* json, const char* path, const char* detail) {
        QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(path)
                            << QString::fromLatin1(detail);
    };
    row("", "/", "FORMAT");
    row("[]", "/", "FORMAT");
    row(R"({"all":{}})", "/", "FORMAT");
    row(R"({"all":[1]})", "/all/0", "FORMAT");
    row(R"({"all":[],"any":[]})", "/", "FORMAT");
    row(R"({"any":[{"field":"secret","op":"eq","value":1}]})", "/any/0/field", "UNKNOWN_FIELD");
    row(R"({"not":{"field":"title","op":"matches","value":"x"}})", "/not/op", "NOT_IN_LIST");
    row(R"({"field":"title","op":"lt","value":"x"})", "/op", "NOT_IN_LIST");
    row(R"({"field":"priority","op":"eq","value":"1"})", "/value", "FORMAT");
    row(R"({"field":"priority","op":"eq","value":1.5})", "/value", "FORMAT");
    row(R"({"field":"priority","op":"in","value":[]})", "/value", "FORMAT");
    row(R"({"field":"priority","op":"between","value":[1]})", "/value", "FORMAT");
    row(R"({"field":"status","op":"eq","value":"broken"})", "/value", "NOT_IN_LIST");
    row(R"({"field":"status","op":"is_null","value":"new"})", "/value", "FORMAT");
    row(R"({"field":"assigned_team","op":"eq","value":"@me"})", "/value", "FORMAT");
    row(R"({"field":"assigned_team","op":"eq","value":"Blue'; DROP"})", "/value", "FORMAT");
    row(R"({"field":"created_at","op":"lt","value":"soon"})", "/value", "FORMAT");
    row(R"({"field":"created_at","op":"older_than_minutes","value":1e15})", "/value", "FORMAT");
    row(R"({"field":"title","op":"changed"})", "/op", "NOT_IN_LIST"); // of events only
}

void TstFilterText::whatIsRefusedIsNamedByItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QFETCH(QString, detail);

    const auto tree = filterFromJson(json);

    QVERIFY(!tree);
    QCOMPARE(tree.error().code, u"FILTER_INVALID"_s);
    QCOMPARE(tree.error().subject, path);
    QCOMPARE(tree.error().detail, detail);
}

void TstFilterText::aHundredDeepIsRefused()
{
    const QByteArray leafText = R"({"field":"priority","op":"eq","value":1})";
    const auto nested = [&](int depth) {
        return QByteArray(R"({"not":)").repeated(depth - 1) + leafText
            + QByteArray("}").repeated(depth - 1);
    };
    QVERIFY(filterFromJson(nested(Node::mostDepth)));
    for (const auto depth : {Node::mostDepth + 1, 100, 100'000}) {
        const auto tree = filterFromJson(nested(depth));
        QVERIFY(!tree);
        QCOMPARE(tree.error().code, u"FILTER_INVALID"_s);
        if (depth <= 100) // what is deeper is no JSON any more for the parser
            QCOMPARE(tree.error().detail, u"DEPTH_LIMIT"_s);
    }
    const auto typed = readAlone(u"("_s.repeated(100) + u"fire"_s + u")"_s.repeated(100));
    QVERIFY(typed.fault);
    QCOMPARE(typed.fault->detail, u"DEPTH_LIMIT"_s);

    QJsonArray many;
    for (int i = 0; i <= Node::mostLeaves; ++i)
        many.append(QJsonDocument::fromJson(leafText).object());
    QCOMPARE(filterFromJson(QJsonObject{{u"all"_s, many}}).error().detail, u"DEPTH_LIMIT"_s);
    many.removeLast();
    QVERIFY(filterFromJson(QJsonObject{{u"all"_s, many}}));
}

void TstFilterText::typedTextIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* text, const char* json) {
        QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(json);
    };
    row("", R"({"all":[]})");
    row("fire", R"({"field":"text","op":"contains","value":"fire"})");
    row("state:open", R"({"field":"is_open","op":"eq","value":true})");
    row("STATE:On-Hold", R"({"field":"status","op":"eq","value":"on_hold"})");
    row("state:new,assigned", R"({"field":"status","op":"in","value":["new","assigned"]})");
    row("assignee:me", R"({"field":"assigned_user","op":"eq","value":"@me"})");
    row("assignee:none", R"({"field":"assigned_user","op":"is_null"})");
    row("team:any", R"({"field":"assigned_team","op":"not_null"})");
    row("team:mine", R"({"field":"assigned_team","op":"eq","value":"@my_teams"})");
    row("priority:P1,2", R"({"field":"priority","op":"in","value":[1,2]})");
    row("priority:1..2", R"({"field":"priority","op":"between","value":[1,2]})");
    row("priority:<=2", R"({"field":"priority","op":"lte","value":2})");
    row("priority:!4", R"({"field":"priority","op":"ne","value":4})");
    row("sla:<2h", R"({"field":"next_due_at","op":"older_than_minutes","value":-120})");
    row("sla:overdue", R"({"field":"next_due_at","op":"older_than_minutes","value":0})");
    row("sla:Breached", R"({"field":"breached_at","op":"not_null"})");
    row("-sla:breached", R"({"not":{"field":"breached_at","op":"not_null"}})");
    row("breached:<1d", R"({"field":"breached_at","op":"newer_than_minutes","value":1440})");
    row("sla:paused", R"({"field":"is_clock_paused","op":"eq","value":true})");
    row("sla:nopolicy", R"({"field":"lacks_policy","op":"eq","value":true})");
    row("unpromised:no", R"({"field":"lacks_policy","op":"eq","value":false})");
    row("paused:no", R"({"field":"is_clock_paused","op":"eq","value":false})");
    row("created:>7d", R"({"field":"created_at","op":"older_than_minutes","value":10080})");
    row("created:<1w", R"({"field":"created_at","op":"newer_than_minutes","value":10080})");
    row("created:2026-11-01",
        R"({"field":"created_at","op":"between","value":["2026-11-01T00:00:00.000Z","2026-11-01T23:59:59.999Z"]})");
    row("updated:today", R"({"field":"updated_at","op":"gte","value":"@today"})");
    row("title:\"on fire\"", R"({"field":"title","op":"contains","value":"on fire"})");
    row("title:^Pri", R"({"field":"title","op":"starts_with","value":"Pri"})");
    row("\"say \\\"a\\\\b\\\"\"", R"({"field":"text","op":"contains","value":"say \"a\\b\""})");
    row("status:open", R"({"field":"is_open","op":"eq","value":true})");
    row("following:me", R"({"field":"watchers","op":"has_any","value":["@me"]})");
    row("mentioned:me", R"({"field":"mentions","op":"has_any","value":["@me"]})");
    row("creator:me", R"({"field":"created_by","op":"eq","value":"@me"})");
    row("created_by:me", R"({"field":"created_by","op":"eq","value":"@me"})");
    row("due:<2d", R"({"field":"due_at","op":"older_than_minutes","value":-2880})");
    row("major:yes", R"({"field":"is_major","op":"eq","value":true})");
    row("escalation:>=1", R"({"field":"escalation_level","op":"gte","value":1})");
    row("confidentiality:restricted",
        R"({"field":"confidentiality","op":"eq","value":"restricted"})");
    row("contact:@example.org",
        R"({"field":"contact_email","op":"contains","value":"@example.org"})");
    row("-state:open", R"({"not":{"field":"is_open","op":"eq","value":true}})");
    row("vpn drops",
        R"({"all":[{"field":"text","op":"contains","value":"vpn"},{"field":"text","op":"contains","value":"drops"}]})");
    row("a or b c",
        R"({"any":[{"field":"text","op":"contains","value":"a"},{"all":[{"field":"text","op":"contains","value":"b"},{"field":"text","op":"contains","value":"c"}]}]})");
    row("impact:1 -(urgency:1 or urgency:2)",
        R"({"all":[{"field":"impact","op":"eq","value":1},{"not":{"any":[{"field":"urgency","op":"eq","value":1},{"field":"urgency","op":"eq","value":2}]}}]})");
    row("e-mail INC-000012",
        R"({"all":[{"field":"text","op":"contains","value":"e-mail"},{"field":"text","op":"contains","value":"INC-000012"}]})");
}

void TstFilterText::typedTextIsRead()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);

    const auto reading = readAlone(text);

    QVERIFY2(!reading.fault, qPrintable(reading.fault ? reading.fault->detail : QString()));
    QCOMPARE(QJsonDocument(toJson(reading.tree)).toJson(QJsonDocument::Compact),
        QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact));
}

void TstFilterText::faultsNameTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* text, int at, const char* word, const char* detail) {
        QTest::newRow(text) << QString::fromUtf8(text) << at << QString::fromUtf8(word)
                            << QString::fromLatin1(detail);
    };
    row("fire colour:red", 5, "colour", "UNKNOWN_FIELD");
    row("state:open state:broken", 17, "broken", "NOT_IN_LIST");
    row("priority:high", 9, "high", "FORMAT");
    row("priority:", 0, "priority:", "FORMAT");
    row("team:\"Service Desk", 5, "\"Service Desk", "QUOTE");
    row("team:Nowhere", 5, "Nowhere", "REFERENCE");
    row("(a or b", 0, "(", "BRACKET");
    row("a)", 1, ")", "BRACKET");
    row("or a", 0, "or", "FORMAT");
    row("a or", 2, "or", "FORMAT");
    row("title:<3", 0, "title:<3", "NOT_IN_LIST");
    row("created:>soon", 9, "soon", "FORMAT");
}

void TstFilterText::faultsNameTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(int, at);
    QFETCH(QString, word);
    QFETCH(QString, detail);

    const auto fault = readAlone(text).fault;

    QVERIFY(fault);
    QCOMPARE(fault->detail, detail);
    QCOMPARE(fault->at, at);
    QCOMPARE(fault->word, word);
}

QTEST_GUILESS_MAIN(TstFilterText)
#include "tst_filter_text.moc"
