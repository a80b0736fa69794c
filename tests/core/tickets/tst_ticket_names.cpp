#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

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
};

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
}

void TstTicketNames::theCategoryHasItsWayFromTheTop()
{
    QFETCH(const QStringList, way);
    QFETCH(const QString, path);
    record::Ticket ticket;
    ticket.requesterId = mira().person;
    for (const auto& name : way) {
        record::Category category;
        category.id = CategoryId(QUuid::createUuid());
        category.module = CategoryModule::Incident;
        category.name = name;
        category.parentId = ticket.categoryId;
        Story::must(m_story->add(category));
        ticket.categoryId = category.id;
    }

    const auto names = TicketQueries::names(m_story->desk->session->replica->database(), ticket);

    Story::must(names);
    QCOMPARE(names->categoryPath, path);
    QCOMPARE(names->category, way.isEmpty() ? QString() : way.last());
}

QTEST_GUILESS_MAIN(TstTicketNames)

#include "tst_ticket_names.moc"
