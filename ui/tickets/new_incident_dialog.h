#pragma once

#include "core/access/directory.h"
#include "core/ids.h"
#include "core/journal/command.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace homeport {

class Backend;
class ChoiceBox;
class DraftStore;
class FormRow;
class HintButton;
class MessageStrip;
class Overlay;
class Pill;
struct NewIncident;

/// The form of a new incident, as a card over the window.
class NewIncidentDialog final : public QWidget
{
    Q_OBJECT

public:
    NewIncidentDialog(Backend& backend, DraftStore& drafts, QWidget* window);

    /// With a title a new form begins; without one, what was begun last time goes on.
    void open(const QString& title = {});

signals:
    void created(homeport::TicketId id, const QString& number, const homeport::EntryRef& entry);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What the form offers to choose from.
    struct Lists
    {
        QList<Choice> people;
        QList<Choice> teams;
        QList<Choice> categories;
        QList<MatrixCell> matrix;
    };

    QWidget* makeForm();
    QWidget* makeFoot();
    void fetchLists();
    void showPriority();
    void create();
    void finish();
    void keepDraft();
    void restore(const QJsonObject& draft);
    void chooseRestored();
    void startOver();

    Backend& m_backend;
    DraftStore& m_drafts;
    CommandId m_command; ///< of this form, however often it is confirmed
    Overlay* m_overlay;
    MessageStrip* m_message;
    ChoiceBox* m_requester;
    QLineEdit* m_title;
    QPlainTextEdit* m_details;
    ChoiceBox* m_category;
    QComboBox* m_impact;
    QComboBox* m_urgency;
    Pill* m_priority;
    ChoiceBox* m_team;
    FormRow* m_requesterRow = nullptr;
    FormRow* m_titleRow = nullptr;
    FormRow* m_detailsRow = nullptr;
    HintButton* m_create;
    HintButton* m_startOver;
    Pill* m_draftNote;
    QList<MatrixCell> m_matrix;
    QJsonObject m_restored; ///< what waits for the lists to be chosen from
    bool m_hasLists = false;
};

} // namespace homeport
