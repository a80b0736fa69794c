#include "core/access/credential_area.h"

#include "core/access/password_hash.h"
#include "core/access/password_policy.h"
#include "core/access/session_book.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql personalWordsOf{"signIn.personalWordsOf", R"sql(
    SELECT user_account.username, user_account.display_name, user_account.first_name,
           user_account.last_name, user_account.email, organization.name
      FROM user_account
      LEFT JOIN organization ON organization.id = user_account.organization_id
     WHERE user_account.id = :person_id AND user_account.organization_id = :organization_id
       AND user_account.deleted_at IS NULL
)sql"};

constexpr Sql presentHash{"signIn.presentHash", R"sql(
    SELECT password_hash FROM credential
     WHERE user_id = :person_id AND password_hash IS NOT NULL
)sql"};

constexpr Sql retiredHashes{"signIn.retiredHashes", R"sql(
    SELECT password_hash
      FROM password_history
     WHERE user_id = :person_id
     ORDER BY retired_at DESC, id DESC
     LIMIT :most
)sql"};

constexpr Sql retireHash{"signIn.retireHash", R"sql(
    INSERT INTO password_history (id, organization_id, created_at, updated_at, user_id,
                                  password_hash, retired_at)
    VALUES (:id, :organization_id, :now, :now, :person_id, :password_hash, :now)
)sql"};

constexpr Sql forgetOldHashes{"signIn.forgetOldHashes", R"sql(
    DELETE FROM password_history
     WHERE user_id = :person_id
       AND id NOT IN (SELECT id FROM password_history
                       WHERE user_id = :person_id
                       ORDER BY retired_at DESC, id DESC
                       LIMIT :most)
)sql"};

constexpr Sql putHash{"signIn.storeHash", R"sql(
    INSERT INTO credential (id, organization_id, created_at, updated_at, user_id, password_hash,
                            password_changed_at, must_change_password)
    VALUES (:id, :organization_id, :now, :now, :person_id, :password_hash, :now, :must_change)
    ON CONFLICT (user_id) DO UPDATE
       SET password_hash = excluded.password_hash, updated_at = excluded.updated_at,
           password_changed_at = excluded.password_changed_at,
           must_change_password = excluded.must_change_password
)sql"};

constexpr int mostRuns = 5; // of a transaction that others got in the way of

Result<> runOnce(Database& database, const std::function<Result<>()>& work)
{
    if (auto begun = database.begin(); !begun)
        return begun;
    auto done = work();
    if (done)
        done = database.commit();
    if (!done && database.inTransaction())
        database.rollback();
    return done;
}

Result<QStringList> wordsOf(Replica& replica, PersonId person)
{
    auto row = replica.database().query(
        personalWordsOf, {{"person_id", person}, {"organization_id", replica.organization()}});
    if (!row)
        return row.error();
    if (!(*row)->next()) {
        if (auto read = (*row)->status(); !read)
            return read.error();
        return Error{Error::Kind::NotFound, u"user_account"_s, person.toString(), u"NOT_FOUND"_s};
    }
    QStringList words;
    for (int column = 0; column < 6; ++column)
        words += (*row)->text(column);
    words.removeAll({});
    return words;
}

/// The present password or one of the last `history` before it.
Result<bool> isReused(Database& database, PersonId person, const QString& password, int history)
{
    auto present = textsOf(database, presentHash, {{"person_id", person}});
    if (!present)
        return present.error();
    auto retired = textsOf(database, retiredHashes, {{"person_id", person}, {"most", history}});
    if (!retired)
        return retired.error();
    const auto all = *present + *retired;
    return std::any_of(all.begin(), all.end(),
        [&](const QString& stored) { return passwordMatches(stored, password); });
}

Result<> retirePresent(Replica& replica, PersonId person)
{
    auto& database = replica.database();
    auto present = textsOf(database, presentHash, {{"person_id", person}});
    if (!present)
        return present.error();
    for (const auto& hash : *present) {
        if (auto retired = runIn(database, retireHash,
                {{"id", freshId(replica)}, {"organization_id", replica.organization()},
                    {"now", replica.now()}, {"person_id", person}, {"password_hash", hash}});
            !retired)
            return retired;
    }
    const auto policy = passwordPolicy(database, OrganizationId(replica.organization()));
    if (!policy)
        return policy.error();
    return runIn(database, forgetOldHashes, {{"person_id", person}, {"most", policy->history}});
}

} // namespace

Result<> inTransaction(Database& database, const std::function<Result<>()>& work)
{
    auto done = runOnce(database, work);
    for (int run = 1; run < mostRuns && !done && database.isRetryable(done.error()); ++run)
        done = runOnce(database, work);
    return done;
}

Result<> withEvent(Replica& replica, const Author& author, const Command& event,
    const std::function<Result<>()>& work)
{
    if (replica.organization().isNull())
        return inTransaction(replica.database(), work);
    const auto written = replica.write(author, event, [&](UnitOfWork&) { return work(); });
    return written ? Result<>() : Result<>(written.error());
}

Result<> runIn(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto done = database.exec(sql, bindings);
    return done ? Result<>() : Result<>(done.error());
}

Result<QStringList> textsOf(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto rows = database.query(sql, bindings);
    if (!rows)
        return rows.error();
    QStringList out;
    while ((*rows)->next())
        out += (*rows)->text(0);
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return out;
}

QUuid freshId(Replica& replica)
{
    return newUuid(replica.now(), *replica.world().random);
}

Result<> checkPassword(Replica& replica, PersonId person, const QString& password)
{
    const auto words = wordsOf(replica, person);
    if (!words)
        return words.error();
    const auto policy = passwordPolicy(replica.database(), OrganizationId(replica.organization()));
    if (!policy)
        return policy.error();
    const auto faults = passwordFaults(password, *words, policy->rules);
    if (!faults.isEmpty())
        return Error{Error::Kind::Invalid, u"password"_s, faults.join(u','), u"PASSWORD_POLICY"_s};
    const auto reused = isReused(replica.database(), person, password, policy->history);
    if (!reused)
        return reused.error();
    if (*reused)
        return Error{Error::Kind::Invalid, u"password"_s, {}, u"PASSWORD_REUSED"_s};
    return {};
}

Result<> storeHash(
    Replica& replica, PersonId person, const QString& hash, UserSessionId kept, bool mustChange)
{
    auto& database = replica.database();
    if (auto retired = retirePresent(replica, person); !retired)
        return retired;
    if (auto ended = SessionBook::endOthers(
            database, person, kept, UserSessionEndReason::PasswordChange, replica.now());
        !ended)
        return ended;
    return runIn(database, putHash,
        {{"id", freshId(replica)}, {"organization_id", replica.organization()},
            {"now", replica.now()}, {"person_id", person}, {"password_hash", hash},
            {"must_change", mustChange}});
}

} // namespace homeport
