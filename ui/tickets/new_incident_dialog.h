#pragma once

#include "ui/tickets/new_ticket_card.h"

#include <QPointer>

#include <optional>

namespace homeport {

class NewIncidentForm;
class SuggestionPanel;
class SuggestionSeeker;

/// The form of a new incident, as a card over the window.
class NewIncidentDialog final : public NewTicketCard
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
    /// It is known already; what was written is kept as a draft.
    void knownChosen(homeport::TicketId id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool isWritten() const override;
    void confirm(bool isAnotherWanted) override;

private:
    void fetchLists();
    void setUpSuggestions();
    void setUpCaller();
    void goToKnown(TicketId id);
    void seek();
    void showSuggestionsLine();
    void goToSuggestions();
    void leaveSuggestions();
    void create(After after);
    void take(const Made& made, After after);
    void tellRefused(const Made& made);

    NewIncidentForm* m_form;
    SuggestionPanel* m_suggestions;
    SuggestionSeeker* m_seeker;
    HintButton* m_suggestionsLine; ///< where there is no room for them beside the form
    QPointer<QWidget> m_beforeSuggestions; ///< had the keys
    std::optional<FollowUp> m_followUp; ///< absent: what is reported stands for itself
    HintButton* m_another;
};

} // namespace homeport
