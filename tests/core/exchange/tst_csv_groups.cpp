#include "core/exchange/csv_groups.h"
#include "tests/core/exchange/csv_bytes.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Bytes;

/// Records that belong together, wherever in the file they stand.
class TstCsvGroups : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void groupsAreCollectedFromEverywhere();
    void aGroupIsCompleteWithItsLastRecord();
    void groupsGoOnWhereTheyWereLeft();
    void theFirstPassCanBeStopped();
};

void TstCsvGroups::groupsAreCollectedFromEverywhere()
{
    Bytes device("key,n\nb,1\nb,2\na,3\nb,\"4\n a\"\n,5\na,6,7\na,8\n,9\nc,\"10\nb,11\n");
    CsvGroups groups(device, {}, {});
    const auto key = [](const CsvRecord& record) -> std::optional<QString> {
        return record.fields[0].isEmpty() ? std::nullopt : std::optional(record.fields[0]);
    };

    QVERIFY(groups.index(key));
    QStringList seen;
    while (const auto record = groups.next()) {
        seen.append(
            QString::number(record->line) + (record->fault ? u"!"_s : record->fields.value(0)));
    }

    QCOMPARE(groups.recordCount(), 10);
    QCOMPARE(seen.join(u' '), u"2b 3b 5b 12b 4a 9a 7 8! 10 11!"_s);
    QVERIFY(groups.status());
}

void TstCsvGroups::aGroupIsCompleteWithItsLastRecord()
{
    Bytes device("key,n\nb,1\nb,2\na,3\nb,4\na,5\n");
    CsvGroups groups(device, {}, {});
    QVERIFY(groups.index([](const CsvRecord& record) { return std::optional(record.fields[0]); }));

    QList<bool> complete;
    while (groups.next())
        complete.append(groups.isGroupComplete());

    QCOMPARE(complete, (QList<bool>{false, false, true, false, true}));
}

void TstCsvGroups::groupsGoOnWhereTheyWereLeft()
{
    Bytes device("key,n\nb,1\nb,2\na,3\nb,4\na,5\nc,6\n");
    const auto key = [](const CsvRecord& record) { return std::optional(record.fields[0]); };
    CsvGroups first(device, {}, {});
    QVERIFY(first.index(key));
    for (int record = 0; record < 4; ++record)
        QVERIFY(first.next());
    QVERIFY(!first.isGroupComplete());

    QVERIFY(device.seek(0));
    CsvGroups second(device, {}, {});
    QVERIFY(second.index(key));
    second.skipTo(first.position());
    QStringList rest;
    while (const auto record = second.next())
        rest.append(record->fields[1]);

    QCOMPARE(rest, (QStringList{u"3"_s, u"5"_s, u"6"_s}));
}

void TstCsvGroups::theFirstPassCanBeStopped()
{
    Bytes device("key\n" + QByteArray("a\n").repeated(5000));
    CsvGroups groups(device, {}, {});

    const auto stopped =
        groups.index([](const CsvRecord& record) { return std::optional(record.fields[0]); },
            [](qint64 bytes) { return bytes < 4000; });

    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TstCsvGroups)
#include "tst_csv_groups.moc"
