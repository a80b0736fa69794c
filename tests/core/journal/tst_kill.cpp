// A child writes and acknowledges, is killed at random; what it acknowledged must be there
// (REL-01, REL-02). HOMEPORT_KILLS sets the number of cycles; 50 when left out.
#include "app/own_places.h"
#include "core/desk/desk.h"
#include "core/exchange/verify.h"
#include "tests/support/plain_setup.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What is named by people, of all that the child makes.
constexpr Sql namesHeld{"test.names", R"sql(
    SELECT name FROM tag
    UNION ALL SELECT title FROM ticket
    UNION ALL SELECT body FROM ticket_comment)sql"};

/// One row, under a name.
Result<> makeTag(Session& session, const QString& name)
{
    record::Tag tag;
    tag.name = name;
    auto written = session.replica->write(
        {}, {.code = u"test.tag"_s}, [&](UnitOfWork& unit) { return unit.create(tag); });
    return written ? Result<>() : written.error();
}

/// The child: makes tags, incidents and comments on them, named by `cycle` and a counter, and says
/// each name once it is durable.
int writeUntilKilled(const QString& path, const QString& cycle)
{
    auto opened = openDesk({path}, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!opened)
        return 3;
    auto& session = **opened;
    const auto mira = test::administratorOf(session);
    const auto say = [](const QString& name) {
        std::printf("%s\n", qPrintable(name));
        std::fflush(stdout);
    };
    for (int i = 0;; ++i) {
        const auto name = u"%1-%2"_s.arg(cycle).arg(i);
        if (!makeTag(session, name + u" tag"_s))
            return 4;
        say(name + u" tag"_s);
        NewIncident form;
        form.title = name + u" incident"_s;
        form.description = u"It smokes."_s;
        form.requester = mira.person;
        form.impact = 2;
        form.urgency = 2;
        const auto made = session.incidents.create(mira, form);
        if (!made)
            return 5;
        say(form.title);
        const auto body = name + u" comment"_s;
        if (!session.incidents.comment(
                mira, made->ticket.id, body, TicketCommentVisibility::Public))
            return 6;
        say(body);
    }
}

} // namespace

class TstKill : public QObject
{
    Q_OBJECT

private slots:
    void nothingAcknowledgedIsLost();
};

void TstKill::nothingAcknowledgedIsLost()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"desk.homeport"_s);
    QVERIFY(setUpDesk({path}, test::plainSetup(), systemWorld(ownPlaces())));
    const int cycles = qEnvironmentVariableIsSet("HOMEPORT_KILLS")
        ? qEnvironmentVariableIntValue("HOMEPORT_KILLS")
        : 50;
    SeededRandom random(1);
    QStringList acknowledged;

    for (int cycle = 0; cycle < cycles; ++cycle) {
        QProcess child;
        child.start(
            QCoreApplication::applicationFilePath(), {u"--write"_s, path, QString::number(cycle)});
        QVERIFY(child.waitForStarted());
        // At least one command, then death at any moment of a later one.
        QVERIFY2(child.waitForReadyRead(60'000), child.readAllStandardError().constData());
        QTest::qSleep(int(random.below(25)));
        child.kill();
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const auto said = QString::fromUtf8(child.readAllStandardOutput());
        auto lines = said.split(u'\n');
        lines.removeLast(); // a name cut short, or nothing
        acknowledged += lines;
    }

    auto session = openDesk({path}, Access::ReadWrite, systemWorld(ownPlaces()));
    QVERIFY(session);
    QSet<QString> held;
    auto names = (*session)->replica->database().query(namesHeld);
    QVERIFY(names);
    while ((*names)->next())
        held.insert((*names)->text(0));
    names->reset();
    QVERIFY(acknowledged.size() >= cycles);
    for (const auto& name : std::as_const(acknowledged))
        QVERIFY2(held.contains(name), qPrintable(name));
    const auto found = verifyDesk(*(*session)->replica);
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
    qInfo("%d cycles, %d acknowledged", cycles, int(acknowledged.size()));
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == "--write"_L1)
        return writeUntilKilled(app.arguments().value(2), app.arguments().value(3));
    TstKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
