#include "core/db/letter_order.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// Names stand in one order on every database.
class TstLetterOrder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void theDatabaseFoldsAsTheProgram_data();
    void theDatabaseFoldsAsTheProgram();
    void nothingStaysNothing();

private:
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstLetterOrder::init()
{
    m_desk = test::freshDesk();
}

void TstLetterOrder::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstLetterOrder::theDatabaseFoldsAsTheProgram_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("case") << u"Printer ON fire"_s << u"printer on fire"_s;
    QTest::newRow("umlauts") << u"Ärger mit Öl, Übel"_s << u"arger mit ol, ubel"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"strase"_s;
    QTest::newRow("French") << u"Élève à côté"_s << u"eleve a cote"_s;
    QTest::newRow("Polish and Turkish") << u"Łódź, İstanbul ı"_s << u"lodz, istanbul i"_s;
    QTest::newRow("the last ones") << u"ŽžſƀẞЯ"_s << u"zzsƀẞЯ"_s;
    QTest::newRow("other scripts") << u"火災 😀 Ωmega"_s << u"火災 😀 Ωmega"_s;
    QTest::newRow("signs") << u"It's 100 % \"so\" 3×4÷2"_s << u"it's 100 % \"so\" 3x4/2"_s;
}

void TstLetterOrder::theDatabaseFoldsAsTheProgram()
{
    QFETCH(const QString, text);
    QFETCH(const QString, folded);
    auto& database = m_desk->session->replica->database();
    const auto sql = "SELECT " + letterOrderOf(database.dialect(), "CAST(:text AS text)");

    auto row = one(database, {"test.letterOrder", sql.constData()}, {{"text", text}});

    QVERIFY(row);
    QCOMPARE((*row)->text(0), folded);
    QCOMPARE(QString::fromUtf8(inLetterOrder(text.toUtf8())), folded);
}

void TstLetterOrder::nothingStaysNothing()
{
    auto& database = m_desk->session->replica->database();
    const auto sql = "SELECT " + letterOrderOf(database.dialect(), "CAST(NULL AS text)");

    auto row = one(database, {"test.letterOrder", sql.constData()});

    QVERIFY(row);
    QVERIFY((*row)->isNull(0));
}

QTEST_GUILESS_MAIN(TstLetterOrder)

#include "tst_letter_order.moc"
