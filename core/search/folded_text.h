#pragma once

#include <QList>
#include <QString>

#include <vector>

namespace homeport {

/// A stretch of a text, in UTF-16 units: from `begin` up to, and without, `end`.
struct TextRange
{
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// A text as the search reads it, alike on both databases: letters and digits without case, accents
/// and compatibility forms (Ä and ä are a, ß is ss, ① is 1), everything else a space.
///
/// Words are the runs of letters and digits. Chinese, Japanese and Korean are not written in words:
/// a run of them becomes its overlapping pairs and its last character, so that each character and
/// each longer stretch can be found.
class FoldedText
{
public:
    /// Words are cut to this many characters, here and in what is looked for.
    static constexpr int longestWord = 64;

    explicit FoldedText(QStringView text);

    struct Word
    {
        qsizetype begin = 0; ///< in text()
        qsizetype length = 0;
        bool isIdeographic = false; ///< of a run of Chinese, Japanese or Korean
        bool endsRun = false; ///< of such a run, the last character alone
    };
    const QString& text() const { return m_text; }
    const std::vector<Word>& words() const { return m_words; }
    QStringView word(size_t at) const
    {
        return QStringView(m_text).mid(m_words[at].begin, m_words[at].length);
    }
    /// The words with spaces between them; of a very long text the first million bytes or so, which
    /// is what PostgreSQL can hold of one row.
    QStringList indexed() const;
    /// Where a stretch of text() stands in the text that was folded.
    TextRange origin(qsizetype begin, qsizetype length) const;

private:
    void add(QStringView folded, qsizetype begin, qsizetype end);
    void addWord(qsizetype begin, qsizetype end);
    void addPairs(qsizetype begin, qsizetype end);
    void split();

    QString m_text;
    std::vector<TextRange> m_origin; ///< for each unit of m_text
    std::vector<Word> m_words;
};

} // namespace homeport
