#include "ui/tickets/new_incident_dialog.h"

#include "core/incidents/incident_service.h"
#include "ui/shell/backend.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/pill.h"
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

QComboBox* levelBox()
{
    auto* box = new QComboBox;
    for (int level = 1; level <= 3; ++level)
        box->addItem(Words::level(level), level);
    return box;
}

} // namespace

NewIncidentDialog::NewIncidentDialog(Backend& backend, QWidget* window)
    : m_backend(backend)
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
    heading->setContentsMargins(20, 14, 20, 14);
    auto* rule = new QFrame;
    setStyleClass(rule, u"rule"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(rule);
    layout->addWidget(makeForm());
    layout->addWidget(makeFoot());

    connect(m_impact, &QComboBox::currentIndexChanged, this, &NewIncidentDialog::showPriority);
    connect(m_urgency, &QComboBox::currentIndexChanged, this, &NewIncidentDialog::showPriority);
    connect(m_create, &HintButton::clicked, this, &NewIncidentDialog::create);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    m_overlay->setContent(this);
    showPriority();
    fetchLists();
}

void NewIncidentDialog::open(const QString& title)
{
    m_title->setText(title);
    m_overlay->open(m_title);
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
        if (!m_requester->chosen())
            m_requester->choose(m_backend.actor().person.value());
        m_team->setChoices(found->teams);
        m_category->setChoices(found->categories);
        m_matrix = found->matrix;
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
    const auto made = m_backend.run([actor = m_backend.actor(), form](Session& session) {
        return session.incidents.create(actor, form);
    });
    deliver(made, this, [this](const Result<Incident>& incident) {
        m_create->setEnabled(true);
        if (!incident) {
            m_message->say(Tone::Critical, Words::of(incident.error()));
            return;
        }
        finish();
        emit created(incident->ticket.id, incident->ticket.number);
    });
}

void NewIncidentDialog::finish()
{
    m_overlay->dismiss();
    m_overlay->deleteLater();
}

} // namespace homeport
