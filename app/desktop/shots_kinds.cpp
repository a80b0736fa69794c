#include "app/desktop/shots.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const std::pair<QString, TicketKind> kinds[] = {{u"problem"_s, TicketKind::Problem},
    {u"change"_s, TicketKind::Change}, {u"request"_s, TicketKind::ServiceRequest}};

/// Another kind may be on its way still.
bool isChosen(const Workspace& desk, TicketKind kind)
{
    const auto* queue = desk.queuePage();
    const auto standing = queue->standing();
    return queue->model()->view().kind == kind && standing && standing->kind == kind;
}

/// By the page in front; others have a strip of their own.
bool isDeletionTold(const Workspace& desk)
{
    const auto* page = desk.ticketPage();
    const auto* strip = page ? page->findChild<QWidget*>(u"deletedStrip"_s) : nullptr;
    return strip && strip->isVisible();
}

} // namespace

// Problems, changes and requests; shots_desk.cpp holds incidents.

void Shots::listKind(TicketKind kind)
{
    list({});
    m_window.workspace()->queuePage()->choose(QueueView::Which::Open, kind);
}

/// What comes of an incident.
void Shots::addRaising()
{
    m_steps.append({{}, [this] { listKind(TicketKind::Incident); },
        [this] {
            const auto& actions = m_window.workspace()->actions();
            return isChosen(*m_window.workspace(), TicketKind::Incident)
                && actions.find(actionId(TicketAct::ConvertToRequest))->isEnabled();
        }});
    const std::pair<QString, TicketAct> acts[] = {{u"raise-problem"_s, TicketAct::RaiseProblem},
        {u"raise-change"_s, TicketAct::RaiseChange}, {u"convert"_s, TicketAct::ConvertToRequest}};
    for (const auto& [name, act] : acts) {
        m_steps.append({name,
            [this, act = act] {
                closeCards();
                trigger(actionId(act));
            },
            [this] { return isShown(u"sourceNote"_s); }});
    }
    m_steps.append({{},
        [this] {
            closeCards();
            trigger(u"new.problem"_s);
        },
        [this] { return isShown(u"newTicket"_s) && !isShown(u"sourceNote"_s); }});
    m_steps.append({u"new-problem-incomplete"_s, [this] { click(u"create"_s); }});
}

/// Of whatever kind a ticket is deleted alike, in the list or on its page, and brought back.
void Shots::addDeletion()
{
    m_steps.append({{}, [this] { listKind(TicketKind::Problem); },
        [this] {
            const auto& actions = m_window.workspace()->actions();
            return isChosen(*m_window.workspace(), TicketKind::Problem)
                && actions.find(actionId(TicketAct::Delete))->isEnabled();
        }});
    m_steps.append({u"deleted-from-list"_s, [this] { trigger(actionId(TicketAct::Delete)); },
        [this] { return isShown(u"workspaceMessage"_s); }});
    m_steps.append({{}, [this] { trigger(u"undo"_s); },
        [this] {
            return !isShown(u"workspaceMessage"_s)
                && isChosen(*m_window.workspace(), TicketKind::Problem);
        }});
    m_steps.append({{},
        [this] {
            auto* desk = m_window.workspace();
            desk->openTicket(desk->queuePage()->current());
        },
        [this] {
            const auto& actions = m_window.workspace()->actions();
            return m_window.workspace()->ticketPage()
                && actions.find(actionId(TicketAct::Delete))->isEnabled();
        }});
    m_steps.append({u"deleted"_s, [this] { trigger(actionId(TicketAct::Delete)); },
        [this] { return isDeletionTold(*m_window.workspace()); }});
    m_steps.append({{}, [this] { trigger(u"undo"_s); },
        [this] { return !isDeletionTold(*m_window.workspace()); }});
    m_steps.append({{}, [this] { listKind(TicketKind::Incident); },
        [this] { return isChosen(*m_window.workspace(), TicketKind::Incident); }});
    m_steps.append({{}, [this] { m_window.workspace()->queuePage()->model()->mark(0, 3); }});
    m_steps.append({u"marked-delete"_s, [this] { trigger(actionId(TicketAct::Delete)); },
        [this] { return isShown(u"reason"_s); }});
    m_steps.append({{}, [this] {
                        closeCards();
                        m_window.workspace()->queuePage()->model()->setMarks({});
                    }});
}

/// Their lists, and one of each.
void Shots::addKinds()
{
    for (const auto& [name, kind] : kinds) {
        m_steps.append({name + u's', [this, kind = kind] { listKind(kind); },
            [this, kind = kind] { return isChosen(*m_window.workspace(), kind); }});
        m_steps.append({name,
            [this] {
                auto* desk = m_window.workspace();
                desk->openTicket(desk->queuePage()->current());
            },
            [this, kind = kind] {
                const auto* page = m_window.workspace()->ticketPage();
                const auto standing = page ? page->standing() : std::nullopt;
                return standing && standing->kind == kind;
            }});
    }
}

} // namespace homeport
