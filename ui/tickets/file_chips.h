#pragma once

#include "core/tickets/attachments.h"

#include <QPushButton>
#include <QWidget>

namespace homeport {

class FlowLayout;

/// A file as a button: name and size.
class FileChip final : public QPushButton
{
    Q_OBJECT

public:
    FileChip(const QString& name, qint64 size, QWidget* parent = nullptr);

signals:
    /// Delete or Backspace was pressed on it.
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// Attached files side by side: Enter opens, the menu key offers the rest.
class FileChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FileChips(const QList<AttachedFile>& files, QWidget* parent = nullptr);

    /// The file whose chip has the focus; null: none of these.
    AttachmentId focused() const;

signals:
    void openRequested(homeport::AttachmentId id);
    void saveRequested(homeport::AttachmentId id);
    void removeRequested(homeport::AttachmentId id);

private:
    void showMenu(AttachmentId id, const QPoint& at);

    QList<std::pair<AttachmentId, FileChip*>> m_chips;
};

} // namespace homeport
