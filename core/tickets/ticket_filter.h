#pragma once

#include "core/access/actor.h"
#include "core/db/database.h"

#include <QByteArray>

#include <memory>
#include <vector>

#include "record/ticket.h"

namespace homeport {

struct FilterMoment;
struct FilterNode;

/// A condition over the table ticket and the values it binds. The text is put together from
/// constants and numbered placeholders, never from data.
class TicketFilter
{
public:
    /// The live tickets of the actor's organization that the actor may read (access.md sections 1,
    /// 4).
    static TicketFilter readable(const Actor& actor);

    void add(const char* condition) { m_where += condition; }
    /// Of that kind. The condition stands literally, so that the indexes which hold kinds apply.
    static const char* isOfKind(TicketKind kind);
    void addKind(TicketKind kind);
    void addOwnTeams(const Actor& actor) { m_where += " AND " + ownTeams(actor); }
    /// Number begins with it, or title holds it.
    void addText(const QString& text);
    void addNumber(const QString& number);
    /// Created or changed by one import or bulk act.
    void addRun(RunId run);
    /// Requested by the person or assigned to them.
    void addPerson(PersonId person);
    /// A checked filter expression; see FilterSql.
    void addTree(const Actor& actor, const FilterNode& tree, const FilterMoment& moment);
    /// Also covered by this permission, as AccessService decides row by row.
    void addPermission(const Actor& actor, const QString& permission);
    /// One of these, by id.
    void addIds(const QList<TicketId>& ids);
    /// One of these, by the local row number; on SQLite only.
    void addRows(const QList<qint64>& rows);
    /// A condition: assigned to one of the actor's teams.
    QByteArray ownTeams(const Actor& actor)
    {
        return among("assigned_team_id", "own_team", actor.teams);
    }

    const QByteArray& where() const { return m_where; }
    Bindings bindings() const;

private:
    friend class FilterSql;

    /// For LIKE with ESCAPE '!'.
    static QString escaped(QString text);
    /// Number begins with it, or title holds it; `stem` tells several apart.
    QByteArray textCondition(const QString& text, const QByteArray& stem);
    template <typename Ids>
    QByteArray among(const char* column, const char* stem, const Ids& ids);
    QByteArray withTaskOf(const char* stem, const QSet<TeamId>& teams);
    QByteArray covered(const Actor& actor, const QString& permission);
    void startFromKeys();
    void bind(const QByteArray& name, const Value& value);

    QByteArray m_where;
    std::vector<std::pair<QByteArray, Value>> m_values;
};

} // namespace homeport
