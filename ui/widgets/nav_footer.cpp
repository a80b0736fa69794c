#include "ui/widgets/nav_footer.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/nav_delegate.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int lineHeight = 52;

} // namespace

NavFooter::NavFooter(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(lineHeight);
}

void NavFooter::setPerson(const QString& name, const QString& role)
{
    setText(name);
    m_role = role;
    setAccessibleName(role.isEmpty() ? name : name + u", "_s + role);
    setVisible(!name.isEmpty());
    update();
}

QSize NavFooter::sizeHint() const
{
    return {Theme::navWidth, lineHeight};
}

void NavFooter::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QRect box = rect().adjusted(NavDelegate::sideSpace, 4, -NavDelegate::sideSpace, -6);
    if (underMouse() || isDown())
        paintBox(painter, box, 6, theme.navHover);
    if (hasFocus())
        paintFocusRing(painter, box, 5, theme.navText);

    const auto placed = [&](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), box, part);
    };
    QRect inner = box.adjusted(NavDelegate::textSpace, 3, -NavDelegate::textSpace, -3);
    const QRect round(inner.left(), inner.center().y() - Avatar::standardSize / 2 + 1,
        Avatar::standardSize, Avatar::standardSize);
    Avatar::paint(painter, placed(round), text());

    inner.setLeft(round.right() + 1 + Theme::smallSpace);
    const int half = inner.height() / 2;
    const auto line = [&](const QRect& part, const QString& words) {
        painter.drawText(placed(part),
            int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
            painter.fontMetrics().elidedText(words, Qt::ElideRight, part.width()));
    };
    painter.setFont(Theme::font());
    painter.setPen(theme.navSelectedText);
    line(m_role.isEmpty() ? inner : inner.adjusted(0, 0, 0, -half), text());
    painter.setFont(Theme::font(Theme::captionSize));
    painter.setPen(theme.navText);
    line(inner.adjusted(0, half, 0, 0), m_role);
}

} // namespace homeport
