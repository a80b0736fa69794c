#include "app/ctl/sentences.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct Known
{
    const char* code;
    const char* text; ///< %1 subject, %2 detail
};

constexpr Known knownCodes[] = {
    // The place of a desk.
    {"NO_FILE", "There is no file %1."},
    {"NOT_A_DESK", "%1 is not a Homeport desk; it was left as it is."},
    {"SCHEMA_TOO_NEW", "%1 was written by a newer Homeport and was left as it is (%2)."},
    {"SCHEMA_TOO_OLD",
        "%1 was made by an older Homeport (%2); homeportctl upgrade --db %1 brings it forward."},
    {"UPGRADE_FAILED",
        "Bringing the desk to %1 failed (%2); it stands whole at the version before."},
    {"OTHERS_CONNECTED",
        "Other programs work on %1 (%2 of them). End them, then upgrade; nothing was touched."},
    {"COPY_DENIED",
        "Before a server's desk is brought forward it is copied within its database, as %1, which "
        "the server refuses (%2). Upgrade as the owner of the database, or have the right granted; "
        "nothing was touched."},
    {"COPY_NO_ROOM",
        "The server's disk has no room for the copy that is made before a desk is brought forward "
        "(%2). Make as much room again as the desk takes, then upgrade; nothing was touched."},
    {"COPY_DIFFERS",
        "The copy that is made before a desk is brought forward does not hold what the desk holds "
        "(%1: %2). Have the server looked at before you try again; nothing was touched."},
    {"COPY_IN_USE",
        "The copy that an earlier upgrade left, %1, has to make room for a new one, but something "
        "was built upon it (%2). Take that away, or give the copy another name, then upgrade; "
        "nothing was touched."},
    {"NO_DATABASE", "The server of %1 has no such database; create it first, or mend the address."},
    {"SERVER_SIGN_IN", "The server of %1 refuses the sign-in: %2."},
    {"SERVER_BUSY", "The server of %1 takes no more connections now (%2); try again in a moment."},
    {"SERVER_TOO_OLD", "The server of %1 is older than PostgreSQL 15 (%2)."},
    {"SETTING_REFUSED", "The database does not take the setting %1 (it answers %2)."},
    {"BAD_ADDRESS", "The address %1 cannot be read: %2."},
    {"PASSWORD_IN_ADDRESS",
        "The address must not hold a password; put it into libpq's password file."},
    {"UNSUITABLE_PLACE",
        "%1 lies on a network drive or in a folder that is kept in step with others (%2), where a "
        "desk that is worked on would be damaged. Nothing was written; choose a folder on this "
        "machine's own disk."},
    {"NOT_EMPTY",
        "There are tickets in %1 already; examples go to a desk that has none. Nothing was "
        "written."},
    // The disk and the connection.
    {"LOCKED",
        "Another program holds the database (%2). This was not saved, what was saved before is "
        "kept; try again."},
    {"STORAGE_FULL",
        "The disk is full. This was not saved, what was saved before is kept; make room."},
    {"READ_ONLY",
        "The desk can be read but not written here (%2). This was not saved, what was saved before "
        "is kept."},
    {"STORAGE_FAILED",
        "The disk answers with an error (%2); what was saved before is kept. Look whether the last "
        "act is there before you repeat it."},
    {"UNAVAILABLE", "The database cannot be reached: %2. What was acknowledged before is kept."},
    {"COMMIT_UNKNOWN",
        "The connection was lost while saving (%2). It was saved whole or not at all; look before "
        "you repeat it."},
    {"40001",
        "Others wrote to the same rows at the same time (%2). This was not saved; try again."},
    {"40P01", "Others waited for this and this for others (%2). This was not saved; try again."},
    {"DAMAGED",
        "The stored data is damaged (%2). Copy the file aside and restore the latest whole "
        "backup."},
    {"CHAIN_BROKEN", "The journal's chain is broken at %1 (%2); restore the latest whole backup."},
    {"SEARCH_STALE",
        "The search index is still to be built; open the desk once with the right to write."},
    // Files.
    {"FILE_UNREADABLE", "%1 cannot be read or written: %2."},
    {"FILE_TOO_LARGE", "The file is larger than the %1 bytes that may be attached."},
    {"FILE_TYPE_REFUSED", "Files of the kind %1 cannot be attached (%2)."},
    {"FILE_INFECTED", "A virus was found in the file, so it stays closed (%2)."},
    {"FILE_ABSENT", "The content of the file is not on this device (%2)."},
    {"FILE_DAMAGED",
        "The content of the file is no longer what was attached (%2); restore the latest whole "
        "backup."},
    {"FILE_EXISTS", "There is a file %1 already; it was left as it is."},
    // Who acts.
    {"BAD_CREDENTIALS",
        "The sign-in name or the password is not right, or the account is locked for a while."},
    {"PASSWORD_REUSED", "That password was used before; take another one."},
    {"PASSWORD_EXPIRED",
        "That password opens only the choice of another; choose one in the program first."},
    {"PASSWORD_POLICY", "The password does not meet the policy: %2."},
    {"AUTH_REQUIRED", "The password has to be given once more for this."},
    {"SESSION_ENDED", "This session has been ended; sign in again."},
    {"FORBIDDEN", "You are not allowed to do this (%1)."},
    {"PRIVILEGE_ESCALATION", "That would give more rights than you have yourself (%1)."},
    {"SYSTEM_ROLE", "The role %1 is shipped and stays as it is; copy it and change the copy."},
    {"LAST_ADMINISTRATOR",
        "Nobody could administer the desk then; make somebody else an administrator first."},
    {"USER_LIMIT", "The desk has as many users as it may have; switch one off first."},
    {"USER_INACTIVE", "That account is switched off; switch it on first."},
    // What was asked for.
    {"NOT_FOUND", "There is no such %1, or you may not see it."},
    {"SETTING_UNKNOWN", "There is no setting %1 that can be edited."},
    {"REQUIRED", "%1 is needed."},
    {"FIELD_REQUIRED", "%1 is needed."},
    {"VALIDATION_ERROR", "%1 cannot be taken as it is (%2)."},
    {"VALIDATION_FAILED", "%1 cannot be taken as it is (%2)."},
    {"VALUE_INVALID", "The value of %1 cannot be taken as it is: %2."},
    {"FORMAT", "%1 does not have the form that is needed there."},
    {"TOO_LONG", "%1 is too long."},
    {"DEPTH_LIMIT", "%1 would lie too deep; choose one nearer to the top."},
    {"TREE_CYCLE", "%1 would lead in a circle; choose another one."},
    {"IN_USE", "It is still in use (%1), so it stays: %2."},
    {"DUPLICATE", "%1 is taken: %2. It was left as it is."},
    {"VERSION_CONFLICT",
        "Someone else changed %1 meanwhile; this was not saved. Look at it, then try again."},
    {"IDEMPOTENCY_MISMATCH",
        "An act of the same id was saved before with another content; that one stands."},
    {"CANCELLED", "That was cancelled (%2); what was finished before is kept."},
    {"ZONE_UNKNOWN", "The time zone is not known (%1: %2)."},
    {"CALENDAR_EMPTY", "The calendar would never open (%2); give it working hours."},
    {"FILTER_INVALID", "The filter cannot be read (%1: %2)."},
    {"TEMPLATE_INVALID", "Nothing can be filled in for {{%2}}."},
    {"LIMIT", "That is larger than can be taken: %2."},
    // Tickets.
    {"TICKET_CLOSED", "The ticket is closed and can no longer be changed."},
    {"INVALID_TRANSITION", "That is not possible in the present status of the ticket (%2)."},
    {"GUARD_FAILED", "A rule of the process does not allow that now (%1)."},
    {"REOPEN_WINDOW", "It was closed too long ago to be reopened; report a follow-up."},
    {"CAN_BE_REOPENED", "It can still be reopened; do that instead of reporting a follow-up."},
    {"CATEGORY_INVALID", "That category cannot be chosen for this kind of ticket (%2)."},
    {"NOT_REQUESTABLE", "That service cannot be requested; choose another one."},
    {"MODEL_INVALID", "A standard change follows a model, and there is none; choose another type."},
    {"ASSIGNEE_INELIGIBLE", "That person does not work in the ticket's team."},
    {"COMMENT_REQUIRED", "A comment is needed that says why."},
    {"OPEN_TASKS", "There are open tasks that must be done or skipped first."},
    {"OPEN_CHILDREN", "There are open tickets under this one; end them first."},
    {"OPEN_REQUESTS", "Requests of this service are still open; end them first."},
    {"MAJOR_NOT_MITIGATED", "A major incident must be mitigated before it is resolved."},
    {"REVIEW_PENDING", "The review of a major incident must be completed or waived first."},
    {"BLOCKED", "Another ticket blocks this one and is still open."},
    {"SAID_ON_PART",
        "That concerns a part of it as well (%1), and there it is no longer possible."},
    {"LINK_CYCLE", "That would close a ring: the other ticket leads back to this one."},
    {"LINK_REFUSED", "These two tickets cannot be linked so (%1: %2)."},
    // Imports.
    {"HEADER_MISSING", "The file has no header of the kind this preset reads (%1: %2)."},
    {"COLUMN_UNKNOWN", "The file lacks columns that this preset needs (%1: %2)."},
    {"PRESET_NAME",
        "No preset can have the name %2: it is shipped, or longer than 60 characters. Choose "
        "another one."},
    {"ENCODING", "The text cannot be read as text: %2."},
    {"LOOKUP_FAILED", "There is no %1 of the name %2."},
    {"LOOKUP_AMBIGUOUS", "Several %1 have the name %2."},
    {"NUMBER_LEASED", "That number lies in a block that another device gives numbers from."},
    {"TICKET_DELETED", "That ticket was deleted here; whoever may delete it can bring it back."},
    {"IMPORT_AT_WORK",
        "The import %2 is still under way, here or in another program. Cancel it or wait until it "
        "is done, then take it back."},
    {"IMPORT_ENDED",
        "The import was taken back or ended by somebody else meanwhile (%2), so it stopped."},
    // What only an error in Homeport, or somebody who writes past it, brings about.
    {"NO_UNIT",
        "Something tried to write past the journal (%1) and the database refused it; what was "
        "saved before is kept."},
    {"FOREIGN_SPACE", "A journal entry of another organization was not taken in (%1)."},
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

/// What is known beside the kind, in brackets.
QString known(const Error& error)
{
    QStringList parts;
    for (const auto& part : {error.code, error.subject, error.detail}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.isEmpty() ? u"no more is known"_s : parts.join(u": "_s);
}

/// What a kind says by itself: nothing about whether the act was saved, unless every error of that
/// kind comes before it could be.
const char* ofKind(const Error& error)
{
    switch (error.kind) {
    case Error::Kind::Invalid: return "This cannot be taken as it is (%1).";
    case Error::Kind::NotFound: return "This was not found, or you may not see it (%1).";
    case Error::Kind::Conflict:
        return "This does not go with what was saved meanwhile (%1). Look at that, then try again.";
    case Error::Kind::Denied:
        return error.code.isEmpty()
            ? "The database does not allow this to the one who is signed in there (%1)."
            : "You are not allowed to do this (%1).";
    case Error::Kind::Unavailable:
        return "The connection to the database was lost, or something else is out of reach (%1). "
               "What was acknowledged before is kept; look whether this act is there before you "
               "repeat it.";
    case Error::Kind::Corrupt:
        return "The stored data is damaged (%1). Copy the file aside and restore the latest whole "
               "backup.";
    case Error::Kind::Cancelled:
        return "This was cancelled (%1); what was finished before is kept.";
    case Error::Kind::Internal: break;
    }
    return "This did not work because of an error in Homeport (%1). What was acknowledged before "
           "is kept; look whether this act is there before you repeat it.";
}

} // namespace

QString sentence(const Error& error)
{
    for (const auto& each : knownCodes) {
        if (error.code == QLatin1StringView(each.code))
            return filled(QString::fromUtf8(each.text), error);
    }
    return QString::fromUtf8(ofKind(error)).replace(u"%1"_s, known(error));
}

} // namespace homeport
