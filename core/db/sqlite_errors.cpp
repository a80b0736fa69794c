#include "core/db/sqlite_database.h"

#include <cerrno>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Error SqliteDatabase::lastError(const char* statement) const
{
    const int code = sqlite3_extended_errcode(m_db);
    auto error = errorFor(code, sqlite3_errmsg(m_db), statement);
    // Only a failed write itself is called "full"; a flush, a longer index of the log or a new file
    // can find the disk full as well, and people can do something about that.
    const bool isIo = (code & 0xff) == SQLITE_IOERR;
    if (!isIo && (code & 0xff) != SQLITE_CANTOPEN)
        return error;
    const int system = sqlite3_system_errno(m_db);
    if (system == ENOSPC || system == EDQUOT)
        error.code = u"STORAGE_FULL"_s;
    else if (isIo && system == EROFS)
        return {Error::Kind::Denied, error.subject, error.detail, u"READ_ONLY"_s};
    return error;
}

Error SqliteDatabase::errorFor(int extendedCode, const char* message, const char* statement)
{
    const auto subject = QString::fromLatin1(statement);
    const auto detail = QString::fromUtf8(message);
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return {Error::Kind::Conflict, subject, detail, u"DUPLICATE"_s};
    case SQLITE_CONSTRAINT_FOREIGNKEY: return {Error::Kind::Conflict, subject, detail, u"IN_USE"_s};
    case SQLITE_CONSTRAINT_TRIGGER: return {Error::Kind::Internal, subject, detail, u"NO_UNIT"_s};
    default: break;
    }
    switch (extendedCode & 0xff) {
    case SQLITE_CONSTRAINT:
        if (detail.contains(u"unit_open"_s))
            return {Error::Kind::Internal, subject, detail, u"NO_UNIT"_s};
        return {Error::Kind::Invalid, subject, detail, u"VALIDATION_ERROR"_s};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Error::Kind::Unavailable, subject, detail, u"LOCKED"_s};
    case SQLITE_FULL: return {Error::Kind::Unavailable, subject, detail, u"STORAGE_FULL"_s};
    case SQLITE_READONLY: return {Error::Kind::Denied, subject, detail, u"READ_ONLY"_s};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return {Error::Kind::Unavailable, subject, detail, u"FILE_UNREADABLE"_s};
    case SQLITE_IOERR: return {Error::Kind::Unavailable, subject, detail, u"STORAGE_FAILED"_s};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return {Error::Kind::Corrupt, subject, detail, u"DAMAGED"_s};
    case SQLITE_TOOBIG: return {Error::Kind::Invalid, subject, detail, u"LIMIT"_s};
    case SQLITE_INTERRUPT: return {Error::Kind::Cancelled, subject, detail};
    default: return {Error::Kind::Internal, subject, detail};
    }
}

} // namespace homeport
