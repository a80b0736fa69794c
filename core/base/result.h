#pragma once

#include <QString>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace homeport {

/// Why an operation did not happen. Code decides on `kind`; `subject` says which field, record or
/// statement; `detail` is for the log and is never shown to a person; `code` is the one that the
/// specification names, if it names one.
struct Error
{
    enum class Kind {
        Invalid,
        NotFound,
        Conflict,
        Denied,
        Unavailable,
        Corrupt,
        Cancelled,
        Internal
    };

    Kind kind = Kind::Internal;
    QString subject = {};
    QString detail = {};
    QString code = {};

    friend bool operator==(const Error&, const Error&) = default;
};

/// Either the value that was asked for or the Error that stood in its way.
template <typename T = void>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::move(value)) {}
    Result(Error error) : m_data(std::move(error)) {}

    explicit operator bool() const { return std::holds_alternative<T>(m_data); }

    const T& operator*() const& { return std::get<T>(m_data); }
    T& operator*() & { return std::get<T>(m_data); }
    T&& operator*() && { return std::get<T>(std::move(m_data)); }
    const T* operator->() const { return &std::get<T>(m_data); }
    T* operator->() { return &std::get<T>(m_data); }

    const Error& error() const { return std::get<Error>(m_data); }

private:
    static_assert(!std::is_same_v<T, Error>);
    std::variant<T, Error> m_data;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    explicit operator bool() const { return !m_error; }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace homeport
