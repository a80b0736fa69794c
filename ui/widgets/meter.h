#pragma once

#include "ui/theme/theme.h"

#include <QProgressBar>

namespace homeport {

/// A thin bar that shows how much of something is used, in a tone.
class Meter final : public QProgressBar
{
    Q_OBJECT

public:
    static constexpr int thickness = 5;

    explicit Meter(QWidget* parent = nullptr);

    /// From 0 to 1; what lies outside is shown as empty or full.
    void setShare(double share);
    void setTone(Tone tone);

    QSize sizeHint() const override { return {84, thickness}; }
    QSize minimumSizeHint() const override { return {24, thickness}; }

    /// For delegates: the bar lies across the middle of the rectangle.
    static void paint(QPainter& painter, const QRect& rect, double share, Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Accent;
};

} // namespace homeport
