#pragma once

#include <QByteArray>
#include <QUuid>

#include <vector>

namespace homeport {

/// When and where a version of a cell was written. Local: the stream is this replica's small
/// number; StreamBook turns it into the device for comparing.
struct Version
{
    quint64 stamp = 0; ///< hybrid logical clock: 48 bit milliseconds, 16 bit counter
    qint32 stream = 0;
    qint64 number = 0;

    bool isNull() const { return number == 0; }
    friend bool operator==(const Version&, const Version&) = default;
};

/// The versions of one row's cells, packed into its field_clock column. A cell that is not listed
/// has the version of the row's creation.
class FieldClock
{
public:
    /// Cells that are no fields: bookkeeping of the fold.
    static constexpr quint16 lastCommand = 1; ///< newest command seen by the row, effective or not
    static constexpr quint16 siblings =
        2; ///< present where jr_sibling may hold versions of the row
    static constexpr quint16 lastTouch =
        3; ///< newest entry that edited the row, whatever came of it
    static constexpr quint16 deletedAt = 4;

    FieldClock() = default;
    static FieldClock unpacked(const QByteArray& bytes);
    QByteArray packed() const;

    const Version& base() const { return m_base; }
    void setBase(const Version& version) { m_base = version; }
    /// Of a field, or the row's creation where the field has none of its own.
    const Version& of(quint16 fieldId) const;
    bool has(quint16 fieldId) const;
    void set(quint16 fieldId, const Version& version);
    /// The highest stamp of the row and any of its cells.
    quint64 newest() const;
    void drop(quint16 fieldId);

    struct Cell
    {
        quint16 field;
        Version version;
    };
    const std::vector<Cell>& cells() const { return m_cells; }

private:
    Version m_base;
    std::vector<Cell> m_cells; ///< by field id
};

} // namespace homeport
