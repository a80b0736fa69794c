#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace homeport {

/// A stretch of time as a thin bar of parts, with ticks where something happens on the way.
class SpanBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        Used, ///< in the bar's tone
        Still, ///< hatched
        Closed, ///< grey
    };
    /// From 0, the beginning of the bar, to 1, its end. What no part covers is still to come.
    struct Part
    {
        double from = 0;
        double until = 0;
        Kind kind = Kind::Used;
    };
    struct Tick
    {
        double at = 0;
        bool isEnd = false; ///< the goal itself, drawn higher
        QString told;
    };

    explicit SpanBar(QWidget* parent = nullptr);

    void set(const QList<Part>& parts, const QList<Tick>& ticks, Tone tone);

    QSize sizeHint() const override { return {160, fixedHeight}; }
    QSize minimumSizeHint() const override { return {40, fixedHeight}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr int fixedHeight = 14;

    double xOf(double at) const;

    QList<Part> m_parts;
    QList<Tick> m_ticks;
    Tone m_tone = Tone::Accent;
};

} // namespace homeport
