#include "core/access/credential_area.h"
#include "core/access/form_checks.h"
#include "core/access/fresh_proof.h"
#include "core/access/password_hash.h"
#include "core/access/people_reach.h"
#include "core/access/role_book.h"
#include "core/access/sign_in_service.h"

#include <array>
#include <string_view>

using namespace Qt::Literals::StringLiterals;
using namespace std::string_view_literals;

namespace homeport {
namespace {

constexpr Sql freeThrottle{"signIn.freeThrottle", R"sql(
    UPDATE login_throttle
       SET failed_count = 0, locked_until = NULL, window_count = 0, updated_at = :now
     WHERE login_name = :login
)sql"};

constexpr Sql accountById{"signIn.accountById", R"sql(
    SELECT username, is_active FROM user_account
     WHERE id = :person_id AND organization_id = :organization_id AND deleted_at IS NULL
)sql"};

struct Account
{
    QString login;
    bool isActive = false;
};

Result<Account> accountOf(Replica& replica, const Actor& actor, PersonId person)
{
    return replica.read([&](Database& database) -> Result<Account> {
        auto row = one(database, accountById,
            {{"person_id", person}, {"organization_id", actor.organization}});
        if (!row)
            return Error{
                Error::Kind::NotFound, u"user_account"_s, person.toString(), u"NOT_FOUND"_s};
        return Account{(*row)->text(0), (*row)->boolean(1)};
    });
}

/// A hundred bits, of letters and digits that nobody takes for one another.
QString chancePassword(RandomSource& random)
{
    constexpr auto signs = u"abcdefghijkmnpqrstuvwxyz23456789"sv;
    constexpr int groups = 4;
    constexpr int perGroup = 5;
    std::array<quint8, groups * perGroup> bytes{};
    random.fill(bytes.data(), bytes.size());
    QString text;
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % perGroup == 0)
            text += u'-';
        text += QChar(signs[bytes[i] % signs.size()]);
    }
    return text;
}

} // namespace

Result<QString> SignInService::resetPassword(const Actor& actor, PersonId person)
{
    const auto allowed = m_replica.read([&](Database& database) -> Result<> {
        if (auto may = requirePerson(database, actor, u"user.reset_password"_s, person); !may)
            return may;
        // Whoever set the password of another could act as them.
        const auto beyond = rightBeyond(database, actor, person, m_replica.now());
        if (!beyond)
            return beyond.error();
        if (!beyond->isEmpty())
            return denied(u"PRIVILEGE_ESCALATION"_s, *beyond);
        // Else whoever finds the window open signs in anew as another administrator (SEC-17).
        return requireFreshProof(database, actor, m_replica.now());
    });
    if (!allowed)
        return allowed.error();
    const auto account = accountOf(m_replica, actor, person);
    if (!account)
        return account.error();
    if (!account->isActive)
        return denied(u"USER_INACTIVE"_s, u"user_account"_s);
    const auto password = chancePassword(*m_replica.world().random);
    const auto hashed = hashedPassword(password);
    if (!hashed)
        return hashed.error();
    const Command event{.code = u"auth.password_reset"_s, .isEvent = true};
    const auto done = withEvent(m_replica, {actor.person, person}, event,
        [&] { return storeHash(m_replica, person, *hashed, UserSessionId(), true); });
    return done ? Result<QString>(password) : done.error();
}

Result<> SignInService::unlock(const Actor& actor, PersonId person)
{
    const auto allowed = m_replica.read([&](Database& database) {
        return requirePerson(database, actor, u"user.unlock"_s, person);
    });
    if (!allowed)
        return allowed;
    const auto account = accountOf(m_replica, actor, person);
    if (!account)
        return account.error();
    const Command event{.code = u"auth.unlocked"_s, .isEvent = true};
    return withEvent(m_replica, {actor.person, person}, event, [&] {
        return runIn(m_replica.database(), freeThrottle,
            {{"now", m_replica.now()}, {"login", throttleKey(account->login)}});
    });
}

} // namespace homeport
