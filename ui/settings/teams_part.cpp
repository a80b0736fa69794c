#include "ui/settings/teams_part.h"

#include "core/access/directory.h"
#include "ui/settings/setting_words.h"
#include "ui/settings/tree_lines.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/widgets/person_label.h"
#include "ui/widgets/visibility.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::Team::Field;

bool may(const SettingsContext& context, const QString& permission)
{
    return context.backend.actor().scopeOf(permission) == Scope::Organization;
}

} // namespace

TeamsPart::TeamsPart(const SettingsContext& context)
    : ServedPart(context,
        {u"teams"_s, tr("Teams"), tr("New team"), tr("There are no teams yet."),
            {tr("Name"), tr("Kind"), tr("Line"), tr("State")}, {130, 60, 110}},
        rightsOn(context, u"team"_s), allTeams)
    , m_members(new QWidget)
    , m_memberLines(new LineStack)
    , m_person(new ChoiceBox(tr("Somebody else")))
    , m_add(new HintButton(tr("Take in")))
{
    form().addText(Field::Name, tr("Name"));
    form().beginPair();
    form().addKey(Field::Kind, tr("Kind"), SettingWords::teamKinds());
    form().addNumber(Field::Tier, tr("Line of support"), 1, 4);
    form().beginPair();
    form().addChoice(Field::LeadId, tr("Lead"), tr("Nobody"));
    form().addChoice(Field::ManagerId, tr("Manager"), tr("Nobody"));
    form().beginPair();
    form().addChoice(Field::DepartmentId, tr("Department"), tr("None"));
    form().addChoice(Field::EscalationTeamId, tr("Next line"), tr("None"));
    form().addText(Field::Email, tr("E-mail of the group"));
    form().addFlag(Field::IsActive, tr("In use"));
    form().addLongText(Field::Description, tr("Description"));
    addMemberList();
}

void TeamsPart::addMemberList()
{
    m_members->setObjectName(u"teamMembers"_s);
    auto* heading = new QLabel(tr("Members"));
    setStyleClass(heading, u"heading"_s);
    m_person->setObjectName(u"teamPerson"_s);
    m_person->setAccessibleName(tr("Who joins the team"));
    m_add->setObjectName(u"teamAdd"_s);
    auto* adding = new QHBoxLayout;
    adding->setSpacing(Theme::smallSpace);
    adding->addWidget(m_person, 1);
    adding->addWidget(m_add);
    auto* layout = new QVBoxLayout(m_members);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(heading);
    layout->addWidget(m_memberLines);
    layout->addLayout(adding);
    extras()->addWidget(m_members);
    const bool mayAssign = may(context(), u"team.assign"_s);
    setShown(m_person, mayAssign);
    setShown(m_add, mayAssign);
    connect(m_add, &HintButton::clicked, this, &TeamsPart::addMember);
}

void TeamsPart::fetch()
{
    readAll([this](const QList<record::Team>& rows) {
        QList<ListLine> lines;
        QList<Choice> choices;
        for (const auto& row : rows) {
            lines.append({row.id.value(),
                {row.name, SettingWords::of(SettingWords::teamKinds(), keyOf(row.kind)),
                    QString::number(row.tier), row.isActive ? QString() : tr("Switched off")},
                {row.description.value_or(QString())}, 0, !row.isActive});
            if (row.isActive && row.id.value() != chosen())
                choices.append({row.id.value(), row.name});
        }
        form().setChoices(Field::EscalationTeamId, choices);
        setLines(lines);
    });
    ask(people, [this](const QList<Choice>& choices) {
        form().setChoices(Field::LeadId, choices);
        form().setChoices(Field::ManagerId, choices);
        m_person->setChoices(choices);
    });
    ask(allDepartments, [this](const QList<record::Department>& rows) {
        form().setChoices(Field::DepartmentId, treeChoices(treeOf(rows)));
    });
}

void TeamsPart::rowShown(const Row& row)
{
    setShown(m_members, row.head.isStored());
    if (!row.head.isStored())
        return;
    ask([id = row.id](Database& database,
            const Actor& actor) { return membersOf(database, actor, TeamId(id)); },
        [this, id = row.id](const QList<TeamMembership>& members) {
            if (id == chosen())
                showMembers(members);
        });
}

void TeamsPart::showMembers(const QList<TeamMembership>& members)
{
    m_memberLines->clear();
    const bool mayAssign = may(context(), u"team.assign"_s);
    for (const auto& member : members) {
        auto* line = m_memberLines->addLine();
        line->addWidget(new PersonLabel(member.person), 1);
        auto* role = new PickBox;
        role->setObjectName(u"memberRole"_s);
        role->setAccessibleName(tr("Part of %1 in the team").arg(member.person));
        for (const auto& choice : SettingWords::memberRoles())
            role->addItem(choice.text, choice.key);
        role->setCurrentIndex(role->findData(keyOf(member.member.role)));
        role->setEnabled(mayAssign);
        connect(role, &QComboBox::activated, this,
            [this, role, row = member.member] { setRole(row, role->currentData().toString()); });
        line->addWidget(role);
        if (mayAssign) {
            auto* out = new HintButton(tr("Take out"), {}, HintButton::Look::Quiet);
            out->setObjectName(u"memberOut"_s);
            out->setAccessibleName(tr("Take out: %1", "a person").arg(member.person));
            connect(out, &HintButton::clicked, this, [this, member] { removeMember(member); });
            line->addWidget(out);
        }
    }
    m_memberLines->finish(tr("Nobody is in this team yet."));
}

void TeamsPart::addMember()
{
    const auto person = m_person->chosen();
    if (!person) {
        m_person->setFocus();
        return;
    }
    record::TeamMember member;
    member.teamId = TeamId(chosen());
    member.userId = PersonId(*person);
    perform([member](Session& session,
                const Actor& actor) { return session.teams.setMember(actor, member); },
        tr("took %1 into %2", "person, team").arg(m_person->currentText(), nameOf(form().seen())));
    m_person->clearEditText();
}

void TeamsPart::setRole(record::TeamMember member, const QString& key)
{
    member.role = fromKey<TeamMemberRole>(key).value_or(member.role);
    perform([member](Session& session,
                const Actor& actor) { return session.teams.setMember(actor, member); },
        tr("changed a part in %1", "team").arg(nameOf(form().seen())));
}

void TeamsPart::removeMember(const TeamMembership& member)
{
    perform(
        [row = member.member](Session& session, const Actor& actor) {
            return session.teams.removeMember(actor, row.teamId, row.userId);
        },
        tr("took %1 out of %2", "person, team").arg(member.person, nameOf(form().seen())));
}

QString TeamsPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the team %1").arg(nameOf(row))
                 : tr("changed the team %1").arg(nameOf(row));
}

} // namespace homeport
