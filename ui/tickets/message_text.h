#pragma once

#include <QList>
#include <QString>

namespace homeport {

/// A stretch of lines of a message.
struct TextPart
{
    QString text;
    bool isQuote = false; ///< each of its lines begins with ">"
    friend bool operator==(const TextPart&, const TextPart&) = default;
};

/// In Markdown what stands in code is no quote, whatever it begins with.
QList<TextPart> partsOf(const QString& text, bool isMarkdown = false);

/// The text as a quote, to be answered below: each line behind "> ".
QString quoteOf(const QString& text);

} // namespace homeport
