#include "app/ctl/commands.h"

#include "app/ctl/sentences.h"
#include "core/db/upgrade.h"
#include "core/desk/desk.h"
#include "core/exchange/backup.h"
#include "core/exchange/incident_import.h"
#include "core/exchange/ticket_export.h"
#include "core/exchange/verify.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

enum Exit { Done = 0, Refused = 1, WrongUse = 2 };

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

int fail(const Error& error, bool asJson)
{
    QTextStream stream(stderr);
    if (asJson) {
        const QJsonObject object{{u"code"_s, error.code}, {u"subject"_s, error.subject},
            {u"message"_s, sentence(error)}};
        stream << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n';
    } else {
        stream << "homeportctl: " << sentence(error) << '\n';
    }
    return Refused;
}

int wrongUse(const QString& why)
{
    QTextStream(stderr) << "homeportctl: " << why << "\nTry homeportctl --help.\n";
    return WrongUse;
}

void print(const QJsonObject& object)
{
    out() << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n';
    out().flush();
}

/// One line of a file, without its line end. A password is never an argument.
Result<QString> passwordIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path, file.errorString(), u"FILE_UNREADABLE"_s};
    auto line = QString::fromUtf8(file.readLine(4096));
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

/// A command with its options; what each needs is checked before anything is opened.
class CommandLine
{
public:
    explicit CommandLine(const QString& description)
    {
        m_parser.setApplicationDescription(description);
        m_parser.addHelpOption();
        m_parser.addOption({u"json"_s, u"Print the result as JSON."_s});
    }
    void needs(const QString& name, const QString& value, const QString& description)
    {
        m_parser.addOption({name, description, value});
        m_needed << name;
    }
    void takes(const QString& name, const QString& value, const QString& description)
    {
        m_parser.addOption(value.isEmpty() ? QCommandLineOption(name, description)
                                           : QCommandLineOption(name, description, value));
    }
    void argument(const QString& name, const QString& description)
    {
        m_parser.addPositionalArgument(name, description);
        ++m_arguments;
    }
    void needsSignIn()
    {
        needs(u"db"_s, u"DB"_s, u"A file or a postgresql:// address."_s);
        needs(u"user"_s, u"LOGIN"_s, u"Who acts."_s);
        needs(u"password-file"_s, u"F"_s, u"File with the password in its first line."_s);
    }
    /// Nothing: go on. Else the exit status.
    std::optional<int> parse(const QStringList& words)
    {
        if (!m_parser.parse(words))
            return wrongUse(m_parser.errorText());
        if (m_parser.isSet(u"help"_s)) {
            out() << m_parser.helpText();
            out().flush();
            return Done;
        }
        for (const auto& name : std::as_const(m_needed)) {
            if (m_parser.value(name).isEmpty())
                return wrongUse(u"--%1 is needed."_s.arg(name));
        }
        if (m_parser.positionalArguments().size() != m_arguments)
            return wrongUse(u"%1 argument(s) expected."_s.arg(m_arguments));
        return std::nullopt;
    }
    QString value(const QString& name) const { return m_parser.value(name); }
    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    QString first() const { return m_parser.positionalArguments().value(0); }
    bool asJson() const { return m_parser.isSet(u"json"_s); }

private:
    QCommandLineParser m_parser;
    QStringList m_needed;
    int m_arguments = 0;
};

struct SignedIn
{
    std::unique_ptr<Session> session;
    Actor actor;
};

Result<SignedIn> signedIn(const CommandLine& line)
{
    auto password = passwordIn(line.value(u"password-file"_s));
    if (!password)
        return password.error();
    auto session = openDesk({line.value(u"db"_s)}, Access::ReadWrite, systemWorld());
    if (!session)
        return session.error();
    auto person = (*session)->signIn.signIn(line.value(u"user"_s), *password, u"cli"_s);
    if (!person)
        return person.error();
    auto actor = (*session)->access.actorFor(*person);
    if (!actor)
        return actor.error();
    return SignedIn{std::move(*session), *actor};
}

int init(const QStringList& words)
{
    CommandLine line(
        u"Creates a desk: schema, organization, first administrator, roles, calendars, policies."_s);
    line.needs(u"db"_s, u"DB"_s, u"A new file, or a postgresql:// address of an empty database."_s);
    line.needs(u"organization"_s, u"NAME"_s, u"The organization's name."_s);
    line.needs(u"admin"_s, u"LOGIN"_s, u"Sign-in name of the first administrator."_s);
    line.needs(u"password-file"_s, u"F"_s, u"File with the password in its first line."_s);
    line.takes(u"time-zone"_s, u"ZONE"_s, u"IANA zone; UTC when left out."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    auto password = passwordIn(line.value(u"password-file"_s));
    if (!password)
        return fail(password.error(), line.asJson());
    DeskSetup setup;
    setup.organization = line.value(u"organization"_s);
    setup.adminLogin = line.value(u"admin"_s);
    setup.password = *password;
    if (line.isSet(u"time-zone"_s))
        setup.timeZone = line.value(u"time-zone"_s);
    auto session = setUpDesk({line.value(u"db"_s)}, setup, systemWorld());
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

bool writeRejects(const QString& path, const QList<LogReject>& rejects)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QTextStream text(&file);
    text << "line,number,column,code,reason\n";
    for (const auto& reject : rejects) {
        auto reason = reject.reason;
        text << reject.line << ',' << reject.number << ',' << reject.column << ',' << reject.code
             << ",\"" << reason.replace(u'"', u"\"\""_s) << "\"\n";
    }
    text.flush();
    return file.commit();
}

int import(const QStringList& words)
{
    CommandLine line(
        u"Imports a file. Presets: servicenow-log (one row per event of an incident)."_s);
    line.needsSignIn();
    line.needs(u"preset"_s, u"NAME"_s, u"How the file is read."_s);
    line.takes(u"rehearse"_s, {}, u"Count what would happen; write nothing."_s);
    line.takes(u"rejects"_s, u"F"_s, u"Write refused rows with line, column, code and reason."_s);
    line.takes(u"time-zone"_s, u"ZONE"_s,
        u"Zone of the file's times; the organization's when left out."_s);
    line.argument(u"FILE"_s, u"The file."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    if (line.value(u"preset"_s) != "servicenow-log"_L1)
        return wrongUse(u"There is no preset %1."_s.arg(line.value(u"preset"_s)));
    auto desk = signedIn(line);
    if (!desk)
        return fail(desk.error(), line.asJson());
    ImportOptions options;
    options.isRehearsal = line.isSet(u"rehearse"_s);
    options.zoneId = line.value(u"time-zone"_s).toUtf8();
    auto outcome = importIncidentLog(*desk->session->replica, desk->actor, line.first(), options);
    if (!outcome)
        return fail(outcome.error(), line.asJson());
    if (line.isSet(u"rejects"_s) && !writeRejects(line.value(u"rejects"_s), outcome->rejects)) {
        return fail({Error::Kind::Unavailable, line.value(u"rejects"_s), u"not written"_s,
                        u"FILE_UNREADABLE"_s},
            line.asJson());
    }
    if (line.asJson()) {
        print({{u"run"_s, outcome->run.toString()}, {u"rows"_s, outcome->rows},
            {u"incidents"_s, outcome->incidents}, {u"events"_s, outcome->events},
            {u"unchanged"_s, outcome->unchanged}, {u"people"_s, outcome->people},
            {u"teams"_s, outcome->teams}, {u"categories"_s, outcome->categories},
            {u"locations"_s, outcome->locations}, {u"rejects"_s, outcome->rejects.size()},
            {u"rehearsal"_s, options.isRehearsal}});
        return Done;
    }
    out() << (options.isRehearsal ? "Would create " : "Created ") << outcome->incidents
          << " incidents from " << outcome->events << " events in " << outcome->rows << " rows; "
          << outcome->people << " people, " << outcome->teams << " teams, " << outcome->categories
          << " categories, " << outcome->locations << " locations; " << outcome->unchanged
          << " incidents stood already; " << outcome->rejects.size() << " rows refused.\n";
    if (!options.isRehearsal)
        out() << "Take it back with: homeportctl undo-run " << outcome->run.toString() << '\n';
    out().flush();
    return Done;
}

int undoImport(const QStringList& words)
{
    CommandLine line(
        u"Takes back an import: what it created is deleted, what someone changed since stays."_s);
    line.needsSignIn();
    line.argument(u"RUN"_s, u"The run's id, as import printed it."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    auto desk = signedIn(line);
    if (!desk)
        return fail(desk.error(), line.asJson());
    auto undone = undoRun(*desk->session->replica, desk->actor, RunId::fromString(line.first()));
    if (!undone)
        return fail(undone.error(), line.asJson());
    if (line.asJson())
        print({{u"removed"_s, undone->removed}, {u"kept"_s, undone->kept}});
    else
        out() << undone->removed << " incidents removed, " << undone->kept
              << " rows kept because they were changed since.\n";
    out().flush();
    return Done;
}

int exportCommand(const QStringList& words)
{
    CommandLine line(u"Exports records to a file. Kinds: incident."_s);
    line.needsSignIn();
    line.needs(u"kind"_s, u"KIND"_s, u"What to export."_s);
    line.needs(u"format"_s, u"csv|json"_s, u"How."_s);
    line.needs(u"out"_s, u"F"_s, u"The file to write."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    if (line.value(u"kind"_s) != "incident"_L1)
        return wrongUse(u"There is no kind %1 to export."_s.arg(line.value(u"kind"_s)));
    const auto format = line.value(u"format"_s);
    if (format != "csv"_L1 && format != "json"_L1)
        return wrongUse(u"The format is csv or json."_s);
    auto desk = signedIn(line);
    if (!desk)
        return fail(desk.error(), line.asJson());
    QSaveFile file(line.value(u"out"_s));
    if (!file.open(QIODevice::WriteOnly))
        return fail({Error::Kind::Unavailable, line.value(u"out"_s), file.errorString(),
                        u"FILE_UNREADABLE"_s},
            line.asJson());
    auto written = exportIncidents(*desk->session->replica, desk->actor,
        format == "csv"_L1 ? ExportFormat::Csv : ExportFormat::Json, file);
    if (!written)
        return fail(written.error(), line.asJson());
    if (!file.commit())
        return fail({Error::Kind::Unavailable, line.value(u"out"_s), file.errorString(),
                        u"FILE_UNREADABLE"_s},
            line.asJson());
    if (line.asJson())
        print({{u"count"_s, *written}});
    else
        out() << *written << " incidents written.\n";
    out().flush();
    return Done;
}

int verify(const QStringList& words)
{
    CommandLine line(
        u"Checks a desk: references, rules, and the journal's chain from its first entry."_s);
    line.needs(u"db"_s, u"DB"_s, u"A file or a postgresql:// address."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    auto session = openDesk({line.value(u"db"_s)}, Access::ReadWrite, systemWorld());
    if (!session)
        return fail(session.error(), line.asJson());
    auto outcome = verifyDesk(*(*session)->replica);
    if (!outcome)
        return fail(outcome.error(), line.asJson());
    if (line.asJson()) {
        print({{u"rows"_s, outcome->rows}, {u"entries"_s, outcome->entries},
            {u"findings"_s, QJsonArray::fromStringList(outcome->findings)}});
    } else {
        for (const auto& finding : std::as_const(outcome->findings))
            out() << finding << '\n';
        out() << outcome->rows << " rows and " << outcome->entries << " journal entries checked; "
              << outcome->findings.size() << " findings.\n";
    }
    out().flush();
    return outcome->findings.isEmpty() ? Done : Refused;
}

int backup(const QStringList& words)
{
    CommandLine line(
        u"Copies a desk in a file to another file, while others work on, and checks the copy."_s);
    line.needs(u"db"_s, u"DB"_s, u"The desk."_s);
    line.needs(u"out"_s, u"F"_s, u"The file to write; it must not exist."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    auto session = openDesk({line.value(u"db"_s)}, Access::ReadWrite, systemWorld());
    if (!session)
        return fail(session.error(), line.asJson());
    if (auto done = backUpDesk(*(*session)->replica, line.value(u"out"_s)); !done)
        return fail(done.error(), line.asJson());
    out() << "The backup is written and checked.\n";
    out().flush();
    return Done;
}

int restore(const QStringList& words)
{
    CommandLine line(u"Puts a backup where no desk stands yet."_s);
    line.needs(u"in"_s, u"F"_s, u"The backup."_s);
    line.needs(u"db"_s, u"DB"_s, u"The file to make."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    if (auto done = restoreDesk(line.value(u"in"_s), {line.value(u"db"_s)}, systemWorld()); !done)
        return fail(done.error(), line.asJson());
    out() << "The desk is restored.\n";
    out().flush();
    return Done;
}

int history(const QStringList& words)
{
    CommandLine line(u"Tells the story of one ticket, oldest first."_s);
    line.needsSignIn();
    line.argument(u"NUMBER"_s, u"The ticket's number."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    auto desk = signedIn(line);
    if (!desk)
        return fail(desk.error(), line.asJson());
    auto& replica = *desk->session->replica;
    auto id = TicketQueries::byNumber(replica.database(), desk->actor, line.first());
    if (!id)
        return fail(id.error(), line.asJson());
    auto story = historyOf(replica, desk->actor, id->value());
    if (!story)
        return fail(story.error(), line.asJson());
    QJsonArray items;
    for (const auto& item : std::as_const(*story)) {
        const auto at =
            QDateTime::fromMSecsSinceEpoch(toMsecs(item.at), Qt::UTC).toString(Qt::ISODate);
        QJsonArray edits;
        QStringList said;
        for (const auto& edit : item.edits) {
            edits.append(QJsonObject{
                {u"field"_s, edit.field}, {u"before"_s, edit.before}, {u"after"_s, edit.after}});
            said << u"%1: %2 → %3"_s.arg(edit.label, edit.before.isEmpty() ? u"–"_s : edit.before,
                edit.after.isEmpty() ? u"–"_s : edit.after);
        }
        items.append(QJsonObject{{u"at"_s, at}, {u"actor"_s, item.actor},
            {u"command"_s, item.command}, {u"reason"_s, item.reason}, {u"comment"_s, item.comment},
            {u"internal"_s, item.isInternal}, {u"edits"_s, edits}});
        if (!line.asJson()) {
            out() << at << "  " << (item.actor.isEmpty() ? u"system"_s : item.actor) << "  "
                  << item.command;
            out() << (item.reason.isEmpty() ? QString() : u" ("_s + item.reason + u')') << '\n';
            for (const auto& text : std::as_const(said))
                out() << "    " << text << '\n';
            if (!item.comment.isEmpty())
                out() << "    “" << item.comment << "”\n";
        }
    }
    if (line.asJson())
        print({{u"number"_s, line.first()}, {u"entries"_s, items}});
    out().flush();
    return Done;
}

int upgrade(const QStringList& words)
{
    CommandLine line(u"Brings a desk of an older Homeport forward. A file is copied first; of a "
                     u"server's database "
                     "take a backup with pg_dump, and end the programs that work on it."_s);
    line.needs(u"db"_s, u"DB"_s, u"A file or a postgresql:// address."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    const Address address{line.value(u"db"_s)};
    const auto dialect = address.isPostgresql() ? Dialect::Postgresql : Dialect::Sqlite;
    auto outcome = upgradeDatabase(address, shippedUpgrade(dialect), systemWorld().clock->now());
    if (!outcome)
        return fail(outcome.error(), line.asJson());
    if (line.asJson())
        print({{u"from"_s, outcome->from}, {u"to"_s, outcome->to}, {u"copy"_s, outcome->copy}});
    else if (outcome->from == outcome->to)
        out() << "The desk has the newest schema already (" << outcome->to << ").\n";
    else
        out() << "The desk has schema " << outcome->to << " now; it had " << outcome->from << ".\n";
    if (!line.asJson() && !outcome->copy.isEmpty())
        out() << "As it was before it is kept in " << outcome->copy << '\n';
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
    {"import", "import a file", import},
    {"undo-run", "take back an import", undoImport},
    {"export", "export records", exportCommand},
    {"history", "the story of one ticket", history},
    {"backup", "copy a desk", backup},
    {"restore", "put a backup in place", restore},
    {"upgrade", "bring a desk of an older Homeport forward", upgrade},
    {"verify", "check schema rules, references and the journal's chain", verify},
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
