#include "app/desktop/demonstration.h"
#include "app/desktop/shots.h"
#include "app/own_places.h"
#include "core/access/password.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/appearance.h"
#include "ui/words/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QPixmap>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace homeport;

namespace {

constexpr int settling = 1200; // milliseconds until a first picture is worth keeping
constexpr int longestWait = 60'000;
constexpr int titleBar = 40; // pixels that a window manager may add to the height

/// HOMEPORT_SCREENSHOT names a picture to take of the window, HOMEPORT_SCREENSHOT_QUIT ends then.
void takePictureIfWanted(MainWindow& window, bool opensDesk)
{
    const auto file = qEnvironmentVariable("HOMEPORT_SCREENSHOT");
    if (file.isEmpty())
        return;
    const auto take = [&window, file] {
        const auto isKept = window.grab().save(file);
        if (qEnvironmentVariableIsSet("HOMEPORT_SCREENSHOT_QUIT"))
            QCoreApplication::exit(isKept ? 0 : 1);
    };
    if (opensDesk) {
        QObject::connect(&window, &MainWindow::signedIn, &window,
            [&window, take] { QTimer::singleShot(settling, &window, take); });
        QTimer::singleShot(longestWait, &window, take); // whatever is to be seen by then
    } else {
        QTimer::singleShot(settling, &window, take);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"homeport"_s);
    QApplication::setApplicationDisplayName(u"Homeport"_s);
    QApplication::setOrganizationName(u"homeport"_s);
    QApplication::setApplicationVersion(QStringLiteral(HOMEPORT_VERSION));
    Q_INIT_RESOURCE(homeport);
    initSeed();

    // The help text speaks it already, so it is looked for before the options are parsed.
    const auto words = QCoreApplication::arguments();
    const auto at = words.indexOf(u"--language"_s);
    Language::install(app, at > 0 ? words.value(at + 1) : QString());

    QCommandLineParser options;
    const QCommandLineOption database(u"db"_s,
        QCoreApplication::translate("main", "Open the desk at this address."), u"address"_s);
    const QCommandLineOption demo(
        u"demo"_s, QCoreApplication::translate("main", "Open a desk full of examples."));
    const QCommandLineOption shots(u"shots"_s,
        QCoreApplication::translate(
            "main", "Keep a picture of every screen in this folder and end."),
        u"folder"_s);
    const QCommandLineOption dark(
        u"dark"_s, QCoreApplication::translate("main", "Start with the dark appearance."));
    const QCommandLineOption language(u"language"_s,
        QCoreApplication::translate(
            "main", "Speak this language, such as de; the system's when left out."),
        u"language"_s);
    options.addOptions({database, demo, shots, dark, language});
    options.addHelpOption();
    options.addVersionOption();
    options.process(app);
    ChosenAppearance::show(app, options.isSet(dark) ? Appearance::Dark : ChosenAppearance::kept());

    const QTemporaryDir examples; // goes with the program: nothing is kept
    int made = 0;
    const auto places = ownPlaces();
    MainWindow window(places, [&examples, &made, places] {
        const auto file = examples.filePath(u"demonstration-%1.homeport"_s.arg(++made));
        return makeDemonstration(file, places);
    });
    const auto isDemo = options.isSet(demo) || qEnvironmentVariableIsSet("HOMEPORT_DEMO");

    if (options.isSet(shots)) {
        auto* pictures = new Shots(window, QDir::cleanPath(options.value(shots)));
        pictures->setParent(&window);
        QObject::connect(&window, &MainWindow::signedIn, pictures, &Shots::takeDesk);
        QObject::connect(pictures, &Shots::finished, &app,
            [](bool isComplete) { QCoreApplication::exit(isComplete ? 0 : 1); });
        QObject::connect(pictures, &Shots::firstTaken, &window, &MainWindow::openDemonstration);
        window.show();
        pictures->takeFirst();
        QTimer::singleShot(longestWait * 20, &app, [] {
            qCritical("the pictures took too long; those that were taken are there");
            QCoreApplication::exit(1);
        });
        return QApplication::exec();
    }

    QSettings settings;
    const auto lastKey = u"desk/last"_s;
    auto address = options.value(database);
    if (address.isEmpty() && !isDemo) {
        address = settings.value(lastKey).toString();
        if (!Address{address}.isPostgresql() && !QFileInfo::exists(address))
            address.clear();
    }
    QObject::connect(&window, &MainWindow::deskOpened, &window, [&](const Address& opened) {
        if (!opened.text.startsWith(examples.path()))
            settings.setValue(lastKey, opened.shown());
    });
    takePictureIfWanted(window, isDemo);
    // With its frame it would reach out of a screen of just its size.
    const auto room = window.screen()->availableSize();
    if (room.width() > window.width() && room.height() > window.height() + titleBar)
        window.show();
    else
        window.showMaximized();
    if (isDemo)
        window.openDemonstration();
    else if (!address.isEmpty())
        window.openDesk(Address{address});
    return QApplication::exec();
}
