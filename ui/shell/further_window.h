#pragma once

#include <QWidget>

namespace homeport {

class Workspace;

/// One more window on the desk of whoever is signed in; MainWindow makes it, locks it and ends it.
class FurtherWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the workspace over.
    explicit FurtherWindow(Workspace* workspace);

protected:
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent* event) override;

private:
    Workspace* m_workspace;
};

} // namespace homeport
