#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

namespace homeport {

/// What is said of errors that have less to do with tickets and people than with where a desk is,
/// with files that are imported, and with what only an error in Homeport brings about.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::ErrorWords)

public:
    /// One sentence as Words::of(); empty where the code is none of these.
    static QString of(const Error& error);

private:
    static QString ofPlace(const Error& error);
    static QString ofImport(const Error& error);
    static QString ofEntry(const Error& error);
};

} // namespace homeport
