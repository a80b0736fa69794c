#include "ui/tickets/suggestion_line.h"

#include <QDateTime>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// How a ticket that may be a duplicate is told (I-01).
class TstSuggestionLine : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhatItIsAndWhy();
    void whyIsWhatTheyShare_data();
    void whyIsWhatTheyShare();

private:
    static SimilarTicket similar();
};

SimilarTicket TstSuggestionLine::similar()
{
    SimilarTicket similar;
    similar.ticket.number = u"INC-000042"_s;
    similar.ticket.title = u"VPN closes in Oslo"_s;
    similar.ticket.status = TicketStatus::InProgress;
    similar.ticket.requester = u"Ada Obi"_s;
    similar.ticket.createdAt = fromMsecs(QDateTime::currentMSecsSinceEpoch() - 12 * 60'000);
    similar.department = u"Sales"_s;
    similar.isOfSameService = true;
    similar.overlap = {{u"vpn"_s, u"oslo"_s}, 3};
    return similar;
}

void TstSuggestionLine::itSaysWhatItIsAndWhy()
{
    auto ticket = similar();

    const auto line = SuggestionLine::of(ticket);

    QCOMPARE(line.number, u"INC-000042"_s);
    QCOMPARE(line.title, u"VPN closes in Oslo"_s);
    QCOMPARE(line.state, u"In progress · 12 min ago"_s);
    QCOMPARE(line.reporter, u"Ada Obi · Sales"_s);
    QCOMPARE(line.why, u"Same service · vpn, oslo"_s);
    QCOMPARE(line.spoken(),
        u"INC-000042, VPN closes in Oslo, In progress · 12 min ago, Ada Obi · Sales, "
        "Same service · vpn, oslo"_s);
    ticket.department.clear();
    QCOMPARE(SuggestionLine::of(ticket).reporter, u"Ada Obi"_s);
}

void TstSuggestionLine::whyIsWhatTheyShare_data()
{
    QTest::addColumn<bool>("isOfSameService");
    QTest::addColumn<bool>("isOfSameCategory");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("why");
    QTest::newRow("service") << true << false << QStringList{u"vpn"_s} << u"Same service · vpn"_s;
    QTest::newRow("category") << false << true << QStringList{u"vpn"_s} << u"Same category · vpn"_s;
    QTest::newRow("both") << true << true << QStringList{u"vpn"_s, u"oslo"_s}
                          << u"Same service and category · vpn, oslo"_s;
    QTest::newRow("many words") << false << true
                                << QStringList{u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s}
                                << u"Same category · one, two, three, four, …"_s;
}

void TstSuggestionLine::whyIsWhatTheyShare()
{
    QFETCH(const bool, isOfSameService);
    QFETCH(const bool, isOfSameCategory);
    QFETCH(const QStringList, words);
    QFETCH(const QString, why);
    auto ticket = similar();
    ticket.isOfSameService = isOfSameService;
    ticket.isOfSameCategory = isOfSameCategory;
    ticket.overlap.shared = words;

    QCOMPARE(SuggestionLine::of(ticket).why, why);
}

QTEST_GUILESS_MAIN(TstSuggestionLine)

#include "tst_suggestion_line.moc"
