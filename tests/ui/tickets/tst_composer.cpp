#include "ui/tickets/composer.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstComposer : public QObject
{
    Q_OBJECT

private slots:
    void theSameTextIsTheSameCommand();
    void whatFollowsIsAskedForOnce();
    void whatGoesToThePartsIsSaid();
    void aDraftKeepsWhatOpensItsFiles();
    void theMarkedTextStaysMarked();
    void whatIsMarkedIsSetApart();
    void itGrowsWithItsTextAndShrinksAgain();
    void whoMayWriteNoNotesIsOfferedNone();
};

void TstComposer::whoMayWriteNoNotesIsOfferedNone()
{
    Composer composer;
    const auto* note = composer.findChild<QAbstractButton*>(u"noteChip"_s);
    QVERIFY(note && !note->isHidden());
    composer.write(true);

    composer.setNotePossible(false);
    QVERIFY(note->isHidden());
    QVERIFY(!composer.isInternal());
    composer.setReplyPossible(false); // of a closed ticket
    QVERIFY(!composer.isInternal());

    composer.setNotePossible(true);
    composer.setReplyPossible(false);
    QVERIFY(!note->isHidden());
    QVERIFY(composer.isInternal());
}

/// So that a reply sent again after a commit in doubt does not stand there twice.
void TstComposer::theSameTextIsTheSameCommand()
{
    Composer composer;
    auto* field = composer.findChild<QPlainTextEdit*>(u"composerText"_s);
    auto* send = composer.findChild<QAbstractButton*>(u"send"_s);
    QVERIFY(field && send);
    QList<CommandId> sent;
    connect(&composer, &Composer::sendRequested, this,
        [&](const QString&, bool, const CommandId& command) { sent << command; });
    const auto written = [&](const QString& text) {
        field->setPlainText(text);
        send->click();
        return sent.isEmpty() ? CommandId() : sent.last();
    };

    const auto first = written(u"On my way."_s);
    QVERIFY(!first.isNull());
    QCOMPARE(written(u"On my way. "_s), first);
    QCOMPARE(sent.size(), 2);
    QVERIFY(written(u"On my way now."_s) != first);
    const auto reply = written(u"On my way."_s);
    composer.write(true);
    QVERIFY(written(u"On my way."_s) != reply); // others read it

    const auto note = sent.last();
    composer.clear(); // it has arrived: the same words are another note
    QVERIFY(written(u"On my way."_s) != note);
}

void TstComposer::whatFollowsIsAskedForOnce()
{
    Composer composer;
    auto* field = composer.findChild<QPlainTextEdit*>(u"composerText"_s);
    auto* send = composer.findChild<QAbstractButton*>(u"send"_s);
    const auto* more = composer.findChild<QAbstractButton*>(u"sendAnd"_s);
    QVERIFY(field && send && more);
    QSignalSpy sent(&composer, &Composer::sendRequested);
    QVERIFY(more->isHidden());
    field->setPlainText(u"Which printer is it?"_s);
    QVERIFY(!composer.sendAnd(TicketAct::Hold)); // nothing of the kind is possible
    QCOMPARE(sent.size(), 0);

    composer.offerNext(true, false);
    QVERIFY(!more->isHidden() && more->isEnabled());
    QVERIFY(!composer.sendAnd(TicketAct::Resolve));
    QVERIFY(composer.sendAnd(TicketAct::Hold));
    QCOMPARE(sent.size(), 1);
    QCOMPARE(composer.takeNext(), std::optional(TicketAct::Hold));
    QCOMPARE(composer.takeNext(), std::optional<TicketAct>());

    QVERIFY(composer.sendAnd(TicketAct::Hold)); // it was refused, and is sent by itself
    send->click();
    QCOMPARE(composer.takeNext(), std::optional<TicketAct>());
    field->clear();
    QVERIFY(!more->isEnabled() && !composer.sendAnd(TicketAct::Hold));
}

/// PC-4
void TstComposer::whatGoesToThePartsIsSaid()
{
    Composer composer;
    auto* field = composer.findChild<QPlainTextEdit*>(u"composerText"_s);
    auto* send = composer.findChild<QAbstractButton*>(u"send"_s);
    auto* forParts = composer.findChild<QCheckBox*>(u"forParts"_s);
    auto* note = composer.findChild<QLabel*>(u"partsNote"_s);
    QVERIFY(field && send && forParts && note);
    QSignalSpy sent(&composer, &Composer::sendRequested);
    composer.setRequester(u"Ada Obi"_s);
    composer.setParts(3);
    QVERIFY(note->isHidden());

    forParts->click();
    QCOMPARE(send->text(), u"Send to Ada Obi +3"_s);
    QVERIFY(!note->isHidden());
    composer.addFile({.key = u"key"_s, .name = u"steps.pdf"_s, .size = 3});
    QVERIFY(note->text().contains(u"Files stay on this ticket"_s));
    send->click(); // the file alone would go to none of them
    QVERIFY(sent.isEmpty());
    field->setPlainText(u"See the steps."_s);
    send->click();
    QCOMPARE(sent.size(), 1);

    composer.write(true);
    QVERIFY(note->isHidden());
    QCOMPARE(send->text(), u"Add internal note"_s);
}

void TstComposer::aDraftKeepsWhatOpensItsFiles()
{
    const StagedFile encrypted{.key = u"one"_s,
        .name = u"steps.pdf"_s,
        .mimeType = u"application/pdf"_s,
        .sha256 = u"ab"_s,
        .size = 3,
        .bodyKey = QByteArray(32, '\xf0')};
    auto older = encrypted; // its body lies open
    older.key = u"two"_s;
    older.bodyKey.reset();
    Composer composer;
    composer.addFile(encrypted);
    composer.addFile(older);
    const auto kept = QJsonDocument(composer.draft()).toJson(); // as it goes to the disk and back
    const auto draft = QJsonDocument::fromJson(kept).object();

    Composer other;
    QVERIFY(other.restore(draft));
    const QList<StagedFile> both{encrypted, older};
    QVERIFY(other.files() == both);

    // With half a key there is no file.
    auto files = draft.value("files"_L1).toArray();
    auto first = files.at(0).toObject();
    first.insert(u"bodyKey"_s, u"8PDw"_s);
    files.replace(0, first);
    auto damaged = draft;
    damaged.insert(u"files"_s, files);
    Composer another;
    QVERIFY(another.restore(damaged));
    QVERIFY(another.files() == QList<StagedFile>{older});
}

/// The desk changes all the time, and each time the texts are asked for again.
void TstComposer::theMarkedTextStaysMarked()
{
    Composer composer;
    auto* field = composer.findChild<QPlainTextEdit*>(u"composerText"_s);
    QList<record::TextModule> modules;
    for (const auto& name : {u"Alpha"_s, u"Beta"_s, u"Gamma"_s}) {
        record::TextModule module;
        module.name = name;
        module.body = name + u'!';
        modules << module;
    }
    composer.show();
    composer.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&composer, 15'000));
    field->setFocus();

    QTest::keyClicks(field, u"::"_s);
    composer.setModules(modules);
    auto* list = composer.findChild<QAbstractItemView*>(u"moduleList"_s);
    if (!list) { // it is a window of its own
        for (auto* window : QApplication::topLevelWidgets()) {
            if (window->objectName() == u"moduleList"_s)
                list = qobject_cast<QAbstractItemView*>(window);
        }
    }
    QVERIFY(list);
    QVERIFY(!list->isVisible()); // nothing could be filled in yet
    composer.setPlaceholders({{u"actor.name"_s, u"Mira"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 15'000);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().data().toString(), u"Beta"_s);
    modules.prepend(modules.last());
    modules.removeLast();
    composer.setModules(modules);
    QCOMPARE(list->currentIndex().data().toString(), u"Beta"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(composer.text(), u"Beta!"_s);
}

void TstComposer::whatIsMarkedIsSetApart()
{
    Composer composer;
    auto* field = composer.findChild<QPlainTextEdit*>(u"composerText"_s);
    field->setPlainText(u"one \ntwo"_s);
    field->selectAll();

    composer.surround(u"**"_s);
    QCOMPARE(composer.text(), u"**one** \n**two**"_s);
    composer.surround(u"*"_s); // the same words are still marked
    QCOMPARE(composer.text(), u"***one*** \n***two***"_s);
    composer.surround(u"**"_s);
    QCOMPARE(composer.text(), u"*one* \n*two*"_s);
    field->undo();
    QCOMPARE(composer.text(), u"***one*** \n***two***"_s);

    field->clear();
    composer.surround(u"**"_s);
    field->insertPlainText(u"so"_s);
    QCOMPARE(composer.text(), u"**so**"_s);

    auto word = field->textCursor(); // without its signs
    word.setPosition(2);
    word.setPosition(4, QTextCursor::KeepAnchor);
    field->setTextCursor(word);
    composer.surround(u"**"_s);
    QCOMPARE(composer.text(), u"so"_s);

    field->clear();
    composer.surround(u"**"_s);
    composer.surround(u"**"_s); // nothing was written between them
    QCOMPARE(composer.text(), QString());

    field->setPlainText(u"- one\n2. two\n> three"_s);
    field->selectAll();
    composer.surround(u"**"_s);
    QCOMPARE(composer.text(), u"- **one**\n2. **two**\n> **three**"_s);
}

void TstComposer::itGrowsWithItsTextAndShrinksAgain()
{
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    layout->addWidget(new QWidget, 1);
    auto* composer = new Composer;
    layout->addWidget(composer);
    page.resize(600, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page, 15'000));
    auto* field = composer->findChild<QPlainTextEdit*>(u"composerText"_s);
    const auto empty = field->height();
    const auto line = field->fontMetrics().lineSpacing();

    field->setPlainText(u"One line\n"_s.repeated(9) + u"and the last"_s);
    QTRY_VERIFY_WITH_TIMEOUT(field->height() >= 10 * line, 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(field->verticalScrollBar()->maximum(), 0, 15'000); // all is seen
    QVERIFY(field->height() < 14 * line);

    field->setPlainText(u"One line\n"_s.repeated(300));
    QTRY_VERIFY_WITH_TIMEOUT(composer->height() > 400, 15'000);
    QVERIFY(composer->height() <= 480);
    page.resize(600, 500);
    QTRY_VERIFY_WITH_TIMEOUT(composer->height() <= 300, 15'000);

    composer->clear(); // it was sent
    QTRY_COMPARE_WITH_TIMEOUT(field->height(), empty, 15'000);
}

QTEST_MAIN(TstComposer)

#include "tst_composer.moc"
