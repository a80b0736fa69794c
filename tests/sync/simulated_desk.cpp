#include "tests/sync/simulated_desk.h"

#include "tests/support/test_database.h"

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

// Children first: references are checked.
constexpr const char* emptying = R"sql(
    DELETE FROM sla_breach; DELETE FROM sla_clock_event; DELETE FROM sla_clock; DELETE FROM sla_ruling;
    DELETE FROM ticket_comment; DELETE FROM ticket_tag; DELETE FROM incident; DELETE FROM ticket;
    DELETE FROM setting; DELETE FROM priority_matrix;
    DELETE FROM sla_target; DELETE FROM sla_policy; DELETE FROM business_calendar;
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
    Result<std::unique_ptr<Cursor>> stream(const Sql& sql, const Bindings& bindings) override
    {
        return m_owned.stream(sql, bindings);
    }
    Result<qint64> exec(const Sql& sql, const Bindings& bindings) override
    {
        return m_owned.exec(sql, bindings);
    }
    Result<> script(const QByteArray& text) override { return m_owned.script(text); }
    Result<> finishCreating() override { return m_owned.finishCreating(); }
    Result<> storeRow(const Row& row, const Row* before) override
    {
        return m_owned.storeRow(row, before);
    }
    Result<> append(const char* table, const Bindings& row) override
    {
        return m_owned.append(table, row);
    }
    Result<> flush() override { return m_owned.flush(); }
    RowBuffer* rowBuffer() override { return m_owned.rowBuffer(); }
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
    Result<> awaitWriters() override { return m_owned.awaitWriters(); }
    void* handle() override { return m_owned.handle(); }

private:
    Database& m_owned;
};

} // namespace

Result<std::unique_ptr<Database>> emptyDatabase(int index, bool isOnServer)
{
    static std::map<std::pair<int, bool>, std::unique_ptr<Database>> kept;
    auto& database = kept[{index, isOnServer}];
    if (!database) {
        Address address{u":memory:"_s};
        if (isOnServer) {
            const auto server = freshServerAddress();
            if (!server)
                return Error{Error::Kind::Unavailable, u"HOMEPORT_TEST_PG"_s};
            address = *server;
        }
        auto made = Database::create(address);
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

} // namespace homeport::test
