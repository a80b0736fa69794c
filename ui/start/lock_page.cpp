#include "ui/start/lock_page.h"

#include "ui/widgets/avatar.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 400;
constexpr int avatarSize = 34;

} // namespace

LockPage::LockPage(QWidget* parent)
    : QWidget(parent)
    , m_avatar(new Avatar)
    , m_name(new QLabel)
    , m_password(new QLineEdit)
    , m_message(new MessageStrip)
    , m_unlock(
          new HintButton(tr("Unlock"), KeyHint::words(Qt::Key_Return), HintButton::Look::Primary))
{
    setObjectName(u"lockPage"_s);
    m_avatar->setDiameter(avatarSize);
    m_name->setObjectName(u"lockedPerson"_s);
    m_name->setTextFormat(Qt::PlainText);
    setStyleClass(m_name, u"welcome"_s);
    m_password->setObjectName(u"unlockPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_unlock->setObjectName(u"unlock"_s);
    auto* other = new HintButton(tr("Someone else"), {}, HintButton::Look::Quiet);
    other->setObjectName(u"someoneElse"_s);

    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::space);
    head->addWidget(m_avatar);
    head->addWidget(m_name, 1);
    auto* said = new QLabel(tr("This window is locked. What you were writing is still there."));
    said->setWordWrap(true);
    setStyleClass(said, u"secondary"_s);

    auto* foot = new QHBoxLayout;
    foot->addWidget(other);
    foot->addStretch();
    foot->addWidget(m_unlock);
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    card->setFixedWidth(cardWidth);
    auto* form = new QVBoxLayout(card);
    form->setContentsMargins(24, 22, 24, 20);
    form->setSpacing(Theme::space);
    form->addWidget(new FormRow(tr("&Password"), m_password));
    form->addWidget(m_message);
    form->addLayout(foot);

    auto* column = new QVBoxLayout;
    column->setSpacing(Theme::space);
    column->addLayout(head);
    column->addWidget(said);
    column->addWidget(card);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);

    connect(m_password, &QLineEdit::returnPressed, this, &LockPage::submit);
    connect(m_unlock, &HintButton::clicked, this, &LockPage::submit);
    connect(other, &HintButton::clicked, this, &LockPage::someoneElseRequested);
}

void LockPage::start(const QString& name, const QString& reason)
{
    setBusy(false);
    m_avatar->setName(name);
    m_name->setText(name);
    m_password->clear();
    if (reason.isEmpty())
        m_message->dismiss();
    else
        m_message->say(Tone::Information, reason);
    m_password->setFocus();
}

void LockPage::fail(const QString& sentence)
{
    setBusy(false);
    m_message->say(Tone::Critical, sentence);
    m_password->selectAll();
    m_password->setFocus();
}

void LockPage::setBusy(bool isBusy)
{
    m_unlock->setEnabled(!isBusy);
    m_unlock->setText(isBusy ? tr("Unlocking …") : tr("Unlock"));
}

void LockPage::submit()
{
    if (!m_unlock->isEnabled() || m_password->text().isEmpty())
        return;
    m_message->dismiss();
    setBusy(true);
    emit unlockRequested(m_password->text());
}

} // namespace homeport
