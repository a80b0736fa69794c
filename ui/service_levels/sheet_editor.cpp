#include "ui/service_levels/sheet_editor.h"

#include "ui/service_levels/preview_card.h"
#include "ui/shell/new_command.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/clock_words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int typingPause = 400; // milliseconds

} // namespace

SheetEditor::SheetEditor(Backend& backend, const Look& look)
    : m_backend(backend)
    , m_command(newCommand())
    , m_layout(new QVBoxLayout(this))
    , m_title(new QLabel)
    , m_state(new QLabel)
    , m_name(new QLineEdit)
    , m_preview(new PreviewCard(look.note))
    , m_message(new MessageStrip)
    , m_active(new HintButton)
    , m_save(new HintButton(
          tr("Save"), KeyHint::words(Qt::CTRL | Qt::Key_Return), HintButton::Look::Primary))
{
    setObjectName(look.name + u"Editor"_s);
    m_name->setObjectName(look.name + u"Name"_s);
    m_title->setTextFormat(Qt::PlainText);
    setStyleClass(m_title, u"subtitle"_s);
    setStyleClass(m_state, u"muted"_s);
    m_preview->setMaximumHeight(look.previewHeight);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::space);
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_preview);
    m_layout->addWidget(makeFoot(look.name));

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, [this] { askPreview(); });
    connect(m_name, &QLineEdit::textEdited, this, &SheetEditor::note);
    connect(m_save, &HintButton::clicked, this, [this] { save(); });
    connect(m_active, &HintButton::clicked, this, [this] { toggleActive(); });
}

QBoxLayout* SheetEditor::makeHead()
{
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addStretch();
    return head;
}

QWidget* SheetEditor::makeFoot(const QString& name)
{
    m_save->setObjectName(name + u"Save"_s);
    m_save->setShortcut(QKeySequence(u"Ctrl+Return"_s));
    m_save->setEnabled(false); // nothing is edited yet
    m_active->setObjectName(name + u"Active"_s);
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_active);
    layout->addStretch();
    layout->addWidget(m_save);
    return foot;
}

void SheetEditor::setForm(QWidget* form)
{
    m_layout->insertWidget(1, form, 1);
}

void SheetEditor::focusFirst()
{
    m_name->setFocus();
    m_name->selectAll();
}

bool SheetEditor::isEdited() const
{
    return m_isSaving || m_save->isEnabled();
}

void SheetEditor::startFilling(const QString& title, const QString& name)
{
    m_isFilling = true;
    m_command = newCommand();
    m_message->dismiss();
    m_title->setText(title);
    m_name->setText(name);
}

void SheetEditor::finishFilling(const Standing& standing)
{
    m_isFilling = false;
    const auto right = standing.isNew ? u"sla.create"_s : u"sla.update"_s;
    m_isWritable = m_backend.actor().scopeOf(right) != Scope::None;
    setWritable(m_isWritable);
    m_state->setText(standing.told);
    m_save->setEnabled(false);
    m_active->setText(standing.isActive ? tr("Retire") : tr("Use again"));
    m_active->setEnabled(m_isWritable);
    setShown(m_active, !standing.isNew);
    askPreview();
}

void SheetEditor::note()
{
    if (m_isFilling)
        return;
    m_save->setEnabled(m_isWritable);
    m_typing.start();
}

void SheetEditor::complain(const QString& sentence)
{
    m_message->say(Tone::Critical, sentence);
}

void SheetEditor::advise(const QString& sentence)
{
    m_message->say(Tone::Medium, sentence);
}

void SheetEditor::showPreview(const QFuture<Result<DeadlinePreview>>& preview)
{
    deliver(preview, this, m_latestPreview([this](const Result<DeadlinePreview>& found) {
        if (found)
            m_preview->setPreview(*found);
        else
            m_preview->say(ClockWords::refusal(found.error()));
    }));
}

void SheetEditor::sayPreview(const QString& sentence)
{
    m_latestPreview([](int) {}); // answers under way are of no use any more
    m_preview->say(sentence);
}

/// Nothing is saved twice; the keys stay with the form. Whether there was something to save.
bool SheetEditor::leaveSave()
{
    const bool wasEdited = isEdited();
    if (m_save->hasFocus())
        m_name->setFocus();
    m_save->setEnabled(false);
    m_isSaving = wasEdited;
    return wasEdited;
}

void SheetEditor::finish(const Result<Outcome>& done, const QString& deed, bool wasEdited)
{
    m_isSaving = false;
    if (!done) {
        complain(ClockWords::refusal(done.error()));
        m_save->setEnabled(wasEdited);
        return;
    }
    m_message->dismiss();
    emit saved(done->id, deed, done->entry);
}

} // namespace homeport
