#pragma once

#include <QString>
#include <QUuid>

namespace homeport {

/// Names one thing of one kind. The tag is what stops an AssetId from being
/// handed to a function that expects a TicketId.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QUuid value) : m_value(value) {}

    static Id fromString(QStringView text) { return Id(QUuid::fromString(text)); }
    QString toString() const { return m_value.toString(QUuid::WithoutBraces); }
    bool isNull() const { return m_value.isNull(); }
    const QUuid& value() const { return m_value; }

    friend bool operator==(const Id&, const Id&) = default;
    friend bool operator<(const Id& a, const Id& b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QUuid m_value;
};

} // namespace homeport
