#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace homeport {

/// An address or the number of a ticket in a text.
struct TextLink
{
    qsizetype at = 0;
    qsizetype length = 0;
    QUrl address = {}; ///< empty: it is a ticket's number
    friend bool operator==(const TextLink&, const TextLink&) = default;
};

/// Of addresses only those of http and https with a host; the full stop behind one is not part of
/// it.
QList<TextLink> linksIn(const QString& text);

/// A stretch of lines of a message.
struct TextPart
{
    QString text;
    bool isQuote = false; ///< each of its lines begins with ">"
    friend bool operator==(const TextPart&, const TextPart&) = default;
};

QList<TextPart> partsOf(const QString& text);

/// The text as a quote, to be answered below: each line behind "> ".
QString quoteOf(const QString& text);

} // namespace homeport
