#include "core/access/people_lists.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/table_lines.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <tuple>

#include "record/organization.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// The organization, its teams and its departments, with keys alone.
class TestOrganizationSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void itsNameIsChangedAndTakenBack();
    void whatCannotBeIsSaidAtItsField();
    void categoriesOfEveryKindAreKept();

private:
    static record::Organization organization(DeskWindow& window)
    {
        auto row = loadRow(window.desk().replica->database(), record::Organization::table(),
            window.desk().replica->organization());
        return row && *row ? record::Organization::fromRow(**row) : record::Organization();
    }
};

void TestOrganizationSettings::itsNameIsChangedAndTakenBack()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    const auto before = organization(window).name;
    window.window().workspace()->showSettings(u"organization"_s);
    AWAIT(window.text(u"name"_s) == before);

    QVERIFY(window.tabTo(u"name"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Port of Bergen"_s);
    AWAIT(window.says(u"Not saved yet; kept as a draft"_s));
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(organization(window).name == u"Port of Bergen"_s);
    AWAIT(window.says(u"changed the data of the organization"_s));

    QVERIFY(window.tabTo(u"time_zone"_s)); // in a text the key takes back what was typed
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(organization(window).name == before);
    AWAIT(window.text(u"name"_s) == before);
}

void TestOrganizationSettings::whatCannotBeIsSaidAtItsField()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    const auto before = organization(window);
    window.window().workspace()->showSettings(u"organization"_s);
    AWAIT(window.text(u"name"_s) == before.name);

    QVERIFY(window.tabTo(u"currency"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"E"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.says(u"That does not fit: Currency."_s) && window.hasFocus(u"currency"_s));
    AWAIT(window.part(u"organizationSave"_s) && window.part(u"organizationSave"_s)->isEnabled());
    QVERIFY(organization(window) == before);
}

/// G-04: each kind has a tree of its own.
void TestOrganizationSettings::categoriesOfEveryKindAreKept()
{
    using enum CategoryModule;
    const std::tuple<CategoryModule, QString, QString> kinds[] = {
        {Incident, u"categories"_s, u"categories"_s},
        {ServiceRequest, u"requestCategories"_s, u"service_request_categories"_s},
        {Problem, u"problemCategories"_s, u"problem_categories"_s},
        {Change, u"changeCategories"_s, u"change_categories"_s}};
    DeskWindow window;
    QVERIFY(window.signIn());
    const auto names = [&](CategoryModule module) {
        QStringList found;
        const auto rows = allCategories(window.desk().replica->database(), window.mira(), module);
        for (const auto& row : *rows)
            found += row.name;
        return found;
    };
    for (const auto& [module, page, part] : kinds) {
        const auto before = names(module);
        QVERIFY(!before.contains(u"Cranes"_s)); // not that of the kind before either
        window.window().workspace()->showSettings(page);
        AWAIT(test::lines(window, part + u"Table"_s).size() == before.size());
        AWAIT(window.part(part + u"New"_s));
        QVERIFY(window.tabTo(part + u"New"_s));
        window.press(Qt::Key_Space);
        AWAIT(window.hasFocus(u"name"_s) && window.text(u"name"_s).isEmpty());
        window.type(u"Cranes"_s);

        window.press(Qt::Key_S, Qt::ControlModifier);

        AWAIT(test::lines(window, part + u"Table"_s).size() == before.size() + 1);
        QCOMPARE(names(module).size(), before.size() + 1);
        QVERIFY(names(module).contains(u"Cranes"_s));
    }
}

HOMEPORT_WINDOW_TEST(TestOrganizationSettings)
#include "tst_organization_settings.moc"
