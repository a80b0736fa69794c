#include "ui/words/words.h"

#include "core/db/registry.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

QString Words::of(const Error& error)
{
    if (error.code == "VERSION_CONFLICT"_L1)
        return tr(
            "Someone else changed this in the meantime. Look at the new state and try again.");
    if (error.code == "INVALID_TRANSITION"_L1)
        return tr("That is not possible in the present status of the ticket.");
    if (error.code == "FIELD_REQUIRED"_L1)
        return error.subject.isEmpty()
            ? tr("Something that is needed is missing.")
            : tr("Please fill in: %1.").arg(QString(error.subject).replace(u'_', u' '));
    if (error.code == "FORBIDDEN"_L1)
        return tr("You do not have the right to do that. An administrator can grant it.");
    if (error.code == "TICKET_CLOSED"_L1)
        return tr("The ticket is closed and can no longer be changed.");
    if (error.code == "BAD_CREDENTIALS"_L1)
        return tr("Sign-in name or password is wrong. After several tries there is a short wait.");
    if (error.code == "PASSWORD_POLICY"_L1)
        return tr("That password is too easy to guess. Take a longer one, for example four words.");
    if (error.code == "PASSWORD_REUSED"_L1)
        return tr("That password was used before. Please take another one.");
    if (error.code == "SESSION_ENDED"_L1)
        return tr("You were signed out here, perhaps by a new password. Please sign in again.");
    if (error.code == "NOT_A_DESK"_L1)
        return tr("That is not a Homeport desk. Nothing was changed; choose another one.");
    if (error.code == "SCHEMA_TOO_NEW"_L1)
        return newerSchema(error);
    if (error.code == "SCHEMA_TOO_OLD"_L1)
        return tr("An older Homeport made this shared desk. An administrator upgrades it first.");
    if (error.code == "DUPLICATE"_L1)
        return tr("There is a desk at this place already. Open it, or choose another place.");
    switch (error.kind) {
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
        return tr("The database is damaged. Stop working on it and restore a backup.");
    case Error::Kind::Cancelled: return tr("That was cancelled; nothing was changed.");
    case Error::Kind::Internal: break;
    }
    return tr("That did not work because of an error in Homeport. Nothing was changed.");
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

QString Words::of(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Draft: return tr("Draft");
    case TicketStatus::New: return tr("New");
    case TicketStatus::Acknowledged: return tr("Acknowledged");
    case TicketStatus::Assigned: return tr("Assigned");
    case TicketStatus::InProgress: return tr("In progress");
    case TicketStatus::OnHold: return tr("On hold");
    case TicketStatus::Submitted: return tr("Submitted");
    case TicketStatus::PendingApproval: return tr("Pending approval");
    case TicketStatus::Approved: return tr("Approved");
    case TicketStatus::Rejected: return tr("Rejected");
    case TicketStatus::Scheduled: return tr("Scheduled");
    case TicketStatus::Logged: return tr("Logged");
    case TicketStatus::Investigating: return tr("Investigating");
    case TicketStatus::Diagnosed: return tr("Diagnosed");
    case TicketStatus::SolutionIdentified: return tr("Solution identified");
    case TicketStatus::Monitoring: return tr("Monitoring");
    case TicketStatus::Implemented: return tr("Implemented");
    case TicketStatus::InReview: return tr("In review");
    case TicketStatus::Fulfilled: return tr("Fulfilled");
    case TicketStatus::Resolved: return tr("Resolved");
    case TicketStatus::Closed: return tr("Closed");
    case TicketStatus::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString Words::of(TicketHoldReason reason)
{
    switch (reason) {
    case TicketHoldReason::AwaitingRequester: return tr("Waiting for the requester");
    case TicketHoldReason::AwaitingSupplier: return tr("Waiting for a supplier");
    case TicketHoldReason::AwaitingChange: return tr("Waiting for a change");
    case TicketHoldReason::AwaitingProblem: return tr("Waiting for a problem");
    case TicketHoldReason::AwaitingFulfilment: return tr("Waiting for fulfilment");
    case TicketHoldReason::AwaitingApproval: return tr("Waiting for approval");
    case TicketHoldReason::Scheduled: return tr("Planned for later");
    case TicketHoldReason::Other: return tr("Another reason");
    }
    return {};
}

QString Words::of(TicketCancelReason reason)
{
    switch (reason) {
    case TicketCancelReason::Duplicate: return tr("Duplicate");
    case TicketCancelReason::RaisedInError: return tr("Raised in error");
    case TicketCancelReason::Withdrawn: return tr("Withdrawn by the requester");
    case TicketCancelReason::Superseded: return tr("Superseded");
    case TicketCancelReason::Rejected: return tr("Rejected");
    case TicketCancelReason::Converted: return tr("Converted");
    }
    return {};
}

QString Words::of(IncidentResolutionCode code)
{
    switch (code) {
    case IncidentResolutionCode::Fixed: return tr("Fixed");
    case IncidentResolutionCode::WorkaroundApplied: return tr("Workaround applied");
    case IncidentResolutionCode::UserGuidance: return tr("Explained to the requester");
    case IncidentResolutionCode::NoFaultFound: return tr("No fault found");
    case IncidentResolutionCode::NotReproducible: return tr("Not reproducible");
    case IncidentResolutionCode::ResolvedByChange: return tr("Resolved by a change");
    case IncidentResolutionCode::ResolvedWithParent: return tr("Resolved with its parent");
    case IncidentResolutionCode::ThirdParty: return tr("Resolved by a third party");
    case IncidentResolutionCode::SelfResolved: return tr("Resolved by itself");
    case IncidentResolutionCode::Duplicate: return tr("Duplicate");
    case IncidentResolutionCode::Other: return tr("Other");
    }
    return {};
}

QString Words::command(const QString& code)
{
    const auto verb = code.section(u'.', -1);
    const QHash<QString, QString> known{
        {u"create"_s, tr("reported the incident")},
        {u"acknowledge"_s, tr("acknowledged the ticket")},
        {u"assign"_s, tr("assigned the ticket")},
        {u"take"_s, tr("took the ticket")},
        {u"start_work"_s, tr("started work")},
        {u"start"_s, tr("started work")},
        {u"hold"_s, tr("put the ticket on hold")},
        {u"resume"_s, tr("resumed work")},
        {u"resolve"_s, tr("resolved the ticket")},
        {u"confirm"_s, tr("confirmed the resolution")},
        {u"close"_s, tr("closed the ticket")},
        {u"reopen"_s, tr("reopened the ticket")},
        {u"cancel"_s, tr("cancelled the ticket")},
        {u"auto_close"_s, tr("closed the ticket after the wait")},
        {u"comment_public"_s, tr("replied")},
        {u"comment_internal"_s, tr("added an internal note")},
        {u"edit"_s, tr("edited the ticket")},
        {u"undo"_s, tr("took back an act")},
        {u"import"_s, tr("imported the ticket")},
        {u"login"_s, tr("signed in")},
        {u"login_failed"_s, tr("was refused at sign-in")},
        {u"logout"_s, tr("signed out")},
        {u"password_changed"_s, tr("got a new password")},
        {u"denied"_s, tr("was refused an act")},
        {u"verified"_s, tr("verified the journal: it is whole")},
        {u"verification_failed"_s, tr("verified the journal: it is not whole")},
        {u"exported"_s, tr("exported the audit trail")},
        {u"other_record"_s, tr("changed the record")},
    };
    return known.value(verb, tr("changed the ticket"));
}

QString Words::priority(int priority)
{
    switch (priority) {
    case 1: return tr("P1 Critical");
    case 2: return tr("P2 High");
    case 3: return tr("P3 Medium");
    case 4: return tr("P4 Low");
    default: return tr("P%1").arg(priority);
    }
}

QString Words::level(int level)
{
    return level <= 1 ? tr("High", "impact or urgency")
        : level == 2  ? tr("Medium", "impact or urgency")
                      : tr("Low", "impact or urgency");
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

Tone Words::priorityTone(int priority)
{
    switch (priority) {
    case 1: return Tone::Critical;
    case 2: return Tone::High;
    case 3: return Tone::Medium;
    default: return Tone::Low;
    }
}

QString Words::ago(Timestamp at)
{
    const auto then = QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime();
    const auto now = QDateTime::currentDateTime();
    const auto minutes = then.secsTo(now) / 60;
    const QLocale locale;
    if (minutes < 1 && minutes > -1)
        return tr("now");
    if (minutes >= 1 && minutes < 60)
        return tr("%n min ago", nullptr, int(minutes));
    const auto time = locale.toString(then.time(), u"HH:mm");
    const auto days = then.date().daysTo(now.date());
    if (days == 0)
        return tr("today %1").arg(time);
    if (days == 1)
        return tr("yesterday %1").arg(time);
    return then.date().year() == now.date().year()
        ? locale.toString(then.date(), tr("d MMM", "date without year"))
        : locale.toString(then.date(), tr("d MMM yyyy", "date with year"));
}

QString Words::exact(Timestamp at)
{
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime(), QLocale::LongFormat);
}

QString Words::number(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace homeport
