#include "core/tickets/filter_reader.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

bool endsWord(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')';
}

/// "2h" in minutes; nothing where it is no span.
std::optional<qint64> spanOf(const QString& text)
{
    static const QRegularExpression shape(u"^(-?\\d{1,8})([mhdw])$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto unit = match.captured(2);
    const int minutes = unit == "m"_L1 ? 1 : unit == "h"_L1 ? 60 : unit == "d"_L1 ? 1440 : 10'080;
    return match.captured(1).toLongLong() * minutes;
}

QJsonArray arrayOf(const QList<QJsonValue>& values)
{
    QJsonArray array;
    for (const auto& value : values)
        array.append(value);
    return array;
}

} // namespace

FilterReading FilterReader::read()
{
    FilterReading reading;
    auto tree = alternatives(1);
    if (!m_fault && !isAtEnd())
        fail(m_at, 1, u"BRACKET"_s); // one too many
    if (!m_fault) {
        tree = simplified(std::move(tree));
        if (auto good = checkFilter(tree); !good)
            fail(0, m_text.size(), good.error().detail);
        reading.tree = std::move(tree);
    }
    reading.tokens = m_tokens;
    reading.fault = m_fault;
    if (m_fault)
        reading.tree = {};
    return reading;
}

FilterNode FilterReader::alternatives(int depth)
{
    if (depth > FilterNode::mostDepth) {
        fail(m_at > 0 ? m_at - 1 : 0, 1, u"DEPTH_LIMIT"_s);
        return {};
    }
    std::vector<FilterNode> alternatives{FilterNode()};
    qsizetype orAt = 0;
    while (!m_fault) {
        skipSpace();
        if (isAtEnd() || here() == u')')
            break;
        const auto at = m_at;
        if (const auto length = orLength(); length > 0) {
            orAt = at;
            m_at += length;
            if (alternatives.back().nodes.empty())
                fail(at, length, u"FORMAT"_s); // nothing stands before it
            alternatives.emplace_back();
            continue;
        }
        auto node = term(depth);
        alternatives.back().nodes.push_back(std::move(node));
        if (depth == 1)
            m_tokens.append({at, m_at - at});
    }
    if (alternatives.size() > 1 && alternatives.back().nodes.empty())
        fail(orAt, m_at - orAt, u"FORMAT"_s); // nothing stands behind it
    if (alternatives.size() == 1)
        return std::move(alternatives.front());
    return FilterNode::any(std::move(alternatives));
}

/// Of the word here, where it parts alternatives; else 0.
qsizetype FilterReader::orLength() const
{
    auto end = m_at;
    while (end < m_text.size() && !endsWord(m_text.at(end)))
        ++end;
    const auto word = m_text.mid(m_at, end - m_at);
    const bool isWord = std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
    return isWord && m_vocabulary.stable(word) == "or"_L1 ? end - m_at : 0;
}

FilterNode FilterReader::term(int depth)
{
    bool isNegated = false;
    while (here() == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace()) {
        isNegated = !isNegated;
        ++m_at;
    }
    FilterNode node;
    if (here() == u'(') {
        const auto at = m_at++;
        node = alternatives(depth + 1);
        if (here() == u')')
            ++m_at;
        else
            fail(at, 1, u"BRACKET"_s);
    } else {
        node = word();
    }
    return isNegated ? FilterNode::negated(std::move(node)) : node;
}

/// A condition, or words to be found.
FilterNode FilterReader::word()
{
    const auto at = m_at;
    if (here() == u'"')
        return FilterNode::leaf(u"text"_s, FilterOp::Contains, quoted());
    auto end = m_at;
    while (end < m_text.size() && !endsWord(m_text.at(end)) && m_text.at(end) != u':')
        ++end;
    if (end < m_text.size() && m_text.at(end) == u':' && end > m_at) {
        const auto name = m_text.mid(m_at, end - m_at);
        const auto* field = m_vocabulary.field(name);
        if (!field || field->type == FilterType::Words) {
            fail(at, end - at, u"UNKNOWN_FIELD"_s);
            return {};
        }
        m_at = end + 1;
        return condition(*field, at);
    }
    while (end < m_text.size() && !endsWord(m_text.at(end)))
        ++end;
    m_at = end;
    return FilterNode::leaf(u"text"_s, FilterOp::Contains, m_text.mid(at, end - at));
}

FilterNode FilterReader::condition(const FilterField& field, qsizetype at)
{
    Condition read{&field, sign(), {}, at, 0};
    do {
        read.items.append(item());
        if (read.items.last().text.isEmpty() && !m_fault)
            fail(at, m_at - at, u"FORMAT"_s);
    } while (!m_fault && here() == u',' && ++m_at);
    read.length = m_at - at;
    return m_fault ? FilterNode() : built(read);
}

FilterReader::Item FilterReader::item()
{
    Item read;
    read.at = m_at;
    if (here() == u'"') {
        read.isQuoted = true;
        read.text = quoted();
    } else {
        while (!isAtEnd() && !endsWord(here()) && here() != u',')
            read.text += m_text.at(m_at++);
    }
    read.length = m_at - read.at;
    return read;
}

/// From one quotation mark to the next; a backslash before one makes it part of the text.
QString FilterReader::quoted()
{
    const auto at = m_at++;
    QString text;
    while (!isAtEnd() && here() != u'"') {
        if (here() == u'\\' && m_at + 1 < m_text.size())
            ++m_at;
        text += m_text.at(m_at++);
    }
    if (isAtEnd())
        fail(at, m_text.size() - at, u"QUOTE"_s);
    else
        ++m_at;
    if (!m_fault && text.trimmed().isEmpty())
        fail(at, m_at - at, u"FORMAT"_s);
    return text;
}

QString FilterReader::sign()
{
    for (const auto& sign :
        {u"<="_s, u">="_s, u"<"_s, u">"_s, u"!"_s, u"="_s, u"^"_s, u"$"_s, u"+"_s}) {
        if (m_text.mid(m_at, sign.size()) == sign) {
            m_at += sign.size();
            return sign;
        }
    }
    return {};
}

QString FilterReader::wordIn(const Condition& read) const
{
    const auto& first = read.items.first();
    return read.items.size() == 1 && !first.isQuoted ? m_vocabulary.stable(first.text) : QString();
}

FilterNode FilterReader::built(const Condition& read)
{
    const auto& field = *read.field;
    const auto word = wordIn(read);
    const auto isCalled = [&](const char* stable) { return word == QLatin1StringView(stable); };
    const bool isPlain = read.sign.isEmpty();
    if (isPlain && field.type != FilterType::Links) {
        if (isCalled("none"))
            return FilterNode::leaf(field.name, FilterOp::IsNull);
        if (isCalled("any"))
            return FilterNode::leaf(field.name, FilterOp::NotNull);
    }
    if (isPlain && QLatin1StringView(field.name) == "status"_L1 && isCalled("open"))
        return FilterNode::leaf("is_open", FilterOp::Eq, true);
    const bool isOfClocks = isPlain && QLatin1StringView(field.name) == "next_due_at"_L1;
    if (isOfClocks && isCalled("breached"))
        return FilterNode::leaf("breached_at", FilterOp::NotNull);
    if (isOfClocks && isCalled("paused"))
        return FilterNode::leaf("is_clock_paused", FilterOp::Eq, true);
    if (isOfClocks && isCalled("nopolicy"))
        return FilterNode::leaf("lacks_policy", FilterOp::Eq, true);
    switch (field.type) {
    case FilterType::Text: return ofText(read);
    case FilterType::Tree: return ofTree(read);
    case FilterType::Links: return ofLinks(read);
    case FilterType::Moment: return ofMoment(read);
    default: return compared(read);
    }
}

FilterNode FilterReader::ofText(const Condition& read)
{
    const auto op = read.sign == "^"_L1 ? FilterOp::StartsWith
        : read.sign == "$"_L1           ? FilterOp::EndsWith
                                        : FilterOp::Contains;
    if (!read.sign.isEmpty() && op == FilterOp::Contains)
        return compared(read);
    std::vector<FilterNode> each;
    for (const auto& item : read.items)
        each.push_back(FilterNode::leaf(read.field->name, op, item.text));
    return FilterNode::any(std::move(each));
}

FilterNode FilterReader::ofTree(const Condition& read)
{
    if (!read.sign.isEmpty())
        return compared(read);
    std::vector<FilterNode> each;
    for (const auto& item : read.items)
        each.push_back(
            FilterNode::leaf(read.field->name, FilterOp::Under, valueOf(*read.field, item)));
    return FilterNode::any(std::move(each));
}

FilterNode FilterReader::ofLinks(const Condition& read)
{
    QList<QJsonValue> values;
    for (const auto& item : read.items)
        values.append(valueOf(*read.field, item));
    const auto op = read.sign == "!"_L1 ? FilterOp::HasNone
        : read.sign == "+"_L1           ? FilterOp::HasAll
                                        : FilterOp::HasAny;
    if (!read.sign.isEmpty() && op == FilterOp::HasAny)
        fail(read.at, read.length, u"NOT_IN_LIST"_s);
    return FilterNode::leaf(read.field->name, op, arrayOf(values));
}

FilterNode FilterReader::ofMoment(const Condition& read)
{
    const auto& field = *read.field;
    const auto& first = read.items.first();
    const bool isAlone = read.items.size() == 1 && !first.isQuoted;
    const auto span = isAlone ? spanOf(first.text) : std::nullopt;
    if (span && (read.sign == "<"_L1 || read.sign == ">"_L1)) {
        const bool isOlder = (read.sign == ">"_L1) != liesAhead(field);
        return FilterNode::leaf(field.name,
            isOlder ? FilterOp::OlderThanMinutes : FilterOp::NewerThanMinutes,
            liesAhead(field) ? -*span : *span);
    }
    if (isAlone && read.sign.isEmpty()) {
        if (wordIn(read) == "overdue"_L1)
            return FilterNode::leaf(field.name, FilterOp::OlderThanMinutes, 0);
        if (wordIn(read) == "today"_L1 && !liesAhead(field))
            return FilterNode::leaf(field.name, FilterOp::Gte, QString::fromLatin1(filterToday));
        if (QDate::fromString(first.text, Qt::ISODate).isValid() && first.text.size() == 10)
            return FilterNode::leaf(
                field.name, FilterOp::Between, QJsonArray{momentOf(first), momentOf(first, true)});
    }
    return compared(read);
}

FilterNode FilterReader::compared(const Condition& read)
{
    const auto& field = *read.field;
    const auto& first = read.items.first();
    const bool isOrdered = isOperatorOf(FilterOp::Lt, field.type);
    const auto orders = QHash<QString, FilterOp>{{u"<"_s, FilterOp::Lt}, {u"<="_s, FilterOp::Lte},
        {u">"_s, FilterOp::Gt}, {u">="_s, FilterOp::Gte}};
    if (const auto order = orders.constFind(read.sign); order != orders.cend()) {
        if (!isOrdered || read.items.size() != 1)
            fail(read.at, read.length, u"NOT_IN_LIST"_s);
        return m_fault ? FilterNode() : FilterNode::leaf(field.name, *order, valueOf(field, first));
    }
    const bool isNegated = read.sign == "!"_L1;
    if (!read.sign.isEmpty() && !isNegated && read.sign != "="_L1) {
        fail(read.at, read.length, u"NOT_IN_LIST"_s);
        return {};
    }
    const auto dots = first.text.indexOf(".."_L1);
    if (isOrdered && read.sign.isEmpty() && read.items.size() == 1 && !first.isQuoted && dots > 0) {
        const Item least{first.text.left(dots), false, first.at, dots};
        const Item most{
            first.text.mid(dots + 2), false, first.at + dots + 2, first.length - dots - 2};
        return FilterNode::leaf(
            field.name, FilterOp::Between, QJsonArray{valueOf(field, least), valueOf(field, most)});
    }
    QList<QJsonValue> values;
    for (const auto& item : read.items)
        values.append(valueOf(field, item));
    if (values.size() > 1)
        return FilterNode::leaf(
            field.name, isNegated ? FilterOp::NotIn : FilterOp::In, arrayOf(values));
    return FilterNode::leaf(field.name, isNegated ? FilterOp::Ne : FilterOp::Eq, values.first());
}

void FilterReader::skipSpace()
{
    while (!isAtEnd() && here().isSpace())
        ++m_at;
}

void FilterReader::fail(
    qsizetype at, qsizetype length, const QString& detail, const QStringList& names)
{
    if (!m_fault)
        m_fault = FilterFault{at, length, detail, m_text.mid(at, length), names};
}

FilterReading FilterText::read(const QString& text, const FilterLookUp& lookUp,
    const QTimeZone& zone, const FilterVocabulary& vocabulary)
{
    return FilterReader(text, lookUp, zone, vocabulary).read();
}

} // namespace homeport
