#include "ui/settings/priorities_part.h"

#include "core/tickets/setting_service.h"
#include "ui/settings/priority_table.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Kind = PrioritySheet::Kind;

/// Of a cell in a draft: "incident 1 2".
QString nameOf(const PriorityPlace& place)
{
    return u"%1 %2 %3"_s.arg(
        keyOf(place.kind), QString::number(place.impact), QString::number(place.urgency));
}

} // namespace

PrioritiesPart::PrioritiesPart(const SettingsContext& context)
    : m_context(context)
    , m_draft(context.drafts.open(u"settings/priorities"_s))
    , m_mayEdit(context.backend.actor().scopeOf(u"incident.admin"_s) == Scope::Organization)
    , m_message(new MessageStrip)
    , m_method(new QLabel)
    , m_kind(new PickBox)
    , m_table(new PriorityTable)
    , m_draftNote(new QLabel)
    , m_discard(new HintButton(tr("Discard"), {}, HintButton::Look::Quiet))
    , m_save(makeSave([this] { save(); }))
{
    setObjectName(u"prioritiesPart"_s);
    auto* title = new QLabel(tr("Priorities"));
    setStyleClass(title, u"title"_s);
    m_message->setObjectName(u"prioritiesMessage"_s);
    auto* ground = new QWidget;
    auto* column = new QVBoxLayout(ground);
    column->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    column->setSpacing(Theme::wideSpace);
    column->addWidget(title);
    column->addWidget(m_message);
    column->addWidget(matrixCard());
    column->addStretch();
    scrollOver(ground);

    connect(m_discard, &HintButton::clicked, this, &PrioritiesPart::discard);
    connect(m_kind, &QComboBox::activated, this, &PrioritiesPart::showCells);
    connect(m_table, &PriorityTable::chosen, this, &PrioritiesPart::choose);
    connect(&m_context.backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    showCells();
}

QFrame* PrioritiesPart::matrixCard()
{
    auto* heading = new QLabel(tr("The matrix of impact and urgency"));
    setStyleClass(heading, u"subtitle"_s);
    m_kind->setObjectName(u"priorityKind"_s);
    m_kind->addItem(tr("All tickets"), int(Kind::Any));
    for (const auto kind :
        {TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        m_kind->addItem(Words::ofMany(kind), int(*fromKey<Kind>(keyOf(kind))));
    m_method->setObjectName(u"priorityMethodNote"_s);
    auto* note = new QLabel(tr("From the change on: open tickets keep their priority, and what was "
                               "promised for it, until they are rated anew."));
    auto* keys = new QLabel(m_mayEdit
            ? tr("Arrows move, 1 to 4 choose a priority and Enter offers them. Delete has a kind "
                 "follow the priority for all tickets again.")
            : tr("Those who administer incidents for the whole organization can change it."));
    for (auto* each : {m_method, note, keys}) {
        each->setWordWrap(true);
        setStyleClass(each, u"small muted"_s);
    }
    m_table->setAccessibleDescription(keys->text());
    m_draftNote->setObjectName(u"prioritiesDraftNote"_s);
    setStyleClass(m_draftNote, u"small muted"_s);
    m_discard->setObjectName(u"prioritiesDiscard"_s);
    m_save->setObjectName(u"prioritiesSave"_s);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Theme::smallSpace);
    foot->addWidget(m_draftNote, 1);
    foot->addWidget(m_discard);
    foot->addWidget(m_save);
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    auto* lines = new QVBoxLayout(card);
    lines->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    lines->setSpacing(Theme::space);
    lines->addWidget(heading);
    lines->addWidget(m_method);
    lines->addWidget(new FormRow(tr("Priorities of"), m_kind), 0, Qt::AlignLeft);
    lines->addWidget(m_table, 0, Qt::AlignLeft);
    lines->addWidget(keys);
    lines->addWidget(note);
    lines->addLayout(foot);
    setShown(m_method, false);
    return card;
}

PrioritySheet::Kind PrioritiesPart::kind() const
{
    return Kind(m_kind->currentData().toInt());
}

void PrioritiesPart::refresh()
{
    const auto asked = m_context.backend.ask(
        [actor = m_context.backend.actor()](Session& session) -> Result<Standing> {
            auto sheet = PriorityMatrixService(*session.replica).sheet(actor);
            if (!sheet)
                return sheet.error();
            const auto settings = SettingService(*session.replica).list(actor);
            if (!settings)
                return settings.error();
            Standing standing{*sheet, {}};
            for (const auto& setting : *settings) {
                if (setting.key == "priority.method"_L1)
                    standing.method = setting.value.toString();
            }
            return standing;
        });
    deliver(asked, this, m_latest([this](const Result<Standing>& standing) {
        if (standing)
            fill(*standing);
        else
            m_message->say(Tone::Critical, Words::of(standing.error()));
    }));
}

void PrioritiesPart::focusFirst()
{
    m_table->setFocus();
}

void PrioritiesPart::fill(const Standing& standing)
{
    showMethod(standing.method);
    // What is being edited stays, until it is saved or discarded.
    if (m_isSaving || (isEdited() && !m_isOutdated))
        return;
    m_isOutdated = false;
    auto wanted = standing.sheet;
    for (const auto& place : PrioritySheet::places()) {
        if (m_wanted.at(place) != m_seen.at(place))
            wanted.set(place, m_wanted.at(place));
    }
    m_seen = standing.sheet;
    m_wanted = wanted;
    const bool isFirst = !m_isRead;
    m_isRead = true;
    showCells();
    if (isFirst)
        applyDraft();
    if (const auto gap = m_wanted.gap(); gap && isFirst && m_mayEdit)
        sayGap(*gap);
}

void PrioritiesPart::showCells()
{
    if (m_isRead)
        m_table->setCells(kind(), m_seen, m_wanted);
    m_table->setEditable(m_mayEdit && m_isRead && !m_isSaving);
    const bool canSave = isEdited() && !m_isSaving;
    // What was pressed goes out of reach, and the keys back to the matrix.
    if (!canSave && (m_save->hasFocus() || m_discard->hasFocus()))
        focusFirst();
    m_save->setEnabled(canSave);
    m_discard->setEnabled(canSave);
    setShown(m_save, m_mayEdit);
    setShown(m_discard, m_mayEdit && isEdited());
    m_draftNote->setText(isEdited() ? tr("Not saved yet; kept as a draft") : QString());
}

/// An edit that does nothing would puzzle whoever makes it.
void PrioritiesPart::showMethod(const QString& method)
{
    const auto known = fromKey<PriorityMethod>(method).value_or(PriorityMethod::Matrix);
    if (known == PriorityMethod::Weighted) {
        m_method->setText(tr("Priorities follow from the weighted score now, and the matrix is not "
                             "asked: see the settings of incidents."));
    } else if (known == PriorityMethod::HigherOfBoth) {
        m_method->setText(tr("The more urgent of the matrix and the weighted score counts now: see "
                             "the settings of incidents."));
    }
    setShown(m_method, known != PriorityMethod::Matrix);
}

void PrioritiesPart::choose(const PriorityPlace& place, std::optional<int> priority)
{
    m_wanted.set(place, priority);
    if (isEdited())
        m_draft->keep(draft());
    else
        m_draft->forget();
    showCells();
}

void PrioritiesPart::save()
{
    if (!m_mayEdit || m_isSaving || !isEdited())
        return;
    if (const auto gap = m_wanted.gap()) {
        m_kind->setCurrentIndex(m_kind->findData(int(gap->kind)));
        showCells();
        sayGap(*gap);
        return m_table->goTo(*gap);
    }
    m_isSaving = true;
    m_message->dismiss();
    showCells();
    const auto stored = m_context.backend.run(
        [actor = m_context.backend.actor(), seen = m_seen, wanted = m_wanted](Session& session) {
            return entryOf(session,
                [&] { return PriorityMatrixService(*session.replica).edit(actor, seen, wanted); });
        });
    // What is saved is no draft any more, also where its page was closed meanwhile.
    deliver(stored, &m_context.drafts,
        [page = QPointer<PrioritiesPart>(this), draft = m_draft](const Result<EntryRef>& entry) {
            if (entry)
                draft->forget();
            if (page)
                page->finishSave(entry);
        });
}

void PrioritiesPart::finishSave(const Result<EntryRef>& entry)
{
    m_isSaving = false;
    if (!entry) {
        m_message->say(Tone::Critical, Words::of(entry.error()));
        showCells();
        // Beside what is edited, the cells say then what stands by now.
        m_isOutdated = entry.error().code == "VERSION_CONFLICT"_L1;
        if (m_isOutdated)
            refresh();
        return;
    }
    m_seen = m_wanted;
    showCells();
    if (!entry->isNull())
        emit acted(tr("changed the priority matrix"), *entry);
    m_context.backend.poll();
    refresh();
}

void PrioritiesPart::discard()
{
    m_draft->forget();
    m_message->dismiss();
    m_wanted = m_seen;
    showCells();
    refresh(); // others may have edited it meanwhile
}

void PrioritiesPart::sayGap(const PriorityPlace& place)
{
    m_message->say(Tone::Medium,
        tr("There is no priority yet for impact %1 and urgency %2. Choose one to save the matrix.")
            .arg(Words::level(place.impact), Words::level(place.urgency)));
}

void PrioritiesPart::applyDraft()
{
    m_draft->goOn(this, [this](const QJsonObject& kept) {
        if (isEdited() || m_isSaving || !m_mayEdit)
            return false;
        for (const auto& place : PrioritySheet::places()) {
            const int priority = kept.value(nameOf(place)).toInt(-1);
            if (priority >= 1 && priority <= PrioritySheet::priorities)
                m_wanted.set(place, priority);
            else if (priority == 0)
                m_wanted.set(place, {});
        }
        showCells();
        return true;
    });
}

/// The cells that were edited; 0 is one that was emptied.
QJsonObject PrioritiesPart::draft() const
{
    QJsonObject cells;
    for (const auto& place : PrioritySheet::places()) {
        if (m_wanted.at(place) != m_seen.at(place))
            cells.insert(nameOf(place), m_wanted.at(place).value_or(0));
    }
    return cells;
}

} // namespace homeport
