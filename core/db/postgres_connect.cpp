#include "core/base/logging.h"
#include "core/db/postgres_database.h"
#include "core/db/registry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int oldestServer = 150000;

struct Setting
{
    const char* name;
    const char* value;
    const char* shown; ///< how the server answers it; DateStyle adds the order of its input
};
constexpr Setting settings[] = {
    {"TimeZone", "UTC", "UTC"},
    {"client_encoding", "UTF8", "UTF8"},
    {"standard_conforming_strings", "on", "on"},
    {"search_path", "homeport, sec", "homeport, sec"},
    {"DateStyle", "ISO, YMD", "ISO, YMD"},
    {"bytea_output", "hex", "hex"},
    {"lock_timeout", "5000", "5s"},
    {"statement_timeout", "0", "0"},
    {"idle_in_transaction_session_timeout", "60000", "1min"},
    {"client_min_messages", "warning", "warning"},
    {"synchronous_commit", "on", "on"},
    {"row_security", "on", "on"},
    {"backslash_quote", "safe_encoding", "safe_encoding"},
    // To compile a question costs more than any of ours takes.
    {"jit", "off", "off"},
};

void ignoreNotice(void*, const char*) {}

} // namespace

Result<std::unique_ptr<Database>> PostgresDatabase::open(
    const Address& address, Access access, Schema schema)
{
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address, access));
    if (auto done = database->connect(); !done)
        return done.error();
    auto ours =
        number(*database, {"postgres.hasDesk", "SELECT to_regclass('homeport.desk') IS NOT NULL"});
    if (!ours)
        return ours.error();
    if (*ours == 0)
        return Error{
            Error::Kind::Invalid, address.shown(), u"no table homeport.desk"_s, u"NOT_A_DESK"_s};
    database->m_schema = schema;
    if (auto fine = database->checkVersion(); !fine)
        return fine.error();
    return std::unique_ptr<Database>(std::move(database));
}

Result<std::unique_ptr<Database>> PostgresDatabase::startCreating(const Address& address)
{
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address, Access::ReadWrite));
    if (auto done = database->connect(); !done)
        return done.error();
    auto standing = number(*database,
        {"postgres.hasSchema", "SELECT count(*) FROM pg_namespace WHERE nspname = 'homeport'"});
    if (!standing)
        return standing.error();
    if (*standing > 0) {
        return Error{Error::Kind::Conflict, address.shown(), u"the schema homeport exists"_s,
            u"DUPLICATE"_s};
    }
    if (auto done = database->begin(); !done)
        return done.error();
    for (const auto* statement : createStatements(Dialect::Postgresql)) {
        if (auto done = database->script(statement); !done) {
            database->rollback();
            return done.error();
        }
    }
    database->endTransaction();
    database->m_isCreating = true;
    return std::unique_ptr<Database>(std::move(database));
}

Result<> PostgresDatabase::finishCreating()
{
    if (!m_isCreating || m_isBegun)
        return Error{Error::Kind::Internal, u"create"_s, u"failed before"_s};
    m_isCreating = false;
    m_isBegun = true;
    return commit();
}

/// Without its row the desk is not finished, and whoever makes it writes the version.
Result<> PostgresDatabase::checkVersion()
{
    auto version =
        number(*this, {"postgres.schemaVersion", "SELECT max(schema_version) FROM homeport.desk"});
    if (!version)
        return version.error();
    return *version == 0 ? Result<>() : checkedVersion(*this, *version, m_schema);
}

/// Why there is no connection. libpq names the server's reason by code only when it is asked to be
/// verbose, and the words are in the server's language.
Error PostgresDatabase::refusal()
{
    const auto shown = m_address.shown();
    const auto said = oneLine(PQerrorMessage(m_connection));
    // Then libpq itself gives up, before the server says a word.
    if (PQconnectionNeedsPassword(m_connection) != 0)
        return {Error::Kind::Denied, shown, said, u"SERVER_SIGN_IN"_s};
    if (PQsocket(m_connection) < 0 && PQserverVersion(m_connection) == 0
        && !said.contains(u"FATAL"_s))
        return {Error::Kind::Unavailable, shown, said, u"UNAVAILABLE"_s};
    PQsetErrorVerbosity(m_connection, PQERRORS_VERBOSE);
    PQreset(m_connection);
    const auto coded = oneLine(PQerrorMessage(m_connection));
    PQsetErrorVerbosity(m_connection, PQERRORS_DEFAULT);
    if (coded.contains(u" 3D000: "_s))
        return {Error::Kind::NotFound, shown, said, u"NO_DATABASE"_s};
    if (coded.contains(u" 28000: "_s) || coded.contains(u" 28P01: "_s))
        return {Error::Kind::Denied, shown, said, u"SERVER_SIGN_IN"_s};
    const bool isFull = coded.contains(u" 53300: "_s);
    return {Error::Kind::Unavailable, shown, said, isFull ? u"SERVER_BUSY"_s : u"UNAVAILABLE"_s};
}

PostgresDatabase::~PostgresDatabase()
{
    PQfinish(m_connection);
}

Result<> PostgresDatabase::connect()
{
    const auto uri = m_address.text.toUtf8();
    char* complaint = nullptr;
    auto* options = PQconninfoParse(uri.constData(), &complaint);
    // What libpq complains about may quote the address, and so a password.
    PQfreemem(complaint);
    if (!options)
        return Error{Error::Kind::Invalid, m_address.shown(), u"not a PostgreSQL address"_s,
            u"BAD_ADDRESS"_s};
    bool hasPassword = false;
    for (const auto* option = options; option->keyword; ++option) {
        const QByteArrayView keyword(option->keyword);
        if (option->val && (keyword == "password" || keyword == "sslpassword"))
            hasPassword = true;
    }
    PQconninfoFree(options);
    if (hasPassword)
        return Error{Error::Kind::Invalid, u"address"_s, {}, u"PASSWORD_IN_ADDRESS"_s};

    // Later ones win over what the address says.
    const char* const keywords[] = {
        "dbname", "connect_timeout", "application_name", "client_encoding", nullptr};
    const char* const values[] = {uri.constData(), "5", "homeport", "UTF8", nullptr};
    m_connection = PQconnectdbParams(keywords, values, 1);
    if (!m_connection)
        return Error{Error::Kind::Unavailable, m_address.shown(), u"out of memory"_s};
    if (PQstatus(m_connection) != CONNECTION_OK)
        return refusal();
    PQsetNoticeProcessor(m_connection, &ignoreNotice, nullptr);
    if (PQserverVersion(m_connection) < oldestServer) {
        return Error{Error::Kind::Invalid, m_address.shown(),
            u"server %1"_s.arg(PQserverVersion(m_connection)), u"SERVER_TOO_OLD"_s};
    }
    return pin();
}

Result<> PostgresDatabase::pin()
{
    QByteArray set = "SELECT ";
    QByteArray shown = "SELECT ";
    for (const auto& [name, value, answer] : settings) {
        const QByteArray comma = name == settings[0].name ? "" : ", ";
        set += comma + "set_config('" + name + "', '" + value + "', false)";
        shown += comma + "current_setting('" + name + "')";
    }
    if (auto done = runPlain(set.constData(), "postgres.pin"); !done)
        return done.error();
    auto answer = runPlain(shown.constData(), "postgres.readBack");
    if (!answer)
        return answer.error();
    for (int i = 0; i < int(std::size(settings)); ++i) {
        const auto* is = PQgetvalue(answer->get(), 0, i);
        if (QByteArrayView(is) != QByteArrayView(settings[i].shown)) {
            return Error{Error::Kind::Unavailable, QString::fromLatin1(settings[i].name),
                QString::fromUtf8(is), u"SETTING_REFUSED"_s};
        }
    }
    if (m_access == Access::ReadOnly) {
        if (auto done = runPlain("SET default_transaction_read_only = on", "postgres.readOnly");
            !done)
            return done.error();
    }
    if (auto done = runPlain("LISTEN homeport_changed", "postgres.listen"); !done)
        return done.error();
    return {};
}

Result<> PostgresDatabase::ensureConnected()
{
    // Within a transaction the rest must fail: what came before is gone with the connection.
    if (m_isBegun || m_isCreating || m_hasFailed || PQstatus(m_connection) == CONNECTION_OK)
        return {};
    return reconnect();
}

Result<> PostgresDatabase::reconnect()
{
    m_isCreating = false;
    endTransaction();
    m_copies.clear();
    m_prepared.clear();
    m_lastLook.reset();
    PQreset(m_connection);
    if (PQstatus(m_connection) != CONNECTION_OK)
        return Error{Error::Kind::Unavailable, m_address.shown(),
            oneLine(PQerrorMessage(m_connection)), u"UNAVAILABLE"_s};
    if (auto done = pin(); !done)
        return done;
    if (m_schema != Schema::Any) {
        if (auto fine = checkVersion(); !fine)
            return fine;
    }
    qCInfo(lcDb, "connected to the server again");
    return {};
}

} // namespace homeport
