#include "ui/widgets/hint_button.h"

#include "ui/widgets/key_hint.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/visibility.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionButton>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int sideSpace = 13;
constexpr int partSpace = 7;
constexpr int iconSide = 16;

QString classOf(HintButton::Look look)
{
    switch (look) {
    case HintButton::Look::Normal: return {};
    case HintButton::Look::Primary: return u"primary"_s;
    case HintButton::Look::Quiet: return u"quiet"_s;
    case HintButton::Look::Danger: return u"danger"_s;
    }
    return {};
}

QFont buttonFont()
{
    return Theme::font(Theme::bodySize, QFont::Medium);
}

} // namespace

HintButton::HintButton(const QString& text, const QString& keys, Look look, QWidget* parent)
    : QPushButton(text, parent), m_keys(keys)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(look);
    setKeys(keys);
}

HintButton::HintButton(QAction* action, Look look, QWidget* parent)
    : HintButton(action->text(), {}, look, parent)
{
    follow(action);
    connect(action, &QAction::changed, this, [this, action] { follow(action); });
    // Whoever shows the button may have reasons of their own not to.
    setShown(this, action->isVisible());
    connect(action, &QAction::visibleChanged, this,
        [this, action] { setShown(this, action->isVisible()); });
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

void HintButton::follow(const QAction* action)
{
    setText(action->text());
    setToolTip(plainToolTip(action->statusTip()));
    setEnabled(action->isEnabled());
    setKeys(KeyHint::words(action->shortcut()));
}

void HintButton::setLook(Look look)
{
    m_look = look;
    setStyleClass(this, classOf(look));
}

void HintButton::setFlush()
{
    m_isFlush = true;
    updateGeometry();
    update();
}

int HintButton::leadSpace() const
{
    return m_isFlush ? 0 : sideSpace;
}

void HintButton::setKeys(const QString& keys)
{
    m_keys = keys;
    setAccessibleDescription(keys);
    updateGeometry();
    update();
}

void HintButton::setBadge(const QString& text, Tone tone)
{
    m_badge = text;
    m_badgeTone = tone;
    setAccessibleDescription(text.isEmpty() ? m_keys : text);
    updateGeometry();
    update();
}

QSize HintButton::sizeHint() const
{
    const QFontMetrics metrics(buttonFont());
    int width = leadSpace() + sideSpace + metrics.size(Qt::TextShowMnemonic, text()).width();
    if (!icon().isNull())
        width += iconSide + partSpace;
    if (!m_badge.isEmpty())
        width += partSpace + Pill::sizeHint(m_badge).width();
    if (!m_keys.isEmpty())
        width += partSpace + KeyHint::sizeHint(m_keys).width();
    return {width, Theme::controlHeight};
}

QColor HintButton::inkColor() const
{
    const Theme& theme = Theme::current();
    if (!isEnabled())
        return theme.disabledText;
    switch (m_look) {
    case Look::Primary: return theme.accentText;
    case Look::Quiet: return underMouse() ? theme.text : theme.secondary;
    case Look::Danger: return theme.critical;
    case Look::Normal: break;
    }
    return theme.text;
}

void HintButton::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter(this);
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);

    const QSize wanted = sizeHint();
    QRect rest = QRect((width() - wanted.width()) / 2 + leadSpace(), 0, width(), height());
    const auto place = [&](int partWidth, int partHeight) {
        const QRect part(rest.left(), (height() - partHeight) / 2, partWidth, partHeight);
        rest.setLeft(rest.left() + partWidth + partSpace);
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };

    if (!icon().isNull())
        icon().paint(&painter, place(iconSide, iconSide), Qt::AlignCenter,
            isEnabled() ? QIcon::Normal : QIcon::Disabled);
    painter.setFont(buttonFont());
    painter.setPen(inkColor());
    const int flags = Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    const int words = painter.fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    painter.drawText(place(words, height()), flags, text());
    if (!m_badge.isEmpty()) {
        const QSize size = Pill::sizeHint(m_badge);
        Pill::paint(painter, place(size.width(), size.height()), m_badge, m_badgeTone);
    }
    if (!m_keys.isEmpty()) {
        const QSize size = KeyHint::sizeHint(m_keys);
        const bool onAccent = m_look == Look::Primary && isEnabled();
        KeyHint::paint(painter, place(size.width(), size.height()), m_keys,
            onAccent ? KeyHint::Ground::OnAccent : KeyHint::Ground::Panel);
    }
}

} // namespace homeport
