#pragma once

#include "core/exchange/incident_log.h"

#include <QMap>

// Files as the incident log comes.
namespace homeport::test {

/// The values of one row by column; what a test does not name is as usual.
using LogValues = QMap<QString, QString>;

inline QStringList logColumns()
{
    return IncidentLogReader::neededColumns()
        + QStringList{QStringLiteral("problem_id"), QStringLiteral("knowledge")};
}

inline QByteArray rowOf(const LogValues& values)
{
    using namespace Qt::Literals::StringLiterals;
    static const LogValues usual{{u"number"_s, u"INC1"_s}, {u"incident_state"_s, u"New"_s},
        {u"reassignment_count"_s, u"0"_s}, {u"reopen_count"_s, u"0"_s},
        {u"sys_mod_count"_s, u"0"_s}, {u"made_sla"_s, u"TRUE"_s}, {u"caller_id"_s, u"Caller 1"_s},
        {u"opened_by"_s, u"Opened by  8"_s}, {u"opened_at"_s, u"01-03-2016 08:00"_s},
        {u"sys_updated_by"_s, u"Updated by 1"_s}, {u"sys_updated_at"_s, u"01-03-2016 08:05"_s},
        {u"contact_type"_s, u"Phone"_s}, {u"category"_s, u"Category 55"_s},
        {u"subcategory"_s, u"Subcategory 170"_s}, {u"u_symptom"_s, u"Symptom 72"_s},
        {u"impact"_s, u"2 - Medium"_s}, {u"urgency"_s, u"2 - Medium"_s},
        {u"priority"_s, u"3 - Moderate"_s}, {u"assignment_group"_s, u"Group 70"_s}};
    QStringList fields;
    for (const auto& column : logColumns())
        fields.append(values.value(column, usual.value(column, u"?"_s)));
    return fields.join(u',').toUtf8() + "\r\n";
}

inline QByteArray fileOf(const QList<LogValues>& rows)
{
    QByteArray file = logColumns().join(u',').toUtf8() + "\r\n";
    for (const auto& row : rows)
        file += rowOf(row);
    return file;
}

} // namespace homeport::test
