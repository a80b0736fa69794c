#include "ui/shell/new_command.h"
#include "ui/theme/icons.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/composer_text.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// Who will read what is written, and how it is sent; composer.cpp holds what is written.

void Composer::setParts(int open)
{
    m_openParts = open;
    m_forParts->setText(tr("Also on its %n open part(s)", nullptr, open));
    if (open == 0)
        m_forParts->setChecked(false);
    showAudience();
}

bool Composer::isForParts() const
{
    return m_forParts->isChecked() && m_openParts > 0 && !m_isInternal;
}

void Composer::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    const bool isReady = !isBusy && m_isSendPossible && !isEmpty();
    if (!isReady && (m_send->hasFocus() || m_sendAnd->hasFocus()))
        m_text->setFocus();
    m_send->setEnabled(isReady);
    m_sendAnd->setEnabled(isReady);
}

/// Who will read it, at the button that sends it; and what those of the parts get of it.
void Composer::showAudience()
{
    const auto name = withoutMnemonic(m_requester);
    m_send->setText(m_isInternal    ? tr("Add internal note")
            : m_requester.isEmpty() ? tr("Send")
            : isForParts()
            ? tr("Send to %1 +%2", "a person, how many more").arg(name, Words::number(m_openParts))
            : tr("Send to %1").arg(name));
    setShown(m_forParts, m_openParts > 0 && !m_isInternal);
    QStringList sentences;
    if (!m_files.isEmpty())
        sentences << tr("Files stay on this ticket.");
    sentences << tr(
        "All read the same words: names and numbers in them stay those of this ticket.");
    m_partsNote->setText(sentences.join(u' '));
    setShown(m_partsNote, isForParts());
}

void Composer::send(const std::optional<TicketAct>& then)
{
    const auto text = m_text->toPlainText().trimmed();
    if (isEmpty() || !m_send->isEnabled())
        return;
    if (isForParts() && text.isEmpty())
        return setDraftNote(tr("Write a few words: files alone reach none of its parts."));
    m_then = then;
    QStringList content{m_isInternal ? u"note"_s
            : isForParts()           ? u"for parts"_s
                                     : u"reply"_s,
        text};
    for (const auto& file : std::as_const(m_files))
        content += file.key;
    emit sendRequested(text, m_isInternal, m_sent.of(content.join(u'\n')));
}

void Composer::makeSendMenu()
{
    auto* menu = new QMenu(m_sendAnd);
    m_sendHold =
        menu->addAction(tr("Send and put on hold"), this, [this] { send(TicketAct::Hold); });
    m_sendResolve =
        menu->addAction(tr("Send and resolve"), this, [this] { send(TicketAct::Resolve); });
    m_sendAnd->setObjectName(u"sendAnd"_s);
    m_sendAnd->setAccessibleName(tr("Send and …"));
    m_sendAnd->setToolTip(tr("Send, and go on with what comes next"));
    m_sendAnd->setIcon(icon(u"chevron_down"_s));
    m_sendAnd->setFocusPolicy(Qt::StrongFocus);
    m_sendAnd->setPopupMode(QToolButton::InstantPopup);
    m_sendAnd->setMenu(menu);
    offerNext(false, false);
}

void Composer::offerNext(bool isHold, bool isResolve)
{
    m_sendHold->setVisible(isHold);
    m_sendResolve->setVisible(isResolve);
    if (m_sendAnd->hasFocus() && !isHold && !isResolve)
        m_text->setFocus();
    setShown(m_sendAnd, isHold || isResolve);
}

bool Composer::sendAnd(TicketAct act)
{
    const auto* offered = act == TicketAct::Hold ? m_sendHold : m_sendResolve;
    if (!offered->isVisible() || isEmpty())
        return false;
    send(act);
    return true;
}

std::optional<TicketAct> Composer::takeNext()
{
    return std::exchange(m_then, std::nullopt);
}

} // namespace homeport
