#pragma once

#include "core/access/directory.h"
#include "core/changes/change_service.h"
#include "core/problems/problem_service.h"
#include "core/requests/request_service.h"
#include "ui/tickets/ticket_fields.h"

namespace homeport {

/// The fields of a new request, problem or change.
class NewTicketForm final : public TicketFields
{
    Q_OBJECT

public:
    /// What the form offers to choose from.
    struct Lists
    {
        QList<Choice> people;
        QList<Choice> categories;
        QList<Choice> services;
        QList<Choice> locations;
    };
    static Result<Lists> lists(Database& database, const Actor& actor, TicketKind kind);

    /// `self` is the requester of a request as long as nobody else is chosen.
    NewTicketForm(TicketKind kind, PersonId self, QWidget* parent = nullptr);

    /// Until then a form takes what is typed, and nothing can be chosen.
    void setLists(const Lists& lists);
    /// What the requester of a request can choose.
    void setRequestable(const QList<Choice>& services);
    // With what stands in it already, of the form's kind; not where something is written.
    void begin(const NewServiceRequest& offered);
    void begin(const NewProblem& offered);
    void begin(const NewChange& offered);
    // As it is filled in, of the form's kind.
    NewServiceRequest request() const;
    NewProblem problem() const;
    NewChange change() const;
    /// The texts in it.
    QStringList texts() const;

    QWidget* firstField() const override;
    bool isComplete() override;
    void clear() override;

signals:
    /// Another person requests it.
    void requesterMoved(homeport::PersonId requester);

protected:
    void choose(ChoiceBox* box, const QUuid& id) override;

private:
    bool isRequest() const { return m_kind == TicketKind::ServiceRequest; }
    void makeOwn();
    void keepAll();
    void layOut();
    QList<QWidget*> gridRows();
    void markNeeded();
    void followRequester();
    void offer(const NewTicket& offered, QJsonObject begun);
    NewTicket common() const;

    TicketKind m_kind;
    PersonId m_self;
    QLineEdit* m_title;
    QPlainTextEdit* m_details;
    ChoiceBox* m_category;
    ChoiceBox* m_service;
    ChoiceBox* m_location;
    QComboBox* m_impact;
    QComboBox* m_urgency;
    // Null where the kind has no such field.
    ChoiceBox* m_requester = nullptr;
    ChoiceBox* m_requestedFor = nullptr;
    QComboBox* m_detection = nullptr;
    ChoiceBox* m_owner = nullptr;
    QPlainTextEdit* m_symptoms = nullptr;
    QComboBox* m_type = nullptr;
    QPlainTextEdit* m_justification = nullptr;
    QUuid m_servicesOf; ///< whose services are offered
    QUuid m_wanted; ///< the service to be chosen once it is offered
};

} // namespace homeport
