#include "ui/tickets/ticket_picker.h"

#include "core/search/similar_tickets.h"
#include "core/search/ticket_search.h"
#include "ui/shell/backend.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostOffered = 8;
constexpr int shownLines = 4;
constexpr int mostTyped = 200;

PickedTicket pickOf(const QueueRow& row)
{
    return {row.id, row.number, row.title, row.status};
}

/// "INC2" for "inc-000002", as which a number is known, too.
QString shortest(const QString& number)
{
    static const QRegularExpression filling(u"-?0*(?=[0-9]+$)"_s);
    return number.trimmed().toUpper().remove(filling);
}

/// What the actor may read of the tickets that the words, or the ticket itself, lead to.
class Finding
{
public:
    Finding(Session& session, const Actor& actor, const record::Ticket& ticket, bool isOfKind)
        : m_session(session), m_actor(actor), m_ticket(ticket), m_isOfKind(isOfKind)
    {}

    Result<QList<PickedTicket>> find(const QString& typed)
    {
        if (typed.isEmpty())
            return likely();
        if (const auto exact = m_session.links.byNumber(m_actor, typed))
            add(exact->kind, {exact->id, exact->number, exact->title, exact->status});
        auto answer = m_session.replica->read([&](Database& database) {
            // Some of them may be of another kind, and one is the ticket itself.
            return searchTickets(database, m_actor, typed, 4 * mostOffered);
        });
        if (!answer && m_found.isEmpty())
            return answer.error();
        if (answer) {
            for (const auto& hit : answer->hits)
                add(hit.ticket.kind, pickOf(hit.ticket));
        }
        return m_found;
    }

private:
    Result<QList<PickedTicket>> likely()
    {
        const BegunTicket begun{.kind = m_ticket.kind,
            .title = m_ticket.title,
            .description = m_ticket.description,
            .category = m_ticket.categoryId,
            .service = m_ticket.serviceId,
            .itself = m_ticket.id};
        auto similar = m_session.replica->read([&](Database& database) {
            return openDuplicates(database, m_actor, begun, m_session.replica->now());
        });
        if (!similar)
            return similar.error();
        for (const auto& each : *similar)
            add(each.ticket.kind, pickOf(each.ticket));
        return m_found;
    }

    void add(TicketKind kind, const PickedTicket& ticket)
    {
        const bool isKnown = std::any_of(m_found.cbegin(), m_found.cend(),
            [&](const PickedTicket& each) { return each.id == ticket.id; });
        if (!isKnown && ticket.id != m_ticket.id && (!m_isOfKind || kind == m_ticket.kind)
            && m_found.size() < mostOffered)
            m_found += ticket;
    }

    Session& m_session;
    const Actor& m_actor;
    const record::Ticket& m_ticket;
    bool m_isOfKind;
    QList<PickedTicket> m_found;
};

} // namespace

TicketPicker::TicketPicker(Backend& backend, const record::Ticket& ticket, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_ticket(ticket)
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
{
    m_line->setObjectName(u"number"_s);
    m_line->setPlaceholderText(tr("INC-000123, or words of it"));
    m_line->setMaxLength(mostTyped);
    m_line->installEventFilter(this);
    m_list->setObjectName(u"ticketOffer"_s);
    m_list->setAccessibleName(tr("Tickets to choose from"));
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay where one types
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight(shownLines * Theme::compactRow);
    setFocusProxy(m_line);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tinySpace);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, this, &TicketPicker::ask);
    connect(m_list, &QListWidget::itemClicked, this, &TicketPicker::take);
    connect(m_list, &QListWidget::currentRowChanged, this, &TicketPicker::point);
    ask();
}

void TicketPicker::keepToKind()
{
    m_isOfKind = true;
    ask();
}

QString TicketPicker::typed() const
{
    const auto text = m_line->text().trimmed();
    return isNumber() ? text.toUpper() : text;
}

bool TicketPicker::isNumber() const
{
    static const QRegularExpression form(
        u"^\\s*[a-z]{1,12}-?[0-9]{1,12}\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    return form.match(m_line->text()).hasMatch();
}

std::optional<PickedTicket> TicketPicker::picked() const
{
    const auto number = shortest(m_line->text());
    if (m_taken && shortest(m_taken->number) == number)
        return m_taken;
    const auto found = std::find_if(m_offered.cbegin(), m_offered.cend(),
        [&](const PickedTicket& each) { return shortest(each.number) == number; });
    return found == m_offered.cend() ? std::nullopt : std::optional(*found);
}

void TicketPicker::ask()
{
    const auto text = m_line->text().trimmed();
    const auto asked = m_backend.ask(
        [actor = m_backend.actor(), ticket = m_ticket, isOfKind = m_isOfKind, text](
            Session& session) { return Finding(session, actor, ticket, isOfKind).find(text); });
    deliver(asked, this, m_latest([this](const Result<QList<PickedTicket>>& found) {
        show(found ? *found : QList<PickedTicket>()); // a whole number can be typed all the same
    }));
}

void TicketPicker::show(const QList<PickedTicket>& tickets)
{
    const auto marked = m_offered.value(m_list->currentRow()).id;
    m_offered = tickets;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const auto& each : tickets) {
        auto* item = new QListWidgetItem(tr("%1  %2 · %3", "number, title and status of a ticket")
                                             .arg(each.number, each.title, Words::of(each.status)),
            m_list);
        item->setToolTip(plainToolTip(each.title));
        item->setData(Qt::UserRole, each.id.value());
    }
    // A number that is typed whole means its own ticket, and none beside it.
    const auto found = std::find_if(m_offered.cbegin(), m_offered.cend(),
        [&](const PickedTicket& each) { return each.id == marked; });
    const bool isKept = !marked.isNull() && !picked() && found != m_offered.cend();
    m_list->setCurrentRow(isKept ? int(found - m_offered.cbegin()) : -1);
    point();
}

void TicketPicker::mark(int step)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
}

void TicketPicker::take(const QListWidgetItem* item)
{
    const auto row = item ? m_list->row(item) : -1;
    if (row < 0 || row >= m_offered.size())
        return;
    m_taken = m_offered[row];
    m_list->setCurrentRow(-1);
    m_line->setText(m_taken->number);
    m_line->setFocus();
    point();
}

void TicketPicker::point()
{
    const auto row = m_list->currentRow();
    if (row >= 0 && row < m_offered.size())
        return emit pointedAt(m_offered[row].title);
    const auto meant = picked();
    emit pointedAt(meant ? meant->title : QString());
}

bool TicketPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down: mark(1); return true;
    case Qt::Key_Up: mark(-1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto* item = m_list->currentItem()) {
            take(item);
            return true;
        }
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
