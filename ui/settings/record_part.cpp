#include "ui/settings/record_part.h"

#include "ui/settings/duplicate_marks.h"
#include "ui/settings/setting_words.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/proof_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

RecordPart::RecordPart(
    const SettingsContext& context, const TableMeta& table, const Look& look, const Rights& rights)
    : m_context(context)
    , m_look(look)
    , m_rights(rights)
    , m_model(new LineModel(look.headings, this))
    , m_form(new RecordForm(table))
    , m_count(new QLabel)
    , m_filter(new FilterField)
    , m_new(new HintButton(look.newText, KeyHint::words(Qt::Key_Insert)))
    , m_message(new MessageStrip)
    , m_table(new QTableView)
    , m_empty(new EmptyState(look.emptyText))
    , m_panel(new QWidget)
    , m_body(new QWidget)
    , m_heading(new QLabel)
    , m_duplicateNote(new MessageStrip)
    , m_draftNote(new QLabel)
    , m_nothing(new EmptyState(tr("Choose a line to see it here.")))
    , m_extras(new QVBoxLayout)
    , m_acts(new QHBoxLayout)
    , m_save(makeSave([this] { save(); }))
    , m_discard(new HintButton(tr("Discard"), {}, HintButton::Look::Quiet))
    , m_remove(new HintButton(tr("Delete"), {}, HintButton::Look::Danger))
{
    setObjectName(m_look.name + u"Part"_s);
    m_draft = m_context.drafts.open(draftKey());
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(makeList());
    splitter->addWidget(makePanel());
    splitter->setStretchFactor(0, 1);
    splitter->setCollapsible(0, false);
    splitter->setCollapsible(1, false);
    splitter->setSizes({640, panelWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    auto* making = new QShortcut(QKeySequence(Qt::Key_Insert), this);
    making->setContext(Qt::WidgetWithChildrenShortcut);
    connect(making, &QShortcut::activated, this, &RecordPart::startNew);
    connect(m_discard, &HintButton::clicked, this, &RecordPart::discardDraft);
    connect(m_remove, &HintButton::clicked, this, &RecordPart::remove);
    connect(m_new, &HintButton::clicked, this, &RecordPart::startNew);
    connect(m_form, &RecordForm::edited, this, &RecordPart::keepDraft);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text.trimmed());
        showState();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &RecordPart::focusFirst);
    connect(&m_context.backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    showState();
    showButtons();
}

RecordPart::~RecordPart()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

RecordPart::Rights RecordPart::rightsOn(const SettingsContext& context, const QString& module)
{
    const auto may = [&](const QString& act) {
        return context.backend.actor().scopeOf(module + act) == Scope::Organization;
    };
    return {may(u".create"_s), may(u".update"_s), may(u".delete"_s)};
}

QFuture<Result<RecordPart::Saved>> RecordPart::discardRow(const QUuid&)
{
    return {};
}

void RecordPart::refresh()
{
    fetch();
    // What is being typed stays; the row is read again once it is saved or discarded.
    if (!m_chosen.isNull() && !m_form->isChanged() && !m_isSaving)
        load(m_chosen);
}

void RecordPart::focusFirst()
{
    if (m_table->isHidden())
        return besideList()->setFocus();
    m_table->setFocus();
    if (!m_table->currentIndex().isValid())
        stepBy(m_table, 1);
}

/// Where the keys are while the list is empty: a hidden one could not even be asked for a new row.
QWidget* RecordPart::besideList() const
{
    return m_filter->text().isEmpty() && !m_new->isHidden() ? static_cast<QWidget*>(m_new)
                                                            : m_filter;
}

void RecordPart::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void RecordPart::choose(const QUuid& id)
{
    m_wanted = id;
    m_filter->clear();
    const auto row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_wanted = {};
    m_table->setCurrentIndex(m_model->index(row, 0));
}

void RecordPart::setLines(const QList<ListLine>& lines)
{
    m_isLoaded = true;
    m_model->setLines(withMarks(lines, m_duplicates));
    showState();
    if (!m_wanted.isNull())
        choose(m_wanted);
    else if (const auto row = m_model->rowOf(m_chosen); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    else if (m_chosen.isNull() && !m_isNew && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::min(m_row, m_model->rowCount() - 1), 0));
}

void RecordPart::lineChosen()
{
    const auto* line = m_model->line(m_table->currentIndex().row());
    if (!line)
        return;
    m_row = m_table->currentIndex().row();
    if (line->id != m_chosen)
        openLine(line->id);
}

void RecordPart::openLine(const QUuid& id)
{
    m_isNew = false;
    m_isFresh = true;
    m_chosen = id;
    m_message->dismiss();
    load(id);
}

void RecordPart::startNew()
{
    if (!m_rights.mayCreate || m_look.newText.isEmpty())
        return;
    m_table->setCurrentIndex({});
    m_table->clearSelection();
    m_chosen = {};
    m_isNew = true;
    m_isFresh = true;
    showRow(blank());
    m_form->focusFirst();
}

void RecordPart::showRow(const Row& row)
{
    // Another line was chosen meanwhile, or a new row begun.
    if (m_isNew ? row.head.isStored() : row.id != m_chosen)
        return;
    // What is being typed stays, unless it was saved or discarded.
    if (!m_isFresh && m_form->isChanged())
        return;
    m_isFresh = false;
    if (m_draft->key() != draftKey())
        m_draft = m_context.drafts.open(draftKey());
    m_form->setReadOnly(!(m_isNew ? m_rights.mayCreate : m_rights.mayEdit));
    m_form->showRow(row);
    rowShown(row);
    applyDraft();
    showState();
    showButtons();
}

void RecordPart::applyDraft()
{
    m_draft->goOn(this, [this, key = draftKey()](const QJsonObject& kept) {
        if (key != draftKey() || m_form->isChanged())
            return false;
        m_form->applyDraft(kept);
        showButtons();
        return true;
    });
}

void RecordPart::keepDraft()
{
    m_form->clearErrors();
    m_draft->keep(m_form->draft());
    showButtons();
}

void RecordPart::discardDraft()
{
    m_draft->forget();
    m_message->dismiss();
    if (m_isNew) {
        m_isNew = false;
        showState();
        focusFirst();
        return;
    }
    m_form->showRow(m_form->seen());
    load(m_chosen);
    showButtons();
}

void RecordPart::save()
{
    const bool isOpen = m_isNew || !m_chosen.isNull();
    if (m_isSaving || !isOpen || (!m_isNew && !m_form->isChanged()))
        return;
    m_isSaving = true;
    m_form->clearErrors();
    m_message->dismiss();
    const auto wanted = m_form->wanted();
    const auto key = draftKey();
    showButtons();
    const QPointer<RecordPart> page(this);
    const auto write = [page, seen = m_form->seen(), wanted] {
        return page ? page->store(seen, wanted) : QFuture<Result<Saved>>();
    };
    // What is saved is no draft any more, also where its page was closed meanwhile.
    deliverProven(backend(), this, &m_context.drafts, write,
        [page, draft = m_draft, wanted, key, isNew = m_isNew](const Result<Saved>& saved) {
            if (saved)
                draft->forget();
            if (page)
                page->finishSave(saved, wanted, key, isNew);
        });
}

void RecordPart::finishSave(
    const Result<Saved>& saved, const Row& wanted, const QString& key, bool wasNew)
{
    m_isSaving = false;
    if (!saved) {
        const auto& error = saved.error();
        const auto sentence = Words::of(error);
        const auto field = error.subject.section(u'.', -1);
        if (key != draftKey() || !m_form->showError(field, sentence))
            m_message->say(Tone::Critical, sentence);
        showButtons();
        return;
    }
    if (isUndoable(wasNew ? Act::Create : Act::Edit))
        emit acted(deed(wanted, wasNew), saved->entry);
    if (key == draftKey()) {
        m_isNew = false;
        m_isFresh = true;
        m_chosen = saved->id;
        m_wanted = saved->id;
        load(saved->id);
    }
    fetch();
    m_context.backend.poll();
}

void RecordPart::remove()
{
    if (m_chosen.isNull() || !m_rights.mayRemove || m_isSaving)
        return;
    m_isSaving = true;
    showButtons();
    const auto row = m_form->seen();
    const auto discard = [this, id = m_chosen] { return discardRow(id); };
    deliverProven(
        backend(), this, this, discard, [this, row, draft = m_draft](const Result<Saved>& saved) {
            m_isSaving = false;
            if (!saved) {
                showButtons();
                return m_message->say(Tone::Critical, Words::of(saved.error()));
            }
            draft->forget();
            if (isUndoable(Act::Remove))
                emit acted(removalDeed(row), saved->entry);
            if (row.id == m_chosen)
                m_chosen = {};
            showState();
            fetch();
            focusFirst();
            m_context.backend.poll();
        });
}

void RecordPart::fail(const Error& error)
{
    m_message->say(Tone::Critical, Words::of(error));
    showState();
}

void RecordPart::say(Tone tone, const QString& sentence)
{
    m_message->say(tone, sentence);
}

void RecordPart::showState()
{
    const auto rows = m_model->rowCount();
    m_count->setText(rows == m_model->total()
            ? Words::number(rows)
            : tr("%1 of %2", "lines that fit, all")
                  .arg(Words::number(rows), Words::number(m_model->total())));
    m_empty->setSentence(m_model->total() > 0 ? tr("Nothing fits the search.") : m_look.emptyText);
    // A hidden list could not take the focus while its lines are on their way.
    const bool isEmpty = m_isLoaded && rows == 0;
    showList(m_table, m_empty, isEmpty, besideList());
    const bool isOpen = m_isNew || !m_chosen.isNull();
    setShown(m_body, isOpen);
    setShown(m_nothing, !isOpen);
    if (m_isNew || !m_duplicates.contains(m_chosen))
        m_duplicateNote->dismiss();
    else if (m_duplicateNote->isHidden()) // said once, not at each refresh
        m_duplicateNote->say(Tone::Medium, SettingWords::whyDuplicate());
}

void RecordPart::showButtons()
{
    const bool isChanged = m_form->isChanged();
    const bool isKnown = !m_form->seen().cells.empty();
    m_heading->setText(m_isNew ? m_look.newText : isKnown ? nameOf(m_form->seen()) : QString());
    const bool canSave = !m_isSaving && (isChanged || m_isNew);
    const bool canDiscard = isChanged || m_isNew;
    // What was pressed goes out of reach, and the keys back to the list; where no line of it is
    // chosen, as with a new row, coming there would open one.
    if ((!canSave && m_save->hasFocus()) || (!canDiscard && m_discard->hasFocus())) {
        if (m_table->isHidden() || m_table->currentIndex().isValid())
            focusFirst();
        else
            m_form->focusFirst();
    }
    m_save->setEnabled(canSave);
    setShown(m_save, m_isNew ? m_rights.mayCreate : m_rights.mayEdit);
    setShown(m_discard, canDiscard);
    setShown(m_remove, !m_isNew && m_rights.mayRemove && m_isRemovable && !isChanged);
    m_draftNote->setText(isChanged ? tr("Not saved yet; kept as a draft") : QString());
}

QString RecordPart::draftKey() const
{
    const auto what = m_isNew ? u"new"_s : m_chosen.toString(QUuid::WithoutBraces);
    return u"settings/"_s + m_look.name + u'/' + what;
}

bool RecordPart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
            return false;
        switch (press->key()) {
        case Qt::Key_J: stepBy(m_table, 1); return true;
        case Qt::Key_K: stepBy(m_table, -1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: m_form->focusFirst(); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
