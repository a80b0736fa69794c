#include "app/ctl/bench_import.h"

#include "app/ctl/bench_desk.h"
#include "app/ctl/bench_raw.h"
#include "app/own_places.h"
#include "core/db/schema.h"
#include "core/desk/desk.h"
#include "core/exchange/import_job.h"
#include "core/journal/fold.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include "record/incident.h"
#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qint64 rowsPerTransaction = 1000;

const QStringList& words()
{
    static const auto list =
        u"printer network mail laptop screen account password server switch router slow broken "
        "missing update since morning office floor after restart error message nobody works"_s
            .split(u' ');
    return list;
}

QString sentence(QRandomGenerator& random, int length)
{
    QStringList text;
    for (int i = 0; i < length; ++i)
        text << words()[random.bounded(int(words().size()))];
    return text.join(u' ');
}

/// Texts as long as measured.md takes them: 50 letters of title, 320 of description.
bool writeTable(const QString& path, qint64 incidents)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QRandomGenerator random(1);
    QTextStream out(&file);
    out << "number,title,description,status,impact,urgency,category,requester,assignment group,"
           "assigned to,created,resolved,closed\n";
    for (qint64 i = 0; i < incidents; ++i) {
        const auto day = u"%1-%2"_s.arg(random.bounded(1, 13), 2, 10, QLatin1Char('0'))
                             .arg(random.bounded(1, 29), 2, 10, QLatin1Char('0'));
        const bool isOpen = random.bounded(20) == 0;
        out << u"OLD%1"_s.arg(i, 7, 10, QLatin1Char('0')) << ',' << sentence(random, 8) << ','
            << sentence(random, 45) << ',' << (isOpen ? "assigned" : "closed") << ','
            << random.bounded(1, 4) << ',' << random.bounded(1, 4) << ",Area " << random.bounded(40)
            << ",Person " << random.bounded(2000) << ",Team " << random.bounded(30) << ",Agent "
            << random.bounded(100) << ",2024-" << day << " 08:00,";
        if (!isOpen)
            out << "2025-" << day << " 09:00,2025-" << day << " 10:00";
        else
            out << ',';
        out << '\n';
    }
    out.flush();
    return file.error() == QFile::NoError;
}

void removeDesk(const QString& path)
{
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(suffix));
}

/// Seconds for the same ticket rows in the same tables, copied by SQLite itself.
std::optional<double> bareSeconds(const QString& desk, const QString& bare)
{
    removeDesk(bare);
    RawFile raw(bare);
    if (!raw.run("PRAGMA journal_mode = WAL") || !raw.run("PRAGMA foreign_keys = OFF"))
        return std::nullopt;
    for (const auto* sql : createStatements(Dialect::Sqlite)) {
        if (!raw.run(sql))
            return std::nullopt;
    }
    const auto attach = "ATTACH '" + desk.toUtf8().replace('\'', "''") + "' AS desk";
    if (!raw.run(attach.constData()))
        return std::nullopt;
    QList<QByteArray> copies;
    for (const auto* table : {&record::Ticket::table(), &record::Incident::table()}) {
        const auto columns = rowColumns(*table);
        const QByteArray key = table == &record::Ticket::table() ? "id" : "ticket_id";
        copies << QByteArray("INSERT INTO main.") + table->name + " (" + columns + ") SELECT "
                + columns + " FROM desk." + table->name + " WHERE " + key
                + " IN (SELECT id FROM desk.ticket ORDER BY row LIMIT ?1 OFFSET ?2)";
    }
    QElapsedTimer watch;
    watch.start();
    for (qint64 done = 0;; done += rowsPerTransaction) {
        const auto before = raw.rowsWritten();
        bool isDone = raw.run("BEGIN IMMEDIATE");
        for (const auto& copy : std::as_const(copies))
            isDone = isDone && raw.run(copy.constData(), {rowsPerTransaction, done});
        if (!isDone || !raw.run("COMMIT"))
            return std::nullopt;
        if (raw.rowsWritten() == before)
            break;
    }
    return double(watch.nsecsElapsed()) / 1e9;
}

} // namespace

Result<> measureImport(const QString& folder, qint64 incidents, QList<BenchRow>& rows)
{
    const auto table = QDir(folder).filePath(u"import.csv"_s);
    const auto desk = QDir(folder).filePath(u"import.homeport"_s);
    const auto bare = QDir(folder).filePath(u"import-bare.sqlite"_s);
    const auto clear = [&] {
        removeDesk(desk);
        removeDesk(bare);
        QFile::remove(table);
    };
    clear();
    if (!writeTable(table, incidents))
        return Error{Error::Kind::Unavailable, table, {}, u"FILE_UNREADABLE"_s};
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminLogin = u"mira"_s;
    setup.password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto session = setUpDesk({desk}, setup, systemWorld(ownPlaces()));
    if (!session)
        return session.error();
    auto& replica = *(*session)->replica;
    auto actor = administratorOf(**session);
    if (!actor)
        return actor.error();

    peakMemory();
    QElapsedTimer watch;
    watch.start();
    qint64 made = 0;
    {
        ImportRequest request;
        request.path = table;
        request.preset = u"auto"_s;
        auto run = openImport(replica, *actor, request);
        if (!run)
            return run.error();
        auto outcome = finished(**run, request.options);
        if (!outcome)
            return outcome.error();
        made = outcome->incidents;
    }
    const auto seconds = double(watch.nsecsElapsed()) / 1e9;
    const auto memory = peakMemory();
    if (made == 0)
        return Error{Error::Kind::Internal, u"import"_s, u"made nothing"_s};
    session->reset();
    const auto size = u"sqlite +%1"_s.arg(made);
    BenchRow rate{u"import from CSV: tickets a second"_s, size};
    rate.ours = {double(made) / seconds, double(made) / seconds};
    if (const auto raw = bareSeconds(desk, bare))
        rate.raw = Spread{double(made) / *raw, double(made) / *raw};
    rate.budget = 4000;
    rate.ratio = 0.25;
    rate.unit = u"/s"_s;
    rate.isLowerBound = true;
    rows.append(rate);
    rows.append(
        {u"memory while importing, at most"_s, size, {memory, memory}, {}, 300, 0, u"MiB"_s});
    clear();
    return {};
}

} // namespace homeport
