#include "ui/tickets/caller_line.h"

#include "ui/shell/backend.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostTickets = 3;
constexpr qsizetype longestTitle = 24; // three of them stand beside each other

QString shortened(const QString& title)
{
    return title.size() <= longestTitle ? title : title.left(longestTitle - 1).trimmed() + u'…';
}

} // namespace

CallerLine::CallerLine(Backend& backend, QWidget* parent)
    : QWidget(parent), m_backend(backend), m_counts(new QLabel), m_tickets(new QHBoxLayout)
{
    setObjectName(u"callerLine"_s);
    m_counts->setObjectName(u"callerCounts"_s);
    m_counts->setTextFormat(Qt::PlainText);
    setStyleClass(m_counts, u"secondary"_s);
    m_tickets->setSpacing(Theme::tinySpace);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(m_counts);
    layout->addLayout(m_tickets);
    layout->addStretch();
    setMinimumHeight(HintButton(u"X"_s, {}, HintButton::Look::Quiet).sizeHint().height());
}

void CallerLine::setPerson(PersonId person)
{
    if (person == m_person)
        return;
    m_person = person;
    m_latest([](int) {}); // answers still under way are of somebody else
    empty();
    if (!person.isNull())
        fetch();
}

void CallerLine::fetch()
{
    const auto asked =
        m_backend.ask([actor = m_backend.actor(), person = m_person](Session& session) {
            return session.replica->read([&](Database& database) {
                return RequesterTickets::read(database, actor, person, mostTickets);
            });
        });
    // A call is taken as well without, so an error says nothing.
    deliver(asked, this, m_latest([this](const Result<RequesterTickets>& found) {
        if (found)
            showTickets(*found);
    }));
}

void CallerLine::showTickets(const RequesterTickets& tickets)
{
    m_counts->setText(tickets.open + tickets.closed == 0
            ? tr("Nothing reported so far")
            : tr("%1 open · %2 closed", "tickets of a person")
                  .arg(Words::number(tickets.open), Words::number(tickets.closed)));
    for (const auto& ticket : tickets.newest) {
        const auto text = u"%1 %2"_s.arg(ticket.number, shortened(ticket.title));
        auto* button = new HintButton(withoutMnemonic(text), {}, HintButton::Look::Quiet);
        button->setObjectName(u"callerTicket"_s);
        button->setToolTip(plainToolTip(u"%1 · %2"_s.arg(ticket.title, Words::of(ticket.status))));
        m_tickets->addWidget(button);
        connect(button, &HintButton::clicked, this, [this, id = ticket.id] { emit chosen(id); });
    }
}

void CallerLine::empty()
{
    m_counts->clear();
    while (auto* item = m_tickets->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its own click may be what changes it
        delete item;
    }
}

} // namespace homeport
