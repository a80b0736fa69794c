#include "ui/tickets/composer.h"

#include <QAbstractButton>
#include <QPlainTextEdit>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstComposer : public QObject
{
    Q_OBJECT

private slots:
    void theSameTextIsTheSameCommand();
};

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

QTEST_MAIN(TstComposer)

#include "tst_composer.moc"
