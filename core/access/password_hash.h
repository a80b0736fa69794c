#pragma once

#include "core/base/result.h"

#include <QString>

namespace homeport {

/// So many code units are looked at in a password, before NFC: no one makes us fold a book.
constexpr qsizetype longestPasswordInput = 16 * 1024;

/// Cost of Argon2id; tests lower it through the environment of the call, never through a file.
struct HashCost
{
    unsigned long long passes = 3;
    size_t memory = 64 * 1024 * 1024;
};

/// The text to store, with a salt of its own. Invalid where the cost is one that passwordMatches()
/// would not take, or with code PASSWORD_POLICY where the password is endless; Unavailable where
/// there is no memory for it.
Result<QString> hashedPassword(const QString& password, HashCost cost = {});

/// Whether the text was stored of that password. False also where it is no Argon2id string or asks
/// for more than 256 MiB or less than t = 2, m = 46 MiB.
bool passwordMatches(const QString& stored, const QString& password);

/// True where the stored text asks for fewer passes or less memory than `cost`.
bool hashIsBelow(const QString& stored, HashCost cost = {});

/// How often this process computed Argon2id so far: refusals must not differ in work (SEC-18).
quint64 hashRuns();

} // namespace homeport
