#include "ui/tickets/choice_box.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 15'000;

const QUuid harbour(u"019a0000-0000-7000-8000-000000000001"_s);
const QUuid print(u"019a0000-0000-7000-8000-000000000002"_s);
const QList<Choice> names{{harbour, u"Harbour Cranes"_s}, {print, u"Nordic Print"_s}};

QStringList offered(const ChoiceBox& box)
{
    QStringList lines;
    const auto* list = box.completer()->popup();
    for (int row = 0; list->isVisible() && row < list->model()->rowCount(); ++row)
        lines << list->model()->index(row, 0).data().toString();
    return lines;
}

/// A window with the box, and another field that the keys can go to.
struct Form
{
    Form()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(box);
        layout->addWidget(other);
        window.show();
        window.activateWindow();
        box->setFocus();
    }

    QWidget window;
    ChoiceBox* box = new ChoiceBox(u"Name"_s);
    QLineEdit* other = new QLineEdit;
};

} // namespace

class TstChoiceBox : public QObject
{
    Q_OBJECT

private slots:
    void whatIsTypedBeforeTheNamesComeIsOffered();
    void aWholeNameIsChosenOnceItIsKnown_data();
    void aWholeNameIsChosenOnceItIsKnown();
    void whatIsChosenStays();
    void whatIsRestoredIsChosenOnceItIsKnown();
    void theLastIsOfferedWhateverIsTyped_data();
    void theLastIsOfferedWhateverIsTyped();
    void theLastIsNoName();
    void keysStopBeforeTheLast();
    void aNewNameIsChosenBeforeTheLast();
};

void TstChoiceBox::whatIsTypedBeforeTheNamesComeIsOffered()
{
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.window, patience));
    QTest::keyClicks(form.box, u"nord"_s);
    QVERIFY(offered(*form.box).isEmpty());

    form.box->setChoices(names);

    QCOMPARE(form.box->currentText(), u"nord"_s);
    QVERIFY(!form.box->chosen());
    QTRY_COMPARE_WITH_TIMEOUT(offered(*form.box), QStringList{u"Nordic Print"_s}, patience);
    auto* list = form.box->completer()->popup();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(form.box->currentText(), u"Nordic Print"_s, patience);
    QCOMPARE(form.box->chosen(), std::optional(print));
}

void TstChoiceBox::aWholeNameIsChosenOnceItIsKnown_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::newRow("a name") << u"Nordic Print"_s << u"Nordic Print"_s << 1;
    QTest::newRow("in small letters") << u"nordic print"_s << u"Nordic Print"_s << 1;
    QTest::newRow("a part of one") << u"nordic"_s << u"nordic"_s << -1;
    QTest::newRow("no name") << u"baltic"_s << u"baltic"_s << -1;
    QTest::newRow("nothing") << QString() << QString() << -1;
}

/// Whoever typed it is elsewhere by then, and nothing opens there.
void TstChoiceBox::aWholeNameIsChosenOnceItIsKnown()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QFETCH(const int, index);
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.window, patience));
    QTest::keyClicks(form.box, typed);
    form.other->setFocus();

    form.box->setChoices(names);

    QCOMPARE(form.box->currentText(), text);
    QCOMPARE(form.box->currentIndex(), index);
    QVERIFY(offered(*form.box).isEmpty());
    QVERIFY(form.other->hasFocus());
}

void TstChoiceBox::whatIsChosenStays()
{
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.window, patience));
    form.box->setChoices({names.last()});
    form.box->choose(print);

    form.box->setChoices(names);

    QCOMPARE(form.box->chosen(), std::optional(print));
    QVERIFY(offered(*form.box).isEmpty());
}

/// Of two people with the same name the one that was chosen.
void TstChoiceBox::whatIsRestoredIsChosenOnceItIsKnown()
{
    const QUuid other(u"019a0000-0000-7000-8000-000000000003"_s);
    const QList<Choice> twins{{harbour, u"Ada Berg"_s}, {other, u"Ada Berg"_s}};
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.window, patience));
    form.box->restore(other, u"Ada Berg"_s);
    QCOMPARE(form.box->currentText(), u"Ada Berg"_s);

    form.box->setChoices(twins);

    QCOMPARE(form.box->chosen(), std::optional(other));
    QVERIFY(offered(*form.box).isEmpty());
    form.box->restore(harbour, u"Ada Berg"_s); // they are known now
    QCOMPARE(form.box->chosen(), std::optional(harbour));
}

void TstChoiceBox::theLastIsOfferedWhateverIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("told");
    const auto last = u"New …"_s;
    QTest::newRow("behind a name")
        << u"nord"_s << QStringList{u"Nordic Print"_s, last} << u"nord"_s;
    QTest::newRow("alone") << u"baltic"_s << QStringList{last} << u"baltic"_s;
    QTest::newRow("a whole name is no new one")
        << u"Nordic Print"_s << QStringList{u"Nordic Print"_s, last} << QString();
}

void TstChoiceBox::theLastIsOfferedWhateverIsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, lines);
    QFETCH(const QString, told);
    Form form;
    form.box->setLast(u"New …"_s);
    form.box->setChoices(names);
    QVERIFY(QTest::qWaitForWindowActive(&form.window, patience));
    const QSignalSpy chosen(form.box, &ChoiceBox::lastChosen);

    QTest::keyClicks(form.box, typed);

    QTRY_COMPARE_WITH_TIMEOUT(offered(*form.box), lines, patience);
    auto* list = form.box->completer()->popup();
    for (int step = 0; step < lines.size(); ++step)
        QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(chosen.size(), 1, patience);
    QCOMPARE(chosen.first().first().toString(), told);
    QCOMPARE(form.box->currentText(), typed);
}

void TstChoiceBox::theLastIsNoName()
{
    ChoiceBox box(u"Name"_s);
    box.setLast(u"New …"_s);
    box.setChoices(names);
    QCOMPARE(box.count(), 3);

    box.setEditText(u"New …"_s);
    QVERIFY(!box.chosen());
    box.setCurrentIndex(2);
    QVERIFY(!box.chosen());
    box.choose(print);
    QCOMPARE(box.chosen(), std::optional(print));
}

void TstChoiceBox::keysStopBeforeTheLast()
{
    Form form;
    form.box->setLast(u"New …"_s);
    form.box->setChoices(names);
    form.box->choose(print);
    QVERIFY(QTest::qWaitForWindowActive(&form.window, patience));
    const QSignalSpy chosen(form.box, &ChoiceBox::lastChosen);

    QTest::keyClick(form.box, Qt::Key_Down);

    QCOMPARE(form.box->chosen(), std::optional(print));
    QCoreApplication::processEvents();
    QCOMPARE(chosen.size(), 0);
}

void TstChoiceBox::aNewNameIsChosenBeforeTheLast()
{
    const QUuid fresh(u"019a0000-0000-7000-8000-000000000004"_s);
    ChoiceBox box(u"Name"_s);
    box.setLast(u"New …"_s);
    box.setChoices(names);

    box.addChosen({fresh, u"Ada Berg"_s});

    QCOMPARE(box.chosen(), std::optional(fresh));
    QCOMPARE(box.currentText(), u"Ada Berg"_s);
    QCOMPARE(box.itemText(box.count() - 1), u"New …"_s);
}

QTEST_MAIN(TstChoiceBox)

#include "tst_choice_box.moc"
