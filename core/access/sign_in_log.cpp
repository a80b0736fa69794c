#include "core/access/sign_in_log.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr int shownOfUnknown = 2; // characters

constexpr Sql attempts{"signInLog.attempts", R"sql(
    SELECT login_attempt.id, login_attempt.occurred_at, login_attempt.user_id,
           user_account.display_name, login_attempt.username_tried, login_attempt.outcome,
           login_attempt.client, login_attempt.device_name
      FROM login_attempt
      LEFT JOIN user_account ON user_account.id = login_attempt.user_id
     WHERE login_attempt.organization_id = :organization_id
       AND (:is_anyone OR login_attempt.user_id = :person_id)
       AND (NOT :is_refused OR login_attempt.outcome <> 'success')
       AND (login_attempt.occurred_at, login_attempt.id) < (:before, :before_id)
     ORDER BY login_attempt.occurred_at DESC, login_attempt.id DESC
     LIMIT :limit
)sql"};

SignInLine lineAt(const Cursor& row)
{
    SignInLine line;
    line.id = row.uuid(0);
    line.at = row.read<Timestamp>(1);
    line.person = PersonId(row.optionalUuid(2).value_or(QUuid()));
    line.name = row.text(3);
    if (line.person.isNull())
        line.name = row.text(4).left(shownOfUnknown) + u"***"_s;
    line.outcome = row.read<LoginAttemptOutcome>(5);
    line.client = row.read<LoginAttemptClient>(6);
    line.device = row.text(7);
    return line;
}

} // namespace

Result<QList<SignInLine>> signInLog(Database& database, const Actor& actor,
    const SignInFilter& filter, const std::optional<SignInLine>& after, int limit)
{
    const bool seesAll = actor.scopeOf(u"user.admin"_s) == Scope::Organization
        || actor.scopeOf(u"audit.read"_s) == Scope::Organization;
    if (!seesAll && filter.person && *filter.person != actor.person)
        return Error{Error::Kind::Denied, u"user.admin"_s, {}, u"FORBIDDEN"_s};
    const auto latest = fromMsecs(std::numeric_limits<qint64>::max());
    auto rows = database.query(attempts,
        {{"organization_id", actor.organization}, {"is_anyone", seesAll && !filter.person},
            {"person_id", filter.person.value_or(actor.person)}, {"is_refused", filter.isRefused},
            {"before", after ? after->at : latest}, {"before_id", after ? after->id : QUuid()},
            {"limit", limit}});
    if (!rows)
        return rows.error();
    QList<SignInLine> found;
    while ((*rows)->next())
        found.append(lineAt(**rows));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

} // namespace homeport
