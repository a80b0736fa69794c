#include "ui/settings/record_card.h"

#include "ui/settings/record_form.h"
#include "ui/shell/draft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

RecordCard::RecordCard(const TableMeta& table, const Parts& parts, QWidget* parent)
    : QFrame(parent)
    , m_form(new RecordForm(table))
    , m_parts(parts)
    , m_discard(new HintButton(tr("Discard"), {}, HintButton::Look::Quiet))
    , m_draftNote(new QLabel)
{
    setStyleClass(this, u"card"_s);
    setStyleClass(m_draftNote, u"small muted"_s);
    m_draftNote->setObjectName(m_parts.name + u"DraftNote"_s);
    m_parts.save->setObjectName(m_parts.name + u"Save"_s);
    m_discard->setObjectName(m_parts.name + u"Discard"_s);
    auto* heading = new QLabel(m_parts.heading);
    setStyleClass(heading, u"subtitle"_s);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_draftNote, 1);
    foot->addWidget(m_discard);
    foot->addWidget(m_parts.save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addWidget(m_form);
    layout->addLayout(foot);
    connect(m_form, &RecordForm::edited, this, [this] {
        m_form->clearErrors();
        m_parts.draft->keep(m_form->draft());
        showButtons();
    });
    connect(m_discard, &HintButton::clicked, this, &RecordCard::discard);
    m_parts.save->setEnabled(false);
    setShown(m_discard, false);
}

RecordCard::~RecordCard()
{
    // A form that goes must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void RecordCard::showStored(const Row& row)
{
    const bool isFirst = m_form->seen().cells.empty();
    if (!isFirst && m_form->isChanged())
        return;
    m_form->showRow(row);
    showButtons();
    if (isFirst)
        applyDraft();
}

bool RecordCard::startSaving()
{
    if (!m_parts.save->isEnabled() || !m_form->isChanged())
        return false;
    m_parts.save->setEnabled(false);
    m_parts.message->dismiss();
    return true;
}

bool RecordCard::finishSaving(const Result<EntryRef>& entry)
{
    if (!entry) {
        const auto sentence = Words::of(entry.error());
        if (!m_form->showError(entry.error().subject, sentence))
            m_parts.message->say(Tone::Critical, sentence);
        showButtons();
        return false;
    }
    m_parts.draft->forget();
    m_form->showRow(m_form->wanted());
    showButtons();
    return true;
}

void RecordCard::applyDraft()
{
    m_parts.draft->goOn(this, [this](const QJsonObject& kept) {
        if (m_form->isChanged())
            return false;
        m_form->applyDraft(kept);
        showButtons();
        return true;
    });
}

void RecordCard::discard()
{
    m_parts.draft->forget();
    m_form->showRow(m_form->seen());
    showButtons();
}

void RecordCard::showButtons()
{
    const bool isChanged = m_form->isChanged();
    m_parts.save->setEnabled(isChanged);
    setShown(m_discard, isChanged);
    m_draftNote->setText(isChanged ? tr("Not saved yet; kept as a draft") : QString());
}

} // namespace homeport
