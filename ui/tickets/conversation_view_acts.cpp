#include "ui/theme/theme.h"
#include "ui/tickets/conversation_view.h"
#include "ui/tickets/message_line.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/link_question.h"
#include "ui/widgets/markdown_text.h"
#include "ui/widgets/plain_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What can be done with a message; conversation_view.cpp holds which ones are shown, and where.

namespace {

constexpr qsizetype longestSought = 20'000; // characters of a message whose links a menu offers
constexpr qsizetype mostLinks = 12;
constexpr int widestLink = 420;

} // namespace

QList<MessageLine*> ConversationView::messageLines() const
{
    QList<MessageLine*> found;
    for (const auto& line : m_lines) {
        if (auto* message = qobject_cast<MessageLine*>(line.widget))
            found.append(message);
    }
    return found;
}

void ConversationView::setChosen(MessageLine* line)
{
    if (m_chosen)
        m_chosen->setChosen(false);
    m_chosen = line;
    if (line)
        line->setChosen(true);
}

void ConversationView::choose(bool isForward)
{
    const auto all = messageLines();
    if (all.isEmpty())
        return;
    const auto now = m_chosen ? all.indexOf(m_chosen.data()) : -1;
    const auto next =
        now < 0 ? all.size() - 1 : qBound(qsizetype(0), now + (isForward ? 1 : -1), all.size() - 1);
    setChosen(all[next]);
    ensureWidgetVisible(all[next], 0, Theme::space);
    setFocus();
}

MessageLine* ConversationView::current() const
{
    const auto all = messageLines();
    return m_chosen && all.contains(m_chosen.data()) ? m_chosen.data()
        : all.isEmpty()                              ? nullptr
                                                     : all.last();
}

std::optional<ConversationItem> ConversationView::answered() const
{
    if (m_chosen && messageLines().contains(m_chosen.data()))
        return m_chosen->item();
    const auto last = std::find_if(m_messages.rbegin(), m_messages.rend(),
        [](const ConversationItem& item) { return !item.isInternal; });
    return last == m_messages.rend() ? std::nullopt : std::optional(*last);
}

void ConversationView::copyMessage()
{
    if (const auto* line = current())
        QGuiApplication::clipboard()->setText(line->item().body);
}

void ConversationView::openMenu()
{
    auto* line = current();
    if (!line)
        return;
    ensureWidgetVisible(line, 0, Theme::space);
    showMenu(line, line->mapToGlobal(QPoint(Avatar::standardSize, Avatar::standardSize)));
}

void ConversationView::showMenu(MessageLine* line, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"messageMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [](const QString& text) { QGuiApplication::clipboard()->setText(text); };
    if (const auto marked = line->marked(); !marked.isEmpty())
        menu->addAction(tr("Copy what is marked"), this, [copy, marked] { copy(marked); });
    menu->addAction(tr("Copy message"), this, [copy, body = line->item().body] { copy(body); });
    if (m_isQuotable) {
        menu->addAction(tr("Reply with quote"), this, [this, line = QPointer(line)] {
            if (!line)
                return;
            setChosen(line);
            emit quoteRequested();
        });
    }
    if (m_isQuotable && line->item().isCorrectableBy(m_reader)) {
        menu->addAction(tr("Correct"), this,
            [this, message = line->item()] { emit correctionRequested(message); });
    }
    addLinks(*menu, line);
    menu->popup(at);
}

/// Once each, in their order.
void ConversationView::addLinks(QMenu& menu, MessageLine* line)
{
    const auto body = line->item().body.left(longestSought);
    QStringList seen;
    const bool isMarkdown = line->item().isMarkdown;
    const auto formatted = isMarkdown ? MarkdownText(body) : MarkdownText(QString());
    const auto links = isMarkdown ? formatted.links() : linksIn(body);
    const auto& words = isMarkdown ? formatted.words() : body;
    for (const auto& link : links) {
        // Formatted words can say anything; where they lead is what is asked for.
        const auto written = isMarkdown && !link.address.isEmpty()
            ? QString::fromUtf8(link.address.toEncoded())
            : words.mid(link.at, link.length);
        if (seen.contains(written) || seen.size() == mostLinks)
            continue;
        if (seen.isEmpty())
            menu.addSeparator();
        seen << written;
        const auto name = fontMetrics().elidedText(written, Qt::ElideMiddle, widestLink);
        menu.addAction(tr("Open %1").arg(withoutMnemonic(name)), this, [this, link, written] {
            if (link.address.isEmpty())
                emit ticketRequested(written);
            else
                LinkQuestion::open(link.address, window());
        });
    }
}

} // namespace homeport
