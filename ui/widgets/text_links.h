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

} // namespace homeport
