#include "tests/gui/desk_window.h"

#include "core/tickets/ticket_queries.h"
#include "ui/models/queue_model.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/link_text.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTableView>
#include <QWindow>

#include <tuple>

#include "record/category.h"
#include "record/role.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_account.h"
#include "record/user_role.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

constexpr Sql agentRole{"test.agentRole", "SELECT id FROM role WHERE code = 'agent'"};
constexpr Sql firstTeam{"test.firstTeam", "SELECT team_id FROM team_member ORDER BY id LIMIT 1"};
constexpr Sql someCategory{"test.someCategory", R"sql(
    SELECT id FROM category
     WHERE module = 'incident' AND name = 'End-User Device')sql"};
constexpr Sql personNamed{
    "test.personNamed", "SELECT id FROM user_account WHERE username = :username"};

/// Ends the test where the ground itself gives way.
template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s %s %s", qPrintable(result.error().code), qPrintable(result.error().subject),
            qPrintable(result.error().detail));
    return std::move(*result);
}

QUuid idOf(Session& desk, const Sql& sql, const Bindings& bindings = {})
{
    return sure(one(desk.replica->database(), sql, bindings))->uuid(0);
}

QString textOf(const QWidget* widget)
{
    if (const auto* linked = qobject_cast<const LinkText*>(widget))
        return linked->words();
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return button->text();
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return line->text();
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        return box->currentText();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        return text->toPlainText();
    return widget->accessibleName();
}

record::UserAccount person(const QString& name, const QString& login)
{
    record::UserAccount person;
    person.displayName = name;
    person.username = login;
    person.email = login + u"@example.org"_s;
    return person;
}

/// What takes the focus in there, where it stands, and how many lines it has.
QList<std::tuple<const QWidget*, QRect, bool, int>> layoutOf(const QWidget& window)
{
    QList<std::tuple<const QWidget*, QRect, bool, int>> found;
    for (const auto* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus))
            continue;
        const auto* list = qobject_cast<const QAbstractItemView*>(each);
        const int rows = list && list->model() ? list->model()->rowCount() : 0;
        const QRect place(each->mapTo(&window, QPoint()), each->size());
        found.emplaceBack(each, place, each->isEnabled(), rows);
    }
    return found;
}

/// Desks of tests resemble each other to the last id; none shall find what another left.
void forgetWhatIsKept()
{
    const auto profile = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    for (const auto& kept : {u"/drafts"_s, u"/seen"_s})
        QDir(profile + kept).removeRecursively();
}

} // namespace

DeskWindow::DeskWindow(Ground ground)
{
    forgetWhatIsKept();
    if (ground == NoDesk)
        return;
    m_address = freshDesk()->address;
    fill();
}

DeskWindow::DeskWindow(const Address& place) : m_address(place)
{
    forgetWhatIsKept();
    setUpAt(place);
    fill();
}

void DeskWindow::fill()
{
    m_desk = sure(openDesk(m_address, Access::ReadWrite, systemWorld(ownPlaces())));
    m_mira = sure(
        m_desk->access.actorFor(PersonId(idOf(*m_desk, personNamed, {{"username", u"mira"_s}}))));
    const auto role = RoleId(idOf(*m_desk, agentRole));
    const auto team = TeamId(idOf(*m_desk, firstTeam));
    sure(m_desk->replica->write(
        m_mira.author(), {.code = u"person.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto bo = person(u"Bo Lindqvist"_s, u"bo"_s);
            auto ada = person(u"Ada Obi"_s, u"ada"_s);
            for (auto* each : {&bo, &ada}) {
                each->head.organizationId = unit.organization();
                if (auto made = unit.create(*each); !made)
                    return made;
            }
            record::UserRole held;
            held.userId = bo.id;
            held.roleId = role;
            if (auto made = unit.create(held); !made)
                return made;
            record::TeamMember member;
            member.teamId = team;
            member.userId = bo.id;
            m_bo = bo.id;
            m_ada = ada.id;
            return unit.create(member);
        }));
}

DeskWindow::~DeskWindow()
{
    m_window.reset();
    m_desk.reset();
    dropFreshAddresses();
}

void DeskWindow::open()
{
    open(std::make_unique<MainWindow>(ownPlaces(), MainWindow::MakeDemonstration(), &m_clock));
}

void DeskWindow::open(std::unique_ptr<MainWindow> made)
{
    m_window = std::move(made);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    if (m_desk)
        m_window->openDesk(m_address);
    else
        m_window->showFirstStart();
}

void DeskWindow::close()
{
    m_window.reset();
}

bool DeskWindow::reachSignIn()
{
    open();
    return QTest::qWaitForWindowActive(m_window.get(), patience)
        && QTest::qWaitFor([&] { return part(u"login"_s) && hasFocus(u"login"_s); }, patience);
}

bool DeskWindow::signIn()
{
    if (!reachSignIn())
        return false;
    enter(u"mira"_s, password);
    return QTest::qWaitFor(
        [&] { return part(u"openCount"_s) && !text(u"openCount"_s).isEmpty(); }, patience);
}

bool DeskWindow::signInAsBo()
{
    if (!m_desk->signIn.setPassword(m_bo, passwordOfBo) || !reachSignIn())
        return false;
    enter(u"bo"_s, passwordOfBo);
    return QTest::qWaitFor([&] { return part(u"workspace"_s) != nullptr; }, patience);
}

void DeskWindow::enter(const QString& login, const QString& secret)
{
    type(login);
    press(Qt::Key_Tab);
    type(secret);
    press(Qt::Key_Return);
}

QWidget& DeskWindow::front() const
{
    return m_front ? *m_front : *m_window;
}

QList<QWidget*> DeskWindow::others() const
{
    QList<QWidget*> found;
    for (auto* each : QApplication::topLevelWidgets()) {
        if (each->objectName() == "furtherWindow"_L1 && each->isVisible())
            found.append(each);
    }
    return found;
}

bool DeskWindow::turnTo(QWidget& which)
{
    lookAt(which);
    which.raise();
    which.activateWindow();
    return QTest::qWaitForWindowActive(&which, patience);
}

void DeskWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(front().windowHandle(), key, modifiers);
}

void DeskWindow::type(const QString& text)
{
    for (const auto letter : text) {
        auto* focus = QApplication::focusWidget();
        // Letters beyond Latin 1 have no key of their own and come from an input method.
        if (letter.unicode() > 0x7e && focus)
            QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown, letter, Qt::NoModifier);
        else
            QTest::keyClick(front().windowHandle(), letter.toLatin1());
    }
}

bool DeskWindow::tabTo(const QString& name)
{
    for (int i = 0; i < 60; ++i) {
        if (hasFocus(name))
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

bool DeskWindow::chooseFile(const QString& path)
{
    auto* dialog = front().findChild<QFileDialog*>();
    auto* name = dialog ? dialog->findChild<QLineEdit*>(u"fileNameEdit"_s) : nullptr;
    if (!name || !name->isVisible())
        return false;
    name->setText(path); // typed letters would open a list of files over the field
    QTest::keyClick(name, Qt::Key_Return);
    return true;
}

bool DeskWindow::chooseInPalette(const QString& words)
{
    press(Qt::Key_K, Qt::ControlModifier);
    if (!QTest::qWaitFor([&] { return hasFocus(u"paletteField"_s); }, patience))
        return false;
    type(words);
    press(Qt::Key_Return); // which waits for what the words find
    return true;
}

bool DeskWindow::takeBack(const QString& deed)
{
    if (!QTest::qWaitFor([&] { return text(u"undoHint"_s).contains(deed); }, patience))
        return false;
    press(Qt::Key_Z, Qt::ControlModifier);
    return true;
}

void DeskWindow::comeToRest() const
{
    constexpr int looks = 6; // rather than a time: a busy machine takes longer for each
    const QDeadlineTimer over(patience);
    auto before = layoutOf(front());
    for (int quiet = 0; quiet < looks && !over.hasExpired();) {
        QTest::qWait(50);
        const auto now = layoutOf(front());
        quiet = now == before ? quiet + 1 : 0;
        before = now;
    }
}

bool DeskWindow::offers(const QString& box, const QString& name) const
{
    const auto* found = qobject_cast<const QComboBox*>(part(box));
    return found && found->findText(name, Qt::MatchStartsWith) >= 0;
}

QWidget* DeskWindow::part(const QString& name) const
{
    if (!m_window)
        return nullptr;
    const auto found = front().findChildren<QWidget*>(name);
    for (auto i = found.size() - 1; i >= 0; --i) { // what lies on top came last
        if (found.at(i)->isVisible())
            return found.at(i);
    }
    return nullptr;
}

QString DeskWindow::text(const QString& name) const
{
    const auto* found = part(name);
    return found ? textOf(found) : QString();
}

bool DeskWindow::says(const QString& words) const
{
    for (const auto* each : front().findChildren<QWidget*>()) {
        if (each->isVisible() && textOf(each).contains(words))
            return true;
    }
    return false;
}

bool DeskWindow::hasFocus(const QString& name) const
{
    const auto* focus = QApplication::focusWidget();
    const auto* around = focus ? focus->parentWidget() : nullptr; // none of a window
    return focus && (focus->objectName() == name || (around && around->objectName() == name));
}

QStringList DeskWindow::queue() const
{
    QStringList lines;
    const auto* table = qobject_cast<QTableView*>(part(u"queueTable"_s));
    if (!table)
        return lines;
    const auto* model = table->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            if (column > QueueModel::Kind && table->isColumnHidden(column))
                continue; // is not even read
            cells << model->index(row, column).data().toString();
        }
        lines << cells.join(u" | "_s);
    }
    return lines;
}

QString DeskWindow::chosenLine() const
{
    const auto* table = qobject_cast<QTableView*>(part(u"queueTable"_s));
    const auto row = table ? table->currentIndex().row() : -1;
    return queue().value(row);
}

TicketId DeskWindow::report(const QString& title, const QString& details)
{
    NewIncident form;
    form.title = title;
    form.description = details;
    form.requester = m_ada;
    form.impact = 2;
    form.urgency = 2;
    form.category = CategoryId(idOf(*m_desk, someCategory));
    return sure(m_desk->incidents.create(m_mira, form)).ticket.id;
}

TicketId DeskWindow::numbered(const QString& number)
{
    return sure(m_desk->replica->read(
        [&](Database& database) { return TicketQueries::byNumber(database, m_mira, number); }));
}

record::Ticket DeskWindow::ticket(TicketId id)
{
    return sure(m_desk->incidents.find(m_mira, id)).ticket;
}

QStringList DeskWindow::comments(TicketId id)
{
    const auto items = sure(m_desk->replica->read(
        [&](Database& database) { return TicketQueries::conversation(database, m_mira, id); }));
    QStringList lines;
    for (const auto& item : items)
        lines << (item.isInternal ? u"internal: "_s : u"public: "_s) + item.body;
    return lines;
}

bool openOnly(DeskWindow& window)
{
    if (!window.part(u"workspace"_s) && !window.signIn())
        return false;
    window.type(u"gi"_s);
    if (!QTest::qWaitFor([&] { return window.queue().size() == 1; }, patience))
        return false;
    window.press(Qt::Key_Return);
    return QTest::qWaitFor([&] { return !window.text(u"ticketTitle"_s).isEmpty(); }, patience);
}

QWidget* openSecond(DeskWindow& window)
{
    window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto* second = window.others().value(0);
    return second && window.turnTo(*second) ? second : nullptr;
}

} // namespace homeport::test
