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

} // namespace

LinkText::LinkText(const QString& text, const QList<LinkPlace>& places, QWidget* parent)
    : QLabel(parent), m_words(text)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setText(text);
    if (places.isEmpty())
        return;
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(
        Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setText(markupOf(text, places));
    setAccessibleName(text);
    connect(this, &QLabel::linkActivated, this,
        [this](const QString& place) { emit opened(place.toInt()); });
}

} // namespace homeport
