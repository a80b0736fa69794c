#pragma once

#include "ui/shell/new_command.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace homeport {

class HintButton;

/// Where replies and internal notes are written. Its colour and its button say who will read it.
class Composer final : public QFrame
{
    Q_OBJECT

public:
    explicit Composer(QWidget* parent = nullptr);

    void write(bool isInternal);
    bool isInternal() const { return m_isInternal; }
    void setRequester(const QString& name);
    void setReplyPossible(bool isPossible);
    void setBusy(bool isBusy);
    void clear();
    QString text() const;
    /// What was begun earlier; what stands in the field already is more recent and stays.
    void restore(const QString& text, bool isInternal);
    /// A word on where the text is kept; goes with the next key.
    void setDraftNote(const QString& note);

signals:
    /// What stands in the field, or who will read it, is another.
    void draftChanged();
    /// Sent again, the same text is the same command.
    void sendRequested(const QString& text, bool isInternal, const homeport::CommandId& command);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(bool isInternal);
    void send();

    QPushButton* m_reply;
    QPushButton* m_note;
    QPlainTextEdit* m_text;
    HintButton* m_send;
    QLabel* m_draft;
    QString m_requester;
    bool m_isInternal = false;
    bool m_isBusy = false;
    SentCommand m_sent;
};

} // namespace homeport
