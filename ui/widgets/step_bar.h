#pragma once

#include <QStringList>
#include <QWidget>

namespace homeport {

/// The way a ticket goes, as a row of steps: those done, the current one, those to come.
class StepBar final : public QWidget
{
    Q_OBJECT

public:
    explicit StepBar(QWidget* parent = nullptr);

    void setSteps(const QStringList& steps, int current);
    void setCurrent(int current);
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont stepFont(int step) const;
    int wantedWidth(int step) const;

    QStringList m_steps;
    int m_current = -1;
};

} // namespace homeport
