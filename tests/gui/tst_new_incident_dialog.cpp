#include "tests/gui/begun_incident.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestNewIncidentDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void anIncidentIsReportedWithTheKeyboardAlone();
    void whatIsMissingIsSaidAtTheField();
    void anotherOneMayFollowAtOnce();
    void itCanBeGivenToSomeoneAndResolvedAtOnce();
    void aClosedIncidentIsTakenUpByAFollowUp();
    void aBegunFollowUpGoesOn();
    void theRequesterFieldSaysWhatOneTypes();
    void whatTheCallerHasReportedCanBeOpened();
    void whoIsNotKnownYetIsAddedAndChosen();
    void howTheLastCallCameIsRemembered();
    void filesGoWithIt();
    void aFileThatIsRefusedLosesNoIncident();

private:
    /// The page of a closed incident of Ada's, "Printer on fire".
    static TicketId openClosed(DeskWindow& window);
    /// A form that is complete, and a file waits in it.
    static bool beginWith(DeskWindow& window, const QString& path);
    static QStringList attached(DeskWindow& window, TicketId id);
};

TicketId TestNewIncidentDialog::openClosed(DeskWindow& window)
{
    const auto id = window.report(u"Printer on fire"_s);
    auto& incidents = window.desk().incidents;
    const Resolution resolution{IncidentResolutionCode::Fixed, u"Put out."_s};
    const bool isClosed = incidents.startWork(window.mira(), id)
        && incidents.resolve(window.mira(), id, resolution)
        && incidents.close(window.mira(), id, TicketCloseReason::Administrative);
    if (!isClosed || !window.signIn())
        return {};
    window.window().workspace()->openTicket(id);
    const auto isThere = [&] { return window.text(u"ticketTitle"_s) == u"Printer on fire"_s; };
    return QTest::qWaitFor(isThere, test::patience) ? id : TicketId();
}

void TestNewIncidentDialog::anIncidentIsReportedWithTheKeyboardAlone()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.part(u"newIncident"_s) && window.hasFocus(u"requester"_s));
    AWAIT(window.offers(u"requester"_s, u"Ada Obi"_s));
    QVERIFY(window.text(u"requester"_s).isEmpty()); // nobody reports in the agent's own name
    window.type(u"Ada"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"requester"_s) == u"Ada Obi"_s);
    QVERIFY(window.tabTo(u"title"_s));
    window.type(u"Gate 4 does not open"_s);
    window.press(Qt::Key_Tab);
    window.type(u"The lamp stays dark."_s);
    QVERIFY(window.tabTo(u"impact"_s));
    window.type(u"h"_s); // High
    QVERIFY(window.tabTo(u"urgency"_s));
    window.type(u"h"_s);
    QCOMPARE(window.text(u"impact"_s) + window.text(u"urgency"_s), u"HighHigh"_s);
    AWAIT(window.says(u"P1 Critical"_s)); // from the matrix
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"newIncident"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Gate 4 does not open"_s);
    QVERIFY(window.says(u"INC-000001"_s));

    const auto id = window.numbered(u"INC-000001"_s);
    const auto stored = window.ticket(id);
    QCOMPARE(stored.title, u"Gate 4 does not open"_s);
    QCOMPARE(stored.description, u"The lamp stays dark."_s);
    QCOMPARE(stored.requesterId, window.ada());
    QCOMPARE(stored.priority, 1);
    QCOMPARE(stored.status, TicketStatus::New);
}

void TestNewIncidentDialog::whatIsMissingIsSaidAtTheField()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.part(u"newIncident"_s) && window.offers(u"requester"_s, u"Ada Obi"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.says(u"Say who reports it."_s));
    QVERIFY(window.says(u"Say in a few words what happened."_s));
    QVERIFY(window.hasFocus(u"requester"_s));
    window.type(u"Nobody"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Choose a person from the list."_s));
    qobject_cast<QComboBox*>(window.part(u"requester"_s))->setCurrentText(u"Ada Obi"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.hasFocus(u"title"_s));
    window.type(u"Gate"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Describe it"_s)); // the details are needed as well (I-01)
    QVERIFY(window.hasFocus(u"details"_s));
    QCOMPARE(window.text(u"title"_s), u"Gate"_s);
    const auto unrated = u"Say impact and urgency, or choose a category that has a priority."_s;
    QVERIFY(window.says(unrated));
    window.type(u"Shut."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.hasFocus(u"impact"_s));
    test::rateIncident(window);
    QVERIFY(!window.says(unrated));
    window.press(Qt::Key_Escape);
    QVERIFY(!window.part(u"newIncident"_s));
}

void TestNewIncidentDialog::anotherOneMayFollowAtOnce()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(test::beginIncident(window));
    test::rateIncident(window);
    window.type(u"Gate 4"_s);
    window.press(Qt::Key_Tab);
    window.type(u"The lamp stays dark."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.says(u"INC-000001 was created."_s));
    QVERIFY(window.part(u"newIncident"_s));
    QVERIFY(window.hasFocus(u"requester"_s)); // somebody else calls
    QVERIFY(window.text(u"title"_s).isEmpty() && window.text(u"requester"_s).isEmpty());
    qobject_cast<QComboBox*>(window.part(u"requester"_s))->setCurrentText(u"Ada Obi"_s);
    QVERIFY(window.tabTo(u"title"_s));
    test::rateIncident(window);
    window.type(u"Gate 5"_s);
    window.press(Qt::Key_Tab);
    window.type(u"It too."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"newIncident"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Gate 5"_s);
    QCOMPARE(window.ticket(window.numbered(u"INC-000001"_s)).title, u"Gate 4"_s);
    QCOMPARE(window.ticket(window.numbered(u"INC-000002"_s)).title, u"Gate 5"_s);
}

void TestNewIncidentDialog::itCanBeGivenToSomeoneAndResolvedAtOnce()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(test::beginIncident(window));
    test::rateIncident(window);
    window.type(u"Gate 4"_s);
    window.press(Qt::Key_Tab);
    window.type(u"The lamp stays dark."_s);
    QVERIFY(window.tabTo(u"assignee"_s));
    window.type(u"Bo"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"assignee"_s) == u"Bo Lindqvist"_s);
    QVERIFY(window.tabTo(u"createAndResolve"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"notes"_s));
    QCOMPARE(window.ticket(window.numbered(u"INC-000001"_s)).assignedUserId, window.bo());
}

/// processes.md section 11
void TestNewIncidentDialog::aClosedIncidentIsTakenUpByAFollowUp()
{
    DeskWindow window;
    const auto closed = openClosed(window);
    QVERIFY(!closed.isNull());
    window.type(u"u"_s);
    AWAIT(window.part(u"newIncident"_s) && window.text(u"requester"_s) == u"Ada Obi"_s);
    QVERIFY(window.hasFocus(u"title"_s));
    QVERIFY(window.text(u"followUpNote"_s).contains(u"INC-000001"_s));
    QVERIFY(!window.part(u"createAnother"_s));
    QCOMPARE(window.text(u"title"_s), u"Printer on fire"_s);
    window.press(Qt::Key_End);
    window.type(u" again"_s);
    window.press(Qt::Key_Tab);
    window.type(u"It smokes as before."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"newIncident"_s));
    AWAIT(window.text(u"ticketNumber"_s) == u"INC-000002"_s);

    const auto id = window.numbered(u"INC-000002"_s);
    QCOMPARE(window.ticket(id).title, u"Printer on fire again"_s);
    QCOMPARE(window.ticket(id).requesterId, window.ada());
    QCOMPARE(window.ticket(id).categoryId, window.ticket(closed).categoryId);
    AWAIT(window.part(u"relatedShortcut"_s));
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s) && window.says(u"follows up"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"ticketNumber"_s) == u"INC-000001"_s);
    AWAIT(window.part(u"relatedShortcut"_s));
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s) && window.says(u"is followed up by"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.desk().links.related(window.mira(), closed)->links.isEmpty());
}

void TestNewIncidentDialog::aBegunFollowUpGoesOn()
{
    DeskWindow window;
    QVERIFY(!openClosed(window).isNull());
    window.type(u"u"_s);
    AWAIT(window.part(u"newIncident"_s) && window.text(u"requester"_s) == u"Ada Obi"_s);
    window.press(Qt::Key_Tab);
    window.type(u"It smokes as before."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newIncident"_s));

    window.type(u"c"_s); // another one is not concerned
    AWAIT(window.offers(u"requester"_s, u"Ada Obi"_s));
    QVERIFY(window.text(u"requester"_s).isEmpty() && window.text(u"title"_s).isEmpty());
    QVERIFY(!window.part(u"followUpNote"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newIncident"_s));
    window.type(u"u"_s);
    AWAIT(window.text(u"details"_s) == u"It smokes as before."_s);
    AWAIT(window.text(u"requester"_s) == u"Ada Obi"_s);
    QCOMPARE(window.text(u"title"_s), u"Printer on fire"_s);
}

/// What it looks for is the name, any part of it, and nothing else.
void TestNewIncidentDialog::theRequesterFieldSaysWhatOneTypes()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.offers(u"requester"_s, u"Ada Obi"_s));
    auto* requester = qobject_cast<QComboBox*>(window.part(u"requester"_s));
    QCOMPARE(requester->lineEdit()->placeholderText(), u"Type part of a name"_s);
    QVERIFY(window.hasFocus(u"requester"_s));

    window.type(u"obi"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);

    AWAIT(window.text(u"requester"_s) == u"Ada Obi"_s);
}

void TestNewIncidentDialog::whatTheCallerHasReportedCanBeOpened()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(test::beginIncident(window));
    AWAIT(window.text(u"callerCounts"_s) == u"Nothing reported so far"_s);

    qobject_cast<QComboBox*>(window.part(u"requester"_s))->setCurrentText(u"Ada Obi"_s);

    AWAIT(window.text(u"callerCounts"_s) == u"1 open · 0 closed"_s);
    window.type(u"It burns"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    QVERIFY(window.tabTo(u"callerTicket"_s));
    window.press(Qt::Key_Space);
    AWAIT(!window.part(u"newIncident"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
}

/// And cannot sign in until somebody gives them a password.
void TestNewIncidentDialog::whoIsNotKnownYetIsAddedAndChosen()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.offers(u"requester"_s, u"Ada Obi"_s));
    QVERIFY(window.hasFocus(u"requester"_s));
    window.type(u"Zoë Quist"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"actForm"_s));
    QCOMPARE(window.text(u"newPersonName"_s), u"Zoë Quist"_s);
    AWAIT(window.hasFocus(u"newPersonPhone"_s));
    window.type(u"0123 456"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    QCOMPARE(window.text(u"requester"_s), u"Zoë Quist"_s);
    AWAIT(window.hasFocus(u"title"_s));

    const auto added = window.desk().replica->read([](Database& database) {
        return number(database, {"test.added", R"sql(
            SELECT count(*) FROM user_account
             WHERE username = 'zoe.quist' AND phone = '0123 456'
        )sql"});
    });
    QCOMPARE(added ? *added : -1, qint64(1));
}

void TestNewIncidentDialog::howTheLastCallCameIsRemembered()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(test::beginIncident(window));
    QVERIFY(window.tabTo(u"channel"_s));
    window.type(u"p"_s); // Phone
    AWAIT(window.text(u"channel"_s) == u"Phone"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newIncident"_s));

    window.press(Qt::Key_N, Qt::ControlModifier);
    AWAIT(window.part(u"newIncident"_s));

    QCOMPARE(window.text(u"channel"_s), u"Phone"_s);
}

bool TestNewIncidentDialog::beginWith(DeskWindow& window, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("It burns.") < 0)
        return false;
    file.close();
    if (!window.signIn() || !test::beginIncident(window))
        return false;
    test::rateIncident(window);
    window.type(u"Gate 4"_s);
    window.press(Qt::Key_Tab);
    window.type(u"The lamp stays dark."_s);
    if (!window.tabTo(u"attach"_s))
        return false;
    window.press(Qt::Key_Space);
    if (!QTest::qWaitFor([&] { return window.chooseFile(path); }, test::patience))
        return false;
    return QTest::qWaitFor([&] { return window.part(u"waitingFile"_s); }, test::patience);
}

QStringList TestNewIncidentDialog::attached(DeskWindow& window, TicketId id)
{
    QStringList names;
    const auto files = window.desk().attachments.list(window.mira(), id);
    for (const auto& file : *files)
        names += file.name;
    return names;
}

void TestNewIncidentDialog::filesGoWithIt()
{
    QTemporaryDir folder;
    DeskWindow window;
    QVERIFY(beginWith(window, folder.filePath(u"notes.txt"_s)));
    QVERIFY(window.says(u"Drafts do not keep files."_s));

    QVERIFY(window.tabTo(u"create"_s));
    window.press(Qt::Key_Space);

    AWAIT(window.text(u"ticketTitle"_s) == u"Gate 4"_s);
    QCOMPARE(attached(window, window.numbered(u"INC-000001"_s)), QStringList{u"notes.txt"_s});
}

void TestNewIncidentDialog::aFileThatIsRefusedLosesNoIncident()
{
    QTemporaryDir folder;
    DeskWindow window;
    const auto path = folder.filePath(u"notes.txt"_s);
    QVERIFY(beginWith(window, path));
    QVERIFY(QFile::remove(path));

    QVERIFY(window.tabTo(u"create"_s));
    window.press(Qt::Key_Space);

    AWAIT(window.says(u"INC-000001 was created, but not everything is attached."_s));
    QVERIFY(window.says(u"notes.txt"_s) && window.text(u"title"_s).isEmpty());
    const auto id = window.numbered(u"INC-000001"_s);
    QCOMPARE(window.ticket(id).title, u"Gate 4"_s);
    QVERIFY(attached(window, id).isEmpty());
}

HOMEPORT_WINDOW_TEST(TestNewIncidentDialog)

#include "tst_new_incident_dialog.moc"
