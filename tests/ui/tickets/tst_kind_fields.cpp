#include "ui/tickets/kind_fields.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What a ticket shows besides what tickets of every kind have.
class TstKindFields : public QObject
{
    Q_OBJECT

private slots:
    void anIncidentShowsNoneHere();
    void eachKindShowsItsOwn_data();
    void eachKindShowsItsOwn();
    void whatIsFilledInIsShown();
    void aRiskThatIsWithheldIsNotMadeUp();

private:
    static TicketStory story(TicketKind kind);
    static QStringList told(const TicketStory& story);
};

TicketStory TstKindFields::story(TicketKind kind)
{
    TicketStory story;
    story.ticket.kind = kind;
    story.names.requester = u"Ada Obi"_s;
    story.showsInternal = true;
    if (kind == TicketKind::ServiceRequest)
        story.extension = record::ServiceRequest();
    else if (kind == TicketKind::Problem)
        story.extension = record::Problem();
    else if (kind == TicketKind::Change)
        story.extension = record::Change();
    return story;
}

QStringList TstKindFields::told(const TicketStory& story)
{
    QStringList lines;
    for (const auto& field : kindFields(story))
        lines += field.name + u": "_s + field.value;
    return lines;
}

void TstKindFields::anIncidentShowsNoneHere()
{
    QVERIFY(told(story(TicketKind::Incident)).isEmpty());
}

void TstKindFields::eachKindShowsItsOwn_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("request") << TicketKind::ServiceRequest
                             << QStringList{u"Requested for: Ada Obi"_s};
    QTest::newRow("problem") << TicketKind::Problem
                             << QStringList{u"Detection: After incidents"_s, u"Owner: "_s};
    QTest::newRow("change") << TicketKind::Change
                            << QStringList{u"Type: Normal"_s, u"Risk: Medium"_s, u"Implementer: "_s,
                                   u"Planned start: "_s, u"Planned end: "_s};
}

void TstKindFields::eachKindShowsItsOwn()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QStringList, lines);

    QCOMPARE(told(story(kind)), lines);
}

void TstKindFields::whatIsFilledInIsShown()
{
    auto of = story(TicketKind::Problem);
    of.named = u"Bo Lindqvist"_s;
    record::Problem problem;
    problem.detection = ProblemDetection::Trend;
    problem.symptoms = u"Smoke"_s;
    problem.rootCause = u"Wrong toner"_s;
    problem.rootCauseCategory = ProblemRootCauseCategory::Configuration;
    problem.resolutionCode = ProblemResolutionCode::FixedByChange;
    of.extension = problem;

    QCOMPARE(told(of),
        (QStringList{u"Detection: Trend"_s, u"Owner: Bo Lindqvist"_s, u"Symptoms: Smoke"_s,
            u"Kind of cause: Configuration"_s, u"Root cause: Wrong toner"_s,
            u"Solved by: Fixed by a change"_s}));

    auto request = story(TicketKind::ServiceRequest);
    request.named = u"Bo Lindqvist"_s;
    record::ServiceRequest own;
    own.requestedForId = PersonId(QUuid::createUuid());
    own.approvalStatus = ServiceRequestApprovalStatus::Pending;
    request.extension = own;
    QCOMPARE(
        told(request), (QStringList{u"Requested for: Bo Lindqvist"_s, u"Approval: Pending"_s}));
}

/// access.md section 5: it is empty for who may not read internal notes, and reads as the usual
/// one.
void TstKindFields::aRiskThatIsWithheldIsNotMadeUp()
{
    auto of = story(TicketKind::Change);
    of.showsInternal = false;

    QVERIFY(told(of).filter(u"Risk"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TstKindFields)

#include "tst_kind_fields.moc"
