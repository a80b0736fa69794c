#include "tests/sync/simulation.h"

#include "core/incidents/incident_service.h"
#include "core/journal/replica.h"
#include "tests/support/fake_clock.h"

#include <algorithm>
#include <array>

#include "record/category.h"
#include "record/organization.h"
#include "record/tag.h"
#include "record/ticket_tag.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace homeport::test {

namespace {

constexpr int replicaCount = 3;
constexpr int allEntries = 100'000;

constexpr Sql insertDesk{"sim.desk", R"sql(
    INSERT INTO desk (one, replica_id, schema_version, organization_id, created_at)
    VALUES (1, :replica_id, :schema_version, NULL, :created_at))sql"};
constexpr Sql ownStream{"sim.ownStream", "SELECT no FROM jr_stream WHERE device = :device"};
constexpr Sql newestBody{
    "sim.newestBody", "SELECT body FROM jr_tx WHERE stream = :stream ORDER BY seq DESC LIMIT 1"};
constexpr Sql entryCount{"sim.entryCount", "SELECT count(*) FROM jr_tx"};
constexpr Sql heldBack{"sim.heldBack",
    "SELECT (SELECT count(*) FROM jr_pending) + (SELECT count(*) FROM jr_quarantine)"};
constexpr Sql siblingsOf{"sim.siblings",
    "SELECT count(*) FROM jr_sibling WHERE row_id = :row_id AND table_id = :table_id AND field_id "
    "= :field_id"};
// Children first: references are checked.
constexpr const char* emptying = R"sql(
    DELETE FROM ticket_comment; DELETE FROM ticket_tag; DELETE FROM incident; DELETE FROM ticket;
    DELETE FROM tag; DELETE FROM category; DELETE FROM user_account; DELETE FROM organization;
    DELETE FROM jr_stream; DELETE FROM jr_tx; DELETE FROM jr_root; DELETE FROM jr_sibling; DELETE FROM jr_move;
    DELETE FROM jr_attention; DELETE FROM jr_pending; DELETE FROM jr_quarantine; DELETE FROM desk)sql";

/// A database that outlives the replica on it: making the schema costs more than a whole run.
class Lent final : public Database
{
public:
    explicit Lent(Database& owned) : m_owned(owned) {}

    Dialect dialect() const override { return m_owned.dialect(); }
    const Address& address() const override { return m_owned.address(); }
    Access access() const override { return m_owned.access(); }
    Result<std::unique_ptr<Cursor>> query(const Sql& sql, const Bindings& bindings) override
    {
        return m_owned.query(sql, bindings);
    }
    Result<qint64> exec(const Sql& sql, const Bindings& bindings) override
    {
        return m_owned.exec(sql, bindings);
    }
    Result<> script(const QByteArray& text) override { return m_owned.script(text); }
    Result<> begin() override { return m_owned.begin(); }
    Result<> beginRead() override { return m_owned.beginRead(); }
    Result<> commit() override { return m_owned.commit(); }
    void rollback() override { m_owned.rollback(); }
    bool inTransaction() const override { return m_owned.inTransaction(); }
    Result<> openGuard() override { return m_owned.openGuard(); }
    void closeGuard() override { m_owned.closeGuard(); }
    Result<qint64> nextArrival() override { return m_owned.nextArrival(); }
    bool othersCommitted() override { return m_owned.othersCommitted(); }
    void notifyOthers() override { m_owned.notifyOthers(); }
    bool isRetryable(const Error& error) const override { return m_owned.isRetryable(error); }
    Result<> reconnect() override { return m_owned.reconnect(); }
    void* handle() override { return m_owned.handle(); }

private:
    Database& m_owned;
};

/// An empty desk in memory; `index` says which of those that are kept.
Result<std::unique_ptr<Database>> emptyDatabase(int index)
{
    static std::array<std::unique_ptr<Database>, replicaCount + 1> kept;
    auto& database = kept[size_t(index)];
    if (!database) {
        auto made = Database::create({u":memory:"_s});
        if (!made)
            return made.error();
        database = std::move(*made);
    }
    if (database->inTransaction())
        database->rollback();
    if (auto begun = database->begin(); !begun)
        return begun.error();
    if (auto guard = database->openGuard(); !guard)
        return guard.error();
    if (auto done = database->script(emptying); !done)
        return done.error();
    if (auto done = database->commit(); !done)
        return done.error();
    return std::unique_ptr<Database>(std::make_unique<Lent>(*database));
}

QString shown(const Error& error)
{
    return error.subject + u": "_s + error.detail + u' ' + error.code;
}

class Simulation
{
public:
    Simulation(quint64 seed, int plantedDefect) : m_dice(seed * 0x9e3779b97f4a7c15ULL + 1)
    {
        m_rules.isLegal = isLegalIncidentCommand;
        m_rules.statusTable = record::Ticket::tableId;
        m_rules.plantedDefect = plantedDefect;
    }

    Outcome run(int steps)
    {
        makeReplicas();
        found();
        for (int i = 0; i < steps && holds(); ++i)
            step();
        if (holds())
            heal();
        if (holds())
            judge();
        return {m_fault.isEmpty(), m_fault};
    }

private:
    struct Peer
    {
        FakeClock clock;
        std::unique_ptr<SeededRandom> random;
        std::unique_ptr<Replica> replica;
    };
    using Cell = std::pair<QUuid, quint16>;

    bool holds() const { return m_fault.isEmpty(); }
    void demand(bool condition, const QString& otherwise)
    {
        if (!condition && m_fault.isEmpty())
            m_fault = otherwise;
    }
    template <typename T>
    bool went(const Result<T>& result, const QString& what)
    {
        if (!result)
            demand(false, what + u" failed, "_s + shown(result.error()));
        return bool(result);
    }
    int below(int bound) { return int(m_dice.below(quint64(bound))); }
    bool oneIn(int n) { return below(n) == 0; }
    template <typename T>
    const T& any(const std::vector<T>& from)
    {
        return from[size_t(below(int(from.size())))];
    }

    void makePeer(Peer& peer, int index)
    {
        auto database = emptyDatabase(index);
        if (!went(database, u"emptying"_s))
            return;
        peer.random = std::make_unique<SeededRandom>(m_dice.next());
        auto marked = (*database)->exec(insertDesk,
            {{"replica_id", newUuid(peer.clock.now(), *peer.random)},
                {"schema_version", schemaVersion}, {"created_at", peer.clock.now()}});
        if (!went(marked, u"marking"_s))
            return;
        const DeviceIdentity identity{newUuid(peer.clock.now(), *peer.random)};
        peer.replica = std::make_unique<Replica>(
            std::move(*database), identity, World{&peer.clock, peer.random.get()}, m_rules);
        went(peer.replica->setOrganization(m_organization), u"setOrganization"_s);
    }

    void makeReplicas()
    {
        m_organization = newUuid(FakeClock().now(), m_dice);
        // In a third of the runs the clocks agree to the millisecond: stamps tie.
        m_areClocksEqual = oneIn(3);
        const int ahead = !m_areClocksEqual && oneIn(3) ? below(replicaCount) : -1;
        for (int i = 0; i < replicaCount && holds(); ++i) {
            if (!m_areClocksEqual)
                m_peers[size_t(i)].clock.advance(std::chrono::minutes(below(30)) - 15min);
            if (i == ahead)
                m_peers[size_t(i)].clock.advance(std::chrono::days(70 * 365));
            makePeer(m_peers[size_t(i)], i);
        }
    }

    Replica& replica(int who) { return *m_peers[size_t(who)].replica; }

    bool write(int who, const QString& code, const Replica::Work& work, const EntryRef& undoes = {})
    {
        Command command{.code = code};
        command.undoes = undoes;
        Author author;
        if (!m_person.isNull())
            author.person = m_person;
        auto written = replica(who).write(author, command, work);
        if (!went(written, code + u" on "_s + QString::number(who)) || written->isNull())
            return false;
        demand(written->number == m_written.value(written->device) + 1,
            u"I-4: a number was given twice"_s);
        m_written.insert(written->device, written->number);
        return true;
    }

    /// The organization and what the steps work on, made by the first and received by the others.
    void found()
    {
        if (!holds())
            return;
        write(0, u"import"_s, [&](UnitOfWork& unit) -> Result<> {
            record::Organization organization;
            organization.id = OrganizationId(m_organization);
            organization.name = organization.slug = u"nordhafen"_s;
            return unit.create(organization);
        });
        PersonId person;
        write(0, u"import"_s, [&](UnitOfWork& unit) -> Result<> {
            record::UserAccount mira;
            mira.username = mira.displayName = u"mira"_s;
            auto done = unit.create(mira);
            person = mira.id;
            return done;
        });
        m_person = person;
        write(0, u"import"_s, [&](UnitOfWork& unit) -> Result<> {
            for (int i = 0; i < 5; ++i) {
                record::Category category;
                category.name = u"c%1"_s.arg(i);
                if (i >= 2)
                    category.parentId = m_categories[size_t(i) / 2 - 1];
                if (auto done = unit.create(category); !done)
                    return done;
                m_categories.push_back(category.id);
            }
            for (int i = 0; i < 2; ++i) {
                record::Tag tag;
                tag.name = u"t%1"_s.arg(i);
                if (auto done = unit.create(tag); !done)
                    return done;
                m_tags.push_back(tag.id);
            }
            return {};
        });
        for (int i = 0; i < 3; ++i) {
            write(0, u"incident.create"_s, [&](UnitOfWork& unit) -> Result<> {
                record::Ticket ticket;
                ticket.number = u"INC-%1"_s.arg(i);
                ticket.title = u"Printer on fire"_s;
                ticket.description = u"It smokes."_s;
                ticket.status = TicketStatus::New;
                ticket.statusChangedAt = unit.now();
                ticket.requesterId = person;
                if (auto done = unit.create(ticket); !done)
                    return done;
                record::Incident incident;
                incident.id = ticket.id;
                m_tickets.push_back(ticket.id);
                return unit.create(incident);
            });
        }
        for (int i = 1; i < replicaCount && holds(); ++i)
            deliver(0, i, {}, allEntries);
    }

    void step()
    {
        const bool allTick = m_areClocksEqual || oneIn(2);
        const auto tick = std::chrono::milliseconds(oneIn(4) ? below(90'000) : below(3));
        const int who = below(replicaCount);
        for (int i = 0; i < replicaCount; ++i) {
            if (allTick || i == who)
                m_peers[size_t(i)].clock.advance(tick);
        }
        switch (below(16)) {
        case 0:
        case 1:
        case 2: exchange(); break;
        case 3: // one who knows everything
            for (int i = 0; i < replicaCount && holds(); ++i) {
                if (i != who)
                    deliver(i, who, {}, allEntries);
            }
            editCell(who, any(m_tickets));
            break;
        case 4:
        case 5: editCell(who, any(m_tickets)); break;
        case 6: collide(who); break;
        case 7:
        case 8:
        case 9:
        case 10: act(who); break;
        case 11: undo(who); break;
        case 12: comment(who); break;
        case 13: toggleTag(who); break;
        case 14: moveCategory(who); break;
        default: toggleTicket(who); break;
        }
    }

    void exchange()
    {
        const int from = below(replicaCount);
        const int to = (from + 1 + below(replicaCount - 1)) % replicaCount;
        auto seen = replica(to).heads();
        if (!went(seen, u"heads"_s))
            return;
        Context after;
        for (auto it = seen->cbegin(); it != seen->cend() && !oneIn(3); ++it)
            after.insert(it.key(), qMax<qint64>(0, it.value() - below(4)));
        deliver(from, to, after, oneIn(2) ? allEntries : 1 + below(12));
    }

    void deliver(int from, int to, const Context& after, int limit)
    {
        auto sent = replica(from).entriesAfter(after, limit);
        if (went(sent, u"entriesAfter"_s))
            receive(replica(to), *sent);
    }

    void receive(Replica& to, QList<QByteArray> entries)
    {
        for (qsizetype i = entries.size(); i > 1; --i)
            entries.swapItemsAt(i - 1, below(int(i)));
        while (!entries.isEmpty() && holds()) {
            const auto size = qMin<qsizetype>(entries.size(), 1 + below(20));
            auto batch = entries.first(size);
            entries.remove(0, size);
            if (oneIn(3))
                batch.push_back(batch[below(int(size))]);
            if (oneIn(3) && !entries.isEmpty())
                batch.push_back(entries[below(int(entries.size()))]);
            went(to.receive(batch), u"receive"_s);
        }
    }

    bool knowsEverything(int who)
    {
        auto heads = replica(who).heads();
        return went(heads, u"heads"_s) && *heads == m_written;
    }

    std::optional<Row> rowOf(Replica& at, const TableMeta& table, const QUuid& id)
    {
        auto row = loadRow(at.database(), table, id);
        return went(row, u"reading"_s) ? *row : std::nullopt;
    }

    /// Two write the same cell at one moment, apart.
    void collide(int who)
    {
        for (auto& peer : m_peers)
            peer.clock.advance(1ms);
        const auto id = any(m_tickets);
        const auto at = anyField();
        editCell(who, id, at);
        if (holds())
            editCell((who + 1) % replicaCount, id, at);
    }

    int anyField()
    {
        using Field = record::Ticket::Field;
        constexpr int positions[] = {
            Field::Title, Field::Impact, Field::Channel, Field::Description};
        return positions[below(4)];
    }

    void editCell(int who, TicketId id) { editCell(who, id, anyField()); }

    void editCell(int who, TicketId id, int at)
    {
        using Field = record::Ticket::Field;
        const int what = below(1000);
        const auto& table = record::Ticket::table();
        Value value = u"text %1"_s.arg(what);
        if (at == Field::Impact)
            value = 1 + what % 3;
        if (at == Field::Channel)
            value = toValue(TicketChannel(what % 5));
        const bool knows = knowsEverything(who);
        const bool isWritten = write(who, u"incident.edit"_s, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.load(table, id.value());
            if (!row)
                return row.error();
            (*row)->cells[size_t(at)] = value;
            return unit.stage(**row, false);
        });
        if (!isWritten)
            return;
        const auto after = rowOf(replica(who), table, id.value());
        demand(after && after->cells[size_t(at)] == value, u"I-3: an own write is not seen"_s);
        const Cell cell(id.value(), quint16(at));
        m_last.erase(cell);
        if (knows)
            m_last[cell] = value;
    }

    void act(int who)
    {
        constexpr const char* codes[] = {"incident.hold", "incident.resume", "incident.resolve",
            "incident.reopen", "incident.close", "incident.cancel", "incident.start_work",
            "incident.acknowledge"};
        const auto id = any(m_tickets);
        const auto row = rowOf(replica(who), record::Ticket::table(), id.value());
        if (!row || row->head.deletedAt)
            return;
        const auto before = record::Ticket::fromRow(*row);
        for (int tries = 0; tries < 4; ++tries) {
            // Cancelling ends a ticket's story, so it is rare.
            const int which = below(8) == 5 && !oneIn(3) ? 6 : below(8);
            const auto code = QString::fromLatin1(codes[which]);
            if (!isLegalIncidentCommand(code, toValue(before.status).text()))
                continue;
            write(who, code, [&](UnitOfWork& unit) { return acted(unit, which, before); });
            return;
        }
    }

    Result<> acted(UnitOfWork& unit, int which, record::Ticket ticket)
    {
        auto incident = unit.get<record::Incident>(ticket.id);
        if (!incident)
            return incident.error();
        const auto back = fromKey<TicketStatus>(ticket.holdReturnStatus.value_or(QString()));
        const auto was = ticket.status;
        ticket.statusChangedAt = unit.now();
        ticket.holdReason.reset();
        ticket.holdReturnStatus.reset();
        switch (which) {
        case 0:
            ticket.status = TicketStatus::OnHold;
            ticket.holdReason = TicketHoldReason(below(3));
            ticket.holdReturnStatus = toValue(was).text();
            break;
        case 1: ticket.status = back.value_or(TicketStatus::InProgress); break;
        case 2:
            ticket.status = TicketStatus::Resolved;
            ticket.resolvedAt = unit.now();
            ticket.resolvedBy = m_person;
            incident->resolutionCode = IncidentResolutionCode(below(4));
            incident->resolutionNotes = u"note %1"_s.arg(below(100));
            break;
        case 3:
            ticket.status = TicketStatus::InProgress;
            ticket.reopenCount += 1;
            ticket.lastReopenedAt = unit.now();
            ticket.resolvedAt.reset();
            ticket.closedAt.reset();
            ticket.closeReason.reset();
            break;
        case 4:
            ticket.status = TicketStatus::Closed;
            ticket.closedAt = unit.now();
            ticket.closeReason = TicketCloseReason(below(4));
            break;
        case 5:
            ticket.status = TicketStatus::Cancelled;
            ticket.cancelledAt = unit.now();
            ticket.cancelReason = TicketCancelReason(below(4));
            break;
        case 6: ticket.status = TicketStatus::InProgress; break;
        default:
            ticket.status = TicketStatus::Acknowledged;
            ticket.acknowledgedAt = unit.now();
            break;
        }
        if (auto done = unit.put(ticket); !done)
            return done;
        return unit.put(*incident);
    }

    /// Takes back the newest own entry, as long as it still holds all that it set.
    void undo(int who)
    {
        auto& own = replica(who);
        auto no = number(own.database(), ownStream, {{"device", own.identity().device}});
        if (!went(no, u"own stream"_s) || *no == 0)
            return;
        std::optional<Entry> entry;
        if (auto body = one(own.database(), newestBody, {{"stream", *no}}))
            entry = *Entry::decoded((*body)->blob(0));
        if (!entry || entry->command == "import"_L1)
            return;
        for (const auto& edit : entry->edits) {
            const auto& table = *tableById(edit.table);
            const auto row = rowOf(own, table, edit.row);
            if (edit.isCreation() || edit.field == FieldClock::deletedAt || !row
                || row->head.deletedAt)
                return;
            if (table.fields[size_t(table.position(edit.field))].merge == Merge::Move)
                return;
            const auto held = FieldClock::unpacked(row->head.clock).of(edit.field);
            if (held.stream != *no || held.number != entry->number)
                return;
        }
        const bool isWritten = write(who, u"undo"_s,
            [&](UnitOfWork& unit) -> Result<> {
                for (const auto& edit : entry->edits) {
                    const auto& table = *tableById(edit.table);
                    auto row = unit.load(table, edit.row);
                    if (!row)
                        return row.error();
                    (*row)->cells[size_t(table.position(edit.field))] = edit.oldValue;
                    if (auto done = unit.stage(**row, false); !done)
                        return done;
                }
                return {};
            },
            {entry->device, entry->number});
        if (!isWritten)
            return;
        for (const auto& edit : entry->edits) {
            if (edit.table == record::Ticket::tableId)
                m_last.erase(Cell(edit.row, quint16(record::Ticket::table().position(edit.field))));
        }
    }

    void comment(int who)
    {
        const auto id = any(m_tickets);
        write(who, u"incident.comment_internal"_s, [&](UnitOfWork& unit) -> Result<> {
            record::TicketComment comment;
            comment.ticketId = id;
            comment.authorId = m_person;
            comment.body = u"comment %1"_s.arg(below(1000));
            return unit.create(comment);
        });
    }

    void toggleTag(int who)
    {
        const auto ticket = m_tickets[size_t(below(2))];
        const auto tag = any(m_tags);
        const auto id = TicketTagId(derivedUuid(
            m_organization, "ticket_tag" + ticket.value().toRfc4122() + tag.value().toRfc4122()));
        write(who, u"incident.edit"_s, [&](UnitOfWork& unit) -> Result<> {
            auto held = unit.find<record::TicketTag>(id);
            if (!held)
                return held.error();
            if (*held && (*held)->head.deletedAt)
                return unit.restore<record::TicketTag>(id);
            if (*held)
                return unit.remove<record::TicketTag>(id);
            record::TicketTag member;
            member.id = id;
            member.ticketId = ticket;
            member.tagId = tag;
            return unit.create(member);
        });
    }

    void moveCategory(int who)
    {
        const auto id = any(m_categories);
        auto parent = oneIn(5) ? std::nullopt : std::optional(any(m_categories));
        for (auto above = parent; above;) {
            if (*above == id)
                return;
            const auto row = rowOf(replica(who), record::Category::table(), above->value());
            above = row ? record::Category::fromRow(*row).parentId : std::nullopt;
        }
        write(who, u"category.move"_s, [&](UnitOfWork& unit) -> Result<> {
            auto category = unit.get<record::Category>(id);
            if (!category)
                return category.error();
            category->parentId = parent;
            return unit.put(*category);
        });
    }

    void toggleTicket(int who)
    {
        const auto id = m_tickets.back();
        write(who, u"incident.edit"_s, [&](UnitOfWork& unit) -> Result<> {
            auto ticket = unit.find<record::Ticket>(id);
            if (!ticket)
                return ticket.error();
            return (*ticket)->head.deletedAt ? unit.restore<record::Ticket>(id)
                                             : unit.remove<record::Ticket>(id);
        });
    }

    void heal()
    {
        for (int round = 0; round < 3 && holds(); ++round) {
            bool isEven = true;
            for (int i = 0; i < replicaCount && holds(); ++i)
                isEven = knowsEverything(i) && isEven;
            if (isEven)
                return;
            for (int from = 0; from < replicaCount; ++from) {
                for (int to = 0; to < replicaCount && holds(); ++to) {
                    auto seen = replica(to).heads();
                    if (from != to && went(seen, u"heads"_s))
                        deliver(from, to, *seen, allEntries);
                }
            }
        }
        for (int i = 0; i < replicaCount && holds(); ++i)
            demand(knowsEverything(i), u"I-2: replica %1 lacks an acknowledged entry"_s.arg(i));
    }

    void judge()
    {
        auto all = replica(below(replicaCount)).entriesAfter({}, allEntries);
        auto hash = replica(0).stateHash();
        if (!went(all, u"entriesAfter"_s) || !went(hash, u"stateHash"_s))
            return;
        qint64 count = 0;
        for (const auto number : std::as_const(m_written))
            count += number;
        for (int i = 0; i < replicaCount; ++i) {
            auto other = replica(i).stateHash();
            demand(other && *other == *hash, u"I-1: replica %1 differs from replica 0"_s.arg(i));
            auto held = number(replica(i).database(), entryCount);
            demand(held && *held == count,
                u"I-2: replica %1 counts other entries than were written"_s.arg(i));
            auto back = number(replica(i).database(), heldBack);
            demand(back && *back == 0, u"I-2: replica %1 holds entries back"_s.arg(i));
        }
        lastWritesShow();
        noCategoryIsItsOwnAncestor();
        statusesFollowTheOrder(*all);
        if (!holds())
            return;
        Peer fresh;
        makePeer(fresh, replicaCount);
        if (holds())
            receive(*fresh.replica, *all);
        if (!holds())
            return;
        auto scratch = fresh.replica->stateHash();
        demand(scratch && *scratch == *hash, u"I-8: folding from scratch gives another state"_s);
    }

    void lastWritesShow()
    {
        const auto& table = record::Ticket::table();
        for (int i = 0; i < replicaCount; ++i) {
            for (const auto& [cell, value] : m_last) {
                const auto row = rowOf(replica(i), table, cell.first);
                const auto& field = table.fields[cell.second];
                const auto name = QString::fromLatin1(field.name);
                demand(row && row->cells[cell.second] == value,
                    u"I-3: the last write of %1 is lost"_s.arg(name));
                auto siblings = number(replica(i).database(), siblingsOf,
                    {{"row_id", cell.first}, {"table_id", int(table.id)},
                        {"field_id", int(field.id)}});
                demand(siblings && *siblings == 0,
                    u"I-3: %1 is disputed though its author knew all"_s.arg(name));
            }
        }
    }

    void noCategoryIsItsOwnAncestor()
    {
        for (const auto& id : m_categories) {
            auto above = std::optional(id);
            size_t depth = 0;
            while (above && depth <= m_categories.size()) {
                const auto row = rowOf(replica(0), record::Category::table(), above->value());
                above = row ? record::Category::fromRow(*row).parentId : std::nullopt;
                ++depth;
            }
            demand(depth <= m_categories.size(), u"I-6: a category is its own ancestor"_s);
        }
    }

    /// Section 6.3 once more, without the kernel's shortcuts: every command of every ticket in
    /// order.
    void statusesFollowTheOrder(const QList<QByteArray>& all)
    {
        struct Held
        {
            Value value;
            EntryRef by;
        };
        std::vector<Entry> entries;
        for (const auto& bytes : all)
            entries.push_back(*Entry::decoded(bytes));
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            if (a.stamp != b.stamp)
                return a.stamp < b.stamp;
            return a.device != b.device ? a.device < b.device : a.number < b.number;
        });
        const auto& tickets = record::Ticket::table();
        const quint16 statusField = tickets.fields[record::Ticket::Field::Status].id;
        std::map<std::tuple<quint16, QUuid, quint16>, Held> state;
        for (const auto& entry : entries) {
            std::map<QUuid, std::vector<const CellEdit*>> commands;
            const bool creates = entry.edits.front().isCreation();
            for (const auto& edit : entry.edits) {
                const auto& table = *tableById(edit.table);
                const int at = table.position(edit.field);
                if (at >= 0 && table.fields[size_t(at)].merge == Merge::Command)
                    commands[edit.row].push_back(&edit);
            }
            for (const auto& [row, edits] : commands) {
                const auto status = state[{tickets.id, row, statusField}].value.text();
                bool legal = creates || isLegalIncidentCommand(entry.command, status);
                if (!entry.undoes.isNull()) {
                    legal = std::all_of(edits.begin(), edits.end(), [&](const CellEdit* edit) {
                        return state[{edit->table, edit->row, edit->field}].by == entry.undoes;
                    });
                }
                for (const auto* edit : edits) {
                    if (legal)
                        state[{edit->table, edit->row, edit->field}] = {
                            edit->value, {entry.device, entry.number}};
                }
            }
        }
        for (const auto& id : m_tickets) {
            const auto row = rowOf(replica(0), tickets, id.value());
            const auto& expected = state[{tickets.id, id.value(), statusField}].value;
            demand(row && row->cells[record::Ticket::Field::Status] == expected,
                u"6.3: a status does not follow from the commands in order"_s);
        }
    }

    SeededRandom m_dice;
    FoldRules m_rules;
    QUuid m_organization;
    std::array<Peer, replicaCount> m_peers;
    Context m_written; ///< every acknowledged entry
    std::map<Cell, Value> m_last; ///< written by one who knew everything, and by nobody since
    PersonId m_person;
    bool m_areClocksEqual = false;
    std::vector<CategoryId> m_categories;
    std::vector<TagId> m_tags;
    std::vector<TicketId> m_tickets;
    QString m_fault;
};

} // namespace

Outcome simulate(quint64 seed, int plantedDefect, int steps)
{
    return Simulation(seed, plantedDefect).run(steps);
}

} // namespace homeport::test
