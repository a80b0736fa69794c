#include "core/audit/audit_trail.h"
#include "core/exchange/import_job.h"
#include "core/exchange/ticket_export.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstTicketExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void ourOwnExportComesInWithoutChangingAnything();
    void noCellIsAFormula();
    void jsonHoldsTheConversationAsFarAsItMayBeRead();
    void aViewDecidesRowsAndOrder();
    void longViewsAreWrittenWholeAndOnce();
    void onlyWhatThePermissionCoversIsWritten();
    void aRunHoldsWhatItWrote();
    void whoExportsStandsInTheJournal();
    void whatCannotBeJournalledIsNotHandedOut();
    void aCommentThatWasTakenBackIsNotWritten();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QByteArray exported(const Actor& actor, ExportFormat format)
    {
        QBuffer buffer;
        const bool isOpen = buffer.open(QIODevice::WriteOnly);
        const auto written = writeTickets(replica(), actor, {format}, buffer);
        return isOpen && written ? buffer.data() : QByteArray();
    }

    /// The titles of a view, as the CSV file has them.
    QStringList titles(const Actor& actor, const QueueView& view)
    {
        QBuffer buffer;
        if (!buffer.open(QIODevice::WriteOnly)
            || !writeTickets(replica(), actor, {ExportFormat::Json, view}, buffer))
            return {u"failed"_s};
        QStringList found;
        const auto rows = QJsonDocument::fromJson(buffer.data())["rows"_L1].toArray();
        for (const auto& row : rows)
            found << row["title"_L1].toString();
        return found;
    }

    const QStringList m_titles{u"=cmd|' /C calc'!A0"_s, u"+1 \"quoted\", and; more"_s,
        u"'already an apostrophe"_s, u"@SUM(A1)"_s, u"-2+3\tand a tab"_s, u"Zwölf Boxkämpfer 😀"_s,
        u"line\r\nbreak"_s, u"\uff1dfull width"_s};
    std::unique_ptr<test::Story> m_story;
};

void TstTicketExport::init()
{
    m_story = std::make_unique<test::Story>();
    for (const auto status : {TicketStatus::New, TicketStatus::Acknowledged, TicketStatus::Assigned,
             TicketStatus::InProgress, TicketStatus::OnHold, TicketStatus::Resolved,
             TicketStatus::Closed, TicketStatus::Cancelled})
        QVERIFY(m_story->incidentIn(status));
    for (const auto& title : m_titles) {
        auto form = m_story->form();
        form.title = title;
        form.description = title + u"\nand more"_s;
        QVERIFY(m_story->incidents().create(m_story->mira(), form));
    }
}

void TstTicketExport::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstTicketExport::ourOwnExportComesInWithoutChangingAnything()
{
    QTemporaryDir folder;
    ImportRequest request;
    request.path = folder.filePath(u"own.csv"_s);
    request.preset = u"auto"_s;
    QFile file(request.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(exported(m_story->mira(), ExportFormat::Csv));
    file.close();
    request.options.previewRows = 20;
    request.options.isRehearsal = true;

    auto run = openImport(replica(), m_story->mira(), request);
    QVERIFY2(run, qPrintable(run ? QString() : run.error().detail));
    const auto outcome = finished(**run, request.options);

    QVERIFY(outcome);
    QCOMPARE(outcome->rejected, 0);
    for (const auto& row : outcome->preview) {
        for (const auto& edit : row.edits)
            qInfo("%s: %s: %s -> %s", qPrintable(row.number), qPrintable(edit.field),
                qPrintable(edit.before), qPrintable(edit.after));
    }
    QCOMPARE(outcome->updated, 0);
    QCOMPARE(outcome->incidents, 0);
    QCOMPARE(outcome->people + outcome->teams + outcome->categories + outcome->locations, 0);
    QCOMPARE(outcome->unchanged, 8 + m_titles.size());
}

void TstTicketExport::noCellIsAFormula()
{
    const auto text = QString::fromUtf8(exported(m_story->mira(), ExportFormat::Csv));

    for (const auto* title : {"'=cmd|", "'+1 ", "'@SUM(A1)", "'-2+3"})
        QVERIFY2(text.contains(QLatin1StringView(title)), title);
    for (const auto* begin : {",=", ",\"=", ",+", ",\"+", ",@", ",\"@", ",-", ",\"-"})
        QVERIFY2(!text.contains(QLatin1StringView(begin)), begin);
}

void TstTicketExport::jsonHoldsTheConversationAsFarAsItMayBeRead()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *id, u"For all"_s, TicketCommentVisibility::Public));
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *id, u"For us"_s, TicketCommentVisibility::Internal));
    auto outsider = m_story->mira();
    outsider.grants.remove(u"ticket.read_internal"_s);

    const auto bodies = [&](const Actor& actor) {
        QStringList found;
        const auto rows = QJsonDocument::fromJson(exported(actor, ExportFormat::Json))["rows"_L1];
        const auto list = rows.toArray();
        for (const auto& row : list) {
            if (row["number"_L1].toString() != m_story->ticket(*id).number)
                continue;
            const auto said = row["comments"_L1].toArray();
            for (const auto& comment : said)
                found << comment["body"_L1].toString();
        }
        return found;
    };

    const QStringList all{u"For all"_s, u"For us"_s};
    QCOMPARE(bodies(m_story->mira()), all);
    QCOMPARE(bodies(outsider), QStringList{u"For all"_s});
}

void TstTicketExport::aViewDecidesRowsAndOrder()
{
    using Which = QueueView::Which;
    using Order = QueueView::Order;
    const QStringList filtered{u"Zwölf Boxkämpfer 😀"_s};
    QueueView view{Which::Open, Order::Number, true, u"boxkämpfer"_s};
    QCOMPARE(titles(m_story->mira(), view), filtered);

    view.text.clear();
    auto backwards = titles(m_story->mira(), view);
    QCOMPARE(backwards.size(), *TicketQueries::count(replica().database(), m_story->mira(), view));
    QVERIFY(backwards.size() < 8 + m_titles.size()); // without those that are over
    QCOMPARE(backwards.first(), m_titles.last());
    view.descending = false;
    std::reverse(backwards.begin(), backwards.end());
    QCOMPARE(titles(m_story->mira(), view), backwards);

    view.which = Which::OnHold;
    QCOMPARE(titles(m_story->mira(), view).size(), 1);
}

void TstTicketExport::longViewsAreWrittenWholeAndOnce()
{
    std::vector<Replica::Step> steps;
    const auto base = m_story->ticket(*m_story->incidentIn(TicketStatus::New));
    for (int i = 0; i < 1100; ++i) {
        steps.push_back({m_story->mira().author(), {.code = u"test.add"_s},
            [base, i](UnitOfWork& unit) -> Result<> {
                auto ticket = base;
                ticket.id = {};
                ticket.head = {};
                ticket.head.organizationId = unit.organization();
                ticket.number = u"INC-7%1"_s.arg(i, 5, 10, QChar(u'0'));
                ticket.title = u"Row %1"_s.arg(i);
                ticket.priority = 1 + i % 2;
                if (auto made = unit.create(ticket); !made)
                    return made;
                record::Incident incident;
                incident.id = ticket.id;
                return unit.create(incident);
            }});
    }
    QVERIFY(replica().writeAll(steps));
    for (const auto order : {QueueView::Order::Number, QueueView::Order::Priority,
             QueueView::Order::Updated, QueueView::Order::Created}) {
        const auto all = titles(m_story->mira(), {QueueView::Which::Open, order, true, u"Row"_s});
        QCOMPARE(all.size(), 1100);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 1100);
    }
}

void TstTicketExport::onlyWhatThePermissionCoversIsWritten()
{
    auto actor = m_story->mira();
    actor.grants[u"incident.export"_s] = Scope::Team;
    actor.teams.clear();
    actor.person = PersonId(QUuid::createUuid());
    QCOMPARE(titles(actor, {QueueView::Which::All}), QStringList());

    actor.person = m_story->mira().person; // the reporter of all of them
    QCOMPARE(titles(actor, {QueueView::Which::All}).size(), 8 + m_titles.size());

    actor.grants.remove(u"incident.export"_s);
    QCOMPARE(titles(actor, {QueueView::Which::All}), QStringList{u"failed"_s});
}

void TstTicketExport::aRunHoldsWhatItWrote()
{
    QTemporaryDir folder;
    ImportRequest request;
    request.path = folder.filePath(u"some.csv"_s);
    request.preset = u"auto"_s;
    QFile file(request.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Number;Short description;State;Impact;Urgency;Caller;Opened\n"
               "INC-900001;Came in;New;3 - Low;2 - Medium;Ann Other;2026-01-05 08:00\n"
               "INC-900002;Came too;New;3 - Low;2 - Medium;Cy Lee;2026-01-05 08:10\n");
    file.close();
    auto run = openImport(replica(), m_story->mira(), request);
    QVERIFY2(run, qPrintable(run ? QString() : run.error().detail));
    const auto outcome = finished(**run, request.options);
    QVERIFY(outcome);
    QCOMPARE(outcome->incidents, 2);

    QueueView view{QueueView::Which::All, QueueView::Order::Number, false};
    view.run = outcome->run;
    const QStringList both{u"Came in"_s, u"Came too"_s};
    QCOMPARE(titles(m_story->mira(), view), both);
}

/// access.md section 9: record.export, with who, what, how many and when.
void TstTicketExport::whoExportsStandsInTheJournal()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"all · of it.csv"_s);

    const auto written = exportTickets(replica(), m_story->mira(), {ExportFormat::Csv}, path);

    QVERIFY(written);
    QVERIFY(QFileInfo(path).size() > 0);
    const auto page = replica().read([&](Database& database) {
        return auditPage(database, m_story->mira(), {.kind = AuditKind::Export}, newestAct, 10);
    });
    QVERIFY(page);
    QCOMPARE(page->lines.size(), 1);
    const auto& line = page->lines.first();
    QCOMPARE(line.item.command, u"record.export"_s);
    QCOMPARE(line.item.actor, u"Mira Kovač"_s);
    QCOMPARE(line.item.at, replica().now());
    const auto rows = ExportedRows::fromText(line.item.reason);
    QVERIFY(rows);
    QCOMPARE(
        *rows, (ExportedRows{u"incident"_s, u"csv"_s, 8 + m_titles.size(), u"all · of it.csv"_s}));
    QVERIFY(!ExportedRows::fromText(u"because I wanted to"_s));
}

void TstTicketExport::whatCannotBeJournalledIsNotHandedOut()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"all.csv"_s);
    {
        auto written =
            WrittenExport::tickets(replica(), m_story->mira(), {ExportFormat::Csv}, path);
        QVERIFY(written);
        QVERIFY(!QFile::exists(path));
        auto reader = openDesk(m_story->desk->address, Access::ReadOnly, m_story->desk->world());
        QVERIFY(reader);

        const auto refused = (*written)->finish(*(*reader)->replica, m_story->mira());

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"READ_ONLY"_s);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TstTicketExport::aCommentThatWasTakenBackIsNotWritten()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *id, u"Too fast"_s, TicketCommentVisibility::Public));
    QVERIFY(exported(m_story->mira(), ExportFormat::Json).contains("Too fast"));

    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));

    const auto rest = exported(m_story->mira(), ExportFormat::Json);
    QVERIFY(!rest.isEmpty());
    QVERIFY(!rest.contains("Too fast"));
}

QTEST_GUILESS_MAIN(TstTicketExport)
#include "tst_ticket_export.moc"
