#include "ui/tickets/ticket_side.h"

#include "core/tickets/ticket_queries.h"
#include "ui/service_levels/clock_card.h"
#include "ui/service_levels/ledger_view.h"
#include "ui/shell/backend.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int propertiesWidth = 340;
constexpr int mostPropertiesWidth = 440;
constexpr int ledgerWidth = 488;
constexpr int beat = 20'000; // milliseconds between two looks at the clocks

} // namespace

TicketSide::TicketSide(Backend& backend, TicketId id, const QList<QWidget*>& parts, QWidget* parent)
    : QStackedWidget(parent)
    , m_backend(backend)
    , m_id(id)
    , m_scroll(new QScrollArea)
    , m_card(new ClockCard)
    , m_ledger(new LedgerView)
{
    setObjectName(u"ticketSide"_s);
    setFixedWidth(propertiesWidth);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::smallSpace, Theme::wideSpace, Theme::wideSpace);
    layout->addWidget(m_card);
    for (auto* part : parts)
        layout->addWidget(part);
    layout->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setStyleClass(content, u"panel"_s);
    m_scroll->setWidget(content);
    content->installEventFilter(this);
    addWidget(m_scroll);
    auto* ledger = new QFrame;
    setStyleClass(ledger, u"panel"_s);
    auto* ledgerLayout = new QVBoxLayout(ledger);
    ledgerLayout->setContentsMargins(
        Theme::wideSpace, Theme::smallSpace, Theme::wideSpace, Theme::wideSpace);
    ledgerLayout->addWidget(m_ledger);
    addWidget(ledger);

    connect(m_card, &ClockCard::ledgerRequested, this, [this](int clock) {
        openLedger(clock);
        m_openedFrom = clock;
    });
    connect(m_card, &ClockCard::menuRequested, this, &TicketSide::menuRequested);
    connect(m_ledger, &LedgerView::closed, this, &TicketSide::closeLedger);
    m_timer.setInterval(beat);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_moment)
            refresh();
    });
    m_timer.start();
    connect(&m_backend, &Backend::changed, this, [this] {
        // What a requester sees of them is a setting, which belongs to no ticket.
        const bool isBySetting = !mayReadClocks(m_backend.actor());
        if (isBySetting && isVisible() && !m_moment)
            refresh();
    });
}

bool TicketSide::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QStackedWidget::eventFilter(watched, event);
}

/// With room for a scroll bar, so that the one downwards, which comes and goes, hides nothing.
void TicketSide::fit()
{
    if (isLedgerOpen())
        return;
    const int needed = m_scroll->widget()->minimumSizeHint().width()
        + m_scroll->verticalScrollBar()->sizeHint().width();
    setFixedWidth(qBound(propertiesWidth, needed, mostPropertiesWidth));
}

void TicketSide::refresh()
{
    const auto levels = m_backend.ask([actor = m_backend.actor(), id = m_id, moment = m_moment](
                                          Session& session) -> Result<TicketServiceLevels> {
        const auto at = moment.value_or(session.replica->now());
        return session.replica->read([&](Database& database) {
            return ticketServiceLevels(database, actor, session.serviceLevels, id, at);
        });
    });
    deliver(levels, this, m_latest([this](const Result<TicketServiceLevels>& found) {
        // Whoever may not read the ticket is told so by its page.
        show(found ? *found : TicketServiceLevels());
    }));
}

void TicketSide::setMoment(std::optional<Timestamp> moment)
{
    m_moment = moment;
    refresh();
}

void TicketSide::toggleLedger(int clock)
{
    if (isLedgerOpen())
        return closeLedger();
    if (m_levels.at == Timestamp()) {
        m_isLedgerAwaited = true; // they are on the way
        return;
    }
    openLedger(clock < 0 ? foremost() : clock);
}

void TicketSide::show(const TicketServiceLevels& levels)
{
    m_levels = levels;
    m_shown = ClockCard::shownOf(levels);
    m_card->setLevels(levels);
    m_ledger->setLevels(m_shown, levels.at);
    if (m_shown.isEmpty() && isLedgerOpen())
        closeLedger();
    if (std::exchange(m_isLedgerAwaited, false))
        openLedger(foremost());
    emit levelsRead();
}

void TicketSide::setMenuOffered(bool isOffered)
{
    m_card->setMenuOffered(isOffered);
}

void TicketSide::openLedger(int clock)
{
    if (clock < 0 || clock >= m_shown.size() || m_shown[clock].ledger.isEmpty())
        return;
    setFixedWidth(ledgerWidth);
    setCurrentIndex(1);
    m_ledger->show(clock);
}

void TicketSide::closeLedger()
{
    setCurrentIndex(0);
    fit();
    if (!m_card->focusTarget(std::exchange(m_openedFrom, -1)))
        emit ledgerClosed();
}

/// A missed target asks for its reasons first, then the one that is due next.
int TicketSide::foremost() const
{
    const auto rank = [](const ClockReading& clock) {
        const auto due = clock.dueAt.value_or(Timestamp::max());
        const bool isMissed = clock.breachedAt && !clock.voided;
        return std::tuple(!isMissed, !clock.isLive(), due);
    };
    const auto found = std::min_element(m_shown.begin(), m_shown.end(),
        [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

} // namespace homeport
