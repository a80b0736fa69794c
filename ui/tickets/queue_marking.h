#pragma once

#include <QObject>

class QMouseEvent;
class QTableView;

namespace homeport {

class Actions;
class QueueModel;

/// Moves through a list by key, and marks its tickets by key and by mouse: X, Shift+J and K,
/// Ctrl+A, Ctrl+click, Shift+click; Esc unmarks them all before it leaves the list.
class QueueMarking final : public QObject
{
    Q_OBJECT

public:
    /// Its acts become actions that work while the list has the focus; without `canMark` one only
    /// moves.
    QueueMarking(Actions& actions, QTableView* table, QueueModel* model, bool canMark);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addActions(Actions& actions, bool canMark);
    void move(int rows);
    void toggle();
    /// Marks the row and the next one, which becomes the current one.
    void extend(int rows);
    bool press(const QMouseEvent& event);

    QTableView* m_table;
    QueueModel* m_model;
};

} // namespace homeport
