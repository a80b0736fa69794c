#include "ui/widgets/markdown_text.h"

#include "core/base/text.h"
#include "ui/widgets/markdown_blocks.h"
#include "ui/widgets/marked_line.h"

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype longestText = 100'000; // characters; beyond that nobody reads it formatted
constexpr qsizetype mostPieces = 5'000; // that differ from what stands before them (SEC-57)
constexpr qsizetype longestRun = 2'000; // characters without a break (SEC-57)
constexpr QChar softBreak(0x200b);

constexpr int step = 18; // pixels further in for a list within a list, or a quote within a quote
constexpr int hanging = 14; // pixels that the sign of a list stands in front of its words
constexpr int gap = 6; // pixels in the place of an empty line

/// Where the next soft break goes.
class Runs
{
public:
    bool breaksAfter(QChar c)
    {
        m_length = c.isSpace() ? 0 : m_length + 1;
        if (m_length < longestRun || c.isHighSurrogate())
            return false;
        m_length = 0;
        return true;
    }

private:
    qsizetype m_length = 0;
};

/// With nothing in it that a document takes for the end of a block, a frame or an object.
QString cleaned(const QString& text)
{
    auto clean = withControlsShown(text, Joiners::Kept);
    clean.replace(u"\r\n"_s, u"\n"_s);
    for (auto& c : clean) {
        const auto code = c.unicode();
        if (c == u'\r' || c == u'\v' || c == u'\f' || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u'\n';
        else if ((code < u' ' && c != u'\n' && c != u'\t') || code == 0x7f || code == 0xfdd0
            || code == 0xfdd1 || c == QChar::ObjectReplacementCharacter)
            c = QChar::ReplacementCharacter;
    }
    return clean;
}

/// Writes words and markup side by side, so that each letter has its place in both.
class Writer
{
public:
    QString words, markup;
    QList<TextLink> links;
    qsizetype pieces = 0;
    bool isPlain = true;

    void write(const MarkdownBlock& block)
    {
        beginBlock(block);
        for (qsizetype i = 0; i < block.lines.size(); ++i) {
            if (i > 0)
                breakLine();
            if (block.kind == MarkdownBlock::Kind::Code)
                writeCode(block.lines[i]);
            else
                writeLine(block.lines[i]);
        }
        markup += u"</p>"_s;
    }

private:
    void beginBlock(const MarkdownBlock& block)
    {
        using Kind = MarkdownBlock::Kind;
        const bool isFirst = words.isEmpty() && markup.isEmpty();
        if (!isFirst)
            words += u'\n';
        m_runs = {};
        const bool isItem = block.kind == Kind::Item;
        const auto in =
            block.quote + (isItem ? block.depth - 1 : 0) + int(block.kind == Kind::Code);
        isPlain = isPlain && block.kind == Kind::Words && block.quote == 0;
        markup += u"<p style=\"white-space: pre-wrap; margin-top: %1px; margin-bottom: 0px; "
                  "margin-left: %2px; margin-right: 0px; text-indent: %3px\">"_s
                      .arg(!isFirst && block.hasGap ? gap : 0)
                      .arg(in * step + (isItem ? hanging : 0))
                      .arg(isItem ? -hanging : 0);
        ++pieces;
        if (isItem)
            put(block.sign + u' ');
    }

    void breakLine()
    {
        words += u'\n';
        markup += u"<br>"_s;
        m_runs = {};
    }

    void put(QStringView text)
    {
        QString piece;
        piece.reserve(text.size());
        for (const auto c : text) {
            piece += c;
            if (m_runs.breaksAfter(c))
                piece += softBreak;
        }
        words += piece;
        markup += piece.toHtmlEscaped();
    }

    void putMarked(QStringView text, quint8 marks)
    {
        static constexpr std::pair<quint8, QLatin1StringView> tags[] = {
            {EmphasizedLetter, "i"_L1}, {StrongLetter, "b"_L1}, {CodeLetter, "code"_L1}};
        QString end;
        for (const auto& [mark, tag] : tags) {
            if (!(marks & mark))
                continue;
            markup += u"<%1>"_s.arg(tag);
            end.prepend(u"</%1>"_s.arg(tag));
            isPlain = false;
        }
        put(text);
        markup += end;
        ++pieces;
    }

    void writeCode(const QString& line)
    {
        const auto bare = linksIn(line);
        writePieces(line, std::vector<quint8>(size_t(line.size()), CodeLetter), bare);
    }

    void writeLine(const QString& line)
    {
        const auto marked = markedLine(line);
        writePieces(line, marked.letters, marked.links);
    }

    void writePieces(
        const QString& line, const std::vector<quint8>& letters, const QList<TextLink>& found)
    {
        auto link = found.begin();
        qsizetype begun = 0; // in the words, of the link
        for (qsizetype i = 0; i < line.size();) {
            while (link != found.end() && link->length == 0)
                ++link;
            const bool isLink = link != found.end() && i >= link->at;
            const auto most = link == found.end() ? line.size()
                : isLink                          ? link->at + link->length
                                                  : link->at;
            if (isLink && i == link->at) {
                begun = words.size();
                markup += u"<a href=\"%1\">"_s.arg(links.size());
            }
            const auto marks = letters[size_t(i)];
            auto end = i + 1;
            while (end < most && letters[size_t(end)] == marks)
                ++end;
            if (!(marks & HiddenLetter))
                putMarked(QStringView(line).mid(i, end - i), marks);
            i = end;
            if (!isLink || i < most)
                continue;
            markup += u"</a>"_s;
            links.append({begun, words.size() - begun, link->address});
            tellOwner(*link, QStringView(line).mid(link->at, link->length));
            ++link;
        }
    }

    /// Behind words that stand for an address: where they lead.
    void tellOwner(const TextLink& link, QStringView written)
    {
        if (link.address.isEmpty() || addressOf(written.toString()) == link.address)
            return;
        if (const auto owner = ownerOf(link.address); written != owner)
            put(u" (%1)"_s.arg(owner));
        isPlain = false;
    }

    Runs m_runs;
};

} // namespace

MarkdownText::MarkdownText(const QString& text)
{
    const auto clean = cleaned(text);
    Writer writer;
    if (clean.size() <= longestText) {
        const auto blocks = markdownBlocks(clean);
        for (const auto& block : blocks) {
            writer.write(block);
            if (writer.pieces > mostPieces)
                break;
        }
    }
    if (clean.size() > longestText || writer.pieces > mostPieces) {
        m_words = withBreaks(clean);
        return;
    }
    m_words = writer.words;
    m_markup = writer.markup;
    m_links = writer.links;
    m_isPlain = writer.isPlain;
}

QString withBreaks(const QString& text)
{
    QString broken;
    broken.reserve(text.size());
    Runs runs;
    for (const auto c : text) {
        broken += c;
        if (runs.breaksAfter(c))
            broken += softBreak;
    }
    return broken;
}

} // namespace homeport
