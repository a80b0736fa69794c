#pragma once

#include <QKeySequence>
#include <QWidget>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace homeport {

class Actions;
class HintButton;

/// Every act of the window with its keys, and other keys for it; a key that is taken is told before
/// it changes hands. Lies in a card.
class KeySettings final : public QWidget
{
    Q_OBJECT

public:
    explicit KeySettings(Actions& actions, QWidget* parent = nullptr);

    /// Opens the card over the window.
    static void open(Actions& actions, QWidget* window);

signals:
    void leaveRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void follow();
    void offer();
    void judge();
    void set();
    void show(const QList<QKeySequence>& keys);
    void refresh(const QString& id);
    QAction* current() const;
    QAction* holder() const;

    Actions& m_actions;
    QLineEdit* m_filter;
    QTableWidget* m_table;
    QKeySequenceEdit* m_edit;
    QLabel* m_said;
    HintButton* m_set;
    HintButton* m_none;
    HintButton* m_usual;
};

} // namespace homeport
