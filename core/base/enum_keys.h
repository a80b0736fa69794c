#pragma once

#include <QString>

#include <iterator>
#include <optional>

namespace homeport {

/// The text keys an enumeration is stored by, in the order of its enumerators. Specialised beside
/// each enumeration; most are generated from the registry.
template <typename E>
struct EnumKeys;

template <typename E>
concept KeyedEnum = requires
{
    EnumKeys<E>::keys;
};

template <KeyedEnum E>
QString keyOf(E value)
{
    return QString::fromLatin1(EnumKeys<E>::keys[int(value)]);
}

template <KeyedEnum E>
std::optional<E> fromKey(QStringView key)
{
    for (size_t i = 0; i < std::size(EnumKeys<E>::keys); ++i) {
        if (key == QLatin1StringView(EnumKeys<E>::keys[i]))
            return E(i);
    }
    return std::nullopt;
}

} // namespace homeport
