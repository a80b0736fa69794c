#pragma once

#include "core/exchange/ticket_export.h"
#include "ui/theme/theme.h"

#include <QObject>

namespace homeport {

class Backend;

/// Asks for a file and writes the tickets of a view into it: those of the kind that it lists, of a
/// view with several kinds its incidents.
class ViewExport final : public QObject
{
    Q_OBJECT

public:
    explicit ViewExport(Backend& backend, QWidget* parent);

    /// `name`: what the view is called; empty: all incidents that may be read.
    void start(const QueueView& view, const QString& name);
    void writeTo(const QString& path, const QueueView& view, const QString& name);

signals:
    void said(homeport::Tone tone, const QString& sentence);

private:
    void finish(
        const std::shared_ptr<WrittenExport>& written, const QueueView& view, const QString& name);

    Backend& m_backend;
    QWidget* m_window;
};

} // namespace homeport
