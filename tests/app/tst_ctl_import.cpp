// Imports by homeportctl as a process of its own.
#include "tests/app/ctl_folder.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::ctl;

class TstCtlImport : public QObject, test::OnCtl
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_address = test::freshDesk()->address; }
    void cleanup() { test::dropFreshAddresses(); }
    void aRehearsalKeepsNoPreset();
    void aCorrectedFileIsImportedWhole();

private:
    QStringList words(const QString& preset, const QStringList& more) const
    {
        return signedIn(u"import"_s, m_address)
            + QStringList{u"--preset"_s, preset, path(u"table.csv"_s)} + more;
    }

    Address m_address; ///< of a desk with nobody working on it
};

void TstCtlImport::aRehearsalKeepsNoPreset()
{
    QVERIFY(write(u"table.csv"_s, "Number,Title\nA1,Door is stuck\n"));
    const QStringList rehearsal{u"--rehearse"_s, u"--json"_s};

    const auto rehearsed =
        ctl(words(u"auto"_s, rehearsal + QStringList{u"--save-preset"_s, u"Mine"_s}));
    const auto before = ctl(words(u"Mine"_s, rehearsal));
    const auto badName =
        ctl(words(u"auto"_s, rehearsal + QStringList{u"--save-preset"_s, u"auto"_s}));
    const auto imported = ctl(words(u"auto"_s, {u"--save-preset"_s, u"Mine"_s}));
    const auto after = ctl(words(u"Mine"_s, rehearsal));

    QVERIFY2(rehearsed.status == 0, rehearsed.error.constData());
    QCOMPARE(rehearsed.json()["incidents"_L1].toInt(), 1);
    QCOMPARE(before.status, 1);
    QVERIFY2(before.error.contains("NOT_FOUND"), before.error.constData());
    QCOMPARE(badName.status, 1);
    QVERIFY2(badName.error.contains("PRESET_NAME"), badName.error.constData());
    QVERIFY2(imported.status == 0, imported.error.constData());
    QVERIFY2(after.status == 0, after.error.constData());
    QCOMPARE(after.json()["unchanged"_L1].toInt(), 1);
}

void TstCtlImport::aCorrectedFileIsImportedWhole()
{
    const QByteArray hint = "Correct the refused rows in the file and import it again";
    const QByteArray offersUndo = "undo-run";
    QVERIFY(write(u"table.csv"_s, "Title,Team\nLamp flickers,\nab,\n"));
    const auto rehearsed = ctl(words(u"auto"_s, {u"--rehearse"_s}));
    const auto first = ctl(words(u"auto"_s, {}));
    QVERIFY2(rehearsed.status == 0 && first.status == 0, first.error.constData());
    QVERIFY2(!rehearsed.out.contains(hint), rehearsed.out.constData());
    QVERIFY2(first.out.contains(hint), first.out.constData());

    QVERIFY(write(u"table.csv"_s, "Title,Team\nLamp flickers,\nDark hall,\n"));
    const auto again = ctl(words(u"auto"_s, {}));

    QVERIFY2(again.status == 0, again.error.constData());
    QVERIFY2(again.out.startsWith("Created 1 incident and updated 0 from "), again.out.constData());
    QVERIFY2(again.out.contains("1 row without number and reference says"), again.out.constData());
    QVERIFY2(!again.out.contains(hint), again.out.constData());
    QVERIFY2(again.out.contains(offersUndo), again.out.constData());
    const auto nothingNew = ctl(words(u"auto"_s, {}));
    QVERIFY2(!nothingNew.out.contains(offersUndo), nothingNew.out.constData());
    const auto asJson = ctl(words(u"auto"_s, {u"--json"_s}));
    QCOMPARE(asJson.json()["recognised"_L1].toInt(), 2);
    QCOMPARE(asJson.json()["incidents"_L1].toInt(), 0);
}

QTEST_GUILESS_MAIN(TstCtlImport)
#include "tst_ctl_import.moc"
