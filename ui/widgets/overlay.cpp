#include "ui/widgets/overlay.h"

#include "ui/theme/theme.h"
#include "ui/widgets/tab_order.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int windowMargin = 24;
constexpr double topShare = 0.122;
constexpr char holdsOverlays[] = "holdsOverlays";

/// The part of the window that holds its cards, or the window.
QWidget* holderIn(QWidget* window)
{
    for (auto* part : window->findChildren<QWidget*>()) {
        if (part->property(holdsOverlays).toBool())
            return part;
    }
    return window;
}

} // namespace

Overlay::Overlay(QWidget* window, Place place)
    : QWidget(holderIn(window))
    , m_place(place)
    , m_card(new QFrame(this))
    , m_cardLayout(new QVBoxLayout(m_card))
{
    m_card->setProperty("class", u"overlayCard"_s);
    m_cardLayout->setContentsMargins(1, 1, 1, 1);
    m_cardLayout->setSpacing(0);
    m_card->installEventFilter(this);
    parentWidget()->installEventFilter(this);
    setFocusPolicy(Qt::ClickFocus);
    hide();

    connect(qApp, &QApplication::focusChanged, this,
        [this](QWidget*, QWidget* now) { keepFocus(now); });
}

void Overlay::holdIn(QWidget* part)
{
    part->setProperty(holdsOverlays, true);
}

void Overlay::setContent(QWidget* content)
{
    if (m_content)
        m_content->deleteLater();
    m_content = content;
    m_cardLayout->addWidget(content);
    setAccessibleName(content->accessibleName());
}

void Overlay::open(QWidget* firstFocus)
{
    if (!isVisible()) {
        m_before.clear();
        for (auto* part = window()->focusWidget(); part; part = part->parentWidget())
            m_before.append(part);
    }
    m_lastInside = nullptr;
    arrange();
    show();
    raise();
    if (firstFocus) {
        firstFocus->setFocus(Qt::PopupFocusReason);
    } else {
        setFocus(Qt::PopupFocusReason);
        focusNextPrevChild(true);
    }
}

void Overlay::dismiss()
{
    if (!isVisible())
        return;
    hide();
    giveFocusBack();
    emit dismissed();
}

void Overlay::giveFocusBack()
{
    const auto before = std::exchange(m_before, {});
    for (const auto& part : before) {
        if (part && part->isVisible() && part->isEnabled())
            return part->setFocus(Qt::PopupFocusReason);
    }
}

void Overlay::arrange()
{
    setGeometry(parentWidget()->rect());
    const QSize room = size() - QSize(2 * windowMargin, 2 * windowMargin);
    QSize wanted = m_card->sizeHint();
    if (m_card->layout()->hasHeightForWidth())
        wanted.setHeight(m_card->layout()->totalHeightForWidth(wanted.width()));
    const QSize fits = wanted.boundedTo(room.expandedTo({1, 1}));

    const int free = height() - fits.height();
    int top = free / 2;
    if (m_place == Place::Top)
        top = qMin(int(height() * topShare), top);
    m_card->setGeometry((width() - fits.width()) / 2, qMax(0, top), fits.width(), fits.height());
}

bool Overlay::event(QEvent* event)
{
    // Keys without Ctrl or Alt belong to the card; the one-letter keys behind it must not act.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    const bool isResized = watched == parentWidget() && event->type() == QEvent::Resize;
    const bool isGrown = watched == m_card && event->type() == QEvent::LayoutRequest;
    if (isVisible() && (isResized || isGrown))
        arrange();
    return QWidget::eventFilter(watched, event);
}

bool Overlay::focusNextPrevChild(bool next)
{
    stepFocus(this, next);
    return true; // where there is nothing to go to, nothing outside is for now
}

void Overlay::keepFocus(QWidget* now)
{
    if (!isVisible() || !now || now->window() != window())
        return;
    if (now == this || isAncestorOf(now)) {
        m_lastInside = now;
        return;
    }
    for (const QWidget* widget = now; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const Overlay*>(widget))
            return; // a card opened over this one
    }
    QWidget* inside = m_lastInside && m_lastInside->isVisible() ? m_lastInside.data() : this;
    inside->setFocus(Qt::OtherFocusReason);
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    // All other keys end here: what lies behind is out of reach.
    event->accept();
}

void Overlay::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    if (m_closesOnOutsideClick)
        dismiss();
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::current().shade);
}

} // namespace homeport
