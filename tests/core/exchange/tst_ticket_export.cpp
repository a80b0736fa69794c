#include "core/exchange/import_job.h"
#include "core/exchange/ticket_export.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
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

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QByteArray exported(const Actor& actor, ExportFormat format)
    {
        QBuffer buffer;
        const bool isOpen = buffer.open(QIODevice::WriteOnly);
        const auto written = exportIncidents(replica(), actor, format, buffer);
        return isOpen && written ? buffer.data() : QByteArray();
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

QTEST_GUILESS_MAIN(TstTicketExport)
#include "tst_ticket_export.moc"
