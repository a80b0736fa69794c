#include "ui/tickets/form_files.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/tickets/composer_text.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/visibility.h"

#include <QBuffer>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Result<StagedFile> staged(
    Session& session, const Actor& actor, TicketId ticket, const WaitingFile& file)
{
    if (!file.path.isEmpty())
        return session.attachments.stage(actor, ticket, file.path);
    QBuffer bytes;
    if (!bytes.open(QIODevice::ReadWrite) || !file.picture.save(&bytes, "PNG"))
        return Error{Error::Kind::Internal, u"picture"_s};
    bytes.seek(0);
    return session.attachments.stage(actor, ticket, file.name, bytes);
}

} // namespace

bool DetailsText::canInsertFromMimeData(const QMimeData* offered) const
{
    return !ComposerText::filesIn(*offered).isEmpty() || offered->hasImage()
        || QPlainTextEdit::canInsertFromMimeData(offered);
}

void DetailsText::insertFromMimeData(const QMimeData* offered)
{
    // Who copies cells or words means the words, whatever picture of them comes along.
    if (const auto paths = ComposerText::filesIn(*offered); !paths.isEmpty())
        emit filesOffered(paths);
    else if (offered->hasImage() && !offered->hasText())
        emit pictureOffered(qvariant_cast<QImage>(offered->imageData()));
    else
        QPlainTextEdit::insertFromMimeData(offered);
}

FormFiles::FormFiles(QWidget* parent) : QWidget(parent), m_chips(new QWidget), m_note(new QLabel)
{
    auto* choose = new QPushButton(tr("Attach"));
    choose->setObjectName(u"attach"_s);
    choose->setIcon(icon(u"attach"_s));
    choose->setToolTip(tr("Attach files; they can also be dropped or pasted into the details"));
    choose->setAutoDefault(false);
    setStyleClass(choose, u"quiet"_s);
    m_chips->setObjectName(u"waitingFiles"_s);
    (new FlowLayout(m_chips))->setContentsMargins(0, 0, 0, 0);
    m_note->setText(tr("Drafts do not keep files."));
    setStyleClass(m_note, u"small muted"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(choose);
    layout->addWidget(m_chips, 1);
    layout->addWidget(m_note);
    layout->addStretch();
    connect(choose, &QPushButton::clicked, this, &FormFiles::choose);
    showFiles();
}

void FormFiles::choose()
{
    auto* dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setObjectName(u"attachDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
        [this](const QStringList& paths) { take(paths); });
    connect(dialog, &QDialog::finished, this, [this] { window()->activateWindow(); });
    dialog->open();
}

void FormFiles::take(const QStringList& paths)
{
    for (const auto& path : paths)
        m_files.append({path.section(u'/', -1), path, {}});
    showFiles();
}

void FormFiles::take(const QImage& picture)
{
    if (picture.isNull())
        return;
    const auto now = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH.mm.ss"_s);
    m_files.append({tr("Picture %1.png", "a pasted picture, when").arg(now), {}, picture});
    showFiles();
}

void FormFiles::clear()
{
    m_files.clear();
    showFiles();
}

void FormFiles::showFiles()
{
    auto* row = m_chips->layout();
    while (auto* old = row->takeAt(0)) {
        old->widget()->deleteLater(); // its own click may be what removes it
        old->widget()->hide();
        delete old;
    }
    for (qsizetype at = 0; at < m_files.size(); ++at) {
        const auto& name = m_files[at].name;
        auto* chip = new QPushButton(u"%1  ×"_s.arg(withoutMnemonic(name)));
        chip->setObjectName(u"waitingFile"_s);
        chip->setAccessibleName(name);
        chip->setToolTip(tr("Take it out again"));
        chip->setAutoDefault(false);
        setStyleClass(chip, u"chip"_s);
        row->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, at] {
            m_files.removeAt(at);
            showFiles();
        });
    }
    setShown(m_chips, !m_files.isEmpty());
    setShown(m_note, !m_files.isEmpty());
}

QList<RefusedFile> FormFiles::attach(
    Session& session, const Actor& actor, TicketId ticket, const QList<WaitingFile>& files)
{
    QList<RefusedFile> refused;
    if (files.isEmpty())
        return refused;
    if (const auto there = session.attachments.list(actor, ticket); there && !there->isEmpty())
        return refused;
    QList<StagedFile> accepted;
    QStringList names;
    for (const auto& file : files) {
        auto taken = staged(session, actor, ticket, file);
        if (!taken) {
            refused.append({file.name, taken.error()});
            continue;
        }
        accepted.append(std::move(*taken));
        names += file.name;
    }
    if (accepted.isEmpty())
        return refused;
    const auto done =
        session.attachments.attach(actor, ticket, accepted, AttachmentVisibility::Public);
    if (done)
        return refused;
    for (const auto& name : names)
        refused.append({name, done.error()});
    for (const auto& file : accepted)
        (void)session.attachments.discard(file); // else it is swept later
    return refused;
}

} // namespace homeport
