#include "ui/tickets/view_acts.h"

#include "core/access/directory.h"
#include "ui/models/queue_model.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/nav_list.h"
#include "ui/words/words.h"

#include <QLineEdit>
#include <QPointer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto keyStart = "view:"_L1;

QString keyOf(SavedViewId id)
{
    return keyStart + id.toString();
}

} // namespace

ViewActs::ViewActs(Backend& backend, UndoStack& undo, QueuePage* page, NavList* nav)
    : QObject(page), m_backend(backend), m_undo(undo), m_page(page), m_nav(nav)
{
    connect(&backend, &Backend::changed, this, &ViewActs::refresh);
    refresh();
}

QString ViewActs::heading()
{
    return tr("Saved", "views");
}

bool ViewActs::isViewKey(const QString& key)
{
    return key.startsWith(keyStart);
}

void ViewActs::refresh()
{
    const auto seen = m_backend.ask(
        [actor = m_backend.actor(), moment = m_page->model()->presentMoment()](Session& session) {
            return session.replica->read([&](Database& database) -> Result<Seen> {
                auto views = SavedViews::visible(database, actor);
                if (!views)
                    return views.error();
                QList<FilterNode> trees;
                for (const auto& view : std::as_const(*views))
                    trees.append(view.setup.filter);
                auto counts = TicketQueries::countEach(database, actor, trees, moment);
                return counts ? Result<Seen>(Seen{*views, *counts}) : counts.error();
            });
        });
    deliver(seen, this, m_latest([this](const Result<Seen>& found) {
        if (found)
            show(*found);
        else
            emit failed(found.error());
    }));
}

void ViewActs::show(const Seen& seen)
{
    if (seen.views != m_views) {
        m_views = seen.views;
        QList<NavList::Place> places;
        for (const auto& view : std::as_const(m_views))
            places.append({keyOf(view.id), view.setup.name});
        m_nav->setPlaces(heading(), places);
    }
    for (qsizetype i = 0; i < m_views.size(); ++i)
        m_nav->setCount(keyOf(m_views[i].id), Words::number(seen.counts[i]));
    if (!m_toOpen.isEmpty())
        open(std::exchange(m_toOpen, {}));
}

const StoredView* ViewActs::shown() const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
        [this](const StoredView& view) { return keyOf(view.id) == m_nav->chosenKey(); });
    return found == m_views.end() ? nullptr : &*found;
}

bool ViewActs::isOwnOpen() const
{
    const auto* view = shown();
    return view && view->isOwn;
}

void ViewActs::open(const QString& key)
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
        [&](const StoredView& view) { return keyOf(view.id) == key; });
    if (found == m_views.end())
        return;
    if (found->fault)
        return emit failed(*found->fault);
    m_nav->setChosen(key);
    m_page->showView(found->id.toString(), found->setup);
    emit opened(key);
}

ViewSetup ViewActs::present() const
{
    const auto& view = m_page->model()->view();
    ViewSetup setup;
    setup.filter = simplified(FilterNode::all({treeOf(view.which, view.kind), view.filter}));
    setup.order = view.order;
    setup.descending = view.descending;
    setup.columns = m_page->columns();
    setup.group = view.group;
    return setup;
}

void ViewActs::save()
{
    ask(
        tr("Save this list as a view"), tr("Save"), present(),
        [this](const ViewSetup& setup) -> Job {
            m_made = std::make_shared<SavedViewId>();
            return [setup, made = m_made, actor = m_backend.actor()](Session& session) -> Result<> {
                auto id = SavedViews(*session.replica).create(actor, setup);
                if (!id)
                    return id.error();
                *made = *id;
                return {};
            };
        },
        tr("saved the view “%1”"));
}

void ViewActs::edit()
{
    const auto* view = shown();
    if (!view || !view->isOwn)
        return;
    auto setup = present();
    setup.name = view->setup.name;
    setup.team = view->setup.team;
    ask(
        tr("Change the view as it is shown now"), tr("Save"), setup,
        [this, id = view->id](const ViewSetup& edited) -> Job {
            return [edited, id, actor = m_backend.actor()](Session& session) {
                return SavedViews(*session.replica).edit(actor, id, edited);
            };
        },
        tr("changed the view “%1”"));
}

/// The form of a view: what it is called, and who else sees it.
void ViewActs::ask(const QString& title, const QString& confirm, const ViewSetup& setup,
    const std::function<Job(const ViewSetup&)>& jobFor, const QString& deed)
{
    auto* form = new ActForm(title, confirm, HintButton::Look::Primary, m_page->window());
    auto* name = new QLineEdit(setup.name);
    name->setObjectName(u"viewName"_s);
    name->selectAll();
    auto* team = new ChoiceBox(tr("Only me"));
    team->setObjectName(u"viewTeam"_s);
    form->addRow(tr("&Name"), name);
    form->addRow(tr("&Shared with"), team)
        ->setHint(tr("Its members see the view; the tickets in it are those each may see."));
    const auto actor = m_backend.actor();
    const auto lists = m_backend.ask([actor](Session& session) {
        return session.replica->read(
            [&](Database& database) { return teams(database, actor.organization); });
    });
    deliver(
        lists, form, [form, team, actor, chosen = setup.team](const Result<QList<Choice>>& found) {
            if (!found)
                return form->fail(Words::of(found.error()));
            QList<Choice> own;
            for (const auto& each : *found) {
                if (actor.teams.contains(TeamId(each.id)) || (chosen && chosen->value() == each.id))
                    own.append(each);
            }
            team->setChoices(own);
            if (chosen && team->isBlank()) // else somebody was quicker
                team->choose(chosen->value());
        });
    connect(form, &ActForm::submitted, this, [this, form, name, team, setup, jobFor, deed] {
        auto edited = setup;
        edited.name = name->text().trimmed();
        edited.team.reset();
        if (const auto chosen = team->chosen())
            edited.team = TeamId(*chosen);
        if (edited.name.isEmpty()) {
            form->fail(tr("Give the view a name."));
            return form->resume(name);
        }
        run(jobFor(edited), deed.arg(edited.name), form);
    });
    form->open(name);
}

void ViewActs::remove()
{
    const auto* view = shown();
    if (!view || !view->isOwn)
        return;
    run([id = view->id, actor = m_backend.actor()](
            Session& session) { return SavedViews(*session.replica).remove(actor, id); },
        tr("deleted the view “%1”").arg(view->setup.name));
    emit left();
}

void ViewActs::move(int places)
{
    const auto* view = shown();
    if (!view || !view->isOwn)
        return;
    QList<SavedViewId> order;
    for (const auto& each : std::as_const(m_views)) {
        if (each.isOwn)
            order.append(each.id);
    }
    const auto from = order.indexOf(view->id);
    const auto to = std::clamp<qsizetype>(from + places, 0, order.size() - 1);
    if (from == to)
        return;
    order.move(from, to);
    run([order, actor = m_backend.actor()](
            Session& session) { return SavedViews(*session.replica).arrange(actor, order); },
        tr("moved the view “%1”").arg(view->setup.name));
}

void ViewActs::run(const Job& job, const QString& deed, ActForm* form)
{
    const auto done = m_backend.run(
        [job](Session& session) { return entryOf(session, [&] { return job(session); }); });
    deliver(done, this, [this, deed, form = QPointer(form)](const Result<EntryRef>& entry) {
        if (!entry) {
            const bool isTaken = entry.error().code == "DUPLICATE"_L1;
            const auto sentence =
                isTaken ? tr("You have a view of that name already.") : Words::of(entry.error());
            if (form)
                form->fail(sentence);
            else
                emit failed(entry.error());
            return;
        }
        if (form)
            form->finish();
        if (const auto made = std::exchange(m_made, nullptr); made && !made->isNull())
            m_toOpen = keyOf(*made);
        m_undo.remember({deed, *entry});
        m_backend.poll();
        refresh();
    });
}

} // namespace homeport
