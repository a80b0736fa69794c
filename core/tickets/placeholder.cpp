#include "core/tickets/placeholder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Change = Placeholder::Change;
using Filter = Placeholder::Filter;

constexpr int mostLetters = 1000;

struct Word
{
    QLatin1StringView word;
    Change change;
    bool takesArgument;
};

constexpr Word words[] = {
    {"upper"_L1, Change::Upper, false},
    {"lower"_L1, Change::Lower, false},
    {"truncate"_L1, Change::Truncate, true},
    {"default"_L1, Change::Default, true},
};

std::optional<Filter> filterOf(QStringView word, const std::optional<QString>& argument)
{
    const auto found = std::find_if(
        std::begin(words), std::end(words), [&](const Word& each) { return word == each.word; });
    if (found == std::end(words) || found->takesArgument != argument.has_value())
        return std::nullopt;
    Filter filter{found->change};
    if (filter.change == Change::Default)
        filter.text = *argument;
    if (filter.change == Change::Truncate) {
        filter.letters = argument->trimmed().toInt(); // 0 where it is no number
        if (filter.letters < 1 || filter.letters > mostLetters)
            return std::nullopt;
    }
    return filter;
}

/// The filter at the beginning of the rest, which then begins with the next bar, or is empty.
std::optional<Filter> taken(QStringView& rest)
{
    const auto end = std::find_if(
        rest.begin(), rest.end(), [](QChar sign) { return sign == u'(' || sign == u'|'; });
    const auto length = qsizetype(end - rest.begin());
    const auto word = rest.left(length).trimmed();
    rest = rest.mid(length);
    if (!rest.startsWith(u'('))
        return filterOf(word, std::nullopt);
    const auto closing = rest.indexOf(u')');
    if (closing < 0)
        return std::nullopt;
    const auto argument = rest.mid(1, closing - 1).toString();
    rest = rest.mid(closing + 1).trimmed();
    if (!rest.isEmpty() && !rest.startsWith(u'|'))
        return std::nullopt;
    return filterOf(word, argument);
}

QString beginning(const QString& value, int letters)
{
    if (value.size() <= letters)
        return value;
    auto part = value.left(letters - 1);
    while (!part.isEmpty() && (part.back().isSpace() || part.back().isHighSurrogate()))
        part.chop(1);
    return part + u'…';
}

} // namespace

std::optional<Placeholder> Placeholder::in(const QString& text)
{
    const auto bar = text.indexOf(u'|');
    Placeholder read{(bar < 0 ? text : text.left(bar)).trimmed(), {}};
    auto rest = bar < 0 ? QStringView() : QStringView(text).mid(bar);
    while (!rest.isEmpty()) {
        rest = rest.mid(1); // the bar
        const auto filter = taken(rest);
        if (!filter)
            return std::nullopt;
        read.filters.append(*filter);
    }
    return read;
}

QString Placeholder::filtered(QString value) const
{
    for (const auto& filter : filters) {
        switch (filter.change) {
        case Change::Upper: value = value.toUpper(); break;
        case Change::Lower: value = value.toLower(); break;
        case Change::Truncate: value = beginning(value, filter.letters); break;
        case Change::Default:
            if (value.isEmpty())
                value = filter.text;
            break;
        }
    }
    return value;
}

} // namespace homeport
