// What other processes do beside the window of a test, and its main(), which begins all of them.
#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"
#include "ui/tickets/queue_page.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

// Q_INIT_RESOURCE declares its function where it stands, so it cannot stand in a namespace.
static void initIcons()
{
    Q_INIT_RESOURCE(homeport);
}

namespace homeport::test {

namespace {

constexpr Sql bo{"test.bo", "SELECT id FROM user_account WHERE username = 'bo'"};

/// The tests of the second row have a display of their own, or none: where they are begun without
/// ./dev, the display of the person is that of the first row, which has its focus meanwhile.
void useDisplayOfRow()
{
    if (qEnvironmentVariable("HOMEPORT_TEST_ROW") != "second"_L1)
        return;
    const auto own = qgetenv("HOMEPORT_TEST_SECOND_DISPLAY");
    if (own.isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    else
        qputenv("DISPLAY", own);
}

bool wait(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, patience);
}

/// In place of a ticket: what is written is about all that are in her list.
const auto allOfHers = u"all"_s;

/// The field that is written in; null: it does not come.
QPlainTextEdit* composerOf(MainWindow& window, TicketId id)
{
    window.workspace()->openTicket(id);
    const auto find = [&window] { return window.findChild<QPlainTextEdit*>(u"composerText"_s); };
    return wait([find] { return find() != nullptr; }) ? find() : nullptr;
}

/// The same of the form that resolves all of her tickets.
QPlainTextEdit* notesForAll(MainWindow& window)
{
    auto* model = window.workspace()->queuePage()->model();
    if (!wait([model] { return model->total() > 0; }))
        return nullptr;
    model->setMarks({true, {}});
    auto* resolve = window.workspace()->actions().find(actionId(TicketAct::Resolve));
    if (!wait([resolve] { return resolve->isEnabled(); }))
        return nullptr;
    resolve->trigger();
    const auto find = [&window] { return window.findChild<QPlainTextEdit*>(u"notes"_s); };
    return wait([find] { return find() != nullptr; }) ? find() : nullptr;
}

/// Before a ticket: what is written is in the form that resolves it.
const auto resolving = u"resolve "_s;

/// That form's.
QPlainTextEdit* notesFor(MainWindow& window, TicketId id)
{
    window.workspace()->openTicket(id);
    auto* resolve = window.workspace()->actions().find(actionId(TicketAct::Resolve));
    const auto isThere = [&] {
        return window.findChild<QPlainTextEdit*>(u"composerText"_s) && resolve->isEnabled();
    };
    if (!wait(isThere))
        return nullptr;
    resolve->trigger();
    const auto find = [&window] { return window.findChild<QPlainTextEdit*>(u"notes"_s); };
    return wait([find] { return find() != nullptr; }) ? find() : nullptr;
}

QPlainTextEdit* fieldOf(MainWindow& window, const QString& what)
{
    if (what == allOfHers)
        return notesForAll(window);
    return what.startsWith(resolving)
        ? notesFor(window, TicketId::fromString(what.mid(resolving.size())))
        : composerOf(window, TicketId::fromString(what));
}

/// Another window of Mira's begins to write, says when the text is on disk, and never ends by
/// itself.
int writeUntilKilled(const QStringList& words)
{
    initIcons();
    initSeed();
    MainWindow window(ownPlaces());
    window.show();
    window.openDesk({words.at(2)}, u"mira"_s, password);
    if (!wait([&] { return window.workspace() != nullptr; }))
        return 2;
    auto* text = fieldOf(window, words.at(3));
    if (!text)
        return 3;
    QTest::keyClicks(text, words.at(5));
    const auto isSaved = [&window] {
        const auto notes = window.findChildren<QLabel*>(u"draftNote"_s);
        return std::any_of(notes.begin(), notes.end(),
            [](const auto* each) { return each->text() == u"Draft saved"_s; });
    };
    if (!wait(isSaved))
        return 4;
    QTextStream(stdout) << "written\n" << Qt::flush;
    return QApplication::exec();
}

/// What the other process does; its answer ends the process.
int actElsewhere(const QStringList& words)
{
    initSeed();
    auto desk = openDesk({words.at(2)}, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!desk)
        return 2;
    auto person = one((*desk)->replica->database(), bo);
    if (!person)
        return 3;
    const PersonId id((*person)->uuid(0));
    person->reset();
    const auto actor = (*desk)->access.actorFor(id);
    if (!actor)
        return 3;
    const auto ticket = TicketId::fromString(words.at(4));
    const auto& text = words.at(5);
    auto& incidents = (*desk)->incidents;
    Result<> done;
    if (words.at(3) == "reply"_L1) {
        const auto said = incidents.comment(*actor, ticket, text, TicketCommentVisibility::Public);
        done = said ? Result<>() : Result<>(said.error());
    } else if (words.at(3) == "title"_L1) {
        IncidentEdit edit;
        edit.title = text;
        done = incidents.edit(*actor, ticket, edit);
    } else if (words.at(3) == "urgency"_L1) {
        IncidentEdit edit;
        edit.urgency = text.toInt();
        done = incidents.edit(*actor, ticket, edit);
    } else if (words.at(3) == "start"_L1) {
        done = incidents.startWork(*actor, ticket);
    } else if (words.at(3) == "resolve"_L1) {
        done = incidents.resolve(*actor, ticket, {IncidentResolutionCode::Fixed, text});
    }
    if (!done)
        QTextStream(stderr) << done.error().code << ' ' << done.error().subject << '\n';
    return done ? 0 : 4;
}

} // namespace

bool DeskWindow::elsewhere(const QString& deed, TicketId id, const QString& text)
{
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other.start(QCoreApplication::applicationFilePath(),
        {u"--elsewhere"_s, m_address.text, deed, id.toString(), text});
    return other.waitForFinished(patience) && other.exitStatus() == QProcess::NormalExit
        && other.exitCode() == 0;
}

bool DeskWindow::writeAndBeKilled(TicketId id, const QString& text)
{
    return writeAndBeKilled(id.toString(), text);
}

bool DeskWindow::resolveAllAndBeKilled(const QString& notes)
{
    return writeAndBeKilled(allOfHers, notes);
}

bool DeskWindow::resolveAndBeKilled(TicketId id, const QString& notes)
{
    return writeAndBeKilled(resolving + id.toString(), notes);
}

bool DeskWindow::writeAndBeKilled(const QString& what, const QString& text)
{
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    other.setProcessEnvironment(environment);
    other.start(QCoreApplication::applicationFilePath(),
        {u"--write"_s, m_address.text, what, qEnvironmentVariable("XDG_DATA_HOME"), text});
    const auto isWritten = other.waitForReadyRead(2 * patience);
    other.kill();
    return other.waitForFinished(patience) && isWritten
        && other.exitStatus() == QProcess::CrashExit;
}

int runWindowTest(int argc, char** argv, QObject& test)
{
    useDisplayOfRow();
    // The profile of the person who runs the tests is not touched; the other process has one of its
    // own and so is another device.
    const QTemporaryDir profile;
    for (const auto* kind : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(kind, QFile::encodeName(profile.path()));
    if (argc > 4 && qstrcmp(argv[1], "--write") == 0) {
        // It is to leave its text where this process will look for it.
        qputenv("XDG_DATA_HOME", argv[4]);
        QApplication app(argc, argv);
        QApplication::setApplicationName(u"homeport-test"_s);
        return writeUntilKilled(QCoreApplication::arguments());
    }
    if (argc > 5 && qstrcmp(argv[1], "--elsewhere") == 0) {
        const QCoreApplication app(argc, argv);
        return actElsewhere(QCoreApplication::arguments());
    }
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"homeport-test"_s);
    QApplication::setCursorFlashTime(0);
    initIcons();
    Theme::apply(app, Appearance::Light);
    return QTest::qExec(&test, argc, argv);
}

} // namespace homeport::test
