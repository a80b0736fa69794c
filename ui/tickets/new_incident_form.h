#pragma once

#include "core/access/directory.h"
#include "core/incidents/incident_rating.h"
#include "core/incidents/incident_service.h"
#include "core/incidents/incident_templates.h"
#include "ui/tickets/ticket_fields.h"

class QCheckBox;
class QLabel;
class QLayout;
class QVBoxLayout;

namespace homeport {

class DetailsText;
class FormFiles;
class ImpactOffer;
class Pill;
class TemplateFiller;

/// The fields of a new incident.
class NewIncidentForm final : public TicketFields
{
    Q_OBJECT

public:
    /// What the form offers to choose from.
    struct Lists
    {
        QList<Choice> people;
        QList<Choice> teams;
        QList<Assignee> assignees;
        QList<Choice> categories;
        QList<Choice> services;
        QList<Choice> locations;
        IncidentRating rating;
        QList<OfferedTemplate> templates;
    };
    static Result<Lists> lists(Database& database, const Actor& actor, Timestamp now);

    /// Whoever may report for others says for whom; everybody else is the requester themselves and
    /// sees no choice (I-01).
    explicit NewIncidentForm(const Actor& actor, QWidget* parent = nullptr);

    /// Until then a form takes what is typed, and nothing can be chosen.
    void setLists(const Lists& lists);
    void setTitle(const QString& title);
    /// With what stands in it already; not where something is written.
    void begin(const NewIncident& offered);
    /// Between who reports it and what happened.
    void setUnderRequester(QWidget* part);
    NewIncident filledIn() const;
    /// They are the requester.
    void chooseNew(const Choice& person);
    /// What is to be attached to it once it is there.
    FormFiles& files() const { return *m_files; }
    /// How it came, by its key; stays while other fields are cleared.
    void chooseChannel(const QString& key);

    QWidget* firstField() const override;
    bool isComplete() override;
    void clear() override;

signals:
    /// Null: nobody is. What stands there alone does not count while it is being looked up.
    void requesterChosen(homeport::PersonId person);
    /// Somebody who is not among those there are; with what was typed of their name.
    void newPersonRequested(const QString& typed);
    /// By a person, and not by a draft.
    void channelChosen(const QString& key);

protected:
    void chooseRestored() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    QWidget* makePriority();
    QLayout* makeGrid();
    void keepAll();
    void setUpFiller();
    void showPriority();
    std::optional<IncidentRating::Priority> ratedAs() const;
    void fillIn();
    void showHint();
    bool chooseMissing();
    /// Null where none is chosen.
    const OfferedTemplate* chosenTemplate() const;

    PersonId m_self;
    bool m_namesOthers;
    ChoiceBox* m_template;
    ChoiceBox* m_requester;
    QLineEdit* m_title;
    DetailsText* m_details;
    FormFiles* m_files;
    ChoiceBox* m_category;
    ChoiceBox* m_service;
    ChoiceBox* m_location;
    QComboBox* m_impact;
    QComboBox* m_urgency;
    Pill* m_priority;
    QLabel* m_source; ///< of the priority
    QComboBox* m_channel;
    QLineEdit* m_affected;
    ImpactOffer* m_impactOffer;
    QCheckBox* m_security; ///< null: it is not for this person to say
    ChoiceBox* m_team;
    ChoiceBox* m_assignee;
    QVBoxLayout* m_column = nullptr;
    FormRow* m_templateRow = nullptr;
    FormRow* m_requesterRow = nullptr;
    FormRow* m_titleRow = nullptr;
    FormRow* m_detailsRow = nullptr;
    FormRow* m_priorityRow = nullptr;
    IncidentRating m_rating;
    QList<OfferedTemplate> m_templates;
    TemplateFiller* m_filler;
};

} // namespace homeport
