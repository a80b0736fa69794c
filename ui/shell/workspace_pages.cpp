#include "ui/audit/audit_page.h"
#include "ui/people/person_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/my_tasks_page.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/nav_list.h"
#include "ui/widgets/tab_strip.h"

#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// Pages about the desk itself; workspace.cpp holds those of daily work.

AuditPage* Workspace::showAudit()
{
    if (!may(u"audit.read"_s))
        return nullptr;
    if (!m_audit) {
        m_audit = new AuditPage(m_backend);
        m_stack->addWidget(m_audit);
        connect(m_audit, &AuditPage::openRequested, this, &Workspace::openTicket);
    }
    m_nav->setChosen(u"audit"_s);
    m_tabs->setCurrent({});
    m_stack->setCurrentWidget(m_audit);
    m_audit->refresh();
    m_audit->focusList();
    return m_audit;
}

SettingsPage* Workspace::showSettings(const QString& part)
{
    if (!m_settings) {
        m_settings = new SettingsPage({m_backend, m_drafts});
        m_stack->addWidget(m_settings);
        connect(m_settings, &SettingsPage::ticketRequested, this, &Workspace::openTicket);
        connect(m_settings, &SettingsPage::personRequested, this, &Workspace::openPerson);
        connect(m_settings, &SettingsPage::listRequested, this,
            [this](const QString& name, const FilterNode& filter) {
                ViewSetup setup;
                setup.name = name;
                setup.filter = filter;
                m_queue->showView(u"found"_s, setup);
                m_nav->setChosen({});
                showQueue();
            });
        connect(m_settings, &SettingsPage::acted, this,
            [this](const QString& deed, const EntryRef& entry) {
                m_undo->remember({deed, entry});
            });
    }
    m_nav->setChosen(u"settings"_s);
    m_tabs->setCurrent({});
    m_stack->setCurrentWidget(m_settings);
    auto* shown = part.isEmpty() ? m_settings->showLast() : m_settings->showPart(part);
    if (shown)
        shown->focusFirst();
    return m_settings;
}

PersonId Workspace::person() const
{
    return m_backend.actor().person;
}

void Workspace::openPerson(PersonId id)
{
    if (!m_person) {
        m_person = new PersonPage(m_backend);
        m_stack->addWidget(m_person);
        connect(m_person, &PersonPage::loaded, this, &Workspace::frontChanged);
        connect(m_person, &PersonPage::ticketRequested, this, &Workspace::openTicket);
        connect(m_person, &PersonPage::settingsRequested, this, [this](PersonId person) {
            auto* settings = showSettings(u"users"_s);
            settings->choose(u"users"_s, person.value());
        });
    }
    if (m_stack->currentWidget() != m_person)
        m_beforePerson = m_stack->currentWidget();
    m_nav->setChosen({});
    m_tabs->setCurrent({});
    m_stack->setCurrentWidget(m_person);
    m_person->open(id);
}

void Workspace::goBack()
{
    const bool isPerson = m_person && m_stack->currentWidget() == m_person;
    const auto* before = isPerson ? m_beforePerson.data() : nullptr;
    if (const auto* page = qobject_cast<const TicketPage*>(before))
        return openTicket(page->ticket());
    if (before && before == m_audit) {
        showAudit();
        return;
    }
    if (before && before == m_settings) {
        showSettings();
        return;
    }
    if (before && before == m_tasks) {
        showTasks(m_tasks->whose());
        return;
    }
    showQueue();
}

void Workspace::stepTab(int by)
{
    const auto count = m_tabs->count();
    if (count == 0)
        return;
    // The strip has a current tab also while a list is in front.
    const auto* page = ticketPage();
    const auto current = page ? page->ticket().toString() : QString();
    int at = by > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        if (m_tabs->keyAt(i) == current)
            at = i;
    }
    openTicket(TicketId::fromString(m_tabs->keyAt((at + by + count) % count)));
}

} // namespace homeport
