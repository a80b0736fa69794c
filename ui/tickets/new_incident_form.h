#pragma once

#include "core/access/directory.h"
#include "core/incidents/incident_service.h"
#include "core/incidents/incident_templates.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace homeport {

class ChoiceBox;
class FormRow;
class Pill;
class TemplateFiller;

/// The fields of a new incident.
class NewIncidentForm final : public QWidget
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
        QList<MatrixCell> matrix;
        QList<OfferedTemplate> templates;
    };
    static Result<Lists> lists(Database& database, const Actor& actor, Timestamp now);

    /// `self` is the requester as long as nobody else is chosen.
    explicit NewIncidentForm(PersonId self, QWidget* parent = nullptr);

    /// Until then a form takes what is typed, and nothing can be chosen.
    void setLists(const Lists& lists);
    void setTitle(const QString& title);
    /// With what stands in it already; not where something is written.
    void begin(const NewIncident& offered);
    QWidget* firstField() const;
    /// Says at the fields what is missing, and goes to the first of them; nothing: it is complete.
    bool isComplete();
    NewIncident filledIn() const;

    /// What has been filled in, to be gone on with later; empty where nobody has written anything.
    QJsonObject draft() const;
    /// False where something is written already, which is more recent and stays.
    bool restore(const QJsonObject& draft);
    void clear();

signals:
    void edited();
    /// Ctrl+Enter in one of its fields; with Shift where another one is to follow.
    void submitted(bool isAnotherWanted);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// A field one chooses from, and its name in a draft.
    using NamedBox = std::pair<QString, ChoiceBox*>;
    QList<NamedBox> choiceBoxes() const;
    void tellEdited();
    void layOut();
    void setUpFiller();
    void showPriority();
    void chooseRestored();
    void fillIn();
    void showHint();
    /// Null where none is chosen.
    const OfferedTemplate* chosenTemplate() const;
    bool takesKey(const QKeyEvent& key);

    PersonId m_self;
    ChoiceBox* m_template;
    ChoiceBox* m_requester;
    QLineEdit* m_title;
    QPlainTextEdit* m_details;
    ChoiceBox* m_category;
    ChoiceBox* m_service;
    ChoiceBox* m_location;
    QComboBox* m_impact;
    QComboBox* m_urgency;
    Pill* m_priority;
    ChoiceBox* m_team;
    ChoiceBox* m_assignee;
    FormRow* m_templateRow = nullptr;
    FormRow* m_requesterRow = nullptr;
    FormRow* m_titleRow = nullptr;
    FormRow* m_detailsRow = nullptr;
    QList<MatrixCell> m_matrix;
    QList<OfferedTemplate> m_templates;
    TemplateFiller* m_filler;
    QJsonObject m_restored; ///< what waits for the lists to be chosen from
    bool m_hasLists = false;
};

} // namespace homeport
