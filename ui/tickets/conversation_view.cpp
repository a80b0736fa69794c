#include "ui/tickets/conversation_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QWidget* plainLabel(const QString& text, const QString& styleClass)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!styleClass.isEmpty())
        setStyleClass(label, styleClass);
    return label;
}

ConversationView::ConversationView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(u"conversation"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, Theme::smallSpace, 0, Theme::smallSpace);
    m_list->setSpacing(Theme::space);
    m_list->addStretch();
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

void ConversationView::setItems(const QList<ConversationItem>& items)
{
    QList<TicketCommentId> ids;
    for (const auto& item : items)
        ids.append(item.id);
    if (ids == m_shown)
        return;
    m_shown = ids;
    while (m_list->count() > 1) {
        auto* old = m_list->takeAt(0);
        delete old->widget();
        delete old;
    }
    for (const auto& item : items)
        m_list->insertWidget(m_list->count() - 1, bubbleFor(item));
    // The newest matters; the layout knows its height only after this turn.
    QTimer::singleShot(
        0, this, [this] { verticalScrollBar()->setValue(verticalScrollBar()->maximum()); });
}

QWidget* ConversationView::bubbleFor(const ConversationItem& item)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::smallSpace);
    row->addWidget(new Avatar(item.author), 0, Qt::AlignTop);

    auto* bubble = new QFrame;
    auto* text = new QVBoxLayout(bubble);
    text->setSpacing(2);
    if (item.isInternal) {
        setStyleClass(bubble, u"note"_s);
        text->setContentsMargins(10, 6, 10, 8);
    } else {
        text->setContentsMargins(0, 0, 0, 0);
    }
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    auto* name = new QLabel(item.author);
    name->setTextFormat(Qt::PlainText);
    setStyleClass(name, u"strong"_s);
    head->addWidget(name);
    auto* when =
        new QLabel(item.isInternal ? tr("%1 · internal note").arg(Words::ago(item.createdAt))
                                   : Words::ago(item.createdAt));
    when->setToolTip(Words::exact(item.createdAt));
    setStyleClass(when, u"muted"_s);
    head->addWidget(when);
    head->addStretch();
    text->addLayout(head);
    text->addWidget(plainLabel(item.body));
    row->addWidget(bubble, 1);
    return line;
}

} // namespace homeport
