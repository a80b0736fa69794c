#include "ui/settings/templates_part.h"

#include "ui/settings/template_fields.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::TicketTemplate::Field;

bool mayKeep(const SettingsContext& context)
{
    return context.backend.actor().scopeOf(u"incident.admin"_s) == Scope::Organization;
}

} // namespace

TemplatesPart::TemplatesPart(const SettingsContext& context)
    : RecordPart(context, record::TicketTemplate::table(),
        {u"templates"_s, tr("Templates"), tr("New template"),
            tr("There are no templates yet. One fills in what is always the same."),
            {tr("Name"), tr("Title"), tr("Tasks"), tr("State")}, {220, 70, 110}},
        {mayKeep(context), mayKeep(context), mayKeep(context)})
    , m_fields(new TemplateFields)
{
    form().addText(Field::Name, tr("Name"));
    form().addFlag(Field::IsActive, tr("In use"));
    form().addEditor(
        Field::Values, m_fields, [this] { return Value(m_fields->values()); },
        [this](const Value& value) { m_fields->setValues(value.text()); });
    form().addEditor(
        Field::Tasks, m_fields, [this] { return Value(m_fields->tasks()); },
        [this](const Value& value) { m_fields->setTasks(value.text()); });
    connect(m_fields, &TemplateFields::edited, &form(), &RecordForm::tellEdited);
}

void TemplatesPart::fetch()
{
    ask(&IncidentTemplateService::all, [this](const QList<record::TicketTemplate>& rows) {
        QList<ListLine> lines;
        for (const auto& row : rows) {
            const auto content = contentOf(row);
            const auto title = content.ticket.cells[record::Ticket::Field::Title].text();
            const auto tasks = content.tasks.size();
            lines.append({row.id.value(),
                {row.name, title, tasks > 0 ? Words::number(tasks) : QString(),
                    row.isActive ? QString() : tr("Switched off")},
                {}, 0, !row.isActive});
        }
        setLines(lines);
    });
    const auto lists = backend().ask([actor = actor()](Session& session) {
        return session.replica->read([&](Database& database) {
            return NewIncidentForm::lists(database, actor, session.replica->now());
        });
    });
    deliver(lists, this, [this](const Result<NewIncidentForm::Lists>& found) {
        if (found)
            m_fields->setLists(*found);
        else
            fail(found.error());
    });
}

void TemplatesPart::load(const QUuid& id)
{
    ask(&IncidentTemplateService::all, [this, id](const QList<record::TicketTemplate>& rows) {
        for (const auto& row : rows) {
            if (row.id.value() == id)
                showRow(row.toRow());
        }
    });
}

Row TemplatesPart::blank() const
{
    record::TicketTemplate row;
    row.values = u"{}"_s;
    return row.toRow();
}

QFuture<Result<RecordPart::Saved>> TemplatesPart::store(const Row& seen, const Row& wanted)
{
    return storeWith<record::TicketTemplate>(&Session::templates, seen, wanted);
}

QFuture<Result<RecordPart::Saved>> TemplatesPart::discardRow(const QUuid& id)
{
    return discardWith<record::TicketTemplate>(&Session::templates, id);
}

QString TemplatesPart::nameOf(const Row& row) const
{
    return row.cells.empty() ? QString() : row.cells[Field::Name].text();
}

QString TemplatesPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the template %1").arg(nameOf(row))
                 : tr("changed the template %1").arg(nameOf(row));
}

QString TemplatesPart::removalDeed(const Row& row) const
{
    return tr("deleted the template %1").arg(nameOf(row));
}

} // namespace homeport
