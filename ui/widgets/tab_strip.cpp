#include "ui/widgets/tab_strip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/plain_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QTabBar>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Where the row gets narrow, the titles give way and the numbers stay; then it scrolls.
class NumberedTabBar final : public QTabBar
{
public:
    using QTabBar::QTabBar;

protected:
    QSize minimumTabSizeHint(int index) const override
    {
        const auto whole = tabSizeHint(index);
        const auto text = tabText(index);
        const QFontMetrics metrics(Theme::font(Theme::bodySize, QFont::DemiBold)); // as the current
        const auto number = text.section(u' ', 0, 0) + u'…';
        const int saved = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(number);
        return {whole.width() - std::max(saved, 0), whole.height()};
    }
};

} // namespace

TabStrip::TabStrip(QWidget* parent) : QWidget(parent), m_bar(new NumberedTabBar(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("class", u"panel bottomLine"_s);

    m_bar->setObjectName(u"openTickets"_s);
    m_bar->setProperty("class", u"documents"_s);
    m_bar->setAccessibleName(tr("Open tickets"));
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setMovable(true);
    m_bar->setTabsClosable(true);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
    m_bar->installEventFilter(this);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::wideSpace, 0, Theme::wideSpace, 1);
    row->setSpacing(0);
    row->addWidget(m_bar, 0, Qt::AlignBottom);
    row->addStretch();
    setFixedHeight(41);
    hide();

    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0)
            emit chosen(keyAt(index));
    });
    connect(m_bar, &QTabBar::tabMoved, this, &TabStrip::changed);
    connect(m_bar, &QTabBar::tabCloseRequested, this,
        [this](int index) { emit closeRequested(keyAt(index)); });
}

void TabStrip::addTab(const QString& key, const QString& title)
{
    if (contains(key))
        return setTitle(key, title);
    const QSignalBlocker quiet(m_bar);
    m_bar->setTabData(m_bar->addTab(QString()), key);
    setTitle(key, title);
    show();
    emit changed();
}

void TabStrip::setTitle(const QString& key, const QString& title)
{
    const int index = indexOf(key);
    if (index < 0)
        return;
    m_bar->setTabText(index, withoutMnemonic(title));
    m_bar->setTabToolTip(index, plainToolTip(title));
}

void TabStrip::removeTab(const QString& key)
{
    const int index = indexOf(key);
    if (index < 0)
        return;
    const QSignalBlocker quiet(m_bar);
    m_bar->removeTab(index);
    setVisible(m_bar->count() > 0);
    emit changed();
}

int TabStrip::count() const
{
    return m_bar->count();
}

void TabStrip::setCurrent(const QString& key)
{
    const QSignalBlocker quiet(m_bar);
    const int index = indexOf(key);
    // A tab bar always has a current tab, so that it is not the one in front can only be its look.
    setStyleClass(m_bar, index < 0 ? u"documents resting"_s : u"documents"_s);
    if (index >= 0)
        m_bar->setCurrentIndex(index);
}

QString TabStrip::currentKey() const
{
    return keyAt(m_bar->currentIndex());
}

QString TabStrip::keyAt(int index) const
{
    return m_bar->tabData(index).toString();
}

int TabStrip::indexOf(const QString& key) const
{
    for (int index = 0; index < m_bar->count(); ++index) {
        if (keyAt(index) == key)
            return index;
    }
    return -1;
}

bool TabStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const int index = m_bar->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && index >= 0) {
            emit closeRequested(keyAt(index));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
