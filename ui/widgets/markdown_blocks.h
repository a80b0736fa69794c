#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace homeport {

/// Lines of reduced Markdown that are laid out as one.
struct MarkdownBlock
{
    enum class Kind { Words, Item, Code };

    Kind kind = Kind::Words;
    int quote = 0; ///< how many ">" stood in front
    int depth = 0; ///< of an item: 1 for the list itself
    QString sign = {}; ///< of an item: a bullet, or its number as it is written
    bool hasGap = false; ///< an empty line stood before it
    QStringList lines = {}; ///< never none, and not all of them blank
    friend bool operator==(const MarkdownBlock&, const MarkdownBlock&) = default;
};

/// The lines one after the other, with nothing nested: lists and quotes are only further in, up to
/// a depth that can be seen.
QList<MarkdownBlock> markdownBlocks(const QString& text);

} // namespace homeport
