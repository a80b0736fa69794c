#include "core/audit/audit_trail.h"
#include "core/exchange/ticket_export.h"
#include "tests/support/file_content.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

#include "record/stored_file.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

QString fieldOf(const AuditLine& line, const QString& field)
{
    for (const auto& edit : line.item.edits) {
        if (edit.field == field)
            return edit.before + u" → "_s + edit.after;
    }
    return {};
}

} // namespace

/// What opens something or proves who somebody is comes to nobody's eyes (SEC-07).
class TstSecrets : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void keysOfFilesAreToldOfAndNeverShown();
    void whatOpensSomethingIsMarkedAsSecret_data();
    void whatOpensSomethingIsMarkedAsSecret();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QList<AuditLine> acts()
    {
        const auto page = replica().read(
            [&](Database& database) { return auditPage(database, mira(), {}, newestAct, 1000); });
        test::Story::must(page);
        return page->lines;
    }
};

/// SEC-07: not in the trail and its export, not in the ticket's story, not in what leaves as JSON.
void TstSecrets::keysOfFilesAreToldOfAndNeverShown()
{
    const auto id = in(TicketStatus::New);
    QBuffer bytes;
    bytes.setData("a log");
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    auto& files = m_story->desk->session->attachments;
    const auto staged = files.stage(mira(), id, u"a.log"_s, bytes);
    QVERIFY(staged && staged->bodyKey);
    QVERIFY(files.attach(mira(), id, {*staged}, AttachmentVisibility::Public));
    QCOMPARE(fieldOf(acts().first(), u"body_key"_s), u" → …"_s);
    auto row = one(replica().database(), {"test.file", "SELECT id FROM stored_file"});
    QVERIFY(row);
    const StoredFileId file((*row)->uuid(0));
    row->reset();
    const QByteArray other(32, '\xa7');
    m_story->alter<record::StoredFile>(
        file, [&](record::StoredFile& stored) { stored.bodyKey = other; });
    QCOMPARE(fieldOf(acts().first(), u"body_key"_s), u"… → …"_s);

    QByteArray shown;
    const auto show = [&](const QList<HistoryEdit>& edits) {
        for (const auto& edit : edits) {
            shown += (edit.before + edit.after).toUtf8();
            shown += edit.oldValue.blob() + edit.value.blob();
        }
    };
    const auto lines = acts();
    for (const auto& line : lines)
        show(line.item.edits);
    const auto story = historyOf(replica(), mira(), id.value());
    QVERIFY(story);
    for (const auto& item : *story)
        show(item.edits);
    QTemporaryDir folder;
    const auto csv = folder.filePath(u"acts.csv"_s);
    const auto json = folder.filePath(u"incidents.json"_s);
    QVERIFY(exportAudit(replica(), mira(), {}, csv));
    QVERIFY(exportTickets(replica(), mira(), {ExportFormat::Json}, json));
    shown += test::contentOf(csv) + test::contentOf(json);

    for (const auto& key : {*staged->bodyKey, other}) {
        for (const auto& form : {key, key.toHex(), key.toHex().toUpper(), key.toBase64()})
            QVERIFY(!shown.contains(form));
    }
    QVERIFY(shown.contains("body_key"));
}

void TstSecrets::whatOpensSomethingIsMarkedAsSecret_data()
{
    QTest::addColumn<QString>("field");
    for (const auto& field : {u"stored_file.body_key"_s, u"credential.password_hash"_s,
             u"password_history.password_hash"_s, u"mfa_method.secret_encrypted"_s,
             u"mfa_recovery_code.code_hash"_s, u"user_session.token_hash"_s})
        QTest::newRow(qPrintable(field)) << field;
}

void TstSecrets::whatOpensSomethingIsMarkedAsSecret()
{
    QFETCH(QString, field);
    const auto* table = tableByName(field.section(u'.', 0, 0));
    QVERIFY(table);
    const auto name = field.section(u'.', 1).toLatin1();
    const int at = table->positionOf(QLatin1StringView(name));
    QVERIFY(at >= 0);

    QVERIFY(table->fields[size_t(at)].isSecret);
}

QTEST_GUILESS_MAIN(TstSecrets)
#include "tst_secrets.moc"
