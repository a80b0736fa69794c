#pragma once

#include "core/audit/audit_trail.h"
#include "core/base/deliver.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace homeport {

class AuditModel;
class Backend;
class ChoiceBox;
class EmptyState;
class HintButton;
class HistoryView;
class MessageStrip;

/// Who did what, over the whole desk: a list with filters, the chosen act in full beside it, and
/// the check that nobody rewrote it.
class AuditPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditPage(Backend& backend, QWidget* parent = nullptr);
    ~AuditPage() override;

    /// Reads the newest acts again.
    void refresh();
    void focusFilter();
    void focusList();
    void chooseExport();
    void exportTo(const QString& path);
    void verify();

signals:
    void openRequested(homeport::TicketId id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeAside();
    void setUpTable();
    void fetchPeople();
    bool may(const QString& permission) const;
    void filter();
    void clearFilter();
    void step(int rows);
    void openCurrent();
    void reportVisible();
    void showState();
    void showCurrent();

    Backend& m_backend;
    AuditModel* m_model;
    Latest m_latestPeople;
    QLabel* m_count;
    QLineEdit* m_text;
    ChoiceBox* m_person;
    QComboBox* m_record;
    QComboBox* m_kind;
    QComboBox* m_period;
    HintButton* m_export;
    HintButton* m_verify;
    MessageStrip* m_message;
    QTableView* m_table;
    EmptyState* m_empty;
    HistoryView* m_detail;
    QTimer m_typing;
};

} // namespace homeport
