#include "core/access/fresh_proof.h"

#include "core/access/session_book.h"
#include "core/access/sign_in_service.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace homeport {

namespace {

constexpr Sql endOfSession{"freshProof.endOfSession", R"sql(
    SELECT expires_at
      FROM user_session
     WHERE id = :id AND user_id = :person_id AND ended_at IS NULL
)sql"};

} // namespace

Result<> requireFreshProof(Database& database, const Actor& actor, Timestamp now)
{
    if (actor.session.isNull())
        return {};
    auto row = database.query(endOfSession, {{"id", actor.session}, {"person_id", actor.person}});
    if (!row)
        return row.error();
    bool isFresh = false;
    if ((*row)->next()) {
        // A session is moved on by nothing but the password.
        const auto age = now - ((*row)->read<Timestamp>(0) - SessionBook::longest);
        isFresh = age >= 0ms && age < proofLasts; // a clock that was set back makes nothing fresh
    }
    if (auto read = (*row)->status(); !read)
        return read;
    if (isFresh)
        return {};
    return Error{Error::Kind::Denied, u"user_session"_s, {}, u"AUTH_REQUIRED"_s};
}

Result<> proveAgain(
    Replica& replica, const Actor& actor, const QString& password, const QString& client)
{
    if (auto known = SignInService(replica).confirm(actor.person, password, client); !known)
        return known;
    return SessionBook(replica).renew(actor.session);
}

} // namespace homeport
