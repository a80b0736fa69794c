#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

class QAction;

namespace homeport {

/// A push button that shows its key, or a count, inside: "Send [Ctrl ↵]", "Alerts [3]".
class HintButton final : public QPushButton
{
    Q_OBJECT

public:
    enum class Look { Normal, Primary, Quiet, Danger };

    explicit HintButton(const QString& text = {}, const QString& keys = {},
        Look look = Look::Normal, QWidget* parent = nullptr);
    /// Takes text, key, tool tip and enabled state from the action and triggers it.
    explicit HintButton(QAction* action, Look look = Look::Normal, QWidget* parent = nullptr);

    void setLook(Look look);
    /// Its text begins where the button does, in line with labels above and below.
    void setFlush();
    void setKeys(const QString& keys);
    /// A tinted count after the text; an empty one is not shown.
    void setBadge(const QString& text, Tone tone = Tone::Critical);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(const QAction* action);
    QColor inkColor() const;
    int leadSpace() const;

    QString m_keys;
    QString m_badge;
    Tone m_badgeTone = Tone::Critical;
    Look m_look = Look::Normal;
    bool m_isFlush = false;
};

} // namespace homeport
