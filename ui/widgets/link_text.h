#pragma once

#include "ui/widgets/markdown_text.h"

#include <QLabel>
#include <QList>

namespace homeport {

/// Where in a text something can be opened.
struct LinkPlace
{
    qsizetype at = 0;
    qsizetype length = 0;
};

/// Words of people of which some can be opened: all of it is shown as it is written, and none read
/// as markup, except as MarkdownText has it. It can be copied; Tab goes from link to link.
class LinkText final : public QLabel
{
    Q_OBJECT

public:
    /// The places in their order, none within another.
    LinkText(const QString& text, const QList<LinkPlace>& places, QWidget* parent = nullptr);
    /// Its links are the places.
    explicit LinkText(const MarkdownText& text, QWidget* parent = nullptr);

    /// What can be read; text() is how that is told to Qt.
    const QString& words() const { return m_words; }

signals:
    /// Which of the places.
    void opened(int place);

private:
    void setMarkup(const QString& markup, bool hasLinks);

    QString m_words;
};

} // namespace homeport
