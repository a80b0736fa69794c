#include "ui/settings/account_part.h"

#include "core/access/people_lists.h"
#include "ui/settings/absence_list.h"
#include "ui/settings/password_card.h"
#include "ui/settings/record_card.h"
#include "ui/settings/record_form.h"
#include "ui/settings/sessions_card.h"
#include "ui/settings/setting_words.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/undo_stack.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::UserAccount::Field;

} // namespace

AccountPart::AccountPart(const SettingsContext& context)
    : m_context(context)
    , m_message(new MessageStrip)
    , m_data(new RecordCard(record::UserAccount::table(),
          {u"account"_s, tr("About me"), makeSave([this] { save(); }), m_message,
              context.drafts.open(u"settings/account"_s)}))
    , m_absences(new AbsenceList(context.backend))
    , m_password(new PasswordCard(context.backend))
    , m_sessions(new SessionsCard(context.backend))
{
    setObjectName(u"accountPart"_s);
    auto* title = new QLabel(tr("My account"));
    setStyleClass(title, u"title"_s);
    m_message->setObjectName(u"accountMessage"_s);
    auto* column = new QWidget;
    auto* cards = new QVBoxLayout(column);
    cards->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    cards->setSpacing(Theme::wideSpace);
    addFields();
    for (auto* part : {static_cast<QWidget*>(title), static_cast<QWidget*>(m_message),
             static_cast<QWidget*>(m_data), makeAbsences(), static_cast<QWidget*>(m_password),
             static_cast<QWidget*>(m_sessions)})
        cards->addWidget(part);
    cards->addStretch();
    scrollInColumn(column);

    connect(m_password, &PasswordCard::changed, m_sessions, &SessionsCard::refresh);
    connect(&m_context.backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

AccountPart::~AccountPart()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void AccountPart::addFields()
{
    auto& form = m_data->form();
    form.addText(Field::DisplayName, tr("Name"), tr("As others read it"));
    form.beginPair();
    form.addText(Field::FirstName, tr("First name"));
    form.addText(Field::LastName, tr("Last name"));
    form.beginPair();
    form.addText(Field::Phone, tr("Telephone"));
    form.addText(Field::Mobile, tr("Mobile"));
    form.beginPair();
    form.addKey(Field::Locale, tr("Language"), SettingWords::locales());
    form.addZone(Field::TimeZone, tr("Time zone"));
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
    fetch();
    m_absences->open(m_context.backend.actor().person);
    m_password->refresh();
    m_sessions->refresh();
}

void AccountPart::focusFirst()
{
    m_data->form().focusFirst();
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
        m_data->showStored(person->toRow());
    });
}

void AccountPart::save()
{
    if (!m_data->startSaving())
        return;
    auto& form = m_data->form();
    const auto saved = m_context.backend.run(
        [actor = m_context.backend.actor(), seen = record::UserAccount::fromRow(form.seen()),
            wanted = record::UserAccount::fromRow(form.wanted())](Session& session) {
            return entryOf(session, [&] { return session.people.edit(actor, seen, wanted); });
        });
    deliver(saved, this, [this](const Result<EntryRef>& entry) {
        if (!m_data->finishSaving(entry))
            return;
        emit acted(tr("changed my data"), *entry);
        fetch();
        m_context.backend.poll();
    });
}

} // namespace homeport
