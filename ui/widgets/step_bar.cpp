#include "ui/widgets/step_bar.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace homeport {

namespace {

constexpr int lineHeight = 27;
constexpr int sideSpace = 14;
constexpr int gap = 1;
constexpr int leastWidth = 24;

} // namespace

StepBar::StepBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void StepBar::setSteps(const QStringList& steps, int current)
{
    m_steps = steps;
    setCurrent(current);
}

void StepBar::setCurrent(int current)
{
    m_current = current;
    setAccessibleName(current >= 0 && current < m_steps.size() ? tr("Status %1, step %2 of %3")
                                                                     .arg(m_steps.at(current))
                                                                     .arg(current + 1)
                                                                     .arg(m_steps.size())
                                                               : QString());
    updateGeometry();
    update();
}

QFont StepBar::stepFont(int step) const
{
    return Theme::font(Theme::smallSize, step == m_current ? QFont::DemiBold : QFont::Medium);
}

int StepBar::wantedWidth(int step) const
{
    return QFontMetrics(stepFont(step)).horizontalAdvance(m_steps.at(step)) + 2 * sideSpace;
}

QSize StepBar::sizeHint() const
{
    int width = 0;
    for (int step = 0; step < m_steps.size(); ++step)
        width += wantedWidth(step) + gap;
    return {width, lineHeight};
}

QSize StepBar::minimumSizeHint() const
{
    return {leastWidth * int(m_steps.size()), lineHeight};
}

void StepBar::paintEvent(QPaintEvent*)
{
    if (m_steps.isEmpty())
        return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const int wanted = sizeHint().width();

    QPainterPath outline;
    outline.addRoundedRect(QRect(0, 0, qMin(wanted - gap, width()), lineHeight), 6, 6);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline);

    // In narrow places all steps give way by the same share.
    const double share = qMin(1.0, double(width()) / wanted);
    double x = 0;
    for (int step = 0; step < m_steps.size(); ++step) {
        const double stepWidth = wantedWidth(step) * share;
        const QRect place = QStyle::visualRect(
            layoutDirection(), rect(), QRectF(x, 0, stepWidth, lineHeight).toRect());
        x += stepWidth + gap;

        const bool isDone = step < m_current;
        const bool isCurrent = step == m_current;
        painter.fillRect(place, isCurrent ? theme.accent : isDone ? theme.goodTint : theme.lowTint);
        painter.setFont(stepFont(step));
        painter.setPen(isCurrent ? theme.accentText : isDone ? theme.good : theme.secondary);
        const int room = place.width() - int(2 * sideSpace * share);
        painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(m_steps.at(step), Qt::ElideRight, room + 2));
    }
}

} // namespace homeport
