#include "ui/tickets/conversation_view.h"

#include <QLabel>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstConversationView : public QObject
{
    Q_OBJECT

private slots:
    void howItCameIsTold_data();
    void howItCameIsTold();
};

void TstConversationView::howItCameIsTold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isInternal");
    QTest::addColumn<bool>("isFromParent");
    QTest::addColumn<QString>("told"); // behind the moment
    QTest::newRow("a reply") << u"comment"_s << false << false << QString();
    QTest::newRow("an e-mail") << u"email_in"_s << false << false << u" · by e-mail"_s;
    QTest::newRow("a note") << u"comment"_s << true << false << u" · internal note"_s;
    QTest::newRow("of the parent")
        << u"comment"_s << false << true << u" · said on the ticket this one is part of"_s;
}

void TstConversationView::howItCameIsTold()
{
    QFETCH(const QString, kind);
    QFETCH(const bool, isInternal);
    QFETCH(const bool, isFromParent);
    QFETCH(const QString, told);
    ConversationItem item;
    item.author = u"Ada Obi"_s;
    item.kind = kind;
    item.isInternal = isInternal;
    item.isFromParent = isFromParent;
    item.body = u"It smokes."_s;
    ConversationView view;

    view.setItems({item});

    QStringList marks;
    for (const auto* label : view.findChildren<QLabel*>()) {
        if (const auto at = label->text().indexOf(u" · "_s); at >= 0)
            marks += label->text().mid(at);
    }
    QCOMPARE(marks, told.isEmpty() ? QStringList() : QStringList{told});
}

QTEST_MAIN(TstConversationView)

#include "tst_conversation_view.moc"
