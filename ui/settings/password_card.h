#pragma once

#include "core/access/password.h"
#include "core/base/deliver.h"
#include "ui/settings/settings_part.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace homeport {

class HintButton;
class MessageStrip;
class Meter;

/// Where one changes one's own password.
class PasswordCard final : public QFrame
{
    Q_OBJECT

public:
    explicit PasswordCard(Backend& backend, QWidget* parent = nullptr);

    /// Reads again what a password has to be; what is typed stays.
    void refresh();

signals:
    void changed();

private:
    void change();
    void showStrength();

    Backend& m_backend;
    Latest m_latest;
    PasswordRules m_rules; ///< of the organization, once they are read
    bool m_isChanging = false;
    QLineEdit* m_present;
    QLineEdit* m_fresh;
    QLineEdit* m_again;
    Meter* m_meter;
    QLabel* m_strength;
    MessageStrip* m_message;
    HintButton* m_change;
};

} // namespace homeport
