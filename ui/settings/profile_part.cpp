#include "ui/settings/profile_part.h"

#include "core/access/people_lists.h"
#include "ui/settings/record_card.h"
#include "ui/settings/record_form.h"
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

using Field = record::Organization::Field;

/// What the page shows: the organization and the calendars to choose from.
struct Profile
{
    record::Organization organization;
    QList<Choice> calendars;
};

Result<Profile> readProfile(Database& database, const Actor& actor)
{
    const auto organization = organizationRecord(database, actor);
    if (!organization)
        return organization.error();
    const auto offered = calendars(database, actor.organization);
    if (!offered)
        return offered.error();
    return Profile{*organization, *offered};
}

} // namespace

ProfilePart::ProfilePart(const SettingsContext& context)
    : m_context(context)
    , m_message(new MessageStrip)
    , m_card(new RecordCard(record::Organization::table(),
          {u"organization"_s, tr("Name and defaults"), makeSave([this] { save(); }), m_message,
              context.drafts.open(u"settings/organization"_s)}))
{
    setObjectName(u"organizationPart"_s);
    m_message->setObjectName(u"organizationMessage"_s);
    auto* title = new QLabel(tr("Organization"));
    setStyleClass(title, u"title"_s);
    addFields();
    auto* column = new QWidget;
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    lines->setSpacing(Theme::wideSpace);
    lines->addWidget(title);
    lines->addWidget(m_message);
    lines->addWidget(m_card);
    lines->addStretch();
    scrollInColumn(column);
    connect(&m_context.backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

void ProfilePart::addFields()
{
    auto& form = m_card->form();
    form.addText(Field::Name, tr("Name"));
    form.beginPair();
    form.addKey(Field::Locale, tr("Language"), SettingWords::locales());
    form.addZone(Field::TimeZone, tr("Time zone"));
    form.beginPair();
    form.addChoice(Field::DefaultCalendarId, tr("Working hours"), tr("None"));
    form.addText(Field::Currency, tr("Currency"), tr("Three letters, such as EUR"));
    form.addNote(tr("New accounts begin with this language and time zone. What is resolved closes "
                    "by these working hours where no agreement names others."));
    form.addHeading(tr("Contact"));
    form.beginPair();
    form.addText(Field::Email, tr("E-mail"));
    form.addText(Field::Phone, tr("Telephone"));
    form.addLongText(Field::Address, tr("Address"));
    form.beginPair();
    form.addText(Field::City, tr("City"));
    form.addText(Field::Country, tr("Country"), tr("Two letters, such as NO"));
    form.addText(Field::Domain, tr("Domain"), tr("Of its e-mail addresses, such as example.org"));
    form.addLongText(Field::Description, tr("Description"));
}

void ProfilePart::refresh()
{
    fetch();
}

void ProfilePart::focusFirst()
{
    m_card->form().focusFirst();
}

void ProfilePart::fetch()
{
    const auto found = m_context.backend.ask([actor = m_context.backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return readProfile(database, actor); });
    });
    deliver(found, this, m_latest([this](const Result<Profile>& profile) {
        if (!profile)
            return m_message->say(Tone::Critical, Words::of(profile.error()));
        m_card->form().setChoices(Field::DefaultCalendarId, profile->calendars);
        m_card->showStored(profile->organization.toRow());
    }));
}

void ProfilePart::save()
{
    if (!m_card->startSaving())
        return;
    auto& form = m_card->form();
    const auto saved = m_context.backend.run(
        [actor = m_context.backend.actor(), seen = record::Organization::fromRow(form.seen()),
            wanted = record::Organization::fromRow(form.wanted())](Session& session) {
            return entryOf(session, [&] { return session.organization.edit(actor, seen, wanted); });
        });
    deliver(saved, this, [this](const Result<EntryRef>& entry) {
        if (!m_card->finishSaving(entry))
            return;
        emit acted(tr("changed the data of the organization"), *entry);
        fetch();
        m_context.backend.poll();
    });
}

} // namespace homeport
