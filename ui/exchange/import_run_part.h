#pragma once

#include "core/exchange/import_job.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace homeport {

class Backend;
class HintButton;
class ImportJobRunner;
class ImportUndoRunner;
class MessageStrip;
class Meter;

/// What an import does: how far it is, what becomes of each row, and the way back.
class ImportRunPart final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportRunPart(Backend& backend, QWidget* parent = nullptr);

    bool isRunning() const;
    /// Incidents are being written, and nobody has stopped it.
    bool isWriting() const;
    /// An import is being taken back, and nobody has stopped it.
    bool isTakingBack() const;
    void stop();
    void start(ImportRequest request, bool isRehearsal);
    /// Takes a whole import back, or what is left of it.
    void undo(RunId run);
    void say(Tone tone, const QString& sentence);
    void dismiss();

signals:
    void runningChanged(bool isRunning);
    /// One has ended, or was taken back.
    void ended();
    void showRequested(homeport::RunId run);

private:
    void setUpParts();
    void setUpLayout();
    void connectParts();
    void showOutcome(const ImportOutcome& outcome, bool isRehearsal, bool wasCancelled);
    void showFailure(const Error& error, const ImportOutcome& kept, bool isRehearsal);
    void showRows(const ImportOutcome& outcome);
    void showUndoProgress(qint64 done, qint64 total, qint64 secondsLeft);
    void showUndone(const ImportUndo& undone, bool wasCancelled);
    void showUndoFailure(const Error& error, const ImportUndo& undone);
    void endUndo();
    static QString timeLeft(qint64 seconds);
    /// The run that was shown, where it can be taken back; null else.
    RunId wayBack() const { return m_hasRun ? m_outcome.run : RunId(); }
    /// Offers to take the run back, unless it is null.
    void tell(Tone tone, const QString& sentence, RunId undoable);
    void setRunning(bool isRunning);

    Backend& m_backend;
    ImportJobRunner* m_runner;
    ImportUndoRunner* m_undoing;
    ImportOutcome m_outcome;
    RunId m_offered; ///< to be taken back
    QTableWidget* m_rows;
    HintButton* m_cancel;
    HintButton* m_saveRejects;
    HintButton* m_show;
    Meter* m_meter;
    QLabel* m_left;
    MessageStrip* m_message;
    bool m_hasRun = false;
};

} // namespace homeport
