#include "ui/words/bulk_words.h"

#include "ui/words/words.h"

#include <QHash>
#include <QMap>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString BulkWords::tickets(qint64 count)
{
    return count == 1 ? tr("1 ticket")
                      : tr("%1 tickets", nullptr, int(count)).arg(Words::number(count));
}

QString BulkWords::proposal(const BulkOutcome& outcome)
{
    QStringList parts;
    const auto others = outcome.changed - outcome.moved - outcome.removed;
    if (outcome.moved > 0)
        parts += (outcome.moved == 1 ? tr("%1 changes state")
                                     : tr("%1 change state", nullptr, outcome.moved))
                     .arg(Words::number(outcome.moved));
    if (outcome.removed > 0)
        parts += (outcome.removed == 1 ? tr("%1 is deleted")
                                       : tr("%1 are deleted", nullptr, outcome.removed))
                     .arg(Words::number(outcome.removed));
    if (others > 0)
        parts +=
            (others == 1 ? tr("%1 changes", "one ticket") : tr("%1 change", "many tickets", others))
                .arg(Words::number(others));
    if (outcome.unchanged > 0)
        parts += (outcome.unchanged == 1 ? tr("%1 is so already")
                                         : tr("%1 are so already", nullptr, outcome.unchanged))
                     .arg(Words::number(outcome.unchanged));
    if (const auto refused = refusals(outcome); !refused.isEmpty())
        parts += refused;
    return tr("%1: %2", "34 tickets: what becomes of them")
        .arg(tickets(outcome.total), parts.join(tr(", ", "between parts of a list")));
}

QString BulkWords::result(const BulkOutcome& outcome, bool wasCancelled, bool isUndo)
{
    QStringList sentences;
    const auto changed = tickets(outcome.changed);
    if (wasCancelled && outcome.seen() < outcome.total) {
        sentences +=
            (isUndo ? tr("Taken back for %1, ended before the other %2.", "40 tickets, 60 tickets")
                    : tr("Done for %1, ended before the other %2.", "40 tickets, 60 tickets"))
                .arg(changed, tickets(outcome.total - outcome.seen()));
    } else {
        sentences +=
            (isUndo ? tr("Taken back for %1.", "34 tickets") : tr("Done for %1.", "34 tickets"))
                .arg(changed);
    }
    if (!outcome.refused.isEmpty())
        sentences += tr("What stays as it was: %1.").arg(refusals(outcome));
    return sentences.join(u' ');
}

QString BulkWords::refusals(const BulkOutcome& outcome)
{
    struct Group
    {
        Error error;
        int count = 0;
    };
    QHash<QString, Group> byCode;
    for (const auto& refusal : outcome.refused) {
        auto& group = byCode[refusal.error.code + u'/' + refusal.error.subject];
        group.error = refusal.error;
        ++group.count;
    }
    QMap<QString, Group> byReason; // several codes may be one reason
    for (const auto& found : std::as_const(byCode)) {
        auto& group = byReason[reason(found.error, 2)];
        group.error = found.error;
        group.count += found.count;
    }
    auto groups = byReason.values();
    std::stable_sort(groups.begin(), groups.end(),
        [](const Group& a, const Group& b) { return a.count > b.count; });
    QStringList parts;
    for (const auto& group : std::as_const(groups))
        parts += reason(group.error, group.count).arg(Words::number(group.count));
    return parts.join(tr(", ", "between parts of a list"));
}

QString BulkWords::name(const BulkRefusal& refusal)
{
    return refusal.number.isEmpty() ? tr("A ticket you cannot see") : refusal.number;
}

/// The whole of it with a place for the number.
QString BulkWords::reason(const Error& error, int count)
{
    const auto& code = error.code;
    if (code == "FORBIDDEN"_L1)
        return tr("%1 not permitted", nullptr, count);
    if (code == "INVALID_TRANSITION"_L1 && error.subject == "kind"_L1)
        return tr("%1 of another kind", nullptr, count);
    if (code == "INVALID_TRANSITION"_L1)
        return tr("%1 not possible in their state", nullptr, count);
    if (code == "NOT_FOUND"_L1)
        return tr("%1 gone or hidden", nullptr, count);
    if (code == "VERSION_CONFLICT"_L1)
        return tr("%1 changed by others since", nullptr, count);
    if (code == "TICKET_CLOSED"_L1)
        return tr("%1 closed already", nullptr, count);
    if (code == "FIELD_REQUIRED"_L1)
        return tr("%1 without “%2”", "a field that is missing", count)
            .arg(u"%1"_s, Words::label(u"ticket"_s, error.subject));
    if (code == "OPEN_CHILDREN"_L1)
        return tr("%1 with open children", nullptr, count);
    if (code == "IN_USE"_L1 && error.subject == "parent_id"_L1)
        return tr("%1 that others are part of", nullptr, count);
    if (code == "MAJOR_NOT_MITIGATED"_L1)
        return tr("%1 major and not mitigated", nullptr, count);
    if (code == "REVIEW_PENDING"_L1)
        return tr("%1 major and not reviewed", nullptr, count);
    if (code == "OPEN_TASKS"_L1)
        return tr("%1 with open tasks", nullptr, count);
    if (code == "BLOCKED"_L1)
        return tr("%1 blocked by others", nullptr, count);
    if (code == "ASSIGNEE_INELIGIBLE"_L1)
        return tr("%1 which that person may not have", nullptr, count);
    if (code == "COMMENT_REQUIRED"_L1)
        return tr("%1 that need a word why they leave their team", nullptr, count);
    return tr("%1 refused", nullptr, count);
}

} // namespace homeport
