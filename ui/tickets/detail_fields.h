#pragma once

#include "core/incidents/incident_service.h"
#include "ui/tickets/property_fields.h"

#include <QVariant>

namespace homeport {

// What is known of an incident beside what every ticket shows: how it is shown and entered.

/// How a detail is entered.
enum class DetailSort { Line, Prose, Count, Moment, YesNo, Key };

/// Nothing where the property is none of them.
std::optional<DetailSort> detailSort(Property property);
/// What it holds, as its field does: a text, a number, a mark, a key or the minutes of a moment;
/// null: nothing.
QVariant detailOf(
    Property property, const record::Ticket& ticket, const record::Incident& incident);
QString toldDetail(Property property, const QVariant& detail);
/// More than what most incidents say of it.
bool isNotable(Property property, const QVariant& detail);
/// Not of prose, which has a form of its own.
QWidget* makeDetailField(Property property, const QVariant& detail);
/// Nothing where what is typed cannot be read.
std::optional<QVariant> detailIn(Property property, const QWidget* field);
/// Makes it a part of the edit.
void putDetail(Property property, const QVariant& detail, IncidentEdit& edit);

} // namespace homeport
