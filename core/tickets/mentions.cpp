#include "core/tickets/mentions.h"

#include "core/access/people_reach.h"
#include "core/base/random.h"
#include "core/tickets/involvement.h"

#include <QRegularExpression>

#include "record/comment_mention.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qsizetype mostMentions = 50; // in one comment

constexpr Sql personByLogin{"mentions.person", R"sql(
    SELECT id FROM user_account
     WHERE organization_id = :organization_id AND username = :login AND is_active
       AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};

constexpr Sql mentionedIn{"mentions.mentioned", R"sql(
    SELECT comment_mention.id, user_account.username
      FROM comment_mention JOIN user_account ON user_account.id = comment_mention.user_id
     WHERE comment_mention.comment_id = :comment_id AND comment_mention.deleted_at IS NULL
     ORDER BY comment_mention.id
)sql"};

constexpr Sql activeLogins{"mentions.people", R"sql(
    SELECT id, username, display_name FROM user_account
     WHERE organization_id = :organization_id AND is_active AND deleted_at IS NULL
     ORDER BY display_name, id
)sql"};

Result<bool> maySee(
    UnitOfWork& unit, PersonId person, const record::Ticket& ticket, bool isInternal)
{
    auto reader = AccessService::actorIn(unit.database(), person, unit.organization(), unit.now());
    if (!reader)
        return reader.error();
    auto involved = involvementOf(unit.database(), *reader, ticket);
    if (!involved)
        return involved.error();
    if (!AccessService::mayRead(*reader, ticket, *involved))
        return false;
    return !isInternal
        || bool(AccessService::require(*reader, u"ticket.read_internal"_s, ticket, *involved));
}

} // namespace

QStringList mentionedLogins(const QString& text)
{
    static const QRegularExpression mention(
        u"(?<![\\w@./-])@([\\w][\\w.-]{0,149})"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList logins;
    for (auto found = mention.globalMatch(text); found.hasNext();) {
        auto login = found.next().captured(1).toLower();
        while (login.endsWith(u'.') || login.endsWith(u'-')) // the end of a sentence
            login.chop(1);
        if (!login.isEmpty() && !logins.contains(login) && logins.size() < mostMentions)
            logins << login;
    }
    return logins;
}

Result<QList<Mentionable>> mentionable(Database& database, const Actor& actor)
{
    QList<Mentionable> found;
    if (actor.scopeOf(u"user.read"_s) <= Scope::Own)
        return found;
    const auto reach = PeopleReach::of(database, actor, u"user.read"_s);
    if (!reach)
        return reach.error();
    auto rows = database.query(activeLogins, {{"organization_id", actor.organization}});
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        if (reach->holds((*rows)->read<PersonId>(0)))
            found.append({(*rows)->text(1), (*rows)->text(2)});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<> addMentions(UnitOfWork& unit, const record::Ticket& ticket, TicketCommentId comment,
    const QString& body, bool isInternal)
{
    for (const auto& login : mentionedLogins(body)) {
        auto row = unit.database().query(
            personByLogin, {{"organization_id", unit.organization()}, {"login", login}});
        if (!row)
            return row.error();
        if (!(*row)->next()) {
            if (auto read = (*row)->status(); !read)
                return read;
            continue;
        }
        const auto person = (*row)->read<PersonId>(0);
        row->reset();
        auto isShown = maySee(unit, person, ticket, isInternal);
        if (!isShown)
            return isShown.error();
        if (!*isShown)
            continue;
        record::CommentMention mentioned;
        mentioned.id = CommentMentionId(derivedUuid(comment.value(), person.value().toRfc4122()));
        const auto standing =
            loadRow(unit.database(), record::CommentMention::table(), mentioned.id.value());
        if (!standing)
            return standing.error();
        if (*standing && !(*standing)->head.deletedAt)
            continue; // before the comment was corrected
        mentioned.commentId = comment;
        mentioned.userId = person;
        if (auto made = unit.create(mentioned); !made)
            return made;
    }
    return {};
}

Result<> dropMentions(
    UnitOfWork& unit, TicketCommentId comment, const QString& before, const QString& body)
{
    const auto kept = mentionedLogins(body);
    auto dropped = mentionedLogins(before);
    dropped.removeIf([&](const QString& login) { return kept.contains(login); });
    if (dropped.isEmpty())
        return {};
    auto rows = unit.database().query(mentionedIn, {{"comment_id", comment}});
    if (!rows)
        return rows.error();
    QList<CommentMentionId>
        gone; // whoever has another name by now is not known by the one that went
    while ((*rows)->next()) {
        if (dropped.contains((*rows)->text(1)))
            gone += (*rows)->read<CommentMentionId>(0);
    }
    if (auto read = (*rows)->status(); !read)
        return read;
    rows->reset();
    for (const auto id : gone) {
        if (auto removed = unit.remove<record::CommentMention>(id); !removed)
            return removed;
    }
    return {};
}

} // namespace homeport
