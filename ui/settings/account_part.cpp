#include "ui/settings/account_part.h"

#include "core/access/people_lists.h"
#include "ui/settings/absence_list.h"
#include "ui/settings/password_card.h"
#include "ui/settings/record_form.h"
#include "ui/settings/sessions_card.h"
#include "ui/settings/setting_words.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/undo_stack.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::UserAccount::Field;

constexpr int columnWidth = 620;

} // namespace

AccountPart::AccountPart(const SettingsContext& context)
    : m_context(context)
    , m_form(new RecordForm(record::UserAccount::table()))
    , m_save(makeSave([this] { save(); }))
    , m_discard(new HintButton(tr("Discard"), {}, HintButton::Look::Quiet))
    , m_draftNote(new QLabel)
    , m_message(new MessageStrip)
    , m_absences(new AbsenceList(context.backend))
    , m_password(new PasswordCard(context.backend))
    , m_sessions(new SessionsCard(context.backend))
    , m_draft(context.drafts.open(u"settings/account"_s))
{
    setObjectName(u"accountPart"_s);
    auto* title = new QLabel(tr("My account"));
    setStyleClass(title, u"title"_s);
    m_message->setObjectName(u"accountMessage"_s);
    auto* column = new QWidget;
    column->setMaximumWidth(columnWidth + 2 * Theme::wideSpace);
    auto* cards = new QVBoxLayout(column);
    cards->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    cards->setSpacing(Theme::wideSpace);
    for (auto* part : {static_cast<QWidget*>(title), static_cast<QWidget*>(m_message), makeData(),
             makeAbsences(), static_cast<QWidget*>(m_password), static_cast<QWidget*>(m_sessions)})
        cards->addWidget(part);
    cards->addStretch();
    auto* ground = new QWidget;
    auto* groundLayout = new QHBoxLayout(ground);
    groundLayout->setContentsMargins(0, 0, 0, 0);
    groundLayout->addWidget(column, 1);
    groundLayout->addStretch();
    scrollOver(ground);

    connect(m_password, &PasswordCard::changed, m_sessions, &SessionsCard::refresh);
    connect(&m_context.backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    showButtons();
}

AccountPart::~AccountPart()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

QWidget* AccountPart::makeData()
{
    m_form->addText(Field::DisplayName, tr("Name"), tr("As others read it"));
    m_form->beginPair();
    m_form->addText(Field::FirstName, tr("First name"));
    m_form->addText(Field::LastName, tr("Last name"));
    m_form->beginPair();
    m_form->addText(Field::Phone, tr("Telephone"));
    m_form->addText(Field::Mobile, tr("Mobile"));
    m_form->beginPair();
    m_form->addKey(Field::Locale, tr("Language"), SettingWords::locales());
    m_form->addZone(Field::TimeZone, tr("Time zone"));
    setStyleClass(m_draftNote, u"small muted"_s);
    m_draftNote->setObjectName(u"accountDraftNote"_s);
    m_save->setObjectName(u"accountSave"_s);
    m_discard->setObjectName(u"accountDiscard"_s);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_draftNote, 1);
    foot->addWidget(m_discard);
    foot->addWidget(m_save);
    auto* heading = new QLabel(tr("About me"));
    setStyleClass(heading, u"subtitle"_s);
    auto* frame = new QFrame;
    setStyleClass(frame, u"card"_s);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addWidget(m_form);
    layout->addLayout(foot);
    connect(m_form, &RecordForm::edited, this, [this] {
        m_form->clearErrors();
        m_draft->keep(m_form->draft());
        showButtons();
    });
    connect(m_discard, &HintButton::clicked, this, [this] {
        m_draft->forget();
        m_form->showRow(m_form->seen());
        showButtons();
    });
    return frame;
}

QWidget* AccountPart::makeAbsences()
{
    auto* frame = new QFrame;
    setStyleClass(frame, u"card"_s);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->addWidget(m_absences);
    connect(m_absences, &AbsenceList::acted, this, &AccountPart::acted);
    connect(m_absences, &AbsenceList::failed, this,
        [this](const Error& error) { m_message->say(Tone::Critical, Words::of(error)); });
    return frame;
}

void AccountPart::refresh()
{
    if (!m_form->isChanged())
        fetch();
    m_absences->open(m_context.backend.actor().person);
    m_password->refresh();
    m_sessions->refresh();
}

void AccountPart::focusFirst()
{
    m_form->focusFirst();
}

void AccountPart::fetch()
{
    const auto found = m_context.backend.ask([actor = m_context.backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return personRecord(database, actor, actor.person); });
    });
    deliver(found, this, [this](const Result<record::UserAccount>& person) {
        if (!person)
            return m_message->say(Tone::Critical, Words::of(person.error()));
        if (m_form->isChanged())
            return;
        const bool isFirst = m_form->seen().cells.empty();
        m_form->showRow(person->toRow());
        showButtons();
        if (isFirst)
            applyDraft();
    });
}

void AccountPart::applyDraft()
{
    m_draft->goOn(this, [this](const QJsonObject& kept) {
        if (m_form->isChanged())
            return false;
        m_form->applyDraft(kept);
        showButtons();
        return true;
    });
}

void AccountPart::save()
{
    if (!m_form->isChanged() || !m_save->isEnabled())
        return;
    m_save->setEnabled(false);
    m_message->dismiss();
    const auto saved = m_context.backend.run(
        [actor = m_context.backend.actor(), seen = record::UserAccount::fromRow(m_form->seen()),
            wanted = record::UserAccount::fromRow(m_form->wanted())](Session& session) {
            return entryOf(session, [&] { return session.people.edit(actor, seen, wanted); });
        });
    deliver(saved, this, [this](const Result<EntryRef>& entry) {
        if (!entry) {
            const auto sentence = Words::of(entry.error());
            if (!m_form->showError(entry.error().subject, sentence))
                m_message->say(Tone::Critical, sentence);
            return showButtons();
        }
        m_draft->forget();
        m_form->showRow(m_form->wanted());
        showButtons();
        emit acted(tr("changed my data"), *entry);
        fetch();
        m_context.backend.poll();
    });
}

void AccountPart::showButtons()
{
    const bool isChanged = m_form->isChanged();
    m_save->setEnabled(isChanged);
    setShown(m_discard, isChanged);
    m_draftNote->setText(isChanged ? tr("Not saved yet; kept as a draft") : QString());
}

} // namespace homeport
