// The organization itself: access.md 3.25; data-model.md M03; interfaces.md F-19.
#include "core/access/directory.h"
#include "core/access/organization_service.h"
#include "core/access/people_lists.h"
#include "core/service_levels/service_level_book.h"
#include "tests/core/service_levels/administered_calendars.h"
#include "tests/support/people_story.h"

#include "record/business_calendar.h"

using namespace homeport;
using namespace homeport::test;

class TstOrganizationProfile : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void itsDataAreEditedJournalledAndTakenBack();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void textsAreKeptTidy();
    void itsCalendarIsOneThatStandsOrNone();
    void aCalendarThatIsSwitchedOffIsNotChosenAgain();
    void newAccountsTakeItsZoneAndLanguage();
    void itsLimitsAreNoMatterOfAForm();
    void ofItselfAlone();
    void onlyWhoAdministersEdits_data();
    void onlyWhoAdministersEdits();

private:
    OrganizationService& service() { return m_story->session().organization; }
    const Actor& mira() { return m_story->mira(); }
    record::Organization organization()
    {
        const auto found = organizationRecord(m_story->replica().database(), mira());
        Story::must(found);
        return *found;
    }
    BusinessCalendarId calendar(const QString& name)
    {
        const auto offered = calendars(m_story->replica().database(), mira().organization);
        Story::must(offered);
        for (const auto& choice : *offered) {
            if (choice.name == name)
                return BusinessCalendarId(choice.id);
        }
        return {};
    }
};

void TstOrganizationProfile::itsDataAreEditedJournalledAndTakenBack()
{
    const auto manager = m_story->personWith(u"service_desk_manager"_s, u"Jonas"_s);
    const auto seen = organization();
    auto wanted = seen;
    wanted.name = u"Port of Bergen"_s;
    wanted.currency = u"NOK"_s;
    wanted.city = u"Bergen"_s;

    QVERIFY(service().edit(mira(), seen, wanted));

    QCOMPARE(m_story->told(),
        u"organization.edit; name: %1 → Port of Bergen; city: – → Bergen; currency: %2 → NOK"_s.arg(
            seen.name, seen.currency));
    QCOMPARE(organization().name, u"Port of Bergen"_s);
    QCOMPARE(refusal(m_story->undoLast(manager)), u"FORBIDDEN organization.admin"_s);
    QVERIFY(m_story->undoLast(mira()));
    QCOMPARE(organization().name, seen.name);
    QVERIFY(!organization().city);
}

void TstOrganizationProfile::whatCannotBeIsRefused_data()
{
    using Field = record::Organization::Field;
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char* name, int field, const char* text, const char* refused) {
        QTest::newRow(name) << field << QString::fromUtf8(text) << QString::fromLatin1(refused);
    };
    row("no name", Field::Name, "  ", "FIELD_REQUIRED name");
    row("a zone nobody knows", Field::TimeZone, "Europe/Atlantis",
        "VALIDATION_ERROR time_zone NOT_IN_LIST");
    row("no zone", Field::TimeZone, "", "VALIDATION_ERROR time_zone NOT_IN_LIST");
    row("a language nobody speaks", Field::Locale, "qq", "VALIDATION_ERROR locale NOT_IN_LIST");
    row("half a currency", Field::Currency, "EU", "VALIDATION_ERROR currency FORMAT");
    row("a sign of a currency", Field::Currency, "€€€", "VALIDATION_ERROR currency FORMAT");
    row("a country of one letter", Field::Country, "N", "VALIDATION_ERROR country FORMAT");
    row("an address for a domain", Field::Domain, "desk@port.example",
        "VALIDATION_ERROR domain FORMAT");
    row("a page for a domain", Field::Domain, "https://port.example",
        "VALIDATION_ERROR domain FORMAT");
    row("no e-mail address", Field::Email, "port", "VALIDATION_ERROR email FORMAT");
}

void TstOrganizationProfile::whatCannotBeIsRefused()
{
    QFETCH(const int, field);
    QFETCH(const QString, text);
    QFETCH(const QString, refused);
    const auto seen = organization();
    auto cells = seen.toRow();
    cells.cells[size_t(field)] = text;

    QCOMPARE(refusal(service().edit(mira(), seen, record::Organization::fromRow(cells))), refused);
    QVERIFY(organization() == seen);
}

void TstOrganizationProfile::textsAreKeptTidy()
{
    const auto seen = organization();
    auto wanted = seen;
    wanted.name = u"  Port "_s;
    wanted.currency = u"nok"_s;
    wanted.country = u" no "_s;
    wanted.domain = u"Port.Example"_s;
    wanted.email = u"Desk@Port.Example "_s;
    wanted.phone = u"  "_s;

    QVERIFY(service().edit(mira(), seen, wanted));

    const auto kept = organization();
    QCOMPARE(kept.name, u"Port"_s);
    QCOMPARE(kept.currency, u"NOK"_s);
    QCOMPARE(kept.country, std::optional(u"NO"_s));
    QCOMPARE(kept.domain, std::optional(u"port.example"_s));
    QCOMPARE(kept.email, std::optional(u"desk@port.example"_s));
    QVERIFY(!kept.phone);
}

/// AC-2 counts by it, at once.
void TstOrganizationProfile::itsCalendarIsOneThatStandsOrNone()
{
    ServiceLevelBook book([](const QString&, const QString&) { return true; });
    const auto seen = organization();
    auto wanted = seen;
    wanted.defaultCalendarId.reset();
    QVERIFY(service().edit(mira(), seen, wanted));
    QVERIFY(book.look(m_story->replica().database()));
    QVERIFY(!book.defaultCalendar());

    wanted = organization();
    wanted.defaultCalendarId = BusinessCalendarId(QUuid::createUuid());
    QCOMPARE(refusal(service().edit(mira(), organization(), wanted)),
        u"VALIDATION_ERROR default_calendar_id REFERENCE"_s);
    wanted.defaultCalendarId = calendar(u"Extended"_s);
    QVERIFY(service().edit(mira(), organization(), wanted));
    QVERIFY(book.look(m_story->replica().database()));

    QVERIFY(book.defaultCalendar());
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(!organization().defaultCalendarId);
}

/// By nobody, and by no undo.
void TstOrganizationProfile::aCalendarThatIsSwitchedOffIsNotChosenAgain()
{
    auto& kept = m_story->session().calendars;
    const auto office = kept.create(mira(), officeHours(u"Berlin"_s));
    QVERIFY(office);
    const auto business = calendar(u"Business"_s);
    const auto choose = [&](BusinessCalendarId id) {
        const auto seen = organization();
        auto wanted = seen;
        wanted.defaultCalendarId = id;
        return service().edit(mira(), seen, wanted);
    };
    QVERIFY(choose(*office));
    QVERIFY(choose(business));
    const auto another = m_story->replica().lastWritten();
    QVERIFY(kept.setActive(mira(), *office, false));

    const auto isOff = u"VALIDATION_ERROR default_calendar_id REFERENCE"_s;
    QCOMPARE(refusal(choose(*office)), isOff);
    QCOMPARE(refusal(undo(m_story->replica(), mira(), another)), isOff);
    QVERIFY(organization().defaultCalendarId == business);

    QVERIFY(kept.setActive(mira(), *office, true));
    QVERIFY(undo(m_story->replica(), mira(), another));
    QVERIFY(organization().defaultCalendarId == *office);
}

void TstOrganizationProfile::newAccountsTakeItsZoneAndLanguage()
{
    const auto seen = organization();
    auto wanted = seen;
    wanted.timeZone = u"Asia/Tokyo"_s;
    wanted.locale = u"de"_s;
    QVERIFY(service().edit(mira(), seen, wanted));
    record::UserAccount person;
    person.username = u"jonas"_s;
    person.displayName = u"Jonas"_s;
    person.locale.clear();
    person.timeZone.clear();

    const auto made = m_story->session().people.create(mira(), person);

    QVERIFY(made);
    QCOMPARE(m_story->row<record::UserAccount>(*made).timeZone, u"Asia/Tokyo"_s);
    QCOMPARE(m_story->row<record::UserAccount>(*made).locale, u"de"_s);
}

void TstOrganizationProfile::itsLimitsAreNoMatterOfAForm()
{
    const auto seen = organization();
    auto wanted = seen;
    wanted.maxUsers = 1000;

    QCOMPARE(refusal(service().edit(mira(), seen, wanted)),
        u"VALIDATION_ERROR max_users UNKNOWN_FIELD"_s);
}

/// G-03.
void TstOrganizationProfile::ofItselfAlone()
{
    auto seen = organization();
    seen.id = OrganizationId(QUuid::createUuid());

    QCOMPARE(refusal(service().edit(mira(), seen, seen)), u"NOT_FOUND organization"_s);
}

void TstOrganizationProfile::onlyWhoAdministersEdits_data()
{
    QTest::addColumn<QString>("holder");
    QTest::addColumn<QString>("answer");
    const auto denied = u"FORBIDDEN organization.admin"_s;
    QTest::newRow("an agent") << u"agent"_s << denied;
    QTest::newRow("who runs the desk") << u"service_desk_manager"_s << denied;
    QTest::newRow("an administrator") << u"administrator"_s << QString();
}

void TstOrganizationProfile::onlyWhoAdministersEdits()
{
    QFETCH(const QString, holder);
    QFETCH(const QString, answer);
    const auto actor = m_story->personWith(holder, u"Jonas"_s);
    const auto seen = organization();
    auto wanted = seen;
    wanted.city = u"Bergen"_s;

    QCOMPARE(refusal(service().edit(actor, seen, wanted)), answer);
    QVERIFY(organizationRecord(m_story->replica().database(), actor));
}

QTEST_GUILESS_MAIN(TstOrganizationProfile)
#include "tst_organization_profile.moc"
