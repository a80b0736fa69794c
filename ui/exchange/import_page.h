#pragma once

#include "core/base/deliver.h"
#include "core/exchange/import_job.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace homeport {

class Backend;
class EarlierImports;
class HintButton;
class ImportColumns;
class ImportJobRunner;
class MessageStrip;
class Meter;

/// Incidents from a file: choose it, say what its columns are, see what would happen, let it
/// happen, and take it back.
class ImportPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPage(Backend& backend, QWidget* parent = nullptr);

    void focusFile();
    void chooseFile();
    void openFile(const QString& path);
    void rehearse() { start(true); }
    /// Reads the list of earlier imports again.
    void refresh();

signals:
    void showRequested(homeport::RunId run);

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

    QWidget* makeFilePart();
    QWidget* makeRunPart();
    void look();
    void showFile(const Opened& opened);
    void start(bool isRehearsal);
    void showOutcome(const ImportOutcome& outcome, bool isRehearsal, bool wasCancelled);
    void showFailure(const Error& error, const ImportOutcome& kept, bool isRehearsal);
    void showRows(const ImportOutcome& outcome);
    /// The way back, where there is one.
    QString undoText() const;
    void savePreset();
    void undo(RunId run);
    void setRunning(bool isRunning);

    Backend& m_backend;
    ImportJobRunner* m_runner;
    Latest m_latestLook;
    Opened m_opened;
    ImportOutcome m_outcome;
    QLineEdit* m_path;
    QComboBox* m_preset;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QLineEdit* m_zone;
    ImportColumns* m_columns;
    QTableWidget* m_rows;
    EarlierImports* m_earlier;
    HintButton* m_rehearse;
    HintButton* m_import;
    HintButton* m_cancel;
    HintButton* m_saveRejects;
    HintButton* m_show;
    HintButton* m_savePreset;
    Meter* m_meter;
    QLabel* m_left;
    MessageStrip* m_message;
    bool m_hasRun = false;
};

} // namespace homeport
