#pragma once

#include "core/base/result.h"
#include "core/journal/replica.h"

class QIODevice;

namespace homeport {

class PendingFile;

/// A desk as its journal tells it, for either database: a header, the tables that are no part of
/// the journal (number sequences, credentials, throttles), and every entry of every stream in the
/// order of arrival, and the bodies of its files; at the end how many there are, and the state hash
/// that folding them gives. Sessions, sign-in attempts and leases are of the running desk and are
/// left out.
Result<> writeArchive(Replica& replica, PendingFile& out);

/// Folds an archive into an empty desk and compares the state hash. Corrupt where the bytes are
/// none or the outcome differs; SCHEMA_TOO_NEW; FILE_UNREADABLE.
Result<> readArchive(QIODevice& in, Replica& empty);

/// FILE_UNREADABLE.
Result<bool> isArchive(QIODevice& in);

/// A new desk at the address, a replica of its own, without an organization yet.
Result<std::unique_ptr<Replica>> emptyDesk(const Address& address, const World& world);

/// The desk's journal folded anew, in memory or in a scratch file: what the rows should be.
Result<> refold(Replica& replica, Replica& empty);

} // namespace homeport
