#include "app/ctl/bench_table.h"

#include <QFile>

#include <algorithm>
#include <ctime>
#include <malloc.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr double grace = 0.5; // milliseconds that a ratio never counts
constexpr int warmUps = 3;

QString figure(double value)
{
    return QString::number(value, 'f', value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

} // namespace

double milliseconds(Watch watch)
{
    timespec at{};
    clock_gettime(watch == Watch::Cpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &at);
    return double(at.tv_sec) * 1e3 + double(at.tv_nsec) / 1e6;
}

bool BenchRow::isMet() const
{
    if (isLowerBound)
        return ours.p50 >= budget && (!raw || ours.p50 >= raw->p50 * ratio);
    if (budget > 0 && ours.p95 > budget)
        return false;
    return ratio == 0 || !raw || ours.p95 <= std::max(raw->p95 * ratio, raw->p95 + grace);
}

double peakMemory()
{
    double found = 0;
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const auto& line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                found = line.mid(6).simplified().split(' ').value(0).toDouble() / 1024;
        }
    }
    QFile clear(u"/proc/self/clear_refs"_s);
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5"); // starts the high water mark anew (proc(5))
    return found;
}

void freshMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    peakMemory();
}

Spread timed(int runs, Watch watch, const std::function<bool()>& run)
{
    std::vector<double> times;
    for (int i = 0; i < runs + warmUps; ++i) {
        const auto before = milliseconds(watch);
        if (!run())
            return {-1, -1};
        if (i >= warmUps)
            times.push_back(milliseconds(watch) - before);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 95 / 100]};
}

QString printed(const QList<BenchRow>& rows)
{
    QString text = u"%1%2%3%4%5%6%7  %8\n"_s.arg(u"row"_s, -58)
                       .arg(u"desk"_s, -15)
                       .arg(u"p50"_s, 9)
                       .arg(u"p95"_s, 9)
                       .arg(u"raw p95"_s, 9)
                       .arg(u"ratio"_s, 8)
                       .arg(u"budget"_s, 12)
                       .arg(u"verdict"_s);
    for (const auto& row : rows) {
        const auto raw = row.raw ? figure(row.raw->p95) : u"-"_s;
        const auto ratio =
            row.raw && row.raw->p95 > 0 ? figure(row.ours.p95 / row.raw->p95) : u"-"_s;
        const auto budget = row.budget > 0 ? figure(row.budget) + u' ' + row.unit : u"-"_s;
        const bool isJudged = row.budget > 0 || (row.ratio > 0 && row.raw);
        text += u"%1%2%3%4%5%6%7  %8\n"_s.arg(row.name, -58)
                    .arg(row.desk, -15)
                    .arg(figure(row.ours.p50), 9)
                    .arg(figure(row.ours.p95), 9)
                    .arg(raw, 9)
                    .arg(ratio, 8)
                    .arg(budget, 12)
                    .arg(!isJudged        ? u"-"_s
                            : row.isMet() ? u"ok"_s
                                          : u"MISSED"_s);
    }
    return text;
}

} // namespace homeport
