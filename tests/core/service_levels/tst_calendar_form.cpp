#include "tests/core/service_levels/administered_calendars.h"

#include <QDate>

#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::officeHours;

/// What a calendar has to be, new and edited: data-model M10, engines.md 3.2 and 3.3.
class TstCalendarForm : public QObject, test::OnCalendars
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void parentsMustNotGoInARing();
    void aCalendarThatClosesItsHeirIsRefused();
};

void TstCalendarForm::whatCannotBeIsRefused_data()
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

void TstCalendarForm::whatCannotBeIsRefused()
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

void TstCalendarForm::parentsMustNotGoInARing()
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
void TstCalendarForm::aCalendarThatClosesItsHeirIsRefused()
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

QTEST_GUILESS_MAIN(TstCalendarForm)
#include "tst_calendar_form.moc"
