#pragma once

#include "core/ids.h"

#include <QWidget>

namespace homeport {

class Backend;
class EarlierImports;
class ImportFilePart;
class ImportRunPart;

/// Incidents from a file: choose it, say what its columns are, see what would happen, let it
/// happen, and take it back.
class ImportPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPage(Backend& backend, QWidget* parent = nullptr);

    void focusFile();
    void openFile(const QString& path);
    /// Reads the list of earlier imports again.
    void refresh();
    /// An import is under way that nobody has stopped.
    bool isWriting() const;
    /// An import is being taken back, and nobody has stopped it.
    bool isTakingBack() const;
    /// Ends either after the part at hand.
    void stop();

signals:
    void showRequested(homeport::RunId run);

private:
    void start(bool isRehearsal);

    ImportFilePart* m_file;
    ImportRunPart* m_run;
    EarlierImports* m_earlier;
};

} // namespace homeport
