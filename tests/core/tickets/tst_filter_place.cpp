// What is being typed at the cursor of a filter.
#include "core/tickets/filter_fields.h"
#include "core/tickets/filter_place.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstFilterPlace : public QObject
{
    Q_OBJECT

private slots:
    void theCursorStandsInANameOrAValue_data();
    void theCursorStandsInANameOrAValue();
    void nothingIsOfferedWhereNothingCanBeMeant_data();
    void nothingIsOfferedWhereNothingCanBeMeant();
};

void TstFilterPlace::theCursorStandsInANameOrAValue_data()
{
    QTest::addColumn<QString>("typed"); // the bar is the cursor
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("begun");
    QTest::addColumn<QString>("replaced");
    const auto row = [](const char* typed, const char* field, const char* begun,
                         const char* replaced) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(field)
                             << QString::fromLatin1(begun) << QString::fromLatin1(replaced);
    };
    row("|", "", "", "");
    row("sta|", "", "sta", "sta");
    row("fire -sta|", "", "sta", "sta");
    row("(sta|", "", "sta", "sta");
    row("st|ate:new", "", "st", "state:");
    row("state:|", "status", "", "");
    row("state:ne|w x", "status", "ne", "new");
    row("state:new,as|", "status", "as", "as");
    row("state:!ne|", "status", "ne", "ne");
    row("created:<1|", "created_at", "1", "1");
    row("team:\"Service D|", "assigned_team", "Service D", "\"Service D");
    row("team:\"Service D|esk\" fire", "assigned_team", "Service D", "\"Service Desk\"");
    row("team:\"A, b\",Re|", "assigned_team", "Re", "Re");
}

void TstFilterPlace::theCursorStandsInANameOrAValue()
{
    QFETCH(QString, typed);
    QFETCH(const QString, field);
    QFETCH(const QString, begun);
    QFETCH(const QString, replaced);
    const auto cursor = typed.indexOf(u'|');
    typed.remove(cursor, 1);

    const auto place = filterPlaceAt(typed, cursor, {});

    QVERIFY(place);
    QCOMPARE(place->field ? QString::fromLatin1(place->field->name) : QString(), field);
    QCOMPARE(place->begun, begun);
    QCOMPARE(typed.mid(place->at, place->length), replaced);
}

void TstFilterPlace::nothingIsOfferedWhereNothingCanBeMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("unknown field") << u"colour:re"_s;
    QTest::newRow("exact words") << u"fire \"on fi"_s;
}

void TstFilterPlace::nothingIsOfferedWhereNothingCanBeMeant()
{
    QFETCH(const QString, typed);
    QVERIFY(!filterPlaceAt(typed, typed.size(), {}));
}

QTEST_GUILESS_MAIN(TstFilterPlace)
#include "tst_filter_place.moc"
