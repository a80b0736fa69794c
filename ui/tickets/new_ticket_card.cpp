#include "ui/tickets/new_ticket_card.h"

#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/ticket_fields.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 760;
const auto commandKey = u"command"_s; ///< beside the fields in a draft

} // namespace

NewTicketCard::NewTicketCard(Backend& backend, DraftStore& drafts, TicketFields* fields,
    const QString& heading, const QString& button, QWidget* window)
    : m_backend(backend)
    , m_drafts(drafts)
    , m_command(newCommand())
    , m_fields(fields)
    , m_overlay(new Overlay(window, Overlay::Place::Top))
    , m_message(new MessageStrip)
    , m_source(new QLabel)
    , m_body(new QHBoxLayout)
    , m_draftNote(new Pill)
    , m_startOver(new HintButton(tr("Start over"), {}, HintButton::Look::Quiet))
{
    setMinimumWidth(cardWidth);
    auto* create = new HintButton(
        button, KeyHint::words(Qt::CTRL | Qt::Key_Return), HintButton::Look::Primary);
    create->setObjectName(u"create"_s);
    m_buttons.append(create);

    auto* rule = new QFrame;
    setStyleClass(rule, u"rule"_s);
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(20, Theme::wideSpace, 20, Theme::wideSpace);
    middle->setSpacing(Theme::space);
    middle->addWidget(m_fields);
    middle->addWidget(m_message);
    // What lies over the body is a part of it, so that Tab comes there before the foot.
    auto* body = new QWidget;
    body->setLayout(m_body);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_body->addLayout(middle, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(heading));
    layout->addWidget(rule);
    layout->addWidget(body);
    layout->addWidget(makeFoot());

    connect(create, &HintButton::clicked, this, [this] { confirm(false); });
    connect(m_fields, &TicketFields::submitted, this, &NewTicketCard::confirm);
    connect(m_fields, &TicketFields::edited, this, &NewTicketCard::keepDraft);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    connect(m_message, &MessageStrip::actionRequested, this, [this] {
        if (m_act)
            m_act();
    });
    connect(m_startOver, &HintButton::clicked, this, &NewTicketCard::startOver);
    m_overlay->setContent(this);
}

QWidget* NewTicketCard::makeHead(const QString& heading)
{
    auto* title = new QLabel(heading);
    setStyleClass(title, u"heading"_s);
    title->setMinimumHeight(m_draftNote->minimumSizeHint().height()); // which comes and goes
    auto* head = new QWidget;
    m_head = new QHBoxLayout(head);
    m_head->setContentsMargins(20, 14, 20, 14);
    m_head->setSpacing(Theme::smallSpace);
    m_head->addWidget(title);
    m_head->addWidget(m_source);
    m_head->addWidget(m_draftNote);
    m_head->addStretch();
    m_source->setTextFormat(Qt::PlainText);
    setStyleClass(m_source, u"secondary"_s);
    setShown(m_source, false);
    m_draftNote->setObjectName(u"draftNote"_s);
    m_draftNote->set({}, Tone::Neutral);
    return head;
}

QWidget* NewTicketCard::makeFoot()
{
    auto* foot = new QWidget;
    setStyleClass(foot, u"topLine"_s);
    m_foot = new QHBoxLayout(foot);
    m_foot->setContentsMargins(20, Theme::space, 20, Theme::space);
    auto* leave = new HintButton(tr("Back"), KeyHint::words(Qt::Key_Escape));
    connect(leave, &HintButton::clicked, this, &NewTicketCard::finish);
    m_startOver->setObjectName(u"startOver"_s);
    setShown(m_startOver, false);
    m_foot->addWidget(m_startOver);
    m_foot->addStretch();
    m_foot->addWidget(leave);
    m_foot->addWidget(m_buttons.last());
    return foot;
}

void NewTicketCard::setSource(const QString& sentence, const QString& objectName)
{
    m_source->setObjectName(objectName);
    m_source->setText(sentence);
    setShown(m_source, true);
}

void NewTicketCard::setAside(QWidget* aside, QWidget* line)
{
    m_aside = aside;
    m_asideLine = line;
    m_body->addWidget(aside);
    m_head->addWidget(line);
    m_overlay->installEventFilter(this);
    fitAside();
}

/// By the window and not by what stands beside the fields: nothing moves while one writes.
void NewTicketCard::fitAside()
{
    const int both = cardWidth + m_aside->minimumWidth();
    m_isBeside = m_overlay->parentWidget()->width() >= both + 2 * Theme::largeSpace;
    const auto* keys = window()->focusWidget();
    m_isOver = !m_isBeside && (m_isOver || (keys && m_aside->isAncestorOf(keys)));
    const bool isLaidOut = m_body->indexOf(m_aside) >= 0;
    if (m_isBeside && !isLaidOut)
        m_body->addWidget(m_aside);
    else if (!m_isBeside && isLaidOut)
        m_body->removeWidget(m_aside);
    auto room = m_asideLine->sizePolicy(); // is kept for the line, too
    room.setRetainSizeWhenHidden(!m_isBeside);
    m_asideLine->setSizePolicy(room);
    setShown(m_aside, m_isBeside || m_isOver);
    setMinimumWidth(m_isBeside ? both : cardWidth);
    placeAside();
    emit asideMoved();
}

void NewTicketCard::placeAside()
{
    if (!m_isOver)
        return;
    const auto ground = m_body->geometry();
    const int width = qMin(m_aside->minimumWidth(), ground.width());
    const QRect atTheEnd(ground.right() - width + 1, ground.top(), width, ground.height());
    m_aside->setGeometry(QStyle::visualRect(layoutDirection(), ground, atTheEnd));
    m_aside->raise();
}

void NewTicketCard::openAside()
{
    if (m_isBeside || !m_aside)
        return;
    m_isOver = true;
    placeAside();
    setShown(m_aside, true);
}

void NewTicketCard::closeAside()
{
    if (!m_isOver)
        return;
    m_isOver = false;
    setShown(m_aside, false);
}

void NewTicketCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeAside();
}

bool NewTicketCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_overlay && event->type() == QEvent::Resize)
        fitAside();
    return QWidget::eventFilter(watched, event);
}

void NewTicketCard::addButton(HintButton* button)
{
    m_foot->insertWidget(m_foot->count() - 1, button);
    m_buttons.prepend(button);
}

void NewTicketCard::say(Tone tone, const QString& sentence)
{
    m_message->say(tone, sentence);
}

void NewTicketCard::say(
    Tone tone, const QString& sentence, const QString& action, const std::function<void()>& act)
{
    m_act = act;
    m_message->say(tone, sentence, action);
}

void NewTicketCard::keepUnder(const QString& key)
{
    m_draft = m_drafts.open(key);
    connect(m_draft.get(), &Draft::saved, this,
        [this] { m_draftNote->set(tr("Draft saved"), Tone::Neutral); });
}

void NewTicketCard::begin(const std::function<void()>& offer)
{
    m_offer = offer;
    m_offer();
}

void NewTicketCard::open(bool goesOn)
{
    if (m_aside)
        fitAside();
    m_overlay->open(m_fields->firstField());
    if (goesOn)
        goOn();
}

void NewTicketCard::goOn()
{
    m_draft->goOn(this, [this](const QJsonObject& kept) {
        if (isWritten())
            return false;
        if (m_offer)
            m_fields->clear(); // of what was offered
        // What was on its way when it was closed is the same command, confirmed again.
        const auto command = CommandId::fromString(kept.value(commandKey).toString());
        if (!command.isNull())
            m_command = command;
        if (!m_fields->restore(kept))
            return false;
        m_draftNote->set(tr("Begun earlier"), Tone::Information);
        setShown(m_startOver, true);
        return true;
    });
}

/// From the buttons too, where the fields do not hear it.
void NewTicketCard::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        confirm(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

bool NewTicketCard::isReady()
{
    return !m_isBusy && m_fields->isComplete();
}

void NewTicketCard::send(const Creation& creation, const std::function<void(const Made&)>& then)
{
    setBusy(true);
    m_message->dismiss();
    const auto made = m_backend.run(
        [creation, command = m_command](Session& session) { return creation(session, command); });
    // What is created is no draft any more, also where its form was left meanwhile.
    deliver(made, &m_drafts,
        [card = QPointer<NewTicketCard>(this), draft = m_draft, then](const Result<Made>& result) {
            if (result)
                draft->forget();
            if (card)
                card->take(result, then);
        });
}

void NewTicketCard::take(const Result<Made>& made, const std::function<void(const Made&)>& then)
{
    setBusy(false);
    if (made)
        return then(*made);
    if (made.error().code == "IDEMPOTENCY_MISMATCH"_L1) {
        m_command = newCommand();
        keepDraft();
    }
    if (!m_fields->say(made.error()))
        m_message->say(Tone::Critical, Words::ofSent(made.error()));
}

void NewTicketCard::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    for (auto* button : std::as_const(m_buttons))
        button->setEnabled(!isBusy);
}

/// Only what someone has written is worth keeping; a form that was merely opened is not.
void NewTicketCard::keepDraft()
{
    m_draftNote->set({}, Tone::Neutral);
    auto draft = isWritten() ? m_fields->draft() : QJsonObject();
    if (!draft.isEmpty())
        draft.insert(commandKey, m_command.toString());
    m_draft->keep(draft);
}

void NewTicketCard::startOver()
{
    m_command = newCommand();
    m_fields->clear();
    if (m_offer)
        m_offer();
    m_draft->forget();
    m_draftNote->set({}, Tone::Neutral);
    setShown(m_startOver, false);
}

void NewTicketCard::finish()
{
    m_overlay->dismiss();
    m_overlay->deleteLater();
}

} // namespace homeport
