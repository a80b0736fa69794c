// The settings that rules read, edited by whoever may (processes.md section 15, access.md 6.1).
#include "core/access/password_policy.h"
#include "core/access/session_book.h"
#include "core/access/setting.h"
#include "core/incidents/auto_close.h"
#include "core/incidents/incident_guards.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/history.h"
#include "core/tickets/setting_service.h"
#include "tests/core/service_levels/ticket_levels.h"

#include "record/incident.h"
#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;

class TstSettingService : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void eachIsEditedWithinItsBounds_data();
    void eachIsEditedWithinItsBounds();
    void whatNobodySetIsUndoneToNothing();
    void whatIsStoredPastItsBoundsIsShownWithinThem();
    void whatIsNoSettingIsUnknown();
    void whatMovesClocksHasAnActOfItsOwn();
    void theSameAgainIsNoEntry();
    void g05AnEditedMethodCountsForLaterRatings();

private:
    SettingService settings() { return SettingService(replica()); }
    Database& database() { return replica().database(); }
    OrganizationId organization() { return mira().organization; }
    /// A null value: the actor may not edit it.
    QJsonValue listed(const Actor& actor, const QString& key)
    {
        const auto sheets = settings().list(actor);
        Story::must(sheets);
        for (const auto& sheet : *sheets) {
            if (sheet.key == key)
                return sheet.value;
        }
        return {};
    }
    Actor holding(const QString& permission, Scope scope = Scope::Organization)
    {
        auto actor = mira();
        actor.grants.clear();
        actor.grants.insert(permission, scope);
        actor.teamGrants.clear();
        return actor;
    }

    bool isReadAs(const QString& key, const QJsonValue& value);
    bool isWindow(qint64 hours);
    bool needsReview();
    QString method();
    TicketId ratedMediumAndLow(const std::optional<TicketCriticality>& criticality);
    bool isPolicy(const QString& key, const QJsonValue& value);
};

/// As the rule takes it that reads the setting.
bool TstSettingService::isReadAs(const QString& key, const QJsonValue& value)
{
    if (key == "ticket.reopen_window_hours"_L1)
        return isWindow(value.toInteger());
    if (key == "incident.auto_close_minutes"_L1) {
        const auto terms = AutoClose::of(database(), organization().value());
        return terms && terms->isOn() == (value.toInteger() > 0);
    }
    if (key == "incident.major_close_requires_review"_L1)
        return needsReview() == value.toBool();
    if (key == "priority.method"_L1)
        return method() == value.toString();
    if (key == "portal.show_sla"_L1)
        return levels(reported(), m_requester).clocks.isEmpty() != value.toBool();
    if (key.startsWith("attachment."_L1)) {
        const auto read = numberSetting(database(), organization(), key, -1);
        return read && *read == value.toInteger();
    }
    if (key == "session.idle_lock_minutes"_L1) {
        const auto limit = SessionBook(replica()).idleLimit(mira());
        return limit && *limit == std::chrono::minutes(value.toInteger());
    }
    return isPolicy(key, value);
}

/// Reopened after so many hours, and not a moment later.
bool TstSettingService::isWindow(qint64 hours)
{
    record::Ticket closed;
    closed.closedAt = now() - std::chrono::hours(hours);
    const auto timely = isInReopenWindow(database(), organization(), closed, now());
    const auto late = isInReopenWindow(database(), organization(), closed, now() + 1ms);
    Story::must(timely);
    Story::must(late);
    return *timely == (hours > 0) && !*late;
}

bool TstSettingService::needsReview()
{
    const auto id = in(TicketStatus::Resolved);
    m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });
    return codeOf(m_story->run(u"close"_s, id)) == "REVIEW_PENDING"_L1;
}

TicketId TstSettingService::ratedMediumAndLow(const std::optional<TicketCriticality>& criticality)
{
    const auto id = reported();
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
        row.impact = 2;
        row.urgency = 3; // P4 by the matrix, P3 by the score of so critical a thing
        row.criticality = criticality;
    });
    return id;
}

QString TstSettingService::method()
{
    const auto plain = ticket(ratedMediumAndLow({}));
    const auto critical = ticket(ratedMediumAndLow(TicketCriticality::Critical));
    if (plain.prioritySource == TicketPrioritySource::Weighted)
        return u"weighted"_s;
    return critical.priority == 3 ? u"higher_of_both"_s : u"matrix"_s;
}

bool TstSettingService::isPolicy(const QString& key, const QJsonValue& value)
{
    const auto policy = passwordPolicy(database(), organization());
    Story::must(policy);
    const auto& rules = policy->rules;
    const QHash<QString, QJsonValue> read{{u"password.min_length"_s, rules.minimum},
        {u"password.required_classes"_s, rules.classes},
        {u"password.blocklist"_s, rules.isListAsked}, {u"password.history"_s, policy->history},
        {u"password.max_age_days"_s, policy->maxAgeDays}};
    return read.value(key, QJsonValue::Undefined) == value;
}

void TstSettingService::eachIsEditedWithinItsBounds_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("permission");
    QTest::addColumn<QList<QJsonValue>>("allowed");
    QTest::addColumn<QList<QJsonValue>>("refused");
    const auto add = [](const char* key, const char* permission, const QList<QJsonValue>& allowed,
                         const QList<QJsonValue>& refused) {
        QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(permission) << allowed
                           << refused;
    };
    const auto number = [&](const char* key, const char* permission, qint64 least, qint64 most) {
        add(key, permission, {least, most},
            {least - 1, most + 1, double(least) + 0.5, 1e300, QString::number(most), true,
                QJsonValue()});
    };
    const auto flag = [&](const char* key, const char* permission, bool last) {
        add(key, permission, {!last, last}, {1, u"true"_s, QJsonValue()});
    };
    number("ticket.reopen_window_hours", "incident.admin", 0, 8760);
    number("incident.auto_close_minutes", "incident.admin", 0, 525600);
    flag("incident.major_close_requires_review", "incident.admin", false);
    add("priority.method", "incident.admin", {u"matrix"_s, u"weighted"_s, u"higher_of_both"_s},
        {u"Matrix"_s, QString(), 1, QJsonValue()});
    flag("portal.show_sla", "sla.admin", true);
    number("password.min_length", "organization.admin", 15, 128);
    number("password.required_classes", "organization.admin", 0, 4);
    flag("password.blocklist", "organization.admin", false);
    number("password.history", "organization.admin", 0, 24);
    number("password.max_age_days", "organization.admin", 0, 3650);
    number("attachment.max_bytes", "organization.admin", 1048576, 1073741824);
    number("attachment.max_per_ticket", "organization.admin", 1, 1000);
    number("attachment.max_ticket_bytes", "organization.admin", 0, 21474836480);
    number("session.idle_lock_minutes", "organization.admin", 1, 30);
}

void TstSettingService::eachIsEditedWithinItsBounds()
{
    QFETCH(const QString, key);
    QFETCH(const QString, permission);
    QFETCH(const QList<QJsonValue>, allowed);
    QFETCH(const QList<QJsonValue>, refused);
    const auto holder = holding(permission);

    for (const auto& value : allowed) {
        Story::must(settings().set(holder, key, value));
        QCOMPARE(listed(holder, key), value);
        QVERIFY2(isReadAs(key, value), qPrintable(key));
    }

    const auto stands = allowed.last();
    Story::must(settings().set(holder, key, allowed.first()));
    Story::must(settings().set(holder, key, stands));
    const auto edit = replica().lastWritten();
    for (const auto& value : refused) {
        const auto done = settings().set(holder, key, value);
        QCOMPARE(test::told(done), u"VALIDATION_ERROR "_s + key);
        QCOMPARE(listed(holder, key), stands);
    }
    auto without = mira();
    without.grants.remove(permission);
    const auto narrow = holding(permission, Scope::Team);
    for (const auto& actor : {without, narrow}) {
        QCOMPARE(codeOf(settings().set(actor, key, allowed.first())), u"FORBIDDEN"_s);
        QVERIFY(listed(actor, key).isNull());
    }
    QCOMPARE(codeOf(undo(replica(), without, edit)), u"FORBIDDEN"_s);
    QCOMPARE(listed(holder, key), stands);
    Story::must(undo(replica(), holder, edit));
    QCOMPARE(listed(holder, key), allowed.first());
    QVERIFY2(isReadAs(key, allowed.first()), qPrintable(key));
}

void TstSettingService::whatNobodySetIsUndoneToNothing()
{
    const auto key = u"portal.show_sla"_s;
    QCOMPARE(listed(mira(), key), QJsonValue(false));
    Story::must(settings().set(mira(), key, true));
    const auto edit = replica().lastWritten();
    QVERIFY(isReadAs(key, true));

    Story::must(undo(replica(), mira(), edit));

    QCOMPARE(listed(mira(), key), QJsonValue(false));
    QVERIFY(isReadAs(key, false));
    Story::must(settings().set(mira(), key, true));
    QVERIFY(isReadAs(key, true));
}

/// Such as another program may have written it.
void TstSettingService::whatIsStoredPastItsBoundsIsShownWithinThem()
{
    const std::pair<QString, QString> stored[] = {{u"incident.auto_close_minutes"_s, u"999999"_s},
        {u"session.idle_lock_minutes"_s, u"0"_s}, {u"priority.method"_s, u"\"by_chance\""_s}};
    for (const auto& [key, value] : stored) {
        record::Setting row;
        row.key = key;
        row.value = value;
        Story::must(m_story->add(row));
    }

    QCOMPARE(listed(mira(), u"incident.auto_close_minutes"_s), QJsonValue(525600));
    QCOMPARE(listed(mira(), u"session.idle_lock_minutes"_s), QJsonValue(1));
    QCOMPARE(listed(mira(), u"priority.method"_s), QJsonValue(u"matrix"_s));
}

void TstSettingService::whatIsNoSettingIsUnknown()
{
    const auto before = replica().lastWritten();

    for (const auto& key : {u"portal.show"_s, u"approval.allow_self"_s, QString()})
        QCOMPARE(test::told(settings().set(mira(), key, true)), u"SETTING_UNKNOWN "_s + key);

    QCOMPARE(replica().lastWritten(), before);
}

/// pauseChildClocks(), which announces the recalculation.
void TstSettingService::whatMovesClocksHasAnActOfItsOwn()
{
    const auto key = u"incident.child_clock"_s;
    QCOMPARE(listed(mira(), key), QJsonValue(u"run"_s));

    QCOMPARE(codeOf(settings().set(mira(), key, u"pause"_s)), u"FORBIDDEN"_s);

    QCOMPARE(listed(mira(), key), QJsonValue(u"run"_s));
    QCOMPARE(codeOf(editableSetting(key)->check(u"walk"_s)), u"VALIDATION_ERROR"_s);
    QVERIFY(editableSetting(key)->check(u"pause"_s));
}

void TstSettingService::theSameAgainIsNoEntry()
{
    const auto key = u"incident.auto_close_minutes"_s;
    Story::must(settings().set(mira(), key, 60));
    const auto before = replica().lastWritten();

    Story::must(settings().set(mira(), key, 60));

    QCOMPARE(replica().lastWritten(), before);
}

/// Neither the edit nor a recalculation of the clocks rates an open ticket anew.
void TstSettingService::g05AnEditedMethodCountsForLaterRatings()
{
    const auto id = ratedMediumAndLow(TicketCriticality::Critical);
    QCOMPARE(ticket(id).priority, 4);

    Story::must(settings().set(mira(), u"priority.method"_s, u"weighted"_s));
    Story::must(recalculateServiceLevels(replica()));
    run(u"comment_internal"_s, id);

    QCOMPARE(ticket(id).priority, 4);
    QCOMPARE(ticket(ratedMediumAndLow(TicketCriticality::Critical)).priority, 3);
    m_story->alter<record::Ticket>(id, [](record::Ticket& row) { row.urgency = 1; });
    m_story->alter<record::Ticket>(id, [](record::Ticket& row) { row.urgency = 3; });
    QCOMPARE(ticket(id).priority, 3);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Weighted);
}

QTEST_GUILESS_MAIN(TstSettingService)
#include "tst_setting_service.moc"
