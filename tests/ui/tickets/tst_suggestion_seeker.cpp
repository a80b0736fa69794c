#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"
#include "ui/tickets/suggestion_seeker.h"

#include <QSignalSpy>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// When a form asks whether its ticket is known already (I-01), and which answer counts.
class TstSuggestionSeeker : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanup() { test::dropFreshAddresses(); }
    void onlyTheLastQuestionIsAnswered();
    void whereNothingCanBeAskedNothingIsFoundAtOnce();

private:
    static constexpr int patience = 15'000;

    /// As somebody writes who comes upon what story.form() says.
    static BegunTicket begun(test::Story& story, const QString& title)
    {
        const auto form = story.form();
        return {TicketKind::Incident, title, {}, form.category, form.service};
    }
    static QStringList titles(const QVariantList& signal)
    {
        QStringList out;
        const auto tickets = signal.value(0).value<QList<SimilarTicket>>();
        for (const auto& each : tickets)
            out << each.ticket.title;
        return out;
    }
};

void TstSuggestionSeeker::onlyTheLastQuestionIsAnswered()
{
    test::Story story;
    story.desk->clock.advance(SystemClock().now() - story.desk->clock.now()); // as the window's
    QVERIFY(story.incidents().create(story.mira(), story.form()));
    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());
    SuggestionSeeker seeker(window);
    QSignalSpy found(&seeker, &SuggestionSeeker::found);

    for (const auto* text : {"P", "Pr", "Printer on", "Printer on fi", "Printer on fire"})
        seeker.seek(begun(story, QString::fromUtf8(text)));

    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    QCOMPARE(titles(found.takeFirst()), QStringList{u"Printer on fire"_s});
    seeker.seek(begun(story, u"Printer on fire"_s)); // the same is not asked again
    QTest::qWait(2 * SuggestionSeeker::pause);
    QCOMPARE(found.size(), 0);
    seeker.seek(begun(story, u"Elevator"_s));
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patience);
    QVERIFY(titles(found.takeFirst()).isEmpty());
}

void TstSuggestionSeeker::whereNothingCanBeAskedNothingIsFoundAtOnce()
{
    test::Story story;
    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());
    SuggestionSeeker seeker(window);
    QSignalSpy found(&seeker, &SuggestionSeeker::found);
    seeker.seek(begun(story, u"Printer on fire"_s));

    seeker.seek(begun(story, u"  "_s));

    QCOMPARE(found.size(), 1);
    QVERIFY(titles(found.takeFirst()).isEmpty());
    QTest::qWait(2 * SuggestionSeeker::pause);
    QCOMPARE(found.size(), 0); // nor is what was to be asked before
}

QTEST_MAIN(TstSuggestionSeeker)

#include "tst_suggestion_seeker.moc"
