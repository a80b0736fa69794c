#pragma once

#include "core/access/actor.h"
#include "core/tickets/bulk_run.h"
#include "core/tickets/command_once.h"

#include "record/ticket_tag.h"

namespace homeport {

struct TagOnTicket
{
    TagId tag;
    QString name;

    friend bool operator==(const TagOnTicket&, const TagOnTicket&) = default;
};

/// Several tags by their names, as people type them. What is to go is not put on.
struct TagEdit
{
    QStringList add;
    QStringList remove;
};

/// Free labels on tickets; needs "<kind>.update", also on closed ones (G-11). A tag that nobody has
/// used yet is made along. Errors: FIELD_REQUIRED and VALIDATION_ERROR of "name", FORBIDDEN.
class TagService
{
public:
    explicit TagService(Replica& replica) : m_replica(replica), m_door{replica} {}
    /// For one act as a part of the unit, which takes its name; nothing can be listed through it.
    TagService(Replica& replica, UnitOfWork& unit) : m_replica(replica), m_door{replica, &unit} {}

    /// The name as people type it; kept trimmed and in lower case. The same tag twice is one.
    Result<> add(const Actor& actor, TicketId ticket, const QString& name, CommandId command = {});
    Result<> remove(const Actor& actor, TicketId ticket, TagId tag, CommandId command = {});
    /// All of it as one act: add_tag where tags are put on, else remove_tag. What is there already,
    /// or is not there, is nothing to do.
    Result<> edit(const Actor& actor, TicketId ticket, const TagEdit& tags, CommandId command = {});
    /// By name.
    Result<QList<TagOnTicket>> list(const Actor& actor, TicketId ticket);
    /// Every tag of the organization, by name: what a field offers.
    Result<QStringList> names(const Actor& actor);

private:
    Replica& m_replica;
    CommandDoor m_door;
};

/// As a tag's name is stored: trimmed, single spaces, lower case, composed (NFC).
QString tagName(const QString& typed);
/// The same tags for many tickets of any kind, for a BulkRun.
BulkAct bulkTags(const TagEdit& tags);

} // namespace homeport
