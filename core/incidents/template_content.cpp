#include "core/incidents/template_content.h"

#include "core/base/text.h"
#include "core/journal/cell_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include "record/ticket.h"
#include "record/ticket_task.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

/// What a template may fill in.
constexpr int fields[] = {Field::Title, Field::Description, Field::Impact, Field::Urgency,
    Field::CategoryId, Field::ServiceId, Field::LocationId, Field::AssignedTeamId,
    Field::AssignedUserId};
constexpr int lowestLevel = 3;

QString compact(const QJsonDocument& document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QString nameOf(int field)
{
    return QString::fromLatin1(record::Ticket::table().fields[size_t(field)].name);
}

/// Nothing where it is of another kind than the field, or out of its bounds.
std::optional<Value> cellFrom(const FieldMeta& field, const QJsonValue& said)
{
    if (field.type == FieldType::Uuid) {
        const auto id = QUuid::fromString(said.toString());
        return id.isNull() ? std::nullopt : std::optional(Value(id));
    }
    if (field.type == FieldType::Integer) { // impact and urgency
        const auto level = said.toInt();
        return level >= 1 && level <= lowestLevel ? std::optional(Value(level)) : std::nullopt;
    }
    const auto text = said.toString();
    const bool fits = said.isString() && (field.maxLength == 0 || text.size() <= field.maxLength);
    return fits && !isBlank(text) ? std::optional(Value(text)) : std::nullopt;
}

QJsonValue saidBy(const Value& cell)
{
    if (cell.kind() == Value::Kind::Uuid)
        return cell.uuid().toString(QUuid::WithoutBraces);
    if (cell.kind() == Value::Kind::Integer)
        return cell.integer();
    return cell.text();
}

template <typename IdType>
std::optional<IdType> idIn(const QJsonValue& said)
{
    const auto id = QUuid::fromString(said.toString());
    return id.isNull() ? std::nullopt : std::optional(IdType(id));
}

bool fits(record::TicketTask::Field::Position field, const QString& text)
{
    const auto& table = record::TicketTask::table();
    return bool(checkedText(table, table.fields[size_t(field)], text));
}

/// Nothing where no task could be made of it.
std::optional<NewTask> taskFrom(const QJsonObject& said)
{
    NewTask task;
    task.title = said.value("title"_L1).toString();
    task.description = said.value("description"_L1).toString();
    using OfTask = record::TicketTask::Field;
    if (isBlank(task.title) || !fits(OfTask::Title, task.title)
        || !fits(OfTask::Description, task.description))
        return std::nullopt;
    task.type = fromKey<TicketTaskTaskType>(said.value("task_type"_L1).toString())
                    .value_or(TicketTaskTaskType::FollowUp);
    task.sequence = said.value("sequence"_L1).toInt();
    task.isMandatory = said.value("is_mandatory"_L1).toBool(true);
    task.team = idIn<TeamId>(said.value("assigned_team_id"_L1));
    task.assignee = idIn<PersonId>(said.value("assigned_user_id"_L1));
    return task;
}

QJsonObject saidBy(const NewTask& task)
{
    QJsonObject said{{u"title"_s, task.title}, {u"sequence"_s, task.sequence},
        {u"task_type"_s, keyOf(task.type)}, {u"is_mandatory"_s, task.isMandatory}};
    if (!task.description.isEmpty())
        said.insert(u"description"_s, task.description);
    if (task.team)
        said.insert(u"assigned_team_id"_s, task.team->toString());
    if (task.assignee)
        said.insert(u"assigned_user_id"_s, task.assignee->toString());
    return said;
}

} // namespace

Row unsaidTicket()
{
    Row row;
    row.table = &record::Ticket::table();
    row.cells.resize(Field::Count);
    row.cells[Field::Title] = toValue(QString());
    row.cells[Field::Description] = toValue(QString());
    return row;
}

bool isSaid(const Value& cell)
{
    return !cell.isNull() && (cell.kind() != Value::Kind::Text || !isBlank(cell.text()));
}

TemplateContent contentOf(const record::TicketTemplate& stored)
{
    TemplateContent content{unsaidTicket(), {}, {}};
    const auto values = QJsonDocument::fromJson(stored.values.toUtf8()).object();
    for (auto said = values.begin(); said != values.end(); ++said) {
        const int at = record::Ticket::table().positionOf(QLatin1StringView(said.key().toLatin1()));
        const bool isKnown =
            std::find(std::begin(fields), std::end(fields), at) != std::end(fields);
        const auto cell =
            isKnown ? cellFrom(record::Ticket::table().fields[size_t(at)], *said) : std::nullopt;
        if (cell)
            content.ticket.cells[size_t(at)] = *cell;
        else
            content.leftOut += said.key();
    }
    const auto tasks = QJsonDocument::fromJson(stored.tasks.toUtf8()).array();
    for (const auto& said : tasks) {
        if (auto task = taskFrom(said.toObject()))
            content.tasks.append(std::move(*task));
        else if (!content.leftOut.contains(u"tasks"_s))
            content.leftOut += u"tasks"_s;
    }
    std::stable_sort(content.tasks.begin(), content.tasks.end(),
        [](const NewTask& a, const NewTask& b) { return a.sequence < b.sequence; });
    return content;
}

QString valuesText(const Row& ticket, const QString& before)
{
    auto said = QJsonDocument::fromJson(before.toUtf8()).object();
    for (const auto field : fields) {
        const auto& cell = ticket.cells[size_t(field)];
        if (isSaid(cell))
            said.insert(nameOf(field), saidBy(cell));
        else
            said.remove(nameOf(field));
    }
    return compact(QJsonDocument(said));
}

QString tasksText(const QList<NewTask>& tasks)
{
    QJsonArray said;
    for (const auto& task : tasks)
        said.append(saidBy(task));
    return compact(QJsonDocument(said));
}

} // namespace homeport
