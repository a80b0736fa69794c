#include "ui/widgets/nav_list.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/nav_delegate.h"
#include "ui/widgets/nav_footer.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int headHeight = 52;
constexpr int markSize = 22;

} // namespace

NavList::NavList(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_footer(new NavFooter(this))
{
    setFixedWidth(Theme::navWidth);

    m_list->setObjectName(u"places"_s);
    m_list->setProperty("class", u"nav"_s);
    m_list->setAccessibleName(tr("Navigation"));
    m_list->setItemDelegate(new NavDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);

    m_footer->setObjectName(u"person"_s);
    m_footer->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, headHeight, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_footer);

    connect(m_list, &QListWidget::itemClicked, this, &NavList::choose);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const auto* item = m_list->itemAt(at) ? m_list->itemAt(at) : m_list->currentItem();
        const auto key = item ? item->data(NavDelegate::KeyRole).toString() : QString();
        if (!key.isEmpty())
            emit menuRequested(key, m_list->viewport()->mapToGlobal(at));
    });
    connect(m_footer, &NavFooter::clicked, this, &NavList::personActivated);
}

void NavList::addSection(const QString& heading)
{
    auto* item = new QListWidgetItem(heading, m_list);
    item->setFlags(Qt::NoItemFlags);
}

void NavList::addPlace(const QString& key, const QString& text)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(NavDelegate::KeyRole, key);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

void NavList::setPlaces(const QString& heading, const QList<Place>& places)
{
    int at = 0;
    while (at < m_list->count() && m_list->item(at)->text() != heading)
        ++at;
    if (at == m_list->count())
        return;
    m_list->item(at)->setHidden(places.isEmpty());
    while (at + 1 < m_list->count() && !m_list->item(at + 1)->data(NavDelegate::KeyRole).isNull())
        delete m_list->takeItem(at + 1);
    for (const auto& place : places) {
        auto* item = new QListWidgetItem(place.text);
        item->setData(NavDelegate::KeyRole, place.key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_list->insertItem(++at, item);
    }
    setChosen(m_chosen);
}

void NavList::setCount(const QString& key, const QString& text)
{
    QListWidgetItem* item = find(key);
    if (!item)
        return;
    item->setData(NavDelegate::CountRole, text);
    item->setData(
        Qt::AccessibleTextRole, text.isEmpty() ? item->text() : item->text() + u", "_s + text);
}

void NavList::setPlaceVisible(const QString& key, bool isVisible)
{
    if (QListWidgetItem* item = find(key))
        item->setHidden(!isVisible);
}

void NavList::setPerson(const QString& name, const QString& role)
{
    m_footer->setPerson(name, role);
}

void NavList::setChosen(const QString& key)
{
    m_chosen = key;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        const QVariant itemKey = item->data(NavDelegate::KeyRole);
        const bool isChosen = !itemKey.isNull() && itemKey.toString() == key;
        item->setData(NavDelegate::ChosenRole, isChosen);
        if (isChosen)
            m_list->setCurrentItem(item, QItemSelectionModel::NoUpdate);
    }
}

QListWidgetItem* NavList::find(const QString& key) const
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(NavDelegate::KeyRole).toString() == key)
            return m_list->item(i);
    }
    return nullptr;
}

void NavList::choose(const QListWidgetItem* item)
{
    if (!item || item->data(NavDelegate::KeyRole).isNull())
        return;
    const QString key = item->data(NavDelegate::KeyRole).toString();
    setChosen(key);
    emit chosen(key);
}

bool NavList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            choose(m_list->currentItem());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NavList::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.navGround);

    const int side = NavDelegate::sideSpace + NavDelegate::textSpace;
    const QRect mark(side, 16, markSize, markSize);
    productMark().paint(&painter, QStyle::visualRect(layoutDirection(), rect(), mark));
    const QRect name(mark.right() + 9, mark.top(), width() - mark.right() - 9 - side, markSize);
    painter.setFont(Theme::font(Theme::headingSize, QFont::DemiBold));
    painter.setPen(theme.navSelectedText);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), name),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
        u"Homeport"_s);
}

} // namespace homeport
