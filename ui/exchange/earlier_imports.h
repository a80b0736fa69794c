#pragma once

#include "core/base/deliver.h"
#include "core/ids.h"

#include <QWidget>

class QTableWidget;

namespace homeport {

class Backend;
struct Error;
class HintButton;

/// The newest imports of the desk, each with the way back.
class EarlierImports final : public QWidget
{
    Q_OBJECT

public:
    explicit EarlierImports(Backend& backend, QWidget* parent = nullptr);

    void refresh();

signals:
    void undoRequested(homeport::RunId run);
    void failed(const homeport::Error& error);

private:
    void offerUndo();

    Backend& m_backend;
    Latest m_latest;
    QTableWidget* m_table;
    HintButton* m_undo;
};

} // namespace homeport
