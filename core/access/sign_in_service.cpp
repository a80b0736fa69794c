#include "core/access/sign_in_service.h"

#include "core/access/credential_area.h"
#include "core/access/password_hash.h"
#include "core/access/password_policy.h"

#include <QCryptographicHash>
#include <QSysInfo>

#include <algorithm>
#include <chrono>

#include "record/login_attempt.h"

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Sql personByLogin{"signIn.personByLogin", R"sql(
    SELECT user_account.id, user_account.is_active, credential.password_hash,
           credential.must_change_password, credential.password_changed_at,
           credential.last_login_at
      FROM user_account
      LEFT JOIN credential ON credential.user_id = user_account.id
     WHERE user_account.organization_id = :organization_id AND user_account.username = :login
       AND user_account.deleted_at IS NULL
)sql"};

// Also takes the lock on the row, so that tries of several clients are counted one by one.
constexpr Sql touchThrottle{"signIn.touchThrottle", R"sql(
    INSERT INTO login_throttle (id, organization_id, created_at, updated_at, login_name,
                                failed_count, window_count)
    VALUES (:id, :organization_id, :now, :now, :login, 0, 0)
    ON CONFLICT (login_name) DO UPDATE SET updated_at = excluded.updated_at
)sql"};

constexpr Sql throttleByLogin{"signIn.throttleByLogin", R"sql(
    SELECT failed_count, locked_until, window_started_at, window_count
      FROM login_throttle
     WHERE login_name = :login
)sql"};

constexpr Sql chargeThrottle{"signIn.chargeThrottle", R"sql(
    UPDATE login_throttle
       SET failed_count = :failed_count, locked_until = :locked_until,
           window_started_at = :window_started_at, window_count = :window_count
     WHERE login_name = :login
)sql"};

constexpr Sql resetThrottle{"signIn.resetThrottle", R"sql(
    UPDATE login_throttle
       SET failed_count = 0, locked_until = NULL, updated_at = :now,
           window_count = CASE WHEN window_count > 0 THEN window_count - 1 ELSE 0 END
     WHERE login_name = :login
)sql"};

constexpr Sql noteAttempt{"signIn.noteAttempt", R"sql(
    INSERT INTO login_attempt (id, organization_id, created_at, updated_at, user_id, username_tried,
                               outcome, client, device_name, occurred_at)
    VALUES (:id, :organization_id, :now, :now, :person_id, :login, :outcome, :client,
            :device_name, :now)
)sql"};

constexpr Sql noteLogin{"signIn.noteLogin", R"sql(
    UPDATE credential SET last_login_at = :now, updated_at = :now WHERE user_id = :person_id
)sql"};

constexpr Sql replaceHash{"signIn.replaceHash", R"sql(
    UPDATE credential SET password_hash = :fresh
     WHERE user_id = :person_id AND password_hash = :checked
)sql"};

constexpr Sql loginOf{"signIn.loginOf", R"sql(
    SELECT username FROM user_account
     WHERE id = :person_id AND organization_id = :organization_id AND deleted_at IS NULL
)sql"};

/// Of a password nobody knows, at the cost of HashCost{}: what is compared where there is nothing
/// to compare, so that the answer takes as long.
const auto nobodysHash =
    u"$argon2id$v=19$m=65536,t=3,p=1$SYHvZtk9rGZJRGK0qf7BSg$BcyYn1/9T5rAIw0bS0wze0JPyF4Z7QK4ApRnARSKdt0"_s;

constexpr int freeTries = 5;
constexpr int triesPerHour = 100;
constexpr int longestLogin = 255;
constexpr int longestDeviceName = 120;
// How long somebody else's choice of a password opens the choice of an own one.
constexpr auto resetLasts = 60min;
constexpr auto invitationLasts = 72h; // to whom has never signed in

using Outcome = LoginAttemptOutcome;

/// What the throttle says to a try.
enum class Charge { Charged, Locked, RateLimited };

struct Account
{
    std::optional<PersonId> person;
    bool isActive = false;
    QString hash; ///< empty: none to compare with
    bool mustChange = false;
    bool isOver = false; ///< chosen by somebody else, and too long ago
    bool isAged = false; ///< the organization wants another one by now
};

std::chrono::milliseconds delayAfter(int failures)
{
    if (failures < freeTries)
        return 0ms;
    constexpr std::chrono::milliseconds delays[] = {30s, 1min, 2min, 4min, 8min, 16min, 30min};
    return delays[std::min<size_t>(size_t(failures - freeTries), std::size(delays) - 1)];
}

QString shortened(const QString& login)
{
    auto text = login.left(longestLogin);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

Value organizationOf(const Replica& replica)
{
    const auto organization = replica.organization();
    return organization.isNull() ? Value() : Value(organization);
}

/// Unknown logins are charged like known ones. A try made during a delay is answered without
/// looking and costs nothing, so an outsider cannot keep a person out without end.
Result<Charge> charge(Replica& replica, const QString& login)
{
    auto& database = replica.database();
    const auto now = replica.now();
    auto answer = Charge::Charged;
    const auto done = inTransaction(database, [&]() -> Result<> {
        answer = Charge::Charged;
        if (auto touched = runIn(database, touchThrottle,
                {{"id", freshId(replica)}, {"organization_id", organizationOf(replica)},
                    {"now", now}, {"login", login}});
            !touched)
            return touched;

        int failed = 0;
        int inWindow = 0;
        std::optional<Timestamp> windowStart;
        {
            auto row = one(database, throttleByLogin, {{"login", login}});
            if (!row)
                return row.error();
            failed = (*row)->read<int>(0);
            const auto lockedUntil = (*row)->readOptional<Timestamp>(1);
            windowStart = (*row)->readOptional<Timestamp>(2);
            inWindow = (*row)->read<int>(3);
            if (lockedUntil && *lockedUntil > now)
                answer = Charge::Locked;
        }
        if (answer == Charge::Locked)
            return {};
        if (!windowStart || *windowStart > now || now - *windowStart >= 1h) {
            windowStart = now;
            inWindow = 0;
        }
        if (inWindow >= triesPerHour) {
            answer = Charge::RateLimited;
            return {};
        }

        ++failed;
        const auto delay = delayAfter(failed);
        return runIn(database, chargeThrottle,
            {{"failed_count", failed}, {"locked_until", delay > 0ms ? Value(now + delay) : Value()},
                {"window_started_at", *windowStart}, {"window_count", inWindow + 1},
                {"login", login}});
    });
    if (!done)
        return done.error();
    return answer;
}

Result<Account> accountOf(Replica& replica, const QString& login)
{
    const auto policy = passwordPolicy(replica.database(), OrganizationId(replica.organization()));
    if (!policy)
        return policy.error();
    auto row = replica.database().query(
        personByLogin, {{"organization_id", replica.organization()}, {"login", login}});
    if (!row)
        return row.error();
    Account account;
    if ((*row)->next()) {
        account.person = PersonId((*row)->uuid(0));
        account.isActive = (*row)->boolean(1);
        account.hash = (*row)->text(2);
        account.mustChange = (*row)->boolean(3);
        const std::chrono::milliseconds lasts =
            (*row)->isNull(5) ? std::chrono::milliseconds(invitationLasts) : resetLasts;
        const auto age = replica.now() - (*row)->read<Timestamp>(4);
        account.isOver = account.mustChange && age >= lasts;
        account.isAged = policy->maxAgeDays > 0 && age >= std::chrono::days(policy->maxAgeDays);
    }
    if (auto read = (*row)->status(); !read)
        return read.error();
    return account;
}

/// One comparison on every way through, whoever asks.
Outcome compared(const Account& account, Charge charge, const QString& password)
{
    const bool isComparable = charge == Charge::Charged && account.person && account.isActive
        && !account.hash.isEmpty() && !account.isOver;
    const bool matches = passwordMatches(isComparable ? account.hash : nobodysHash, password);
    if (charge == Charge::Locked)
        return Outcome::Locked;
    if (charge == Charge::RateLimited)
        return Outcome::RateLimited;
    if (account.person && !account.isActive)
        return Outcome::Inactive;
    if (!isComparable || !matches)
        return Outcome::BadCredentials;
    return account.mustChange || account.isAged ? Outcome::ExpiredPassword : Outcome::Success;
}

Result<> note(Replica& replica, const QString& login, const Account& account, Outcome outcome,
    LoginAttemptClient client)
{
    return runIn(replica.database(), noteAttempt,
        {{"id", freshId(replica)}, {"organization_id", organizationOf(replica)},
            {"now", replica.now()}, {"person_id", account.person}, {"login", shortened(login)},
            {"outcome", outcome}, {"client", client},
            {"device_name", QSysInfo::machineHostName().left(longestDeviceName)}});
}

/// What a right password is followed by; part of the transaction that notes the attempt.
Result<> welcome(
    Replica& replica, const QString& login, const Account& account, const QString& fresh)
{
    auto& database = replica.database();
    if (auto reset = runIn(database, resetThrottle, {{"now", replica.now()}, {"login", login}});
        !reset)
        return reset;
    if (!fresh.isEmpty()) {
        if (auto replaced = runIn(database, replaceHash,
                {{"fresh", fresh}, {"person_id", account.person}, {"checked", account.hash}});
            !replaced)
            return replaced;
    }
    return runIn(database, noteLogin, {{"now", replica.now()}, {"person_id", account.person}});
}

/// What the journal says of a try. Names that belong to nobody are not kept there: they may be
/// mistyped passwords. A refusal has no author, as nobody has proved who they are.
Author authorOf(const Account& account, Outcome outcome)
{
    if (outcome == Outcome::Success)
        return {account.person, {}};
    return {{}, account.person};
}

Command eventOf(Outcome outcome, bool isConfirmation)
{
    Command event;
    event.code = outcome == Outcome::Success ? u"auth.login"_s : u"auth.login_failed"_s;
    event.isEvent = true;
    if (outcome != Outcome::Success)
        event.reason = keyOf(outcome);
    else if (isConfirmation)
        event.reason = u"confirmed"_s;
    return event;
}

Error passwordExpired()
{
    return {Error::Kind::Denied, u"password"_s, {}, u"PASSWORD_EXPIRED"_s};
}

} // namespace

QString foldedLogin(const QString& login)
{
    auto text = login.normalized(QString::NormalizationForm_C).toLower().trimmed();
    return text.replace(QChar(0), QChar(QChar::ReplacementCharacter)); // PostgreSQL stores no zero
}

QString throttleKey(const QString& login)
{
    if (login.size() <= longestLogin)
        return login;
    return QString::fromLatin1(
        QCryptographicHash::hash(login.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Result<PersonId> SignInService::signIn(
    const QString& login, const QString& password, const QString& client)
{
    const auto proof = attempt(login, password, client, {});
    if (!proof)
        return proof.error();
    return proof->mustChange ? passwordExpired() : Result<PersonId>(proof->person);
}

Result<PersonId> SignInService::signInAnew(
    const QString& login, const QString& password, const QString& fresh, const QString& client)
{
    const auto proof = attempt(login, password, client, {});
    if (!proof)
        return proof.error();
    if (auto set = setPassword(proof->person, fresh, {proof->person, {}}); !set)
        return set.error();
    return signIn(login, fresh, client);
}

Result<> SignInService::confirm(PersonId person, const QString& password, const QString& client)
{
    const auto login = textsOf(m_replica.database(), loginOf,
        {{"person_id", person}, {"organization_id", m_replica.organization()}});
    if (!login)
        return login.error();
    const auto proof = attempt(login->value(0), password, client, person);
    if (!proof)
        return proof.error();
    return proof->mustChange ? passwordExpired() : Result<>();
}

Result<SignInService::Proof> SignInService::attempt(const QString& login, const QString& password,
    const QString& client, std::optional<PersonId> expected)
{
    const auto kind = fromKey<LoginAttemptClient>(client);
    if (!kind)
        return Error{Error::Kind::Invalid, u"client"_s, client, u"VALIDATION_FAILED"_s};
    const auto name = foldedLogin(login);
    const auto key = throttleKey(name);

    const auto charged = charge(m_replica, key);
    if (!charged)
        return charged.error();
    auto account = accountOf(m_replica, name);
    if (!account)
        return account.error();
    if (expected) // who only confirms goes on, and chooses another with the aged one
        account->isAged = false;
    auto outcome = compared(*account, *charged, password);
    const bool isProof = outcome == Outcome::Success || outcome == Outcome::ExpiredPassword;
    if (isProof && expected && account->person != expected)
        outcome = Outcome::BadCredentials;

    QString fresh;
    if (outcome == Outcome::Success && hashIsBelow(account->hash)) {
        // Without memory for the stronger hash the weaker one serves until next time.
        if (auto hashed = hashedPassword(password))
            fresh = *hashed;
    }
    const auto noted = withEvent(m_replica, authorOf(*account, outcome),
        eventOf(outcome, expected.has_value()), [&]() -> Result<> {
            if (outcome == Outcome::Success) {
                if (auto done = welcome(m_replica, key, *account, fresh); !done)
                    return done;
            }
            return note(m_replica, name, *account, outcome, *kind);
        });
    if (!noted)
        return noted.error();
    if (outcome != Outcome::Success && outcome != Outcome::ExpiredPassword)
        return Error{Error::Kind::Denied, u"login"_s, {}, u"BAD_CREDENTIALS"_s};
    return Proof{*account->person, outcome == Outcome::ExpiredPassword};
}

Result<> SignInService::setPassword(
    PersonId person, const QString& password, const Author& by, UserSessionId kept)
{
    if (auto fine = checkPassword(m_replica, person, password); !fine)
        return fine;
    const auto hashed = hashedPassword(password);
    if (!hashed)
        return hashed.error();

    Author author = by;
    if (author.person != person)
        author.onBehalfOf = person; // whose it is, where somebody else sets it
    const Command event{.code = u"auth.password_changed"_s, .isEvent = true};
    return withEvent(m_replica, author, event,
        [&] { return storeHash(m_replica, person, *hashed, kept, false); });
}

Result<> SignInService::changePassword(const Actor& actor, const QString& present,
    const QString& fresh, UserSessionId kept, const QString& client)
{
    if (auto known = confirm(actor.person, present, client); !known)
        return known;
    return setPassword(actor.person, fresh, actor.author(), kept);
}

} // namespace homeport
