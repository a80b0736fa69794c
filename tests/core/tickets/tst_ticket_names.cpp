#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"
#include "tests/support/watched_desks.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

/// What the things are called that a ticket refers to.
class TstTicketNames : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theCategoryHasItsWayFromTheTop_data();
    void theCategoryHasItsWayFromTheTop();
    void aRingOfCategoriesHasAnEnd();

private:
    CategoryId category(const QString& name, const std::optional<CategoryId>& above);
};

CategoryId TstTicketNames::category(const QString& name, const std::optional<CategoryId>& above)
{
    record::Category row;
    row.id = CategoryId(QUuid::createUuid());
    row.module = CategoryModule::Incident;
    row.name = name;
    row.parentId = above;
    Story::must(m_story->add(row));
    return row.id;
}

/// engines.md 7.3: category.path
void TstTicketNames::theCategoryHasItsWayFromTheTop_data()
{
    QTest::addColumn<QStringList>("way");
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("at the top") << QStringList{u"Printing"_s} << u"Printing"_s;
    QTest::newRow("below") << QStringList{u"Printing"_s, u"Paper"_s} << u"Printing / Paper"_s;
    QTest::newRow("deep") << QStringList{u"Printing"_s, u"Paper"_s, u"Tray"_s, u"Jam"_s}
                          << u"Printing / Paper / Tray / Jam"_s;
    const QStringList deepest{u"Printing"_s, u"Paper"_s, u"Tray"_s, u"Jam"_s, u"Roller"_s};
    QTest::newRow("as deep as can be") << deepest << deepest.join(u" / "_s);
}

void TstTicketNames::theCategoryHasItsWayFromTheTop()
{
    QFETCH(const QStringList, way);
    QFETCH(const QString, path);
    record::Ticket ticket;
    ticket.requesterId = mira().person;
    for (const auto& name : way)
        ticket.categoryId = category(name, ticket.categoryId);

    const auto names = TicketQueries::names(m_story->desk->session->replica->database(), ticket);

    Story::must(names);
    QCOMPARE(names->categoryPath, path);
    QCOMPARE(names->category, way.isEmpty() ? QString() : way.last());
}

/// No service closes one, nor does the fold; a ticket in it opens all the same.
void TstTicketNames::aRingOfCategoriesHasAnEnd()
{
    const auto paper = category(u"Paper"_s, {});
    const auto tray = category(u"Tray"_s, paper);
    const test::Unwatched past("the ring is written past the journal");
    auto& database = m_story->desk->session->replica->database();
    Story::must(database.begin());
    Story::must(database.openGuard());
    const auto before = loadRow(database, record::Category::table(), paper.value());
    Story::must(before);
    auto after = **before;
    after.cells[record::Category::Field::ParentId] = tray.value();
    Story::must(database.storeRow(after, &**before));
    Story::must(database.commit());
    record::Ticket ticket;
    ticket.requesterId = mira().person;
    ticket.categoryId = tray;

    const auto names = TicketQueries::names(database, ticket);

    Story::must(names);
    QVERIFY2(names->categoryPath.endsWith(u"Paper / Tray"_s), qPrintable(names->categoryPath));
    QVERIFY2(names->categoryPath.count(u'/') < 10, qPrintable(names->categoryPath));
}

QTEST_GUILESS_MAIN(TstTicketNames)

#include "tst_ticket_names.moc"
