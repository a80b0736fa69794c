#pragma once

#include "core/base/result.h"
#include "core/db/value.h"
#include "core/journal/command.h"

#include <QByteArray>
#include <QMap>

#include <vector>

namespace homeport {

/// One cell that an entry sets. `oldValue` is what the author saw.
struct CellEdit
{
    quint16 table = 0;
    QUuid row;
    quint16 field = 0; ///< FieldClock::deletedAt for deletion and restoring; 0 marks creation
    Value value;
    Value oldValue;
    bool oldIsHash = false; ///< oldValue holds the SHA-256 of a value longer than 32 bytes

    bool isCreation() const { return field == 0; }
    /// What the entry keeps instead of an old value that is long; empty where it keeps the value.
    QByteArray oldHash() const;
    friend bool operator==(const CellEdit&, const CellEdit&) = default;
};

/// Devices and the number of the last entry seen of each.
using Context = QMap<QUuid, qint64>;

/// One committed unit of work (synchronisation.md 4.3).
struct Entry
{
    QUuid space;
    QUuid device;
    qint64 number = 0;
    quint64 stamp = 0;
    qint64 happenedAt = 0; ///< UTC ms; the instant of the act, also where it was written later
    bool isBackdated = false; ///< happenedAt differs from the wall clock at writing
    QUuid actor; ///< null: the system
    QUuid onBehalfOf;
    QString command;
    QUuid commandId;
    QUuid run;
    QString reason;
    EntryRef undoes;
    int schema = 1;
    Context
        context; ///< advanced since the author's previous entry, without the author's own stream
    QByteArray secret; ///< 16 bytes; the salts of the leaves derive from it
    std::vector<CellEdit> edits;

    /// Canonical bytes of format 1; the same on every machine.
    QByteArray encoded() const;
    /// Corrupt where the bytes are not such an entry. Never reads past their end, never allocates
    /// more than they hold.
    static Result<Entry> decoded(const QByteArray& bytes);
    /// H_n = SHA-256(H_{n-1} ‖ header ‖ root of the salted leaves).
    QByteArray chained(const QByteArray& previousHash) const;

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A value as canonical bytes: what siblings store and hashes are made of.
QByteArray encodedValue(const Value& value);
Result<Value> decodedValue(const QByteArray& bytes);
QByteArray sha256(QByteArrayView bytes);

} // namespace homeport
