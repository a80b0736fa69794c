#include "tests/gui/desk_window.h"

#include <QLineEdit>
#include <QListWidget>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// Links, duplicates and parts of tickets, by key, in the real window.
class TestLinkedTickets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void ticketsAreLinkedAndUnlinked();
    void aDuplicateIsEnded();
    void whatIsTheSameIsOfferedFirst();
    void theOtherIsFoundByItsWords();
    void aLateAnswerLeavesTheChosenOneChosen();
    void openChildrenAreAskedFor();
    void aReplyGoesToTheOpenParts();

private:
    static bool openFirst(DeskWindow& window, const QString& title);
};

/// Opens the ticket of this title out of several.
bool TestLinkedTickets::openFirst(DeskWindow& window, const QString& title)
{
    if (!window.signIn())
        return false;
    window.type(u"gi"_s);
    const auto isChosen = [&] { return window.chosenLine().contains(title); };
    if (!QTest::qWaitFor([&] { return !window.queue().isEmpty(); }, test::patience))
        return false;
    for (int i = 0; i < 5 && !isChosen(); ++i)
        window.type(u"j"_s);
    for (int i = 0; i < 5 && !isChosen(); ++i)
        window.type(u"k"_s);
    window.press(Qt::Key_Return);
    return QTest::qWaitFor([&] { return window.text(u"ticketTitle"_s) == title; }, test::patience);
}

void TestLinkedTickets::ticketsAreLinkedAndUnlinked()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto other = window.report(u"Smoke in the office"_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"l"_s);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"number"_s));
    window.type(u"inc-2"_s);
    AWAIT(window.says(u"Smoke in the office"_s)); // which one that is
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    const auto related = window.desk().links.related(window.mira(), other);
    QCOMPARE(related->links.first().other.id, id);
    AWAIT(window.part(u"relatedShortcut"_s));

    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"ticketTitle"_s) == u"Smoke in the office"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.desk().links.related(window.mira(), id)->links.isEmpty());
    AWAIT(!window.part(u"relatedShortcut"_s));

    window.type(u"l"_s);
    AWAIT(window.hasFocus(u"number"_s));
    window.type(u"INC-000099"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"It was not found"_s));
}

void TestLinkedTickets::aDuplicateIsEnded()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    window.report(u"Smoke in the office"_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"l"_s);
    AWAIT(window.hasFocus(u"number"_s));
    window.type(u"INC-000002"_s);
    QVERIFY(window.tabTo(u"how"_s));
    window.press(Qt::Key_Down);
    AWAIT(window.text(u"how"_s).contains(u"duplicate"_s));
    window.press(Qt::Key_Return);

    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.ticket(id).status == TicketStatus::Cancelled);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.ticket(id).status == TicketStatus::New);
}

/// By its own key; the other one has the same category, and words in common.
void TestLinkedTickets::whatIsTheSameIsOfferedFirst()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto other = window.report(u"Again the printer on fire"_s);
    window.report(u"Smoke in the office"_s, u"Nobody knows why."_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.press(Qt::Key_D, Qt::ShiftModifier);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"number"_s));
    const auto* offer = qobject_cast<const QListWidget*>(window.part(u"ticketOffer"_s));
    QVERIFY(offer);
    AWAIT(offer->count() == 1);
    QVERIFY(offer->item(0)->text().startsWith(u"INC-000002  Again the printer on fire"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"or words of it."_s)); // nothing is taken unasked

    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"number"_s) == u"INC-000002"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.ticket(id).status == TicketStatus::Cancelled);
    const auto related = window.desk().links.related(window.mira(), id);
    QCOMPARE(related->links.first().type, TicketLinkLinkType::Duplicates);
    QCOMPARE(related->links.first().other.id, other);
}

void TestLinkedTickets::theOtherIsFoundByItsWords()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto other = window.report(u"Smoke in the office"_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"l"_s);
    AWAIT(window.hasFocus(u"number"_s));
    window.type(u"in the office"_s);
    const auto* offer = qobject_cast<const QListWidget*>(window.part(u"ticketOffer"_s));
    AWAIT(offer && offer->count() == 1 && offer->item(0)->text().contains(u"Smoke"_s));
    window.comeToRest(); // what was asked for fewer letters is answered, too
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Choose one of the tickets in the list."_s));
    window.press(Qt::Key_Down);
    AWAIT(window.says(u"Smoke in the office"_s)); // which one that is
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    QCOMPARE(window.desk().links.related(window.mira(), id)->links.first().other.id, other);
}

/// Somebody chooses, and then the answer to the last letters is there.
void TestLinkedTickets::aLateAnswerLeavesTheChosenOneChosen()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"Noise in the office"_s, u"Nobody knows why."_s);
    window.report(u"Smoke in the office"_s, u"Nobody knows why."_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));
    window.type(u"l"_s);
    AWAIT(window.hasFocus(u"number"_s));
    auto* words = qobject_cast<QLineEdit*>(window.part(u"number"_s));
    const auto* offer = qobject_cast<const QListWidget*>(window.part(u"ticketOffer"_s));
    QVERIFY(words && offer);
    const auto chosen = [&] {
        const auto* item = offer->currentItem();
        return item ? item->text() : QString();
    };
    words->setText(u"office"_s);
    AWAIT(offer->count() == 2);
    for (int i = 0; i < 2 && !chosen().contains(u"Noise"_s); ++i)
        window.press(Qt::Key_Down);
    QVERIFY(chosen().contains(u"Noise"_s));

    words->setText(u"noise office"_s);
    AWAIT(offer->count() == 1);

    QVERIFY(chosen().contains(u"Noise"_s));
    words->setText(u"smoke office"_s); // which it is not
    AWAIT(offer->count() == 1 && offer->item(0)->text().contains(u"Smoke"_s));
    QVERIFY(!offer->currentItem());
}

/// PC-3
void TestLinkedTickets::openChildrenAreAskedFor()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto child = window.report(u"Smoke in the office"_s);
    QVERIFY(window.desk().links.setParent(window.mira(), child, id));
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s) && window.part(u"children"_s));
    window.type(u"Put out."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Say what becomes of them."_s) && window.hasFocus(u"children"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);

    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.ticket(id).status == TicketStatus::Resolved);
    QCOMPARE(window.ticket(child).status, TicketStatus::Resolved);
}

/// PC-4, PC-6
void TestLinkedTickets::aReplyGoesToTheOpenParts()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto child = window.report(u"Smoke in the office"_s);
    QVERIFY(window.desk().links.setParent(window.mira(), child, id));
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"r"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    AWAIT(window.text(u"forParts"_s).startsWith(u"Also on its 1 open part"_s));
    window.type(u"It is out."_s);
    QVERIFY(window.tabTo(u"forParts"_s));
    window.press(Qt::Key_Space);
    QCOMPARE(window.text(u"send"_s), u"Send to Ada Obi +1"_s);
    window.close(); // which writes what has changed since the draft was last on disk
    QVERIFY(openFirst(window, u"Printer on fire"_s));
    AWAIT(window.text(u"send"_s) == u"Send to Ada Obi +1"_s); // the draft keeps for whom it is
    QCOMPARE(window.text(u"composerText"_s), u"It is out."_s);
    QVERIFY(window.tabTo(u"composerText"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(child).contains(u"public: It is out."_s));
    QVERIFY(window.comments(id).contains(u"public: It is out."_s));
    window.press(Qt::Key_Escape); // letters are keys again
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.text(u"affectedUsers"_s).contains(u"2 pe"_s));
    window.press(Qt::Key_Space); // the part
    AWAIT(window.text(u"ticketTitle"_s) == u"Smoke in the office"_s);
    AWAIT(window.says(u"said on the ticket this one is part of"_s));
}

HOMEPORT_WINDOW_TEST(TestLinkedTickets)
#include "tst_linked_tickets.moc"
