#include "core/db/postgres_database.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString PostgresDatabase::oneLine(const char* message)
{
    return QString::fromUtf8(message).simplified();
}

Error PostgresDatabase::errorOf(const PGresult* result, const char* statement) const
{
    const auto subject = QString::fromLatin1(statement);
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const QByteArray state = field ? field : "";
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const auto detail = oneLine(message ? message : PQerrorMessage(m_connection));

    if (state == "23505" || state == "42P06")
        return {Error::Kind::Conflict, subject, detail, u"DUPLICATE"_s};
    if (state == "23503" || state == "2BP01")
        return {Error::Kind::Conflict, subject, detail, u"IN_USE"_s};
    // A check, NOT NULL, the length, the form, the range, a date's form and range, the encoding.
    for (const auto* invalid :
        {"23514", "23502", "22001", "22P02", "22003", "22007", "22008", "22021"}) {
        if (state == invalid)
            return {Error::Kind::Invalid, subject, detail, u"VALIDATION_ERROR"_s};
    }
    if (state == "42501")
        return {Error::Kind::Denied, subject, detail};
    if (state == "25006")
        return {Error::Kind::Denied, subject, detail, u"READ_ONLY"_s};
    if (state == "40001" || state == "40P01")
        return {Error::Kind::Conflict, subject, detail, QString::fromLatin1(state)};
    if (state == "55P03")
        return {Error::Kind::Unavailable, subject, detail, u"LOCKED"_s};
    if (state == "53100")
        return {Error::Kind::Unavailable, subject, detail, u"STORAGE_FULL"_s};
    if (state == "57014" || state == "57P01" || state == "57P02" || state == "57P03"
        || state.startsWith("08"))
        return {Error::Kind::Unavailable, subject, detail};
    if (state == "HP001")
        return {Error::Kind::Internal, subject, detail, u"NO_UNIT"_s};
    if (state == "XX001" || state == "XX002")
        return {Error::Kind::Corrupt, subject, detail, u"DAMAGED"_s};
    if (PQstatus(m_connection) != CONNECTION_OK)
        return {Error::Kind::Unavailable, subject, detail};
    return {Error::Kind::Internal, subject, detail};
}

} // namespace homeport
