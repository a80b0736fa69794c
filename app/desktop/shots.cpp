#include "app/desktop/shots.h"

#include "app/desktop/colleague.h"
#include "core/base/logging.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"
#include "ui/widgets/overlay.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int settling = 700; // milliseconds until answers are there and painted
constexpr int betweenLooks = 50; // milliseconds
constexpr int mostLooks = 600;

} // namespace

Shots::Shots(MainWindow& window, const QString& folder) : m_window(window), m_folder(folder)
{
    QDir().mkpath(folder);
    connect(&window, &MainWindow::deskOpened, this,
        [this](const Address& address) { m_desk = address; });
}

Shots::~Shots() = default;

void Shots::takeFirst()
{
    m_steps.append({u"first-start"_s, [this] { m_window.showFirstStart(); }});
    m_steps.append({u"first-start-look-around"_s, [this] { click(u"way1"_s); }});
    m_steps.append({u"first-start-open"_s, [this] { click(u"way3"_s); }});
    m_steps.append({u"first-start-refused"_s,
        [this] {
            write(u"address"_s, m_folder + u"/gone.homeport"_s);
            click(u"go"_s);
        },
        [this] { return isEnabled(u"go"_s); }});
    go();
}

void Shots::takeDesk()
{
    m_isLast = true;
    addQueue();
    addSuggestions();
    addTicket();
    addClosed();
    addBreaches();
    addResolved();
    addRaising();
    addKinds();
    addPlaces();
    addForms();
    addImport();
    addImportedLog();
    addOthers();
    addFormatted();
    addDuplicates();
    addBulk();
    addDeletion();
    addProof();
    addStopQuestion();
    addFurtherWindow();
    addDoors();
    go();
}

void Shots::click(const QString& button)
{
    if (auto* found = m_window.findChild<QAbstractButton*>(button))
        found->click();
}

bool Shots::isShown(const QString& part) const
{
    const auto* found = m_window.findChild<QWidget*>(part);
    return found && found->isVisible();
}

bool Shots::isEnabled(const QString& part) const
{
    const auto* found = m_window.findChild<QWidget*>(part);
    return found && found->isEnabled();
}

QString Shots::example(const QString& name, const QByteArray& text) const
{
    const auto path = m_folder + u'/' + name;
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
}

QModelIndex Shots::lineOf(const QString& part, const QString& text) const
{
    const auto* view = m_window.findChild<QAbstractItemView*>(part);
    if (!view || view->model()->rowCount() == 0)
        return {};
    const auto first = view->model()->index(0, 0);
    return view->model()->match(first, Qt::DisplayRole, text, 1, Qt::MatchContains).value(0);
}

void Shots::chooseLine(const QString& part, const QString& text)
{
    if (auto* view = m_window.findChild<QAbstractItemView*>(part))
        view->setCurrentIndex(lineOf(part, text));
}

void Shots::trigger(const QString& action)
{
    m_window.workspace()->actions().find(action)->trigger();
}

void Shots::write(const QString& field, const QString& text)
{
    if (auto* line = m_window.findChild<QLineEdit*>(field)) {
        line->setText(text);
        emit line->textEdited(text);
    }
}

void Shots::go()
{
    if (m_isRunning)
        return;
    // Somebody is at work: the window of a slow machine would lock before all are taken.
    QKeyEvent nothing(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &nothing);
    if (m_steps.isEmpty()) {
        if (m_isLast)
            emit finished(m_isComplete);
        else
            emit firstTaken();
        return;
    }
    m_isRunning = true;
    m_step = m_steps.takeFirst();
    m_step.prepare();
    wait(mostLooks);
}

/// For what is to be seen, and then until it is painted.
void Shots::wait(int looks)
{
    const bool isThere = !m_step.isThere || m_step.isThere();
    if (!isThere && looks > 0) {
        QTimer::singleShot(betweenLooks, this, [this, looks] { wait(looks - 1); });
        return;
    }
    if (!isThere) {
        const bool isOfNext = m_step.name.isEmpty() && !m_steps.isEmpty();
        const auto& name = isOfNext ? m_steps.constFirst().name : m_step.name;
        qCWarning(lcUi, "not to be seen: what %s shows", qPrintable(name));
        m_isComplete = false;
    }
    QTimer::singleShot(settling, this, &Shots::take);
}

void Shots::take()
{
    if (!m_step.name.isEmpty()) {
        for (const auto appearance : {Appearance::Dark, Appearance::Light}) {
            Theme::apply(*qApp, appearance);
            keep(m_step.name + (appearance == Appearance::Light ? u"-light"_s : u"-dark"_s));
        }
    }
    m_isRunning = false;
    go();
}

void Shots::keep(const QString& name)
{
    QWidget& window = m_front ? *m_front : m_window;
    auto picture = window.grab();
    if (auto* menu = QApplication::activePopupWidget()) { // which is a window of its own
        QPainter painter(&picture);
        painter.drawPixmap(window.mapFromGlobal(menu->pos()), menu->grab());
    }
    if (!picture.save(m_folder + u'/' + name + u".png"_s))
        m_isComplete = false;
}

void Shots::closeCards()
{
    for (auto* overlay : m_window.findChildren<Overlay*>()) {
        overlay->dismiss();
        overlay->deleteLater();
    }
}

} // namespace homeport
