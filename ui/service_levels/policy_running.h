#pragma once

#include "core/service_levels/policy_form.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace homeport {

/// How the clocks of a policy run: when they start and stand still, and what becomes of them when
/// the ticket changes.
class PolicyRunning final : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyRunning(QWidget* parent = nullptr);

    void set(const record::SlaPolicy& policy);
    /// Writes what is chosen into the policy.
    void take(record::SlaPolicy& policy) const;

signals:
    void edited();

private:
    QWidget* makePauses();

    QComboBox* m_start;
    QComboBox* m_retarget;
    QComboBox* m_reopen;
    QSpinBox* m_precedence;
    QCheckBox* m_approval = nullptr; ///< the last of the pauses
    QList<QCheckBox*> m_pauses; ///< in the order of TicketHoldReason
};

} // namespace homeport
