#include "ui/tickets/history_view.h"

#include "ui/tickets/conversation_view.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/pill.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int timeWidth = 108;
constexpr int longestValue = 60;

QLabel* plainLine(const QString& text, const QString& styleClass)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setStyleClass(label, styleClass);
    return label;
}

QString shortened(const QString& value)
{
    const auto line = value.simplified();
    if (line.isEmpty())
        return u"—"_s;
    return line.size() <= longestValue ? line : line.left(longestValue - 1) + u'…';
}

} // namespace

HistoryView::HistoryView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(u"history"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto* content = new QWidget;
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(0, Theme::smallSpace, 0, Theme::smallSpace);
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    m_list = new QVBoxLayout(card);
    m_list->setContentsMargins(1, 1, 1, 1);
    m_list->setSpacing(0);
    outer->addWidget(card);
    outer->addStretch();
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

void HistoryView::setItems(const QList<HistoryItem>& items)
{
    const auto scrolled = verticalScrollBar()->value();
    while (auto* old = m_list->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater(); // one of its buttons may be what asked for this
        delete old;
    }
    for (auto i = items.size() - 1; i >= 0; --i)
        m_list->addWidget(lineFor(items.at(i), i == 0));
    verticalScrollBar()->setValue(scrolled);
}

QWidget* HistoryView::lineFor(const HistoryItem& item, bool isLast)
{
    auto* line = new QWidget;
    if (!isLast)
        setStyleClass(line, u"bottomLine"_s);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(Theme::space, Theme::smallSpace, Theme::space, Theme::smallSpace);
    row->setSpacing(Theme::smallSpace);

    auto* when = plainLine(Words::ago(item.at), u"muted"_s);
    when->setToolTip(Words::exact(item.at));
    when->setFixedWidth(timeWidth);
    row->addWidget(when, 0, Qt::AlignTop);
    const auto actor = item.actor.isEmpty() ? tr("Homeport") : item.actor;
    row->addWidget(new Avatar(actor), 0, Qt::AlignTop);

    auto* text = new QVBoxLayout;
    text->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(5);
    head->addWidget(plainLine(actor, u"strong"_s));
    head->addWidget(new QLabel(Words::command(item.command)));
    head->addStretch();
    text->addLayout(head);
    for (const auto& edit : item.edits) {
        auto* values = new QHBoxLayout;
        values->setSpacing(6);
        values->addWidget(new Pill(edit.label.isEmpty() ? edit.field : edit.label));
        values->addWidget(plainLine(shortened(edit.before), u"muted"_s));
        values->addWidget(plainLine(u"→"_s, u"muted"_s));
        values->addWidget(plainLine(shortened(edit.after), u"strong"_s));
        values->addStretch();
        text->addLayout(values);
    }
    if (!item.comment.isEmpty())
        text->addWidget(plainLabel(item.comment, u"secondary"_s));
    if (!item.reason.isEmpty())
        text->addWidget(plainLabel(item.reason, u"muted"_s));
    row->addLayout(text, 1);

    if (item.isUndoable) {
        auto* back = new HintButton(tr("Undo"));
        back->setObjectName(u"undo"_s);
        connect(back, &HintButton::clicked, this,
            [this, entry = item.entry] { emit undoRequested(entry); });
        row->addWidget(back, 0, Qt::AlignTop);
    }
    return line;
}

} // namespace homeport
