#include "ui/widgets/markdown_blocks.h"

#include "ui/widgets/code_fence.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int deepestQuote = 6;
constexpr int deepestList = 6;
constexpr qsizetype indentOfLevel = 2; // spaces
constexpr qsizetype mostDigits = 9;

qsizetype spacesBefore(QStringView line)
{
    qsizetype spaces = 0;
    while (spaces < line.size() && (line[spaces] == u' ' || line[spaces] == u'\t'))
        ++spaces;
    return spaces;
}

/// Takes ">" and the space behind it off, at most so often; answers how often it did.
int unquote(QStringView& line, int most)
{
    int levels = 0;
    while (levels < most && line.startsWith(u'>')) {
        line = line.mid(line.startsWith(u"> ") ? 2 : 1);
        ++levels;
    }
    return levels;
}

struct Item
{
    int depth = 1;
    QString sign;
    QStringView words;
};

/// "- words", "* words", "+ words", "3. words", "3) words". A line of signs alone is drawn.
std::optional<Item> itemOf(QStringView line)
{
    static constexpr std::array bullets{u'•', u'◦', u'▪'};
    const auto spaces = spacesBefore(line);
    const auto rest = line.mid(spaces);
    qsizetype length = 0;
    while (length < qMin(rest.size(), mostDigits) && rest[length] >= u'0' && rest[length] <= u'9')
        ++length;
    const bool isNumber = length > 0;
    const auto sign = length < rest.size() ? rest[length] : QChar();
    if (isNumber ? sign != u'.' && sign != u')' : sign != u'-' && sign != u'*' && sign != u'+')
        return std::nullopt;
    ++length;
    const auto words = rest.mid(length).trimmed();
    const bool isApart = length < rest.size() && (rest[length] == u' ' || rest[length] == u'\t');
    const bool isDrawn =
        std::all_of(words.begin(), words.end(), [&](QChar c) { return c == sign || c.isSpace(); });
    if (!isApart || isDrawn)
        return std::nullopt;
    const auto depth = int(qMin(spaces / indentOfLevel, qsizetype(deepestList - 1))) + 1;
    const QString bullet{QChar(bullets[size_t(depth - 1) % bullets.size()])};
    return Item{depth, isNumber ? rest.left(length).toString() : bullet, words};
}

/// Puts the lines together as they come.
class BlockList
{
public:
    QList<MarkdownBlock> blocks;

    void addLine(QStringView line)
    {
        using Kind = MarkdownBlock::Kind;
        if (m_fence.isOpen()) {
            unquote(line, m_quote);
            if (m_fence.read(line) == CodeFence::Line::Closing)
                endCode();
            else
                m_code += line.toString();
            return;
        }
        const auto quote = unquote(line, deepestQuote);
        if (m_fence.read(line) == CodeFence::Line::Opening) {
            m_quote = quote;
            return;
        }
        if (line.trimmed().isEmpty()) {
            ++m_empty;
            return;
        }
        if (const auto item = itemOf(line))
            return begin(
                {Kind::Item, quote, item->depth, item->sign, false, {item->words.toString()}});
        const bool isSame = !blocks.isEmpty() && blocks.last().quote == quote;
        if (isSame && blocks.last().kind == Kind::Words) {
            for (; m_empty > 0; --m_empty)
                blocks.last().lines += QString();
            blocks.last().lines += line.toString();
        } else if (isSame && blocks.last().kind == Kind::Item && m_empty == 0
            && spacesBefore(line) >= indentOfLevel) {
            blocks.last().lines += line.trimmed().toString();
        } else {
            begin({Kind::Words, quote, 0, {}, false, {line.toString()}});
        }
    }

    /// What was opened and not closed is code all the same.
    void endCode()
    {
        const bool isBlank = std::all_of(m_code.begin(), m_code.end(),
            [](const QString& line) { return line.trimmed().isEmpty(); });
        if (!isBlank)
            begin({MarkdownBlock::Kind::Code, m_quote, 0, {}, false, m_code});
        m_code.clear();
    }

private:
    void begin(MarkdownBlock block)
    {
        block.hasGap = m_empty > 0;
        m_empty = 0;
        blocks.append(std::move(block));
    }

    CodeFence m_fence;
    QStringList m_code;
    int m_quote = 0; ///< of the code
    qsizetype m_empty = 0; ///< lines since the last block
};

} // namespace

QList<MarkdownBlock> markdownBlocks(const QString& text)
{
    BlockList list;
    const auto lines = QStringView(text).split(u'\n');
    for (const auto line : lines)
        list.addLine(line);
    list.endCode();
    return std::move(list.blocks);
}

} // namespace homeport
