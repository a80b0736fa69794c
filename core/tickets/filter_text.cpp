#include "core/tickets/filter_text.h"

#include "core/tickets/filter_fields.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

QString quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

QString span(qint64 minutes)
{
    const std::pair<int, const char*> units[] = {{10'080, "w"}, {1440, "d"}, {60, "h"}};
    for (const auto& [length, unit] : units) {
        if (minutes != 0 && minutes % length == 0)
            return QString::number(minutes / length) + QLatin1StringView(unit);
    }
    return QString::number(minutes) + u'm';
}

bool isSimple(const QString& text)
{
    static const QRegularExpression simple(u"^[\\p{L}\\p{N}_.@][\\p{L}\\p{N}_.@/-]*$"_s);
    return simple.match(text).hasMatch();
}

/// Writes one tree; what stands within an "or" or behind a minus needs brackets.
class Writer
{
public:
    Writer(const FilterNaming& naming, const FilterVocabulary& vocabulary)
        : m_naming(naming), m_vocabulary(vocabulary)
    {}

    enum class Place { Whole, InAll, InAny, Negated };

    QString node(const FilterNode& node, Place place) const
    {
        switch (node.kind) {
        case FilterNode::Kind::Leaf: return leaf(node);
        case FilterNode::Kind::Not: return u'-' + this->node(node.nodes.front(), Place::Negated);
        case FilterNode::Kind::All: {
            const bool isBare =
                !node.nodes.empty() && (place == Place::Whole || place == Place::InAny);
            const auto text = joined(node, u" "_s, Place::InAll);
            return isBare || (place == Place::Whole) ? text : u'(' + text + u')';
        }
        case FilterNode::Kind::Any: {
            if (node.nodes.empty())
                return u"-()"_s;
            const auto text = joined(node, u" or "_s, Place::InAny);
            return place == Place::Whole ? text : u'(' + text + u')';
        }
        }
        return {};
    }

private:
    QString joined(const FilterNode& node, const QString& between, Place place) const
    {
        QStringList parts;
        for (const auto& each : node.nodes)
            parts += this->node(each, place);
        return parts.join(between);
    }

    QString leaf(const FilterNode& leaf) const
    {
        const auto& field = *filterField(leaf.field);
        if (field.type == FilterType::Words)
            return words(leaf.value.toString());
        const bool isTrue = leaf.op == FilterOp::Eq && leaf.value.toBool();
        if (isTrue && leaf.field == "is_open"_L1)
            return named(u"status"_s, u"open"_s);
        if (isTrue && leaf.field == "is_clock_paused"_L1)
            return named(u"next_due_at"_s, u"paused"_s);
        if (isTrue && leaf.field == "lacks_policy"_L1)
            return named(u"next_due_at"_s, u"nopolicy"_s);
        if (leaf.op == FilterOp::NotNull && leaf.field == "breached_at"_L1)
            return named(u"next_due_at"_s, u"breached"_s);
        return m_vocabulary.wordOf(field) + u':' + condition(field, leaf);
    }

    /// What has a word of its own behind a field.
    QString named(const QString& field, const QString& word) const
    {
        return m_vocabulary.wordOf(*filterField(field)) + u':' + m_vocabulary.spoken(word);
    }

    QString words(const QString& text) const
    {
        return isSimple(text) && m_vocabulary.stable(text) != "or"_L1 ? text : quoted(text);
    }

    QString condition(const FilterField& field, const FilterNode& leaf) const
    {
        const bool isTree = field.type == FilterType::Tree;
        const bool isText = field.type == FilterType::Text;
        const auto equals = isTree || isText ? u"="_s : QString();
        switch (leaf.op) {
        case FilterOp::IsNull: return m_vocabulary.spoken(u"none"_s);
        case FilterOp::NotNull: return m_vocabulary.spoken(u"any"_s);
        case FilterOp::Eq: return equalSign(field, equals) + values(field, leaf.value);
        case FilterOp::In: return equals + values(field, leaf.value);
        case FilterOp::Ne: return u'!' + values(field, leaf.value);
        case FilterOp::NotIn: return u'!' + values(field, leaf.value);
        case FilterOp::Lt: return u'<' + values(field, leaf.value);
        case FilterOp::Lte: return u"<="_s + values(field, leaf.value);
        case FilterOp::Gt: return u'>' + values(field, leaf.value);
        case FilterOp::Gte: return u">="_s + values(field, leaf.value);
        case FilterOp::Between: {
            const auto ends = leaf.value.toArray();
            return value(field, ends[0]) + u".."_s + value(field, ends[1]);
        }
        case FilterOp::Contains:
        case FilterOp::Under: return values(field, leaf.value);
        case FilterOp::StartsWith: return u'^' + values(field, leaf.value);
        case FilterOp::EndsWith: return u'$' + values(field, leaf.value);
        case FilterOp::OlderThanMinutes:
        case FilterOp::NewerThanMinutes: return spanOf(field, leaf);
        case FilterOp::HasAny: return values(field, leaf.value);
        case FilterOp::HasAll: return u'+' + values(field, leaf.value);
        case FilterOp::HasNone: return u'!' + values(field, leaf.value);
        }
        return {};
    }

    /// A moment alone would be a day, or today.
    static QString equalSign(const FilterField& field, const QString& equals)
    {
        return field.type == FilterType::Moment ? u"="_s : equals;
    }

    static QString spanOf(const FilterField& field, const FilterNode& leaf)
    {
        const bool isAhead = liesAhead(field);
        const auto minutes = leaf.value.toInteger();
        const bool isOlder = leaf.op == FilterOp::OlderThanMinutes;
        return (isOlder == isAhead ? u'<' : u'>') + span(isAhead ? -minutes : minutes);
    }

    QString values(const FilterField& field, const QJsonValue& json) const
    {
        if (!json.isArray())
            return value(field, json);
        QStringList parts;
        for (const auto& each : json.toArray())
            parts += value(field, each);
        return parts.join(u',');
    }

    QString value(const FilterField& field, const QJsonValue& json) const
    {
        switch (field.type) {
        case FilterType::Number: return QString::number(json.toInteger());
        case FilterType::Flag: return m_vocabulary.spoken(json.toBool() ? u"yes"_s : u"no"_s);
        case FilterType::Key:
            return FilterText::quotedValue(
                m_vocabulary.wordOf(field, json.toString()), m_vocabulary);
        case FilterType::Text:
        case FilterType::Words: return FilterText::quotedValue(json.toString(), m_vocabulary);
        default: break;
        }
        const auto text = json.toString();
        if (text == QLatin1StringView(filterMe))
            return m_vocabulary.spoken(u"me"_s);
        if (text == QLatin1StringView(filterMyTeams)
            || text == QLatin1StringView(filterMyDepartment))
            return m_vocabulary.spoken(u"mine"_s);
        if (field.type == FilterType::Moment)
            return text.startsWith(u'@') ? m_vocabulary.spoken(text.mid(1)) : text;
        const auto name = m_naming(field.table, QUuid::fromString(text));
        if (name.isEmpty())
            return u'#' + text;
        return FilterText::quotedValue(name, m_vocabulary);
    }

    const FilterNaming& m_naming;
    const FilterVocabulary& m_vocabulary;
};

} // namespace

QString FilterText::written(
    const FilterNode& node, const FilterNaming& naming, const FilterVocabulary& vocabulary)
{
    return Writer(naming, vocabulary).node(simplified(node), Writer::Place::Whole);
}

QString FilterText::quotedValue(const QString& text, const FilterVocabulary& vocabulary)
{
    static const QStringList reserved{u"none"_s, u"any"_s, u"me"_s, u"mine"_s, u"open"_s};
    const bool isPlain = isSimple(text) && !reserved.contains(vocabulary.stable(text));
    return isPlain ? text : quoted(text);
}

} // namespace homeport
