// The tables of processes.md sections 4 to 6 once more, written down apart from the code under
// test: which command is legal in which state, and where it leads.
#include "core/changes/change_rules.h"
#include "core/desk/desk.h"
#include "core/problems/problem_rules.h"
#include "core/requests/request_rules.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using enum TicketStatus;

struct Line
{
    const char* rule;
    const char* command;
    QList<TicketStatus> from;
    std::optional<TicketStatus> to; ///< nothing: as it was, or by what the act decides
};

struct Process
{
    TicketKind kind;
    Transitions transitions;
    bool (*isLegal)(const QString& command, const QString& status);
    QList<TicketStatus> states;
    QList<Line> lines;
};

const QList<Process>& processes()
{
    static const QList<TicketStatus> openRequests{
        Draft, Submitted, PendingApproval, Approved, Rejected, InProgress, OnHold};
    static const QList<TicketStatus> openProblems{
        Logged, Investigating, Diagnosed, SolutionIdentified, Monitoring, OnHold};
    static const QList<TicketStatus> openChanges{Draft, Submitted, PendingApproval, Approved,
        Rejected, Scheduled, InProgress, Implemented, InReview};
    static const QList<Process> all{
        {TicketKind::ServiceRequest, requestTransitions(), isLegalRequestCommand,
            openRequests + QList{Fulfilled, Closed, Cancelled},
            {
                {"R-02", "submit", {Draft, Rejected}, {}},
                {"R-03", "level_approved", {PendingApproval}, {}},
                {"R-04", "all_approved", {PendingApproval}, Approved},
                {"R-05", "reject", {PendingApproval}, Rejected},
                {"R-06", "expire", {PendingApproval}, {}},
                {"R-07", "withdraw", {PendingApproval}, Cancelled},
                {"R-08", "start", {Approved}, InProgress},
                {"R-09", "hold", {Approved, InProgress}, OnHold},
                {"R-10", "resume", {OnHold}, {}},
                {"R-11", "fulfil", {Approved, InProgress, OnHold}, Fulfilled},
                {"R-12", "confirm", {Fulfilled}, Closed},
                {"R-13", "close", {Fulfilled}, Closed},
                {"R-13", "auto_close", {Fulfilled}, Closed},
                {"R-14", "reopen", {Fulfilled}, InProgress},
                {"R-15", "cancel", {Draft, Submitted, Approved, InProgress, OnHold}, Cancelled},
                {"section 2", "merge_duplicate", openRequests, Cancelled},
                {"G-08", "comment_public", openRequests, {}},
            }},
        {TicketKind::Problem, problemTransitions(), isLegalProblemCommand,
            openProblems + QList{Resolved, Closed, Cancelled},
            {
                {"P-02", "investigate", {Logged}, Investigating},
                {"P-03", "diagnose", {Investigating}, Diagnosed},
                {"P-04", "identify_solution", {Diagnosed}, SolutionIdentified},
                {"P-05", "implement_fix", {SolutionIdentified}, Monitoring},
                {"P-06", "recurrence", {Monitoring}, Investigating},
                {"P-07, P-08", "resolve", {Diagnosed, SolutionIdentified, Monitoring}, Resolved},
                {"P-09", "close", {Resolved}, Closed},
                {"section 12", "auto_close", {Resolved}, Closed},
                {"P-10", "reopen", {Resolved}, Investigating},
                {"P-11", "hold", {Logged, Investigating, Diagnosed, SolutionIdentified, Monitoring},
                    OnHold},
                {"P-12", "resume", {OnHold}, {}},
                {"P-13", "cancel", {Logged, Investigating, OnHold}, Cancelled},
                {"section 2", "merge_duplicate", openProblems, Cancelled},
                {"G-08", "comment_public", openProblems, {}},
            }},
        {TicketKind::Change, changeTransitions(), isLegalChangeCommand,
            openChanges + QList{Closed, Cancelled},
            {
                {"X-02", "submit", {Draft}, Submitted},
                {"X-03", "pre_authorize", {Submitted}, Scheduled},
                {"X-04", "request_approval", {Submitted}, PendingApproval},
                {"X-05", "return", {Submitted, PendingApproval}, Draft},
                {"X-06", "approved", {PendingApproval}, Approved},
                {"X-07", "rejected", {PendingApproval}, Rejected},
                {"X-08", "revise", {Rejected}, Draft},
                {"X-09", "schedule", {Approved}, Scheduled},
                {"X-10", "reschedule", {Scheduled}, {}},
                {"X-11", "start", {Scheduled}, InProgress},
                {"X-12", "start_backout", {InProgress}, {}},
                {"X-13", "finish", {InProgress}, Implemented},
                {"X-14", "review", {Implemented}, InReview},
                {"X-15, X-16", "close", {Implemented, InReview}, Closed},
                {"X-15", "auto_close", {Implemented}, Closed},
                {"X-17", "cancel", {Draft, Submitted, PendingApproval, Approved, Scheduled},
                    Cancelled},
                {"X-18", "start_unapproved", {Submitted, PendingApproval}, InProgress},
                {"section 2", "merge_duplicate", openChanges, Cancelled},
                {"G-08", "comment_public", openChanges, {}},
            }},
    };
    return all;
}

} // namespace

class TstKindTransitions : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandInEveryState_data();
    void everyCommandInEveryState();
    void noOtherCommandIsKnown_data() { everyCommandInEveryState_data(); }
    void noOtherCommandIsKnown();
    void theDeskAsksTheTableOfTheKind_data() { everyCommandInEveryState_data(); }
    void theDeskAsksTheTableOfTheKind();
};

void TstKindTransitions::everyCommandInEveryState_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < processes().size(); ++i)
        QTest::newRow(qPrintable(keyOf(processes()[i].kind))) << i;
}

void TstKindTransitions::everyCommandInEveryState()
{
    QFETCH(const int, at);
    const auto& process = processes()[at];
    for (const auto& line : process.lines) {
        const auto command = keyOf(process.kind) + u'.' + QLatin1StringView(line.command);
        for (const auto from : process.states) {
            const bool isLegal = line.from.contains(from);
            const auto what = u"%1: %2"_s.arg(command, keyOf(from));
            QVERIFY2(process.isLegal(command, keyOf(from)) == isLegal, qPrintable(what));
            const auto* transition = transitionFrom(process.transitions, command, from);
            QVERIFY2(bool(transition) == isLegal, qPrintable(what));
            if (!transition)
                continue;
            const bool isFixed = transition->target == TransitionTarget::Fixed;
            QVERIFY2(isFixed == line.to.has_value(), qPrintable(what));
            QVERIFY2(!isFixed || transition->to == line.to, qPrintable(what));
        }
    }
    for (const auto from : process.states) {
        for (const auto* act : {"create", "edit", "comment_internal"})
            QVERIFY(
                process.isLegal(keyOf(process.kind) + u'.' + QLatin1StringView(act), keyOf(from)));
        QVERIFY(process.isLegal(u"undo"_s, keyOf(from)));
        QVERIFY(process.isLegal(u"import"_s, keyOf(from)));
        QVERIFY(!process.isLegal(keyOf(process.kind) + u".dance"_s, keyOf(from)));
    }
}

void TstKindTransitions::noOtherCommandIsKnown()
{
    QFETCH(const int, at);
    const auto& process = processes()[at];
    const auto kind = keyOf(process.kind) + u'.';
    for (const auto& transition : process.transitions) {
        const auto command = QString::fromLatin1(transition.command);
        QVERIFY2(command.startsWith(kind), transition.command);
        const bool isListed =
            std::any_of(process.lines.begin(), process.lines.end(), [&](const Line& line) {
                return command.mid(kind.size()) == QLatin1StringView(line.command);
            });
        QVERIFY2(isListed, transition.command);
    }
}

void TstKindTransitions::theDeskAsksTheTableOfTheKind()
{
    QFETCH(const int, at);
    const auto& process = processes()[at];
    const auto rules = deskRules();
    QVERIFY(rules.isLegal);
    for (const auto& line : process.lines) {
        const auto command = keyOf(process.kind) + u'.' + QLatin1StringView(line.command);
        for (const auto from : process.states)
            QCOMPARE(rules.isLegal(command, keyOf(from)), line.from.contains(from));
    }
    const auto creation = keyOf(process.kind) + u".create"_s;
    QCOMPARE(rules.permissionOf(creation), creation);
}

QTEST_GUILESS_MAIN(TstKindTransitions)
#include "tst_kind_transitions.moc"
