#include "ui/words/words.h"

#include "core/db/registry.h"
#include "ui/words/error_words.h"

#include <QLocale>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a field of a ticket is called; names from elsewhere lose their underscores.
QString fieldName(const QString& field)
{
    for (const auto& table : {u"ticket"_s, u"incident"_s, u"service_request"_s, u"problem"_s,
             u"change"_s, u"user_account"_s, u"team"_s, u"department"_s, u"category"_s,
             u"location"_s, u"role"_s, u"user_role"_s, u"text_module"_s, u"sla_breach"_s,
             u"supplier"_s, u"service_category"_s, u"service"_s}) {
        const auto* meta = tableByName(table);
        if (meta && meta->positionOf(QLatin1StringView(field.toLatin1())) >= 0)
            return KeyWords::label(table, field);
    }
    return QString(field).replace(u'_', u' ');
}

/// A name that something else may have: of a row, not of a place.
bool isField(const QString& subject)
{
    return subject == "username"_L1 || subject == "email"_L1 || subject == "name"_L1
        || subject == "code"_L1;
}

/// Some codes say no more than a kind does, whoever raised them.
Error::Kind kindOf(const Error& error)
{
    if (error.code == "NOT_FOUND"_L1)
        return Error::Kind::NotFound;
    if (error.code == "UNAVAILABLE"_L1)
        return Error::Kind::Unavailable;
    if (error.code == "DAMAGED"_L1)
        return Error::Kind::Corrupt;
    return error.code == "CANCELLED"_L1 ? Error::Kind::Cancelled : error.kind;
}

} // namespace

/// What stands against an act on people, roles and the organization; empty: nothing of that kind.
QString Words::ofPeople(const Error& error)
{
    if (error.code == "TREE_CYCLE"_L1)
        return tr("That would lead in a circle. Choose another one.");
    if (error.code == "DEPTH_LIMIT"_L1)
        return tr("That would lie too deep. Choose one nearer to the top.");
    if (error.code == "IN_USE"_L1)
        return tr(
            "It is still in use, so it stays. Switch it off instead, or change what uses it.");
    if (error.code == "LAST_ADMINISTRATOR"_L1)
        return tr("Nobody could administer the desk then. Make somebody else an administrator "
                  "first.");
    if (error.code == "PRIVILEGE_ESCALATION"_L1)
        return tr("That would give more than you may do yourself, or change your own rights. "
                  "Another administrator can do it.");
    if (error.code == "SYSTEM_ROLE"_L1)
        return tr("Shipped roles stay as they are. Copy it and change the copy.");
    if (error.code == "USER_LIMIT"_L1)
        return tr("The desk has as many users as it may have. Switch one off first.");
    if (error.code == "USER_INACTIVE"_L1)
        return tr("That account is switched off. Switch it on first.");
    if (error.code == "PASSWORD_EXPIRED"_L1)
        return tr(
            "That password was given to you, or is too old by now. Choose a new one of your own.");
    return {};
}

QString Words::of(const Error& error)
{
    if (const auto said = ofFile(error); !said.isEmpty())
        return said;
    if (const auto said = ofLink(error); !said.isEmpty())
        return said;
    if (error.code == "VALIDATION_ERROR"_L1 && error.subject == "body"_L1)
        return tr("That is too long for a message. Attach it as a file.");
    if (error.code == "VERSION_CONFLICT"_L1 && error.detail == "written since"_L1)
        return tr("Someone has built on it since, so it can no longer be taken back.");
    if (error.code == "VERSION_CONFLICT"_L1)
        return tr(
            "Someone else changed this in the meantime. Look at the new state and try again.");
    if (error.code == "FILTER_INVALID"_L1)
        return error.detail == "DEPTH_LIMIT"_L1
            ? tr("The filter is nested too deeply, or too long.")
            : tr("The filter cannot be read.");
    if (error.code == "INVALID_TRANSITION"_L1 && error.subject == "sla_breach"_L1)
        return tr("That breach has been voided already.");
    if (error.code == "INVALID_TRANSITION"_L1 && error.subject == "service"_L1)
        return tr("That has been done to the service already.");
    if (error.code == "INVALID_TRANSITION"_L1)
        return tr("That is not possible in the present status of the ticket.");
    if (error.code == "FIELD_REQUIRED"_L1)
        return error.subject.isEmpty() ? tr("Something that is needed is missing.")
                                       : tr("Please fill in: %1.").arg(fieldName(error.subject));
    if (error.code == "VALIDATION_ERROR"_L1 && error.detail == "TOO_LONG"_L1)
        return tr("That is too long: %1. Please shorten it.", "a field")
            .arg(fieldName(error.subject));
    if (error.code == "VALIDATION_ERROR"_L1)
        return tr("That does not fit: %1. Please choose or enter it again.")
            .arg(fieldName(error.subject));
    if (error.code == "TEMPLATE_INVALID"_L1)
        return tr("Nothing can be filled in for {{%1}}. Take one of the names that are offered.")
            .arg(error.detail);
    if (error.code == "CATEGORY_INVALID"_L1)
        return tr("That category cannot be chosen for this kind of ticket. Please take another "
                  "one.");
    if (error.code == "NOT_REQUESTABLE"_L1)
        return tr("That service cannot be requested. Please choose another one.");
    if (error.code == "MODEL_INVALID"_L1)
        return tr("A standard change follows a model, and there is none. Choose another type.");
    if (error.code == "ASSIGNEE_INELIGIBLE"_L1)
        return tr("That person does not work in the ticket's team. Choose someone of the team, or "
                  "another team.");
    if (error.code == "COMMENT_REQUIRED"_L1)
        return tr("Say why the team gives it away.");
    if (error.code == "OPEN_TASKS"_L1)
        return tr("There are open tasks that must be done or skipped first.");
    if (error.code == "BLOCKED"_L1)
        return tr("Another ticket blocks this one and is still open.");
    if (error.code == "OPEN_CHILDREN"_L1)
        return tr("There are open tickets under this one; end them first.");
    if (error.code == "OPEN_REQUESTS"_L1)
        return tr("Open requests still wait for that service; end them first.");
    if (error.code == "MAJOR_NOT_MITIGATED"_L1)
        return tr("This is a major incident. It must be recorded as mitigated first.");
    if (error.code == "REVIEW_PENDING"_L1)
        return tr("This is a major incident. Its review must be completed or waived first.");
    if (error.code == "IN_USE"_L1 && error.subject == "parent_id"_L1)
        return tr("Other tickets are part of it; take them out of it first, or delete them.");
    if (error.code == "SAID_ON_PART"_L1)
        return error.subject == "ticket"_L1
            ? tr("That concerns another ticket as well, and there it is no longer possible.")
            : tr("That concerns %1 as well, and there it is no longer possible.")
                  .arg(error.subject);
    if (error.code == "REOPEN_WINDOW"_L1)
        return tr("It was closed too long ago to be reopened. Report a follow-up instead.");
    if (error.code == "CAN_BE_REOPENED"_L1)
        return tr("It can still be reopened. Do that instead of reporting a follow-up.");
    if (error.code == "GUARD_FAILED"_L1 && error.subject == "ticket_link"_L1)
        return tr("Link the change or the problem it waits for first.");
    if (error.code == "GUARD_FAILED"_L1)
        return tr("A rule of the process does not allow that now.");
    if (error.code == "FORBIDDEN"_L1)
        return tr("You do not have the right to do that. An administrator can grant it.");
    if (error.code == "TICKET_CLOSED"_L1)
        return tr("The ticket is closed and can no longer be changed.");
    if (error.code == "BAD_CREDENTIALS"_L1)
        return tr("Sign-in name or password is wrong. After several tries there is a short wait.");
    if (error.code == "PASSWORD_POLICY"_L1 && error.detail == "classes"_L1)
        return tr("That password has too few kinds of signs. Mix small letters, capitals, digits "
                  "and others.");
    if (error.code == "PASSWORD_POLICY"_L1)
        return tr("That password is too easy to guess. Take a longer one, for example four words.");
    if (error.code == "PASSWORD_REUSED"_L1)
        return tr("That password was used before. Please take another one.");
    if (error.code == "AUTH_REQUIRED"_L1)
        return tr(
            "That needs your password once more. Nothing was changed; try again and type it.");
    if (error.code == "SESSION_ENDED"_L1)
        return tr("You were signed out here, perhaps by a new password. Please sign in again.");
    if (error.code == "NOT_A_DESK"_L1)
        return tr("That is not a Homeport desk. Nothing was changed; choose another one.");
    if (error.code == "SCHEMA_TOO_NEW"_L1)
        return newerSchema(error);
    if (error.code == "SEARCH_STALE"_L1)
        return tr("The search index has to be built first; open the desk once to write in it.");
    if (error.code == "SCHEMA_TOO_OLD"_L1)
        return tr("An older Homeport made this shared desk. An administrator upgrades it first.");
    if (error.code == "DUPLICATE"_L1 && isField(error.subject))
        return tr("That is taken already: %1. Please choose another.")
            .arg(fieldName(error.subject));
    if (error.code == "DUPLICATE"_L1)
        return tr("There is a desk at this place already. Open it, or choose another place.");
    if (const auto sentence = ofPeople(error); !sentence.isEmpty())
        return sentence;
    if (error.code == "UNSUITABLE_PLACE"_L1)
        return tr(
            "A desk cannot live on a network drive or in a cloud folder. Nothing was written; "
            "choose a folder on this computer.");
    if (error.code == "LOCKED"_L1)
        return tr("Another program is using the desk's file. Nothing was saved; try again.");
    if (error.code == "STORAGE_FULL"_L1)
        return tr("The disk is full. This was not saved, all that was before is; make room.");
    if (error.code == "STORAGE_FAILED"_L1)
        return tr("The disk reports an error. What was saved before is kept; look whether this is, "
                  "too.");
    if (error.code == "READ_ONLY"_L1)
        return tr("The desk can be read here but not written. Nothing was saved.");
    if (error.code == "FILE_UNREADABLE"_L1)
        return tr("The file cannot be read or written. Nothing was changed; look at its rights.");
    if (error.code == "COMMIT_UNKNOWN"_L1)
        return tr("The connection was lost while saving. Look whether it was saved before you "
                  "repeat it.");
    if (const auto said = ErrorWords::of(error); !said.isEmpty())
        return said;
    switch (kindOf(error)) {
    case Error::Kind::Invalid:
        return tr("That cannot be accepted as it is. Please check what you entered.");
    case Error::Kind::NotFound:
        return tr("It was not found; it may have been removed, or you may not see it.");
    case Error::Kind::Conflict:
        return tr("It was changed elsewhere or exists already. Look again and repeat it.");
    case Error::Kind::Denied:
        return tr("You do not have the right to do that. An administrator can grant it.");
    case Error::Kind::Unavailable:
        return tr("The database cannot be reached. Nothing was lost; try again in a moment.");
    case Error::Kind::Corrupt:
        return tr("The database is damaged. Nothing was written; restore the latest backup.");
    case Error::Kind::Cancelled: return tr("That was cancelled; nothing was changed.");
    case Error::Kind::Internal: break;
    }
    return tr("That did not work because of an error in Homeport. Nothing was changed.");
}

QString Words::ofSent(const Error& error)
{
    if (error.code == "COMMIT_UNKNOWN"_L1)
        return tr("The connection was lost while saving. Try again: it is saved only once.");
    if (error.code == "IDEMPOTENCY_MISMATCH"_L1)
        return tr("It was saved at the first try after all, as it was then. Look at it before you "
                  "send it anew.");
    return of(error);
}

QString Words::newerSchema(const Error& error)
{
    const auto needed = error.detail.section(u' ', -1); // "needs schema 7"
    bool isNumber = false;
    needed.toInt(&isNumber);
    if (!isNumber)
        return tr("A newer Homeport wrote this desk. Update Homeport to open it.");
    return tr("A newer Homeport wrote this desk: it has schema %1, and this program knows %2. "
              "Update Homeport to open it; nothing was changed.")
        .arg(needed)
        .arg(schemaVersion);
}

QString Words::of(const UpgradeOutcome& outcome)
{
    const auto said =
        tr("This desk was brought from schema %1 to %2.").arg(outcome.from).arg(outcome.to);
    if (outcome.copy.isEmpty())
        return said;
    return said + u' ' + tr("A checked copy of it as it was lies at %1.").arg(outcome.copy);
}

Tone Words::tone(TicketStatus status)
{
    switch (status) {
    case TicketStatus::New:
    case TicketStatus::Acknowledged:
    case TicketStatus::Submitted:
    case TicketStatus::Logged: return Tone::Information;
    case TicketStatus::Assigned:
    case TicketStatus::Scheduled: return Tone::Thought;
    case TicketStatus::InProgress:
    case TicketStatus::Investigating:
    case TicketStatus::Diagnosed:
    case TicketStatus::Monitoring:
    case TicketStatus::Implemented:
    case TicketStatus::InReview: return Tone::Accent;
    case TicketStatus::OnHold:
    case TicketStatus::PendingApproval: return Tone::Medium;
    case TicketStatus::Approved:
    case TicketStatus::SolutionIdentified:
    case TicketStatus::Fulfilled:
    case TicketStatus::Resolved: return Tone::Good;
    case TicketStatus::Rejected: return Tone::Critical;
    case TicketStatus::Draft:
    case TicketStatus::Closed:
    case TicketStatus::Cancelled: break;
    }
    return Tone::Neutral;
}

Tone Words::tone(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: break;
    case TicketKind::ServiceRequest: return Tone::Accent;
    case TicketKind::Problem: return Tone::Thought;
    case TicketKind::Change: return Tone::Information;
    }
    return Tone::Neutral;
}

Tone Words::priorityTone(int priority)
{
    switch (priority) {
    case 1: return Tone::Critical;
    case 2: return Tone::High;
    case 3: return Tone::Medium;
    default: return Tone::Low;
    }
}

QString Words::size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 * 1024 ? 0 : 1);
}

/// What is said of files; empty where the error is of something else.
QString Words::ofFile(const Error& error)
{
    if (error.code == "FILE_TOO_LARGE"_L1)
        return tr("The file is larger than the %1 that may be attached. Nothing was copied.")
            .arg(size(error.subject.toLongLong()));
    if (error.code == "FILE_TYPE_REFUSED"_L1 && error.detail == "program"_L1)
        return tr("That file is a program, whatever its name says, and cannot be attached.");
    if (error.code == "FILE_TYPE_REFUSED"_L1 && error.detail == "content"_L1)
        return tr("The content of the file is not what its ending “%1” says; it was not attached.")
            .arg(error.subject);
    if (error.code == "FILE_TYPE_REFUSED"_L1)
        return tr("Files of that kind cannot be attached. Pack it into a zip file, or send a "
                  "picture, a text or a PDF.");
    if (error.code == "FILE_INFECTED"_L1)
        return tr("A virus was found in that file, so it stays closed.");
    if (error.code == "FILE_ABSENT"_L1)
        return tr("The content of that file is not on this device.");
    if (error.code == "FILE_DAMAGED"_L1)
        return tr("The content of that file is no longer what was attached, so it stays closed. "
                  "Restore the latest backup.");
    if (error.code == "FILE_EXISTS"_L1)
        return tr("There is a file of that name already. Nothing was written; choose another.");
    if (error.code == "STORAGE_FULL"_L1 && error.subject == "ticket"_L1)
        return tr("The ticket holds as many files as it may. Remove one first.");
    return {};
}

/// What is said of links; empty where the error is of something else.
QString Words::ofLink(const Error& error)
{
    if (error.code == "LINK_CYCLE"_L1)
        return tr("That would close a ring: the other ticket leads back to this one.");
    if (error.code != "LINK_REFUSED"_L1)
        return {};
    if (error.subject == "parent_id"_L1)
        return tr("A ticket can be part of another of its kind only, and one level deep.");
    if (error.detail == "to itself"_L1)
        return tr("A ticket cannot be linked to itself.");
    if (error.detail == "kinds"_L1)
        return tr("Tickets of these kinds cannot be linked so.");
    if (error.detail == "goes with its act"_L1)
        return tr("That link goes only with the act that made it; take the act back.");
    if (error.subject == "duplicates"_L1)
        return tr("One of the two is part of a pair of duplicates already.");
    return tr("These two tickets cannot be linked so.");
}

QString Words::number(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace homeport
