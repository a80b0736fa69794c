#include "ui/tickets/new_incident_dialog.h"

#include "core/incidents/incident_service.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 700;
const auto draftKey = u"new-incident"_s;

QComboBox* levelBox()
{
    auto* box = new PickBox;
    for (int level = 1; level <= 3; ++level)
        box->addItem(Words::level(level), level);
    return box;
}

} // namespace

NewIncidentDialog::NewIncidentDialog(Backend& backend, DraftStore& drafts, QWidget* window)
    : m_backend(backend)
    , m_drafts(drafts)
    , m_command(newCommand())
    , m_overlay(new Overlay(window, Overlay::Place::Top))
    , m_message(new MessageStrip)
    , m_requester(new ChoiceBox(tr("Name")))
    , m_title(new QLineEdit)
    , m_details(new QPlainTextEdit)
    , m_category(new ChoiceBox(tr("Not yet known")))
    , m_impact(levelBox())
    , m_urgency(levelBox())
    , m_priority(new Pill)
    , m_team(new ChoiceBox(tr("By category")))
    , m_create(new HintButton(tr("Create"), u"Ctrl ↵"_s, HintButton::Look::Primary))
    , m_startOver(new HintButton(tr("Start over"), {}, HintButton::Look::Quiet))
    , m_draftNote(new Pill)
{
    setObjectName(u"newIncident"_s);
    m_requester->setObjectName(u"requester"_s);
    m_title->setObjectName(u"title"_s);
    m_details->setObjectName(u"details"_s);
    m_category->setObjectName(u"category"_s);
    m_impact->setObjectName(u"impact"_s);
    m_urgency->setObjectName(u"urgency"_s);
    m_team->setObjectName(u"team"_s);
    m_create->setObjectName(u"create"_s);
    m_impact->setCurrentIndex(2);
    m_urgency->setCurrentIndex(1);
    m_details->setTabChangesFocus(true);
    m_details->setFixedHeight(92);
    m_details->installEventFilter(this);
    setMinimumWidth(cardWidth);

    auto* heading = new QLabel(tr("New incident"));
    setStyleClass(heading, u"heading"_s);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(20, 14, 20, 14);
    top->setSpacing(Theme::smallSpace);
    top->addWidget(heading);
    top->addWidget(m_draftNote);
    top->addStretch();
    m_draftNote->setObjectName(u"draftNote"_s);
    m_draftNote->set({}, Tone::Neutral);
    m_startOver->setObjectName(u"startOver"_s);
    setShown(m_startOver, false);
    auto* rule = new QFrame;
    setStyleClass(rule, u"rule"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(rule);
    layout->addWidget(makeForm());
    layout->addWidget(makeFoot());

    connect(m_impact, &QComboBox::currentIndexChanged, this, &NewIncidentDialog::showPriority);
    connect(m_urgency, &QComboBox::currentIndexChanged, this, &NewIncidentDialog::showPriority);
    connect(m_create, &HintButton::clicked, this, &NewIncidentDialog::create);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    for (auto* box : {m_requester, m_category, m_team})
        connect(box, &QComboBox::editTextChanged, this, &NewIncidentDialog::keepDraft);
    for (auto* box : {m_impact, m_urgency})
        connect(box, &QComboBox::currentIndexChanged, this, &NewIncidentDialog::keepDraft);
    connect(m_title, &QLineEdit::textChanged, this, &NewIncidentDialog::keepDraft);
    connect(m_details, &QPlainTextEdit::textChanged, this, &NewIncidentDialog::keepDraft);
    connect(m_startOver, &HintButton::clicked, this, &NewIncidentDialog::startOver);
    connect(&m_drafts, &DraftStore::saved, this, [this](const QString& key) {
        if (key == draftKey)
            m_draftNote->set(tr("Draft saved"), Tone::Neutral);
    });
    // Whoever is signed out meanwhile has no form any more; what they wrote is kept.
    connect(&m_drafts, &QObject::destroyed, m_overlay, [overlay = m_overlay] {
        overlay->dismiss();
        overlay->deleteLater();
    });
    m_overlay->setContent(this);
    showPriority();
    fetchLists();
}

void NewIncidentDialog::open(const QString& title)
{
    m_title->setText(title);
    m_overlay->open(m_title);
    if (!title.isEmpty())
        return;
    deliver(m_drafts.draft(draftKey), this, [this](const QJsonObject& draft) { restore(draft); });
}

bool NewIncidentDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* press = static_cast<QKeyEvent*>(event);
        if ((press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter)
            && press->modifiers().testFlag(Qt::ControlModifier)) {
            create();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NewIncidentDialog::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers().testFlag(Qt::ControlModifier))
        create();
    else
        QWidget::keyPressEvent(event);
}

QWidget* NewIncidentDialog::makeForm()
{
    m_requesterRow = new FormRow(tr("&Requester"), m_requester);
    m_titleRow = new FormRow(tr("&What happened?"), m_title);

    auto* priority = new QWidget;
    auto* priorityLayout = new QHBoxLayout(priority);
    priorityLayout->setContentsMargins(0, 0, 0, 0);
    priorityLayout->addWidget(m_priority);
    auto* source = new QLabel(tr("from the matrix"));
    setStyleClass(source, u"muted"_s);
    priorityLayout->addWidget(source);
    priorityLayout->addStretch();

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(Theme::space);
    grid->addWidget(new FormRow(tr("&Category"), m_category), 0, 0, 1, 2);
    grid->addWidget(new FormRow(tr("&Team"), m_team), 0, 2);
    grid->addWidget(new FormRow(tr("&Impact"), m_impact), 1, 0);
    grid->addWidget(new FormRow(tr("&Urgency"), m_urgency), 1, 1);
    grid->addWidget(new FormRow(tr("Priority"), priority), 1, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);

    auto* form = new QWidget;
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(20, Theme::wideSpace, 20, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(m_requesterRow);
    layout->addWidget(m_titleRow);
    m_detailsRow = new FormRow(tr("&Details"), m_details);
    layout->addWidget(m_detailsRow);
    layout->addLayout(grid);
    layout->addWidget(m_message);
    return form;
}

QWidget* NewIncidentDialog::makeFoot()
{
    auto* foot = new QWidget;
    setStyleClass(foot, u"topLine"_s);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(20, Theme::space, 20, Theme::space);
    auto* leave = new HintButton(tr("Back"), u"Esc"_s);
    connect(leave, &HintButton::clicked, this, &NewIncidentDialog::finish);
    layout->addWidget(m_startOver);
    layout->addStretch();
    layout->addWidget(leave);
    layout->addWidget(m_create);
    return foot;
}

void NewIncidentDialog::fetchLists()
{
    const auto lists = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) -> Result<Lists> {
            auto foundPeople = people(database, actor);
            if (!foundPeople)
                return foundPeople.error();
            auto foundTeams = teams(database, actor.organization);
            if (!foundTeams)
                return foundTeams.error();
            auto foundCategories = categories(database, actor.organization);
            if (!foundCategories)
                return foundCategories.error();
            auto matrix = priorityCells(database, actor.organization);
            if (!matrix)
                return matrix.error();
            return Lists{*foundPeople, *foundTeams, *foundCategories, *matrix};
        });
    });
    deliver(lists, this, [this](const Result<Lists>& found) {
        if (!found) {
            m_message->say(Tone::Critical, Words::of(found.error()));
            return;
        }
        m_requester->setChoices(found->people);
        m_team->setChoices(found->teams);
        m_category->setChoices(found->categories);
        m_matrix = found->matrix;
        m_hasLists = true;
        if (!m_restored.isEmpty())
            chooseRestored();
        if (!m_requester->chosen())
            m_requester->choose(m_backend.actor().person.value());
        showPriority();
    });
}

void NewIncidentDialog::showPriority()
{
    const auto impact = m_impact->currentData().toInt();
    const auto urgency = m_urgency->currentData().toInt();
    for (const auto& cell : m_matrix) {
        if (cell.impact == impact && cell.urgency == urgency) {
            const auto tone = Words::priorityTone(cell.priority);
            m_priority->set(Words::priority(cell.priority), tone, Pill::markOf(tone));
            return;
        }
    }
    m_priority->set(tr("…"), Tone::Neutral);
}

void NewIncidentDialog::create()
{
    if (!m_create->isEnabled())
        return;
    const auto requester = m_requester->chosen();
    m_requesterRow->setError(requester ? QString() : tr("Choose a person from the list."));
    const auto title = m_title->text().trimmed();
    m_titleRow->setError(title.isEmpty() ? tr("Say in a few words what happened.") : QString());
    const auto details = m_details->toPlainText().trimmed();
    m_detailsRow->setError(
        details.isEmpty() ? tr("Describe it: what was expected, what came instead.") : QString());
    if (!requester || title.isEmpty() || details.isEmpty()) {
        (title.isEmpty()     ? static_cast<QWidget*>(m_title)
                : !requester ? static_cast<QWidget*>(m_requester)
                             : m_details)
            ->setFocus();
        return;
    }

    NewIncident form;
    form.title = title;
    form.description = details;
    form.requester = PersonId(*requester);
    form.impact = m_impact->currentData().toInt();
    form.urgency = m_urgency->currentData().toInt();
    if (const auto category = m_category->chosen())
        form.category = CategoryId(*category);
    if (const auto team = m_team->chosen())
        form.team = TeamId(*team);

    m_create->setEnabled(false);
    m_message->dismiss();
    struct Made
    {
        Incident incident;
        EntryRef entry;
    };
    const auto made = m_backend.run(
        [actor = m_backend.actor(), form, command = m_command](Session& session) -> Result<Made> {
            auto incident = session.incidents.create(actor, form, command);
            if (!incident)
                return incident.error();
            return Made{std::move(*incident), session.replica->lastWritten()};
        });
    deliver(made, this, [this](const Result<Made>& result) {
        m_create->setEnabled(true);
        if (!result) {
            m_message->say(Tone::Critical, Words::of(result.error()));
            return;
        }
        m_drafts.forget(draftKey);
        finish();
        const auto& ticket = result->incident.ticket;
        emit created(ticket.id, ticket.number, result->entry);
    });
}

/// Only what someone has written is worth keeping; a form that was merely opened is not.
void NewIncidentDialog::keepDraft()
{
    if (!m_hasLists)
        return;
    const auto title = m_title->text();
    const auto details = m_details->toPlainText();
    m_draftNote->set({}, Tone::Neutral);
    if (title.trimmed().isEmpty() && details.trimmed().isEmpty())
        return m_drafts.keep(draftKey, {});
    const auto idIn = [](const ChoiceBox* box) {
        const auto chosen = box->chosen();
        return chosen ? chosen->toString(QUuid::WithoutBraces) : QString();
    };
    m_drafts.keep(draftKey,
        {{u"title"_s, title}, {u"details"_s, details}, {u"requester"_s, idIn(m_requester)},
            {u"category"_s, idIn(m_category)}, {u"team"_s, idIn(m_team)},
            {u"impact"_s, m_impact->currentData().toInt()},
            {u"urgency"_s, m_urgency->currentData().toInt()}});
}

/// What was begun last time; what has been typed meanwhile is more recent and stays.
void NewIncidentDialog::restore(const QJsonObject& draft)
{
    if (draft.isEmpty() || !m_title->text().isEmpty() || !m_details->document()->isEmpty())
        return;
    m_restored = draft;
    m_title->setText(draft.value("title"_L1).toString());
    m_details->setPlainText(draft.value("details"_L1).toString());
    m_impact->setCurrentIndex(qMax(0, m_impact->findData(draft.value("impact"_L1).toInt())));
    m_urgency->setCurrentIndex(qMax(0, m_urgency->findData(draft.value("urgency"_L1).toInt())));
    if (m_hasLists)
        chooseRestored();
    m_draftNote->set(tr("Begun earlier"), Tone::Information);
    setShown(m_startOver, true);
}

void NewIncidentDialog::chooseRestored()
{
    const auto draft = std::exchange(m_restored, {});
    const auto choose = [&](ChoiceBox* box, QLatin1StringView key) {
        const auto id = QUuid::fromString(draft.value(key).toString());
        if (!id.isNull())
            box->choose(id);
    };
    choose(m_requester, "requester"_L1);
    choose(m_category, "category"_L1);
    choose(m_team, "team"_L1);
}

void NewIncidentDialog::startOver()
{
    m_command = newCommand();
    m_drafts.forget(draftKey);
    m_title->clear();
    m_details->clear();
    m_category->clearEditText();
    m_team->clearEditText();
    m_impact->setCurrentIndex(2);
    m_urgency->setCurrentIndex(1);
    m_requester->choose(m_backend.actor().person.value());
    m_draftNote->set({}, Tone::Neutral);
    setShown(m_startOver, false);
    m_title->setFocus();
}

void NewIncidentDialog::finish()
{
    m_overlay->dismiss();
    m_overlay->deleteLater();
}

} // namespace homeport
