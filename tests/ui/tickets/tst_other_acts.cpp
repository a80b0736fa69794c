#include "core/base/clock.h"
#include "ui/tickets/other_acts.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

const QUuid mira = QUuid::createUuidV5(QUuid(), QByteArray("mira"));
const QUuid bo = QUuid::createUuidV5(QUuid(), QByteArray("bo"));

/// "resolve" of Mira, "Resolve" of Bo; "comment_public" has a text.
HistoryItem act(const QString& verb, int number)
{
    const bool isBo = verb.front().isUpper();
    HistoryItem item;
    item.entry.number = number;
    item.at = fromMsecs(qint64(number) * 60'000);
    item.actorId = PersonId(isBo ? bo : mira);
    item.actor = isBo ? u"Bo"_s : u"Mira"_s;
    item.command = u"incident."_s + verb.toLower();
    if (item.command.endsWith("comment_public"_L1))
        item.comment = u"On my way."_s;
    return item;
}

/// The acts of a story in their order, the first of which is number `first`.
QList<HistoryItem> story(const QString& verbs, int first = 1)
{
    QList<HistoryItem> items;
    for (const auto& verb : verbs.split(u' ', Qt::SkipEmptyParts))
        items << act(verb, first + int(items.size()));
    return items;
}

} // namespace

/// What is said over a ticket when someone else moves on with it.
class TstOtherActs : public QObject
{
    Q_OBJECT

private slots:
    void anActIsOneLine();
    void theNewestOfOthersIsTold_data();
    void theNewestOfOthersIsTold();
    void nothingIsToldTwice();
};

void TstOtherActs::anActIsOneLine()
{
    auto item = act(u"Resolve"_s, 14 * 60 + 2);
    HistoryEdit edit;
    edit.table = u"ticket"_s;
    edit.field = edit.label = u"Title"_s;
    edit.before = u"a"_s;
    edit.after = u"b"_s;
    edit.oldValue = Value(edit.before);
    edit.value = Value(edit.after);
    QCOMPARE(OtherActs::told(item), u"Bo resolved the ticket at 14:02"_s);

    item.edits << edit;

    QCOMPARE(OtherActs::told(item), u"Bo resolved the ticket at 14:02: Title a → b"_s);
}

void TstOtherActs::theNewestOfOthersIsTold_data()
{
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("later");
    QTest::addColumn<QString>("told");
    QTest::newRow("nothing was seen before") << QString() << u"Resolve"_s << QString();
    QTest::newRow("nothing new") << u"Take"_s << QString() << QString();
    QTest::newRow("someone else's") << u"Take"_s << u"Resolve"_s << u"Bo resolved the ticket"_s;
    QTest::newRow("their own") << u"Take"_s << u"resolve"_s << QString();
    QTest::newRow("their own comes last")
        << u"take"_s << u"Hold resume"_s << u"Bo put the ticket on hold"_s;
    QTest::newRow("the newest of several")
        << u"take"_s << u"Hold Resume Resolve"_s << u"Bo resolved the ticket"_s;
    QTest::newRow("a message") << u"take"_s << u"Comment_public"_s << QString();
    QTest::newRow("a message behind an act")
        << u"take"_s << u"Hold Comment_public"_s << u"Bo put the ticket on hold"_s;
}

void TstOtherActs::theNewestOfOthersIsTold()
{
    QFETCH(QString, seen);
    QFETCH(QString, later);
    QFETCH(QString, told);
    OtherActs acts;
    auto items = story(seen);
    QCOMPARE(acts.since(items, PersonId(mira)), QString());
    items << story(later, int(items.size()) + 1);

    const auto said = acts.since(items, PersonId(mira));

    QCOMPARE(said.section(u" at "_s, 0, 0), told);
}

void TstOtherActs::nothingIsToldTwice()
{
    OtherActs acts;
    auto items = story(u"Take"_s);
    QCOMPARE(acts.since(items, PersonId(mira)), QString());
    items << act(u"Resolve"_s, 2);
    QVERIFY(!acts.since(items, PersonId(mira)).isEmpty());

    QCOMPARE(acts.since(items, PersonId(mira)), QString());
    QCOMPARE(acts.since({}, PersonId(mira)), QString());
}

QTEST_GUILESS_MAIN(TstOtherActs)

#include "tst_other_acts.moc"
