#include "core/db/database.h"
#include "core/db/desk_place.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// A desk that is worked on stands on a disk of its own machine (REL-08).
class TstDeskPlace : public QObject
{
    Q_OBJECT

private slots:
    void fileSystemsOfOthersAreKnown_data();
    void fileSystemsOfOthersAreKnown();
    void foldersKeptInStepAreRefused_data();
    void foldersKeptInStepAreRefused();
    void aDeskFoundThereMayBeRead();
    void aLinkIntoSuchAFolderIsFollowed();
    void aDeskHasAName_data();
    void aDeskHasAName();
};

void TstDeskPlace::fileSystemsOfOthersAreKnown_data()
{
    QTest::addColumn<bool>("foreign");
    for (const auto* type : {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone",
             "fuse.gvfsd-fuse", "davfs", "vboxsf", "fuse", "ceph"})
        QTest::newRow(type) << true;
    for (const auto* type : {"ext4", "btrfs", "xfs", "tmpfs", "overlay", "zfs", "fuseblk", "vfat",
             "apfs", "NTFS", "fuse.gocryptfs", "fuse.fuse-overlayfs"})
        QTest::newRow(type) << false;
}

void TstDeskPlace::fileSystemsOfOthersAreKnown()
{
    QFETCH(bool, foreign);

    QCOMPARE(isForeignFileSystem(QTest::currentDataTag()), foreign);
}

void TstDeskPlace::foldersKeptInStepAreRefused_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("service");
    QTest::newRow("Syncthing") << u".stfolder/"_s << u"Syncthing"_s;
    QTest::newRow("Dropbox") << u".dropbox.cache/"_s << u"Dropbox"_s;
    QTest::newRow("Nextcloud") << u".sync_0a1b2c3d4e5f.db"_s << u"Nextcloud"_s;
    QTest::newRow("Resilio") << u".sync/ID"_s << u"Resilio Sync"_s;
    QTest::newRow("nothing") << u"notes.txt"_s << QString();
}

void TstDeskPlace::foldersKeptInStepAreRefused()
{
    QFETCH(QString, mark);
    QFETCH(QString, service);
    QTemporaryDir root;
    const auto path = root.filePath(mark);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    if (mark.endsWith(u'/')) {
        QVERIFY(QDir().mkpath(path));
    } else {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QDir(root.path()).mkpath(u"work/desks"_s));
    const Address address{root.filePath(u"work/desks/desk.homeport"_s)};

    const auto made = Database::create(address);

    if (service.isEmpty()) {
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        return;
    }
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Invalid);
    QCOMPARE(made.error().code, u"UNSUITABLE_PLACE"_s);
    QCOMPARE(made.error().detail, service);
    QVERIFY(!QFile::exists(address.text));
}

void TstDeskPlace::aDeskFoundThereMayBeRead()
{
    QTemporaryDir root;
    const Address address{root.filePath(u"desk.homeport"_s)};
    QVERIFY(Database::create(address));
    QVERIFY(QDir(root.path()).mkpath(u".stfolder"_s));

    const auto written = Database::open(address, Access::ReadWrite);
    const auto read = Database::open(address, Access::ReadOnly);

    QVERIFY(!written);
    QCOMPARE(written.error().code, u"UNSUITABLE_PLACE"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
}

void TstDeskPlace::aLinkIntoSuchAFolderIsFollowed()
{
    QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(u"cloud"_s));
    const Address inside{root.filePath(u"cloud/desk.homeport"_s)};
    QVERIFY(Database::create(inside));
    QVERIFY(QDir(root.path()).mkpath(u"cloud/.stfolder"_s));
    const Address link{root.filePath(u"desk.homeport"_s)};
    QVERIFY(QFile::link(inside.text, link.text));

    const auto opened = Database::open(link, Access::ReadWrite);

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"UNSUITABLE_PLACE"_s);
}

void TstDeskPlace::aDeskHasAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("/home/mira/Service Desk.homeport") << u"Service Desk"_s;
    QTest::newRow("desk") << u"desk"_s;
    QTest::newRow("postgresql://mira:secret@db.example.org:5433/desk")
        << u"desk · db.example.org"_s;
    QTest::newRow("postgresql:///desk?host=/run/pg&password=secret") << u"desk · /run/pg"_s;
    QTest::newRow("postgresql:///?dbname=desk") << u"desk"_s;
}

void TstDeskPlace::aDeskHasAName()
{
    QFETCH(QString, name);
    QCOMPARE(nameOf(Address{QString::fromUtf8(QTest::currentDataTag())}), name);
}

QTEST_GUILESS_MAIN(TstDeskPlace)
#include "tst_desk_place.moc"
