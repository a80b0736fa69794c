#include "core/exchange/import_preset.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstImportPreset : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aNameThatCannotBeIsRefusedAsOne_data();
    void aNameThatCannotBeIsRefusedAsOne();
    void aNameIsKeptWithoutSpacesAround();

private:
    Replica& replica() { return *m_desk->session->replica; }

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstImportPreset::init()
{
    m_desk = test::freshDesk();
}

void TstImportPreset::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstImportPreset::aNameThatCannotBeIsRefusedAsOne_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QString() << u"REQUIRED"_s;
    QTest::newRow("spaces") << u"  "_s << u"REQUIRED"_s;
    QTest::newRow("shipped") << u"auto"_s << u"PRESET_NAME"_s;
    QTest::newRow("shipped, with spaces") << u" servicenow-log "_s << u"PRESET_NAME"_s;
    QTest::newRow("too long") << QString(61, u'x') << u"PRESET_NAME"_s;
}

void TstImportPreset::aNameThatCannotBeIsRefusedAsOne()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    const auto before = importPresets(replica());
    ImportMapping mapping;
    mapping.name = name;

    const auto saved = saveImportPreset(replica(), m_desk->admin, mapping);

    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Error::Kind::Invalid);
    QCOMPARE(saved.error().code, code);
    QCOMPARE(*importPresets(replica()), *before);
}

void TstImportPreset::aNameIsKeptWithoutSpacesAround()
{
    ImportMapping mapping;
    mapping.name = u' ' + QString(60, u'x') + u' ';

    QVERIFY(saveImportPreset(replica(), m_desk->admin, mapping));

    QCOMPARE(importPresets(replica())->last(), QString(60, u'x'));
}

QTEST_GUILESS_MAIN(TstImportPreset)
#include "tst_import_preset.moc"
