#include "ui/shell/proof_card.h"

#include "core/access/fresh_proof.h"
#include "ui/shell/backend.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 420;

} // namespace

ProofCard::ProofCard(Backend& backend, QWidget* window)
    : m_backend(backend)
    , m_overlay(new Overlay(window))
    , m_password(new QLineEdit)
    , m_message(new MessageStrip)
    , m_goOn(new HintButton(tr("Go on"), KeyHint::words(Qt::Key_Return), HintButton::Look::Primary))
{
    setObjectName(u"proofCard"_s);
    setMinimumWidth(cardWidth);
    auto* heading = new QLabel(tr("Your password once more"));
    setStyleClass(heading, u"heading"_s);
    auto* why = new QLabel(tr("It was typed some time ago, and this is only for you to do."));
    why->setWordWrap(true);
    setStyleClass(why, u"secondary"_s);
    m_password->setObjectName(u"proofPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_goOn->setObjectName(u"proofGoOn"_s);
    m_goOn->setAutoDefault(false);
    auto* leave = new HintButton(tr("Back"), KeyHint::words(Qt::Key_Escape));
    leave->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(leave);
    foot->addWidget(m_goOn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(Theme::wideSpace);
    layout->addWidget(heading);
    layout->addWidget(why);
    layout->addWidget(new FormRow(tr("&Password"), m_password));
    layout->addWidget(m_message);
    layout->addLayout(foot);

    connect(m_password, &QLineEdit::returnPressed, this, &ProofCard::prove);
    connect(m_goOn, &HintButton::clicked, this, &ProofCard::prove);
    connect(leave, &HintButton::clicked, m_overlay, &Overlay::dismiss);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    connect(m_overlay, &Overlay::dismissed, this, &ProofCard::left);
    m_overlay->setContent(this);
    m_overlay->open(m_password);
}

void ProofCard::prove()
{
    if (!m_goOn->isEnabled() || m_password->text().isEmpty())
        return;
    m_message->dismiss();
    m_goOn->setEnabled(false); // until the answer is there
    const auto asked =
        m_backend.run([actor = m_backend.actor(), password = m_password->text()](Session& session) {
            return proveAgain(*session.replica, actor, password, u"desktop"_s);
        });
    deliver(asked, this, [this](const Result<>& known) {
        if (m_overlay->isHidden()) // left meanwhile
            return;
        if (!known) {
            m_goOn->setEnabled(true);
            m_message->say(Tone::Critical, Words::of(known.error()));
            m_password->selectAll();
            m_password->setFocus();
            return;
        }
        disconnect(m_overlay, &Overlay::dismissed, this, nullptr);
        m_overlay->dismiss();
        m_overlay->deleteLater(); // also where the window was locked meanwhile
        emit proven();
    });
}

} // namespace homeport
