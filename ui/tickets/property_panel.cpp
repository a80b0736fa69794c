#include "ui/tickets/property_panel.h"

#include "core/access/directory.h"
#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/detail_fields.h"
#include "ui/tickets/edit_cell.h"
#include "ui/tickets/field_list.h"
#include "ui/tickets/property_fields.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int nameWidth = 96;

/// Two people may have one name.
QString contentOf(const QWidget* field)
{
    const auto* box = qobject_cast<const ChoiceBox*>(field);
    const auto chosen = box ? box->chosen() : std::nullopt;
    return textIn(field) + (chosen ? u' ' + chosen->toString() : QString());
}

} // namespace

struct PropertyPanel::Saved
{
    EntryRef entry;
    std::optional<MovedField> moved; ///< nothing was saved, because of this
};

PropertyPanel::PropertyPanel(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_grid(new QGridLayout(this))
    , m_kindFields(new FieldList)
    , m_more(new HintButton({}, {}, HintButton::Look::Quiet))
{
    setObjectName(u"properties"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::tinySpace);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
    m_title = addCell(Property::Title, {});
    m_title->setValueName(u"ticketTitle"_s);
    m_title->setValueClass(u"display"_s);
    addHeading(tr("People"));
    auto* requester = addCell(Property::Requester, tr("Requester"));
    requester->setOpenable();
    connect(requester, &EditCell::openRequested, this,
        [this] { emit personRequested(m_story->ticket.requesterId); });
    addNote(u"otherTickets"_s, tr("Their other tickets"));
    setNote(u"otherTickets"_s, {});
    addCell(Property::Assignee, tr("Assignee"));
    addCell(Property::Team, tr("Team"));
    addCell(Property::ContactEmail, tr("Contact e-mail"));
    addCell(Property::ContactPhone, tr("Contact phone"));
    addNote(u"department"_s, tr("Department"));
    addNote(u"reassigned"_s, tr("Reassigned"));
    addHeading(tr("Classification"));
    addNote(u"status"_s, tr("Status"));
    addNote(u"priority"_s, tr("Priority"));
    addNote(u"escalation"_s, tr("Escalated"));
    addNote(u"cancelled"_s, tr("Cancelled"));
    addNote(u"hold"_s, tr("On hold"));
    addNote(u"supplier"_s, tr("Supplier"));
    addNote(u"until"_s, tr("Until"));
    addCell(Property::Description, tr("Description"));
    addCell(Property::Category, tr("Category"));
    addCell(Property::Impact, tr("Impact"));
    addSuggestion(Property::Impact);
    addCell(Property::Urgency, tr("Urgency"));
    addSuggestion(Property::Urgency);
    addCell(Property::Service, tr("Service"));
    addCell(Property::Location, tr("Location"));
    addCell(Property::AffectedUsers, tr("People affected"));
    addCell(Property::Criticality, tr("Criticality"));
    addCell(Property::Confidentiality, tr("Visible to"));
    addCell(Property::Security, tr("Security incident"));
    addCell(Property::PersonalData, tr("Personal data"));
    addNote(u"channel"_s, tr("Came by"));
    addNote(u"template"_s, tr("Template"));
    m_kindHeading = addHeading({});
    m_kindFields->setObjectName(u"kindFields"_s);
    setShown(m_kindHeading, false);
    setShown(m_kindFields, false);
    m_grid->addWidget(m_kindFields, m_rows++, 0, 1, 2);
    addHeading(tr("Dates"));
    addCell(Property::DueAt, tr("Wanted by"));
    addNote(u"reported"_s, tr("Reported"));
    addNote(u"updated"_s, tr("Updated"));
    addNote(u"acknowledged"_s, tr("Acknowledged"));
    addNote(u"firstResponse"_s, tr("First response"));
    addNote(u"reopened"_s, tr("Reopened"));
    addNote(u"resolved"_s, tr("Resolved"));
    addNote(u"closed"_s, tr("Closed"));
    addCell(Property::DetectedAt, tr("Noticed"));
    addCell(Property::OutageStart, tr("Outage from"));
    addCell(Property::OutageEnd, tr("Outage until"));
    addNote(u"how"_s, tr("Solved by"));
    addNote(u"notes"_s, tr("Solution"));
    addCell(Property::RootCause, tr("Cause"));
    addCell(Property::Workaround, tr("Workaround used"));
    m_more->setObjectName(u"moreFields"_s);
    m_more->setFlush();
    connect(m_more, &HintButton::clicked, this, [this] { setExpanded(!m_isExpanded); });
    m_grid->addWidget(m_more, m_rows++, 0, 1, 2, Qt::AlignLeft);
}

void PropertyPanel::show(const TicketStory& story, bool isReadOnly)
{
    m_story = story;
    m_isReadOnly = isReadOnly;
    showValues();
    showKindFields();
    showRights();
    showDetails();
    showSuggestions();
    showOtherTickets();
    if (!m_open)
        return;
    if (isReadOnly) {
        m_cells.at(*m_open)->close();
    } else if (hasMovedOn(*m_open)) {
        askWhoMoved(*m_open);
    }
}

void PropertyPanel::edit(Property property)
{
    auto* cell = m_cells.at(property);
    if (!cell->isEditable() || cell->isEditing())
        return;
    if (detailSort(property) == DetailSort::Prose)
        return emit textRequested(property);
    if (cell->isHidden())
        setExpanded(true);
    openField(property);
}

/// From here on the open field tells what others do from what it was opened on.
void PropertyPanel::look()
{
    m_seen = m_story->ticket;
    const auto* part = std::get_if<record::Incident>(&m_story->extension);
    m_seenPart = part ? *part : record::Incident();
}

bool PropertyPanel::hasMovedOn(Property property) const
{
    const auto* part = std::get_if<record::Incident>(&m_story->extension);
    if (part && detailSort(property)) {
        return detailOf(property, m_seen, m_seenPart) != detailOf(property, m_story->ticket, *part);
    }
    return hasMoved(property, m_seen, m_story->ticket);
}

void PropertyPanel::openField(Property property)
{
    if (m_open)
        m_cells.at(*m_open)->close();
    m_open = property;
    m_sent.forget();
    look();
    auto* field = makeField(property);
    field->setObjectName(u"field."_s + nameOf(property));
    m_cells.at(property)->open(field, [this, property] { return isChanged(property); });
}

QWidget* PropertyPanel::makeField(Property property)
{
    if (property == Property::Title) {
        auto* line = new QLineEdit(m_seen.title);
        line->setMaxLength(500);
        return line;
    }
    if (detailSort(property))
        return makeDetailField(property, detailOf(property, m_seen, m_seenPart));
    if (property == Property::Impact || property == Property::Urgency) {
        auto* box = new PickBox;
        for (int level = 1; level <= 3; ++level)
            box->addItem(Words::level(level), level);
        box->setCurrentIndex(
            box->findData(property == Property::Impact ? m_seen.impact : m_seen.urgency));
        return box;
    }
    auto* box = new ChoiceBox(tr("Type part of a name"));
    // What it holds stands there at once, the others follow.
    if (const auto id = idOf(property, m_seen)) {
        box->setChoices({{*id, nameIn(property, m_story->names)}});
        box->choose(*id);
    }
    fillChoices(property, box);
    return box;
}

void PropertyPanel::fillChoices(Property property, QWidget* field)
{
    const auto choices = m_backend.ask([actor = m_backend.actor(), property](Session& session) {
        return session.replica->read(
            [&](Database& database) { return choicesFor(property, database, actor); });
    });
    deliver(choices, field,
        [this, property, box = qobject_cast<ChoiceBox*>(field)](
            const Result<QList<Choice>>& found) {
            if (!found)
                return m_cells.at(property)->fail(Words::of(found.error()));
            const auto before = box->currentText();
            const auto wasChosen = box->chosen();
            box->setChoices(*found);
            if (wasChosen && box->currentText() == before)
                box->lineEdit()->selectAll();
        });
}

bool PropertyPanel::isChanged(Property property) const
{
    const auto* field = m_cells.at(property)->editor();
    if (detailSort(property))
        return detailIn(property, field) != detailOf(property, m_seen, m_seenPart);
    if (property == Property::Title)
        return qobject_cast<const QLineEdit*>(field)->text().trimmed() != m_seen.title;
    if (property == Property::Impact || property == Property::Urgency) {
        const auto level = qobject_cast<const PickBox*>(field)->currentData().toInt();
        return level != (property == Property::Impact ? m_seen.impact : m_seen.urgency);
    }
    const auto* box = qobject_cast<const ChoiceBox*>(field);
    return box->chosen() != idOf(property, m_seen) || (!box->chosen() && !box->isBlank());
}

std::optional<PropertyPanel::Write> PropertyPanel::writeOf(Property property)
{
    auto* cell = m_cells.at(property);
    const auto actor = m_backend.actor();
    const auto id = m_seen.id;
    IncidentEdit edit;
    if (const auto sort = detailSort(property)) {
        const auto detail = detailIn(property, cell->editor());
        if (!detail) {
            cell->fail(*sort == DetailSort::Moment
                    ? tr("Type a date, such as \"tomorrow 9:00\", or pick one.")
                    : tr("Type a number."));
            return std::nullopt;
        }
        putDetail(property, *detail, edit);
    } else if (property == Property::Title) {
        edit.title = qobject_cast<QLineEdit*>(cell->editor())->text().trimmed();
    } else if (property == Property::Impact) {
        edit.impact = qobject_cast<PickBox*>(cell->editor())->currentData().toInt();
    } else if (property == Property::Urgency) {
        edit.urgency = qobject_cast<PickBox*>(cell->editor())->currentData().toInt();
    } else {
        const auto* box = qobject_cast<ChoiceBox*>(cell->editor());
        const auto chosen = box->chosen();
        if (!chosen && !(box->isBlank() && canBeEmpty(property))) {
            cell->fail(tr("Choose one from the list."));
            return std::nullopt;
        }
        if (property == Property::Team || property == Property::Assignee) {
            const auto team = chosen ? std::optional(TeamId(*chosen)) : std::nullopt;
            if (property == Property::Team && m_seen.assignedTeamId) {
                cell->close();
                emit assignmentRequested(team);
                return std::nullopt;
            }
            Assignment to;
            to.team = property == Property::Team ? team : m_seen.assignedTeamId;
            to.user = property == Property::Team ? m_seen.assignedUserId
                : chosen                         ? std::optional(PersonId(*chosen))
                                                 : std::nullopt;
            return [actor, id, to](Session& s, const Origin& origin) {
                return s.incidents.assign(actor, id, to, origin);
            };
        }
        if (property == Property::Requester)
            edit.requester = PersonId(*chosen);
        else if (property == Property::Category)
            edit.category = CategoryId(*chosen);
        else if (property == Property::Service)
            edit.service = chosen ? std::optional(ServiceId(*chosen)) : std::nullopt;
        else
            edit.location = chosen ? std::optional(LocationId(*chosen)) : std::nullopt;
    }
    return [actor, id, edit](Session& s, const Origin& origin) {
        return s.incidents.edit(actor, id, edit, origin);
    };
}

void PropertyPanel::save()
{
    if (!m_open)
        return;
    const auto property = *m_open;
    const auto write = writeOf(property);
    if (!write)
        return;
    auto* cell = m_cells.at(property);
    cell->setBusy(true);
    Origin origin(m_seen, m_sent.of(contentOf(cell->editor())));
    if (m_seen.kind == TicketKind::Incident)
        origin.seenPart = m_seenPart;
    const auto saved = m_backend.run([write = *write, origin, property, actor = m_backend.actor()](
                                         Session& session) -> Result<Saved> {
        const auto entry = entryOf(session, [&] { return write(session, origin); });
        if (entry)
            return Saved{*entry, {}};
        if (entry.error().code != "VERSION_CONFLICT"_L1)
            return entry.error();
        auto moved = lastMoveOf(session, actor, origin.seen->id, property);
        if (!moved)
            return moved.error();
        return Saved{{}, *moved};
    });
    deliver(saved, this, [this, property](const Result<Saved>& result) {
        auto* its = m_cells.at(property);
        if (!result)
            return its->fail(Words::ofSent(result.error()));
        if (result->moved) {
            tellConflict(property, *result->moved);
            emit outdated();
            return;
        }
        its->close();
        emit edited(tr("changed %1 of %2", "a field, a ticket")
                        .arg(labelOf(property), m_story->ticket.number),
            result->entry);
    });
}

/// The value under an open field is another one than it was opened on.
void PropertyPanel::askWhoMoved(Property property)
{
    const auto moved =
        m_backend.ask([actor = m_backend.actor(), id = m_seen.id, property](
                          Session& session) { return lastMoveOf(session, actor, id, property); });
    deliver(moved, this, [this, property](const Result<MovedField>& found) {
        if (found && m_open == property)
            tellConflict(property, *found);
    });
}

void PropertyPanel::tellConflict(Property property, const MovedField& moved)
{
    auto* cell = m_cells.at(property);
    if (!cell->isEditing())
        return;
    const auto mine = textIn(cell->editor());
    const auto nothing = tr("nothing", "an empty value");
    cell->showConflict(tr("%1 changed this to %2 at %3; you chose %4.")
                           .arg(moved.who, moved.value.isEmpty() ? nothing : moved.value,
                               Words::time(moved.at), mine.isEmpty() ? nothing : mine));
}

} // namespace homeport
