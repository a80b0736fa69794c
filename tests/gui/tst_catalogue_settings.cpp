// Suppliers and services are kept with keys alone: access.md 3.10 and 3.12.
#include "core/access/directory.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/table_lines.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;
using test::lines;

class TestCatalogueSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aSupplierIsMadeAndCanBeWaitedFor();
    void aServiceIsMadeAndPublished();

private:
    static QStringList names(const Result<QList<Choice>>& choices)
    {
        QStringList found;
        for (const auto& choice : *choices)
            found += choice.name;
        return found;
    }
};

void TestCatalogueSettings::aSupplierIsMadeAndCanBeWaitedFor()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"suppliers"_s);
    AWAIT(window.says(u"There are no suppliers yet."_s));
    QVERIFY(window.tabTo(u"suppliersNew"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"name"_s));
    window.type(u"Nordic Power"_s);
    window.press(Qt::Key_Tab);
    window.type(u"Ada Lind"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(lines(window, u"suppliersTable"_s) == QStringList{u"Nordic Power | Ada Lind |"_s});

    const auto offered = suppliers(window.desk().replica->database(), window.mira().organization);
    QCOMPARE(names(offered), QStringList{u"Nordic Power"_s});
    QVERIFY(window.tabTo(u"suppliersTable"_s)); // in a field the keys take back what was typed
    QVERIFY(window.takeBack(u"made the supplier Nordic Power"_s));
    AWAIT(window.says(u"There are no suppliers yet."_s));
}

void TestCatalogueSettings::aServiceIsMadeAndPublished()
{
    DeskWindow window;
    record::ServiceCategory section;
    section.name = u"Workplace"_s;
    QVERIFY(window.desk().catalogue.create(window.mira(), section));
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"services"_s);
    AWAIT(window.says(u"There are no services yet."_s));
    QVERIFY(window.tabTo(u"servicesNew"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"name"_s) && window.offers(u"category_id"_s, u"Workplace"_s));
    window.type(u"Laptop"_s);
    window.press(Qt::Key_Tab);
    window.type(u"LT"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.says(u"Please fill in: Category."_s) && window.hasFocus(u"category_id"_s));
    window.type(u"Workplace"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(lines(window, u"servicesTable"_s) == QStringList{u"Laptop | LT | Medium | Draft"_s});

    AWAIT(window.part(u"serviceOffer"_s));
    QVERIFY(window.tabTo(u"serviceOffer"_s));
    window.press(Qt::Key_Space);
    AWAIT(lines(window, u"servicesTable"_s) == QStringList{u"Laptop | LT | Medium | Published"_s});
    AWAIT(window.text(u"serviceOffer"_s) == u"Retire"_s);

    const auto offered = services(window.desk().replica->database(), window.mira().organization);
    QCOMPARE(names(offered), QStringList{u"Laptop"_s});
    QVERIFY(window.takeBack(u"published the service Laptop"_s));
    AWAIT(window.text(u"serviceOffer"_s) == u"Publish"_s);
}

HOMEPORT_WINDOW_TEST(TestCatalogueSettings)

#include "tst_catalogue_settings.moc"
