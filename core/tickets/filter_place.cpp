#include "core/tickets/filter_place.h"

#include "core/tickets/filter_fields.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// Where the parts of the condition begin that the cursor stands in.
struct Parts
{
    qsizetype word = 0;
    qsizetype colon = -1;
    qsizetype item = 0; ///< the last value
    bool isQuoted = false;
};

Parts partsBefore(const QString& text, qsizetype cursor)
{
    Parts parts;
    for (qsizetype i = 0; i < cursor; ++i) {
        const auto c = text.at(i);
        if (parts.isQuoted) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                parts.isQuoted = false;
        } else if (c == u'"') {
            parts.isQuoted = true;
        } else if (c.isSpace() || c == u'(' || c == u')') {
            parts = {i + 1, -1, i + 1, false};
        } else if (c == u'-' && parts.word == i) {
            parts = {i + 1, -1, i + 1, false};
        } else if (c == u':' && parts.colon < 0) {
            parts.colon = i;
            parts.item = i + 1;
        } else if (c == u',' && parts.colon >= 0) {
            parts.item = i + 1;
        }
    }
    return parts;
}

qsizetype endOf(const QString& text, qsizetype from, bool isQuoted)
{
    auto end = from;
    if (isQuoted) {
        const auto quote = text.indexOf(u'"', from);
        return quote < 0 ? text.size() : quote + 1;
    }
    while (end < text.size() && !text.at(end).isSpace() && !u"(),:\""_s.contains(text.at(end)))
        ++end;
    return end;
}

} // namespace

std::optional<FilterPlace> filterPlaceAt(
    const QString& text, qsizetype cursor, const FilterVocabulary& vocabulary)
{
    auto parts = partsBefore(text, cursor);
    FilterPlace place;
    if (parts.colon < 0) {
        if (parts.isQuoted)
            return std::nullopt;
        place.at = parts.word;
        auto end = endOf(text, cursor, false);
        if (end < text.size() && text.at(end) == u':')
            ++end;
        place.length = end - place.at;
        place.begun = text.mid(place.at, cursor - place.at);
        return place.begun.contains(u'"') ? std::nullopt : std::optional(place);
    }
    place.field = vocabulary.field(text.mid(parts.word, parts.colon - parts.word));
    if (!place.field)
        return std::nullopt;
    while (parts.item < cursor && u"!=<>^$+"_s.contains(text.at(parts.item)))
        ++parts.item;
    place.at = parts.item;
    place.length = endOf(text, cursor, parts.isQuoted) - place.at;
    place.begun = text.mid(place.at, cursor - place.at);
    if (place.begun.startsWith(u'"'))
        place.begun.remove(0, 1);
    return place;
}

} // namespace homeport
