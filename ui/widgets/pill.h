#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace homeport {

/// A small shape in front of a pill's word, so that rank can be told without colour.
enum class PillMark { None, Critical, High, Medium, Low };

/// A word on a tinted, rounded ground: a priority, a status, a count.
class Pill final : public QLabel
{
    Q_OBJECT

public:
    explicit Pill(const QString& text = {}, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    Pill(const QString& text, Tone tone, PillMark mark, QWidget* parent = nullptr);

    void setTone(Tone tone);
    void setMark(PillMark mark);
    /// Text, tone and mark at once; an empty text hides the pill.
    void set(const QString& text, Tone tone, PillMark mark = PillMark::None);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// For delegates: paints at the leading edge of the cell, centred upright, elided if need be.
    static void paint(QPainter& painter, const QRect& cell, const QString& text, Tone tone,
        PillMark mark = PillMark::None);
    static QSize sizeHint(const QString& text, PillMark mark = PillMark::None);
    /// Only the shape, centred, for columns too narrow for a word.
    static void paintMark(QPainter& painter, const QRectF& box, PillMark mark, const QColor& color);
    /// The shape that belongs to a priority tone; None for the other tones.
    static PillMark markOf(Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    PillMark m_mark = PillMark::None;
};

} // namespace homeport
