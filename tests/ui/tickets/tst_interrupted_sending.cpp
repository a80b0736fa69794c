#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/new_incident_dialog.h"
#include "ui/tickets/ticket_messages.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSemaphore>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 15'000;
constexpr Sql liveTickets{
    "test.liveTickets", "SELECT count(*) FROM ticket WHERE deleted_at IS NULL"};

QStringList drafts()
{
    QStringList names;
    QDirIterator each(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation),
        {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        names << each.next();
    return names;
}

qint64 tickets(test::Story& story)
{
    const auto found = number(story.desk->session->replica->database(), liveTickets);
    return found ? *found : -1;
}

QStringList comments(test::Story& story, TicketId id)
{
    const auto items = story.desk->session->replica->read([&](Database& database) {
        return TicketQueries::conversation(database, story.mira(), id);
    });
    test::Story::must(items);
    QStringList bodies;
    for (const auto& item : *items)
        bodies << item.body;
    return bodies;
}

/// A program on the desk whose writing thread waits until it is let go.
struct Program
{
    explicit Program(const test::Story& story)
        : kept(std::make_unique<DraftStore>(story.mira()))
        , backend(std::make_unique<Backend>(story.desk->address, ownPlaces()))
    {
        backend->setActor(story.mira());
    }
    void hold()
    {
        backend->run([this](Session&) -> Result<int> {
            (void)gate.tryAcquire(1, patience);
            return 0;
        });
    }
    /// What was asked for before is done all the same, and nobody hears of it.
    void end()
    {
        kept.reset();
        gate.release();
        backend.reset();
    }

    QSemaphore gate; ///< first: the thread that waits at it goes before
    std::unique_ptr<DraftStore> kept;
    std::unique_ptr<Backend> backend;
};

/// A window with a form in it.
struct FormWindow
{
    explicit FormWindow(Program& program)
        : form(new NewIncidentDialog(*program.backend, *program.kept, &window))
    {
        window.resize(1200, 800);
        window.show();
        form->open();
    }
    bool hasLists() const
    {
        return QTest::qWaitFor([&] { return requester()->count() > 0; }, patience);
    }
    QComboBox* requester() const { return form->findChild<QComboBox*>(u"requester"_s); }
    QLineEdit* title() const { return form->findChild<QLineEdit*>(u"title"_s); }
    void fillIn() const
    {
        requester()->setCurrentIndex(0);
        for (const auto& name : {u"impact"_s, u"urgency"_s})
            form->findChild<QComboBox*>(name)->setCurrentIndex(1);
        title()->setText(u"Gate 4"_s);
        form->findChild<QPlainTextEdit*>(u"details"_s)->setPlainText(u"Stays shut"_s);
    }
    void create() const { form->findChild<QAbstractButton*>(u"create"_s)->click(); }

    QWidget window;
    NewIncidentDialog* form;
};

} // namespace

/// Pages and programs that end while something is on its way to the desk.
class TstInterruptedSending : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void initTestCase()
    {
        QVERIFY(m_profile.isValid());
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_profile.path()));
    }
    void cleanup() { test::dropFreshAddresses(); }
    void aMessageWhosePageIsClosedIsNoDraftAnyMore();
    void aMessageWhoseProgramEndsIsSentOnce();
    void aFormThatIsLeftIsNoDraftAnyMore();
    void aFormWhoseProgramEndsMakesOneIncident();

private:
    static void write(Composer& composer, const QString& text)
    {
        composer.findChild<QPlainTextEdit*>(u"composerText"_s)->setPlainText(text);
    }
    static void send(Composer& composer)
    {
        composer.findChild<QAbstractButton*>(u"send"_s)->click();
    }

    QTemporaryDir m_profile;
};

void TstInterruptedSending::aMessageWhosePageIsClosedIsNoDraftAnyMore()
{
    test::Story story;
    const auto id = story.incidentIn(TicketStatus::New);
    test::Story::must(id);
    Program program(story);
    program.hold();
    auto composer = std::make_unique<Composer>();
    new TicketMessages(*program.backend, *program.kept, *composer, *id);
    write(*composer, u"On my way."_s);
    send(*composer);
    QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, patience); // it may not arrive

    composer.reset();
    program.gate.release();

    QTRY_COMPARE_WITH_TIMEOUT(comments(story, *id), QStringList{u"On my way."_s}, patience);
    QTRY_VERIFY_WITH_TIMEOUT(drafts().isEmpty(), patience);
}

void TstInterruptedSending::aMessageWhoseProgramEndsIsSentOnce()
{
    test::Story story;
    const auto id = story.incidentIn(TicketStatus::New);
    test::Story::must(id);
    {
        Program program(story);
        program.hold();
        auto composer = std::make_unique<Composer>();
        new TicketMessages(*program.backend, *program.kept, *composer, *id);
        write(*composer, u"On my way."_s);
        send(*composer);
        composer.reset();
        program.end();
    }
    QCOMPARE(comments(story, *id), QStringList{u"On my way."_s});

    Program again(story);
    Composer composer;
    auto* messages = new TicketMessages(*again.backend, *again.kept, composer, *id);
    int sent = 0;
    connect(messages, &TicketMessages::sent, this, [&] { ++sent; });
    QTRY_COMPARE_WITH_TIMEOUT(composer.text(), u"On my way."_s, patience);
    send(composer);

    QTRY_COMPARE_WITH_TIMEOUT(sent, 1, patience);
    QCOMPARE(comments(story, *id), QStringList{u"On my way."_s});
    write(composer, u"On my way."_s); // once more, and now it is another one
    send(composer);
    QTRY_COMPARE_WITH_TIMEOUT(sent, 2, patience);
    QCOMPARE(comments(story, *id).size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(drafts().isEmpty(), patience);
}

void TstInterruptedSending::aFormThatIsLeftIsNoDraftAnyMore()
{
    test::Story story;
    Program program(story);
    {
        FormWindow left(program);
        QVERIFY(left.hasLists());
        program.hold();
        left.fillIn();
        left.create();
        QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, patience); // it may not arrive
    }

    program.gate.release();

    QTRY_COMPARE_WITH_TIMEOUT(tickets(story), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(drafts().isEmpty(), patience);
}

void TstInterruptedSending::aFormWhoseProgramEndsMakesOneIncident()
{
    test::Story story;
    {
        Program program(story);
        {
            FormWindow left(program);
            QVERIFY(left.hasLists());
            program.hold();
            left.fillIn();
            left.create();
        }
        program.end();
    }
    QCOMPARE(tickets(story), 1);

    Program again(story);
    FormWindow window(again);
    int created = 0;
    connect(window.form, &NewIncidentDialog::created, this, [&] { ++created; });
    QVERIFY(window.hasLists());
    QTRY_COMPARE_WITH_TIMEOUT(window.title()->text(), u"Gate 4"_s, patience);
    window.create();

    QTRY_COMPARE_WITH_TIMEOUT(created, 1, patience);
    QCOMPARE(tickets(story), 1);
    QTRY_VERIFY_WITH_TIMEOUT(drafts().isEmpty(), patience);
}

QTEST_MAIN(TstInterruptedSending)

#include "tst_interrupted_sending.moc"
