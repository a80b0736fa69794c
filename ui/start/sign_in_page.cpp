#include "ui/start/sign_in_page.h"

#include "ui/theme/icons.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 400;
constexpr int markSize = 34;

} // namespace

SignInPage::SignInPage(QWidget* parent)
    : QWidget(parent)
    , m_desk(new QLabel)
    , m_login(new QLineEdit)
    , m_password(new QLineEdit)
    , m_fresh(new QLineEdit)
    , m_again(new QLineEdit)
    , m_freshRow(new FormRow(tr("&New password"), m_fresh))
    , m_againRow(new FormRow(tr("New password &once more"), m_again))
    , m_message(new MessageStrip)
    , m_enter(
          new HintButton(tr("Sign in"), KeyHint::words(Qt::Key_Return), HintButton::Look::Primary))
    , m_other(new HintButton(tr("Another desk"), {}, HintButton::Look::Quiet))
    , m_back(new HintButton(tr("Back"), {}, HintButton::Look::Quiet))
    , m_warning(new QLabel)
{
    setObjectName(u"signInPage"_s);
    m_login->setObjectName(u"login"_s);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_fresh->setObjectName(u"freshPassword"_s);
    m_fresh->setEchoMode(QLineEdit::Password);
    m_again->setObjectName(u"freshPasswordAgain"_s);
    m_again->setEchoMode(QLineEdit::Password);
    m_enter->setObjectName(u"signIn"_s);
    m_desk->setTextFormat(Qt::PlainText);
    m_desk->setWordWrap(true);
    setStyleClass(m_desk, u"secondary"_s);

    auto* mark = new QLabel;
    mark->setPixmap(productMark().pixmap(markSize, markSize));
    auto* welcome = new QLabel(tr("Homeport"));
    setStyleClass(welcome, u"welcome"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::space);
    head->addWidget(mark);
    head->addWidget(welcome);
    head->addStretch();

    m_other->setObjectName(u"otherDesk"_s);
    m_back->setObjectName(u"backToLock"_s);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    setStyleClass(m_warning, u"small secondary"_s);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_other);
    foot->addWidget(m_back);
    foot->addStretch();
    foot->addWidget(m_enter);

    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    card->setFixedWidth(cardWidth);
    auto* form = new QVBoxLayout(card);
    form->setContentsMargins(24, 22, 24, 20);
    form->setSpacing(Theme::space);
    form->addWidget(new FormRow(tr("Sign-in &name"), m_login));
    form->addWidget(new FormRow(tr("&Password"), m_password));
    form->addWidget(m_message);
    form->addWidget(m_freshRow);
    form->addWidget(m_againRow);
    form->addWidget(m_warning);
    form->addLayout(foot);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Theme::space);
    auto* column = new QVBoxLayout;
    column->setSpacing(Theme::space);
    column->addLayout(head);
    column->addWidget(m_desk);
    column->addWidget(card);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);

    connect(m_login, &QLineEdit::returnPressed, this, &SignInPage::submit);
    for (auto* field : {m_password, m_fresh, m_again})
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_enter, &HintButton::clicked, this, &SignInPage::submit);
    connect(m_other, &HintButton::clicked, this, &SignInPage::otherDeskRequested);
    connect(m_back, &HintButton::clicked, this, &SignInPage::backRequested);
    setLockedBy({});
    setChoosing(false);
}

void SignInPage::setDesk(const QString& name)
{
    m_desk->setText(name);
}

void SignInPage::start(const QString& login)
{
    setBusy(false);
    m_message->dismiss();
    if (!login.isEmpty())
        m_login->setText(login);
    m_password->clear();
    setChoosing(false);
    (m_login->text().isEmpty() ? m_login : m_password)->setFocus();
}

void SignInPage::setLockedBy(const QString& name)
{
    const auto isLocked = !name.isEmpty();
    if (isLocked) {
        m_login->clear();
        m_warning->setText(tr("Signing in closes the locked desk of %1. Text that was not sent is "
                              "dropped.")
                               .arg(name));
    }
    setShown(m_other, !isLocked);
    setShown(m_back, isLocked);
    setShown(m_warning, isLocked);
}

void SignInPage::setBusy(bool isBusy)
{
    m_enter->setEnabled(!isBusy);
    m_enter->setText(isBusy ? tr("Signing in …") : tr("Sign in"));
}

void SignInPage::fail(const QString& sentence)
{
    setBusy(false);
    m_message->say(Tone::Critical, sentence);
    auto* field = m_isChoosing ? m_fresh : m_password;
    field->selectAll();
    field->setFocus();
}

void SignInPage::askForNew(const QString& sentence, const QString& rules)
{
    m_freshRow->setHint(rules);
    setBusy(false);
    setChoosing(true);
    m_message->say(Tone::Information, sentence);
    m_fresh->setFocus();
}

void SignInPage::setChoosing(bool isChoosing)
{
    m_isChoosing = isChoosing;
    m_fresh->clear();
    m_again->clear();
    setShown(m_freshRow, isChoosing);
    setShown(m_againRow, isChoosing);
    m_login->setEnabled(!isChoosing);
    m_password->setEnabled(!isChoosing);
}

void SignInPage::submit()
{
    if (!m_enter->isEnabled())
        return;
    if (m_login->text().trimmed().isEmpty())
        return m_login->setFocus();
    if (m_password->text().isEmpty())
        return m_password->setFocus();
    if (m_isChoosing && m_fresh->text().isEmpty())
        return m_fresh->setFocus();
    if (m_isChoosing && m_fresh->text() != m_again->text()) {
        m_message->say(Tone::Critical, tr("The new password was not typed twice alike."));
        m_again->selectAll();
        return m_again->setFocus();
    }
    m_message->dismiss();
    setBusy(true);
    emit signInRequested(m_login->text(), m_password->text(), m_fresh->text());
}

} // namespace homeport
