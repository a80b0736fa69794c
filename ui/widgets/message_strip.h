#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace homeport {

/// A sentence where it belongs, with at most one thing to do about it, in place of a message box.
class MessageStrip final : public QFrame
{
    Q_OBJECT

public:
    /// Starts hidden.
    explicit MessageStrip(QWidget* parent = nullptr);

    void say(Tone tone, const QString& sentence, const QString& action = {});
    void dismiss();
    /// Strips that state a lasting condition, such as being offline, have no cross.
    void setDismissible(bool isDismissible);
    QString sentence() const;

signals:
    void actionRequested();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Information;
    QLabel* m_sentence;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace homeport
