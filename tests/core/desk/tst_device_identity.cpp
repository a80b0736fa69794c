#include "core/desk/device_identity.h"
#include "core/desk/stream_witness.h"
#include "core/exchange/verify.h"
#include "tests/support/failing_files.h"
#include "tests/support/test_database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// A database that was set back is met by a new device: no number of a stream stands for two
/// entries, and none of a ticket for two tickets (SY-11).
class TstDeviceIdentity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_desk.reset(); }
    void aFileThatGoesOnKeepsItsDevice();
    void aFileSetBackBeginsANewStream();
    void aFileThatWentOnElsewhereBeginsANewStream();
    void aFileSetBackToWhatItWasGoesOn();
    void whatTheWitnessCannotReadIsNoEvidence();
    void theProfileThatIsNamedRemembers();
    void devicesThatCannotBeReadAreNotForgotten();
    void devicesThatMakeNoSenseAreKeptAside_data();
    void devicesThatMakeNoSenseAreKeptAside();
    void aWitnessThatCannotBeWrittenStopsNobody();
    void thatOfWhoeverRunsTestsIsNotTouched();

private:
    Replica& replica() { return *m_desk->session->replica; }
    QUuid device() { return replica().identity().device; }
    QString report(const QString& title)
    {
        auto made = m_desk->session->incidents.create(m_desk->admin,
            {.title = title,
                .description = u"It does not work"_s,
                .requester = m_desk->admin.person,
                .impact = 2,
                .urgency = 2});
        if (!made)
            qFatal("%s %s", qPrintable(made.error().code), qPrintable(made.error().detail));
        return made->ticket.number;
    }
    QList<QByteArray> entries() { return *replica().entriesAfter({}, 10'000); }
    void close() { m_desk->session.reset(); }
    World world()
    {
        return {
            &m_desk->clock, &m_desk->random, Places(m_profile.path(), m_folder.path(), m_files)};
    }
    void open()
    {
        auto session = openDesk(m_desk->address, Access::ReadWrite, world());
        if (!session)
            qFatal("%s %s", qPrintable(session.error().code), qPrintable(session.error().detail));
        m_desk->session = std::move(*session);
    }
    /// Puts the desk's file where `to` says, both closed.
    void copyTo(const QString& to) { copy(m_desk->address.text, to); }
    void putBack(const QString& from) { copy(from, m_desk->address.text); }
    static void copy(const QString& from, const QString& to)
    {
        QFile::remove(to);
        if (!QFile::copy(from, to))
            qFatal("no copy");
    }
    QString witness() const
    {
        return m_profile.filePath(u"witness/"_s + m_device.toString(QUuid::WithoutBraces));
    }

    test::FailingFiles m_files; // outlive what is opened through them
    QTemporaryDir m_profile;
    QTemporaryDir m_folder;
    QUuid m_device;
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstDeviceIdentity::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

/// Met anew, by a profile of the test's own.
void TstDeviceIdentity::init()
{
    m_desk = test::freshDesk();
    close();
    open();
}

void TstDeviceIdentity::aFileThatGoesOnKeepsItsDevice()
{
    const auto first = device();
    for (int i = 0; i < 3; ++i) {
        report(u"Printer %1"_s.arg(i));
        close();
        open();
        QCOMPARE(device(), first);
    }
}

void TstDeviceIdentity::aFileSetBackBeginsANewStream()
{
    const auto before = report(u"Printer on fire"_s);
    const auto first = device();
    close();
    const auto kept = m_folder.filePath(u"kept"_s);
    copyTo(kept);
    open();
    QCOMPARE(device(), first);
    QSet<QString> given{before};
    // More than one block of numbers, which are drawn a hundred at a time.
    for (int i = 0; i < 120; ++i)
        given.insert(report(u"Lost %1"_s.arg(i)));
    QMap<std::pair<QUuid, qint64>, QByteArray> published;
    for (const auto& bytes : entries()) {
        const auto entry = Entry::decoded(bytes);
        published.insert({entry->device, entry->number}, bytes);
    }
    close();

    putBack(kept);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"set back by 120 entries"_s));
    open();

    QVERIFY(device() != first);
    for (int i = 0; i < 30; ++i) {
        const auto number = report(u"Printer smokes %1"_s.arg(i));
        QVERIFY2(!given.contains(number), qPrintable(number));
    }
    int same = 0;
    for (const auto& bytes : entries()) {
        const auto entry = Entry::decoded(bytes);
        const auto other = published.constFind({entry->device, entry->number});
        if (other == published.constEnd())
            continue;
        QCOMPARE(bytes, *other);
        ++same;
    }
    QVERIFY(same > 0);
    const auto found = verifyDesk(replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
    const auto second = device();
    close();
    open();
    QCOMPARE(device(), second);
}

void TstDeviceIdentity::aFileThatWentOnElsewhereBeginsANewStream()
{
    report(u"Printer on fire"_s);
    m_device = device();
    close();
    copyTo(m_folder.filePath(u"early"_s));
    open();
    report(u"One way"_s);
    close();
    copyTo(m_folder.filePath(u"one"_s));
    // The other way, as by a profile that remembers nothing.
    putBack(m_folder.filePath(u"early"_s));
    QVERIFY(QFile::remove(witness()));
    open();
    QCOMPARE(device(), m_device);
    report(u"The other way"_s);
    close();

    putBack(m_folder.filePath(u"one"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"set back"_s));
    open();

    QVERIFY(device() != m_device);
}

void TstDeviceIdentity::aFileSetBackToWhatItWasGoesOn()
{
    report(u"Printer on fire"_s);
    const auto first = device();
    close();
    copyTo(m_folder.filePath(u"same"_s));
    open();
    QVERIFY(replica().heads()); // looked at, not written
    close();

    putBack(m_folder.filePath(u"same"_s));
    open();

    QCOMPARE(device(), first);
}

void TstDeviceIdentity::whatTheWitnessCannotReadIsNoEvidence()
{
    report(u"Printer on fire"_s);
    m_device = device();
    StreamWitness kept(m_files, witness());
    QVERIFY(kept.recall());
    close();
    QFile file(witness());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(3) && file.write("x") == 1);
    file.close();
    QVERIFY(!StreamWitness(m_files, witness()).recall());

    open();

    QCOMPARE(device(), m_device);
    report(u"Printer smokes"_s);
    QVERIFY(StreamWitness(m_files, witness()).recall());
}

void TstDeviceIdentity::theProfileThatIsNamedRemembers()
{
    m_device = device();
    report(u"Printer on fire"_s);

    QVERIFY(QFile::exists(m_profile.filePath(u"devices.json"_s)));
    QVERIFY(StreamWitness(m_files, witness()).recall());
    close();
    const QTemporaryDir other;
    const Places elsewhere(other.path(), m_folder.path(), m_files);
    const auto session =
        openDesk(m_desk->address, Access::ReadWrite, {&m_desk->clock, &m_desk->random, elsewhere});
    QVERIFY(session);
    QVERIFY((*session)->replica->identity().device != m_device); // another person
}

/// Whoever took them for none would begin a new stream for every desk, and write over the rest.
void TstDeviceIdentity::devicesThatCannotBeReadAreNotForgotten()
{
    m_device = device();
    close();

    m_files.leaveLegible(10);
    const auto refused = openDesk(m_desk->address, Access::ReadWrite, world());
    m_files.heal();

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"FILE_UNREADABLE"_s);
    QCOMPARE(refused.error().subject, m_profile.filePath(u"devices.json"_s));
    open();
    QCOMPARE(device(), m_device);
}

void TstDeviceIdentity::devicesThatMakeNoSenseAreKeptAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\n    \"one@/desk\": \"0190");
    QTest::newRow("no object") << QByteArray("[]\n");
    QTest::newRow("zeros") << QByteArray(64, '\0');
}

/// Whoever wrote over them would lose which stream is whose; whoever refused would shut out the
/// person.
void TstDeviceIdentity::devicesThatMakeNoSenseAreKeptAside()
{
    QFETCH(QByteArray, text);
    const auto path = m_profile.filePath(u"devices.json"_s);
    for (int number = 1; number <= 2; ++number) {
        report(u"Printer on fire"_s);
        m_device = device();
        close();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();

        QTest::ignoreMessage(QtWarningMsg,
            QRegularExpression(u"kept as devices\\.json\\.unreadable-%1;"_s.arg(number)));
        open();

        QVERIFY(device() != m_device);
        QFile aside(path + u".unreadable-%1"_s.arg(number));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), text);
    }
    m_device = device();
    report(u"Printer smokes"_s);
    close();
    open();
    QCOMPARE(device(), m_device);
    for (int number = 1; number <= 2; ++number)
        QVERIFY(QFile::remove(path + u".unreadable-%1"_s.arg(number)));
}

void TstDeviceIdentity::aWitnessThatCannotBeWrittenStopsNobody()
{
    m_device = device();

    m_files.refuse(m_profile.filePath(u"witness"_s));
    report(u"Printer on fire"_s);

    QVERIFY(m_files.hasFailed());
    m_files.heal();
    QVERIFY(!StreamWitness(m_files, witness()).recall());
    report(u"Printer smokes"_s);
    QVERIFY(StreamWitness(m_files, witness()).recall());
}

void TstDeviceIdentity::thatOfWhoeverRunsTestsIsNotTouched()
{
    const QTemporaryDir theirs;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"HOMEPORT_TEST_PROFILE"_s);
    for (const auto& kind : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s})
        environment.insert(kind, theirs.path());
    QProcess byHand;
    byHand.setProcessEnvironment(environment);

    byHand.start(QCoreApplication::applicationFilePath(), {u"aFileThatGoesOnKeepsItsDevice"_s});

    QVERIFY(byHand.waitForFinished(120'000));
    QVERIFY2(byHand.exitCode() == 0, byHand.readAllStandardOutput().constData());
    QVERIFY(QDir(theirs.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TstDeviceIdentity)
#include "tst_device_identity.moc"
