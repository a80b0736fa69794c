#include "ui/tickets/queue_page.h"

#include "ui/models/queue_model.h"
#include "ui/shell/backend.h"
#include "ui/tickets/filter_line.h"
#include "ui/tickets/queue_columns.h"
#include "ui/tickets/ticket_preview.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Which = QueueView::Which;

constexpr std::array<const char*, 7> keys{
    "mine", "my_teams", "unassigned", "open", "on_hold", "resolved", "all"};

QString keyFor(Which which)
{
    return QString::fromLatin1(keys[size_t(which)]);
}

/// For what is kept of each list.
QString listKey(Which which, const std::optional<TicketKind>& kind)
{
    return kind ? keyOf(*kind) + u'.' + keyFor(which) : keyFor(which);
}

/// Those of another list are on their way.
void dropCounts(ChipBar& chips)
{
    for (const auto* key : keys)
        chips.setCount(QString::fromLatin1(key), {});
}

Which whichFor(const QString& key)
{
    const auto found = std::find_if(
        keys.begin(), keys.end(), [&](const char* each) { return key == QLatin1StringView(each); });
    return found == keys.end() ? Which::Open : Which(found - keys.begin());
}

QString nameOf(Which which)
{
    switch (which) {
    case Which::Mine: return QueuePage::tr("My work");
    case Which::MyTeams: return QueuePage::tr("My teams");
    case Which::Unassigned: return QueuePage::tr("Unassigned");
    case Which::Open: return QueuePage::tr("All open");
    case Which::OnHold: return QueuePage::tr("On hold");
    case Which::Resolved: return QueuePage::tr("Resolved");
    case Which::All: return QueuePage::tr("All", "tickets");
    }
    return {};
}

} // namespace

QueuePage::QueuePage(Backend& backend, SeenTickets& seen, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_model(new QueueModel(backend, this))
    , m_title(new QLabel)
    , m_count(new QLabel)
    , m_order(new QLabel)
    , m_viewButton(new HintButton(tr("View", "what a list shows, and how")))
    , m_chips(new ChipBar(ChipBar::Choice::One))
    , m_filter(new FilterLine(backend, m_chips))
    , m_message(new MessageStrip)
    , m_table(new QTableView)
    , m_empty(new EmptyState)
    , m_preview(new TicketPreview(backend, seen))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    setObjectName(u"queuePage"_s);
    m_title->setObjectName(u"queueTitle"_s);
    m_title->setTextFormat(Qt::PlainText); // a view may be called anything
    setStyleClass(m_title, u"title"_s);
    m_count->setObjectName(u"queueCount"_s);
    setStyleClass(m_count, u"muted"_s);
    m_order->setObjectName(u"queueOrder"_s);
    setStyleClass(m_order, u"muted"_s);
    m_order->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the list may be narrow
    m_viewButton->setObjectName(u"queueViewButton"_s);
    m_viewButton->setToolTip(tr("Columns, groups, order and row height of the list"));
    m_chips->setObjectName(u"queueChips"_s);
    for (const auto which : {Which::Mine, Which::MyTeams, Which::Unassigned, Which::Open,
             Which::OnHold, Which::Resolved, Which::All})
        m_chips->addChip(keyFor(which), nameOf(which));
    m_chips->setFilterVisible(true);
    m_model->setSeen(&seen);
    setUpTable();

    auto* heading = new QHBoxLayout;
    heading->setSpacing(Theme::smallSpace);
    heading->addWidget(m_title);
    heading->addWidget(m_count);
    heading->addWidget(m_order, 1);
    heading->addWidget(m_viewButton);
    auto* top = new QWidget;
    setStyleClass(top, u"ground bottomLine"_s);
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::space);
    topLayout->setSpacing(Theme::space);
    topLayout->addLayout(heading);
    topLayout->addWidget(m_chips);
    topLayout->addWidget(m_filter);
    topLayout->addWidget(m_message);

    auto* list = new QFrame;
    setStyleClass(list, u"panel"_s);
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_list->addWidget(top);
    m_list->addWidget(m_table, 1);
    m_list->addWidget(m_empty, 1);
    setShown(m_empty, false);

    m_splitter->setObjectName(u"queueSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({828, 404});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connect(m_viewButton, &HintButton::clicked, this, &QueuePage::viewMenuRequested);
    connect(m_chips, &ChipBar::chosenEdited, this, [this](const QStringList& chosenKeys) {
        if (!chosenKeys.isEmpty())
            choose(whichFor(chosenKeys.first()), m_model->view().kind);
    });
    connect(m_filter, &FilterLine::edited, this, [this](const FilterNode& tree) {
        auto view = m_model->view();
        view.filter = tree;
        m_model->setView(view);
    });
    connect(m_filter, &FilterLine::submitted, this, &QueuePage::focusList);
    connect(m_filter, &FilterLine::failed, m_model, &QueueModel::failed);
    connect(m_model, &QueueModel::aboutToRefresh, this, &QueuePage::remember);
    connect(m_model, &QueueModel::refreshed, this, &QueuePage::restore);
    connect(m_model, &QueueModel::failed, this, [this](const Error& error) {
        m_message->say(Tone::Critical, Words::of(error), tr("Try again"));
    });
    const auto tryAgain = [this] {
        m_message->dismiss();
        m_model->refresh();
    };
    connect(m_message, &MessageStrip::actionRequested, this, tryAgain);
    connect(&backend, &Backend::recovered, this, tryAgain);
    connect(m_empty, &EmptyState::nextStepRequested, this, [this] {
        if (m_model->view().filter.isEverything())
            emit newRequested();
        else if (isWithinKind())
            choose(Which::All, m_model->view().kind);
        else
            clearFilter();
    });
    connect(m_preview, &TicketPreview::openRequested, this, [this](TicketId id) {
        if (id == m_current)
            openCurrent();
        else // its number stands in a message
            emit openRequested(id);
    });
    connect(m_preview, &TicketPreview::loaded, this, &QueuePage::currentLoaded);
    updateTitle();
}

QueuePage::~QueuePage()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void QueuePage::choose(QueueView::Which which, const std::optional<TicketKind>& kind)
{
    auto view = m_model->view();
    if (kind != view.kind)
        dropCounts(*m_chips);
    if (!std::exchange(m_savedName, {}).isEmpty()) { // whose filter goes with it
        m_filter->clear();
        view.filter = {};
        view.group = {};
        view.order = m_usualOrder.first;
        view.descending = m_usualOrder.second;
        m_columns->setGrouped(false);
    }
    view.which = which;
    view.kind = kind;
    view.run = {};
    m_columns->open(listKey(which, kind));
    m_model->setView(view);
    m_chips->setChosen({keyFor(which)});
    showOrder();
    updateTitle();
    emit chosen(view);
}

/// Whether the list is one of those that "all" holds more than.
bool QueuePage::isWithinKind() const
{
    const auto view = m_model->view();
    return m_savedName.isEmpty() && view.run.isNull() && view.which != Which::All;
}

void QueuePage::clearFilter()
{
    m_filter->clear();
    auto view = m_model->view();
    view.filter = {};
    m_model->setView(view);
}

void QueuePage::showRun(RunId run)
{
    if (m_model->view().kind)
        dropCounts(*m_chips);
    m_savedName.clear();
    m_filter->clear();
    m_columns->open(u"run"_s);
    m_columns->setGrouped(false);
    m_model->setView({QueueView::Which::All, QueueView::Order::Number, false, {}, run});
    m_chips->setChosen({});
    showOrder();
    updateTitle();
}

void QueuePage::showView(const QString& key, const ViewSetup& setup)
{
    if (m_model->view().kind)
        dropCounts(*m_chips);
    if (m_savedName.isEmpty())
        m_usualOrder = {m_model->view().order, m_model->view().descending};
    m_savedName = setup.name;
    m_filter->setTree(setup.filter);
    m_columns->open(key, setup.columns);
    m_model->setView(setup.view());
    m_columns->setGrouped(setup.group != QueueView::Group::None);
    m_chips->setChosen({});
    showOrder();
    updateTitle();
}

QList<ViewColumn> QueuePage::columns() const
{
    return m_columns->current();
}

void QueuePage::chooseColumns()
{
    m_columns->showMenu();
}

void QueuePage::groupBy(QueueView::Group group)
{
    auto view = m_model->view();
    view.group = group;
    m_model->setView(view);
    m_columns->setGrouped(group != QueueView::Group::None);
}

QString QueuePage::baseName() const
{
    const auto& view = m_model->view();
    if (!view.run.isNull())
        return tr("From the import");
    if (!m_savedName.isEmpty())
        return m_savedName;
    if (!view.kind)
        return nameOf(view.which);
    const auto kind = Words::ofMany(*view.kind);
    return view.which == Which::Open
        ? kind
        : tr("%1: %2", "tickets of a kind, which of them").arg(kind, nameOf(view.which));
}

QString QueuePage::name() const
{
    const auto base = baseName();
    return m_model->view().filter.isEverything() || !m_savedName.isEmpty()
        ? base
        : tr("%1: %2", "view and filter").arg(base, m_filter->text());
}

void QueuePage::setFoot(QWidget* foot)
{
    m_list->addWidget(foot);
}

QueueView::Which QueuePage::which() const
{
    return m_model->view().which;
}

void QueuePage::setCounts(const Counts& counts)
{
    m_chips->setCount(keyFor(Which::Mine), Words::number(counts.mine));
    m_chips->setCount(keyFor(Which::MyTeams), Words::number(counts.myTeams));
    m_chips->setCount(keyFor(Which::Unassigned), Words::number(counts.unassigned));
    m_chips->setCount(keyFor(Which::Open), Words::number(counts.open));
    m_chips->setCount(keyFor(Which::OnHold), Words::number(counts.onHold));
}

void QueuePage::sortByRank()
{
    if (!mayReadClocks(m_backend.actor()))
        return;
    auto view = m_model->view();
    view.descending = view.order == QueueView::Order::Rank && !view.descending;
    view.order = QueueView::Order::Rank;
    m_model->setView(view);
    showOrder();
}

void QueuePage::focusFilter()
{
    m_chips->focusFilter();
}

void QueuePage::focusList()
{
    m_opensNext = false;
    if (m_table->isHidden() && m_empty->takesKeys()) // that keys are no words of the filter
        return m_empty->setFocus();
    m_table->setFocus();
    if (!m_table->currentIndex().isValid())
        step(1);
}

void QueuePage::togglePreview()
{
    setShown(m_preview, m_preview->isHidden());
}

bool QueuePage::showsPreview() const
{
    return !m_preview->isHidden();
}

TicketId QueuePage::current() const
{
    return m_current;
}

void QueuePage::step(int rows)
{
    stepBy(m_table, rows);
}

bool QueuePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        reportVisible();
    return QWidget::eventFilter(watched, event);
}

void QueuePage::updateTitle()
{
    if (const auto base = baseName(); base != m_title->text()) {
        m_title->setText(base);
        emit named();
    }
    const auto known = Words::number(m_model->total());
    const auto shown =
        m_model->isExact() ? known : tr("%1+", "at least so many, still counting").arg(known);
    m_count->setText(m_model->isCounted() ? shown : QString());
}

} // namespace homeport
