// A child writes and acknowledges, is killed at random; what it acknowledged must be there
// (REL-01, REL-02). HOMEPORT_KILLS sets the number of cycles; 50 when left out.
#include "core/desk/desk.h"
#include "core/exchange/verify.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql tagNames{"test.tags", "SELECT name FROM tag"};

/// The child: makes tags named by `cycle` and a counter, and says each name once it is durable.
int writeUntilKilled(const QString& path, const QString& cycle)
{
    auto session = openDesk({path}, Access::ReadWrite, systemWorld());
    if (!session)
        return 3;
    for (int i = 0;; ++i) {
        record::Tag tag;
        tag.name = u"%1-%2"_s.arg(cycle).arg(i);
        auto written = (*session)->replica->write(
            {}, {.code = u"test.tag"_s}, [&](UnitOfWork& unit) { return unit.create(tag); });
        if (!written)
            return 4;
        std::printf("%s\n", qPrintable(tag.name));
        std::fflush(stdout);
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
    {
        DeskSetup setup;
        setup.organization = u"Nordhafen Logistics"_s;
        setup.adminLogin = u"mira"_s;
        setup.password = u"correct horse battery staple"_s;
        QVERIFY(setUpDesk({path}, setup, systemWorld()));
    }
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
        QVERIFY2(child.waitForReadyRead(20000), child.readAllStandardError().constData());
        QTest::qSleep(int(random.below(25)));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const auto said = QString::fromUtf8(child.readAllStandardOutput());
        auto lines = said.split(u'\n');
        lines.removeLast(); // a name cut short, or nothing
        acknowledged += lines;
    }

    auto session = openDesk({path}, Access::ReadWrite, systemWorld());
    QVERIFY(session);
    QSet<QString> held;
    auto names = (*session)->replica->database().query(tagNames);
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
