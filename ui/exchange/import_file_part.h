#pragma once

#include "core/base/deliver.h"
#include "core/exchange/import_job.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace homeport {

class Backend;
class HintButton;
class ImportColumns;
struct Session;

/// The file of an import: where it lies, how it is written, and what its columns are.
class ImportFilePart final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportFilePart(Backend& backend, QWidget* parent = nullptr);

    void focusPath();
    void choose();
    void open(const QString& path);
    /// Of the file as it is described here; nothing while none is open.
    std::optional<ImportRequest> request() const;
    /// None is started beside one that runs.
    void setRunning(bool isRunning);

signals:
    void opened();
    void startRequested(bool isRehearsal);
    void said(homeport::Tone tone, const QString& sentence);

private:
    /// What is known about a file before anything is asked.
    struct Opened
    {
        CsvSample sample;
        ImportMapping mapping;
        QStringList presets;
        QString zone; ///< the organization's
        bool isLog = false;
    };

    static Result<Opened> read(Session& session, const QString& path,
        const std::optional<CsvFormat>& format, const QString& preset);
    void setUpFields();
    void setUpLayout();
    void look();
    void showFile(const Opened& file);
    void savePreset();
    void showActs();

    Backend& m_backend;
    Latest m_latestLook;
    Opened m_opened;
    QLineEdit* m_path;
    HintButton* m_choose;
    QComboBox* m_preset;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QLineEdit* m_zone;
    ImportColumns* m_columns;
    HintButton* m_rehearse;
    HintButton* m_import;
    HintButton* m_savePreset;
    bool m_isRunning = false;
};

} // namespace homeport
