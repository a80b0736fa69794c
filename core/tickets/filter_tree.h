#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <vector>

namespace homeport {

enum class FilterOp {
    Eq,
    Ne,
    In,
    NotIn,
    IsNull,
    NotNull,
    Lt,
    Lte,
    Gt,
    Gte,
    Between,
    Contains,
    StartsWith,
    EndsWith,
    Under,
    OlderThanMinutes,
    NewerThanMinutes,
    HasAny,
    HasAll,
    HasNone
};

/// A filter expression of engines.md 1.4: which tickets a list shows.
struct FilterNode
{
    enum class Kind { All, Any, Not, Leaf };
    static constexpr int mostDepth = 8; ///< of nodes within nodes, the outermost counted
    static constexpr int mostLeaves = 200;

    Kind kind = Kind::All; ///< without nodes: everything
    std::vector<FilterNode> nodes; ///< of All and Any any number, of Not one
    QString field; ///< of a leaf
    FilterOp op = FilterOp::Eq;
    QJsonValue value;

    bool isEverything() const { return kind == Kind::All && nodes.empty(); }
    friend bool operator==(const FilterNode&, const FilterNode&) = default;

    static FilterNode all(std::vector<FilterNode> nodes);
    static FilterNode any(std::vector<FilterNode> nodes);
    static FilterNode negated(FilterNode node);
    static FilterNode leaf(const QString& field, FilterOp op, const QJsonValue& value = {});
    static FilterNode leaf(const char* field, FilterOp op, const QJsonValue& value = {})
    {
        return leaf(QString::fromLatin1(field), op, value);
    }
};

/// The tree as it is stored, and back. Invalid, FILTER_INVALID with the JSON path as subject
/// ("/all/2/any/0") and as detail FORMAT, UNKNOWN_FIELD, NOT_IN_LIST or DEPTH_LIMIT.
QJsonObject toJson(const FilterNode& node);
Result<FilterNode> filterFromJson(const QJsonObject& json);
/// Of any bytes; the tree it answers may be used as it is.
Result<FilterNode> filterFromJson(const QByteArray& json);
/// Fields, operators of their types, values, depth and number of leaves. As filterFromJson().
Result<> checkFilter(const FilterNode& node);

/// The same truth with less around it: no node within one of its kind, none with one node, no list
/// of one value. What is typed is read so.
FilterNode simplified(FilterNode node);

/// Nothing but open tickets can pass; such filters are answered by the index of the open ones.
bool isOfOpenOnly(const FilterNode& node);

/// The operator's stored name: "not_in".
QString keyOf(FilterOp op);

} // namespace homeport
