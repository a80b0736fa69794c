#include "core/service_levels/calendar_service.h"
#include "core/service_levels/service_level_rows.h"
#include "core/tickets/history.h"
#include "core/tickets/standing_entries.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

CalendarForm officeHours(const QString& name)
{
    CalendarForm form;
    form.name = name;
    form.timeZone = u"Europe/Berlin"_s;
    for (size_t day = 0; day < 5; ++day)
        form.weekdays[day] = {{480, 720}, {780, 1020}};
    form.weekdays[5] = {{540, 720}};
    form.holidays = {{u"2026-05-01"_s, u"Labour Day"_s, true}};
    form.exceptions = {{u"2026-12-24"_s, {{540, 720}}, u"Half a day"_s}};
    return form;
}

} // namespace

/// Calendars as people administer them: data-model M10, engines.md 3.2 and 3.3, F-120.
class TstCalendarService : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void aCalendarIsKeptAsItWasEntered();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void parentsMustNotGoInARing();
    void aCalendarThatClosesItsHeirIsRefused();
    void sl9_anEditIsOneEntryAndTheVersionBeforeCanBeRead();
    void onlyWhatChangedIsJournalled();
    void twoEditorsDoNotOverwriteEachOther();
    void calendarsOfActivePoliciesStayActive();
    void rightsAreAsked_data();
    void rightsAreAsked();
    void editsAreTakenBackOneAfterTheOther();
    void aCalendarInUseIsNotTakenBack();
    void aCommandAskedForAgainMakesNoSecondCalendar();
    void theLaterOfTwoWithOneNameIsADuplicate();

private:
    CalendarService& calendars() { return m_story->desk->session->calendars; }
    const Actor& mira() { return m_story->mira(); }
    Replica& replica() { return *m_story->desk->session->replica; }
    CalendarForm formOf(BusinessCalendarId id);
    BusinessCalendarId seeded(const QString& name);
    CalendarRows rows();
    std::vector<Entry> entries(BusinessCalendarId id);

    std::unique_ptr<test::Story> m_story;
};

void TstCalendarService::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_story = std::make_unique<test::Story>();
}

void TstCalendarService::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

CalendarRows TstCalendarService::rows()
{
    auto read = replica().read(
        [&](Database& database) { return readCalendars(database, mira().organization); });
    return read ? *read : CalendarRows();
}

CalendarForm TstCalendarService::formOf(BusinessCalendarId id)
{
    auto form = calendarForm(id, rows());
    return form ? *form : CalendarForm();
}

BusinessCalendarId TstCalendarService::seeded(const QString& name)
{
    for (const auto& row : rows().calendars) {
        if (row.name == name)
            return row.id;
    }
    return {};
}

std::vector<Entry> TstCalendarService::entries(BusinessCalendarId id)
{
    auto read =
        replica().read([&](Database& database) { return entriesOfRoot(database, id.value()); });
    return read ? *read : std::vector<Entry>();
}

void TstCalendarService::aCalendarIsKeptAsItWasEntered()
{
    auto wanted = officeHours(u" Berlin "_s);
    std::swap(wanted.weekdays[0][0], wanted.weekdays[0][1]);
    wanted.parent = seeded(u"Business"_s);

    const auto id = calendars().create(mira(), wanted);

    QVERIFY(id);
    auto expected = officeHours(u"Berlin"_s);
    expected.parent = wanted.parent;
    QVERIFY(formOf(*id) == expected);
    const auto sheets = calendars().list(mira());
    QVERIFY(sheets);
    QStringList names;
    for (const auto& sheet : *sheets)
        names += sheet.form.name;
    QCOMPARE(names.join(u' '), u"Always Berlin Business Extended"_s);
}

void TstCalendarService::whatCannotBeIsRefused_data()
{
    using Change = std::function<void(CalendarForm&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const Change& change, const QString& refusal) {
        QTest::newRow(name) << change << refusal;
    };
    row(
        "no name", [](CalendarForm& form) { form.name = u"  "_s; }, u"FIELD_REQUIRED name"_s);
    row(
        "a name too long", [](CalendarForm& form) { form.name = QString(121, u'x'); },
        u"VALIDATION_ERROR name"_s);
    row(
        "a name twice", [](CalendarForm& form) { form.name = u"Business"_s; }, u"DUPLICATE name"_s);
    row(
        "no such zone", [](CalendarForm& form) { form.timeZone = u"Mars/Olympus"_s; },
        u"ZONE_UNKNOWN time_zone"_s);
    row(
        "no zone", [](CalendarForm& form) { form.timeZone.clear(); }, u"ZONE_UNKNOWN time_zone"_s);
    row(
        "overlapping hours",
        [](CalendarForm& form) {
            form.weekdays[2] = {{480, 780}, {720, 1020}};
        },
        u"VALIDATION_ERROR intervals"_s);
    row(
        "hours within hours",
        [](CalendarForm& form) {
            form.weekdays[2] = {{480, 1020}, {540, 600}};
        },
        u"VALIDATION_ERROR intervals"_s);
    row(
        "no length",
        [](CalendarForm& form) {
            form.weekdays[2] = {{480, 480}};
        },
        u"VALIDATION_ERROR intervals"_s);
    row(
        "past midnight",
        [](CalendarForm& form) {
            form.weekdays[2] = {{1320, 1441}};
        },
        u"VALIDATION_ERROR intervals"_s);
    row(
        "before midnight",
        [](CalendarForm& form) {
            form.weekdays[2] = {{-1, 60}};
        },
        u"VALIDATION_ERROR intervals"_s);
    row(
        "overlapping exception",
        [](CalendarForm& form) {
            form.exceptions[0].hours = {{480, 780}, {720, 1020}};
        },
        u"VALIDATION_ERROR exception_hours"_s);
    row(
        "a day with two exceptions",
        [](CalendarForm& form) {
            form.exceptions.push_back({u"2026-12-24"_s, {}, {}});
        },
        u"VALIDATION_ERROR exception_on"_s);
    row(
        "no such day", [](CalendarForm& form) { form.holidays[0].on = u"2026-02-29"_s; },
        u"VALIDATION_ERROR holiday_on"_s);
    row(
        "a holiday twice",
        [](CalendarForm& form) {
            form.holidays.push_back({u"2026-05-01"_s, u"May"_s, false});
        },
        u"VALIDATION_ERROR holiday_on"_s);
    row(
        "a holiday without a name", [](CalendarForm& form) { form.holidays[0].name.clear(); },
        u"FIELD_REQUIRED holiday"_s);
    row(
        "a parent that is none",
        [](CalendarForm& form) { form.parent = BusinessCalendarId(QUuid::createUuid()); },
        u"VALIDATION_ERROR parent_id"_s);
    row(
        "never open",
        [](CalendarForm& form) {
            form.weekdays = {};
            form.exceptions.clear();
        },
        u"CALENDAR_EMPTY calendar"_s);
    row(
        "open only in the past",
        [](CalendarForm& form) {
            form.weekdays = {};
            form.exceptions = {{u"2025-12-24"_s, {{540, 720}}, {}}};
        },
        u"CALENDAR_EMPTY calendar"_s);
    row("always open",
        [](CalendarForm& form) {
            form.weekdays = {};
            form.exceptions.clear();
            form.is24x7 = true;
        },
        {});
    row("hours that touch",
        [](CalendarForm& form) {
            form.weekdays[2] = {{480, 720}, {720, 900}};
        },
        {});
    row("a leap day every year", [](CalendarForm& form) { form.holidays[0].on = u"2028-02-29"_s; },
        {});
    row("until midnight", [](CalendarForm& form) { form.weekdays[2] = {{1320, 1440}}; }, {});
}

void TstCalendarService::whatCannotBeIsRefused()
{
    QFETCH(std::function<void(CalendarForm&)>, change);
    QFETCH(QString, refusal);
    auto form = officeHours(u"Berlin"_s);
    const auto standing = calendars().create(mira(), officeHours(u"Office"_s));
    QVERIFY(standing);
    change(form);

    const auto made = calendars().create(mira(), form);
    if (form.name == "Berlin"_L1)
        form.name = u"Office"_s;
    const auto edited = calendars().edit(mira(), *standing, form, officeHours(u"Office"_s));

    QCOMPARE(test::told(made), refusal);
    QCOMPARE(test::told(edited), refusal);
    if (!refusal.isEmpty())
        QVERIFY(formOf(*standing) == officeHours(u"Office"_s));
}

void TstCalendarService::parentsMustNotGoInARing()
{
    auto inner = officeHours(u"Inner"_s);
    inner.parent = seeded(u"Business"_s);
    const auto innerId = calendars().create(mira(), inner);
    QVERIFY(innerId);
    auto innermost = officeHours(u"Innermost"_s);
    innermost.parent = *innerId;
    const auto innermostId = calendars().create(mira(), innermost);
    QVERIFY(innermostId);

    const auto business = formOf(seeded(u"Business"_s));
    auto ring = business;
    ring.parent = *innermostId;
    auto self = inner;
    self.parent = *innerId;

    QCOMPARE(test::told(calendars().edit(mira(), seeded(u"Business"_s), ring, business)),
        u"TREE_CYCLE parent_id"_s);
    QCOMPARE(
        test::told(calendars().edit(mira(), *innerId, self, inner)), u"TREE_CYCLE parent_id"_s);
}

// engines.md 3.3: a calendar without working time in the next five years is an error, also where
// the holidays that close it are inherited.
void TstCalendarService::aCalendarThatClosesItsHeirIsRefused()
{
    CalendarForm parent = officeHours(u"Closed days"_s);
    const auto parentId = calendars().create(mira(), parent);
    QVERIFY(parentId);
    CalendarForm heir;
    heir.name = u"New Year's duty"_s;
    heir.timeZone = u"UTC"_s;
    heir.parent = *parentId;
    heir.exceptions.clear();
    heir.weekdays[3] = {{0, 1440}}; // Thursdays
    QVERIFY(calendars().create(mira(), heir));

    auto closing = parent;
    closing.holidays.clear();
    auto day = QDate(2026, 1, 1);
    for (; day < QDate(2031, 2, 1); day = day.addDays(7))
        closing.holidays.push_back({day.toString(Qt::ISODate), u"Thursday"_s, false});

    QCOMPARE(test::told(calendars().edit(mira(), *parentId, closing, parent)),
        u"CALENDAR_EMPTY calendar"_s);
}

void TstCalendarService::sl9_anEditIsOneEntryAndTheVersionBeforeCanBeRead()
{
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);
    const auto before = calendarDefinition(*id, rows());
    QVERIFY(before);
    m_story->desk->clock.advance(1h);
    auto later = officeHours(u"Berlin"_s);
    later.weekdays[0] = {{600, 960}};
    later.holidays.clear();
    later.exceptions[0].hours.clear();

    QVERIFY(calendars().edit(mira(), *id, later, officeHours(u"Berlin"_s)));

    QVERIFY(formOf(*id) == later);
    const auto after = calendarDefinition(*id, rows());
    QVERIFY(after);
    QCOMPARE(after->version - before->version, std::chrono::milliseconds(1h));
    const auto all = entries(*id);
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all[1].command, u"calendar.edit"_s);
    // The removed hours are still rows, marked as deleted then: the version before is not lost.
    const auto kept = rows();
    const auto gone = std::count_if(kept.intervals.begin(), kept.intervals.end(),
        [&](const auto& row) { return row.calendarId == *id && row.head.deletedAt; });
    QCOMPARE(int(gone), 2);
}

void TstCalendarService::onlyWhatChangedIsJournalled()
{
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);

    QVERIFY(calendars().edit(mira(), *id, officeHours(u"Berlin"_s), officeHours(u"Berlin"_s)));
    QCOMPARE(entries(*id).size(), size_t(1));

    auto named = officeHours(u"Berlin"_s);
    named.holidays[0].name = u"May Day"_s;
    QVERIFY(calendars().edit(mira(), *id, named, officeHours(u"Berlin"_s)));
    const auto all = entries(*id);
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all[1].edits.size(), size_t(1));
    QCOMPARE(all[1].edits[0].value, Value(u"May Day"_s));
    QCOMPARE(all[1].edits[0].oldValue, Value(u"Labour Day"_s));
}

void TstCalendarService::twoEditorsDoNotOverwriteEachOther()
{
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);
    auto first = officeHours(u"Berlin"_s);
    first.weekdays[6] = {{600, 720}};
    auto second = officeHours(u"Berlin"_s);
    second.weekdays[6] = {{660, 780}};

    QVERIFY(calendars().edit(mira(), *id, first, officeHours(u"Berlin"_s)));
    const auto late = calendars().edit(mira(), *id, second, officeHours(u"Berlin"_s));

    QCOMPARE(test::codeOf(late), u"VERSION_CONFLICT"_s);
    QVERIFY(formOf(*id) == first);
}

void TstCalendarService::calendarsOfActivePoliciesStayActive()
{
    const auto unused = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(unused);

    // The seeded default is measured by Business, and for priority 1 by Always.
    QCOMPARE(test::told(calendars().setActive(mira(), seeded(u"Business"_s), false)),
        u"IN_USE calendar"_s);
    QCOMPARE(test::told(calendars().setActive(mira(), seeded(u"Always"_s), false)),
        u"IN_USE calendar"_s);
    QVERIFY(calendars().setActive(mira(), *unused, false));
    const auto sheets = calendars().list(mira());
    QVERIFY(sheets);
    for (const auto& sheet : *sheets)
        QCOMPARE(sheet.isActive, sheet.id != *unused);
    QVERIFY(calendars().setActive(mira(), *unused, true));
}

void TstCalendarService::rightsAreAsked_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("create");
    QTest::addColumn<QString>("edit");
    const auto no = [](const char* action) {
        return u"FORBIDDEN sla."_s + QLatin1StringView(action);
    };
    QTest::newRow("end_user") << u"end_user"_s << no("read") << no("create") << no("update");
    QTest::newRow("agent") << u"agent"_s << QString() << no("create") << no("update");
    QTest::newRow("auditor") << u"auditor"_s << QString() << no("create") << no("update");
    QTest::newRow("service_desk_manager")
        << u"service_desk_manager"_s << QString() << QString() << QString();
}

void TstCalendarService::rightsAreAsked()
{
    QFETCH(QString, role);
    const auto someone = m_story->personWith(role, u"Someone"_s);
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);
    auto edited = officeHours(u"Berlin"_s);
    edited.name = u"Bonn"_s;

    QTEST(test::told(calendars().list(someone)), "list");
    QTEST(test::told(calendars().create(someone, officeHours(u"Other"_s))), "create");
    QTEST(test::told(calendars().edit(someone, *id, edited, officeHours(u"Berlin"_s))), "edit");
    QTEST(test::told(calendars().setActive(someone, *id, false)), "edit");
}

void TstCalendarService::editsAreTakenBackOneAfterTheOther()
{
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);
    const auto creation = replica().lastWritten();
    auto second = officeHours(u"Berlin"_s);
    second.weekdays[0] = {{600, 960}};
    QVERIFY(calendars().edit(mira(), *id, second, officeHours(u"Berlin"_s)));
    const auto firstEdit = replica().lastWritten();
    auto third = second;
    third.weekdays[0].clear();
    third.holidays[0].name = u"May Day"_s;
    QVERIFY(calendars().edit(mira(), *id, third, second));
    const auto secondEdit = replica().lastWritten();

    QCOMPARE(test::codeOf(undo(replica(), mira(), firstEdit)), u"VERSION_CONFLICT"_s);
    QVERIFY(undo(replica(), mira(), secondEdit));
    const auto undoOfSecond = replica().lastWritten();
    QVERIFY(formOf(*id) == second);
    QVERIFY(undo(replica(), mira(), undoOfSecond));
    QVERIFY(formOf(*id) == third);
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QVERIFY(undo(replica(), mira(), firstEdit));
    QVERIFY(formOf(*id) == officeHours(u"Berlin"_s));

    const auto agent = m_story->personWith(u"agent"_s, u"Someone"_s);
    QCOMPARE(test::told(undo(replica(), agent, creation)), u"FORBIDDEN sla.create"_s);
    QVERIFY(undo(replica(), mira(), creation));
    QVERIFY(!calendarForm(*id, rows()));
}

void TstCalendarService::aCalendarInUseIsNotTakenBack()
{
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);
    const auto creation = replica().lastWritten();
    auto heir = officeHours(u"Heir"_s);
    heir.parent = *id;
    QVERIFY(calendars().create(mira(), heir));

    QCOMPARE(test::codeOf(undo(replica(), mira(), creation)), u"VERSION_CONFLICT"_s);
}

void TstCalendarService::aCommandAskedForAgainMakesNoSecondCalendar()
{
    const CommandId command(QUuid::createUuid());

    const auto first = calendars().create(mira(), officeHours(u"Berlin"_s), command);
    const auto again = calendars().create(mira(), officeHours(u"Berlin"_s), command);

    QVERIFY(first && again);
    QCOMPARE(again->toString(), first->toString());
    QCOMPARE(rows().calendars.size(), size_t(4));
}

void TstCalendarService::theLaterOfTwoWithOneNameIsADuplicate()
{
    QVERIFY(calendars().create(mira(), officeHours(u"Berlin"_s)));
    record::BusinessCalendar later; // from another desk
    later.id = BusinessCalendarId(QUuid::createUuid());
    later.name = u"Berlin"_s;
    later.timeZone = u"Europe/Berlin"_s;
    later.is24x7 = true;
    QVERIFY(m_story->add(later));

    const auto sheets = calendars().list(mira());

    QVERIFY(sheets);
    QCOMPARE(sheets->size(), 5);
    for (const auto& sheet : *sheets)
        QCOMPARE(sheet.isDuplicate, sheet.id == later.id);
}

QTEST_GUILESS_MAIN(TstCalendarService)
#include "tst_calendar_service.moc"
