#include "ui/tickets/ticket_files.h"

#include "core/base/deliver.h"
#include "core/base/file_name.h"
#include "ui/shell/backend.h"
#include "ui/shell/opened_files.h"
#include "ui/tickets/composer.h"
#include "ui/widgets/open_link.h"
#include "ui/words/words.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

TicketFiles::TicketFiles(Backend& backend, Composer& composer, TicketId ticket, QWidget* page)
    : QObject(page), m_backend(backend), m_composer(composer), m_ticket(ticket), m_page(page)
{
    connect(&composer, &Composer::attachRequested, this, &TicketFiles::choose);
    connect(&composer, &Composer::filesOffered, this,
        [this](const QStringList& paths) { take(paths); });
    connect(&composer, &Composer::pictureOffered, this,
        [this](const QImage& picture) { take(picture); });
    connect(&composer, &Composer::fileRemoved, this, &TicketFiles::discard);
}

void TicketFiles::choose()
{
    auto* dialog = new QFileDialog(m_page, tr("Attach files"));
    dialog->setObjectName(u"attachDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
        [this](const QStringList& paths) { take(paths); });
    connect(dialog, &QDialog::finished, this, [this] {
        m_page->window()->activateWindow();
        m_composer.write(m_composer.isInternal()); // what belongs to the files is written next
    });
    dialog->open();
}

void TicketFiles::take(const QStringList& paths)
{
    for (const auto& path : paths) {
        const auto staged =
            m_backend.run([actor = m_backend.actor(), ticket = m_ticket, path](Session& session) {
                return session.attachments.stage(actor, ticket, path);
            });
        deliver(staged, this, [this, path](const Result<StagedFile>& file) {
            if (file)
                m_composer.addFile(*file);
            else
                emit said(Tone::Critical,
                    tr("%1: %2", "a file, why it cannot be attached")
                        .arg(QFileInfo(path).fileName(), Words::of(file.error())));
        });
    }
}

void TicketFiles::take(const QImage& picture)
{
    if (picture.isNull())
        return;
    const auto name = tr("Picture %1.png", "a pasted picture, when")
                          .arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH.mm.ss"_s));
    // To encode a large picture takes longer than a frame.
    const auto staged = m_backend.run([actor = m_backend.actor(), ticket = m_ticket, picture, name](
                                          Session& session) -> Result<StagedFile> {
        QBuffer bytes;
        if (!bytes.open(QIODevice::ReadWrite) || !picture.save(&bytes, "PNG"))
            return Error{Error::Kind::Internal, u"picture"_s};
        bytes.seek(0);
        return session.attachments.stage(actor, ticket, name, bytes);
    });
    deliver(staged, this, [this](const Result<StagedFile>& file) {
        if (file)
            m_composer.addFile(*file);
        else
            emit said(Tone::Critical, Words::of(file.error()));
    });
}

void TicketFiles::discard(const StagedFile& file)
{
    const auto gone =
        m_backend.run([file](Session& session) { return session.attachments.discard(file); });
    deliver(gone, this, [](const Result<>&) {}); // else it is swept later
}

void TicketFiles::open(AttachmentId id)
{
    const auto folder = OpenedFiles::folder();
    if (folder.isEmpty()) {
        emit said(
            Tone::Critical, tr("There is no place for a copy to be opened. Save it instead."));
        return;
    }
    const auto opened = m_backend.study([actor = m_backend.actor(), id, folder](Session& session) {
        return session.attachments.open(actor, id, folder);
    });
    deliver(opened, this, [this](const Result<QString>& path) {
        if (!path)
            emit said(Tone::Critical, Words::of(path.error()));
        else if (!openCopy(*path))
            emit said(Tone::Critical,
                tr("No program on this computer opens files of that kind. Save it instead."));
    });
}

void TicketFiles::save(const AttachedFile& file)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    auto* dialog = new QFileDialog(m_page, tr("Save “%1”").arg(file.name));
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // which asks before it replaces a file
    dialog->setDirectory(folder);
    dialog->selectFile(safeFileName(file.name));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, id = file.id](const QString& path) { saveTo(id, path); });
    connect(dialog, &QDialog::finished, m_page->window(), &QWidget::activateWindow);
    dialog->open();
}

void TicketFiles::saveTo(AttachmentId id, const QString& path)
{
    const auto saved = m_backend.study([actor = m_backend.actor(), id, path](Session& session) {
        return session.attachments.save(actor, id, path, true);
    });
    deliver(saved, this, [this, path](const Result<>& done) {
        if (done)
            emit said(Tone::Good, tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
        else
            emit said(Tone::Critical, Words::of(done.error()));
    });
}

} // namespace homeport
