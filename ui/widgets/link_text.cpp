#include "ui/widgets/link_text.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Every sign of the words as itself; what the links lead to stands nowhere in it.
QString markupOf(const QString& words, const QList<LinkPlace>& places)
{
    const auto plain = [&](qsizetype from, qsizetype to) {
        return words.mid(from, to - from).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    };
    QString markup;
    qsizetype done = 0;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const auto end = places[i].at + places[i].length;
        markup += plain(done, places[i].at) + u"<a href=\"%1\">"_s.arg(i) + plain(places[i].at, end)
            + u"</a>"_s;
        done = end;
    }
    return u"<span style=\"white-space: pre-wrap\">"_s + markup + plain(done, words.size())
        + u"</span>"_s;
}

QList<LinkPlace> placesOf(const QList<TextLink>& links)
{
    QList<LinkPlace> places;
    for (const auto& link : links)
        places.append({link.at, link.length});
    return places;
}

} // namespace

LinkText::LinkText(const QString& text, const QList<LinkPlace>& places, QWidget* parent)
    : QLabel(parent), m_words(text)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setText(text);
    if (!places.isEmpty())
        setMarkup(markupOf(text, places), true);
}

LinkText::LinkText(const MarkdownText& text, QWidget* parent)
    : LinkText(text.words(), text.isPlain() ? placesOf(text.links()) : QList<LinkPlace>(), parent)
{
    if (!text.isPlain())
        setMarkup(text.markup(), !text.links().isEmpty());
}

void LinkText::setMarkup(const QString& markup, bool hasLinks)
{
    setText({}); // else what was written would be read as markup meanwhile
    setTextFormat(Qt::RichText);
    if (hasLinks) {
        setTextInteractionFlags(
            Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(this, &QLabel::linkActivated, this,
            [this](const QString& place) { emit opened(place.toInt()); });
    }
    setText(markup);
    setAccessibleName(m_words);
}

} // namespace homeport
