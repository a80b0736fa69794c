#pragma once

#include "ui/tickets/ticket_acts.h"

#include <QFrame>

class QLabel;
class QVariantAnimation;

namespace homeport {

class Actions;
class HintButton;
class Meter;

/// Slides in under a list while tickets are marked: what can be done to all of them, what would
/// become of it, how far it is, and afterwards what became of it.
class BulkBar final : public QFrame
{
    Q_OBJECT

public:
    /// The keys on its buttons are those of the actions.
    explicit BulkBar(const Actions& actions, QWidget* parent = nullptr);

    /// So many are marked, and this of it may be done, also with fields of theirs; without that
    /// nothing but tagging and unmarking them.
    void offer(const QString& tickets, const QList<TicketAct>& acts, bool hasFields);
    /// Before it is done. Without a `confirm` there is nothing to do.
    void propose(const QString& sentence, const QString& confirm, bool hasRefusals);
    /// Seconds left are below zero while nobody knows. Cancel is offered, and has the focus from
    /// the first moment where the work was begun here.
    void work(const QString& what, int done, int total, qint64 secondsLeft, bool takesFocus);
    /// Afterwards.
    void tell(const QString& sentence, bool isUndoable, bool hasRefusals);
    void slideOut();
    bool isOut() const { return m_isOut; }
    QString sentence() const;

signals:
    void actRequested(homeport::TicketAct act);
    void fieldsRequested();
    void tagsRequested();
    void clearRequested();
    void confirmed();
    /// Back from what was proposed to the choice, or away from what was told.
    void leaveRequested();
    void cancelRequested();
    void undoRequested();
    void refusalsRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void showMenu();
    void slideIn();
    /// Shows these of its parts only.
    void showParts(const QList<QWidget*>& parts);
    HintButton* actButton(TicketAct act);
    /// As the action of that name says it.
    HintButton* actionButton(const QString& id);
    HintButton* button(const QString& name, const QString& text, const QString& keys = {});

    const Actions& m_actions;
    QLabel* m_count;
    QLabel* m_sentence;
    Meter* m_meter;
    QList<std::pair<TicketAct, QWidget*>> m_acts;
    QList<TicketAct> m_rarer; ///< that may be done
    bool m_hasFields = false;
    HintButton* m_tag;
    HintButton* m_more;
    HintButton* m_delete;
    HintButton* m_clear;
    HintButton* m_confirm;
    HintButton* m_leave;
    HintButton* m_cancel;
    HintButton* m_undo;
    HintButton* m_refusals;
    QVariantAnimation* m_slide;
    bool m_isOut = true;
};

} // namespace homeport
