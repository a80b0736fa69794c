// Ticket numbers: plain at one desk, never twice at several, whatever is restored or brought along
// (engines.md section 14).
#include "core/exchange/backup.h"
#include "core/exchange/desk_archive.h"
#include "core/exchange/import_job.h"
#include "core/tickets/number_lease.h"
#include "core/tickets/number_takeover.h"
#include "tests/support/incident_story.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstNumbers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() { m_story = std::make_unique<test::Story>(); }
    void cleanup();
    void oneDeskAloneCountsPlainly();
    void twoDevicesOfOneDatabaseNeverMeet();
    void aFileLeasesAHundredNumbersAtATime();
    void aReserveIsDrawnOnceAndAnewAfterARollback();
    void aReplicaWithoutTheSequenceTagsItsNumbers();
    void aNumberBroughtAlongIsNotGivenAgain();
    void aNumberOfAnotherDevicesBlockIsRefused();
    void aRestoredDeskGivesNoNumberTwice();
    void aBusyDeskIsPassedOverFurther();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QString reported()
    {
        auto made = m_story->incidents().create(m_story->mira(), m_story->form());
        return made ? made->ticket.number : made.error().code + made.error().detail;
    }
    std::unique_ptr<Replica> opened(const Address& address)
    {
        auto database = Database::open(address, Access::ReadWrite);
        return database ? std::make_unique<Replica>(std::move(*database),
                   DeviceIdentity{QUuid::createUuid()}, m_story->desk->world(), deskRules())
                        : nullptr;
    }
    /// As the first thing a unit does; leaves no entry.
    static QString drawn(Replica& at)
    {
        QString number;
        const auto done =
            at.write({}, {.code = u"test"_s, .isEvent = true}, [&](UnitOfWork& unit) -> Result<> {
                auto next = drawTicketNumber(unit, at.identity().device, TicketKind::Incident);
                if (!next)
                    return next.error();
                number = *next;
                return {};
            });
        return done ? number : done.error().code + done.error().detail;
    }
    Result<ImportOutcome> imported(const QByteArray& table)
    {
        QFile file(m_folder.filePath(u"some.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(table) < 0)
            return Error{};
        file.close();
        ImportRequest request;
        request.path = file.fileName();
        request.preset = u"auto"_s;
        auto run = openImport(replica(), m_story->mira(), request);
        return run ? finished(**run, request.options) : run.error();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::Story> m_story;
};

void TstNumbers::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstNumbers::oneDeskAloneCountsPlainly()
{
    for (int i = 1; i <= 120; ++i)
        QCOMPARE(reported(), u"INC-%1"_s.arg(i, 6, 10, QChar(u'0')));
}

/// NU-1, NU-2.
void TstNumbers::twoDevicesOfOneDatabaseNeverMeet()
{
    auto other = opened(m_story->desk->address);
    QVERIFY(other);
    QSet<QString> given;
    for (int i = 0; i < 110; ++i) {
        given << drawn(replica()) << drawn(*other);
        if (i % 7 == 0)
            given << drawn(*other);
    }

    QCOMPARE(given.size(), 2 * 110 + 16);
    static const QRegularExpression plain(u"^INC-[0-9]{6}$"_s);
    for (const auto& number : std::as_const(given))
        QVERIFY2(plain.match(number).hasMatch(), qPrintable(number));
}

/// NU-2. Of a shared database, where a block may be one number (NU-1), it says nothing.
void TstNumbers::aFileLeasesAHundredNumbersAtATime()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect != "sqlite"_L1)
        QSKIP("a server may lease fewer");
    auto other = opened(m_story->desk->address);
    QVERIFY(other);
    QCOMPARE(drawn(replica()), u"INC-000001"_s);

    QCOMPARE(drawn(*other), u"INC-000101"_s);

    for (int i = 2; i <= 100; ++i)
        QCOMPARE(drawn(replica()), u"INC-%1"_s.arg(i, 6, 10, QChar(u'0')));
    QCOMPARE(drawn(replica()), u"INC-000201"_s);
}

void TstNumbers::aReserveIsDrawnOnceAndAnewAfterARollback()
{
    QSet<QString> given{drawn(replica())};
    NumberReserve reserve(replica().identity().device, TicketKind::Incident);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(reserve.add(), i);
    const auto run = [&](bool fails) {
        return replica().write(
            {}, {.code = u"test"_s, .isEvent = true}, [&](UnitOfWork& unit) -> Result<> {
                for (int i = 0; i < 50; ++i) {
                    auto number = reserve.number(unit, i);
                    if (!number)
                        return number.error();
                    if (!fails)
                        given << *number;
                }
                return fails ? Result<>(Error{}) : Result<>();
            });
    };

    QVERIFY(!run(true));
    QVERIFY(run(false));

    QCOMPARE(given.size(), 51);
    for (int i = 0; i < 30; ++i)
        given << drawn(replica());
    QCOMPARE(given.size(), 81);
}

/// engines.md 12.2: what cannot ask for a block tags its numbers, and they are final.
void TstNumbers::aReplicaWithoutTheSequenceTagsItsNumbers()
{
    QSet<QString> given{drawn(replica())};
    static const QRegularExpression tagged(u"^INC-[0-9A-Z]{4}-[0-9]{3,}$"_s);
    for (int device = 0; device < 3; ++device) {
        auto away = emptyDesk(test::freshAddress(), m_story->desk->world());
        QVERIFY(away);
        QVERIFY((*away)->setOrganization(replica().organization()));
        for (int i = 0; i < 5; ++i) {
            const auto number = drawn(**away);
            QVERIFY2(tagged.match(number).hasMatch(), qPrintable(number));
            given << number;
        }
    }
    QCOMPARE(given.size(), 1 + 3 * 5);
}

/// NU-5.
void TstNumbers::aNumberBroughtAlongIsNotGivenAgain()
{
    QSet<QString> given{reported(), u"INC-000005"_s, u"INC-000130"_s, u"INC-000131"_s};

    const auto outcome =
        imported("Number;Short description;State;Impact;Urgency;Caller;Opened\n"
                 "INC-000130;Came in;New;3 - Low;2 - Medium;Ann Other;2026-01-05 08:00\n"
                 "INC-000005;Came too;New;3 - Low;2 - Medium;Ann Other;2026-01-05 08:00\n"
                 "OLD-1;From elsewhere;New;3 - Low;2 - Medium;Ann Other;2026-01-05 08:00\n"
                 "INC-000131;Came last;New;3 - Low;2 - Medium;Cy Lee;2026-01-05 08:10\n");

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, 4);
    for (int i = 0; i < 140; ++i)
        given << drawn(replica());
    QCOMPARE(given.size(), 144);
}

/// NU-5.
void TstNumbers::aNumberOfAnotherDevicesBlockIsRefused()
{
    auto other = opened(m_story->desk->address);
    QVERIFY(other);
    const auto theirs = drawn(*other);

    const auto outcome =
        imported("Number;Short description;State;Impact;Urgency;Caller;Opened\n" + theirs.toUtf8()
            + ";Came in;New;3 - Low;2 - Medium;Ann Other;2026-01-05 08:00\n"
              "INC-900000;Came too;New;3 - Low;2 - Medium;Ann Other;2026-01-05 08:00\n");

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->rejects.size(), 1);
    QCOMPARE(outcome->rejects.first().code, u"NUMBER_LEASED"_s);
    QCOMPARE(outcome->rejects.first().number, theirs);
}

/// NU-3: what was given after the backup is not given again, whoever gave it.
void TstNumbers::aRestoredDeskGivesNoNumberTwice()
{
    QSet<QString> given{reported()};
    QTemporaryDir folder;
    const auto backup = folder.filePath(u"backup"_s);
    QVERIFY(backUpDesk(replica(), backup));
    auto other = opened(m_story->desk->address);
    QVERIFY(other);
    for (int i = 0; i < 130; ++i)
        given << drawn(replica()) << drawn(*other);
    const auto before = given.size();
    const auto address = test::freshAddress();

    QVERIFY(restoreDesk(backup, address, m_story->desk->world()));

    auto restored = openDesk(address, Access::ReadWrite, m_story->desk->world());
    QVERIFY(restored);
    constexpr int more = 300;
    for (int i = 0; i < more; ++i)
        given << drawn(*(*restored)->replica);
    QCOMPARE(given.size(), before + more);
}

/// NU-3: away for an hour, after an hour in which a hundred were reported.
void TstNumbers::aBusyDeskIsPassedOverFurther()
{
    constexpr int given = 100;
    for (int i = 0; i < given; ++i)
        reported();
    auto& clock = m_story->desk->clock;
    clock.advance(std::chrono::hours(1));

    QVERIFY(passOverNumbers(replica().database(), 0, clock.now()));

    auto other = opened(m_story->desk->address);
    QVERIFY(other);
    QVERIFY(drawn(*other).section(u'-', -1).toInt() > given + 1000 + 4 * given);
}

QTEST_GUILESS_MAIN(TstNumbers)
#include "tst_numbers.moc"
