#pragma once

#include "ui/widgets/text_links.h"

#include <vector>

namespace homeport {

/// How a letter of a line is shown.
enum LetterMark : quint8 {
    HiddenLetter = 1, ///< a sign that only marks others
    EmphasizedLetter = 2,
    StrongLetter = 4,
    CodeLetter = 8
};

/// A line of reduced Markdown: what each of its letters is, and what can be opened in it. Nothing
/// pairs across lines, nor within words: 3*4*5, some_long_name and C:\_temp are shown as they are.
struct MarkedLine
{
    std::vector<quint8> letters; ///< LetterMarks, one for each of the line
    QList<TextLink> links; ///< in their order, none within another; at the words that stand for it
};

/// In time that grows with the length of the line alone.
MarkedLine markedLine(const QString& line);

/// What an address between brackets leads to: a page of http or https, or somebody's mailbox and
/// nothing besides; empty for all else.
QUrl addressOf(const QString& written);
/// Whose it is: the host as the network writes it, or the mailbox.
QString ownerOf(const QUrl& address);

} // namespace homeport
