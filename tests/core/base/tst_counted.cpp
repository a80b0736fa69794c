#include "core/base/text.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstCounted : public QObject
{
    Q_OBJECT

private slots:
    void oneIsNotMany_data();
    void oneIsNotMany();
};

void TstCounted::oneIsNotMany_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("entries");
    QTest::newRow("none") << qint64(0) << u"0 rows"_s << u"0 entries"_s;
    QTest::newRow("one") << qint64(1) << u"1 row"_s << u"1 entry"_s;
    QTest::newRow("many") << qint64(1'000'000) << u"1000000 rows"_s << u"1000000 entries"_s;
}

void TstCounted::oneIsNotMany()
{
    QFETCH(const qint64, count);
    QFETCH(const QString, rows);
    QFETCH(const QString, entries);

    QCOMPARE(counted(count, "row"_L1), rows);
    QCOMPARE(counted(count, "entry"_L1, "entries"_L1), entries);
}

QTEST_GUILESS_MAIN(TstCounted)

#include "tst_counted.moc"
