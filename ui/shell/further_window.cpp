#include "ui/shell/further_window.h"

#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/tab_order.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

FurtherWindow::FurtherWindow(Workspace* workspace)
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

} // namespace homeport
