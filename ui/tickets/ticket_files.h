#pragma once

#include "core/tickets/attachments.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QObject>

namespace homeport {

class Backend;
class Composer;

/// Files on their way into a ticket and out of it.
class TicketFiles final : public QObject
{
    Q_OBJECT

public:
    TicketFiles(Backend& backend, Composer& composer, TicketId ticket, QWidget* page);

    /// Asks which files; they wait in the composer until the message is sent.
    void choose();
    void take(const QStringList& paths);
    void take(const QImage& picture);
    void open(AttachmentId id);
    void save(const AttachedFile& file);

signals:
    void said(homeport::Tone tone, const QString& sentence);

private:
    void discard(const StagedFile& file);
    void saveTo(AttachmentId id, const QString& path);

    Backend& m_backend;
    Composer& m_composer;
    TicketId m_ticket;
    QWidget* m_page;
};

} // namespace homeport
