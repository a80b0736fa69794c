#pragma once

#include "core/search/folded_text.h"

#include <optional>

namespace homeport {

/// One thing to be found: a word, or several that stand side by side.
struct SearchTerm
{
    QStringList words; ///< folded; never empty
    bool isQuoted = false; ///< a phrase, as it stands
    bool isPrefix = false; ///< the last word may go on

    /// Inside words of titles a part is enough from three letters on.
    static constexpr qsizetype shortestPart = 3;
    /// Words of texts are found by their beginning from so many letters on; numbers, titles and
    /// people by any.
    static constexpr qsizetype shortestPrefix = 3;
    bool isPart() const
    {
        return !isQuoted && words.size() == 1 && words.front().size() >= shortestPart;
    }
    /// May what it begins stand in any text, or only in numbers, titles and names?
    bool beginsTexts() const
    {
        return words.size() > 1 || words.front().size() >= shortestPrefix
            || words.front().front() >= QChar(0x1100); // Chinese, Japanese, Korean
    }
    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// What somebody typed, taken apart. Every text is a question: quotes that do not close run to the
/// end, signs are spaces, and what holds no letter or digit asks for nothing.
struct SearchQuery
{
    /// Of longer questions the rest is not looked at.
    static constexpr int mostCharacters = 1000;
    static constexpr int mostTerms = 12;
    static constexpr int mostWordsInTerm = 24;

    QList<SearchTerm> terms; ///< all of them must be found

    static SearchQuery parsed(const QString& text);
};

/// Where a term stands in a text, in units of that text; nothing where it does not. `findsParts`:
/// also inside words; `anyPrefix`: also by one or two letters a word begins with.
QList<TextRange> occurrences(
    const SearchTerm& term, const FoldedText& text, bool findsParts, bool anyPrefix);

} // namespace homeport
