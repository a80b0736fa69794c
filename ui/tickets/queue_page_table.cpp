#include "core/access/access_service.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/theme/theme.h"
#include "ui/tickets/queue_columns.h"
#include "ui/tickets/queue_delegate.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_preview.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/visibility.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The table of the page, its order and what is chosen in it; queue_page.cpp holds what stands
// around it.

namespace {

/// No column shows the rank, and the one it is sorted by may be hidden: then that is what it is
/// called. Empty where the head of the table says it all.
QString orderText(const QueueView& view, const QString& hidden)
{
    switch (view.order) {
    case QueueView::Order::Rank:
        return view.descending ? QueuePage::tr("· sorted by rank, least urgent first")
                               : QueuePage::tr("· sorted by rank, most urgent first");
    case QueueView::Order::Due:
        return view.descending ? QueuePage::tr("· sorted by time left, longest first")
                               : QueuePage::tr("· sorted by time left, shortest first");
    default: break;
    }
    if (hidden.isEmpty())
        return {};
    return view.descending ? QueuePage::tr("· sorted by %1, descending", "a column").arg(hidden)
                           : QueuePage::tr("· sorted by %1, ascending", "a column").arg(hidden);
}

} // namespace

void QueuePage::setUpTable()
{
    setUpListTable(m_table, m_model, u"queueTable"_s, tr("Tickets"), pixelsOf(keptRowHeight()));
    m_table->setItemDelegate(new QueueDelegate(m_table));
    auto* header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(QueueModel::Updated, Qt::DescendingOrder);
    m_columns = new QueueColumns(m_table);
    connect(m_columns, &QueueColumns::detailsShown, m_model, &QueueModel::setDetailed);
    connect(m_columns, &QueueColumns::detailsShown, this, &QueuePage::showOrder);
    m_table->viewport()->installEventFilter(this);

    connect(header, &QHeaderView::sectionClicked, this, &QueuePage::sortBy);
    connect(
        m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &QueuePage::reportVisible);
    connect(m_table, &QTableView::doubleClicked, this, &QueuePage::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &QueuePage::followCurrent);
    connect(m_model, &QueueModel::dataChanged, this, &QueuePage::followCurrent);
}

void QueuePage::addColumnsTo(QMenu& menu)
{
    m_columns->addTo(menu);
}

void QueuePage::setRowHeight(RowHeight height)
{
    m_table->verticalHeader()->setDefaultSectionSize(pixelsOf(height));
    if (const auto chosen = m_table->currentIndex(); chosen.isValid())
        m_table->scrollTo(chosen);
    reportVisible();
}

QWidget* QueuePage::viewButton() const
{
    return m_viewButton;
}

void QueuePage::sortBy(int column)
{
    auto view = m_model->view();
    const auto wanted = QueueModel::orderOf(column);
    if (wanted && (column != QueueModel::Due || mayReadClocks(m_backend.actor()))) {
        // What is newest comes first; of all else what is most urgent, or first in its order.
        const bool isDescendingFirst = column == QueueModel::Number || column == QueueModel::Updated
            || column == QueueModel::Created;
        view.descending = *wanted == view.order ? !view.descending : isDescendingFirst;
        view.order = *wanted;
        m_model->setView(view);
    }
    showOrder();
}

void QueuePage::showOrder()
{
    const auto view = shownTo(m_backend.actor(), m_model->view());
    const auto column = QueueModel::columnOf(view.order);
    auto* header = m_table->horizontalHeader();
    header->setSortIndicator(column, view.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    const bool isHidden = column >= 0 && header->isSectionHidden(column);
    const auto heading = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole);
    m_order->setText(orderText(view, isHidden ? heading.toString() : QString()));
}

void QueuePage::reportVisible()
{
    const auto [first, last] = visibleRows(m_table);
    m_model->show(first, last);
}

void QueuePage::remember()
{
    m_isRestoring = true;
}

void QueuePage::restore()
{
    // The ticket stays chosen wherever it went; where it left the list, its place stays.
    const auto now = m_table->currentIndex();
    const auto found = m_current.isNull() ? -1 : m_model->rowOf(m_current);
    if (found >= 0) {
        if (found != now.row()) {
            const auto scrolled = m_table->verticalScrollBar()->value();
            m_table->setCurrentIndex(m_model->index(found, 0));
            m_table->verticalScrollBar()->setValue(scrolled);
        }
    } else if (m_model->rowCount() > 0) {
        m_table->setCurrentIndex(
            m_model->index(std::clamp(now.row(), 0, m_model->rowCount() - 1), 0));
    }
    m_isRestoring = false;
    keepPlace();
    followCurrent();
    updateTitle();

    const auto isEmpty = m_model->total() == 0;
    offerNextStep();
    showList(m_table, m_empty, isEmpty, m_empty->takesKeys() ? m_empty : nullptr);
    reportVisible();
}

void QueuePage::offerNextStep()
{
    const auto isFiltered = !m_model->view().filter.isEverything();
    m_empty->setSentence(
        isFiltered ? tr("No ticket fits the filter.") : tr("Nothing here right now."));
    const auto kind = m_model->view().kind.value_or(TicketKind::Incident);
    if (isFiltered && isWithinKind())
        m_empty->setNextStep(tr("Look among all, closed ones too"));
    else if (isFiltered)
        m_empty->setNextStep(tr("Take the filter away"));
    else
        m_empty->setNextStep(newOf(kind), kind == TicketKind::Incident ? m_newKeys : QString());
}

void QueuePage::showKeys(const Actions& actions)
{
    KeyHint::follow(actions.find(u"filter"_s), this,
        [this](const QString& keys) { m_chips->setFilterHint(tr("Filter"), keys); });
    KeyHint::follow(actions.find(u"list.open"_s), this,
        [this](const QString& keys) { m_preview->showKeys(keys); });
    KeyHint::follow(actions.find(u"new"_s), this, [this](const QString& keys) {
        m_newKeys = keys;
        if (m_empty->takesKeys())
            offerNextStep();
    });
}

void QueuePage::toggleUnread()
{
    auto ids = m_model->marks().isAll ? QList<TicketId>() : m_model->markedIds();
    if (ids.isEmpty() && !m_current.isNull())
        ids.append(m_current);
    const bool isUnread =
        std::all_of(ids.begin(), ids.end(), [this](TicketId id) { return m_model->isUnread(id); });
    for (const auto& id : std::as_const(ids)) {
        leaveUnread(id);
        m_model->setUnread(id, !isUnread);
    }
}

void QueuePage::leaveUnread(TicketId id)
{
    if (id == m_preview->ticket())
        m_preview->leaveUnread();
}

/// What makes a ticket of the kind that stands for itself; empty: nothing, or not for this person.
QString QueuePage::newOf(TicketKind kind) const
{
    const auto create = AccessService::permissionFor(kind, u"create"_s);
    if (m_backend.actor().scopeOf(create) == Scope::None)
        return {};
    switch (kind) {
    case TicketKind::Incident: return tr("New incident");
    case TicketKind::Problem: return tr("New problem");
    case TicketKind::Change: return tr("New change");
    case TicketKind::ServiceRequest: break;
    }
    return {};
}

std::optional<TicketStanding> QueuePage::standing() const
{
    const auto* row = m_model->row(m_model->rowOf(m_current));
    if (!row)
        return std::nullopt;
    const auto* shown = story();
    return TicketStanding{
        row->kind, row->status, shown ? std::optional(shown->rights) : std::nullopt};
}

const TicketStory* QueuePage::story() const
{
    const auto& shown = m_preview->story();
    return shown && shown->ticket.id == m_current ? &*shown : nullptr;
}

void QueuePage::followCurrent()
{
    if (m_isRestoring)
        return;
    const auto now = m_table->currentIndex();
    const auto* row = now.isValid() ? m_model->row(now.row()) : nullptr;
    if (now.isValid() && !row)
        return; // its page is on the way
    m_current = row ? row->id : TicketId();
    m_preview->setTicket(m_current);
    if (row && std::exchange(m_opensNext, false))
        openCurrent();
}

void QueuePage::openCurrent()
{
    if (m_current.isNull())
        return;
    m_opened = m_current;
    keepPlace();
    emit openRequested(m_current);
}

void QueuePage::keepPlace()
{
    if (const auto row = m_opened.isNull() ? -1 : m_model->rowOf(m_opened); row >= 0)
        m_place = row;
}

bool QueuePage::openBeside(TicketId opened, int rows)
{
    auto row = m_model->rowOf(opened);
    if (row < 0 && opened != m_opened)
        return false;
    if (row < 0) // what stood below it stands in its place
        row = rows > 0 ? m_place - 1 : m_place;
    row += rows;
    if (row < 0 || row >= m_model->rowCount())
        return false;
    const auto next = m_model->index(row, 0);
    m_table->setCurrentIndex(next);
    m_table->scrollTo(next); // also while another page is in front
    m_opensNext = true;
    m_model->show(row, row);
    followCurrent();
    return true;
}

} // namespace homeport
