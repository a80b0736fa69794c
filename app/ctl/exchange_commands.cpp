#include "app/ctl/exchange_commands.h"

#include "app/ctl/command_line.h"
#include "app/own_places.h"
#include "core/base/text.h"
#include "core/exchange/backup.h"
#include "core/exchange/ticket_export.h"
#include "core/exchange/verify.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QLatin1StringView nameOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: break;
    case TicketKind::ServiceRequest: return "service request"_L1;
    case TicketKind::Problem: return "problem"_L1;
    case TicketKind::Change: return "change"_L1;
    }
    return "incident"_L1;
}

/// What is not whole in a backup, in one sentence.
QString damageSentence(const QList<DamagedFile>& damaged)
{
    constexpr qsizetype mostNamed = 20;
    QStringList tickets;
    for (const auto& each : damaged)
        tickets += each.tickets;
    tickets.removeDuplicates();
    tickets.sort();
    auto named = tickets.mid(0, mostNamed).join(u", "_s);
    if (tickets.size() > mostNamed)
        named += u" and "_s + counted(tickets.size() - mostNamed, "more ticket"_L1);
    const bool isOne = damaged.size() == 1;
    auto said = isOne
        ? u"The content of 1 attached file is damaged or missing, in the desk and so in the backup"_s
        : u"The contents of %1 attached files are damaged or missing, in the desk and so in the "
          "backup"_s.arg(damaged.size());
    if (!tickets.isEmpty())
        said += (isOne ? u"; it belongs to %1"_s : u"; they belong to %1"_s).arg(named);
    return said + u'.';
}

QJsonArray toJson(const QList<DamagedFile>& damaged)
{
    QJsonArray files;
    for (const auto& each : damaged) {
        files.append(QJsonObject{{u"file"_s, each.file.toString()},
            {u"state"_s, each.isMissing ? u"missing"_s : u"damaged"_s},
            {u"tickets"_s, QJsonArray::fromStringList(each.tickets)}});
    }
    return files;
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
            out() << counted(*written, nameOf(*kind)) << " written.\n";
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
            out() << counted(outcome->rows, "row"_L1) << " and "
                  << counted(outcome->entries, "journal entry"_L1, "journal entries"_L1)
                  << " checked; " << counted(outcome->findings.size(), "finding"_L1) << ".\n";
        }
        out().flush();
        return int(outcome->findings.isEmpty() ? Done : Refused);
    });
}

int backupCommand(const QStringList& words)
{
    CommandLine line(
        u"Copies a desk to a file, while others work on, and checks the copy. Says which "
        "tickets have attached files that are damaged or missing."_s);
    line.needsDesk();
    line.onlyLooks(Access::ReadOnly);
    line.needs(u"out"_s, u"F"_s, u"The file to write; it must not exist."_s);
    return line.withDesk(words, [&](Session& session) {
        const auto outcome = backUpDesk(*session.replica, line.value(u"out"_s));
        if (!outcome)
            return fail(outcome.error(), line.asJson());
        const auto& damaged = outcome->damaged;
        if (line.asJson()) {
            QJsonObject told{
                {u"file"_s, line.value(u"out"_s)}, {u"damaged_files"_s, toJson(damaged)}};
            if (!damaged.isEmpty())
                told.insert(u"warning"_s, damageSentence(damaged));
            print(told);
        } else {
            out() << "The backup is written and checked.\n";
            if (!damaged.isEmpty())
                warn(damageSentence(damaged));
        }
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
