#include "ui/widgets/search_field.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_hint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace homeport {

namespace {

constexpr int sideSpace = 11;

} // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QAbstractButton(parent)
{
    setText(placeholder);
    setAccessibleName(placeholder);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { emit activated({}); });
}

void SearchField::setKeys(const QString& keys)
{
    m_keys = keys;
    setAccessibleDescription(keys);
    update();
}

QSize SearchField::sizeHint() const
{
    return {440, Theme::controlHeight};
}

QSize SearchField::minimumSizeHint() const
{
    return {160, Theme::controlHeight};
}

bool SearchField::startsTyping(const QKeyEvent& event)
{
    const bool isPlain = !(event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    return isPlain && !event.text().isEmpty() && event.text().at(0).isPrint()
        && event.key() != Qt::Key_Space;
}

bool SearchField::event(QEvent* event)
{
    // Letters go into the search here, as in a text field, and are no one-letter keys.
    if (event->type() == QEvent::ShortcutOverride
        && startsTyping(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (startsTyping(*event)) {
        emit activated(event->text());
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paintBox(painter, rect(), Theme::radius, theme.fieldGround,
        underMouse() ? theme.strongLine : theme.line);
    if (hasFocus())
        paintFocusRing(painter, rect(), Theme::radius - 1, theme.accent);

    const auto placed = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QSize cap = KeyHint::sizeHint(m_keys);
    const QRect capBox(
        QPoint(width() - sideSpace - cap.width(), (height() - cap.height()) / 2), cap);
    KeyHint::paint(painter, placed(capBox), m_keys);

    const QRect words(sideSpace, 0, capBox.left() - sideSpace - Theme::smallSpace, height());
    painter.setFont(Theme::font());
    painter.setPen(theme.muted);
    painter.drawText(placed(words),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace homeport
