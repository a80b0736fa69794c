#include "core/tickets/filter_tree.h"

#include "core/tickets/filter_fields.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr const char* opKeys[] = {"eq", "ne", "in", "not_in", "is_null", "not_null", "lt", "lte",
    "gt", "gte", "between", "contains", "starts_with", "ends_with", "under", "older_than_minutes",
    "newer_than_minutes", "has_any", "has_all", "has_none"};

Error invalid(const QString& path, const QString& detail)
{
    return {Error::Kind::Invalid, path.isEmpty() ? u"/"_s : path, detail, u"FILTER_INVALID"_s};
}

std::optional<FilterOp> opOf(const QString& key)
{
    for (size_t i = 0; i < std::size(opKeys); ++i) {
        if (key == QLatin1StringView(opKeys[i]))
            return FilterOp(i);
    }
    return std::nullopt;
}

bool isMoment(const QJsonValue& value)
{
    const auto text = value.toString();
    return text == QLatin1StringView(filterNow) || text == QLatin1StringView(filterToday)
        || QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

bool isWhole(const QJsonValue& value)
{
    const auto number = value.toDouble(0.5);
    return value.isDouble() && number == double(qint64(number));
}

/// One value of the field's type; the names that stand for the actor's own included.
bool fits(const FilterField& field, const QJsonValue& value)
{
    const auto text = value.toString();
    switch (field.type) {
    case FilterType::Text:
    case FilterType::Words: return value.isString() && !text.trimmed().isEmpty();
    case FilterType::Number: return isWhole(value);
    case FilterType::Flag: return value.isBool();
    case FilterType::Key: return keysOf(field).contains(text);
    case FilterType::Moment: return value.isString() && isMoment(value);
    case FilterType::Reference:
    case FilterType::Tree:
    case FilterType::Links: break;
    }
    const auto table = QLatin1StringView(field.table);
    const auto own = table == "user_account"_L1 ? filterMe
        : table == "team"_L1                    ? filterMyTeams
        : table == "department"_L1              ? filterMyDepartment
                                                : nullptr;
    return value.isString()
        && ((own && text == QLatin1StringView(own)) || !QUuid::fromString(text).isNull());
}

QString faultIn(const FilterField& field, FilterOp op, const QJsonValue& value)
{
    const auto eachFits = [&](qsizetype least, qsizetype most) {
        const auto list = value.toArray();
        return value.isArray() && list.size() >= least && list.size() <= most
            && std::all_of(list.begin(), list.end(),
                [&](const QJsonValue& each) { return fits(field, each); });
    };
    const bool isOwnList = value.isString() && value.toString().startsWith(u'@');
    switch (op) {
    case FilterOp::IsNull:
    case FilterOp::NotNull: return value.isNull() || value.isUndefined() ? QString() : u"FORMAT"_s;
    case FilterOp::In:
    case FilterOp::NotIn:
        if (isOwnList && fits(field, value))
            return {};
        [[fallthrough]];
    case FilterOp::HasAny:
    case FilterOp::HasAll:
    case FilterOp::HasNone:
        return eachFits(1, FilterNode::mostLeaves) ? QString()
            : field.type == FilterType::Key        ? u"NOT_IN_LIST"_s
                                                   : u"FORMAT"_s;
    case FilterOp::Between: return eachFits(2, 2) ? QString() : u"FORMAT"_s;
    case FilterOp::OlderThanMinutes:
    case FilterOp::NewerThanMinutes:
        // A century, so that the arithmetic on moments cannot overflow.
        return isWhole(value) && std::abs(value.toDouble()) <= 52'600'000 ? QString() : u"FORMAT"_s;
    default: break;
    }
    if (fits(field, value))
        return {};
    return field.type == FilterType::Key ? u"NOT_IN_LIST"_s : u"FORMAT"_s;
}

Result<> check(const FilterNode& node, const QString& path, int depth, int& leaves)
{
    if (depth > FilterNode::mostDepth)
        return invalid(path, u"DEPTH_LIMIT"_s);
    if (node.kind == FilterNode::Kind::Leaf) {
        if (++leaves > FilterNode::mostLeaves)
            return invalid(path, u"DEPTH_LIMIT"_s);
        const auto* field = filterField(node.field);
        if (!field)
            return invalid(path + u"/field"_s, u"UNKNOWN_FIELD"_s);
        if (!isOperatorOf(node.op, field->type))
            return invalid(path + u"/op"_s, u"NOT_IN_LIST"_s);
        const auto fault = faultIn(*field, node.op, node.value);
        return fault.isEmpty() ? Result<>() : invalid(path + u"/value"_s, fault);
    }
    if (node.kind == FilterNode::Kind::Not) {
        if (node.nodes.size() != 1)
            return invalid(path, u"FORMAT"_s);
        return check(node.nodes.front(), path + u"/not"_s, depth + 1, leaves);
    }
    const auto name = node.kind == FilterNode::Kind::All ? u"/all/"_s : u"/any/"_s;
    for (size_t i = 0; i < node.nodes.size(); ++i) {
        const auto inner = path + name + QString::number(i);
        if (auto good = check(node.nodes[i], inner, depth + 1, leaves); !good)
            return good;
    }
    return {};
}

/// Shape only; never deeper than is allowed, whatever the bytes hold.
Result<FilterNode> shaped(const QJsonValue& json, const QString& path, int depth)
{
    if (depth > FilterNode::mostDepth)
        return invalid(path, u"DEPTH_LIMIT"_s);
    if (!json.isObject())
        return invalid(path, u"FORMAT"_s);
    const auto object = json.toObject();
    if (object.contains("not"_L1)) {
        if (object.size() != 1)
            return invalid(path, u"FORMAT"_s);
        auto inner = shaped(object.value("not"_L1), path + u"/not"_s, depth + 1);
        return inner ? Result<FilterNode>(FilterNode::negated(std::move(*inner))) : inner.error();
    }
    for (const auto* name : {"all", "any"}) {
        const QLatin1StringView key(name);
        if (!object.contains(key))
            continue;
        if (object.size() != 1 || !object.value(key).isArray())
            return invalid(path, u"FORMAT"_s);
        FilterNode node;
        node.kind = key == "all"_L1 ? FilterNode::Kind::All : FilterNode::Kind::Any;
        const auto list = object.value(key).toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            auto inner = shaped(list[i], path + u'/' + key + u'/' + QString::number(i), depth + 1);
            if (!inner)
                return inner.error();
            node.nodes.push_back(std::move(*inner));
        }
        return node;
    }
    const auto op = opOf(object.value("op"_L1).toString());
    if (!op)
        return invalid(path + u"/op"_s, u"NOT_IN_LIST"_s);
    return FilterNode::leaf(object.value("field"_L1).toString(), *op,
        object.contains("value"_L1) ? object.value("value"_L1) : QJsonValue());
}

} // namespace

FilterNode FilterNode::all(std::vector<FilterNode> nodes)
{
    return {Kind::All, std::move(nodes), {}, FilterOp::Eq, {}};
}

FilterNode FilterNode::any(std::vector<FilterNode> nodes)
{
    return {Kind::Any, std::move(nodes), {}, FilterOp::Eq, {}};
}

FilterNode FilterNode::negated(FilterNode node)
{
    FilterNode made;
    made.kind = Kind::Not;
    made.nodes.push_back(std::move(node));
    return made;
}

FilterNode FilterNode::leaf(const QString& field, FilterOp op, const QJsonValue& value)
{
    return {Kind::Leaf, {}, field, op, value};
}

QString keyOf(FilterOp op)
{
    return QString::fromLatin1(opKeys[size_t(op)]);
}

QJsonObject toJson(const FilterNode& node)
{
    if (node.kind == FilterNode::Kind::Leaf) {
        QJsonObject leaf{{u"field"_s, node.field}, {u"op"_s, keyOf(node.op)}};
        if (!node.value.isNull() && !node.value.isUndefined())
            leaf.insert(u"value"_s, node.value);
        return leaf;
    }
    if (node.kind == FilterNode::Kind::Not)
        return QJsonObject{
            {u"not"_s, node.nodes.empty() ? QJsonObject() : toJson(node.nodes.front())}};
    QJsonArray list;
    for (const auto& each : node.nodes)
        list.append(toJson(each));
    return QJsonObject{{node.kind == FilterNode::Kind::All ? u"all"_s : u"any"_s, list}};
}

Result<FilterNode> filterFromJson(const QJsonObject& json)
{
    auto node = shaped(json, {}, 1);
    if (!node)
        return node;
    if (auto good = checkFilter(*node); !good)
        return good.error();
    return node;
}

Result<FilterNode> filterFromJson(const QByteArray& json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return invalid({}, u"FORMAT"_s);
    return filterFromJson(document.object());
}

Result<> checkFilter(const FilterNode& node)
{
    int leaves = 0;
    return check(node, {}, 1, leaves);
}

FilterNode simplified(FilterNode node)
{
    using Kind = FilterNode::Kind;
    if (node.kind == Kind::Leaf) {
        const bool isOne = !node.value.isArray() || node.value.toArray().size() == 1;
        if (isOne && (node.op == FilterOp::In || node.op == FilterOp::NotIn)) {
            node.op = node.op == FilterOp::In ? FilterOp::Eq : FilterOp::Ne;
            if (node.value.isArray())
                node.value = node.value.toArray().first();
        }
        return node;
    }
    if (node.kind == Kind::Not) {
        auto inner = simplified(std::move(node.nodes.front()));
        if (inner.kind == Kind::Not)
            return std::move(inner.nodes.front());
        return FilterNode::negated(std::move(inner));
    }
    std::vector<FilterNode> nodes;
    for (auto& each : node.nodes) {
        auto inner = simplified(std::move(each));
        if (inner.kind == node.kind)
            std::move(inner.nodes.begin(), inner.nodes.end(), std::back_inserter(nodes));
        else
            nodes.push_back(std::move(inner));
    }
    if (nodes.size() == 1)
        return std::move(nodes.front());
    if (nodes.empty() && node.kind == Kind::Any) // never true
        return FilterNode::negated(FilterNode());
    node.nodes = std::move(nodes);
    return node;
}

bool isOfOpenOnly(const FilterNode& node)
{
    switch (node.kind) {
    case FilterNode::Kind::All:
        return std::any_of(node.nodes.begin(), node.nodes.end(), isOfOpenOnly);
    case FilterNode::Kind::Any:
        return !node.nodes.empty()
            && std::all_of(node.nodes.begin(), node.nodes.end(), isOfOpenOnly);
    case FilterNode::Kind::Not: return false;
    case FilterNode::Kind::Leaf: break;
    }
    return node.field == "is_open"_L1 && node.op == FilterOp::Eq && node.value.toBool();
}

} // namespace homeport
