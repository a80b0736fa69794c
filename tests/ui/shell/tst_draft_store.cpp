#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <sys/stat.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 15'000;
const auto key = u"settings/teams/new"_s;
const auto mark = u"mark"_s;

QJsonObject saying(const QString& words)
{
    return {{u"text"_s, words}};
}

} // namespace

class TstDraftStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }
    void aSecondPlaceHasATextOfItsOwn();
    void whatPlacesLeaveIsOfferedInTurn();
    void whatIsTypedAtOnceLeavesTheEarlierTextAlone();
    void aTextThatIsRefusedIsOfferedAgain();
    void whatIsOnItsWayIsNotOffered();
    void anEmptyTextIsForgotten();
    void aTextIsForItsWriterAlone();
    void whetherSomethingIsKeptIsTold();
    void theNextProgramFindsWhatAnEarlierOneKept();

private:
    /// What the place goes on with; empty: nothing is offered to it.
    QString offeredTo(Draft& place);
    /// Somebody wrote it and left.
    void leave(const QString& words) { m_store->open(key)->keep(saying(words)); }
    static QStringList files();

    std::optional<QTemporaryDir> m_profile;
    std::optional<DraftStore> m_store;
};

void TstDraftStore::init()
{
    m_profile.emplace();
    QVERIFY(m_profile->isValid());
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_profile->path()));
    m_store.emplace(Actor());
    m_store->open(mark)->keep(saying(mark));
}

/// The answers come in the order of the questions, so behind the mark there is nothing to wait for.
QString TstDraftStore::offeredTo(Draft& place)
{
    QString found;
    bool isOver = false;
    place.goOn(this, [&](const QJsonObject& text) {
        found = text.value(u"text"_s).toString();
        return true;
    });
    const auto last = m_store->open(mark);
    last->goOn(this, [&](const QJsonObject&) {
        isOver = true;
        return false;
    });
    return QTest::qWaitFor([&] { return isOver; }, patience) ? found : u"no answer"_s;
}

QStringList TstDraftStore::files()
{
    QStringList names;
    QDirIterator each(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation),
        {u"new.*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        names << each.next();
    return names;
}

/// As when one ticket is open in two windows.
void TstDraftStore::aSecondPlaceHasATextOfItsOwn()
{
    auto first = m_store->open(key);
    QSignalSpy saved(first.get(), &Draft::saved);
    first->keep(saying(u"Twenty lines"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);

    auto second = m_store->open(key);
    QCOMPARE(offeredTo(*second), QString());
    second->keep(saying(u"o"_s));
    second->keep({}); // the letter is deleted again
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, patience);
    second->keep(saying(u"ok"_s));
    second->forget(); // and that was sent
    second.reset();
    first.reset();

    const auto next = m_store->open(key);
    QCOMPARE(offeredTo(*next), u"Twenty lines"_s);
}

void TstDraftStore::whatPlacesLeaveIsOfferedInTurn()
{
    auto first = m_store->open(key);
    auto second = m_store->open(key);
    first->keep(saying(u"Of the first"_s));
    second->keep(saying(u"Of the second"_s));
    first.reset();
    second.reset();

    const auto third = m_store->open(key);
    const auto fourth = m_store->open(key);
    const auto fifth = m_store->open(key);
    QStringList offered{offeredTo(*third), offeredTo(*fourth)};
    offered.sort();

    QCOMPARE(offered, QStringList({u"Of the first"_s, u"Of the second"_s}));
    QCOMPARE(offeredTo(*fifth), QString());
}

void TstDraftStore::whatIsTypedAtOnceLeavesTheEarlierTextAlone()
{
    leave(u"Begun earlier"_s);
    auto place = m_store->open(key);
    bool isOffered = false;

    place->goOn(this, [&](const QJsonObject&) { return isOffered = true; });
    place->keep(saying(u"Typed before the disk answered"_s));
    QCOMPARE(offeredTo(*place), QString());

    QVERIFY(!isOffered);
    place->forget();
    place.reset();
    const auto next = m_store->open(key);
    QCOMPARE(offeredTo(*next), u"Begun earlier"_s);
}

void TstDraftStore::aTextThatIsRefusedIsOfferedAgain()
{
    leave(u"Begun earlier"_s);
    const auto place = m_store->open(key);
    bool isOffered = false;

    place->goOn(this, [&](const QJsonObject&) {
        isOffered = true;
        return false;
    });
    QTRY_VERIFY_WITH_TIMEOUT(isOffered, patience);

    const auto next = m_store->open(key);
    QCOMPARE(offeredTo(*next), u"Begun earlier"_s);
}

/// Its page is closed and opened again before the answer is there.
void TstDraftStore::whatIsOnItsWayIsNotOffered()
{
    auto page = m_store->open(key);
    page->keep(saying(u"On my way."_s));
    auto sending = page;
    page.reset();

    const auto again = m_store->open(key);
    QCOMPARE(offeredTo(*again), QString());
    const auto late = m_store->open(key);
    bool isOffered = false;
    late->goOn(this, [&](const QJsonObject&) { return isOffered = true; });
    sending->forget(); // it has arrived, while that looks
    sending.reset();
    const auto next = m_store->open(key);
    QCOMPARE(offeredTo(*next), QString());

    QVERIFY(!isOffered);
    QVERIFY(files().isEmpty());
}

void TstDraftStore::anEmptyTextIsForgotten()
{
    auto place = m_store->open(key);
    place->keep(saying(u"Never mind"_s));
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, patience);

    place->keep({});

    QTRY_VERIFY_WITH_TIMEOUT(files().isEmpty(), patience);
    place.reset();
    const auto next = m_store->open(key);
    QCOMPARE(offeredTo(*next), QString());
}

/// Also where what a person makes may be read by others, as is usual.
void TstDraftStore::aTextIsForItsWriterAlone()
{
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    const auto before = ::umask(0022);
    const auto place = m_store->open(key);
    QSignalSpy saved(place.get(), &Draft::saved);

    place->keep(saying(u"Between us"_s));

    const bool isSaved = QTest::qWaitFor([&] { return saved.size() == 1; }, patience);
    ::umask(before);
    QVERIFY(isSaved);
    QCOMPARE(files().size(), 1);
    QVERIFY(!(QFile::permissions(files().first()) & others));
}

void TstDraftStore::whetherSomethingIsKeptIsTold()
{
    const auto isKept = [this] { return m_store->isKept(key).result(); };
    QVERIFY(!isKept());

    leave(u"Half a sent"_s);

    QVERIFY(isKept()); // at once: it need not be on disk yet
    auto place = m_store->open(key);
    QCOMPARE(offeredTo(*place), u"Half a sent"_s);
    QVERIFY(isKept());
    place->forget();
    QVERIFY(!isKept());
}

/// Also one whose files had no marks of their own.
void TstDraftStore::theNextProgramFindsWhatAnEarlierOneKept()
{
    leave(u"Half a sent"_s);
    m_store.reset();
    const auto kept = files();
    QCOMPARE(kept.size(), 1);
    QVERIFY(QFile::rename(kept.first(), kept.first().section(u'/', 0, -2) + u"/new.json"_s));

    m_store.emplace(Actor());
    auto place = m_store->open(key);

    QCOMPARE(offeredTo(*place), u"Half a sent"_s);
    place->forget();
    QTRY_VERIFY_WITH_TIMEOUT(files().isEmpty(), patience);
}

QTEST_MAIN(TstDraftStore)

#include "tst_draft_store.moc"
