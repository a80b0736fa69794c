#include "ui/models/queue_model.h"

#include "ui/models/calendar_shelf.h"
#include "ui/models/far_pages.h"
#include "ui/shell/backend.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace homeport {

QueueModel::QueueModel(Backend& backend, QObject* parent)
    : QAbstractTableModel(parent), m_backend(backend), m_calendars(new CalendarShelf(backend, this))
{
    connect(m_calendars, &CalendarShelf::changed, this, &QueueModel::tellTimeAnew);
    connect(&m_backend, &Backend::timePassed, this, &QueueModel::tellTimeAnew);
    connect(&m_backend, &Backend::changed, this, &QueueModel::refresh);
}

void QueueModel::setView(const QueueView& view)
{
    if (view == m_view && m_isCounted)
        return;
    auto before = std::exchange(m_view, view);
    before.order = view.order;
    before.descending = view.descending;
    before.group = view.group;
    if (before != view)
        setMarks({});
    m_first = 0;
    m_last = 0;
    m_isNewView = true;
    ++m_generation;
    m_isRefreshing = false;
    m_isCountingOn = false;
    m_anchors = QueueAnchors();
    m_sorting.reset();
    m_isPassOld = false;
    m_asked.clear();
    refresh();
}

void QueueModel::show(int first, int last)
{
    m_first = std::max(first, 0);
    m_last = std::max(last, m_first);
    if (m_isNewView)
        return;
    QList<int> missing;
    for (const auto page : visiblePages()) {
        if (!m_pages.contains(page) && !m_asked.contains(page))
            missing.append(page);
    }
    if (!missing.isEmpty())
        ask(missing, false);
}

FilterMoment QueueModel::presentMoment()
{
    const auto now = QDateTime::currentDateTime();
    return {
        fromMsecs(now.toMSecsSinceEpoch()), fromMsecs(now.date().startOfDay().toMSecsSinceEpoch())};
}

void QueueModel::refresh()
{
    m_view.moment = presentMoment();
    if (m_isRefreshing) {
        m_isStale = true;
        return;
    }
    m_isRefreshing = true;
    m_isStale = false;
    ask(visiblePages(), true);
}

void QueueModel::setDetailed(bool isDetailed)
{
    const bool isMore = isDetailed && !m_isDetailed;
    m_isDetailed = isDetailed;
    if (isMore && m_isCounted)
        refresh();
}

const QueueRow* QueueModel::row(int row) const
{
    const auto page = m_pages.constFind(row / pageSize);
    if (row < 0 || page == m_pages.constEnd() || row % pageSize >= page->size())
        return nullptr;
    return &page->at(row % pageSize);
}

int QueueModel::rowOf(TicketId id) const
{
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        for (int i = 0; i < page->size(); ++i) {
            if (page->at(i).id == id)
                return page.key() * pageSize + i;
        }
    }
    return -1;
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(std::min<qint64>(m_total, std::numeric_limits<int>::max()));
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void QueueModel::tellTimeAnew()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, Due), index(rowCount() - 1, Created)); // and Updated between them
    if (rowCount() > 0 && m_isDetailed)
        emit dataChanged(index(0, Resolved), index(rowCount() - 1, Resolved));
}

void QueueModel::ask(const QList<int>& pages, bool isWithCount)
{
    for (const auto page : pages)
        m_asked.insert(page);
    const auto isNewView = m_isNewView;
    QueueQuestion question{
        m_backend.actor(), m_view, pages, {}, m_sorting, isWithCount, m_isDetailed};
    for (const auto page : pages)
        question.places.insert(page, m_anchors.before(qint64(page) * pageSize));
    const auto answer = m_backend.ask([question](Session& session) {
        return session.replica->read(
            [&](Database& database) { return readQueue(database, question); });
    });
    deliver(answer, this,
        [this, pages, isWithCount, isNewView, sorting = m_sorting, generation = m_generation](
            const Result<QueueBatch>& batch) {
            if (generation != m_generation)
                return;
            for (const auto page : pages)
                m_asked.remove(page);
            if (isWithCount)
                m_isRefreshing = false;
            if (!batch) {
                emit failed(batch.error());
                return;
            }
            const bool areElsewhere = !batch->sorting && sorting != m_sorting;
            if (areElsewhere && !isWithCount)
                return ask(pages, false);
            takeOver(*batch, isNewView);
            if (isWithCount && m_isStale)
                refresh();
            else if (areElsewhere)
                ask(visiblePages(), false);
        });
}

/// Goes on with the pass over a long view, a slice at a time, so that pages asked for meanwhile
/// come in between. It ends early where another view was chosen.
void QueueModel::countOn(QueueAnchors pass)
{
    constexpr int placesPerSlice = 20;
    m_isCountingOn = true;
    const auto answer =
        m_backend.ask([actor = m_backend.actor(), view = m_view, pass = std::move(pass)](
                          Session& session) mutable -> Result<QueueAnchors> {
            return session.replica->read([&](Database& database) -> Result<QueueAnchors> {
                if (auto done = pass.extend(database, actor, view, placesPerSlice); !done)
                    return done.error();
                return pass;
            });
        });
    deliver(answer, this, [this, generation = m_generation](const Result<QueueAnchors>& anchors) {
        if (generation != m_generation)
            return;
        m_isCountingOn = false;
        if (!anchors) {
            emit failed(anchors.error());
            return;
        }
        if (!anchors->isComplete()) {
            countOn(*anchors);
            return;
        }
        emit aboutToRefresh();
        m_anchors = *anchors;
        m_isExact = true;
        setTotal(m_anchors.counted());
        emit refreshed();
    });
}

/// The same for an order that no index has. One job at a time holds the sorting; it is shared,
/// because copying it would take longer than a slice.
void QueueModel::sortOn(const std::shared_ptr<QueueSorting>& pass)
{
    m_isCountingOn = true;
    const auto answer = m_backend.ask([actor = m_backend.actor(), view = m_view, pass](
                                          Session& session) -> Result<> {
        return session.replica->read(
            [&](Database& database) -> Result<> { return pass->extend(database, actor, view); });
    });
    deliver(answer, this, [this, pass, generation = m_generation](const Result<>& done) {
        if (generation != m_generation)
            return;
        m_isCountingOn = false;
        if (!done) {
            emit failed(done.error());
            return;
        }
        if (!pass->isComplete()) {
            sortOn(pass);
            return;
        }
        takeOver(pass);
        if (std::exchange(m_isPassOld, false))
            sortOn(std::make_shared<QueueSorting>());
    });
}

/// The rows at hand stand where they did before; they come again in their places.
void QueueModel::takeOver(const std::shared_ptr<QueueSorting>& sorting)
{
    emit aboutToRefresh();
    m_sorting = sorting;
    m_isExact = true;
    setTotal(m_sorting->counted());
    const auto visible = visiblePages();
    m_pages.removeIf(
        [&](QHash<int, QList<QueueRow>>::iterator page) { return !visible.contains(page.key()); });
    emit refreshed();
    ask(visible, false);
}

void QueueModel::setTotal(qint64 total)
{
    const auto before = rowCount();
    const auto after = int(std::min<qint64>(total, std::numeric_limits<int>::max()));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_total = total;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_total = total;
        endRemoveRows();
    }
    m_total = total;
}

void QueueModel::takeOver(const QueueBatch& batch, bool isNewView)
{
    if (batch.total < 0) {
        for (auto page = batch.pages.begin(); page != batch.pages.end(); ++page) {
            m_pages.insert(page.key(), page.value());
            const auto first = page.key() * pageSize;
            const auto last = std::min(first + pageSize, rowCount()) - 1;
            if (first <= last)
                emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
        }
        forgetFarPages();
        askNews(batch.pages.keys());
        return;
    }

    emit aboutToRefresh();
    m_isCounted = true;
    if (batch.sorting)
        m_sorting = batch.sorting;
    if (isNewView) {
        beginResetModel();
        m_isNewView = false;
        m_isExact = batch.isExact;
        m_total = batch.total;
        m_pages.clear();
        for (auto page = batch.pages.begin(); page != batch.pages.end(); ++page)
            m_pages.insert(page.key(), page.value());
        endResetModel();
    } else {
        // A long view keeps the count of its last pass until the next one ends.
        const bool keepsTotal = !batch.isExact && (m_anchors.isComplete() || m_sorting);
        m_isExact = batch.isExact || keepsTotal;
        // Pages that cannot be seen are old now; they come again when they are shown.
        m_pages.clear();
        for (auto page = batch.pages.begin(); page != batch.pages.end(); ++page)
            m_pages.insert(page.key(), page.value());
        if (!keepsTotal)
            setTotal(batch.total);
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    emit refreshed();
    askNews(batch.pages.keys());
    show(m_first, m_last);
    goOnBehind(batch);
}

/// What is beyond the count of a long view is looked for in the background.
void QueueModel::goOnBehind(const QueueBatch& batch)
{
    if (batch.isExact)
        m_anchors = QueueAnchors();
    else if (m_isCountingOn)
        m_isPassOld = true;
    else if (QueueSorting::isFor(m_view))
        sortOn(std::make_shared<QueueSorting>());
    else
        countOn(QueueAnchors());
}

void QueueModel::forgetFarPages()
{
    dropFarPages(m_pages, (m_first + m_last) / 2 / pageSize, mostPages);
}

QList<int> QueueModel::visiblePages() const
{
    QList<int> pages;
    const auto last = m_isNewView ? m_last : std::min(m_last, std::max(rowCount() - 1, 0));
    for (int page = std::min(m_first, last) / pageSize; page <= last / pageSize; ++page)
        pages.append(page);
    return pages;
}

} // namespace homeport
