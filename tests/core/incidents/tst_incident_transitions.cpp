// The whole table of processes.md section 3, for everybody: each command in each state, with the
// permission it needs and the seeded roles that hold it.
#include "core/incidents/incident_rules.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

namespace {

using enum TicketStatus;

const TicketStatus states[] = {
    New, Acknowledged, Assigned, InProgress, OnHold, Resolved, Closed, Cancelled};
const QList<TicketStatus> open{New, Acknowledged, Assigned, InProgress, OnHold};
const QList<TicketStatus> readable = open + QList{Resolved};
const QList<TicketStatus> all = readable + QList{Closed, Cancelled};

struct Line
{
    const char* rule;
    const char* command;
    QList<TicketStatus> from;
    std::optional<TicketStatus> to; ///< nothing: as it was
};

/// processes.md sections 2 and 3 once more, written down apart from the code under test.
const Line table[] = {
    {"I-02", "acknowledge", {New}, Acknowledged},
    {"I-03", "assign", {New, Acknowledged, Assigned}, Assigned},
    {"I-05", "assign", {InProgress}, Assigned},
    {"I-06", "assign", {OnHold}, std::nullopt},
    {"I-03", "take", {New, Acknowledged, Assigned}, Assigned},
    {"I-05", "take", {InProgress}, Assigned},
    {"I-06", "take", {OnHold}, std::nullopt},
    {"I-04", "start_work", {New, Acknowledged, Assigned}, InProgress},
    {"I-07", "hold", {Acknowledged, Assigned, InProgress}, OnHold},
    {"I-08", "resume", {OnHold}, InProgress},
    {"I-09", "resolve", open, Resolved},
    {"I-10", "confirm", {Resolved}, Closed},
    {"I-11", "close", {Resolved}, Closed},
    {"I-13", "reopen", {Resolved}, InProgress},
    {"I-15", "cancel", open, Cancelled},
    {"I-15", "merge_duplicate", open, Cancelled},
    {"I-16", "convert_to_request", open, Cancelled},
    {"I-17", "raise_problem", open, std::nullopt},
    {"I-17", "raise_change", open, std::nullopt},
    {"G-11", "comment_public", readable, std::nullopt},
    {"G-11", "comment_internal", all, std::nullopt},
    {"G-11", "edit", readable, std::nullopt},
};

const char* const commands[] = {"acknowledge", "assign", "take", "start_work", "hold", "resume",
    "resolve", "confirm", "close", "reopen", "cancel", "merge_duplicate", "convert_to_request",
    "raise_problem", "raise_change", "comment_public", "comment_internal", "edit"};

/// access.md section 3: the scopes of the roles below, O own, T team, A organization, - none.
struct Right
{
    const char* command;
    const char* permission;
    const char* scopes;
    const char* also = nullptr; ///< needed beside it, by whoever of the roles holds that
};

const char* const roles[] = {"end_user", "agent", "service_desk_manager", "incident_manager",
    "problem_manager", "it_manager", "executive", "administrator"};

const Right rights[] = {
    {"read", "incident.read", "OAAAAAAA"},
    {"acknowledge", "incident.update", "-AAAT--A"},
    {"assign", "incident.assign", "-AAA-A-A"},
    {"take", "incident.update", "-AAAT--A"},
    {"start_work", "incident.update", "-AAAT--A"},
    {"hold", "incident.update", "-AAAT--A"},
    {"resume", "incident.update", "-AAAT--A"},
    {"resolve", "incident.resolve", "-AAA---A"},
    {"close", "incident.close", "-AAA---A"},
    {"reopen", "incident.reopen", "-AAA---A"},
    {"cancel", "incident.cancel", "-AAA---A"},
    {"merge_duplicate", "incident.cancel", "-AAA---A"},
    {"convert_to_request", "incident.update", "-AAAT--A", "service_request.create"},
    {"raise_problem", "problem.create", "-AAAAA-A", "incident.read"},
    {"raise_change", "change.create", "OAAAAA-A", "incident.read"},
    {"comment_public", "ticket.comment_public", "OAAAAA-A"},
    {"comment_internal", "ticket.comment_internal", "-AAAAA-A"},
    {"edit", "incident.update", "-AAAT--A"},
};

const Right& rightFor(QLatin1StringView command)
{
    for (const auto& right : rights) {
        if (command == QLatin1StringView(right.command))
            return right;
    }
    qFatal("no right");
}

const Line* lineFor(QLatin1StringView command, TicketStatus from)
{
    for (const auto& line : table) {
        if (command == QLatin1StringView(line.command) && line.from.contains(from))
            return &line;
    }
    return nullptr;
}

struct Who
{
    Actor actor;
    size_t role;
    bool isRequester;
};

/// Does the scope hold a ticket without a team, in which only the requester has a part?
bool holds(const Who& who, QLatin1StringView command)
{
    const char scope = rightFor(command).scopes[who.role];
    return scope == 'A' || (scope != '-' && who.isRequester);
}

bool may(const Who& who, QLatin1StringView command, TicketStatus from)
{
    if (command == "confirm"_L1)
        return who.isRequester;
    if (holds(who, command))
        return true;
    if (command == "reopen"_L1)
        return who.isRequester && from != Closed;
    return who.isRequester && from == New && (command == "cancel"_L1 || command == "edit"_L1);
}

/// The code of the refusal; empty: it is done.
QString refusal(const Who& who, QLatin1StringView command, TicketStatus from)
{
    if (!may(who, command, from))
        return holds(who, "read"_L1) ? u"FORBIDDEN"_s : u"NOT_FOUND"_s;
    if (lineFor(command, from))
        return {};
    if (command == "comment_public"_L1 || command == "edit"_L1)
        return u"TICKET_CLOSED"_s;
    // The one way out of closed is there but shut: the window is 0 hours.
    const bool isLate = command == "reopen"_L1 && from == Closed;
    return isLate ? u"REOPEN_WINDOW"_s : u"INVALID_TRANSITION"_s;
}

} // namespace

class TstIncidentTransitions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanup() { test::dropFreshAddresses(); }
    void everyCommandInEveryStateByEverybody_data();
    void everyCommandInEveryStateByEverybody();
    void everyCommandNeedsItsOwnPermission();
    void theSeededRolesHoldWhatTheMatrixSays();
    void legalCommandsFollowTheTable();
};

void TstIncidentTransitions::everyCommandInEveryStateByEverybody_data()
{
    QTest::addColumn<int>("from");
    for (const auto from : states)
        QTest::addRow("from %s", qPrintable(keyOf(from))) << int(from);
}

void TstIncidentTransitions::everyCommandInEveryStateByEverybody()
{
    QFETCH(int, from);
    const auto state = TicketStatus(from);
    Story story;
    QList<Who> everybody;
    for (size_t role = 0; role < std::size(roles); ++role)
        everybody.append(
            {story.personWith(QString::fromLatin1(roles[role]), u"Person %1"_s.arg(role)), role,
                false});
    const auto requester = story.personWith(u"end_user"_s, u"Noor"_s);
    everybody.append({requester, 0, true});

    std::optional<TicketId> id;
    for (const auto* command : commands) {
        const QLatin1StringView name(command);
        for (const auto& who : std::as_const(everybody)) {
            const auto told = u"%1 by %2%3"_s.arg(name, QLatin1StringView(roles[who.role]),
                who.isRequester ? u", who asked"_s : QString());
            if (!id) {
                auto made = story.incidentIn(state, requester.person);
                QVERIFY2(made, qPrintable(codeOf(made)));
                id = *made;
            }
            const auto before = story.ticket(*id);
            QCOMPARE(before.status, state);
            story.desk->clock.advance(std::chrono::seconds(1));

            const auto done = story.runAs(who.actor, name, *id);

            const auto after = story.ticket(*id);
            const auto expected = refusal(who, name, state);
            QVERIFY2(codeOf(done) == expected,
                qPrintable(told + u": "_s + codeOf(done) + u" instead of "_s + expected));
            if (!done) {
                QVERIFY2(after == before, qPrintable(told));
                continue;
            }
            // G-08: the answer of the requester, for whom it waits.
            const bool isAnswer = state == OnHold && who.isRequester && name == "comment_public"_L1;
            const auto to = isAnswer ? InProgress : lineFor(name, state)->to.value_or(state);
            QVERIFY2(after.status == to, qPrintable(told + u": "_s + keyOf(after.status)));
            QCOMPARE(after.isOpen, open.contains(after.status));
            QCOMPARE(after.statusChangedAt == before.statusChangedAt, to == state);
            id.reset();
        }
    }
}

/// The seeded roles that resolve also edit and close; here each permission stands alone.
void TstIncidentTransitions::everyCommandNeedsItsOwnPermission()
{
    Story story;
    const auto bo = story.personWith(u"administrator"_s, u"Bo"_s);
    for (const auto& right : rights) {
        const QLatin1StringView command(right.command);
        if (command == "read"_L1)
            continue;
        const auto permission = QString::fromLatin1(right.permission);
        const auto* line = std::find_if(std::begin(table), std::end(table),
            [&](const Line& one) { return command == QLatin1StringView(one.command); });
        QVERIFY(line != std::end(table));
        const auto id = story.incidentIn(line->from.first());
        QVERIFY(id);
        QStringList needed{permission};
        if (right.also)
            needed += QString::fromLatin1(right.also);
        // Who makes a ticket is told of it.
        auto with = bo;
        with.grants.clear();
        for (const auto* read :
            {"incident.read", "service_request.read", "problem.read", "change.read"})
            with.grants.insert(QString::fromLatin1(read), Scope::Organization);
        for (const auto& one : std::as_const(needed)) {
            with.grants.insert(one, Scope::Organization);
            auto without = bo;
            without.grants.remove(one);
            const auto refused = story.runAs(without, command, *id);
            const bool isHidden = one == "incident.read"_L1;
            QVERIFY2(
                codeOf(refused) == (isHidden ? u"NOT_FOUND"_s : u"FORBIDDEN"_s), right.command);
            if (!isHidden)
                QCOMPARE(refused.error().subject, one);
        }
        const auto done = story.runAs(with, command, *id);
        QVERIFY2(done, qPrintable(command + u": "_s + codeOf(done)));
    }
}

void TstIncidentTransitions::theSeededRolesHoldWhatTheMatrixSays()
{
    Story story;
    for (size_t role = 0; role < std::size(roles); ++role) {
        const auto actor =
            story.personWith(QString::fromLatin1(roles[role]), u"Person %1"_s.arg(role));
        for (const auto& right : rights) {
            const auto scope = actor.scopeOf(QString::fromLatin1(right.permission));
            const char held = scope == Scope::Organization ? 'A'
                : scope == Scope::Team                     ? 'T'
                : scope == Scope::Own                      ? 'O'
                                                           : '-';
            QVERIFY2(held == right.scopes[role],
                qPrintable(u"%1 %2"_s.arg(
                    QLatin1StringView(roles[role]), QLatin1StringView(right.permission))));
        }
    }
    for (const auto& right : rights) {
        if (QLatin1StringView(right.command) == "read"_L1)
            continue;
        const auto command = u"incident."_s + QLatin1StringView(right.command);
        QCOMPARE(incidentPermission(command), QString::fromLatin1(right.permission));
    }
}

void TstIncidentTransitions::legalCommandsFollowTheTable()
{
    for (const auto from : states) {
        for (const auto* name : commands) {
            const QLatin1StringView command(name);
            // A comment that comes together with a resolution must not undo it.
            if (command == "comment_public"_L1 || command == "edit"_L1)
                continue;
            const bool isLegal =
                lineFor(command, from) || (from == Closed && command == "reopen"_L1);
            QCOMPARE(isLegalIncidentCommand(u"incident."_s + command, keyOf(from)), isLegal);
        }
        QCOMPARE(
            isLegalIncidentCommand(u"incident.comment_public"_s, keyOf(from)), open.contains(from));
        QVERIFY(isLegalIncidentCommand(u"incident.edit"_s, keyOf(from)));
        QVERIFY(isLegalIncidentCommand(u"undo"_s, keyOf(from)));
        QVERIFY(isLegalIncidentCommand(u"import"_s, keyOf(from)));
        QVERIFY(!isLegalIncidentCommand(u"incident.unheard_of"_s, keyOf(from)));
    }
}

QTEST_GUILESS_MAIN(TstIncidentTransitions)

#include "tst_incident_transitions.moc"
