#pragma once

#include "core/ids.h"
#include "ui/widgets/hint_button.h"

#include <QWidget>

#include <functional>
#include <memory>

class QVBoxLayout;

namespace homeport {

class Draft;
class FormDraft;
class FormRow;
class MessageStrip;
class Overlay;
class Pill;

/// A card over the window that asks what an act needs. Enter, or Ctrl+Enter in longer texts,
/// confirms; Esc leaves.
class ActForm final : public QWidget
{
    Q_OBJECT

public:
    ActForm(const QString& title, const QString& confirm, HintButton::Look look, QWidget* window);

    /// The command this card is, however often it is confirmed (architecture.md section 3).
    CommandId command() const { return m_command; }
    /// What was confirmed before is done; confirmed once more, the card is another command.
    void startAnew();
    /// Whoever does what was entered holds it, and forgets it when it is done; null: none is kept.
    const std::shared_ptr<Draft>& draft() const { return m_draft; }
    FormRow* addRow(const QString& label, QWidget* field);
    /// What is entered in it is kept there from its opening on, and what is kept comes back; see
    /// FormDraft. Before it is opened. No subject: it is only ever about one thing.
    void keepIn(const std::shared_ptr<Draft>& draft, const QString& subject);
    /// As FormDraft::offer(): what comes once the card is open and nobody has entered.
    void offer(const std::function<void()>& preset);
    void open(QWidget* firstFocus = nullptr);
    void fail(const QString& sentence);
    /// What was entered does not do yet, as its row says: back to that field.
    void resume(QWidget* field);
    /// Closes the card and deletes it.
    void finish();

signals:
    void submitted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void submit();
    void goOn();

    CommandId m_command;
    Overlay* m_overlay;
    QVBoxLayout* m_rows;
    QList<QWidget*> m_fields;
    std::shared_ptr<Draft> m_draft; ///< null: nothing is kept
    FormDraft* m_entries = nullptr; ///< what is kept, once the card is open
    QString m_subject; ///< which it is about
    Pill* m_draftNote;
    HintButton* m_startOver;
    MessageStrip* m_message;
    HintButton* m_confirm;
};

} // namespace homeport
