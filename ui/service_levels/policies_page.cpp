#include "ui/service_levels/policies_page.h"

#include "core/tickets/ticket_queries.h"
#include "ui/service_levels/policy_editor.h"
#include "ui/shell/backend.h"

#include <QDate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// engines.md 3.5: open tickets without a policy.
FilterNode unpromised()
{
    return FilterNode::all({FilterNode::leaf("is_open", FilterOp::Eq, true),
        FilterNode::leaf("lacks_policy", FilterOp::Eq, true)});
}

} // namespace

PoliciesPage::PoliciesPage(const SettingsContext& context)
    : PoliciesPage(context, new PolicyEditor(context.backend))
{}

PoliciesPage::PoliciesPage(const SettingsContext& context, PolicyEditor* editor)
    : SideListPart(context,
        {u"policiesPage"_s, u"policyList"_s, tr("Policies"), u"policyNew"_s, tr("New policy")},
        editor)
    , m_editor(editor)
{
    connect(m_editor, &PolicyEditor::saved, this,
        [this](const QUuid& id, const QString& deed, const EntryRef& entry) {
            m_current = SlaPolicyId(id);
            takeUp(deed, entry);
        });
    connect(&m_backend, &Backend::changed, this, [this](const QSet<QUuid>& roots) {
        const auto& policies = m_loaded.policies;
        const bool isOurs = std::any_of(policies.begin(), policies.end(),
            [&](const auto& sheet) { return roots.contains(sheet.form.policy.id.value()); });
        if (isOurs && !m_editor->isEdited())
            refresh();
    });
}

void PoliciesPage::refresh()
{
    const auto loaded = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) -> Result<Loaded> {
            auto policies = session.policies.list(actor);
            if (!policies)
                return policies.error();
            auto calendars = session.calendars.list(actor);
            if (!calendars)
                return calendars.error();
            auto choices = policyChoices(database, actor);
            if (!choices)
                return choices.error();
            auto counts = TicketQueries::countEach(database, actor, {unpromised()}, {});
            if (!counts)
                return counts.error();
            return Loaded{
                std::move(*policies), std::move(*calendars), std::move(*choices), counts->first()};
        });
    });
    deliver(loaded, this, m_latest([this](const Result<Loaded>& found) {
        if (found)
            show(*found);
        else
            refuse(found.error());
    }));
}

void PoliciesPage::addNew()
{
    PolicySheet fresh;
    fresh.form.policy.ticketKind = SlaPolicyTicketKind::Incident;
    fresh.form.policy.effectiveFrom = QDate::currentDate().toString(Qt::ISODate);
    for (const auto& calendar : m_loaded.calendars) {
        if (calendar.isActive && calendar.policies > 0)
            fresh.form.policy.calendarId = calendar.id;
    }
    leaveLines();
    m_current = {};
    m_editor->open(fresh, m_loaded.calendars, m_loaded.choices);
    m_editor->focusFirst();
}

void PoliciesPage::show(const Loaded& loaded)
{
    m_loaded = loaded;
    QStringList lines;
    int current = currentLine();
    for (const auto& sheet : loaded.policies) {
        const auto& policy = sheet.form.policy;
        if (policy.id == m_current || (m_current.isNull() && policy.isDefault))
            current = int(lines.size());
        lines << (policy.isActive ? policy.name : tr("%1 (retired)").arg(policy.name));
    }
    setLines(lines, current);
    showFinding(loaded.unpromised == 0
            ? QString()
            : tr("No policy matches %n open ticket(s), so no clock runs there.", nullptr,
                int(loaded.unpromised)),
        tr("Show them"));
}

void PoliciesPage::followFinding()
{
    emit listRequested(tr("Without a policy"), unpromised());
}

void PoliciesPage::open(int line)
{
    const auto& sheet = m_loaded.policies[line];
    m_current = sheet.form.policy.id;
    m_editor->open(sheet, m_loaded.calendars, m_loaded.choices);
}

} // namespace homeport
