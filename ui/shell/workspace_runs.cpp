#include "ui/exchange/import_page.h"
#include "ui/shell/stop_question.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/bulk_acts.h"
#include "ui/widgets/visibility.h"

namespace homeport {

// What takes its time here and would end with the window; workspace_actions.cpp holds the acts.

QString Workspace::underWay() const
{
    if (m_import && m_import->isWriting())
        return tr("An import is under way in this window.");
    if (m_import && m_import->isTakingBack())
        return tr("An import is being taken back in this window.");
    if (m_bulk && m_bulk->isWriting())
        return tr("A change of many tickets is under way in this window.");
    if (m_undo->isTurningMany())
        return tr("A change of many tickets is being taken back or done again in this window.");
    return {};
}

void Workspace::askToStop(const QString& confirm, const std::function<void()>& go)
{
    bringForward(window());
    if (m_question) // asked already
        return;
    m_question = StopQuestion::open(underWay(), confirm, window(), [this, go] {
        stopRuns();
        go();
    });
}

bool Workspace::holdsOpen()
{
    if (underWay().isEmpty())
        return false;
    askToStop(tr("Stop it and close"), [this] { window()->close(); });
    return true;
}

void Workspace::stopRuns()
{
    if (m_import)
        m_import->stop();
    if (m_bulk)
        m_bulk->stop();
    m_undo->stop();
}

} // namespace homeport
