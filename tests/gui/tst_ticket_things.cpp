#include "tests/gui/desk_window.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTranslator>
#include <QUrl>

#include "record/service.h"
#include "record/service_category.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// Files, links, tags, followers, time and tasks, by key, in the real window.
class TestTicketThings : public QObject
{
    Q_OBJECT

public slots:
    void opened(const QUrl& url) { m_opened << url.toLocalFile(); }

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() { m_opened.clear(); }
    void aFileIsAttachedAndAnswered();
    void whatCannotBeAttachedIsSaidAndKeepsTheText();
    void picturesArePastedAndFilesDropped();
    void filesWaitInTheDraft();
    void peopleAreMentioned();
    void ticketsAreLinkedAndUnlinked();
    void aDuplicateIsEnded();
    void tagsComeAndGo();
    void theSideCutsNothingInAnyLanguage();
    void affectedServicesComeAndGo();
    void followersAndTimeAreKept();
    void tasksAreWorkedThrough();
    void openChildrenAreAskedFor();
    void aReplyGoesToTheOpenParts();
    void hostileTextStaysText();

private:
    static bool openFirst(DeskWindow& window, const QString& title);
    QString written(const QString& name, const QByteArray& bytes);
    static QList<AttachedFile> files(DeskWindow& window, TicketId id)
    {
        return *window.desk().attachments.list(window.mira(), id);
    }
    static QStringList tags(DeskWindow& window, TicketId id);

    QTemporaryDir m_folder;
    QStringList m_opened;
};

/// Opens the ticket of this title out of several.
bool TestTicketThings::openFirst(DeskWindow& window, const QString& title)
{
    if (!window.signIn())
        return false;
    window.type(u"gi"_s);
    const auto isChosen = [&] { return window.chosenLine().contains(title); };
    if (!QTest::qWaitFor([&] { return !window.queue().isEmpty(); }, test::patience))
        return false;
    for (int i = 0; i < 5 && !isChosen(); ++i)
        window.type(u"j"_s);
    for (int i = 0; i < 5 && !isChosen(); ++i)
        window.type(u"k"_s);
    window.press(Qt::Key_Return);
    return QTest::qWaitFor([&] { return window.text(u"ticketTitle"_s) == title; }, test::patience);
}

QString TestTicketThings::written(const QString& name, const QByteArray& bytes)
{
    const auto path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
    return path;
}

QStringList TestTicketThings::tags(DeskWindow& window, TicketId id)
{
    QStringList names;
    const auto found = window.desk().tags.list(window.mira(), id);
    for (const auto& tag : *found)
        names << tag.name;
    return names;
}

void TestTicketThings::aFileIsAttachedAndAnswered()
{
    QDesktopServices::setUrlHandler(u"file"_s, this, "opened");
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    const auto path = written(u"vpn-client.log"_s, "tunnel closed\n");

    window.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(path));
    AWAIT(window.part(u"stagedFile"_s) && window.hasFocus(u"composerText"_s));
    window.type(u"See the log."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(files(window, id).size() == 1);
    QVERIFY(files(window, id).first().comment);
    AWAIT(window.part(u"attachedFile"_s) && !window.part(u"stagedFile"_s));
    AWAIT(window.says(u"vpn-client.log"_s) && window.says(u"See the log."_s));

    window.press(Qt::Key_Escape); // letters are keys again
    window.press(Qt::Key_O, Qt::ShiftModifier);
    AWAIT(m_opened.size() == 1);
    QFile copy(m_opened.first());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("tunnel closed\n"));
    QVERIFY(!copy.permissions().testFlag(QFileDevice::WriteOwner));

    const auto target = m_folder.filePath(u"saved.log"_s);
    QFile::remove(target); // of the other database's turn
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(target));
    AWAIT(QFile::exists(target) && window.says(u"Saved as"_s));

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(files(window, id).isEmpty() && !window.part(u"attachedFile"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(files(window, id).size() == 1 && window.part(u"attachedFile"_s));
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

void TestTicketThings::whatCannotBeAttachedIsSaidAndKeepsTheText()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"r"_s);
    window.type(u"Look at this"_s);
    const auto large = written(u"dump.zip"_s, "PK\x03\x04");
    QVERIFY(QFile::resize(large, qint64(2) << 30));

    window.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(large));
    AWAIT(window.says(u"larger than"_s));
    window.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(written(u"run.txt"_s, "#!/bin/sh\n")));
    AWAIT(window.says(u"is a program"_s));

    QCOMPARE(window.text(u"composerText"_s), u"Look at this"_s);
    QVERIFY(!window.part(u"stagedFile"_s));
}

void TestTicketThings::picturesArePastedAndFilesDropped()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QApplication::clipboard()->setImage(picture);

    window.type(u"n"_s);
    window.press(Qt::Key_V, Qt::ControlModifier);
    AWAIT(window.says(u"Picture "_s) && window.part(u"stagedFile"_s));
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(written(u"drop.csv"_s, "a,b\n"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(window.part(u"ticketPage"_s), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(window.part(u"ticketPage"_s), &drop);
    AWAIT(window.says(u"drop.csv"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier); // without a word

    AWAIT(files(window, id).size() == 2);
    const auto attached = files(window, id);
    QCOMPARE(attached.first().mimeType, u"image/png"_s);
    QVERIFY(attached.first().isInternal && attached.last().isInternal);
    AWAIT(window.says(u"attached an internal file"_s) && window.part(u"attachedFile"_s));
}

void TestTicketThings::filesWaitInTheDraft()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(written(u"later.txt"_s, "later")));
    AWAIT(window.part(u"stagedFile"_s) && window.text(u"draftNote"_s) == u"Draft saved"_s);

    window.close();
    window.open();
    QVERIFY(openOnly(window));
    AWAIT(window.part(u"stagedFile"_s));
    window.type(u"r"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(files(window, id).size() == 1);
    AWAIT(!window.part(u"stagedFile"_s));
}

void TestTicketThings::peopleAreMentioned()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));

    window.type(u"n"_s);
    window.type(u"Ask @"_s);
    AWAIT(QApplication::activePopupWidget());
    window.type(u"bo"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"composerText"_s) == u"Ask @bo "_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.comments(id) == QStringList{u"internal: Ask @bo"_s});
    QCOMPARE(*number(window.desk().replica->database(),
                 {"test.mentions", "SELECT count(*) FROM comment_mention"}),
        1);
}

void TestTicketThings::ticketsAreLinkedAndUnlinked()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto other = window.report(u"Smoke in the office"_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"l"_s);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"number"_s));
    window.type(u"inc-2"_s);
    AWAIT(window.says(u"Smoke in the office"_s)); // which one that is
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    const auto related = window.desk().links.related(window.mira(), other);
    QCOMPARE(related->links.first().other.id, id);
    AWAIT(window.part(u"relatedShortcut"_s));

    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"ticketTitle"_s) == u"Smoke in the office"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.desk().links.related(window.mira(), id)->links.isEmpty());
    AWAIT(!window.part(u"relatedShortcut"_s));

    window.type(u"l"_s);
    AWAIT(window.hasFocus(u"number"_s));
    window.type(u"INC-000099"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"It was not found"_s));
}

void TestTicketThings::aDuplicateIsEnded()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    window.report(u"Smoke in the office"_s);
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"l"_s);
    AWAIT(window.hasFocus(u"number"_s));
    window.type(u"INC-000002"_s);
    QVERIFY(window.tabTo(u"how"_s));
    window.press(Qt::Key_Down);
    AWAIT(window.text(u"how"_s).contains(u"duplicate"_s));
    window.press(Qt::Key_Return);

    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.ticket(id).status == TicketStatus::Cancelled);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.ticket(id).status == TicketStatus::New);
}

void TestTicketThings::tagsComeAndGo()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));

    window.type(u"t"_s);
    AWAIT(window.hasFocus(u"tag"_s));
    window.type(u"VPN & more"_s);
    window.press(Qt::Key_Return);
    AWAIT(tags(window, id) == QStringList{u"vpn & more"_s});
    AWAIT(window.part(u"tagChip"_s));

    window.part(u"tagChip"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(tags(window, id).isEmpty() && !window.part(u"tagChip"_s));
    QVERIFY(window.takeBack(u"took a tag off INC-000001"_s));
    AWAIT(tags(window, id).size() == 1 && window.part(u"tagChip"_s));
}

/// German words are longer, and what people name may be longer still.
void TestTicketThings::theSideCutsNothingInAnyLanguage()
{
    for (const auto& language : {QString(), u"de"_s}) {
        QTranslator words;
        if (!language.isEmpty()) {
            QVERIFY(words.load(u":/i18n/homeport_"_s + language + u".qm"_s));
            QVERIFY(QCoreApplication::installTranslator(&words));
        }
        DeskWindow window;
        const auto id = window.report(u"Printer on fire"_s);
        QVERIFY(window.desk().tags.add(window.mira(), id, QString(60, u'w')));
        QVERIFY(openOnly(window));
        AWAIT(window.part(u"tagChip"_s));

        const auto* side = window.part(u"ticketSide"_s);
        QVERIFY(side);
        const auto* scroll = side->findChild<QScrollArea*>();
        QVERIFY(scroll);
        const auto isWhole = [&] {
            const int needed = scroll->widget()->minimumSizeHint().width();
            return needed > 0 && needed <= scroll->viewport()->width();
        };
        AWAIT(isWhole());
        QVERIFY(!scroll->horizontalScrollBar()->isVisible());
        QVERIFY(side->width() >= 340);
        const auto* chip = qobject_cast<QPushButton*>(window.part(u"tagChip"_s));
        QVERIFY(chip->text().contains(u'…'));
        QVERIFY(chip->toolTip().startsWith(QString(60, u'w')));
        QVERIFY(chip->accessibleName().startsWith(QString(60, u'w')));
    }
}

void TestTicketThings::affectedServicesComeAndGo()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().replica->write(
        window.mira().author(), {.code = u"service.create"_s}, [](UnitOfWork& unit) -> Result<> {
            record::ServiceCategory section;
            section.id = ServiceCategoryId(unit.newId());
            section.name = u"Harbour"_s;
            if (auto made = unit.create(section); !made)
                return made;
            record::Service service;
            service.name = service.code = u"Ferries & more"_s;
            service.categoryId = section.id;
            service.lifecycle = ServiceLifecycle::Published;
            return unit.create(service);
        }));
    const auto services = [&] { return *window.desk().affectedServices.list(window.mira(), id); };
    QVERIFY(openOnly(window));

    window.press(Qt::Key_S, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"service"_s));
    QCOMPARE(qobject_cast<QComboBox*>(window.part(u"service"_s))->lineEdit()->placeholderText(),
        u"Choose a service"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Choose a service from the list."_s));
    AWAIT(window.offers(u"service"_s, u"Ferr"_s));
    window.type(u"Ferr"_s);
    AWAIT(window.text(u"service"_s).startsWith(u"Ferr"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(services().size() == 1);
    QCOMPARE(services().first().degradation, TicketServiceDegradation::Degraded);
    AWAIT(window.part(u"serviceChip"_s));
    QVERIFY(window.text(u"serviceChip"_s).contains(u"Degraded"_s));

    window.part(u"serviceChip"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(services().isEmpty() && !window.part(u"serviceChip"_s));
    QVERIFY(window.takeBack(u"took a service off INC-000001"_s));
    AWAIT(services().size() == 1 && window.part(u"serviceChip"_s));
}

void TestTicketThings::followersAndTimeAreKept()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    const auto followers = [&] { return window.desk().watchers.list(window.mira(), id)->size(); };

    window.type(u"f"_s);
    AWAIT(followers() == 1 && window.part(u"follower"_s));
    window.press(Qt::Key_F, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"person"_s) && window.offers(u"person"_s, u"Bo"_s));
    window.type(u"Bo"_s);
    AWAIT(window.text(u"person"_s).startsWith(u"Bo"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(followers() == 2);
    AWAIT(!window.part(u"actForm"_s));
    window.type(u"f"_s); // no longer oneself
    AWAIT(followers() == 1);

    window.type(u"b"_s);
    AWAIT(window.hasFocus(u"duration"_s));
    window.type(u"a while"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Type a length"_s) && window.hasFocus(u"duration"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"1:30"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    QCOMPARE(window.desk().times.list(window.mira(), id)->first().minutes, 90);
    AWAIT(window.says(u"1 h 30 min"_s));
}

void TestTicketThings::tasksAreWorkedThrough()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    const auto status = [&] {
        const auto tasks = window.desk().tasks.list(window.mira(), id);
        return tasks->isEmpty() ? QString() : keyOf(tasks->first().task.status);
    };

    window.press(Qt::Key_N, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"taskTitle"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Please fill in"_s));
    window.type(u"Replace the cable"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s) && status() == u"ready"_s);

    window.press(Qt::Key_T, Qt::ShiftModifier);
    AWAIT(window.says(u"Replace the cable"_s) && window.hasFocus(u"taskEvent"_s));
    window.press(Qt::Key_Space); // start
    AWAIT(status() == u"in_progress"_s);
    AWAIT(window.says(u"In progress"_s) && window.hasFocus(u"taskEvent"_s));
    window.press(Qt::Key_Space); // done
    AWAIT(status() == u"done"_s);
    window.comeToRest(); // the act before it is called the same, so its name does not tell
    QVERIFY(window.takeBack(u"moved a task of INC-000001 on"_s));
    AWAIT(status() == u"in_progress"_s);
}

/// PC-3
void TestTicketThings::openChildrenAreAskedFor()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto child = window.report(u"Smoke in the office"_s);
    QVERIFY(window.desk().links.setParent(window.mira(), child, id));
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s) && window.part(u"children"_s));
    window.type(u"Put out."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Say what becomes of them."_s) && window.hasFocus(u"children"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);

    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.ticket(id).status == TicketStatus::Resolved);
    QCOMPARE(window.ticket(child).status, TicketStatus::Resolved);
}

/// PC-4, PC-6
void TestTicketThings::aReplyGoesToTheOpenParts()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto child = window.report(u"Smoke in the office"_s);
    QVERIFY(window.desk().links.setParent(window.mira(), child, id));
    QVERIFY(openFirst(window, u"Printer on fire"_s));

    window.type(u"r"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    AWAIT(window.text(u"forParts"_s).startsWith(u"Also on its 1 open part"_s));
    window.type(u"It is out."_s);
    QVERIFY(window.tabTo(u"forParts"_s));
    window.press(Qt::Key_Space);
    QCOMPARE(window.text(u"send"_s), u"Send to Ada Obi +1"_s);
    window.close(); // which writes what has changed since the draft was last on disk
    QVERIFY(openFirst(window, u"Printer on fire"_s));
    AWAIT(window.text(u"send"_s) == u"Send to Ada Obi +1"_s); // the draft keeps for whom it is
    QCOMPARE(window.text(u"composerText"_s), u"It is out."_s);
    QVERIFY(window.tabTo(u"composerText"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(child).contains(u"public: It is out."_s));
    QVERIFY(window.comments(id).contains(u"public: It is out."_s));
    window.press(Qt::Key_Escape); // letters are keys again
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.text(u"affectedUsers"_s).contains(u"2 pe"_s));
    window.press(Qt::Key_Space); // the part
    AWAIT(window.text(u"ticketTitle"_s) == u"Smoke in the office"_s);
    AWAIT(window.says(u"said on the ticket this one is part of"_s));
}

void TestTicketThings::hostileTextStaysText()
{
    const auto markup = u"<img src='file:///etc/passwd'><b onclick=x>**bold**</b> [x](file:///)"_s;
    DeskWindow window;
    const auto id = window.report(u"<h1>Printer</h1>"_s, markup);
    auto& desk = window.desk();
    QVERIFY(desk.tags.add(window.mira(), id, u"<u>tag</u>"_s));
    QVERIFY(desk.tasks.add(window.mira(), id, {.title = u"<i>task</i>"_s}));
    QVERIFY(desk.incidents.comment(
        window.mira(), id, markup + QString(100'000, u'x'), TicketCommentVisibility::Public));

    QVERIFY(openOnly(window));

    AWAIT(window.says(u"<b onclick=x>**bold**</b>"_s));
    QVERIFY(window.says(u"<u>tag</u>"_s));
    QVERIFY(window.says(u"more characters"_s)); // the rest is not laid out
    window.part(u"showRest"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"wholeText"_s).endsWith(u"xxx"_s));
    window.press(Qt::Key_T, Qt::ShiftModifier);
    AWAIT(window.says(u"<i>task</i>"_s));
}

HOMEPORT_WINDOW_TEST(TestTicketThings)
#include "tst_ticket_things.moc"
