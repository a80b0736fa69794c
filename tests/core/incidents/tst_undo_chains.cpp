#include "core/incidents/incident_rules.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

/// Ctrl+Z goes back through all that a person did to an incident, transitions included, and forward
/// again (architecture.md section 7: undo of a transition).
class TstUndoChains : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void everyPairOfTransitionsIsTakenBackAndDoneAgain();
    void aWholeLifeIsTakenBackToItsCreationAndDoneAgain();
    void whatAnotherDidMeanwhileStandsInTheWay();
    void aClosingIsTakenBackBehindAReopening();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// The entry it wrote; null where it changed nothing.
    Result<EntryRef> act(const QString& command, TicketId id);
    Result<EntryRef> back(const EntryRef& entry);
    /// Every cell of the incident and the number of its comments, by name.
    std::map<QString, Value> state(TicketId id);
    QString difference(const std::map<QString, Value>& one, const std::map<QString, Value>& other);

    std::unique_ptr<Story> m_story;
};

void TstUndoChains::init()
{
    m_story = std::make_unique<Story>();
    record::Setting window;
    window.scope = SettingScope::Organization;
    window.key = u"ticket.reopen_window_hours"_s;
    window.value = u"24"_s;
    QVERIFY(m_story->add(window));
}

void TstUndoChains::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

Result<EntryRef> TstUndoChains::act(const QString& command, TicketId id)
{
    m_story->desk->clock.advance(std::chrono::minutes(1));
    const auto before = replica().lastWritten();
    Result<> done;
    if (command == "take"_L1)
        done = m_story->incidents().take(m_story->mira(), id);
    else if (command == "comment_public"_L1)
        done = m_story->incidents().comment(
                   m_story->mira(), id, u"It is green."_s, TicketCommentVisibility::Public)
            ? Result<>()
            : Result<>(Error{});
    else
        done = m_story->run(command, id);
    if (!done)
        return done.error();
    const auto after = replica().lastWritten();
    return after == before ? EntryRef() : after;
}

Result<EntryRef> TstUndoChains::back(const EntryRef& entry)
{
    m_story->desk->clock.advance(std::chrono::minutes(1));
    auto done = undo(replica(), m_story->mira(), entry);
    return done ? Result<EntryRef>(replica().lastWritten()) : done.error();
}

std::map<QString, Value> TstUndoChains::state(TicketId id)
{
    std::map<QString, Value> out;
    auto& database = replica().database();
    for (const auto* table : {&record::Ticket::table(), &record::Incident::table()}) {
        const auto row = loadRow(database, *table, id.value());
        for (size_t i = 0; row && *row && i < table->fields.size(); ++i)
            out[QString::fromLatin1(table->fields[i].name)] = (*row)->cells[i];
        if (row && *row)
            out[u"deleted "_s + QLatin1StringView(table->name)] =
                Value((*row)->head.deletedAt.has_value());
    }
    const auto comments = number(database,
        {"test.comments",
            "SELECT count(*) FROM ticket_comment WHERE ticket_id = :id AND deleted_at IS NULL"},
        {{"id", id}});
    out[u"comments"_s] = comments ? Value(*comments) : Value();
    return out;
}

QString TstUndoChains::difference(
    const std::map<QString, Value>& one, const std::map<QString, Value>& other)
{
    for (const auto& [name, value] : one) {
        if (!(other.at(name) == value))
            return name;
    }
    return {};
}

void TstUndoChains::everyPairOfTransitionsIsTakenBackAndDoneAgain()
{
    constexpr TicketStatus states[] = {TicketStatus::New, TicketStatus::Acknowledged,
        TicketStatus::Assigned, TicketStatus::InProgress, TicketStatus::OnHold,
        TicketStatus::Resolved, TicketStatus::Closed};
    QStringList commands;
    for (const auto& line : incidentTransitions()) {
        const auto command = QString::fromLatin1(line.command).mid(9);
        if (!commands.contains(command) && command != "auto_close"_L1)
            commands << command;
    }
    int pairs = 0;
    for (const auto from : states) {
        for (const auto& first : std::as_const(commands)) {
            if (!isLegalIncidentCommand(u"incident."_s + first, keyOf(from)))
                continue;
            for (const auto& second : std::as_const(commands)) {
                const auto id = m_story->incidentIn(from);
                QVERIFY(id);
                const auto what = u"%1: %2, %3"_s.arg(keyOf(from), first, second);
                const auto before = state(*id);
                const auto one = act(first, *id);
                QVERIFY2(one, qPrintable(what));
                const auto between = state(*id);
                const auto status = keyOf(m_story->ticket(*id).status);
                if (!isLegalIncidentCommand(u"incident."_s + second, status))
                    continue;
                const auto two = act(second, *id);
                QVERIFY2(two, qPrintable(what));
                if (one->isNull() || two->isNull())
                    continue; // assigned again to the same
                const auto after = state(*id);
                ++pairs;
                const auto compare = [&](const std::map<QString, Value>& expected) {
                    const auto where = difference(state(*id), expected);
                    QVERIFY2(where.isEmpty(), qPrintable(what + u": "_s + where));
                };

                auto lastBack = back(*two);
                QVERIFY2(lastBack, qPrintable(what));
                compare(between);
                auto firstBack = back(*one);
                QVERIFY2(firstBack, qPrintable(what));
                compare(before);
                for (int round = 0; round < 2; ++round) {
                    const auto firstAgain = back(*firstBack);
                    QVERIFY2(firstAgain, qPrintable(what));
                    compare(between);
                    const auto lastAgain = back(*lastBack);
                    QVERIFY2(lastAgain, qPrintable(what));
                    compare(after);
                    lastBack = back(*lastAgain);
                    QVERIFY2(lastBack, qPrintable(what));
                    firstBack = back(*firstAgain);
                    QVERIFY2(firstBack, qPrintable(what));
                    compare(before);
                }
            }
        }
    }
    QVERIFY(pairs > 50);
}

void TstUndoChains::aWholeLifeIsTakenBackToItsCreationAndDoneAgain()
{
    const auto made = m_story->incidents().create(m_story->mira(), m_story->form());
    QVERIFY(made);
    const auto id = made->ticket.id;
    std::vector<EntryRef> done{replica().lastWritten()};
    std::vector<std::map<QString, Value>> states{state(id)};
    for (const auto& command : {u"acknowledge"_s, u"assign"_s, u"start_work"_s, u"hold"_s,
             u"resume"_s, u"hold"_s, u"comment_public"_s, u"resolve"_s, u"close"_s, u"reopen"_s,
             u"assign"_s, u"start_work"_s, u"resolve"_s, u"confirm"_s}) {
        const auto entry = act(command, id);
        QVERIFY2(entry, qPrintable(command));
        done.push_back(*entry);
        states.push_back(state(id));
    }

    for (int round = 0; round < 2; ++round) {
        std::vector<EntryRef> undone;
        for (size_t i = done.size(); i > 0; --i) {
            const auto entry = back(done[i - 1]);
            QVERIFY2(entry, qPrintable(QString::number(i)));
            undone.push_back(*entry);
            if (i > 1)
                QCOMPARE(difference(state(id), states[i - 2]), QString());
        }
        QVERIFY(!m_story->incidents().find(m_story->mira(), id));
        done.clear();
        for (size_t i = undone.size(); i > 0; --i) {
            const auto entry = back(undone[i - 1]);
            QVERIFY2(entry, qPrintable(QString::number(i)));
            done.push_back(*entry);
            QCOMPARE(difference(state(id), states[done.size() - 1]), QString());
        }
    }
}

void TstUndoChains::whatAnotherDidMeanwhileStandsInTheWay()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto assigned = act(u"assign"_s, *id);
    const auto started = act(u"start_work"_s, *id);
    QVERIFY(assigned && started);
    QVERIFY(act(u"hold"_s, *id));

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), *started)), u"VERSION_CONFLICT"_s);
    QCOMPARE(codeOf(undo(replica(), m_story->mira(), *assigned)), u"VERSION_CONFLICT"_s);
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::OnHold);
}

void TstUndoChains::aClosingIsTakenBackBehindAReopening()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    const auto closed = act(u"close"_s, *id);
    const auto reopened = act(u"reopen"_s, *id);
    QVERIFY(closed && reopened);
    QVERIFY(back(*reopened));
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::Closed);

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), *closed)), QString());
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::Resolved);
}

QTEST_GUILESS_MAIN(TstUndoChains)
#include "tst_undo_chains.moc"
