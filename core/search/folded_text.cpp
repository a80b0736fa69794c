#include "core/search/folded_text.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// What a row of PostgreSQL can hold of words is 1 MiB, bookkeeping included.
constexpr qsizetype mostBytes = 900'000; // number, title and people share the row
constexpr qsizetype bytesBesides = 12; ///< of each word

struct CodePoint
{
    char32_t value = 0;
    qsizetype length = 1;
};

CodePoint codePointAt(QStringView text, qsizetype at)
{
    const auto unit = text[at];
    if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(unit, text[at + 1]), 2};
    return {unit.unicode(), 1};
}

bool isMark(char32_t c)
{
    return c >= 0x300 && QChar::category(c) <= QChar::Mark_Enclosing;
}

/// Marks that accents leave behind; those of Indic scripts and of kana are letters to a reader.
bool isAccent(char32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) || (c >= 0x64b && c <= 0x65f)
        || c == 0x670 || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff)
        || (c >= 0x20d0 && c <= 0x20ff);
}

bool isIdeographic(char32_t c)
{
    if (c < 0x1100)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo: return true;
    default: return c == 0x30fc || c == 0xff70; // the mark of long vowels belongs to both kana
    }
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || isMark(c);
}

/// Letters that no decomposition takes apart.
QString plainLetters(QStringView text)
{
    static const QHash<QChar, QString> plain{{u'ø', u"o"_s}, {u'đ', u"d"_s}, {u'ð', u"d"_s},
        {u'ł', u"l"_s}, {u'æ', u"ae"_s}, {u'œ', u"oe"_s}, {u'þ', u"th"_s}, {u'ħ', u"h"_s},
        {u'ı', u"i"_s}, {u'ŧ', u"t"_s}, {u'ŋ', u"n"_s}, {u'ß', u"ss"_s}};
    QString out;
    for (const auto unit : text) {
        const auto found = plain.find(unit);
        if (found == plain.end())
            out += unit;
        else
            out += *found;
    }
    return out;
}

/// One character with the marks behind it.
QString foldedCluster(QStringView cluster)
{
    const auto apart = cluster.toString().normalized(QString::NormalizationForm_KD);
    QString bare;
    for (qsizetype i = 0; i < apart.size();) {
        const auto c = codePointAt(apart, i);
        if (!isAccent(c.value))
            bare += QStringView(apart).mid(i, c.length);
        i += c.length;
    }
    return plainLetters(bare.normalized(QString::NormalizationForm_KC).toCaseFolded());
}

} // namespace

FoldedText::FoldedText(QStringView text)
{
    m_text.reserve(text.size());
    m_origin.reserve(size_t(text.size()));
    for (qsizetype i = 0; i < text.size();) {
        const auto unit = text[i].unicode();
        const bool isAlone = i + 1 >= text.size() || text[i + 1].unicode() < 0x80;
        if (unit < 0x80 && isAlone) { // most of most texts; each candidate's are folded
            const bool isCapital = unit >= 'A' && unit <= 'Z';
            const bool isPart =
                isCapital || (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
            m_text += isPart ? QChar(isCapital ? unit + ('a' - 'A') : unit) : QChar(u' ');
            m_origin.push_back({i, i + 1});
            ++i;
            continue;
        }
        auto end = i + codePointAt(text, i).length;
        while (end < text.size()) {
            const auto next = codePointAt(text, end);
            if (!isMark(next.value))
                break;
            end += next.length;
        }
        add(foldedCluster(text.mid(i, end - i)), i, end);
        i = end;
    }
    split();
}

void FoldedText::add(QStringView folded, qsizetype begin, qsizetype end)
{
    for (qsizetype i = 0; i < folded.size();) {
        const auto c = codePointAt(folded, i);
        const bool isPart = isWordPart(c.value);
        for (qsizetype unit = 0; unit < c.length; ++unit) {
            m_text += isPart ? folded[i + unit] : QChar(u' ');
            m_origin.push_back({begin, end});
        }
        i += c.length;
    }
}

void FoldedText::split()
{
    const QStringView text(m_text);
    const auto size = text.size();
    for (qsizetype i = 0; i < size;) {
        if (text[i] == u' ') {
            ++i;
            continue;
        }
        const bool ideographic = isIdeographic(codePointAt(text, i).value);
        auto end = i;
        while (end < size && text[end] != u' ') {
            const auto c = codePointAt(text, end);
            if (isIdeographic(c.value) != ideographic && !isMark(c.value))
                break;
            end += c.length;
        }
        if (ideographic)
            addPairs(i, end);
        else
            addWord(i, end);
        i = end;
    }
}

void FoldedText::addWord(qsizetype begin, qsizetype end)
{
    auto cut = begin;
    for (int i = 0; i < longestWord && cut < end; ++i)
        cut += codePointAt(m_text, cut).length;
    m_words.push_back({begin, cut - begin, false, false});
}

void FoldedText::addPairs(qsizetype begin, qsizetype end)
{
    for (auto at = begin; at < end;) {
        const auto next = at + codePointAt(m_text, at).length;
        const bool isLast = next >= end;
        const auto stop = isLast ? next : next + codePointAt(m_text, next).length;
        m_words.push_back({at, stop - at, true, isLast});
        at = next;
    }
}

QStringList FoldedText::indexed() const
{
    QStringList out;
    qsizetype bytes = 0;
    for (size_t i = 0; i < m_words.size(); ++i) {
        const auto text = word(i).toString();
        bytes += text.toUtf8().size() + bytesBesides;
        if (bytes > mostBytes)
            break;
        out += text;
    }
    return out;
}

TextRange FoldedText::origin(qsizetype begin, qsizetype length) const
{
    if (length <= 0 || begin + length > m_text.size())
        return {};
    return {m_origin[size_t(begin)].begin, m_origin[size_t(begin + length - 1)].end};
}

} // namespace homeport
