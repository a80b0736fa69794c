#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace homeport {

/// How much time something has, told by text and shape, so that it can be read without colour.
struct TimeFace
{
    enum class Ground {
        None, ///< only text: there is no time to keep
        Tint,
        Edged, ///< a strong edge: not much is left
        Solid, ///< it is used up
        Hatched ///< it stands still
    };
    enum class Mark { None, Paused, Asleep, Warning };

    QString text;
    Tone tone = Tone::Neutral;
    Ground ground = Ground::Tint;
    Mark mark = Mark::None;

    friend bool operator==(const TimeFace&, const TimeFace&) = default;
};

/// The time that is left, on a ground of one width wherever it stands.
class TimePill final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int fixedWidth = 84;
    static constexpr int fixedHeight = 19;

    explicit TimePill(QWidget* parent = nullptr);

    /// An empty text hides the pill. The tool tip and the words for screen readers are `told`.
    void setFace(const TimeFace& face, const QString& told);
    const TimeFace& face() const { return m_face; }

    QSize sizeHint() const override { return {fixedWidth, fixedHeight}; }

    /// For delegates: paints at the leading edge of the cell, centred upright.
    static void paint(QPainter& painter, const QRect& cell, const TimeFace& face);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TimeFace m_face;
};

} // namespace homeport
