#pragma once

#include "core/ids.h"
#include "core/incidents/incident_service.h"
#include "core/journal/command.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace homeport {

class Backend;
class Draft;
class DraftStore;
class HintButton;
class MessageStrip;
class NewIncidentForm;
class Overlay;
class Pill;

/// The form of a new incident, as a card over the window.
class NewIncidentDialog final : public QWidget
{
    Q_OBJECT

public:
    /// What the person wants once the incident is there.
    enum class After { Open, Another, Resolve };

    NewIncidentDialog(Backend& backend, DraftStore& drafts, QWidget* window);

    /// With a title a new form begins; without one, what was begun last time goes on.
    void open(const QString& title = {});
    /// For what takes up a closed incident; what was begun of it last time goes on.
    void open(const FollowUp& followUp);

signals:
    void created(homeport::TicketId id, const QString& number, const homeport::EntryRef& entry,
        homeport::NewIncidentDialog::After after);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Made;

    QWidget* makeHead();
    QWidget* makeFoot();
    void fetchLists();
    /// Where what is written is kept from now on.
    void keepUnder(const QString& key);
    void goOn();
    /// Something that neither the program nor the closed incident put there.
    bool isWritten() const;
    void create(After after);
    void take(const Result<Made>& made, After after);
    void setBusy(bool isBusy);
    void finish();
    void keepDraft();
    void startOver();

    Backend& m_backend;
    DraftStore& m_drafts;
    CommandId m_command; ///< of this form, however often it is confirmed
    std::shared_ptr<Draft> m_draft;
    std::optional<FollowUp> m_followUp; ///< absent: what is reported stands for itself
    Overlay* m_overlay;
    MessageStrip* m_message;
    NewIncidentForm* m_form;
    HintButton* m_create;
    HintButton* m_another;
    HintButton* m_resolve;
    HintButton* m_startOver;
    Pill* m_draftNote;
    QLabel* m_followUpNote;
    bool m_isBusy = false;
};

} // namespace homeport
