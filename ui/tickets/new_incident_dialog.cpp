#include "ui/tickets/new_incident_dialog.h"

#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/new_incident_form.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 760;

} // namespace

NewIncidentDialog::NewIncidentDialog(Backend& backend, DraftStore& drafts, QWidget* window)
    : m_backend(backend)
    , m_drafts(drafts)
    , m_command(newCommand())
    , m_draftKey(u"new-incident"_s)
    , m_overlay(new Overlay(window, Overlay::Place::Top))
    , m_message(new MessageStrip)
    , m_form(new NewIncidentForm(backend.actor().person))
    , m_create(new HintButton(tr("Create"), u"Ctrl ↵"_s, HintButton::Look::Primary))
    , m_another(new HintButton(tr("Create another"), u"Ctrl ⇧ ↵"_s))
    , m_resolve(new HintButton(tr("Create and resolve"), {}))
    , m_startOver(new HintButton(tr("Start over"), {}, HintButton::Look::Quiet))
    , m_draftNote(new Pill)
    , m_followUpNote(new QLabel)
{
    setObjectName(u"newIncident"_s);
    m_create->setObjectName(u"create"_s);
    m_another->setObjectName(u"createAnother"_s);
    m_resolve->setObjectName(u"createAndResolve"_s);
    setMinimumWidth(cardWidth);

    auto* rule = new QFrame;
    setStyleClass(rule, u"rule"_s);
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(20, Theme::wideSpace, 20, Theme::wideSpace);
    middle->setSpacing(Theme::space);
    middle->addWidget(m_form);
    middle->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(rule);
    layout->addLayout(middle);
    layout->addWidget(makeFoot());

    connect(m_create, &HintButton::clicked, this, [this] { create(After::Open); });
    connect(m_another, &HintButton::clicked, this, [this] { create(After::Another); });
    connect(m_resolve, &HintButton::clicked, this, [this] { create(After::Resolve); });
    connect(m_form, &NewIncidentForm::submitted, this,
        [this](bool isAnotherWanted) { create(isAnotherWanted ? After::Another : After::Open); });
    connect(m_form, &NewIncidentForm::edited, this, &NewIncidentDialog::keepDraft);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    connect(m_startOver, &HintButton::clicked, this, &NewIncidentDialog::startOver);
    connect(&m_drafts, &DraftStore::saved, this, [this](const QString& key) {
        if (key == m_draftKey)
            m_draftNote->set(tr("Draft saved"), Tone::Neutral);
    });
    // Whoever is signed out meanwhile has no form any more; what they wrote is kept.
    connect(&m_drafts, &QObject::destroyed, m_overlay, [overlay = m_overlay] {
        overlay->dismiss();
        overlay->deleteLater();
    });
    m_overlay->setContent(this);
    fetchLists();
}

void NewIncidentDialog::open(const QString& title)
{
    m_form->setTitle(title);
    m_overlay->open(m_form->firstField());
    if (title.isEmpty())
        goOn();
}

void NewIncidentDialog::open(const FollowUp& followUp)
{
    m_followUp = followUp;
    m_draftKey = u"follow-up-"_s + followUp.form.followUpOf->toString();
    m_followUpNote->setText(tr("Follow-up of %1, which stays closed").arg(followUp.number));
    setShown(m_followUpNote, true);
    setShown(m_another, false);
    m_form->begin(followUp.form);
    m_overlay->open(m_form->firstField());
    goOn();
}

void NewIncidentDialog::goOn()
{
    deliver(m_drafts.draft(m_draftKey), this, [this](const QJsonObject& draft) {
        if (draft.isEmpty() || isWritten())
            return;
        if (m_followUp)
            m_form->clear(); // of what the closed one offers
        if (!m_form->restore(draft))
            return;
        m_draftNote->set(tr("Begun earlier"), Tone::Information);
        setShown(m_startOver, true);
    });
}

bool NewIncidentDialog::isWritten() const
{
    const auto form = m_form->filledIn();
    const auto offered = m_followUp ? m_followUp->form.title : QString();
    return form.title != offered || !form.description.isEmpty();
}

/// From the buttons too, where the form does not hear it.
void NewIncidentDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        create(event->modifiers().testFlag(Qt::ShiftModifier) ? After::Another : After::Open);
    else
        QWidget::keyPressEvent(event);
}

QWidget* NewIncidentDialog::makeHead()
{
    auto* heading = new QLabel(tr("New incident"));
    setStyleClass(heading, u"heading"_s);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(20, 14, 20, 14);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(heading);
    layout->addWidget(m_followUpNote);
    layout->addWidget(m_draftNote);
    layout->addStretch();
    m_followUpNote->setObjectName(u"followUpNote"_s);
    setStyleClass(m_followUpNote, u"secondary"_s);
    setShown(m_followUpNote, false);
    m_draftNote->setObjectName(u"draftNote"_s);
    m_draftNote->set({}, Tone::Neutral);
    return head;
}

QWidget* NewIncidentDialog::makeFoot()
{
    auto* foot = new QWidget;
    setStyleClass(foot, u"topLine"_s);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(20, Theme::space, 20, Theme::space);
    auto* leave = new HintButton(tr("Back"), u"Esc"_s);
    connect(leave, &HintButton::clicked, this, &NewIncidentDialog::finish);
    m_startOver->setObjectName(u"startOver"_s);
    setShown(m_startOver, false);
    layout->addWidget(m_startOver);
    layout->addStretch();
    layout->addWidget(leave);
    layout->addWidget(m_resolve);
    layout->addWidget(m_another);
    layout->addWidget(m_create);
    return foot;
}

void NewIncidentDialog::fetchLists()
{
    const auto lists = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) {
            return NewIncidentForm::lists(database, actor, session.replica->now());
        });
    });
    deliver(lists, this, [this](const Result<NewIncidentForm::Lists>& found) {
        if (found)
            m_form->setLists(*found);
        else
            m_message->say(Tone::Critical, Words::of(found.error()));
    });
}

void NewIncidentDialog::create(After after)
{
    if (m_isBusy || !m_form->isComplete())
        return;
    setBusy(true);
    m_message->dismiss();
    auto form = m_form->filledIn();
    if (m_followUp) {
        form.followUpOf = m_followUp->form.followUpOf;
        if (after == After::Another) // there is one follow-up to a form
            after = After::Open;
    }
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
    deliver(made, this, [this, after](const Result<Made>& result) {
        setBusy(false);
        if (!result) {
            if (result.error().code == "IDEMPOTENCY_MISMATCH"_L1)
                m_command = newCommand();
            m_message->say(Tone::Critical, Words::ofSent(result.error()));
            return;
        }
        const auto& ticket = result->incident.ticket;
        if (after == After::Another) {
            startOver();
            m_message->say(Tone::Good, tr("%1 was created.").arg(ticket.number));
        } else {
            m_drafts.forget(m_draftKey);
            finish();
        }
        emit created(ticket.id, ticket.number, result->entry, after);
    });
}

void NewIncidentDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    for (auto* button : {m_create, m_another, m_resolve})
        button->setEnabled(!isBusy);
}

/// Only what someone has written is worth keeping; a form that was merely opened is not.
void NewIncidentDialog::keepDraft()
{
    m_draftNote->set({}, Tone::Neutral);
    m_drafts.keep(m_draftKey, isWritten() ? m_form->draft() : QJsonObject());
}

void NewIncidentDialog::startOver()
{
    m_command = newCommand();
    m_form->clear();
    if (m_followUp)
        m_form->begin(m_followUp->form);
    m_drafts.forget(m_draftKey);
    m_draftNote->set({}, Tone::Neutral);
    setShown(m_startOver, false);
}

void NewIncidentDialog::finish()
{
    m_overlay->dismiss();
    m_overlay->deleteLater();
}

} // namespace homeport
