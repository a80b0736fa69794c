#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace homeport;

class TstBackend : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void theSearchIndexIsJoinedWhileNobodyWaits();
};

/// measured.md 5.8: commits leave their words apart, the window joins them when it rests.
void TstBackend::theSearchIndexIsJoinedWhileNobodyWaits()
{
    test::Story story;
    if (story.desk->address.isPostgresql())
        QSKIP("a server joins by itself");
    auto& database = story.desk->session->replica->database();
    const auto segments = [&] {
        const auto found = number(
            database, {"test.segments", "SELECT count(DISTINCT segid) FROM search_text_idx"});
        return found ? *found : -1;
    };
    for (int i = 0; i < 60; ++i)
        QVERIFY(story.incidents().create(story.mira(), story.form()));
    QVERIFY(segments() > 30);

    Backend window(story.desk->address);
    window.setActor(story.mira());

    QTRY_VERIFY_WITH_TIMEOUT(segments() > 0 && segments() < 10, 15'000);
    QVERIFY(story.incidents().create(story.mira(), story.form()));
}

QTEST_MAIN(TstBackend)

#include "tst_backend.moc"
