#include "core/desk/desk.h"

#include "core/access/password.h"
#include "core/base/sodium.h"
#include "core/changes/change_rules.h"
#include "core/desk/desk_seed.h"
#include "core/desk/device_identity.h"
#include "core/incidents/incident_rules.h"
#include "core/problems/problem_rules.h"
#include "core/requests/request_rules.h"
#include "core/search/search_index.h"
#include "core/service_levels/clock_derivation.h"
#include "core/tickets/priority_book.h"
#include "core/tickets/priority_matrix_service.h"
#include "core/tickets/queue_rank.h"
#include "core/tickets/setting_service.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_derivation.h"
#include "core/tickets/ticket_rating.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql insertDesk{"desk.insert", R"sql(
    INSERT INTO desk (one, replica_id, schema_version, organization_id, created_at)
    VALUES (1, :replica_id, :schema_version, NULL, :created_at)
    ON CONFLICT (one) DO NOTHING)sql"};
constexpr Sql organizationCount{
    "desk.organizations", "SELECT count(*) FROM desk WHERE organization_id IS NOT NULL"};

Result<std::unique_ptr<Session>> session(std::unique_ptr<Database> database, const World& world)
{
    auto met = meetDevice(*database, world);
    if (!met)
        return met.error();
    const bool mayWrite = database->access() == Access::ReadWrite;
    if (mayWrite) {
        if (auto built = SearchIndex::ensure(*database); !built)
            return built.error();
    }
    auto made = std::make_unique<Session>(
        std::make_unique<Replica>(std::move(database), met->identity, world, deskRules()));
    if (mayWrite && !met->witness.isEmpty()) {
        made->witness = std::make_unique<StreamWitness>(world.disk(), met->witness);
        made->replica->witnessed = [witness = made->witness.get()](
                                       qint64 number, const QByteArray& hash) {
            witness->remember({number, hash});
        };
    }
    return made;
}

} // namespace

World systemWorld(const Places& places)
{
    static const SystemClock clock;
    static SystemRandom random;
    sodiumIsReady(); // before threads come: what draws randomness does not ask
    return {&clock, &random, places};
}

bool isLegalCommand(const QString& command, const QString& status)
{
    using IsLegal = bool (*)(const QString&, const QString&);
    constexpr std::pair<QLatin1StringView, IsLegal> others[] = {
        {"service_request."_L1, isLegalRequestCommand},
        {"problem."_L1, isLegalProblemCommand},
        {"change."_L1, isLegalChangeCommand},
    };
    for (const auto& [start, isLegal] : others) {
        if (command.startsWith(start))
            return isLegal(command, status);
    }
    return isLegalIncidentCommand(command, status);
}

FoldRules deskRules()
{
    FoldRules rules;
    rules.statusTable = record::Ticket::tableId;
    rules.isLegal = isLegalCommand;
    // Shared by the copies of these rules, of which one replica keeps one.
    const auto clocks = std::make_shared<ClockDerivation>(isLegalCommand);
    const auto terms = std::make_shared<PriorityBook>();
    rules.derive = [clocks, terms](Database& database, const FoldRules& known, const Entry& entry,
                       Row& row, const Row* before) -> Result<> {
        if (auto done = deriveTicket(database, known, *terms, entry, row, before); !done)
            return done;
        if (auto done = clocks->derive(database, entry, row, before); !done)
            return done;
        return deriveQueueRank(database, entry, row, before);
    };
    rules.follows = [terms](Database& database, const Entry& entry, quint64 most) {
        return termsFollowed(database, *terms, entry, most);
    };
    rules.storedBesides = [terms] { return terms->takeRatedAnew(); };
    rules.began = [clocks, terms] {
        clocks->lookAgain();
        terms->lookAgain();
    };
    rules.refresh = [clocks](Database& database, std::span<Row> rows, Timestamp now) -> Result<> {
        if (auto done = clocks->refresh(database, rows, now); !done)
            return done;
        return refreshQueueRanks(database, rows);
    };
    rules.lookAhead = [clocks](Database& database) { return clocks->lookAhead(database); };
    rules.followers = ticketFollowers;
    rules.stored = SearchIndex::follow;
    rules.watched = SearchIndex::watched();
    rules.permissionOf = [](const QString& command) {
        for (const auto& of : {incidentPermission, requestPermission, problemPermission,
                 changePermission, ticketPermission, serviceLevelPermission, settingPermission,
                 priorityMatrixPermission}) {
            const auto permission = of(command);
            if (!permission.isEmpty())
                return permission;
        }
        return QString();
    };
    return rules;
}

Result<std::unique_ptr<Session>> openDesk(const Address& address, Access access, const World& world)
{
    auto database = Database::open(address, access);
    std::optional<UpgradeOutcome> upgraded;
    const bool isOld = !database && database.error().code == "SCHEMA_TOO_OLD"_L1;
    if (isOld && access == Access::ReadWrite && !address.isPostgresql()) {
        auto outcome = upgradeDatabase(
            world.disk(), address, shippedUpgrade(Dialect::Sqlite), world.clock->now());
        if (!outcome)
            return outcome.error();
        upgraded = *outcome;
        database = Database::open(address, access);
    }
    if (!database)
        return database.error();
    auto opened = session(std::move(*database), world);
    if (opened)
        (*opened)->upgraded = upgraded;
    return opened;
}

namespace {

Result<bool> hasOrganization(Database& database)
{
    auto found = number(database, organizationCount);
    return found ? Result<bool>(*found > 0) : found.error();
}

/// The row that says what the database is, where nobody has written it.
Result<> mark(Database& database, const World& world)
{
    auto marked = database.exec(insertDesk,
        {{"replica_id", newUuid(world.clock->now(), *world.random)},
            {"schema_version", schemaVersion}, {"created_at", world.clock->now()}});
    return marked ? Result<>() : marked.error();
}

} // namespace

Result<std::unique_ptr<Session>> setUpDesk(
    const Address& address, const DeskSetup& setup, const World& world)
{
    if (auto fine = checkedSetup(setup); !fine)
        return fine.error();
    bool isOurs = true;
    auto database = Database::startCreating(address);
    if (!database && database.error().code == "DUPLICATE"_L1) {
        isOurs = false;
        database = Database::open(address, Access::ReadWrite);
    }
    if (!database)
        return database.error();
    auto stands = hasOrganization(**database);
    if (!stands)
        return stands.error();
    if (*stands)
        return Error{
            Error::Kind::Conflict, address.shown(), u"a desk stands here"_s, u"DUPLICATE"_s};
    if (auto marked = mark(**database, world); !marked)
        return marked.error();
    auto made = session(std::move(*database), world);
    if (!made)
        return made.error();
    if (auto seeded = seedDesk(**made, setup); !seeded)
        return seeded.error();
    if (isOurs) {
        if (auto finished = (*made)->replica->database().finishCreating(); !finished)
            return finished.error();
    }
    return made;
}

} // namespace homeport
