#include "ui/audit/audit_page.h"
#include "ui/exchange/import_page.h"
#include "ui/people/person_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"

#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What is in front, for whoever shows the workspace.

void Workspace::setUpFront()
{
    connect(m_stack, &QStackedWidget::currentChanged, this, &Workspace::frontChanged);
    connect(m_queue, &QueuePage::named, this, &Workspace::frontChanged);
}

QString Workspace::frontName() const
{
    if (const auto* page = ticketPage())
        return page->number().isEmpty() ? page->tabTitle() : page->number() + u' ' + page->title();
    const auto* front = m_stack->currentWidget();
    if (front == m_import)
        return tr("Import");
    if (front == m_audit)
        return tr("Audit trail");
    if (front == m_settings)
        return tr("Settings");
    if (front == m_person)
        return m_person->name();
    return m_queue->baseName();
}

} // namespace homeport
