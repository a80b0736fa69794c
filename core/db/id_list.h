#pragma once

#include "core/db/database.h"

#include <QByteArrayList>
#include <QList>
#include <QUuid>

#include <bit>
#include <optional>

namespace homeport {

/// Ids for `IN`, the same on both databases. Must live as long as the bindings it adds. Their
/// number is rounded up by naming the last one again, so that few statements have to be prepared.
class IdList
{
public:
    template <typename Ids>
    explicit IdList(const Ids& ids)
    {
        m_values.reserve(std::bit_ceil(size_t(ids.size())));
        for (const auto& id : ids)
            m_values.emplace_back(id);
        if (!m_values.empty())
            m_values.resize(std::bit_ceil(m_values.size()), m_values.back());
        m_names.reserve(m_values.size());
        while (m_names.size() < m_values.size())
            m_names.push_back("id_" + QByteArray::number(m_names.size()));
    }
    /// "(:id_0, :id_1)"; of an empty list "(NULL)", in which nothing is.
    QByteArray text() const
    {
        QByteArrayList places;
        for (const auto& name : m_names)
            places += ':' + name;
        return places.isEmpty() ? "(NULL)" : '(' + places.join(", ") + ')';
    }
    void bindTo(Bindings& bindings) const
    {
        for (size_t i = 0; i < m_names.size(); ++i)
            bindings.push_back({m_names[i].constData(), m_values[i]});
    }
    Bindings bindings() const
    {
        Bindings out;
        bindTo(out);
        return out;
    }

private:
    std::vector<QByteArray> m_names;
    std::vector<Value> m_values;
};

/// The ids in the first column of every row, as a list or a set of them.
template <typename Ids = QList<QUuid>>
Result<Ids> idsOf(Database& database, const Sql& sql, const Bindings& bindings = {})
{
    auto rows = database.query(sql, bindings);
    if (!rows)
        return rows.error();
    Ids found;
    while ((*rows)->next())
        found << typename Ids::value_type((*rows)->uuid(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

/// The id in the first column of the first row.
inline Result<std::optional<QUuid>> firstIdOf(
    Database& database, const Sql& sql, const Bindings& bindings = {})
{
    const auto found = idsOf(database, sql, bindings);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<QUuid>() : std::optional(found->first());
}

} // namespace homeport
