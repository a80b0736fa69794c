// Files of requests, problems and changes: each kind has its own.
#include "core/audit/audit_trail.h"
#include "core/exchange/ticket_export.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;
using test::told;

namespace {

const auto common = u"number,title,description,status,priority,impact,urgency,requester,team,"
                    "assignee,category,created_at,updated_at,resolved_at,closed_at,"_s;
const auto more = u"reopen_count,hold_reason,requester_login,assignee_login,location,channel,"
                  "acknowledged_at,first_response_at,hold_until,due_at,cancelled_at,cancel_reason,"
                  "close_reason,contact_email,contact_phone"_s;

} // namespace

class TstKindExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup();
    void eachKindHasItsFile_data();
    void eachKindHasItsFile();
    void theColumnsAreAPromise_data();
    void theColumnsAreAPromise();
    void whatIsTheKindsOwnIsInIt();
    void whatIsInternalIsLeftEmpty();
    void eachNeedsItsPermission_data();
    void eachNeedsItsPermission();
    void theJournalSaysWhichKind();

private:
    const Actor& mira() { return m_story->mira(); }
    Replica& replica() { return *m_story->desk->session->replica; }
    Result<QByteArray> exported(
        TicketKind kind, ExportFormat format, const Actor& actor, const QueueView& view = all())
    {
        QBuffer buffer;
        if (!buffer.open(QIODevice::WriteOnly))
            return Error{};
        auto written = writeTickets(replica(), actor, {format, view, kind}, buffer);
        return written ? Result<QByteArray>(buffer.data()) : written.error();
    }
    QJsonObject row(TicketKind kind, const Actor& actor)
    {
        const auto file = exported(kind, ExportFormat::Json, actor);
        Story::must(file);
        return QJsonDocument::fromJson(*file)["rows"_L1].toArray().first().toObject();
    }
    static QueueView all() { return {QueueView::Which::All, QueueView::Order::Number, false}; }

    std::unique_ptr<Story> m_story;
};

void TstKindExport::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstKindExport::eachKindHasItsFile_data()
{
    QTest::addColumn<TicketKind>("kind");
    for (const auto kind :
        {TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        QTest::newRow(qPrintable(keyOf(kind))) << kind;
}

void TstKindExport::eachKindHasItsFile()
{
    QFETCH(const TicketKind, kind);
    for (const auto each : {TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem,
             TicketKind::Change}) {
        m_story->ticketOf(each);
        m_story->ticketOf(each);
    }
    m_story->alter<record::Ticket>(
        m_story->ticketOf(kind), [](record::Ticket& ticket) { ticket.title = u"Wanted"_s; });

    const auto json = exported(kind, ExportFormat::Json, mira());
    const auto csv = exported(kind, ExportFormat::Csv, mira());
    auto some = all();
    some.text = u"wanted"_s;
    const auto viewed = exported(kind, ExportFormat::Json, mira(), some);

    QVERIFY(json && csv && viewed);
    const auto file = QJsonDocument::fromJson(*json);
    QCOMPARE(file["entity"_L1].toString(), keyOf(kind));
    QCOMPARE(file["count"_L1].toInt(), 3);
    QCOMPARE(file["rows"_L1].toArray().size(), 3);
    QCOMPARE(csv->count("\r\n"), 4);
    QCOMPARE(QJsonDocument::fromJson(*viewed)["count"_L1].toInt(), 1);
}

void TstKindExport::theColumnsAreAPromise_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QString>("columns");
    QTest::newRow("incident") << TicketKind::Incident
                              << common + u"resolution_code,resolution_notes,"_s + more;
    QTest::newRow("service_request") << TicketKind::ServiceRequest
                                     << common + more
            + u",service,requested_for_login,submitted_at,approval_status,approved_at,rejected_at,"
              "rejection_reason,fulfilled_at,fulfilment_notes"_s;
    QTest::newRow("problem") << TicketKind::Problem
                             << common + more
            + u",service,detection,owner_login,symptoms,impact_description,first_incident_at,"
              "last_incident_at,identified_at,root_cause,root_cause_category,diagnosed_at,"
              "workaround,permanent_solution,solution_identified_at,monitoring_until,"
              "next_review_on,resolution_code"_s;
    QTest::newRow("change") << TicketKind::Change
                            << common + more
            + u",service,change_type,implementer_login,justification,risk_level,risk_assessment,"
              "risk_mitigation,implementation_plan,test_plan,backout_plan,planned_start_at,"
              "planned_end_at,backout_deadline_at,planned_downtime_minutes,actual_start_at,"
              "actual_end_at,backout_started_at,backout_ended_at,outcome,outcome_notes,"
              "test_results,is_unauthorized"_s;
}

void TstKindExport::theColumnsAreAPromise()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QString, columns);

    const auto csv = exported(kind, ExportFormat::Csv, mira());

    QVERIFY(csv);
    const auto text = QString::fromUtf8(*csv); // behind the mark that spreadsheets read
    QVERIFY2(text.trimmed().endsWith(columns), qPrintable(text));
    QVERIFY(text.size() <= columns.size() + 3);
}

void TstKindExport::whatIsTheKindsOwnIsInIt()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    auto& session = *m_story->desk->session;
    auto asked = m_story->requestForm();
    asked.requestedFor = ada.person;
    Story::must(session.requests.create(mira(), asked));
    auto logged = m_story->problemForm();
    logged.owner = ada.person;
    logged.symptoms = u"Smoke"_s;
    logged.incidents = {*m_story->incidentIn(TicketStatus::New)};
    const auto problem = session.problems.create(mira(), logged);
    Story::must(problem);
    m_story->alter<record::Problem>(
        problem->ticket.id, [](record::Problem& row) { row.nextReviewOn = u"2026-03-01"_s; });
    const auto change = m_story->ticketOf(TicketKind::Change);
    m_story->alter<record::Change>(change, [&](record::Change& row) {
        row.implementerId = ada.person;
        row.plannedDowntimeMinutes = 90;
        row.isUnauthorized = true;
    });

    const auto first = row(TicketKind::ServiceRequest, mira());
    QCOMPARE(first["number"_L1].toString(), u"REQ-000001"_s);
    QCOMPARE(first["service"_L1].toString(), u"A printer"_s);
    QCOMPARE(first["requested_for_login"_L1].toString(), u"ada"_s);
    QCOMPARE(first["approval_status"_L1].toString(), u"not_required"_s);
    QVERIFY(first["submitted_at"_L1].isNull());
    const auto second = row(TicketKind::Problem, mira());
    QCOMPARE(second["detection"_L1].toString(), u"reactive"_s);
    QCOMPARE(second["owner_login"_L1].toString(), u"ada"_s);
    QCOMPARE(second["symptoms"_L1].toString(), u"Smoke"_s);
    QCOMPARE(second["next_review_on"_L1].toString(), u"2026-03-01"_s);
    QVERIFY(second["first_incident_at"_L1].toString().endsWith(u'Z'));
    const auto third = row(TicketKind::Change, mira());
    QCOMPARE(third["change_type"_L1].toString(), u"normal"_s);
    QCOMPARE(third["implementer_login"_L1].toString(), u"ada"_s);
    QCOMPARE(third["planned_downtime_minutes"_L1].toString(), u"90"_s);
    QCOMPARE(third["is_unauthorized"_L1].toString(), u"true"_s);
}

/// access.md section 5
void TstKindExport::whatIsInternalIsLeftEmpty()
{
    auto outsider = mira();
    outsider.grants.remove(u"ticket.read_internal"_s);
    const auto problem = m_story->ticketOf(TicketKind::Problem);
    m_story->alter<record::Problem>(problem, [](record::Problem& row) {
        row.rootCause = u"Dust"_s;
        row.rootCauseCategory = ProblemRootCauseCategory::Environment;
        row.workaround = u"Blow"_s;
        row.impactDescription = u"Soot"_s;
    });
    const auto change = m_story->ticketOf(TicketKind::Change);
    m_story->alter<record::Change>(
        change, [](record::Change& row) { row.riskAssessment = u"Heavy"_s; });

    for (const auto& [kind, field, isInternal] :
        {std::tuple(TicketKind::Problem, "root_cause"_L1, true),
            {TicketKind::Problem, "root_cause_category"_L1, true},
            {TicketKind::Problem, "workaround"_L1, true},
            {TicketKind::Problem, "impact_description"_L1, false},
            {TicketKind::Change, "risk_assessment"_L1, true},
            {TicketKind::Change, "risk_level"_L1, true},
            {TicketKind::Change, "change_type"_L1, false}}) {
        QVERIFY2(!row(kind, mira())[field].isNull(), field.data());
        QVERIFY2(row(kind, outsider)[field].isNull() == isInternal, field.data());
    }
    for (const auto kind : {TicketKind::Problem, TicketKind::Change}) {
        const auto csv = exported(kind, ExportFormat::Csv, outsider);
        QVERIFY(csv);
        QVERIFY(!csv->contains("Dust") && !csv->contains("Blow") && !csv->contains("Heavy"));
    }
}

void TstKindExport::eachNeedsItsPermission_data()
{
    eachKindHasItsFile_data();
}

void TstKindExport::eachNeedsItsPermission()
{
    QFETCH(const TicketKind, kind);
    m_story->ticketOf(kind);
    const auto permission = keyOf(kind) + u".export"_s;
    auto without = mira();
    without.grants.remove(permission);
    QCOMPARE(told(exported(kind, ExportFormat::Csv, without)), u"FORBIDDEN "_s + permission);

    auto with = mira();
    with.grants = {
        {keyOf(kind) + u".read"_s, Scope::Organization}, {permission, Scope::Organization}};
    const auto file = exported(kind, ExportFormat::Json, with);
    QVERIFY(file);
    QCOMPARE(QJsonDocument::fromJson(*file)["count"_L1].toInt(), 1);
}

void TstKindExport::theJournalSaysWhichKind()
{
    m_story->ticketOf(TicketKind::Problem);
    QTemporaryDir folder;

    QVERIFY(exportTickets(replica(), mira(), {ExportFormat::Json, all(), TicketKind::Problem},
        folder.filePath(u"problems.json"_s)));

    const auto page = replica().read([&](Database& database) {
        return auditPage(database, mira(), {.kind = AuditKind::Export}, newestAct, 10);
    });
    QVERIFY(page);
    const auto rows = ExportedRows::fromText(page->lines.first().item.reason);
    QVERIFY(rows);
    QCOMPARE(*rows, (ExportedRows{u"problem"_s, u"json"_s, 1, u"problems.json"_s}));
}

QTEST_GUILESS_MAIN(TstKindExport)
#include "tst_kind_export.moc"
