// Several programs work on one file: one writes at a time, and whoever dies lets go (REL-04).
#include "app/own_places.h"
#include "core/db/write_lock.h"
#include "core/desk/desk.h"
#include "core/exchange/verify.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql tagCount{"test.tags", "SELECT count(*) FROM tag"};
constexpr Sql tagNames{"test.tagNames", "SELECT name FROM tag"};

Result<EntryRef> makeTag(Replica& replica, const QString& name)
{
    record::Tag tag;
    tag.name = name;
    return replica.write(
        {}, {.code = u"test.tag"_s}, [&](UnitOfWork& unit) { return unit.create(tag); });
}

/// A child: makes tags named by `who` and a counter, and says each name once it is durable.
int writeSome(const QString& path, const QString& who, int count)
{
    auto session = openDesk({path}, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!session)
        return 3;
    for (int i = 0; i < count; ++i) {
        const auto name = u"%1-%2"_s.arg(who).arg(i);
        if (auto written = makeTag(*(*session)->replica, name); !written) {
            std::printf("! %s\n", qPrintable(written.error().code + written.error().detail));
            return 4;
        }
        std::printf("%s\n", qPrintable(name));
        std::fflush(stdout);
    }
    return 0;
}

/// A child: begins to write and never ends.
int hold(const QString& path)
{
    auto database = Database::open({path}, Access::ReadWrite);
    if (!database || !(*database)->begin())
        return 3;
    std::printf("held\n");
    std::fflush(stdout);
    QThread::sleep(60);
    return 0;
}

} // namespace

class TstSharedFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void severalProgramsWriteAndOthersRead();
    void theDeathOfAWriterLetsTheNextOneGoOn();
    void whoWaitsTooLongIsTold();
    void whoWaitsComesNext();
    void whoStandsNextAndDoesNotComeKeepsNobodyOut();
    void theLogStaysShort();
    void aLogThatOthersReadIsNotCalledFolded();
    void theLastOneLeavesTheFileAlone();
    void whoOnlyLooksTakesTheirLockFileAlong();
    void aLockFileIsAsMuchTheOwnersAsTheDesk();
    void whatALockFileLeadsToIsLeftAsItIs();

private:
    std::unique_ptr<Session> open()
    {
        auto session = openDesk({m_path}, Access::ReadWrite, systemWorld(ownPlaces()));
        if (!session)
            qFatal("%s %s", qPrintable(session.error().code), qPrintable(session.error().detail));
        return std::move(*session);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TstSharedFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"desk.homeport"_s);
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminLogin = u"mira"_s;
    setup.password = u"correct horse battery staple"_s;
    QVERIFY(setUpDesk({m_path}, setup, systemWorld(ownPlaces())));
}

void TstSharedFile::severalProgramsWriteAndOthersRead()
{
    constexpr int writers = 4;
    constexpr int each = 150;
    std::vector<std::unique_ptr<QProcess>> children;
    std::atomic<bool> isOver = false;
    std::atomic<int> reads = 0;
    QStringList faults;
    std::unique_ptr<QThread> reading(QThread::create([&] {
        auto database = Database::open({m_path}, Access::ReadOnly);
        qint64 last = 0;
        while (database && !isOver) {
            const auto now = number(**database, tagCount);
            if (!now || *now < last)
                faults << (now ? u"fewer than before"_s : now.error().detail);
            last = now ? *now : last;
            ++reads;
        }
    }));
    reading->start();

    for (int i = 0; i < writers; ++i) {
        children.push_back(std::make_unique<QProcess>());
        children.back()->start(QCoreApplication::applicationFilePath(),
            {u"--write"_s, m_path, QString::number(i), QString::number(each)});
    }
    QStringList said;
    for (const auto& child : children) {
        QVERIFY(child->waitForFinished(120'000));
        const auto lines = QString::fromUtf8(child->readAllStandardOutput());
        QVERIFY2(child->exitStatus() == QProcess::NormalExit && child->exitCode() == 0,
            qPrintable(lines.right(300)));
        said += lines.split(u'\n', Qt::SkipEmptyParts);
    }
    isOver = true;
    QVERIFY(reading->wait(60'000));

    QCOMPARE(faults, QStringList());
    QVERIFY(reads > 10);
    const auto session = open();
    QSet<QString> held;
    auto names = session->replica->database().query(tagNames);
    while (names && (*names)->next())
        held.insert((*names)->text(0));
    names->reset();
    QCOMPARE(said.size(), writers * each);
    for (const auto& name : std::as_const(said))
        QVERIFY2(held.contains(name), qPrintable(name));
    const auto found = verifyDesk(*session->replica);
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstSharedFile::theDeathOfAWriterLetsTheNextOneGoOn()
{
    const auto session = open();
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, m_path});
    QVERIFY(holder.waitForReadyRead(60'000));
    session->replica->database().setPatience(100);
    QCOMPARE(makeTag(*session->replica, u"refused"_s).error().code, u"LOCKED"_s);

    holder.kill();
    QVERIFY(holder.waitForFinished(60'000));

    const auto written = makeTag(*session->replica, u"after"_s);
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
}

void TstSharedFile::whoWaitsTooLongIsTold()
{
    const auto session = open();
    auto& database = session->replica->database();
    WriteLock other(m_path);
    QVERIFY(other.take(0));
    database.setPatience(300);
    QElapsedTimer timer;
    timer.start();

    const auto unit = makeTag(*session->replica, u"refused"_s);
    const auto single = database.exec({"test.single", "UPDATE desk SET created_at = created_at"});
    const auto read = number(database, tagCount);

    QVERIFY(!unit);
    QCOMPARE(unit.error().kind, Error::Kind::Unavailable);
    QCOMPARE(unit.error().code, u"LOCKED"_s);
    QVERIFY(!single);
    QCOMPARE(single.error().code, u"LOCKED"_s);
    QVERIFY(timer.elapsed() >= 600 && timer.elapsed() < 5000);
    QVERIFY(read);
    other.release();
    QVERIFY(makeTag(*session->replica, u"taken"_s));
    QVERIFY(other.take(0)); // let go after each
    other.release();
}

/// Long work goes on in parts, one right after the other, and whoever waits comes between two.
void TstSharedFile::whoWaitsComesNext()
{
    constexpr int turns = 10;
    std::atomic<int> parts = 0;
    std::atomic<bool> isOver = false;
    std::unique_ptr<QThread> working(QThread::create([&] {
        WriteLock lock(m_path);
        while (!isOver && lock.take(20'000)) {
            ++parts;
            QThread::msleep(20);
            lock.release();
        }
    }));
    working->start();
    WriteLock other(m_path);
    QList<int> waits; // in parts of the other's work

    for (int i = 0; i < turns; ++i) {
        const int before = parts;
        const bool isAtWork = QTest::qWaitFor([&] { return parts > before; }, 10'000);
        const int since = parts;
        if (!isAtWork || !other.take(10'000))
            break;
        waits << parts - since;
        other.release();
    }
    isOver = true;
    const bool hasEnded = working->wait(20'000);

    QVERIFY(hasEnded);
    QCOMPARE(waits.size(), turns);
    // The part at hand; one more, and now and then many more, where this machine was at something
    // else before we asked.
    std::sort(waits.begin(), waits.end());
    const int middle = waits.at(turns / 2);
    QVERIFY2(middle <= 2, qPrintable(QString::number(middle)));
}

/// A program may be halted while it waits; nobody writes then.
void TstSharedFile::whoStandsNextAndDoesNotComeKeepsNobodyOut()
{
#ifdef F_OFD_SETLK
    WriteLock lock(m_path);
    QVERIFY(lock.take(0)); // there is a lock file from here on
    lock.release();
    const int halted =
        ::open(QFile::encodeName(m_path + u"-lock"_s).constData(), O_RDWR | O_CLOEXEC);
    struct flock first = {};
    first.l_type = F_WRLCK;
    first.l_whence = SEEK_SET;
    first.l_len = 1;
    const bool standsNext = halted >= 0 && ::fcntl(halted, F_OFD_SETLK, &first) == 0;

    const auto atOnce = lock.take(0);
    const auto later = lock.take(10'000);

    if (halted >= 0)
        ::close(halted);
    QVERIFY(standsNext);
    QVERIFY(!atOnce); // it may be about to come
    QCOMPARE(atOnce.error().code, u"LOCKED"_s);
    QVERIFY(later);
    lock.release();
#else
    QSKIP("nobody stands next here");
#endif
}

void TstSharedFile::theLogStaysShort()
{
    const auto session = open();
    auto& database = session->replica->database();
    QCOMPARE(*number(database, {"test.auto", "PRAGMA wal_autocheckpoint"}), 0);
    qint64 longest = 0;

    for (int i = 0; i < 400; ++i) {
        QVERIFY(makeTag(*session->replica, u"tag %1"_s.arg(i)));
        longest = qMax(longest, QFileInfo(m_path + u"-wal"_s).size());
    }

    // A thousand pages and what the last unit added.
    QVERIFY2(longest > 900 * 4096 && longest < 1300 * 4096, qPrintable(QString::number(longest)));
}

/// A backup relies on it: what is in the log alone is not in the file.
void TstSharedFile::aLogThatOthersReadIsNotCalledFolded()
{
    const auto session = open();
    auto& database = session->replica->database();
    database.setPatience(50);
    auto reader = Database::open({m_path}, Access::ReadOnly);
    QVERIFY(reader);
    QVERIFY((*reader)->beginRead());
    QCOMPARE(*number(**reader, tagCount), 0); // and it goes on reading as of now
    QVERIFY(makeTag(*session->replica, u"later"_s));

    const auto busy = database.setBulk(false);

    QVERIFY(!busy);
    QCOMPARE(busy.error().kind, Error::Kind::Unavailable);
    QCOMPARE(busy.error().code, u"LOCKED"_s);
    QVERIFY(QFileInfo(m_path + u"-wal"_s).size() > 0);
    (*reader)->rollback();
    const auto folded = database.setBulk(false);
    QVERIFY2(folded, folded ? "" : qPrintable(folded.error().detail));
    QCOMPARE(QFileInfo(m_path + u"-wal"_s).size(), 0);
    QCOMPARE(*number(database, tagCount), 1);
}

void TstSharedFile::theLastOneLeavesTheFileAlone()
{
    {
        auto first = open();
        const auto second = open();
        QVERIFY(makeTag(*first->replica, u"one"_s));
        first.reset();
        QVERIFY(makeTag(*second->replica, u"two"_s));
    }

    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
        QStringList{u"desk.homeport"_s});
    QCOMPARE(*number(open()->replica->database(), tagCount), 2);
}

/// While somebody else's log stays: whoever works on the desk later might not open the lock file.
void TstSharedFile::whoOnlyLooksTakesTheirLockFileAlong()
{
    const auto log = m_path + u"-wal"_s;
    const auto lock = m_path + u"-lock"_s;
    auto reader = Database::open({m_path}, Access::ReadOnly);
    QVERIFY(reader);
    QCOMPARE(*number(**reader, tagCount), 0);
    QVERIFY(QFile::exists(log) && !QFile::exists(lock));

    Database::removeEmptyLog({m_path});

    QVERIFY(QFile::exists(log));
    QVERIFY(!QFile::exists(lock));
    WriteLock other(m_path);
    QVERIFY(other.take(0));
    other.release();
    Database::removeEmptyLog({m_path});
    QVERIFY(QFile::exists(log));
    QVERIFY(QFile::exists(lock)); // it is the other's
}

void TstSharedFile::aLockFileIsAsMuchTheOwnersAsTheDesk()
{
    const auto* owner = ::getpwnam("nobody");
    if (::geteuid() != 0 || !owner)
        QSKIP("makes files for nobody else");
    const auto desk = QFile::encodeName(m_path);
    QVERIFY(::chown(desk.constData(), owner->pw_uid, owner->pw_gid) == 0);
    QVERIFY(::chmod(desk.constData(), 0660) == 0);
    const auto before = ::umask(0077);
    WriteLock lock(m_path);

    const auto taken = lock.take(0);

    ::umask(before);
    QVERIFY(taken);
    struct stat made = {};
    QVERIFY(::stat((desk + "-lock").constData(), &made) == 0);
    QCOMPARE(made.st_uid, owner->pw_uid);
    QCOMPARE(made.st_gid, owner->pw_gid);
    QCOMPARE(made.st_mode & 0777, mode_t(0660));
}

/// Somebody may have laid a link there, and an administrator may be who takes the lock.
void TstSharedFile::whatALockFileLeadsToIsLeftAsItIs()
{
    const auto secret = m_folder->filePath(u"secret"_s);
    QFile file(secret);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY(QFile::link(secret, m_path + u"-lock"_s));
    QVERIFY(QFile::setPermissions(
        m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    WriteLock lock(m_path);

    QVERIFY(lock.take(0));

    QVERIFY(!(QFileInfo(secret).permissions() & QFileDevice::ReadOther));
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    if (arguments.value(1) == "--write"_L1)
        return writeSome(arguments.value(2), arguments.value(3), arguments.value(4).toInt());
    if (arguments.value(1) == "--hold"_L1)
        return hold(arguments.value(2));
    TstSharedFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shared_file.moc"
