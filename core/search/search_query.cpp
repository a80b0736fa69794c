#include "core/search/search_query.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qsizetype mostRanges = 100;

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„' || c == u'«' || c == u'»';
}

/// A run of Chinese, Japanese or Korean is found by its pairs; its last character by itself says
/// that the run ends there, which only matters before another word.
std::optional<SearchTerm> termOf(QStringView text, bool isQuoted)
{
    const FoldedText folded(text);
    const auto& words = folded.words();
    SearchTerm term;
    term.isQuoted = isQuoted;
    for (size_t i = 0; i < words.size() && term.words.size() < SearchQuery::mostWordsInTerm; ++i) {
        const bool isLast = i + 1 == words.size();
        const bool isOfPair = i > 0 && words[i - 1].isIdeographic && !words[i - 1].endsRun;
        if (words[i].endsRun && isLast && isOfPair)
            break;
        term.isPrefix = isLast && words[i].endsRun;
        term.words += folded.word(i).toString();
    }
    return term.words.isEmpty() ? std::nullopt : std::optional(term);
}

bool matchesAt(const SearchTerm& term, const FoldedText& text, size_t at, bool anyPrefix)
{
    const auto count = size_t(term.words.size());
    if (at + count > text.words().size())
        return false;
    for (size_t i = 0; i < count; ++i) {
        const auto& wanted = term.words[qsizetype(i)];
        const auto found = text.word(at + i);
        const bool mayGoOn = term.isPrefix && i + 1 == count && (anyPrefix || term.beginsTexts());
        if (mayGoOn ? !found.startsWith(wanted) : found != wanted)
            return false;
    }
    return true;
}

} // namespace

SearchQuery SearchQuery::parsed(const QString& typed)
{
    SearchQuery query;
    const auto text = QStringView(typed).left(mostCharacters);
    bool endsInWord = false;
    for (qsizetype i = 0; i < text.size() && query.terms.size() < mostTerms;) {
        if (text[i].isSpace() || text[i].isNull()) {
            ++i;
            continue;
        }
        const bool isQuoted = isQuote(text[i]);
        const auto begin = isQuoted ? i + 1 : i;
        auto end = begin;
        while (end < text.size()
            && (isQuoted ? !isQuote(text[end]) : !text[end].isSpace() && !isQuote(text[end])))
            ++end;
        auto term = termOf(text.mid(begin, end - begin), isQuoted);
        i = isQuoted && end < text.size() ? end + 1 : end;
        endsInWord = term && !isQuoted && i >= text.size();
        if (term && !query.terms.contains(*term))
            query.terms += *term;
    }
    if (endsInWord && !query.terms.isEmpty())
        query.terms.last().isPrefix = true;
    return query;
}

QList<TextRange> occurrences(
    const SearchTerm& term, const FoldedText& text, bool findsParts, bool anyPrefix)
{
    QList<TextRange> found;
    if (findsParts && term.isPart()) {
        const auto& part = term.words.front();
        for (auto at = text.text().indexOf(part); at >= 0 && found.size() < mostRanges;
             at = text.text().indexOf(part, at + part.size()))
            found += text.origin(at, part.size());
    }
    if (!found.isEmpty())
        return found;
    const auto& words = text.words();
    for (size_t i = 0; i < words.size() && found.size() < mostRanges; ++i) {
        if (!matchesAt(term, text, i, anyPrefix))
            continue;
        const auto& last = words[i + size_t(term.words.size()) - 1];
        const auto shown =
            term.isPrefix ? qMin(last.length, term.words.last().size()) : last.length;
        found += text.origin(words[i].begin, last.begin + shown - words[i].begin);
    }
    return found;
}

} // namespace homeport
