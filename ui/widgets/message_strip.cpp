#include "ui/widgets/message_strip.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/visibility.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int signSize = 16;

/// The letter in the round in front, so that the tone is not told by colour alone.
QString signOf(Tone tone)
{
    switch (tone) {
    case Tone::Critical:
    case Tone::High:
    case Tone::Medium: return u"!"_s;
    case Tone::Good: return u"✓"_s;
    default: return u"i"_s;
    }
}

} // namespace

MessageStrip::MessageStrip(QWidget* parent)
    : QFrame(parent)
    , m_sentence(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setAutoDefault(false);
    m_action->setObjectName(u"messageAction"_s);
    m_close->setIcon(icon(u"close"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setFocusPolicy(Qt::TabFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::space + signSize + Theme::smallSpace, 6, Theme::smallSpace, 6);
    row->setSpacing(Theme::smallSpace);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setMinimumHeight(40);
    hide();

    connect(m_action, &QPushButton::clicked, this, &MessageStrip::actionRequested);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        emit dismissed();
    });
}

void MessageStrip::say(Tone tone, const QString& sentence, const QString& action)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    setShown(this, true);
    update();

    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void MessageStrip::dismiss()
{
    hide();
}

void MessageStrip::setDismissible(bool isDismissible)
{
    m_close->setVisible(isDismissible);
}

QString MessageStrip::sentence() const
{
    return m_sentence->text();
}

void MessageStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paintBox(painter, rect(), Theme::radius, theme.tint(m_tone));

    const QRect place(Theme::space, (height() - signSize) / 2, signSize, signSize);
    const QRect round = QStyle::visualRect(layoutDirection(), rect(), place);
    paintBox(painter, round, signSize / 2.0, QColor(), theme.ink(m_tone));
    painter.setFont(Theme::font(Theme::captionSize, QFont::Bold));
    painter.setPen(theme.ink(m_tone));
    painter.drawText(round, Qt::AlignCenter, signOf(m_tone));
}

} // namespace homeport
