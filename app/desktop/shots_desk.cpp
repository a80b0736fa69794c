#include "app/desktop/colleague.h"
#include "app/desktop/shots.h"
#include "core/base/deliver.h"
#include "core/db/registry.h"
#include "core/journal/held_back.h"
#include "ui/exchange/view_export.h"
#include "ui/models/queue_model.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/message_strip.h"

#include <QApplication>
#include <QComboBox>
#include <QCoreApplication>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// The ticket in front, or chosen in the list, is in that state.
bool isInFront(const MainWindow& window, TicketStatus status)
{
    const auto* page = window.workspace()->ticketPage();
    return page && page->status() == status;
}

const QueueRow* chosen(const MainWindow& window)
{
    const auto* queue = window.workspace()->queuePage();
    return queue->model()->row(queue->model()->rowOf(queue->current()));
}

bool isChosen(const MainWindow& window, TicketStatus status)
{
    const auto* row = chosen(window);
    return row && row->status == status;
}

/// Of the card that asks for an affected service; null while it is not open.
QComboBox* serviceBox(const MainWindow& window)
{
    const auto* form = window.findChild<ActForm*>();
    return form ? form->findChild<QComboBox*>(u"service"_s) : nullptr;
}

/// More than what the palette offers for any words.
bool isFound(const MainWindow& window)
{
    const auto* list = window.findChild<QListWidget*>(u"paletteList"_s);
    return list && list->count() > 2;
}

} // namespace

// The screens of a desk; shots.cpp holds how one goes through them.

void Shots::addQueue()
{
    m_steps.append({u"my-work"_s, [] {}});
    m_steps.append({u"queue"_s, [this] { trigger(u"go.incidents"_s); }});
    m_steps.append({u"view-menu"_s, [this] { click(u"queueViewButton"_s); },
        [] { return QApplication::activePopupWidget() != nullptr; }});
    m_steps.append({{}, [] {
                        if (auto* menu = QApplication::activePopupWidget())
                            menu->close();
                    }});
    m_steps.append({u"marked"_s, [this] {
                        auto* model = m_window.workspace()->queuePage()->model();
                        model->mark(1, 5);
                        model->mark(8, 9);
                    }});
    m_steps.append({u"marked-fields"_s, [this] { trigger(u"list.edit"_s); }});
    m_steps.append({u"marked-hold"_s, [this] {
                        closeCards();
                        trigger(u"ticket.hold"_s);
                    }});
    m_steps.append({u"marked-proposal"_s, [this] { click(u"confirm"_s); }});
    m_steps.append({u"marked-refusals"_s, [this] {
                        if (isShown(u"bulkRefusals"_s))
                            click(u"bulkRefusals"_s);
                    }});
    m_steps.append({u"filter"_s, [this] {
                        auto* queue = m_window.workspace()->queuePage();
                        queue->model()->setMarks({});
                        closeCards();
                        click(u"bulkLeave"_s);
                        trigger(u"go.incidents"_s);
                        write(u"filter"_s, u"priority:1..3 -state:on_hold created:<90d"_s);
                        queue->focusList();
                    }});
    m_steps.append({u"view-form"_s, [this] {
                        trigger(u"group.team"_s);
                        trigger(u"view.save"_s);
                        write(u"viewName"_s, u"Urgent and moving"_s);
                    }});
    m_steps.append({u"view"_s, [this] { click(u"confirm"_s); }});
    m_steps.append({u"keys-changed"_s, [this] { trigger(u"keys"_s); }});
    // By their titles, by what is written in them, and by whose they are.
    const std::pair<QString, QString> searches[] = {{u"palette"_s, u"vpn"_s},
        {u"palette-text"_s, u"toner"_s}, {u"palette-person"_s, u"mira"_s}};
    for (const auto& [name, words] : searches) {
        m_steps.append({name,
            [this, words = words] {
                closeCards();
                m_window.workspace()->openPalette(words);
            },
            [this] { return isFound(m_window); }});
    }
    m_steps.append({u"new-incident"_s, [this] {
                        closeCards();
                        m_window.workspace()->newIncident(u"VPN drops every 10 min"_s);
                    }});
    m_steps.append({u"new-incident-template"_s, [this] {
                        if (auto* box = m_window.findChild<QComboBox*>(u"template"_s))
                            box->setCurrentIndex(box->findText(u"New starter"_s));
                    }});
    m_steps.append({u"keys"_s, [this] {
                        closeCards();
                        m_window.workspace()->showShortcuts();
                    }});
}

void Shots::addTicket()
{
    m_steps.append({u"ticket"_s, [this] {
                        closeCards();
                        auto* desk = m_window.workspace();
                        if (!desk->queuePage()->current().isNull())
                            desk->openTicket(desk->queuePage()->current());
                    }});
    const std::pair<QString, TicketAct> acts[] = {{u"assign"_s, TicketAct::Assign},
        {u"priority"_s, TicketAct::OverridePriority}, {u"escalate"_s, TicketAct::Escalate},
        {u"cancel"_s, TicketAct::Cancel}, {u"resolve"_s, TicketAct::Resolve}};
    for (const auto& [name, act] : acts) {
        m_steps.append({name, [this, act = act] {
                            closeCards();
                            if (auto* page = m_window.workspace()->ticketPage())
                                page->act(act);
                        }});
    }
    m_steps.append({u"hold"_s, [this] {
                        closeCards();
                        if (auto* page = m_window.workspace()->ticketPage())
                            page->act(TicketAct::Hold);
                        if (auto* reason = m_window.findChild<QComboBox*>(u"reason"_s))
                            reason->setCurrentIndex(int(TicketHoldReason::AwaitingSupplier));
                        if (auto* until = m_window.findChild<QLineEdit*>(u"momentText"_s))
                            until->setText(u"tomorrow 9:30"_s);
                    }});
    m_steps.append({u"field"_s, [this] {
                        closeCards();
                        if (auto* page = m_window.workspace()->ticketPage())
                            page->edit(Property::Category);
                    }});
    const std::pair<QString, ThingAct> things[] = {{u"tasks"_s, ThingAct::ShowTasks},
        {u"related"_s, ThingAct::ShowRelated}, {u"link"_s, ThingAct::Link},
        {u"new-task"_s, ThingAct::AddTask}, {u"tag"_s, ThingAct::Tag},
        {u"affected-service"_s, ThingAct::AddService}, {u"follower"_s, ThingAct::AddFollower},
        {u"time"_s, ThingAct::BookTime}, {u"save-template"_s, ThingAct::SaveTemplate}};
    for (const auto& [name, act] : things) {
        m_steps.append({name, [this, act = act] {
                            closeCards();
                            if (auto* page = m_window.workspace()->ticketPage())
                                page->act(act);
                        }});
    }
    m_steps.append({{},
        [this] {
            closeCards();
            if (auto* page = m_window.workspace()->ticketPage())
                page->act(ThingAct::AddService);
        },
        [this] {
            const auto* box = serviceBox(m_window);
            return box && box->count() > 0;
        }});
    m_steps.append({u"affected-services"_s,
        [this] {
            if (auto* box = serviceBox(m_window))
                box->setCurrentIndex(0);
            click(u"confirm"_s);
        },
        [this] { return isShown(u"serviceChip"_s); }});
    m_steps.append({u"note"_s, [this] {
                        closeCards();
                        if (auto* page = m_window.workspace()->ticketPage())
                            page->act(TicketAct::Note);
                    }});
    m_steps.append({u"files"_s, [this] {
                        closeCards();
                        auto* page = m_window.workspace()->ticketPage();
                        auto* composer = page ? page->findChild<Composer*>() : nullptr;
                        const auto path = example(u"measured.txt"_s, "4.2 ohm\n");
                        if (!composer || path.isEmpty())
                            return;
                        page->act(TicketAct::Reply);
                        emit composer->filesOffered({path});
                    }});
    m_steps.append({u"history"_s, [this] {
                        closeCards();
                        if (auto* page = m_window.workspace()->ticketPage())
                            page->showHistory();
                    }});
    m_steps.append({u"ledger"_s, [this] {
                        if (auto* page = m_window.workspace()->ticketPage())
                            page->toggleLedger();
                    }});
    m_steps.append({u"past"_s, [this] {
                        auto* page = m_window.workspace()->ticketPage();
                        auto* slider = page ? page->findChild<QWidget*>(u"timeSlider"_s) : nullptr;
                        if (!slider)
                            return;
                        page->toggleLedger();
                        for (int act = 0; act < 2; ++act) {
                            QKeyEvent left(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier);
                            QCoreApplication::sendEvent(slider, &left);
                        }
                    }});
}

void Shots::list(const QString& filter)
{
    closeCards();
    trigger(u"back"_s);
    auto* queue = m_window.workspace()->queuePage();
    queue->choose(QueueView::Which::All);
    if (auto* line = queue->findChild<QLineEdit*>(u"filter"_s)) {
        line->setText(filter);
        emit line->textEdited(filter);
    }
}

/// What can only be taken up again by another one.
void Shots::addClosed()
{
    m_steps.append({{}, [this] { list(u"state:closed created:>30d"_s); },
        [this] { return isChosen(m_window, TicketStatus::Closed); }});
    m_steps.append({u"closed"_s,
        [this] {
            auto* desk = m_window.workspace();
            desk->openTicket(desk->queuePage()->current());
        },
        [this] { return isInFront(m_window, TicketStatus::Closed); }});
    m_steps.append({u"follow-up"_s, [this] { trigger(actionId(TicketAct::FollowUp)); },
        [this] { return isShown(u"followUpNote"_s); }});
}

/// What is decided about a missed target.
void Shots::addBreaches()
{
    m_steps.append({{}, [this] { list(u"sla:breached"_s); },
        [this] {
            const auto* row = chosen(m_window);
            return row && row->clock.breachedAt;
        }});
    m_steps.append({{},
        [this] {
            auto* desk = m_window.workspace();
            desk->openTicket(desk->queuePage()->current());
        },
        [this] {
            const auto* act = m_window.workspace()->actions().find(actionId(ClockAct::Void));
            return act->isEnabled();
        }});
    m_steps.append({u"void-breach"_s, [this] { trigger(actionId(ClockAct::Void)); },
        [this] { return isShown(u"target"_s); }});
    m_steps.append({u"acknowledge-breach"_s,
        [this] {
            closeCards();
            trigger(actionId(ClockAct::Acknowledge));
        },
        [this] { return isShown(u"causeNote"_s); }});
}

/// What waits for the requester's word.
void Shots::addResolved()
{
    m_steps.append({{}, [this] { list(u"state:resolved"_s); },
        [this] { return isChosen(m_window, TicketStatus::Resolved); }});
    m_steps.append({u"resolved"_s,
        [this] {
            auto* desk = m_window.workspace();
            desk->openTicket(desk->queuePage()->current());
        },
        [this] { return isInFront(m_window, TicketStatus::Resolved); }});
    const std::pair<QString, TicketAct> acts[] = {
        {u"reopen"_s, TicketAct::Reopen}, {u"close"_s, TicketAct::Close}};
    for (const auto& [name, act] : acts) {
        m_steps.append({name, [this, act = act] {
                            closeCards();
                            if (auto* page = m_window.workspace()->ticketPage())
                                page->act(act);
                        }});
    }
}

void Shots::addPlaces()
{
    m_steps.append({u"audit"_s, [this] {
                        closeCards();
                        m_window.workspace()->showAudit();
                    }});
    m_steps.append({u"audit-verified"_s, [this] { trigger(u"audit.verify"_s); },
        [this] { return isShown(u"auditMessage"_s) && isEnabled(u"auditVerify"_s); }});
    for (const auto& part : SettingsParts::all()) {
        m_steps.append({u"settings-"_s + part.key,
            [this, key = part.key] { m_window.workspace()->showSettings(key); }});
    }
    m_steps.append({u"my-tasks"_s, [this] { trigger(u"go.tasks"_s); }});
    m_steps.append({u"person"_s, [this] {
                        auto* desk = m_window.workspace();
                        desk->openPerson(desk->person());
                    }});
}

/// What is said when others work on the same ticket.
void Shots::addOthers()
{
    m_steps.append({{}, [this] { list(u"state:in_progress"_s); },
        [this] { return isChosen(m_window, TicketStatus::InProgress); }});
    m_steps.append({{},
        [this] {
            auto* desk = m_window.workspace();
            m_colleague = std::make_unique<Colleague>(m_desk, desk->person());
            desk->openTicket(desk->queuePage()->current());
        },
        [this] { return isInFront(m_window, TicketStatus::InProgress); }});
    m_steps.append({u"others"_s,
        [this] {
            if (const auto* page = m_window.workspace()->ticketPage())
                m_colleague->tag(page->ticket(), u"gate 4"_s);
        },
        [this] {
            const auto* page = m_window.workspace()->ticketPage();
            const auto* said = page ? page->findChild<MessageStrip*>(u"othersStrip"_s) : nullptr;
            return said && said->isVisible();
        }});
    m_steps.append({u"conflict"_s,
        [this] {
            auto* page = m_window.workspace()->ticketPage();
            if (!page)
                return;
            page->act(TicketAct::Hold);
            deliver(m_colleague->hold(page->ticket()), this,
                [this](const Result<>&) { click(u"confirm"_s); });
        },
        [this] {
            const auto* form = m_window.findChild<ActForm*>();
            const auto* said = form ? form->findChild<MessageStrip*>() : nullptr;
            return said && said->isVisible();
        }});
    m_steps.append({u"held-back"_s, [this] {
                        closeCards();
                        if (auto* line = m_window.findChild<StatusLine*>())
                            line->setHeldBack({3, schemaVersion + 1});
                    }});
}

/// What becomes of many tickets, which is taken back at once, and of a list that is exported.
void Shots::addBulk()
{
    m_steps.append({{}, [this] { list(u"state:in_progress"_s); },
        [this] { return isChosen(m_window, TicketStatus::InProgress); }});
    m_steps.append({{}, [this] { m_window.workspace()->queuePage()->model()->mark(0, 3); }});
    m_steps.append({{}, [this] { trigger(u"ticket.hold"_s); }});
    m_steps.append(
        {{}, [this] { click(u"confirm"_s); }, [this] { return isShown(u"bulkConfirm"_s); }});
    m_steps.append({u"marked-done"_s, [this] { click(u"bulkConfirm"_s); },
        [this] { return isShown(u"bulkUndo"_s); }});
    m_steps.append(
        {{}, [this] { click(u"bulkUndo"_s); }, [this] { return !isShown(u"bulkUndo"_s); }});
    const auto file = m_folder + u"/export.csv"_s;
    m_steps.append({u"exported"_s,
        [this, file] {
            const auto* queue = m_window.workspace()->queuePage();
            if (auto* writer = m_window.findChild<ViewExport*>())
                writer->writeTo(file, queue->model()->view(), queue->name());
        },
        [this, file] { return isShown(u"workspaceMessage"_s) && QFile::exists(file); }});
    m_steps.append({{}, [this] {
                        if (auto* said = m_window.findChild<MessageStrip*>(u"workspaceMessage"_s))
                            said->dismiss();
                    }});
}

} // namespace homeport
