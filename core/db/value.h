#pragma once

#include "core/base/clock.h"
#include "core/base/enum_keys.h"
#include "core/base/id.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <optional>
#include <variant>

namespace homeport {

/// What a cell can hold, the same for both databases.
class Value
{
public:
    enum class Kind { Null, Boolean, Integer, Text, Blob, Uuid };

    Value() = default;
    Value(bool value) : m_data(value) {}
    Value(int value) : m_data(qint64(value)) {}
    Value(qint64 value) : m_data(value) {}
    Value(QString value) : m_data(std::move(value)) {}
    Value(QByteArray value) : m_data(std::move(value)) {}
    Value(QUuid value) : m_data(value) {}
    Value(Timestamp value) : m_data(toMsecs(value)) {}
    Value(const char*) = delete;
    template <typename Tag>
    Value(const Id<Tag>& id) : m_data(id.value())
    {}
    template <typename T>
    Value(const std::optional<T>& value)
    {
        if (value)
            *this = Value(*value);
    }
    template <KeyedEnum E>
    Value(E value) : m_data(keyOf(value))
    {}

    Kind kind() const { return Kind(m_data.index()); }
    bool isNull() const { return kind() == Kind::Null; }

    /// Each answers the type's zero where the value is of another kind.
    bool boolean() const
    {
        const auto* b = std::get_if<bool>(&m_data);
        return b ? *b : integer() != 0;
    }
    qint64 integer() const
    {
        const auto* i = std::get_if<qint64>(&m_data);
        return i ? *i : 0;
    }
    QString text() const
    {
        const auto* t = std::get_if<QString>(&m_data);
        return t ? *t : QString();
    }
    QByteArray blob() const
    {
        const auto* b = std::get_if<QByteArray>(&m_data);
        return b ? *b : QByteArray();
    }
    QUuid uuid() const
    {
        const auto* u = std::get_if<QUuid>(&m_data);
        return u ? *u : QUuid();
    }

    friend bool operator==(const Value&, const Value&) = default;

private:
    std::variant<std::monostate, bool, qint64, QString, QByteArray, QUuid> m_data;
};

inline Value toValue(bool v)
{
    return v;
}
inline Value toValue(int v)
{
    return v;
}
inline Value toValue(qint64 v)
{
    return v;
}
inline Value toValue(const QString& v)
{
    return v.isNull() ? Value(QString(QLatin1StringView(""))) : Value(v);
}
inline Value toValue(const QByteArray& v)
{
    return v;
}
inline Value toValue(const QUuid& v)
{
    return v;
}
inline Value toValue(Timestamp v)
{
    return v;
}
template <typename Tag>
Value toValue(const Id<Tag>& v)
{
    return v.value();
}
template <KeyedEnum E>
Value toValue(E v)
{
    return v;
}
template <typename T>
Value toValue(const std::optional<T>& v)
{
    return v ? toValue(*v) : Value();
}

inline void fromValue(const Value& v, bool& out)
{
    out = v.boolean();
}
inline void fromValue(const Value& v, int& out)
{
    out = int(v.integer());
}
inline void fromValue(const Value& v, qint64& out)
{
    out = v.integer();
}
inline void fromValue(const Value& v, QString& out)
{
    out = v.text();
}
inline void fromValue(const Value& v, QByteArray& out)
{
    out = v.blob();
}
inline void fromValue(const Value& v, QUuid& out)
{
    out = v.uuid();
}
inline void fromValue(const Value& v, Timestamp& out)
{
    out = fromMsecs(v.integer());
}
template <typename Tag>
void fromValue(const Value& v, Id<Tag>& out)
{
    out = Id<Tag>(v.uuid());
}
template <KeyedEnum E>
void fromValue(const Value& v, E& out)
{
    // A key that is not ours cannot be stored: the column is checked.
    out = fromKey<E>(v.text()).value_or(E{});
}
template <typename T>
void fromValue(const Value& v, std::optional<T>& out)
{
    if (v.isNull()) {
        out.reset();
    } else {
        T inner{};
        fromValue(v, inner);
        out = std::move(inner);
    }
}

} // namespace homeport
