#include "ui/shell/further_window.h"

#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/tab_order.h"

#include <QCloseEvent>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

FurtherWindow::FurtherWindow(Workspace* workspace) : m_workspace(workspace)
{
    setObjectName(u"furtherWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(workspace);
    workspace->queuePage()->focusList();
}

bool FurtherWindow::focusNextPrevChild(bool next)
{
    return stepFocus(this, next);
}

void FurtherWindow::closeEvent(QCloseEvent* event)
{
    if (m_workspace->holdsOpen())
        event->ignore();
    else
        QWidget::closeEvent(event);
}

} // namespace homeport
