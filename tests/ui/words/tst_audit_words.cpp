#include "core/tickets/editable_setting.h"
#include "tests/support/core_commands.h"
#include "ui/words/audit_words.h"
#include "ui/words/desk_words.h"
#include "ui/words/key_words.h"
#include "ui/words/registry_labels.h"

#include <QSet>
#include <QTest>

#include "record/setting.h"
#include "record/sla_policy.h"
#include "record/ticket.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstAuditWords : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandOfTheCoreHasWords_data();
    void everyCommandOfTheCoreHasWords();
    void everySettingHasWords();
    void everyLabelOfTheJournalHasWords();
    void everyKeyThatIsEditedHasWords();
    void anActOnASettingIsToldWithoutKeys();
    void anActOnADeskIsNotOneOnAPerson();
    void whatWasTakenBackIsNamed();
    void theActsOnAnyRecordCanBeAskedFor();
};

void TstAuditWords::everyCommandOfTheCoreHasWords_data()
{
    QTest::addColumn<QString>("command");
    const auto commands = test::coreCommands(QStringLiteral(HOMEPORT_SOURCE_DIR));
    QVERIFY(commands.size() > 110);
    for (const auto& command : commands)
        QTest::newRow(qPrintable(command)) << command;
}

void TstAuditWords::everyCommandOfTheCoreHasWords()
{
    QFETCH(QString, command);

    const auto said = AuditWords::deed(command);

    QVERIFY2(!said.isEmpty(), "give it words in ui/words/desk_words.cpp or story_words.cpp");
    QVERIFY2(!said.contains(u'_') && !said.contains(u"%1"_s), qPrintable(said));
    QVERIFY2(said != command, qPrintable(said));
}

void TstAuditWords::everySettingHasWords()
{
    QVERIFY(!editableSettings().isEmpty());
    for (const auto& setting : editableSettings()) {
        QVERIFY2(!DeskWords::setting(setting.key).isEmpty(), qPrintable(setting.key));
        for (const auto& choice : setting.choices) {
            const auto said = DeskWords::settingValue(u'"' + choice + u'"');
            QVERIFY2(!said.isEmpty() && !said.contains(u'_') && !said.contains(u'"'),
                qPrintable(setting.key + u' ' + choice));
        }
    }
}

/// Those of the fields that entries tell of, and of the tables they are in.
void TstAuditWords::everyLabelOfTheJournalHasWords()
{
    const auto all = RegistryLabels::all();
    int looked = 0;
    for (const auto& table : tables()) {
        if (!table.isSynced())
            continue;
        QVERIFY2(all.contains(QByteArray(table.label)), table.label);
        for (const auto& field : table.fields) {
            const bool isNamed = qstrcmp(field.label, field.name) != 0;
            if (!field.isJournaled() || !isNamed)
                continue;
            ++looked;
            QVERIFY2(all.contains(QByteArray(field.label)), field.label);
        }
    }
    QVERIFY(looked > 300);
    QVERIFY(all.contains(QByteArray("Deleted"))); // which the trail adds
}

/// Of the tables that the settings edit and imports write.
void TstAuditWords::everyKeyThatIsEditedHasWords()
{
    for (const auto& name :
        {u"user_account"_s, u"team"_s, u"team_member"_s, u"department_member"_s, u"category"_s,
            u"location"_s, u"role"_s, u"role_permission"_s, u"text_module"_s,
            u"business_calendar"_s, u"sla_policy"_s, u"sla_target"_s, u"setting"_s, u"absence"_s,
            u"saved_view"_s, u"service"_s, u"service_category"_s, u"supplier"_s, u"import_job"_s}) {
        const auto* table = tableByName(name);
        QVERIFY2(table, qPrintable(name));
        for (const auto& field : table->fields) {
            if (!field.isJournaled())
                continue;
            for (const auto* key : field.keys) {
                const auto stored = QString::fromLatin1(key);
                const auto ofTicket = KeyWords::of(name, QString::fromLatin1(field.name), stored);
                const auto said = ofTicket.isEmpty() ? DeskWords::key(stored) : ofTicket;
                QVERIFY2(!said.isEmpty() && !said.contains(u'_'),
                    qPrintable(name + u'.' + QString::fromLatin1(field.name) + u' ' + stored));
            }
        }
    }
}

void TstAuditWords::anActOnASettingIsToldWithoutKeys()
{
    AuditLine line;
    line.item.command = u"incident_setting.edit"_s;
    line.table = &record::Setting::table();
    line.name = u"incident.major_close_requires_review"_s;
    HistoryEdit edit;
    edit.table = u"setting"_s;
    edit.field = u"value"_s;
    edit.label = u"Value"_s;
    edit.type = FieldType::Json;
    edit.oldValue = Value(u"true"_s);
    edit.value = Value(u"false"_s);
    line.item.edits = {edit};

    QCOMPARE(AuditWords::act(line), u"changed a setting of incidents"_s);
    QCOMPARE(AuditWords::record(line), u"Setting: a major incident closes after its review only"_s);
    QCOMPARE(AuditWords::changes(line), u"Value: yes → no"_s);

    line.item.edits[0].oldValue = Value(u"\"matrix\""_s);
    line.item.edits[0].value = Value(u"\"higher_of_both\""_s);
    QCOMPARE(AuditWords::changes(line), u"Value: the matrix → the more urgent of both"_s);
}

/// Verbs alone are ambiguous: an account is switched off, too.
void TstAuditWords::anActOnADeskIsNotOneOnAPerson()
{
    AuditLine line;
    line.item.command = u"policy.deactivate"_s;
    line.table = &record::SlaPolicy::table();
    QCOMPARE(AuditWords::act(line), u"switched a policy off"_s);
    line.item.command = u"import.savePreset"_s;
    QCOMPARE(AuditWords::act(line), u"kept how an import reads its columns"_s);

    line.item.command = u"older.program"_s; // nobody has words for it any more
    QCOMPARE(AuditWords::act(line), u"changed"_s);
}

void TstAuditWords::whatWasTakenBackIsNamed()
{
    AuditLine line;
    line.item.command = u"undo"_s;
    line.table = &record::SlaPolicy::table();
    QCOMPARE(AuditWords::act(line), u"took back an act"_s);
    line.item.undone = u"policy.edit"_s;
    QCOMPARE(AuditWords::act(line), u"took back an act: changed a policy"_s);
    line.item.isDoneAgain = true;
    QCOMPARE(AuditWords::act(line), u"did again what had been taken back: changed a policy"_s);

    line.item = {};
    line.item.command = u"undo"_s;
    line.item.undone = u"incident.take"_s;
    line.table = &record::Ticket::table();
    QCOMPARE(AuditWords::act(line), u"took back an act: took the ticket"_s);
}

/// But of what nobody edits yet, and of files, which come and go with what they are attached to.
void TstAuditWords::theActsOnAnyRecordCanBeAskedFor()
{
    const QStringList unasked{u"assignment_rule"_s, u"compliance_check"_s,
        u"data_retention_policy"_s, u"schedule"_s, u"sla_escalation_rule"_s, u"stored_file"_s,
        u"sync_node"_s};
    const auto kinds = AuditWords::recordKinds();
    QStringList names;
    for (const auto& table : tables()) {
        const auto name = QString::fromLatin1(table.name);
        const bool isWhole = table.cls == TableClass::Root || table.cls == TableClass::Full;
        if (isWhole && table.rootField < 0)
            QVERIFY2(kinds.contains(name) != unasked.contains(name), table.name);
    }
    for (const auto& kind : kinds) {
        QVERIFY2(tableByName(kind), qPrintable(kind));
        names << AuditWords::recordKind(kind);
    }
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
}

QTEST_GUILESS_MAIN(TstAuditWords)

#include "tst_audit_words.moc"
