#include "core/base/system_disk.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::contentOf;

namespace {

template <typename T>
QString codeOf(const Result<T>& result)
{
    return result ? QString() : result.error().code;
}

mode_t modeOf(const QString& path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 07777 : 0;
}

/// What a person's mask takes away from what they make.
class Mask
{
public:
    explicit Mask(mode_t mask) : m_before(::umask(mask)) {}
    ~Mask() { ::umask(m_before); }
    Q_DISABLE_COPY_MOVE(Mask)

private:
    mode_t m_before;
};

/// No file grows beyond so many bytes: to a program that is a full disk.
class LittleRoom
{
public:
    explicit LittleRoom(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit little{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &little);
    }
    ~LittleRoom() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(LittleRoom)

private:
    rlimit m_before = {};
};

} // namespace

/// What every part of core may rely on when it writes a file.
class TstSystemDisk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsWrittenCountsOnceItIsKept_data();
    void whatIsWrittenCountsOnceItIsKept();
    void aFullDiskIsToldAndLeavesNothing_data();
    void aFullDiskIsToldAndLeavesNothing();
    void rightsAreThoseAskedFor_data();
    void rightsAreThoseAskedFor();
    void aFolderKeepsWhatItInherits();
    void noLinkIsFollowed_data();
    void noLinkIsFollowed();
    void aNameThatIsTakenStays();
    void whatIsNotThereIsToldApart();
    void aFileIsWrittenWhereItStands();
    void filesBelowAreFoundInAllFolders();
    void aTemporaryFolderIsPrivateAndGoes();
    void aLockKeepsOthersOut();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the file cannot be written");
    }
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    Result<std::unique_ptr<PendingFile>> begun(bool replaces)
    {
        return replaces ? m_disk.replace(path(u"a"_s)) : m_disk.create(path(u"a"_s), ownerOnly);
    }

    SystemDisk m_disk;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstSystemDisk::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TstSystemDisk::whatIsWrittenCountsOnceItIsKept_data()
{
    QTest::addColumn<bool>("replaces");
    QTest::addColumn<QByteArray>("before"); // null: there is no such file
    QTest::newRow("a new file") << false << QByteArray();
    QTest::newRow("a file that replaces none") << true << QByteArray();
    QTest::newRow("a file that replaces another") << true << QByteArray("before");
}

void TstSystemDisk::whatIsWrittenCountsOnceItIsKept()
{
    QFETCH(bool, replaces);
    QFETCH(QByteArray, before);
    const QByteArray large(300'000, 'x');
    if (!before.isNull())
        write(u"a"_s, before);
    const auto standing = names();
    {
        auto dropped = begun(replaces);
        QVERIFY(dropped);
        QVERIFY((*dropped)->put(large));
        QVERIFY((*dropped)->flush());
    }
    QCOMPARE(names(), standing);
    if (!before.isNull())
        QCOMPARE(contentOf(path(u"a"_s)), before);

    auto kept = begun(replaces);
    QVERIFY(kept);
    QVERIFY((*kept)->put(large));
    QVERIFY((*kept)->put("end"));
    const auto done = (*kept)->keep();

    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    kept->reset();
    QCOMPARE(names(), QStringList{u"a"_s});
    QCOMPARE(contentOf(path(u"a"_s)), large + "end");
}

void TstSystemDisk::aFullDiskIsToldAndLeavesNothing_data()
{
    QTest::addColumn<bool>("replaces");
    QTest::addColumn<int>("bytes");
    QTest::newRow("a new file") << false << 300'000;
    QTest::newRow("a file that replaces another") << true << 300'000;
    // Such a one waits in memory until the end.
    QTest::newRow("a small one that replaces another") << true << 8'000;
}

void TstSystemDisk::aFullDiskIsToldAndLeavesNothing()
{
    QFETCH(bool, replaces);
    QFETCH(int, bytes);
    if (replaces)
        write(u"a"_s, "before");
    const auto standing = names();
    auto file = begun(replaces);
    QVERIFY(file);

    Result<> kept;
    {
        const LittleRoom room(4096);
        kept = (*file)->put(QByteArray(bytes, 'x'));
        if (kept)
            kept = (*file)->keep();
    }

    QCOMPARE(codeOf(kept), u"STORAGE_FULL"_s);
    QCOMPARE(kept.error().kind, Error::Kind::Unavailable);
    QCOMPARE(kept.error().subject, path(u"a"_s));
    QVERIFY((*file)->failure());
    QCOMPARE(codeOf((*file)->keep()), u"STORAGE_FULL"_s); // whoever asks again hears the same
    file->reset();
    QCOMPARE(names(), standing);
    if (replaces)
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("before"));
}

void TstSystemDisk::rightsAreThoseAskedFor_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("no mask") << 0;
    QTest::newRow("a mask that lets nobody else in") << 0077;
}

void TstSystemDisk::rightsAreThoseAskedFor()
{
    QFETCH(int, mask);
    const Mask masked{mode_t(mask)};
    const auto shared = ownerOnly | QFileDevice::ReadGroup | QFileDevice::WriteGroup;
    const auto made = [&](const QString& name, QFileDevice::Permissions rights) {
        auto file = m_disk.create(path(name), rights);
        return file && (*file)->put("x") && (*file)->keep();
    };

    QVERIFY(made(u"read"_s, QFileDevice::ReadOwner));
    QVERIFY(made(u"own"_s, ownerOnly));
    QVERIFY(made(u"shared"_s, shared));
    QVERIFY(m_disk.makeFolder(path(u"private/a/b"_s), ownerOnly));
    QVERIFY(m_disk.makeFolder(path(u"ours"_s), shared));
    QVERIFY(m_disk.makeFolder(path(u"ours"_s), ownerOnly)); // it stands

    QCOMPARE(modeOf(path(u"read"_s)), 0400u);
    QCOMPARE(modeOf(path(u"own"_s)), 0600u);
    QCOMPARE(modeOf(path(u"shared"_s)), 0660u);
    QCOMPARE(modeOf(path(u"private/a/b"_s)), 0700u);
    QCOMPARE(modeOf(path(u"ours"_s)), 0770u);
    const auto facts = m_disk.look(path(u"shared"_s));
    QVERIFY(facts);
    QVERIFY(facts->rights == shared);
    QVERIFY(facts->isFile);
    QCOMPARE(facts->size, 1);
    QVERIFY(!m_disk.look(path(u"ours"_s))->isFile);
    QVERIFY(!m_disk.look(path(u"none"_s)));
}

/// A folder that a group shares passes its group on.
void TstSystemDisk::aFolderKeepsWhatItInherits()
{
    const Mask masked(0077);
    const auto shared = ownerOnly | QFileDevice::ReadGroup | QFileDevice::WriteGroup;
    const auto above = QFile::encodeName(m_folder->path());
    QVERIFY(::chmod(above.constData(), 02770) == 0);
    QCOMPARE(modeOf(m_folder->path()), 02770u);

    QVERIFY(m_disk.makeFolder(path(u"inside"_s), shared));

    QCOMPARE(modeOf(path(u"inside"_s)), 02770u);
}

void TstSystemDisk::noLinkIsFollowed_data()
{
    using Act = std::function<QString(SystemDisk&, const QString&)>;
    QTest::addColumn<Act>("act"); // on the link; answers the code
    QTest::addColumn<QString>("target");
    const Act create = [](SystemDisk& disk, const QString& link) {
        return codeOf(disk.create(link, ownerOnly));
    };
    const Act append = [](SystemDisk& disk, const QString& link) {
        return codeOf(disk.append(link, "more"));
    };
    const Act rename = [](SystemDisk& disk, const QString& link) {
        return codeOf(disk.rename(link + u".other"_s, link));
    };
    const Act makeFolder = [](SystemDisk& disk, const QString& link) {
        return codeOf(disk.makeFolder(link, ownerOnly));
    };
    QTest::newRow("create") << create << u"file"_s;
    QTest::newRow("create where it leads nowhere") << create << u"none"_s;
    QTest::newRow("append") << append << u"file"_s;
    QTest::newRow("rename") << rename << u"file"_s;
    QTest::newRow("rename where it leads nowhere") << rename << u"none"_s;
    QTest::newRow("make a folder") << makeFolder << u"folder"_s;
}

void TstSystemDisk::noLinkIsFollowed()
{
    using Act = std::function<QString(SystemDisk&, const QString&)>;
    QFETCH(Act, act);
    QFETCH(QString, target);
    write(u"file"_s, "mine");
    write(u"link.other"_s, "theirs");
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QVERIFY(QFile::link(path(target), path(u"link"_s)));
    const auto standing = names();

    QCOMPARE(act(m_disk, path(u"link"_s)), u"FILE_UNREADABLE"_s);

    QCOMPARE(names(), standing);
    QCOMPARE(contentOf(path(u"file"_s)), QByteArray("mine"));
    QCOMPARE(contentOf(path(u"link.other"_s)), QByteArray("theirs"));
    QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
}

void TstSystemDisk::aNameThatIsTakenStays()
{
    write(u"old"_s, "old");
    write(u"new"_s, "new");

    QCOMPARE(codeOf(m_disk.rename(path(u"new"_s), path(u"old"_s))), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.create(path(u"old"_s), ownerOnly)), u"FILE_UNREADABLE"_s);

    QCOMPARE(contentOf(path(u"old"_s)), QByteArray("old"));
    QVERIFY(m_disk.rename(path(u"new"_s), path(u"other"_s)));
    QCOMPARE(contentOf(path(u"other"_s)), QByteArray("new"));
    QVERIFY(!m_disk.look(path(u"new"_s)));
}

void TstSystemDisk::whatIsNotThereIsToldApart()
{
    const auto absent = m_disk.read(path(u"none"_s));
    const auto folder = m_disk.read(m_folder->path());

    QVERIFY(!absent && !folder);
    QCOMPARE(absent.error().kind, Error::Kind::NotFound);
    QCOMPARE(folder.error().kind, Error::Kind::Unavailable);
    QCOMPARE(absent.error().code, u"FILE_UNREADABLE"_s);
    QCOMPARE(folder.error().code, u"FILE_UNREADABLE"_s);
    const auto nowhere = path(u"none/a"_s);
    QCOMPARE(codeOf(m_disk.create(nowhere, ownerOnly)), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.replace(nowhere)), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.replace(m_folder->path())), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.openInPlace(nowhere)), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.append(nowhere, "x")), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.temporaryFolder(nowhere)), u"FILE_UNREADABLE"_s);
    QCOMPARE(codeOf(m_disk.lock(nowhere, 0ms)), u"FILE_UNREADABLE"_s);
    QVERIFY(!m_disk.remove(path(u"none"_s)));
    QCOMPARE(names(), QStringList());
}

void TstSystemDisk::aFileIsWrittenWhereItStands()
{
    {
        auto file = m_disk.openInPlace(path(u"a"_s));
        QVERIFY(file);
        QCOMPARE((*file)->write("first"), 5);
        QVERIFY((*file)->seek(0));
        QCOMPARE((*file)->write("F"), 1);
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("First")); // at once
    }
    QVERIFY(m_disk.append(path(u"a"_s), " and last"));

    auto read = m_disk.read(path(u"a"_s));

    QVERIFY(read);
    QCOMPARE((*read)->readAll(), QByteArray("First and last"));
    read->reset();
    QVERIFY(m_disk.remove(path(u"a"_s)));
    QCOMPARE(names(), QStringList());
}

void TstSystemDisk::filesBelowAreFoundInAllFolders()
{
    QVERIFY(m_disk.makeFolder(path(u"x/y"_s), ownerOnly));
    for (const auto& name : {u"one"_s, u"x/two"_s, u"x/y/three"_s})
        write(name, "x");
    QVERIFY(QFile::link(m_folder->path(), path(u"x/round"_s))); // and around again

    auto found = m_disk.filesBelow(m_folder->path());

    found.sort();
    const QStringList all{path(u"one"_s), path(u"x/two"_s), path(u"x/y/three"_s)};
    QCOMPARE(found, all);
    QCOMPARE(m_disk.filesBelow(path(u"none"_s)), QStringList());
}

void TstSystemDisk::aTemporaryFolderIsPrivateAndGoes()
{
    const Mask noMask(0);
    {
        const auto one = m_disk.temporaryFolder(path(u"check"_s));
        const auto two = m_disk.temporaryFolder(path(u"check"_s));
        QVERIFY(one && two);
        QVERIFY((*one)->path() != (*two)->path());
        QVERIFY((*one)->path().startsWith(path(u"check-"_s)));
        QCOMPARE(modeOf((*one)->path()), 0700u);
        auto file = m_disk.create((*one)->filePath(u"a"_s), QFileDevice::ReadOwner);
        QVERIFY(file && (*file)->keep());
    }

    QCOMPARE(names(), QStringList());
}

void TstSystemDisk::aLockKeepsOthersOut()
{
    auto first = m_disk.lock(path(u"a.lock"_s), 0ms);
    QVERIFY(first);

    QCOMPARE(codeOf(m_disk.lock(path(u"a.lock"_s), 0ms)), u"FILE_UNREADABLE"_s);

    first->reset();
    QVERIFY(m_disk.lock(path(u"a.lock"_s), 0ms));
    QCOMPARE(names(), QStringList());
}

QTEST_GUILESS_MAIN(TstSystemDisk)
#include "tst_system_disk.moc"
