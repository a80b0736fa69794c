#pragma once

#include "core/access/session_book.h"
#include "core/base/deliver.h"

#include <QFrame>

class QTableView;

namespace homeport {

class Backend;
class HintButton;
class LineModel;
class MessageStrip;

/// Where one is signed in, and the end of it (SEC-16).
class SessionsCard final : public QFrame
{
    Q_OBJECT

public:
    explicit SessionsCard(Backend& backend, QWidget* parent = nullptr);

    void refresh();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showSessions(const QList<SessionLine>& sessions);
    void endChosen();
    void endOthers();
    void finish(const Result<>& ended, const QString& sentence);
    void showButtons();

    Backend& m_backend;
    Latest m_latest;
    LineModel* m_model;
    QTableView* m_table;
    MessageStrip* m_message;
    HintButton* m_end;
    HintButton* m_endOthers;
};

} // namespace homeport
