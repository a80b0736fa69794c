#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace homeport {

/// What stands between {{ and }}: a name, and what is done to its value, one filter after the other
/// (engines.md 7.3): "ticket.title | truncate(20) | upper". The filters of moments and numbers come
/// with names that stand for such.
struct Placeholder
{
    enum class Change { Upper, Lower, Truncate, Default };
    struct Filter
    {
        Change change = Change::Upper;
        int letters = 0; ///< of Truncate: 1 or more, the sign that more came among them
        QString text = {}; ///< of Default: what stands where there is no value
    };

    QString name;
    QList<Filter> filters;

    /// Nothing where it cannot be read, or names a filter that is not known. Whether the name is
    /// known is not asked.
    static std::optional<Placeholder> in(const QString& text);
    QString filtered(QString value) const;
};

} // namespace homeport
