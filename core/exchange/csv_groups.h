#pragma once

#include "core/exchange/csv_reader.h"

#include <functional>
#include <vector>

namespace homeport {

/// Hands out the records of a CSV file group by group: those with the same key one after the other,
/// wherever they stand. For that it reads the file twice and keeps 32 bytes for every run of
/// neighbours with the same key, whatever the records hold.
///
/// Groups come in the order of their first records, records of a group in the order of the file. A
/// record without a key, or with a fault, is a group of its own. Keys are told apart by a hash of
/// 64 bits, so a group may hold two keys, once in a very long while: compare them.
class CsvGroups
{
public:
    /// Nothing for a record that has no key.
    using Key = std::function<std::optional<QString>(const CsvRecord&)>;
    /// Told how many bytes the first pass has read; false stops it.
    using Progress = std::function<bool(qint64)>;

    /// The device must be open for reading, be able to seek, and outlive this.
    CsvGroups(QIODevice& device, const CsvFormat& format, const CsvLimits& limits);

    Result<QStringList> header() { return m_csv.header(); }

    /// The first pass. Errors: FILE_UNREADABLE, LIMIT; Cancelled by `progress`.
    Result<> index(const Key& key, const Progress& progress = {});

    std::optional<CsvRecord> next();

    /// Whether the record handed out last was the last of its group.
    bool isGroupComplete() const { return m_run == m_groupStart && m_recordOfRun == 0; }

    /// FILE_UNREADABLE where the file could not be read a second time as it was the first.
    const Result<>& status() const { return m_status; }

    qint64 recordCount() const { return m_records; }

    /// Where the group begins that is not yet complete: an interrupted run over the same file goes
    /// on there. Opaque, and durable.
    qint64 position() const { return qint64(m_groupStart); }
    void skipTo(qint64 position);

private:
    struct Run
    {
        quint64 group = 0; ///< the hash of the key, and then where the group begins
        qint64 offset = 0;
        qint32 line = 0;
        qint32 records = 1;
        bool isUnterminated = false; ///< a quote is never closed: not worth reading again
    };

    void putInOrder();

    QIODevice& m_device;
    CsvReader m_csv;
    std::vector<Run> m_runs;
    qint64 m_records = 0;

    size_t m_run = 0;
    qint32 m_recordOfRun = 0;
    size_t m_groupStart = 0;
    Result<> m_status;
};

} // namespace homeport
