#include "ui/people/person_page.h"

#include "core/base/text.h"
#include "ui/settings/skill_list.h"
#include "ui/shell/backend.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_model.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QSet>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 340;
constexpr int labelWidth = 104;
constexpr int avatarDiameter = 40;
constexpr int mostTickets = 200;

void addField(QVBoxLayout* fields, const QString& label, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* name = new QLabel(label);
    setStyleClass(name, u"small muted"_s);
    name->setFixedWidth(labelWidth);
    auto* text = new QLabel(value);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(name, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    fields->addWidget(line);
}

/// Those that are open, then those that are not, each the newest first.
Result<PersonTickets> ticketsOf(Database& database, const Actor& actor, PersonId id)
{
    QueueView view;
    view.person = id;
    view.order = QueueView::Order::Created;
    auto open = TicketQueries::page(database, actor, view, 0, mostTickets);
    if (!open)
        return open.error();
    view.which = QueueView::Which::All;
    auto all = TicketQueries::page(database, actor, view, 0, mostTickets);
    if (!all)
        return all.error();
    QSet<TicketId> known;
    for (const auto& row : std::as_const(*open))
        known.insert(row.id);
    all->removeIf([&](const QueueRow& row) { return known.contains(row.id); });
    return PersonTickets{*open, *all};
}

} // namespace

PersonPage::PersonPage(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_avatar(new Avatar)
    , m_name(new QLabel)
    , m_title(new QLabel)
    , m_state(new QLabel)
    , m_settings(new HintButton(tr("Open in the settings")))
    , m_message(new MessageStrip)
    , m_fields(new QVBoxLayout)
    , m_ticketHeading(new QLabel)
    , m_tickets(new LineModel(
          {tr("Title"), tr("Number"), tr("Status"), tr("Requester"), tr("Assignee"), tr("Updated")},
          this))
    , m_table(new QTableView)
    , m_none(new EmptyState)
{
    setObjectName(u"personPage"_s);
    m_avatar->setDiameter(avatarDiameter);
    m_name->setObjectName(u"personName"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_title->setTextFormat(Qt::PlainText);
    setStyleClass(m_name, u"display"_s);
    setStyleClass(m_title, u"secondary"_s);
    setStyleClass(m_state, u"small warning"_s);
    m_settings->setObjectName(u"personSettings"_s);
    m_ticketHeading->setObjectName(u"personTickets"_s);
    setStyleClass(m_ticketHeading, u"heading"_s);
    m_none->setObjectName(u"personNone"_s);
    m_fields->setSpacing(Theme::smallSpace);

    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_title);
    names->addWidget(m_state);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::space);
    head->addWidget(m_avatar, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    auto* side = new QFrame;
    setStyleClass(side, u"panel rightLine"_s);
    side->setFixedWidth(cardWidth);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    sideLayout->setSpacing(Theme::wideSpace);
    sideLayout->addLayout(head);
    sideLayout->addLayout(m_fields);
    sideLayout->addWidget(m_settings, 0, Qt::AlignLeft);
    sideLayout->addStretch();

    setUpLines(m_table, m_tickets, u"personTable"_s, tr("Tickets"), {110, 110, 140, 140, 110});
    m_table->installEventFilter(this);
    auto* list = new QFrame;
    setStyleClass(list, u"panel"_s);
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    m_ticketHeading->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::space);
    listLayout->addWidget(m_ticketHeading);
    listLayout->addWidget(m_message);
    listLayout->addWidget(m_table, 1);
    listLayout->addWidget(m_none, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(list, 1);

    setShown(m_none, false);
    connect(m_settings, &HintButton::clicked, this, [this] { emit settingsRequested(m_id); });
    connect(m_table, &QTableView::doubleClicked, this, &PersonPage::openCurrent);
    connect(&m_backend, &Backend::changed, this, [this] {
        if (isVisible())
            fetch();
    });
}

PersonPage::~PersonPage()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void PersonPage::open(PersonId id)
{
    m_id = id;
    m_message->dismiss();
    fetch();
    (m_table->isHidden() ? static_cast<QWidget*>(this) : m_table)->setFocus();
}

void PersonPage::fetch()
{
    const auto card = m_backend.ask([actor = m_backend.actor(), id = m_id](Session& session) {
        const auto now = session.replica->now();
        return session.replica->read(
            [&](Database& database) { return personCard(database, actor, id, now); });
    });
    deliver(card, this, m_latestCard([this](const Result<PersonCard>& found) {
        if (!found)
            return m_message->say(Tone::Critical, Words::of(found.error()));
        showCard(*found);
        emit loaded();
    }));
    const auto tickets = m_backend.ask([actor = m_backend.actor(), id = m_id](Session& session) {
        return session.replica->read(
            [&](Database& database) { return ticketsOf(database, actor, id); });
    });
    deliver(tickets, this, m_latestTickets([this](const Result<PersonTickets>& found) {
        if (!found)
            return m_message->say(Tone::Critical, Words::of(found.error()));
        showTickets(*found);
    }));
}

QString PersonPage::name() const
{
    return m_name->text();
}

void PersonPage::showCard(const PersonCard& card)
{
    const auto& person = card.person;
    m_avatar->setName(person.displayName);
    m_name->setText(withControlsShown(person.displayName));
    m_title->setText(person.jobTitle.value_or(QString()));
    setShown(m_title, person.jobTitle.has_value());
    m_state->setText(tr("This account is switched off."));
    setShown(m_state, !person.isActive);
    setShown(m_settings, m_backend.actor().scopeOf(u"user.create"_s) != Scope::None);
    while (auto* item = m_fields->takeAt(0)) {
        if (auto* widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    addField(m_fields, tr("E-mail"), person.email.value_or(QString()));
    addField(m_fields, tr("Telephone"), person.phone.value_or(QString()));
    addField(m_fields, tr("Mobile"), person.mobile.value_or(QString()));
    addField(m_fields, tr("Sign-in name"), person.username);
    addField(m_fields, tr("Department"), card.department);
    addField(m_fields, tr("Location"), card.location);
    addField(m_fields, tr("Manager"), card.manager);
    addField(m_fields, tr("Teams"), card.teams.join(u'\n'));
    addField(m_fields, tr("Roles"), card.roles.join(u'\n'));
    QStringList skills;
    for (const auto& skill : card.skills)
        skills += SkillList::told(skill);
    addField(m_fields, tr("Skills"), skills.join(u'\n'));
    addField(m_fields, tr("Away"),
        card.awayUntil ? tr("until %1").arg(Words::exact(*card.awayUntil)) : QString());
}

void PersonPage::showTickets(const PersonTickets& tickets)
{
    QList<ListLine> lines;
    const auto rows = tickets.open + tickets.closed;
    for (const auto& row : rows) {
        lines.append({row.id.value(),
            {row.title, row.number, Words::of(row.status), row.requester, row.assignee,
                Words::ago(row.updatedAt)}});
    }
    showLines(m_table, m_tickets, lines);
    const auto told = [](qsizetype count, bool isAll) {
        return isAll ? Words::number(count) : Words::number(count) + u'+';
    };
    const auto open = tickets.open.size();
    const auto closed = tickets.closed.size();
    m_ticketHeading->setText(
        tr("Tickets: %1 open · %2 closed", "how many")
            .arg(told(open, open < mostTickets), told(closed, open + closed < mostTickets)));
    m_none->setSentence(tr("There are no tickets for or with this person."));
    showList(m_table, m_none, lines.isEmpty(), this);
    if (hasFocus() && !lines.isEmpty())
        m_table->setFocus();
}

void PersonPage::openCurrent()
{
    if (const auto* line = m_tickets->line(m_table->currentIndex().row()))
        emit ticketRequested(TicketId(line->id));
}

bool PersonPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_J: stepBy(m_table, 1); return true;
        case Qt::Key_K: stepBy(m_table, -1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: openCurrent(); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
