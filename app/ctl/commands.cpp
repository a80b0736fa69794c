#include "app/ctl/commands.h"

#include "app/ctl/bench_command.h"
#include "app/ctl/command_line.h"
#include "app/ctl/demo_command.h"
#include "app/ctl/due_command.h"
#include "app/ctl/exchange_commands.h"
#include "app/ctl/search_command.h"
#include "app/own_places.h"
#include "core/db/upgrade.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "ui/words/story_words.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

int init(const QStringList& words)
{
    CommandLine line(
        u"Creates a desk: schema, organization, first administrator, roles, calendars, policies."_s);
    line.needs(u"db"_s, u"DB"_s, u"A new file, or a postgresql:// address of an empty database."_s);
    line.needs(u"organization"_s, u"NAME"_s, u"The organization's name."_s);
    line.needs(u"admin"_s, u"LOGIN"_s, u"Sign-in name of the first administrator."_s);
    line.needsPassword();
    line.takes(u"time-zone"_s, u"ZONE"_s, u"IANA zone; UTC when left out."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    auto password = line.newPassword();
    if (!password)
        return fail(password.error(), line.asJson());
    DeskSetup setup;
    setup.organization = line.value(u"organization"_s);
    setup.adminLogin = line.value(u"admin"_s);
    setup.password = *password;
    if (line.isSet(u"time-zone"_s))
        setup.timeZone = line.value(u"time-zone"_s);
    auto session = setUpDesk({line.value(u"db"_s)}, setup, systemWorld(ownPlaces()));
    if (!session)
        return fail(session.error(), line.asJson());
    if (line.asJson())
        print({{u"organization"_s,
            (*session)->replica->organization().toString(QUuid::WithoutBraces)}});
    else
        out() << "The desk stands. Sign in as " << setup.adminLogin << ".\n";
    out().flush();
    return Done;
}

/// One act as the window tells it, with the moment in UTC.
void tell(const HistoryItem& item, const QString& at)
{
    out() << at << "  " << StoryWords::who(item) << ' ' << StoryWords::did(item) << '\n';
    const auto lines = StoryWords::lines(item);
    for (const auto& line : lines) {
        out() << "    " << line.label << ": ";
        if (!line.isInitial)
            out() << (line.before.isEmpty() ? u"–"_s : line.before.simplified()) << u" → "_s;
        out() << (line.after.isEmpty() ? u"–"_s : line.after.simplified()) << '\n';
    }
    if (!item.comment.isEmpty())
        out() << "    “" << item.comment << "”\n";
    for (const auto& note : StoryWords::notes(item))
        out() << "    " << note << '\n';
}

int tellStory(Session& session, const Actor& actor, const CommandLine& line)
{
    auto& replica = *session.replica;
    auto id = TicketQueries::byNumber(replica.database(), actor, line.first());
    if (!id)
        return fail(id.error(), line.asJson());
    auto story = historyOf(replica, actor, id->value());
    if (!story)
        return fail(story.error(), line.asJson());
    QJsonArray items;
    for (const auto& item : std::as_const(*story)) {
        const auto at =
            QDateTime::fromMSecsSinceEpoch(toMsecs(item.at), Qt::UTC).toString(Qt::ISODate);
        QJsonArray edits;
        for (const auto& edit : item.edits) {
            edits.append(QJsonObject{
                {u"field"_s, edit.field}, {u"before"_s, edit.before}, {u"after"_s, edit.after}});
        }
        items.append(QJsonObject{{u"at"_s, at}, {u"actor"_s, item.actor},
            {u"command"_s, item.command}, {u"reason"_s, item.reason}, {u"comment"_s, item.comment},
            {u"internal"_s, item.isInternal}, {u"edits"_s, edits}});
        if (!line.asJson())
            tell(item, at);
    }
    if (line.asJson())
        print({{u"number"_s, line.first()}, {u"entries"_s, items}});
    out().flush();
    return Done;
}

int history(const QStringList& words)
{
    CommandLine line(u"Tells the story of one ticket, oldest first."_s);
    line.needsSignIn();
    line.onlyLooks(Access::ReadWrite);
    line.argument(u"NUMBER"_s, u"The ticket's number."_s);
    return line.signedIn(words,
        [&](Session& session, const Actor& actor) { return tellStory(session, actor, line); });
}

int upgrade(const QStringList& words)
{
    CommandLine line(u"Brings a desk of an older Homeport forward. It is copied first: a file "
                     "beside it, a server's desk within its database, which needs as much room "
                     "again. End the programs that work on a server's desk before."_s);
    line.needs(u"db"_s, u"DB"_s, u"A file or a postgresql:// address."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    const Address address{line.value(u"db"_s)};
    const auto dialect = address.isPostgresql() ? Dialect::Postgresql : Dialect::Sqlite;
    auto outcome =
        upgradeDatabase(*ownPlaces().disk, address, shippedUpgrade(dialect), SystemClock().now());
    if (!outcome)
        return fail(outcome.error(), line.asJson());
    if (line.asJson())
        print({{u"from"_s, outcome->from}, {u"to"_s, outcome->to}, {u"copy"_s, outcome->copy}});
    else if (outcome->from == outcome->to)
        out() << "The desk has the newest schema already (" << outcome->to << ").\n";
    else
        out() << "The desk has schema " << outcome->to << " now; it had " << outcome->from << ".\n";
    if (!line.asJson() && !outcome->copy.isEmpty()) {
        const auto* const where = address.isPostgresql() ? "the database's schema " : "";
        out() << "As it was before it is kept in " << where << outcome->copy << '\n';
    }
    out().flush();
    return Done;
}

struct Verb
{
    const char* name;
    const char* does;
    int (*run)(const QStringList&);
};

constexpr Verb verbs[] = {
    {"init", "create a desk", init},
    {"demo", "make a desk full of examples", demoCommand},
    {"import", "import a file", importCommand},
    {"undo-run", "take back an import", undoRunCommand},
    {"export", "export records", exportCommand},
    {"bench", "measure speed", benchCommand},
    {"due", "do what is due: end holds, close, notice missed targets", dueCommand},
    {"search", "find tickets by words", searchCommand},
    {"history", "the story of one ticket", history},
    {"backup", "copy a desk", backupCommand},
    {"restore", "put a backup in place", restoreCommand},
    {"upgrade", "bring a desk of an older Homeport forward", upgrade},
    {"verify", "check schema rules, references and the journal's chain", verifyCommand},
};

} // namespace

int runCommand(const QStringList& arguments)
{
    const auto name = arguments.value(1);
    for (const auto& verb : verbs) {
        if (name != QLatin1StringView(verb.name))
            continue;
        QStringList words{u"homeportctl "_s + name};
        words += arguments.mid(2);
        return verb.run(words);
    }
    const bool isAsked = name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1;
    QTextStream stream(isAsked ? stdout : stderr);
    stream << "homeportctl COMMAND --db DB … ; each command has --help.\n\n";
    for (const auto& verb : verbs)
        stream << "  " << QString::fromLatin1(verb.name).leftJustified(10) << verb.does << '\n';
    if (isAsked)
        return Done;
    return WrongUse;
}

} // namespace homeport
