#pragma once

#include "core/base/clock.h"
#include "core/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace homeport {

/// Reference to one entry: a position in a stream.
struct EntryRef
{
    QUuid device;
    qint64 number = 0;
    bool isNull() const { return number == 0; }
    friend bool operator==(const EntryRef&, const EntryRef&) = default;
};

/// What a person or a rule asked for, as the journal keeps it.
struct Command
{
    QString code; ///< "incident.resolve"; stable, never shown
    CommandId id = {}; ///< made by the client; null: the replica makes one
    RunId run = {}; ///< groups the entries of one bulk act or import
    QString reason = {};
    std::optional<Timestamp> happenedAt = {}; ///< when it differs from now: import, catch-up
    EntryRef undoes = {};
    /// Kept also where it changes nothing: sign-in, refused access, export, verification.
    bool isEvent = false;
    /// Digest of what was asked for, so that the id told again for something else is noticed.
    /// Empty: the id says enough.
    QByteArray asked = {};
};

/// Who writes. Null: the system.
struct Author
{
    std::optional<PersonId> person = {};
    std::optional<PersonId> onBehalfOf = {};
};

} // namespace homeport
