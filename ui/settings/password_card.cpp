#include "ui/settings/password_card.h"

#include "core/access/password_policy.h"
#include "ui/shell/backend.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/meter.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int meterWidth = 180;
constexpr int fairStrength = 60; // of 100

} // namespace

PasswordCard::PasswordCard(Backend& backend, QWidget* parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_present(new QLineEdit)
    , m_fresh(new QLineEdit)
    , m_again(new QLineEdit)
    , m_meter(new Meter)
    , m_strength(new QLabel)
    , m_message(new MessageStrip)
    , m_change(new HintButton(tr("Change the password")))
{
    setStyleClass(this, u"card"_s);
    auto* heading = new QLabel(tr("Password"));
    setStyleClass(heading, u"subtitle"_s);
    const std::pair<QLineEdit*, QString> fields[] = {{m_present, u"passwordPresent"_s},
        {m_fresh, u"passwordFresh"_s}, {m_again, u"passwordAgain"_s}};
    for (const auto& [field, name] : fields) {
        field->setObjectName(name);
        field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::textChanged, this, &PasswordCard::showStrength);
        connect(field, &QLineEdit::returnPressed, this, &PasswordCard::change);
    }
    m_change->setObjectName(u"passwordChange"_s);
    m_message->setObjectName(u"passwordMessage"_s);
    m_strength->setObjectName(u"passwordStrength"_s);
    setStyleClass(m_strength, u"small muted"_s);
    m_meter->setFixedWidth(meterWidth);
    auto* strength = new QHBoxLayout;
    strength->addWidget(m_meter);
    strength->addWidget(m_strength, 1);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_change);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addWidget(m_message);
    layout->addWidget(new FormRow(tr("Present password"), m_present));
    layout->addWidget(new FormRow(tr("New password"), m_fresh));
    layout->addLayout(strength);
    layout->addWidget(new FormRow(tr("New password once more"), m_again));
    layout->addLayout(foot);
    connect(m_change, &HintButton::clicked, this, &PasswordCard::change);
    showStrength();
}

void PasswordCard::refresh()
{
    const auto asked =
        m_backend.ask([organization = m_backend.actor().organization](Session& session) {
            return session.replica->read(
                [&](Database& database) { return passwordPolicy(database, organization); });
        });
    deliver(asked, this, m_latest([this](const Result<PasswordPolicy>& policy) {
        if (!policy)
            return;
        m_rules = policy->rules;
        showStrength();
    }));
}

void PasswordCard::change()
{
    if (!m_change->isEnabled())
        return;
    if (m_fresh->text() != m_again->text()) {
        m_message->say(Tone::Critical, tr("The new password was not typed twice alike."));
        m_again->setFocus();
        m_again->selectAll();
        return;
    }
    m_isChanging = true;
    showStrength();
    const auto changing =
        m_backend.run([actor = m_backend.actor(), present = m_present->text(),
                          fresh = m_fresh->text(), kept = m_backend.session()](Session& session) {
            return session.signIn.changePassword(actor, present, fresh, kept, u"desktop"_s);
        });
    deliver(changing, this, [this](const Result<>& done) {
        m_isChanging = false;
        showStrength();
        if (!done) {
            m_message->say(Tone::Critical, Words::of(done.error()));
            auto* field = done.error().code == "BAD_CREDENTIALS"_L1 ? m_present : m_fresh;
            field->setFocus();
            field->selectAll();
            return;
        }
        for (auto* field : {m_present, m_fresh, m_again})
            field->clear();
        m_message->say(Tone::Good,
            tr("The password is changed. Everywhere else you were signed in you have to sign in "
               "again."));
        emit this->changed();
    });
}

void PasswordCard::showStrength()
{
    const auto password = m_fresh->text();
    const QStringList personal{m_backend.actor().displayName};
    const auto faults = passwordFaults(password, personal, m_rules);
    const auto strength = password.isEmpty() ? 0 : passwordStrength(password, personal);
    m_meter->setShare(strength / 100.0);
    m_meter->setTone(!faults.isEmpty() ? Tone::High
            : strength < fairStrength  ? Tone::Medium
                                       : Tone::Good);
    m_strength->setText(password.isEmpty() ? tr("at least %n characters", nullptr, m_rules.minimum)
            : faults.contains(u"too_short"_s) ? tr("too short")
            : faults.contains(u"classes"_s)   ? tr("too few kinds of signs")
            : faults.contains(u"common"_s)    ? tr("too common")
            : faults.contains(u"personal"_s)  ? tr("contains a name")
            : !faults.isEmpty()               ? tr("easy to guess")
            : strength < fairStrength         ? tr("fair")
                                              : tr("strong"));
    m_change->setEnabled(!m_isChanging && !m_present->text().isEmpty() && !password.isEmpty());
}

} // namespace homeport
