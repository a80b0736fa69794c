#pragma once

#include "core/desk/desk.h"
#include "ui/shell/bulk_runner.h"

#include <QList>
#include <QObject>

namespace homeport {

class Backend;

/// What the signed-in person did in this window and can take back, the newest first, and what they
/// took back and can do again. It goes with the window, and with the sign-in at the latest.
class UndoStack final : public QObject
{
    Q_OBJECT

public:
    struct Deed
    {
        QString text; ///< "resolved INC-004711"
        EntryRef entry = {}; ///< what taking it back, or doing it again, undoes
        RunId run = {}; ///< instead, where it was done to many tickets at once
    };

    explicit UndoStack(Backend& backend, QObject* parent = nullptr);

    /// A new act: what was taken back before it cannot be done again. Without an entry the act
    /// changed nothing and there is nothing to take back.
    void remember(const Deed& deed);
    void undo();
    void redo();
    /// What was done to many tickets is being taken back, or done again, and nobody has stopped it.
    bool isTurningMany() const { return m_runner.isWriting(); }
    /// Ends that after the batch at hand; what is left of it is the next one again.
    void stop();
    /// Null where there is none.
    const Deed* nextUndo() const { return m_done.isEmpty() ? nullptr : &m_done.last(); }
    const Deed* nextRedo() const { return m_undone.isEmpty() ? nullptr : &m_undone.last(); }

signals:
    /// The next ones are others now.
    void moved();
    void undone(const QString& deed);
    void redone(const QString& deed);
    void refused(const QString& deed, const homeport::Error& error);
    /// Of many tickets some stay as they are, or it was stopped before all of them.
    void partlyTurned(const QString& deed, const homeport::BulkOutcome& outcome, bool wasStopped);
    /// What was taken back or done again is an edit of what the clocks of open tickets follow from.
    void clocksMoved();
    /// Of many tickets; over once `done` is `total`.
    void progressed(const QString& deed, int done, int total, qint64 secondsLeft);

private:
    /// Undoes the entry of the newest deed of `from`; it goes to `to` with the undo's own entry.
    void turn(QList<Deed>& from, QList<Deed>& to, void (UndoStack::*turned)(const QString&));
    void runEnded(const BulkEnd& end);
    void finishRun(const BulkEnd& end);
    void refuse(const Error& error);
    /// What was done meanwhile stays the newest, and nothing before it can be done again.
    void keep(QList<Deed>& list, qsizetype at, const Deed& deed);
    /// Goes on with the keys that were pressed meanwhile.
    void goOn();

    Backend& m_backend;
    BulkRunner m_runner;
    struct
    {
        Deed deed;
        QList<Deed>* from = nullptr;
        QList<Deed>* to = nullptr;
        void (UndoStack::*turned)(const QString&) = nullptr;
        qsizetype fromAt = 0; ///< where the deed stood
        qsizetype toAt = 0; ///< where what undoes it will
        int acts = 0; ///< m_acts as it began
    } m_turn; ///< while it is under way
    QList<Deed> m_done;
    QList<Deed> m_undone;
    int m_acts = 0; ///< that were remembered
    int m_waiting = 0; ///< key presses that came before the answer: above 0 undo, below redo
    bool m_isTurning = false;
};

/// Runs a job that writes and answers the entry it wrote; null where it changed nothing.
template <typename Job>
Result<EntryRef> entryOf(Session& session, const Job& job)
{
    const auto before = session.replica->lastWritten();
    const auto done = job();
    if (!done)
        return done.error();
    const auto after = session.replica->lastWritten();
    return after == before ? EntryRef() : after;
}

} // namespace homeport
