#pragma once

#include "ui/widgets/text_links.h"

namespace homeport {

/// Words of people in reduced Markdown, made safe to be shown: emphasis, code, lists, quotes and
/// links. The one place that makes markup of what somebody wrote (access.md 8, SEC-55). Nothing in
/// it is read as HTML, nothing is loaded, links are numbers that lead nowhere by themselves. Lines
/// break where they were broken. In time that grows with the length alone; what is far too long or
/// too finely marked stays as it was written.
class MarkdownText
{
public:
    explicit MarkdownText(const QString& text);

    /// What a reader sees, letter by letter as the markup shows it, lines apart by a line feed.
    const QString& words() const { return m_words; }
    /// In their order, within the words.
    const QList<TextLink>& links() const { return m_links; }
    /// There is nothing that plain words with links would not show as well.
    bool isPlain() const { return m_isPlain; }
    /// For a QTextDocument; what can be opened is an anchor whose address is its place in links().
    const QString& markup() const { return m_markup; }

private:
    QString m_words;
    QString m_markup;
    QList<TextLink> m_links;
    bool m_isPlain = true;
};

/// The text with a place to break at in every run that has none for too long: laying it out takes
/// very long otherwise (SEC-57). Nothing is seen of them.
QString withBreaks(const QString& text);

} // namespace homeport
