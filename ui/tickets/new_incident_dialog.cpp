#include "ui/tickets/new_incident_dialog.h"

#include "ui/shell/backend.h"
#include "ui/tickets/caller_line.h"
#include "ui/tickets/new_incident_form.h"
#include "ui/tickets/new_person_form.h"
#include "ui/tickets/suggestion_panel.h"
#include "ui/tickets/suggestion_seeker.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Of the window: how the last call came, as the next ones come so, too.
constexpr auto lastChannel = "lastChannelOfIncidents";

} // namespace

NewIncidentDialog::NewIncidentDialog(Backend& backend, DraftStore& drafts, QWidget* window)
    : NewTicketCard(backend, drafts, new NewIncidentForm(backend.actor()), tr("New incident"),
        tr("Create"), window)
    , m_form(findChild<NewIncidentForm*>())
    , m_suggestions(new SuggestionPanel)
    , m_seeker(new SuggestionSeeker(backend, this))
    , m_suggestionsLine(new HintButton({}, KeyHint::words(Qt::Key_F6), HintButton::Look::Quiet))
    , m_another(new HintButton(
          tr("Create another"), KeyHint::words(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)))
{
    setObjectName(u"newIncident"_s);
    auto* resolve = new HintButton(tr("Create and resolve"), {});
    resolve->setObjectName(u"createAndResolve"_s);
    m_another->setObjectName(u"createAnother"_s);
    addButton(resolve);
    addButton(m_another);
    connect(resolve, &HintButton::clicked, this, [this] { create(After::Resolve); });
    connect(m_another, &HintButton::clicked, this, [this] { create(After::Another); });
    keepUnder(u"new-incident"_s);
    setUpSuggestions();
    setUpCaller();
    if (const auto channel = window->property(lastChannel); channel.isValid())
        m_form->chooseChannel(channel.toString());
    connect(m_form, &NewIncidentForm::channelChosen, window,
        [window](const QString& key) { window->setProperty(lastChannel, key); });
    fetchLists();
}

void NewIncidentDialog::setUpSuggestions()
{
    m_suggestionsLine->setObjectName(u"suggestionsLine"_s);
    m_suggestionsLine->setToolTip(tr("Open tickets that are likely about the same"));
    setAside(m_suggestions, m_suggestionsLine);
    showSuggestionsLine();
    connect(this, &NewTicketCard::asideMoved, this, &NewIncidentDialog::showSuggestionsLine);
    connect(
        m_suggestions, &SuggestionPanel::counted, this, &NewIncidentDialog::showSuggestionsLine);
    connect(m_suggestions, &SuggestionPanel::left, this, &NewIncidentDialog::closeAside);
    connect(m_suggestionsLine, &HintButton::clicked, this, &NewIncidentDialog::goToSuggestions);
    connect(m_form, &TicketFields::edited, this, &NewIncidentDialog::seek);
    connect(m_seeker, &SuggestionSeeker::found, m_suggestions, &SuggestionPanel::setTickets);
    connect(m_suggestions, &SuggestionPanel::emptied, this,
        [this] { m_form->firstField()->setFocus(); });
    connect(m_suggestions, &SuggestionPanel::chosen, this, &NewIncidentDialog::goToKnown);
}

/// Who reports only for themselves knows what they have reported.
void NewIncidentDialog::setUpCaller()
{
    if (backend().actor().scopeOf(u"incident.create"_s) <= Scope::Own)
        return;
    auto* line = new CallerLine(backend());
    m_form->setUnderRequester(line);
    connect(m_form, &NewIncidentForm::requesterChosen, line,
        [line](PersonId person) { line->setPerson(person); });
    connect(line, &CallerLine::chosen, this, &NewIncidentDialog::goToKnown);
    connect(m_form, &NewIncidentForm::newPersonRequested, this, [this](const QString& typed) {
        NewPersonForm::open(
            *this, backend(), typed, [this](const Choice& person) { m_form->chooseNew(person); });
    });
}

void NewIncidentDialog::goToKnown(TicketId id)
{
    finish();
    emit knownChosen(id);
}

void NewIncidentDialog::seek()
{
    const auto form = m_form->filledIn();
    m_seeker->seek(
        {TicketKind::Incident, form.title, form.description, form.category, form.service});
}

void NewIncidentDialog::showSuggestionsLine()
{
    const auto count = int(m_suggestions->count());
    m_suggestionsLine->setText(tr("%n similar ticket(s)", nullptr, count));
    setShown(m_suggestionsLine, count > 0 && !isAsideBeside());
}

/// No field has a use of its own for F6; the arrows with Alt open the list of a box.
void NewIncidentDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (isPlain && event->key() == Qt::Key_F6)
        return m_suggestions->hasKeys() ? leaveSuggestions() : goToSuggestions();
    if (isPlain && event->key() == Qt::Key_Escape && m_suggestions->hasKeys() && !isAsideBeside())
        return leaveSuggestions(); // what lies on top goes first
    NewTicketCard::keyPressEvent(event);
}

void NewIncidentDialog::goToSuggestions()
{
    if (m_suggestions->count() == 0)
        return;
    auto* before = window()->focusWidget();
    m_beforeSuggestions = before == m_suggestionsLine ? m_form->firstField() : before;
    openAside();
    m_suggestions->takeKeys();
}

void NewIncidentDialog::leaveSuggestions()
{
    auto* back = m_beforeSuggestions ? m_beforeSuggestions.data() : m_form->firstField();
    back->setFocus(Qt::OtherFocusReason); // what is written there is not marked, to be typed over
    closeAside();
}

void NewIncidentDialog::open(const QString& title)
{
    m_form->setTitle(title);
    NewTicketCard::open(title.isEmpty());
}

void NewIncidentDialog::open(const FollowUp& followUp)
{
    m_followUp = followUp;
    keepUnder(u"follow-up-"_s + followUp.form.followUpOf->toString());
    setSource(tr("Follow-up of %1, which stays closed").arg(followUp.number), u"followUpNote"_s);
    setShown(m_another, false);
    begin([this] { m_form->begin(m_followUp->form); });
    NewTicketCard::open(true);
}

bool NewIncidentDialog::isWritten() const
{
    const auto form = m_form->filledIn();
    const auto offered = m_followUp ? m_followUp->form.title : QString();
    return form.title != offered || !form.description.isEmpty();
}

void NewIncidentDialog::confirm(bool isAnotherWanted)
{
    create(isAnotherWanted ? After::Another : After::Open);
}

void NewIncidentDialog::fetchLists()
{
    const auto lists = backend().ask([actor = backend().actor()](Session& session) {
        return session.replica->read([&](Database& database) {
            return NewIncidentForm::lists(database, actor, session.replica->now());
        });
    });
    deliver(lists, this, [this](const Result<NewIncidentForm::Lists>& found) {
        if (!found)
            return say(Tone::Critical, Words::of(found.error()));
        m_form->setLists(*found);
        seek();
    });
}

void NewIncidentDialog::create(After after)
{
    if (!isReady())
        return;
    auto form = m_form->filledIn();
    if (m_followUp) {
        form.followUpOf = m_followUp->form.followUpOf;
        if (after == After::Another) // there is one follow-up to a form
            after = After::Open;
    }
    send(
        [actor = backend().actor(), form, files = m_form->files().files()](
            Session& session, CommandId command) {
            auto made = madeOf(session, session.incidents.create(actor, form, command));
            if (made)
                made->refused = FormFiles::attach(session, actor, made->id, files);
            return made;
        },
        [this, after](const Made& made) { take(made, after); });
}

void NewIncidentDialog::take(const Made& made, After after)
{
    if (!made.refused.isEmpty())
        return tellRefused(made);
    if (after == After::Another) {
        startOver();
        say(Tone::Good, tr("%1 was created.").arg(made.number));
    } else {
        finish();
    }
    emit created(made.id, made.number, made.entry, after);
}

/// The incident is there; the card stays for whoever wants to know what is not.
void NewIncidentDialog::tellRefused(const Made& made)
{
    if (m_followUp) { // there is one to a form, and it is made
        m_followUp.reset();
        setSource({}, {});
        begin([] {});
    }
    startOver();
    QStringList reasons;
    for (const auto& file : made.refused)
        reasons +=
            tr("%1: %2", "a file, why it was not attached").arg(file.name, Words::of(file.error));
    const auto sentence = tr("%1 was created, but not everything is attached.").arg(made.number);
    say(Tone::Critical, sentence + u'\n' + reasons.join(u'\n'),
        tr("Open %1", "a ticket").arg(made.number), [this, id = made.id] { goToKnown(id); });
    emit created(made.id, made.number, made.entry, After::Another);
}

} // namespace homeport
