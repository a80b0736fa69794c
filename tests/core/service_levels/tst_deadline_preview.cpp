#include "core/service_levels/deadline_preview.h"
#include "core/service_levels/ticket_service_levels.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// What an edit would do, told without writing it (SL-9; data-model M10, sla_policy.replaces_id).
/// The desk's default promises priority 2 a response in 30 min and a resolution in 480 min of
/// Business, Monday to Friday 9 to 17 in the desk's zone, an hour before UTC.
class TstDeadlinePreview : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void sl9_anEditedCalendarDoesWhatItsPreviewSaid();
    void calendarsThatInheritAreTouchedToo();
    void anEditedPolicyIsShownButRunningClocksKeepTheirs();
    void restartAndMissingTargetsAreShown();
    void pausedAndMissedClocksAreCountedWithoutADeadline();
    void theNextDueComeFirstAndBoundsAreTold();
    void nothingIsWritten();
    void whatCannotBeSavedHasNoPreview();
    void whoMayNotReadServiceLevelsSeesNone();

private:
    Session& session() { return *m_story->desk->session; }
    const Actor& mira() { return m_story->mira(); }
    Timestamp now() { return session().replica->now(); }
    TicketId incident() { return *m_story->incidentIn(TicketStatus::Assigned); }
    BusinessCalendarId calendar(const QString& name);
    CalendarForm formOf(BusinessCalendarId id);
    Policy standard();
    CalendarForm mornings();
    DeadlinePreview preview(BusinessCalendarId id, const CalendarForm& form, PreviewBounds = {});
    DeadlinePreview preview(const Policy& form);
    std::optional<Timestamp> due(TicketId id, SlaTargetMetric metric);
    static QString told(const DeadlinePreview& preview);

    std::unique_ptr<test::Story> m_story;
};

void TstDeadlinePreview::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_story = std::make_unique<test::Story>(); // Monday, 5 January 2026, 09:00
}

void TstDeadlinePreview::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

BusinessCalendarId TstDeadlinePreview::calendar(const QString& name)
{
    const auto sheets = session().calendars.list(mira());
    for (const auto& sheet : *sheets) {
        if (sheet.form.name == name)
            return sheet.id;
    }
    return {};
}

CalendarForm TstDeadlinePreview::formOf(BusinessCalendarId id)
{
    const auto sheets = session().calendars.list(mira());
    for (const auto& sheet : *sheets) {
        if (sheet.id == id)
            return sheet.form;
    }
    return {};
}

Policy TstDeadlinePreview::standard()
{
    const auto sheets = session().policies.list(mira());
    for (const auto& sheet : *sheets) {
        if (sheet.form.policy.name == "Default Incident"_L1)
            return sheet.form;
    }
    return {};
}

CalendarForm TstDeadlinePreview::mornings()
{
    auto form = formOf(calendar(u"Business"_s));
    for (size_t day = 0; day < 5; ++day)
        form.weekdays[day] = {{540, 780}};
    return form;
}

DeadlinePreview TstDeadlinePreview::preview(
    BusinessCalendarId id, const CalendarForm& form, PreviewBounds bounds)
{
    auto found = session().replica->read([&](Database& database) {
        return previewCalendar(database, mira(), session().serviceLevels, id, form, now(), bounds);
    });
    test::Story::must(found);
    return *found;
}

DeadlinePreview TstDeadlinePreview::preview(const Policy& form)
{
    auto found = session().replica->read([&](Database& database) {
        return previewPolicy(
            database, mira(), session().serviceLevels, form.policy.id, form, now());
    });
    test::Story::must(found);
    return *found;
}

std::optional<Timestamp> TstDeadlinePreview::due(TicketId id, SlaTargetMetric metric)
{
    auto levels = session().replica->read([&](Database& database) {
        return ticketServiceLevels(database, mira(), session().serviceLevels, id, now());
    });
    test::Story::must(levels);
    for (const auto& clock : levels->clocks) {
        if (clock.metric == metric && clock.type == SlaPolicyAgreementType::Sla)
            return clock.dueAt;
    }
    return std::nullopt;
}

/// "1/1/1: resolution 05 17:00 → 06 13:00": touched, looked at, open; each line.
QString TstDeadlinePreview::told(const DeadlinePreview& preview)
{
    const auto moment = [](Timestamp at) {
        return QDateTime::fromMSecsSinceEpoch(toMsecs(at), Qt::UTC).toString(u"dd HH:mm");
    };
    auto text = u"%1/%2/%3:"_s.arg(preview.touched).arg(preview.looked).arg(preview.open);
    for (const auto& line : preview.lines)
        text += u" %1 %2 → %3"_s.arg(
            keyOf(line.metric), moment(line.before), line.after ? moment(*line.after) : u"none"_s);
    return text;
}

void TstDeadlinePreview::sl9_anEditedCalendarDoesWhatItsPreviewSaid()
{
    const auto ticket = incident();
    m_story->desk->clock.advance(1h); // the response of 30 min is missed by now
    const auto business = calendar(u"Business"_s);

    const auto shown = preview(business, mornings());

    // 60 of 480 min are used; 2 h on Monday, 4 h on Tuesday and 1 h on Wednesday are left.
    QCOMPARE(told(shown), u"1/1/1: resolution 06 09:00 → 07 09:00"_s);
    QVERIFY(shown.lines[0].ticket == ticket);
    QVERIFY(session().calendars.edit(mira(), business, mornings(), formOf(business)));
    QCOMPARE(due(ticket, SlaTargetMetric::Resolution), shown.lines[0].after);
}

void TstDeadlinePreview::calendarsThatInheritAreTouchedToo()
{
    auto heir = formOf(calendar(u"Business"_s));
    heir.name = u"Heir"_s;
    heir.parent = calendar(u"Extended"_s);
    const auto heirId = session().calendars.create(mira(), heir);
    QVERIFY(heirId);
    auto policy = standard();
    policy.policy.calendarId = *heirId;
    QVERIFY(session().policies.edit(mira(), policy.policy.id, policy, standard()));
    QVERIFY(m_story->incidentIn(TicketStatus::Assigned));
    auto extended = formOf(calendar(u"Extended"_s));
    extended.holidays = {{u"2026-01-05"_s, u"Today"_s, false}};

    QCOMPARE(
        told(preview(calendar(u"Extended"_s), extended)), u"1/1/1: response 05 09:30 → 06 08:30"_s);
    QCOMPARE(told(preview(calendar(u"Always"_s), formOf(calendar(u"Always"_s)))), u"0/1/1:"_s);
}

// Running clocks keep their policy row; whoever comes afterwards gets the new one.
void TstDeadlinePreview::anEditedPolicyIsShownButRunningClocksKeepTheirs()
{
    const auto before = incident();
    m_story->desk->clock.advance(1h);
    auto form = standard();
    for (auto& target : form.targets) {
        if (target.priority == 2 && target.metric == SlaTargetMetric::Resolution)
            target.targetMinutes = 240;
    }

    const auto shown = preview(form);

    QCOMPARE(told(shown), u"1/1/1: resolution 06 09:00 → 05 13:00"_s);
    const auto was = due(before, SlaTargetMetric::Resolution);
    QVERIFY(session().policies.edit(mira(), form.policy.id, form, standard()));
    QCOMPARE(due(before, SlaTargetMetric::Resolution), was);
    const auto after = incident();
    QCOMPARE(due(after, SlaTargetMetric::Resolution), std::optional(now() + 4h));
}

void TstDeadlinePreview::restartAndMissingTargetsAreShown()
{
    incident();
    m_story->desk->clock.advance(1h);
    auto anew = standard();
    anew.policy.retargetMode = SlaPolicyRetargetMode::Restart;
    auto less = standard();
    std::erase_if(less.targets, [](const auto& target) {
        return target.priority == 2 && target.metric == SlaTargetMetric::Resolution;
    });

    QCOMPARE(told(preview(anew)), u"1/1/1: resolution 06 09:00 → 06 10:00"_s);
    QCOMPARE(told(preview(less)), u"1/1/1: resolution 06 09:00 → none"_s);
}

void TstDeadlinePreview::pausedAndMissedClocksAreCountedWithoutADeadline()
{
    QVERIFY(m_story->incidentIn(TicketStatus::OnHold)); // awaiting the requester, which pauses
    incident();
    m_story->desk->clock.advance(25h); // the other one has missed both targets

    QCOMPARE(told(preview(calendar(u"Business"_s), mornings())), u"2/2/2:"_s);
}

void TstDeadlinePreview::theNextDueComeFirstAndBoundsAreTold()
{
    for (int i = 0; i < 3; ++i) {
        incident();
        m_story->desk->clock.advance(5min);
    }

    const auto all = preview(calendar(u"Business"_s), mornings());
    const auto some = preview(calendar(u"Business"_s), mornings(), {.lines = 1, .tickets = 2});

    QCOMPARE(told(all),
        u"3/3/3: response 05 09:30 → 05 09:30 response 05 09:35 → 05 09:35 response 05 09:40 → 05 "
        "09:40"_s);
    QCOMPARE(told(some), u"2/2/3: response 05 09:30 → 05 09:30"_s);
}

void TstDeadlinePreview::nothingIsWritten()
{
    incident();
    const auto before = session().replica->heads();
    QVERIFY(before);

    preview(calendar(u"Business"_s), mornings());
    preview(standard());

    QVERIFY(*session().replica->heads() == *before);
    QVERIFY(formOf(calendar(u"Business"_s)) != mornings());
}

void TstDeadlinePreview::whatCannotBeSavedHasNoPreview()
{
    const auto business = calendar(u"Business"_s);
    auto form = mornings();
    form.weekdays = {};
    auto policy = standard();
    policy.targets[0].targetMinutes = 0;

    const auto empty = session().replica->read([&](Database& database) {
        return previewCalendar(database, mira(), session().serviceLevels, business, form, now());
    });
    const auto zero = session().replica->read([&](Database& database) {
        return previewPolicy(
            database, mira(), session().serviceLevels, policy.policy.id, policy, now());
    });

    QCOMPARE(test::told(empty), u"CALENDAR_EMPTY calendar"_s);
    QCOMPARE(test::told(zero), u"VALIDATION_ERROR target_minutes"_s);
}

void TstDeadlinePreview::whoMayNotReadServiceLevelsSeesNone()
{
    incident();
    const auto business = calendar(u"Business"_s);
    const auto form = mornings();
    const auto reporter = m_story->personWith(u"end_user"_s, u"Ada"_s);

    const auto shown = session().replica->read([&](Database& database) {
        return previewCalendar(database, reporter, session().serviceLevels, business, form, now());
    });

    QCOMPARE(test::told(shown), u"FORBIDDEN sla.read"_s);
}

QTEST_GUILESS_MAIN(TstDeadlinePreview)
#include "tst_deadline_preview.moc"
