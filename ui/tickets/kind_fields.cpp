#include "ui/tickets/kind_fields.h"

#include "ui/words/story_words.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Collects the fields of one kind.
class KindFields
{
    Q_DECLARE_TR_FUNCTIONS(homeport::KindFields)

public:
    explicit KindFields(const TicketStory& story) : m_story(story) {}

    QList<ShownField> found;

    void add(const record::Incident&) {}
    void add(const record::ServiceRequest& request);
    void add(const record::Problem& problem);
    void add(const record::Change& change);

private:
    void person(const QString& name, const QString& who) { found.append({name, who, {}, true}); }
    void text(const QString& name, const std::optional<QString>& value)
    {
        if (value && !value->trimmed().isEmpty())
            found.append({name, *value});
    }
    /// What has happened.
    void past(const QString& name, const std::optional<Timestamp>& at)
    {
        if (at)
            found.append({name, Words::agoWithTime(*at), Words::exact(*at)});
    }
    /// What is to happen, or not known yet.
    void planned(const QString& name, const std::optional<Timestamp>& at)
    {
        found.append({name, at ? Words::exact(*at) : QString()});
    }
    /// Of the table that is the kind's own part.
    template <typename E>
    void key(const QString& name, const QString& field, E value)
    {
        const auto& table = extensionTable(m_story.ticket.kind);
        found.append({name, Words::of(QString::fromLatin1(table.name), field, keyOf(value))});
    }
    template <typename E>
    void key(const QString& name, const QString& field, const std::optional<E>& value)
    {
        if (value)
            key(name, field, *value);
    }

    const TicketStory& m_story;
};

void KindFields::add(const record::ServiceRequest& request)
{
    const auto isForOther = request.requestedForId.has_value();
    person(tr("Requested for"), isForOther ? m_story.named : m_story.names.requester);
    if (request.approvalStatus != ServiceRequestApprovalStatus::NotRequired)
        key(tr("Approval"), u"approval_status"_s, request.approvalStatus);
    past(tr("Submitted"), request.submittedAt);
    past(tr("Approved"), request.approvedAt);
    past(tr("Rejected"), request.rejectedAt);
    text(tr("Why rejected"), request.rejectionReason);
    past(tr("Fulfilled"), request.fulfilledAt);
    text(tr("What was done"), request.fulfilmentNotes);
}

void KindFields::add(const record::Problem& problem)
{
    key(tr("Detection"), u"detection"_s, problem.detection);
    person(tr("Owner"), m_story.named);
    text(tr("Symptoms"), problem.symptoms);
    text(tr("Effect"), problem.impactDescription);
    past(tr("First incident"), problem.firstIncidentAt);
    past(tr("Last incident"), problem.lastIncidentAt);
    past(tr("Identified"), problem.identifiedAt);
    key(tr("Kind of cause"), u"root_cause_category"_s, problem.rootCauseCategory);
    text(tr("Root cause"), problem.rootCause);
    text(tr("Workaround"), problem.workaround);
    text(tr("Solution"), problem.permanentSolution);
    if (problem.monitoringUntil)
        planned(tr("Watched until"), problem.monitoringUntil);
    if (problem.nextReviewOn) {
        const auto day = QDate::fromString(*problem.nextReviewOn, Qt::ISODate);
        text(tr("Next review"), QLocale().toString(day, QLocale::LongFormat));
    }
    key(tr("Solved by"), u"resolution_code"_s, problem.resolutionCode);
}

void KindFields::add(const record::Change& change)
{
    key(tr("Type"), u"change_type"_s, change.changeType);
    if (m_story.showsInternal)
        key(tr("Risk"), u"risk_level"_s, change.riskLevel);
    person(tr("Implementer"), m_story.named);
    planned(tr("Planned start"), change.plannedStartAt);
    planned(tr("Planned end"), change.plannedEndAt);
    if (change.backoutDeadlineAt)
        planned(tr("Back-out until"), change.backoutDeadlineAt);
    if (change.plannedDowntimeMinutes > 0)
        text(tr("Downtime"), StoryWords::duration(change.plannedDowntimeMinutes));
    text(tr("Reason"), change.justification);
    text(tr("Risks"), change.riskAssessment);
    text(tr("Against them"), change.riskMitigation);
    text(tr("Plan"), change.implementationPlan);
    text(tr("Test plan"), change.testPlan);
    text(tr("Back-out plan"), change.backoutPlan);
    past(tr("Started"), change.actualStartAt);
    past(tr("Ended"), change.actualEndAt);
    past(tr("Back-out started"), change.backoutStartedAt);
    past(tr("Back-out ended"), change.backoutEndedAt);
    key(tr("Outcome"), u"outcome"_s, change.outcome);
    text(tr("Notes on it"), change.outcomeNotes);
    text(tr("Test results"), change.testResults);
    if (change.isUnauthorized)
        text(tr("Approval"), tr("Carried out without approval in time"));
    text(tr("Collision waived"), change.collisionWaiverReason);
    text(tr("Blackout waived"), change.blackoutWaiverReason);
}

} // namespace

QList<ShownField> kindFields(const TicketStory& story)
{
    KindFields fields(story);
    std::visit([&](const auto& part) { fields.add(part); }, story.extension);
    return fields.found;
}

} // namespace homeport
