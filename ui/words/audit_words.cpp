#include "ui/words/audit_words.h"

#include "core/exchange/ticket_export.h"
#include "ui/words/desk_words.h"
#include "ui/words/registry_labels.h"
#include "ui/words/story_words.h"
#include "ui/words/words.h"

#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QString undoing(const HistoryItem& item)
{
    if (item.undone.isEmpty())
        return AuditWords::deed(item.command);
    const auto known = AuditWords::deed(item.undone);
    const auto undone = known.isEmpty() ? AuditWords::tr("changed") : known;
    return item.isDoneAgain ? AuditWords::tr("did again what had been taken back: %1").arg(undone)
                            : AuditWords::tr("took back an act: %1").arg(undone);
}

/// The key where nobody has words for it.
QString settingName(const QString& key)
{
    const auto known = DeskWords::setting(key);
    return AuditWords::tr("Setting: %1").arg(known.isEmpty() ? key : known);
}

} // namespace

QString AuditWords::who(const AuditLine& line)
{
    const auto actor = line.item.actor.isEmpty() ? tr("Homeport") : line.item.actor;
    return line.writtenBy.isEmpty() ? actor
                                    : tr("%1, through %2", "person").arg(actor, line.writtenBy);
}

QString AuditWords::act(const AuditLine& line)
{
    if (line.isDamaged)
        return tr("did something that can no longer be read");
    const auto& code = line.item.command;
    const bool isOfTicket = line.table && line.table->id == record::Ticket::tableId;
    if (code == "auth.login"_L1 && line.item.reason == "confirmed"_L1)
        return tr("proved who they are once more");
    if (code == "record.export"_L1) {
        const auto rows = ExportedRows::fromText(line.item.reason);
        if (!rows)
            return tr("exported incidents");
        return rows->entity == "incident"_L1
            ? tr("exported %n incident(s) to “%1”", nullptr, int(rows->count)).arg(rows->file)
            : tr("exported %n ticket(s) to “%1”", nullptr, int(rows->count)).arg(rows->file);
    }
    if (code == "undo"_L1)
        return undoing(line.item);
    if (isOfTicket && code != "import.undo"_L1)
        return StoryWords::did(line.item);
    if (const auto known = deed(code); !known.isEmpty())
        return known;
    const auto verb = code.section(u'.', -1);
    if (verb == "create"_L1)
        return tr("created");
    if (verb == "delete"_L1)
        return tr("deleted");
    return tr("changed");
}

QString AuditWords::deed(const QString& command)
{
    if (const auto known = DeskWords::deed(command); !known.isEmpty())
        return known;
    if (command == "import"_L1)
        return tr("imported");
    // Any kind of record may have a command with the same verb.
    const bool isOfTicket = fromKey<TicketKind>(command.section(u'.', 0, 0)).has_value();
    return isOfTicket ? StoryWords::deed(command) : QString();
}

QString AuditWords::record(const AuditLine& line)
{
    if (line.isHidden)
        return tr("a record you may not see");
    if (!line.table)
        return {};
    const auto kind = recordKind(QString::fromLatin1(line.table->name));
    const bool isOfTicket = line.table->id == record::Ticket::tableId;
    const bool isOfSetting = line.table->id == record::Setting::tableId;
    const auto name = line.name.isEmpty() ? kind
        : isOfTicket                      ? line.name
        : isOfSetting                     ? settingName(line.name)
                                          : tr("%1 %2", "kind and name").arg(kind, line.name);
    return line.others > 0 ? tr("%1 and %n more", nullptr, line.others).arg(name) : name;
}

QString AuditWords::changes(const AuditLine& line)
{
    constexpr qsizetype longest = 80;
    const auto shown = [](const QString& value) {
        const auto first = value.section(u'\n', 0, 0);
        return first.isEmpty()       ? u"–"_s
            : first.size() > longest ? first.left(longest) + u'…'
                                     : first;
    };
    const auto told = [](const HistoryEdit& edit, const Value& value, const QString& name) {
        const bool isOfSetting = edit.table == "setting"_L1 && value.kind() == Value::Kind::Text;
        if (isOfSetting && edit.field == "value"_L1)
            return DeskWords::settingValue(value.text());
        const bool isBare = edit.type == FieldType::Key && value.kind() == Value::Kind::Text
            && KeyWords::of(edit.table, edit.field, value.text()).isEmpty();
        if (!isBare)
            return StoryWords::value(edit, value, name);
        const auto known = DeskWords::key(value.text());
        return known.isEmpty() ? name : known;
    };
    QStringList parts;
    for (const auto& edit : line.item.edits) {
        const auto label = edit.label.isEmpty() ? edit.field : RegistryLabels::of(edit.label);
        const auto before = told(edit, edit.oldValue, edit.before);
        const auto after = told(edit, edit.value, edit.after);
        parts += before.isEmpty()
            ? tr("%1: %2", "field and value").arg(label, shown(after))
            : tr("%1: %2 → %3", "field, old and new value").arg(label, shown(before), shown(after));
    }
    const auto& code = line.item.command;
    if (parts.isEmpty() && code != "auth.login"_L1 && code != "record.export"_L1)
        return line.item.reason;
    return parts.join(u"; "_s);
}

QString AuditWords::recordKind(const QString& table)
{
    if (table == "ticket"_L1)
        return tr("Ticket");
    if (table == "user_account"_L1)
        return tr("Person");
    if (table == "team"_L1)
        return tr("Team");
    if (table == "category"_L1)
        return tr("Category");
    if (table == "location"_L1)
        return tr("Location");
    if (table == "role"_L1)
        return tr("Role");
    if (table == "business_calendar"_L1)
        return tr("Calendar");
    if (table == "sla_policy"_L1)
        return tr("Policy");
    if (table == "setting"_L1)
        return tr("Setting");
    if (table == "priority_matrix"_L1)
        return tr("Priority matrix");
    if (table == "department"_L1)
        return tr("Department");
    if (table == "organization"_L1)
        return tr("Organization");
    if (table == "ticket_template"_L1)
        return tr("Template");
    if (table == "text_module"_L1)
        return tr("Text module");
    if (table == "import_job"_L1)
        return tr("Import");
    const auto* known = tableByName(table);
    return known ? RegistryLabels::of(known->label) : table;
}

QStringList AuditWords::recordKinds()
{
    return {u"ticket"_s, u"user_account"_s, u"team"_s, u"department"_s, u"location"_s, u"skill"_s,
        u"role"_s, u"organization"_s, u"category"_s, u"service_category"_s, u"service"_s,
        u"supplier"_s, u"tag"_s, u"priority_matrix"_s, u"business_calendar"_s, u"sla_policy"_s,
        u"ticket_template"_s, u"text_module"_s, u"saved_view"_s, u"setting"_s, u"import_job"_s};
}

QString AuditWords::of(AuditKind kind)
{
    switch (kind) {
    case AuditKind::Any: return tr("All acts");
    case AuditKind::SignIn: return tr("Signing in and out");
    case AuditKind::Refusal: return tr("Refusals");
    case AuditKind::Rights: return tr("Roles and rights");
    case AuditKind::Settings: return tr("Settings and priorities");
    case AuditKind::Undo: return tr("Taken back");
    case AuditKind::Import: return tr("Imports");
    case AuditKind::Export: return tr("Exports and checks");
    }
    return {};
}

QString AuditWords::of(const VerifyOutcome& outcome)
{
    if (outcome.findings.isEmpty())
        return tr("The journal is whole: all %1 entries are as they were written.")
            .arg(Words::number(outcome.entries));
    return tr("The journal is not whole. First finding: %1. Keep this file as it is and compare it "
              "with a backup.")
        .arg(outcome.findings.first());
}

} // namespace homeport
