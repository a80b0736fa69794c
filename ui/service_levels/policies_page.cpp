#include "ui/service_levels/policies_page.h"

#include "ui/service_levels/policy_editor.h"
#include "ui/service_levels/recalculation_strip.h"
#include "ui/service_levels/side_list.h"
#include "ui/shell/backend.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/clock_words.h"

#include <QDate>
#include <QHBoxLayout>
#include <QListWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

PoliciesPage::PoliciesPage(const SettingsContext& context)
    : m_backend(context.backend)
    , m_list(sideList(u"policyList"_s, tr("Policies")))
    , m_new(new HintButton(tr("New policy")))
    , m_editor(new PolicyEditor(m_backend))
    , m_message(new MessageStrip)
    , m_recalculation(new RecalculationStrip(m_backend))
{
    setObjectName(u"policiesPage"_s);
    m_new->setObjectName(u"policyNew"_s);
    m_new->setEnabled(m_backend.actor().scopeOf(u"sla.create"_s) != Scope::None);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    page->setSpacing(Theme::largeSpace);
    page->addLayout(sideColumn(m_list, m_new));
    auto* right = new QVBoxLayout;
    right->addWidget(m_message);
    right->addWidget(m_recalculation);
    right->addWidget(m_editor, 1);
    page->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &PoliciesPage::openCurrent);
    connect(m_new, &HintButton::clicked, this, &PoliciesPage::addNew);
    connect(m_editor, &PolicyEditor::saved, this,
        [this](SlaPolicyId id, const QString& deed, const EntryRef& entry) {
            m_current = id;
            emit acted(deed, entry);
            m_backend.poll();
            m_recalculation->start();
            refresh();
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
    const auto loaded =
        m_backend.ask([actor = m_backend.actor()](Session& session) -> Result<Loaded> {
            auto policies = session.policies.list(actor);
            if (!policies)
                return policies.error();
            auto calendars = session.calendars.list(actor);
            if (!calendars)
                return calendars.error();
            auto choices = session.replica->read(
                [&](Database& database) { return policyChoices(database, actor); });
            if (!choices)
                return choices.error();
            return Loaded{std::move(*policies), std::move(*calendars), std::move(*choices)};
        });
    deliver(loaded, this, m_latest([this](const Result<Loaded>& found) {
        if (found)
            show(*found);
        else
            m_message->say(Tone::Critical, ClockWords::refusal(found.error()));
    }));
}

void PoliciesPage::focusFirst()
{
    m_list->setFocus();
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
    m_list->setCurrentRow(-1);
    m_current = {};
    m_editor->open(fresh, m_loaded.calendars, m_loaded.choices);
    m_editor->focusFirst();
}

void PoliciesPage::show(const Loaded& loaded)
{
    m_loaded = loaded;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    const auto& policies = loaded.policies;
    for (int i = 0; i < policies.size(); ++i) {
        const auto& policy = policies[i].form.policy;
        m_list->addItem(policy.isActive ? policy.name : tr("%1 (retired)").arg(policy.name));
        if (policy.id == m_current || (m_current.isNull() && policy.isDefault))
            row = i;
    }
    m_list->setCurrentRow(row);
    openCurrent();
}

void PoliciesPage::openCurrent()
{
    const auto row = m_list->currentRow();
    if (row < 0 || row >= m_loaded.policies.size())
        return;
    const auto& sheet = m_loaded.policies[row];
    m_current = sheet.form.policy.id;
    m_editor->open(sheet, m_loaded.calendars, m_loaded.choices);
}

} // namespace homeport
