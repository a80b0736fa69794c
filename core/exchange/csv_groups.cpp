#include "core/exchange/csv_groups.h"

#include <QHash>
#include <QIODevice>

#include <algorithm>
#include <tuple>
#include <utility>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unreadable(const QString& detail)
{
    return {Error::Kind::Unavailable, u"file"_s, detail, u"FILE_UNREADABLE"_s};
}

} // namespace

CsvGroups::CsvGroups(QIODevice& device, const CsvFormat& format, const CsvLimits& limits)
    : m_device(device), m_csv(device, format, limits)
{}

Result<> CsvGroups::index(const Key& key, const Progress& progress)
{
    if (m_device.isSequential())
        return unreadable(u"cannot seek"_s);
    std::optional<QString> above;
    while (const auto record = m_csv.next()) {
        auto value = record->fault ? std::nullopt : key(*record);
        if (value && value == above) {
            ++m_runs.back().records;
        } else {
            m_runs.push_back({value ? quint64(qHash(*value)) : ~quint64(record->offset),
                record->offset, qint32(record->line), 1,
                record->fault && record->fault->kind == CsvFault::Kind::UnterminatedQuote});
        }
        above = std::move(value);
        if (++m_records % 1024 == 0 && progress && !progress(m_csv.bytesRead()))
            return Error{Error::Kind::Cancelled, u"file"_s, u"first pass"_s};
    }
    if (!m_csv.status())
        return m_csv.status();
    putInOrder();
    return {};
}

void CsvGroups::putInOrder()
{
    const auto isBefore = [](const Run& a, const Run& b) {
        return std::tie(a.group, a.offset) < std::tie(b.group, b.offset);
    };
    std::sort(m_runs.begin(), m_runs.end(), isBefore);
    for (auto run = m_runs.begin(); run != m_runs.end();) {
        const auto first = run;
        const quint64 hash = first->group;
        for (; run != m_runs.end() && run->group == hash; ++run)
            run->group = quint64(first->offset);
    }
    std::sort(m_runs.begin(), m_runs.end(), isBefore);
}

std::optional<CsvRecord> CsvGroups::next()
{
    if (m_run == m_runs.size() || !m_status)
        return std::nullopt;
    const Run& run = m_runs[m_run];
    std::optional<CsvRecord> record;
    if (run.isUnterminated) {
        record.emplace();
        record->line = run.line;
        record->offset = run.offset;
        record->fault = CsvFault::of(CsvFault::Kind::UnterminatedQuote);
    } else if (m_recordOfRun > 0 || m_csv.seek(run.offset, run.line)) {
        record = m_csv.next();
    }
    if (!record) {
        m_status = m_csv.status() ? unreadable(u"changed while it was read"_s) : m_csv.status();
        return std::nullopt;
    }

    if (++m_recordOfRun == run.records) {
        m_recordOfRun = 0;
        ++m_run;
        if (m_run == m_runs.size() || m_runs[m_run].group != run.group)
            m_groupStart = m_run;
    }
    return record;
}

void CsvGroups::skipTo(qint64 position)
{
    m_run = size_t(std::clamp<qint64>(position, 0, qint64(m_runs.size())));
    m_groupStart = m_run;
    m_recordOfRun = 0;
}

} // namespace homeport
