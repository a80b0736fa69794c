#include "core/tickets/saved_views.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

#include "record/saved_view.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr int mostName = 120;

constexpr Sql allViews{"views.all", R"sql(
    SELECT id, name, owner_id, team_id, filter, columns, sort, group_by, position
      FROM saved_view
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND entity = 'ticket'
       AND (owner_id = :me OR owner_id IS NULL OR team_id IS NOT NULL)
     ORDER BY position, name, id)sql"};

constexpr Sql namedSo{"views.named", R"sql(
    SELECT count(*) FROM saved_view
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND entity = 'ticket'
       AND owner_id = :me AND name = :name AND id <> :id)sql"};

/// In the order of QueueView::Order; older programs take what they do not know for the usual one.
constexpr const char* orderKeys[] = {"updated", "created", "priority", "number", "due", "rank",
    "title", "status", "requester", "assignee", "team", "category"};
static_assert(std::size(orderKeys) == size_t(QueueView::Order::Category) + 1);

constexpr const char* groupKeys[] = {"", "status", "priority", "team", "assignee"};

QString compact(const QJsonDocument& document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QString sortText(const ViewSetup& setup)
{
    return compact(QJsonDocument(
        QJsonArray{QJsonObject{{u"key"_s, QString::fromLatin1(orderKeys[size_t(setup.order)])},
            {u"direction"_s, setup.descending ? u"desc"_s : u"asc"_s}}}));
}

void readSort(const QString& text, ViewSetup& setup)
{
    const auto first = QJsonDocument::fromJson(text.toUtf8()).array().first().toObject();
    const auto key = first.value("key"_L1).toString();
    for (size_t i = 0; i < std::size(orderKeys); ++i) {
        if (key == QLatin1StringView(orderKeys[i])) {
            setup.order = QueueView::Order(i);
            setup.descending = first.value("direction"_L1).toString() != "asc"_L1;
        }
    }
}

QString columnsText(const ViewSetup& setup)
{
    QJsonArray list;
    for (const auto& column : setup.columns)
        list.append(QJsonObject{{u"key"_s, column.key}, {u"width"_s, column.width}});
    return compact(QJsonDocument(list));
}

void readColumns(const QString& text, ViewSetup& setup)
{
    const auto list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto& each : list) {
        const auto column = each.toObject();
        setup.columns.append({column.value("key"_L1).toString(), column.value("width"_L1).toInt()});
    }
}

StoredView storedAt(const Cursor& row, const Actor& actor)
{
    StoredView view;
    view.id = row.read<SavedViewId>(0);
    view.setup.name = row.text(1);
    view.isOwn = row.optionalUuid(2) == actor.person.value();
    view.setup.team = row.readOptional<TeamId>(3);
    auto tree = filterFromJson(row.text(4).toUtf8());
    if (tree)
        view.setup.filter = std::move(*tree);
    else
        view.fault = tree.error();
    readColumns(row.text(5), view.setup);
    readSort(row.text(6), view.setup);
    const auto group = row.text(7);
    for (size_t i = 1; i < std::size(groupKeys); ++i) {
        if (group == QLatin1StringView(groupKeys[i]))
            view.setup.group = QueueView::Group(i);
    }
    return view;
}

Result<record::SavedView> own(UnitOfWork& unit, const Actor& actor, SavedViewId id)
{
    auto view = unit.get<record::SavedView>(id);
    if (!view)
        return view.error();
    if (view->ownerId != actor.person)
        return Error{Error::Kind::Denied, u"saved_view"_s, {}, u"FORBIDDEN"_s};
    return view;
}

Result<> take(UnitOfWork& unit, const Actor& actor, const ViewSetup& setup, record::SavedView& view)
{
    const auto name = setup.name.trimmed();
    if (isBlank(name))
        return Error{Error::Kind::Invalid, u"name"_s, {}, u"FIELD_REQUIRED"_s};
    if (name.size() > mostName)
        return Error{Error::Kind::Invalid, u"name"_s, u"TOO_LONG"_s, u"VALIDATION_ERROR"_s};
    if (auto good = checkFilter(setup.filter); !good)
        return good;
    if (setup.team && setup.team != view.teamId && !actor.teams.contains(*setup.team))
        return Error{Error::Kind::Denied, u"team_id"_s, {}, u"FORBIDDEN"_s};
    auto others = number(unit.database(), namedSo,
        {{"organization_id", actor.organization}, {"me", actor.person}, {"name", name},
            {"id", view.id}});
    if (!others)
        return others.error();
    if (*others > 0)
        return Error{Error::Kind::Conflict, u"name"_s, {}, u"DUPLICATE"_s};
    view.name = name;
    view.filter = compact(QJsonDocument(toJson(setup.filter)));
    view.columns = columnsText(setup);
    view.sort = sortText(setup);
    view.teamId = setup.team;
    view.groupBy.reset();
    if (setup.group != QueueView::Group::None)
        view.groupBy = QString::fromLatin1(groupKeys[size_t(setup.group)]);
    return {};
}

FilterNode open()
{
    return FilterNode::leaf(u"is_open"_s, FilterOp::Eq, true);
}

/// Nothing: it asks for something else.
std::optional<TicketKind> kindIn(const FilterNode& node)
{
    const bool asks =
        node.kind == FilterNode::Kind::Leaf && node.field == "kind"_L1 && node.op == FilterOp::Eq;
    return asks ? fromKey<TicketKind>(node.value.toString()) : std::nullopt;
}

} // namespace

QueueView ViewSetup::view() const
{
    QueueView view{QueueView::Which::All, order, descending};
    view.filter = filter;
    view.group = group;
    return view;
}

FilterNode treeOf(QueueView::Which which, const std::optional<TicketKind>& kind)
{
    using Which = QueueView::Which;
    if (kind) {
        return FilterNode::all(
            {treeOf(which), FilterNode::leaf(u"kind"_s, FilterOp::Eq, keyOf(*kind))});
    }
    const auto openAnd = [](const QString& field, FilterOp op, const QJsonValue& value) {
        return FilterNode::all({open(), FilterNode::leaf(field, op, value)});
    };
    switch (which) {
    case Which::Mine: return openAnd(u"assigned_user"_s, FilterOp::Eq, u"@me"_s);
    case Which::MyTeams: return openAnd(u"assigned_team"_s, FilterOp::Eq, u"@my_teams"_s);
    case Which::Unassigned: return openAnd(u"assigned_user"_s, FilterOp::IsNull, {});
    case Which::Open: return open();
    case Which::OnHold: return openAnd(u"status"_s, FilterOp::Eq, u"on_hold"_s);
    case Which::Resolved: return FilterNode::leaf(u"status"_s, FilterOp::Eq, u"resolved"_s);
    case Which::All: break;
    }
    return {};
}

std::optional<TicketKind> onlyKindOf(const QueueView& view)
{
    if (view.kind)
        return view.kind;
    const auto filter = simplified(view.filter);
    if (filter.kind != FilterNode::Kind::All)
        return kindIn(filter);
    for (const auto& node : filter.nodes) {
        if (const auto kind = kindIn(node))
            return kind;
    }
    return std::nullopt;
}

Result<QList<StoredView>> SavedViews::visible(Database& database, const Actor& actor)
{
    auto rows =
        database.query(allViews, {{"organization_id", actor.organization}, {"me", actor.person}});
    if (!rows)
        return rows.error();
    QList<StoredView> mine;
    QList<StoredView> shared;
    while ((*rows)->next()) {
        auto view = storedAt(**rows, actor);
        if (view.isOwn)
            mine.append(std::move(view));
        else if (!view.setup.team || actor.teams.contains(*view.setup.team))
            shared.append(std::move(view));
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    std::stable_sort(shared.begin(), shared.end(),
        [](const StoredView& a, const StoredView& b) { return a.setup.name < b.setup.name; });
    return mine + shared;
}

Result<SavedViewId> SavedViews::create(const Actor& actor, const ViewSetup& setup)
{
    SavedViewId id;
    auto written = m_replica.write(
        actor.author(), {.code = u"view.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto all = visible(unit.database(), actor);
            if (!all)
                return all.error();
            record::SavedView view;
            view.id = SavedViewId(unit.newId());
            view.ownerId = actor.person;
            view.position = int(std::count_if(
                all->begin(), all->end(), [](const StoredView& each) { return each.isOwn; }));
            if (auto taken = take(unit, actor, setup, view); !taken)
                return taken;
            id = view.id;
            return unit.create(view);
        });
    return written ? Result<SavedViewId>(id) : written.error();
}

Result<> SavedViews::edit(const Actor& actor, SavedViewId id, const ViewSetup& setup)
{
    auto written = m_replica.write(
        actor.author(), {.code = u"view.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto view = own(unit, actor, id);
            if (!view)
                return view.error();
            if (auto taken = take(unit, actor, setup, *view); !taken)
                return taken;
            return unit.put(*view);
        });
    return written ? Result<>() : written.error();
}

Result<> SavedViews::remove(const Actor& actor, SavedViewId id)
{
    auto written = m_replica.write(
        actor.author(), {.code = u"view.delete"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto view = own(unit, actor, id);
            return view ? unit.remove<record::SavedView>(id) : view.error();
        });
    return written ? Result<>() : written.error();
}

Result<> SavedViews::arrange(const Actor& actor, const QList<SavedViewId>& ids)
{
    auto written = m_replica.write(
        actor.author(), {.code = u"view.arrange"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto all = visible(unit.database(), actor);
            if (!all)
                return all.error();
            auto order = ids;
            for (const auto& each : std::as_const(*all)) {
                if (each.isOwn && !order.contains(each.id))
                    order.append(each.id);
            }
            for (qsizetype i = 0; i < order.size(); ++i) {
                auto view = own(unit, actor, order[i]);
                if (!view)
                    return view.error();
                view->position = int(i);
                if (auto put = unit.put(*view); !put)
                    return put;
            }
            return {};
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport
