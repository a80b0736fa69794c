#pragma once

#include "core/journal/replica.h"
#include "core/tickets/ticket_queries.h"

#include <QList>

namespace homeport {

/// A column of a list, by its key, and how wide it is; 0: as wide as it comes.
struct ViewColumn
{
    QString key;
    int width = 0;
    friend bool operator==(const ViewColumn&, const ViewColumn&) = default;
};

/// What a saved view shows, and how.
struct ViewSetup
{
    QString name;
    FilterNode filter;
    QueueView::Order order = QueueView::Order::Updated;
    bool descending = true;
    QList<ViewColumn> columns = {}; ///< none: the usual ones
    std::optional<TeamId> team = {}; ///< whose members see it too
    QueueView::Group group = QueueView::Group::None;
    friend bool operator==(const ViewSetup&, const ViewSetup&) = default;

    /// The list it opens.
    QueueView view() const;
};

struct StoredView
{
    SavedViewId id;
    ViewSetup setup;
    bool isOwn = false; ///< shared ones can only be looked at
    std::optional<Error> fault = {}; ///< why its filter cannot be used: a newer program wrote it
    friend bool operator==(const StoredView&, const StoredView&) = default;
};

/// The filter of a built-in list, of one kind of ticket or of all, as a tree, so that a view can
/// start from it.
FilterNode treeOf(QueueView::Which which, const std::optional<TicketKind>& kind = {});
/// The kind that all tickets of the list have, because it is one of that kind or because its filter
/// asks for it, as that of a view that was saved from it does. Nothing: there may be several.
std::optional<TicketKind> onlyKindOf(const QueueView& view);

/// Views that people save for themselves (data-model.md saved_view). A personal thing, which needs
/// no permission (access.md section 1); what a view lists is bound by the rights of who looks.
/// Errors: FIELD_REQUIRED and VALIDATION_ERROR of "name"; FILTER_INVALID; Conflict, DUPLICATE of
/// "name"; Denied, FORBIDDEN: it is someone else's, or shared with a team one is not in; NOT_FOUND.
class SavedViews
{
public:
    explicit SavedViews(Replica& replica) : m_replica(replica) {}

    /// The own ones in their order, then those shared with the actor's teams or with all, by name.
    static Result<QList<StoredView>> visible(Database& database, const Actor& actor);

    /// The last of the own ones.
    Result<SavedViewId> create(const Actor& actor, const ViewSetup& setup);
    Result<> edit(const Actor& actor, SavedViewId id, const ViewSetup& setup);
    Result<> remove(const Actor& actor, SavedViewId id);
    /// The own ones in this order; those that are not named keep theirs, behind.
    Result<> arrange(const Actor& actor, const QList<SavedViewId>& ids);

private:
    Replica& m_replica;
};

} // namespace homeport
