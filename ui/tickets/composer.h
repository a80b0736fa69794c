#pragma once

#include "core/ids.h"
#include "core/tickets/attachments.h"
#include "core/tickets/mentions.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/ticket_acts.h"

#include <QFrame>
#include <QHash>
#include <QImage>
#include <QJsonObject>

#include <optional>

#include "record/text_module.h"

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace homeport {

class ComposerText;
class FlowLayout;
class HintButton;

/// Where replies and internal notes are written. Its colour and its button say who will read it. It
/// grows with its text up to a share of what it stands in.
class Composer final : public QFrame
{
    Q_OBJECT

public:
    explicit Composer(QWidget* parent = nullptr);

    void write(bool isInternal);
    bool isInternal() const { return m_isInternal; }
    void setRequester(const QString& name);
    void setReplyPossible(bool isPossible);
    /// Otherwise the choice is not there, and nothing begun as a note becomes a reply.
    void setNotePossible(bool isPossible);
    /// Otherwise it can be written in all the same.
    void setSendPossible(bool isPossible);
    /// How many open parts a reply goes to as well where that is wanted (PC-4); none: that is not
    /// offered.
    void setParts(int open);
    /// Which of them can follow what is sent.
    void offerNext(bool isHold, bool isResolve);
    /// Sends, and asks for that act then; false: it is not offered, or there is nothing to send.
    bool sendAnd(TicketAct act);
    /// What was asked for to follow what was sent last; once.
    std::optional<TicketAct> takeNext();
    /// The reply is for those, too.
    bool isForParts() const;
    void setBusy(bool isBusy);
    void clear();
    QString text() const;
    /// All that is in it, to be gone on with later; empty where that is nothing.
    QJsonObject draft() const;
    /// What was begun earlier; false where something stands in the field already, which is more
    /// recent and stays.
    bool restore(const QJsonObject& draft);
    /// Goes with what is sent next.
    void addFile(const StagedFile& file);
    const QList<StagedFile>& files() const { return m_files; }
    bool isEmpty() const { return m_files.isEmpty() && text().trimmed().isEmpty(); }
    /// Whom an "@" offers.
    void setPeople(const QList<Mentionable>& people);
    /// What "::" offers.
    void setModules(const QList<record::TextModule>& modules);
    void outdateModules();
    /// What they say of this ticket.
    void setPlaceholders(const QHash<QString, QString>& values);
    /// Offers the text modules at the cursor.
    void insertModule();
    /// Puts the sign around what is marked, or takes it away.
    void surround(const QString& sign);
    /// A word on where the text is kept; goes with the next key.
    void setDraftNote(const QString& note);
    /// Puts the words as a quote where the cursor is, to be answered below.
    void quote(const QString& words);

signals:
    /// What stands in the field, or who will read it, is another.
    void draftChanged();
    /// Sent again, the same text with the same files is the same command. Without text it is the
    /// files alone.
    void sendRequested(const QString& text, bool isInternal, const homeport::CommandId& command);
    void attachRequested();
    void peopleWanted();
    void modulesWanted();
    void filesOffered(const QStringList& paths);
    void pictureOffered(const QImage& picture);
    void fileRemoved(const homeport::StagedFile& file); ///< taken out again before it was sent

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void choose(bool isInternal);
    void showAudience();
    void send(const std::optional<TicketAct>& then = {});
    void makeSendMenu();
    void showFiles();
    void removeFile(const QString& key);

    QPushButton* m_reply;
    QPushButton* m_note;
    HintButton* m_snippets;
    ComposerText* m_text;
    QWidget* m_fileRow;
    QPushButton* m_attach;
    QCheckBox* m_forParts;
    QLabel* m_partsNote;
    HintButton* m_send;
    QToolButton* m_sendAnd;
    QAction* m_sendHold = nullptr;
    QAction* m_sendResolve = nullptr;
    QLabel* m_draft;
    QString m_requester;
    QList<StagedFile> m_files;
    int m_openParts = 0;
    bool m_isInternal = false;
    bool m_isBusy = false;
    bool m_isSendPossible = true;
    SentCommand m_sent;
    std::optional<TicketAct> m_then; ///< follows what is sent
};

} // namespace homeport
