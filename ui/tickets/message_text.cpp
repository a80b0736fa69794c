#include "ui/tickets/message_text.h"

#include "ui/widgets/code_fence.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QList<TextPart> partsOf(const QString& text, bool isMarkdown)
{
    QList<TextPart> parts;
    CodeFence fence;
    const auto lines = text.split(u'\n');
    for (const auto& line : lines) {
        const bool isCode = isMarkdown && (fence.isOpen() || !line.startsWith(u'>'))
            && fence.read(line) != CodeFence::Line::Outside;
        const bool isQuote = !isCode && line.startsWith(u'>');
        if (parts.isEmpty() || parts.last().isQuote != isQuote)
            parts.append({line, isQuote});
        else
            parts.last().text += u'\n' + line;
    }
    // Empty lines around a quote are only its distance.
    for (qsizetype i = 0; parts.size() > 1 && i < parts.size(); ++i) {
        if (!parts[i].isQuote && parts[i].text.trimmed().isEmpty())
            parts.removeAt(i--);
    }
    return parts;
}

QString quoteOf(const QString& text)
{
    auto lines = text.trimmed().split(u'\n');
    for (auto& line : lines)
        line.prepend(line.startsWith(u'>') ? u">"_s : u"> "_s);
    return lines.join(u'\n') + u'\n';
}

} // namespace homeport
