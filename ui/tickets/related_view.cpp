#include "ui/tickets/related_view.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/tickets/conversation_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/line_stack.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int captionWidth = 130;

} // namespace

int countOf(const RelatedTickets& related)
{
    return int(related.links.size() + related.children.size()) + (related.parent ? 1 : 0);
}

QString captionOf(const LinkedTicket& link)
{
    return KeyWords::link(keyOf(link.type), link.isOutgoing);
}

QWidget* ticketButton(const OtherTicket& other, const std::function<void()>& open)
{
    auto* button = new QPushButton;
    setStyleClass(button, u"chip"_s);
    button->setObjectName(u"relatedTicket"_s);
    if (!other.isReadable) {
        button->setText(
            other.isDeleted ? RelatedView::tr("Deleted ticket") : RelatedView::tr("Linked record"));
        if (!other.isDeleted)
            button->setToolTip(RelatedView::tr("You may not see this one."));
        button->setEnabled(false);
        return button;
    }
    button->setText(other.number);
    button->setToolTip(plainToolTip(other.title));
    button->setAccessibleName(u"%1, %2"_s.arg(other.number, other.title));
    QObject::connect(button, &QPushButton::clicked, button, open);
    return button;
}

RelatedView::RelatedView(QWidget* parent) : LineList(u"related"_s, u"relatedTicket"_s, parent) {}

void RelatedView::show(const RelatedTickets& related, bool isReadOnly)
{
    const std::pair shown(related, isReadOnly);
    if (m_shown == shown)
        return;
    m_shown = shown;
    lines().clear();
    if (related.parent) {
        addLine(
            tr("is part of"), *related.parent, {},
            isReadOnly ? std::function<void()>() : [this] { emit leaveParentRequested(); });
    }
    for (const auto& child : related.children)
        addLine(tr("has the part"), child, {}, {});
    if (!related.children.isEmpty()) {
        auto* affected =
            new QLabel(tr("With those who reported its parts %n person(s) are affected.", nullptr,
                related.affectedUsers));
        affected->setObjectName(u"affectedUsers"_s);
        affected->setWordWrap(true);
        setStyleClass(affected, u"muted"_s);
        lines().add(affected);
    }
    for (const auto& link : related.links) {
        addLine(
            captionOf(link), link.other, link.note,
            isReadOnly || link.isForGood || !link.other.isReadable
                ? std::function<void()>()
                : [this, link] { emit unlinkRequested(link); });
    }
    finish(m_linkKeys.isEmpty()
            ? tr("Nothing is linked yet.")
            : tr("Nothing is linked yet. %1 says how another ticket has to do with this one.",
                "a key")
                  .arg(m_linkKeys));
}

void RelatedView::setLinkKeys(const QString& keys)
{
    m_linkKeys = keys;
    if (const auto shown = std::exchange(m_shown, std::nullopt))
        show(shown->first, shown->second);
}

void RelatedView::addLine(const QString& caption, const OtherTicket& other, const QString& note,
    const std::function<void()>& remove)
{
    auto* row = lines().addLine();
    auto* how = new QLabel(caption);
    how->setMinimumWidth(captionWidth);
    setStyleClass(how, u"muted"_s);
    row->addWidget(how);
    row->addWidget(ticketButton(other, [this, id = other.id] { emit openRequested(id); }));
    auto* title = new ElidedLabel;
    title->setText(other.isReadable ? other.title : QString());
    row->addWidget(title, 1);
    if (!note.isEmpty()) {
        auto* word = new ElidedLabel;
        word->setText(note);
        setStyleClass(word, u"small muted"_s);
        row->addWidget(word, 1);
    }
    if (other.isReadable && other.isDeleted)
        row->addWidget(new Pill(tr("Deleted", "the other ticket"), Tone::Neutral));
    else if (other.isReadable)
        row->addWidget(new Pill(Words::of(other.status), Words::tone(other.status)));
    if (remove) {
        auto* button = new QPushButton;
        button->setObjectName(u"unlink"_s);
        button->setIcon(icon(u"close"_s));
        button->setToolTip(tr("Remove the link"));
        button->setAccessibleName(tr("Remove the link"));
        setStyleClass(button, u"quiet"_s);
        connect(button, &QPushButton::clicked, this, remove);
        row->addWidget(button);
    }
}

} // namespace homeport
