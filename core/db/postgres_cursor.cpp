#include "core/db/postgres_cursor.h"

#include <QDate>
#include <QtEndian>

#include <bit>
#include <cmath>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// pg_type.dat; these numbers never change.
enum Type : Oid {
    Bool = 16,
    Bytea = 17,
    Char = 18,
    Name = 19,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    Text = 25,
    Json = 114,
    Float4 = 700,
    Float8 = 701,
    Unknown = 705,
    Bpchar = 1042,
    Varchar = 1043,
    Date = 1082,
    Numeric = 1700,
    UuidType = 2950,
    Jsonb = 3802
};

qint64 rounded(double value)
{
    // 2^63 itself does not fit.
    if (!(std::abs(value) < 9223372036854775808.0))
        return 0;
    return std::llround(value);
}

/// The nearest integer; halves go away from zero, as the server's own casts do. 0 if it does not
/// fit.
qint64 fromNumeric(QByteArrayView bytes)
{
    constexpr quint16 negative = 0x4000;
    if (bytes.size() < 8)
        return 0;
    const auto word = [bytes](
                          qsizetype i) { return qFromBigEndian<quint16>(bytes.data() + 2 * i); };
    const int count = qMin<int>(word(0), int(bytes.size() / 2) - 4);
    const int weight = qint16(word(1));
    const quint16 sign = word(2);
    if (sign != 0 && sign != negative)
        return 0; // NaN and the infinities
    const auto digit = [&](int i) { return i >= 0 && i < count ? int(word(4 + i)) : 0; };
    const int direction = sign == negative ? -1 : 1;
    qint64 out = 0;
    for (int i = 0; i <= weight; ++i) {
        if (__builtin_mul_overflow(out, qint64(10000), &out)
            || __builtin_add_overflow(out, qint64(direction * digit(i)), &out))
            return 0;
    }
    if (digit(weight + 1) >= 5000 && __builtin_add_overflow(out, qint64(direction), &out))
        return 0;
    return out;
}

template <typename T>
T number(QByteArrayView value)
{
    return value.size() == qsizetype(sizeof(T)) ? qFromBigEndian<T>(value.data()) : T(0);
}

} // namespace

PostgresCursor::~PostgresCursor()
{
    PQclear(m_answer);
    if (m_close)
        m_close();
}

bool PostgresCursor::next()
{
    if (m_row + 1 < m_count) {
        ++m_row;
        return true;
    }
    if (!m_fetch)
        return false;
    PQclear(std::exchange(m_answer, nullptr));
    m_count = 0;
    m_row = -1;
    auto part = m_fetch();
    if (!part) {
        m_status = part.error();
        m_fetch = nullptr;
        return false;
    }
    m_answer = *part;
    m_count = PQntuples(m_answer);
    if (m_count == 0) {
        m_fetch = nullptr;
        return false;
    }
    m_row = 0;
    return true;
}

bool PostgresCursor::isNull(int column) const
{
    return !has(column) || PQgetisnull(m_answer, m_row, column) != 0;
}

qint64 PostgresCursor::integer(int column) const
{
    const auto value = bytes(column);
    switch (typeOf(column)) {
    case Bool: return value.size() == 1 && value[0] != 0 ? 1 : 0;
    case Int2: return number<qint16>(value);
    case Int4: return number<qint32>(value);
    case Int8: return number<qint64>(value);
    case Float4: return rounded(std::bit_cast<float>(number<quint32>(value)));
    case Float8: return rounded(std::bit_cast<double>(number<quint64>(value)));
    case Numeric: return fromNumeric(value);
    default: return 0;
    }
}

QString PostgresCursor::text(int column) const
{
    const auto value = bytes(column);
    switch (typeOf(column)) {
    case Char:
    case Name:
    case Text:
    case Json:
    case Unknown:
    case Bpchar:
    case Varchar: return QString::fromUtf8(value);
    case Jsonb: return value.isEmpty() ? QString() : QString::fromUtf8(value.sliced(1));
    case Date:
        return value.size() == 4
            ? QDate(2000, 1, 1).addDays(number<qint32>(value)).toString(Qt::ISODate)
            : QString();
    default: return {};
    }
}

QByteArray PostgresCursor::blob(int column) const
{
    return typeOf(column) == Bytea ? bytes(column).toByteArray() : QByteArray();
}

QUuid PostgresCursor::uuid(int column) const
{
    const auto value = bytes(column);
    return typeOf(column) == UuidType && value.size() == 16 ? QUuid::fromRfc4122(value) : QUuid();
}

bool PostgresCursor::has(int column) const
{
    return m_row >= 0 && m_row < m_count && column >= 0 && column < PQnfields(m_answer);
}

Oid PostgresCursor::typeOf(int column) const
{
    return has(column) ? PQftype(m_answer, column) : 0;
}

QByteArrayView PostgresCursor::bytes(int column) const
{
    if (!has(column))
        return {};
    return {PQgetvalue(m_answer, m_row, column), PQgetlength(m_answer, m_row, column)};
}

} // namespace homeport
