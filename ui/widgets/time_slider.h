#pragma once

#include "core/base/clock.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace homeport {

/// A line of time from the first moment to now, with a tick for each thing that happened. Arrows go
/// from tick to tick, with Shift second by second, Home to the first, End back to now; the mouse
/// takes any second.
class TimeSlider final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeSlider(QWidget* parent = nullptr);

    /// In order; now is after the last.
    void setMoments(const QList<Timestamp>& moments);
    /// Nothing: now.
    std::optional<Timestamp> moment() const { return m_moment; }
    void setMoment(std::optional<Timestamp> moment);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void moved(std::optional<homeport::Timestamp> moment);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    qint64 first() const;
    qint64 now() const;
    int xOf(qint64 moment) const;
    void moveTo(qint64 moment);
    void moveToMouse(int x);
    void step(int direction);

    QList<Timestamp> m_moments;
    std::optional<Timestamp> m_moment;
};

} // namespace homeport
