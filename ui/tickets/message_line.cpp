#include "ui/tickets/message_line.h"

#include "core/base/text.h"
#include "ui/theme/theme.h"
#include "ui/tickets/moment_label.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/link_text.h"
#include "ui/widgets/text_links.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype longestBody = 20'000; // characters; the rest is shown on demand (SEC-57)
constexpr int wholeHeight = 320;
/// As one would write it: the document has ends of lines, and places to break at, of its own.
QString copied(QString marked)
{
    marked.replace(QChar::ParagraphSeparator, u'\n');
    marked.replace(QChar::LineSeparator, u'\n');
    return marked.remove(QChar(0x200b));
}

bool isEmail(const ConversationItem& item)
{
    return item.kind == keyOf(TicketCommentKind::EmailIn);
}

} // namespace

MessageLine::MessageLine(const ConversationItem& item, QWidget* files, QWidget* parent)
    : QWidget(parent), m_item(item), m_bubble(new QFrame)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::smallSpace);
    row->addWidget(new Avatar(item.author), 0, Qt::AlignTop);
    auto* text = new QVBoxLayout(m_bubble);
    text->setSpacing(2);
    if (item.isInternal)
        text->setContentsMargins(10, 6, 10, 8);
    else
        text->setContentsMargins(0, 0, 0, 0);
    setChosen(false);
    text->addWidget(makeHead());
    auto* body = makeBody();
    text->addWidget(body);
    if (item.body.size() > longestBody)
        text->addWidget(makeRest(body), 0, Qt::AlignLeft);
    if (files)
        text->addWidget(files);
    row->addWidget(m_bubble, 1);
}

void MessageLine::setChosen(bool isChosen)
{
    setStyleClass(m_bubble, isChosen ? u"chosen"_s : m_item.isInternal ? u"note"_s : QString());
}

QWidget* MessageLine::makeHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* name = new QLabel(withControlsShown(m_item.author));
    name->setTextFormat(Qt::PlainText);
    setStyleClass(name, u"strong"_s);
    row->addWidget(name);
    const auto said = m_item.isInternal ? tr("%1 · internal note")
        : m_item.isFromParent           ? tr("%1 · said on the ticket this one is part of")
        : isEmail(m_item)               ? tr("%1 · by e-mail", "when it was said")
                                        : u"%1"_s;
    auto* when =
        new MomentLabel(m_item.createdAt, [said, at = m_item.createdAt, edited = m_item.editedAt] {
            const auto told = said.arg(Words::agoWithTime(at));
            return edited ? tr("%1 · edited %2", "when it was said, and when corrected")
                                .arg(told, Words::agoWithTime(*edited))
                          : told;
        });
    setStyleClass(when, u"muted"_s);
    row->addWidget(when);
    row->addStretch();
    return head;
}

QWidget* MessageLine::makeBody()
{
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto parts = partsOf(m_item.body.left(longestBody), m_item.isMarkdown);
    for (const auto& part : parts) {
        if (part.isQuote)
            addQuote(layout, part.text);
        else
            layout->addWidget(labelFor(part.text));
    }
    return body;
}

LinkText* MessageLine::labelFor(const QString& text)
{
    QList<TextLink> links;
    LinkText* label = nullptr;
    if (m_item.isMarkdown) {
        const MarkdownText formatted(text);
        links = formatted.links();
        label = new LinkText(formatted);
    } else {
        const auto words = withBreaks(text);
        links = linksIn(words);
        QList<LinkPlace> places;
        for (const auto& link : std::as_const(links))
            places.append({link.at, link.length});
        label = new LinkText(words, places);
    }
    label->setContextMenuPolicy(Qt::NoContextMenu); // the message has one
    connect(label, &LinkText::opened, this, [this, words = label->words(), links](int which) {
        const auto link = links.value(which);
        if (!link.address.isEmpty())
            emit addressRequested(link.address);
        else if (link.length > 0)
            emit ticketRequested(words.mid(link.at, link.length));
    });
    return label;
}

void MessageLine::addQuote(QVBoxLayout* body, const QString& text)
{
    auto* fold = new QPushButton(tr("%n quoted line(s)", nullptr, int(text.count(u'\n') + 1)));
    fold->setObjectName(u"quoteFold"_s);
    fold->setCheckable(true);
    setStyleClass(fold, u"quiet"_s);
    auto* quote = labelFor(text);
    quote->setObjectName(u"quote"_s);
    setStyleClass(quote, u"muted"_s);
    setShown(quote, false);
    connect(fold, &QPushButton::toggled, quote, [quote](bool isOpen) { setShown(quote, isOpen); });
    body->addWidget(fold, 0, Qt::AlignLeft);
    body->addWidget(quote);
}

/// A button that puts all of a long text in the place of its beginning, in a field that lays out
/// only what is seen.
QWidget* MessageLine::makeRest(QWidget* beginning)
{
    auto* all = new QPushButton(
        tr("Show %n more characters", nullptr, int(m_item.body.size() - longestBody)));
    all->setObjectName(u"showRest"_s);
    setStyleClass(all, u"quiet"_s);
    connect(all, &QPushButton::clicked, beginning, [this, all, beginning] {
        auto* field = new QPlainTextEdit;
        field->setObjectName(u"wholeText"_s);
        field->setReadOnly(true);
        field->setMinimumHeight(wholeHeight);
        field->setPlainText(m_item.body);
        delete m_bubble->layout()->replaceWidget(beginning, field);
        all->hide();
        field->setFocus();
        beginning->hide();
        beginning->deleteLater();
    });
    return all;
}

void MessageLine::reveal(const QString& words)
{
    const auto folds = findChildren<QPushButton*>(u"quoteFold"_s);
    const auto quotes = findChildren<LinkText*>(u"quote"_s);
    for (qsizetype i = 0; i < qMin(folds.size(), quotes.size()); ++i) {
        if (quotes[i]->words().contains(words, Qt::CaseInsensitive))
            folds[i]->setChecked(true);
    }
}

QString MessageLine::marked() const
{
    const auto labels = findChildren<LinkText*>();
    for (const auto* label : labels) {
        if (label->hasSelectedText())
            return copied(label->selectedText());
    }
    return {};
}

void MessageLine::contextMenuEvent(QContextMenuEvent* event)
{
    emit menuRequested(event->globalPos());
}

} // namespace homeport
