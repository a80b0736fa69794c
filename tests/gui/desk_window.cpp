#include "tests/gui/desk_window.h"

#include "core/access/fresh_proof.h"
#include "core/tickets/ticket_queries.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include "record/category.h"
#include "record/role.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_account.h"
#include "record/user_role.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

// The desk and who is at it; desk_window_screen.cpp holds keys and what can be seen.

namespace {

constexpr Sql agentRole{"test.agentRole", "SELECT id FROM role WHERE code = 'agent'"};
constexpr Sql firstTeam{"test.firstTeam", "SELECT team_id FROM team_member ORDER BY id LIMIT 1"};
constexpr Sql someCategory{"test.someCategory", R"sql(
    SELECT id FROM category
     WHERE module = 'incident' AND name = 'End-User Device')sql"};
constexpr Sql personNamed{
    "test.personNamed", "SELECT id FROM user_account WHERE username = :username"};
constexpr Sql ageProofs{
    "test.ageProofs", "UPDATE user_session SET expires_at = expires_at - :milliseconds"};

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

record::UserAccount person(const QString& name, const QString& login)
{
    record::UserAccount person;
    person.displayName = name;
    person.username = login;
    person.email = login + u"@example.org"_s;
    return person;
}

/// Desks of tests resemble each other to the last id; none shall find what another left.
void forgetWhatIsKept()
{
    const auto profile = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    for (const auto& kept : {u"/drafts"_s, u"/seen"_s})
        QDir(profile + kept).removeRecursively();
}

void forgetWindows()
{
    QSettings().remove(u"windows"_s);
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
    if (!m_comesBack)
        forgetWindows();
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

bool letTheProofAge(DeskWindow& window)
{
    auto& database = window.desk().replica->database();
    const std::chrono::milliseconds age = proofLasts;
    return database.begin() && database.exec(ageProofs, {{"milliseconds", qint64(age.count())}})
        && database.commit();
}

} // namespace homeport::test
