// Who may do what: every act that stands, for each of the fifteen shipped roles, on tickets and
// people near and far. What is expected follows from access.md section 3 as it stands in
// tests/data/permission_matrix.txt, and from sections 1, 4 and 5.
#include "core/exchange/ticket_export.h"
#include "core/search/ticket_search.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/access/rights_acts.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "record/ticket_task.h"

using namespace homeport;
using namespace homeport::test;

namespace {

QString nameOf(const QString& role, Relation relation, bool isRestricted)
{
    const QStringList names{u"own"_s, u"team's"_s, u"with a task of the team"_s, u"other"_s};
    return role + u", "_s + names[int(relation)] + (isRestricted ? u", restricted"_s : QString());
}

} // namespace

class TstRights : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init();
    void cleanup() { end(); }
    void theSeedIsTheMatrix();
    void actsOnTickets_data();
    void actsOnTickets();
    void ofAnotherOrganizationNothingIsFound();
    void actsOnTheDesk_data();
    void actsOnTheDesk();
    void listsHoldWhatMayBeRead();
    void notesStayWithinTheirReaders();

private:
    /// One person for each role, in a team of their own.
    struct Holder
    {
        QString role;
        Actor actor;
        TeamId team;
    };
    /// What each function begins with. It is made once for each database; each has a desk like it.
    struct Ground
    {
        Address address;
        FakeClock then;
        PersonId stranger;
        TeamId farTeam;
        std::vector<Holder> holders;
    };
    static Ground prepared();
    const std::vector<Holder>& holders() const { return m_ground.holders; }
    TicketId made(TicketKind kind, TicketStatus status, const std::optional<PersonId>& requester)
    {
        if (kind != TicketKind::Incident)
            return m_story->ticketOf(kind);
        const auto id = m_story->incidentIn(status, requester);
        Story::must(id);
        return *id;
    }
    /// A ticket that is so near to the person; of one that is not theirs somebody else takes care.
    TicketId ticket(const Holder& holder, Relation relation, bool isRestricted, TicketStatus status,
        bool hasTeam = true, TicketKind kind = TicketKind::Incident)
    {
        const auto requester = relation == Relation::Own ? holder.actor.person : m_ground.stranger;
        const auto id = made(kind, status, requester);
        m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
            row.requesterId = requester;
            row.assignedTeamId.reset();
            if (relation == Relation::Team)
                row.assignedTeamId = holder.team;
            else if (hasTeam)
                row.assignedTeamId = m_ground.farTeam;
            if (row.assignedUserId)
                row.assignedUserId = m_story->mira().person;
            row.confidentiality =
                isRestricted ? TicketConfidentiality::Restricted : TicketConfidentiality::Normal;
        });
        if (relation == Relation::Task)
            addTask(id, holder.team);
        return id;
    }
    /// That keeps nobody from resolving it.
    void addTask(TicketId ticket, TeamId team)
    {
        record::TicketTask task;
        task.id = TicketTaskId(QUuid::createUuid());
        task.ticketId = ticket;
        task.title = u"Look at the cable"_s;
        task.isMandatory = false;
        task.assignedTeamId = team;
        Story::must(m_story->add(task));
    }

    Ground m_ground;
};

void TstRights::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    static QHash<QString, Ground> grounds;
    QFETCH_GLOBAL(QString, dialect);
    if (!grounds.contains(dialect))
        grounds.insert(dialect, prepared());
    m_ground = grounds[dialect];
    m_story = std::make_unique<PeopleStory>(deskLike(m_ground.address, m_ground.then));
}

TstRights::Ground TstRights::prepared()
{
    PeopleStory story;
    Ground ground;
    ground.stranger = story.personWith(u"end_user"_s, u"Stranger"_s).person;
    ground.farTeam = story.teamOf(u"Far away"_s, {story.mira().person});
    for (const auto& role : matrix().roles) {
        auto actor = story.personWith(role, u"Holder-"_s + role);
        const auto team = story.teamOf(u"Team of "_s + role, {actor.person});
        ground.holders.push_back({role, story.actorOf(actor.person), team});
    }
    ground.address = story.desk->address;
    ground.then = story.desk->clock;
    keepAddress(ground.address);
    return ground;
}

/// 202 permissions × 15 roles, in the file that new desks are made of and in a desk.
void TstRights::theSeedIsTheMatrix()
{
    QFile file(u":/seed/roles.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QHash<QString, QJsonObject> seeded;
    const auto rows = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto& row : rows)
        seeded.insert(row["code"_L1].toString(), row["grants"_L1].toObject());
    QStringList findings;
    int checked = 0;
    for (const auto& role : matrix().roles) {
        QHash<QString, Scope> stored;
        const auto grants = grantsOf(m_story->replica().database(), m_story->role(role));
        QVERIFY(grants);
        for (const auto& grant : *grants)
            stored.insert(grant.permission, scopeOf(grant.scope));
        for (const auto& permission : matrix().permissions) {
            const auto wanted = matrix().of(role, permission);
            const auto key =
                fromKey<RolePermissionScope>(seeded.value(role).value(permission).toString());
            if ((key ? scopeOf(*key) : Scope::None) != wanted)
                findings += u"seed: "_s + role + u' ' + permission;
            if (stored.value(permission, Scope::None) != wanted)
                findings += u"desk: "_s + role + u' ' + permission;
            ++checked;
        }
    }
    QCOMPARE(findings, QStringList());
    QCOMPARE(checked, 202 * 15);
}

void TstRights::actsOnTickets_data()
{
    QTest::addColumn<int>("which");
    for (size_t i = 0; i < ticketActs().size(); ++i)
        QTest::newRow(ticketActs()[i].name) << int(i);
}

/// 15 roles × 4 relations × restricted or not, for each act.
void TstRights::actsOnTickets()
{
    QFETCH(const int, which);
    const auto& act = ticketActs()[size_t(which)];
    const auto permission = QString::fromLatin1(act.permission);
    const auto also = QString::fromLatin1(act.also);
    const auto read = keyOf(act.kind) + u".read"_s;
    QStringList findings;
    int checked = 0;
    for (const auto& holder : holders()) {
        for (const auto relation : relations) {
            for (const bool isRestricted : {false, true}) {
                // Whoever takes it or starts to work has it then: not what another team has (G-02).
                const QLatin1StringView name(act.name);
                const bool hasTeam = name != "take"_L1 && name != "start work"_L1;
                const auto id =
                    ticket(holder, relation, isRestricted, act.status, hasTeam, act.kind);
                const bool isRequester = relation == Relation::Own;
                const bool isHeld = matrix().of(holder.role, permission) != Scope::None;
                const bool may = (act.isRequesters && isRequester)
                    || (!permission.isEmpty()
                        && (act.isDesks
                                ? isHeld
                                : isAllowed(holder.role, permission, relation, isRestricted))
                        && (also.isEmpty()
                            || isAllowed(holder.role, also, relation, isRestricted)));
                const bool isTold = isAllowed(holder.role, read, relation, isRestricted)
                    || (act.isDesks && !isHeld);
                const auto wanted = may ? QString() : isTold ? u"FORBIDDEN"_s : u"NOT_FOUND"_s;

                const auto told = codeOf(act.run(*m_story, holder.actor, id));

                if (told != wanted)
                    findings += u"%1: %2 instead of %3"_s.arg(
                        nameOf(holder.role, relation, isRestricted),
                        told.isEmpty() ? u"done"_s : told, wanted.isEmpty() ? u"done"_s : wanted);
                ++checked;
            }
        }
    }
    QCOMPARE(findings, QStringList());
    QCOMPARE(checked, 15 * 4 * 2);
}

/// Step 2, also for whoever asked for the ticket and may do everything at home.
void TstRights::ofAnotherOrganizationNothingIsFound()
{
    auto& database = m_story->replica().database();
    auto stranger = m_story->mira();
    stranger.organization = OrganizationId(QUuid::createUuid());
    QStringList findings;
    for (const auto& act : ticketActs()) {
        const auto id = made(act.kind, act.status, {});

        const auto told = codeOf(act.run(*m_story, stranger, id));

        if (told != "NOT_FOUND"_L1)
            findings +=
                QString::fromLatin1(act.name) + u": "_s + (told.isEmpty() ? u"done"_s : told);
    }
    QCOMPARE(findings, QStringList());
    const auto hits = searchTickets(database, stranger, u"printer"_s, 10);
    QVERIFY(hits);
    QCOMPARE(hits->hits.size(), 0);
    QCOMPARE(*TicketQueries::count(database, stranger, {QueueView::Which::All}), 0);
    QCOMPARE(codeOf(TicketQueries::byNumber(database, stranger, u"INC-000001"_s)), u"NOT_FOUND"_s);
}

void TstRights::actsOnTheDesk_data()
{
    QTest::addColumn<int>("which");
    for (size_t i = 0; i < deskActs().size(); ++i)
        QTest::newRow(deskActs()[i].name) << int(i);
}

/// What belongs to everyone needs the widest scope; what belongs to a person near or far, here far;
/// what is one's own needs none (access.md section 1).
void TstRights::actsOnTheDesk()
{
    QFETCH(const int, which);
    const auto& act = deskActs()[size_t(which)];
    const auto permission = QString::fromLatin1(act.permission);
    const auto otherwise = QString::fromLatin1(act.otherwise);
    // Reporting and exporting ask what one's own grant covers, and what promises there are may be
    // known by whoever works under some of them: these are open to narrower grants.
    const bool isNarrowEnough = permission == "sla.read"_L1
        || fromKey<TicketKind>(permission.section(u'.', 0, 0)).has_value();
    QStringList findings;
    int checked = 0;
    for (const auto& holder : holders()) {
        const auto scope = matrix().of(holder.role, permission);
        const bool isHeld = isNarrowEnough ? scope != Scope::None
                                           : scope == Scope::Organization
                || matrix().of(holder.role, otherwise) == Scope::Organization;
        const bool isEverybodys = act.right == Right::Everybodys;
        const bool may = isEverybodys || (act.right == Right::Held && isHeld);
        const bool seesPeople = matrix().of(holder.role, u"user.read"_s) == Scope::Organization;
        const bool isOfPerson = permission.startsWith("user."_L1) && permission != "user.create"_L1
            && otherwise.isEmpty();

        const auto told = codeOf(act.run(*m_story, holder.actor));

        const bool isRefused = told == "FORBIDDEN"_L1 || (isOfPerson && told == "NOT_FOUND"_L1)
            || (isEverybodys && !told.isEmpty());
        if (isRefused == may)
            findings += holder.role + u": "_s + (told.isEmpty() ? u"done"_s : told);
        if (isRefused && isOfPerson && (told == "NOT_FOUND"_L1) != !seesPeople
            && permission != "user.read"_L1)
            findings += holder.role + u" learns of the account: "_s + told;
        ++checked;
    }
    QCOMPARE(findings, QStringList());
    QCOMPARE(checked, 15);
}

/// Lists, counts, numbers, search, export and audit hold the same tickets: those that may be read.
void TstRights::listsHoldWhatMayBeRead()
{
    auto& database = m_story->replica().database();
    QStringList findings;
    int checked = 0;
    for (const auto& holder : holders()) {
        QSet<TicketId> readable;
        QSet<TicketId> exportable;
        QSet<TicketId> all;
        for (const auto relation : relations) {
            for (const bool isRestricted : {false, true}) {
                const auto id = ticket(holder, relation, isRestricted, TicketStatus::New);
                m_story->alter<record::Ticket>(
                    id, [&](record::Ticket& row) { row.title = u"Zeppelin of "_s + holder.role; });
                all.insert(id);
                if (!isAllowed(holder.role, u"incident.read"_s, relation, isRestricted))
                    continue;
                readable.insert(id);
                if (isAllowed(holder.role, u"incident.export"_s, relation, isRestricted))
                    exportable.insert(id);
            }
        }
        const auto text = u"Zeppelin of "_s + holder.role;
        QueueView view{QueueView::Which::All};
        view.text = text;
        const auto listed = TicketQueries::page(database, holder.actor, view, 0, 100);
        QVERIFY(listed);
        QSet<TicketId> found;
        for (const auto& row : *listed)
            found.insert(row.id);
        if (found != readable)
            findings += holder.role + u": the list"_s;
        if (*TicketQueries::count(database, holder.actor, view) != readable.size())
            findings += holder.role + u": the count"_s;
        found.clear();
        const auto hits = searchTickets(database, holder.actor, u'"' + text + u'"', 100);
        QVERIFY2(hits, qPrintable(refusal(hits)));
        for (const auto& hit : hits->hits)
            found.insert(hit.ticket.id);
        if (found != readable)
            findings += holder.role + u": the search"_s;
        for (const auto& id : all) {
            const auto number = m_story->ticket(id).number;
            const bool isFound = bool(TicketQueries::byNumber(database, holder.actor, number));
            if (isFound != readable.contains(id))
                findings += holder.role + u": by number"_s;
            if (bool(TicketQueries::conversation(database, holder.actor, id))
                != readable.contains(id))
                findings += holder.role + u": the conversation"_s;
        }
        if (matrix().of(holder.role, u"incident.export"_s) != Scope::None) {
            QBuffer out;
            out.open(QIODevice::WriteOnly);
            const auto written =
                writeTickets(m_story->replica(), holder.actor, {.view = view}, out);
            QVERIFY2(written, qPrintable(refusal(written)));
            if (*written != exportable.size())
                findings += holder.role + u": the export"_s;
        }
        checked += int(all.size());
    }
    QCOMPARE(findings, QStringList());
    QCOMPARE(checked, 15 * 4 * 2);
}

/// ticket.read_internal: not listed, not searched, not told, not exported (access.md section 5).
void TstRights::notesStayWithinTheirReaders()
{
    auto& database = m_story->replica().database();
    QStringList findings;
    int checked = 0;
    for (const auto& holder : holders()) {
        for (const auto relation : relations) {
            for (const bool isRestricted : {false, true}) {
                const auto id = ticket(holder, relation, isRestricted, TicketStatus::InProgress);
                const auto word = u"xylophone%1x"_s.arg(checked);
                QVERIFY(m_story->incidents().comment(
                    m_story->mira(), id, u"The "_s + word, TicketCommentVisibility::Internal));
                ++checked;
                const auto name = nameOf(holder.role, relation, isRestricted);
                const bool maySee =
                    isAllowed(holder.role, u"incident.read"_s, relation, isRestricted);
                const bool mayKnow = maySee
                    && isAllowed(holder.role, u"ticket.read_internal"_s, relation, isRestricted);
                const auto hits = searchTickets(database, holder.actor, word, 10);
                QVERIFY(hits);
                if (hits->hits.isEmpty() == mayKnow)
                    findings += name + u": the search"_s;
                if (!maySee)
                    continue;
                const auto said = TicketQueries::conversation(database, holder.actor, id);
                QVERIFY(said);
                const bool isListed = std::any_of(said->begin(), said->end(),
                    [&](const ConversationItem& item) { return item.body.contains(word); });
                if (isListed != mayKnow)
                    findings += name + u": the conversation"_s;
                const auto story = historyOf(m_story->replica(), holder.actor, id.value());
                QVERIFY(story);
                const bool isTold = std::any_of(story->begin(), story->end(),
                    [&](const HistoryItem& item) { return item.comment.contains(word); });
                if (isTold != mayKnow)
                    findings += name + u": the history"_s;
                if (!isAllowed(holder.role, u"incident.export"_s, relation, isRestricted))
                    continue;
                QBuffer out;
                out.open(QIODevice::WriteOnly);
                ExportRequest request{ExportFormat::Json};
                request.view.text = m_story->ticket(id).number;
                QVERIFY(writeTickets(m_story->replica(), holder.actor, request, out));
                if (out.data().contains(word.toUtf8()) != mayKnow)
                    findings += name + u": the export"_s;
            }
        }
    }
    QCOMPARE(findings, QStringList());
    QCOMPARE(checked, 15 * 4 * 2);
}

QTEST_GUILESS_MAIN(TstRights)
#include "tst_rights.moc"
