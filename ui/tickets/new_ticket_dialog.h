#pragma once

#include "core/base/deliver.h"
#include "core/incidents/incident_service.h"
#include "ui/tickets/new_ticket_card.h"

#include <optional>
#include <variant>

namespace homeport {

class NewTicketForm;

/// The form of a new problem or change, or of what an incident becomes: a request that takes its
/// place, or a problem or change that is raised from it.
class NewTicketDialog final : public NewTicketCard
{
    Q_OBJECT

public:
    /// What comes of an incident, and what its form begins with.
    struct Offer
    {
        Incident incident;
        std::variant<NewServiceRequest, NewProblem, NewChange> form;
    };
    static Result<Offer> offerOf(
        Session& session, const Actor& actor, TicketId incident, TicketKind kind);

    /// What a form is kept under; a null incident: it stands for itself.
    static QString draftKey(TicketKind kind, TicketId incident);

    NewTicketDialog(Backend& backend, DraftStore& drafts, TicketKind kind, QWidget* window);

    /// For what stands for itself; a request does not.
    void open();
    /// For what comes of an incident. What was begun of it last time goes on; of one that is not
    /// open any more it can be read, and the form says why there is no more to it.
    void open(const Offer& offer);

signals:
    /// The deed names what was done, as Undo tells it.
    void created(homeport::TicketId id, const QString& deed, const homeport::EntryRef& entry);

protected:
    bool isWritten() const override;
    void confirm(bool isAnotherWanted) override;

private:
    void fetchLists();
    void fetchServices(PersonId requester);
    QString source() const;
    QString deed(const QString& number) const;
    Creation creation() const;

    TicketKind m_kind;
    NewTicketForm* m_form;
    std::optional<Incident> m_incident; ///< that it comes of
    QStringList m_offered; ///< texts that stood there already
    Latest m_latestServices;
};

} // namespace homeport
