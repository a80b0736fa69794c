#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"

#include <QFile>
#include <QSignalSpy>
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
    void whatCouldNotBeReachedIsOpenedLater();
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

    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());

    QTRY_VERIFY_WITH_TIMEOUT(segments() > 0 && segments() < 10, 15'000);
    QVERIFY(story.incidents().create(story.mira(), story.form()));
}

/// A connection that was refused when the window began is made as soon as it can be.
void TstBackend::whatCouldNotBeReachedIsOpenedLater()
{
    const auto desk = test::freshDesk();
    if (desk->address.isPostgresql())
        QSKIP("a file can be put away");
    const auto path = desk->address.text;
    desk->session.reset();
    QVERIFY(QFile::rename(path, path + u".away"_s));
    Backend window(desk->address, ownPlaces());
    QSignalSpy failed(&window, &Backend::failed);
    QSignalSpy recovered(&window, &Backend::recovered);
    QTRY_COMPARE(failed.size(), 1);

    QVERIFY(QFile::rename(path + u".away"_s, path));

    QTRY_COMPARE(recovered.size(), 1);
    const auto person = desk->admin.person;
    auto found = window.run([person](Session& session) { return session.access.actorFor(person); });
    QTRY_VERIFY(found.isFinished());
    QVERIFY(found.result());
    QCOMPARE(failed.size(), 1);
}

QTEST_MAIN(TstBackend)

#include "tst_backend.moc"
