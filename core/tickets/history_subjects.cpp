#include "core/tickets/history_subjects.h"

#include "core/journal/fold.h"

#include "record/attachment.h"
#include "record/service.h"
#include "record/sla_ruling.h"
#include "record/tag.h"
#include "record/ticket_link.h"
#include "record/ticket_service.h"
#include "record/ticket_tag.h"
#include "record/ticket_task.h"
#include "record/ticket_watcher.h"
#include "record/time_entry.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

bool isSubject(quint16 table)
{
    return table == record::Attachment::tableId || table == record::SlaRuling::tableId
        || table == record::TicketLink::tableId || table == record::TicketService::tableId
        || table == record::TicketTag::tableId || table == record::TicketTask::tableId
        || table == record::TicketWatcher::tableId || table == record::TimeEntry::tableId;
}

bool isBesideSubject(const TableMeta& table, int position)
{
    using Task = record::TicketTask::Field;
    if (table.id == record::TicketTask::tableId)
        return position == Task::Status || position == Task::AssignedUserId
            || position == Task::AssignedTeamId || position == Task::OutcomeNote
            || position == Task::DueAt || position == Task::Description;
    if (table.id == record::TimeEntry::tableId)
        return position == record::TimeEntry::Field::Note;
    if (table.id == record::SlaRuling::tableId)
        return position == record::SlaRuling::Field::Cause
            || position == record::SlaRuling::Field::CauseNote;
    if (table.id == record::TicketService::tableId)
        return position == record::TicketService::Field::Degradation;
    return table.id == record::TicketLink::tableId && position == record::TicketLink::Field::Note;
}

Result<QString> SubjectReading::numberOf(TicketId ticket)
{
    auto isReadable = m_readable.contains(ticket.value());
    if (!isReadable)
        return isReadable.error();
    return *isReadable ? m_names.of(record::Ticket::tableId, ticket.value()) : u"…"_s;
}

Result<std::optional<HistorySubject>> SubjectReading::subject(quint16 table, const QUuid& id)
{
    const auto& meta = *tableById(table);
    auto row = loadRow(m_database, meta, id);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<HistorySubject>();
    HistorySubject subject;
    subject.table = QString::fromLatin1(meta.name);
    subject.row = id;
    if (table == record::Attachment::tableId) {
        subject.name = record::Attachment::fromRow(**row).fileName;
    } else if (table == record::TicketTask::tableId) {
        subject.name = record::TicketTask::fromRow(**row).title;
    } else if (table == record::TicketService::tableId) {
        subject.name = m_names.of(
            record::Service::tableId, record::TicketService::fromRow(**row).serviceId.value());
    } else if (table == record::TicketTag::tableId) {
        subject.name =
            m_names.of(record::Tag::tableId, record::TicketTag::fromRow(**row).tagId.value());
    } else if (table == record::TicketWatcher::tableId) {
        subject.name = m_names.of(
            record::UserAccount::tableId, record::TicketWatcher::fromRow(**row).userId.value());
    } else if (table == record::TimeEntry::tableId) {
        subject.minutes = record::TimeEntry::fromRow(**row).minutes;
    } else if (table == record::SlaRuling::tableId) {
        const auto ruling = record::SlaRuling::fromRow(**row);
        if (!ruling.metric)
            return std::optional<HistorySubject>(); // all of the ticket's clocks
        subject.key = keyOf(*ruling.metric);
    } else {
        const auto link = record::TicketLink::fromRow(**row);
        auto from = numberOf(link.fromTicketId);
        auto to = numberOf(link.toTicketId);
        if (!from || !to)
            return from ? to.error() : from.error();
        subject.from = *from;
        subject.name = *to;
        subject.key = keyOf(link.linkType);
    }
    return std::optional(subject);
}

} // namespace homeport
