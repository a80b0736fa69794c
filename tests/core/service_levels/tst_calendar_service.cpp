#include "core/tickets/history.h"
#include "core/tickets/standing_entries.h"
#include "tests/core/service_levels/administered_calendars.h"

#include <algorithm>

#include "record/organization.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::officeHours;

/// Calendars as people administer them: data-model M10, engines.md 3.2, F-120.
class TstCalendarService : public QObject, test::OnCalendars
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aCalendarIsKeptAsItWasEntered();
    void sl9_anEditIsOneEntryAndTheVersionBeforeCanBeRead();
    void onlyWhatChangedIsJournalled();
    void twoEditorsDoNotOverwriteEachOther();
    void calendarsOfActivePoliciesStayActive();
    void theDefaultOfTheOrganizationStaysActive();
    void rightsAreAsked_data();
    void rightsAreAsked();
    void editsAreTakenBackOneAfterTheOther();
    void aCalendarInUseIsNotTakenBack();
    void aCommandAskedForAgainMakesNoSecondCalendar();
    void theLaterOfTwoWithOneNameIsADuplicate();

private:
    std::vector<Entry> entries(BusinessCalendarId id);
};

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
    QCOMPARE(sheets->size(), 4);
    for (const auto& sheet : *sheets)
        QCOMPARE(sheet.isActive, sheet.id != *unused);
    QVERIFY(calendars().setActive(mira(), *unused, true));
}

void TstCalendarService::theDefaultOfTheOrganizationStaysActive()
{
    const auto id = calendars().create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(id);
    QVERIFY(calendars().setActive(mira(), *id, false));
    QVERIFY(calendars().setActive(mira(), *id, true));
    const auto activation = replica().lastWritten();
    const auto prefer = [&](BusinessCalendarId calendar) {
        m_story->alter<record::Organization>(mira().organization,
            [&](record::Organization& row) { row.defaultCalendarId = calendar; });
    };
    prefer(*id);

    QCOMPARE(test::told(calendars().setActive(mira(), *id, false)), u"IN_USE organization"_s);
    QCOMPARE(test::told(undo(replica(), mira(), activation)), u"IN_USE organization"_s);

    prefer(seeded(u"Business"_s));
    QVERIFY(undo(replica(), mira(), activation));
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
