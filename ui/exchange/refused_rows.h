#pragma once

#include "core/exchange/import_run.h"
#include "ui/theme/theme.h"

#include <QObject>

class QWidget;

namespace homeport {

class Backend;

/// Asks for a file and writes the rows into it that an import refused.
class RefusedRows final : public QObject
{
    Q_OBJECT

public:
    explicit RefusedRows(Backend& backend, QWidget* parent);

    void save(const ImportOutcome& outcome);

signals:
    void said(homeport::Tone tone, const QString& sentence);

private:
    void writeTo(const QString& path, const ImportOutcome& outcome);

    Backend& m_backend;
    QWidget* m_window;
};

} // namespace homeport
