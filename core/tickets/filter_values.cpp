#include "core/tickets/filter_reader.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The values of typed conditions; filter_reader.cpp reads what is around them.

QJsonValue FilterReader::valueOf(const FilterField& field, const Item& item)
{
    switch (field.type) {
    case FilterType::Text:
    case FilterType::Words: return item.text;
    case FilterType::Number: {
        bool isNumber = false;
        const auto text = m_vocabulary.keyOf(field, item.text);
        const bool isPriority = text.startsWith(u'p', Qt::CaseInsensitive);
        const auto number = (isPriority ? text.mid(1) : text).toInt(&isNumber);
        if (!isNumber)
            fail(item, u"FORMAT"_s);
        return number;
    }
    case FilterType::Flag: {
        const auto word = m_vocabulary.stable(item.text);
        if (word != "yes"_L1 && word != "no"_L1)
            fail(item, u"NOT_IN_LIST"_s);
        return word == "yes"_L1;
    }
    case FilterType::Key: {
        const auto key =
            m_vocabulary.keyOf(field, item.text).toLower().replace(u'-', u'_').replace(u' ', u'_');
        if (!keysOf(field).contains(key))
            fail(item, u"NOT_IN_LIST"_s);
        return key;
    }
    case FilterType::Moment: return momentOf(item);
    default: return referenceOf(field, item);
    }
}

/// A name, one of the actor's own, or an id where no name leads to it.
QJsonValue FilterReader::referenceOf(const FilterField& field, const Item& item)
{
    const QLatin1StringView table(field.table);
    if (!item.isQuoted) {
        const auto word = m_vocabulary.stable(item.text);
        if (word == "me"_L1 && table == "user_account"_L1)
            return QString::fromLatin1(filterMe);
        if (word == "mine"_L1 && table == "team"_L1)
            return QString::fromLatin1(filterMyTeams);
        if (word == "mine"_L1 && table == "department"_L1)
            return QString::fromLatin1(filterMyDepartment);
        if (word.startsWith(u'#')) {
            const auto id = QUuid::fromString(word.mid(1));
            if (id.isNull())
                fail(item, u"FORMAT"_s);
            return id.toString(QUuid::WithoutBraces);
        }
    }
    const auto found = m_lookUp(field.table, item.text.trimmed());
    if (found.size() != 1) {
        QStringList names;
        for (const auto& choice :
            found.first(std::min<qsizetype>(found.size(), FilterFault::mostNames)))
            names += choice.name;
        fail(item, found.isEmpty() ? u"REFERENCE"_s : u"AMBIGUOUS"_s, names);
        return {};
    }
    return found.first().id.toString(QUuid::WithoutBraces);
}

QJsonValue FilterReader::momentOf(const Item& item, bool isEnd)
{
    const auto word = m_vocabulary.stable(item.text);
    if (!item.isQuoted && word == "now"_L1)
        return QString::fromLatin1(filterNow);
    if (!item.isQuoted && word == "today"_L1)
        return QString::fromLatin1(filterToday);
    const auto day = QDate::fromString(item.text, Qt::ISODate);
    if (day.isValid() && item.text.size() == 10) {
        const auto moment = isEnd ? day.endOfDay(m_zone) : day.startOfDay(m_zone);
        return moment.toUTC().toString(Qt::ISODateWithMs);
    }
    if (!QDateTime::fromString(item.text, Qt::ISODateWithMs).isValid())
        fail(item, u"FORMAT"_s);
    return item.text;
}

} // namespace homeport
