#include "app/ctl/sentences.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct Known
{
    const char* code;
    const char* text; ///< %1 subject, %2 detail
};

constexpr Known knownCodes[] = {
    {"NO_FILE", "There is no file %1."},
    {"NOT_A_DESK", "%1 is not a Homeport desk; it was left as it is."},
    {"SCHEMA_TOO_NEW", "%1 was written by a newer Homeport and was left as it is (%2)."},
    {"SCHEMA_TOO_OLD",
        "%1 was made by an older Homeport (%2). Bring it forward with: homeportctl upgrade --db "
        "%1"},
    {"UPGRADE_FAILED",
        "Bringing the desk to %1 failed (%2); it stands whole at the version before."},
    {"OTHERS_CONNECTED",
        "Other programs work on %1 (%2 of them). End them, then upgrade; nothing was touched."},
    {"NO_DATABASE", "The server of %1 has no such database; create it first, or mend the address."},
    {"SERVER_SIGN_IN", "The server of %1 refuses the sign-in: %2."},
    {"SERVER_TOO_OLD", "The server of %1 is older than PostgreSQL 15 (%2)."},
    {"PASSWORD_IN_ADDRESS",
        "The address must not hold a password; put it into libpq's password file."},
    {"DUPLICATE", "%1 is taken: %2. Nothing was written."},
    {"NOT_EMPTY",
        "There are tickets in %1 already; examples go to a desk that has none. Nothing was "
        "written."},
    {"LOCKED", "Another program holds the database (%2); nothing was written, try again."},
    {"STORAGE_FULL",
        "The disk is full; nothing of this act was written and what stood before is whole."},
    {"READ_ONLY", "The desk can be read but not written here (%2); nothing was written."},
    {"STORAGE_FAILED",
        "The disk answers with an error (%2); what was saved before is kept. Look whether the last "
        "act is there before you repeat it."},
    {"SEARCH_STALE",
        "The search index is still to be built; open the desk once with the right to write."},
    {"UNSUITABLE_PLACE",
        "%1 lies on a network drive or in a folder that is kept in step with others (%2), where a "
        "desk that is worked on would be damaged. Nothing was written; choose a folder on this "
        "machine's own disk."},
    {"FILE_UNREADABLE", "%1 cannot be read or written: %2."},
    {"DAMAGED",
        "The stored data is damaged (%2); nothing was written. Copy the file aside and restore the "
        "latest backup."},
    {"CHAIN_BROKEN", "The journal's chain is broken at %1 (%2)."},
    {"UNAVAILABLE", "The database cannot be reached: %2. What was acknowledged before is kept."},
    {"COMMIT_UNKNOWN",
        "The connection was lost while saving (%2). It was saved whole or not at all; look before "
        "you repeat it."},
    {"BAD_CREDENTIALS",
        "The sign-in name or the password is not right, or the account is locked for a while."},
    {"PASSWORD_REUSED", "That password was used before; take another one."},
    {"SESSION_ENDED", "This session has been ended; sign in again."},
    {"PASSWORD_POLICY", "The password does not meet the policy: %2."},
    {"ZONE_UNKNOWN", "The time zone is not known: %2."},
    {"LOOKUP_FAILED", "There is no %1 of the name %2."},
    {"LOOKUP_AMBIGUOUS", "Several %1 have the name %2."},
    {"FORBIDDEN", "You are not allowed to do this (%1)."},
    {"NOT_FOUND", "There is no such %1, or you may not see it."},
    {"REQUIRED", "%1 is needed."},
    {"HEADER_MISSING", "The file has no header of the kind this preset reads (%2)."},
    {"COLUMN_UNKNOWN", "The file lacks columns this preset needs: %2."},
    {"LIMIT", "The file is larger than can be taken: %2."},
    {"ENCODING", "The text cannot be read as text: %2."},
    {"NOT_SUPPORTED", "This is not done for a desk on %1 yet; %2."},
    {"BAD_ADDRESS", "The address %1 cannot be read: %2."},
    {"VERSION_CONFLICT", "Someone else changed %1 meanwhile; nothing was written."},
};

/// Puts subject and detail in place of %1 and %2, each of which a text may lack.
QString filled(const QString& text, const Error& error)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isMark = text[i] == u'%' && i + 1 < text.size();
        if (isMark && text[i + 1] == u'1') {
            out += error.subject;
            ++i;
        } else if (isMark && text[i + 1] == u'2') {
            out += error.detail.isEmpty() ? u"no more is known"_s : error.detail;
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace

QString sentence(const Error& error)
{
    for (const auto& known : knownCodes) {
        if (error.code != QLatin1StringView(known.code))
            continue;
        return filled(QString::fromUtf8(known.text), error);
    }
    return u"This did not work (%1 %2): %3. Nothing was written."_s.arg(
        error.code, error.subject, error.detail);
}

} // namespace homeport
