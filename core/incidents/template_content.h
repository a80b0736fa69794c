#pragma once

#include "core/tickets/tasks.h"

#include "record/ticket_template.h"

namespace homeport {

/// What a template of incidents says.
struct TemplateContent
{
    Row ticket; ///< the cells it fills in; in all others nothing is said
    QList<NewTask> tasks; ///< in their order
    QStringList leftOut; ///< fields that are not known here, do not fit, or are no longer in use

    friend bool operator==(const TemplateContent&, const TemplateContent&) = default;
};

/// A ticket of which nothing is said: cells without a value, texts without a letter.
Row unsaidTicket();
bool isSaid(const Value& cell);

/// Reads the template as far as it can be understood. Whether what it names is still there is not
/// asked.
TemplateContent contentOf(const record::TicketTemplate& stored);
/// What the cells say, as a template keeps it. What `before` says of fields that are not known here
/// stays.
QString valuesText(const Row& ticket, const QString& before = {});
QString tasksText(const QList<NewTask>& tasks);

} // namespace homeport
