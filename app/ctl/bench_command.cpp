#include "app/ctl/bench_command.h"

#include "app/ctl/bench_backlog.h"
#include "app/ctl/bench_import.h"
#include "app/ctl/bench_rows.h"
#include "app/ctl/command_line.h"
#include "app/ctl/own_process.h"
#include "app/own_places.h"
#include "core/demo/demo_desk.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Goes up when the generator makes something else, so that old desks are not taken for new ones.
constexpr int generation = 2;

DemoPlan planned(qint64 size)
{
    auto watch = std::make_shared<QElapsedTimer>();
    watch->start();
    DemoPlan plan{.tickets = size, .until = SystemClock().now()};
    plan.progress = [size, watch, shown = qint64(0)](qint64 made) mutable {
        if (watch->elapsed() - shown < 10'000)
            return;
        shown = watch->elapsed();
        QTextStream(stderr) << "bench: " << made << " of " << size << " incidents, "
                            << made * 1000 / shown << " a second\n";
    };
    return plan;
}

/// In a process of its own: what generating needs is not what a desk in use needs.
Result<> makeDesk(const Address& address, const DemoPlan& plan, QList<BenchRow>& rows)
{
    const auto said = inOwnProcess([&]() -> QJsonObject {
        DeskSetup setup;
        setup.organization = u"Nordhafen Logistics"_s;
        setup.adminLogin = u"mira"_s;
        setup.password = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QElapsedTimer watch;
        watch.start();
        auto made = makeDemoDesk(address, setup, plan, ownPlaces());
        if (!made) {
            const auto& error = made.error();
            return {{u"kind"_s, int(error.kind)}, {u"subject"_s, error.subject},
                {u"detail"_s, error.detail}, {u"code"_s, error.code}};
        }
        return {{u"tickets"_s, made->tickets}, {u"entries"_s, made->entries},
            {u"seconds"_s, std::max(0.001, double(watch.elapsed()) / 1000)}};
    });
    if (!said.contains("seconds"_L1)) {
        return Error{Error::Kind(said["kind"_L1].toInt(int(Error::Kind::Internal))),
            said["subject"_L1].toString(), said["detail"_L1].toString(),
            said["code"_L1].toString()};
    }
    const auto seconds = said["seconds"_L1].toDouble();
    const auto rate = said["tickets"_L1].toDouble() / seconds;
    const auto entries = said["entries"_L1].toDouble() / seconds;
    const auto desk =
        (address.isPostgresql() ? u"postgres %1"_s : u"sqlite %1"_s).arg(plan.tickets);
    rows.append({u"generate: tickets (5 comments) a second"_s, desk, {rate, rate}});
    rows.append({u"generate: journal entries a second"_s, desk, {entries, entries}});
    return {};
}

/// The file of an earlier run, or a new one.
Result<QString> readyFile(
    const QString& folder, const QString& name, const DemoPlan& plan, QList<BenchRow>& rows)
{
    const auto path =
        QDir(folder).filePath(u"%1-%2-%3.homeport"_s.arg(name).arg(generation).arg(plan.tickets));
    const auto unfinished = path + u".part"_s;
    if (QFile::exists(path))
        return path;
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(unfinished + QLatin1StringView(suffix));
    if (auto done = makeDesk({unfinished}, plan, rows); !done)
        return done.error();
    if (!QFile::rename(unfinished, path))
        return Error{Error::Kind::Unavailable, path, u"cannot be named so"_s, u"FILE_UNREADABLE"_s};
    return path;
}

Result<> measureFile(const QString& folder, qint64 size, int runs, QList<BenchRow>& rows)
{
    const auto path = readyFile(folder, u"desk"_s, planned(size), rows);
    if (!path)
        return path.error();
    auto measured = measuredRows({*path}, u"sqlite %1"_s.arg(size), runs);
    if (!measured)
        return measured.error();
    rows += *measured;
    return {};
}

/// A week's reports that nobody solved: most of what is promised is still due.
Result<> measureOpen(const QString& folder, qint64 size, QList<BenchRow>& rows)
{
    auto plan = planned(size);
    plan.days = 7;
    plan.staysOpen = true;
    QList<BenchRow> notPrinted; // of other tickets than the rows of generating tell
    const auto path = readyFile(folder, u"open"_s, plan, notPrinted);
    if (!path)
        return path.error();
    auto measured = measuredBacklog({*path}, u"open %1"_s.arg(size));
    if (!measured)
        return measured.error();
    rows += *measured;
    return {};
}

} // namespace

int benchCommand(const QStringList& words)
{
    CommandLine line(u"Measures speed on generated desks, beside the bare database."_s);
    line.takes(u"quick"_s, {}, u"Ten thousand tickets only, few runs."_s);
    line.takes(u"sizes"_s, u"N,M"_s, u"Tickets of the desks; 100000,1000000 when left out."_s);
    line.takes(u"desk-dir"_s, u"D"_s, u"Where the desks are kept; build/bench when left out."_s);
    line.takes(u"runs"_s, u"N"_s, u"How often each thing is done; 200 when left out."_s);
    line.takes(u"open"_s, u"N"_s,
        u"Tickets of the desk where all are open, for edits that touch them all; 100000 when left "
        "out, 0 for none."_s);
    line.takes(u"only"_s, u"TEXT"_s, u"Print only rows whose name holds this."_s);
    line.takes(u"postgres"_s, u"ADDRESS"_s,
        u"An empty database to measure on too, or one that an earlier run filled."_s);
    line.takes(u"postgres-only"_s, {}, u"Nothing on files."_s);
    line.takes(u"postgres-size"_s, u"N"_s, u"Tickets there; 100000 when left out."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    const bool isQuick = line.isSet(u"quick"_s);
    const auto sizes = line.isSet(u"sizes"_s) ? line.value(u"sizes"_s).split(u',')
        : isQuick                             ? QStringList{u"10000"_s}
                                              : QStringList{u"100000"_s, u"1000000"_s};
    const int runs = line.isSet(u"runs"_s) ? line.value(u"runs"_s).toInt() : isQuick ? 50 : 200;
    if (runs < 1)
        return wrongUse(u"--runs takes a number from 1."_s);
    const auto open = line.isSet(u"open"_s) ? line.value(u"open"_s).toLongLong()
        : isQuick                           ? 2'000
                                            : 100'000;
    if (open < 0)
        return wrongUse(u"--open takes a number from 0."_s);
    const auto folder = line.isSet(u"desk-dir"_s) ? line.value(u"desk-dir"_s) : u"build/bench"_s;
    if (!QDir().mkpath(folder))
        return wrongUse(u"The folder %1 cannot be made."_s.arg(folder));
    QList<BenchRow> rows;
    const bool onFiles = !line.isSet(u"postgres-only"_s);
    for (const auto& text : onFiles ? sizes : QStringList()) {
        bool isNumber = false;
        const auto size = text.toLongLong(&isNumber);
        if (!isNumber || size < 1)
            return wrongUse(u"--sizes takes numbers."_s);
        if (auto done = measureFile(folder, size, runs, rows); !done)
            return fail(done.error(), line.asJson());
    }
    if (onFiles && open > 0) {
        if (auto done = measureOpen(folder, open, rows); !done)
            return fail(done.error(), line.asJson());
    }
    if (onFiles) {
        if (auto done = measureImport(folder, isQuick ? 2'000 : 40'000, rows); !done)
            return fail(done.error(), line.asJson());
    }
    if (line.isSet(u"postgres"_s)) {
        const Address address{line.value(u"postgres"_s)};
        const auto size =
            line.isSet(u"postgres-size"_s) ? line.value(u"postgres-size"_s).toLongLong() : 100'000;
        auto made = makeDesk(address, planned(size), rows);
        if (!made && made.error().code != "NOT_EMPTY"_L1)
            return fail(made.error(), line.asJson());
        auto measured = measuredRows(address, u"postgres %1"_s.arg(size), runs);
        if (!measured)
            return fail(measured.error(), line.asJson());
        rows += *measured;
    }
    const auto only = line.value(u"only"_s);
    rows.removeIf([&](const BenchRow& row) { return !row.name.contains(only); });
    // The same act on the small desk and on the large one, one below the other.
    QStringList order;
    for (const auto& row : std::as_const(rows)) {
        if (!order.contains(row.name))
            order << row.name;
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const BenchRow& a, const BenchRow& b) {
        return order.indexOf(a.name) < order.indexOf(b.name);
    });
    if (line.asJson()) {
        QJsonArray list;
        for (const auto& row : std::as_const(rows)) {
            QJsonObject object{{u"row"_s, row.name}, {u"desk"_s, row.desk},
                {u"p50"_s, row.ours.p50}, {u"p95"_s, row.ours.p95}, {u"budget"_s, row.budget},
                {u"unit"_s, row.unit}, {u"met"_s, row.isMet()}};
            if (row.raw)
                object.insert(u"raw_p95"_s, row.raw->p95);
            list.append(object);
        }
        print({{u"rows"_s, list}});
        return Done;
    }
    out() << printed(rows);
    out().flush();
    return Done;
}

} // namespace homeport
