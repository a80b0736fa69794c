#include "ui/widgets/avatar.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_text.h"

#include <QPainter>
#include <QTextBoundaryFinder>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// FNV-1a, since qHash() may differ from one Qt release to the next.
quint32 stableNumber(const QString& name)
{
    quint32 number = 2166136261u;
    for (const char byte : name.toUtf8())
        number = (number ^ quint8(byte)) * 16777619u;
    return number ^ (number >> 16);
}

QString firstLetter(const QString& word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return word.left(end).toUpper();
}

} // namespace

Avatar::Avatar(const QString& name, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void Avatar::setName(const QString& name)
{
    m_name = name;
    setAccessibleName(name);
    setToolTip(plainToolTip(name));
    update();
}

void Avatar::setDiameter(int diameter)
{
    m_diameter = diameter;
    updateGeometry();
    update();
}

QString Avatar::initials(const QString& name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return firstLetter(words.first());
    return firstLetter(words.first()) + firstLetter(words.last());
}

void Avatar::paint(QPainter& painter, const QRect& rect, const QString& name)
{
    const Theme& theme = Theme::current();
    const int diameter = qMin(rect.width(), rect.height());
    QRectF round(0, 0, diameter, diameter);
    round.moveCenter(QRectF(rect).center());

    const QString letters = initials(name);
    painter.save();
    if (letters.isEmpty()) {
        painter.setPen(theme.muted);
        painter.drawText(round, Qt::AlignCenter, u"—"_s);
    } else {
        paintBox(painter, round, diameter / 2.0, Theme::avatarGround(stableNumber(name)));
        painter.setFont(Theme::font(qMax(7, diameter * 10 / 24), QFont::DemiBold));
        painter.setPen(theme.avatarText);
        painter.drawText(round, Qt::AlignCenter, letters);
    }
    painter.restore();
}

void Avatar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_name);
}

} // namespace homeport
