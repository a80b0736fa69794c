#include "ui/tickets/new_incident_dialog.h"

#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
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
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 760;
const auto commandKey = u"command"_s; ///< beside the fields in a draft

} // namespace

struct NewIncidentDialog::Made
{
    Incident incident;
    EntryRef entry;
};

NewIncidentDialog::NewIncidentDialog(Backend& backend, DraftStore& drafts, QWidget* window)
    : m_backend(backend)
    , m_drafts(drafts)
    , m_command(newCommand())
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
    keepUnder(u"new-incident"_s);
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
    keepUnder(u"follow-up-"_s + followUp.form.followUpOf->toString());
    m_followUpNote->setText(tr("Follow-up of %1, which stays closed").arg(followUp.number));
    setShown(m_followUpNote, true);
    setShown(m_another, false);
    m_form->begin(followUp.form);
    m_overlay->open(m_form->firstField());
    goOn();
}

void NewIncidentDialog::keepUnder(const QString& key)
{
    m_draft = m_drafts.open(key);
    connect(m_draft.get(), &Draft::saved, this,
        [this] { m_draftNote->set(tr("Draft saved"), Tone::Neutral); });
}

void NewIncidentDialog::goOn()
{
    m_draft->goOn(this, [this](const QJsonObject& kept) {
        if (isWritten())
            return false;
        if (m_followUp)
            m_form->clear(); // of what the closed one offers
        // What was on its way when it was closed is the same command, confirmed again.
        const auto command = CommandId::fromString(kept.value(commandKey).toString());
        if (!command.isNull())
            m_command = command;
        if (!m_form->restore(kept))
            return false;
        m_draftNote->set(tr("Begun earlier"), Tone::Information);
        setShown(m_startOver, true);
        return true;
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
    const auto made = m_backend.run(
        [actor = m_backend.actor(), form, command = m_command](Session& session) -> Result<Made> {
            auto incident = session.incidents.create(actor, form, command);
            if (!incident)
                return incident.error();
            return Made{std::move(*incident), session.replica->lastWritten()};
        });
    // What is created is no draft any more, also where its form was left meanwhile.
    deliver(made, &m_drafts,
        [page = QPointer<NewIncidentDialog>(this), draft = m_draft, after](
            const Result<Made>& result) {
            if (result)
                draft->forget();
            if (page)
                page->take(result, after);
        });
}

void NewIncidentDialog::take(const Result<Made>& made, After after)
{
    setBusy(false);
    if (!made) {
        if (made.error().code == "IDEMPOTENCY_MISMATCH"_L1) {
            m_command = newCommand();
            keepDraft();
        }
        m_message->say(Tone::Critical, Words::ofSent(made.error()));
        return;
    }
    const auto& ticket = made->incident.ticket;
    if (after == After::Another) {
        startOver();
        m_message->say(Tone::Good, tr("%1 was created.").arg(ticket.number));
    } else {
        finish();
    }
    emit created(ticket.id, ticket.number, made->entry, after);
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
    auto draft = isWritten() ? m_form->draft() : QJsonObject();
    if (!draft.isEmpty())
        draft.insert(commandKey, m_command.toString());
    m_draft->keep(draft);
}

void NewIncidentDialog::startOver()
{
    m_command = newCommand();
    m_form->clear();
    if (m_followUp)
        m_form->begin(m_followUp->form);
    m_draft->forget();
    m_draftNote->set({}, Tone::Neutral);
    setShown(m_startOver, false);
}

void NewIncidentDialog::finish()
{
    m_overlay->dismiss();
    m_overlay->deleteLater();
}

} // namespace homeport
