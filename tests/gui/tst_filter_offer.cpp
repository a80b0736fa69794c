// What a typed filter offers while one types, by keys alone.
#include "tests/gui/desk_window.h"

#include <QListWidget>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestFilterOffer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aFieldAndItsValueAreTakenByKeys();
    void namesAreOffered();
    void enterWithoutAMarkLeavesWhatIsTyped();

private:
    static QStringList offered(const DeskWindow& window)
    {
        QStringList lines;
        if (const auto* list = qobject_cast<QListWidget*>(window.part(u"filterOffer"_s))) {
            for (int row = 0; row < list->count(); ++row)
                lines += list->item(row)->text();
        }
        return lines;
    }
};

void TestFilterOffer::aFieldAndItsValueAreTakenByKeys()
{
    DeskWindow window;
    const auto taken = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.take(window.mira(), taken));
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2);
    window.type(u"/"_s);
    window.type(u"assig"_s);
    AWAIT(offered(window) == QStringList{u"assignee:"_s});
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QCOMPARE(window.text(u"filter"_s), u"assignee:"_s);
    AWAIT(offered(window).contains(u"me"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QCOMPARE(window.text(u"filter"_s), u"assignee:me "_s);
    QVERIFY(window.hasFocus(u"filter"_s));
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"Printer on"_s));
    QVERIFY(offered(window).isEmpty());
}

void TestFilterOffer::namesAreOffered()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    const auto name = window.mira().displayName;
    window.type(u"/"_s);
    window.type(u"requester:"_s + name.left(3).toLower());
    AWAIT(offered(window).contains(name));
    window.press(Qt::Key_Escape); // the list alone
    QVERIFY(offered(window).isEmpty());
    QVERIFY(window.text(u"filter"_s).startsWith(u"requester:"_s));
    window.press(Qt::Key_Escape);
    QVERIFY(window.text(u"filter"_s).isEmpty());
    window.press(Qt::Key_Down); // asks for all fields
    AWAIT(offered(window).contains(u"team:"_s));
}

void TestFilterOffer::enterWithoutAMarkLeavesWhatIsTyped()
{
    DeskWindow window;
    window.report(u"The state of the printer"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2);
    window.type(u"/"_s);
    window.type(u"stat"_s);
    AWAIT(offered(window) == QStringList{u"state:"_s});
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"queueTable"_s) && window.queue().size() == 1);
    QCOMPARE(window.text(u"filter"_s), u"stat"_s);
}

HOMEPORT_WINDOW_TEST(TestFilterOffer)

#include "tst_filter_offer.moc"
