#include "core/tickets/number_lease.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql addSequence{"numbers.addSequence", R"sql(
    INSERT INTO number_sequence (id, organization_id, created_at, updated_at, kind, prefix, pad_width)
    VALUES (:id, :organization_id, :now, :now, :kind, :prefix, :pad_width)
    ON CONFLICT (organization_id, kind) DO NOTHING
)sql"};

constexpr Sql sequenceOf{"numbers.sequence", R"sql(
    SELECT id, prefix, pad_width FROM number_sequence
     WHERE organization_id = :organization_id AND kind = :kind
)sql",
    true};

constexpr Sql drawFromBlock{"numbers.draw", R"sql(
    UPDATE number_block
       SET next_value = next_value + 1, updated_at = :now
     WHERE id = (SELECT id FROM number_block
                  WHERE sequence_id = :sequence_id AND node_id = :device
                    AND next_value <= last_value
                  ORDER BY first_value
                  LIMIT 1)
    RETURNING next_value - 1
)sql"};

constexpr Sql takeRange{"numbers.takeRange", R"sql(
    UPDATE number_sequence
       SET next_value = next_value + :size, updated_at = :now
     WHERE id = :sequence_id
    RETURNING next_value
)sql"};

constexpr Sql addBlock{"numbers.addBlock", R"sql(
    INSERT INTO number_block (id, organization_id, created_at, updated_at, sequence_id, node_id,
                              first_value, last_value, next_value)
    VALUES (:id, :organization_id, :now, :now, :sequence_id, :device, :first, :last, :next)
)sql"};

struct Sequence
{
    QUuid id;
    QString prefix;
    int padWidth = 6;
};

QString prefixOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return u"INC"_s;
    case TicketKind::ServiceRequest: return u"REQ"_s;
    case TicketKind::Problem: return u"PRB"_s;
    case TicketKind::Change: return u"CHG"_s;
    }
    return {};
}

Result<std::optional<Sequence>> findSequence(UnitOfWork& unit, TicketKind kind)
{
    auto row = unit.database().query(
        sequenceOf, {{"organization_id", unit.organization()}, {"kind", kind}});
    if (!row)
        return row.error();
    if ((*row)->next())
        return std::optional(Sequence{(*row)->uuid(0), (*row)->text(1), int((*row)->integer(2))});
    if (auto read = (*row)->status(); !read)
        return read.error();
    return std::optional<Sequence>();
}

/// A few letters that tell devices apart: "INC-K4XW-017". From the device, so that it needs no
/// agreement; two of a hundred devices have the same one in less than one case of a hundred.
QString tagOf(const QUuid& device)
{
    constexpr auto letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
    constexpr qsizetype length = 4;
    const auto hash = QCryptographicHash::hash(device.toRfc4122(), QCryptographicHash::Sha256);
    QString tag;
    for (qsizetype i = 0; i < length; ++i)
        tag += letters[quint8(hash[i]) % letters.size()];
    return tag;
}

/// Where the sequence is missing, this database is not the one that counts: it took over what
/// others wrote and cannot ask for a block. Then the numbers carry the device (engines.md 12.2).
Result<Sequence> sequenceFor(UnitOfWork& unit, const QUuid& device, TicketKind kind)
{
    auto found = findSequence(unit, kind);
    if (!found)
        return found.error();
    if (*found)
        return **found;
    const Bindings fresh{{"id", unit.newId()}, {"organization_id", unit.organization()},
        {"now", unit.now()}, {"kind", kind},
        {"prefix", QString(prefixOf(kind) + u'-' + tagOf(device))}, {"pad_width", 3}};
    if (auto added = unit.database().exec(addSequence, fresh); !added)
        return added.error();
    found = findSequence(unit, kind);
    if (!found)
        return found.error();
    if (!*found)
        return Error{Error::Kind::Internal, u"number_sequence"_s, keyOf(kind)};
    return **found;
}

/// The one number a statement returns; nothing if it touched no row.
Result<std::optional<qint64>> returned(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto row = database.query(sql, bindings);
    if (!row)
        return row.error();
    std::optional<qint64> value;
    while ((*row)->next())
        value = (*row)->integer(0);
    if (auto read = (*row)->status(); !read)
        return read.error();
    return value;
}

/// Takes a block of the sequence for this device, of which `used` numbers are given at once;
/// answers the first of them.
Result<qint64> takeBlock(
    UnitOfWork& unit, const QUuid& device, const QUuid& sequence, qint64 size, qint64 used)
{
    auto& database = unit.database();
    auto next = returned(
        database, takeRange, {{"size", size}, {"now", unit.now()}, {"sequence_id", sequence}});
    if (!next)
        return next.error();
    if (!*next)
        return Error{Error::Kind::Internal, u"number_sequence"_s, sequence.toString()};
    const qint64 first = **next - size;
    const Bindings block{{"id", unit.newId()}, {"organization_id", unit.organization()},
        {"now", unit.now()}, {"sequence_id", sequence}, {"device", device}, {"first", first},
        {"last", first + size - 1}, {"next", first + used}};
    if (auto added = database.exec(addBlock, block); !added)
        return added.error();
    return first;
}

Result<qint64> drawFromNewBlock(UnitOfWork& unit, const QUuid& device, const QUuid& sequence)
{
    const qint64 size = unit.database().dialect() == Dialect::Sqlite ? 100 : 20;
    return takeBlock(unit, device, sequence, size, 1);
}

} // namespace

Result<QString> drawTicketNumber(UnitOfWork& unit, const QUuid& device, TicketKind kind)
{
    auto sequence = sequenceFor(unit, device, kind);
    if (!sequence)
        return sequence.error();
    auto drawn = returned(unit.database(), drawFromBlock,
        {{"now", unit.now()}, {"sequence_id", sequence->id}, {"device", device}});
    if (!drawn)
        return drawn.error();
    if (*drawn)
        return formattedNumber(sequence->prefix, sequence->padWidth, **drawn);
    auto first = drawFromNewBlock(unit, device, sequence->id);
    if (!first)
        return first.error();
    return formattedNumber(sequence->prefix, sequence->padWidth, *first);
}

Result<QString> NumberReserve::number(UnitOfWork& unit, qsizetype place)
{
    if (place == 0 || m_drawn.isEmpty()) {
        auto sequence = sequenceFor(unit, m_device, m_kind);
        if (!sequence)
            return sequence.error();
        auto first = takeBlock(unit, m_device, sequence->id, m_places, m_places);
        if (!first)
            return first.error();
        m_drawn.clear();
        for (qsizetype i = 0; i < m_places; ++i)
            m_drawn.append(formattedNumber(sequence->prefix, sequence->padWidth, *first + i));
    }
    return m_drawn.at(place);
}

QString formattedNumber(const QString& prefix, int padWidth, qint64 value)
{
    return u"%1-%2"_s.arg(prefix).arg(value, padWidth, 10, QLatin1Char('0'));
}

} // namespace homeport
