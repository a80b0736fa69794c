#include "core/tickets/tags.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/db/id_list.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_guards.h"

#include <QSet>

#include "record/tag.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql tagsOf{"tags.list", R"sql(
    SELECT tag.id, tag.name
      FROM ticket_tag
      JOIN tag ON tag.id = ticket_tag.tag_id
     WHERE ticket_tag.ticket_id = :ticket_id AND ticket_tag.deleted_at IS NULL
       AND tag.deleted_at IS NULL
     ORDER BY tag.name, tag.id
)sql"};
constexpr Sql tagNames{"tags.names", R"sql(
    SELECT DISTINCT name FROM tag
     WHERE organization_id = :organization_id AND deleted_at IS NULL
     ORDER BY name
)sql"};
// The smallest id among equals: imports may have made one of their own.
constexpr Sql tagByName{"tags.byName", R"sql(
    SELECT id FROM tag
     WHERE organization_id = :organization_id AND name = :name AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};
constexpr Sql rowsOf{"tags.rows", R"sql(
    SELECT id FROM ticket_tag
     WHERE ticket_id = :ticket_id AND tag_id = :tag_id AND deleted_at IS NULL
)sql"};
constexpr Sql rowsNamed{"tags.rowsNamed", R"sql(
    SELECT ticket_tag.id
      FROM ticket_tag
      JOIN tag ON tag.id = ticket_tag.tag_id
     WHERE ticket_tag.ticket_id = :ticket_id AND tag.name = :name
       AND ticket_tag.deleted_at IS NULL AND tag.deleted_at IS NULL
)sql"};

Result<QList<TicketTagId>> rowsOn(UnitOfWork& unit, TicketId ticket, TagId tag)
{
    return idsOf<QList<TicketTagId>>(
        unit.database(), rowsOf, {{"ticket_id", ticket}, {"tag_id", tag}});
}

/// The tag of this name; two devices that make it at once make the same one.
Result<TagId> tagNamed(UnitOfWork& unit, const QString& name)
{
    const auto named = firstIdOf(
        unit.database(), tagByName, {{"organization_id", unit.organization()}, {"name", name}});
    if (!named)
        return named.error();
    if (*named)
        return TagId(**named);
    record::Tag tag;
    tag.id = TagId(derivedUuid(unit.organization().value(), (u"tag:"_s + name).toUtf8()));
    auto known = unit.find<record::Tag>(tag.id);
    if (!known)
        return known.error();
    if (*known) { // deleted, or renamed since
        if ((*known)->name != name)
            tag.id = TagId(unit.newId());
        else if (auto restored = unit.restore<record::Tag>(tag.id); !restored)
            return restored.error();
        else
            return tag.id;
    }
    tag.name = name;
    auto made = unit.create(tag);
    return made ? Result<TagId>(tag.id) : made.error();
}

Result<> putOn(UnitOfWork& unit, TicketId ticket, const QString& name)
{
    if (isBlank(name))
        return fieldRequired(u"name"_s);
    if (name.contains(QChar(u'\0'))) // a question cannot hold it on a server
        return invalidField(u"name"_s, u"FORMAT"_s);
    auto tag = tagNamed(unit, name);
    if (!tag)
        return tag.error();
    auto standing = rowsOn(unit, ticket, *tag);
    if (!standing)
        return standing.error();
    if (!standing->isEmpty())
        return {};
    record::TicketTag tagged;
    tagged.id = TicketTagId(derivedUuid(ticket.value(), tag->value().toRfc4122()));
    tagged.ticketId = ticket;
    tagged.tagId = *tag;
    return unit.create(tagged);
}

Result<> removeRows(UnitOfWork& unit, const QList<TicketTagId>& rows)
{
    for (const auto& id : rows) {
        if (auto removed = unit.remove<record::TicketTag>(id); !removed)
            return removed;
    }
    return {};
}

Result<> takeOff(UnitOfWork& unit, TicketId ticket, TagId tag)
{
    const auto rows = rowsOn(unit, ticket, tag);
    return rows ? removeRows(unit, *rows) : rows.error();
}

/// Also where an import has made another tag of the same name.
Result<> takeOffNamed(UnitOfWork& unit, TicketId ticket, const QString& name)
{
    if (name.contains(QChar(u'\0')))
        return invalidField(u"name"_s, u"FORMAT"_s);
    const auto rows = idsOf<QList<TicketTagId>>(
        unit.database(), rowsNamed, {{"ticket_id", ticket}, {"name", name}});
    return rows ? removeRows(unit, *rows) : rows.error();
}

} // namespace

QString tagName(const QString& typed)
{
    return typed.simplified().toLower().normalized(QString::NormalizationForm_C);
}

BulkAct bulkTags(const TagEdit& tags)
{
    return [tags](Replica& replica, UnitOfWork& unit, const Actor& actor, const BulkTask& task) {
        return TagService(replica, unit).edit(actor, task.ticket, tags);
    };
}

Result<> TagService::add(
    const Actor& actor, TicketId ticket, const QString& name, CommandId command)
{
    const auto written = actOn(m_door, actor, ticket, u"add_tag"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            auto may = on.requireOfKind(u"update"_s);
            return may ? putOn(unit, ticket, tagName(name)) : may;
        });
    return written ? Result<>() : written.error();
}

Result<> TagService::remove(const Actor& actor, TicketId ticket, TagId tag, CommandId command)
{
    const auto written = actOn(m_door, actor, ticket, u"remove_tag"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            auto may = on.requireOfKind(u"update"_s);
            return may ? takeOff(unit, ticket, tag) : may;
        });
    return written ? Result<>() : written.error();
}

Result<> TagService::edit(
    const Actor& actor, TicketId ticket, const TagEdit& tags, CommandId command)
{
    QStringList removed;
    for (const auto& name : tags.remove)
        removed << tagName(name);
    const auto act = tags.add.isEmpty() ? u"remove_tag"_s : u"add_tag"_s;
    const auto written = actOn(
        m_door, actor, ticket, act, command, [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = on.requireOfKind(u"update"_s); !may)
                return may;
            if (tags.add.isEmpty() && removed.isEmpty())
                return fieldRequired(u"name"_s);
            QSet<QString> seen(removed.begin(), removed.end());
            for (const auto& typed : tags.add) {
                const auto name = tagName(typed);
                if (seen.contains(name))
                    continue;
                seen.insert(name);
                if (auto put = putOn(unit, ticket, name); !put)
                    return put;
            }
            for (const auto& name : std::as_const(removed)) {
                if (auto taken = takeOffNamed(unit, ticket, name); !taken)
                    return taken;
            }
            return {};
        });
    return written ? Result<>() : written.error();
}

Result<QList<TagOnTicket>> TagService::list(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<QList<TagOnTicket>> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        auto rows = database.query(tagsOf, {{"ticket_id", ticket}});
        if (!rows)
            return rows.error();
        QList<TagOnTicket> tags;
        while ((*rows)->next())
            tags.append({(*rows)->read<TagId>(0), (*rows)->text(1)});
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return tags;
    });
}

Result<QStringList> TagService::names(const Actor& actor)
{
    return m_replica.read([&](Database& database) -> Result<QStringList> {
        auto rows = database.query(tagNames, {{"organization_id", actor.organization}});
        if (!rows)
            return rows.error();
        QStringList names;
        while ((*rows)->next())
            names << (*rows)->text(0);
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return names;
    });
}

} // namespace homeport
