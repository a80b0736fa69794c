#include "core/tickets/text_modules.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::refusal;
using test::Story;

/// Texts that people use again: their own, a team's, the organization's.
class TstTextModules : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void whoSeesWhich();
    void onlyTheOwnerChangesTheirs();
    void thoseOfTheOrganizationNeedARight();
    void ownOnesGoToOwnTeams();
    void namesAndTextsAreNeeded();
    void unknownPlaceholdersAreRefused();
    void filtersThatCannotBeAppliedAreRefused_data();
    void filtersThatCannotBeAppliedAreRefused();
    void noIdIsTakenTwice();
    void theyAreTakenBackByWhoMay();
    void whatIsTheOrganizationsNowIsTakenBackByItsRight();
    void whatIsSomebodyElsesNowIsTheirs();
    void takenBackItObeysItsRules();
    void placeholdersAreFilledInOnce_data();
    void placeholdersAreFilledInOnce();

private:
    TextModuleService& modules() { return m_story->session().textModules; }
    Replica& replica() { return m_story->replica(); }
    static record::TextModule module(const QString& name, const std::optional<PersonId>& owner,
        const std::optional<TeamId>& team = {})
    {
        record::TextModule row;
        row.name = name;
        row.body = u"Hello {{requester.name}},"_s;
        row.ownerId = owner;
        row.teamId = team;
        return row;
    }
    record::TextModule kept(const Actor& actor, const record::TextModule& row)
    {
        const auto id = modules().create(actor, row);
        Story::must(id);
        return m_story->row<record::TextModule>(*id);
    }
    QStringList seenBy(const Actor& actor)
    {
        const auto found = TextModuleService::visible(replica().database(), actor);
        Story::must(found);
        QStringList names;
        for (const auto& each : *found)
            names += each.name;
        return names;
    }

    Actor m_mira, m_bo, m_cy;
    TeamId m_blue;
};

void TstTextModules::init()
{
    begin();
    m_bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    m_cy = m_story->personWith(u"agent"_s, u"Cy"_s);
    m_blue = m_story->teamOf(u"Blue"_s, {m_story->mira().person, m_bo.person});
    m_mira = m_story->actorOf(m_story->mira().person);
    m_bo = m_story->actorOf(m_bo.person);
}

void TstTextModules::whoSeesWhich()
{
    kept(m_bo, module(u"Bo's"_s, m_bo.person));
    kept(m_bo, module(u"Bo's for Blue"_s, m_bo.person, m_blue));
    kept(m_mira, module(u"For the desk"_s, {}));
    kept(m_mira, module(u"For Blue"_s, {}, m_blue));

    QCOMPARE(seenBy(m_bo),
        (QStringList{u"Bo's"_s, u"Bo's for Blue"_s, u"For Blue"_s, u"For the desk"_s}));
    QCOMPARE(seenBy(m_mira), (QStringList{u"Bo's for Blue"_s, u"For Blue"_s, u"For the desk"_s}));
    QCOMPARE(seenBy(m_cy), QStringList{u"For the desk"_s});
}

void TstTextModules::onlyTheOwnerChangesTheirs()
{
    const auto seen = kept(m_bo, module(u"Bo's"_s, m_bo.person, m_blue));
    auto wanted = seen;
    wanted.body = u"Bye"_s;

    // Whoever may set up the desk has no right to what is personal either.
    QCOMPARE(codeOf(modules().edit(m_mira, seen, wanted)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(modules().remove(m_mira, seen.id)), u"FORBIDDEN"_s);
    wanted.ownerId = m_mira.person;
    QCOMPARE(codeOf(modules().edit(m_mira, seen, wanted)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(modules().edit(m_bo, seen, wanted)), u"FORBIDDEN"_s); // to give it away
    QCOMPARE(
        codeOf(modules().create(m_mira, module(u"In Bo's name"_s, m_bo.person))), u"FORBIDDEN"_s);
    QCOMPARE(m_story->row<record::TextModule>(seen.id), seen);
    wanted = seen;
    wanted.body = u"Bye"_s;
    Story::must(modules().edit(m_bo, seen, wanted));
    QCOMPARE(codeOf(modules().edit(m_bo, seen, wanted)), u"VERSION_CONFLICT"_s);
    Story::must(modules().remove(m_bo, seen.id));
    QCOMPARE(codeOf(modules().remove(m_bo, seen.id)), u"NOT_FOUND"_s);
}

/// incident.admin: they are settings of the desk.
void TstTextModules::thoseOfTheOrganizationNeedARight()
{
    QCOMPARE(codeOf(modules().create(m_bo, module(u"For all"_s, {}))), u"FORBIDDEN"_s);
    const auto seen = kept(m_mira, module(u"For all"_s, {}));
    QVERIFY(m_story->told().startsWith(u"shared_text_module.create;"_s));
    auto wanted = seen;
    wanted.name = u"For everyone"_s;

    QCOMPARE(codeOf(modules().edit(m_bo, seen, wanted)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(modules().remove(m_bo, seen.id)), u"FORBIDDEN"_s);
    auto own = seen;
    own.ownerId = m_bo.person;
    QCOMPARE(codeOf(modules().edit(m_bo, seen, own)), u"FORBIDDEN"_s); // nor taken
    // Nor does it help to say that one had seen another row.
    auto pretended = seen;
    pretended.ownerId = m_bo.person;
    QCOMPARE(codeOf(modules().edit(m_bo, pretended, own)), u"FORBIDDEN"_s);
    const auto bos = kept(m_bo, module(u"Bo's"_s, m_bo.person));
    auto forAll = bos;
    forAll.ownerId.reset();
    QCOMPARE(codeOf(modules().edit(m_bo, bos, forAll)), u"FORBIDDEN"_s);
    Story::must(modules().edit(m_mira, seen, wanted));
    QVERIFY(TextModuleService::mayChange(m_mira, seen));
    QVERIFY(!TextModuleService::mayChange(m_bo, seen));
}

void TstTextModules::ownOnesGoToOwnTeams()
{
    QCOMPARE(refusal(modules().create(m_cy, module(u"For Blue"_s, m_cy.person, m_blue))),
        u"FORBIDDEN team_id"_s);
    const auto gone = TeamId(QUuid::createUuid());
    QCOMPARE(refusal(modules().create(m_mira, module(u"For nobody"_s, {}, gone))),
        u"VALIDATION_ERROR team_id REFERENCE"_s);
    // Who leaves the team keeps what they shared with it.
    const auto seen = kept(m_bo, module(u"For Blue"_s, m_bo.person, m_blue));
    auto left = m_bo;
    left.teams.clear();
    auto wanted = seen;
    wanted.body = u"Bye"_s;
    Story::must(modules().edit(left, seen, wanted));
}

void TstTextModules::namesAndTextsAreNeeded()
{
    auto row = module(u" "_s, m_bo.person);
    QCOMPARE(refusal(modules().create(m_bo, row)), u"FIELD_REQUIRED name"_s);
    row.name = QString(121, u'x');
    QCOMPARE(refusal(modules().create(m_bo, row)), u"VALIDATION_ERROR name TOO_LONG"_s);
    row.name = u"Hello"_s;
    row.body = u" \n"_s;
    QCOMPARE(refusal(modules().create(m_bo, row)), u"FIELD_REQUIRED body"_s);
    row.body = QString(20'001, u'x');
    QCOMPARE(refusal(modules().create(m_bo, row)), u"VALIDATION_ERROR body TOO_LONG"_s);
    kept(m_bo, module(u"Hello"_s, m_bo.person));
    QCOMPARE(
        refusal(modules().create(m_bo, module(u" Hello "_s, m_bo.person))), u"DUPLICATE name"_s);
    kept(m_cy, module(u"Hello"_s, m_cy.person)); // another person's name is free
    kept(m_mira, module(u"Hello"_s, {}));
    QCOMPARE(refusal(modules().create(m_mira, module(u"Hello"_s, {}))), u"DUPLICATE name"_s);
}

/// engines.md 7.3
void TstTextModules::unknownPlaceholdersAreRefused()
{
    auto row = module(u"Hello"_s, m_bo.person);
    for (const auto& unknown : {u"requester.password"_s, u""_s, u"secret|upper"_s}) {
        row.body = u"{{ticket.number}} {{ %1 }}"_s.arg(unknown);
        const auto refused = modules().create(m_bo, row);
        QCOMPARE(refusal(refused), u"TEMPLATE_INVALID body"_s);
        QCOMPARE(refused.error().detail, unknown);
    }
    // However many blanks stand before it (SEC-52).
    row.body = u"{{"_s + QString(19'000, u' ') + u"{} {{secret}}"_s;
    QCOMPARE(refusal(modules().create(m_bo, row)), u"TEMPLATE_INVALID body"_s);
    row.body.clear();
    for (const auto* known : placeholders())
        row.body += u"{{%1}} {{ %1 }}"_s.arg(QLatin1StringView(known));
    kept(m_bo, row);
}

/// engines.md 7.3; nothing that text modules know is a moment or a number.
void TstTextModules::filtersThatCannotBeAppliedAreRefused_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("upper") << u"|upper"_s << true;
    QTest::newRow("lower") << u" | lower "_s << true;
    QTest::newRow("truncate") << u"|truncate( 20 )"_s << true;
    QTest::newRow("the longest") << u"|truncate(1000)"_s << true;
    QTest::newRow("default") << u"|default(nobody, yet|never)"_s << true;
    QTest::newRow("an empty default") << u"|default()"_s << true;
    QTest::newRow("several") << u"|lower|truncate(9) | default(x)"_s << true;
    QTest::newRow("none") << u"|"_s << false;
    QTest::newRow("none between") << u"||upper"_s << false;
    QTest::newRow("none at the end") << u"|upper|"_s << false;
    QTest::newRow("another word") << u"|shout"_s << false;
    QTest::newRow("in capitals") << u"|UPPER"_s << false;
    QTest::newRow("of no use") << u"|upper(1)"_s << false;
    QTest::newRow("without its number") << u"|truncate"_s << false;
    QTest::newRow("not a number") << u"|truncate(few)"_s << false;
    QTest::newRow("nothing left") << u"|truncate(0)"_s << false;
    QTest::newRow("too long") << u"|truncate(1001)"_s << false;
    QTest::newRow("not closed") << u"|default(nobody"_s << false;
    QTest::newRow("words behind it") << u"|default(nobody) yet"_s << false;
    QTest::newRow("of moments") << u"|date(dd.MM.)"_s << false;
    QTest::newRow("of numbers") << u"|plural(1, one, many)"_s << false;
}

void TstTextModules::filtersThatCannotBeAppliedAreRefused()
{
    QFETCH(const QString, filter);
    QFETCH(const bool, isTaken);
    auto row = module(u"Hello"_s, m_bo.person);
    row.body = u"About {{ticket.number%1}}"_s.arg(filter);

    const auto made = modules().create(m_bo, row);

    QCOMPARE(refusal(made), isTaken ? QString() : u"TEMPLATE_INVALID body"_s);
    if (!isTaken)
        QCOMPARE(made.error().detail, (u"ticket.number"_s + filter).trimmed());
}

/// To name the id of another's is no way to change theirs.
void TstTextModules::noIdIsTakenTwice()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto shared = kept(m_mira, module(u"For all"_s, {}));
    const auto bos = kept(m_bo, module(u"Bo's"_s, m_bo.person));
    auto row = module(u"Ada's"_s, ada.person);

    for (const auto& seen : {shared, bos}) {
        row.id = seen.id;
        QCOMPARE(codeOf(modules().create(ada, row)), u"DUPLICATE"_s);
        QCOMPARE(m_story->row<record::TextModule>(seen.id), seen);
    }
    row.id = TextModuleId(QUuid::createUuid());
    QCOMPARE(*modules().create(ada, row), row.id);
}

void TstTextModules::theyAreTakenBackByWhoMay()
{
    const auto own = kept(m_bo, module(u"Bo's"_s, m_bo.person, m_blue));
    const auto made = replica().lastWritten();
    QCOMPARE(codeOf(undo(replica(), m_mira, made)), u"FORBIDDEN"_s);
    Story::must(undo(replica(), m_bo, made));
    QVERIFY(!m_story->stands<record::TextModule>(own.id));

    const auto shared = kept(m_mira, module(u"For all"_s, {}));
    auto wanted = shared;
    wanted.body = u"Bye"_s;
    Story::must(modules().edit(m_mira, shared, wanted));
    const auto changed = replica().lastWritten();
    QCOMPARE(codeOf(undo(replica(), m_bo, changed)), u"FORBIDDEN"_s);
    auto demoted = m_mira; // it was hers to change, and is no longer
    demoted.grants.remove(u"incident.admin"_s);
    QCOMPARE(codeOf(undo(replica(), demoted, changed)), u"FORBIDDEN"_s);
    Story::must(undo(replica(), m_mira, changed));
    QCOMPARE(m_story->row<record::TextModule>(shared.id).body, shared.body);
}

/// What somebody once did to their own needs the right of the organization's, where it is that now.
void TstTextModules::whatIsTheOrganizationsNowIsTakenBackByItsRight()
{
    const auto seen = kept(m_mira, module(u"Mira's"_s, m_mira.person));
    auto wanted = seen;
    wanted.body = u"Bye"_s;
    Story::must(modules().edit(m_mira, seen, wanted));
    const auto changed = replica().lastWritten();
    const auto own = m_story->row<record::TextModule>(seen.id);
    auto shared = own;
    shared.ownerId.reset();
    Story::must(modules().edit(m_mira, own, shared));
    auto demoted = m_mira;
    demoted.grants.remove(u"incident.admin"_s);

    QCOMPARE(codeOf(undo(replica(), demoted, changed)), u"FORBIDDEN"_s);

    QCOMPARE(m_story->row<record::TextModule>(seen.id).body, u"Bye"_s);
    Story::must(undo(replica(), m_mira, changed));
    QCOMPARE(m_story->row<record::TextModule>(seen.id).body, seen.body);
}

void TstTextModules::whatIsSomebodyElsesNowIsTheirs()
{
    const auto seen = kept(m_mira, module(u"For all"_s, {}));
    auto wanted = seen;
    wanted.body = u"Bye"_s;
    Story::must(modules().edit(m_mira, seen, wanted));
    const auto changed = replica().lastWritten();
    const auto shared = m_story->row<record::TextModule>(seen.id);
    auto miras = shared;
    miras.ownerId = m_mira.person;
    Story::must(modules().edit(m_mira, shared, miras));
    auto admin = m_bo;
    admin.grants.insert(u"incident.admin"_s, Scope::Organization);

    QCOMPARE(codeOf(undo(replica(), admin, changed)), u"FORBIDDEN"_s);

    QCOMPARE(m_story->row<record::TextModule>(seen.id).body, u"Bye"_s);
    Story::must(undo(replica(), m_mira, changed));
}

void TstTextModules::takenBackItObeysItsRules()
{
    const auto seen = kept(m_bo, module(u"For Blue"_s, m_bo.person, m_blue));
    auto wanted = seen;
    wanted.teamId.reset();
    Story::must(modules().edit(m_bo, seen, wanted));
    const auto taken = replica().lastWritten();
    auto left = m_bo;
    left.teams.clear();
    QCOMPARE(codeOf(undo(replica(), left, taken)), u"FORBIDDEN"_s);
    Story::must(undo(replica(), m_bo, taken));
    // What is shared with it already may be changed and stay so.
    auto shorter = m_story->row<record::TextModule>(seen.id);
    auto bye = shorter;
    bye.body = u"Bye"_s;
    Story::must(modules().edit(left, shorter, bye));
    Story::must(undo(replica(), left, replica().lastWritten()));

    Story::must(modules().remove(m_bo, seen.id));
    const auto removed = replica().lastWritten();
    const auto again = kept(m_bo, module(u"For Blue"_s, m_bo.person));
    QCOMPARE(codeOf(undo(replica(), m_bo, removed)), u"DUPLICATE"_s);
    Story::must(modules().remove(m_bo, again.id));
    Story::must(undo(replica(), m_bo, removed));
}

void TstTextModules::placeholdersAreFilledInOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filled");
    QTest::newRow("none") << u"Hello"_s << u"Hello"_s;
    QTest::newRow("one") << u"About {{ticket.number}}."_s << u"About INC-000042."_s;
    QTest::newRow("spaces") << u"{{ ticket.number }}"_s << u"INC-000042"_s;
    QTest::newRow("twice") << u"{{ticket.number}}{{ticket.number}}"_s << u"INC-000042INC-000042"_s;
    // What a value holds is text (SEC-69).
    QTest::newRow("in a value") << u"{{ticket.title}}!"_s << u"Dear {{actor.name}}!"_s;
    QTest::newRow("without a value") << u"<{{assignee.name}}>"_s << u"<>"_s;
    QTest::newRow("not known") << u"{{sla.due}}"_s << u"{{sla.due}}"_s;
    QTest::newRow("half") << u"{{ticket.number} {{"_s << u"{{ticket.number} {{"_s;
    QTest::newRow("nested") << u"{{{{ticket.number}}}}"_s << u"{{INC-000042}}"_s;
    QTest::newRow("upper") << u"{{actor.name|upper}}"_s << u"BO"_s;
    QTest::newRow("lower") << u"{{ticket.number | lower}}"_s << u"inc-000042"_s;
    QTest::newRow("long enough") << u"{{ticket.number|truncate(10)}}"_s << u"INC-000042"_s;
    QTest::newRow("shortened") << u"{{ticket.number|truncate(9)}}"_s << u"INC-0000…"_s;
    QTest::newRow("no blank at its end") << u"{{ticket.title|truncate(6)}}"_s << u"Dear…"_s;
    QTest::newRow("no half sign") << u"{{team.name|truncate(3)}}"_s << u"A…"_s;
    QTest::newRow("one letter") << u"{{ticket.number|truncate(1)}}"_s << u"…"_s;
    QTest::newRow("default") << u"{{assignee.name|default(nobody | yet)}}"_s << u"nobody | yet"_s;
    QTest::newRow("default of a value") << u"{{actor.name|default(nobody)}}"_s << u"Bo"_s;
    QTest::newRow("in turn") << u"{{assignee.name|upper|default(nobody)|truncate(4)}}"_s
                             << u"nob…"_s;
    QTest::newRow("unknown filter") << u"{{actor.name|shout}}"_s << u"{{actor.name|shout}}"_s;
    QTest::newRow("filtered once") << u"{{ticket.title|lower}}"_s << u"dear {{actor.name}}"_s;
}

void TstTextModules::placeholdersAreFilledInOnce()
{
    QFETCH(const QString, text);
    QFETCH(const QString, filled);

    QCOMPARE(
        filledIn(text,
            {{u"ticket.number"_s, u"INC-000042"_s}, {u"ticket.title"_s, u"Dear {{actor.name}}"_s},
                {u"actor.name"_s, u"Bo"_s}, {u"team.name"_s, u"A\U0001F525BC"_s}}),
        filled);
}

QTEST_GUILESS_MAIN(TstTextModules)
#include "tst_text_modules.moc"
