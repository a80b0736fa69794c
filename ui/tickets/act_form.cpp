#include "ui/tickets/act_form.h"

#include "ui/shell/new_command.h"
#include "ui/tickets/form_draft.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 460;

bool isReturn(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

ActForm::ActForm(
    const QString& title, const QString& confirm, HintButton::Look look, QWidget* window)
    : m_command(newCommand())
    , m_overlay(new Overlay(window))
    , m_rows(new QVBoxLayout)
    , m_draftNote(new Pill)
    , m_startOver(new HintButton(tr("Start over"), {}, HintButton::Look::Quiet))
    , m_message(new MessageStrip)
    , m_confirm(new HintButton(confirm, KeyHint::words(Qt::Key_Return), look))
{
    setObjectName(u"actForm"_s);
    setMinimumWidth(cardWidth);
    auto* heading = new QLabel(title);
    heading->setTextFormat(Qt::PlainText);
    setStyleClass(heading, u"heading"_s);
    m_draftNote->setObjectName(u"draftNote"_s);
    m_draftNote->set({}, Tone::Neutral);
    heading->setMinimumHeight(m_draftNote->minimumSizeHint().height()); // which comes and goes
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::smallSpace);
    head->addWidget(heading);
    head->addWidget(m_draftNote);
    head->addStretch();
    m_startOver->setObjectName(u"startOver"_s);
    setShown(m_startOver, false);
    auto* leave = new HintButton(tr("Back"), KeyHint::words(Qt::Key_Escape));
    leave->setAutoDefault(false);
    m_confirm->setObjectName(u"confirm"_s);
    m_confirm->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_startOver);
    foot->addStretch();
    foot->addWidget(leave);
    foot->addWidget(m_confirm);
    m_rows->setSpacing(Theme::space);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(Theme::wideSpace);
    layout->addLayout(head);
    layout->addLayout(m_rows);
    layout->addWidget(m_message);
    layout->addLayout(foot);

    connect(leave, &HintButton::clicked, this, &ActForm::finish);
    connect(m_confirm, &HintButton::clicked, this, &ActForm::submit);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    m_overlay->setContent(this);
}

void ActForm::startAnew()
{
    m_command = newCommand();
}

FormRow* ActForm::addRow(const QString& label, QWidget* field)
{
    if (auto* text = qobject_cast<QPlainTextEdit*>(field)) {
        text->setTabChangesFocus(true);
        text->setMinimumHeight(84);
        text->installEventFilter(this);
        m_confirm->setKeys(KeyHint::words(Qt::CTRL | Qt::Key_Return));
    }
    auto* row = new FormRow(label, field);
    m_rows->addWidget(row);
    m_fields.append(field);
    return row;
}

void ActForm::keepIn(const std::shared_ptr<Draft>& draft, const QString& subject)
{
    m_draft = draft;
    m_subject = subject;
}

void ActForm::offer(const std::function<void()>& preset)
{
    if (m_entries)
        m_entries->offer(preset);
    else
        preset();
}

void ActForm::open(QWidget* firstFocus)
{
    m_overlay->open(firstFocus);
    if (m_draft)
        goOn();
}

void ActForm::goOn()
{
    auto* draft = new FormDraft(m_draft, m_fields, m_subject, this);
    m_entries = draft;
    const auto note = [this](const QString& words, Tone tone) {
        m_draftNote->set(words, tone);
        adjustSize();
    };
    // That it was begun earlier stands there as long as it can be discarded.
    const auto say = [this, note](const QString& words) {
        if (!m_startOver->isVisibleTo(this))
            note(words, Tone::Neutral);
    };
    connect(draft, &FormDraft::edited, this, [say] { say({}); });
    connect(draft, &FormDraft::saved, this, [say] { say(tr("Draft saved")); });
    connect(draft, &FormDraft::failed, this,
        [note] { note(tr("The draft cannot be saved"), Tone::High); });
    connect(draft, &FormDraft::restored, this, [this, note](const QString& subject) {
        note(subject.isEmpty() ? tr("Begun earlier")
                               : tr("Begun earlier for %1", "34 tickets").arg(subject),
            Tone::Information);
        setShown(m_startOver, true);
    });
    connect(m_startOver, &HintButton::clicked, draft, [this, note, draft] {
        draft->startOver();
        note({}, Tone::Neutral);
        setShown(m_startOver, false);
    });
    draft->goOn();
}

void ActForm::fail(const QString& sentence)
{
    m_confirm->setEnabled(true);
    m_message->say(Tone::Critical, sentence);
}

void ActForm::resume(QWidget* field)
{
    m_confirm->setEnabled(true);
    field->setFocus();
}

void ActForm::finish()
{
    m_overlay->dismiss();
    m_overlay->deleteLater();
}

bool ActForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (isReturn(*press) && press->modifiers().testFlag(Qt::ControlModifier)) {
            submit();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ActForm::keyPressEvent(QKeyEvent* event)
{
    if (isReturn(*event))
        submit();
    else
        QWidget::keyPressEvent(event);
}

void ActForm::submit()
{
    if (!m_confirm->isEnabled())
        return;
    m_message->dismiss();
    m_confirm->setEnabled(false); // until the answer is there
    emit submitted();
}

} // namespace homeport
