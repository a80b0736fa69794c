#include "ui/tickets/suggestion_panel.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/tickets/suggestion_line.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/visibility.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int panelWidth = 296;
constexpr int lineHeight = 17;
constexpr int titleHeight = 20;
constexpr int cardPadding = 7;
constexpr int cardHeight = 3 * lineHeight + titleHeight + 2 * cardPadding;

enum Role { IdRole = Qt::UserRole, NumberRole, StateRole, ReporterRole, WhyRole };

/// Paints each suggestion as a card of four lines.
class SuggestionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, cardHeight + Theme::smallSpace};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const auto& theme = Theme::current();
        const auto card = option.rect.adjusted(0, 0, 0, -Theme::smallSpace);
        const bool isUnder = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        paintBox(*painter, card, Theme::radius, isUnder ? theme.hover : theme.panel, theme.line);
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(*painter, card, Theme::radius, theme.accent);

        const auto inside = card.adjusted(Theme::space, cardPadding, -Theme::space, -cardPadding);
        QRect line(inside.topLeft(), QSize(inside.width(), lineHeight));
        const auto draw = [&](const QString& text, const QColor& ink, Qt::Alignment alignment) {
            painter->setPen(ink);
            painter->drawText(line, Qt::AlignVCenter | alignment,
                painter->fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
        };
        painter->setFont(Theme::font(Theme::smallSize));
        const auto number = index.data(NumberRole).toString();
        draw(number, theme.secondary, Qt::AlignLeading);
        const auto whole = line;
        const int taken = painter->fontMetrics().horizontalAdvance(number) + Theme::smallSpace;
        if (option.direction == Qt::RightToLeft)
            line.setRight(line.right() - taken);
        else
            line.setLeft(line.left() + taken);
        draw(index.data(StateRole).toString(), theme.muted, Qt::AlignTrailing);
        line = whole.translated(0, lineHeight);
        line.setHeight(titleHeight);
        painter->setFont(Theme::font(Theme::bodySize, QFont::DemiBold));
        draw(index.data().toString(), theme.text, Qt::AlignLeading);
        line = whole.translated(0, lineHeight + titleHeight);
        painter->setFont(Theme::font(Theme::smallSize));
        draw(index.data(ReporterRole).toString(), theme.muted, Qt::AlignLeading);
        line.translate(0, lineHeight);
        draw(index.data(WhyRole).toString(), theme.secondary, Qt::AlignLeading);
        painter->restore();
    }
};

} // namespace

SuggestionPanel::SuggestionPanel(QWidget* parent)
    : QWidget(parent), m_tickets(new QWidget), m_list(new QListWidget)
{
    setFixedWidth(panelWidth);
    setAttribute(Qt::WA_StyledBackground);
    setStyleClass(this, u"ground leftLine"_s);
    m_tickets->setObjectName(u"suggestions"_s);
    m_list->setObjectName(u"suggestionList"_s);
    m_list->setAccessibleName(tr("Open tickets that are likely about the same"));
    m_list->setItemDelegate(new SuggestionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    setStyleClass(m_list, u"ground"_s);

    auto* heading = new QLabel(tr("Is it one of these?"));
    setStyleClass(heading, u"heading"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(heading, 1);
    head->addWidget(new KeyHint(KeyHint::words(Qt::Key_F6)));
    auto* tickets = new QVBoxLayout(m_tickets);
    tickets->setContentsMargins(0, 0, 0, 0);
    tickets->setSpacing(Theme::smallSpace);
    tickets->addLayout(head);
    tickets->addWidget(m_list, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::smallSpace);
    layout->addWidget(m_tickets, 1);
    setShown(m_tickets, false);

    connect(m_list, &QListWidget::itemClicked, this, &SuggestionPanel::choose);
}

void SuggestionPanel::setTickets(const QList<SimilarTicket>& tickets)
{
    const auto* current = m_list->currentItem();
    const auto before = current ? current->data(IdRole).toUuid() : QUuid();
    const bool hadKeys = hasKeys();
    m_list->clear();
    int row = 0;
    for (const auto& each : tickets) {
        const auto line = SuggestionLine::of(each);
        auto* item = new QListWidgetItem(line.title, m_list);
        item->setData(IdRole, each.ticket.id.value());
        item->setData(NumberRole, line.number);
        item->setData(StateRole, line.state);
        item->setData(ReporterRole, line.reporter);
        item->setData(WhyRole, line.why);
        item->setData(Qt::AccessibleTextRole, line.spoken());
        item->setToolTip(plainToolTip(line.title));
        if (each.ticket.id.value() == before)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(tickets.isEmpty() ? -1 : row);
    if (tickets.isEmpty() && hadKeys)
        emit emptied();
    setShown(m_tickets, !tickets.isEmpty());
    emit counted();
}

qsizetype SuggestionPanel::count() const
{
    return m_list->count();
}

bool SuggestionPanel::hasKeys() const
{
    return m_list->hasFocus();
}

bool SuggestionPanel::takeKeys()
{
    if (!m_list->isVisible() || m_list->count() == 0)
        return false;
    m_list->setCurrentRow(0);
    m_list->setFocus(Qt::ShortcutFocusReason);
    return true;
}

bool SuggestionPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !key->modifiers().testFlag(Qt::ControlModifier)) {
            choose(m_list->currentItem());
            return true;
        }
    } else if (watched == m_list && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            emit left();
    }
    return QWidget::eventFilter(watched, event);
}

void SuggestionPanel::choose(const QListWidgetItem* item)
{
    if (item)
        emit chosen(TicketId(item->data(IdRole).toUuid()));
}

} // namespace homeport
