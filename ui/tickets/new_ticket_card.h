#pragma once

#include "core/desk/desk.h"
#include "ui/theme/theme.h"
#include "ui/tickets/form_files.h"

#include <QWidget>

#include <functional>
#include <memory>

class QHBoxLayout;
class QLabel;

namespace homeport {

class Backend;
class Draft;
class DraftStore;
class HintButton;
class MessageStrip;
class Overlay;
class Pill;
class TicketFields;

/// The form of a new ticket as a card over the window. What is written is kept as a draft; what it
/// makes is made once, however often it is confirmed.
class NewTicketCard : public QWidget
{
    Q_OBJECT

public:
    struct Made
    {
        TicketId id;
        QString number;
        EntryRef entry;
        QList<RefusedFile> refused = {}; ///< it was made all the same
    };

protected:
    using Creation = std::function<Result<Made>(Session&, CommandId)>;

    /// Takes the fields over; `button` is what the one that confirms says.
    NewTicketCard(Backend& backend, DraftStore& drafts, TicketFields* fields,
        const QString& heading, const QString& button, QWidget* window);

    /// What the creation of a service answered, as the card needs it.
    template <typename T>
    static Result<Made> madeOf(Session& session, const Result<T>& created)
    {
        if (!created)
            return created.error();
        const auto& ticket = created->ticket;
        return Made{ticket.id, ticket.number, session.replica->lastWritten()};
    }

    Backend& backend() const { return m_backend; }
    /// Beside the heading: where what stands in the fields comes from.
    void setSource(const QString& sentence, const QString& objectName);
    /// Beside the fields, where the window is wide enough for both; of a fixed width. Elsewhere
    /// `line`, in the head, stands for it, and it lies over the fields while it is open.
    void setAside(QWidget* aside, QWidget* line);
    bool isAsideBeside() const { return m_isBeside; }
    /// Over the fields; nothing happens where it is beside them.
    void openAside();
    void closeAside();
    /// Another way to confirm, before the usual one.
    void addButton(HintButton* button);
    void say(Tone tone, const QString& sentence);
    /// With the one thing there is to do about it.
    void say(Tone tone, const QString& sentence, const QString& action,
        const std::function<void()>& act);

    /// Where what is written is kept from now on.
    void keepUnder(const QString& key);
    /// Puts what the fields begin with into them, now and whenever they start over.
    void begin(const std::function<void()>& offer);
    /// Shows the card, and goes on with what was written last time where that is wanted.
    void open(bool goesOn);

    /// Something that neither the program nor an offer put there.
    virtual bool isWritten() const = 0;
    virtual void confirm(bool isAnotherWanted) = 0;
    /// Complete, and nothing is on its way.
    bool isReady();
    void send(const Creation& creation, const std::function<void(const Made&)>& then);
    void startOver();
    /// Closes the card and deletes it.
    void finish();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

signals:
    /// The window has become wide enough for what is beside the fields, or too narrow.
    void asideMoved();

private:
    void fitAside();
    void placeAside();
    QWidget* makeHead(const QString& heading);
    QWidget* makeFoot();
    void goOn();
    void keepDraft();
    void take(const Result<Made>& made, const std::function<void(const Made&)>& then);
    void setBusy(bool isBusy);

    Backend& m_backend;
    DraftStore& m_drafts;
    CommandId m_command; ///< of this form, however often it is confirmed
    std::shared_ptr<Draft> m_draft;
    std::function<void()> m_act; ///< what the message offers
    std::function<void()> m_offer; ///< null: the fields begin empty
    TicketFields* m_fields;
    Overlay* m_overlay;
    MessageStrip* m_message;
    QLabel* m_source;
    QHBoxLayout* m_head = nullptr;
    QHBoxLayout* m_body;
    QWidget* m_aside = nullptr; ///< null: there are only the fields
    QWidget* m_asideLine = nullptr;
    bool m_isBeside = false;
    bool m_isOver = false; ///< the fields, where there is no room beside them
    Pill* m_draftNote;
    HintButton* m_startOver;
    QHBoxLayout* m_foot = nullptr;
    QList<HintButton*> m_buttons; ///< that confirm, the usual one last
    bool m_isBusy = false;
};

} // namespace homeport
