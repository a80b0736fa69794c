#include "app/ctl/exchange_commands.h"

#include "app/ctl/command_line.h"
#include "app/own_places.h"
#include "core/exchange/backup.h"
#include "core/exchange/ticket_export.h"
#include "core/exchange/verify.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const char* pluralOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: break;
    case TicketKind::ServiceRequest: return "service requests";
    case TicketKind::Problem: return "problems";
    case TicketKind::Change: return "changes";
    }
    return "incidents";
}

} // namespace

int exportCommand(const QStringList& words)
{
    CommandLine line(
        u"Exports records to a file. Kinds: incident, service_request, problem, change."_s);
    line.needsSignIn();
    line.onlyLooks(Access::ReadWrite);
    line.needs(u"kind"_s, u"KIND"_s, u"What to export."_s);
    line.needs(u"format"_s, u"csv|json"_s, u"How."_s);
    line.needs(u"out"_s, u"F"_s, u"The file to write."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    const auto kind = fromKey<TicketKind>(line.value(u"kind"_s));
    if (!kind)
        return wrongUse(u"There is no kind %1 to export."_s.arg(line.value(u"kind"_s)));
    const auto format = line.value(u"format"_s);
    if (format != "csv"_L1 && format != "json"_L1)
        return wrongUse(u"The format is csv or json."_s);
    return line.signedIn(words, [&](Session& session, const Actor& actor) {
        ExportRequest request{format == "csv"_L1 ? ExportFormat::Csv : ExportFormat::Json};
        request.kind = *kind;
        auto written = exportTickets(*session.replica, actor, request, line.value(u"out"_s));
        if (!written)
            return fail(written.error(), line.asJson());
        if (line.asJson())
            print({{u"count"_s, *written}});
        else
            out() << *written << ' ' << pluralOf(*kind) << " written.\n";
        out().flush();
        return int(Done);
    });
}

int verifyCommand(const QStringList& words)
{
    CommandLine line(
        u"Checks a desk: schema, references, rules, the journal's chain from its first "
        "entry, and that the rows are what the journal says."_s);
    line.needsDesk();
    line.onlyLooks(Access::ReadOnly);
    return line.withDesk(words, [&](Session& session) {
        auto outcome = verifyDesk(*session.replica);
        if (!outcome)
            return fail(outcome.error(), line.asJson());
        if (line.asJson()) {
            print({{u"rows"_s, outcome->rows}, {u"entries"_s, outcome->entries},
                {u"findings"_s, QJsonArray::fromStringList(outcome->findings)},
                {u"notes"_s, QJsonArray::fromStringList(outcome->notes)}});
        } else {
            for (const auto& finding : std::as_const(outcome->findings))
                out() << finding << '\n';
            for (const auto& note : std::as_const(outcome->notes))
                out() << "note: " << note << '\n';
            out() << outcome->rows << " rows and " << outcome->entries
                  << " journal entries checked; " << outcome->findings.size() << " findings.\n";
        }
        out().flush();
        return int(outcome->findings.isEmpty() ? Done : Refused);
    });
}

int backupCommand(const QStringList& words)
{
    CommandLine line(u"Copies a desk to a file, while others work on, and checks the copy."_s);
    line.needsDesk();
    line.onlyLooks(Access::ReadOnly);
    line.needs(u"out"_s, u"F"_s, u"The file to write; it must not exist."_s);
    return line.withDesk(words, [&](Session& session) {
        if (auto done = backUpDesk(*session.replica, line.value(u"out"_s)); !done)
            return fail(done.error(), line.asJson());
        if (line.asJson())
            print({{u"file"_s, line.value(u"out"_s)}});
        else
            out() << "The backup is written and checked.\n";
        out().flush();
        return int(Done);
    });
}

int restoreCommand(const QStringList& words)
{
    CommandLine line(u"Puts a backup where no desk stands yet: a file, or an empty database of a "
                     "PostgreSQL server, whichever the backup came from."_s);
    line.needs(u"in"_s, u"F"_s, u"The backup."_s);
    line.needs(u"db"_s, u"DB"_s, u"The file to make, or a postgresql:// address."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    if (auto done =
            restoreDesk(line.value(u"in"_s), {line.value(u"db"_s)}, systemWorld(ownPlaces()));
        !done)
        return fail(done.error(), line.asJson());
    if (line.asJson())
        print({{u"db"_s, line.value(u"db"_s)}});
    else
        out() << "The desk is restored.\n";
    out().flush();
    return Done;
}

} // namespace homeport
