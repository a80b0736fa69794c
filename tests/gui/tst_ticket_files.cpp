#include "tests/gui/desk_window.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// Files of a ticket, by key, in the real window.
class TestTicketFiles : public QObject
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

private:
    QString written(const QString& name, const QByteArray& bytes);
    static QList<AttachedFile> files(DeskWindow& window, TicketId id)
    {
        return *window.desk().attachments.list(window.mira(), id);
    }

    QTemporaryDir m_folder;
    QStringList m_opened;
};

QString TestTicketFiles::written(const QString& name, const QByteArray& bytes)
{
    const auto path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
    return path;
}

void TestTicketFiles::aFileIsAttachedAndAnswered()
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

void TestTicketFiles::whatCannotBeAttachedIsSaidAndKeepsTheText()
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

void TestTicketFiles::picturesArePastedAndFilesDropped()
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

void TestTicketFiles::filesWaitInTheDraft()
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

HOMEPORT_WINDOW_TEST(TestTicketFiles)
#include "tst_ticket_files.moc"
