#include "core/base/clock.h"
#include "ui/tickets/activity.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What happened between messages: screens.md section 3, activity stream.
class TstActivity : public QObject
{
    Q_OBJECT

private slots:
    void editsOfOnePersonInARowFold();
    void editsOfOthersOrLaterOnesStandAlone();
    void aChangeTakenBackAtOnceIsNotTold();
    void aMessageSaysOnlyWhatElseItChanged();
    void nothingAfterTheMomentIsTold();

private:
    static HistoryItem edit(qint64 minute, const QUuid& person, const QString& field,
        const QString& before, const QString& after);
};

static const QUuid mira = QUuid::createUuidV5(QUuid(), QByteArray("mira"));
static const QUuid bo = QUuid::createUuidV5(QUuid(), QByteArray("bo"));

HistoryItem TstActivity::edit(qint64 minute, const QUuid& person, const QString& field,
    const QString& before, const QString& after)
{
    HistoryItem item;
    item.entry.number = quint64(minute + 1);
    item.at = fromMsecs(minute * 60'000);
    item.actorId = PersonId(person);
    item.actor = person == mira ? u"Mira"_s : u"Bo"_s;
    item.command = u"incident.edit"_s;
    HistoryEdit change;
    change.table = u"ticket"_s;
    change.field = field;
    change.label = field;
    change.before = before;
    change.after = after;
    change.oldValue = Value(before);
    change.value = Value(after);
    item.edits << change;
    return item;
}

void TstActivity::editsOfOnePersonInARowFold()
{
    const auto events = eventsOf({edit(0, mira, u"Title"_s, u"a"_s, u"b"_s),
        edit(1, mira, u"Place"_s, u"Oslo"_s, u"Bergen"_s),
        edit(2, mira, u"Title"_s, u"b"_s, u"c"_s)});
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].text, u"Mira edited the ticket: Title a → c · Place Oslo → Bergen"_s);
    QCOMPARE(events[0].at, fromMsecs(120'000));
    QCOMPARE(events[0].entry.number, 3u);
}

void TstActivity::editsOfOthersOrLaterOnesStandAlone()
{
    const auto events = eventsOf(
        {edit(0, mira, u"Title"_s, u"a"_s, u"b"_s), edit(1, bo, u"Title"_s, u"b"_s, u"c"_s),
            edit(2, mira, u"Title"_s, u"c"_s, u"d"_s), edit(60, mira, u"Title"_s, u"d"_s, u"e"_s)});
    QCOMPARE(events.size(), 4);
    QVERIFY(events[1].text.startsWith(u"Bo"_s));
}

void TstActivity::aChangeTakenBackAtOnceIsNotTold()
{
    const auto events = eventsOf(
        {edit(0, mira, u"Title"_s, u"a"_s, u"b"_s), edit(1, mira, u"Title"_s, u"b"_s, u"a"_s)});
    QVERIFY(events.isEmpty());
}

void TstActivity::aMessageSaysOnlyWhatElseItChanged()
{
    auto reply = edit(0, mira, u"Place"_s, u"Oslo"_s, u"Bergen"_s);
    reply.command = u"incident.comment_public"_s;
    reply.comment = u"On my way."_s;
    auto plain = reply;
    plain.edits.clear();
    const auto events = eventsOf({reply, plain});
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].text, u"Place Oslo → Bergen"_s);
}

void TstActivity::nothingAfterTheMomentIsTold()
{
    const QList<HistoryItem> items{
        edit(0, mira, u"Title"_s, u"a"_s, u"b"_s), edit(30, mira, u"Title"_s, u"b"_s, u"c"_s)};
    QCOMPARE(eventsOf(items, fromMsecs(60'000)).size(), 1);
    QCOMPARE(eventsOf(items, fromMsecs(30 * 60'000)).size(), 2);
}

QTEST_GUILESS_MAIN(TstActivity)

#include "tst_activity.moc"
