#pragma once

#include "core/desk/desk.h"

#include <QImage>
#include <QPlainTextEdit>
#include <QWidget>

class QLabel;

namespace homeport {

/// A field for plain text that takes files and pictures besides, dropped on it or pasted.
class DetailsText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

signals:
    void filesOffered(const QStringList& paths);
    void pictureOffered(const QImage& picture);

protected:
    bool canInsertFromMimeData(const QMimeData* data) const override;
    void insertFromMimeData(const QMimeData* data) override;
};

/// A file that waits for its ticket: there on the disk, or a picture from the clipboard.
struct WaitingFile
{
    QString name;
    QString path; ///< empty: it is the picture
    QImage picture;
};

/// A file that its ticket did not get.
struct RefusedFile
{
    QString name;
    Error error;
};

/// The files of a form that has no ticket yet. They are read once there is one, so that nothing
/// lies in the desk that no ticket has.
class FormFiles final : public QWidget
{
    Q_OBJECT

public:
    explicit FormFiles(QWidget* parent = nullptr);

    /// Asks which files.
    void choose();
    void take(const QStringList& paths);
    void take(const QImage& picture);
    void clear();
    const QList<WaitingFile>& files() const { return m_files; }

    /// Attaches them to the ticket that was made, in one act for all the desk accepts; a ticket
    /// that has some already was made by an earlier try and gets none twice. Answers the others.
    /// On the thread of the session.
    static QList<RefusedFile> attach(
        Session& session, const Actor& actor, TicketId ticket, const QList<WaitingFile>& files);

private:
    void showFiles();

    QList<WaitingFile> m_files;
    QWidget* m_chips;
    QLabel* m_note;
};

} // namespace homeport
