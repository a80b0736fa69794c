#include "ui/tickets/inline_offer.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int listWidth = 280;

} // namespace

InlineOffer::InlineOffer(QPlainTextEdit& field, const QRegularExpression& begun,
    const QString& listName, const QString& accessibleName)
    : QObject(&field), m_field(field), m_begun(begun), m_list(new QCompleter(this))
{
    m_list->setModel(new QStandardItemModel(m_list));
    m_list->setWidget(&field);
    m_list->setCompletionMode(QCompleter::PopupCompletion);
    m_list->setCaseSensitivity(Qt::CaseInsensitive);
    m_list->setFilterMode(Qt::MatchContains);
    m_list->popup()->setObjectName(listName);
    m_list->popup()->setAccessibleName(accessibleName);
    connect(m_list, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this](const QModelIndex& index) { emit chosen(index.data(Qt::UserRole).toString()); });
}

void InlineOffer::setItems(const QList<Item>& items)
{
    if (items == m_items)
        return;
    m_items = items;
    const auto marked = isOpen() ? m_list->popup()->currentIndex().data(Qt::UserRole) : QVariant();
    auto* model = qobject_cast<QStandardItemModel*>(m_list->model());
    model->clear();
    for (const auto& each : items) {
        auto* item = new QStandardItem(each.text);
        item->setData(each.key, Qt::UserRole);
        model->appendRow(item);
    }
    offer();
    const auto* offered = m_list->completionModel();
    for (int row = 0; marked.isValid() && isOpen() && row < offered->rowCount(); ++row) {
        if (offered->index(row, 0).data(Qt::UserRole) == marked)
            m_list->popup()->setCurrentIndex(offered->index(row, 0));
    }
}

void InlineOffer::setReady(bool isReady)
{
    if (std::exchange(m_isReady, isReady) != isReady)
        offer();
}

QString InlineOffer::typed() const
{
    const auto cursor = m_field.textCursor();
    const auto match = m_begun.match(cursor.block().text().left(cursor.positionInBlock()));
    return match.hasMatch() ? QString(match.captured(1).isNull() ? u""_s : match.captured(1))
                            : QString();
}

void InlineOffer::offer()
{
    const auto begun = typed();
    if (!m_isReady || !m_field.hasFocus() || begun.isNull()) {
        m_list->popup()->hide();
        return;
    }
    if (!std::exchange(m_hasAsked, true))
        emit wanted();
    m_list->setCompletionPrefix(begun);
    if (m_list->completionCount() == 0) {
        m_list->popup()->hide();
        return;
    }
    auto place = m_field.cursorRect();
    place.setWidth(listWidth);
    m_list->complete(place);
    m_list->popup()->setCurrentIndex(m_list->completionModel()->index(0, 0));
}

bool InlineOffer::isOpen() const
{
    return m_list->popup()->isVisible();
}

} // namespace homeport
