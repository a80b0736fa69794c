// A new desk holds what data-model.md section 7 says; who may do what is compared in tst_rights.
#include "tests/support/test_database.h"

#include <QTest>

#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql calendarRows{"test.calendars", R"sql(
    SELECT name, time_zone, is_24x7 FROM business_calendar WHERE deleted_at IS NULL)sql"};
constexpr Sql intervalRows{"test.intervals", R"sql(
    SELECT c.name, i.weekday, i.start_minute, i.end_minute
      FROM calendar_interval i JOIN business_calendar c ON c.id = i.calendar_id
     WHERE i.deleted_at IS NULL)sql"};
constexpr Sql closedDayCount{"test.closedDays", R"sql(
    SELECT (SELECT count(*) FROM calendar_holiday) + (SELECT count(*) FROM calendar_exception)
    )sql"};
constexpr Sql defaultCalendarNames{"test.defaultCalendar", R"sql(
    SELECT c.name FROM organization o JOIN business_calendar c ON c.id = o.default_calendar_id
    )sql"};
constexpr Sql targetRows{"test.targets", R"sql(
    SELECT p.name, t.priority, t.metric, t.target_minutes, coalesce(own.name, general.name)
      FROM sla_target t
      JOIN sla_policy p ON p.id = t.policy_id
      JOIN business_calendar general ON general.id = p.calendar_id
      LEFT JOIN business_calendar own ON own.id = t.calendar_id
     WHERE t.deleted_at IS NULL AND p.deleted_at IS NULL)sql"};
constexpr Sql activePolicyNames{"test.active", "SELECT name FROM sla_policy WHERE is_active"};
constexpr Sql defaultPolicyNames{"test.default", "SELECT name FROM sla_policy WHERE is_default"};
constexpr Sql categoryRows{"test.categories", R"sql(
    SELECT module, name FROM category WHERE parent_id IS NULL AND deleted_at IS NULL)sql"};
constexpr Sql subcategoryCount{
    "test.subcategories", "SELECT count(*) FROM category WHERE parent_id IS NOT NULL"};
constexpr Sql departmentNames{"test.departments", "SELECT name FROM department"};
constexpr Sql teamRows{"test.teams", R"sql(
    SELECT t.name, t.tier, d.name FROM team t JOIN department d ON d.id = t.department_id
     WHERE t.deleted_at IS NULL)sql"};
constexpr Sql matrixRows{"test.matrix", R"sql(
    SELECT ticket_kind, impact, urgency, priority FROM priority_matrix
     WHERE deleted_at IS NULL)sql"};
constexpr Sql roleRows{"test.roles", R"sql(
    SELECT code, requires_mfa, is_active, is_default FROM role
     WHERE is_system AND deleted_at IS NULL)sql"};
constexpr Sql retentionRows{"test.retention", R"sql(
    SELECT data_type, retention_days, action FROM data_retention_policy
     WHERE is_active AND deleted_at IS NULL)sql"};

/// A line of table 7.1: minutes of response and resolution for each priority.
struct Promise
{
    const char* policy;
    const char* calendar;
    const char* firstCalendar; ///< of priority 1
    int minutes[4][2];
};
constexpr Promise seededPromises[] = {
    {"Standard Enterprise", "Always", "Always", {{30, 120}, {60, 240}, {120, 480}, {480, 1440}}},
    {"Business Hours", "Business", "Business", {{60, 240}, {120, 480}, {240, 1440}, {480, 2880}}},
    {"Premium Support", "Always", "Always", {{15, 60}, {30, 120}, {60, 240}, {120, 480}}},
    {"Default Incident", "Business", "Always", {{15, 240}, {30, 480}, {60, 1440}, {120, 2880}}},
    {"Executive example", "Always", "Always", {{60, 240}, {240, 1440}, {480, 2880}, {1440, 10080}}},
};

/// A line of access.md section 2, with the column MFA; which are active at first is README Q-11.
struct ShippedRole
{
    const char* code;
    bool requiresMfa;
    bool isActive;
};
constexpr ShippedRole shippedRoles[] = {
    {"end_user", false, true},
    {"agent", false, true},
    {"field_technician", false, false},
    {"service_desk_manager", true, true},
    {"incident_manager", true, false},
    {"problem_manager", true, false},
    {"change_manager", true, true},
    {"cab_member", false, false},
    {"it_manager", true, false},
    {"asset_manager", false, false},
    {"configuration_manager", false, false},
    {"knowledge_manager", false, false},
    {"executive", false, false},
    {"auditor", true, false},
    {"administrator", true, true},
};

/// A line of engines.md 10.1; where it names several sorts of data, one for each.
struct Keeping
{
    const char* data;
    int days;
    const char* action;
};
constexpr Keeping keepings[] = {
    {"closed_incidents", 1825, "archive_then_delete"},
    {"closed_requests", 1825, "archive_then_delete"},
    {"closed_problems", 1825, "archive_then_delete"},
    {"closed_changes", 1825, "archive_then_delete"},
    {"audit_log", 2555, "archive_then_delete"},
    {"login_attempts", 365, "delete"},
    {"sessions", 365, "delete"},
    {"notifications", 90, "delete"},
    {"outbound_messages", 90, "delete"},
    {"inbound_email", 365, "delete"},
    {"attachments", 1825, "archive_then_delete"},
    {"user_data", 730, "anonymize"},
    {"monitoring_events", 180, "delete"},
    {"report_executions", 365, "delete"},
    {"sync_changes", 180, "delete"},
    {"metric_snapshots", 3650, "delete"},
};

QString targetLine(const QString& policy, qint64 priority, const QString& metric, qint64 minutes,
    const QString& calendar)
{
    return u"%1: P%2 %3 in %4 on %5"_s.arg(policy).arg(priority).arg(metric).arg(minutes).arg(
        calendar);
}

QString roleLine(const QString& code, bool requiresMfa, bool isActive, bool isDefault)
{
    return code + (requiresMfa ? u", second factor"_s : QString())
        + (isActive ? u", active"_s : QString()) + (isDefault ? u", by default"_s : QString());
}

QString keepingLine(const QString& data, qint64 days, const QString& action)
{
    return u"%1: %2 days, then %3"_s.arg(data).arg(days).arg(action);
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TstDeskSeed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void threeCalendarsAndNoHolidays();
    void fivePoliciesOfWhichOneIsActive();
    void categoriesOfThreeModules();
    void oneDepartmentWithFourTeams();
    void nineCellsOfThePriorityMatrix();
    void dataAreKeptAsLongAsTheTableSays();
    void fifteenRolesOfWhichSevenAskForASecondFactor();

private:
    /// What `line` makes of each row, in order of the alphabet.
    QStringList listed(const Sql& sql, const std::function<QString(const Cursor&)>& line);
    QStringList names(const Sql& sql);

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstDeskSeed::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

QStringList TstDeskSeed::listed(const Sql& sql, const std::function<QString(const Cursor&)>& line)
{
    QStringList out;
    auto rows = m_desk->session->replica->database().query(sql);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    while ((*rows)->next())
        out << line(**rows);
    if (const auto whole = (*rows)->status(); !whole)
        qFatal("%s", qPrintable(whole.error().detail));
    return sorted(out);
}

QStringList TstDeskSeed::names(const Sql& sql)
{
    return listed(sql, [](const Cursor& row) { return row.text(0); });
}

void TstDeskSeed::threeCalendarsAndNoHolidays()
{
    const auto kept = listed(calendarRows, [](const Cursor& row) {
        return row.text(0) + u' ' + row.text(1) + (row.boolean(2) ? u" 24x7"_s : QString());
    });
    const auto hours = listed(intervalRows, [](const Cursor& row) {
        return u"%1, day %2: %3 to %4"_s.arg(row.text(0))
            .arg(row.integer(1))
            .arg(row.integer(2))
            .arg(row.integer(3));
    });

    // The desk was set up in Oslo.
    QCOMPARE(kept,
        (QStringList{u"Always UTC 24x7"_s, u"Business Europe/Oslo"_s, u"Extended Europe/Oslo"_s}));
    QStringList wanted;
    for (int day = 1; day <= 5; ++day) {
        wanted << u"Business, day %1: %2 to %3"_s.arg(day).arg(9 * 60).arg(17 * 60)
               << u"Extended, day %1: %2 to %3"_s.arg(day).arg(8 * 60).arg(20 * 60);
    }
    QCOMPARE(hours, sorted(wanted));
    QCOMPARE(*number(m_desk->session->replica->database(), closedDayCount), 0);
    QCOMPARE(names(defaultCalendarNames), QStringList{u"Business"_s});
}

void TstDeskSeed::fivePoliciesOfWhichOneIsActive()
{
    const auto kept = listed(targetRows, [](const Cursor& row) {
        return targetLine(row.text(0), row.integer(1), row.text(2), row.integer(3), row.text(4));
    });

    QStringList wanted;
    for (const auto& promise : seededPromises) {
        for (int priority = 1; priority <= 4; ++priority) {
            const auto policy = QString::fromLatin1(promise.policy);
            const auto calendar =
                QString::fromLatin1(priority == 1 ? promise.firstCalendar : promise.calendar);
            const auto& minutes = promise.minutes[priority - 1];
            wanted << targetLine(policy, priority, u"response"_s, minutes[0], calendar)
                   << targetLine(policy, priority, u"resolution"_s, minutes[1], calendar);
        }
    }
    QCOMPARE(kept, sorted(wanted));
    QCOMPARE(names(activePolicyNames), QStringList{u"Default Incident"_s});
    QCOMPARE(names(defaultPolicyNames), QStringList{u"Default Incident"_s});
}

void TstDeskSeed::categoriesOfThreeModules()
{
    const auto kept =
        listed(categoryRows, [](const Cursor& row) { return row.text(0) + u": "_s + row.text(1); });

    const std::pair<QString, QString> modules[] = {
        {u"incident"_s,
            u"Access & Identity; End-User Device; Network & Connectivity; Email & Collaboration; "
            "Business Application; Infrastructure & Platform; Security & Compliance; Database & "
            "Storage; Telephony & Unified Comms; Facilities & Environment"_s},
        {u"problem"_s, u"Root Cause; Recurring; Performance; Security; Integration"_s},
        {u"change"_s, u"Infrastructure; Application; Security; Configuration; Maintenance"_s}};
    QStringList wanted;
    for (const auto& [module, list] : modules) {
        const auto each = list.split(u"; "_s);
        for (const auto& name : each)
            wanted << module + u": "_s + name;
    }
    QCOMPARE(kept, sorted(wanted));
    QCOMPARE(*number(m_desk->session->replica->database(), subcategoryCount), 0);
}

void TstDeskSeed::oneDepartmentWithFourTeams()
{
    const auto kept = listed(teamRows, [](const Cursor& row) {
        return u"%1 (tier %2) of %3"_s.arg(row.text(0)).arg(row.integer(1)).arg(row.text(2));
    });

    QCOMPARE(names(departmentNames), QStringList{u"IT"_s});
    QCOMPARE(kept,
        (QStringList{u"Applications (tier 2) of IT"_s, u"Incident Management (tier 2) of IT"_s,
            u"Infrastructure (tier 2) of IT"_s, u"Service Desk (tier 1) of IT"_s}));
}

void TstDeskSeed::nineCellsOfThePriorityMatrix()
{
    const auto kept = listed(matrixRows, [](const Cursor& row) {
        return u"%1 %2-%3 → %4"_s.arg(row.text(0))
            .arg(row.integer(1))
            .arg(row.integer(2))
            .arg(row.integer(3));
    });

    QCOMPARE(kept,
        (QStringList{u"any 1-1 → 1"_s, u"any 1-2 → 2"_s, u"any 1-3 → 3"_s, u"any 2-1 → 2"_s,
            u"any 2-2 → 3"_s, u"any 2-3 → 4"_s, u"any 3-1 → 3"_s, u"any 3-2 → 4"_s,
            u"any 3-3 → 4"_s}));
}

void TstDeskSeed::dataAreKeptAsLongAsTheTableSays()
{
    const auto kept = listed(retentionRows,
        [](const Cursor& row) { return keepingLine(row.text(0), row.integer(1), row.text(2)); });

    QStringList wanted;
    for (const auto& keeping : keepings)
        wanted << keepingLine(
            QString::fromLatin1(keeping.data), keeping.days, QString::fromLatin1(keeping.action));
    QCOMPARE(kept, sorted(wanted));
}

void TstDeskSeed::fifteenRolesOfWhichSevenAskForASecondFactor()
{
    const auto kept = listed(roleRows, [](const Cursor& row) {
        return roleLine(row.text(0), row.boolean(1), row.boolean(2), row.boolean(3));
    });

    QStringList wanted;
    for (const auto& role : shippedRoles) {
        const auto code = QString::fromLatin1(role.code);
        wanted << roleLine(code, role.requiresMfa, role.isActive, code == "end_user"_L1);
    }
    QCOMPARE(kept, sorted(wanted));
}

QTEST_GUILESS_MAIN(TstDeskSeed)
#include "tst_desk_seed.moc"
