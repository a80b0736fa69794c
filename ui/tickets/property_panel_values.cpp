#include "core/base/text.h"
#include "core/incidents/incident_rules.h"
#include "ui/shell/backend.h"
#include "ui/tickets/detail_fields.h"
#include "ui/tickets/edit_cell.h"
#include "ui/tickets/field_list.h"
#include "ui/tickets/property_panel.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Of a field of every ticket.
template <typename E>
QString wordsOf(const QString& field, E value)
{
    return Words::of(u"ticket"_s, field, keyOf(value));
}

} // namespace

// What the panel shows; property_panel.cpp holds how it is changed.

EditCell* PropertyPanel::addCell(Property property, const QString& label)
{
    auto* cell = new EditCell(label.isEmpty() ? tr("Title") : label);
    cell->setObjectName(u"property."_s + nameOf(property));
    cell->setValueName(u"value."_s + nameOf(property));
    m_cells.emplace(property, cell);
    connect(cell, &EditCell::editRequested, this, [this, property] { edit(property); });
    connect(cell, &EditCell::saveRequested, this, &PropertyPanel::save);
    connect(cell, &EditCell::keepMineRequested, this, [this] {
        look(); // what the conflict has shown
        save();
    });
    connect(cell, &EditCell::closed, this, [this, property] {
        if (m_open == property)
            m_open.reset();
    });
    if (label.isEmpty())
        return cell;
    auto* name = new QLabel(label);
    setStyleClass(name, u"muted"_s);
    name->setContentsMargins(0, 2, 0, 0);
    m_names.emplace(property, name);
    m_grid->addWidget(name, m_rows, 0, Qt::AlignTop);
    m_grid->addWidget(cell, m_rows++, 1);
    return cell;
}

QLabel* PropertyPanel::addHeading(const QString& text)
{
    auto* label = new QLabel(text);
    setStyleClass(label, u"strong"_s);
    label->setContentsMargins(0, Theme::smallSpace, 0, 0);
    m_grid->addWidget(label, m_rows++, 0, 1, 2);
    return label;
}

void PropertyPanel::addNote(const QString& key, const QString& label)
{
    auto* name = new QLabel(label);
    setStyleClass(name, u"muted"_s);
    auto* value = new QLabel;
    value->setObjectName(u"note."_s + key);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(name, m_rows, 0, Qt::AlignTop);
    m_grid->addWidget(value, m_rows++, 1);
    m_notes.emplace(key, std::pair(name, value));
}

void PropertyPanel::setNote(const QString& key, const QString& text, const QString& toolTip)
{
    const auto& [name, value] = m_notes.at(key);
    qobject_cast<QLabel*>(value)->setText(text);
    value->setToolTip(toolTip);
    setShown(name, !text.isEmpty());
    setShown(value, !text.isEmpty());
}

void PropertyPanel::showValues()
{
    const auto& ticket = m_story->ticket;
    const auto& names = m_story->names;
    const auto none = u"—"_s;
    m_title->setValue(withControlsShown(ticket.title), none);
    m_cells.at(Property::Requester)->setPerson(names.requester, none);
    m_cells.at(Property::Assignee)->setPerson(names.assignee, tr("nobody yet"));
    m_cells.at(Property::Team)->setValue(names.team, none);
    m_cells.at(Property::Category)->setValue(names.category, tr("not known yet"));
    m_cells.at(Property::Impact)->setValue(Words::level(ticket.impact), none);
    m_cells.at(Property::Urgency)->setValue(Words::level(ticket.urgency), none);
    m_cells.at(Property::Service)->setValue(names.service, none);
    m_cells.at(Property::Location)->setValue(names.location, none);

    setNote(u"status"_s, Words::of(ticket.status));
    showPriority();
    showFacts();
    const auto isHeld = ticket.status == TicketStatus::OnHold;
    setNote(u"hold"_s, isHeld && ticket.holdReason ? Words::of(*ticket.holdReason) : QString());
    setNote(u"supplier"_s, isHeld ? names.supplier : QString());
    setNote(u"until"_s, isHeld && ticket.holdUntil ? Words::exact(*ticket.holdUntil) : QString());
    tellTimeAnew();
    const auto* outcome = std::get_if<record::Incident>(&m_story->extension);
    const bool isSolved = outcome && outcome->resolutionCode;
    setNote(u"how"_s, isSolved ? Words::of(*outcome->resolutionCode) : QString());
    setNote(u"notes"_s, isSolved ? outcome->resolutionNotes.value_or(QString()) : QString());
}

void PropertyPanel::tellTimeAnew()
{
    if (!m_story)
        return;
    const auto setDate = [this](const QString& key, const std::optional<Timestamp>& at) {
        setNote(key, at ? Words::ago(*at) : QString(), at ? Words::exact(*at) : QString());
    };
    const auto& ticket = m_story->ticket;
    setDate(u"reported"_s, ticket.head.createdAt);
    setDate(u"updated"_s, ticket.head.updatedAt);
    setDate(u"resolved"_s, ticket.resolvedAt);
    const auto why =
        ticket.closeReason ? u'\n' + wordsOf(u"close_reason"_s, *ticket.closeReason) : QString();
    setNote(u"closed"_s, ticket.closedAt ? Words::ago(*ticket.closedAt) + why : QString(),
        ticket.closedAt ? Words::exact(*ticket.closedAt) : QString());
}

/// engines.md 2.6: who set it and why, and what the calculation would give.
void PropertyPanel::showPriority()
{
    const auto& ticket = m_story->ticket;
    QStringList lines;
    if (ticket.priorityOverride && ticket.priorityOverrideReason) {
        lines += tr("%1, set by hand", "a priority").arg(Words::priority(ticket.priority));
        lines += tr("%1: %2", "who set it, why")
                     .arg(m_story->names.overriddenBy, *ticket.priorityOverrideReason);
        if (m_story->calculatedPriority)
            lines += tr("Calculated: %1", "a priority")
                         .arg(Words::priority(*m_story->calculatedPriority));
    }
    setNote(u"priority"_s, lines.join(u'\n'));
}

/// What became of it on its way; what most tickets have stays behind the button.
void PropertyPanel::showFacts()
{
    const auto& ticket = m_story->ticket;
    const auto& names = m_story->names;
    const bool isEscalated =
        ticket.escalatedAt && ticket.escalationState != TicketEscalationState::None;
    setNote(u"escalation"_s,
        isEscalated ? tr("since %1", "a moment").arg(Words::exact(*ticket.escalatedAt))
                    : QString());
    setNote(u"cancelled"_s, ticket.cancelReason ? Words::of(*ticket.cancelReason) : QString());
    setNote(u"reopened"_s,
        ticket.reopenCount > 0 ? tr("%n time(s)", nullptr, ticket.reopenCount) : QString());
    const auto setFact = [this](const QString& key, const QString& text) {
        setNote(key, m_isExpanded ? text : QString());
    };
    const auto past = [](const std::optional<Timestamp>& at) {
        return at ? Words::exact(*at) : QString();
    };
    setFact(u"department"_s, names.department);
    setFact(u"reassigned"_s,
        ticket.reassignmentCount > 0 ? tr("%n time(s)", nullptr, ticket.reassignmentCount)
                                     : QString());
    setFact(u"channel"_s, wordsOf(u"channel"_s, ticket.channel));
    setFact(u"template"_s, names.fromTemplate);
    setFact(u"acknowledged"_s, past(ticket.acknowledgedAt));
    setFact(u"firstResponse"_s, past(ticket.firstResponseAt));
}

void PropertyPanel::showKindFields()
{
    const auto fields = kindFields(*m_story);
    setShown(m_kindHeading, !fields.isEmpty());
    setShown(m_kindFields, !fields.isEmpty());
    if (fields == m_shownFields)
        return;
    m_shownFields = fields;
    m_kindHeading->setText(Words::of(m_story->ticket.kind));
    m_kindFields->clear();
    for (const auto& field : fields) {
        if (field.isPerson)
            m_kindFields->addPerson(field.name, field.value);
        else
            m_kindFields->addText(field.name, field.value, field.toolTip);
    }
}

/// What may be tried; the service has the last word.
void PropertyPanel::showRights()
{
    const auto& ticket = m_story->ticket;
    const auto isOpen =
        !m_isReadOnly && ticket.kind == TicketKind::Incident && !isReadOnlyIncident(ticket.status);
    const auto& rights = m_story->rights;
    const auto mayEdit = isOpen && rights.mayUpdate;
    const auto mayAssign = isOpen && !rights.denied.contains(TicketAct::Assign)
        && incidentTransition(u"incident.assign"_s, ticket.status) != nullptr;
    for (const auto& [property, cell] : m_cells) {
        const auto isAssignment = property == Property::Assignee || property == Property::Team;
        const auto mayThis = isAssignment ? mayAssign : mayEdit;
        cell->setEditable(
            isOpen && detailSort(property) ? mayEditDetail(property, mayEdit) : mayThis);
    }
}

/// Requesters may say some of their own (access.md section 5).
bool PropertyPanel::mayEditDetail(Property property, bool mayUpdate) const
{
    const auto& ticket = m_story->ticket;
    if (isInternal(property) && !m_story->showsInternal)
        return false;
    const bool isTheirs = ticket.requesterId == m_backend.actor().person;
    switch (property) {
    case Property::Description:
        return mayUpdate || (isTheirs && ticket.status == TicketStatus::New);
    case Property::DueAt:
    case Property::ContactEmail:
    case Property::ContactPhone: return mayUpdate || isTheirs;
    case Property::Confidentiality:
        return mayUpdate
            && (ticket.confidentiality == TicketConfidentiality::Normal
                || m_story->rights.mayUnrestrict);
    default: return mayUpdate;
    }
}

void PropertyPanel::showDetails()
{
    const auto* part = std::get_if<record::Incident>(&m_story->extension);
    for (const auto& [property, cell] : m_cells) {
        if (!detailSort(property))
            continue;
        const auto detail = part ? detailOf(property, m_story->ticket, *part) : QVariant();
        cell->setValue(toldDetail(property, detail), u"—"_s);
        const bool isSeen = part && (!isInternal(property) || m_story->showsInternal);
        const bool isUsual = !isNotable(property, detail) && !cell->isEditing();
        setShown(m_names.at(property), isSeen && (!isUsual || m_isExpanded));
        setShown(cell, isSeen && (!isUsual || m_isExpanded));
    }
    m_more->setText(m_isExpanded ? tr("Fewer fields") : tr("More fields"));
}

void PropertyPanel::setExpanded(bool isExpanded)
{
    m_isExpanded = isExpanded;
    showFacts();
    showDetails();
}

} // namespace homeport
