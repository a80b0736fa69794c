#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/tickets/filter_sql.h"
#include "core/tickets/queue_clock.h"
#include "core/tickets/queue_details.h"

#include <array>

#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {

/// One line of a queue.
struct QueueRow
{
    TicketId id;
    QString number;
    QString title;
    TicketKind kind = TicketKind::Incident;
    TicketStatus status = TicketStatus::New;
    int priority = 4;
    QString requester;
    QString team;
    QString assignee; ///< empty: nobody
    Timestamp createdAt{};
    Timestamp updatedAt{};
    qint64 version = 0;
    QueueClock clock; ///< empty where the actor may not see service levels
    std::optional<Timestamp> escalatedAt = {}; ///< while it is
    std::optional<QueueDetails> details = {}; ///< where addDetails() read them
    friend bool operator==(const QueueRow&, const QueueRow&) = default;
};

/// What a line of a queue is read from: ticket as t, user_account as requester and assignee, team.
extern const char* const queueColumns;
constexpr int queueColumnCount = 19;
/// Of an answer whose first columns are those.
QueueRow queueRowAt(const Cursor& row);

/// Service levels are shown to those who hold sla.read for anything at all.
bool mayReadClocks(const Actor& actor);

/// Which tickets, in which order. Due puts what is never due behind all that is; Rank what is not
/// open behind all that is (engines.md 2.3, core/tickets/queue_rank.h). Status goes by the life
/// cycle; names go by their letters (core/db/letter_order.h), and what has none is last either way
/// round.
struct QueueView
{
    enum class Which { Mine, MyTeams, Unassigned, Open, OnHold, Resolved, All };
    enum class Order {
        Updated,
        Created,
        Priority,
        Number,
        Due,
        Rank,
        Title,
        Status,
        Requester,
        Assignee,
        Team,
        Category
    };
    enum class Group { None, Status, Priority, Team, Assignee };
    Which which = Which::Open;
    Order order = Order::Updated;
    bool descending = true;
    QString text = {}; ///< part of the number or the title; empty: no filter
    RunId run = {}; ///< only what this import wrote; null: no filter
    PersonId person = {}; ///< only those for or with this person; null: no filter
    FilterNode filter = {}; ///< checked; without nodes: no filter
    FilterMoment moment = {}; ///< what the filter's "now" and "today" are
    Group group = Group::None; ///< what belongs together stands together, before the order
    std::optional<TicketKind> kind = {}; ///< only tickets of this one; nothing: of whatever kind
    /// The same rows in the same order; from when they are looked at is another matter.
    friend bool operator==(const QueueView& a, const QueueView& b)
    {
        return a.which == b.which && a.order == b.order && a.descending == b.descending
            && a.text == b.text && a.run == b.run && a.person == b.person && a.filter == b.filter
            && a.group == b.group && a.kind == b.kind;
    }
};

/// Whether an index has the order. Where none does each question about it reads all that the view
/// lists: whoever asks many sorts once (QueueSorting), or asks for much at once.
bool hasIndex(QueueView::Order order);

/// The view as the actor is shown it. An order tells of what it goes by, so what they may not see
/// orders nothing: what was touched last comes first then, as usual.
QueueView shownTo(const Actor& actor, QueueView view);

/// Where a row stands in the order of a view: the values it is sorted by, the last of which no two
/// rows share.
struct QueueKey
{
    std::vector<Value> values;
    friend bool operator==(const QueueKey&, const QueueKey&) = default;
};

/// A known row of a view, to count from: the row at `position`, or the first where there is no key.
struct QueuePlace
{
    qint64 position = 0;
    QueueKey key = {};
};

/// Remembered places of one view, so that a jump costs what the rows behind the nearest one cost
/// and not what the table holds. Filled in slices; complete, it knows the exact number of rows.
class QueueAnchors
{
public:
    static constexpr int usualStep = 1000;

    explicit QueueAnchors(int step = usualStep) : m_step(step) {}

    /// Goes on by at most `most` places. What is inserted behind the last place meanwhile is
    /// counted, what is inserted before it is not: look again after a change.
    Result<> extend(Database& database, const Actor& actor, const QueueView& view, int most);
    bool isComplete() const { return m_isComplete; }
    /// Rows found so far; all of them once complete.
    qint64 counted() const { return m_counted; }
    /// The last place at or before a position.
    QueuePlace before(qint64 position) const;

private:
    int m_step;
    std::vector<QueueKey> m_keys; ///< of the rows 0, step, 2 step …
    qint64 m_counted = 0;
    bool m_isComplete = false;
};

/// Some rows of a view in its order, and where the next ones begin; nothing behind the last.
struct QueueStretch
{
    QList<TicketId> ids;
    std::optional<QueueKey> next;
};

/// Open tickets: those of the kind that was asked about, or of all, and those of each kind.
struct Counts
{
    qint64 mine = 0;
    qint64 myTeams = 0;
    qint64 unassigned = 0;
    qint64 open = 0;
    qint64 onHold = 0;
    qint64 allMine = 0; ///< of whatever kind
    qint64 allOpen = 0;
    std::array<qint64, 4> ofKind{}; ///< in the order of TicketKind

    qint64 of(TicketKind kind) const { return ofKind[size_t(kind)]; }
};

struct ConversationItem
{
    TicketCommentId id;
    QString author;
    bool isInternal = false;
    QString kind;
    QString body;
    Timestamp createdAt{};
    quint64 stamp = 0; ///< of the entry that wrote it
    bool isFromParent = false; ///< said on the ticket that this one is a part of (PC-4)
    PersonId authorId = {};
    std::optional<Timestamp> editedAt = {}; ///< when its author corrected it last
    bool isMarkdown = false; ///< else its words are plain

    /// As CommentService::correct() has it, where the ticket allows it.
    bool isCorrectableBy(PersonId person) const;
    friend bool operator==(const ConversationItem&, const ConversationItem&) = default;
};

/// The order of a conversation: by when it was said, and what was said in one millisecond as it was
/// written. Ids are no help, they are random beside the moment.
template <typename Comment>
bool isSaidEarlier(const Comment& a, const Comment& b)
{
    return std::pair(a.createdAt, a.stamp) < std::pair(b.createdAt, b.stamp);
}

struct TicketNames
{
    QString requester, team, assignee, category, location, service, supplier;
    QString categoryPath = {}; ///< "Network / Remote access"
    QString department = {}, fromTemplate = {};
    QString overriddenBy = {}; ///< who set the priority by hand
};

/// The questions screens and exports ask about tickets. Rights are part of each question: rows the
/// actor may not read are neither listed nor counted; internal notes need ticket.read_internal. A
/// view is taken as shownTo() has it.
class TicketQueries
{
public:
    /// Rows offset … offset + limit - 1 of the view, counted from its start.
    static Result<QList<QueueRow>> page(
        Database& database, const Actor& actor, const QueueView& view, qint64 offset, int limit);
    /// The same, counted from a known place at or before `offset`: cost follows the distance.
    static Result<QList<QueueRow>> page(Database& database, const Actor& actor,
        const QueueView& view, const QueuePlace& from, qint64 offset, int limit);
    /// The place `distance` rows behind `from`, or nothing past the end.
    static Result<std::optional<QueuePlace>> placeAfter(Database& database, const Actor& actor,
        const QueueView& view, const QueuePlace& from, qint64 distance);
    /// At most `limit` rows at and behind a place, or from the start; only those that the
    /// permission covers beside being readable, where one is named. For exports and bulk acts,
    /// which go through the whole view.
    static Result<QueueStretch> stretch(Database& database, const Actor& actor,
        const QueueView& view, const QString& permission, const QueueKey& from, int limit);
    /// Those of the tickets that may be read and that the permission covers as well.
    static Result<QSet<TicketId>> covered(Database& database, const Actor& actor,
        const QString& permission, const QList<TicketId>& ids);
    /// Rows at and behind a place, but no more than `most` are looked at.
    static Result<qint64> countFrom(Database& database, const Actor& actor, const QueueView& view,
        const QueuePlace& from, qint64 most);
    /// Open work only: it can be counted exactly on the way to a page.
    static bool isCheapToCount(const QueueView& view);
    /// Exact.
    static Result<qint64> count(Database& database, const Actor& actor, const QueueView& view);
    /// All sidebar badges in one pass over the open index; those of the lists are of the kind alone
    /// where one is named.
    static Result<Counts> counts(
        Database& database, const Actor& actor, const std::optional<TicketKind>& kind = {});
    /// How many tickets each of these checked filters lets through: in one pass over the open ones,
    /// and one over all where a filter asks for others.
    static Result<QList<qint64>> countEach(Database& database, const Actor& actor,
        const QList<FilterNode>& trees, const FilterMoment& moment);
    static Result<QList<ConversationItem>> conversation(
        Database& database, const Actor& actor, TicketId id);
    /// What it asks for the comments, whoever may see internal ones.
    static Question conversationQuestion(TicketId id, bool seesInternal);
    static Result<TicketNames> names(Database& database, const record::Ticket& ticket);
    static Result<TicketId> byNumber(Database& database, const Actor& actor, const QString& number);
};

} // namespace homeport
