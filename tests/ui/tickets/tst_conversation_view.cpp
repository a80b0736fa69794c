#include "ui/tickets/conversation_view.h"
#include "ui/tickets/moment_label.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstConversationView : public QObject
{
    Q_OBJECT

private slots:
    void howItCameIsTold_data();
    void howItCameIsTold();
    void whatIsReadStaysWhereItIs();
    void whoReadsTheEndStaysThere();
    void onlyLinesThatDifferAreMadeAnew();
    void anotherStoryBeginsWithItsEnd();
    void ofALongStoryNothingIsHiddenAgain();
    void momentsAreToldAnew();
    void aLineStandsAboveWhatOthersDidSince();
    void whatWasCorrectedSaysSo();

private:
    static QList<ConversationItem> story(int messages);
    static QLabel* labelOf(const ConversationView& view, const QString& text);
    static void laidOut(ConversationView& view);
};

/// One message a minute, "Word 0" first.
QList<ConversationItem> TstConversationView::story(int messages)
{
    QList<ConversationItem> items;
    for (int i = 0; i < messages; ++i) {
        ConversationItem item;
        item.id = TicketCommentId(QUuid(uint(i + 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        item.author = u"Ada Obi"_s;
        item.kind = u"comment"_s;
        item.body = u"Word %1"_s.arg(i);
        item.createdAt = fromMsecs(60'000LL * i);
        items << item;
    }
    return items;
}

/// The one that can be seen, or could be after scrolling.
QLabel* TstConversationView::labelOf(const ConversationView& view, const QString& text)
{
    for (auto* label : view.findChildren<QLabel*>()) {
        if (label->text() == text && label->isVisibleTo(&view))
            return label;
    }
    return nullptr;
}

void TstConversationView::laidOut(ConversationView& view)
{
    view.resize(400, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view, 15'000));
}

void TstConversationView::howItCameIsTold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isInternal");
    QTest::addColumn<bool>("isFromParent");
    QTest::addColumn<QString>("told"); // behind the moment
    QTest::newRow("a reply") << u"comment"_s << false << false << QString();
    QTest::newRow("an e-mail") << u"email_in"_s << false << false << u" · by e-mail"_s;
    QTest::newRow("a note") << u"comment"_s << true << false << u" · internal note"_s;
    QTest::newRow("of the parent")
        << u"comment"_s << false << true << u" · said on the ticket this one is part of"_s;
}

void TstConversationView::howItCameIsTold()
{
    QFETCH(const QString, kind);
    QFETCH(const bool, isInternal);
    QFETCH(const bool, isFromParent);
    QFETCH(const QString, told);
    ConversationItem item;
    item.author = u"Ada Obi"_s;
    item.kind = kind;
    item.isInternal = isInternal;
    item.isFromParent = isFromParent;
    item.body = u"It smokes."_s;
    ConversationView view;

    view.setItems({item});

    QStringList marks;
    for (const auto* label : view.findChildren<QLabel*>()) {
        if (const auto at = label->text().indexOf(u" · "_s); at >= 0)
            marks += label->text().mid(at);
    }
    QCOMPARE(marks, told.isEmpty() ? QStringList() : QStringList{told});
}

void TstConversationView::whatWasCorrectedSaysSo()
{
    auto items = story(1);
    ConversationView view;
    view.setItems(items);
    const auto isMarked = [&] {
        const auto labels = view.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(&view) && label->text().contains(u" · edited "_s);
        });
    };
    QVERIFY(!isMarked());
    items[0].body = u"Another word"_s;
    items[0].editedAt = fromMsecs(120'000);
    view.setItems(items);
    QVERIFY(isMarked());
}

/// screens.md section 3
void TstConversationView::aLineStandsAboveWhatOthersDidSince()
{
    const PersonId me(QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    auto items = story(4);
    items[2].authorId = me;
    ConversationView view;
    laidOut(view);
    view.setItems(items);
    QVERIFY(!labelOf(view, u"New since you looked"_s));

    view.setSeen(items[1].createdAt, me);
    const auto* mark = labelOf(view, u"New since you looked"_s);
    const auto* own = labelOf(view, u"Word 2"_s);
    const auto* others = labelOf(view, u"Word 3"_s);
    QVERIFY(mark && own && others);
    const auto place = [&](const QWidget* part) { return part->mapTo(&view, QPoint()).y(); };
    QVERIFY(place(own) < place(mark) && place(mark) < place(others));

    items << story(5).last(); // somebody goes on while it is read
    view.setItems(items);
    QCOMPARE(labelOf(view, u"New since you looked"_s), mark);
    view.setSeen(items.last().createdAt, me);
    QVERIFY(!labelOf(view, u"New since you looked"_s));
}

void TstConversationView::whatIsReadStaysWhereItIs()
{
    ConversationView view;
    laidOut(view);
    auto items = story(40);
    view.setItems(items);
    auto* bar = view.verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0, 30'000);
    auto* read = labelOf(view, u"Word 20"_s);
    QVERIFY(read);
    bar->setValue(read->mapTo(view.widget(), QPoint()).y() - 100);
    const auto place = [&] { return read->mapTo(&view, QPoint()).y(); };
    const auto before = place();
    QVERIFY(bar->value() > 0 && bar->value() < bar->maximum());

    items << story(41).last(); // someone writes
    view.setItems(items);
    QCOMPARE(place(), before);
    items[2].body = QString(2'000, u'w'); // someone edits what stands further up
    view.setItems(items);
    QCOMPARE(place(), before);
    ActivityEvent event;
    event.at = items.first().createdAt;
    event.text = u"Bo Lindqvist started work"_s;
    view.setItems(items, {event});
    QCOMPARE(place(), before);
}

void TstConversationView::whoReadsTheEndStaysThere()
{
    ConversationView view;
    laidOut(view);
    view.setItems(story(40));
    auto* bar = view.verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0 && bar->value() == bar->maximum(), 30'000);

    const auto before = bar->maximum();
    view.setItems(story(45));
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > before, 30'000);
    QCOMPARE(bar->value(), bar->maximum());
    view.resize(400, 200); // the composer has grown
    QTRY_COMPARE_WITH_TIMEOUT(bar->value(), bar->maximum(), 30'000);

    bar->setValue(0);
    view.showEnd(); // their own reply
    view.setItems(story(46));
    QTRY_COMPARE_WITH_TIMEOUT(bar->value(), bar->maximum(), 30'000);
}

void TstConversationView::onlyLinesThatDifferAreMadeAnew()
{
    ConversationView view;
    auto items = story(5);
    view.setItems(items);
    auto* marked = labelOf(view, u"Word 3"_s);
    QVERIFY(marked);
    marked->setSelection(0, 4);

    items[1].body = u"Another word"_s;
    items.removeAt(2);
    items << story(6).last();
    view.setItems(items);

    QCOMPARE(labelOf(view, u"Word 3"_s), marked);
    QCOMPARE(marked->selectedText(), u"Word"_s);
    QStringList bodies;
    for (int i = 1; i < view.widget()->layout()->count() - 1; ++i) {
        const auto labels = view.widget()->layout()->itemAt(i)->widget()->findChildren<QLabel*>();
        bodies << labels.last()->text();
    }
    QCOMPARE(bodies,
        QStringList({u"Word 0"_s, u"Another word"_s, u"Word 3"_s, u"Word 4"_s, u"Word 5"_s}));
}

void TstConversationView::anotherStoryBeginsWithItsEnd()
{
    ConversationView view;
    laidOut(view);
    view.setItems(story(40));
    auto* bar = view.verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0, 30'000);
    bar->setValue(0);

    view.setItems(story(80).mid(40));
    QTRY_COMPARE_WITH_TIMEOUT(bar->value(), bar->maximum(), 30'000);
}

void TstConversationView::ofALongStoryNothingIsHiddenAgain()
{
    ConversationView view;
    view.setItems(story(100));
    QVERIFY(!labelOf(view, u"Word 19"_s));
    QVERIFY(labelOf(view, u"Word 20"_s));

    view.setItems(story(103)); // the first of those shown may be what is read
    QVERIFY(labelOf(view, u"Word 20"_s));
    view.findChild<QPushButton*>(u"showEarlier"_s)->click();
    QVERIFY(labelOf(view, u"Word 0"_s));
}

/// Another language stands for later: both are looked up when a moment is told.
void TstConversationView::momentsAreToldAnew()
{
    const QLocale usual;
    QLocale::setDefault(QLocale(QLocale::English));
    ActivityEvent event;
    event.at = fromMsecs(86'400'000);
    event.text = u"Bo set %1 and %2"_s;
    ConversationView view;
    view.setItems(story(1), {event});
    auto* message = labelOf(view, u"1 Jan 1970 00:00"_s);
    auto* what = labelOf(view, u"Bo set %1 and %2 · 2 Jan 1970 00:00"_s);
    QVERIFY(message && what);

    QLocale::setDefault(QLocale(QLocale::Spanish));
    tellTimesIn(view);
    QLocale::setDefault(usual);

    QVERIFY(message->text().contains(u"ene"_s));
    QVERIFY(what->text().startsWith(u"Bo set %1 and %2 · 2 ene"_s));
}

QTEST_MAIN(TstConversationView)

#include "tst_conversation_view.moc"
