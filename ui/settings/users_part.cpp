#include "ui/settings/users_part.h"

#include "core/access/directory.h"
#include "ui/settings/absence_list.h"
#include "ui/settings/role_terms_card.h"
#include "ui/settings/session_list.h"
#include "ui/settings/setting_words.h"
#include "ui/settings/skill_list.h"
#include "ui/settings/tree_lines.h"
#include "ui/shell/proof_card.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::UserAccount::Field;

bool may(const SettingsContext& context, const QString& permission)
{
    return context.backend.actor().scopeOf(permission) != Scope::None;
}

/// The password is told once, and gone with the card.
void tellPassword(const QString& password, const QString& name, QWidget* window)
{
    auto* card = new ActForm(UsersPart::tr("Password for %1").arg(name), UsersPart::tr("Done"),
        HintButton::Look::Primary, window);
    auto* field = new QLineEdit(password);
    field->setObjectName(u"chancePassword"_s);
    field->setReadOnly(true);
    auto* row = card->addRow(UsersPart::tr("Tell it to them; it is shown only now"), field);
    row->setHint(UsersPart::tr("It lasts for an hour, for three days before the first sign-in, and "
                               "opens only the choice of an own password."));
    QObject::connect(card, &ActForm::submitted, card, &ActForm::finish);
    card->open(field);
    field->selectAll();
}

} // namespace

UsersPart::UsersPart(const SettingsContext& context)
    : RecordPart(context, record::UserAccount::table(),
        {u"users"_s, tr("Users"), tr("New user"), tr("There is nobody to be seen here."),
            {tr("Name"), tr("Sign-in name"), tr("Teams"), tr("Roles"), tr("State")},
            {104, 110, 110, 90}},
        {may(context, u"user.create"_s), may(context, u"user.update"_s), false})
    , m_roles(new QWidget)
    , m_roleLines(new LineStack)
    , m_role(new ChoiceBox(tr("Another role")))
    , m_give(new HintButton(tr("Give")))
    , m_lists({new SkillList(backend()), new AbsenceList(backend())})
    , m_sessions(new SessionList(backend()))
    , m_reset(new HintButton(tr("Reset password …")))
    , m_unlock(new HintButton(tr("End the wait")))
    , m_active(new HintButton(tr("Switch off")))
    , m_signOut(new HintButton(tr("Sign out everywhere")))
    , m_openPage(new HintButton(tr("Open page")))
{
    form().beginPair();
    form().addText(Field::DisplayName, tr("Name"));
    form().addText(Field::Username, tr("Sign-in name"));
    form().beginPair();
    form().addText(Field::Email, tr("E-mail"));
    form().addText(Field::JobTitle, tr("Job title"));
    form().beginPair();
    form().addText(Field::Phone, tr("Telephone"));
    form().addText(Field::Mobile, tr("Mobile"));
    form().beginPair();
    form().addChoice(Field::DepartmentId, tr("Department"), tr("None"));
    form().addChoice(Field::LocationId, tr("Location"), tr("None"));
    form().beginPair();
    form().addChoice(Field::ManagerId, tr("Manager"), tr("Nobody"));
    form().addKey(Field::UserType, tr("Kind of user"), SettingWords::userTypes());
    form().beginPair();
    form().addKey(Field::Locale, tr("Language"), SettingWords::locales());
    form().addZone(Field::TimeZone, tr("Time zone"));
    addRoleList();
    for (auto* list : std::as_const(m_lists)) {
        extras()->addWidget(list);
        connect(list, &PersonLines::acted, this, &UsersPart::acted);
        connect(list, &PersonLines::failed, this, [this](const Error& error) { fail(error); });
    }
    extras()->addWidget(m_sessions);
    connect(m_sessions, &SessionList::failed, this, [this](const Error& error) { fail(error); });
    connect(m_sessions, &SessionList::ended, this,
        [this](const QString& sentence) { say(Tone::Good, sentence); });

    auto* acts = new QWidget;
    auto* flow = new FlowLayout(acts);
    const std::pair<HintButton*, QString> buttons[] = {{m_openPage, u"userOpen"_s},
        {m_reset, u"userReset"_s}, {m_unlock, u"userUnlock"_s}, {m_signOut, u"userSignOut"_s},
        {m_active, u"userActive"_s}};
    for (const auto& [button, name] : buttons) {
        button->setObjectName(name);
        flow->addWidget(button);
    }
    extras()->addWidget(acts);
    connect(m_openPage, &HintButton::clicked, this,
        [this] { emit personRequested(PersonId(chosen())); });
    connect(m_reset, &HintButton::clicked, this, &UsersPart::resetPassword);
    connect(m_unlock, &HintButton::clicked, this, [this] {
        act([](Session& session, const Actor& actor,
                PersonId person) { return session.signIn.unlock(actor, person); },
            tr("They may try again at once."));
    });
    connect(m_signOut, &HintButton::clicked, this, [this] {
        act([](Session& session, const Actor& actor,
                PersonId person) { return session.sessions.revokeAll(actor, person); },
            tr("All their sessions are ended."));
    });
    connect(m_active, &HintButton::clicked, this, &UsersPart::switchActive);
}

void UsersPart::addRoleList()
{
    m_roles->setObjectName(u"userRoles"_s);
    auto* heading = new QLabel(tr("Roles"));
    setStyleClass(heading, u"heading"_s);
    m_role->setObjectName(u"userRole"_s);
    m_role->setAccessibleName(tr("Role to give"));
    m_give->setObjectName(u"userGive"_s);
    auto* giving = new QHBoxLayout;
    giving->setSpacing(Theme::smallSpace);
    giving->addWidget(m_role, 1);
    giving->addWidget(m_give);
    auto* layout = new QVBoxLayout(m_roles);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(heading);
    layout->addWidget(m_roleLines);
    layout->addLayout(giving);
    extras()->addWidget(m_roles);
    connect(m_give, &HintButton::clicked, this, [this] { giveRole(); });
}

void UsersPart::fetch()
{
    const auto found = backend().ask([actor = actor()](Session& session) {
        const auto now = session.replica->now();
        return session.replica->read(
            [&](Database& database) { return personLines(database, actor, now); });
    });
    deliver(found, this, [this](const Result<QList<PersonLine>>& people) {
        if (!people)
            return fail(people.error());
        QList<ListLine> lines;
        m_locked.clear();
        for (const auto& person : *people) {
            const auto state = !person.isActive ? tr("Switched off")
                : person.isLocked               ? tr("Has to wait")
                                                : QString();
            if (person.isLocked)
                m_locked.insert(person.id.value());
            lines.append({person.id.value(),
                {person.name, person.login, person.teams.join(u", "_s), person.roles.join(u", "_s),
                    state},
                {person.email, person.jobTitle}, 0, !person.isActive});
        }
        setLines(lines);
    });
    fetchChoices();
}

void UsersPart::fetchChoices()
{
    ask([](Database& database, const Actor& actor) { return people(database, actor); },
        [this](const QList<Choice>& choices) { form().setChoices(Field::ManagerId, choices); });
    ask([](Database& database, const Actor& actor) { return allDepartments(database, actor); },
        [this](const QList<record::Department>& rows) {
            form().setChoices(Field::DepartmentId, treeChoices(treeOf(rows)));
        });
    ask([](Database& database, const Actor& actor) { return allLocations(database, actor); },
        [this](const QList<record::Location>& rows) {
            form().setChoices(Field::LocationId, treeChoices(treeOf(rows)));
        });
    if (!may(context(), u"user.assign_role"_s) || !may(context(), u"role.read"_s))
        return;
    ask([](Database& database, const Actor& actor) { return allRoles(database, actor); },
        [this](const QList<record::Role>& rows) {
            QList<Choice> choices;
            for (const auto& row : rows) {
                if (row.isActive)
                    choices.append({row.id.value(), row.name});
            }
            m_role->setChoices(choices);
        });
}

void UsersPart::load(const QUuid& id)
{
    ask([id](Database& database,
            const Actor& actor) { return personRecord(database, actor, PersonId(id)); },
        [this](const record::UserAccount& person) { showRow(person.toRow()); });
}

Row UsersPart::blank() const
{
    record::UserAccount person;
    person.timeZone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (!QTimeZone::isTimeZoneIdAvailable(person.timeZone.toLatin1()))
        person.timeZone = u"UTC"_s;
    return person.toRow();
}

QFuture<Result<RecordPart::Saved>> UsersPart::store(const Row& seen, const Row& wanted)
{
    return storeWith<record::UserAccount>(&Session::people, seen, wanted);
}

void UsersPart::rowShown(const Row& row)
{
    const bool isStored = row.head.isStored();
    const auto person = record::UserAccount::fromRow(row);
    const bool isSelf = person.id == actor().person;
    m_active->setText(person.isActive ? tr("Switch off") : tr("Switch on"));
    setShown(m_openPage, isStored);
    setShown(m_reset,
        isStored && person.isActive && !isSelf && may(context(), u"user.reset_password"_s));
    const bool hasToWait = isStored && m_locked.contains(row.id);
    if (!hasToWait && m_unlock->hasFocus())
        m_openPage->setFocus(); // not the next button: it signs them out
    setShown(m_unlock, hasToWait && may(context(), u"user.unlock"_s));
    const bool endsSessions = isStored && !isSelf && may(context(), u"user.admin"_s);
    setShown(m_signOut, endsSessions);
    setShown(m_sessions, endsSessions);
    m_sessions->open(endsSessions ? person.id : PersonId());
    setShown(m_active, isStored && may(context(), u"user.delete"_s));
    const bool seesRoles = isStored
        && (isSelf || may(context(), u"user.assign_role"_s) || may(context(), u"role.read"_s));
    const bool givesRoles = isStored && !isSelf && may(context(), u"user.assign_role"_s);
    setShown(m_roles, seesRoles);
    setShown(m_role, givesRoles);
    setShown(m_give, givesRoles);
    for (auto* list : std::as_const(m_lists)) {
        setShown(list, isStored);
        list->open(isStored ? person.id : PersonId());
    }
    if (!seesRoles)
        return;
    const auto held = backend().ask([actor = actor(), id = person.id](Session& session) {
        const auto now = session.replica->now();
        return session.replica->read(
            [&](Database& database) { return rolesHeld(database, actor, id, now); });
    });
    deliver(held, this, [this, id = row.id](const Result<QList<HeldRole>>& roles) {
        if (roles && id == chosen())
            showRoles(*roles);
    });
}

void UsersPart::showRoles(const QList<HeldRole>& held)
{
    m_roleLines->clear();
    const bool mayTake =
        chosen() != actor().person.value() && may(context(), u"user.assign_role"_s);
    for (const auto& role : held) {
        auto* line = m_roleLines->addLine(role.team.isEmpty()
                ? role.role
                : tr("%1, for %2 only", "role, team").arg(role.role, role.team),
            role.assignment.validUntil
                ? tr("until %1").arg(Words::exact(*role.assignment.validUntil))
                : QString());
        if (mayTake) {
            auto* take = new HintButton(tr("Take away"), {}, HintButton::Look::Quiet);
            take->setObjectName(u"roleTake"_s);
            take->setAccessibleName(tr("Take away: %1", "a role").arg(role.role));
            connect(take, &HintButton::clicked, this,
                [this, id = role.assignment.id] { takeRole(id); });
            line->addWidget(take);
        }
    }
    m_roleLines->finish(tr("None: they may do nothing here."));
}

void UsersPart::giveRole()
{
    const auto role = m_role->chosen();
    if (!role) {
        m_role->setFocus();
        return;
    }
    const auto give = [this, person = PersonId(chosen()), id = RoleId(*role)](
                          ActForm* form, const RoleTerms& terms) {
        const auto attempt = [this, person, id, terms] {
            return backend().run([actor = actor(), person, id, terms](Session& session) {
                return session.roles.give(actor, person, id, terms);
            });
        };
        deliverProven(backend(), this, form, attempt, [this, form](const Result<>& done) {
            if (!done)
                return form->fail(Words::of(done.error()));
            form->finish();
            m_role->clearEditText();
            say(Tone::Good, tr("The role is given."));
            readAgain();
        });
    };
    RoleTermsCard::open(backend(), m_role->currentText(), window(), give);
}

void UsersPart::takeRole(UserRoleId assignment)
{
    act([assignment](Session& session, const Actor& actor,
            PersonId) { return session.roles.take(actor, assignment); },
        tr("The role is taken away."));
}

template <typename Job>
void UsersPart::act(Job job, const QString& done)
{
    const auto attempt = [this, person = PersonId(chosen()), job] {
        return backend().run([actor = actor(), person, job](
                                 Session& session) { return job(session, actor, person); });
    };
    deliverProven(backend(), this, this, attempt, [this, done](const Result<>& result) {
        if (!result)
            return fail(result.error());
        say(Tone::Good, done);
        readAgain();
    });
}

void UsersPart::readAgain()
{
    fetch();
    load(chosen());
    backend().poll();
}

void UsersPart::resetPassword()
{
    const PersonId person(chosen());
    const auto name = nameOf(form().seen());
    m_reset->setEnabled(false);
    const auto reset = [this, person] {
        return backend().run([actor = actor(), person](Session& session) {
            return session.signIn.resetPassword(actor, person);
        });
    };
    deliverProven(backend(), this, this, reset, [this, name](const Result<QString>& password) {
        m_reset->setEnabled(true);
        if (!password)
            return fail(password.error());
        tellPassword(*password, name, window());
        readAgain();
    });
}

void UsersPart::switchActive()
{
    if (record::UserAccount::fromRow(form().seen()).isActive) {
        act([](Session& session, const Actor& actor,
                PersonId person) { return session.people.deactivate(actor, person); },
            tr("The account is switched off. Its tickets stay with it until you assign them."));
    } else {
        act([](Session& session, const Actor& actor,
                PersonId person) { return session.people.reactivate(actor, person); },
            tr("The account is switched on again."));
    }
}

QString UsersPart::nameOf(const Row& row) const
{
    return row.cells.empty() ? QString() : row.cells[Field::DisplayName].text();
}

QString UsersPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the account of %1").arg(nameOf(row))
                 : tr("changed the account of %1").arg(nameOf(row));
}

} // namespace homeport
