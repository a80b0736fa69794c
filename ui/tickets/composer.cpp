#include "ui/tickets/composer.h"

#include "ui/widgets/hint_button.h"
#include "ui/widgets/plain_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Composer::Composer(QWidget* parent)
    : QFrame(parent)
    , m_reply(new QPushButton(tr("Reply")))
    , m_note(new QPushButton(tr("Internal note")))
    , m_text(new QPlainTextEdit)
    , m_send(new HintButton(tr("Send"), u"Ctrl ↵"_s, HintButton::Look::Primary))
    , m_draft(new QLabel)
{
    setObjectName(u"composer"_s);
    for (auto* chip : {m_reply, m_note}) {
        setStyleClass(chip, u"chip"_s);
        chip->setCheckable(true);
        chip->setAutoExclusive(true);
    }
    m_reply->setObjectName(u"replyChip"_s);
    m_note->setObjectName(u"noteChip"_s);
    m_send->setObjectName(u"send"_s);
    m_text->setObjectName(u"composerText"_s);
    m_text->setAccessibleName(tr("Text"));
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    setStyleClass(m_text, u"bare"_s);
    m_text->setMinimumHeight(48);
    m_text->setMaximumHeight(96);
    m_text->installEventFilter(this);

    auto* chips = new QHBoxLayout;
    chips->setSpacing(Theme::smallSpace);
    chips->addWidget(m_reply);
    chips->addWidget(m_note);
    chips->addStretch();
    auto* foot = new QHBoxLayout;
    m_draft->setObjectName(u"draftNote"_s);
    setStyleClass(m_draft, u"small muted"_s);
    foot->addWidget(m_draft);
    foot->addStretch();
    foot->addWidget(m_send);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::space, 10, Theme::space, 10);
    layout->setSpacing(Theme::smallSpace);
    layout->addLayout(chips);
    layout->addWidget(m_text);
    layout->addLayout(foot);

    connect(m_reply, &QPushButton::clicked, this, [this] { write(false); });
    connect(m_note, &QPushButton::clicked, this, [this] { write(true); });
    connect(m_send, &HintButton::clicked, this, &Composer::send);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        setBusy(m_isBusy);
        m_draft->clear();
        emit draftChanged();
    });
    choose(false);
    setBusy(false);
}

void Composer::write(bool isInternal)
{
    choose(isInternal);
    m_text->setFocus();
}

void Composer::setRequester(const QString& name)
{
    m_requester = name;
    choose(m_isInternal);
}

void Composer::setReplyPossible(bool isPossible)
{
    m_reply->setEnabled(isPossible);
    if (!isPossible)
        choose(true);
}

void Composer::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_send->setEnabled(!isBusy && !m_text->toPlainText().trimmed().isEmpty());
}

void Composer::clear()
{
    m_sent.forget();
    m_text->clear();
}

QString Composer::text() const
{
    return m_text->toPlainText();
}

void Composer::restore(const QString& text, bool isInternal)
{
    if (text.isEmpty() || !m_text->document()->isEmpty())
        return;
    choose(isInternal || !m_reply->isEnabled());
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void Composer::setDraftNote(const QString& note)
{
    m_draft->setText(note);
}

bool Composer::eventFilter(QObject* watched, QEvent* event)
{
    // Esc leaves the field, so that letters are keys again; what was written stays.
    const auto isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (event->type() == QEvent::KeyPress)
            m_text->clearFocus();
        event->accept();
        return true;
    }
    // With nothing typed there is nothing to undo here, so the key is that of the window.
    if (event->type() == QEvent::ShortcutOverride && m_text->document()->isEmpty()) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->matches(QKeySequence::Undo) || press->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const auto isReturn = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isReturn && press->modifiers().testFlag(Qt::ControlModifier)) {
            send();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void Composer::choose(bool isInternal)
{
    const auto isOther = m_isInternal != isInternal;
    m_isInternal = isInternal;
    m_reply->setChecked(!isInternal);
    m_note->setChecked(isInternal);
    setStyleClass(this, isInternal ? u"note"_s : u"card"_s);
    m_text->setPlaceholderText(isInternal ? tr("Only the desk will read this")
            : m_requester.isEmpty()       ? tr("Write a reply")
                                          : tr("Write a reply to %1").arg(m_requester));
    m_send->setText(isInternal      ? tr("Add internal note")
            : m_requester.isEmpty() ? tr("Send")
                                    : tr("Send to %1").arg(withoutMnemonic(m_requester)));
    if (isOther && !m_text->document()->isEmpty())
        emit draftChanged();
}

void Composer::send()
{
    const auto text = m_text->toPlainText().trimmed();
    if (text.isEmpty() || !m_send->isEnabled())
        return;
    const auto content = (m_isInternal ? u"note "_s : u"reply "_s) + text;
    emit sendRequested(text, m_isInternal, m_sent.of(content));
}

} // namespace homeport
