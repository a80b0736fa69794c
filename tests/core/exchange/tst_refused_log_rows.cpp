#include "core/exchange/incident_import.h"
#include "tests/core/exchange/log_file.h"
#include "tests/core/exchange/table_import.h"

#include <QTest>

#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::fileOf;
using test::LogValues;

/// Rows of a log that can be read and not be kept: they are refused, and the rest comes in.
class TstRefusedLogRows : public QObject, test::OnTableImport
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aTextThatIsTooLongIsRefusedWithItsRow_data();
    void aTextThatIsTooLongIsRefusedWithItsRow();
    void anIncidentThatNamesOneOfTwoPeopleIsRefused();
    void aNameThatGrowsInLowerCaseIsRefused();

private:
    Result<ImportOutcome> runLog(const QList<LogValues>& rows)
    {
        return importIncidentLog(
            replica(), m_desk->admin, file(fileOf(rows)), {.zoneId = "Europe/Oslo"});
    }
    Result<> addPerson(const QString& login, const QString& name);
};

Result<> TstRefusedLogRows::addPerson(const QString& login, const QString& name)
{
    auto written = replica().write(
        m_desk->admin.author(), {.code = u"person.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            record::UserAccount person;
            person.head.organizationId = unit.organization();
            person.username = login;
            person.displayName = name;
            return unit.create(person);
        });
    return written ? Result<>() : written.error();
}

void TstRefusedLogRows::aTextThatIsTooLongIsRefusedWithItsRow_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<int>("most");
    QTest::newRow("number") << u"number"_s << 32;
    QTest::newRow("caller") << u"caller_id"_s << 150;
    QTest::newRow("opener") << u"opened_by"_s << 150;
    QTest::newRow("updated by") << u"sys_updated_by"_s << 150;
    QTest::newRow("assignee") << u"assigned_to"_s << 150;
    QTest::newRow("resolver") << u"resolved_by"_s << 150;
    QTest::newRow("group") << u"assignment_group"_s << 255;
    QTest::newRow("location") << u"location"_s << 255;
    QTest::newRow("category") << u"category"_s << 120;
    QTest::newRow("subcategory") << u"subcategory"_s << 120;
    QTest::newRow("symptom") << u"u_symptom"_s
                             << 500 - int(u"Category 55 · Subcategory 170 · "_s.size());
}

void TstRefusedLogRows::aTextThatIsTooLongIsRefusedWithItsRow()
{
    QFETCH(QString, column);
    QFETCH(int, most);
    LogValues tooLong{{u"number"_s, u"INC2"_s}, {u"incident_state"_s, u"Resolved"_s}};
    LogValues fitting = tooLong;
    tooLong.insert(column, QString(most + 1, u'x'));
    fitting.insert(column, QString(most, u'x'));

    const auto outcome = runLog({{}, tooLong, fitting, {{u"number"_s, u"INC3"_s}}});

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().code + outcome.error().subject));
    QCOMPARE(outcome->rows, 4);
    QCOMPARE(outcome->incidents, 3);
    QCOMPARE(outcome->rejected, 1);
    const auto& reject = outcome->rejects.first();
    QCOMPARE(reject.line, 3);
    QCOMPARE(reject.column, column);
    QCOMPARE(reject.code, u"VALUE_INVALID"_s);
    QVERIFY(!reject.reason.isEmpty());
    QCOMPARE(tickets(), 3);
}

void TstRefusedLogRows::anIncidentThatNamesOneOfTwoPeopleIsRefused()
{
    QVERIFY(addPerson(u"ann1"_s, u"Ann Other"_s));
    QVERIFY(addPerson(u"ann2"_s, u"Ann Other"_s));
    const LogValues first{{u"number"_s, u"INC2"_s}, {u"caller_id"_s, u"Cy Lee"_s}};
    const LogValues second{{u"number"_s, u"INC2"_s}, {u"caller_id"_s, u"Cy Lee"_s},
        {u"sys_mod_count"_s, u"1"_s}, {u"assigned_to"_s, u"Ann Other"_s}};

    const auto outcome = runLog({{}, first, second});

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().code + outcome.error().subject));
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->events, 1);
    QCOMPARE(outcome->rejected, 1);
    const auto& reject = outcome->rejects.first();
    QCOMPARE(reject.line, 3);
    QCOMPARE(reject.number, u"INC2"_s);
    QCOMPARE(reject.code, u"LOOKUP_AMBIGUOUS"_s);
    QVERIFY(incident(u"INC1"_s));
    QCOMPARE(tickets(), 1);
    // Whoever was made on the way is there, as the outcome says.
    constexpr Sql made{
        "test.made", "SELECT count(*) FROM user_account WHERE display_name = 'Cy Lee'"};
    const auto people = number(replica().database(), made);
    QVERIFY(people);
    QCOMPARE(*people, 1);
}

/// The sign-in name is the name in lower case, where this letter is two.
void TstRefusedLogRows::aNameThatGrowsInLowerCaseIsRefused()
{
    const LogValues grows{{u"number"_s, u"INC2"_s}, {u"caller_id"_s, QString(150, u'\u0130')}};

    const auto outcome = runLog({{}, grows});

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().code + outcome.error().subject));
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rejects.first().code, u"VALUE_INVALID"_s);
    QCOMPARE(tickets(), 1);
}

QTEST_GUILESS_MAIN(TstRefusedLogRows)
#include "tst_refused_log_rows.moc"
