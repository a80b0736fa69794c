// Clocks of the teams of real incidents: OLAs of engines.md, SL-12.
#include "tests/core/service_levels/ticket_levels.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

/// It is 09:00 in UTC; each team has promised to resolve within 120 minutes, day and night.
class TstTeamClocks : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void sl12ATeamThatGotItResolvedBeginsAtReopening_data();
    void sl12ATeamThatGotItResolvedBeginsAtReopening();

private:
    TeamId teamWithPromise(const QString& name);
    /// "First resolution 1 stopped 60/120", of each OLA clock; with "due …" while it runs.
    QStringList teamClocks(TicketId id);
};

TeamId TstTeamClocks::teamWithPromise(const QString& name)
{
    const auto team = m_story->teamOf(name, {mira().person});
    auto ola = policy(SlaPolicyAgreementType::Ola);
    ola.name = name;
    ola.teamId = team;
    promise(ola, SlaTargetMetric::Resolution, 120);
    return team;
}

QStringList TstTeamClocks::teamClocks(TicketId id)
{
    const auto read = levels(id);
    QStringList lines;
    for (const auto& clock : read.clocks) {
        if (clock.type != SlaPolicyAgreementType::Ola)
            continue;
        auto line = u"%1 %2 %3 %4 %5/%6"_s.arg(clock.party, keyOf(clock.metric),
            QString::number(clock.cycle), keyOf(clock.state), QString::number(clock.elapsed / 1min),
            QString::number(clock.target / 1min));
        if (clock.dueAt)
            line += u" due "_s + test::shown(*clock.dueAt).mid(11, 5);
        lines += line;
    }
    return lines;
}

void TstTeamClocks::sl12ATeamThatGotItResolvedBeginsAtReopening_data()
{
    QTest::addColumn<bool>("isGivenAway");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("another team") << true
                                  << QStringList{u"First resolution 1 stopped 60/120"_s,
                                         u"Second resolution 2 running 30/120 due 13:00"_s};
    QTest::newRow("the same team")
        << false << QStringList{u"First resolution 1 running 90/120 due 12:00"_s};
}

void TstTeamClocks::sl12ATeamThatGotItResolvedBeginsAtReopening()
{
    QFETCH(const bool, isGivenAway);
    QFETCH(const QStringList, expected);
    const auto first = teamWithPromise(u"First"_s);
    const auto second = teamWithPromise(u"Second"_s);
    const auto id = in(TicketStatus::New);
    Story::must(assign(id, first, {}));
    Story::must(m_story->run(u"start_work"_s, id));
    pass(60min);
    Story::must(m_story->run(u"resolve"_s, id));
    // As where it was given away by somebody who did not know of the resolution yet.
    if (isGivenAway) {
        m_story->alter<record::Ticket>(
            id, [&](record::Ticket& row) { row.assignedTeamId = second; });
    }
    pass(60min);

    Story::must(m_story->run(u"reopen"_s, id));

    pass(30min);
    QCOMPARE(teamClocks(id), expected);
}

QTEST_GUILESS_MAIN(TstTeamClocks)

#include "tst_team_clocks.moc"
