#include "ui/tickets/conversation_view.h"
#include "ui/widgets/find_line.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstFindLine : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itCountsAndGoesRound();
    void whatIsFoundIsMarkedAndInView();
    void whatIsHiddenComesForth();
    void itGivesTheKeysBack();

private:
    void setMessages(const QStringList& bodies);
    QStringList marked() const;
    QString count() const { return m_find->findChild<QLabel*>(u"findCount"_s)->text(); }
    QLineEdit* words() const { return m_find->findChild<QLineEdit*>(u"findWords"_s); }

    std::unique_ptr<QWidget> m_page;
    FindLine* m_find = nullptr;
    ConversationView* m_view = nullptr;
};

void TstFindLine::init()
{
    m_page = std::make_unique<QWidget>();
    auto* layout = new QVBoxLayout(m_page.get());
    m_find = new FindLine;
    m_view = new ConversationView;
    layout->addWidget(m_find);
    layout->addWidget(m_view, 1);
    m_find->setArea(m_view);
    connect(m_find, &FindLine::sought, m_view, &ConversationView::reveal);
    m_page->resize(500, 400);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get(), 15'000));
}

void TstFindLine::cleanup()
{
    m_page.reset();
}

void TstFindLine::setMessages(const QStringList& bodies)
{
    QList<ConversationItem> items;
    for (const auto& body : bodies) {
        ConversationItem item;
        item.id = TicketCommentId(QUuid(uint(items.size() + 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        item.author = u"Ada Obi"_s;
        item.body = body;
        item.createdAt = fromMsecs(60'000LL * items.size());
        items << item;
    }
    m_view->setItems(items);
}

/// What is marked, with the text it is marked in.
QStringList TstFindLine::marked() const
{
    QStringList found;
    for (const auto* label : m_view->findChildren<QLabel*>()) {
        if (label->hasSelectedText())
            found << label->selectedText() + u" in "_s + label->text();
    }
    return found;
}

void TstFindLine::itCountsAndGoesRound()
{
    setMessages({u"The printer smokes"_s, u"Which Printer?"_s, u"That one"_s});
    m_find->open();
    QVERIFY(words()->hasFocus());

    QTest::keyClicks(words(), u"printer"_s);
    QCOMPARE(count(), u"1 of 2"_s);
    QCOMPARE(marked(), QStringList{u"printer in The printer smokes"_s});
    QTest::keyClick(words(), Qt::Key_Return);
    QCOMPARE(count(), u"2 of 2"_s);
    QCOMPARE(marked(), QStringList{u"Printer in Which Printer?"_s});
    QTest::keyClick(words(), Qt::Key_Return);
    QCOMPARE(count(), u"1 of 2"_s);
    QTest::keyClick(words(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"2 of 2"_s);

    QTest::keyClicks(words(), u"s"_s);
    QCOMPARE(count(), u"Not found"_s);
    QVERIFY(marked().isEmpty());
    m_find->step(true);
    QCOMPARE(count(), u"Not found"_s);
}

void TstFindLine::whatIsFoundIsMarkedAndInView()
{
    QStringList bodies;
    for (int i = 0; i < 40; ++i)
        bodies << u"Word %1 of many\nand another line"_s.arg(i);
    bodies[3] = u"line\n"_s.repeated(60) + u"needle\n"_s + u"line\n"_s.repeated(60);
    setMessages(bodies);
    m_find->open();
    QTest::keyClicks(words(), u"needle"_s);
    QCOMPARE(count(), u"1 of 1"_s);
    const auto places = placesOf(u"needle"_s, *m_view);
    QCOMPARE(places.size(), 1);
    const auto depth = depthOf(places.first(), *m_view) - m_view->verticalScrollBar()->value();
    QVERIFY2(
        depth >= 0 && depth < m_view->viewport()->height(), qPrintable(QString::number(depth)));
}

void TstFindLine::whatIsHiddenComesForth()
{
    QStringList bodies(100, u"Word"_s);
    bodies[0] = u"Needle"_s;
    setMessages(bodies);
    m_find->open();
    QTest::keyClicks(words(), u"needle"_s);
    QCOMPARE(count(), u"1 of 1"_s);
}

void TstFindLine::itGivesTheKeysBack()
{
    setMessages({u"The printer smokes"_s});
    m_find->open();
    QTest::keyClicks(words(), u"printer"_s);

    QTest::keyClick(words(), Qt::Key_Escape);
    QVERIFY(!m_find->isOpen());
    QVERIFY(m_view->hasFocus());
    m_find->step(true); // opens it again, with the words of last time
    QVERIFY(m_find->isOpen() && words()->hasFocus());
    QCOMPARE(words()->selectedText(), u"printer"_s);
}

QTEST_MAIN(TstFindLine)

#include "tst_find_line.moc"
