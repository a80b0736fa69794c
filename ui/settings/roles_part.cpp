#include "ui/settings/roles_part.h"

#include "core/access/people_lists.h"
#include "ui/settings/grant_model.h"
#include "ui/settings/setting_words.h"
#include "ui/shell/proof_card.h"
#include "ui/tickets/act_form.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QMenu>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::Role::Field;

constexpr int grantHeight = 340;
constexpr int reachWidth = 104;

bool may(const SettingsContext& context, const QString& permission)
{
    return context.backend.actor().scopeOf(permission) == Scope::Organization;
}

std::optional<RolePermissionScope> grantOf(Scope scope)
{
    switch (scope) {
    case Scope::None: return {};
    case Scope::Own: return RolePermissionScope::Own;
    case Scope::Team: return RolePermissionScope::Team;
    case Scope::Department: return RolePermissionScope::Department;
    case Scope::Organization: return RolePermissionScope::Organization;
    }
    return {};
}

} // namespace

RolesPart::RolesPart(const SettingsContext& context)
    : TablePart(context,
        {u"roles"_s, tr("Roles"), {}, tr("There are no roles to be seen here."),
            {tr("Name"), tr("For"), tr("State")}, {210, 120}},
        {false, may(context, u"role.update"_s), may(context, u"role.delete"_s)}, allRoles)
    , m_grants(new GrantModel(this))
    , m_grantTable(new QTableView)
    , m_grantFilter(new FilterField)
    , m_copy(addAct(u"roleCopy"_s, tr("Copy …")))
{
    form().addText(Field::Name, tr("Name"));
    form().addText(Field::Description, tr("For whom it is"));
    form().addFlag(Field::IsActive, tr("Can be given"));
    form().addFlag(Field::IsDefault, tr("New accounts get it"));
    form().addFlag(Field::RequiresMfa, tr("Needs a second factor"));
    form().addNote(tr("It is kept and shown; signing in does not ask for it yet."));
    setUpGrants();
    setShown(m_copy, may(context, u"role.create"_s));
    connect(m_copy, &HintButton::clicked, this, &RolesPart::copy);
}

void RolesPart::setUpGrants()
{
    auto* heading = new QLabel(tr("Permissions"));
    setStyleClass(heading, u"heading"_s);
    m_grantFilter->setObjectName(u"grantFilter"_s);
    m_grantFilter->setPlaceholderText(tr("Search the permissions"));
    m_grantFilter->setAccessibleName(tr("Search the permissions"));
    setUpLines(
        m_grantTable, m_grants, u"grantTable"_s, tr("Permissions of the role"), {reachWidth});
    m_grantTable->setMinimumHeight(grantHeight);
    m_grantTable->installEventFilter(this);
    auto* hint =
        new QLabel(tr("0 No · 1 Own · 2 Team · 3 Department · 4 All, or Enter for a list"));
    hint->setObjectName(u"grantHint"_s);
    hint->setWordWrap(true);
    setStyleClass(hint, u"small muted"_s);
    extras()->addWidget(heading);
    extras()->addWidget(m_grantFilter);
    extras()->addWidget(m_grantTable);
    extras()->addWidget(hint);
    connect(m_grantFilter, &QLineEdit::textChanged, m_grants, &GrantModel::setFilter);
}

void RolesPart::fetch()
{
    readAll([this](const QList<record::Role>& rows) {
        QList<ListLine> lines;
        for (const auto& row : rows) {
            const auto state = !row.isActive ? tr("Switched off")
                : row.isDefault              ? tr("For new accounts")
                : row.isSystem               ? tr("Shipped", "a role that comes with the program")
                                             : QString();
            lines.append({row.id.value(), {row.name, row.description.value_or(QString()), state},
                {row.code}, 0, !row.isActive});
        }
        setLines(lines);
    });
}

QFuture<Result<RecordPart::Saved>> RolesPart::store(const Row& seen, const Row& wanted)
{
    return backend().run(
        [actor = actor(), seen = record::Role::fromRow(seen),
            wanted = record::Role::fromRow(wanted)](Session& session) -> Result<Saved> {
            const auto entry =
                entryOf(session, [&] { return session.roles.edit(actor, seen, wanted); });
            return entry ? Result<Saved>(Saved{seen.id.value(), *entry}) : entry.error();
        });
}

QFuture<Result<RecordPart::Saved>> RolesPart::discardRow(const QUuid& id)
{
    return discardWith<record::Role>(&Session::roles, id);
}

void RolesPart::rowShown(const Row& row)
{
    const auto role = record::Role::fromRow(row);
    m_isShipped = role.isSystem;
    for (const int field : {int(Field::Name), int(Field::Description), int(Field::RequiresMfa)})
        form().setFieldEnabled(field, mayEdit() && !role.isSystem);
    setRemovable(!role.isSystem && !role.isDefault);
    fetchGrants();
}

void RolesPart::fetchGrants()
{
    ask([id = chosen()](Database& database,
            const Actor& actor) { return permissionsOf(database, actor, RoleId(id)); },
        [this, id = chosen()](const QList<PermissionLine>& lines) {
            if (id == chosen())
                m_grants->setLines(lines);
        });
}

void RolesPart::copy()
{
    if (chosen().isNull())
        return;
    auto* card = new ActForm(tr("Copy the role %1").arg(nameOf(form().seen())), tr("Copy"),
        HintButton::Look::Primary, window());
    auto* name = new QLineEdit;
    name->setObjectName(u"roleCopyName"_s);
    card->addRow(tr("Name of the copy"), name);
    connect(card, &ActForm::submitted, this, [this, card, name, from = RoleId(chosen())] {
        const auto make = [this, from, text = name->text()] {
            return backend().run([actor = actor(), from, text](Session& session) {
                return session.roles.copy(actor, from, text);
            });
        };
        deliverProven(backend(), this, card, make, [this, card, name](const Result<RoleId>& role) {
            if (!role) {
                card->fail(Words::of(role.error()));
                name->setFocus();
                return;
            }
            card->finish();
            fetch();
            choose(role->value());
            backend().poll();
        });
    });
    card->open(name);
}

void RolesPart::setScope(int row, int scope)
{
    const auto* line = m_grants->line(row);
    if (!line || !mayEdit())
        return;
    if (m_isShipped)
        return say(
            Tone::Information, tr("Shipped roles stay as they are. Copy it and change the copy."));
    const auto set = [this, role = RoleId(chosen()), code = line->code,
                         wanted = grantOf(Scope(scope))] {
        return backend().run([actor = actor(), role, code, wanted](Session& session) {
            return session.roles.setGrant(actor, role, code, wanted);
        });
    };
    deliverProven(backend(), this, this, set, [this](const Result<>& result) {
        if (!result)
            return fail(result.error());
        fetchGrants();
        backend().poll();
    });
}

bool RolesPart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_grantTable && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const auto row = m_grantTable->currentIndex().row();
        const int key = press->key();
        if (key >= Qt::Key_0 && key <= Qt::Key_4) {
            setScope(row, key - Qt::Key_0);
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && row >= 0) {
            auto* menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            for (int scope = 0; scope <= int(Scope::Organization); ++scope) {
                menu->addAction(SettingWords::of(Scope(scope)), this,
                    [this, row, scope] { setScope(row, scope); });
            }
            const auto cell = m_grantTable->visualRect(m_grantTable->currentIndex());
            menu->popup(m_grantTable->viewport()->mapToGlobal(cell.bottomLeft()));
            return true;
        }
    }
    return RecordPart::eventFilter(watched, event);
}

QString RolesPart::deed(const Row& row, bool) const
{
    return tr("changed the role %1").arg(nameOf(row));
}

} // namespace homeport
