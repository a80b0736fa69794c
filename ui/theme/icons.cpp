#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QColor colorOf(IconInk ink)
{
    const Theme& theme = Theme::current();
    switch (ink) {
    case IconInk::Text: return theme.text;
    case IconInk::Secondary: return theme.secondary;
    case IconInk::Muted: return theme.muted;
    case IconInk::Accent: return theme.accent;
    case IconInk::OnAccent: return theme.accentText;
    case IconInk::Critical: return theme.critical;
    case IconInk::Good: return theme.good;
    case IconInk::Nav: return theme.navText;
    }
    return theme.text;
}

QByteArray drawingNamed(QStringView name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws one SVG and puts the theme's colour where the drawing says currentColor.
class LineIcon final : public QIconEngine
{
public:
    LineIcon(QByteArray drawing, IconInk ink) : m_drawing(std::move(drawing)), m_ink(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color =
            mode == QIcon::Disabled ? Theme::current().disabledText : colorOf(m_ink);
        QByteArray drawing = m_drawing;
        drawing.replace("currentColor", color.name().toLatin1());
        QSvgRenderer(drawing).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    bool isNull() override { return m_drawing.isEmpty(); }

    QIconEngine* clone() const override { return new LineIcon(*this); }

private:
    QByteArray m_drawing;
    IconInk m_ink;
};

} // namespace

QIcon icon(QStringView name, IconInk ink)
{
    return QIcon(new LineIcon(drawingNamed(name), ink));
}

QIcon productMark()
{
    return icon(u"homeport");
}

} // namespace homeport
