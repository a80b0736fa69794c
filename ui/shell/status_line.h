#pragma once

#include <QFrame>

#include <optional>

class QAction;
class QLabel;

namespace homeport {

class HintButton;
struct Address;
struct HeldBack;

/// The line at the foot: which desk, how much is open, how quick it is, what waits, what Undo would
/// take back.
class StatusLine final : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(const Address& desk, QWidget* parent = nullptr);

    /// Whether the desk answers; a mark and, where it does not, words.
    void setReachable(bool isReachable);

    void setOpen(qint64 tickets);
    void setLatency(qint64 milliseconds);
    void setHeldBack(const HeldBack& held);
    /// The button of Undo triggers it and shows its key. Once.
    void setUndoAction(QAction* undo);
    /// Empty: nothing can be undone.
    void setUndo(const QString& deed);
    /// What Undo or its reverse has just done; empty: nothing is to be said.
    void say(const QString& sentence);

private:
    QLabel* m_mark;
    QLabel* m_desk;
    QString m_name;
    std::optional<bool> m_isReachable;
    QLabel* m_open;
    QLabel* m_latency;
    QLabel* m_held;
    QLabel* m_said;
    HintButton* m_undo;
};

} // namespace homeport
