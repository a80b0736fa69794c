#include "ui/settings/role_terms_card.h"

#include "core/access/directory.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

RoleTermsCard::RoleTermsCard(const QString& role, QWidget* window)
    : m_form(new ActForm(
        tr("Give the role %1").arg(role), tr("Give"), HintButton::Look::Primary, window))
    , m_team(new ChoiceBox(tr("All teams")))
    , m_from(new MomentField)
    , m_until(new MomentField)
    , m_reason(new QPlainTextEdit)
{
    const std::pair<QWidget*, QString> names[] = {{m_team, u"userTeam"_s}, {m_from, u"userFrom"_s},
        {m_until, u"userUntil"_s}, {m_reason, u"userReason"_s}};
    for (const auto& [field, name] : names)
        field->setObjectName(name);
    m_from->setEmptyText(tr("At once"));
    m_until->setEmptyText(tr("Without an end"));
    m_from->setPickName(tr("Pick the first day from a calendar"));
    m_until->setPickName(tr("Pick the last day from a calendar"));
    m_reason->setTabChangesFocus(true);
    m_teamRow = m_form->addRow(tr("For tickets of the &team"), m_team);
    m_fromRow = m_form->addRow(tr("&From"), m_from);
    m_untilRow = m_form->addRow(tr("&Until"), m_until);
    m_form->addRow(tr("&Why"), m_reason)->setHint(tr("Needed for administrators"));
}

void RoleTermsCard::open(Backend& backend, const QString& role, QWidget* window, const Give& give)
{
    const RoleTermsCard card(role, window);
    card.offerTeams(backend);
    QObject::connect(card.m_form, &ActForm::submitted, card.m_form, [card, give] {
        if (card.isFilledIn())
            give(card.m_form, card.terms());
    });
    card.m_form->open(card.m_team);
}

void RoleTermsCard::offerTeams(Backend& backend) const
{
    const auto found = backend.ask([actor = backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return teams(database, actor.organization); });
    });
    deliver(found, m_form, [form = m_form, box = m_team](const Result<QList<Choice>>& choices) {
        if (choices)
            box->setChoices(*choices);
        else
            form->fail(Words::of(choices.error()));
    });
}

bool RoleTermsCard::isFilledIn() const
{
    const auto asked = tr("Type a date, such as \"tomorrow 9:00\", or pick one.");
    const auto begin = m_from->moment();
    const auto end = m_until->moment();
    const bool isOver = begin && end && *end <= *begin;
    m_teamRow->setError(
        m_team->isBlank() || m_team->chosen() ? QString() : tr("No team is called that."));
    m_fromRow->setError(begin || m_from->isEmpty() ? QString() : asked);
    m_untilRow->setError(!end && !m_until->isEmpty() ? asked
            : isOver                                 ? tr("It has to end after it begins.")
                                                     : QString());
    const std::pair<FormRow*, QWidget*> fields[] = {
        {m_teamRow, m_team}, {m_fromRow, m_from}, {m_untilRow, m_until}};
    for (const auto& [row, field] : fields) {
        if (row->hasError()) {
            m_form->resume(field);
            return false;
        }
    }
    return true;
}

RoleTerms RoleTermsCard::terms() const
{
    RoleTerms terms;
    if (const auto team = m_team->chosen())
        terms.team = TeamId(*team);
    terms.from = m_from->moment();
    terms.until = m_until->moment();
    terms.reason = m_reason->toPlainText();
    return terms;
}

} // namespace homeport
